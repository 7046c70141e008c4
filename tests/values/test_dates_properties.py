"""Laws of dates, over generated literals and over whole hours held against brute force."""

from collections import Counter
from datetime import date
from fractions import Fraction
from itertools import combinations, pairwise, permutations, product

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from checker.values.compare import Comparison, compare_intervals
from checker.values.dates import (
    Choice,
    DateSet,
    Instants,
    add_days,
    compare_dates,
    days_between,
    days_from,
    read_date,
    span_of,
    time_from,
    write_date,
)
from checker.values.dates.calendar import DAY, GREGORIAN
from checker.values.dates.possibilities import HOUR, civil_spans, hull, on_one_line, one_of
from checker.values.interval import INFINITY, Interval, interval
from checker.values.tolerance import Tolerance, reaching_dates
from checker.values.unreadable import Unreadable
from checker.values.verdict import Relation

MARKS = st.sampled_from(["", "", "?", "~", "%"])


@st.composite
def single(draw: st.DrawFn, first: int = 1980, last: int = 2005) -> str:
    """A date with masks and marks in any place; not every one exists."""
    year = f"{draw(st.integers(first, last)):04d}"
    year = draw(st.sampled_from([year, year, year[:3] + "X", year[:2] + "XX"]))
    month = draw(
        st.one_of(
            st.integers(1, 12).map("{:02d}".format), st.sampled_from(["XX", "1X", "0X", "X1"])
        )
    )
    day = draw(
        st.one_of(
            st.integers(1, 31).map("{:02d}".format), st.sampled_from(["XX", "1X", "0X", "X1", "3X"])
        )
    )
    parts = [year, month, day][: draw(st.integers(1, 3))]
    if "X" not in year and len(parts) == 2 and draw(st.booleans()):
        parts[1] = f"{draw(st.integers(21, 41)):02d}"
    if draw(st.booleans()):
        return "-".join(parts) + draw(MARKS)
    return "-".join(draw(MARKS) + part + draw(MARKS) for part in parts)


@st.composite
def times(draw: st.DrawFn) -> str:
    day = draw(st.dates(date(1990, 1, 1), date(1994, 12, 31))).isoformat()
    clock = draw(st.times()).strftime("T%H:%M:%S")[: draw(st.sampled_from([3, 6, 9]))]
    if len(clock) == 9:
        clock += draw(st.sampled_from(["", ".5", ".25", ".123", ".0001", ".999999999"]))
    return day + clock + draw(st.sampled_from(["", "Z", "+04:00", "-09:30"]))


LONG = st.one_of(
    st.builds("Y{}{}".format, st.integers(10_000, 10**12), MARKS),
    st.builds("Y-{}E{}".format, st.integers(1, 999), st.integers(0, 12)),
    st.builds("{:04d}S{}".format, st.integers(1, 9999), st.integers(1, 4)),
    st.builds("Y{}S{}".format, st.integers(10_000, 10**9), st.integers(1, 5)),
    st.builds("{:02d}{}".format, st.integers(0, 99), MARKS),
    st.builds("julian:{:04d}-{:02d}-{:02d}{}".format, st.integers(0, 9999), st.integers(1, 12),
              st.integers(1, 28), MARKS),
    st.builds("-{:04d}-{:02d}{}".format, st.integers(1, 9999), st.integers(1, 12), MARKS),
)  # fmt: skip
PART = st.one_of(single(), single(0, 9999), times(), LONG)
END = st.one_of(PART, st.sampled_from(["", ".."]))
MEMBER = st.one_of(PART, st.builds("{}..{}".format, PART, PART))
LITERAL = st.one_of(
    PART,
    st.builds("{}/{}".format, END, END),
    st.lists(MEMBER, min_size=1, max_size=4).map(lambda members: f"[{','.join(members)}]"),
    st.lists(MEMBER, min_size=1, max_size=3).map(lambda members: f"{{{','.join(members)}}}"),
)


def possible(text: str) -> DateSet:
    """What a literal allows; those that no calendar has are drawn again."""
    try:
        return read_date(text).possible
    except Unreadable:
        assume(False)
        raise


SETS = LITERAL.map(possible)
NEAR = st.one_of(single(1990, 1993), times()).map(possible)
CIVIL = NEAR.filter(lambda dates: isinstance(dates, Interval))


