"""Declared rules, and what each kind of rule says of itself.

A kind is one file in :mod:`checker.rules`, which ends in a :class:`CheckKind` or a
:class:`DerivationKind`: everything that the rest of the house asks of it. Whatever has a default
here need not be said. Their functions stand in a file by their names, so that a report can be sent
to another process.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, Literal, Protocol, final

from checker.model.constraint import Constraint, Scope
from checker.model.fact import Fact, Facts
from checker.model.inputs import Conclusion, Inputs, NoValue
from checker.model.place import Place
from checker.model.question import Answer, Question
from checker.model.ranked import Added, Binding, Ranked, Reckoned, Spread
from checker.model.vocabulary import Attribute, Entities, Kind
from checker.values.named import NamedTuple
from checker.values.unreadable import Unreadable
from checker.values.value import Value

Schema = dict[str, Any]
"""A JSON Schema, in which ``{"$ref": "#/$defs/id"}`` and the like are those of the rules' one."""

Cell = tuple[str, str]
"""An attribute and a subject: all claims about the one of the other."""

PUBLISHED = "published"
"""What stands where an attribute might: the publication date of the claim's own source."""


@final
class Term(NamedTuple):
    """``attribute(subject)`` in a rule. A single capital letter as subject is a variable over
    subjects; without a subject it is the attribute of the claim's own subject; the attribute
    ``published`` is the publication date of the claim's own source."""

    attribute: str
    subject: str | None = None

    @property
    def variable(self) -> str | None:
        """The variable that stands for the subject, if one does."""
        name = self.subject
        return name if name is not None and len(name) == 1 and name.isupper() else None

    def __str__(self) -> str:
        return self.attribute if self.subject is None else f"{self.attribute}({self.subject})"


def entities_of(terms: Iterable[Term]) -> Iterator[str]:
    """The entities that terms name."""
    return (term.subject for term in terms if term.subject and term.variable is None)


class Parameters(Protocol):
    """The parameters of one rule, as its kind reads them: each mistake is a problem at its place.

    What is not there is empty, and was complained of by the schema. ``failed`` where there was any
    mistake: then what is read is not used.
    """

    failed: bool
    attributes: Mapping[str, Attribute]

    def __contains__(self, key: object) -> bool:
        """Whether a parameter is there."""

    def wrong(self, key: str | None, message: str | Unreadable, index: int | None = None) -> None:
        """A problem with a parameter, with one item of it, or (``None``) with all of them."""

    def itself(self) -> str:
        """What stands in the place of the parameters, where that is one text."""

    def text(self, key: str) -> str:
        """What a parameter says, empty where it was left out."""

    def written(self, *keys: str) -> str | None:
        """The text of a scalar under a parameter, under a key within it and so on, if any."""

    def number(self, key: str, default: int) -> int:
        """A whole number."""

    def names(self, key: str) -> tuple[str, ...]:
        """A list of ids."""

    def attribute(self, key: str, kinds: Iterable[Kind] = ()) -> str:
        """The id of the attribute under ``key``, which must be of one of ``kinds``."""

    def known_attribute(
        self, key: str | None, name: str, kinds: Iterable[Kind] = (), index: int | None = None
    ) -> Attribute | None:
        """The attribute of that name, if it is known and of one of ``kinds``."""

    def entity(self, key: str | None, name: str, hint: str = "") -> str:
        """The id of an entity; ``hint`` is said where there is none."""

    def entity_type(self, key: str) -> str:
        """A type that some entity is of."""

    def whole(self, key: str) -> str:
        """The id of an entity, which must have parts."""

    def term(self, key: str) -> Term:
        """``attribute``, ``attribute(subject)`` or ``published``."""

    def value(self, key: str, attribute: Attribute) -> Value | None:
        """A literal of an attribute, if it is there."""


def mapping(description: str, properties: Schema, required: Sequence[str]) -> Schema:
    """The schema of a kind whose parameters are a mapping with these keys and no others."""
    return {
        "description": description,
        "type": "object",
        "required": list(required),
        "additionalProperties": False,
        "properties": properties,
    }


def an_id(description: str) -> Schema:
    """The schema of a parameter that is the id of an attribute or an entity."""
    return {"description": description, "$ref": "#/$defs/id"}


def its_attribute(rule: Any) -> tuple[str, ...]:
    """What a rule reads that has one parameter ``attribute``."""
    return (rule.attribute,)


def no_cells(*_: object) -> tuple[Cell, ...]:
    """For a check that looks at one attribute of one subject at a time: it holds no other cell
    against it; and for a derivation that does not look at values."""
    return ()


