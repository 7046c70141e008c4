"""What claims about several subjects surely say, in SQL: whoever shares it is looked at.

Each literal that says one thing has a number of that, which it shares with all that say the same.
"""

from checker.model.ranked import OneEach
from checker.model.untold import NotPicked
from checker.tables.grouping import GroupTables
from checker.tables.judging import ASKED


def make_shared(groups: GroupTables, number: int, ranked: OneEach) -> str:
    """The questions of each subject, with their classes, as a SELECT; table ``shared0`` and so on
    has the groups with something that another subject has, too, under the same qualifiers.

    Those are asked, all of them: which of them is asked with which is nothing that groups say.
    """
    place = groups.known.ids.index(ranked.attribute)
    if ranked.attribute in groups.asked:  # all claims about it are
        groups.base.keep(f"shared{number}", f"SELECT {_key(groups)}, cell FROM grouped WHERE false")
    else:
        _make_shared(groups, number, ranked)
    same = " AND ".join(f"k.{name} = g.{name}" for name in groups.key)
    return (
        f"SELECT {_key(groups, 'g.')}, g.line, g.part, g.attr, g.qual, g.strong, "
        f"CAST(CASE WHEN g.asked OR k.cell IS NOT NULL THEN {ASKED} ELSE 1 END AS TINYINT) "
        f"AS c{number} FROM groups g LEFT JOIN shared{number} k ON {same} AND k.cell = g.cell "
        f"WHERE g.attr = {place}"
    )


def compared_with(groups: GroupTables, number: int, ranked: OneEach) -> str:
    """Whether the claims of a group ``g`` are in a question with others, in SQL."""
    place = groups.known.ids.index(ranked.attribute)
    same = " AND ".join(f"k.{name} = g.{name}" for name in groups.key)
    shares = f"EXISTS (SELECT 1 FROM shared{number} k WHERE {same} AND k.cell = g.cell)"
    return f"g.attr = {place} AND (g.a_n > 1 OR {shares})"


def _make_shared(groups: GroupTables, number: int, ranked: OneEach) -> None:
    """The groups that say what another subject is said to be, in tables or in files."""
    base, known = groups.base, groups.known
    if groups.judging.linked[ranked.attribute] in known.crowded.scales:
        raise NotPicked("more different literals that may be shared than are kept")
    single = known.attributes[ranked.attribute].kind.single
    things: dict[object, int] = {}
    rows = []
    for lit, one in enumerate(known.literals):
        if one.attribute == ranked.attribute:
            thing = single(one.value.possible)
            if thing is not None:
                rows.append((lit, things.setdefault(thing, len(things))))
    base.upload(f"things{number}", {"lit": "INT", "thing": "INT"}, rows)
    places = {held: place for place, held in enumerate(known.qualifiers)}
    stated = {
        (places[fact.apart], things[thing], fact.subject)
        for fact in groups.wanted.claims
        if fact.attribute == ranked.attribute
        and fact.apart in places
        and (thing := single(fact.value.possible)) in things
    }
    base.execute(
        f"CREATE TABLE said{number} AS SELECT {_key(groups, 'c.')}, c.cell, cells.qual, h.thing "
        f"FROM ({groups.all()}) c JOIN things{number} h ON h.lit = c.lit "
        "JOIN cells ON cells.cell = c.cell"
    )
    of_whom = groups.subject() if stated else groups.order()
    everybody = f"SELECT qual, thing, {of_whom} AS whose FROM said{number}"
    if stated:
        columns = {"qual": "INT", "thing": "INT", "whose": "VARCHAR"}
        base.upload(f"stated{number}", columns, sorted(stated))
        everybody += f" UNION ALL SELECT qual, thing, whose FROM stated{number}"
    shared = f"SELECT qual, thing FROM ({everybody}) x GROUP BY qual, thing "
    shared += "HAVING min(whose) <> max(whose)"
    base.keep(
        f"shared{number}",
        f"SELECT DISTINCT {_key(groups, 's.')}, s.cell FROM said{number} s "
        f"JOIN ({shared}) h ON h.qual = s.qual AND h.thing = s.thing",
    )


def _key(groups: GroupTables, of: str = "") -> str:
    return ", ".join(f"{of}{name}" for name in groups.key)
