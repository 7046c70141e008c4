"""Lines of JSON, each a value of its own, in a file that anybody may have written."""

import json
import re
from collections.abc import Iterator
from typing import Any

_SHOWN = 40
_SAFE = re.compile(r"[^\x20-\x7e]")
_TOKEN = re.compile(r'("(?:[^"\\]++|\\.)*+")(\s*+:)?|[{}\[\]]')
"""A text, and whether it is a key, or what opens or closes an object or a list."""


class WrongLine(ValueError):
    """What is wrong with a line, and from which column on, counted from 1."""

    def __init__(self, message: str, column: int = 1) -> None:
        """At the beginning of the line, if nothing else is said."""
        super().__init__(message)
        self.message = message
        self.column = column


def lines_in(data: bytes) -> Iterator[tuple[int, bytes]]:
    """The lines of a file in which something stands, by their numbers, from 1."""
    for number, line in enumerate(data.removeprefix(b"\xef\xbb\xbf").split(b"\n"), 1):
        if line and not line.isspace():
            yield number, line


def decoded_line(line: bytes) -> tuple[Any, str]:
    """The value that a line holds, and its text; raises :class:`WrongLine`."""
    try:
        text = line.decode()
        return DECODER.decode(text), text
    except WrongLine:
        raise
    except UnicodeDecodeError as error:
        raise WrongLine("not UTF-8", error.start + 1) from None
    except json.JSONDecodeError as error:
        raise WrongLine("not a whole line of JSON", error.colno) from None
    except RecursionError:
        raise WrongLine("lists nest too deeply") from None
    except ValueError as error:  # a number of thousands of digits
        raise WrongLine(f"not a line of JSON ({str(error)[:_SHOWN]})") from None


def and_so_on(lines: int) -> str:
    """How many more lines have what is wrong with one."""
    return f" (and so on {lines} more line{'' if lines == 1 else 's'})" if lines else ""


def column_of(text: str, key: str, *, within: bool = False) -> int:
    """The column, from 1, at which the object of a line has a key, or something in it, where that
    is said; 1 where there is none."""
    depth = 0
    for token in _TOKEN.finditer(text):
        if token[2]:
            if (depth > 1) == within and json.loads(token[1], strict=False) == key:
                return token.start() + 1
        elif not token[1]:
            depth += 1 if token[0] in "{[" else -1
    return 1


def shown(key: str) -> str:
    """A key, as a message may have it."""
    return _SAFE.sub("?", key[:_SHOWN])


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    told = dict(pairs)
    if len(told) < len(pairs):
        seen: set[str] = set()
        for key, _ in pairs:
            if key in seen:
                raise WrongLine(f"the key '{shown(key)}' stands there twice")
            seen.add(key)
    return told


def no_number(word: str) -> None:
    """What JSON has no number for; raises :class:`WrongLine`."""
    raise WrongLine(f"{word} is no number of JSON")


DECODER = json.JSONDecoder(object_pairs_hook=_once, parse_constant=no_number)
"""It takes no key twice in an object, and no number that JSON has none for."""
