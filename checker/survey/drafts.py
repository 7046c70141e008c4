"""Drafts of what a person kept of a survey: entities, attributes, facts, patterns, and a rule."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Final, final

from checker.editing.blocks import Block, Data, block
from checker.editing.scalars import Quoted, Unquoted
from checker.extract.documents import Document
from checker.extract.documents.stated import AUTHOR, LANGUAGE, PUBLISHED, PUBLISHER, StatedOfItself
from checker.extract.draft import Draft
from checker.extract.yaml_drafts import fact_text, source_text
from checker.mentions.words import STOPPED
from checker.model.fact import claim_id, free_id
from checker.model.place import Problem
from checker.model.vocabulary import Attribute
from checker.prose.reader import NoTable, setting
from checker.prose.tokens import tokens
from checker.survey.accepting import Accepted, KeptGroup, KeptValue
from checker.survey.mentions import mentions
from checker.values.named import NamedTuple
from checker.values.verdict import Relation

_ENTITIES: Final = "facts/survey_entities.yaml"
_ATTRIBUTES: Final = "rules/survey_attributes.yaml"
_RULES: Final = "rules/survey_rules.yaml"
_PATTERNS: Final = "rules/survey_patterns.yaml"
_GUESSED: Final = "# Guessed by `checker survey`: mend what is called wrong.\n"
_BESIDE: Final = 3
"""How many words on each side of a value a pattern has."""


@final
class AlreadyThere(NamedTuple):
    """What is there already: ids, and whether some rule has documents agree. ``names``: the id of
    each entity by its names."""

    names: Mapping[str, str]
    attributes: Mapping[str, Attribute]
    patterns: Collection[str]
    agrees: bool


def clashes(kept: Accepted, present: AlreadyThere) -> list[Problem]:
    """The attributes that are there already, and of another kind."""
    found: list[Problem] = []
    for group in kept.groups:
        known = present.attributes.get(group.attribute.id)
        if known is not None and known.kind is not group.attribute.kind:
            wrong = f"'{known.id}' is a {known.kind.name} in {known.place}: rename one"
            found.append(Problem(group.attribute.place, wrong))
    return found


def drafts(kept: Accepted, present: AlreadyThere) -> dict[str, str]:
    """The texts of new files, by their names below the folder that has `facts` and `rules`."""
    subjects = _subjects(kept.groups, present.names)
    texts: dict[str, str] = {}
    known = set(present.names.values())
    entities: dict[str, Data] = {
        entity: {"label": Quoted(name)} for entity, name in subjects.values() if entity not in known
    }
    if entities:
        texts[_ENTITIES] = _GUESSED + _lines("entities", Block(entities))
    attributes = Block(
        {
            group.attribute.id: _attribute(group)
            for group in kept.groups
            if group.attribute.id not in present.attributes
        }
    )
    if attributes:
        texts[_ATTRIBUTES] = _GUESSED + _lines("attributes", attributes)
    if not present.agrees:
        texts[_RULES] = _lines("rules", [_agreement(kept.groups, subjects)])
    patterns = list(_patterns(kept, subjects, present.patterns))
    if patterns:
        texts[_PATTERNS] = _GUESSED + _lines("patterns", patterns)
    return texts | _facts(kept, subjects)


def _subjects(groups: Sequence[KeptGroup], names: Mapping[str, str]) -> dict[str, tuple[str, str]]:
    """For each subject its id and its name: one that is called as what is there already is it."""
    return {
        group.subject: (
            names.get(group.subject) or names.get(group.name, group.subject),
            group.name,
        )
        for group in groups
    }


def _attribute(group: KeptGroup) -> Data:
    attribute = group.attribute
    said: dict[str, Data] = {"label": Quoted(attribute.label), "kind": attribute.kind.name}
    if attribute.measure.unit:
        said["unit"] = Quoted(attribute.measure.unit)
    if attribute.measure.signed:
        said["signed"] = True
    return said


def _agreement(groups: Sequence[KeptGroup], subjects: Mapping[str, tuple[str, str]]) -> Block:
    """The rule that documents agree, with kept values as examples of what it finds."""
    examples: list[Data] = []
    for group in groups:
        first, *others = group.values
        for other in (first, *others):
            relation = group.attribute.compare([first.value.possible, other.value.possible])
            apart = relation.relation is Relation.DISJOINT
            if relation.relation is Relation.UNKNOWN or len(examples) > apart:
                continue
            given: list[Data] = [
                {
                    "subject": subjects[group.subject][0],
                    "attribute": group.attribute.id,
                    "value": Unquoted(one.text),
                }
                for one in (first, other)
            ]
            expect = "contradiction" if apart else "agreement"
            examples.append(Block({"given": given, "expect": expect}))
    said: dict[str, Data] = {"id": "values_agree", "title": "Documents agree"}
    said |= {"check": {"agree": {}}, "examples": examples}
    return Block(said)


def _facts(kept: Accepted, subjects: Mapping[str, tuple[str, str]]) -> dict[str, str]:
    """A file for each document of which a value was kept."""
    facts: dict[str, list[str]] = defaultdict(list)
    taken: set[str] = set()
    for group in kept.groups:
        subject, attribute = subjects[group.subject][0], group.attribute.id
        for one in group.values:
            source = kept.documents[one.file]["source"]
            default = claim_id(source, subject, attribute)
            name = free_id(default, taken)
            taken.add(name)
            draft = Draft(
                "survey", subject, attribute, one.text, one.value, (one.quote,), 0, 0, one.line, ""
            )
            facts[one.file].append(fact_text(draft, "" if name == default else name))
    texts: dict[str, str] = {}
    for file, found in facts.items():
        said = kept.documents[file]
        about = {"id": said["source"], "title": said.get("title", "") or file}
        about |= {key: said[key] for key in (PUBLISHED, AUTHOR, PUBLISHER) if said.get(key)}
        if language := said.get(LANGUAGE) or kept.language:
            about[LANGUAGE] = language
        if kept.currency:
            about["currency"] = kept.currency
        head = source_text(about, file, said.get("sha256", ""), _stated(said))
        name = f"facts/{said['source']}.yaml"
        name = name if name != _ENTITIES else f"facts/{said['source']}_2.yaml"
        texts[name] = f"{head}facts:\n{''.join(found)}"
    return texts


def _stated(said: Mapping[str, str]) -> list[StatedOfItself]:
    """Where the day of publication of a document is from, if it says so."""
    origin = said.get("published_from", "")
    if not origin.isprintable() or not origin:
        return []
    return [StatedOfItself(PUBLISHED, said.get(PUBLISHED, ""), origin, said.get("inferred", ""))]


def _patterns(
    kept: Accepted, subjects: Mapping[str, tuple[str, str]], taken: Collection[str]
) -> Iterator[Block]:
    """A pattern for each group of which some value has words beside it."""
    used = set(taken)
    for group in kept.groups:
        wordings = dict.fromkeys(filter(None, (_wording(one, group, kept) for one in group.values)))
        if not wordings:
            continue
        subject = subjects[group.subject][0]
        name = free_id(f"{subject}_{group.attribute.id}", used, "_")
        used.add(name)
        claim: dict[str, Data] = {
            "subject": subject, "attribute": group.attribute.id, "value": "{value}"
        }  # fmt: skip
        match: list[Data] = [Quoted(one) for one in wordings]
        yield Block({"id": name, "match": match, "facts": [Block(claim)]})


def _wording(kept: KeptValue, group: KeptGroup, of: Accepted) -> str:
    """The words on both sides of a value in its quote, and a slot for it; empty where none of
    them says what the value is of."""
    try:
        known = setting(of.documents[kept.file].get(LANGUAGE) or of.language)
    except NoTable:
        return ""
    quote = Document("", kept.quote, "", "", "")
    said = tokens(kept.quote)
    for one in mentions(quote, known, of.currency):
        kind = group.attribute.kind
        if one.attribute.kind is not kind or one.value.text != kept.text:
            continue
        begin = one.offset
        end = begin + len(one.said)
        before = [at for at in range(len(said)) if said.ends[at] <= begin]
        after = [at for at in range(len(said)) if said.starts[at] >= end]
        left = _beside(said.words, list(reversed(before)))[::-1]
        right = _beside(said.words, after)
        if any(word.casefold() not in STOPPED for word in (*left, *right)):
            return " ".join([*left, f"{{value:{kind.name}}}", *right])
    return ""


def _beside(words: Sequence[str], at: Sequence[int]) -> list[str]:
    """The nearest words, up to the first sign or number."""
    found: list[str] = []
    for index in at[:_BESIDE]:
        if not words[index].isalpha():
            break
        found.append(words[index])
    return found


def _lines(key: str, value: Data) -> str:
    return "".join(f"{line}\n" for line in block(key, value))
