"""Claims that must all be true at once, in an engine: those that surely can are counted."""

from collections.abc import Iterable
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest

from checker.model.untold import NotPicked
from checker.rules import KINDS
from checker.tables import distinct, jointly

from .conftest import written
from .test_engines import picked, same
from .test_spark import needs_client

Said = tuple[str, str, str, object] | tuple[str, str, str, object, str]

WORDS = """\
attributes:
  low: {kind: quantity, unit: m, qualifiers: {side: text, year: date}}
  mid: {kind: quantity, unit: m, qualifiers: {side: text, year: date}}
  top: {kind: quantity, unit: m, qualifiers: {side: text, year: date}}
  cap: {kind: quantity, unit: m, qualifiers: {side: text, year: date}}
  hull: {kind: quantity, unit: m}
  deck: {kind: quantity, unit: m}
  mast: {kind: quantity, unit: m}
  keel: {kind: quantity, unit: m}
  boys: {kind: count}
  girls: {kind: count}
  pupils: {kind: count}
  people: {kind: quantity, unit: people}
  area: {kind: quantity, unit: km2}
  density: {kind: quantity, unit: people/km2}
  begun: {kind: date}
  done: {kind: date}
  shut: {kind: date}
  torn: {kind: date}
entities:
  land: {label: Land, type: hill}
  east: {label: East, type: hill, part_of: land}
  west: {label: West, type: hill}
"""
AGREE = "check: {agree: {}}"
CHAIN = ["check: {order: {first: low, then: mid}}", "check: {order: {first: mid, then: top}}"]
LIMIT = "check: {range: {attribute: top, to: 90 m}}"
DENSITY = "derive: {formula: density(X) = people(X) / area(X)}"


def corpus(
    folder: Path, rules: Iterable[str], said: Iterable[Said], more: str = "", *, qual: str = "side"
) -> Path:
    """Hills of which sources say this and that, under rules that must all hold together; those
    that agree are named last, as ``AGREE`` is."""
    listed = list(rules)
    held = ", ".join(f"r{n}" for n, one in enumerate(listed) if "agree" not in one)
    listed.append(f"check: {{jointly: {{rules: [{held}]}}}}")
    declared = "".join(
        f"  - {{id: r{n}, title: R, may_match_nothing: true, {one}}}\n"
        for n, one in enumerate(listed)
    )
    table = "tables:\n  - {id: t, from: t.csv, row: {key: [nr]}, "
    table += "subject: {column: subject, type: hill}}\n"
    rows = "".join(
        f"{n},{','.join(map(str, (*row, '')[: 5 if qual else 4]))}\n" for n, row in enumerate(said)
    )
    return written(
        folder,
        {
            "words.yaml": f"{WORDS}{more}rules:\n{declared}",
            "t.yaml": table,
            "t.csv": f"nr,source,subject,attribute,value{',' * bool(qual)}{qual}\n{rows}",
        },
    )


def counted(top: Path) -> tuple[int, int]:
    """How many claims are built where nothing that agrees is told, and how many questions of all
    that must be true at once were counted; the reports are the same on both engines."""
    same(top, 2, how=(True,))
    found = same(top, 0, how=(False,))
    together = next(rule.id for rule in found.rules if rule.kind is KINDS["jointly"])
    return len(found.facts), found.untold.number(rule=together)


def hills(number: int, **said: object) -> list[Said]:
    """What two sources say of so many hills."""
    return [
        (who, f"H{n}", name, value)
        for n in range(number)
        for who in ("ann", "bob")
        for name, value in said.items()
    ]


def test_what_surely_can_all_be_true_is_counted(tmp_path: Path) -> None:
    said = hills(5, low=10, mid=20, top=30)
    assert counted(corpus(tmp_path, [*CHAIN, LIMIT, AGREE], said)) == (0, 5)


