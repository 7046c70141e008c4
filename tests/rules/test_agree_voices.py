"""Documents' own voices are held against each other first; what they quote is a side apart."""

import pytest
from model.corpora import Judge, found, gap, ids, rules, sides, source, told

from checker.formats import FORMATS
from checker.model.finding import Finding
from checker.model.vocabulary import Attribute, Kind
from checker.values.compare import Comparison
from checker.values.tolerance import Tolerance
from checker.values.value import Possible

TOWN = """
attributes:
  hurt: {kind: count}
  length: {kind: quantity, unit: km}
  opened_on: {kind: date}
  seats: {kind: set}
  word: {kind: text, exact: true}
  state: {kind: text, values: [open, shut, torn]}
entities:
  flood:
  rider: {label: the captain of the riders}
"""
AGREE = rules("id: agree, check: {agree: {}}")


def ask(judge: Judge, *claims: str, rule: str = AGREE) -> Finding:
    """The finding on claims, each of a source of its own: s0, s1, ..."""
    stated = [source(f"s{number}", f"flood {claim}") for number, claim in enumerate(claims)]
    return found(judge(TOWN, rule, *stated))


def witnesses(finding: Finding) -> set[str]:
    assert finding.answer.witness is not None
    return {fact.source for fact in finding.answer.witness}


def test_documents_are_the_headline_and_the_quoted_voice_stands_apart(judge: Judge) -> None:
    stated = [
        source("office", "flood hurt: 54"),
        source("daily", "flood hurt: 51", "flood hurt: more than 300, said_by: rider"),
    ]
    report = judge(TOWN, AGREE, *stated)
    finding = found(report)
    assert finding.answer.message == "51 against 54, 3 apart"
    assert gap(finding) == "3"
    assert {f.source for f in finding.answer.witness or ()} == {"office", "daily"}
    assert not any(f.said_by for f in finding.answer.witness or ())
    assert [p.value for p in finding.answer.positions] == ["51", "54", "more than 300"]
    assert [p.value for p in finding.answer.headline] == ["51", "54"]
    assert finding.answer.aside == (
        "quoted apart from that: more than 300 (the captain of the riders, quoted by daily)"
    )


@pytest.mark.of_format("md")
def test_the_page_names_the_documents_first(judge: Judge) -> None:
    stated = [
        source("office", "flood hurt: 54"),
        source("daily", "flood hurt: 51", "flood hurt: more than 300, said_by: rider"),
    ]
    text = FORMATS["md"](judge(TOWN, AGREE, *stated))
    one, two = "🟦①", "🟧②"
    assert (
        f"[**Hurt of flood**](#f-dc5d6ec74f9d): {one} **51** against {two} **54**, **3** apart."
    ) in text
    assert f"{one} **51** (1 document) against {two} **54** (1 document), **3** apart." in text
    assert "Quoted apart from that: **more than 300** (the captain of the riders, quoted" in text


def test_one_voice_of_documents_against_a_quoted_one_names_who_is_quoted(judge: Judge) -> None:
    finding = ask(judge, "hurt: 54", "hurt: 54", "hurt: 61, said_by: rider")
    assert finding.answer.message == (
        "54 against 61 (the captain of the riders, quoted by s2), 7 apart"
    )
    assert finding.answer.aside == ""
    assert sides(finding) == [{"s0", "s1"}, {"s2"}]


def test_a_voice_that_is_no_entity_is_named_as_it_stands(judge: Judge) -> None:
    finding = ask(judge, "hurt: 54", "hurt: 61, said_by: a neighbour")
    assert "61 (a neighbour, quoted by s1)" in finding.answer.message


def test_quoted_voices_are_the_headline_only_where_they_are_all_there_is(judge: Judge) -> None:
    finding = ask(judge, "hurt: 4, said_by: rider", "hurt: 9, said_by: a neighbour")
    assert finding.answer.message == (
        "4 (the captain of the riders, quoted by s0) against 9 (a neighbour, quoted by s1), 5 apart"
    )


def test_where_documents_fit_two_quoted_voices_these_are_the_headline(judge: Judge) -> None:
    finding = ask(judge, "hurt: 1..99", "hurt: 20, said_by: rider", "hurt: 30, said_by: a")
    assert witnesses(finding) == {"s1", "s2"}
    assert sides(finding) == [{"s0"}, {"s1"}, {"s2"}]


@pytest.mark.parametrize("order", [1, -1])
def test_a_documents_claim_is_never_left_between_quoted_ones(judge: Judge, order: int) -> None:
    """Two quoted claims would each open a side, and leave the document's claim in neither."""
    claims = ["hurt: 1", "hurt: 5..9", "hurt: 6, said_by: rider", "hurt: 8, said_by: a"][::order]
    finding = ask(judge, *claims)
    own = [f"s{number}" for number, claim in enumerate(claims) if "said_by" not in claim]
    assert witnesses(finding) == set(own)
    assert all(any(name in side for name in own) for side in sides(finding)[:2])


