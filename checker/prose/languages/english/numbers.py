"""English number words, ordinals and scales; hedges, vague words, what denies."""

from typing import Final

from checker.values.numbers.hedges import HEDGES, TRAILING, VAGUE, Hedge

_SMALL = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen",
    "nineteen",
)  # fmt: skip

_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")

ONES: Final = (
    {word: n for n, word in enumerate(_SMALL)}
    | {word: 10 * n for n, word in enumerate(_TENS, 2)}
    | {"naught": 0, "nought": 0, "nil": 0}
)

SCALES: Final = {
    "dozen": 12, "hundred": 100, "thousand": 10**3, "lakh": 10**5, "lac": 10**5,
    "million": 10**6, "crore": 10**7, "billion": 10**9, "trillion": 10**12,
    "quadrillion": 10**15,
}  # fmt: skip

SHORT_SCALES = {
    "mln": 10**6, "mn": 10**6, "bn": 10**9, "bln": 10**9, "tn": 10**12, "trn": 10**12,
    "k": 10**3, "m": 10**6, "mm": 10**6, "b": 10**9, "t": 10**12, "cr": 10**7, "mil": 10**6,
}  # fmt: skip

ORDINALS: Final = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7,
    "eighth": 8, "ninth": 9, "tenth": 10, "eleventh": 11, "twelfth": 12, "thirteenth": 13,
    "fourteenth": 14, "fifteenth": 15, "sixteenth": 16, "seventeenth": 17, "eighteenth": 18,
    "nineteenth": 19, "twentieth": 20, "thirtieth": 30, "fortieth": 40, "fiftieth": 50,
    "sixtieth": 60, "seventieth": 70, "eightieth": 80, "ninetieth": 90, "hundredth": 100,
}  # fmt: skip

BELOW = {word: n for word, n in ORDINALS.items() if n > 2} | {
    "half": 2, "quarter": 4, "thousandth": 10**3, "millionth": 10**6, "billionth": 10**9,
    "trillionth": 10**12,
}  # fmt: skip

