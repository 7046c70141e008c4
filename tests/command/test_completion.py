"""What a shell completes, asked as a shell asks."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from test_cli import BAD, BROKEN, Printed, program, run, write

from checker.command.arguments import PARSERS, SHELLS


def asked(folder: Path, line: str) -> set[str]:
    """The words that may stand at the end of a line."""
    answer = folder / "answer"
    answer.unlink(missing_ok=True)
    done = program(
        folder=folder,
        COMP_LINE=line,
        COMP_POINT=str(len(line)),
        _ARGCOMPLETE="1",
        _ARGCOMPLETE_IFS="\n",
        _ARGCOMPLETE_STDOUT_FILENAME=str(answer),
    )
    assert done.returncode == 0, done.stderr
    return {word.strip() for word in answer.read_text().split("\n")}


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    write(BAD, tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("checker ver", {"verify"}),
        ("checker check --ru", {"--rule", "--rules"}),
        ("checker check --rule ", {"agree"}),
        ("checker check --source t", {"two"}),
        ("checker check --subject m", {"mill"}),
        ("checker check --fail-on n", {"note", "never"}),
        ("checker check --out sa", {"sarif="}),
        ("checker explain built", {"built_on"}),
        ("checker explain one.", {"one.tower.built_on"}),
        ("checker explain f448", {"f448c6d724b8"}),
        ("checker waive two", {"two.tower.built_on"}),
        ("checker rename source o", {"one"}),
        ("checker rename attribute co", {"colour"}),
        ("checker schema wai", {"waivers"}),
        ("checker completion z", {"zsh"}),
        ("checker check --facts facts --rule a", {"agree"}),
        ("checker check --facts nowhere --rule a", {""}),
    ],
)
def test_words_and_ids(corpus: Path, line: str, words: set[str]) -> None:
    assert asked(corpus, line) == words


def test_verbs(corpus: Path) -> None:
    assert asked(corpus, "checker ") >= {*PARSERS}


def test_ids_of_a_folder_around(corpus: Path) -> None:
    write({"checker.toml": "", "sub/x": ""}, corpus)
    (corpus / "checker.toml").write_text('fail_on = "note"\n')
    assert asked(corpus / "sub", "checker check --rule a") == {"agree"}


def test_of_what_cannot_be_read_nothing_is_completed_or_said(tmp_path: Path) -> None:
    write(BROKEN, tmp_path)
    assert asked(tmp_path, "checker explain t") == {""}


@pytest.mark.parametrize("shell", SHELLS)
def test_every_shell_is_told(capsys: Printed, shell: str) -> None:
    assert run("completion", shell) == 0
    out, err = capsys.readouterr()
    assert "checker" in out
    assert err == ""


@pytest.mark.skipif(shutil.which("bash") is None, reason="no bash on the PATH")
def test_bash_takes_what_it_is_told(corpus: Path) -> None:
    script = program("completion", "bash", folder=corpus).stdout
    done = subprocess.run(
        ["bash", "--norc", "-c", f"{script}\ncomplete -p checker"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("complete -o")


def test_no_other_run_knows_of_it(corpus: Path) -> None:
    code = (
        "import sys\nfrom checker.command import main\nmain(['check'])\n"
        "assert not {'argcomplete', 'watchfiles', 'asyncio'} & {*sys.modules}\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=corpus, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
