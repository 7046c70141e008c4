"""The command: waive, --against, --only-new, --frozen, --today, and what they say and exit with."""

import errno
import json
import os
import subprocess
from pathlib import Path

import pytest
import yaml
from jsonschema import Draft202012Validator

from checker import command
from checker.command import corpus as of_command
from checker.formats import FORMATS
from checker.judge.fresh import MOST_LINES, difference
from checker.loading.schema import schema_text

from .conftest import BOUND, ONE, RULES, TOWER, TOWN, TWO, WORDS, source, waivers, write

Printed = pytest.CaptureFixture[str]

CORPUS = {**TOWN, "rules/rules.yaml": RULES}
ACCEPT = ("--reason", "known", "--owner", "desk", "--expires", "2030-01-01")
DAY = ("--today", "2027-01-01")


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in list(os.environ):
        if name.startswith("GIT_"):
            monkeypatch.delenv(name)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.chdir(tmp_path)
    write(tmp_path, CORPUS)
    return tmp_path


def run(*arguments: str) -> int:
    return command.main(list(arguments))


def said(capsys: Printed) -> str:
    out, err = capsys.readouterr()
    assert "Traceback" not in err
    return out + err


def report() -> dict[str, object]:
    told: dict[str, object] = json.loads(Path("reports/report.json").read_text())
    Draft202012Validator(json.loads(schema_text("report"))).validate(told)
    return told


# -- checker waive ------------------------------------------------------------------------------


@pytest.mark.of_format("md", "json")
def test_waive_writes_what_check_then_heeds(capsys: Printed) -> None:
    assert run("check") == 1
    assert run("waive", TOWER, *ACCEPT, *DAY) == 0
    assert f"rules/waivers.yaml: {TOWER} is waived until 1 January 2030\n" in said(capsys)
    assert Path("rules/waivers.yaml").read_text() == (
        "# yaml-language-server: $schema=../.checker/waivers.json\n"
        "waivers:\n"
        f"  - finding: {TOWER}\n"
        "    values:\n"
        '      one.tower.built_on: "1900"\n'
        '      two.tower.built_on: "1910"\n'
        '    reason: "known"\n'
        "    owner: desk\n"
        "    expires: 2030-01-01\n"
    )
    assert run("check", *DAY) == 0
    told = report()
    assert told["summary"]["waived"] == 1  # type: ignore[index]
    assert told["waivers"]["counts"] == {"applies": 1, "unused": 0, "changed": 0, "expired": 0}  # type: ignore[index]
    page = Path("reports/report.md").read_text()
    assert "<details><summary>1 finding waived</summary>" in page
    assert f'<a id="f-{TOWER}"></a>Year of building of the tower | 1900 against 1910' in page
    assert "## Contradictions" not in page
    out = said(capsys)
    assert "1 waiver: 1 finding waived.\n" in out
    assert "error:" not in out
    run("explain", TOWER, *DAY)
    assert "  waived by desk until 1 January 2030: known (rules/waivers.yaml:3)\n" in said(capsys)


def test_waive_one_claim(capsys: Printed) -> None:
    assert run("waive", "one.tower.built_on", *ACCEPT, *DAY) == 0
    read = yaml.safe_load(Path("rules/waivers.yaml").read_text())["waivers"][0]
    assert (read["fact"], read["values"]) == ("one.tower.built_on", {"one.tower.built_on": "1900"})
    assert run("check", *DAY) == 0
    write(Path(), {"facts/one.yaml": ONE.replace("1900", "1901")})
    assert run("check", *DAY) == 1
    assert "changed: claim 'one.tower.built_on' says '1901' and no longer '1900'" in said(capsys)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("castle", *ACCEPT), "'castle' is no finding and no stated claim here"),
        ((TOWER[:6], *ACCEPT), "is no finding and no stated claim here: give the whole id"),
        (("\x1b[31m" + "x" * 500, *ACCEPT), "is no finding and no stated claim here"),
        (
            (TOWER, "--reason", "r", "--owner", "o", "--expires", "2026-12-31"),
            "--expires 2026-12-31: is past: name a day from 2027-01-01 on",
        ),
        ((TOWER, "--reason", " ", "--owner", "o", "--expires", "2030-01-01"), "--reason: is empty"),
        ((TOWER, "--reason", "r", "--owner", "", "--expires", "2030-01-01"), "--owner: is empty"),
    ],
)
def test_what_cannot_be_waived(
    here: Path, capsys: Printed, arguments: tuple[str, ...], words: str
) -> None:
    assert run("waive", *arguments, *DAY) == 2
    text = said(capsys)
    assert words in text
    assert "\x1b" not in text
    assert not (here / "rules/waivers.yaml").exists()


