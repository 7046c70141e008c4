"""Every verb and option is explained where people look: in the help, and on a page."""

import re
from argparse import SUPPRESS, Action
from collections.abc import Iterator
from pathlib import Path

import pytest

from checker.command.arguments import PARSERS, parsed, whole_parser

ROOT = Path(__file__).parents[2]
PAGES = [
    "README.md",
    "checker/command/README.md",
    "checker/plugin/README.md",
    "facts/README.md",
    "rules/README.md",
    ".github/actions/checker/README.md",
]
TEXT = "\n".join((ROOT / page).read_text() for page in PAGES)


def arguments() -> Iterator[tuple[str, Action]]:
    for action in whole_parser()._actions:
        if isinstance(action.choices, dict):
            for verb, parser in action.choices.items():
                yield from ((verb, one) for one in parser._actions)


OPTIONS = sorted({word for _, one in arguments() for word in one.option_strings})


def test_every_argument_has_words_in_the_help() -> None:
    bare = [(verb, one.dest) for verb, one in arguments() if one.help in (None, "", SUPPRESS)]
    assert bare == []


@pytest.mark.parametrize("option", [one for one in OPTIONS if one not in ("-h", "--help")])
def test_every_option_stands_on_a_page(option: str) -> None:
    assert re.search(rf"(?<![\w-]){re.escape(option)}(?![\w-])", TEXT)


@pytest.mark.parametrize("verb", PARSERS)
def test_every_verb_stands_on_a_page(verb: str) -> None:
    assert f"checker {verb}" in TEXT


@pytest.mark.parametrize("option", [one for one in OPTIONS if one not in ("-h", "--help")])
def test_every_option_has_a_test(option: str) -> None:
    found = (path.read_text() for path in (ROOT / "tests").rglob("test_*.py"))
    word = re.compile(rf"(?<![\w-]){re.escape(option)}(?![\w-])")
    assert any(word.search(text) for text in found)


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("chek", "there is no 'chek'; did you mean 'check'?"),
        ("check --fail-on warnin", "there is no 'warnin'; did you mean 'warning'?"),
        ("check --color x", "there is no 'x'; there are: auto, always, never"),
        ("completion bsh", "there is no 'bsh'; did you mean 'bash'?"),
    ],
)
def test_a_word_that_is_none_of_the_choices(
    line: str, told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        parsed(line.split())
    assert ended.value.code == 2
    assert told in capsys.readouterr().err