def test_a_chain_through_what_nobody_claims_is_seen(tmp_path: Path) -> None:
    """Of one hill, which is built with all that is said of it, and of no other."""
    said = [*hills(5, low=10, top=30), ("ann", "bad", "low", 9), ("bob", "bad", "top", 5)]
    assert counted(corpus(tmp_path, [*CHAIN, LIMIT, AGREE], said)) == (2, 5)


@pytest.mark.parametrize(
    "odd",
    [
        [("ann", "odd", "low", 91)],  # beyond the limit of what nobody claims
        [("ann", "odd", "low", 5), ("bob", "odd", "low", 8), ("cid", "odd", "top", 20)],
        [("ann", "odd", "low", "about 5"), ("cid", "odd", "top", "400 cm")],
        [("ann", "odd", "low", "5000 mm"), ("cid", "odd", "mid", "> 5")],
        [("ann", "odd", "mid", "7..9"), ("cid", "odd", "top", "less than 6")],
    ],
)
def test_whatever_is_not_sure_is_asked(odd: list[Said], tmp_path: Path) -> None:
    said = [*hills(4, low=10, mid=20, top=30), *odd]
    assert counted(corpus(tmp_path, [*CHAIN, LIMIT, AGREE], said)) == (len(odd), 4)


def test_ends_that_only_touch(tmp_path: Path) -> None:
    """`5` is 4.5 and more, and less than 5.5: so much as `> 5.4` it can be, and `> 5.5` never."""
    fits = [("ann", "A", "mid", "> 5.4"), ("bob", "A", "top", "5")]
    never = [("ann", "B", "mid", "> 5.5"), ("bob", "B", "top", "5")]
    top = corpus(tmp_path / "a", CHAIN, [*fits, *never])
    assert counted(top) == (2, 1)
    strict = CHAIN[1].replace("top}", "top, strict: true}")
    more = [("ann", "C", "mid", "> 5"), ("bob", "C", "top", "less than 5.01")]
    more += [("ann", "D", "mid", "> 5"), ("bob", "D", "top", "up to 4")]
    assert counted(corpus(tmp_path / "b", [CHAIN[0], strict], [*fits, *more])) == (2, 2)


def test_whole_numbers_are_less_by_one_each(tmp_path: Path) -> None:
    rules = ["check: {order: {first: boys, then: girls, strict: true}}"]
    rules += ["check: {order: {first: girls, then: pupils, strict: true}}"]
    rules += ["check: {range: {attribute: pupils, from: 1, to: 30}}"]
    said = hills(3, boys=3, girls=4, pupils=5)
    said += [("ann", "odd", "boys", 4), ("bob", "odd", "pupils", 5)]
    assert counted(corpus(tmp_path, [*rules, AGREE], said)) == (2, 3)


def test_a_formula_is_met_somewhere(tmp_path: Path) -> None:
    said = hills(4, people=600, area=20, density=30)
    said += [("cid", "few", "people", 600), ("dan", "few", "density", 30)]  # by what area?
    said += [("cid", "none", "people", 600), ("cid", "none", "area", 20)]
    said += [
        ("cid", "bad", "people", 600),
        ("dan", "bad", "area", 20),
        ("eve", "bad", "density", 9),
    ]
    said += [("cid", "nil", "people", 600), ("dan", "nil", "area", 0), ("eve", "nil", "density", 9)]
    assert counted(corpus(tmp_path, [DENSITY, AGREE], said)) == (8, 5)


@pytest.mark.parametrize(
    ("formula", "top", "fits"),
    [
        ("hull(X) + deck(X)", 30, True),
        ("hull(X) + deck(X)", 32, False),
        ("(hull(X) * 3 - 2 * deck(X) / 4) / 2 + 5", 15, True),
        ("deck(X) - 1.5 * hull(X)", 5, True),
        ("deck(X) - 1.5 * hull(X)", 9, False),
    ],
)
def test_sums_of_what_is_said(formula: str, top: int, fits: bool, tmp_path: Path) -> None:
    """Beside limits and orders that are met whatever is meant, or that bind one of them alone."""
    rules = [f"derive: {{formula: mast(X) = {formula}}}"]
    rules += ["check: {order: {first: hull, then: deck}}"]
    rules += ["check: {order: {first: keel, then: hull, strict: true}}"]
    rules += ["check: {range: {attribute: deck, from: 1 m, to: 90 m}}", AGREE]
    said = hills(3, hull=10, deck=20, mast=top)
    assert counted(corpus(tmp_path, rules, said)) == ((0, 3) if fits else (18, 0))