_EXTRA_HEDGES = {
    "larger than": Hedge.MORE_THAN, "higher than": Hedge.MORE_THAN, "bigger than": Hedge.MORE_THAN,
    "longer than": Hedge.MORE_THAN, "better than": Hedge.MORE_THAN, "older than": Hedge.MORE_THAN,
    "in excess of": Hedge.MORE_THAN, "upwards of": Hedge.MORE_THAN, "upward of": Hedge.MORE_THAN,
    "beyond": Hedge.MORE_THAN, "exceeding": Hedge.MORE_THAN, "north of": Hedge.MORE_THAN,
    "exceeds": Hedge.MORE_THAN, "exceeded": Hedge.MORE_THAN, "topping": Hedge.MORE_THAN,
    "lower than": Hedge.LESS_THAN, "smaller than": Hedge.LESS_THAN, "younger than": Hedge.LESS_THAN,
    "shorter than": Hedge.LESS_THAN, "short of": Hedge.LESS_THAN, "south of": Hedge.LESS_THAN,
    "shy of": Hedge.LESS_THAN,
    "as many as": Hedge.AT_MOST, "as much as": Hedge.AT_MOST, "no greater than": Hedge.AT_MOST,
    "no higher than": Hedge.AT_MOST, "not exceeding": Hedge.AT_MOST, "no larger than":
    Hedge.AT_MOST, "no longer than": Hedge.AT_MOST, "no older than": Hedge.AT_MOST,
    "maximum of": Hedge.AT_MOST, "maximum": Hedge.AT_MOST, "up to and including": Hedge.AT_MOST,
    "as high as": Hedge.AT_MOST, "at the most": Hedge.AT_MOST,
    "as few as": Hedge.AT_LEAST, "as little as": Hedge.AT_LEAST, "no smaller than": Hedge.AT_LEAST,
    "no lower than": Hedge.AT_LEAST, "minimum of": Hedge.AT_LEAST, "minimum": Hedge.AT_LEAST,
    "at the least": Hedge.AT_LEAST, "as low as": Hedge.AT_LEAST, "not lower than": Hedge.AT_LEAST,
    "at the very least": Hedge.AT_LEAST, "no younger than": Hedge.AT_LEAST,
    "less than or equal to": Hedge.AT_MOST, "less or equal than": Hedge.AT_MOST,
    "less than or equal": Hedge.AT_MOST, "lower or equal than": Hedge.AT_MOST,
    "smaller than or equal to": Hedge.AT_MOST, "fewer than or equal to": Hedge.AT_MOST,
    "equal to or less than": Hedge.AT_MOST, "at most or equal to": Hedge.AT_MOST,
    "equal to or fewer than": Hedge.AT_MOST, "less or equal to": Hedge.AT_MOST,
    "lower than or equal to": Hedge.AT_MOST, "less than or equal than": Hedge.AT_MOST,
    "greater than or equal to": Hedge.AT_LEAST, "more than or equal to": Hedge.AT_LEAST,
    "higher or equal than": Hedge.AT_LEAST, "greater or equal than": Hedge.AT_LEAST,
    "greater or equal to": Hedge.AT_LEAST, "larger than or equal to": Hedge.AT_LEAST,
    "higher than or equal to": Hedge.AT_LEAST, "equal to or more than": Hedge.AT_LEAST,
    "equal to or greater than": Hedge.AT_LEAST, "equal to or larger than": Hedge.AT_LEAST,
    "at least or equal to": Hedge.AT_LEAST, "larger or equal than": Hedge.AT_LEAST,
    "more or equal than": Hedge.AT_LEAST, "larger or equal to": Hedge.AT_LEAST,
    "equal to": Hedge.EXACTLY, "equals": Hedge.EXACTLY, "equals to": Hedge.EXACTLY,
    "precisely": Hedge.EXACTLY, "exact": Hedge.EXACTLY,
    "an estimated": Hedge.ABOUT, "estimated": Hedge.ABOUT, "est": Hedge.ABOUT,
    "something like": Hedge.ABOUT, "in the region of": Hedge.ABOUT, "on the order of": Hedge.ABOUT,
    "in the order of": Hedge.ABOUT, "or so": Hedge.ABOUT, "somewhere around": Hedge.ABOUT,
    "more or less": Hedge.ABOUT, "give or take": Hedge.ABOUT, "approx": Hedge.ABOUT,
    "c": Hedge.ABOUT, "near": Hedge.ABOUT, "an average of": Hedge.ABOUT,
    "perhaps": Hedge.ABOUT, "maybe": Hedge.ABOUT, "a good": Hedge.AT_LEAST,
    "within": Hedge.AT_MOST,
    "approaching": Hedge.ALMOST,
    "virtually": Hedge.ALMOST, "practically": Hedge.ALMOST, "not quite": Hedge.ALMOST,
    "> =": Hedge.AT_LEAST, "< =": Hedge.AT_MOST, "nearing": Hedge.ALMOST,
    "nigh on": Hedge.ALMOST,
    "close on": Hedge.ABOUT, "getting on for": Hedge.ALMOST, "not far off": Hedge.ALMOST,
    "not far short of": Hedge.ALMOST, "in the neighbourhood of": Hedge.ABOUT,
    "in the neighborhood of": Hedge.ABOUT, "the best part of": Hedge.ALMOST,
    "not far from": Hedge.ABOUT, "well nigh": Hedge.ALMOST,
    "an approximate": Hedge.ABOUT, "an approximated": Hedge.ABOUT,
}  # fmt: skip

HEDGES_BEFORE = {
    phrase: hedge for phrase, hedge in HEDGES.items() if phrase[-1] != "." and phrase not in (
        "=", ">=", "<=",
    )
} | _EXTRA_HEDGES | {"=": Hedge.EXACTLY}  # fmt: skip

