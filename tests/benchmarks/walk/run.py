"""From an empty folder to a report: how much of what twenty documents claim is drafted, and found.

    python tests/benchmarks/walk/run.py [dam] [strait] [--show]

For each subject: `init`, the example's facts removed, `extract` (the starter's patterns), then with
the patterns, attributes and names that a person wrote (`written/`), then what the person made of
the drafts (`review.yaml`), and `check`. `truth.yaml` was written before the tool read any document.
A draft is right where document, subject, attribute and value are. `--show` lists what is missing
and wrong.
"""

import contextlib
import io
import os
import shutil
import sys
import tempfile
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from checker.command import main as command
from checker.engine import run as judged
from checker.loading.corpus import load
from checker.loading.literals import Literals
from checker.model.corpus import Corpus
from checker.model.fact import Fact
from checker.model.vocabulary import Entity
from checker.values.unreadable import Unreadable
from checker.values.verdict import Relation, Verdict

HERE = Path(__file__).parent
SUBJECTS = ("dam", "strait", "quake", "club")


class Truth(NamedTuple):
    """A claim that a document makes; several names may be as good."""

    document: str
    names: tuple[str, ...]
    attribute: str
    value: str


class Score(NamedTuple):
    """Right drafts, all drafts, and all claims that there are."""

    right: int
    drafts: int
    claims: int
    missing: list[Truth]
    wrong: list[str]

    def __str__(self) -> str:
        recall, precision = self.right / self.claims, self.right / max(self.drafts, 1)
        return (
            f"recall {self.right}/{self.claims} = {recall:.0%}, "
            f"precision {self.right}/{self.drafts} = {precision:.0%}"
        )


def truths(subject: str) -> tuple[list[Truth], list[list[str]]]:
    """What the documents claim, and the contradictions that were planted."""
    said = yaml.safe_load((HERE / subject / "truth.yaml").read_text("utf-8"))
    claims = [
        Truth(document, tuple(names.split("|")), attribute, str(value))
        for document, names, attribute, value in said["claims"]
    ]
    return claims, said["planted"]


def score(corpus: Corpus, claims: list[Truth]) -> Score:
    """How far the facts of a corpus, drafts or not, are what the documents claim."""
    facts = [*corpus.facts, *(one.fact for one in corpus.set_aside)]
    left, wrong = list(claims), []
    for fact in facts:
        found = next((one for one in left if is_same(corpus, fact, one)), None)
        if found is None:
            wrong.append(f"{fact.id} = {fact.value.text}  <- {' ... '.join(fact.quote)}")
        else:
            left.remove(found)
    return Score(len(claims) - len(left), len(facts), len(claims), left, wrong)


def is_same(corpus: Corpus, fact: Fact, truth: Truth) -> bool:
    """Whether a fact is a claim of the truth."""
    if corpus.sources[fact.source].document != truth.document or fact.attribute != truth.attribute:
        return False
    entity = corpus.entities.by_id[fact.subject]
    if not called(entity).intersection(name.casefold() for name in truth.names):
        return False
    attribute = corpus.attributes[fact.attribute]
    try:
        value = attribute.kind.read(truth.value, attribute, Literals(corpus.entities))
    except Unreadable:
        return False
    compared = attribute.compare([fact.value.possible, value.possible])
    return compared.relation is Relation.EQUAL


def called(entity: Entity) -> set[str]:
    """What an entity is called, in small letters."""
    return {name.casefold().removeprefix("the ") for name in (entity.label, *entity.aliases)}


def loaded() -> Corpus:
    """The corpus in the folder."""
    corpus, problems = load([Path("facts"), Path("rules")], os.getcwd())
    assert corpus is not None, "\n".join(map(str, problems))
    return corpus


def run(*words: str) -> int:
    """A command, in silence."""
    with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
        return command(list(words))


class Found(NamedTuple):
    """The planted contradictions that were found, those that were not, and all others, as subject
    and attribute."""

    planted: int
    missed: list[str]
    others: list[tuple[str, str]]

    def __str__(self) -> str:
        hits = self.planted - len(self.missed)
        told = f"{hits} of {self.planted} planted contradictions found, {len(self.others)} others"
        return "\n    ".join(
            [told, *(f"missed: {one}" for one in self.missed), *map(str, self.others)]
        )


def found(corpus: Corpus, planted: list[list[str]]) -> Found:
    """How many of the planted contradictions are found, and which others."""
    left = {
        (finding.question.subject, finding.question.attribute.id)
        for finding in judged(corpus).findings
        if finding.verdict is Verdict.CONTRADICTION
    }
    missed = []
    for names, attribute, what in planted:
        known = {name.casefold() for name in names.split("|")}
        hit = [
            (subject, one)
            for subject, one in left
            if one == attribute and called(corpus.entities.by_id[subject]) & known
        ]
        left.difference_update(hit)
        if not hit:
            missed.append(f"{names} {attribute}: {what}")
    return Found(len(planted), missed, sorted(left))


class Walk(NamedTuple):
    """What a walk comes to: the scores on its way, and what is found at its end."""

    starter: Score
    written: Score
    reviewed: Score
    found: Found


def walk(subject: str, folder: Path) -> Walk:
    """One subject, in an empty folder, which becomes the working folder."""
    claims, planted = truths(subject)
    shutil.copytree(
        HERE / subject, folder / "docs", ignore=shutil.ignore_patterns("*.yaml", "written")
    )
    os.chdir(folder)
    run("init")
    for example in Path("facts").glob("*.yaml"):
        example.unlink()
    assert run("extract", "docs") == 0
    starter = score(loaded(), claims)
    shutil.rmtree("facts")
    shutil.copytree(HERE / subject / "written", ".", dirs_exist_ok=True)
    assert run("extract", "docs") == 0
    written = score(loaded(), claims)
    review(yaml.safe_load((HERE / subject / "review.yaml").read_text("utf-8")))
    corpus = loaded()
    return Walk(starter, written, score(corpus, claims), found(corpus, planted))


def review(decisions: dict[str, Any]) -> None:
    """Accept the drafts, but for those that a person deleted or gave another subject."""
    for path in sorted(Path("facts").glob("*.yaml")):
        data = yaml.load(path.read_text("utf-8"), yaml.BaseLoader)
        kept = []
        for fact in data.get("facts", ()):
            name = fact.get("id") or f"{data['source']['id']}.{fact['subject']}.{fact['attribute']}"
            if name not in decisions["delete"]:
                subject = decisions["subject"].get(name, fact["subject"])
                kept.append(fact | {"subject": subject, "status": "reviewed"})
        if "facts" in data:
            path.write_text(yaml.safe_dump(data | {"facts": kept}, allow_unicode=True), "utf-8")


def told(name: str, of: Score, *, show: bool) -> None:
    """Print a score."""
    print(f"{name}: {of}")
    if show:
        for one in of.missing:
            print("    missing:", one.document, one.names[0], one.attribute, one.value)
        for line in of.wrong:
            print("    wrong:", line)


if __name__ == "__main__":
    home = os.getcwd()
    for name in [word for word in sys.argv[1:] if word in SUBJECTS] or SUBJECTS:
        with tempfile.TemporaryDirectory() as folder:
            went = walk(name, Path(folder))
            os.chdir(home)
        for step, of in zip(
            ("starter patterns", "written patterns", "reviewed"), went, strict=False
        ):
            told(f"{name}: {step}", of, show="--show" in sys.argv)
        print("   ", went.found)
