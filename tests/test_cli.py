"""The command: arguments, outputs, exit codes, and what is printed where."""

import errno
import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

import pytest

from checker import command
from checker.formats import FORMATS
from checker.starter import FILES

ROOT = Path(__file__).parent.parent

WORDS = """\
entities: {tower: {label: the tower, aliases: [the spire]}, mill: {label: the mill}}
attributes:
  built_on: {label: year of building, kind: date}
  colour: {label: colour, kind: text}
  height: {label: height, kind: quantity, unit: m}
"""
ONE = """\
source: {id: one}
facts:
  - {subject: tower, attribute: built_on, value: 1900, quote: built in 1900}
"""
TWO = ONE.replace("one", "two").replace("1900", "1910")
RULES = "rules: [{id: agree, title: Documents agree, check: {agree: {}}}]\n"
GOOD = {
    "facts/words.yaml": WORDS,
    "facts/one.yaml": ONE,
    "facts/two.yaml": TWO.replace("1910", "1900"),
    "rules/rules.yaml": RULES,
}
BAD = GOOD | {"facts/two.yaml": TWO}
BROKEN = BAD | {
    "facts/three.yaml": "source: {id: three}\nfacts:\n"
    "  - {subject: towr, attribute: built_on, value: 1900-13}\n"
}

Printed = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def write(files: dict[str, str], folder: Path = Path()) -> None:
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def run(*arguments: str) -> int:
    return command.main(list(arguments))


def program(
    *arguments: str, folder: Path, **environment: str
) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, "-m", "checker", *arguments],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT), **environment},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def files_of(folder: Path) -> set[str]:
    return {p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file()}


# -- what is written and printed --------------------------------------------------------------


@pytest.mark.of_format("json", "md")
def test_without_arguments(here: Path, capsys: Printed) -> None:
    write(BAD)
    assert run("check") == 1
    assert files_of(here) == {*BAD, "reports/report.md", "reports/report.json"}
    assert Path("reports/report.md").read_text().startswith("# What the documents claim")
    assert json.loads(Path("reports/report.json").read_text())["version"] == 1
    out, err = capsys.readouterr()
    assert err == ""
    lines = out.splitlines()
    assert lines[0] == (
        "2 documents (2 origins) make 2 claims: 1 contradiction, 0 undetermined, 0 agreements."
    )
    assert lines[1] == "2 claims: 2 compared with another, 0 stand alone, 0 not looked at."
    assert re.fullmatch(
        r"facts/one\.yaml:3: error: year of building of the tower: 1900 against 1910, "
        r"at least 3288 days apart \[[0-9a-f]{12}\]",
        lines[2],
    )
    assert lines[3:] == ["Written: reports/report.md, reports/report.json"]


@pytest.mark.of_format("json")
def test_paths_of_facts_and_rules_can_be_named_and_repeated(here: Path, capsys: Printed) -> None:
    write({"a/words.yaml": WORDS, "b/one.yaml": ONE, "c/two.yaml": TWO, "d/rules.yaml": RULES})
    paths = ["--facts", "a", "--facts", "b/one.yaml", "--facts", "c", "--rules", "d/rules.yaml"]
    assert run("check", *paths, "--out", "json=out/r.json") == 1
    assert files_of(here) >= {"out/r.json"}
    assert not (here / "reports").exists()
    assert "b/one.yaml:3: error: " in capsys.readouterr().out


@pytest.mark.of_format("text", "json", "md")
def test_several_outputs(here: Path, capsys: Printed) -> None:
    write(GOOD)
    outputs = ["md=x/a.md", "md=b.md", "text=c.txt", "json=d.json"]
    assert run("check", *[word for out in outputs for word in ("--out", out)]) == 0
    assert files_of(here) - set(GOOD) == {"x/a.md", "b.md", "c.txt", "d.json"}
    assert "]: ../facts/one.yaml#L3" in Path("x/a.md").read_text()
    assert "]: facts/one.yaml#L3" in Path("b.md").read_text()
    assert capsys.readouterr().out.endswith("Written: x/a.md, b.md, c.txt, d.json\n")


@pytest.mark.of_format("json", "md")
def test_json_on_standard_output_is_all_that_is_printed(here: Path, capsys: Printed) -> None:
    write(BAD)
    assert run("check", "--out", "json=-", "--out", "md=r.md") == 1
    out, err = capsys.readouterr()
    assert json.loads(out)["summary"]["contradiction"] == 1
    assert err == ""
    assert files_of(here) - set(BAD) == {"r.md"}


