"""What a survey found as YAML, for a person to edit: which claims it might become.

A group becomes one attribute of one subject, both of which are guesses from the words that its
values share: names and ids are to be mended, and what is not of one thing is to be deleted.
"""

import os
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from checker.editing.blocks import Block, Data, block
from checker.editing.scalars import Quoted, Unquoted
from checker.extract.documents.stated import AUTHOR, LANGUAGE, PUBLISHED, PUBLISHER, chosen
from checker.mentions.ids import identifier
from checker.mentions.names import runs
from checker.mentions.words import stem
from checker.model.fact import free_id
from checker.prose.tokens import tokens
from checker.survey.comparable import time_attribute
from checker.survey.groups import AlikeGroup
from checker.survey.mentions import ValueMention
from checker.survey.survey import About, Survey
from checker.survey.telling import says

HEADER: Final = """\
# What looks like the same thing in several places, most worth a look first. Nothing reads this but
# `checker survey --accept`: keep the groups and values that you want as claims, delete the others,
# and mend what is guessed: `subject` and `attribute` (ids in snake_case; one id is one thing),
# `name` and `label` (what people call them), `kind`, `unit`, and each `value`.
"""
_MOST_WORDS: Final = 2
"""How many words a label has."""


def proposals(found: Survey, language: str, currency: str, most: int) -> str:
    """The first ``most`` groups of which two or more values can be claims."""
    sources: dict[str, str] = {}
    for one in found.documents:
        name = identifier(os.path.splitext(one.file)[0], "document")
        sources[one.file] = free_id(name, set(sources.values()), "_")
    documents: list[Data] = []
    for one in found.documents:
        said: dict[str, Data] = {"source": sources[one.file], "file": Quoted(one.file)}
        said |= {"title": Quoted(one.title), "sha256": Quoted(one.sha256)}
        said |= _stated(one)
        documents.append(Block(said))
    names = {name.said: len(name.documents) * 1000 + name.count for name in found.names}
    taken: dict[str, tuple[str, str, str]] = {}
    groups: list[Data] = []
    for group in found.groups:
        claims = _claims(group)
        if len(claims) > 1 and len(groups) < most:
            groups.append(_proposal(group, claims, names, taken))
    head: dict[str, Data] = {"language": language}
    if currency:
        head["currency"] = currency
    parts = [
        *(line for key, value in head.items() for line in block(key, value)),
        *block("documents", documents),
        *block("groups", groups),
    ]
    return HEADER + "".join(f"{line}\n" for line in parts)


def _stated(about: About) -> dict[str, Data]:
    """What a document says of itself, and where its day of publication is from."""
    said: dict[str, Data] = {}
    for one in chosen(about.stated):
        if one.key == PUBLISHED:
            said |= {PUBLISHED: Unquoted(one.value), "published_from": Quoted(one.origin)}
            said |= {"inferred": Quoted(one.inferred)} if one.inferred else {}
        elif one.key in (AUTHOR, PUBLISHER):
            said[one.key] = Quoted(one.value)
    return said | ({LANGUAGE: Quoted(about.language)} if about.language else {})


def _claims(group: AlikeGroup) -> list[ValueMention]:
    """Its values that a fact can have as they are, in each document once."""
    found: dict[tuple[str, str, str], ValueMention] = {}
    for one in group.said:
        for place in () if one.whole else one.places:
            if place.attribute is time_attribute():  # no claim has a time without its day
                continue
            if " or " not in place.value.text:  # of two readings, neither is said
                found.setdefault((place.document, place.value.text, place.quote), place)
    return list(found.values())


def _proposal(
    group: AlikeGroup,
    claims: Sequence[ValueMention],
    names: Mapping[str, int],
    taken: dict[str, tuple[str, str, str]],
) -> Block:
    name = _subject(claims, names)
    label = " ".join(_label(group, name)) or "value"
    attribute = claims[0].attribute
    unit = attribute.measure.unit
    if attribute.kind.counts:
        unit = _counted(claims)
    subject = identifier(name or label, "subject")
    wanted = identifier(label, "attribute")
    own = (attribute.kind.name, unit)
    others = {name for name, (*of, about) in taken.items() if tuple(of) != own or about == subject}
    free_one = free_id(wanted, others, "_")
    taken[free_one] = (*own, subject)
    said: dict[str, Data] = {
        "seen": Quoted(says(group)),
        "subject": subject,
        "name": Quoted(name or label),
        "attribute": free_one,
        "label": Quoted(label),
        "kind": attribute.kind.name,
    }
    if unit:
        said["unit"] = Quoted(unit)
    said["values"] = [Block(_value(one)) for one in claims]
    return Block(said)


def _value(claim: ValueMention) -> dict[str, Data]:
    return {
        "document": Quoted(claim.document),
        "line": claim.line,
        "value": Unquoted(claim.value.text),
        "quote": Quoted(claim.quote),
    }


def _subject(claims: Sequence[ValueMention], names: Mapping[str, int]) -> str:
    """The name that stands beside most of the values; of several, the one that is written most."""
    beside: Counter[str] = Counter()
    for claim in claims:
        beside.update(set(_names_in(claim.clause)) & names.keys())
    if not beside:
        return max(names, key=lambda name: (names[name], name), default="")
    return max(beside, key=lambda name: (beside[name], names[name], name))


def _names_in(text: str) -> Iterator[str]:
    said = tokens(text)
    for first, end in runs(said):
        yield said.between(first, end)


def _label(group: AlikeGroup, subject: str) -> list[str]:
    """The words that most speak for one thing, without those of the subject's name."""
    own = {stem(word.casefold()) for word in subject.split()}
    terms = [term for term in group.terms if term not in own] or list(group.terms)
    said = {stem(word.casefold()): word.casefold() for word in group.words}
    best = terms[:_MOST_WORDS]
    return [word for term, word in said.items() if term in best] or best


def _counted(claims: Sequence[ValueMention]) -> str:
    """What is counted, if all of the values say the same."""
    nouns = {claim.counted for claim in claims}
    return nouns.pop() if len(nouns) == 1 else ""
