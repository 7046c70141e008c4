"""Patterns over tokens: what matches, which match is taken, and how long it takes."""

import re

import pytest
from growth import Work, grows_linearly

from checker.extract.automaton import Automaton, apart
from checker.extract.reader import SlotReader
from checker.loading.notation import read_wording
from checker.prose.tokens import tokens

from .test_forms import names

# wording | text | the words that match, with what stands in each slot
MATCHES = """
opened in {when:date}                    | It opened in May 1994.         | opened in May 1994 when=1994-05
the {name:text} bridge                   | the old stone bridge fell      | the old stone bridge name=old stone
{who:entity} (opened|closed) it          | Russia closed it               | Russia closed it who=russia
[the] mayor spoke                        | So the mayor spoke             | the mayor spoke
[the] mayor spoke                        | Our mayor spoke                | mayor spoke
the mayor ... spoke                      | the mayor never spoke          | the mayor never spoke
the mayor ... spoke                      | the mayor went. He spoke       |
the mayor ... spoke                      | the mayor, the mayor spoke     | the mayor spoke
a ...2 b                                 | a 1 2 b                        | a 1 2 b
a ...2 b                                 | a 1 2 3 b                      |
{a:entity} ... {b:entity} met            | Turkey, Russia and France met  | Russia and France met a=russia b=france
cost {n:quantity}[, {m:count} dead]      | cost 5 km2, 3 dead             | cost 5 km2, 3 dead n=5 km2 m=3
cost {n:quantity}[, {m:count} dead]      | cost 5 km2, some dead          | cost 5 km2 n=5 km2
US led                                   | us led                         |
us led                                   | US led                         | US led
does not "know"                          | he does not know               | does not know
doesn't know                             | he doesn’t know                | doesn’t know
{who:entity}'s plan                      | Russia’s plan                  | Russia’s plan who=russia
\\({n:numbers}\\) \\[end\\]              | (1, 2 and 3) [end]             | (1, 2 and 3) [end] n=1;2;3
x {n:numbers} y                          | x (1, 2 and 3) y               | x (1, 2 and 3) y n=1;2;3
(a|a b|a b c) d                          | a b c d                        | a b c d
((a|b)|[x] c) d                          | x c d                          | x c d
"""  # noqa: E501, RUF001


def rows(table: str) -> list[tuple[str, str, str]]:
    found = []
    for line in table.strip().splitlines():
        wording, text, expected = (part.strip() for part in re.split(r"\s+\| ?", line)[:3])
        found.append((wording, text, expected))
    return found


def shown(wording: str, text: str) -> str:
    part = tokens(text)
    reader = SlotReader(names(), ["km2"], None)
    reader.begin(part)
    told = []
    for run in apart(Automaton(read_wording(wording)).runs(part, reader.read)):
        if run.unread:
            continue
        values = [part.between(run.start, run.end)]
        for capture in run.captures:
            if capture.name:
                raw = part.between(capture.start, capture.end)
                if capture.reading is not None:
                    read = capture.reading.raw
                    raw = ";".join(read) if isinstance(read, tuple) else str(read)
                values.append(f"{capture.name}={raw}")
        told.append(" ".join(values))
    return " / ".join(told)


@pytest.mark.parametrize(("wording", "text", "expected"), rows(MATCHES))
def test_what_matches(wording: str, text: str, expected: str) -> None:
    assert shown(wording, text) == expected


def test_all_matches_of_a_text_are_found() -> None:
    assert shown("in {y:date}", "in 1991, in 1992 and in 1993") == (
        "in 1991 y=1991 / in 1992 y=1992 / in 1993 y=1993"
    )


def test_words_that_every_match_needs() -> None:
    automaton = Automaton(read_wording("a [b] (c dd|e ff|[g] hh) {x:date} (i|{y:count}) f"))
    assert automaton.needs == {frozenset("a"), frozenset({"dd", "ff", "hh"}), frozenset("f")}
    assert automaton.may_match({"a", "hh", "f"})
    assert not automaton.may_match({"a", "c", "e", "f"})


HOSTILE = {
    "gaps": ("a ...40 a ...40 a ...40 b", "a "),
    "absent": ("[a] [a] [a] [a] [a] [a] [a] [a] [a] [a] [a] [a] [a] [a] [a] [a] b", "a "),
    "alternatives": ("(a|a a|a a a) (a|a a|a a a) (a|a a|a a a) (a|a a|a a a) b", "a "),
    "nested": ("[[[[a] a] a] a] [[[[a] a] a] a] b", "a "),
    "text": ("a {x:text} a {y:text} a {z:text} b", "a "),
    "numbers": ("{n:count} {m:count} ... {q:quantity} b", "1 "),
    "long numbers": ("x {n:numbers} b", "x 1, 2, "),
    "dates": ("{d:date} ... {e:date} b", "April 2, "),
    "entities": ("{a:entities} ... {b:entities} b", "Russia, France, "),
    "names": ("{a:entity} ... {b:entity} b", "Mill Old The Mill "),
    "brackets": ("\\( ... \\) b", "( "),
    "stops": ("a ... a ... b", "a. A "),
}


def matching(wording: str, text: str) -> Work:
    automaton = Automaton(read_wording(wording))

    def match() -> None:
        part = tokens(text)
        reader = SlotReader(names(), ["km2"], None)
        reader.begin(part)
        list(reader.names.near(part, list(reader.mentions.values())))
        assert all(run.unread for run in apart(automaton.runs(part, reader.read)))

    return match


@pytest.mark.parametrize(("wording", "unit"), HOSTILE.values(), ids=HOSTILE)
def test_time_is_linear_in_a_hostile_text(wording: str, unit: str) -> None:
    """Backtracking would take ages."""
    small = max(1, 100 // len(unit.split()))
    grows_linearly(lambda times: matching(wording, unit * times), small, 10 * small)