@pytest.mark.of_format("json")
def test_what_agrees_or_is_waived_cannot_be_waived(capsys: Printed) -> None:
    assert run("waive", TOWER, *ACCEPT, *DAY) == 0
    before = Path("rules/waivers.yaml").read_text()
    assert run("waive", TOWER, *ACCEPT, *DAY) == 2
    assert f"'{TOWER}' has a waiver at rules/waivers.yaml:3:5: change or remove" in said(capsys)
    run("check", *DAY)
    agreed = next(f["id"] for f in report()["findings"] if f["verdict"] == "agreement")  # type: ignore[attr-defined]
    assert run("waive", agreed, *ACCEPT, *DAY) == 2
    assert "agree: there is nothing to accept" in said(capsys)
    assert Path("rules/waivers.yaml").read_text() == before


@pytest.mark.parametrize("day", ["2030", "2030-02-30", "tomorrow", "20300101", "2030-W01-1", ""])
def test_days_are_written_in_one_way(capsys: Printed, day: str) -> None:
    for arguments in (
        ("waive", TOWER, "--reason", "r", "--owner", "o", "--expires", day),
        ("check", "--today", day),
    ):
        with pytest.raises(SystemExit) as error:
            run(*arguments)
        assert error.value.code == 2
        assert "is no day: write one as 2027-06-30" in said(capsys)


LAYOUTS = {
    "a comment behind the last": "waivers:\n  - fact: x.y\n    reason: r  # why\n    owner: o\n"
    "    expires: 2030-01-01\n    # of the last\n\n# the end\n",
    "no indentation": "# top\nwaivers:\n- fact: x.y\n  reason: |\n    # no comment\n\n    r\n"
    "  owner: o\n  expires: 2030-01-01\n",
    "one line each, and more below": "waivers:\n    - {fact: x.y, reason: r, owner: o, "
    "expires: 2030-01-01}\n\nentities:  # why not\n  castle: {label: the castle}\n",
    "no newline at the end": "waivers:\n  - {fact: x.y, reason: r, owner: o, expires: 2030-01-01}",
    "none yet": "waivers: []  # none\nentities: {castle: {label: the castle}}\n",
    "none yet, at the end": "entities: {castle: {label: the castle}}\nwaivers: []",
    "no key yet": "entities: {castle: {label: the castle}} # a castle",
    "other lines": "waivers:\r\n  - {fact: x.y, reason: r, owner: o, expires: 2030-01-01}\r\n",
    "a byte order mark": "\ufeffwaivers:\n  - {fact: x.y, reason: r, owner: o, "
    "expires: 2030-01-01}\n",
}


@pytest.mark.parametrize("text", LAYOUTS.values(), ids=LAYOUTS)
def test_comments_and_layout_stay(text: str) -> None:
    path = Path("rules/waivers.yaml")
    path.write_bytes(text.encode())
    assert run("waive", TOWER, *ACCEPT, *DAY) == 0
    after = path.read_bytes().decode()
    kept = text.replace("waivers: []", "waivers:").splitlines()
    rest = iter(after.splitlines())
    assert all(line.rstrip() in (other.rstrip() for other in rest) for line in kept)
    assert ("\r\n" in after) == ("\r\n" in text)
    assert after.count("\r\n") in (0, after.count("\n"))
    read = yaml.safe_load(after)["waivers"]
    assert read[-1]["finding"] == TOWER
    assert len(read) == 1 + text.count("x.y")
    assert run("check", *DAY) == 0


def test_a_layout_that_leaves_no_place(capsys: Printed) -> None:
    text = "waivers: [{fact: x.y, reason: r, owner: o, expires: 2030-01-01}]\n"
    Path("rules/waivers.yaml").write_text(text)
    assert run("waive", TOWER, *ACCEPT, *DAY) == 2
    assert "rules/waivers.yaml: cannot be written: its waivers do not stand one" in said(capsys)
    assert Path("rules/waivers.yaml").read_text() == text


