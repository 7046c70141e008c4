"""A bounded piece of a text, in one spelling, that knows where its tokens end."""

from typing import Final, NamedTuple, final

from checker.extract.tokens import Tokens

WIDEST: Final = 24
"""How many tokens a value may have."""

_HARD_SPACES = ("\u00a0", "\u202f", "\u2009", "\u2007")

_FOREIGN: Final = dict.fromkeys(map(ord, "\u0130\u0131\u017f\u212a"), "\u00f8")
"""Letters that an expression which ignores case takes for an I, an S or a K, and no table has: they
become a letter that is none of these, as wide as they are."""


@final
class Window(NamedTuple):
    """``ends[n]`` is the token after a piece of ``text`` that ends at its character ``n``."""

    text: str
    ends: dict[int, int]


def window(tokens: Tokens, index: int) -> Window:
    """The tokens from ``index`` on; a space that holds digits together is a no-break space."""
    pieces: list[str] = []
    ends: dict[int, int] = {}
    length = 0
    for at in range(index, min(index + WIDEST, len(tokens))):
        space = ""
        if at > index and not tokens.adjoins(at):
            gap = tokens.text[tokens.ends[at - 1] : tokens.starts[at]]
            space = "\u00a0" if len(gap) == 1 and gap in _HARD_SPACES else " "
        piece = space + tokens.words[at].translate(_FOREIGN)
        pieces.append(piece)
        length += len(piece)
        ends[length] = at + 1
    return Window("".join(pieces), ends)
