"""Is a committed file what would be written? If not, where it differs."""

from collections.abc import Iterator, Sequence
from difflib import unified_diff
from itertools import zip_longest
from typing import Final

MOST_LINES: Final = 60
"""How many lines of difference of one file are shown."""

LONGEST_LINE: Final = 160
"""How many characters of a line are shown, from shortly before the first that differs."""

MOST_COMPARED: Final = 2000
"""How many lines are compared one by one; comparing takes time by their square."""

_AROUND: Final = 60


def difference(name: str, committed: bytes | None, text: str | bytes) -> list[str]:
    """A unified diff from a file to what would be written; empty where they are the same bytes.

    ``committed`` is what the file holds, ``None`` where there is none. What is no text is only told
    to be another.
    """
    if committed is None:
        return [f"{name}: is not there"]
    if isinstance(text, bytes):
        return [] if committed == text else [f"{name}: differs"]
    if committed == text.encode():
        return []
    old, new = committed.decode(errors="replace").splitlines(), text.splitlines()
    if old == new:
        return [
            f"{name}: differs in how its lines end: write `{name} text eol=lf` into .gitattributes"
        ]
    same = 0
    while same < min(len(old), len(new)) and old[same] == new[same]:
        same += 1
    start = max(0, same - 3)
    before, after = old[start : start + MOST_COMPARED], new[start : start + MOST_COMPARED]
    lines = list(_diff(name, before, after, start))
    left = len(lines) - MOST_LINES
    return lines if left <= 0 else [*lines[:MOST_LINES], f"... and {left} more lines differ"]


def _diff(name: str, old: Sequence[str], new: Sequence[str], start: int) -> Iterator[str]:
    lines = list(unified_diff(old, new, name, f"{name} (as it would be written)", lineterm=""))
    yield from lines[:2]
    gone: list[str] = []
    come: list[str] = []
    for line in lines[2:]:
        if line.startswith("-") and not come:
            gone.append(line)
        elif line.startswith("+"):
            come.append(line)
        else:
            yield from _shown(gone, come)
            gone, come = ([line], []) if line.startswith("-") else ([], [])
            if not gone:
                yield _counted_from_top(line, start) if line.startswith("@@") else _cut(line, 0)
    yield from _shown(gone, come)


def _counted_from_top(head: str, start: int) -> str:
    """The head of a hunk, with lines counted from the top of the file."""
    parts = head.split(" ")
    for index in (1, 2):
        sign, (line, *rest) = parts[index][0], parts[index][1:].split(",")
        parts[index] = sign + ",".join([str(int(line) + start), *rest])
    return " ".join(parts)


def _shown(gone: Sequence[str], come: Sequence[str]) -> Iterator[str]:
    """Lines that went and came, each cut to where it differs from the other."""
    pairs = list(zip_longest(gone, come, fillvalue=""))
    at = [_apart(a[1:], b[1:]) if a and b else 0 for a, b in pairs]
    yield from (_cut(line, place) for line, place in zip(gone, at, strict=False))
    yield from (_cut(line, place) for line, place in zip(come, at, strict=False))


def _apart(old: str, new: str) -> int:
    """Where two texts begin to differ."""
    for index, (a, b) in enumerate(zip(old, new, strict=False)):
        if a != b:
            return index
    return min(len(old), len(new))


def _cut(line: str, at: int) -> str:
    """A line of a diff with its sign, and what stands around ``at``."""
    if len(line) <= LONGEST_LINE:
        return line
    begin = max(0, at - _AROUND) if at > LONGEST_LINE - _AROUND else 0
    end = begin + LONGEST_LINE
    text = line[1:]
    before, behind = "…" if begin else "", "…" if end < len(text) else ""
    return f"{line[0]}{before}{text[begin:end]}{behind}"
