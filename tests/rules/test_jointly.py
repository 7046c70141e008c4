"""``jointly``: can all claims be true at once, if some rules hold?"""

from itertools import combinations
from pathlib import Path

import pytest
from growth import grows_linearly
from hypothesis import given, settings
from hypothesis import strategies as st
from model.corpora import Judge, found, gap, ids, rules, sides, source, told

from checker.engine import check, run
from checker.loading.corpus import load, load_contents
from checker.loading.examples import load_examples
from checker.model.fact import Facts
from checker.model.finding import Finding
from checker.model.report import Report
from checker.rehearsal.coverage import push_all
from checker.rehearsal.examples import rehearse

WORDS = """
attributes:
  dug_on: {label: day of digging, kind: date, qualifiers: [by]}
  filled_on: {label: day of filling, kind: date, qualifiers: [by]}
  days_later: {label: days after the digging, kind: count, unit: days, qualifiers: [by]}
  lasted: {label: length, kind: duration}
  drained_on: {label: day of draining, kind: date}
  boats: {label: number of boats, kind: count}
  sunk: {label: number of sunk boats, kind: count}
  left: {label: number of boats left, kind: count}
  asked: {label: number asked, kind: count}
  for_it: {label: number in favour, kind: count}
  share: {label: share in favour, kind: quantity, unit: "%"}
  total: {label: sum of the marks, kind: count}
  mean: {label: mean mark, kind: quantity, unit: "1"}
  area: {label: area, kind: quantity, unit: km2}
entities:
  lake: {label: the lake, parts: complete}
  bay: {label: the bay, part_of: lake}
  basin: {label: the basin, part_of: lake}
  canal: {label: the canal}
  fleet: {label: the fleet}
  poll: {label: the poll}
  sea: {label: the sea}
  gulf: {label: the gulf, part_of: sea}
  inlet: {label: the inlet, part_of: gulf}
"""
FILLED = 'id: filled, derive: {formula: "filled_on(X) = dug_on(X) + days_later(X)"}'
AGREE = "id: agree, check: {agree: {}}, may_match_nothing: true"


def jointly(*others: str, named: str = "") -> str:
    """Rules, and the check that they hold together."""
    names = named or ", ".join(one.partition(",")[0].removeprefix("id: ") for one in others)
    return rules(
        *(f"{one}, may_match_nothing: true" for one in others),
        AGREE,
        f"id: all_at_once, check: {{jointly: {{rules: [{names}]}}}}",
    )


def joint(report: Report) -> Finding:
    return found(report, "all_at_once")


THREE = [
    source("daily", "canal dug_on: 2020-04-02"),
    source("weekly", "canal days_later: 4 days"),
    source("herald", "canal filled_on: 2020-04-12"),
]


def test_claims_that_fit_pair_by_pair_can_be_impossible_together(judge: Judge) -> None:
    report = judge(WORDS, jointly(FILLED), *THREE)
    finding = joint(report)
    assert told(finding) == ("contradiction", "disjoint")
    assert (
        finding.answer.message
        == "2 April 2020 + 4 days = 6 April 2020, but 12 April 2020, 6 days apart"
    )
    assert gap(finding) == "6 days"
    assert str(finding.question) == "filled_on(canal)"
    follows, claimed = finding.question.claims
    assert follows.said_by == "several documents"
    assert follows.derivation is not None
    assert follows.derivation.rule == "filled"
    assert ids(follows.roots()) == {"daily.canal.dug_on", "weekly.canal.days_later"}
    assert claimed.id == "herald.canal.filled_on"
    assert not finding.self_contradicting
    assert [row.reason for row in report.unchecked] == []
    assert follows in report.derived


@pytest.mark.parametrize("left_out", range(3))
def test_without_any_one_of_them_they_can_be_true(judge: Judge, left_out: int) -> None:
    some = [text for number, text in enumerate(THREE) if number != left_out]
    finding = joint(judge(WORDS, jointly(FILLED), *some))
    assert told(finding) == ("agreement", "overlaps")
    assert finding.answer.message == "all 2 claims can be true at once"


def test_its_id_names_the_question(judge: Judge) -> None:
    """Other days on the same things are the same finding; the order of the files is nothing."""
    first = joint(judge(WORDS, jointly(FILLED), *THREE))
    later = [*THREE[:2], source("herald", "canal filled_on: 2020-05")]
    other = joint(judge(WORDS, jointly(FILLED), *later[::-1]))
    assert other.id == first.id
    assert other.answer.message.startswith("2 April 2020 + 4 days = 6 April 2020, but May 2020")


