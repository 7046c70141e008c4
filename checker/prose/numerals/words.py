"""Numbers in words: `three hundred and six`, `half a million`, `a third`."""

from dataclasses import dataclass, replace
from fractions import Fraction

from checker.prose.numerals.numeral import MOST_PIECES, ONE, Numeral, wrong
from checker.prose.scan import Scan


@dataclass(slots=True)
class WordSum:
    """A number while its words are read: thousands and more in ``total``, the rest in ``group``."""

    total: int = 0
    group: int | None = None
    tens: bool = False
    last: int = 0
    step: int = 1
    joined: bool = False

    def one(self, value: int) -> bool:
        """Add a number below a hundred; whether it may stand there."""
        if self.group is None:
            if self.last and value >= self.last:
                return False
            self.group = value
        elif (self.tens and 0 < value < 10) or (self.group % 100 == 0 and self.group and (
            0 < value < 100
        )):  # fmt: skip
            self.group += value
        else:
            return False
        self.tens = 20 <= value < 100 and value % 10 == 0
        self.step = 1
        return True

    def scale(self, size: int, step: int) -> bool:
        """Multiply by a scale; whether it may stand there."""
        self.tens = False
        if size == 100:
            if self.group is None:
                if self.last:
                    return False
                self.group = 1
            if self.group >= 100 or self.group == 0:
                return False
            self.group *= 100
        elif self.group is None and self.last:
            if not self.total or size < self.last:
                return False
            self.total *= size  # `three lakh crore`
            self.last = size
        else:
            if self.last and size >= self.last:
                return False
            self.total += (1 if self.group is None else self.group) * size
            self.group, self.last = None, size
        self.step *= step
        return True

    def more(self, value: int, step: int) -> bool:
        """Add what is read already; whether it may stand there."""
        if self.group is not None or (self.last and value >= self.last):
            return False
        self.step = step
        if value >= 1000:
            self.total, self.last = self.total + value, 1000
        else:
            self.group = value
        return True

    def smaller(self, part: "WordSum") -> bool:
        """Add what stands behind a comma, whose scales are smaller; whether it may stand there."""
        if self.group is not None or not 100 <= part.value < self.last:
            return False
        self.total, self.group = self.total + part.total, part.group
        self.last, self.step = part.last, part.step
        return True

    @property
    def value(self) -> int:
        """The number so far."""
        return self.total + (self.group or 0)


def in_words(scan: Scan, index: int, *, join: bool, words: WordSum | None = None) -> (
    Numeral | None
):  # fmt: skip
    """A number in words, or the rest of one that began in digits (``words``)."""
    if words is not None:
        return _in_words(scan, index, join=join, words=words, began=True)
    words = WordSum()
    found = _in_words(scan, index, join=join, words=words, began=False)
    if found is None or scan.word(found.end) != "," or not words.last:
        return found
    return _in_parts(scan, found, words, join=join)


def _in_parts(scan: Scan, found: Numeral, words: WordSum, *, join: bool) -> Numeral:
    """`one million, two hundred thousand`: a number in words with what goes on behind a comma."""
    language, end = scan.language, found.end
    while not found.wrong and scan.word(end) == ",":
        part = WordSum()
        more = _in_words(scan, end + 1, join=join, words=part, began=False)
        if more is None or more.wrong or more.value != part.value or not words.smaller(part):
            break
        end = more.end
    if (
        end == found.end or scan.word(end) in language.numbers.of
    ):  # `two thousand, one hundred of them`
        return found
    at = _lead(scan, found.first)
    if (
        scan.word(at)
        in language.text.function_words
        - language.tense.past_words
        - language.numbered.singular_verbs
    ):
        before = scan.word(at - 1)  # `Of one thousand, two hundred died`, `Out of`
        if scan.fence(at - 1) or (scan.fence(at - 2) and before in language.text.function_words):
            return found
        return wrong(scan, found.first, end, "these words may be one number or several")
    return replace(found, end=end, value=Fraction(words.value), step=Fraction(words.step))