@pytest.mark.of_format("md", "json")
@pytest.mark.parametrize(
    "words",
    [
        'he said "no": # not a comment',
        "- a list? {no} [nor] & *that* !either | > % @ `",
        "C:\\path \\u0041",
        "zero\u200bwidth \u202eturned \x85 \x07 \u2028 \ufeff end",
        "null",
        "2030",
        "'",
        "größer 大 🙂",
    ],
)
def test_hostile_words(words: str) -> None:
    given = ("--reason", words, "--owner", words, "--expires", "2030-01-01")
    assert run("waive", TOWER, *given, *DAY) == 0
    read = yaml.safe_load(Path("rules/waivers.yaml").read_text())["waivers"][0]
    assert read["reason"] == read["owner"] == " ".join(words.split())
    assert run("check", *DAY) == 0
    page = Path("reports/report.md").read_text()
    row = next(line for line in page.splitlines() if f"f-{TOWER}" in line and line[0] == "|")
    assert row.endswith(" |")
    report()


def test_bytes_that_are_no_text(capsys: Printed) -> None:
    given = ("--reason", "\udcff", "--owner", "o", "--expires", "2030-01-01")
    assert run("waive", TOWER, *given, *DAY) == 2
    assert not Path("rules/waivers.yaml").exists()
    assert "--reason: is not text in UTF-8" in said(capsys)


def test_rules_that_are_files_only(capsys: Printed) -> None:
    assert run("waive", TOWER, *ACCEPT, *DAY, "--rules", "rules/rules.yaml") == 2
    assert "--rules: name a folder, in which waivers.yaml is kept" in said(capsys)


# -- the day ------------------------------------------------------------------------------------


@pytest.mark.of_format("md", "json")
def test_the_committed_report_is_the_same_on_every_day_until_one_expires(capsys: Printed) -> None:
    write(Path(), {"rules/waivers.yaml": waivers(BOUND)})
    pages = {}
    for day in ("2027-01-01", "2029-12-31", "2030-01-01", "2030-01-02"):
        code = run("check", "--today", day)
        pages[day] = (code, Path("reports/report.md").read_text(), report())
    first, notice, last, after = pages.values()
    assert first == notice == last
    assert first[0] == 0
    assert after[0] == 1
    text = said(capsys)
    assert text.count("notice: it expires on 1 January 2030 (owner: desk)") == 2
    assert "rules/waivers.yaml:2: waiver of" in text
    assert "expired: its last day was 1 January 2030" in text
    assert "**1 waiver does not apply**: 1 expired." in after[1]


def test_no_clock_is_read_without_waivers(monkeypatch: pytest.MonkeyPatch, capsys: Printed) -> None:
    import datetime

    class NoClock(datetime.date):
        @classmethod
        def today(cls) -> "NoClock":
            raise AssertionError("the clock was read")

    monkeypatch.setattr(datetime, "date", NoClock)
    monkeypatch.setattr(of_command, "date", NoClock)
    assert run("check") == 1
    write(Path(), {"rules/waivers.yaml": waivers(BOUND)})
    assert run("check", *DAY) == 0
    assert run("check") == 2
    assert "the clock was read" in capsys.readouterr().err


# -- against a file -----------------------------------------------------------------------------


@pytest.mark.of_format("json")
def test_against_a_file(capsys: Printed) -> None:
    assert run("check") == 1
    Path("reports/report.json").rename("old.json")
    assert run("check", "--against", "old.json", "--only-new") == 0
    assert "Since old.json: 0 new, 0 changed, 1 known, 0 resolved.\n" in said(capsys)
    write(Path(), {"facts/three.yaml": source("three", "mill.built_on = 1860")})
    assert run("check", "--against", "old.json", "--only-new") == 1
    assert "error: new: year of building of the mill" in said(capsys)
    assert run("check", "--against", "old.json", "--only-new", "--fail-on", "never") == 0
    since = report()["since"]
    assert [row["subject"] for row in since["new"]] == ["mill"]  # type: ignore[index]
    assert since["known"] == [TOWER]  # type: ignore[index]


FAILURES = {
    "junit": "<failure ",
    "github": "::error ",
    "gitlab": '"severity": "major"',
    "sarif": '   "level": "error",\n     "message"',
}
"""By format, how it says that something fails."""


def idle() -> None:
    """Add a rule that matches nothing."""
    with Path("rules/rules.yaml").open("a") as rules:
        rules.write("  - {id: idle, title: Idle, check: {within: {attribute: height}}}\n")
    with Path("facts/words.yaml").open("a") as words:
        words.write("  height: {kind: quantity, unit: m}\n")


