"""Settings: what is read, and every mistake at its place."""

import errno
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from checker.loading.settings import KEYS, Settings, misplaced, read_settings

ROOT = Path(__file__).parent.parent.parent


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def read(**files: str) -> Settings:
    for name, text in files.items():
        Path(f"{name}.toml").write_text(text)
    settings, problems = read_settings()
    assert not problems
    return settings


def wrong(**files: str) -> list[str]:
    for name, text in files.items():
        Path(f"{name}.toml").write_text(text)
    return list(map(str, read_settings()[1]))


def test_without_a_file_nothing_is_set() -> None:
    assert read() == Settings()
    assert read(pyproject="[project]\nname = 'x'\n[tool.ruff]\nfacts = 1\n") == Settings()


def test_all_settings_in_either_file() -> None:
    text = (
        'facts = ["a", "b.yaml"]\nrules = "c"\nout = ["md=x.md", "sarif=y"]\n'
        'fail_on = "note"\nlink_base = "https://host/"\n'
    )
    settings = read(checker=text)
    assert settings[:5] == (
        *(("a", "b.yaml"), ("c",), ("md=x.md", "sarif=y")),
        *("note", "https://host/"),
    )
    assert settings.place("out") == "checker.toml:3:1: out"
    Path("checker.toml").unlink()
    before = "[project]\nname = 'x'\n\n"
    settings = read(pyproject=f"{before}[tool.checker]\n{text}\n[tool.other]\nout = 3\n")
    assert settings.fail_on == "note"
    assert settings.place("out") == "pyproject.toml:7:1: out"
    assert Settings().place("out") == ""


def test_a_hyphen_does_for_the_underscore() -> None:
    assert read(checker='fail-on = "never"\n').fail_on == "never"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("\nfial_on = 1\n", f"2:1: 'fial_on' is no setting; did you mean 'fail_on'? (there are "
         f"{', '.join(KEYS)})"),
        ("zzz = 1\n", f"1:1: 'zzz' is no setting (there are {', '.join(KEYS)})"),
        (
            'out = "md=x"\n[tool.checker]\nx = 1\n',
            "2:1: 'tool' is no setting: in checker.toml settings stand without [tool.checker]",
        ),
        ("[outputs]\nx = 1\n", "1:1: 'outputs' is no setting; did you mean 'out'? (there are "
         f"{', '.join(KEYS)})"),
        ("fail_on = 'erorr'\n", "1:1: 'fail_on' must be one of error, warning, note, never; did "
         "you mean 'error'?"),
        ("fail_on = 1\n", "1:1: 'fail_on' must be a text: write fail_on = \"...\""),
        ("thousands = '.'\n", "1:1: 'thousands' is what parts groups of digits: write a comma, a "
         "space, ' or none"),
        ("# x\nfacts = 1\n", "2:1: 'facts' must be a text or a list of texts: write facts = "
         '["facts"]'),
        ("rules = []\n", "1:1: 'rules' must be a text or a list of texts: write rules = "
         '["rules"]'),
        ("out = ['md=a', 2]\n", "1:1: 'out' must be a text or a list of texts: write out = "
         '["md=reports/report.md"]'),
        ("out = {md = 'x'}\n", "1:1: 'out' must be a text or a list of texts: write out = "
         '["md=reports/report.md"]'),
        ("link_base = ''\n", "1:1: 'link_base' must be a text: write link_base = \"...\""),
        ("fail_on = 'note'\nfail-on = 'note'\n", "2:1: 'fail-on' stands here a second time, as "
         "'fail_on': remove one"),
        (f"{'k' * 90} = 1\n", f"1:1: '{'k' * 59}…' is no setting (there are {', '.join(KEYS)})"),
    ],
)  # fmt: skip
def test_mistakes(text: str, said: str) -> None:
    assert wrong(checker=text) == [f"checker.toml:{said}"]


@pytest.mark.parametrize(
    ("text", "line"),
    [("\nfacts = [\n", 3), ("facts = 'a'\nfacts = 'b'\n", 2), ("fail_on = 'note", 1)],
)
def test_what_is_not_toml_is_told_in_the_words_of_its_reader(text: str, line: int) -> None:
    (told,) = wrong(checker=text)
    assert re.fullmatch(rf"checker\.toml:{line}:[0-9]+: not TOML: \S[^()]*", told)


