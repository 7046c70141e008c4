"""What is said of wholes and holds for their parts, in SQL.

Of each whole it is found what is said of it and of all above it, once: where a source says the same
of two of them, what it says of the nearer one holds. That is put together with what is said of each
part. Nothing is concluded but of the subjects that are built.
"""

from collections.abc import Iterator, Sequence
from typing import Final, final

from checker.tables.above import WholeTables
from checker.tables.fit import put_together
from checker.tables.grouping import GroupTables, Stats, names_of
from checker.tables.literals import DistinctLiteral
from checker.values.value import Possible

_DOCUMENTS: Final = "docs"


@final
class SpreadTables:
    """The tables ``held_of0`` and so on: what is said of one subject, and holds for it, of each
    cell: ``nd`` claims are concluded, ``docs`` are documents'; ``spread0`` and so on: the same of
    each question, with the classes of what is asked.

    ``many0``: of each whole the first part of which several things are said; ``doubted0``: of whom
    more may be than tables say, and ``beyond0`` what these are part of, too.
    """

    def __init__(self, groups: GroupTables, wholes: WholeTables) -> None:
        """Of groups that are made."""
        self.groups = groups
        self.base = groups.base
        self.known = groups.known
        self.wholes = wholes
        self.decided: dict[int, int] = {}
        """The places of what is not asked of every claim, with the numbers of the attributes."""
        self.judged: dict[int, list[int]] = {}
        """These places, by what is asked of what they have."""

    def make(self, place: int, together: Sequence[tuple[int, str]]) -> None:
        """Spread what is said; ``together``: how what comes of that stands to what is asked."""
        attribute = self.groups.judging.spreads[place].spread.attribute
        if attribute in self.groups.asked:
            return
        attr = self.decided[place] = self.known.ids.index(attribute)
        self.wholes.hierarchies()
        self._doubted(place, attribute)
        stats = self.groups.stats()
        self._of_wholes(place, attribute, attr, stats)
        names = names_of(stats)[1:]
        own = ", ".join(("docs", *names))
        concluded = "CASE WHEN ref THEN 0 ELSE n END AS docs"
        concluded += "".join(f", CASE WHEN NOT ref THEN {name} END AS {name}" for name in names)
        every = (
            f"SELECT subj, cell, asked, 0 AS nd, {own} FROM groups WHERE attr = {attr} UNION ALL "
            f"SELECT p.subj, e.cell, false AS asked, n AS nd, {concluded} FROM parts_of p "
            f"JOIN above_said{place} e ON e.whole = p.whole"
        )
        for number, _ in together:
            self.judged.setdefault(number, []).append(place)
        classes = "".join(f", CAST({one} AS TINYINT) AS c{number}" for number, one in together)
        documents = [one._replace(name=_DOCUMENTS) if one.name == "n" else one for one in stats]
        self.base.execute(
            f"CREATE TABLE held_of{place} AS SELECT subj, x.cell, cells.qual, nd, docs, s1, s2"
            f"{classes} FROM (SELECT e.subj, e.cell, bool_or(e.asked OR d.subj IS NOT NULL) "
            f"AS asked, CAST(sum(nd) AS BIGINT) AS nd, {put_together(documents, '')} "
            f"FROM ({every}) e LEFT JOIN doubted{place} d ON d.subj = e.subj "
            "GROUP BY e.subj, e.cell) x JOIN cells ON cells.cell = x.cell"
        )
        worst = "".join(f", max(c{number}) AS c{number}" for number, _ in together)
        s1, s2 = (f"CASE WHEN docs > 1 THEN {one} END" for one in ("s1", "s2"))
        self.base.execute(  # of several times, which do not meet, one question
            f"CREATE TABLE spread{place} AS SELECT subj, {self._line(place)} AS line, -1 AS part, "
            f"{attr} AS attr, qual, coalesce(min({s1}) <> max({s2}), false) AS strong, "
            f"CAST(sum(nd) AS BIGINT) AS nd{worst} FROM held_of{place} GROUP BY subj, qual"
        )
        self.base.execute(
            f"CREATE TABLE many{place} AS SELECT a.other AS subj, m.cell, min(m.part) AS part "
            "FROM (SELECT p.whole, s.cell, min(s.subj) AS part "
            f"FROM held_of{place} s JOIN parts_of p ON p.subj = s.subj WHERE s.docs > 1 "
            "GROUP BY p.whole, s.cell) m JOIN above a ON a.whole = m.whole GROUP BY a.other, m.cell"
        )

    def _doubted(self, place: int, attribute: str) -> None:
        """Of whom more may be said than tables say."""
        wanted, entities = self.groups.wanted, self.known.words.names.entities
        of_files = {fact.subject for fact in wanted.claims if fact.attribute == attribute}
        found = dict.fromkeys([*of_files, *wanted.doubted])
        for one in list(found):
            if one in entities.parts:
                found.update(dict.fromkeys(entities.below(one)))
        over = {whole for one in found if one in entities.by_id for whole in entities.above(one)}
        name = {"subj": "VARCHAR"}
        self.base.upload(f"doubted{place}", name, [(one,) for one in found])
        self.base.upload(f"beyond{place}", name, [(one,) for one in sorted(over.union(found))])

    def _of_wholes(self, place: int, attribute: str, attr: int, stats: Sequence[Stats]) -> None:
        """The numbers of what is said of each whole, and of what is above it."""
        numbers: dict[object, int] = {}
        sayings = [
            (lit, numbers.setdefault((one.text, _said(one)), len(numbers)))
            for lit, one in enumerate(self.known.literals)
            if one.attribute == attribute
        ]
        self.base.upload(f"sayings{place}", {"lit": "INT", "said": "INT"}, sayings)
        self.base.execute(
            f"CREATE TABLE spoken{place} AS SELECT c.*, s.said FROM ({self.groups.all()}) c "
            "JOIN cells ON cells.cell = c.cell "
            f"JOIN sayings{place} s ON s.lit = c.lit WHERE cells.attr = {attr} "
            "AND c.subj IN (SELECT whole FROM above)"
        )
        self.base.execute(
            f"CREATE TABLE nearest_said{place} AS SELECT a.whole, c.cell, c.src, c.said, "
            f"min(a.steps) AS steps FROM above a JOIN spoken{place} c ON c.subj = a.other "
            "GROUP BY a.whole, c.cell, c.src, c.said"
        )
        listed = ", ".join(f"{one.of_claims} AS {one.name}" for one in stats)
        same = " AND ".join(f"c.{name} = n.{name}" for name in ("cell", "src", "said"))
        claims = (
            f"SELECT n.whole, c.* FROM nearest_said{place} n JOIN above a ON a.whole = n.whole "
            f"AND a.steps = n.steps JOIN spoken{place} c ON c.subj = a.other AND {same}"
        )
        self.base.execute(
            f"CREATE TABLE above_said{place} AS SELECT whole, cell, ref, {listed} "
            f"FROM ({claims}) c GROUP BY whole, cell, ref"
        )

    def apart(self, place: int) -> str:
        """That nothing is held against the claims of a group ``g``, nor against what follows from
        them; what may be is built."""
        if place not in self.decided:
            return ""
        some = (
            f"EXISTS (SELECT 1 FROM held_of{place} p WHERE p.subj = g.subj AND p.cell = g.cell "
            "AND p.docs > 1)",
            f"EXISTS (SELECT 1 FROM many{place} p WHERE p.subj = g.subj AND p.cell = g.cell)",
            f"EXISTS (SELECT 1 FROM beyond{place} p WHERE p.subj = g.subj "
            f"AND g.attr = {self.decided[place]})",
        )
        return "".join(f" AND NOT {one}" for one in some)

    def needed(self, units: str) -> Iterator[str]:
        """More units that must be built with some: all above them; of what is above, one to which
        several things apply; and those of whom it is not known what does."""
        for place, attr in self.decided.items():
            line = self._line(place)
            yield (
                f"SELECT g.line, g.subj, g.part FROM {units} u JOIN parts_of p "
                "ON p.subj = u.subj JOIN above a ON a.whole = p.whole JOIN groups g "
                f"ON g.subj = a.other WHERE g.attr = {attr} AND u.line = {line}"
            )
            yield (
                f"SELECT u.line, m.part AS subj, -1 AS part FROM {units} u JOIN many{place} m "
                f"ON m.subj = u.subj WHERE u.line = {line}"
            )
            yield f"SELECT {line} AS line, subj, -1 AS part FROM doubted{place}"

    def left(self) -> Iterator[tuple[str, int]]:
        """Of each rule how many claims it concludes that are not built."""
        for place in self.decided:
            asked = (
                f"SELECT coalesce(sum(s.nd), 0) FROM spread{place} s LEFT JOIN units u "
                "ON u.subj = s.subj AND u.line = s.line WHERE u.line IS NULL"
            )
            ((many,),) = self.base.rows(asked)
            if many:
                yield self.groups.judging.spreads[place].rule.id, int(many)

    def about(self) -> Iterator[tuple[str, frozenset[str]]]:
        """Of each rule the subjects that it concludes of here."""
        for place in self.decided:
            asked = f"SELECT DISTINCT subj FROM units WHERE line = {self._line(place)}"
            found = frozenset(subject for (subject,) in self.base.rows(asked))
            yield self.groups.judging.spreads[place].rule.id, found

    def _line(self, place: int) -> int:
        return self.groups.judging.linked[self.groups.judging.spreads[place].spread.attribute]


def _said(literal: DistinctLiteral) -> Possible:
    """What one says, however it is kept."""
    return literal.ends.interval() if literal.ends else literal.value.possible
