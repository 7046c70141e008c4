"""Is it the number that the claim is about? What stands beside a value that has been read.

Attributes may say how prose speaks of them (``cues``) and of what they are taken for
(``not_cues``). A sentence falls into pieces at commas and conjunctions; the word that goes with a
number is the one in its piece, else the next one behind it, else the one before it. Names of
entities work the same way.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final, final

from checker.model.fact import Fact
from checker.model.vocabulary import Attribute, Entities
from checker.prose.names import NameInText, Names
from checker.prose.reader import Prose, Setting
from checker.prose.readings import SHARE, Amount, Moment
from checker.prose.tokens import Tokens, tokens
from checker.values.named import NamedTuple
from checker.verify.names import related

_JOINTS: Final = frozenset({",", ";", ":", "and", "but", "while", "whereas", "und", "aber"})
_PARTS: Final = frozenset({"including", "among", "darunter"})
"""Words that begin a piece about a part of the number before it."""

_FARTHEST_CHANGE: Final = 6
"""How many tokens before an amount the verb that says what changed may stand."""

_FARTHEST_AGO: Final = 7
"""How many tokens behind `more` of `more than` a year `ago` may stand."""

_FARTHEST_RATE: Final = 8
"""How many tokens behind an amount it may be said how often."""

MOST_TOKENS: Final = 120
"""How many tokens on either side of a value its sentence may have."""


@final
class Cue(NamedTuple):
    """A word that speaks of an attribute, from one token up to another."""

    at: int
    end: int
    word: str
    attributes: frozenset[str]


@final
class Doubts:
    """What speaks against a value, by the cues of all attributes and the names of entities."""

    def __init__(self, attributes: Mapping[str, Attribute], entities: Entities) -> None:
        """Index the cues; names are indexed when the first is asked for."""
        self._attributes = attributes
        self._entities = entities
        self._names: Names | None = None
        cues: dict[tuple[str, tuple[str, ...]], set[str]] = {}
        for attribute in attributes.values():
            for cue in attribute.cues:
                words = tuple(tokens(cue).folded)
                if words:
                    cues.setdefault((read_as(attribute), words), set()).add(attribute.id)
        self._cues: dict[tuple[str, str], list[tuple[tuple[str, ...], frozenset[str]]]] = {}
        for (kind, words), ids in cues.items():
            self._cues.setdefault((kind, words[0]), []).append((words, frozenset(ids)))
        for some in self._cues.values():
            some.sort(key=lambda pair: -len(pair[0]))
        self._not = {
            attribute.id: [tuple(tokens(cue).folded) for cue in attribute.not_cues]
            for attribute in attributes.values()
            if attribute.not_cues
        }

    def of(
        self,
        fact: Fact,
        attribute: Attribute,
        reading: Amount | Moment,
        prose: Prose,
        known: Setting,
    ) -> str:
        """Why a value that has been read may be another's; nothing where nothing speaks so."""
        first, last = sentence_around(prose.tokens, reading)
        pieces = list(pieces_of(prose, first, last))
        own = next((n for n, (a, b) in enumerate(pieces) if a <= token_of(reading) < b), None)
        if own is None:
            return ""
        why = self._by_cue(attribute, reading, prose, pieces, (first, last), known)
        if not why and not isinstance(reading, Moment):
            others = not self._adds_to_another(attribute, reading, prose, pieces, known)
            why = difference(attribute, reading, prose.tokens, known, on_top=others)
        return why or self._by_name(fact, prose, pieces, own, (first, last))

    # --- cues

    def _by_cue(
        self,
        attribute: Attribute,
        reading: Amount | Moment,
        prose: Prose,
        pieces: Sequence[tuple[int, int]],
        sentence: tuple[int, int],
        known: Setting,
    ) -> str:
        if not attribute.cues and not attribute.not_cues:
            return ""
        cues = self.cues_in(attribute, prose.tokens, *sentence)
        if not cues:
            return ""
        taken = assigned(prose, pieces, cues, type(reading))
        mine = taken.get(token_of(reading))
        if any(a <= token_of(reading) < b and _is_part(prose, a) for a, b in pieces):
            return "it is a part of the number before it"
        if mine is not None:
            if attribute.id in mine.attributes:
                return self._counts_both(attribute, prose.tokens, mine, known)
            return f"`{mine.word}` goes with it, which is said of {self._named(mine)}"
        for token, cue in taken.items():
            if attribute.id in cue.attributes and token != token_of(reading):
                return f"another number goes with `{cue.word}`"
        return ""

    def _counts_both(self, attribute: Attribute, said: Tokens, cue: Cue, known: Setting) -> str:
        """`40 were killed or wounded`: a number that is told of two things is neither's."""
        language, words = known.language, [*said.folded, "", "", ""]
        at = cue.end
        if words[at] not in language.hedging.either:
            return ""
        at += 1
        while words[at] in language.tense.was | language.hedging.fillers:
            at += 1
        verb = words[at] in language.tense.past_words or words[at].endswith(
            language.tense.past_endings
        )
        if verb or (read_as(attribute), words[at]) in self._cues:
            return f"`{said.between(cue.at, at + 1)}` says it of both"
        return ""

    def _adds_to_another(
        self,
        attribute: Attribute,
        amount: Amount,
        prose: Prose,
        pieces: Sequence[tuple[int, int]],
        known: Setting,
    ) -> bool:
        """Whether a number before one in its sentence is of something else, so that `another` adds
        to that: `nine died and another 30 were hurt`."""
        first, last = pieces[0][0], pieces[-1][1]
        at = token_of(amount)
        earlier = [token_of(one) for one in prose.amounts if first <= token_of(one) < at]
        if not earlier or not attribute.cues:
            return False
        cues = self.cues_in(attribute, prose.tokens, first, last)
        taken = assigned(prose, pieces, cues, Amount)
        if _are_otherwise(prose.tokens, earlier[-1], amount, cues, known):
            return True
        if any(attribute.id in taken[one].attributes for one in earlier if one in taken):
            return False
        words = prose.tokens.folded[earlier[-1] : at]
        return any(one in taken for one in earlier) or any(
            word in known.language.tense.past_words
            or word.endswith(known.language.tense.past_endings)
            for word in words
        )

    def _named(self, cue: Cue) -> str:
        labels = [self._attributes[name].label for name in sorted(cue.attributes)]
        return " and ".join(labels) or "something else"

    def cues_in(self, attribute: Attribute, said: Tokens, first: int, last: int) -> list[Cue]:
        """The cues in a sentence of what is read as this attribute is: no date is an area. One
        that is none of this attribute's is nobody's."""
        found: list[Cue] = []
        denied = self._not.get(attribute.id, [])
        at = first
        while at < last:
            one = None
            for words in denied:
                if tuple(said.folded[at : at + len(words)]) == words:
                    one = Cue(at, at + len(words), " ".join(words), frozenset())
            if one is None:
                for words, ids in self._cues.get((read_as(attribute), said.folded[at]), ()):
                    if tuple(said.folded[at : at + len(words)]) == words:
                        one = Cue(at, at + len(words), " ".join(words), ids)
                        break
            if one is not None:
                found.append(one)
                at = one.end
            else:
                at += 1
        return found

    # --- names

    def named(self, said: Tokens, first: int, last: int) -> list[NameInText]:
        """The entities that are named from one token up to another."""
        if self._names is None:
            self._names = Names(self._entities)
        part = Tokens(
            said.text, said.words[first:last], said.folded[first:last], said.starts[first:last],
            said.ends[first:last], said.stops[first:last],
        )  # fmt: skip
        return [
            one._replace(start=one.start + first, end=one.end + first)
            for one in self._names.mentions(part)
        ]

    def _by_name(
        self,
        fact: Fact,
        prose: Prose,
        pieces: Sequence[tuple[int, int]],
        own: int,
        sentence: tuple[int, int],
    ) -> str:
        subject = self._entities.by_id.get(fact.subject)
        if subject is None:
            return ""
        there = [(one.start, one.entity) for one in self.named(prose.tokens, *sentence)]
        rivals = [
            (at, name) for at, name in there
            if name != subject.id and self._entities.by_id[name].type == subject.type
            and not related(self._entities, name, subject.id)
        ]  # fmt: skip
        if not rivals:
            return ""
        mine = [
            at
            for at, name in there
            if name == subject.id or related(self._entities, name, subject.id)
        ]
        a, b = pieces[own]
        before = [name for at, name in rivals if at < b]
        if before and not mine:
            label = self._entities.label(before[0])
            return f"the sentence names {label}, and not {subject.label}"
        near = [name for at, name in rivals if a <= at < b]
        if near and not any(a <= at < b for at in mine):
            return f"{self._entities.label(near[0])} stands beside it, and {subject.label} does not"
        return ""