def _lead(scan: Scan, first: int) -> int:
    """The token before a number and the hedges, articles and fillers that bear on it."""
    for _ in range(MOST_PIECES):
        found = scan.back("hedges", first) or scan.back("lead_ins", first)
        word = scan.word(first - 1)
        if found is not None:
            first = found[1]
        elif (
            word not in scan.language.numbers.of
            and word in scan.language.hedging.fillers | scan.language.numbers.the
        ):
            first -= 1
        else:
            break
    return first - 1


def _in_words(scan: Scan, index: int, *, join: bool, words: WordSum, began: bool) -> (
    Numeral | None
):  # fmt: skip
    """The same without what goes on behind a comma; ``words`` has what was read before."""
    language = scan.language
    if (
        not began
        and scan.word(index) in language.numbers.scales
        and not _may_lack_number(scan, index)
    ):
        return None
    at, end = index, index
    joined = False
    while at < index + MOST_PIECES:
        here = at + (end > index and scan.hyphen(at))
        if (end > index or began) and scan.word(here) in language.numbers.joint:
            if not join or words.value < 100 or (words.group or 0) % 100:
                break
            here += 1
            if scan.word(here) not in language.numbers.ones and not scan.is_digits(here):
                break
            joined = True
        word = scan.word(here)
        if word in language.numbers.ones:
            if not words.one(language.numbers.ones[word]):
                break
        elif word in language.numbers.scales:
            size = language.numbers.scales[word]
            if not words.scale(size, 1 if word in language.numbers.dozens else size):
                break
        elif scan.is_digits(here) and (end > index or began) and len(word) <= 3:
            if scan.adjoins(here + 1) or (not words.last and not (words.group or 0) >= 100):
                break
            if int(word) >= (words.last or 100) or not words.one(int(word)):
                break
        elif language.numbers.compound and (inside := _compound(word, scan)) is not None:
            if began or not words.more(*inside):
                break
        else:
            break
        at = end = here + 1
    if end == index and not began:
        return _fraction_alone(scan, index)
    words.joined = joined
    if not began and _goes_on(scan, end):
        why = "these words may be one number or several"
        return wrong(scan, index, run(scan, end), why)
    first = index
    if not began and scan.word(index) in language.numbers.scales:
        first -= scan.word(index - 1) in language.numbers.article
    return Numeral(
        first, end, Fraction(words.value), Fraction(words.step), ratio=False,
        scaled=words.last > 0 or words.step > 1,
    )  # fmt: skip


def _may_lack_number(scan: Scan, index: int) -> bool:
    """Whether `million` may stand without a number: behind no word that may be one."""
    before = scan.word(index - 1)
    if scan.hyphen(index - 1):  # `multi-million`
        return False
    if before in scan.language.change.per:
        return False
    return (
        not before[:1].isalnum()
        or before in scan.language.text.function_words
        or before in scan.language.hedging.fillers
        or scan.back("hedges", index) is not None
    )


def _goes_on(scan: Scan, end: int) -> bool:
    """Whether another number begins right behind one in words: `one one hundred`."""
    language = scan.language
    word = scan.word(end)
    if scan.hyphen(end) and scan.word(end + 1) in language.numbers.joint and scan.hyphen(end + 2):
        return scan.word(end + 3) in language.numbers.ones  # `four-and-twenty`
    if word in language.numbers.joint and language.numbers.ones.get(scan.word(end - 1), 0) >= 20:
        is_digit = 0 < language.numbers.ones.get(scan.word(end + 1), 0) < 10
        return is_digit and denominator(scan, end + 2 + scan.hyphen(end + 2)) is None
    return word in language.numbers.ones or (
        word in language.numbers.scales
        and word not in language.numbers.dozens
        and scan.word(end - 1) in (language.numbers.ones)
    )


def run(scan: Scan, at: int) -> int:
    """The token behind all number words that follow each other."""
    language = scan.language
    known = (
        language.numbers.ones.keys()
        | language.numbers.scales.keys()
        | language.numbers.denominators.keys()
    )
    for _ in range(MOST_PIECES):
        here = at + scan.hyphen(at)
        if scan.word(here) in language.numbers.joint:
            here += 1
            here += scan.hyphen(here)
        if scan.word(here) not in known:
            break
        at = here + 1
    return at