def test_an_order_that_a_formula_bears_on_is_asked(tmp_path: Path) -> None:
    rules = ["derive: {formula: mast(X) = hull(X) + deck(X)}", AGREE]
    rules.insert(1, "check: {order: {first: keel, then: deck}}")
    said = [*hills(2, hull=10, mast=30, keel=15), *hills(1, keel=7)]
    said += [("cid", "P", "hull", 3), ("cid", "P", "deck", 5), ("cid", "P", "keel", 4)]
    said += [("cid", "Q", "hull", 3), ("cid", "Q", "deck", 5)]
    assert counted(corpus(tmp_path, rules, said)) == (14, 2)


def test_what_is_claimed_under_several_qualifiers(tmp_path: Path) -> None:
    """Of each side on its own; where a chain is cut, or what holds for none is held against all,
    that is asked."""
    said = [
        (who, f"H{n}", name, value, side)
        for n in range(3)
        for who in ("ann", "bob")
        for side in ("north", "south")
        for name, value in (("low", 10), ("mid", 20), ("top", 30))
    ]
    assert counted(corpus(tmp_path / "a", [*CHAIN, AGREE], said)) == (0, 6)
    cut = [("ann", "cut", "low", 30, "north"), ("bob", "cut", "top", 10, "north")]
    cut += [("ann", "cut", "mid", 20, "south")]
    plain = [("ann", "plain", "mid", 30, "north"), ("bob", "plain", "top", 10)]
    top = corpus(tmp_path / "b", [*CHAIN, AGREE], [*said, *cut, *plain])
    assert counted(top) == (5 + 12, 4)  # one that speaks of the south is built beside


def test_that_others_speak_of_a_side_is_known_where_they_are_not_built(tmp_path: Path) -> None:
    """A chain goes on through what nobody claims if more than one thing is said of a side."""
    rules = [*CHAIN, "check: {order: {first: top, then: cap}}"]
    rules += ["check: {range: {attribute: cap, to: 50 m}}", AGREE]
    said: list[Said] = [("ann", "odd", "low", 70, "north"), ("bob", "other", "low", 7, "north")]
    facts, _ = counted(corpus(tmp_path, rules, said))
    assert facts == 2


@pytest.mark.parametrize(("sources", "agree"), [("ann bob", True), ("ann", False)])
def test_what_is_said_of_several_times(sources: str, agree: bool, tmp_path: Path) -> None:
    """Each time is a question, of which the first is told without its time."""
    said: list[Said] = [
        (who, f"H{n}", name, value, year)
        for n in range(3)
        for year in ("2001", "2003")
        for who in sources.split()
        for name, value in (("low", 10), ("mid", 20))
    ]
    top = corpus(tmp_path, [CHAIN[0], *([AGREE] if agree else [])], said, qual="year")
    assert counted(top) == (0, 6)


def test_what_works_of_reference_say(tmp_path: Path) -> None:
    """It counts where no document says anything."""
    said = [*hills(2, low=10, mid=20), ("atlas", "H0", "low", 30), ("atlas", "P", "low", 9)]
    said += [("atlas", "P", "mid", 8), ("atlas", "Q", "low", 9), ("ann", "Q", "mid", 8)]
    top = corpus(tmp_path, [CHAIN[0], AGREE], said)
    (top / "atlas.yaml").write_text("source: {id: atlas, reference: true}\n")
    assert counted(top)[1] == 2