def one_end(attribute: Attribute, amount: Amount, said: Tokens, known: Setting) -> str:
    """Why one end of `between 9 and 10` is not what it is; an attribute may be about just this."""
    own = {word for cue in (attribute.label, *attribute.cues) for word in tokens(cue).folded}
    if (
        said.folded[amount.first] not in known.language.hedging.between
        or own & known.language.hedging.bounds
    ):
        return ""
    return f"it is one end of `{amount.said[:60]}`"


def difference(
    attribute: Attribute, amount: Amount, said: Tokens, known: Setting, *, on_top: bool
) -> str:
    """Why an amount is how much something changed, or differs: `fell by 4 °C`, `three weeks less
    than planned`. An attribute whose own words speak of that is about just this. ``on_top``:
    whether `another` before it adds it to more of the same."""
    language = known.language
    own = {word for cue in (attribute.label, *attribute.cues) for word in tokens(cue).folded}
    words = said.folded
    if on_top and (more := _added(amount, said, known)) and more not in own:
        return f"it comes on top of others: `{more}`"
    before = words[max(0, amount.first - _FARTHEST_CHANGE) : amount.first]
    by = words[amount.core - 1] if amount.core else ""
    by = by if by in language.change.changed_by else (before[-1] if before else "")
    if by in language.change.changed_by and not _JOINTS.intersection(before[:-1]):
        changed = [word for word in before[:-1] if word in language.change.changes]
        if changed and own.isdisjoint(language.change.changes):
            return f"it says by how much something `{changed[-1]}`"
    share = amount.unit is not None and amount.unit.kind == SHARE
    if (
        share
        and before
        and before[-1] in language.change.changes
        and own.isdisjoint(language.change.changes)
    ):
        return f"it says by how much something `{before[-1]}`"
    for at in range(amount.stop, min(amount.stop + 3, len(words) - 1)):
        if (
            said.stops[at - 1]
            or words[at] in _JOINTS
            or words[at] in language.tense.is_ | language.tense.was
        ):
            break
        compared = words[at : at + 3]
        if words[at] in language.change.compared and compared[-1:] != words[at : at + 1] and (
            not language.change.than.isdisjoint(compared[1:])
            and ("of" not in compared or words[at] == "short")
            and language.relative.ago.isdisjoint(words[at + 2 : at + _FARTHEST_AGO])
        ):  # fmt: skip
            return "" if words[at] in own else f"it says how much `{' '.join(compared)}`"
    return _how_often(amount, said, known, own)


