"""A pattern as an automaton over tokens (V. M. Glushkov's construction: a state for each token,
slot and word of a gap), run over a text in one pass.

At every token each state keeps one way to have got there, the best: fewest words skipped, then the
earliest beginning. So the time is linear in the text, whatever the pattern and the text are; what
can follow a choice is never tried twice.
"""

from collections.abc import Callable, Iterable, Iterator, Set
from itertools import pairwise
from typing import Final, final

from checker.extract.naming import SAID
from checker.extract.slot_value import SlotValue
from checker.model.pattern import LONGEST_TEXT, Either, Match, Maybe, Phrase, Skip, Slot
from checker.prose.tokens import Tokens, words_of
from checker.values.named import NamedTuple

UNREAD: Final = 1_000_000
"""What it costs to take words for a value that cannot be read as one."""

INFERRED: Final = 100
"""What it costs to take what was named before for what is not named here, in skipped words."""

ACCEPT: Final = -1


@final
class _Word(NamedTuple):
    """One token. With ``exact`` its case counts."""

    text: str
    exact: bool


@final
class _Any(NamedTuple):
    """Any token that ends no sentence, of a gap (no name) or of a slot of text."""

    slot: str


@final
class _Named(NamedTuple):
    """The slot for what was named last, which takes no token."""

    slot: Slot


_State = _Word | _Any | _Named | Slot


@final
class Capture(NamedTuple):
    """What stands in a slot, or in a gap (no name); ``before`` is the one before it."""

    before: "Capture | None"
    name: str
    start: int
    end: int
    reading: SlotValue | None


@final
class _Thread(NamedTuple):
    cost: int
    start: int
    captures: Capture | None


@final
class Run(NamedTuple):
    """A match, from one token up to another that is not included.

    ``unread``: words in it look like a value that cannot be read.
    """

    cost: int
    start: int
    end: int
    captures: tuple[Capture, ...]

    @property
    def unread(self) -> bool:
        """Whether it is a match but for one value."""
        return self.cost >= UNREAD


@final
class NearestMiss(NamedTuple):
    """Where a match ends that comes nearest: at the token ``at`` one of some words, or slots, would
    have to stand. ``score`` grows with what was there before it."""

    score: int
    at: int
    words: tuple[str, ...]
    slots: tuple[Slot, ...]


@final
class _Fragment(NamedTuple):
    nullable: bool
    first: tuple[int, ...]
    last: tuple[int, ...]


_NOTHING = _Fragment(True, (), ())


