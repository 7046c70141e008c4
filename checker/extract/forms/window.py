"""A bounded piece of a text, in one spelling, that knows where its tokens end."""

from typing import Final, NamedTuple, final

from checker.extract.tokens import Tokens
from checker.model.line import latin

WIDEST: Final = 24
"""How many tokens a value may have."""

_HARD_SPACES = ("\u00a0", "\u202f", "\u2009", "\u2007")


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
        piece = space + latin(tokens.words[at])
        pieces.append(piece)
        length += len(piece)
        ends[length] = at + 1
    return Window("".join(pieces), ends)
