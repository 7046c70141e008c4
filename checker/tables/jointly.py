"""Claims that must all be true at once, in SQL: those that surely can are counted.

What is claimed of each attribute has something in common: a stretch between two ranks. Where rules
set nothing but orders and limits, claims can be true just if nothing that must come first begins
behind the end of what must come then. Under a formula they can if it is met somewhere within these
stretches while all else is met everywhere. Whatever is not so is asked, with all claims about the
subject that hang together.
"""

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from math import isinf
from typing import Final, final

from checker.model.ranked import AllAtOnce, InOrder, Reckoned, Reckoning
from checker.tables.bindings import BoundGroup
from checker.tables.grouping import GroupTables
from checker.tables.judging import ASKED, RELATIONS
from checker.tables.reckoning import LOST, ends_in, ends_of, in_double
from checker.values.interval import Bound, Exact, normal_exact
from checker.values.named import NamedTuple
from checker.values.verdict import Relation

MOST_PATHS: Final = 400
"""So many pairs of attributes that follow on each other are held against each other; of more, only
those that one rule names together."""

_FITS: Final = RELATIONS.index(Relation.OVERLAPS)

_Signed = dict[str, Exact]
"""How many times each attribute is added."""


@final
class _Ends(NamedTuple):
    """The stretch that is left to an attribute, in SQL."""

    lo: str
    hi: str