@pytest.mark.of_format("json", "md")
def test_the_report_does_not_depend_on_where_the_command_runs(
    here: Path, capsys: Printed, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(BAD, here / "corpus")
    monkeypatch.chdir(here / "corpus")
    assert run("check") == 1
    first = Path("reports/report.md").read_bytes(), Path("reports/report.json").read_bytes()
    (here / "else" / "where").mkdir(parents=True)
    monkeypatch.chdir(here / "else" / "where")
    capsys.readouterr()
    corpus = "../../corpus"
    outputs = ["--out", f"md={corpus}/reports/report.md"]
    outputs += ["--out", f"json={here}/corpus/reports/report.json"]
    assert run("check", "--facts", f"{corpus}/facts", "--rules", f"{corpus}/rules", *outputs) == 1
    assert "../../corpus/facts/one.yaml:3: error: " in capsys.readouterr().out
    reports = here / "corpus" / "reports"
    assert first == ((reports / "report.md").read_bytes(), (reports / "report.json").read_bytes())


# -- exit codes ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("severity", "codes"),
    [("error", [1, 1, 1, 0]), ("warning", [0, 1, 1, 0]), ("note", [0, 0, 1, 0])],
)
def test_fail_on(severity: str, codes: list[int]) -> None:
    write(BAD | {"rules/rules.yaml": RULES.replace("check:", f"severity: {severity}, check:")})
    levels = ["error", "warning", "note", "never"]
    assert [run("check", "--fail-on", level) for level in levels] == codes


def test_what_is_undetermined_is_a_note() -> None:
    claim = "  - {subject: tower, attribute: colour, value: COLOUR}\n"
    write(
        GOOD
        | {
            "facts/one.yaml": ONE + claim,
            "facts/two.yaml": "source: {id: two}\nfacts:\n" + claim.replace("COLOUR", "red"),
        }
    )
    assert [run("check", "--fail-on", level) for level in ("error", "warning", "note")] == [0, 0, 1]


@pytest.mark.of_format("text")
def test_findings_are_told_where_no_report_can_be_written(
    capsys: Printed, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), "reports/report.md")

    write(GOOD)
    monkeypatch.setattr(os, "replace", refuse)
    assert run("check") == 2
    out, err = capsys.readouterr()
    assert out.startswith("2 documents (2 origins) make 2 claims: 0 contra")
    assert "Written" not in out
    assert f"cannot be written: {os.strerror(errno.EACCES)}" in err
    assert "`--out text=-` prints the findings" in err
    assert run("check", "--out", "text=-") == 0


def test_nothing_found(capsys: Printed) -> None:
    write(GOOD)
    assert run("check", "--fail-on", "note") == 0
    assert capsys.readouterr().out.startswith("2 documents (2 origins) make 2 claims: 0 contra")


@pytest.mark.parametrize(("more", "code"), [("", 1), ("may_match_nothing: true, ", 0)])
def test_a_rule_that_matches_nothing(capsys: Printed, more: str, code: int) -> None:
    rule = f"  - {{id: odd, title: Odd, {more}check: {{agree: {{attributes: [height]}}}}}}\n"
    write(GOOD | {"rules/more.yaml": "rules:\n" + rule})
    assert run("check") == code
    line = "rules/more.yaml:2: rule 'odd': it matches nothing"
    said = capsys.readouterr().out
    assert (line in said.splitlines()) is bool(code)
    why = "That a rule matches nothing makes the exit code 1"
    assert (why in said) is bool(code)
    assert run("check", "--fail-on", "never") == 0
    assert why not in capsys.readouterr().out


def test_where_all_are_drafts_no_rule_is_to_be_changed(capsys: Printed) -> None:
    drafts = {
        name: text.replace("facts:\n  - {", "facts:\n  - {status: draft, ")
        for name, text in GOOD.items()
    }
    write(drafts)
    assert run("check") == 1
    said = capsys.readouterr().out
    assert "Nothing was judged: 2 claims are drafts." in said
    assert "may_match_nothing" not in said


@pytest.mark.parametrize(
    ("files", "said"),
    [
        (BROKEN, r"facts/three\.yaml:3:\d+: "),
        (
            {k: v for k, v in GOOD.items() if k in ("facts/words.yaml", "rules/rules.yaml")},
            r".*no facts",
        ),
        ({k: v for k, v in GOOD.items() if "rules" not in k}, r"rules:1:1: no such folder"),
        (GOOD | {"rules/rules.yaml": "attributes: {x: {label: x, kind: date}}\n"}, r".*no rules"),
        ({k: v for k, v in GOOD.items() if "facts" not in k}, r"facts:1:1: no such folder"),
        ({}, r"facts:1:1: no such folder"),
        (GOOD | {"facts/one.yaml": ONE.replace("tower", "towr")}, r"facts/one\.yaml:3:.*towr"),
    ],
)
def test_what_cannot_be_judged(capsys: Printed, files: dict[str, str], said: str) -> None:
    write(files)
    assert run("check") == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert re.search(f"^{said}", err, re.MULTILINE), err
    assert re.search(r"^[0-9]+ problems?: nothing was judged$", err, re.MULTILINE)
    assert not Path("reports").exists()


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["frobnicate"],
        ["check", "extra"],
        ["check", "--fail-on", "mild"],
        ["check", "--fail-on"],
        ["explain"],
        ["check", "--no-such-option"],
    ],
)
def test_usage(capsys: Printed, arguments: list[str]) -> None:
    with pytest.raises(SystemExit) as error:
        run(*arguments)
    assert error.value.code == 2
    said = capsys.readouterr().err  # the rest is in the words of argparse
    if arguments:
        prog = f"checker {arguments[0]}" if arguments[0] != "frobnicate" else "checker"
        first, last = said.splitlines()
        assert first.startswith(f"{prog}: error: ")
        assert last == f"`{prog} --help` tells what there is"
    else:
        assert said.startswith("usage: checker ")


