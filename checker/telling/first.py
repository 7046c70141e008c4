"""The first screen: what stands in a sentence, the worst contradictions in two lines each, and a
line each for what was not checked, what is new and what is waived. All else is behind it."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

from checker.model.finding import Finding
from checker.model.line import shortened
from checker.model.report import Story, counted
from checker.telling import story as told_at_length
from checker.telling import waivers
from checker.telling.allowed import allowed
from checker.telling.next_steps import first_step
from checker.telling.phrases import Phrases, capital
from checker.telling.sides import (
    alike,
    asked_of,
    by_number,
    heard,
    leading,
    opposed,
    sides,
    torn,
)
from checker.values.digits import grouped
from checker.values.texts import joined
from checker.values.verdict import Verdict

MOST_WORST: Final = 5
"""The most contradictions that the beginning of a report tells."""

MOST_REASONS: Final = 3
"""The most things that it says may be behind one."""

LONGEST_REASON: Final = 110
"""The most characters of one."""

NOT_CHECKED: Final = "What was not checked"
"""The title of the section that says so at length."""


def worst(say: Phrases) -> Iterator[str]:
    """The first stories in two lines each: what, by whom, by how much, why, and what now."""
    stories = say.report.stories
    if not stories:
        return
    yield from say.pen.numbered(_in_two_lines(say, story) for story in stories[:MOST_WORST])
    if stories[MOST_WORST:]:
        more = counted(len(stories) - MOST_WORST, "more contradiction")
        if any(story.findings[1:] for story in stories[MOST_WORST:]):
            more = counted(len(stories) - MOST_WORST, "more group")
        yield from say.pen.paragraph([f"{say.pen.at(told_at_length.TITLE, more)} below."])


def _in_two_lines(say: Phrases, story: Story) -> str:
    groups = alike(story.findings)
    group = groups[0]
    first = group[0]
    asked = asked_of(say, group)
    linked = say.pen.to(first.id, say.pen.strong(asked))
    all_sides = sides(say, group)
    if first.rule.opposes:
        sentence = opposed(say, group, all_sides, lambda side: by_number(say, side))
    else:
        sentence = say.pen.text(first.answer.message)
    if len(story.findings) > 1:
        sentence += f" ({len(story.findings)} cases)"
    takers = leading(group, all_sides)
    by = f"{heard(say, takers, values=not first.rule.opposes)}." if takers else ""
    rule = "" if first.rule.opposes else _sentence(say, "Rule: ", first.rule.title)
    now = f"{say.pen.strong('Next:')} {first_step(say, group)}."
    after = [by, rule, allowed(say, group), *_reasons(say, group), now]
    sentence = f"{linked}{'' if asked.endswith('?') else ':'} {sentence}."
    return say.pen.lines([sentence, " ".join(filter(None, after))])


def _reasons(say: Phrases, findings: Sequence[Finding]) -> list[str]:
    """What may be behind it, the surest first, each a short sentence."""
    reasons: dict[str, None] = {}
    for reason in _all_reasons(say, findings):
        reasons[reason] = None
        if len(reasons) == MOST_REASONS:
            break
    return list(reasons)


def _all_reasons(say: Phrases, findings: Sequence[Finding]) -> Iterator[str]:
    if misread := {fact.id: fact for finding in findings for fact, _ in finding.misread}:
        fact = next(iter(misread.values()))
        yield f"Extraction error: the quote of {say.says(fact)} does not carry “{say.value(fact)}”."
    voices = list(torn(say, findings))
    for _, voice in voices:
        if voice:
            yield f"{say.pen.text(capital(voice))} says both."
    if documents := [source for source, voice in voices if not voice]:
        if len(documents) == 1:
            yield f"{say.document(documents[0])} contradicts itself."
        else:
            yield f"{len(documents)} documents say both, and so contradict themselves."
    for finding in findings:
        if finding.hint:
            yield _sentence(say, "", finding.hint)
        if finding.answer.reconcile:
            yield _sentence(say, "Both could be true if this is meant: ", finding.answer.reconcile)
    for finding in findings:
        for claim in finding.answer.witness or finding.question.facts:
            if claim.derivation and not claim.as_written:
                sum_ = claim.derivation.arithmetic
                if len(sum_) <= LONGEST_REASON and sum_ not in finding.answer.message:
                    yield _sentence(say, "Computed: ", sum_)
            elif claim.inferred:
                yield _sentence(say, "Inferred, not said: ", claim.inferred)


def _sentence(say: Phrases, lead: str, text: str) -> str:
    sentence = shortened(text, LONGEST_REASON).rstrip(".")
    return lead + say.pen.text(sentence) + ("" if sentence.endswith(("?", "!")) else ".")


def lines(say: Phrases) -> Iterator[str]:
    """A line each: what was not checked, what is new, what is waived; what an origin is."""
    points = [f"{say.pen.strong('Not checked:')} {_not_checked(say)}."]
    points += say.matches_nothing()
    if say.report.since is not None:
        since, _, told_of = say.report.since.headline().partition(": ")
        points.append(f"{say.pen.strong(say.pen.text(since) + ':')} {say.pen.text(told_of)}")
        if say.report.since.note:
            points.append(f"Note: {say.pen.text(say.report.since.note)}.")
    if say.report.waivers:
        points.append(f"{say.pen.strong('Waived:')} {_waived(say)}.")
    if say.report.origins < say.report.documents:
        points.append(
            f"{say.pen.strong('Origins:')} documents that share a text or a statement with each "
            "other have one origin."
        )
    if untold := _untold(say):
        points.append(f"{say.pen.strong('Only counted:')} {untold}.")
    yield from say.pen.points(points)


def _untold(say: Phrases) -> str:
    """What stands in no list, since there is so much of it."""
    untold = say.report.untold
    left = [
        counted(number, noun)
        for number, noun in (
            (untold.number(Verdict.CONTRADICTION), "contradiction"),
            (untold.number(Verdict.AGREEMENT), "agreement"),
            (untold.alone, "lone claim"),
        )
        if number
    ]
    if not left:
        return ""
    more = say.pen.code("checker check --told N")
    return f"{joined(left)} more than are listed; {more} lists more"


def _not_checked(say: Phrases) -> str:
    """What no verdict speaks of, in a few words, with a link to all of it."""
    report = say.report
    alone, aside = report.alone, len(report.unchecked) - len(say.alone)
    of_all = f"{grouped(str(alone))} of {counted(report.claims, 'claim')}"
    clauses = [f"{of_all} stand{'s' if alone == 1 else ''} alone"]
    if alone == 0:
        clauses = []
    if aside:
        clauses.append(f"{counted(aside, 'claim')} set aside")
    if report.kept_apart:
        clauses.append(f"{counted(len(report.kept_apart), 'question')} not compared")
    states = sum(report.quote_states().values(), Counter[str]())
    if states["not verified"]:
        clauses.append(unverified(states["not verified"]))
    if doubts := len(report.doubted):
        clauses.append(doubted(doubts))
    link = say.pen.at(NOT_CHECKED, "details")
    if not clauses:
        return f"nothing; every claim was compared with another ({link})"
    return f"{'; '.join(clauses)} ({link}). Silence is not agreement"


def unverified(number: int) -> str:
    """``68 quotes have not been checked yet``."""
    has = "has" if number == 1 else "have"
    return f"{counted(number, 'quote')} {has} not been checked yet"


def doubted(number: int) -> str:
    """``4 values were doubted when their quotes were read``."""
    were, their = ("was", "its quote was") if number == 1 else ("were", "their quotes were")
    return f"{counted(number, 'value')} {were} doubted when {their} read"


def _waived(say: Phrases) -> str:
    waived = sum(finding.waiver is not None for finding in say.report.findings)
    void = len(say.report.void_waivers())
    words = counted(waived, "finding")
    if void:
        words += f"; {counted(void, 'waiver')} {'does' if void == 1 else 'do'} not apply"
    return f"{words} ({say.pen.at(waivers.TITLE, 'details')})"