@pytest.mark.parametrize(
    ("dug", "later", "filled", "verdict"),
    [
        ("2020-04-02", "4 days", "2020-04-06", "agreement"),
        ("2020-04-02", "4 days", "2020-04-07", "contradiction"),
        ("2020-04", "4 days", "2020-05-04", "agreement"),
        ("2020-04", "4 days", "2020-05-05", "contradiction"),
        ("2020-04-02?", "4 days", "2020-04-07", "agreement"),
        ("2020-04-02?", "4 days", "2020-04-08", "contradiction"),
        ("2020-04-02", "several days", "2020-05", "agreement"),
        ("2020-04-02", "at least 40 days", "2020-05", "agreement"),
        ("2020-04-02", "at least 70 days", "2020-05", "contradiction"),
        ("2020-04-02", "at most 20 days", "2020-05", "contradiction"),
        ("2020-04-XX", "4 days", "2020-06", "contradiction"),
        ("[2020-04-02, 2020-04-20]", "4 days", "2020-04-30", "contradiction"),
        ("../2020-04-02", "4 days", "2020-04-07", "contradiction"),
        ("2020-04-02/..", "4 days", "2020-04-07", "agreement"),
        ("2020-04-02/..", "6 days", "2020-04-07", "contradiction"),
        ("2020-04-02T23:00Z", "4 days", "2020-04-07", "agreement"),
        ("2020-04-02T23:00Z", "40 days", "2020-04-07", "contradiction"),
    ],
)
def test_hulls(judge: Judge, dug: str, later: str, filled: str, verdict: str) -> None:
    """Marks, masks, sets, bounds and offsets leave open what they leave open."""
    report = judge(
        WORDS,
        jointly(FILLED),
        source("daily", f'canal dug_on: "{dug}"'),
        source("weekly", f"canal days_later: {later}"),
        source("herald", f"canal filled_on: {filled}"),
    )
    assert joint(report).verdict.value == verdict


@pytest.mark.parametrize(
    ("lasted", "verdict"),
    [("1 month", "agreement"), ("4 weeks", "contradiction"), ("2 months", "contradiction")],
)
def test_months_are_as_long_as_they_can_be(judge: Judge, lasted: str, verdict: str) -> None:
    report = judge(
        WORDS,
        jointly('id: drained, derive: {formula: "drained_on(X) = filled_on(X) + lasted(X)"}'),
        source("daily", "canal filled_on: 2020-01-31"),
        source("weekly", f"canal lasted: {lasted}"),
        source("herald", "canal drained_on: 2020-03-01"),
    )
    assert joint(report).verdict.value == verdict


@pytest.mark.parametrize(
    ("share", "asked", "verdict"),
    [
        ("35 %", "12", "contradiction"),
        ("33 %", "12", "agreement"),
        ("35 %", "20", "agreement"),
        ("35 %", "more than 100", "agreement"),
        ("34 % to 36 %", "14", "agreement"),
    ],
)
def test_a_share_of_a_few_people(judge: Judge, share: str, asked: str, verdict: str) -> None:
    """35 % of 12 people is no whole number of them."""
    report = judge(
        WORDS,
        jointly('id: shares, derive: {formula: "share(X) = for_it(X) / asked(X)"}'),
        source("daily", f"poll share: {share}"),
        source("weekly", f"poll asked: {asked}"),
    )
    finding = joint(report)
    assert finding.verdict.value == verdict
    if verdict == "contradiction":
        assert finding.answer.message == (
            "35 % = number in favour / 12, so number in favour = 4.14 to 4.26, "
            "which is no whole number"
        )


@pytest.mark.parametrize(("mean", "verdict"), [("3.14", "contradiction"), ("3.15", "agreement")])
def test_a_mean_of_whole_numbers(judge: Judge, mean: str, verdict: str) -> None:
    """The mean of 20 marks ends in 0 or 5 hundredths."""
    report = judge(
        WORDS,
        jointly('id: means, derive: {formula: "mean(X) = total(X) / asked(X)"}'),
        source("daily", f"poll mean: {mean}"),
        source("weekly", "poll asked: 20"),
    )
    assert joint(report).verdict.value == verdict