def _are_otherwise(
    said: Tokens, earlier: int, amount: Amount, cues: Sequence[Cue], known: Setting
) -> bool:
    """Whether something was done to the number before one, which itself is in a state: `drowned
    nine and another 19 are missing`."""
    tense, words = known.language.tense, [*said.folded, ""]
    verb = words[earlier - 1]
    done = verb in tense.past_words or verb.endswith(tense.past_endings)
    spoken = any(cue.at <= earlier - 1 < cue.end for cue in cues)
    state = words[amount.stop] in tense.is_ and any(cue.at > amount.stop for cue in cues)
    return bool(earlier) and done and not spoken and state


def _added(amount: Amount, said: Tokens, known: Setting) -> str:
    """The word by which an amount is one more: `another nine`, `a further 40`, `nine more died`."""
    language, words = known.language, [*said.folded, "", ""]
    small = language.hedging.fillers | language.numbers.article | language.hedging.hedges.keys()
    for at in range(amount.core - 1, max(amount.core - 4, -1), -1):
        if said.stops[at] or words[at] not in language.change.added | small:
            break
        if words[at] in language.change.added:
            return words[at]
    at = amount.parts[-1].number.end
    if at >= len(said) or said.stops[at - 1] or words[at] not in language.change.added_behind:
        return ""
    compared = language.change.than | language.hedging.either | language.numbers.joint | {"-"}
    return "" if words[at + 1] in compared else words[at]


def _how_often(amount: Amount, said: Tokens, known: Setting, own: set[str]) -> str:
    """`nine died each year`, `40 are born a day`: so many in each of many times. An attribute that
    is about just this says so."""
    language, words = known.language, [*said.folded, "", "", ""]
    if own & (
        language.change.each
        | language.change.per
        | language.change.rated
        | language.relative.periods.keys()
    ):
        return ""
    leads = (
        language.dates.date_prepositions
        | language.relative.for_
        | language.relative.within
        | language.change.than
    )
    for at in range(amount.stop, min(amount.stop + _FARTHEST_RATE, len(said))):
        if said.stops[at - 1] or words[at] in language.denial.clause:
            break
        each = words[at] in language.change.each | language.change.per
        article = words[at] in language.change.per_article and words[at - 1] not in leads
        period = words[at + 1] in language.relative.periods or (
            each and words[at + 1] in language.dates.seasons.keys() | language.dates.weekdays.keys()
        )
        if words[at + 2] == "-" or (
            words[at + 1] in language.dates.quarter and words[at + 2] in language.numbers.of
        ):  # `every week-long strike`, `each quarter of the town`
            continue
        if period and (each or (article and _ends_rate(said, known, at + 2, amount.stop))):
            return f"it says how often: `{said.between(at, at + 2)}`"
    return ""


