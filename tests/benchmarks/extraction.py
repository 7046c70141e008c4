"""How much of what a person wrote into ``facts/`` the patterns find in the documents themselves.

    python tests/benchmarks/extraction.py FOLDER [--missed] [--more]

A fact is found if a draft of its source has its subject, its attribute and an equal value. Recall
is the share of facts that are found, precision the share of drafts that are such a fact. The drafts
are made from nothing but the entities, the patterns and the heads of the sources (a person has to
say when a document without a date was published). ``--missed`` lists what is not found, ``--more``
the drafts that no person wrote.
"""

import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parent.parent.parent
sys.path.insert(0, str(ROOT))

import yaml  # noqa: E402

from checker.drafting import Drafter  # noqa: E402
from checker.extract.documents import Document, find, read_document  # noqa: E402
from checker.loading.corpus import load  # noqa: E402
from checker.loading.extraction import load_for_extraction  # noqa: E402
from checker.model.corpus import Corpus  # noqa: E402
from checker.model.fact import Fact  # noqa: E402
from checker.model.vocabulary import Attribute  # noqa: E402
from checker.values.verdict import Relation  # noqa: E402

UNREADABLE = frozenset({
    "holds_that", "calls_for", "concerned_over", "cause", "next_step", "status_settled_by",
})  # fmt: skip
"""Attributes whose values are somebody's summary of a passage, which no pattern can quote."""


class Score(NamedTuple):
    """Facts, drafts, facts that are found, drafts that are facts; of the facts that are in plain
    words, how many there are and how many are found."""

    facts: int
    drafts: int
    found: int
    right: int
    plain: int
    plain_found: int

    @property
    def recall(self) -> float:
        return self.found / self.facts if self.facts else 1.0

    @property
    def precision(self) -> float:
        return self.right / self.drafts if self.drafts else 1.0


def corpus_of(folder: Path) -> Corpus:
    """A corpus without a problem."""
    corpus, problems = load([folder / "facts", folder / "rules"], str(folder))
    if corpus is None:
        raise SystemExit("\n".join(map(str, problems)))
    return corpus


def drafted(documents: Path, corpus: Path, folder: Path) -> list[str]:
    """Write drafts of all documents into ``folder``, and give what is noted of them."""
    facts = folder / "facts"
    facts.mkdir()
    for path in sorted((corpus / "facts").glob("*.yaml")):
        data = yaml.safe_load(path.read_text(encoding="utf-8"))
        if "facts" in data and not data["source"].get("reference"):
            data["facts"] = []
        text = yaml.safe_dump(data, allow_unicode=True, sort_keys=False)
        (facts / path.name).write_text(text, encoding="utf-8")
    (folder / "rules").symlink_to(corpus / "rules")
    found, problems = load_for_extraction([facts, folder / "rules"], str(folder))
    if found is None:
        raise SystemExit("\n".join(map(str, problems)))
    drafter = Drafter(found, str(folder), str(facts))
    notes = []
    for one in find([str(documents)])[0]:
        document = read_document(one)
        assert isinstance(document, Document), document
        outcome = drafter.draft(document)
        notes += map(str, (*outcome.notes, *outcome.problems))
        if outcome.text is not None:
            Path(outcome.path).write_text(outcome.text, encoding="utf-8")
    return notes


def same(a: Fact, b: Fact, attribute: Attribute) -> bool:
    """Whether two facts claim the same."""
    if (a.subject, a.attribute, a.qualifiers) != (b.subject, b.attribute, b.qualifiers):
        return False
    return attribute.compare([a.value.possible, b.value.possible]).relation is Relation.EQUAL


def score(facts: list[Fact], drafts: list[Fact], corpus: Corpus) -> tuple[Score, list[Fact]]:
    """The score of one document, and what is missed."""

    def among(fact: Fact, others: list[Fact]) -> bool:
        return any(same(fact, other, corpus.attributes[fact.attribute]) for other in others)

    missed = [fact for fact in facts if not among(fact, drafts)]
    right = sum(among(draft, facts) for draft in drafts)
    plain = sum(fact.attribute not in UNREADABLE for fact in facts)
    lost = sum(fact.attribute not in UNREADABLE for fact in missed)
    found = len(facts) - len(missed)
    return Score(len(facts), len(drafts), found, right, plain, plain - lost), missed


def scores(
    documents: Path, corpus: Path
) -> tuple[dict[str, Score], list[str], list[str], list[str]]:
    """The score of each source; what is missed; what nobody wrote; and the notes."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        notes = drafted(documents, corpus, folder)
        written, made = corpus_of(corpus), corpus_of(folder)
    drafts = [row.fact for row in made.set_aside]
    result: dict[str, Score] = {}
    missing: list[str] = []
    more: list[str] = []
    for source in written.sources.values():
        if source.reference or not source.document:
            continue
        facts = [fact for fact in written.facts if fact.source == source.id]
        ours = [fact for fact in drafts if fact.source == source.id]
        result[source.id], missed = score(facts, ours, written)
        missing += [f"{fact.id}: {fact.value.text}" for fact in missed]
        _, extra = score(ours, facts, written)
        more += [f"{fact.id}: {fact.value.text} <- {' ... '.join(fact.quote)}" for fact in extra]
    return result, missing, more, notes


def main() -> None:
    """Print a line for each document."""
    folders = [Path(word) for word in sys.argv[1:] if not word.startswith("--")]
    if not folders:
        raise SystemExit(__doc__)
    result, missing, more, notes = scores(folders[0], ROOT)
    total = Score(*(sum(part) for part in zip(*result.values(), strict=True)))
    print(f"{'source':<24}{'facts':>6}{'found':>6}{'recall':>8}{'drafts':>8}{'precision':>11}")
    for name, one in {**result, "all": total}.items():
        print(
            f"{name:<24}{one.facts:>6}{one.found:>6}{one.recall:>8.0%}"
            f"{one.drafts:>8}{one.precision:>11.0%}"
        )
    print(f"Of the facts that are no summary of an opinion: {total.plain_found / total.plain:.0%}")
    if "--missed" in sys.argv:
        print("\nNot found:", *missing, sep="\n  ")
    if "--more" in sys.argv:
        print("\nDrafts that nobody wrote:", *more, sep="\n  ")
    print("\nNotes:", *notes, sep="\n  ")


if __name__ == "__main__":
    main()