@pytest.mark.of_format("json", "md")
def test_all_outputs_that_are_wrong_are_told_at_once(capsys: Printed) -> None:
    write(GOOD)
    asked = [f"--out={word}" for word in ("pdf=a", "md", "json=b", "sarif=b")]
    assert run("check", *asked) == 2
    said = [line.partition(": ")[0] for line in capsys.readouterr().err.splitlines()]
    assert said == ["--out pdf=a", "--out md", "--out sarif=b"]


@pytest.mark.of_format("json", "md", "text")
def test_a_format_that_is_none_hides_no_place_that_cannot_be(here: Path, capsys: Printed) -> None:
    write(GOOD)
    os.symlink("elsewhere", "led")
    words = ("pdf=a", "md=facts/words.yaml", "json=checker.toml", "text=led", "sarif=good.sarif")
    assert run("check", *[f"--out={word}" for word in words]) == 2
    said = capsys.readouterr().err.splitlines()
    assert [line.partition(": ")[0] for line in said] == [
        "--out pdf=a", "facts/words.yaml", "checker.toml", "led",
    ]  # fmt: skip
    assert [line.split(": ")[1] for line in said[1:]] == [
        "input is read from here", "settings are read from here", "cannot be written",
    ]  # fmt: skip
    assert files_of(here) == set(GOOD)


def test_an_option_that_is_none_names_the_one_that_is_near(capsys: Printed) -> None:
    write(GOOD)
    with pytest.raises(SystemExit):
        run("check", "--onlynew", "more")
    said = capsys.readouterr().err.splitlines()[0]
    assert said.endswith("unrecognized arguments: --onlynew more; did you mean '--only-new'?")


