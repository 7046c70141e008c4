"""English number words, ordinals and scales; hedges, vague words, what denies."""

from typing import Final

from checker.values.digits import NUMBER_WORDS
from checker.values.numbers.hedges import HEDGES, TRAILING, VAGUE, Hedge
from checker.values.texts import by_phrase

ONES: Final = NUMBER_WORDS | {"naught": 0, "nought": 0, "nil": 0}

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

_EXTRA_HEDGES = by_phrase({
    Hedge.MORE_THAN: (
        "larger than, higher than, bigger than, longer than, better than, older than, "
        "in excess of, upwards of, upward of, beyond, exceeding, north of, exceeds, exceeded, "
        "topping"
    ),
    Hedge.LESS_THAN: (
        "lower than, smaller than, younger than, shorter than, short of, south of, shy of"
    ),
    Hedge.AT_MOST: (
        "as many as, as much as, no greater than, no higher than, not exceeding, no larger than, "
        "no longer than, no older than, maximum of, maximum, up to and including, as high as, "
        "at the most, less than or equal to, less or equal than, less than or equal, "
        "lower or equal than, smaller than or equal to, fewer than or equal to, "
        "equal to or less than, at most or equal to, equal to or fewer than, less or equal to, "
        "lower than or equal to, less than or equal than, within, < ="
    ),
    Hedge.AT_LEAST: (
        "as few as, as little as, no smaller than, no lower than, minimum of, minimum, "
        "at the least, as low as, not lower than, at the very least, no younger than, "
        "greater than or equal to, more than or equal to, higher or equal than, "
        "greater or equal than, greater or equal to, larger than or equal to, "
        "higher than or equal to, equal to or more than, equal to or greater than, "
        "equal to or larger than, at least or equal to, larger or equal than, "
        "more or equal than, larger or equal to, a good, > ="
    ),
    Hedge.EXACTLY: "equal to, equals, equals to, precisely, exact",
    Hedge.ABOUT: (
        "an estimated, estimated, est, something like, in the region of, on the order of, "
        "in the order of, or so, somewhere around, more or less, give or take, approx, c, near, "
        "an average of, perhaps, maybe, close on, in the neighbourhood of, "
        "in the neighborhood of, not far from, an approximate, an approximated"
    ),
    Hedge.ALMOST: (
        "approaching, virtually, practically, not quite, nearing, nigh on, getting on for, "
        "not far off, not far short of, the best part of, well nigh"
    ),
})  # fmt: skip

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

BEHIND = TRAILING | by_phrase({
    Hedge.ABOUT: "odd, or thereabouts, approximately, give or take",
    Hedge.AT_LEAST: (
        "and more, or above, and above, or over, and over, or higher, or greater, or older, "
        "and older, and up, or larger, or longer, at least, at a minimum, plus, minimum, "
        "or better, and higher, or more than"
    ),
    Hedge.AT_MOST: (
        "or below, and below, or under, and under, or lower, or smaller, or younger, "
        "and younger, at most, maximum, or shorter, tops, or less than"
    ),
})  # fmt: skip

VAGUE_WORDS = dict(VAGUE) | {
    "couple": VAGUE["a couple"], "few": VAGUE["a few"], "a handful": "at least 2",
    "scores of thousands": "at least 40000", "trillions": "at least 2000000000000",
    "tens of billions": "at least 20000000000", "hundreds of billions": "at least 200000000000",
    "dozens of thousands": "at least 24000", "thousands of millions": "at least 2000000000",
}  # fmt: skip
LEAD_INS: Final = frozenset({
    "a total of", "just", "only", "well", "far", "slightly", "a little", "a combined", "a record",
    "a whopping",
})  # fmt: skip
OVER: Final = by_phrase({
    "over": "over",
    "ratio": "out of, in, in every, out of every, of every, in each",
})  # fmt: skip
