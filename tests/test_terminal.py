"""Colours: only on a terminal, only where they are wanted, and only on verdicts."""

import os
import pty
import subprocess
import sys
from io import StringIO
from pathlib import Path

import pytest

from checker.command import main
from checker.terminal import coloured, has_colours


class Terminal(StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("stream", "environ", "wanted"),
    [
        (Terminal(), {"TERM": "xterm"}, True),
        (Terminal(), {"TERM": "xterm", "NO_COLOR": ""}, True),  # set and empty: not set
        (Terminal(), {"TERM": "xterm", "NO_COLOR": "1"}, False),
        (Terminal(), {"TERM": "dumb"}, False),
        (Terminal(), {}, False),
        (StringIO(), {"TERM": "xterm"}, False),
    ],
)
def test_where_colours_are_wanted(stream: StringIO, environ: dict[str, str], wanted: bool) -> None:
    assert has_colours(stream, environ) is wanted


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("facts/a.yaml:7: error: area", "facts/a.yaml:7: \x1b[31merror\x1b[0m: area"),
        ("contradiction: area: 1 against 2", "\x1b[31mcontradiction\x1b[0m: area: 1 against 2"),
        ("  agrees        area", "  \x1b[32magrees\x1b[0m        area"),
        ("    fits either: contradiction: x", "    fits either: \x1b[31mcontradiction\x1b[0m: x"),
        ("5 documents make 3 claims: 1 contradiction", None),
        ("  agreesable  x", None),
    ],
)
def test_what_is_coloured(line: str, told: str | None) -> None:
    assert coloured(line) == (told or line)


@pytest.mark.parametrize(("more", "escapes"), [({}, True), ({"NO_COLOR": "1"}, False)])
def test_a_run_on_a_terminal(tmp_path: Path, more: dict[str, str], escapes: bool) -> None:
    assert main(["init", str(tmp_path)]) == 0
    leader, follower = pty.openpty()
    run = subprocess.Popen(
        [sys.executable, "-m", "checker", "check"],
        cwd=tmp_path,
        env={**os.environ, "TERM": "xterm", "PYTHONPATH": str(Path(__file__).parents[1]), **more},
        stdout=follower,
    )
    os.close(follower)
    told = b""
    while True:
        try:
            piece = os.read(leader, 4096)
        except OSError:  # the other end is closed
            break
        if not piece:
            break
        told += piece
    os.close(leader)
    assert run.wait() == 1
    assert b": error" in told.replace(b"\x1b[31m", b"")
    assert (b"\x1b[31merror\x1b[0m" in told) is escapes
