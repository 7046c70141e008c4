"""What is listed of contradictions that are not told is what a report would tell of them."""

from fractions import Fraction

import pytest
from hypothesis import event, example, given
from hypothesis import strategies as st

from checker.engine.listed import Judge
from checker.kinds import KINDS as KINDS_OF_VALUE
from checker.loading.literals import Literals
from checker.model.fact import Fact, Source
from checker.model.place import Place
from checker.model.rule import Rule
from checker.model.vocabulary import Attribute, Entities
from checker.rules import KINDS as KINDS_OF_RULE
from checker.rules.agree import Agree
from checker.values.digits import grouping
from checker.values.gap import gap_text
from checker.values.numbers import Measure

HERE = Place("t.yaml", 1, 1)
UNITS = {
    "depth": "m", "field": "ha", "share": "%", "warmth": "°C", "ratio": "", "crowd": "people/km2",
    "walk": "km", "price": "EUR",
}  # fmt: skip
LABELS = {"guests": "people", "votes": ""}
SLIPS = (
    Fraction(10), Fraction(100), Fraction(1000), Fraction(10**6), Fraction("0.3048"),
    Fraction("1.609344"), Fraction("0.40468564224"), Fraction("1.1"), Fraction("1.8"), Fraction(1),
)  # fmt: skip

NAMES = Literals(Entities.of({}, {}))

whole = st.integers(0, 10**12) | st.integers(0, 2000)
shifts = st.integers(-60, 60) | st.just(0)


@st.composite
def pairs(draw: st.DrawFn) -> tuple[str, str]:
    """Two numbers in digits: any, or such as a slip may lie between."""
    one, places = draw(whole), draw(st.sampled_from([0, 0, 0, 1, 2, 4]))
    how = draw(st.sampled_from(["any", "times", "swapped"]))
    if how == "any":
        other = draw(whole)
    elif how == "times":
        other = int(one * draw(st.sampled_from(SLIPS))) + draw(shifts)
    else:
        digits = [*f"{one:03d}"]
        place = draw(st.integers(0, len(digits) - 2))
        digits[place : place + 2] = reversed(digits[place : place + 2])
        other = int("".join(digits))
    said = [_written(abs(number), places) for number in (one, other)]
    return said[0], said[1]


def _written(number: int, places: int) -> str:
    digits = f"{number:0{places + 1}d}"
    return f"{digits[:-places]}.{digits[-places:]}" if places else digits


def _attributes() -> dict[str, Attribute]:
    found = {}
    for kind, units in (("quantity", UNITS), ("count", LABELS)):
        for name, unit in units.items():
            measure = Measure(unit, signed=name == "warmth")
            found[name] = Attribute(name, name, KINDS_OF_VALUE[kind], HERE, measure)
    return found


@pytest.mark.of_rule("agree")
@pytest.mark.of_kind("quantity", "count")
@given(
    st.sampled_from([*UNITS, *LABELS]),
    pairs(),
    st.booleans(),
    st.sampled_from(["\u202f", ",", "none"]),
)
@example("depth", ("1243", "1234"), False, ",")
@example("depth", ("30.5", "100"), False, ",")
@example("warmth", ("20", "68"), False, ",")
@example("votes", ("1", "10"), False, ",")
@example("price", ("1000000", "3000000"), True, ",")
@example("share", ("0", "1"), True, ",")
def test_two_plain_numbers_are_told_as_any_two_claims(
    name: str, said: tuple[str, str], with_unit: bool, mark: str
) -> None:
    attributes = _attributes()
    attribute = attributes[name]
    if with_unit and (unit := attribute.measure.unit):
        said = f"{said[0]} {unit}", f"{said[1]} {unit}"
    first, then = (attribute.kind.ends(text, attribute) for text in said)
    if first is None or then is None:
        return
    if first.interval().lo > then.interval().lo:
        said, first, then = said[::-1], then, first
    sources = {one: Source(one, one, HERE) for one in "ab"}
    rule = Rule("r", "R", KINDS_OF_RULE["agree"], Agree(), HERE)
    judge = Judge(attributes, sources, Entities.of({}, {}))
    with grouping(mark):
        found = judge.of_two(rule, name, said, (first, then))
        event("told" if found else "judged")
        if found is None:
            return
        claims = [
            Fact(
                str(at), source, "x", name, attribute.kind.read(text, attribute, NAMES), HERE,
                frozenset(source),
            )
            for at, (source, text) in enumerate(zip("ba", said[::-1], strict=True))
        ]  # fmt: skip
        judged = judge.answer(rule, claims)
        answer = judged.answer
        assert answer.gap is not None
        assert found == (answer.message, gap_text(answer.gap))
        assert judged.hint == ""
        sides = [[fact.id for fact in position.facts] for position in answer.positions]
        assert sides == [["1"], ["0"]]


@pytest.mark.of_rule("agree")
@pytest.mark.of_kind("quantity", "count")
def test_most_numbers_are_told_at_once() -> None:
    attributes = _attributes()
    rule = Rule("r", "R", KINDS_OF_RULE["agree"], Agree(), HERE)
    judge = Judge(attributes, {}, Entities.of({}, {}))
    told = 0
    for number in range(1000, 2000):
        said = str(number), str(number + 50)
        one, other = (attributes["depth"].kind.ends(text, attributes["depth"]) for text in said)
        assert one is not None
        assert other is not None
        told += judge.of_two(rule, "depth", said, (one, other)) is not None
    assert told == 1000
