"""The tables of words and signs that a language has: a group for each thing that is read.

A phrase is words with a space between them, in small letters, as tokens have them: `per cent`,
`u . s .` never stands in a table, since stops are left out before phrases are looked up.
"""

from collections.abc import Mapping
from fractions import Fraction
from typing import final

from checker.values.named import NamedTuple
from checker.values.numbers.hedges import Hedge


@final
class NumberWords(NamedTuple):
    """What numbers are written with.

    ``decimal`` and ``groups`` are the signs in digits; ``ones`` the words up to ninety, ``scales``
    and ``short_scales`` (behind digits only) what multiplies, ``dozens`` those of them that are as
    precise as one, ``joint`` what joins parts of one number (`and`). ``compound``: one word may
    hold several number words, with units before tens; ``mixed`` are words such as `anderthalb`.
    ``point`` is said before decimals, ``half`` and ``denominators`` are of shares, ``over`` says
    how two numbers make one (`one in five`), ``times`` stands between two of them, as powers of ten
    and measures have it. ``ordinals`` end, in digits, in ``ordinal_suffixes``. ``vague`` words have
    a reading, but not behind ``not_vague``; ``states`` before a noun are what is counted (`12 dead
    soldiers`). ``no`` and ``none`` count nothing, but ``no`` before ``nobody`` words.
    """

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
    mixed: Mapping[str, Fraction]
    vague: Mapping[str, str]
    not_vague: frozenset[str]
    no: frozenset[str]
    none: frozenset[str]
    nobody: frozenset[str]
    compound: bool = False


@final
class HedgeWords(NamedTuple):
    """What bounds a number, or joins two.

    ``hedges`` stand before a number, ``behind`` behind it; ``behind_first`` are those of ``behind``
    that may open a sentence, before a comma (`At most, 40 came`). ``fillers`` change nothing, and
    neither do ``lead_ins`` before the number. A range stands behind ``between`` with
    ``between_joint``, or behind ``from_`` with ``to``; ``either`` parts two numbers of which one
    holds. ``bounds`` say that an attribute is about one end of what lies between.
    ``unread_before`` and ``unread_behind`` make another number of it, in a way that is not read
    (`barely 30`, `three score`).
    """

    hedges: Mapping[str, Hedge]
    behind: Mapping[str, Hedge]
    behind_first: frozenset[str]
    fillers: frozenset[str]
    lead_ins: frozenset[str]
    between: frozenset[str]
    between_joint: frozenset[str]
    bounds: frozenset[str]
    from_: frozenset[str]
    to: frozenset[str]
    either: frozenset[str]
    unread_before: frozenset[str]
    unread_behind: frozenset[str]


@final
class DenialWords(NamedTuple):
    """What denies what follows.

    ``denials`` are words, ``denying`` phrases; ``not_denials`` behind them make none of them (`not
    only`), and so does ``yet`` behind one of a number. ``clause`` words end what a denial reaches,
    and so does ``told`` before a number, with a verb of its own (`could not run after a fire killed
    nine`); ``but`` makes an exception.
    """

    denials: frozenset[str]
    denying: frozenset[str]
    not_denials: frozenset[str]
    yet: frozenset[str]
    clause: frozenset[str]
    told: frozenset[str]
    but: frozenset[str]


@final
class ChangeWords(NamedTuple):
    """What tells of changes, comparisons and rates.

    Behind ``changes`` an amount says a change where ``changed_by`` stands between, and a difference
    where ``compared`` and ``than`` stand behind it; `times` before ``multiplied`` (`as many`) makes
    another number. ``added`` words before an amount, and ``added_behind`` ones behind the number,
    say that it comes on top of others. ``per`` joins two units, ``each`` before a period says how
    often, and so does ``per_article`` where nothing is behind the period but ``behind_rate`` words,
    or before ``rates`` (`an hour`); ``rated`` words say that an attribute does. ``frequencies``
    behind a number say how often.
    """

    changes: frozenset[str]
    changed_by: frozenset[str]
    compared: frozenset[str]
    than: frozenset[str]
    added: frozenset[str]
    added_behind: frozenset[str]
    multiplied: frozenset[str]
    per: frozenset[str]
    per_article: frozenset[str]
    behind_rate: frozenset[str]
    rates: frozenset[str]
    each: frozenset[str]
    rated: frozenset[str]
    frequencies: frozenset[str]


@final
class NumberedWords(NamedTuple):
    """What tells numbers that name something from those that count.

    ``labels`` stand before numbers that count nothing, ``bare_labels`` among them not behind
    ``determiners``, ``singular_labels`` where they are no plural, ``number_words`` before any;
    ``small_words`` are labels only in capitals. ``works`` stand before titles in quotes, ``love``
    behind points, ``against`` parts a score, ``streets`` stand behind, ``street_endings`` end the
    word before. A name of many (`Five Points`) has ``singular_verbs`` or ``bodies`` behind it.
    Between ``verbs_with_over`` and a number `over` is no hedge. ``clock_at`` before a number may
    tell a time; a number of ``measured_by`` (a scale of 1 to 10) counts nothing, and years of
    ``other_eras`` are not read.
    """

    labels: frozenset[str]
    bare_labels: frozenset[str]
    singular_labels: frozenset[str]
    determiners: frozenset[str]
    works: frozenset[str]
    bodies: frozenset[str]
    love: frozenset[str]
    streets: frozenset[str]
    street_endings: tuple[str, ...]
    number_words: frozenset[str]
    small_words: frozenset[str]
    verbs_with_over: frozenset[str]
    singular_verbs: frozenset[str]
    against: frozenset[str]
    clock_at: frozenset[str]
    measured_by: frozenset[str]
    other_eras: frozenset[str]


