"""What a rehearsal found, in lines for a terminal: what has to be looked at, then counts."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Final

from checker.model.corpus import Corpus
from checker.model.example import NOTHING
from checker.model.line import shortened
from checker.model.report import counted
from checker.rehearsal.coverage import Pushed
from checker.rehearsal.examples import Lack, Outcome, Rehearsal
from checker.values.compare import Members
from checker.values.value import Value

MOST_LINES: Final = 30
"""How many examples, rules or claims a screen is shown."""

MOST_ROWS: Final = 8
"""How many attributes, or sources, a screen is shown."""

LONGEST: Final = 60
"""How many characters of a value are shown."""


def example_lines(found: Rehearsal, base: str = "", *, everything: bool = False) -> Iterator[str]:
    """What is not as it should be, then a summary; ``base`` leads from here to the files' root.

    ``everything``, or what fits a screen.
    """
    wrong = [outcome for outcome in found.outcomes if outcome.state != "as expected"]
    told = [f"{base}{outcome.example.place}: {_wrong(outcome)}" for outcome in wrong]
    told += [f"{base}{lack.rule.place}: {_lacking(lack)}" for lack in found.lacks]
    yield from _first_lines(told, "line", everything=everything)
    states = [outcome.state for outcome in found.outcomes]
    summary = f"{counted(found.rules, 'rule')}, {counted(len(states), 'example')}: "
    if found.passed:
        yield f"{summary}all as expected."
        return
    parts = [f"{states.count('as expected')} as expected"]
    parts += [f"{n} {s}" for s in ("noisy", "missing") if (n := states.count(s))]
    if others := states.count("another"):
        parts.append(f"{others} otherwise")
    if found.lacks:
        lack = "lacks" if len(found.lacks) == 1 else "lack"
        parts.append(f"{counted(len(found.lacks), 'rule')} {lack} examples")
    yield f"{summary}{', '.join(parts)}."


def _first_lines(told: Sequence[str], of: str, *, everything: bool) -> Iterator[str]:
    """All of the lines, or the first ones and how many more there are."""
    most = len(told) if everything else MOST_LINES
    yield from told[:most]
    if len(told) > most:
        yield f"... and {counted(len(told) - most, of)} more: --all lists them"


def _wrong(outcome: Outcome) -> str:
    """One sentence about an example that failed."""
    example = outcome.example
    state = "" if outcome.state == "another" else f"{outcome.state}: "
    title = f", {example.title!r}" if example.title else ""
    why = f": {outcome.why}" if outcome.why else ""
    return (
        f"{state}rule '{example.rule.id}'{title}: expected {outcome.expected}, got "
        f"{outcome.got}{why}"
    )


def _lacking(lack: Lack) -> str:
    """One sentence about the examples that a rule lacks."""
    rule = lack.rule
    firing = "contradiction"
    if rule.derives:
        firing = "a claim, {subject, value}"
    elif rule.finds_missing:
        firing = "undetermined"
    silent = NOTHING if rule.derives else f"agreement or {NOTHING}"
    if lack.fires and lack.silent:
        one, wanted = "examples", f"one that expects {firing}, and one that expects {silent}"
    elif lack.fires:
        one, wanted = "example that fires", f"one that expects {firing}"
    else:
        one, wanted = "example that stays silent", f"one that expects {silent}"
    return f"rule '{rule.id}' has no {one}: add {wanted}"


def coverage_lines(
    pushed: Sequence[Pushed], corpus: Corpus, base: str = "", *, everything: bool = False
) -> Iterator[str]:
    """The claims of which no change is noticed, and the share of the others; ``everything``, or
    what fits a screen."""
    unnoticed = [one for one in pushed if one.unnoticed and not one.noticed]
    told = [f"{base}{one.fact.place}: unnoticed: {_unnoticed(one, corpus)}" for one in unnoticed]
    yield from _first_lines(told, "claim", everything=everything)
    tables: dict[str, Callable[[Pushed], str]] = {
        "attribute": lambda one: one.fact.attribute,
        "source": lambda one: one.fact.source,
    }
    for name, key in tables.items():
        yield f"Noticed, by {name}:"
        yield from _table(pushed, key, None if everything else MOST_ROWS, name)
    changes = sum(len(one.noticed) + len(one.unnoticed) for one in pushed)
    noticed = sum(len(one.noticed) for one in pushed)
    fixed = sum(not one.noticed and not one.unnoticed for one in pushed)
    covered = sum(bool(one.noticed) for one in pushed)
    yield (
        f"Coverage: a change of {_share(covered, len(pushed) - fixed)} claims would be noticed, "
        f"and {_share(noticed, changes)} changes were."
        + (f" {counted(fixed, 'claim')} can say nothing else." if fixed else "")
        + (f" {counted(len(corpus.set_aside), 'claim')} set aside." if corpus.set_aside else "")
    )


def _unnoticed(one: Pushed, corpus: Corpus) -> str:
    """What a claim could say with nothing to tell."""
    fact = one.fact
    attribute, subject = corpus.attributes[fact.attribute], corpus.entities.label(fact.subject)
    about = f"{attribute.label} of {subject}"
    said = attribute.told(fact.value)
    told = [attribute.told(value) for value in one.unnoticed]
    if max(map(len, [said, *told])) <= LONGEST:
        instead = " or ".join(f"'{text}'" for text in dict.fromkeys(told))
        return f"{about} could be {instead} instead of '{said}' [{fact.id}]"
    others = (
        _members(fact.value, value, corpus) or f"'{_around(text, said)}'"
        for value, text in zip(one.unnoticed, told, strict=True)
    )
    instead = " or ".join(dict.fromkeys(others))
    return f"{about} could be {instead} instead of '{shortened(said, LONGEST)}' [{fact.id}]"


def _members(said: Value, pushed: Value, corpus: Corpus) -> str:
    """What one list has and another has not, where they are lists."""
    old, new = said.possible, pushed.possible
    if not isinstance(old, Members) or not isinstance(new, Members):
        return ""
    labels = {name: entity.label for name, entity in corpus.entities.by_id.items()}
    parts = [
        f"{word} {', '.join(repr(shortened(labels.get(n, n), LONGEST)) for n in sorted(some))}"
        for word, some in (
            ("with", new.members - old.members),
            ("without", old.members - new.members),
        )
        if some
    ]
    return f"the same {' and '.join(parts)}" if parts else ""


def _around(text: str, other: str) -> str:
    """A long text, cut to where it begins to differ from another."""
    pairs = enumerate(zip(text, other, strict=False))
    at = next((place for place, (a, b) in pairs if a != b), min(len(text), len(other)))
    begin = text.rfind(" ", 0, max(0, at - LONGEST // 2)) + 1
    return f"{'…' if begin else ''}{shortened(text[begin:], LONGEST)}"


def _table(
    pushed: Iterable[Pushed], key: Callable[[Pushed], str], most: int | None, name: str
) -> Iterator[str]:
    """How many claims are noticed of each group; those first of which most are not."""
    groups: dict[str, list[bool]] = {}
    for one in pushed:
        if one.noticed or one.unnoticed:
            groups.setdefault(key(one), []).append(bool(one.noticed))
    order = sorted(groups, key=lambda group: (sum(groups[group]) - len(groups[group]), group))
    for group in order[:most]:
        yield f"  {_share(sum(groups[group]), len(groups[group])):>18}  {group}"
    if most is not None and len(order) > most:
        yield f"  {'...':>18}  and {counted(len(order) - most, name)} more"


def _share(part: int, whole: int) -> str:
    return f"{part} of {whole} ({100 * part // whole if whole else 100} %)"