def test_a_chain_of_orders_through_what_nobody_dates(judge: Judge) -> None:
    first = "id: first, check: {order: {first: dug_on, then: filled_on}}"
    then = "id: then, check: {order: {first: filled_on, then: drained_on}}"
    report = judge(
        WORDS,
        jointly(first, then),
        source("daily", "canal dug_on: 2020-05"),
        source("weekly", "canal drained_on: 2020-03"),
    )
    finding = joint(report)
    assert told(finding) == ("contradiction", "disjoint")
    assert gap(finding) == "31 days"
    assert finding.answer.message.endswith("31 days apart")
    assert "not before May 2020" in finding.answer.message


def test_a_sum_across_documents(judge: Judge) -> None:
    total = "id: areas, derive: {sum: {attribute: area, parts_of: lake}}"
    claims = [
        source("daily", "bay area: 30 km2"),
        source("weekly", "basin area: 50 km2"),
        source("herald", "lake area: 100 km2"),
    ]
    finding = joint(judge(WORDS, jointly(total), *claims))
    assert told(finding) == ("contradiction", "disjoint")
    assert finding.answer.message.startswith("30 km² + 50 km² = ")
    fewer = [source("daily", "fleet boats: 3"), *claims[1:]]
    assert told(joint(judge(WORDS, jointly(total), *fewer)))[0] == "agreement"
    open_ = WORDS.replace("lake, parts: complete", "lake")
    assert told(joint(judge(open_, jointly(total), *claims)))[0] == "agreement"
    claims[2] = source("herald", "lake area: 70 km2")
    assert told(joint(judge(open_, jointly(total), *claims)))[0] == "contradiction"


def test_parts_of_parts_lie_within(judge: Judge) -> None:
    """The inlet is more than the sea, through the gulf, of which nobody says anything."""
    report = judge(
        WORDS,
        jointly("id: inside, check: {within: {attribute: area}}", named="inside"),
        source("daily", "inlet area: 30 km2"),
        source("weekly", "sea area: 20 km2"),
    )
    assert [f.rule.id for f in report.findings if f.verdict.value == "contradiction"] == ["inside"]


def test_what_another_check_finds_is_not_told_again(judge: Judge) -> None:
    """A document that counts the days itself contradicts another: `agree` says so."""
    report = judge(
        WORDS,
        jointly(FILLED),
        source("daily", "canal dug_on: 2020-04-02", "canal days_later: 4 days"),
        source("herald", "canal filled_on: 2020-04-12"),
    )
    assert told(found(report, "agree", "canal"))[0] == "contradiction"
    finding = joint(report)
    assert told(finding) == ("undetermined", "unknown")
    assert "contradict each other already" in finding.answer.reason


def test_nor_where_another_document_says_the_same(judge: Judge) -> None:
    """Of two copies of a table the claims may be mixed in many ways, none of which is news."""
    report = judge(
        WORDS,
        jointly(FILLED),
        source("daily", "canal dug_on: 2020-04-02", "canal days_later: 4 days"),
        source("mirror", "canal dug_on: 2020-04-02", "canal days_later: 4 days"),
        source("herald", "canal filled_on: 2020-04-12"),
    )
    assert told(joint(report)) == ("undetermined", "unknown")


def test_a_set_beside_it_with_which_it_shares_a_claim_is_told(judge: Judge) -> None:
    drained = 'id: drained, derive: {formula: "drained_on(X) = dug_on(X) + lasted(X)"}'
    report = judge(
        WORDS,
        jointly(FILLED, drained),
        source("daily", "canal dug_on: 2020-04-02", "canal days_later: 4 days"),
        source("herald", "canal filled_on: 2020-04-12"),
        source("post", "canal lasted: 10 days"),
        source("globe", "canal drained_on: 2021"),
    )
    assert told(found(report, "agree", "canal"))[0] == "contradiction"
    (finding,) = (f for f in report.findings if f.rule.id == "all_at_once")
    assert told(finding)[0] == "contradiction"
    roots = {root.id for claim in finding.question.claims for root in claim.roots()}
    assert roots == {"daily.canal.dug_on", "post.canal.lasted", "globe.canal.drained_on"}


def test_without_that_check_it_is_told(judge: Judge) -> None:
    report = judge(
        WORDS,
        rules(FILLED, "id: all_at_once, check: {jointly: {rules: [filled]}}"),
        source(
            "daily",
            "canal dug_on: 2020-04-02",
            "canal days_later: 4 days",
            "canal filled_on: 2020-04-12",
        ),
    )
    assert joint(report).self_contradicting == ("daily",)