@final
class JointTables:
    """Tables ``bound0`` and so on: the claims that must be true at once, by what rule; ``joint0``
    and so on: their questions, with their classes ``c0`` and so on."""

    def __init__(self, groups: GroupTables) -> None:
        """Of groups that are made."""
        self.groups = groups
        self.base = groups.base
        self.known = groups.known
        self.key = groups.key
        self.made: list[int] = []
        self.places = {name: place for place, name in enumerate(self.known.ids)}

    def make(self, number: int, ranked: AllAtOnce) -> str:
        """The questions of a rule; the name of their table."""
        bound = self.groups.judging.bound[number]
        held = self._held(number, ranked, bound)
        own = [f"CASE WHEN docs > 0 THEN {one} ELSE a_{one} END AS {one}" for one in self._ends()]
        key = ", ".join(self.key)
        self.base.execute(
            f"CREATE TABLE bound{number} AS SELECT {key}, line, part, attr, qual, g.cell, asked, "
            "docs, s1, s2, f.held, f.place, f.bundle, "
            f"CASE WHEN docs > 0 THEN docs ELSE a_n END AS n, {', '.join(own)} "
            f"FROM groups g JOIN {held} f ON f.cell = g.cell"
        )
        each = [self._questions(number, place, bound[place]) for place in self._decided(number)]
        nothing = (
            f"SELECT {key}, line, part, attr, qual, held, bundle, true AS strong, "
            f"CAST({ASKED} AS TINYINT) AS c{number} FROM bound{number} WHERE false"
        )
        self.base.execute(f"CREATE TABLE joint{number} AS {' UNION ALL '.join([*each, nothing])}")
        self.made.append(number)
        return f"joint{number}"

    def _decided(self, number: int) -> list[int]:
        """The numbers of the groups of attributes that are not asked."""
        return [
            place
            for place, one in enumerate(self.groups.judging.bound[number])
            if not one.asked and not self.groups.asked.issuperset(one.attributes)
        ]

    def _ends(self) -> list[str]:
        """The numbers of groups that are looked at."""
        more = ["jlo", "jhi", "jn"] if self.groups.judging.reckons_jointly else []
        return ["ranked", "lo", "hi", *more]

    def _held(self, number: int, ranked: AllAtOnce, bound: Sequence[BoundGroup]) -> str:
        """Table ``held0`` and so on: what each cell holds for, with its times (0: nothing); the
        number of its group, and its place among the attributes of that."""
        numbers: dict[tuple[tuple[str, str], ...], int] = {(): 0}
        at = {
            name: (group, place)
            for group, one in enumerate(bound)
            for place, name in enumerate(one.attributes)
        }
        named = {name for one in ranked.bound for name in one.attributes}
        rows = [
            (cell, numbers.setdefault(held, len(numbers)), *at.get(name, (-1, 0)))
            for cell, (name, held) in enumerate(self.known.cells)
            if name in named
        ]
        columns = dict.fromkeys(("cell", "held", "bundle", "place"), "INT")
        self.base.upload(f"held{number}", columns, rows)
        return f"held{number}"

    # -- questions ------------------------------------------------------------------------------

    def _questions(self, number: int, at: int, group: BoundGroup) -> str:
        """Those of one group: what is claimed of a subject, under the same qualifiers."""
        key = ", ".join(self.key)
        unit = f"{key}, line, part"
        columns = []
        for place, _ in enumerate(group.attributes):
            of = f"CASE WHEN place = {place} THEN"
            some = [f"max({of} qual END) AS q{place}"]
            some += [f"max({of} {one} END) AS {one}{place}" for one in ("lo", "hi")]
            if group.formula is not None:
                some += [f"max({of} {one} END) AS {one}{place}" for one in ("jlo", "jhi")]
            columns += some
        unlike = "ranked < n OR lo > hi"
        if group.formula is not None:
            reckoned = [group.attributes.index(name) for name in _names(group.formula)]
            unlike += f" OR (place IN ({', '.join(map(str, reckoned))}) AND jn < n)"
        stretches = (
            f"SELECT {unit}, held, sum(n) AS n, sum(docs) AS docs, min(s1) AS s1, max(s2) AS s2, "
            f"bool_or(asked OR {unlike}) AS odd, "
            f"{', '.join(columns)} FROM bound{number} WHERE bundle = {at} GROUP BY {unit}, held"
        )
        first = [(f"q{place}", self.places[name]) for place, name in enumerate(group.attributes)]
        attr = " ".join(f"WHEN {claimed} IS NOT NULL THEN {name}" for claimed, name in first)
        # a list of one is no coalesce
        qual = f"coalesce({', '.join([*(claimed for claimed, _ in first), '-1'])})"
        fits = " AND ".join(f"coalesce({one}, false)" for one in self._fits(group)) or "true"
        asked = (
            f"SELECT {unit}, CASE {attr} END AS attr, {qual} AS qual, held, {at} AS bundle, "
            f"docs > 0 AND coalesce(s1 <> s2, false) AS strong, docs, n, "
            f"NOT odd AND {fits} AS fits FROM ({stretches}) x"
        )
        unclear, joined = self._unclear(number, at, group, unit)
        return (
            f"SELECT {', '.join(f'x.{name}' for name in (*self.key, 'line', 'part'))}, attr, qual, "
            f"held, bundle, strong, CAST(CASE WHEN {unclear} THEN {ASKED} "
            f"WHEN docs = 0 THEN NULL WHEN NOT fits THEN {ASKED} WHEN n > 1 THEN {_FITS} END "
            f"AS TINYINT) AS c{number} FROM ({asked}) x{joined}"
        )

    def _unclear(self, number: int, at: int, group: BoundGroup, unit: str) -> tuple[str, str]:
        """Whether it is not clear what of a subject hangs together, as it is claimed under several
        qualifiers, and what is joined for that.

        It is not where claims with qualifiers are held against those without any, and where a chain
        is cut by what is claimed under other qualifiers.
        """
        held = {
            (self.known.cells[cell][1], self.known.apart[self.known.cells[cell]])
            for cell, (name, _) in enumerate(self.known.cells)
            if name in group.attributes
        }
        if len(held) < 2:
            return "false", ""
        why = []
        if group.orders or (group.bound and self.groups.references):
            why.append("min(held) = 0")
        for name in group.between:
            claimed = f"CASE WHEN p{group.attributes.index(name)} THEN 1 ELSE 0 END"
            why.append(f"max({claimed}) <> min({claimed})")
        if not why:
            return "false", ""
        columns = [
            f"bool_or(place = {place}) AS p{place}" for place, _ in enumerate(group.attributes)
        ]
        each = (
            f"SELECT {unit}, held, {', '.join(columns)} FROM bound{number} "
            f"WHERE bundle = {at} GROUP BY {unit}, held"
        )
        cut = (
            f"SELECT {unit} FROM ({each}) y GROUP BY {unit} "
            f"HAVING count(*) > 1 AND ({' OR '.join(why)})"
        )
        same = " AND ".join(f"u.{name} = x.{name}" for name in (*self.key, "line", "part"))
        return "u.line IS NOT NULL", f" LEFT JOIN ({cut}) u ON {same}"

    # -- what fits ------------------------------------------------------------------------------

    def _fits(self, group: BoundGroup) -> Iterator[str]:
        """What must be so for claims to fit surely."""
        ends = {}
        for place, name in enumerate(group.attributes):
            limit = self.known.limits.get(group.limits[name])
            if limit is None or limit.lower is None or limit.upper is None:
                yield "false"  # no table says anything of it, or nothing that lies on a line
                return
            lo = f"greatest(coalesce(lo{place}, {limit.lower}), {limit.lower})"
            hi = f"least(coalesce(hi{place}, {limit.upper}), {limit.upper})"
            ends[name] = _Ends(lo, hi)
            yield f"{lo} <= {hi}"
        if group.formula is None and not self._steps(group):
            for (first, then), strict in _paths(group.orders).items():
                if first != then:
                    yield f"{ends[first].lo} {'<' if strict else '<='} {ends[then].hi}"
                elif strict:
                    yield "false"
            return
        chained = set(group.between)
        for one in group.orders:
            yield self._in_order(group, one, ends, chained)
        if group.formula is not None:
            yield from self._met(group, group.formula)

    def _steps(self, group: BoundGroup) -> bool:
        """Whether orders are looked at one by one: of whole numbers that are less by one each, or
        of very many."""
        counts = any(
            one.strict and self.known.attributes[one.first].kind.whole for one in group.orders
        )
        return counts or len(group.attributes) ** 2 > MOST_PATHS

    def _in_order(
        self, group: BoundGroup, one: InOrder, ends: Mapping[str, _Ends], chained: set[str]
    ) -> str:
        """Whether an order is met everywhere; or, whatever the one is, by something that nobody
        claims and nothing else binds."""
        less = "<" if one.strict else "<="
        first, then = ends[one.first], ends[one.then]
        met = [f"{first.hi} {less} {then.lo}"]
        places = {name: place for place, name in enumerate(group.attributes)}
        if one.then not in chained:
            unbound = isinf(group.limits[one.then].span.hi)
            above = "true" if unbound else f"{first.hi} {less} {then.hi}"
            met.append(f"q{places[one.then]} IS NULL AND {above}")
        if one.first not in chained:
            unbound = isinf(group.limits[one.first].span.lo)
            below = "true" if unbound else f"{first.lo} {less} {then.lo}"
            met.append(f"q{places[one.first]} IS NULL AND {below}")
        return " OR ".join(f"({some})" for some in met)

    def _met(self, group: BoundGroup, formula: Reckoned) -> Iterator[str]:
        """Whether a formula is met by some of what is left of its attributes."""
        kinds = {name: self.known.attributes[name].kind for name in _names(formula)}
        places = {name: group.attributes.index(name) for name in kinds}
        ends = {
            name: _Ends(
                _within(f"jlo{place}", group.limits[name].span.lo, "greatest"),
                _within(f"jhi{place}", group.limits[name].span.hi, "least"),
            )
            for name, place in places.items()
        }
        for name in formula.operands:  # of what is counted not everything between two is possible
            if kinds[name].whole:
                yield f"{ends[name].lo} = {ends[name].hi}"
        given = ends[formula.gives]
        linear = _linear(formula.result, formula.factor)
        if linear is None:
            yield from self._met_by_positive(formula, given, ends)
            return
        lo, hi, size = _added(*linear, ends)
        yield from _overlap(given, _Ends(lo, hi), size)

    def _met_by_positive(
        self, formula: Reckoned, given: _Ends, ends: Mapping[str, _Ends]
    ) -> Iterator[str]:
        """The same of products and quotients, of nothing but what is more than nothing: what is
        left of each then goes with something of all others."""
        names = {}
        for place, name in enumerate(formula.operands):
            names[f"CAST(lo{place} AS DOUBLE)"] = ends[name].lo
            names[f"CAST(hi{place} AS DOUBLE)"] = ends[name].hi
            yield f"{ends[name].lo} > 0"
        whole = ends_of(formula)
        factor = in_double(formula.factor)
        if whole is None or factor is None:
            yield "false"
            return

        def told(sql: str) -> str:
            for column, end in names.items():
                sql = sql.replace(column, end)
            return sql

        yield from map(told, whole.fine)
        for part in _sides(formula.result):
            found = ends_in(part, {name: place for place, name in enumerate(formula.operands)})
            if found is None:
                yield "false"
                return
            yield told(f"{found.lo} > {LOST} * {found.size}")
        lo, hi, size = (f"({told(end)} * {factor})" for end in whole[:3])
        yield f"{lo} > {LOST} * {size}"
        yield f"{hi} < 1e300"
        yield from _overlap(given, _Ends(lo, hi), size)

    def met(self, number: int) -> str:
        """The claims that are in a question with others, with its class, in SQL."""
        same = " AND ".join(
            f"b.{name} = j.{name}" for name in (*self.key, "line", "part", "held", "bundle")
        )
        return f"SELECT b.*, j.c{number} FROM bound{number} b JOIN joint{number} j ON {same}"

    # -- what is built --------------------------------------------------------------------------

    def with_others(self, units: str) -> str:
        """Some units, and of what is asked there under qualifiers that are not said of anything
        else among them one more for each: that something else is said under them is known, too."""
        key = ", ".join(self.key)
        some = [f"SELECT line, {key}, part FROM {units}"]
        if not any(held for _, held in self.known.cells):
            return some[0]
        for number in self.made:
            same = " AND ".join(f"u.{name} = b.{name}" for name in (*self.key, "line", "part"))
            built = f"bound{number} b JOIN {units} u ON {same}"
            told = ", ".join(map(str, self._decided(number))) or "-2"
            asked = (
                f"SELECT held FROM joint{number} WHERE c{number} = {ASKED} UNION "
                f"SELECT held FROM bound{number} WHERE asked OR bundle NOT IN ({told})"
            )
            single = (
                f"SELECT held FROM {built} WHERE held > 0 AND held IN ({asked}) "
                "GROUP BY held HAVING count(*) = 1"
            )
            order = self.groups.order("b.")
            left = (
                f"SELECT b.*, {order} AS whose FROM bound{number} b WHERE held IN ({single}) "
                f"AND NOT EXISTS (SELECT 1 FROM {units} u WHERE {same})"
            )
            first = f"SELECT held, min(whose) AS whose FROM ({left}) l GROUP BY held"
            named = ", ".join(f"l.{name}" for name in self.key)
            some.append(
                f"SELECT l.line, {named}, l.part FROM ({left}) l JOIN ({first}) m "
                "ON m.held = l.held AND m.whose = l.whose"
            )
        return " UNION ".join(some)