def _compound(written: str, scan: Scan) -> tuple[int, int] | None:
    """The number that one word of several number words is, and its step; units may precede tens."""
    if len(written) > 60:
        return None
    language = scan.language
    pieces: list[int] = []  # the worth of each; the joint is -1
    at = 0
    names = {
        **language.numbers.ones,
        **{k: v for k, v in language.numbers.scales.items() if v in (100, 1000)},
    }
    joint = next(iter(language.numbers.joint), "")
    while at < len(written):
        for size in range(min(len(written) - at, 14), 1, -1):
            name = written[at : at + size]
            if name in names:
                pieces.append(names[name])
                at += size
                break
            if name == joint:
                pieces.append(-1)
                at += size
                break
        else:
            return None
    total = group = 0
    unit = 0
    for n, piece in enumerate(pieces):
        if piece == -1:
            if not 0 < unit < 10 or n + 1 == len(pieces):
                return None
        elif piece == 1000:
            if total:
                return None
            total, group, unit = (group + unit or 1) * 1000, 0, 0
        elif piece == 100:
            if group or unit > 9:
                return None
            group, unit = (unit or 1) * 100, 0
        elif n and pieces[n - 1] == -1:
            if piece < 20 or piece % 10:
                return None
            unit += piece
        elif unit:
            return None
        else:
            unit = piece
    if len(pieces) < 2:
        return None
    step = 1000 if pieces[-1] == 1000 else 100 if pieces[-1] == 100 else 1
    return total + group + unit, step


def _fraction_alone(scan: Scan, index: int) -> Numeral | None:
    """`half`, `a third`, `half a million`, at the word for the part."""
    language = scan.language
    word = scan.word(index)
    article = scan.word(index - 1) in language.numbers.article
    first = index - article
    if word in language.numbers.half:
        value, end = Fraction(1, 2), index + 1
        after = end + (scan.word(end) in language.numbers.article)
        size = language.numbers.scales.get(scan.word(after))
        if size is not None:
            exact = scan.word(after) in language.numbers.dozens
            step = ONE if exact else Fraction(size, 10)
            return Numeral(first, after + 1, value * size, step, scaled=True)
        return Numeral(first, end, value, Fraction(0))
    if (
        word in language.numbers.denominators
        and article
        and language.numbers.denominators[word] > 2
    ):
        behind = scan.word(index + 1)
        if behind in language.numbers.of and scan.word(index + 2) in language.numbers.article:
            size = language.numbers.scales.get(scan.word(index + 3))
            if size is not None:
                share = Fraction(size, language.numbers.denominators[word])
                return Numeral(first, index + 4, share, Fraction(0), scaled=True)
        if (
            behind in language.numbers.of
            or behind in language.numbers.joint
            or _nothing_follows(scan, index + 1)
        ):
            return Numeral(
                first, index + 1, Fraction(1, language.numbers.denominators[word]), Fraction(0)
            )
    return None


def _nothing_follows(scan: Scan, index: int) -> bool:
    return index >= len(scan) or (
        not (scan.is_word(index) or scan.is_digits(index)) and (scan.word(index) != "-")
    )


def denominator(scan: Scan, at: int) -> tuple[int, int] | None:
    """`thirds`, `twenty-fifth` at a token: what it divides by, and the token after it."""
    language = scan.language
    below = language.numbers.denominators.get(scan.word(at))
    if below is not None and below > 1:
        return below, at + 1
    tens = language.numbers.ones.get(scan.word(at), 0)
    if tens >= 20 and scan.hyphen(at + 1):
        unit = language.numbers.denominators.get(
            scan.word(at + 2)
        ) or language.numbers.ordinals.get(scan.word(at + 2).removesuffix("s"), 0)
        if 0 < unit < 10:
            return tens + unit, at + 3
    return None