def test_each_side_of_a_contradiction_is_held_against_the_others(judge: Judge) -> None:
    """Documents disagree on the first day; with neither of their days the others can be true."""
    report = judge(
        WORDS,
        jointly(FILLED),
        *THREE,
        source("mirror", "canal dug_on: 2020-04-08"),
    )
    assert told(found(report, "agree"))[0] == "contradiction"
    finding = joint(report)
    assert told(finding)[0] == "contradiction"
    follows = finding.question.claims[0]
    assert ids(follows.roots()) == {"daily.canal.dug_on", "weekly.canal.days_later"}


def test_sets_that_share_no_claim_are_told_each(judge: Judge) -> None:
    drained = 'id: drained, derive: {formula: "drained_on(X) = dug_on(X) + lasted(X)"}'
    report = judge(
        WORDS,
        jointly(FILLED, drained),
        *THREE,
        source("mirror", "canal dug_on: 2020-04-02"),
        source("post", "canal lasted: 10 days"),
        source("globe", "canal drained_on: 2021"),
    )
    findings = [f for f in report.findings if f.rule.id == "all_at_once"]
    assert [str(f.question) for f in findings] == ["drained_on(canal)", "filled_on(canal)"]
    roots = [{root.id for c in f.question.claims for root in c.roots()} for f in findings]
    assert not roots[0] & roots[1]


def test_days_that_nobody_ties_to_a_date(judge: Judge) -> None:
    """It was filled four days after it was dug, and not after: whenever that was."""
    order = "id: order, check: {order: {first: filled_on, then: dug_on}}"
    report = judge(WORDS, jointly(FILLED, order), source("daily", "canal days_later: 4 days"))
    finding = joint(report)
    assert told(finding) == ("contradiction", "disjoint")
    assert ids(root for c in finding.question.claims for root in c.roots()) == {
        "daily.canal.days_later"
    }
    assert gap(finding) == "4 days"


def test_a_number_is_not_below_zero(judge: Judge) -> None:
    """More boats sank than there were, say two documents."""
    report = judge(
        WORDS,
        jointly('id: rest, derive: {formula: "left(X) = boats(X) - sunk(X)"}'),
        source("daily", "fleet boats: 12"),
        source("weekly", "fleet sunk: 15"),
    )
    finding = joint(report)
    assert told(finding) == ("contradiction", "disjoint")
    assert "12 - 15" in finding.answer.message or "12" in finding.answer.message


def test_a_range_takes_part(judge: Judge) -> None:
    limit = "id: few, check: {range: {attribute: boats, to: 20}}"
    rest = 'id: rest, derive: {formula: "boats(X) = left(X) + sunk(X)"}'
    report = judge(
        WORDS,
        jointly(limit, rest),
        source("daily", "fleet left: 12"),
        source("weekly", "fleet sunk: 15"),
    )
    assert told(joint(report))[0] == "contradiction"  # though nobody says how many there were
    report = judge(
        WORDS,
        jointly(limit, rest),
        source("daily", "fleet left: 12"),
        source("weekly", "fleet sunk: 15"),
        source("herald", "fleet boats: at least 4"),
    )
    assert told(joint(report))[0] == "contradiction"


@pytest.mark.parametrize(
    "key", ["said_by: mayor", "status: draft", "retracted: mistaken", "qualifiers: {by: mayor}"]
)
def test_who_does_not_take_part(judge: Judge, key: str) -> None:
    """Only what documents claim in their own voice, of the same thing."""
    report = judge(
        WORDS,
        jointly(FILLED),
        *THREE[:2],
        source("herald", f"canal filled_on: 2020-04-12, {key}"),
    )
    assert told(joint(report))[0] == "agreement"


def test_a_replaced_document_does_not_take_part(judge: Judge) -> None:
    news = source("globe", "canal filled_on: 2020-04-06", supersedes="herald")
    report = judge(WORDS, jointly(FILLED), *THREE, news)
    assert told(joint(report))[0] == "agreement"


def test_qualifiers_that_are_equal(judge: Judge) -> None:
    texts = [text.replace("}", ", qualifiers: {by: mayor}}") for text in THREE]
    finding = joint(judge(WORDS, jointly(FILLED), *texts))
    assert told(finding)[0] == "contradiction"
    assert finding.question.qualifiers == (("by", "mayor"),)


