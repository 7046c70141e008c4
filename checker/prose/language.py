"""What the reader knows of a language: its tables, which one file a language fills.

A phrase is words with a space between them, in small letters, as tokens have them: `per cent`,
`u . s .` never stands in a table, since stops are left out before phrases are looked up.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from operator import attrgetter
from typing import Final, final

from checker.prose.lexicon import (
    AttitudeWords,
    ChangeWords,
    DateWords,
    DenialWords,
    HedgeWords,
    MeasureWords,
    NumberedWords,
    NumberWords,
    PersonWords,
    ProspectWords,
    RelativeWords,
    TenseWords,
    TextWords,
    TimeWords,
)

Phrase = tuple[str, ...]

Index = dict[str, list[tuple[Phrase, object]]]

Ends = dict[str, dict[str, list[tuple[Phrase, object]]]]

PHRASES: Final = (
    "numbers.over", "numbers.vague", "hedging.hedges", "hedging.behind", "measures.units",
    "persons.old", "measures.money", "measures.minor_money", "measures.countries",
    "measures.below_zero", "change.multiplied", "dates.part_prefixes", "dates.before_christ",
    "dates.date_hedges", "dates.date_behind", "relative.relative_days", "relative.hence",
    "relative.ago_from", "relative.periods", "relative.week_starts", "dates.holidays",
    "time.noon", "time.afternoon", "time.clock", "time.zones", "relative.afterwards",
    "hedging.lead_ins", "denial.denying",
)  # fmt: skip
"""The tables that are asked for phrases."""


def words(text: str) -> frozenset[str]:
    """Words that a space parts, as a set, as tokens have them (`weiss` for `weiß`)."""
    return frozenset(text.casefold().split())


@final
@dataclass(frozen=True, slots=True)
class Assertion:
    """What asks and supposes in a language, and what denials go with.

    ``finite`` verbs begin a clause of their own, ``that`` one that hangs on what stands before it.
    ``nobody`` denies the clause whose subject it is, ``doubting`` under a denial affirms.
    ``not_behind`` follow denials that deny nothing (`not only`); ``wrongly`` denies what is said,
    and not what is done. ``asking`` begins a question that asks whether, ``wh`` one that asks for
    something else. Behind ``until`` what was not so became so. Behind a name ``small`` words are
    nothing that it is told of. ``supposing`` begins a condition, unless ``not_supposed`` follows,
    or ``granting`` stands before it; ``inverted`` does at the beginning of a sentence. Who did not
    do what ``knowing`` says did not know what is so. ``hardly`` denies right before a word,
    ``doubts`` before `that`, and ``but`` with `but` behind.

    ``modals`` say what might be, and with ``perfect`` behind, ``adverbs`` between, what might have
    been, as ``unreal`` verbs do alone; ``afterwards`` behind them is a story that goes on. They do
    not bear on what stands in a clause of its own, that a ``subordinate`` word begins; an ``able``
    one before a ``holding`` verb tells what is. ``bare`` are verbs of the past that are
    infinitives, too, ``passive`` verbs help a participle, ``present`` ones may tell what is to
    come. ``unsure`` words say that something is only thought, ``held`` ones do before ``of_held``;
    not behind ``as_said``. What is ``feared`` is no more than that right behind it, before `that`
    and behind ``it`` with a ``passive``; so is ``hearsay`` that is told by somebody
    (``by_hearsay``) or tells (``hearsay_says``). ``granted`` words make a condition before `that`,
    or begin one unless ``not_granted`` follow, and do before a number of which something is
    told, as ``provisos`` do, which are two words.
    ``wished`` ones do right before it, ``expected`` ones before that of which it is the number, or
    which is to be ``reaching`` it; not before what is ``given``, or there already, as what somebody
    is to be ``keeping``, or ``finding`` dead or ``lost``, nor ``beside_that``. What might
    be ``made`` is not there. ``nearly`` before a verb says that it was not done; `or` before
    ``or_else`` that it may be something else.
    A word of ``subjects`` behind a joint begins another clause.
    """

    finite: frozenset[str]
    that: frozenset[str]
    nobody: frozenset[str]
    doubting: frozenset[str]
    not_behind: frozenset[str]
    wrongly: frozenset[str]
    without: frozenset[str]
    beside: frozenset[str]
    own: frozenset[str]
    untrue: frozenset[str]
    until: frozenset[str]
    knowing: frozenset[str]
    hardly: frozenset[str]
    doubts: frozenset[str]
    but: frozenset[str]
    small: frozenset[str]
    joints: frozenset[str]
    asking: frozenset[str]
    wh: frozenset[str]
    supposing: frozenset[str]
    granted: frozenset[str]
    not_granted: frozenset[str]
    not_supposed: frozenset[str]
    granting: frozenset[str]
    inverted: frozenset[str]
    modals: frozenset[str]
    able: frozenset[str]
    holding: frozenset[str]
    bare: frozenset[str]
    present: frozenset[str]
    subordinate: frozenset[str]
    unreal: frozenset[str]
    perfect: frozenset[str]
    adverbs: frozenset[str]
    afterwards: frozenset[str]
    unsure: frozenset[str]
    feared: frozenset[str]
    it: frozenset[str]
    passive: frozenset[str]
    hearsay: frozenset[str]
    by_hearsay: frozenset[str]
    hearsay_says: frozenset[str]
    held: frozenset[str]
    of_held: frozenset[str]
    as_said: frozenset[str]
    wished: frozenset[str]
    nearly: frozenset[str]
    expected: frozenset[str]
    reaching: frozenset[str]
    given: frozenset[str]
    keeping: frozenset[str]
    finding: frozenset[str]
    lost: frozenset[str]
    beside_that: frozenset[str]
    provisos: frozenset[str]
    made: frozenset[str]
    or_else: frozenset[str]
    subjects: frozenset[str]


@final
@dataclass(frozen=True, kw_only=True)
class Language:
    """The tables of one language, in groups; ``assertion`` is what denies, asks and supposes beside
    words and names."""

    code: str
    name: str
    numbers: NumberWords
    hedging: HedgeWords
    denial: DenialWords
    change: ChangeWords
    numbered: NumberedWords
    persons: PersonWords
    measures: MeasureWords
    dates: DateWords
    tense: TenseWords
    relative: RelativeWords
    time: TimeWords
    text: TextWords
    assertion: Assertion
    attitudes: AttitudeWords
    prospects: ProspectWords

    @cached_property
    def by_first(self) -> dict[str, Index]:
        """Each table of phrases by their first word, the longest first."""
        return {table.partition(".")[2]: self._indexed(table, 0) for table in PHRASES}

    @cached_property
    def by_last(self) -> dict[str, Ends]:
        """Each table of phrases by their last word, then by the one before it, the longest first;
        those of one word, which stand under every other, too, come last."""
        return {table.partition(".")[2]: self._ended(table) for table in PHRASES}

    def _ended(self, table: str) -> Ends:
        index: Ends = {}
        for last, phrases in self._indexed(table, -1).items():
            alone = [phrase for phrase in phrases if len(phrase[0]) == 1]
            index[last] = {"": alone}
            for phrase, value in phrases:
                if len(phrase) > 1:
                    index[last].setdefault(phrase[-2], []).append((phrase, value))
            for before, longer in index[last].items():
                if before:
                    longer += alone
        return index

    def _indexed(self, table: str, at: int) -> Index:
        phrases = attrgetter(table)(self)
        index: Index = {}
        for phrase in phrases:
            parts = tuple(phrase.split())
            value = phrases[phrase] if isinstance(phrases, Mapping) else phrase
            index.setdefault(parts[at], []).append((parts, value))
        for some in index.values():
            some.sort(key=lambda pair: -len(pair[0]))
        return index

    @cached_property
    def denying_ends(self) -> frozenset[str]:
        """The last words of phrases that deny what follows."""
        return frozenset(phrase.split()[-1] for phrase in self.denial.denying)

    @cached_property
    def plural_denominators(self) -> frozenset[str]:
        """The denominators of more than one part, where they have a form of their own: `thirds`."""
        return frozenset(
            word for word in self.numbers.denominators
            if word.endswith(self.text.plural) and word not in self.numbers.ordinals
        )  # fmt: skip

    @cached_property
    def continues(self) -> frozenset[str]:
        """The words and signs with which a number may go on behind its digits or words."""
        numbers = self.numbers
        first = {phrase.split()[0] for phrase in numbers.over}
        return frozenset(
            first | numbers.joint | numbers.point | numbers.scales.keys() | numbers.half
            | numbers.denominators.keys() | numbers.ones.keys()
            | set("/^e-*x\u00d7\u00b7\u22c5\u207b")
        )  # fmt: skip

    @cached_property
    def starts(self) -> frozenset[str]:
        """The words that a reading may be found by, beside digits."""
        numbers, dates, relative = self.numbers, self.dates, self.relative
        first = {
            phrase.split()[0]
            for table in (
                numbers.ones, numbers.scales, numbers.vague, numbers.ordinals, numbers.denominators,
                numbers.half, numbers.none, numbers.no, numbers.article, numbers.mixed,
                dates.months, dates.weekdays, dates.seasons, dates.holidays, dates.decades,
                dates.quarter_codes, dates.anno_domini, relative.relative_days, relative.periods,
                relative.lasts, relative.weekend, self.time.noon,
            )
            for phrase in table
        }  # fmt: skip
        return frozenset(first)

    @cached_property
    def begins(self) -> frozenset[str]:
        """The first letters of number words, where one word may hold several of them."""
        if not self.numbers.compound:
            return frozenset()
        large = (word for word, size in self.numbers.scales.items() if size in (100, 1000))
        return frozenset(word[:3] for word in (*self.numbers.ones, *large))

    @cached_property
    def leads(self) -> dict[str, frozenset[str]]:
        """Common words that begin a reading only before certain others: `a`, `last`, `this`."""
        numbers, measures, relative = self.numbers, self.measures, self.relative
        named = (
            relative.periods.keys() | measures.units.keys() | measures.money.keys()
            | measures.minor_money.keys()
        )  # fmt: skip
        units = {phrase.split()[0] for phrase in named} | numbers.denominators.keys()
        leads = {word: frozenset(units) for word in numbers.article}
        counted = relative.periods.keys() | self.dates.weekdays.keys() | numbers.ones.keys()
        first = {str(number) for number in range(1, 100)}
        for word in relative.lasts:
            leads[word] = frozenset(counted | first)
        phrases = [
            tuple(phrase.split())
            for table in (
                relative.relative_days, numbers.vague, self.time.noon, self.dates.holidays,
            )
            for phrase in table
        ]  # fmt: skip
        alone = {phrase[0] for phrase in phrases if len(phrase) == 1}
        for phrase in phrases:
            if len(phrase) > 1 and phrase[0] not in alone and phrase[0] not in relative.periods:
                others = leads.get(phrase[0], frozenset())
                if phrase[0] not in self.starts_alone or phrase[0] in leads:
                    leads[phrase[0]] = others | {phrase[1]}
        return leads

    @cached_property
    def starts_alone(self) -> frozenset[str]:
        """The words that may begin a reading whatever follows."""
        numbers, dates = self.numbers, self.dates
        return frozenset(
            numbers.ones.keys() | numbers.scales.keys() | numbers.ordinals.keys() | numbers.half
            | numbers.denominators.keys() | dates.months.keys() | dates.weekdays.keys()
            | dates.seasons.keys()
        )  # fmt: skip

    @cached_property
    def date_next(self) -> frozenset[str]:
        """The words and signs that may follow the digits of a date that are no year."""
        dates, relative = self.dates, self.relative
        eras = dates.before_christ | dates.anno_domini
        first = {
            phrase.split()[0] for phrase in (*self.time.afternoon, *self.time.clock, *eras)
        } | {word[0] for word in eras}
        return frozenset(
            first | dates.months.keys() | dates.decade_suffixes | dates.date_joints
            | dates.day_words | self.numbers.ordinal_suffixes | self.hedging.either
            | self.numbers.of | relative.periods.keys() | relative.last | relative.next_
            | relative.this | set("-/.:'~")
        )  # fmt: skip