@pytest.mark.of_format("json")
def test_every_format_says_of_what_is_known_what_the_exit_code_says(capsys: Printed) -> None:
    """With ``--only-new`` nothing that is known is a failure anywhere; without it, all is."""
    idle()
    failures = {name: words for name, words in FAILURES.items() if name in FORMATS}
    outs = [word for name in failures for word in ("--out", f"{name}=new.{name}")]
    assert run("check", "--out", "json=old.json") == 1
    assert run("check", "--against", "old.json", *outs) == 1
    assert {name for name, words in failures.items() if words in written(name)} == {*failures}
    said(capsys)
    assert run("check", "--against", "old.json", "--only-new", *outs) == 0
    shown = said(capsys)
    assert ": error: " not in shown
    assert "Not shown, and not counted: 1 finding known; 1 rule that" in shown
    assert not [name for name, words in failures.items() if words in written(name)]


@pytest.mark.of_format("json", "junit")
def test_what_is_known_is_skipped_in_junit() -> None:
    idle()
    assert run("check", "--out", "json=old.json") == 1
    assert run("check", "--against", "old.json", "--out", "junit=new.junit") == 1
    assert written("junit").count("<error ") == 1
    against = ("--against", "old.json", "--only-new", "--out", "junit=new.junit")
    assert run("check", *against) == 0
    assert 'message="known since old.json: 1900 against 1910' in written("junit")
    assert "<error " not in written("junit")


def written(name: str) -> str:
    return Path(f"new.{name}").read_text()


@pytest.mark.of_format("json")
@pytest.mark.parametrize(
    ("against", "words"),
    [
        ("nowhere.json", "no such file; a revision is written git:REVISION"),
        ("", "is no"),
        (".", f"cannot be read: {os.strerror(errno.EISDIR)}"),
        ("facts/one.yaml", "not JSON: name a report.json that `checker check` wrote"),
        ("git:", "'' is no revision"),
        ("git:--output=x", "'--output=x' is no revision"),
        ("git:HEAD", ""),  # in the words of git
        ("http://example.org/report.json", "no such file"),
    ],
)
def test_nothing_to_hold_against(here: Path, capsys: Printed, against: str, words: str) -> None:
    assert run("check", "--against", against) == 2
    text = said(capsys)
    assert text.startswith(f"--against {against}: ")
    assert text.removeprefix(f"--against {against}: ").strip()
    assert words in text or not against
    assert not (here / "reports").exists()


def test_only_new_asks_for_what_is_known(capsys: Printed) -> None:
    assert run("check", "--only-new") == 2
    assert "--only-new: say what is known with --against FILE or git:REV" in said(capsys)


# -- against a revision -------------------------------------------------------------------------


def git(*arguments: str) -> str:
    known = ["-c", "user.name=x", "-c", "user.email=x@example.org", "-c", "commit.gpgsign=false"]
    done = subprocess.run(["git", *known, *arguments], capture_output=True, text=True, check=True)
    return done.stdout


def commit() -> None:
    git("add", "--all", ":/")
    git("commit", "-q", "-m", "facts")


@pytest.fixture
def repository() -> None:
    git("init", "-q", "-b", "main", ".")
    commit()


@pytest.mark.usefixtures("repository")
def test_against_a_revision(here: Path, capsys: Printed) -> None:
    write(here, {"facts/three.yaml": source("three", "mill.built_on = 1860")})
    (here / "facts/two.yaml").rename(here / "facts/renamed.yaml")
    assert run("check", "--against", "git:HEAD", "--only-new") == 1
    assert "Since git:HEAD: 1 new, 0 changed, 1 known, 0 resolved." in said(capsys)
    assert run("check", "--against", "git:main^{/facts}", "--only-new") == 1
    (here / "facts/three.yaml").unlink()
    assert run("check", "--against", "git:main", "--only-new") == 0
    assert git("status", "--short", "--", "facts").split() == [
        *("D", "facts/two.yaml", "??", "facts/renamed.yaml")
    ]


