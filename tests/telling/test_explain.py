"""Everything that bears on one thing."""

from collections import Counter

import pytest
from model.corpora import Judge as CorpusJudge
from model.corpora import rules, source

from checker.model.report import Report
from checker.telling.explain import SEVERAL, explain


def told(report: Report, name: str, base: str = "") -> str:
    lines = explain(report, name, base)
    assert lines is not None, name
    assert all("\n" not in line for line in lines)
    return "\n".join(lines)


def test_a_finding_by_its_id_or_a_prefix_that_is_its_own(wide: Report) -> None:
    finding = next(f for f in wide.findings if f.question.attribute.id == "area" and f.answer.gap)
    text = told(wide, finding.id, "../")
    assert text == told(wide, finding.id[:8], "../")
    assert text.startswith(
        "contradiction: area of the island: 40 km² against 42 km², about 0.50 km²"
    )
    assert "rule documents_agree: Documents agree (severity error)" in text
    assert "position 1: 40 km² (1 origin)" in text
    assert "../facts/gazette.yaml:18  “an island of 40 km2”" in text
    assert "30 km² + 12 km² = 42 km²" in text
    assert "the cove is declared a part of the north shore and not added again" in text
    assert "contradicts itself: gazette" in text
    assert "the parts of the island are all listed (../facts/vocabulary.yaml:2)" in text


def test_claims_that_fit_either_position(wide: Report) -> None:
    finding = next(f for f in wide.findings if f.answer.either)
    assert "  fits more than one position\n  └─ monthly: " in told(wide, finding.id)


@pytest.mark.parametrize("prefix", ["", "0", "abc", "zzzz"])
def test_what_names_nothing(wide: Report, prefix: str) -> None:
    assert explain(wide, prefix) is None


def test_a_fact(wide: Report) -> None:
    text = told(wide, "gazette.lighthouse.colour")
    assert text.startswith("gazette.lighthouse.colour\n  gazette: colour of the lighthouse: red")
    assert "facts/gazette.yaml:10  “a red tower”" in text
    assert "contradiction: colour of the lighthouse: red against white" in text


def test_a_fact_that_nothing_was_compared_with(wide: Report) -> None:
    assert "not compared: stands alone" in told(wide, "gazette.lighthouse.owner")
    assert "not compared: a draft" in told(wide, "monthly.lighthouse.owner")


def test_a_derived_fact(wide: Report) -> None:
    text = told(wide, "gazette.island.area[areas]")
    assert "by rule areas (rules/rules.yaml:5)" in text
    assert "gazette: area of the north shore: 30 km²" in text


def test_a_rule_with_what_it_derives_or_finds(wide: Report) -> None:
    text = told(wide, "areas")
    assert text.startswith("areas: The areas, added up (rules/rules.yaml:5)")
    assert "Shores do not overlap." in text
    assert "gazette: area of the island: 42 km²" in text
    assert "it matches nothing" in told(wide, "renamed")
    assert "120 m is about 20 m outside what the rule allows (from 1 to 100 m)" in told(wide, "low")


@pytest.mark.parametrize("name", ["lighthouse", "the lighthouse", "the old light"])
def test_a_subject_by_id_label_and_alias(wide: Report, name: str) -> None:
    text = told(wide, name)
    assert text.startswith("lighthouse: the lighthouse, building")
    assert "  colour\n    gazette: red  (facts/gazette.yaml:10)\n    monthly: white" in text
    assert "contradiction: colour of the lighthouse" in text


WORDS = """\
entities: {tower: {label: the tower}, mill: {label: the mill}}
attributes:
  height: {label: height, kind: quantity, unit: m, qualifiers: [as_of]}
  colour: {label: colour, kind: text, values: [red, blue]}
"""