def _ends_rate(said: Tokens, known: Setting, at: int, stop: int) -> bool:
    """Whether a period with an article before it ends as a rate does: `nine a day died`, `nine died
    a day in the war`, and not `a day before the feast`, `a night watchman`."""
    language = known.language
    if at >= len(said) or said.stops[at - 1]:
        return True
    word = said.folded[at]
    verbs = language.tense.was | language.tense.is_ | language.tense.past_words
    if at - stop <= 3 and (word in verbs or word.endswith(language.tense.past_endings)):
        return True
    if not word.isalnum() or word in language.change.behind_rate:
        return True
    return " ".join(said.folded[at : at + 2]) in language.change.behind_rate


def read_as(attribute: Attribute) -> str:
    """As what values of it are read: those of one sort may be taken for each other."""
    kind = attribute.kind
    named = kind.names or (kind.many and attribute.members == "entity")
    return kind.in_prose or ("names" if named else kind.name)


def token_of(reading: Amount | Moment) -> int:
    """The token by which a reading is told from others."""
    return reading.core if isinstance(reading, Amount) else max(reading.at, reading.core)


def sentence_around(said: Tokens, reading: Amount | Moment) -> tuple[int, int]:
    """The tokens of the sentence around a reading."""
    first = token_of(reading)
    while first > 0 and not said.stops[first - 1] and token_of(reading) - first < MOST_TOKENS:
        first -= 1
    last = reading.end
    while last < len(said) and not said.stops[last - 1] and last - reading.end < MOST_TOKENS:
        last += 1
    return first, last


def pieces_of(prose: Prose, first: int, last: int) -> Iterable[tuple[int, int]]:
    """The pieces of a sentence: commas and conjunctions part them, but not within a reading."""
    inside: set[int] = set()
    readings: Sequence[Amount | Moment] = (*prose.amounts, *prose.moments)
    for reading in readings:
        if reading.end > first and reading.first < last:
            inside.update(range(reading.first, reading.end))
    begin = first
    for at in range(first, last):
        if prose.tokens.folded[at] in _JOINTS and at not in inside:
            if at > begin:
                yield begin, at
            begin = at + 1
    if last > begin:
        yield begin, last


def assigned(
    prose: Prose, pieces: Sequence[tuple[int, int]], cues: Sequence[Cue], kind: type
) -> dict[int, Cue]:
    """The cue that goes with each number of a sentence, by the number's token."""
    readings: Sequence[Amount | Moment] = prose.amounts if kind is Amount else prose.moments
    numbers = [
        [
            token_of(one)
            for one in readings
            if a <= token_of(one) < b and not _is_year(one) and not _is_part(prose, a)
        ]
        for a, b in pieces
    ]
    spoken = [[cue for cue in cues if a <= cue.at < b] for a, b in pieces]
    taken: dict[int, Cue] = {}
    for n, some in enumerate(numbers):
        for token in some:
            if spoken[n]:
                taken[token] = min(spoken[n], key=lambda cue: (abs(cue.at - token), cue.at < token))
    for n, some in enumerate(numbers):
        for token in some:
            if token in taken:
                continue
            ahead = _next(numbers, spoken, n, 1)
            found = ahead if ahead is not None else _next(numbers, spoken, n, -1)
            if found is not None:
                taken[token] = found
    return taken


def _next(
    numbers: Sequence[Sequence[int]], spoken: Sequence[Sequence[Cue]], start: int, step: int
) -> Cue | None:
    """The first cue of the pieces behind, or before, in which no number stands."""
    at = start + step
    while 0 <= at < len(numbers):
        if numbers[at]:
            return None
        if spoken[at]:
            return spoken[at][0 if step > 0 else -1]
        at += step
    return None


def _is_part(prose: Prose, first: int) -> bool:
    """Whether a piece tells a part of the number before it: `including 5 children`."""
    return prose.tokens.folded[first] in _PARTS


def _is_year(reading: Amount | Moment) -> bool:
    return isinstance(reading, Amount) and reading.role in ("year", "date")