@final
class PersonWords(NamedTuple):
    """What tells who is meant, and ages.

    ``pronouns`` may be somebody (`one hopes`), as they are ``before_pronoun`` and ``after_pronoun``
    words. ``old`` behind and ``aged`` before a number make it an age, and so do people before
    ``of_age`` (`under five`), ``birthdays``, and `of` with ``persons`` before it; ``people`` are
    counted, and no year's, behind ``somebody`` who is.
    """

    pronouns: frozenset[str]
    before_pronoun: frozenset[str]
    after_pronoun: frozenset[str]
    old: frozenset[str]
    aged: frozenset[str]
    of_age: frozenset[str]
    birthdays: frozenset[str]
    persons: frozenset[str]
    people: frozenset[str]
    somebody: frozenset[str]


@final
class MeasureWords(NamedTuple):
    """Units and money.

    ``units`` have the units that a word may mean, ``money`` and ``minor_money`` the currencies and
    their hundredths, ``countries`` whose money it is. ``below_zero`` makes a temperature negative.
    """

    units: Mapping[str, tuple[str, ...]]
    money: Mapping[str, str]
    minor_money: Mapping[str, str]
    countries: Mapping[str, str]
    below_zero: frozenset[str]


@final
class DateWords(NamedTuple):
    """What dates are written with.

    ``months`` and ``weekdays`` give numbers (Monday is 0), ``seasons`` and ``quarter_codes`` those
    that EDTF has for parts of a year; ``careful`` are names of them that are common words, too, and
    count as dates only beside a number or as capitals, ``verbs`` are verbs as well. ``parts`` and
    ``part_prefixes`` are `early`, `mid` and `late`; ``quarter`` and ``halves`` stand behind an
    ordinal, ``decades`` name one, ``decade_suffixes`` stand behind its digits. ``before_christ``
    and ``anno_domini`` are eras. ``year_words`` and ``day_words`` stand beside a number of theirs,
    ``other_years`` before one that is no year of the calendar. ``holidays`` are month and day.
    ``ordinal_stop``: `3.` is an ordinal; ``day_first``: `3/4` is in April.

    ``date_hedges`` stand before a date (before, after, since, until, by, about), ``date_behind``
    behind it. Behind ``origins`` (`dates`) `from` says when it was made. ``date_prepositions`` and
    ``before_year`` words are what a date, or a bare year, may have before it, ``date_joints`` join
    two of them.
    """

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
    holidays: Mapping[str, tuple[int, int]]
    date_hedges: Mapping[str, str]
    date_behind: Mapping[str, str]
    date_prepositions: frozenset[str]
    origins: frozenset[str]
    date_joints: frozenset[str]
    before_year: frozenset[str]
    ordinal_stop: bool = False
    day_first: bool = False


@final
class TenseWords(NamedTuple):
    """What tells whether something is past or to come.

    ``past_words`` and ``past_endings`` are of verbs of the past, ``future_words`` tell of what is
    to come; ``auxiliaries`` stand before a verb that may be either. Who ``reporting`` says tells
    nothing of it. ``planned`` behind ``was`` is to come; ``is_`` is the present.
    """

    past_words: frozenset[str]
    future_words: frozenset[str]
    past_endings: tuple[str, ...]
    auxiliaries: frozenset[str]
    reporting: frozenset[str]
    planned: frozenset[str]
    was: frozenset[str]
    is_: frozenset[str]


@final
class RelativeWords(NamedTuple):
    """What tells a date from another one, or from the day of writing.

    ``relative_days`` lie so many days from it, ``this``, ``last``, ``next_`` and ``coming`` choose
    one of ``periods`` or weekdays, ``lasts`` the last ones. ``ago`` and ``hence`` stand behind a
    length of time, ``ago_from`` behind `ago` from where, ``within``, ``in_``, ``for_`` and
    ``starting`` before it; ``rest`` of a period is what is left of it. In a story ``afterwards``
    counts from the date before it, as ``in_story`` before a period does, ``earlier`` and ``later``
    say which way, ``again`` begins another time. ``day_parts`` go with a day, ``whole_of`` with a
    period. ``narrative`` words keep a weekday from being that of the day of writing. ``weekend``
    and ``week_starts`` (`the week of`) are of weeks; ``before_weekday`` may stand before a weekday.
    """

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


