"""What rules conclude from the claims of each source."""

from collections.abc import Iterable, Iterator, Mapping
from graphlib import TopologicalSorter

from checker.engine.faults import named
from checker.model.corpus import Corpus
from checker.model.fact import ACROSS, SEVERAL, Assumption, Derivation, Fact, Facts, claim_id
from checker.model.inputs import Conclusion, Inputs, doubtful
from checker.model.mixed import mixed_inputs
from checker.model.report import NotApplied
from checker.model.rule import DerivationKind, Rule
from checker.model.timed import one_moment_of
from checker.values.hashes import blake2b


def derive(corpus: Corpus) -> tuple[Facts, tuple[Fact, ...], tuple[NotApplied, ...]]:
    """All facts with those that rules conclude; what was concluded; what could not be.

    Rules run in topological order of the attributes that they give. Those that read the attribute
    they give see what was there before any of them ran: none reads its own output, and sums and
    distributions do not read each other's.
    """
    facts = Facts.of(corpus.entities, corpus.attributes, corpus.sources, corpus.facts)
    giving: dict[str, list[Rule]] = {}
    needs: dict[str, dict[str, None]] = {}
    for rule in corpus.rules:
        if isinstance(rule.kind, DerivationKind):
            giving.setdefault(rule.gives, []).append(rule)
            needs.setdefault(rule.gives, {}).update(dict.fromkeys(rule.reads))
    order = TopologicalSorter(
        {gives: [read for read in reads if read != gives] for gives, reads in needs.items()}
    )
    concluded: list[Fact] = []
    rows: list[NotApplied] = []
    mixing = any(rule.mixes_sources for rule in corpus.rules)
    about = dict(corpus.untold.about)
    doubts = doubtful(corpus.facts, corpus.attributes, corpus.entities) if giving else {}
    for attribute in order.static_order():
        rules = giving.get(attribute, [])
        for reads_itself in (False, True):
            more: list[Fact] = []
            for rule in rules:
                concludes = rule.id not in corpus.untold.left
                if concludes and (attribute in rule.reads) is reads_itself:
                    of = about.get(rule.id)
                    some = facts if of is None else _with_parts(facts, of)
                    more += _conclude(rule, some, doubts, rows, of, mixing=mixing)
            more = _named_apart(more)
            concluded += more
            facts = facts.plus(more)
    once = {(row.rule.id, row.reason): row for row in rows}
    return facts, tuple(concluded), tuple(once.values())


def _with_parts(facts: Facts, some: frozenset[str]) -> Facts:
    """Facts that know of no parts but some, and what these are part of: so many need not be looked
    through for each claim about a whole."""
    entities = facts.entities
    kept = {whole for one in some if one in entities.by_id for whole in entities.above(one)}
    kept |= some
    parts = {
        whole: tuple(part for part in entities.parts[whole] if part in kept)
        for whole in kept
        if whole in entities.parts
    }
    return facts._replace(entities=entities._replace(parts=parts))


def _conclude(
    rule: Rule,
    facts: Facts,
    doubts: Mapping[str, Assumption],
    rows: list[NotApplied],
    about: frozenset[str] | None,
    *,
    mixing: bool,
) -> Iterator[Fact]:
    """What a rule concludes; only ``about`` some subjects, if that is said."""
    assert isinstance(rule.kind, DerivationKind)
    matched = False
    try:
        for given in _inputs(rule.kind, rule, facts, mixing=mixing):
            matched = True
            if about is not None and given.subject not in about:
                continue
            result = rule.kind.conclude(rule.does, given)
            if doubts:
                assumed = dict.fromkeys(doubts[f.id] for f in given.facts if f.id in doubts)
                given = given._replace(assumes=(*given.assumes, *assumed))
            if isinstance(result, Conclusion):
                yield _derived(rule, given, result)
            else:
                rows.append(NotApplied(rule, result.reason))
    except Exception as error:
        error.add_note(f"deriving by {named(rule)}")
        raise
    if not matched:
        rows.append(NotApplied.no_match(rule))


def _inputs(kind: DerivationKind, rule: Rule, facts: Facts, *, mixing: bool) -> Iterator[Inputs]:
    """What a derivation concludes from, for each source; and for several together, where it may.

    What follows from several documents is no claim of any of them. ``mixing``: some rule does so.
    """
    yield from kind.inputs(rule.does, facts.without(ACROSS) if mixing else facts)
    if rule.mixes_sources:
        yield from mixed_inputs(rule, kind, facts)


def _derived(rule: Rule, given: Inputs, concluded: Conclusion) -> Fact:
    """The derived fact: its origins are those of what goes in, its voice too if they share one."""
    facts = given.facts
    source, named = given.source, given.source
    if source == ACROSS:
        source, named = facts[0].source, "several_documents"
    voices = {fact.said_by for fact in facts if fact.source == given.source}
    why = Assumption(rule.why or rule.title, rule.place)
    return Fact(
        id=f"{claim_id(named, given.subject, given.attribute.id)}[{rule.id}]",
        source=source,
        subject=given.subject,
        attribute=given.attribute.id,
        value=concluded.value,
        place=rule.place,
        origins=frozenset().union(*(fact.origins for fact in facts)),
        qualifiers=given.qualifiers,
        times=next((fact.times for fact in facts if fact.qualifiers == given.qualifiers), ()),
        said_by=ACROSS if given.source == ACROSS else _voice(voices),
        partial=concluded.partial,
        derivation=Derivation.of(
            rule.id,
            facts,
            concluded.value,
            (why, *given.assumes, *one_moment_of(facts)),
            concluded.arithmetic,
            given.note,
        ),
    )


def _voice(voices: set[str]) -> str:
    """Who says what is derived from what these say."""
    return voices.pop() if len(voices) == 1 else SEVERAL if voices else ""


def _named_apart(facts: Iterable[Fact]) -> list[Fact]:
    """The facts with ids that differ: one source may say a thing of several wholes.

    Where several have one id, each is told by the stated facts that it rests on, so that none is
    renamed by what else a source says, or where.
    """
    same: dict[str, list[Fact]] = {}
    facts = list(facts)
    for fact in facts:
        same.setdefault(fact.id, []).append(fact)
    if len(same) == len(facts):
        return facts
    seen: dict[str, int] = {}
    named = []
    for fact in facts:
        name = fact.id
        if len(same[name]) > 1:
            roots = "\0".join(sorted(root.id for root in fact.roots()))
            name += f"#{blake2b(roots.encode(), digest_size=3).hexdigest()}"
            times = seen[name] = seen.get(name, 0) + 1
            name += f".{times}" if times > 1 else ""
        named.append(fact if name == fact.id else fact._replace(id=name))
    return named