# --- reading and writing


@given(
    st.one_of(st.text(max_size=30), LITERAL, st.text("0123456789XTYESZ-/.,~?%[]{}:+ ", max_size=25))
)
@settings(max_examples=300, deadline=None)
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        found = read_date(text)
    except Unreadable as refused:
        message = str(refused)
    else:
        message = "read"
        assert found.text == text
        assert found.level in (0, 1, 2)
    assert 0 < len(message) < 400


@given(st.text(st.characters(categories=["Nd", "Nl", "No", "Pd"]), max_size=10))
def test_digits_of_other_scripts_are_refused_or_plain(text: str) -> None:
    try:
        read_date(text)
    except Unreadable:
        return
    assert text.isascii()


@given(SETS)
@settings(max_examples=300, deadline=None)
def test_what_is_written_is_read_as_the_same_set(dates: DateSet) -> None:
    assert read_date(write_date(dates)).possible == dates


@given(LITERAL)
@settings(max_examples=200, deadline=None)
def test_a_set_is_in_normal_form(text: str) -> None:
    dates = possible(text)
    if isinstance(dates, Choice):
        assert len(dates.spans) > 1
        assert one_of(reversed(dates.spans)) == dates
        for left, right in pairwise(dates.spans):
            assert left.hi < right.lo
    for span in (dates.utc,) if isinstance(dates, Instants) else civil_spans(dates):
        assert span == interval(span.lo, span.hi)


@given(single(), st.sampled_from("?~%"))
@settings(max_examples=200, deadline=None)
def test_a_mark_only_adds_possibilities(text: str, mark: str) -> None:
    bare = text.translate(str.maketrans("", "", "?~%"))
    narrow, wide = possible(bare), possible(bare + mark)
    assert all(
        any(outer.covers(inner) for outer in civil_spans(wide)) for inner in civil_spans(narrow)
    )
    assert span_of(wide).lo < span_of(narrow).lo
    assert span_of(narrow).hi < span_of(wide).hi


# --- comparing


def key(claim: DateSet) -> str:
    return repr(claim)


def signature(claims: list[DateSet], found: Comparison) -> tuple[object, ...]:
    """All that must not depend on the order of the claims."""
    return (
        found.relation,
        found.common,
        found.gap,
        Counter(tuple(sorted(key(claims[i]) for i in position)) for position in found.positions),
        sorted(key(claims[i]) for i in found.either),
    )


@given(st.lists(st.one_of(NEAR, SETS), min_size=1, max_size=5), st.randoms())
@settings(max_examples=250, deadline=None)
def test_order_never_matters(claims: list[DateSet], chance: object) -> None:
    turned = list(claims)
    chance.shuffle(turned)  # type: ignore[attr-defined]
    assert signature(claims, compare_dates(claims)) == signature(turned, compare_dates(turned))


@given(st.lists(NEAR, min_size=1, max_size=6))
@settings(max_examples=150, deadline=None)
def test_positions_can_be_true_and_hold_every_claim(claims: list[DateSet]) -> None:
    found = compare_dates(claims)
    named = sorted([i for position in found.positions for i in position] + list(found.either))
    assert named == list(range(len(claims)))
    assert all(found.positions)
    for position in found.positions:
        assert compare_dates([claims[i] for i in position]).relation is not Relation.DISJOINT
    assert (len(found.positions) > 1) is (found.relation is Relation.DISJOINT)
    if found.witness:
        assert set(found.witness) <= set(range(len(claims)))


def coarser(dates: DateSet, other: DateSet, how: int) -> DateSet:
    """A superset."""
    if isinstance(dates, Instants):
        wide = Instants(Interval(dates.utc.lo - how * HOUR, dates.utc.hi + how * DAY))
        return wide if how % 2 else span_of(wide)
    if how == 0:
        return span_of(dates)
    if how == 1:
        return one_of([*civil_spans(dates), *civil_spans(other)])
    if how == 2:
        return hull([span_of(dates), span_of(other)])
    return one_of(Interval(span.lo - how * DAY, span.hi + HOUR) for span in civil_spans(dates))


