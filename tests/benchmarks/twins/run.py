"""Contradictions that are found, and false alarms, over generated pairs of corpora.

    python tests/benchmarks/twins/run.py [CORPORA] [--seed N] [--family NAME] [--show]

Each pair is a corpus whose planted claims cannot all be true, and one that differs by a hair and is
possible; ``families.py`` and ``further.py`` say which, by arithmetic of their own. Printed are, for
each family, how many of the contradictions were found with the planted claims as their sides, and
how often something was called a contradiction that is none. ``--show`` prints the corpora that were
missed.
"""

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import NamedTuple

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parent), str(HERE.parents[2])]

from twins.corpus import Corpus, Pair  # noqa: E402
from twins.further import ALL as FAMILIES  # noqa: E402

import checker  # noqa: E402


class Outcome(NamedTuple):
    """What came of a pair: a contradiction that is ``missed``, and ``alarms`` that are false."""

    family: str
    number: int
    pair: Pair
    missed: bool
    alarms: tuple[str, ...]


def pairs(number: int, seed: int, family: str = "") -> Iterator[tuple[str, int, Pair]]:
    """So many pairs, the families in turn; each is made again by its seed and number."""
    names = [family] if family else list(FAMILIES)
    for n in range(number):
        name = names[n % len(names)]
        yield name, n, FAMILIES[name](Random(f"{seed} {name} {n}"))


def contradictions(corpus: Corpus) -> list[tuple[str, frozenset[str]]]:
    """What contradicts in a corpus, and the stated claims that each rests on."""
    report = checker.check(checker.load(texts=corpus.files()))
    return [
        (
            f"{finding.rule.id}: {finding.answer.message}",
            frozenset(root.id for claim in finding.question.claims for root in claim.roots()),
        )
        for finding in report.findings
        if finding.answer.verdict is checker.Verdict.CONTRADICTION
    ]


def outcome(family: str, number: int, pair: Pair) -> Outcome:
    """Judge both corpora of a pair."""
    found = contradictions(pair.impossible)
    right = [text for text, claims in found if pair.planted <= claims]
    wrong = [text for text, claims in found if not pair.planted & claims]
    wrong += [text for text, _ in contradictions(pair.possible)]
    return Outcome(family, number, pair, not right, tuple(wrong))


def main() -> int:
    """Exit code 1 where a contradiction in a hundred is missed, or one alarm is false."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpora", nargs="?", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--family", default="", choices=["", *FAMILIES])
    parser.add_argument("--show", action="store_true")
    given = parser.parse_args()
    outcomes = [outcome(*one) for one in pairs(given.corpora // 2, given.seed, given.family)]
    for name in dict.fromkeys(one.family for one in outcomes):
        own = [one for one in outcomes if one.family == name]
        missed, alarms = sum(one.missed for one in own), sum(bool(one.alarms) for one in own)
        print(f"{name:14} {len(own) - missed:4} of {len(own):4} found, {alarms:3} false alarms")
    for one in outcomes:
        if given.show and (one.missed or one.alarms):
            print(f"\n{one.family} {one.number}: missed {one.missed}, alarms {one.alarms}")
            for corpus in one.pair[:2] if one.missed or one.alarms else ():
                for name, text in corpus.files().items():
                    print(f"  {name}: {text[:600]}")
    missed = sum(one.missed for one in outcomes)
    alarms = sum(bool(one.alarms) for one in outcomes)
    total = len(outcomes)
    print(f"{'all':14} {total - missed:4} of {total:4} found, {alarms:3} false alarms")
    return int(missed * 100 > total or alarms > 0)


if __name__ == "__main__":
    sys.exit(main())