@final
class Automaton:
    """One wording of a pattern, ready to run. ``words`` are all that it has, without case; of each
    set of ``needs`` every match has one."""

    def __init__(self, match: Match) -> None:
        """Number the states."""
        self._states: list[_State] = []
        self._follow: list[dict[int, None]] = []
        whole = self._sequence(match)
        self._first = whole.first
        for last in whole.last:
            self._follow[last][ACCEPT] = None
        self.needs = frozenset(_needs(match))
        self.words = frozenset(
            state.text.casefold() for state in self._states if isinstance(state, _Word)
        )
        self.empty = whole.nullable
        begin = [self._states[number] for number in self._taking(self._first)]
        self._begins = frozenset(
            state.text.casefold() for state in begin if isinstance(state, _Word)
        )
        self._begins_with_slot = any(not isinstance(state, _Word) for state in begin)

    def _taking(self, numbers: Iterable[int]) -> Iterator[int]:
        """The states that take a token, in place of those among ``numbers`` that take none."""
        for number in numbers:
            if isinstance(self._states[number], _Named):
                yield from self._taking(after for after in self._follow[number] if after != ACCEPT)
            else:
                yield number

    def may_match(self, words: Set[str]) -> bool:
        """Whether a text of these words, without case, can have a match at all."""
        return not any(words.isdisjoint(some) for some in self.needs)

    def _sequence(self, match: Match) -> _Fragment:
        whole = _NOTHING
        for element in match:
            whole = self._joined(whole, self._element(element))
        return whole

    def _joined(self, one: _Fragment, other: _Fragment) -> _Fragment:
        for state in one.last:
            self._follow[state].update(dict.fromkeys(other.first))
        return _Fragment(
            one.nullable and other.nullable,
            one.first + (other.first if one.nullable else ()),
            other.last + (one.last if other.nullable else ()),
        )

    def _element(self, element: object) -> _Fragment:
        match element:
            case Phrase(text):
                said = words_of(text)
                whole = _NOTHING
                for word in said.words:
                    exact = word != word.lower()
                    state = self._state(_Word(word if exact else word.casefold(), exact))
                    whole = self._joined(whole, state)
                return whole
            case Slot(name, "text" | "texts"):
                return self._run(_Any(name), LONGEST_TEXT, nullable=False)
            case Slot(_, "last"):
                return self._state(_Named(element))
            case Slot():
                return self._state(element)
            case Skip(most):
                return self._run(_Any(""), most, nullable=True)
            case Maybe(of):
                return self._sequence(of)._replace(nullable=True)
            case Either(of):
                several = [self._sequence(one) for one in of]
                return _Fragment(
                    any(one.nullable for one in several),
                    tuple(state for one in several for state in one.first),
                    tuple(state for one in several for state in one.last),
                )
        raise AssertionError(element)

    def _state(self, state: _State) -> _Fragment:
        self._states.append(state)
        self._follow.append({})
        number = len(self._states) - 1
        return _Fragment(False, (number,), (number,))

    def _run(self, state: _Any, most: int, *, nullable: bool) -> _Fragment:
        """Up to ``most`` tokens; each may be the last."""
        singles = [self._state(state) for _ in range(most)]
        for one, other in pairwise(singles):
            self._joined(one, other)
        last = tuple(state for single in singles for state in single.last)
        return _Fragment(nullable, singles[0].first, last)

    def runs(self, text: Tokens, read: Callable[[Slot, int], SlotValue | None]) -> Iterator[Run]:
        """The best match that ends at each token, for all tokens where one ends."""
        waiting: dict[int, dict[int, _Thread]] = {}
        for at in range(len(text) + 1):
            here = waiting.pop(at, None)
            if at < len(text) and (self._begins_with_slot or text.folded[at] in self._begins):
                here = {} if here is None else here
                fresh = _Thread(0, at, None)
                for state in self._first:
                    if state not in here or fresh[:2] < here[state][:2]:
                        here[state] = fresh
            if here:
                self._step(text, read, at, here, waiting)
                if (accepted := here.get(ACCEPT)) is not None:
                    yield _run(accepted, at)

    def nearest(
        self, text: Tokens, read: Callable[[Slot, int], SlotValue | None]
    ) -> "NearestMiss | None":
        """How far a match comes that does not come to its end: the one that has most words and
        slots of the pattern; nothing where not one stands in the text."""
        reached: list[dict[int, int]] = [{} for _ in range(len(text) + 1)]
        best: list[tuple[int, int, int]] = []
        for at in range(len(text) + 1):
            here = reached[at]
            for first in self._first:
                here.setdefault(first, 0)
            order = list(here)
            for number in order:
                state, score = self._states[number], here[number]
                end, gained = self._taken(text, read, number, at)
                if end < 0:
                    if score and not isinstance(state, _Any):
                        best.append((score, -at, number))
                    continue
                for after in self._follow[number]:
                    if after != ACCEPT and reached[end].get(after, -1) < score + gained:
                        reached[end][after] = score + gained
                        if end == at:
                            order.append(after)
        if not best:
            return None
        score, place, _ = max(best, key=lambda one: (one[0], one[1]))
        missed = [number for one, at, number in best if (one, at) == (score, place)]
        states = [self._states[number] for number in dict.fromkeys(missed)]
        slots = [state.slot if isinstance(state, _Named) else state for state in states]
        return NearestMiss(
            score,
            -place,
            tuple(state.text for state in states if isinstance(state, _Word)),
            tuple(slot for slot in slots if isinstance(slot, Slot)),
        )

    def _taken(
        self,
        text: Tokens,
        read: Callable[[Slot, int], SlotValue | None],
        number: int,
        at: int,
    ) -> tuple[int, int]:
        """Up to which token a state takes what stands at one, or -1, and what that is worth."""
        state = self._states[number]
        if isinstance(state, _Named):
            return (-1, 0) if read(state.slot, at) is None else (at, 0)
        if at == len(text):
            return -1, 0
        if isinstance(state, _Word):
            same = state.text == (text.words if state.exact else text.folded)[at]
            return (at + 1, 2) if same else (-1, 0)
        if isinstance(state, _Any):
            return (-1, 0) if text.stops[at] else (at + 1, 0)
        reading = read(state, at)
        return (-1, 0) if reading is None or reading.wrong else (reading.end, 1)

    def _step(
        self,
        text: Tokens,
        read: Callable[[Slot, int], SlotValue | None],
        at: int,
        here: dict[int, _Thread],
        waiting: dict[int, dict[int, _Thread]],
    ) -> None:
        """Take each state of one token on to the states that can follow; ``here`` gets those that
        follow a state which takes none."""
        order = list(here)
        for number in order:
            if number == ACCEPT:
                continue
            state, thread = self._states[number], here[number]
            if isinstance(state, _Named):
                reading = read(state.slot, at)
                if reading is None:
                    continue
                start = reading.begin if thread.start == at else thread.start
                captured = Capture(thread.captures, state.slot.name, reading.begin, at, reading)
                cost = thread.cost + (0 if reading.named == SAID else INFERRED)
                moved = _Thread(cost, start, captured)
                for after in self._follow[number]:
                    known = here.get(after)
                    if known is None or moved[:2] < known[:2]:
                        here[after] = moved
                        order.append(after)
                continue
            if at == len(text):
                continue
            if isinstance(state, _Word):
                if state.text != (text.words if state.exact else text.folded)[at]:
                    continue
                moved, end = thread, at + 1
            elif isinstance(state, _Any):
                if text.stops[at]:
                    continue
                end = at + 1
                captured = Capture(thread.captures, state.slot, at, end, None)
                moved = _Thread(thread.cost + 1, thread.start, captured)
            else:
                reading = read(state, at)
                if reading is None or (reading.wrong and thread.cost >= UNREAD):
                    continue
                end = reading.end
                cost = thread.cost + (UNREAD if reading.wrong else 0)
                captured = Capture(thread.captures, state.name, at, end, reading)
                moved = _Thread(cost, thread.start, captured)
            there = waiting.setdefault(end, {})
            for after in self._follow[number]:
                known = there.get(after)
                if known is None or moved[:2] < known[:2]:
                    there[after] = moved