@given(st.lists(NEAR, min_size=2, max_size=4), NEAR, st.integers(0, 5), st.integers(0, 3))
@settings(max_examples=500, deadline=None)
def test_coarsening_never_makes_a_contradiction(
    claims: list[DateSet], other: DateSet, how: int, place: int
) -> None:
    wide = list(claims)
    wide[place % len(claims)] = coarser(claims[place % len(claims)], other, how)
    if compare_dates(wide).relation is Relation.DISJOINT:
        assert compare_dates(claims).relation is Relation.DISJOINT


@given(st.lists(CIVIL, min_size=2, max_size=6))
@settings(max_examples=150, deadline=None)
def test_a_line_is_compared_as_intervals(claims: list[DateSet]) -> None:
    assert compare_dates(claims) == compare_intervals(claims, days_between)  # type: ignore[arg-type]
    pairs = all(
        compare_dates(list(pair)).relation is not Relation.DISJOINT
        for pair in combinations(claims, 2)
    )
    assert pairs is (compare_dates(claims).relation is not Relation.DISJOINT)


def fewest(claims: list[DateSet]) -> int:
    """The least number of positions, by trying all ways to share the claims out."""
    for count in range(1, len(claims) + 1):
        for places in product(range(count), repeat=len(claims)):
            groups = [
                [c for c, p in zip(claims, places, strict=True) if p == n] for n in range(count)
            ]
            if all(
                not group or compare_dates(group).relation is not Relation.DISJOINT
                for group in groups
            ):
                return count
    raise AssertionError


@given(st.lists(CIVIL, min_size=2, max_size=5))
@settings(max_examples=60, deadline=None)
def test_positions_on_a_line_are_as_few_as_possible(claims: list[DateSet]) -> None:
    assert len(compare_dates(claims).positions) == fewest(claims)


@st.composite
def hours(draw: st.DrawFn) -> Interval:
    lo = draw(st.integers(-40, 40))
    return Interval(lo * HOUR, (lo + draw(st.sampled_from([1, 2, 24, 40]))) * HOUR)


BY_HOUR = st.one_of(hours(), hours().map(Instants))
CHOICES = st.lists(hours(), min_size=1, max_size=3).map(one_of)


def pairs_of(claims: list[DateSet]) -> set[tuple[int, int]]:
    """All pairs of whole hours (instant, civil time) that every claim allows.

    Bounds are whole hours and closed below, so that if any pair fits, a pair of whole hours does.
    """
    found = set()
    for u in range(-60, 100):
        if all(claim.utc.holds(u * HOUR) for claim in claims if isinstance(claim, Instants)):
            for c in range(u - 12, u + 15):
                if all(
                    any(span.holds(c * HOUR) for span in civil_spans(claim))
                    for claim in claims
                    if not isinstance(claim, Instants)
                ):
                    found.add((u, c))
    return found


@given(st.lists(BY_HOUR, min_size=2, max_size=4))
@settings(max_examples=150, deadline=None)
def test_offsets_against_brute_force(claims: list[DateSet]) -> None:
    found = compare_dates(claims)
    fits = bool(pairs_of(claims))
    assert (found.relation is not Relation.DISJOINT) is fits
    assert fits is all(pairs_of(list(pair)) for pair in combinations(claims, 2))  # Helly
    if not fits:
        assert found.witness is not None
        lower, upper = (claims[i] for i in found.witness)
        assert not pairs_of([lower, upper])
        (a, b), instants = on_one_line((lower, upper))
        assert a.hi <= b.lo
        assert found.gap == days_between(a, b, instants=instants)
        assert found.gap


@given(st.lists(st.one_of(BY_HOUR, CHOICES), min_size=2, max_size=4))
@settings(max_examples=150, deadline=None)
def test_choices_against_brute_force(claims: list[DateSet]) -> None:
    found = compare_dates(claims)
    assert (found.relation is not Relation.DISJOINT) is bool(pairs_of(claims))
    if found.relation is Relation.REFINES:
        assert any(pairs_of([claim]) == pairs_of(claims) for claim in claims)
    if found.gap is not None:
        assert found.witness is not None
        assert not pairs_of([claims[i] for i in found.witness])


@given(st.lists(BY_HOUR, min_size=2, max_size=3))
@settings(max_examples=100, deadline=None)
def test_refinement_across_lines_against_brute_force(claims: list[DateSet]) -> None:
    found = compare_dates(claims)
    assume(found.relation is not Relation.DISJOINT)
    assume(len(set(map(key, claims))) > 1)
    common = pairs_of(claims)
    refined = any(pairs_of([claim]) == common for claim in claims)
    assert (found.relation is Relation.REFINES) is refined


