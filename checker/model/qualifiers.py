"""What a claim holds for: each qualifier is read as the attribute declares it.

A date becomes a time; an entity goes by its id, however it was named; a text is normalised, and
the name of an entity in it stands for the entity.
"""

from collections.abc import Callable, Mapping
from typing import final

from checker.model.fact import Qualifiers, Source
from checker.model.times import Time
from checker.model.vocabulary import Attribute, KnownNames
from checker.spelling.nearest import Nearest, listing
from checker.values.dates.when import When, at, read_when
from checker.values.named import NamedTuple
from checker.values.texts import normal_text, refuse_curly
from checker.values.unreadable import Unreadable

DURING = "during"
"""The qualifier that is a time all of which is meant; of others that are dates, some moment is."""

_FIRST = (DURING, "as_of")
"""Which of several times of a claim is compared; the others tell claims apart as they are."""


@final
class Held(NamedTuple):
    """What a claim holds for."""

    qualifiers: Qualifiers = ()
    times: tuple[Time, ...] = ()


@final
class QualifierReader:
    """Reads qualifiers, with the entities' names at hand."""

    def __init__(self, names: KnownNames, named: Callable[[str], str] | None = None) -> None:
        """Ready to read; ``named`` gives the id of an entity of some name, else the name itself."""
        self._names = names
        self._named = named or self._look_up
        self._nearest: dict[str, Nearest] = {}

    def unknown(self, name: str, attribute: Attribute) -> str:
        """What is wrong with a qualifier that the attribute does not have, if that is so."""
        if name in attribute.qualifiers:
            return ""
        nearest = self._nearest.get(attribute.id)
        if nearest is None:
            nearest = self._nearest[attribute.id] = Nearest(attribute.qualifiers)
        known = listing(attribute.qualifiers) or "none"
        return (
            f"unknown qualifier '{name[:80]}'{nearest.suggestion(name)}; '{attribute.id}' has "
            f"{known}: declare it there"
        )

    def read(self, name: str, text: str, attribute: Attribute) -> tuple[str, Time | None]:
        """The word that a qualifier stands for, and its time; raises ``Unreadable``."""
        if name in attribute.times:
            refuse_curly(text)
            when = read_when(text, throughout=name == DURING)
            return when.word, Time(name, when)
        if name in attribute.named:
            return self._names.entity(text), None
        return self._named(text), None

    def _look_up(self, name: str) -> str:
        word = normal_text(name)
        return self._names.entities.names.get(word, word)

    def hold(self, said: Mapping[str, str], attribute: Attribute, source: Source) -> Held:
        """What a claim holds for, of what its qualifiers say; raises ``Unreadable`` at the first
        that is wrong."""
        pairs: dict[str, str] = {}
        times: list[Time] = []
        for name, text in said.items():
            if wrong := self.unknown(name, attribute):
                raise Unreadable(wrong)
            try:
                pairs[name], time = self.read(name, text, attribute)
            except Unreadable as error:
                raise Unreadable(f"{name}: {error}", error.unknown) from None
            times += [time] if time is not None else []
        return held(pairs, times, attribute, source)

    def word(self, name: str, text: str, attribute: Attribute) -> str:
        """The word that a qualifier stands for; raises ``Unreadable``."""
        return self.read(name, text, attribute)[0]


def held(pairs: Mapping[str, str], times: list[Time], attribute: Attribute, source: Source) -> Held:
    """What a claim holds for, of the qualifiers that it states, and of what the attribute says."""
    told = dict(pairs)
    some = [_as_known(time, source) for time in times]
    if not some and attribute.holds_at and source.published is not None:
        day = source.published
        when = at(day.possible, day.parsed)  # type: ignore[arg-type]  # it is a date
        assumed = f"it holds when {source.id} was published: nothing is said of its time"
        some.append(Time("as_of", when, assumed))
        told["as_of"] = when.word
    if len(some) > 1:
        order = {name: place for place, name in enumerate((*_FIRST, *attribute.times))}
        order |= {name: place for place, name in enumerate(_FIRST)}
        some.sort(key=lambda time: order[time.name])
    return Held(tuple(sorted(told.items())), tuple(some))


def _as_known(time: Time, source: Source) -> Time:
    """A time that goes on does so, as far as anybody can know, up to the day of publication."""
    if not time.when.goes_on or not time.when.cores:
        return time
    when: When = time.when
    if source.published is None:
        return time._replace(assumed=f"'{time}' goes on without an end, as {source.id} has it")
    known = when.known_until(source.published.possible)  # type: ignore[arg-type]  # it is a date
    return Time(time.name, known, f"'{time}' went on until {source.id} was published")