def test_a_work_of_reference_speaks_where_no_document_does(judge: Judge) -> None:
    atlas = source("atlas", "canal dug_on: 2020-04-02", reference="true")
    by_itself = rules(FILLED, "id: all_at_once, check: {jointly: {rules: [filled]}}")
    report = judge(WORDS, by_itself, atlas, *THREE[1:])
    assert told(joint(report))[0] == "contradiction"
    told_already = judge(WORDS, jointly(FILLED), atlas, *THREE[1:])
    assert told(joint(told_already))[0] == "undetermined"  # a formula takes it from there, too
    filled = source("herald", "canal filled_on: 2020-04-12", "canal dug_on: 2020-04-08")
    other = source("atlas", "canal dug_on: 1920-04-02", reference="true")
    assert told(joint(judge(WORDS, by_itself, other, THREE[1], filled)))[0] == "agreement"


def test_works_of_reference_alone_are_not_asked(judge: Judge) -> None:
    alone = source(
        "atlas",
        "canal dug_on: 2020-04-02",
        "canal days_later: 4 days",
        "canal filled_on: 2020-04-12",
        reference="true",
    )
    report = judge(WORDS, jointly(FILLED), alone, source("daily", "fleet boats: 3"))
    assert [f for f in report.findings if f.rule.id == "all_at_once"] == []


def test_a_waived_claim_is_set_aside(judge: Judge) -> None:
    waiver = (
        "waivers:\n  - {fact: weekly.canal.days_later, reason: loose, owner: desk, "
        "expires: 2099-01-01}\n"
    )
    report = judge(WORDS, jointly(FILLED), *THREE, waiver)
    assert joint(report).waiver is not None
    assert [status.state for status in report.waivers] == ["applies"]


def test_a_waived_claim_hides_no_other_set(judge: Judge) -> None:
    """Another document counts as many days: without the waived claim the rest is as impossible."""
    waiver = (
        "waivers:\n  - {fact: weekly.canal.days_later, reason: loose, owner: desk, "
        "expires: 2099-01-01}\n"
    )
    other = source("mirror", "canal days_later: 5 days")
    report = judge(WORDS, jointly(FILLED), *THREE, other, waiver)
    finding = joint(report)
    assert told(finding)[0] == "contradiction"
    assert finding.waiver is None
    assert "5 days" in finding.answer.message


def test_rules_that_cannot_hold(judge: Judge) -> None:
    """Filled before it was dug, and a day or more after: whatever is claimed of it."""
    order = "id: order, check: {order: {first: filled_on, then: dug_on}}"
    week = 'id: week, derive: {formula: "filled_on(X) = dug_on(X) + 7"}'
    claims = source("daily", "canal dug_on: 2020", "canal filled_on: 2021")
    finding = joint(judge(WORDS, jointly(order, week), claims))
    assert told(finding)[0] == "undetermined"
    assert "its rules cannot all hold" in finding.answer.reason


def test_rules_without_claims_match_nothing(judge: Judge) -> None:
    report = judge(WORDS, jointly(FILLED), source("daily", "fleet boats: 3"))
    assert "it matches nothing" in [
        row.reason for row in report.not_applied if row.rule.id == "all_at_once"
    ]


RULES = jointly(
    FILLED,
    "id: order, check: {order: {first: filled_on, then: drained_on}}",
    'id: drained, derive: {formula: "drained_on(X) = dug_on(X) + lasted(X)"}',
)
DAYS = st.integers(1, 28).map(lambda day: f"2020-04-{day:02}")
ABOUT = {
    "dug_on": DAYS,
    "filled_on": DAYS,
    "drained_on": DAYS,
    "days_later": st.integers(0, 20).map(lambda days: f"{days} days"),
    "lasted": st.integers(0, 20).map(lambda days: f"{days} days"),
}


def judged(claims: dict[str, str]) -> Report:
    files = [
        ("w.yaml", WORDS.encode()),
        ("x.yaml", RULES.encode()),
        *(
            (f"{name}.yaml", source(name.replace("_", ""), f"canal {name}: {value}").encode())
            for name, value in claims.items()
        ),
    ]
    corpus, problems = load_contents(files)
    assert corpus is not None, problems
    return run(corpus)


def contradicts(report: Report) -> bool:
    return any(finding.verdict.value == "contradiction" for finding in report.findings)