@pytest.mark.parametrize(
    "named",
    [
        "check: {order: {first: low(east), then: mid(west)}}",
        "check: {within: {attribute: low}}",
        "derive: {sum: {attribute: low, parts_of: land}}",
        "derive: {formula: low(west) = mid(east) * 2}",
        "derive: {earliest: {attribute: begun, parts_of: land}}",
    ],
)
def test_rules_about_some_subjects_have_these_asked(named: str, tmp_path: Path) -> None:
    said = hills(4, low=10, mid=20, begun=1990, done=1991)
    said += [("ann", "East", "mid", 5), ("ann", "West", "mid", 3), ("ann", "Land", "low", 4)]
    said += [
        ("bob", "East", "low", 5),
        ("ann", "East", "begun", 1980),
        ("bob", "Land", "begun", 1985),
    ]
    rules = [CHAIN[0], named, "check: {order: {first: begun, then: done}}", AGREE]
    built, fits = counted(corpus(tmp_path, rules, said))
    assert (built <= 6, fits) == (True, 8)


@pytest.mark.parametrize("clock", ["1990-05-03T07:08", "1990-05-03"])
def test_whether_days_have_times_hangs_on_all_dates(clock: str, tmp_path: Path) -> None:
    """Then two of one day may be in their order: all dates are asked, and nothing else."""
    rules = ["check: {order: {first: begun, then: done, strict: true}}"]
    rules += ["derive: {earliest: {attribute: shut, parts_of: land}}", CHAIN[0], AGREE]
    said = hills(3, begun="1990-05-03", low=3, mid=4, shut=clock)
    said += [("ann", "odd", "begun", "1990-05-03"), ("bob", "odd", "done", "1990-05-03")]
    assert counted(corpus(tmp_path, rules, said)) == (3 * 2 * 2 + 2, 3)


def test_dates_in_order(tmp_path: Path) -> None:
    rules = [
        "check: {order: {first: begun, then: done}}",
        "check: {order: {first: done, then: shut}}",
    ]
    rules += ["check: {range: {attribute: shut, to: 1999}}", AGREE]
    said = hills(3, begun="1990-05", shut="1990-05-03T07:08")
    said += [("ann", "odd", "begun", "1990-05-03T07:08Z"), ("bob", "odd", "shut", "1990-05-03")]
    said += [("ann", "bad", "begun", "1990-05-03"), ("bob", "bad", "shut", "1989")]
    assert counted(corpus(tmp_path, rules, said)) == (4, 3)


def test_two_formulas_that_bear_on_each_other_are_asked_and_what_stands_apart_is_not(
    tmp_path: Path,
) -> None:
    rules = [DENSITY, "derive: {formula: top(X) = low(X) + mid(X)}", CHAIN[0]]
    rules += ["derive: {formula: cap(X) = top(X) * 2}", AGREE]
    said = hills(3, low=10, mid=20, top=30, cap=60, people=600, area=20, density=30)
    assert counted(corpus(tmp_path, rules, said)) == (3 * 2 * 4, 3)


