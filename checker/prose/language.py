"""What the reader knows of a language: its tables, which one file a language fills.

A phrase is words with a space between them, in small letters, as tokens have them: `per cent`,
`u . s .` never stands in a table, since stops are left out before phrases are looked up.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import Final, final

from checker.values.numbers.hedges import Hedge

Phrase = tuple[str, ...]

Index = dict[str, list[tuple[Phrase, object]]]

Ends = dict[str, dict[str, list[tuple[Phrase, object]]]]

PHRASES: Final = (
    "over", "vague", "hedges", "behind", "units", "old", "money", "minor_money", "countries",
    "below_zero", "multiplied", "part_prefixes", "before_christ", "date_hedges", "date_behind",
    "relative_days", "hence", "ago_from", "periods", "week_starts", "holidays", "noon",
    "afternoon", "clock", "zones", "afterwards", "lead_ins", "denying",
)  # fmt: skip
"""The tables that are asked for phrases."""


def words(text: str) -> frozenset[str]:
    """Words that a space parts, as a set."""
    return frozenset(text.split())


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
    or begin one unless ``not_granted`` follow. ``wished`` ones do right before it. ``nearly``
    before a verb says that it was not done; `or` before ``or_else`` that it may be something else.
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
    or_else: frozenset[str]
    subjects: frozenset[str]


@final
@dataclass(frozen=True, kw_only=True)
class Language:
    """The tables of one language.

    Numbers: ``decimal`` and ``groups`` are the signs in digits; ``ones`` the words up to ninety;
    ``scales`` and ``short_scales`` (behind digits only) what multiplies; ``dozens`` those of them
    that are as precise as one; ``joint`` what joins parts of one number (`and`); ``compound``
    whether one word may hold several number words, with units before tens.

    Dates: ``months``, ``weekdays`` and ``periods`` give numbers and units; ``careful`` are names
    of them that are common words, too, and count as dates only beside a number or as capitals.

    Hedges stand before a number (``hedges``), behind it (``behind``), before a date
    (``date_hedges``: before, after, since, until, by, about) or behind it (``date_behind``).
    Behind ``changes`` an amount says a change where ``changed_by`` stands between, and a difference
    where ``compared`` and ``than`` stand behind it; ``each`` before a period says how often, and
    so does ``per_article`` where nothing is behind the period but ``behind_rate`` words;
    ``rated`` words that an attribute does; ``bounds``, that it is about one end of what lies
    ``between``. ``behind_first`` are those of ``behind`` that may open a sentence, before a
    comma (`At most, 40 came`). ``after_pronoun`` words stand behind a `one` that is no number.
    ``fillers`` change nothing. Behind ``origins`` (`dates`) `from` says when it was made.
    ``denials`` deny what follows, and so do the phrases of
    ``denying``. ``unread_before`` and ``unread_behind`` make another number of it, in a way that is
    not read (`barely 30`, `three score`).

    Names: ``labels`` stand before numbers that count nothing, ``bare_labels`` among them not behind
    ``determiners``, ``works`` before titles in quotes, ``love`` behind points, ``streets`` behind,
    ``street_endings`` end the word before. A name of many (`Five Points`) has
    ``singular_verbs`` or ``bodies`` behind it; ``clock_at`` before a number may tell a time;
    ``against`` parts a score; `times` before ``multiplied`` (`as many`) makes another number.
    ``pronouns`` may be somebody (`one hopes`), as they are ``before_pronoun`` words. A number may
    be an age behind people and ``of_age`` (`under five`), behind ``birthdays``, behind `of` and
    ``persons``; ``people`` are counted, and no year's, behind ``somebody`` who is. Years
    of ``other_eras`` are not read; a number of ``measured_by`` (a scale of 1 to 10) counts nothing.
    ``assertion``: what denies, asks and supposes beside words and names.
    ``capital_nouns``: every noun has a capital. ``mixed``: words such as `anderthalb`.
    """

    code: str
    name: str
    decimal: str
    groups: frozenset[str]
    ones: Mapping[str, int]
    scales: Mapping[str, int]
    short_scales: Mapping[str, int]
    dozens: frozenset[str]
    joint: frozenset[str]
    article: frozenset[str]
    the: frozenset[str]
    of: frozenset[str]
    minus: frozenset[str]
    plus: frozenset[str]
    times: frozenset[str]
    states: frozenset[str]
    point: frozenset[str]
    half: frozenset[str]
    denominators: Mapping[str, int]
    over: Mapping[str, str]
    ordinals: Mapping[str, int]
    ordinal_suffixes: frozenset[str]
    vague: Mapping[str, str]
    not_vague: frozenset[str]
    hedges: Mapping[str, Hedge]
    behind: Mapping[str, Hedge]
    behind_first: frozenset[str]
    fillers: frozenset[str]
    lead_ins: frozenset[str]
    denials: frozenset[str]
    denying: frozenset[str]
    not_denials: frozenset[str]
    yet: frozenset[str]
    clause: frozenset[str]
    between: frozenset[str]
    bounds: frozenset[str]
    between_joint: frozenset[str]
    from_: frozenset[str]
    to: frozenset[str]
    either: frozenset[str]
    changes: frozenset[str]
    changed_by: frozenset[str]
    compared: frozenset[str]
    than: frozenset[str]
    but: frozenset[str]
    unread_before: frozenset[str]
    unread_behind: frozenset[str]
    labels: frozenset[str]
    bare_labels: frozenset[str]
    determiners: frozenset[str]
    works: frozenset[str]
    bodies: frozenset[str]
    love: frozenset[str]
    streets: frozenset[str]
    street_endings: tuple[str, ...]
    pronouns: frozenset[str]
    before_pronoun: frozenset[str]
    after_pronoun: frozenset[str]
    of_age: frozenset[str]
    measured_by: frozenset[str]
    birthdays: frozenset[str]
    persons: frozenset[str]
    people: frozenset[str]
    somebody: frozenset[str]
    other_eras: frozenset[str]
    number_words: frozenset[str]
    small_words: frozenset[str]
    verbs_with_over: frozenset[str]
    singular_labels: frozenset[str]
    singular_verbs: frozenset[str]
    against: frozenset[str]
    clock_at: frozenset[str]
    multiplied: frozenset[str]
    below_zero: frozenset[str]
    no: frozenset[str]
    none: frozenset[str]
    nobody: frozenset[str]
    units: Mapping[str, tuple[str, ...]]
    per: frozenset[str]
    per_article: frozenset[str]
    behind_rate: frozenset[str]
    rates: frozenset[str]
    each: frozenset[str]
    rated: frozenset[str]
    old: frozenset[str]
    aged: frozenset[str]
    frequencies: frozenset[str]
    money: Mapping[str, str]
    minor_money: Mapping[str, str]
    countries: Mapping[str, str]
    function_words: frozenset[str]
    plural: tuple[str, ...]
    plurals: frozenset[str]
    mixed: Mapping[str, Fraction]
    assertion: Assertion
    compound: bool = False
    capital_nouns: bool = False
    ordinal_stop: bool = False
    day_first: bool = False
    months: Mapping[str, int]
    weekdays: Mapping[str, int]
    careful: frozenset[str]
    verbs: frozenset[str]
    seasons: Mapping[str, int]
    parts: Mapping[str, str]
    part_prefixes: Mapping[str, str]
    quarter: frozenset[str]
    halves: frozenset[str]
    quarter_codes: Mapping[str, int]
    decade_suffixes: frozenset[str]
    decades: Mapping[str, int]
    century: frozenset[str]
    before_christ: frozenset[str]
    anno_domini: frozenset[str]
    year_words: frozenset[str]
    other_years: frozenset[str]
    day_words: frozenset[str]
    date_hedges: Mapping[str, str]
    date_behind: Mapping[str, str]
    date_prepositions: frozenset[str]
    origins: frozenset[str]
    date_joints: frozenset[str]
    before_year: frozenset[str]
    past_words: frozenset[str]
    future_words: frozenset[str]
    past_endings: tuple[str, ...]
    auxiliaries: frozenset[str]
    reporting: frozenset[str]
    planned: frozenset[str]
    was: frozenset[str]
    is_: frozenset[str]
    relative_days: Mapping[str, int]
    this: frozenset[str]
    last: frozenset[str]
    next_: frozenset[str]
    coming: frozenset[str]
    ago: frozenset[str]
    hence: Mapping[str, int]
    ago_from: Mapping[str, int]
    within: frozenset[str]
    in_: frozenset[str]
    for_: frozenset[str]
    starting: frozenset[str]
    lasts: frozenset[str]
    rest: frozenset[str]
    again: frozenset[str]
    afterwards: Mapping[str, int]
    in_story: Mapping[str, int]
    day_parts: frozenset[str]
    whole_of: frozenset[str]
    narrative: frozenset[str]
    earlier: frozenset[str]
    later: frozenset[str]
    periods: Mapping[str, str]
    weekend: frozenset[str]
    before_weekday: frozenset[str]
    week_starts: frozenset[str]
    holidays: Mapping[str, tuple[int, int]]
    noon: Mapping[str, int]
    afternoon: Mapping[str, int]
    clock: frozenset[str]
    at: frozenset[str]
    zones: Mapping[str, str]
    unclear_zones: frozenset[str]
    abbreviations: frozenset[str]
    before_number: frozenset[str]

    @cached_property
    def by_first(self) -> dict[str, Index]:
        """Each table of phrases by their first word, the longest first."""
        return {table: self._indexed(table, 0) for table in PHRASES}

    @cached_property
    def by_last(self) -> dict[str, Ends]:
        """Each table of phrases by their last word, then by the one before it, the longest first;
        those of one word, which stand under every other, too, come last."""
        return {table: self._ended(table) for table in PHRASES}

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
        phrases = getattr(self, table)
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
        return frozenset(phrase.split()[-1] for phrase in self.denying)

    @cached_property
    def plural_denominators(self) -> frozenset[str]:
        """The denominators of more than one part, where they have a form of their own: `thirds`."""
        return frozenset(
            word for word in self.denominators
            if word.endswith(self.plural) and word not in self.ordinals
        )  # fmt: skip

    @cached_property
    def continues(self) -> frozenset[str]:
        """The words and signs with which a number may go on behind its digits or words."""
        first = {phrase.split()[0] for phrase in self.over}
        return frozenset(
            first | self.joint | self.point | self.scales.keys() | self.denominators.keys()
            | self.half | self.ones.keys() | set("/^e-*x\u00d7\u00b7\u22c5\u207b")
        )  # fmt: skip

    @cached_property
    def starts(self) -> frozenset[str]:
        """The words that a reading may be found by, beside digits."""
        first = {
            phrase.split()[0]
            for table in (
                self.ones, self.scales, self.vague, self.months, self.weekdays, self.seasons,
                self.relative_days, self.periods, self.noon, self.holidays, self.decades,
                self.ordinals, self.denominators, self.half, self.lasts, self.weekend,
                self.none, self.no, self.article, self.quarter_codes, self.anno_domini,
                self.mixed,
            )
            for phrase in table
        }  # fmt: skip
        return frozenset(first)

    @cached_property
    def begins(self) -> frozenset[str]:
        """The first letters of number words, where one word may hold several of them."""
        if not self.compound:
            return frozenset()
        large = (word for word, size in self.scales.items() if size in (100, 1000))
        return frozenset(word[:3] for word in (*self.ones, *large))

    @cached_property
    def leads(self) -> dict[str, frozenset[str]]:
        """Common words that begin a reading only before certain others: `a`, `last`, `this`."""
        named = (
            self.periods.keys() | self.units.keys() | self.money.keys() | self.minor_money.keys()
        )
        units = {phrase.split()[0] for phrase in named} | self.denominators.keys()
        leads = {word: frozenset(units) for word in self.article}
        counted = self.periods.keys() | self.weekdays.keys() | self.ones.keys()
        first = {str(number) for number in range(1, 100)}
        for word in self.lasts:
            leads[word] = frozenset(counted | first)
        phrases = [
            tuple(phrase.split())
            for table in (self.relative_days, self.vague, self.noon, self.holidays)
            for phrase in table
        ]
        alone = {phrase[0] for phrase in phrases if len(phrase) == 1}
        for phrase in phrases:
            if len(phrase) > 1 and phrase[0] not in alone and phrase[0] not in self.periods:
                others = leads.get(phrase[0], frozenset())
                if phrase[0] not in self.starts_alone or phrase[0] in leads:
                    leads[phrase[0]] = others | {phrase[1]}
        return leads

    @cached_property
    def starts_alone(self) -> frozenset[str]:
        """The words that may begin a reading whatever follows."""
        return frozenset(
            self.ones.keys() | self.scales.keys() | self.months.keys() | self.weekdays.keys()
            | self.seasons.keys() | self.ordinals.keys() | self.denominators.keys() | self.half
        )  # fmt: skip

    @cached_property
    def date_next(self) -> frozenset[str]:
        """The words and signs that may follow the digits of a date that are no year."""
        first = {
            phrase.split()[0]
            for table in (self.afternoon, self.clock, self.before_christ, self.anno_domini)
            for phrase in table
        }
        first |= {word[0] for word in self.before_christ | self.anno_domini}
        return frozenset(
            first | self.months.keys() | self.ordinal_suffixes | self.decade_suffixes
            | self.date_joints | self.either | self.of | self.day_words | self.periods.keys()
            | self.last | self.next_ | self.this | set("-/.:'~")
        )  # fmt: skip