def test_an_attribute(judge: CorpusJudge) -> None:
    report = judge(
        WORDS,
        source("log", "tower height: 30 m", "mill height: 9 m"),
        source("map", "tower height: 33 m"),
        rules("id: agree, title: Documents agree, check: {agree: {}}"),
    )
    told = explain(report, "height", "x/")
    assert told is not None
    assert told[:8] == [
        "height: height, quantity in m (x/facts/000.yaml:3)",
        "  qualified by: as_of",
        "  read by rules: agree",
        "  the tower",
        "    log: 30 m  (x/facts/001.yaml:4)",
        "    map: 33 m  (x/facts/002.yaml:4)",
        "  the mill",
        "    log: 9 m  (x/facts/001.yaml:5)",
    ]
    assert told[8].startswith("  contradiction: height of the tower: ")
    assert explain(report, "colour") == [
        "colour: colour, text (facts/000.yaml:4)",
        "  one of: red, blue",
        "  no claims",
    ]


def test_a_draft_is_called_one(judge: CorpusJudge) -> None:
    report = judge(
        WORDS,
        source("log", "mill height: 9 m, status: draft"),
        rules("id: agree, title: Documents agree, may_match_nothing: true, check: {agree: {}}"),
    )
    for name in ("mill", "height"):
        told = explain(report, name)
        assert told is not None
        assert "    log: 9 m, a draft  (facts/001.yaml:4)" in told


def test_a_part_names_its_whole(wide: Report) -> None:
    assert "part of north_shore" in told(wide, "cove")


def test_a_source_and_how_each_of_its_claims_stands(wide: Report) -> None:
    lines = told(wide, "monthly").splitlines()
    assert lines[0] == "monthly: A year on"
    rows = [[piece.strip() for piece in line.split("  ") if piece] for line in lines[2:]]
    standing = {row[1]: row[0] for row in rows}
    counts = Counter(row[0] for row in rows)
    assert lines[1].startswith(f"  {len(rows)} claims: {counts['contradicts']} contradict, ")
    several = SEVERAL | {word: word for word, number in counts.items() if number == 1}
    assert all(f"{n} {several.get(word, word)}" in lines[1] for word, n in counts.items())
    assert standing["colour of the lighthouse: white"] == "contradicts"
    assert standing["being lit of the lighthouse: true"] == "agrees"
    assert standing["motto of the lighthouse: glow"] == "undetermined"
    assert standing["population of the island (as_of: 2001): 480"] == "alone"
    assert standing["owner of the lighthouse: the mate"] == "not checked"
    assert len(lines) == 2 + sum(fact.source == "monthly" for fact in wide.facts)


def test_a_contradicting_claim_names_its_findings(wide: Report) -> None:
    finding = next(f for f in wide.findings if f.question.attribute.id == "colour")
    (line,) = [line for line in told(wide, "monthly").splitlines() if "colour of" in line]
    assert line.endswith(f"  [{finding.id}]")


def test_a_claim_behind_a_sum_contradicts_only_indirectly(wide: Report) -> None:
    (line,) = [
        line for line in told(wide, "gazette").splitlines() if "area of the north shore: 30" in line
    ]
    assert line.startswith("  indirectly    area of the north shore: 30 km²")


def test_a_derivation_is_a_tree(wide: Report) -> None:
    finding = next(f for f in wide.findings if f.question.attribute.id == "area" and f.answer.gap)
    lines = told(wide, finding.id).splitlines()
    start = lines.index("  position 2: 42 km² (1 origin)")
    assert [line.split(" ")[:4] for line in lines[start + 1 : start + 3]] == [
        ["", "", "└─", "gazette:"],
        ["", "", "", ""],
    ]
    assert "     ├─ gazette: area of the north shore: 30 km² (read as 29.5 to 30.5 km²)" in lines
    assert "     │     facts/gazette.yaml:" in "\n".join(lines)