@final
class TimeWords(NamedTuple):
    """What times of day are written with.

    ``noon`` are words for an hour, ``afternoon`` says how many to add, ``clock`` stands behind the
    hour, ``at`` before it. ``zones`` are offsets; ``unclear_zones`` are several at once.
    Where there are ``past_noon`` words, hours are
    counted from midnight to midnight (`um 10 Uhr`), save before these (`um 3 Uhr nachmittags`).
    """

    noon: Mapping[str, int]
    afternoon: Mapping[str, int]
    clock: frozenset[str]
    at: frozenset[str]
    zones: Mapping[str, str]
    unclear_zones: frozenset[str]
    past_noon: frozenset[str] = frozenset()


@final
class TextWords(NamedTuple):
    """What parts sentences and words.

    Behind ``abbreviations`` a stop ends no sentence, behind those ``before_number`` not even before
    a number. ``function_words`` are no nouns. ``plural`` are the endings of many, ``plurals`` nouns
    without one. ``capital_nouns``: every noun has a capital.
    """

    abbreviations: frozenset[str]
    before_number: frozenset[str]
    function_words: frozenset[str]
    plural: tuple[str, ...]
    plurals: frozenset[str]
    capital_nouns: bool = False


@final
class AttitudeWords(NamedTuple):
    """What is said of a clause by the word that it hangs on: `knows that`, `the claim that`.

    What hangs on ``facts`` words is so, whether they are denied or not, save ``impersonal`` ones
    behind `it` (`it is not known that`); on ``against`` ones it is
    not so, unless they are denied (`nobody doubts`). What hangs on ``sayings`` is told, and it is
    not told where they are denied (`nobody said`), or where ``against`` ones speak of them (`cast
    doubt on reports that`); but what nobody is ``informing`` one of the ``informed`` of is a fact
    (`was not told that`). What hangs on ``thoughts`` is only thought. ``told_to`` verbs before
    an infinitive have it only told, or thought (`are said to have`), ``bare`` ones before a state
    (`presumed dead`). ``deniers`` deny the clause that they stand in, with ``few`` who do, and
    ``outside`` denies a noun (`außer Zweifel`); what is denied of ``others`` is so of the one that
    is spoken of (`no other fire killed nine`). ``had`` verbs help a participle.
    """

    facts: frozenset[str]
    impersonal: frozenset[str]
    against: frozenset[str]
    sayings: frozenset[str]
    informing: frozenset[str]
    informed: frozenset[str]
    thoughts: frozenset[str]
    told_to: frozenset[str]
    bare: frozenset[str]
    deniers: frozenset[str]
    few: frozenset[str]
    outside: frozenset[str]
    others: frozenset[str]
    had: frozenset[str]


@final
class ProspectWords(NamedTuple):
    """What tells that something is to come, is aimed at, or is only tried.

    ``will`` before a verb says that it is to come, unless it is one of ``announced`` (what will
    have 300 seats has them by its plan), or ``sizes`` stand behind (`will be 62 metres high`);
    what a ``reckoned`` verb tells is reckoned before it is so (`expects it to cost`). So
    do ``set_`` words between `is` and `to`; behind `was` they say what came to nothing, or may
    have. ``unmet`` ones do so behind `is`, too. ``tried`` words before an infinitive say that it
    was tried, threatened or planned, and not done, of which ``refused`` are those whose denial says
    that it was; ``kept`` do before ``from_`` and a verb in ``gerund``, and so do ``charged`` ones
    before ``charge`` and a verb. ``goals`` are nouns of what is to be, unless it is ``met``;
    ``planned`` words before a noun say the same of it, and behind `is`; ``planning`` verbs do of
    what is done to them, and before ``making`` verbs of what these make, and
    ``estimating`` ones of what is to come (`next year`). Words of ``inside`` join
    what belongs to one noun (`a plant with 300 staff`), ``still`` ones stand between an owner and
    what is there already (`its remaining 300 staff`).

    ``brackets`` are the verbs that have an infinitive at the end of their clause, ``infinitives``
    its endings (none where verbs stand together), ``participles`` how words begin that have these
    endings and are none, save ``unlike`` ones; ``perfect`` ends what is told as done, so that the
    verb says who says so. ``past_brackets`` tell of a plan of old, ``able`` ones of what is, before
    ``holding`` verbs. ``reported`` are the verbs of what another says. What ``done`` words have
    done with an infinitive is done (`es gelang, ... zu`).
    """

    will: frozenset[str]
    announced: frozenset[str]
    sizes: frozenset[str]
    reckoned: frozenset[str]
    set_: frozenset[str]
    unmet: frozenset[str]
    tried: frozenset[str]
    refused: frozenset[str]
    kept: frozenset[str]
    from_: frozenset[str]
    gerund: tuple[str, ...]
    charged: frozenset[str]
    charge: frozenset[str]
    goals: frozenset[str]
    met: frozenset[str]
    planned: frozenset[str]
    planning: frozenset[str]
    making: frozenset[str]
    estimating: frozenset[str]
    inside: frozenset[str]
    still: frozenset[str]
    brackets: frozenset[str]
    infinitives: tuple[str, ...]
    participles: tuple[str, ...]
    unlike: frozenset[str]
    perfect: frozenset[str]
    past_brackets: frozenset[str]
    able: frozenset[str]
    holding: frozenset[str]
    reported: frozenset[str]
    done: frozenset[str]