def _names(formula: Reckoned) -> tuple[str, ...]:
    return (formula.gives, *formula.operands)


def _paths(orders: Sequence[InOrder]) -> dict[tuple[str, str], bool]:
    """What comes before what, by however many steps, and whether strictly."""
    found: dict[tuple[str, str], bool] = {}
    for one in orders:
        pair = one.first, one.then
        found[pair] = found.get(pair, False) or one.strict
    names = dict.fromkeys(name for pair in found for name in pair)
    for through in names:
        for first in names:
            if (first, through) not in found:
                continue
            for then in names:
                if (through, then) in found:
                    strict = found[first, through] or found[through, then]
                    found[first, then] = found.get((first, then), False) or strict
    return found


def _within(column: str, limit: Bound, which: str) -> str:
    """An end of what is claimed within a limit, in SQL; nothing where there is neither."""
    number = None if isinstance(limit, float) else in_double(limit)
    column = f"CAST({column} AS DOUBLE)"
    return column if number is None else f"{which}(coalesce({column}, {number}), {number})"


def _linear(node: Reckoning | str | Exact, times: Exact) -> tuple[_Signed, Exact] | None:
    """So many times a part of a formula, as a sum of attributes and a number, if it is one."""
    if isinstance(node, str):
        return {node: times}, 0
    if not isinstance(node, Reckoning):
        return {}, normal_exact(times * node)
    left, right = node.left, node.right
    if node.operator in "+-":
        one = _linear(left, times)
        other = _linear(right, times if node.operator == "+" else -times)
        if one is None or other is None:
            return None
        return {**one[0], **other[0]}, normal_exact(one[1] + other[1])
    if not isinstance(right, Reckoning | str):
        if node.operator == "*":
            return _linear(left, normal_exact(times * right))
        return _linear(left, normal_exact(Fraction(times) / right)) if right else None
    if node.operator == "*" and not isinstance(left, Reckoning | str):
        return _linear(right, normal_exact(times * left))
    return None