def test_all_mistakes_at_once_in_the_shared_file() -> None:
    text = "[tool.x]\nfacts = 1\n[ tool.y ]\n[tool.checker]\n'rules' = 1\nout = 2\n[tool.z]\na=1\n"
    assert [line.split(" must")[0] for line in wrong(pyproject=text)] == [
        "pyproject.toml:5:1: 'rules'",
        "pyproject.toml:6:1: 'out'",
    ]


def test_settings_in_two_places() -> None:
    told = wrong(checker="fail_on = 'note'\n", pyproject="\n[tool.checker]\nfail_on = 'note'\n")
    assert told == ["pyproject.toml:2:1: settings stand in checker.toml too: keep one of the two"]


def test_files_that_cannot_be_read() -> None:
    Path("checker.toml").write_bytes(b"\xff")
    assert wrong() == ["checker.toml:1:1: not UTF-8: save the file as UTF-8"]
    Path("checker.toml").unlink()
    Path("checker.toml").mkdir()
    assert wrong() == [f"checker.toml:1:1: cannot be read: {os.strerror(errno.EISDIR)}"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("# x\nfacts = " + "[" * 100_000, "2:1: nested too deep: make it flatter"),
        ("\nrules = " + "7" * 5000, "2:1: a number of that many digits is not read: remove it"),
        ('facts = ["a"\n', "2:1: not TOML: a list is opened and not closed with `]`"),
        ('rules = "a\nout = "b"\n', "1:11: not TOML: a text ends with its line: close its "
                                    "quotation mark"),
        ('thousands = ","\nthousands = " "\n', "2:16: not TOML: a key stands here a second time: "
                                              "remove one"),
        ("facts\n", "1:6: not TOML: no `=` behind a key: write key = value"),
        ('facts = "a" "b"\n', "1:13: not TOML: one value stands behind a key: write several as a "
                              "list, in `[...]`"),
        ("facts: here\n", "1:6: not TOML: TOML parts a key from its value by `=`, not by `:`"),
        ("fail_on = never\n", "1:11: not TOML: `never` is no value: put texts into straight "
         'quotation marks, as in out = ["md=reports/report.md"]'),
        ("\nout = [html=site/x.html]\n", "2:8: not TOML: `html=site/x.html]` is no value: put "
         'texts into straight quotation marks, as in out = ["md=reports/report.md"]'),
        ("rules = \u201cr\u201d\n", "1:9: not TOML: `\u201cr\u201d` is no value: put texts into "
         'straight quotation marks, as in out = ["md=reports/report.md"]'),
        ('rules = ["a\\u0000b"]\n', "1:1: 'rules' has a control character, which no path can "
         "have: remove it"),
        ('out = "md=a\\nb"\n', "1:1: 'out' has a control character, which no path can have: "
         "remove it"),
        ("\ufefffail_on = 1\r\n", "1:1: 'fail_on' must be a text: write fail_on = \"...\""),
    ],
    ids=range(14),
)  # fmt: skip
def test_what_a_parser_stumbles_over(text: str, said: str) -> None:
    assert wrong(checker=text) == [f"checker.toml:{said}"]


@pytest.mark.parametrize(
    "text", ["[[tool.checker]]\nout = 'md=x'\n", "[tool]\nchecker = 3\n", "tool.checker = []\n"]
)
def test_settings_that_are_no_table(text: str) -> None:
    assert [line.split(": ", 1)[1] for line in wrong(pyproject=text)] == [
        "'tool.checker' must be one table: begin it with [tool.checker]"
    ]


@pytest.mark.parametrize(
    "head", ["[ tool . checker ]\n", '["tool"."checker"]\n', "[tool]\nchecker.", "tool.checker."]
)
def test_settings_are_found_however_their_table_is_written(head: str) -> None:
    assert read(pyproject=head + "fail_on = 'never'\n").fail_on == "never"


def test_a_thousand_unknown_settings_are_counted() -> None:
    told = wrong(checker="".join(f"k{number} = 1\n" for number in range(1000)))
    assert len(told) == 21
    counted = "checker.toml:1:1: 1000 settings stand here: there are "
    assert f"{counted}{', '.join(KEYS)}" in told


def test_paths_where_nothing_is_are_told_where_the_setting_stands() -> None:
    Path("here").mkdir()
    settings = read(checker="\nfacts = ['here', 'claims']\n")
    assert list(map(str, misplaced(settings, "facts"))) == [
        "checker.toml:2:1: 'facts' names 'claims': no such folder: create it, or name the one "
        "that you mean"
    ]
    assert not misplaced(settings, "rules")


