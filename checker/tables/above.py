"""Parts that are held against their nearest wholes, in SQL.

What is part of what is known here. Of each whole it is found which of those above it, itself first,
has the claims of a cell; for its parts that is their nearest whole. Claims of different cells never
meet: where they might, all claims about the attribute are asked.
"""

from collections.abc import Iterator
from typing import final

from checker.model.ranked import OfNearestWhole
from checker.model.untold import NotPicked
from checker.tables.distinct import MOST_LITERALS
from checker.tables.grouping import GroupTables
from checker.tables.judging import ASKED


@final
class WholeTables:
    """The tables ``parts_of``, each part with its ``whole``; ``above``, each whole with those above
    it, by the ``steps`` to them; and ``met0`` and so on, the claims of a cell about a part with the
    nearest whole that they are held against, of which ``held0`` has one part of each whole.

    ``doubt``: what files say of a whole may be nearer. ``over0`` and so on are the wholes of those
    that files speak of.
    """

    def __init__(self, groups: GroupTables) -> None:
        """Of groups that are made."""
        self.groups = groups
        self.base = groups.base
        self.known = groups.known
        self.decided: dict[int, int] = {}
        """The numbers of what is asked, and not of every claim, with those of the attributes."""
        self._made = False

    def make(self, number: int, ranked: OfNearestWhole) -> str:
        """The questions of each part, with their classes, as a SELECT."""
        if ranked.attribute in self.groups.asked:
            return (
                f"SELECT subj, line, part, attr, qual, strong, CAST({ASKED} AS TINYINT) "
                f"AS c{number} FROM groups WHERE false"
            )
        self.decided[number] = self.known.ids.index(ranked.attribute)
        self.hierarchies()
        self._meet(number, ranked.attribute, self.decided[number])
        never, perhaps = "g.a_lo > h.a_hi", "g.a_most > h.a_least"
        unsure = "g.asked OR h.asked OR g.a_ranked < g.a_n OR h.a_ranked < h.a_n"
        return (
            "SELECT subj, line, part, attr, qual, coalesce(s1 <> s2, false) AS strong, "
            f"CAST(CASE WHEN unsure THEN {ASKED} WHEN never THEN 3 WHEN perhaps THEN 2 ELSE 1 END "
            f"AS TINYINT) AS c{number} FROM (SELECT m.subj, m.line, m.part, m.attr, m.qual, "
            "least(min(g.s1), min(h.s1)) AS s1, greatest(max(g.s2), max(h.s2)) AS s2, "
            f"bool_or(m.doubt OR {unsure}) AS unsure, bool_or({never}) AS never, "
            f"bool_or({perhaps}) AS perhaps, sum(g.docs + coalesce(h.docs, 0)) AS docs "
            f"FROM met{number} m JOIN groups g ON g.subj = m.subj AND g.cell = m.cell "
            "LEFT JOIN groups h ON h.subj = m.whole AND h.cell = m.cell "
            "GROUP BY m.subj, m.line, m.part, m.attr, m.qual) q WHERE unsure OR docs > 0"
        )

    def apart(self, number: int) -> str:
        """That a group ``g`` is held against no whole, and no part; what may be is built."""
        if number not in self.decided:
            return ""
        same = f"SELECT 1 FROM met{number} p WHERE p.cell = g.cell AND"
        return (
            f" AND NOT EXISTS ({same} p.subj = g.subj)"
            f" AND NOT EXISTS ({same} p.whole = g.subj)"
            f" AND NOT EXISTS (SELECT 1 FROM over{number} p WHERE p.subj = g.subj"
            f" AND g.attr = {self.decided[number]})"
        )

    def hierarchies(self) -> None:
        """Make the tables of what is part of what, once."""
        if self._made:
            return
        self._made = True
        entities = self.known.words.names.entities
        rows = [(one.id, one.part_of) for one in entities.by_id.values() if one.part_of is not None]
        self.base.upload("parts_of", {"subj": "VARCHAR", "whole": "VARCHAR"}, rows)
        above: list[tuple[str, str, int]] = []
        for whole in entities.parts:
            above += (
                (whole, one, steps) for steps, one in enumerate((whole, *entities.above(whole)))
            )
            if len(above) > MOST_LITERALS:
                raise NotPicked("more wholes within wholes than are kept")
        columns = {"whole": "VARCHAR", "other": "VARCHAR", "steps": "INT"}
        self.base.upload("above", columns, above)

    def _meet(self, number: int, attribute: str, place: int) -> None:
        """Claims of a cell about each part with the nearest whole of which some are."""
        quals = {held: qual for qual, held in enumerate(self.known.qualifiers)}
        some = [fact for fact in self.groups.wanted.claims if fact.attribute == attribute]
        said = {(fact.subject, quals[fact.apart]) for fact in some if fact.apart in quals}
        self.base.upload(f"stated{number}", {"subj": "VARCHAR", "qual": "INT"}, sorted(said))
        self.base.execute(
            f"CREATE TABLE near{number} AS SELECT a.whole, g.cell, min(a.steps) AS steps "
            f"FROM above a JOIN groups g ON g.subj = a.other WHERE g.attr = {place} "
            "GROUP BY a.whole, g.cell"
        )
        self.base.execute(
            f"CREATE TABLE near_stated{number} AS SELECT a.whole, s.qual, min(a.steps) AS steps "
            f"FROM above a JOIN stated{number} s ON s.subj = a.other GROUP BY a.whole, s.qual"
        )
        self.base.execute(
            f"CREATE TABLE far{number} AS SELECT g.subj, g.cell, g.line, g.part, g.attr, g.qual, "
            "p.whole, n.steps, s.steps AS stated FROM groups g JOIN parts_of p ON p.subj = g.subj "
            f"LEFT JOIN near{number} n ON n.whole = p.whole AND n.cell = g.cell "
            f"LEFT JOIN near_stated{number} s ON s.whole = p.whole AND s.qual = g.qual "
            f"WHERE g.attr = {place} AND (n.steps IS NOT NULL OR s.steps IS NOT NULL)"
        )
        self.base.execute(
            f"CREATE TABLE met{number} AS SELECT f.subj, f.cell, f.line, f.part, f.attr, f.qual, "
            "a.other AS whole, coalesce(f.stated <= l.steps, f.stated IS NOT NULL) AS doubt "
            f"FROM far{number} f JOIN (SELECT subj, qual, min(steps) AS steps FROM far{number} "
            "GROUP BY subj, qual) l ON l.subj = f.subj AND l.qual = f.qual "
            "LEFT JOIN above a ON a.whole = f.whole AND a.steps = f.steps "
            "WHERE f.steps = l.steps OR l.steps IS NULL"
        )
        # of a whole that is built somebody is, whom it is held against
        self.base.execute(
            f"CREATE TABLE held{number} AS SELECT whole, cell, line, part, min(subj) AS subj "
            f"FROM met{number} WHERE NOT doubt GROUP BY whole, cell, line, part"
        )
        entities = self.known.words.names.entities
        over = {whole for fact in some for whole in entities.above(fact.subject)}
        self.base.upload(f"over{number}", {"subj": "VARCHAR"}, [(one,) for one in sorted(over)])

    def needed(self, units: str) -> Iterator[str]:
        """More units that must be built with some: those that they are held against, and one that
        is held against them."""
        for number, place in self.decided.items():
            same = "u.line = m.line AND u.part = m.part"
            yield (
                f"SELECT m.line, m.whole, m.part FROM {units} u JOIN met{number} m "
                f"ON u.subj = m.subj AND {same} WHERE m.whole IS NOT NULL"
            )
            yield (
                f"SELECT m.line, m.subj, m.part FROM {units} u JOIN held{number} m "
                f"ON u.subj = m.whole AND {same}"
            )
            yield (
                f"SELECT g.line, g.subj, g.part FROM groups g JOIN over{number} o "
                f"ON o.subj = g.subj WHERE g.attr = {place}"
            )