@settings(max_examples=40)
@given(st.fixed_dictionaries(ABOUT))
def test_leaving_out_any_claim_of_a_set_leaves_none(claims: dict[str, str]) -> None:
    """What is told of a corpus is minimal, and nothing is told of what days can be given to."""
    report = judged(claims)
    first, filled, last = (int(claims[name][-2:]) for name in ("dug_on", "filled_on", "drained_on"))
    later, lasted = (int(claims[name].split()[0]) for name in ("days_later", "lasted"))
    possible = first + later == filled <= last == first + lasted
    assert contradicts(report) is not possible
    for finding in report.findings:
        if finding.rule.id != "all_at_once" or finding.verdict.value != "contradiction":
            continue
        roots = {root.attribute for c in finding.question.claims for root in c.roots()}
        for some in combinations(sorted(roots), len(roots) - 1):
            assert not contradicts(judged({name: claims[name] for name in some}))


def test_sides(judge: Judge) -> None:
    assert sides(joint(judge(WORDS, jointly(FILLED), *THREE))) == [
        {"daily", "weekly"},
        {"herald"},
    ]


DOCUMENTED = """
attributes:
  began_on: {label: beginning, kind: date}
  agreed_on: {label: date of agreement, kind: date}
  days_later: {label: days after the beginning, kind: count, unit: days}
  share: {label: share in favour, kind: quantity, unit: "%"}
  asked: {label: number asked, kind: count}
  in_favour: {label: number in favour, kind: count}
entities: {fighting: , truce: , poll: }
source: {id: daily}
facts: [{subject: poll, attribute: asked, value: 12}]
"""


def test_what_is_documented_is_so(tmp_path: Path) -> None:
    """Each example of ``rules/README.md`` comes out, and is told in the words that stand there."""
    readme = (Path(__file__).parents[2] / "rules" / "README.md").read_text()
    section = readme.partition("### Jointly")[2].partition("\n### ")[0]
    (tmp_path / "rules.yaml").write_text(section.partition("```yaml\n")[2].partition("```")[0])
    (tmp_path / "words.yaml").write_text(DOCUMENTED)
    corpus, problems = load([tmp_path], str(tmp_path))
    assert corpus is not None, problems
    examples, problems = load_examples([tmp_path], str(tmp_path), corpus)
    assert not problems
    outcomes = rehearse(corpus.rules, examples).outcomes
    assert [one.state for one in outcomes] == ["as expected"] * 4
    assert outcomes[0].why == outcomes[0].example.title


def test_no_change_that_is_noticed_is_called_unnoticed() -> None:
    """Each of three claims is what keeps them from being true together."""
    files = [
        ("a.yaml", WORDS.encode()),
        ("b.yaml", jointly(FILLED).encode()),
        ("c.yaml", b"source: {id: x}\nfacts: [{subject: poll, attribute: asked, value: 3}]"),
        *((f"{number}.yaml", text.encode()) for number, text in enumerate(THREE)),
    ]
    files[-1] = ("2.yaml", source("herald", "canal filled_on: 2020-04-06").encode())
    corpus, problems = load_contents(files)
    assert corpus is not None, problems
    pushed = {one.fact.id: (len(one.noticed), len(one.unnoticed)) for one in push_all(corpus)}
    assert pushed == {
        "daily.canal.dug_on": (2, 0),
        "weekly.canal.days_later": (2, 0),
        "herald.canal.filled_on": (2, 0),
        "x.poll.asked": (0, 2),
    }


@pytest.mark.parametrize(("drained", "verdict"), [("02", "contradiction"), ("03", "agreement")])
def test_a_chain_of_strict_orders(judge: Judge, drained: str, verdict: str) -> None:
    """Of three days, each of which lies before the next, the last is the third at the earliest."""
    first = "id: first, check: {order: {first: dug_on, then: filled_on, strict: true}}"
    then = "id: then, check: {order: {first: filled_on, then: drained_on, strict: true}}"
    report = judge(
        WORDS,
        jointly(first, then),
        source("daily", "canal dug_on: 2020-05-01"),
        source("weekly", f"canal drained_on: 2020-05-{drained}"),
    )
    assert joint(report).verdict.value == verdict