def _run(thread: _Thread, end: int) -> Run:
    captures: list[Capture] = []
    capture = thread.captures
    while capture is not None:
        before = capture.before
        if (
            captures
            and captures[-1].reading is None is capture.reading
            and ((capture.name, capture.end) == (captures[-1].name, captures[-1].start))
        ):
            captures[-1] = captures[-1]._replace(start=capture.start, before=None)
        else:
            captures.append(capture._replace(before=None))
        capture = before
    return Run(thread.cost, thread.start, end, tuple(reversed(captures)))


def _needs(match: Match) -> Iterator[frozenset[str]]:
    """Sets of words, without case, of each of which no match can be without one."""
    for element in match:
        if isinstance(element, Phrase):
            yield from (frozenset({word}) for word in words_of(element.text).folded)
        elif isinstance(element, Either):
            several = [list(_needs(one)) for one in element.of]
            if all(several):  # of each way the set whose words are longest, which are rarest
                yield frozenset().union(*(max(one, key=_rarity) for one in several))


def _rarity(words: frozenset[str]) -> int:
    return min(map(len, words))


def apart(runs: Iterator[Run]) -> list[Run]:
    """Those that do not overlap, in the order of the text.

    Of two that do, the one without an unread value, then that with fewest skipped words, then the
    first, then the longest.
    """
    taken: set[int] = set()
    kept: list[Run] = []
    for run in sorted(runs, key=lambda run: (run.cost, run.start, -run.end)):
        if taken.isdisjoint(range(run.start, run.end)):
            taken.update(range(run.start, run.end))
            kept.append(run)
    return sorted(kept, key=lambda run: run.start)
