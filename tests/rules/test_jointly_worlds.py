"""What is true is never called impossible: worlds in which rules hold, told in many ways."""

from datetime import date, timedelta
from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st
from model.corpora import source

from checker.engine import run
from checker.loading.corpus import load_contents
from rules.test_jointly import WORDS

RULES = """
rules:
  - {id: filled, derive: {formula: "filled_on(X) = dug_on(X) + days_later(X)"}}
  - {id: drained, derive: {formula: "drained_on(X) = filled_on(X) + lasted(X)"}}
  - {id: begun, check: {order: {first: dug_on, then: filled_on}}}
  - {id: ended, check: {order: {first: filled_on, then: drained_on}}}
  - {id: shares, derive: {formula: "share(X) = for_it(X) / asked(X)"}}
  - {id: means, derive: {formula: "mean(X) = total(X) / asked(X)"}}
  - {id: rest, derive: {formula: "left(X) = boats(X) - sunk(X)"}}
  - {id: areas, derive: {sum: {attribute: area, parts_of: lake}}}
  - {id: seas, derive: {sum: {attribute: area, parts_of: sea}}}
  - {id: inside, check: {within: {attribute: area}}}
  - {id: limit, check: {range: {attribute: share, from: 0 %, to: 100 %}}}
  - id: all_at_once
    check:
      jointly:
        rules: [filled, drained, begun, ended, shares, means, rest, areas, seas, inside, limit]
"""
OFFSETS = st.sampled_from(["Z", "+05:30", "-08:00", "+14:00", "-12:00"])


@st.composite
def dates(draw: st.DrawFn, day: date) -> str:
    """A day told so that it may have been that one."""
    near = day + timedelta(days=draw(st.integers(-40, 40)))
    first, last = sorted((day, near))
    moved = day + timedelta(days=draw(st.integers(-1, 1)) if 2 < day.day < 27 else 0)
    hour = f"{day}T{draw(st.integers(0, 23)):02}"
    return draw(
        st.sampled_from(
            [
                f"{day}",
                f"{day:%Y-%m}",
                f"{day:%Y}",
                f"{day.year // 10}X",
                f"{day:%Y-%m}-{day.day // 10}X",
                f"{moved}~",
                f"{first}/{last}",
                f"../{last}",
                f"{first}/..",
                f"[{first}, {last}]" if first < last else f"{day}",
                f"{hour}:30",
                f"{hour}:30{draw(OFFSETS)}",
                f"{hour}:30:10{draw(OFFSETS)}",
            ]
        )
    )


@st.composite
def counts(draw: st.DrawFn, number: int) -> str:
    low, high = draw(st.integers(0, number)), number + draw(st.integers(0, 9))
    return draw(
        st.sampled_from(
            [f"{number}", f"{low}..{high}", f"at least {low}", f"at most {high}", f"about {number}"]
        )
    )


@st.composite
def lengths(draw: st.DrawFn, days: int) -> str:
    low, high = draw(st.integers(0, days)), days + draw(st.integers(0, 9))
    return draw(
        st.sampled_from(
            [
                f"{days} days",
                f"{low}..{high} days",
                f"at least {low} days",
                f"about {days} days",
                f"{days // 31}..{days // 28 + 1} months",
                f"{days // 7}..{days // 7 + 1} weeks",
            ]
        )
    )


@st.composite
def quantities(draw: st.DrawFn, number: Fraction, unit: str) -> str:
    """A number rounded to some place, exact, hedged, or in another unit."""
    places = draw(st.integers(0, 2))
    rounded = Fraction(int(number * 10**places + Fraction(1, 2)), 10**places)
    text = f"{float(rounded):.{places}f} {unit}"
    low, high = int(number), int(number) + 1 + draw(st.integers(0, 3))
    forms = [text, f"{low}..{high} {unit}", f"at least {low} {unit}", f"at most {high} {unit}"]
    if unit == "km2":
        hectares = int(number * 100 + Fraction(1, 2))
        forms.append(f"{hectares} ha")
    return draw(st.sampled_from(forms))


def after(day: date, days: int) -> date:
    return day + timedelta(days=days)


@st.composite
def worlds(draw: st.DrawFn) -> list[str]:
    """Claims, of which each is true."""
    dug = date(2020, 1, 1) + timedelta(days=draw(st.integers(0, 500)))
    later, lasted = draw(st.integers(0, 60)), draw(st.integers(0, 400))
    asked = draw(st.integers(1, 60))
    for_it = draw(st.integers(0, asked))
    total = draw(st.integers(0, 5 * asked))
    boats = draw(st.integers(0, 40))
    sunk = draw(st.integers(0, boats))
    bay, basin, more = (Fraction(draw(st.integers(0, 4000)), 7) for _ in range(3))
    inlet = bay / draw(st.integers(1, 5))
    told = {
        "canal dug_on": dates(dug),
        "canal filled_on": dates(after(dug, later)),
        "canal drained_on": dates(after(dug, later + lasted)),
        "canal days_later": counts(later).map(lambda text: f"{text} days"),
        "canal lasted": lengths(lasted),
        "poll asked": counts(asked),
        "poll for_it": counts(for_it),
        "poll share": quantities(Fraction(100 * for_it, asked), "%"),
        "poll total": counts(total),
        "poll mean": quantities(Fraction(total, asked), ""),
        "fleet boats": counts(boats),
        "fleet sunk": counts(sunk),
        "fleet left": counts(boats - sunk),
        "bay area": quantities(bay, "km2"),
        "basin area": quantities(basin, "km2"),
        "lake area": quantities(bay + basin, "km2"),
        "inlet area": quantities(inlet, "km2"),
        "gulf area": quantities(inlet + more, "km2"),
        "sea area": quantities(inlet + more + basin, "km2"),
    }
    about = draw(st.lists(st.sampled_from(sorted(told)), min_size=3, max_size=14))
    return [f'{name}: "{draw(told[name]).strip()}"' for name in about]


@settings(max_examples=60)
@given(worlds())
def test_what_is_true_is_never_impossible(claims: list[str]) -> None:
    texts = [WORDS, RULES, *(source(f"s{n}", claim) for n, claim in enumerate(claims))]
    corpus, problems = load_contents([(f"{n:02}.yaml", t.encode()) for n, t in enumerate(texts)])
    assert corpus is not None, problems
    found = [f for f in run(corpus).findings if f.rule.id == "all_at_once"]
    assert [f.answer.message for f in found if f.verdict.value == "contradiction"] == []