def test_a_finding_can_be_waived(judge: Judge) -> None:
    """With what each claim of the set says; when one says something else, it no longer holds."""
    finding = joint(judge(WORDS, jointly(FILLED), *THREE))
    values = (
        "{daily.canal.dug_on: 2020-04-02, weekly.canal.days_later: 4 days, "
        "herald.canal.filled_on: 2020-04-12}"
    )
    waiver = (
        f"waivers:\n  - {{finding: {finding.id}, values: {values}, reason: loose, owner: desk, "
        "expires: 2099-01-01}\n"
    )
    assert joint(judge(WORDS, jointly(FILLED), *THREE, waiver)).waiver is not None
    other = [*THREE[:2], source("herald", "canal filled_on: 2020-04-13"), waiver]
    report = judge(WORDS, jointly(FILLED), *other)
    assert joint(report).waiver is None
    assert [status.state for status in report.waivers] == ["changed"]


def test_the_time_is_linear() -> None:
    """In the parts of a whole, of which one contradicts what a part of it says."""

    def make(size: int) -> object:
        entities = "".join(f"\n  e{n}: {{part_of: e{n // 3}}}" for n in range(1, size))
        claims = "".join(
            f"\n  - {{subject: e{n}, attribute: dug_on, value: {1500 + n // 9 - 2 * (n == 30)}}}"
            for n in range(1, size, 3)
        )
        text = "attributes: {dug_on: {kind: date}}\nentities:\n  e0: " + entities
        text += rules(
            "id: first, derive: {earliest: {attribute: dug_on, parts_of: e0}}",
            "id: all_at_once, check: {jointly: {rules: [first]}}",
        ).replace("rules:", "\nrules:", 1)
        text += f"source: {{id: s}}\nfacts:{claims}\n"
        corpus, problems = load_contents([("a.yaml", text.encode())])
        assert corpus is not None, problems
        facts = Facts.of(corpus.entities, corpus.attributes, corpus.sources, corpus.facts)
        return lambda: check(corpus.rules, facts)

    grows_linearly(make, 60, 1200)  # type: ignore[arg-type]


PARTS = """
attributes:
  dug_on: {label: day of digging, kind: date}
  filled_on: {label: day of filling, kind: date}
  wait: {label: wait, kind: quantity, unit: days}
  weeks: {label: weeks, kind: count, unit: days}
  each: {label: marks of each, kind: count}
  total: {label: sum of the marks, kind: count}
  asked: {label: number asked, kind: count}
entities: {canal: , poll: }
"""


@pytest.mark.parametrize(("filled", "verdict"), [("05", "agreement"), ("07", "contradiction")])
def test_parts_of_a_day(judge: Judge, filled: str, verdict: str) -> None:
    """Two days and a half after some hour of a day is two days later, or three."""
    report = judge(
        PARTS,
        jointly('id: waits, derive: {formula: "filled_on(X) = dug_on(X) + wait(X)"}'),
        source("daily", "canal dug_on: 2020-04-02"),
        source("weekly", "canal wait: 2.5 days"),
        source("herald", f"canal filled_on: 2020-04-{filled}"),
    )
    assert joint(report).verdict.value == verdict


@pytest.mark.parametrize(("each", "verdict"), [("4", "agreement"), ("6", "contradiction")])
def test_a_count_that_a_quotient_is_given_as_may_be_rounded(
    judge: Judge, each: str, verdict: str
) -> None:
    report = judge(
        PARTS,
        jointly('id: means, derive: {formula: "each(X) = total(X) / asked(X)"}'),
        source("daily", f"poll each: {each}"),
        source("weekly", "poll total: 14"),
        source("herald", "poll asked: 3"),
    )
    assert joint(report).verdict.value == verdict


def test_numbers_in_a_formula(judge: Judge) -> None:
    report = judge(
        PARTS,
        jointly('id: later, derive: {formula: "filled_on(X) = dug_on(X) + 7 * weeks(X)"}'),
        source("daily", "canal dug_on: 2020-04-02"),
        source("weekly", "canal weeks: 2 days"),
        source("herald", "canal filled_on: 2020-04-23"),
    )
    assert gap(joint(report)) == "7 days"


def test_days_beyond_any_calendar(judge: Judge) -> None:
    """That many days later is no date that anybody would write: the days are held against it."""
    report = judge(
        WORDS,
        jointly(FILLED),
        source("daily", "canal dug_on: 2020-04-02"),
        source("weekly", "canal days_later: 1e200 days"),
        source("herald", "canal filled_on: 2020-04-12"),
    )
    assert told(joint(report))[0] == "contradiction"
    assert "so days after the digging = 10 days" in joint(report).answer.message