def of_hierarchies(_: Any, entities: Entities) -> Iterator[str]:
    """All that has parts, or is one, for a rule that holds wholes and parts against each other."""
    for entity in entities.by_id.values():
        if entity.part_of is not None or entity.id in entities.parts:
            yield entity.id


# what a kind answers that does not say it itself


def _nothing(*_: object) -> None:
    return None


def _none(*_: object) -> tuple[()]:
    return ()


def _no_word(*_: object) -> Literal[""]:
    return ""


def _no(*_: object) -> bool:
    return False


@final
class DerivationKind(NamedTuple):
    """A kind of derivation. Each function is handed the rule's parameters, as ``read`` gave them.

    - ``schema``: the JSON Schema of its parameters, with the descriptions that editors show.
    - ``read``: the parameters, or ``None`` where they cannot be used.
    - ``reads``, ``gives``: the attributes of the claims that it looks at, and that it concludes.
    - ``inputs`` selects what to conclude from; ``conclude`` concludes, from that and nothing else.
    - ``names``: the entities that it names; ``whole``: one of them, which must have parts.
    - ``words``: what people write for its key or one of its parameters that looks otherwise.
    - ``concluded_from``: the cells that may come out otherwise when a claim in this one says
      something else; ``concluded_to``: those that this one is concluded from. More of them than
      needed cost time; fewer, and ``checker test --mutate`` calls a change unnoticed that is
      noticed. Without them all cells of what it gives and reads are taken.
    - ``bears_on``: the entities that a claim must be about to have any part in it; ``None``: it may
      be about anything.
    - ``ranked``: the arithmetic of it, where it is nothing else, or that it spreads what is said
      of wholes; it is handed all attributes, too.
    - ``added``: the sum that it is, where it is nothing else; it is handed all attributes and all
      entities, too.
    - ``combines``: it concludes from several claims, which could be those of several sources.
    - ``constrain``: what it says of how values hang together, for those who hold several rules
      together; without it, it has nothing to say to them.
    - ``binds``: the same, where an engine can tell it of tables; it is handed all attributes, too.
      ``None``: nobody can but ``constrain``, which may speak of all claims about what it reads.
    """

    schema: Callable[[], Schema]
    read: Callable[[Parameters], Any]
    reads: Callable[[Any], tuple[str, ...]]
    gives: Callable[[Any], str]
    inputs: Callable[[Any, Facts], Iterator[Inputs]]
    conclude: Callable[[Any, Inputs], Conclusion | NoValue]
    names: Callable[[Any], Iterable[str]] = _none
    words: tuple[tuple[str, str], ...] = ()
    whole: Callable[[Any], str | None] = _nothing
    concluded_from: Callable[[Any, Facts, Cell], Iterable[Cell]] | None = None
    concluded_to: Callable[[Any, Facts, Cell], Iterable[Cell]] | None = None
    bears_on: Callable[[Any, Entities], Iterable[str] | None] = _nothing
    ranked: Callable[[Any, Mapping[str, Attribute]], Reckoned | Spread | None] = _nothing
    added: Callable[[Any, Mapping[str, Attribute], Entities], Added | None] = _nothing
    combines: bool = True
    constrain: Callable[[Any, Scope], Iterator[Constraint]] | None = None
    binds: Callable[[Any, Mapping[str, Attribute]], Binding | None] = _nothing

    def unfit(self, _: Any) -> str:
        """Why one of its rules has nothing to say of how values hang together, if it has not."""
        return "" if self.constrain else "is no arithmetic between values"


@final
class Found(NamedTuple):
    """What a check that asks last is told: ``among`` says in which of some stated claims, by their
    ids, another check has found a contradiction; ``waived`` are claims that somebody accepted."""

    among: Callable[[frozenset[str]], frozenset[str]]
    waived: frozenset[str] = frozenset()