@pytest.mark.usefixtures("repository")
def test_a_revision_is_judged_by_the_rules_of_today(here: Path, capsys: Printed) -> None:
    more = "rules: [{id: old, title: Old, check: {range: {attribute: built_on, to: 1875}}}]\n"
    write(here, {"rules/more.yaml": more})
    assert run("check", "--against", "git:HEAD", "--only-new") == 0
    assert "Since git:HEAD: 0 new, 0 changed, 2 known, 0 resolved." in said(capsys)


@pytest.mark.usefixtures("repository")
def test_rules_of_today_that_do_not_fit_the_facts_of_then(here: Path, capsys: Printed) -> None:
    """A rule names an entity that came with it: the facts of then are judged as they were then."""
    write(here, {"facts/more.yaml": "entities: {castle: {label: the castle}}\n"})
    rule = (
        "rules: [{id: late, title: Late, may_match_nothing: true, "
        "check: {order: {first: built_on(tower), then: built_on(castle)}}}]\n"
    )
    write(here, {"rules/more.yaml": rule})
    assert run("check", "--against", "git:HEAD", "--only-new") == 0
    text = said(capsys)
    assert "0 new, 0 changed, 1 known, 0 resolved." in text
    assert "note: the rules of today do not fit the facts of then, which are judged by" in text
    assert "unknown entity 'castle'" in text


@pytest.mark.parametrize(
    ("rev", "words"),
    [
        ("HEAD~9", "git knows no revision 'HEAD~9' here: fetch it first"),
        ("origin/main", "`fetch-depth: 0`"),
        ("HEAD:facts", "git knows no revision"),
        ("no such thing", "git knows no revision"),
        ("x\ny", "git knows no revision"),
        ("-h", "'-h' is no revision"),
        ("--all", "'--all' is no revision"),
    ],
)
@pytest.mark.usefixtures("repository")
def test_revisions_that_are_none(here: Path, capsys: Printed, rev: str, words: str) -> None:
    assert run("check", "--against", f"git:{rev}") == 2
    assert words in said(capsys)
    assert not (here / "reports").exists()


@pytest.mark.usefixtures("here")
@pytest.mark.skipif(os.name == "nt", reason="the git of the test is a script")
def test_what_git_advises_is_passed_on(
    tmp_path_factory: pytest.TempPathFactory,
    monkeypatch: pytest.MonkeyPatch,
    capsys: Printed,
) -> None:
    """As where the repository belongs to somebody else, in a container."""
    folder = tmp_path_factory.mktemp("bin")
    said = "fatal: whose is it?\\n\\nTo trust it:\\n\\n\\tgit trust /here\\n"
    (folder / "git").write_text(f"#!/bin/sh\nprintf '{said}' >&2\nexit 128\n")
    (folder / "git").chmod(0o755)
    monkeypatch.setenv("PATH", f"{folder}{os.pathsep}{os.environ['PATH']}")
    assert run("check", "--against", "git:HEAD") == 2
    assert "git:HEAD: whose is it?; git advises: git trust /here\n" in capsys.readouterr().err


@pytest.mark.of_format("md", "json")
@pytest.mark.parametrize(
    ("kept", "what"),
    [
        ({}, "facts"),
        ({"facts/words.yaml": "entities: {tower: {label: the tower}}\n"}, "facts"),
        ({"facts/one.yaml": "source: {id: one}\nfacts: [towr is 1 high]\n"}, "rules"),
    ],
)
def test_all_is_new_since_a_revision_from_before_the_facts(
    here: Path, capsys: Printed, kept: dict[str, str], what: str
) -> None:
    """As in the pull request that brings the first facts, or the tool."""
    git("init", "-q", "-b", "main", ".")
    write(here, kept)
    for name in kept:
        git("add", name)
    git("commit", "-q", "--allow-empty", "-m", "before")
    write(here, CORPUS)
    assert run("check", "--against", "git:HEAD", "--only-new") == 1
    told = said(capsys)
    assert "Since git:HEAD: 1 new, 0 changed, 0 known, 0 resolved." in told
    assert f"note: there are no {what} in it yet: everything is new\n" in told
    note = f"Note: there are no {what} in it yet: everything is new."
    assert note in Path("reports/report.md").read_text()
    assert report()["since"]["note"] == note[6:-1]  # type: ignore[index]


@pytest.mark.usefixtures("here")
def test_facts_without_rules_of_then_are_judged_by_those_of_today(capsys: Printed) -> None:
    git("init", "-q", "-b", "main", ".")
    git("add", "facts")
    git("commit", "-q", "-m", "facts")
    assert run("check", "--against", "git:HEAD", "--only-new") == 0
    assert "Since git:HEAD: 0 new, 0 changed, 1 known, 0 resolved." in said(capsys)