@pytest.mark.parametrize(
    ("outputs", "said"),
    [
        (["pdf=a.pdf"], f"the formats are {', '.join(FORMATS)}"),
        (["mdd=a.md"], "mdd=a.md: write FORMAT=PATH; did you mean 'md'?\n"),
        (["md"], "names no file: write one, or md=- for standard output"),
        (["md="], "names no file: write one, or md=- for standard output"),
        (["=a.md"], "write FORMAT=PATH"),
        (["md=a", "json=./a"], "another output goes there already"),
        (["md=-", "json=-"], "another output goes there already"),
    ],
)
def test_outputs_that_cannot_be_meant(
    here: Path, capsys: Printed, outputs: list[str], said: str
) -> None:
    write(GOOD)
    assert run("check", *[word for out in outputs for word in ("--out", out)]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert said in err
    assert files_of(here) == set(GOOD)


@pytest.mark.of_format("text", "json", "md")
@pytest.mark.parametrize(
    "output", ["md=facts/words.yaml", "json=rules/new.yml", "text=facts/a/b.yaml", "md=link.md"]
)
def test_no_output_stands_where_input_is_read(here: Path, capsys: Printed, output: str) -> None:
    write(GOOD)
    os.symlink("facts/one.yaml", "link.md")
    assert run("check", "--out", output) == 2
    assert "input is read from here" in capsys.readouterr().err
    assert {name: Path(name).read_text() for name in GOOD} == GOOD
    assert files_of(here) == {*GOOD, "link.md"}


@pytest.mark.of_format("md")
@pytest.mark.parametrize("name", ["checker.toml", "./pyproject.toml"])
def test_no_output_stands_where_settings_are_read(capsys: Printed, name: str) -> None:
    write(GOOD)
    assert run("check", "--out", f"md={name}") == 2
    assert "settings are read from here" in capsys.readouterr().err
    assert not Path(name).exists()


@pytest.mark.of_format("md")
def test_a_file_that_is_input_is_no_output() -> None:
    write(GOOD)
    write({"all.txt": WORDS + ONE + RULES})
    assert run("check", "--facts", "all.txt", "--out", "md=./all.txt") == 2
    assert Path("all.txt").read_text() == WORDS + ONE + RULES
    assert run("check", "--out", "md=facts/report.md") == 0


# -- written whole or not at all ----------------------------------------------------------------


@pytest.mark.of_format("md")
def test_problems_leave_the_last_report_alone(
    capsys: Printed, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(BAD)
    run("check")
    before = Path("reports/report.md").read_bytes()
    write(BROKEN)
    capsys.readouterr()
    assert run("check") == 2
    assert Path("reports/report.md").read_bytes() == before
    assert re.match(r"facts/three\.yaml:3:\d+: ", capsys.readouterr().err)
    Path("deep").mkdir()
    monkeypatch.chdir("deep")
    assert run("check", "--facts", "../facts", "--rules", "../rules") == 2
    assert re.match(r"\.\./facts/three\.yaml:3:\d+: ", capsys.readouterr().err)


@pytest.mark.of_format("json", "md")
@pytest.mark.parametrize(
    ("bad", "said"),
    [
        ("json=file/r.json", "file/r.json: cannot be written: a file stands where a folder"),
        ("json=file/deep/r.json", "file/deep/r.json: cannot be written: a file stands where"),
        ("json=folder", "folder: cannot be written: it is a folder"),
        ("json=new/", "new/: cannot be written: it is a folder"),
        ("json=/dev/null", "/dev/null: cannot be written: not a file; for standard output"),
        ("json=/proc/nowhere/r.json", "/proc/nowhere/r.json: cannot be written: "),
        (f"json={'a/' * 3000}r.json", f"{'a/' * 40}...: cannot be written: too many folders"),
    ],
)
def test_one_output_that_fails_keeps_the_other_from_being_written(
    here: Path, capsys: Printed, bad: str, said: str
) -> None:
    write(BAD | {"good.md": "the last report\n", "file": "", "folder/x": ""})
    before = files_of(here)
    assert run("check", "--out", "md=good.md", "--out", bad) == 2
    out, err = capsys.readouterr()
    assert out.startswith("2 documents ")  # what was found is told all the same
    assert err.startswith(said)
    assert "Traceback" not in err
    assert Path("good.md").read_text() == "the last report\n"
    assert files_of(here) == before


@pytest.mark.of_format("json", "md")
@pytest.mark.parametrize("failing", [KeyboardInterrupt, OSError(errno.ENOSPC, "no room")])
def test_stopped_while_writing(
    here: Path, capsys: Printed, monkeypatch: pytest.MonkeyPatch, failing: object
) -> None:
    write(BAD | {"a.md": "the last report\n", "b.json": "{}\n"})
    before = files_of(here)

    def replace(*_: object) -> None:
        raise failing  # type: ignore[misc]

    monkeypatch.setattr(os, "replace", replace)
    assert run("check", "--out", "md=a.md", "--out", "json=b.json") == 2
    err = capsys.readouterr().err
    assert err.split("\n")[0] in ("interrupted", "b.json: cannot be written: no room")
    assert Path("a.md").read_text() == "the last report\n"
    assert files_of(here) == before


def test_stopped_before_writing(
    here: Path, capsys: Printed, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(BAD)

    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("checker.engine.check", interrupted)
    assert run("check") == 2
    assert capsys.readouterr() == ("", "interrupted\n")
    assert files_of(here) == set(BAD)


# -- where nothing is written -------------------------------------------------------------------

PATTERNS = """\
patterns:
  - id: built
    match: "{what:entity} was built in {when:date}"
    facts: [{subject: "{what}", attribute: built_on, value: "{when}"}]
"""
LETTER = "The tower was built in 1900.\n"
ACCEPT = ["--reason", "a misprint", "--owner", "desk", "--expires", "2999-01-01"]


@pytest.mark.of_format("json", "md")
@pytest.mark.parametrize(
    ("link", "arguments"),
    [
        ("reports/report.md", ["check"]),
        ("reports/report.md", ["check", "--out", "md=reports/report.md"]),
        ("reports/report.md", ["check", "--frozen"]),
        ("reports", ["check"]),
        ("reports", ["check", "--out", "json=reports/a/b.json"]),
        ("rules/waivers.yaml", ["waive", "one.tower.built_on", *ACCEPT]),
        ("drafts", ["extract", "letter.txt", "--into", "drafts"]),
        ("drafts/letter.yaml", ["extract", "letter.txt", "--into", "drafts"]),
    ],
)
@pytest.mark.parametrize("dangling", [False, True])
@pytest.mark.parametrize("settings", [False, True])
def test_links_of_the_repository_are_not_followed(
    here: Path, capsys: Printed, link: str, arguments: list[str], dangling: bool, settings: bool
) -> None:
    """Neither a link at the place nor one on the way, whoever names the place."""
    write({"team/.git/HEAD": "", "team/letter.txt": LETTER, "team/rules/patterns.yaml": PATTERNS})
    write(BAD, Path("team"))
    os.chdir("team")
    victim = here / "victim" / "file"
    if settings:
        write({"checker.toml": 'out = ["md=reports/report.md", "json=reports/report.json"]\n'})
    place = Path(link)
    if place.suffix:
        place.parent.mkdir(parents=True, exist_ok=True)
        goal = victim
    else:
        goal = victim.parent
    if not dangling:
        victim.parent.mkdir()
        if place.suffix:
            victim.write_text("waivers: []\n")
    place.symlink_to(goal)
    before = files_of(here)
    assert run(*arguments) == 2
    out, err = capsys.readouterr()
    assert out == ""
    refused = rf": {link} is a link, which is not followed: |{link}:1:1: a link out of its folder: "
    assert re.search(refused, err)
    assert files_of(here) == before
    if place.suffix and not dangling:
        assert victim.read_text() == "waivers: []\n"


def test_verify_writes_through_no_link(capsys: Printed) -> None:
    write(
        BAD
        | {
            "facts/sub/one.yaml": ONE.replace("1900}", "1900}").replace(
                "{id: one}", "{id: one, document: {file: one.txt}}"
            )
        }
    )
    write({"documents/one.txt": "It was built in 1900.\n"})
    Path("facts/one.yaml").unlink()
    Path("facts/sub/one.yaml").rename("facts/sub/one.yml.txt")
    Path("facts/one.yaml").symlink_to("sub/one.yml.txt")
    text = Path("facts/one.yaml").read_text().replace("1900}", "1900, verified: {offset: 0}}")
    Path("facts/one.yaml").write_text(text)
    assert run("verify", "--documents", "documents", "--write") == 2
    assert "facts/one.yaml is a link, which is not followed" in capsys.readouterr().err
    assert Path("facts/one.yaml").read_text() == text
    Path("facts/one.yaml").write_text(text.replace(", verified: {offset: 0}", ""))
    Path("facts/sub/records").write_text("")
    Path("facts/checker.lock.jsonl").symlink_to("sub/records")
    assert run("verify", "--documents", "documents", "--write") == 2
    assert "facts/checker.lock.jsonl is a link, which is not followed" in capsys.readouterr().err
    assert Path("facts/sub/records").read_text() == ""


@pytest.mark.of_format("json", "md")
def test_links_of_somebodys_own_are_followed_on_the_way(here: Path) -> None:
    """Of a home folder, or of a disk: what lies in no repository."""
    write(GOOD, Path("team"))
    write({"team/.git/HEAD": "", "disk/x": ""})
    Path("home").symlink_to("disk")
    os.chdir("team")
    assert run("check", "--out", f"md={here}/home/deep/report.md") == 0
    assert (here / "disk/deep/report.md").read_text().startswith("# What")
    Path("../home/report.json").symlink_to(here / "disk/x")
    assert run("check", "--out", "json=../home/report.json") == 2
    assert (here / "disk/x").read_text() == ""


ASTRAY = [
    ("../report.md", "stays in this folder"),
    ("reports/../../report.md", "stays in this folder"),
    ("reports/..\\\\report.md", "stays in this folder"),
    ("/tmp/report.md", "begins in this folder"),
    ("\\\\\\\\host\\\\share", "begins in this folder"),
    ("D:/report.md", "no drive and no colon"),
    ("d:report.md", "no drive and no colon"),
    ("report.md:stream", "no drive and no colon"),
    ("~/report.md", "`~` is no folder"),
    ("~ann/report.md", "`~` is no folder"),
    (".git/hooks/pre-commit", "nothing is written into .git"),
    ("sub/.GIT/config", "nothing is written into .git"),
    (".git./config", "nothing is written into .git"),
    ("Git~1/config", "nothing is written into .git"),
    (".g\\u200cit/config", "cannot be printed"),
    ("x\\n::error::boom", "has a control character"),
    ("x\\u001b[31m", "has a control character"),
]


@pytest.mark.of_format("json", "md")
@pytest.mark.parametrize(("path", "said"), ASTRAY)
@pytest.mark.parametrize("frozen", [[], ["--frozen"]])
def test_committed_settings_name_places_below_their_folder(
    here: Path, capsys: Printed, path: str, said: str, frozen: list[str]
) -> None:
    write(GOOD, Path("team"))
    os.chdir("team")
    write({"checker.toml": f'# ours\nout = ["json=x.json", "md={path}"]\n'})
    before = files_of(here)
    assert run("check", *frozen) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith(("checker.toml:2:1: out md=", "checker.toml:2:1: 'out' has a control"))
    assert err.count("\n") == 1
    assert said in err
    assert files_of(here) == before


@pytest.mark.of_format("md")
@pytest.mark.parametrize("name", ["report.md\r", "a\nb.md", "\x1b[2J", "out\t/a.md", "\x7f"])
def test_no_file_is_written_whose_name_has_a_control_character(
    here: Path, capsys: Printed, name: str
) -> None:
    write(GOOD)
    before = files_of(here)
    assert run("check", "--out", f"md={name}") == 2
    assert "has a control character: name a file without" in capsys.readouterr().err
    assert files_of(here) == before


def test_waivers_are_not_written_where_settings_lead_out(here: Path, capsys: Printed) -> None:
    write(BAD)
    write({"team/checker.toml": 'facts = ["../facts"]\nrules = ["../rules"]\n'})
    os.chdir("team")
    assert run("waive", "one.tower.built_on", *ACCEPT) == 2
    assert [line.partition(": ")[2] for line in capsys.readouterr().err.splitlines()] == [
        f"'{name}' names '../{name}', out of this folder: another place is named on the command "
        "line alone"
        for name in ("facts", "rules")
    ]
    named = ("--facts", "../facts", "--rules", "../rules")
    assert run("waive", "one.tower.built_on", *ACCEPT, *named) == 0
    assert (here / "rules" / "waivers.yaml").exists()


# -- a bug is no finding ------------------------------------------------------------------------


def broken(*_: object, **__: object) -> None:
    raise ZeroDivisionError("a story\n::error::of one")


def endless(*_: object, **__: object) -> None:
    endless()


def too_large(*_: object, **__: object) -> None:
    raise MemoryError


class Panic(BaseException):
    """As compiled libraries raise it."""


def panicking(*_: object, **__: object) -> None:
    raise Panic("at src/lib.rs")


RENDERED = {
    name: one
    for name, one in FORMATS.items()
    if not hasattr(import_module(f"checker.formats.{one.module}"), "pieces")
}
"""The formats that are written at once."""
BUGS = [
    (["check"], "checker.engine.derive", ""),
    (["check"], "checker.engine.checks.identity",
     ", while judging by rule 'agree' (rules/rules.yaml:1:9)"
     " on built_on(tower) (facts/one.yaml:3:5)"),
    (["check"], "checker.hints.hint_of", ", while looking for a slip behind rule 'agree' "),
    (["check"], "checker.judge.stories.stories", ", while putting findings together to stories"),
    *[(["check", "--out", f"{name}={path}"], f"checker.formats.{one.module}.render",
       f", while writing the report as {one.module}")
      for path, (name, one) in zip(["reports/report.md", "-"], RENDERED.items(), strict=False)],
    (["check"], "checker.command.corpus.load", ""),
    (["explain", "tower"], "checker.command.explain.explain", ", while explaining 'tower'"),
    (["check"], "checker.loading.facts.FactReader.read", ", while reading facts/one.yaml"),
    (["check"], "checker.loading.corpus.validate", ", while reading facts/one.yaml"),
    (["test"], "checker.command.test.rehearse", ""),
    (["test", "--mutate"], "checker.command.test.push_all", ""),
    (["verify", "--documents", "."], "checker.command.verify.verify", ""),
    (["extract", "a.txt"], "checker.command.extract.read_document",
     ", while drafting from a.txt"),
    (["waive", "one.tower.built_on", *ACCEPT], "checker.command.waive.with_waiver", ""),
    (["schema"], "checker.command.schema.schema_names", ""),
    (["init", "new"], "shlex.quote", ""),
]  # fmt: skip


@pytest.mark.parametrize(("arguments", "name", "doing"), BUGS)
@pytest.mark.parametrize("failing", [broken, endless, panicking])
def test_a_bug_ends_in_2_with_a_line_that_says_so(
    here: Path,
    capsys: Printed,
    monkeypatch: pytest.MonkeyPatch,
    arguments: list[str],
    name: str,
    doing: str,
    failing: Callable[..., None],
) -> None:
    write(
        BAD
        | {
            "rules/patterns.yaml": PATTERNS,
            "reports/report.md": "good\n",
            "reports/report.json": "{}\n",
            "a.txt": "Built.\n",
        }
    )
    before = {path: Path(path).read_text() for path in files_of(here)}
    monkeypatch.delenv("CHECKER_DEBUG", raising=False)
    module, _, function = name.replace(".FactReader", ":FactReader").rpartition(".")
    module, _, holder = module.partition(":")
    within = import_module(module)
    monkeypatch.setattr(getattr(within, holder) if holder else within, function, failing)
    assert run(*arguments) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("a bug in the checker, not in your files: ")
    assert err.endswith("report it with this line; CHECKER_DEBUG=1 shows the traceback\n")
    assert err.count("\n") == 1
    assert failing is not broken or "ZeroDivisionError: a story ::error::of one (" in err
    assert failing is panicking or doing in err
    if name != "shlex.quote":  # what init writes stands by then
        assert {path: Path(path).read_text() for path in files_of(here)} == before


def test_the_traceback_of_a_bug(capsys: Printed, monkeypatch: pytest.MonkeyPatch) -> None:
    write(BAD)
    monkeypatch.setenv("CHECKER_DEBUG", "1")
    monkeypatch.setattr("checker.engine.check", broken)
    assert run("check") == 2
    err = capsys.readouterr().err
    assert err.startswith("Traceback (most recent call last):\n")
    assert "in broken" in err
    assert err.splitlines()[-1].startswith("a bug in the checker")
    assert not re.search("^ *::", err, re.MULTILINE)


def test_too_little_memory_is_no_bug(capsys: Printed, monkeypatch: pytest.MonkeyPatch) -> None:
    write(BAD)
    monkeypatch.setattr("checker.judge.stories.stories", too_large)
    assert run("check") == 2
    assert capsys.readouterr().err == (
        "the memory does not suffice, while putting findings together to stories: "
        "judge fewer or smaller files at once\n"
    )
    assert not Path("reports").exists()


def test_what_is_not_installed_is_no_bug(capsys: Printed, monkeypatch: pytest.MonkeyPatch) -> None:
    write(BAD)
    missing = ModuleNotFoundError("No module named 'jsonschema_rs'", name="jsonschema_rs")
    monkeypatch.setattr("checker.engine.check", lambda *_: raised(missing))
    assert run("check") == 2
    told = "the checker is not installed whole: jsonschema_rs is missing: install it anew\n"
    assert capsys.readouterr().err == told
    missing = ModuleNotFoundError("No module named 'checker.x'", name="checker.x")
    monkeypatch.setattr("checker.engine.check", lambda *_: raised(missing))
    assert run("check") == 2
    assert capsys.readouterr().err.startswith("a bug in the checker")


def raised(error: Exception) -> None:
    raise error


def test_what_the_system_refuses_is_no_bug(
    capsys: Printed, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: object) -> None:
        raise PermissionError(13, "Permission denied", "x\ny")

    write(BAD)
    monkeypatch.setattr("checker.engine.check", refused)
    assert run("check") == 2
    assert capsys.readouterr().err == "x y: the system refuses it: Permission denied\n"


def test_a_command_that_cannot_be_loaded(tmp_path: Path) -> None:
    write({"first/yaml.py": "raise ImportError('no\\nYAML')\n"} | BAD, tmp_path)
    without = "import sys; sys.modules['checker.command'] = None\n"
    code = f"{without}from checker.__main__ import main; main()"
    done = subprocess.run(
        [sys.executable, "-c", code, "check"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 2
    assert re.fullmatch(r"the checker cannot be loaded: .*: install it anew\n", done.stderr)


VERBS = [
    "check", "check --out json=-", "check --out nonsense", "check --help", "explain tower",
    "explain nobody", "schema", "test", "test --mutate", "verify --documents .", "extract -",
    "extract a.txt --check", "init x", "",
    "waive nothing --reason r --owner o --expires 2999-01-01", "rename entity tower keep",
]  # fmt: skip


@pytest.mark.parametrize("line", VERBS)
@pytest.mark.parametrize("closed", ["<&-", ">&-", "2>&-", "<&- >&- 2>&-", "> /dev/full 2>&1"])
def test_closed_streams_make_no_traceback(tmp_path: Path, line: str, closed: str) -> None:
    write(BAD | {"a.txt": LETTER, "rules/patterns.yaml": PATTERNS}, tmp_path)
    done = subprocess.run(
        ["bash", "-c", f'"{sys.executable}" -m checker {line} {closed}'],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        stdin=subprocess.DEVNULL,
        text=True,
        check=False,
    )
    assert done.returncode in (0, 1, 2)
    for told in (done.stdout, done.stderr):
        for word in ("Traceback", "Exception", "a bug in the checker", "lost sys.std"):
            assert word not in told
    if line == "extract -" and closed == "<&-":
        assert done.stderr == "standard input: cannot be read: it is closed\n"


# -- the terminal -------------------------------------------------------------------------------


def test_control_characters_never_reach_the_terminal(capsys: Printed) -> None:
    evil = '"\\e[31m\\x9b2J\\u202e\\a\\b\\r\\nx"'
    words = WORDS.replace("label: the tower", f"label: {evil}")
    one = (
        f"source: {{id: one, title: {evil}}}\nfacts:\n"
        f"  - {{subject: tower, attribute: colour, value: {evil}, quote: {evil}, note: {evil}, "
        f"said_by: {evil}, inferred: {evil}}}\n"
    )
    rules = f"rules: [{{id: agree, title: {evil}, why: {evil}, check: {{agree: {{}}}}}}]\n"
    words = words.replace("colour, kind: text", f"{evil}, kind: text, exact: true")
    two = "source: {id: two}\nfacts: [{subject: tower, attribute: colour, value: red}]\n"
    write({"facts/w.yaml": words, "facts/1.yaml": one, "facts/2.yaml": two, "rules/r.yaml": rules})
    assert run("check") == 1
    printed = capsys.readouterr()
    identity = re.findall(r"\[([0-9a-f]{12})\]$", printed.out, re.MULTILINE)[0]
    texts = [printed.out]
    for name in (identity, "tower", "one", "agree", "one.tower.colour"):
        assert run("explain", name) == 0
        texts.append(capsys.readouterr().out)
    run("explain", "\x1b[31m")
    texts.append(capsys.readouterr().err)
    write({"facts/1.yaml": one.replace("colour", f"{evil}")})
    assert run("check") == 2
    texts.append(capsys.readouterr().err)
    for text in texts:
        assert text
        assert all(letter.isprintable() or letter == "\n" for letter in text)


@pytest.mark.of_format("json")
def test_a_reader_who_stops_early(tmp_path: Path) -> None:
    write(BAD, tmp_path)
    for verb in ("check", "check --out json=-", "schema facts"):
        done = subprocess.run(
            ["bash", "-c", f"{sys.executable} -m checker {verb} | true; echo ${{PIPESTATUS[0]}}"],
            cwd=tmp_path,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.stderr == ""
        assert done.stdout == ("0\n" if verb.startswith("schema") else "1\n")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a device of Linux")
def test_a_full_disk_behind_standard_output(tmp_path: Path) -> None:
    write(GOOD, tmp_path)
    with open("/dev/full", "w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "checker", "explain", "tower"],
            cwd=tmp_path,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
    assert done.returncode == 2
    why = os.strerror(errno.ENOSPC)
    assert done.stderr == f"standard output: cannot be written: {why}\n"


def test_a_terminal_that_knows_few_letters(tmp_path: Path) -> None:
    write(BAD | {"facts/one.yaml": ONE.replace("built in", "“bâti” in")}, tmp_path)
    done = program("explain", "one.tower.built_on", folder=tmp_path, PYTHONIOENCODING="ascii")
    assert done.returncode == 0, done.stderr
    assert "1900" in done.stdout


# -- the other verbs ----------------------------------------------------------------------------


def test_schemas(capsys: Printed) -> None:
    assert run("schema") == 0
    names = capsys.readouterr().out.split()
    assert set(names) >= {"facts", "entities", "attributes", "rules", "report"}
    for name in names:
        assert run("schema", name) == 0
        schema = json.loads(capsys.readouterr().out)
        assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"


def test_a_schema_that_is_none(capsys: Printed) -> None:
    assert run("schema", "recipes") == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("no schema 'recipes'; there are: attributes, ")


def test_init_gives_a_start_that_works(here: Path, capsys: Printed) -> None:
    assert run("init", "new place") == 0
    assert files_of(here / "new place") == set(FILES)
    assert capsys.readouterr().out.endswith("Now: cd 'new place' && checker check\n")
    os.chdir("new place")
    assert run("check") == 1
    out = capsys.readouterr().out
    assert ": 1 contradiction, 0 undetermined, 2 agreements." in out
    assert run("init") == 2
    err = capsys.readouterr().err
    assert err == "facts/council.yaml: is there already: start in another folder\n"


def test_init_here(capsys: Printed) -> None:
    assert run("init") == 0
    assert capsys.readouterr().out.splitlines() == [*FILES, "Now: checker check"]


def test_init_starts_beside_documents_and_in_no_other_corpus(here: Path, capsys: Printed) -> None:
    write({"rules/mine.yaml": "rules: []\n"})
    assert run("init") == 2
    assert capsys.readouterr().err == "rules: is there already: start in another folder\n"
    assert files_of(here) == {"rules/mine.yaml"}
    Path("rules/mine.yaml").unlink()
    Path("rules").rmdir()
    write({"notes.txt": "mine\n", ".gitignore": "x\n"})
    assert run("init") == 0
    assert files_of(here) == {"notes.txt", ".gitignore", *FILES}


def test_init_writes_over_nothing(here: Path, capsys: Printed) -> None:
    write({"rules/rules.yaml": "mine\n"})
    assert run("init") == 2
    assert files_of(here) == {"rules/rules.yaml"}
    write({"other/facts": "a file\n"})
    assert run("init", "other") == 2
    assert files_of(here) == {"rules/rules.yaml", "other/facts"}
    assert "Traceback" not in capsys.readouterr().err


@pytest.mark.parametrize(
    "name", ["one.tower.built_on", "agree", "tower", "the tower", "the spire", "two", "built_on"]
)
def test_explain(capsys: Printed, name: str) -> None:
    write(BAD)
    assert run("explain", name) == 0
    out, err = capsys.readouterr()
    assert err == ""
    assert "1900" in out or "1910" in out
    assert not Path("reports").exists()


def test_explain_a_finding_by_the_id_that_check_prints(capsys: Printed) -> None:
    write(BAD)
    run("check")
    identity = re.findall(r"\[([0-9a-f]{12})\]", capsys.readouterr().out)[0]
    assert run("explain", identity) == 0
    whole = capsys.readouterr().out
    assert run("explain", identity[:6]) == 0
    assert capsys.readouterr().out == whole
    assert "“built in 1900”" in whole
    assert "“built in 1910”" in whole
    assert "facts/two.yaml:3" in whole


def test_explain_what_is_not_there(capsys: Printed) -> None:
    write(BAD)
    assert run("explain", "castle") == 2
    assert capsys.readouterr() == (
        "",
        "'castle' is no finding, fact, rule, source, attribute or subject here\n",
    )
    write(BROKEN)
    assert run("explain", "tower") == 2


def test_as_a_module(tmp_path: Path) -> None:
    write(BAD, tmp_path)
    done = program("check", folder=tmp_path)
    assert done.returncode == 1
    assert done.stdout.startswith("2 documents")
    assert done.stderr == ""
    assert program("check", "--fail-on", "never", folder=tmp_path).returncode == 0
    assert program("nonsense", folder=tmp_path).returncode == 2
    assert re.match(r"checker [a-z0-9.]+\n", program("--version", folder=tmp_path).stdout)
    shown = program("--help", folder=tmp_path)
    assert shown.returncode == 0
    assert "exit codes: 0 nothing found" in shown.stdout