def test_a_quoted_claim_stands_in_the_one_side_that_it_fits_or_in_none(judge: Judge) -> None:
    finding = ask(
        judge, "hurt: 3", "hurt: 8", "hurt: at least 7, said_by: a", "hurt: at least 2, said_by: b"
    )
    assert sides(finding) == [{"s0"}, {"s1", "s2"}]
    assert ids(finding.answer.either) == {"s3.flood.hurt"}


def test_many_sides_are_searched_and_not_tried_one_by_one(judge: Judge) -> None:
    own = [f"hurt: {number * 10}" for number in range(250)]
    finding = ask(judge, *own, "hurt: 2398..2401, said_by: a", "hurt: 55, said_by: b")
    assert {"s240", "s250"} in sides(finding)
    assert sides(finding)[-1] == {"s251"}
    wide = ask(judge, *own, "hurt: 165..181, said_by: a")
    assert ids(wide.answer.either) == {"s250.flood.hurt"}


@pytest.mark.parametrize("kind", ["hurt", "word"])
def test_many_voices_take_no_square_of_comparisons(
    judge: Judge, kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    compared: list[int] = []
    real = Kind.compare

    def counting(
        self: Kind, claims: list[Possible], attribute: Attribute, tolerance: Tolerance | None
    ) -> Comparison:
        compared.append(len(claims))
        return real(self, claims, attribute, tolerance)

    monkeypatch.setattr(Kind, "compare", counting)
    totals = []
    for number in (60, 240):
        compared.clear()
        values = [f"{kind}: {n if kind == 'hurt' else f'w{n}'}" for n in range(number)]
        quoted = [f"{kind}: {n if kind == 'hurt' else f'w{n}'}, said_by: a" for n in range(number)]
        finding = ask(judge, *values, *quoted)
        assert len(finding.answer.positions) == number
        totals.append(sum(compared))
    assert totals[1] < totals[0] * 8


@pytest.mark.parametrize(
    ("attribute", "own", "quoted"),
    [
        ("opened_on", ["1953", "1955-03-02"], "1931"),
        ("length", ["3 km", "5 km"], "90 km"),
        ("state", ["open", "shut"], "torn"),
        ("seats", ["[a, b]", "[a, c]"], "[d]"),
        ("opened_on", ["1953-01-01T10:00Z", "1955-03-02"], "1931"),
    ],
)
def test_every_kind_that_contradicts(
    judge: Judge, attribute: str, own: list[str], quoted: str
) -> None:
    claims = [*(f"{attribute}: {each}" for each in own), f"{attribute}: {quoted}, said_by: rider"]
    finding = ask(judge, *claims[::-1])
    assert told(finding) == ("contradiction", "disjoint")
    assert witnesses(finding) == {"s1", "s2"}
    assert sides(finding)[-1] == {"s0"}
    assert len(finding.answer.headline) == 2


def test_within_a_tolerance_documents_agree_and_the_quoted_voice_does_not(judge: Judge) -> None:
    rule = rules("id: agree, check: {agree: {attributes: [hurt], tolerance: 5}}")
    finding = ask(judge, "hurt: 40", "hurt: 44", "hurt: 80, said_by: rider", rule=rule)
    assert sides(finding) == [{"s0", "s1"}, {"s2"}]
    assert "quoted by s2" in finding.answer.message


def test_against_a_reference_a_documents_own_claim_comes_first(judge: Judge) -> None:
    rule = rules("id: agree, check: {agree: {against: reference}}")
    report = judge(
        TOWN,
        rule,
        source("atlas", "flood hurt: 50", reference="true"),
        source("daily", "flood hurt: 49", "flood hurt: 900, said_by: rider"),
    )
    finding = found(report)
    assert finding.answer.message == "49 against 50, 1 apart"
    assert "900" in finding.answer.aside


def test_one_voice_on_both_sides_is_named_once(judge: Judge) -> None:
    report = judge(
        "attributes: {hurt: {kind: count}}\nentities: {fire: {}, mayor: {label: the mayor}}",
        rules("id: agree, check: {agree: {}}"),
        source("daily", "fire hurt: 4, said_by: mayor", "fire hurt: 9, said_by: mayor, id: again"),
    )
    finding = found(report)
    assert finding.answer.message == "4 (the mayor, quoted by daily) against 9 (the same), 5 apart"
    said = FORMATS["md"](report)
    assert "the mayor, quoted in daily) against 🟧② **9** (the same)" in said