@pytest.mark.parametrize(
    "path", ["..", "../..", "in/../../out", "/", "{here}/../out", "led", "in/led"]
)
def test_a_path_of_the_settings_that_leads_out_of_their_folder(path: str, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "home" / "in").mkdir(parents=True)
    os.chdir("home")
    Path("led").symlink_to("../out")
    Path("in/led").symlink_to("../../out")
    path = path.format(here=Path.cwd())
    settings = read(checker=f"rules = 'in'\nfacts = ['in', '{path}']\n")
    assert len(path) > 59 or list(map(str, misplaced(settings, "facts"))) == [
        f"checker.toml:2:1: 'facts' names '{path}', out of this folder: another place is named "
        "on the command line alone"
    ]
    assert len(misplaced(settings, "facts", str(Path.cwd()))) == 1
    assert not misplaced(settings, "rules")


@pytest.mark.parametrize("path", [".", "./in", "in/../in", "{here}/in", "near", "in/.."])
def test_a_path_of_the_settings_that_stays_in_their_folder(path: str) -> None:
    Path("in").mkdir()
    Path("near").symlink_to("in")
    settings = read(checker=f"facts = ['{path.format(here=Path.cwd())}']\n")
    assert not misplaced(settings, "facts")


def test_settings_that_a_merge_has_left_open() -> None:
    text = 'facts = ["a"]\n<<<<<<< HEAD\nrules = "b"\n=======\nrules = "c"\n>>>>>>> x\n'
    assert wrong(checker=text) == [
        "checker.toml:2:1: not TOML: a merge that nobody finished: keep one side, and remove the "
        "lines of <, = and >"
    ]


@pytest.mark.parametrize("file", ["checker.toml", "pyproject.toml"])
@pytest.mark.parametrize("kind", ["pipe", "endless", "large"])
def test_no_file_of_settings_is_waited_for(file: str, kind: str) -> None:
    if kind == "pipe":
        os.mkfifo(file)
    elif kind == "endless":
        Path(file).symlink_to("/dev/zero")
    else:
        Path(file).write_bytes(b"#" * 2**21)
    why = "larger than 1 MiB: split it into several files"
    assert wrong() == [
        f"{file}:1:1: {why if kind == 'large' else 'not a regular file: put a file here'}"
    ]


@pytest.mark.parametrize("file", ["checker.toml", "pyproject.toml"])
@pytest.mark.parametrize("leads", ["nowhere.toml", "checker.toml", "pyproject.toml"])
def test_settings_behind_a_link_that_leads_nowhere_are_not_passed_over(
    file: str, leads: str
) -> None:
    Path(file).symlink_to(leads)
    (told,) = {*wrong()}
    assert told.startswith(f"{file}:1:1: cannot be read: ")


def test_the_parser_is_imported_only_for_settings() -> None:
    Path("pyproject.toml").write_text("[project]\nname = 'x'\n")
    program = (
        "import sys; from checker.loading.settings import read_settings; read_settings(); "
        "sys.exit('tomllib' in sys.modules)"
    )
    for text, code in (("", 0), ("[tool.checker]\n", 1)):
        Path("pyproject.toml").write_text(f"[project]\nname = 'x'\n{text}")
        done = subprocess.run([sys.executable, "-c", program], env={"PYTHONPATH": str(ROOT)})
        assert done.returncode == code


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ('x = """\n[tool.checker]\nout = 1\n"""\n[tool.checker]\n# out = 2\nout = 3\n', 7),
        ("[tool]\nx = ['out']\nchecker = {facts = 'f', out = 3}\n", 3),
        ("[tool.checker]\nfacts = [\n  'out',  # out\n]\n'out' = [\n  3,\n]\n", 5),
        ("\n[tool.checker.out]\nmd = 'x'\n", 2),
        ("\n[tool]\n\n'checker' . 'out' = 3\n", 4),
        ('[tool.checker]\n"\\u006fut" = 3\n', 1),  # nobody looks for that
    ],
)
def test_a_setting_stands_where_toml_has_it(text: str, line: int) -> None:
    (told,) = wrong(pyproject=text)
    assert told.startswith(f"pyproject.toml:{line}:1: 'out' must be a text or a list of texts")


def test_in_a_long_file_a_setting_is_not_looked_for() -> None:
    (told,) = wrong(checker="# out\n" * 20_000 + "out = 1\n")
    assert told.startswith("checker.toml:1:1: 'out' must be")