def _added(terms: _Signed, number: Exact, ends: Mapping[str, _Ends]) -> tuple[str, str, str]:
    """The ends of a sum, and the size of what goes into it, in SQL."""
    first = in_double(number) or "nullif(0, 0)"
    lo, hi, size = [first], [first], [f"abs({first})"]
    for name, times in terms.items():
        by = in_double(times) or "nullif(0, 0)"
        least, most = ends[name] if times > 0 else (ends[name].hi, ends[name].lo)
        lo.append(f"{by} * {least}")
        hi.append(f"{by} * {most}")
        size.append(f"abs({by}) * {_size(ends[name])}")
    return tuple(f"({' + '.join(one)})" for one in (lo, hi, size))  # type: ignore[return-value]


def _size(ends: _Ends) -> str:
    return f"(coalesce(abs({ends.lo}), 0) + coalesce(abs({ends.hi}), 0))"


def _overlap(given: _Ends, found: _Ends, size: str) -> Iterator[str]:
    """Whether two stretches surely have something in common, for all that was lost in ``size``."""
    off = f"{LOST} * ({size} + {_size(given)})"
    yield f"{size} < 1e300"
    yield f"coalesce({given.lo} < {found.hi} - {off}, true)"
    yield f"coalesce({found.lo} < {given.hi} - {off}, true)"


def _sides(node: Reckoning | str | Exact) -> Iterator[Reckoning]:
    """The sides of products and quotients that are arithmetic themselves."""
    if isinstance(node, Reckoning):
        for side in (node.left, node.right):
            if node.operator in "*/" and isinstance(side, Reckoning):
                yield side
            yield from _sides(side)
