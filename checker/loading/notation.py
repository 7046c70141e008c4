"""The notation of patterns: words, slots, what may be absent, alternatives, gaps.

    {place:entity}: {when:date}[, territory {size:quantity}]

A backslash makes a sign a word: `\\(`. White space only parts words.
"""

import re
from typing import Final, NoReturn, final

from checker.model.pattern import (
    LONGEST_GAP,
    NAMING,
    SLOTS,
    USUAL_GAP,
    Either,
    Element,
    Match,
    Maybe,
    Phrase,
    Skip,
    Slot,
)

LONGEST: Final = 1000
"""The most characters of a wording."""

DEEPEST: Final = 8
"""How deeply brackets may be nested."""

_SLOT: Final = re.compile(r"\{([^{}:]*)(?::([^{}:]*))?(?::([^{}]*))?\}")
_NAME: Final = re.compile("[a-z][a-z0-9_]*")
_GAP: Final = re.compile(r"\.\.\.([0-9]*)")
_SIGNS: Final = frozenset("{}[]()|\\")
_PLAIN: Final = re.compile(r"[^{}\[\]()|\\.]+")
"""Signs of words, up to one that may be something else."""


@final
class Misworded(ValueError):
    """A wording that cannot be read; ``at`` is the place in it, counted from 0."""

    def __init__(self, message: str, at: int) -> None:
        """What is wrong, and how to mend it."""
        super().__init__(message)
        self.at = at


def read_wording(text: str) -> Match:
    """Read a wording. Raises :class:`Misworded`."""
    if len(text) > LONGEST:
        raise Misworded(f"a wording of more than {LONGEST} characters: split it", 0)
    return _Parser(text).whole()


@final
class _Parser:
    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0

    def whole(self) -> Match:
        match = self._sequence(0)
        if self._at < len(self._text):
            sign = self._text[self._at]
            self._wrong(f"`{sign}` closes nothing or parts nothing: write `\\{sign}` for the sign")
        return match

    def _wrong(self, message: str, at: int | None = None) -> NoReturn:
        raise Misworded(message, self._at if at is None else at)

    def _sequence(self, depth: int) -> Match:
        """All elements up to the end, a closing bracket or a bar."""
        if depth > DEEPEST:
            self._wrong(f"brackets nested more than {DEEPEST} deep: make it flatter")
        found: list[Element] = []
        words = ""
        while self._at < len(self._text) and self._text[self._at] not in ")]|":
            element, said = self._element(depth)
            if element is None:
                words += said
                continue
            if words.strip():
                found.append(Phrase(words.strip()))
            words = ""
            found.append(element)
        if words.strip():
            found.append(Phrase(words.strip()))
        return tuple(found)

    def _element(self, depth: int) -> tuple[Element | None, str]:
        """One element, or signs of words."""
        if plain := _PLAIN.match(self._text, self._at):
            self._at = plain.end()
            return None, plain[0]
        sign = self._text[self._at]
        if sign == "{":
            return self._slot(), ""
        if sign == "[":
            return self._maybe(depth), ""
        if sign == "(":
            return self._either(depth), ""
        if gap := _GAP.match(self._text, self._at):
            most = int(gap[1]) if gap[1] else USUAL_GAP
            if not 1 <= most <= LONGEST_GAP:
                self._wrong(f"a gap skips from 1 to {LONGEST_GAP} words, not {gap[1][:9]}")
            self._at = gap.end()
            return Skip(most), ""
        if sign == "\\":
            self._at += 1
            if self._at == len(self._text):
                self._wrong("a backslash with nothing behind it: remove it", self._at - 1)
            sign = self._text[self._at]
        elif sign in _SIGNS:
            self._wrong(f"`{sign}` closes nothing: write `\\{sign}` for the sign itself")
        self._at += 1
        return None, sign

    def _slot(self) -> Slot:
        at = self._at
        found = _SLOT.match(self._text, at)
        if found is None:
            self._wrong("`{` begins a slot, as in {when:date}; write `\\{` for the sign itself")
        name, kind, types = (found[group] for group in (1, 2, 3))
        if not _NAME.fullmatch(name):
            self._wrong(f"'{name[:40]}' should be a slot's name, in snake_case", at + 1)
        if not kind:
            self._wrong(f"slot '{name}' has no kind: write {{{name}:date}} or another kind", at)
        if types is not None and kind not in NAMING:
            self._wrong(f"only entities have types, slot '{name}' is a {kind}: remove them", at)
        if kind not in SLOTS:
            from checker.spelling.nearest import suggestion

            near = suggestion(kind, SLOTS)
            self._wrong(f"unknown kind of slot '{kind[:40]}'; one of: {', '.join(SLOTS)}{near}", at)
        self._at = found.end()
        if types and "," in types and kind != "last":
            self._wrong(
                f"only slots of kind last have types behind a `,`: write `|` in '{name}'", at
            )
        wanted: list[str] = []
        for group in types.split(",") if types else ():
            some = [one.strip() for one in group.split("|")]
            if len({one.startswith("!") for one in some}) > 1:
                self._wrong(
                    f"slot '{name}' has types and types that are not: write one of both", at
                )
            wanted += [*([","] if wanted else []), *some]
        return Slot(name, kind, tuple(wanted))

    def _maybe(self, depth: int) -> Maybe:
        at = self._at
        several = self._several("]", depth)
        if several == [()]:
            self._wrong("nothing in the brackets: write what may be absent, or `\\[`", at)
        if not all(several):
            self._wrong("an alternative is empty: remove its `|`, all of it may be absent", at)
        return Maybe(several[0] if len(several) == 1 else (Either(tuple(several)),))

    def _either(self, depth: int) -> Either:
        at = self._at
        several = self._several(")", depth)
        if not all(several):
            self._wrong("an alternative is empty: write [a|b] for what may be absent, or `\\(`", at)
        return Either(tuple(several))

    def _several(self, sign: str, depth: int) -> list[Match]:
        """What stands between brackets, parted by bars, up to the closing one."""
        at = self._at
        self._at += 1
        several = [self._sequence(depth + 1)]
        while self._text[self._at : self._at + 1] == "|":
            self._at += 1
            several.append(self._sequence(depth + 1))
        if self._text[self._at : self._at + 1] != sign:
            opening = self._text[at]
            wrong = f"`{opening}` is opened here and not closed with `{sign}`"
            self._wrong(f"{wrong}; write `\\{opening}` for the sign itself", at)
        self._at += 1
        return several