def test_a_revision_with_broken_facts(here: Path, capsys: Printed) -> None:
    git("init", "-q", "-b", "main", ".")
    write(here, {"facts/two.yaml": TWO.replace("1910", "1910-13")})
    commit()
    write(here, {"facts/two.yaml": TWO})
    assert run("check", "--against", "git:HEAD") == 2
    text = said(capsys)
    assert text.startswith("git:HEAD: facts/two.yaml:3:")
    assert "--against git:HEAD: its facts cannot be judged\n" in text
    assert not (here / "reports").exists()


@pytest.mark.usefixtures("repository")
def test_other_folders_links_and_odd_names(
    here: Path, capsys: Printed, monkeypatch: pytest.MonkeyPatch
) -> None:
    """From elsewhere, with facts in two places, a link, and names that git would quote."""
    write(
        here,
        {
            "more/über *?[x].yaml": source("three", "bridge.built_on = 1700"),
            "more/.hidden.yaml": "broken: [",
            "more/notes.txt": "broken: [",
            "deep/x": "",
        },
    )
    (here / "facts/one.yaml").rename(here / "facts/one.source")
    (here / "facts/one.yaml").symlink_to("one.source")
    commit()
    monkeypatch.chdir(here / "deep")
    folders = ("--facts", "../facts", "--facts", "../more", "--rules", "../rules")
    assert run("check", *folders, "--against", "git:HEAD", "--only-new") == 0
    assert "0 new, 0 changed, 1 known, 0 resolved." in said(capsys)
    (here / "outside.yaml").write_text(ONE)
    (here / "facts/one.yaml").unlink()
    (here / "facts/one.yaml").symlink_to("../outside.yaml")
    commit()
    (here / "facts/one.yaml").unlink()
    (here / "facts/one.yaml").write_text(ONE)
    assert run("check", *folders, "--against", "git:HEAD") == 2
    assert "a link out of its folder: put the file itself here" in said(capsys)


@pytest.mark.usefixtures("repository")
def test_in_a_hook(monkeypatch: pytest.MonkeyPatch, capsys: Printed) -> None:
    monkeypatch.setenv("GIT_DIR", ".git")
    monkeypatch.setenv("GIT_INDEX_FILE", ".git/index")
    assert run("check", "--against", "git:HEAD", "--only-new") == 0
    assert "0 new, 0 changed, 1 known, 0 resolved." in said(capsys)


@pytest.mark.usefixtures("repository")
def test_without_git(monkeypatch: pytest.MonkeyPatch, capsys: Printed) -> None:
    monkeypatch.setenv("PATH", "/nowhere")
    assert run("check", "--against", "git:HEAD") == 2
    assert f"git cannot be run: {os.strerror(errno.ENOENT)}" in said(capsys)


# -- frozen -------------------------------------------------------------------------------------


@pytest.mark.of_format("md", "json")
def test_frozen_judges_freshness_alone(here: Path, capsys: Printed) -> None:
    assert run("check", "--frozen") == 1
    assert "reports/report.md: is not there\n" in said(capsys)
    assert not (here / "reports").exists()
    assert run("check") == 1
    said(capsys)
    assert run("check", "--frozen") == 0  # a contradiction is not its business
    assert said(capsys) == "Up to date: reports/report.md, reports/report.json\n"
    kept = Path("reports/report.md").read_bytes()
    write(here, {"facts/two.yaml": TWO.replace("1910", "1920")})
    assert run("check", "--frozen", "--fail-on", "never") == 1
    text = said(capsys)
    assert "--- reports/report.md\n+++ reports/report.md (as it would be written)\n@@ -" in text
    assert "1910" in text
    assert "1920" in text
    assert text.endswith("Out of date: run `checker check` and commit what it writes\n")
    assert Path("reports/report.md").read_bytes() == kept
    write(here, {"facts/two.yaml": "facts: ["})
    assert run("check", "--frozen") == 2
    assert run("check", "--frozen", "--out", "md=-") == 2
    assert "--frozen: holds files against what would be written" in said(capsys)