def test_ranks_that_an_engine_makes_and_chains_that_are_long(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = [
        (who, f"H{n}", name, value + n)
        for n in range(30)
        for who in ("ann", "bob")
        for name, value in (("low", 10), ("mid", 20), ("top", 30))
    ]
    said += [("ann", "bad", "low", 70), ("bob", "bad", "top", 60)]
    monkeypatch.setattr(distinct, "MOST_LITERALS", 9)
    assert counted(corpus(tmp_path, [*CHAIN, LIMIT, AGREE], said)) == (2, 30)
    monkeypatch.setattr(jointly, "MOST_PATHS", 0)
    assert counted(corpus(tmp_path / "b", [*CHAIN, LIMIT, AGREE], said)) == (2, 30)


def test_two_rules_and_claims_in_files(tmp_path: Path) -> None:
    more = "  - {id: also, title: A, check: {jointly: {rules: [r1, r2]}}}\n"
    said = [*hills(3, low=10, mid=20, top=30), ("ann", "East", "low", 5)]
    top = corpus(tmp_path, [*CHAIN, LIMIT, AGREE], said)
    words = (top / "words.yaml").read_text()
    (top / "words.yaml").write_text(words + more)
    fact = "source: {id: own}\nfacts:\n  - {subject: east, attribute: top, value: 3 m}\n"
    (top / "own.yaml").write_text(fact)
    built, fits = counted(top)
    assert (built, fits) == (2, 3)
    assert picked(top, 0).untold.number(rule="also") == 3


@pytest.mark.parametrize("told", [0, 1])
def test_waived_claims_and_all_contradictions_listed(told: int, tmp_path: Path) -> None:
    said = [*hills(3, low=10, top=30), ("ann", "bad", "low", 90), ("bob", "bad", "top", 5)]
    said += [("ann", "H0", "top", 50)]
    top = corpus(tmp_path, [*CHAIN, LIMIT, AGREE], said)
    waiver = "waivers:\n  - {fact: t.12.low, reason: R, owner: o, expires: 2099-01-01}\n"
    (top / "w.yaml").write_text(waiver)
    same(top, told)


def changed(kind: str, **more: Any) -> AbstractContextManager[object]:
    """While a kind says something else of itself, as one from elsewhere might."""
    return patch.dict(KINDS, {kind: KINDS[kind]._replace(**more)})


def _nothing(*_: object) -> None:
    return None


def test_a_kind_that_does_not_say_what_it_binds_has_all_asked(tmp_path: Path) -> None:
    said = hills(3, low=10, mid=20, people=600, area=20, density=30)
    top = corpus(tmp_path, [CHAIN[0], DENSITY, AGREE], said)
    assert counted(top) == (0, 6)
    with changed("order", binds=_nothing):
        assert counted(top) == (len(said), 0)


def test_what_finds_missing_is_asked_of_those_that_it_bears_on(tmp_path: Path) -> None:
    """Of a kind that ranks do not decide; without such all rows are read, since somebody may be
    missing of whom nothing is claimed."""
    present = "check: {present: {type: isle, attribute: low}}"
    isle = "  isle: {label: Isle, type: isle}\n"
    top = corpus(tmp_path, [CHAIN[0], AGREE, present], hills(3, low=10, mid=20), isle)
    words = (top / "words.yaml").read_text()
    (top / "words.yaml").write_text(words.replace("[r0, r2]", "[r0]"))
    with changed("present", ranked=_nothing), pytest.raises(NotPicked, match="everything"):
        picked(top, 0)
    with changed("present", ranked=_nothing, bears_on=lambda *_: ["isle"]):
        assert counted(top) == (0, 3)


def odd_ones(tmp_path: Path) -> Path:
    """Some of everything: sides, chains, formulas, dates, works of reference, named subjects."""
    rules = [*CHAIN, LIMIT, DENSITY, "check: {order: {first: begun, then: done}}"]
    rules += ["derive: {formula: mast(X) = hull(X) + deck(X)}", "check: {within: {attribute: low}}"]
    said = hills(3, low=10, mid=20, top=30, people=600, area=20, density=30, begun=1990, done=1991)
    said += [*hills(3, hull=10, deck=20, mast=30), ("atlas", "P", "mid", 9), ("ann", "P", "low", 8)]
    said += [
        (who, "Q", name, value, side)
        for who in ("ann", "bob")
        for side in ("north", "south")
        for name, value in (("low", 10), ("top", 20 if side == "north" else 5))
    ]
    said += [("ann", "East", "low", 10), ("bob", "Land", "low", 5), ("ann", "P", "density", 9)]
    top = corpus(tmp_path, [*rules, AGREE], said)
    (top / "atlas.yaml").write_text("source: {id: atlas, reference: true}\n")
    return top


@needs_client
def test_a_cluster_gives_the_same_reports(sail: str, tmp_path: Path) -> None:
    top = odd_ones(tmp_path)
    same(top, 0, remote=sail)
    assert picked(top, 0).untold.number(rule="r8") == 13