@given(st.lists(BY_HOUR, min_size=3, max_size=3))
@settings(max_examples=100, deadline=None)
def test_all_orders_of_three(claims: list[DateSet]) -> None:
    found = {
        repr(signature(list(turned), compare_dates(turned))) for turned in permutations(claims)
    }
    assert len(found) == 1


# --- counting days

COUNTS = st.tuples(st.integers(-500, 500), st.integers(0, 60)).map(
    lambda pair: interval(pair[0], pair[0] + pair[1], hi_open=False)
)


@given(NEAR, NEAR)
@settings(max_examples=150, deadline=None)
def test_a_date_lies_the_days_from_another_after_it(a: DateSet, b: DateSet) -> None:
    reached = add_days(b, days_from(a, b))
    if isinstance(reached, Instants):  # days of one place are counted by the minute
        reached = reaching_dates(reached, Tolerance(Fraction(2, 1440)))
    assert span_of(reached).covers(span_of(a))
    back = days_from(b, a)
    assert days_from(a, b) == interval(-back.hi, -back.lo, hi_open=False)


@given(st.integers(-(10**6), 10**6), st.integers(-(10**6), 10**6))
def test_days_from_of_two_days_is_their_distance(a: int, b: int) -> None:
    first, second = (Interval(day * DAY, (day + 1) * DAY) for day in (a, b))
    assert days_from(first, second) == interval(a - b, a - b, hi_open=False)
    assert add_days(second, days_from(first, second)) == first
    assert days_between(second, first) == a - b


@given(CIVIL, COUNTS, COUNTS)
@settings(max_examples=100, deadline=None)
def test_counts_of_days_add_up(dates: DateSet, one: Interval, other: Interval) -> None:
    assert add_days(add_days(dates, one), other) == add_days(dates, one + other)


@given(SETS, st.booleans())
@settings(max_examples=100, deadline=None)
def test_open_counts(dates: DateSet, upwards: bool) -> None:
    count = interval(3, INFINITY) if upwards else interval(-INFINITY, 3, hi_open=False)
    span = span_of(add_days(dates, count))
    assert (span.hi if upwards else span.lo) == (INFINITY if upwards else -INFINITY)


@given(st.dates(), COUNTS)
def test_days_added_are_days_later(day: object, count: Interval) -> None:
    start = read_date(str(day)).possible
    reached = add_days(start, count)
    assert isinstance(reached, Interval)
    number = int(span_of(start).lo // DAY)
    assert reached == Interval((number + count.lo) * DAY, (number + count.hi + 1) * DAY)
    assert GREGORIAN.fields(number)[0] == int(str(day)[:4])


@given(times().map(possible), times().map(possible))
@settings(max_examples=150, deadline=None)
def test_the_time_between_two_instants_has_no_offset_in_it(a: DateSet, b: DateSet) -> None:
    assume(isinstance(a, Instants) and isinstance(b, Instants))
    assert isinstance(a, Instants)
    assert isinstance(b, Instants)
    exact = time_from(a, b)
    assert exact.hi - exact.lo == Fraction(a.utc.hi - a.utc.lo + b.utc.hi - b.utc.lo, DAY)
    days = days_from(a, b)
    assert days.hi - days.lo <= 2
    assert days.lo - 1 < exact.lo
    assert exact.hi < days.hi + 1


@given(st.integers(0, 9999), st.integers(1, 12), st.integers(1, 28), MARKS, MARKS, MARKS, MARKS)
@settings(max_examples=150, deadline=None)
def test_what_is_written_behind_a_mark_only_narrows(
    y: int, m: int, d: int, before: str, year: str, month: str, day: str
) -> None:
    """A date with marks allows nothing that the same date without its last component does not."""
    texts = [f"{before}{y:04d}{year}", f"-{m:02d}{month}", f"-{d:02d}{day}"]
    whole, shorter = possible("".join(texts)), possible("".join(texts[:2]))
    assume(not day)  # a mark there moves across the end of a month
    for span in civil_spans(whole):
        assert any(wider.covers(span) for wider in civil_spans(shorter))