@pytest.mark.of_format("md")
def test_frozen_and_files_that_are_none(capsys: Printed) -> None:
    Path("folder").mkdir()
    assert run("check", "--frozen", "--out", "md=folder") == 2
    assert "folder: not a file" in said(capsys)
    os.mkfifo("pipe")
    assert run("check", "--frozen", "--out", "md=pipe") == 2
    Path("bad.md").write_bytes(b"\xff\xfe\x1b[31m\n")
    assert run("check", "--frozen", "--out", "md=bad.md") == 1
    assert "\x1b" not in said(capsys)


def test_a_diff_is_bounded_and_shows_what_differs() -> None:
    assert difference("x", b"a\n", "a\n") == []
    assert difference("x", b"a\r\n", "a\n") == [
        "x: differs in how its lines end: write `x text eol=lf` into .gitattributes"
    ]
    long = "y" * 5000
    told = difference("x", f"{long}a{long}\n".encode(), f"{long}b{long}\n")
    assert [len(line) < 200 for line in told] == [True] * 5
    assert "yay" in told[3]
    assert "yby" in told[4]
    old = "".join(f"{number}\n" for number in range(50_000))
    told = difference("x", old.encode(), old.replace("1", "x"))
    assert len(told) == MOST_LINES + 1
    assert told[-1].startswith("... and ")
    moved = difference("x", old.encode(), old.replace("\n40000\n", "\nnew\n"))
    assert moved[2:] == [
        *("@@ -39998,7 +39998,7 @@", " 39997", " 39998", " 39999", "-40000", "+new"),
        *(" 40001", " 40002", " 40003"),
    ]


# -- what machines are told ---------------------------------------------------------------------


@pytest.mark.of_format("json", "sarif")
def test_sarif_tells_what_is_new(here: Path) -> None:
    def states() -> list[str | None]:
        (run_,) = json.loads(Path("x.sarif").read_text())["runs"]
        return [result.get("baselineState") for result in run_["results"]]

    assert run("check", "--out", "json=kept.json", "--out", "sarif=x.sarif") == 1
    assert states() == [None]
    against = ("check", "--against", "kept.json", "--out", "sarif=x.sarif")
    assert run(*against) == 1
    assert states() == ["unchanged"]
    write(here, {"facts/three.yaml": source("three", "mill.built_on = 1860")})
    write(here, {"facts/two.yaml": TWO.replace("1910", "1911")})
    write(
        here,
        {
            "rules/more.yaml": RULES.replace("agree,", "none,")
            .replace("{}", "{attributes: [owner]}")
            .replace("parts,", "others,")
        },
    )
    assert run(*against) == 1
    assert sorted(map(str, states())) == ["new", "new", "updated"]


@pytest.mark.of_format("github")
def test_github_is_told_which_waivers_do_not_apply(here: Path, capsys: Printed) -> None:
    check = ("check", "--out", "github=-", *DAY)
    write(here, {"rules/waivers.yaml": waivers(BOUND)})
    assert run(*check) == 0
    assert "waiver" not in said(capsys)
    write(here, {"rules/waivers.yaml": waivers(f"{BOUND}, expires: 2026-01-01")})
    assert run(*check) == 1
    (notice,) = [line for line in said(capsys).splitlines() if "waiver" in line]
    assert notice.startswith(
        "::notice file=rules/waivers.yaml,line=2,title=1 waiver does not apply::"
        f"rules/waivers.yaml:2: waiver of {TOWER}: expired: "
    )
    write(
        here,
        {
            "rules/waivers.yaml": waivers(
                *[f'finding: {n:012}, values: {{one.mill.built_on: "1850"}}' for n in range(13)]
            )
        },
    )
    assert run(*check) == 1
    (notice,) = [line for line in said(capsys).splitlines() if "waiver" in line]
    assert "title=13 waivers do not apply::" in notice
    assert notice.count("%0A") == 10
    assert notice.endswith("%0Aand 3 waivers more: see the report")


# -- init ---------------------------------------------------------------------------------------


def test_each_modeline_leads_to_a_schema_that_the_file_fits(here: Path) -> None:
    run("init", "team")
    led = 0
    for path in sorted((here / "team").rglob("*.yaml")):
        first = path.read_text().splitlines()[0]
        head, _, way = first.partition("$schema=")
        assert head == "# yaml-language-server: "
        schema = json.loads((path.parent / way).read_text())
        data = yaml.load(path.read_text(), yaml.BaseLoader)
        assert set(data) <= set(schema["properties"])
        led += 1
    assert led == 6
    assert WORDS