@final
class CheckKind(NamedTuple):
    """A kind of check. Each function is handed the rule's parameters, as ``read`` gave them.

    - ``schema``, ``read``, ``names``, ``words``: as of a derivation. ``reads``: so, too; none means
      all.
    - ``questions`` selects groups of claims; ``answer`` judges one, from that and nothing else.
    - ``held_against``: the cells whose claims it holds against those in this one, on either side.
      The same goes as for a derivation; without it all cells of what it reads are taken.
    - ``finds_missing``: it is there to find what is missing, which is undetermined and never a
      contradiction, at the rule's severity; its claims are not held against each other.
    - ``judges_values``: whether what a claim says, and not only that there is one, bears on it.
    - ``compares``: the attributes of which all claims about a subject are held against each other,
      none meaning all; ``None`` where it is not about that.
    - ``sides``: the two things whose claims are held against each other. Of both, the report says
      where different qualifiers keep claims apart.
    - ``opposes``: whether its contradictions are told as positions against each other (``each
      other``) or against works of reference (``reference``); empty, by the answer's message.
    - ``limit``: where the limits of a question are one for each claim, what they are called; empty
      where they are the rule's.
    - ``ranked``: what it asks, as far as the ends of what claims allow decide that on their own
      when an engine has ranked them; it is handed all attributes, too. ``None``: they do not.
    - ``only_meeting``: whether it asks of documents' claims about an attribute whether they can all
      be true, and nothing else: it is about which of them meet, and how far apart the others are,
      and tells two that do not meet in these words (:func:`checker.model.judgement.told_apart`).
    - ``mistakable``: of a contradiction, pairs of claims which would say the same but for a slip.
    - ``constrain``: as of a derivation; ``constrains_not`` says why a rule has none of that to
      say, though others of its kind have.
    - ``bears_on``, ``binds``: as of a derivation.
    - ``rules``: the ids of other rules that it is about, under its parameter ``rules``; ``bound``
      are its parameters with these rules.
    - ``held_together``: in place of ``held_against``, all cells that it holds together, in groups.
    - ``ask_last``: in place of ``questions``, of a check that must know what all others found.
    """

    schema: Callable[[], Schema]
    read: Callable[[Parameters], Any]
    reads: Callable[[Any], tuple[str, ...]]
    questions: Callable[[Any, Facts], Iterator[Question]]
    answer: Callable[[Any, Question], Answer]
    names: Callable[[Any], Iterable[str]] = _none
    words: tuple[tuple[str, str], ...] = ()
    held_against: Callable[[Any, Facts, Cell], Iterable[Cell]] | None = None
    finds_missing: bool = False
    judges_values: bool = True
    compares: Callable[[Any], tuple[str, ...] | None] = _nothing
    sides: Callable[[Any], tuple[Term, Term] | None] = _nothing
    opposes: Callable[[Any], Literal["", "each other", "reference"]] = _no_word
    limit: str = ""
    only_meeting: Callable[[Any, str], bool] = _no
    mistakable: Callable[[Question, Answer], Iterable[tuple[Fact, Fact]]] = _none
    ranked: Callable[[Any, Mapping[str, Attribute]], Ranked | None] = _nothing
    constrain: Callable[[Any, Scope], Iterator[Constraint]] | None = None
    constrains_not: Callable[[Any], str] = _no_word
    rules: Callable[[Any], tuple[str, ...]] = _none
    bound: Callable[[Any, "Sequence[Rule]"], Any] | None = None
    held_together: Callable[[Any, Facts], Iterable[Sequence[Cell]]] | None = None
    ask_last: Callable[[Any, Facts, Found], Iterator[Question]] | None = None
    bears_on: Callable[[Any, Entities], Iterable[str] | None] = _nothing
    binds: Callable[[Any, Mapping[str, Attribute]], Binding | None] = _nothing

    def unfit(self, does: Any) -> str:
        """Why one of its rules has nothing to say of how values hang together, if it has not."""
        return self.constrains_not(does) if self.constrain else "is no arithmetic between values"


@final
class Rule(NamedTuple):
    """A declared derivation or check: ``does`` has the parameters, which its ``kind`` reads.

    ``why`` is what its findings assume. ``mixes_sources``: it concludes from what several documents
    say, too.
    """

    id: str
    title: str
    kind: CheckKind | DerivationKind
    does: Any
    place: Place
    why: str = ""
    severity: str = "error"
    undetermined: str = "note"
    may_match_nothing: bool = False
    mixes_sources: bool = False

    @property
    def derives(self) -> bool:
        """Whether it concludes claims, rather than judging them."""
        return isinstance(self.kind, DerivationKind)

    @property
    def gives(self) -> str:
        """The attribute that a derivation concludes; empty for a check."""
        return self.kind.gives(self.does) if isinstance(self.kind, DerivationKind) else ""

    @property
    def reads(self) -> tuple[str, ...]:
        """The attributes of the claims that it looks at; none named means all."""
        return self.kind.reads(self.does)

    @property
    def finds_missing(self) -> bool:
        """Whether it is there to find what is missing, which is never a contradiction."""
        return isinstance(self.kind, CheckKind) and self.kind.finds_missing

    @property
    def opposes(self) -> Literal["", "each other", "reference"]:
        """What its contradictions hold against what; empty where their message says it."""
        return self.kind.opposes(self.does) if isinstance(self.kind, CheckKind) else ""