FLOOD = """
attributes:
  area: {kind: quantity, unit: km2}
  share: {kind: quantity, unit: "%"}
  began_on: {kind: date}
entities:
  land: {label: the land}
  valley: {label: the valley, parts: complete, part_of: land}
  mill: {label: Mill, part_of: valley}
"""


def test_a_step_between_bears_on_what_follows_from_it(judge: CorpusJudge) -> None:
    report = judge(
        FLOOD,
        rules(
            "id: agree, check: {agree: {attributes: [share]}}",
            "id: areas, derive: {sum: {attribute: area, parts_of: valley}}",
            'id: f, derive: {formula: "share(land) = area(valley) / area(land)"}',
        ),
        source("daily", "mill area: 1 km2", "land area: 4 km2"),
        source("weekly", "land share: 50 %"),
    )
    text = told(report, "daily.valley.area[areas]")
    assert "contradiction: share of the land: " in text
    assert "nothing bears on it" not in text


def test_a_claim_that_fits_either_side_contradicts_nothing(judge: CorpusJudge) -> None:
    report = judge(
        FLOOD,
        rules("id: agree, check: {agree: {}}"),
        source("daily", "mill began_on: 1993-05-01"),
        source("weekly", "mill began_on: 1993"),
        source("monthly", "mill began_on: 1993-06-01"),
    )
    assert told(report, "weekly").splitlines()[2].split("  ")[1] == "fits either"
    assert told(report, "daily").splitlines()[2].split("  ")[1] == "contradicts"
    assert "fits either: contradiction: " in told(report, "weekly.mill.began_on")


def test_an_entity_that_is_a_value_a_member_a_qualifier_and_a_voice(judge: CorpusJudge) -> None:
    report = judge(
        "attributes:\n  owner: {kind: entity}\n  crew: {kind: set, members: entity}\n"
        "  seen: {kind: truth, qualifiers: {by: entity}}\n"
        "entities: {ada: {label: Ada Byrd}, bo: , ship: }\n",
        rules("id: agree, check: {agree: {}}"),
        "source: {id: log}\nfacts:\n"
        "  - {subject: ship, attribute: owner, value: Ada Byrd}\n"
        "  - {subject: ship, attribute: crew, value: [bo, ada]}\n"
        "  - {subject: ship, attribute: seen, value: true, qualifiers: {by: ada}}\n"
        "  - {subject: bo, attribute: owner, value: bo, said_by: ada}\n",
    )
    text = told(report, "ada")
    assert [line.partition("  (")[0] for line in text.splitlines()] == [
        "ada: Ada Byrd",
        "  named in what is claimed of others",
        "    log: owner of ship: Ada Byrd",
        "    log: crew of ship: bo, Ada Byrd",
        "    log: seen of ship (by: Ada Byrd): true",
        "  says, as documents quote it",
        "    Ada Byrd, in log: owner of bo: bo",
    ]


def test_what_only_reads_like_the_name_of_an_entity_does_not_name_it(judge: CorpusJudge) -> None:
    report = judge(
        "attributes:\n  crowd: {kind: count}\n  opened_on: {kind: date}\n  motto: {kind: text}\n"
        "  songs: {kind: set}\n  rating: {kind: text, qualifiers: [by, as_of]}\n"
        "  shown: {kind: set, members: entity}\n  sequel: {kind: entity}\n"
        'entities: {film: {label: "1931"}, town: , hall: }\n',
        rules("id: agree, check: {agree: {}}"),
        source(
            "log",
            "town crowd: 1931",
            "town opened_on: 1931",
            'town motto: "1931"',
            'town songs: ["1931", other]',
            'town rating: good, qualifiers: {by: "1931", as_of: "1931"}',
            'hall shown: ["1931"]',
            "hall sequel: film",
        ),
    )
    assert [line.partition("  (")[0] for line in told(report, "film").splitlines()] == [
        "film: 1931",
        "  named in what is claimed of others",
        "    log: shown of hall: 1931",
        "    log: sequel of hall: 1931",
    ]
