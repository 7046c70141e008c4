"""Sums: an engine adds up whole numbers, and what comes of them is compared here.

The ends of what literals allow are brought to a common denominator, so that nothing is lost. A sum
of which anything is out of the ordinary is asked: all claims about the whole and its parts are
then judged one by one.
"""

from collections.abc import Iterator, Mapping
from fractions import Fraction
from math import lcm
from typing import Final, final

from checker.model.ranked import AllAtOnce, How
from checker.tables.about import of
from checker.tables.concluded import asked_with
from checker.tables.extremes import Extremes, concluded, is_instant, placed
from checker.tables.grouping import GroupTables
from checker.tables.totals import AtTimes, Claims, are_unlike
from checker.values.interval import Bound, Exact, Interval, WholeEnds, ends_of, normal_exact
from checker.values.value import Possible

LARGEST: Final = 2**62
"""No sum may come to so much: it has to fit into the whole numbers of every engine."""

_PART: Final = 0
_WHOLE: Final = 1
_BETWEEN: Final = 2


@final
class SumTables:
    """The table ``totals``: each question about a whole, with ``nd`` claims that are sums, and the
    ``place`` of the sum; ``totals0`` and so on: those in which something is asked, with the class
    ``c0``; ``added``: what is part of which whole; and ``summed``: the cells of which what goes
    into a sum is held against something."""

    def __init__(self, groups: GroupTables) -> None:
        """Of groups that are made."""
        self.groups = groups
        self.base = groups.base
        self.known = groups.known
        self.sums = groups.judging.sums
        self._ends: dict[str, list[Bound]] = {}
        """By attribute the ends of its dates, in order."""
        self.decided: list[int] = []
        """The places of the sums that are not asked."""
        self.judged = [
            number
            for number, one in enumerate(groups.judging.judged)
            if not isinstance(one.ranked, AllAtOnce)
            and any(one_.added.given in of(one.ranked, self.known.ids) for one_ in self.sums)
        ]
        """The numbers of what is asked of the wholes."""

    def make(self) -> list[tuple[int, str]]:
        """Add up; the lines and the subjects of which all claims are asked instead."""
        if not self.sums:
            return []
        self.base.upload(
            "added",
            {"place": "INT", "attr": "INT", "s": "VARCHAR", "role": "INT"},
            list(self._members()),
        )
        stated = frozenset(self.groups.wanted.stated)
        odd: set[int] = set()
        for place, one in enumerate(self.sums):
            alone = one.added.given in self.groups.asked
            if alone or not stated.isdisjoint(name for _, name in one.added.cells):
                odd.add(place)
        wholes, sums = self._claims(odd)
        totals: dict[int, AtTimes] = {}
        for place, one in enumerate(self.sums):
            cells = {*wholes[place], *sums[place]}
            # that some say more of what they hold for is told
            if are_unlike(self.known, cells) or any(self.known.spans[cell].odd for cell in cells):
                odd.add(place)
            if place not in odd:
                totals[place] = AtTimes(self.groups, one, wholes[place], sums[place])
        places = {id(one): place for place, one in enumerate(self.sums)}
        asked = asked_with(self.sums, lambda one: places[id(one)] in odd)
        refused = {places[id(one)] for one in asked}
        self.decided = [place for place in totals if place not in refused]
        self._upload({place: totals[place] for place in self.decided})
        linked = self.groups.judging.linked
        return [(linked[name], subject) for one in asked for name, subject in one.added.cells]

    def _members(self) -> Iterator[tuple[int, int, str, int]]:
        """What is in each sum."""
        numbers = {name: number for number, name in enumerate(self.known.ids)}
        for place, (_, added) in enumerate(self.sums):
            attr = numbers[added.attribute]
            yield place, numbers[added.given], added.whole, _WHOLE
            yield from ((place, attr, name, _PART) for name in added.parts)
            yield from ((place, attr, name, _BETWEEN) for name in added.between)

    def _claims(self, odd: set[int]) -> tuple[list[Claims], list[Claims]]:
        """What is claimed of each whole, and what comes of the parts; into ``odd`` go the sums that
        cannot be told."""
        subject = self.groups.subject("c.")
        claims = f"({self.groups.all('added')})"
        if self.known.is_crowded:
            columns = ["f", "n", "src", "ref", *self.groups.key, "cell"]
            among = f"SELECT c.* FROM ({self.groups.all('added', texts=True)}) c WHERE {subject} "
            self.known.keep_read("to_add", f"{among}IN (SELECT s FROM added)", columns)
            claims = "to_add"
        scales = self._scaled()
        lit = f"CASE WHEN a.role = {_WHOLE} THEN c.lit ELSE -1 END"
        asked = (
            f"SELECT a.place, a.role, c.src, c.cell, {lit} AS lit, count(*) AS n, "
            "count(DISTINCT a.s) AS parts, count(x.slo) AS plain, sum(x.slo) AS slo, "
            "sum(x.shi) AS shi, max(x.olo) AS olo, max(x.ohi) AS ohi, sum(x.olo) AS odd, "
            "min(x.slo) AS lo1, min(x.shi) AS hi1, max(x.slo) AS lo2, max(x.shi) AS hi2, "
            "max(CASE WHEN c.ref THEN 1 ELSE 0 END) AS known "
            f"FROM {claims} c JOIN cells ON cells.cell = c.cell "
            f"JOIN added a ON a.s = {subject} AND a.attr = cells.attr "
            "LEFT JOIN scaled x ON x.lit = c.lit "
            f"GROUP BY a.place, a.role, c.src, c.cell, {lit}"
        )
        wholes: list[Claims] = [{} for _ in self.sums]
        sums: list[Claims] = [{} for _ in self.sums]
        for row in self.base.rows(asked):
            place, role, src, cell, lit_, n, parts, plain, slo, shi, olo, ohi = row[:12]
            instants, lo1, hi1, lo2, hi2, reference = row[12:]
            added = self.sums[place].added
            if reference:  # others take parts from it
                odd.add(place)
            elif role == _WHOLE:
                possible = self.known.literals[lit_].value.possible
                wholes[place].setdefault(cell, []).extend([(src, possible)] * n)
            elif role == _BETWEEN:
                odd.add(place)
            elif added.how is not How.SUM:
                some = Extremes(parts, plain, instants, (lo1, hi1), (lo2, hi2))
                follows = concluded(added, some, self._ends.get(added.attribute, ()))
                if follows is None or (n > parts and added.how is not How.NUMBER):
                    odd.add(place)
                else:
                    given = self.known.cell_numbers[added.given, self.known.cells[cell][1]]
                    sums[place].setdefault(given, []).append((src, follows))
            elif not n == parts == plain == len(added.parts):
                odd.add(place)
            else:
                scale = scales[added.attribute]
                total = Interval(_over(slo, scale), _over(shi, scale), bool(olo), bool(ohi))
                if added.at_least:
                    kind = self.known.attributes[added.attribute].kind
                    total = kind.at_least(total)
                sums[place].setdefault(cell, []).append((src, total))
        return wholes, sums

    def _scaled(self) -> Mapping[str, int]:
        """A table of the ends of literals as whole numbers; of each attribute how many of them are
        one. What has no such ends is left out."""
        summed = [one for one in self.sums if one.added.how is How.SUM]
        most = {one.added.attribute: 1 for one in summed}
        for one in summed:
            most[one.added.attribute] = max(most[one.added.attribute], len(one.added.parts))
        plain = [
            (lit, one.attribute, ends)
            for lit, one in enumerate(self.known.literals)
            if one.attribute in most and (ends := _plain(one.possible)) is not None
        ]
        scales = {name: lcm(*{ends.over for _, of_, ends in plain if of_ == name}) for name in most}
        rows = []
        for lit, name, (lo, hi, over, lo_open, hi_open) in plain:
            times = scales[name] // over
            slo, shi = lo * times, hi * times
            if max(abs(slo), abs(shi)) * most[name] < LARGEST:
                rows.append((lit, slo, shi, int(lo_open), int(hi_open)))
        rows += self._placed()
        columns = {"lit": "INT", "slo": "BIGINT", "shi": "BIGINT", "olo": "INT", "ohi": "INT"}
        self.base.upload("scaled", columns, rows)
        return scales

    def _placed(self) -> Iterator[tuple[int, int, int, int, int]]:
        """The dates of parts, by the places of their ends; then 1 of those with offsets."""
        hows = (How.FIRST, How.LAST)
        for name in {one.added.attribute for one in self.sums if one.added.how in hows}:
            some = [
                (lit, one.possible)
                for lit, one in enumerate(self.known.literals)
                if one.attribute == name
            ]
            self._ends[name], places = placed([possible for _, possible in some])
            for (lit, possible), (lo, hi) in zip(some, places, strict=True):
                yield lit, lo, hi, int(is_instant(possible)), 0

    def _upload(self, totals: Mapping[int, AtTimes]) -> None:
        question = {
            "subj": "VARCHAR", "line": "INT", "part": "INT", "attr": "INT", "qual": "INT",
        }  # fmt: skip
        rows = [(place, *row) for place, one in totals.items() for row in one.rows()]
        self.base.upload("totals", {"place": "INT", **question, "nd": "INT"}, rows)
        for number in self.judged:
            judged = self.groups.judging.judged[number]
            classes = [row for one in totals.values() for row in one.classes(judged)]
            columns = {**question, "strong": "BOOL", f"c{number}": "INT"}
            self.base.upload(f"totals{number}", columns, classes)
        held = [row for place, one in totals.items() for row in self._held(place, one)]
        self.base.upload("held_with", {"place": "INT", "cell": "INT"}, held)
        self.base.execute(
            "CREATE TABLE summed AS SELECT DISTINCT a.s AS subj, h.cell FROM held_with h "
            "JOIN cells ON cells.cell = h.cell "
            "JOIN added a ON a.place = h.place AND a.attr = cells.attr"
        )

    def _held(self, place: int, one: AtTimes) -> Iterator[tuple[int, int]]:
        """The cells of which a sum is held against anything, those of its parts too."""
        added = self.sums[place].added
        for cell in one.held() if self.groups.judging.compares(added.given) else ():
            held = self.known.cells[cell][1]
            for name in dict.fromkeys((added.given, added.attribute)):
                if (number := self.known.cell_numbers.get((name, held))) is not None:
                    yield place, number

    # -- what is built --------------------------------------------------------------------------

    def with_parts(self, units: str) -> str:
        """Some units, and of each whole among them all that is claimed of it and its parts: what
        follows of one year is named apart from what follows of another."""
        if any(one.added.gives for one in self.sums):  # numbers of parts that may be wholes, too
            self.base.keep(f"counted_{units}", self._with_counted(units))
            units = f"counted_{units}"
        return (
            f"SELECT line, subj, part FROM {units} UNION SELECT t.line, a.s AS subj, t.part "
            f"FROM {units} u JOIN totals t ON u.subj = t.subj AND u.line = t.line "
            "JOIN added a ON a.place = t.place AND a.attr = t.attr"
        )

    def _with_counted(self, units: str) -> str:
        """The same of parts of which something else is claimed than of the whole."""
        return (
            f"SELECT line, subj, part FROM {units} UNION SELECT g.line, g.subj, g.part "
            f"FROM groups g JOIN added a ON a.s = g.subj AND a.attr = g.attr "
            "JOIN (SELECT DISTINCT t.place, t.attr "
            f"FROM {units} u JOIN totals t ON u.subj = t.subj AND u.line = t.line) w "
            "ON w.place = a.place AND w.attr <> a.attr"
        )

    def left(self) -> Iterator[tuple[str, int]]:
        """Of rules of which nothing is built how many claims they conclude."""
        if self.decided:
            same = "u.subj = t.subj AND u.line = t.line AND u.part = t.part"
            for place, many in self.base.rows(
                f"SELECT t.place, sum(t.nd) AS nd FROM totals t LEFT JOIN units u ON {same} "
                "WHERE u.line IS NULL GROUP BY t.place"
            ):
                if many:
                    yield self.sums[place].rule.id, int(many)


def _plain(possible: Possible | WholeEnds) -> WholeEnds | None:
    """Both ends of what a literal allows, if it has two and was not converted."""
    if isinstance(possible, WholeEnds):
        return possible
    return ends_of(possible) if isinstance(possible, Interval) else None


def _over(number: int, scale: int) -> Exact:
    return normal_exact(Fraction(int(number), scale))
