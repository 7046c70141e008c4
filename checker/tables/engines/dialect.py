"""The SQL of the selection in the words of Spark; it is written in those of DuckDB.

Only what is known to mean the same on both is translated (:data:`KNOWN`); of anything else
:func:`spark_sql` says that it cannot be. Sums and products of whole numbers are decimals of 38
digits: those of 64 bits overflow without a word on some servers. What is cast to floating point is
reckoned as such, by IEEE 754.
"""

from typing import TYPE_CHECKING, Final

from checker.tables.rows import Failed

if TYPE_CHECKING:
    from sqlglot import exp

_NAMES = """
    Abs Add Alias And ArrayAgg Boolean Case Cast Chr Coalesce Column Count DPipe DataType Distinct
    Div EQ
    Exists Filter From GT GTE Greatest Group Having Identifier If In Is Join LT LTE Least Length
    Limit Literal LogicalOr Max Min Mod Mul NEQ Neg Not Null Nullif Or Order Ordered Paren
    RegexpFullMatch Replace RowNumber Select Star StrPosition Sub Subquery Substring Sum Table
    TableAlias Tuple Union Where Window WindowSpec
"""

KNOWN: Final = frozenset(_NAMES.split())
"""The constructs that a statement may have, by the names of sqlglot's classes."""


def spark_sql(statement: str) -> str:
    """One SELECT in Spark's words; raises ``Failed`` of what is not known to mean the same."""
    import sqlglot  # 150 ms: few runs are on a cluster
    from sqlglot import exp

    query = sqlglot.parse_one(statement, read="duckdb")
    for node in query.walk():
        if type(node).__name__ not in KNOWN:
            raise Failed(f"not known on Spark: {type(node).__name__} {node.sql()[:60]}")
        if isinstance(node, exp.Div) and not _is_double(node):
            raise Failed(f"not known on Spark: a division of whole numbers {node.sql()[:60]}")
    for select in list(query.find_all(exp.Select)):
        _join_members(select)
    asked = exp.RegexpFullMatch, exp.Sum, exp.Mul, exp.Add, exp.Sub
    for node in reversed(list(query.find_all(*asked))):  # what is within others first
        if isinstance(node, exp.RegexpFullMatch):
            whole = exp.Literal.string(rf"\A(?:{node.expression.name})\z")
            node.replace(exp.RegexpLike(this=node.this, expression=whole))
        elif not _is_double(node):
            wide = "DECIMAL(19, 0)" if isinstance(node, exp.Mul) else "DECIMAL(38, 0)"
            node.set("this", exp.cast(node.this, wide))
    return str(query.sql(dialect="spark"))


def _is_double(node: "exp.Expression") -> bool:
    """Whether a sum or a product is one of floating point: a part of it is cast to that, or written
    with an exponent."""
    from sqlglot import exp  # imported by now, in `spark_sql`

    parts = node.walk(prune=lambda part: isinstance(part, exp.Query))
    return any(
        (isinstance(part, exp.Cast) and part.to.is_type("double"))
        or (isinstance(part, exp.Literal) and part.is_number and "e" in part.name.lower())
        for part in parts
    )


def _join_members(select: "exp.Select") -> None:
    """Turn what a SELECT says of members of others into joins: Spark has it in a WHERE only.

    ``SELECT a IN (SELECT b FROM t) FROM s`` becomes ``SELECT m.k0 IS NOT NULL FROM s LEFT JOIN
    (SELECT DISTINCT b AS k0 FROM t) AS m ON m.k0 = a``.
    """
    from sqlglot import exp  # imported by now, in `spark_sql`

    asked = [
        one
        for said in select.expressions
        for one in said.find_all(exp.In)
        if one.args.get("query") and one.find_ancestor(exp.Select) is select
    ]
    for number, one in enumerate(asked):
        name = f"members{number}"
        among = one.args["query"].unnest()
        keys = _each(one.this)
        columns = _each(among.expressions[0])
        named = [exp.alias_(column.copy(), f"k{at}") for at, column in enumerate(columns)]
        among = among.copy().select(*named, append=False).distinct()
        on = [exp.column(f"k{at}", name).eq(key.copy()) for at, key in enumerate(keys)]
        joined = among.subquery(name, copy=False)
        select.join(joined, on=exp.and_(*on), join_type="left", copy=False)
        one.replace(exp.Not(this=exp.Is(this=exp.column("k0", name), expression=exp.Null())))


def _each(node: "exp.Expression") -> list["exp.Expression"]:
    """The columns that are compared: one, or each of a tuple."""
    from sqlglot import exp  # imported by now, in `spark_sql`

    return list(node.expressions) if isinstance(node, exp.Tuple) else [node]