DENYING: Final = frozenset(
    {
        f"{verb} {what}"
        for verb in (
            "rejected", "rejects", "reject", "dismissed", "dismisses", "dismiss", "disputed",
            "disputes", "dispute", "refuted", "refutes", "refute", "contradicted", "contradicts",
            "questioned", "questions", "debunked", "retracted", "retract", "retracts", "withdrew",
        )
        for what in (
            "that", "reports", "claims", "a claim", "a report", "allegations", "suggestions",
            "the claim", "the report", "rumours", "rumors", "the figure of", "the allegation",
            "the idea", "the number of", "a figure of", "the suggestion", "estimates of",
        )
    }
    | {
        "no longer", "no evidence", "no proof", "no sign", "no indication", "no question of",
        "untrue", "is false", "was false", "falsely", "false claim", "false claims",
        "false report", "false reports", "wrongly", "incorrectly", "erroneously", "mistakenly",
        "ruled out", "rules out", "rather than", "instead of", "as opposed to", "contrary to",
        "unlike", "far from", "nowhere near", "nothing like", "failed to", "fails to", "fail to",
        "refused to", "refuses to", "declined to", "unable to", "hoax", "denial", "denials",
        "denying", "no truth", "stopped short of", "fell short of", "falls short of",
        "would have",
    }
)  # fmt: skip

BEHIND = dict(TRAILING) | {
    "odd": Hedge.ABOUT,
    "and more": Hedge.AT_LEAST, "or above": Hedge.AT_LEAST, "and above": Hedge.AT_LEAST,
    "or over": Hedge.AT_LEAST, "and over": Hedge.AT_LEAST, "or higher": Hedge.AT_LEAST,
    "or greater": Hedge.AT_LEAST, "or older": Hedge.AT_LEAST, "and older": Hedge.AT_LEAST,
    "and up": Hedge.AT_LEAST, "or larger": Hedge.AT_LEAST, "or longer": Hedge.AT_LEAST,
    "at least": Hedge.AT_LEAST, "at a minimum": Hedge.AT_LEAST, "plus": Hedge.AT_LEAST,
    "minimum": Hedge.AT_LEAST, "or better": Hedge.AT_LEAST, "and higher": Hedge.AT_LEAST,
    "or below": Hedge.AT_MOST, "and below": Hedge.AT_MOST, "or under": Hedge.AT_MOST,
    "and under": Hedge.AT_MOST, "or lower": Hedge.AT_MOST, "or smaller": Hedge.AT_MOST,
    "or younger": Hedge.AT_MOST, "and younger": Hedge.AT_MOST, "at most": Hedge.AT_MOST,
    "maximum": Hedge.AT_MOST, "or shorter": Hedge.AT_MOST, "tops": Hedge.AT_MOST,
    "or thereabouts": Hedge.ABOUT, "approximately": Hedge.ABOUT, "give or take": Hedge.ABOUT,
    "or more than": Hedge.AT_LEAST, "or less than": Hedge.AT_MOST,
}  # fmt: skip

VAGUE_WORDS = dict(VAGUE) | {
    "couple": VAGUE["a couple"], "few": VAGUE["a few"], "a handful": "at least 2",
    "scores of thousands": "at least 40000", "trillions": "at least 2000000000000",
    "tens of billions": "at least 20000000000", "hundreds of billions": "at least 200000000000",
    "dozens of thousands": "at least 24000", "thousands of millions": "at least 2000000000",
}  # fmt: skip
LEAD_INS: Final = frozenset(
    {
        "a total of",
        "just",
        "only",
        "well",
        "far",
        "slightly",
        "a little",
        "a combined",
        "a record",
        "a whopping",
    }
)
OVER: Final = {
    "over": "over",
    "out of": "ratio",
    "in": "ratio",
    "in every": "ratio",
    "out of every": "ratio",
    "of every": "ratio",
    "in each": "ratio",
}
