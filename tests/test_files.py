"""Files are written whole or not at all: runs at once, full disks, signals, closed pipes."""

import errno
import json
import os
import re
import resource
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from test_cli import BAD, BROKEN, GOOD, files_of, program, write

from checker import command, drafting
from checker import files as written
from checker.command import changes
from checker.command import corpus as corpus_of
from checker.files import Changed, NotWritten, append

ROOT = Path(__file__).parent.parent
ENVIRONMENT = {**os.environ, "PYTHONPATH": str(ROOT)}
COMMAND = [sys.executable, "-m", "checker"]
READY = (
    "from checker import command\n"
    "from checker.__main__ import main\n"
    "first = command.main\n"
    "def begun():\n"
    "    print('ready', flush=True); return first()\n"
    "command.main = begun\n"
    "main()"
)
SLOW = (
    "import os, time\n"
    "replace = os.replace\n"
    "def slowly(*of):\n"
    "    os.replace = replace\n"
    "    print('ready', flush=True); time.sleep(0.3); replace(*of)\n"
    "os.replace = slowly\n"
    "from checker.__main__ import main\n"
    "main()"
)


def large(colour: str, towers: int = 400) -> dict[str, str]:
    """A corpus whose report is no matter of one write: it is larger than any buffer."""
    names = "".join(f"  tower{n}: {{label: tower {n}}}\n" for n in range(towers))
    claims = "".join(
        f"  - {{subject: tower{n}, attribute: colour, value: {colour}}}\n" for n in range(towers)
    )
    return GOOD | {
        "facts/towers.yaml": f"entities:\n{names}",
        "facts/three.yaml": f"source: {{id: three}}\nfacts:\n{claims}",
        "facts/four.yaml": f"source: {{id: four}}\nfacts:\n{claims}",
    }


STOPPING = [signal.SIGINT, signal.SIGTERM, signal.SIGHUP]


def _heeding_signals() -> None:
    """Even where the tests themselves run in the background or under nohup, which ignore some."""
    for number in STOPPING:
        signal.signal(number, signal.SIG_DFL)


def begun(code: str, folder: Path, *arguments: str) -> "subprocess.Popen[str]":
    """A program that has said that it is ready."""
    process = subprocess.Popen(
        [sys.executable, "-c", code, *arguments],
        cwd=folder,
        env=ENVIRONMENT,
        preexec_fn=_heeding_signals,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "ready\n"
    return process


# -- several at once ----------------------------------------------------------------------------


@pytest.mark.of_format("json")
def test_of_reports_that_are_written_at_once_one_stays(tmp_path: Path) -> None:
    whole = set()
    for name, colour in (("a", "red"), ("b", "green")):
        write(large(colour, 300 if name == "a" else 600), tmp_path / name)
        done = program("check", "--out", "json=first.json", folder=tmp_path / name)
        assert done.returncode < 2, done.stderr
        whole.add((tmp_path / name / "first.json").read_text())
    assert len(whole) == 2
    report = tmp_path / "shared" / "report.json"
    waiting = [
        subprocess.Popen(
            [*COMMAND, "check", "--out", f"json={report}"],
            cwd=tmp_path / name,
            env=ENVIRONMENT,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
        )
        for name in "ababab"
    ]
    seen: set[str] = set()
    while any(process.poll() is None for process in waiting):
        if report.exists():
            seen.add(report.read_text())
    for process in waiting:
        assert process.communicate()[1] == b""
    assert seen | {report.read_text()} <= whole
    assert files_of(tmp_path / "shared") == {"report.json"}


def test_of_waivers_that_are_added_at_once_none_is_lost(tmp_path: Path) -> None:
    claims = [f"three.tower{number}.colour" for number in range(12)]
    write(large("red", 12), tmp_path)
    waiting = [
        subprocess.Popen(
            [*COMMAND, "waive", claim, *ACCEPT],
            cwd=tmp_path,
            env=ENVIRONMENT,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
        )
        for claim in claims
    ]
    for process in waiting:
        assert process.communicate()[1] == b""
        assert process.returncode == 0
    text = (tmp_path / "rules" / "waivers.yaml").read_text()
    assert all(f"fact: {claim}\n" in text for claim in claims)
    assert text.count("- fact: ") == len(claims)


def test_of_two_waivers_of_one_claim_one_is_refused(tmp_path: Path) -> None:
    write(BAD, tmp_path)
    first = begun(SLOW, tmp_path, "waive", "one.tower.built_on", *ACCEPT)
    second = program("waive", "one.tower.built_on", *ACCEPT, folder=tmp_path)
    first.communicate()
    assert (first.returncode, second.returncode) == (0, 2)
    assert "has a waiver at rules/waivers.yaml:3" in second.stderr
    assert (tmp_path / "rules" / "waivers.yaml").read_text().count("- fact: ") == 1


def test_what_is_edited_meanwhile_is_not_overwritten(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """By an editor, which asks for no lock: the waiver is added to what is there by then."""
    write(BAD | {"rules/waivers.yaml": "waivers: []\n"}, tmp_path)
    monkeypatch.chdir(tmp_path)
    lock = written._lock
    edits = iter(["# one\nwaivers: []\n", "# two\nwaivers: []\n"])

    def edited(folder: str) -> Any:
        if text := next(edits, ""):
            Path("rules/waivers.yaml").write_text(text)
        return lock(folder)

    monkeypatch.setattr(written, "_lock", edited)
    assert command.main(["waive", "one.tower.built_on", *ACCEPT]) == 0
    text = Path("rules/waivers.yaml").read_text()
    assert text.startswith("# two\nwaivers:\n  - fact: one.tower.built_on\n")
    capsys.readouterr()
    monkeypatch.setattr(written, "_lock", lock)
    monkeypatch.setattr(changes, "MOST_TRIES", 2)

    def refused(*_: object) -> None:
        raise Changed("rules/waivers.yaml: was changed meanwhile: run the command again")

    monkeypatch.setattr(written, "_refuse_what_changed", refused)
    assert command.main(["waive", "two.tower.built_on", *ACCEPT]) == 2
    assert "was changed meanwhile: run the command again" in capsys.readouterr().err
    assert Path("rules/waivers.yaml").read_text() == text


Meanwhile = Callable[[str, str], None]


@pytest.fixture
def meanwhile(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Meanwhile:
    """Has somebody else write a file once the corpus has been read, the first time only."""
    monkeypatch.chdir(tmp_path)
    read = corpus_of.load

    def prepared(path: str, text: str) -> None:
        left = [text]

        def corpus(*of: Any, **more: Any) -> Any:
            found = read(*of, **more)
            if left:
                Path(path).write_text(left.pop())
            return found

        monkeypatch.setattr(corpus_of, "load", corpus)

    return prepared


def test_a_waiver_that_somebody_adds_after_the_reading_counts(
    meanwhile: Meanwhile, capsys: pytest.CaptureFixture[str]
) -> None:
    write(BAD)
    assert command.main(["waive", "one.tower.built_on", *ACCEPT]) == 0
    waived = Path("rules/waivers.yaml").read_text()
    Path("rules/waivers.yaml").unlink()
    meanwhile("rules/waivers.yaml", waived)
    capsys.readouterr()
    assert command.main(["waive", "one.tower.built_on", *ACCEPT]) == 2
    assert "has a waiver at rules/waivers.yaml:3" in capsys.readouterr().err
    assert Path("rules/waivers.yaml").read_text() == waived


def test_no_record_is_made_of_what_was_edited_after_the_reading(
    meanwhile: Meanwhile, capsys: pytest.CaptureFixture[str]
) -> None:
    claim = "source: {id: s, document: {file: s.txt}}\nfacts:\n"
    claim += "  - {subject: tower, attribute: built_on, value: 1903, quote: built in 1903}\n"
    write(BAD | {"facts/s.yaml": claim, "papers/s.txt": "It was built in 1903.\n"})
    edited = claim.replace("value: 1903", "value: 1930")
    meanwhile("facts/s.yaml", edited)
    arguments = ["verify", "--documents", "papers", "--write"]
    assert command.main(arguments) == 1  # it begins anew, and 1930 is not in the quote
    assert "does not carry" in capsys.readouterr().out
    assert Path("facts/s.yaml").read_text() == edited
    lock = Path("facts/checker.lock.jsonl")
    recorded = lock.read_bytes()
    lock.unlink()
    assert command.main(arguments) == 1
    assert lock.read_bytes() == recorded


def test_drafts_that_somebody_edits_after_the_reading_stay(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    patterns = 'patterns:\n  - {id: built, match: "built in {d:date}", facts: '
    patterns += '[{subject: tower, attribute: built_on, value: "{d}"}]}\n'
    paper = "The tower was built in 1903.\n"
    write(BAD | {"rules/patterns.yaml": patterns, "papers/s.txt": paper})
    assert command.main(["extract", "papers"]) == 0
    reviewed = Path("facts/s.yaml").read_text().replace("status: draft", "status: reviewed")
    Path("papers/s.txt").write_text(f"{paper}The mill was built in 1904.\n")
    draft = drafting.Drafter.draft

    def edited(*arguments: Any) -> Any:
        outcome = draft(*arguments)
        Path("facts/s.yaml").write_text(reviewed)
        return outcome

    monkeypatch.setattr(drafting.Drafter, "draft", edited)
    capsys.readouterr()
    assert command.main(["extract", "papers"]) == 0  # it begins anew
    assert "status: reviewed" in Path("facts/s.yaml").read_text()
    assert "1904" in Path("facts/s.yaml").read_text()


def test_without_locks_what_changed_is_seen_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unknown(*_: object) -> None:
        raise OSError(38, "Function not implemented")

    monkeypatch.setattr(written.fcntl, "flock", unknown)
    monkeypatch.chdir(tmp_path)
    write({"a": "old\n"})
    with pytest.raises(Changed, match="a: was changed meanwhile"):
        written.write({"a": "new\n"}, instead={"a": None})
    with pytest.raises(Changed):
        written.write({"b": "new\n"}, instead={"b": b"old\n"})
    assert files_of(tmp_path) == {"a"}
    written.write({"a": "new\n", "b": "new\n"}, instead={"a": b"old\n", "b": None})
    assert (Path("a").read_text(), Path("b").read_text()) == ("new\n", "new\n")


def test_a_folder_that_another_program_never_leaves(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(written, "_PATIENCE", 0)
    with written._lock(str(tmp_path)) as locked:
        assert locked
        with pytest.raises(NotWritten, match="another program keeps writing here"):
            written.write({str(tmp_path / "a"): "text"})
    written.write({str(tmp_path / "a"): "text"})


@pytest.mark.parametrize("linked", [True, False])
def test_where_one_file_cannot_be_put_in_place_none_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, linked: bool
) -> None:
    monkeypatch.chdir(tmp_path)
    write({"a": "old a\n", "sub/c": "old c\n"})
    replace = os.replace

    def refused(source: str, place: str) -> None:
        if place.endswith("sub/c"):
            raise PermissionError(13, "Permission denied", source, None, place)
        replace(source, place)

    def no_links(*_: object) -> None:
        raise OSError(95, "Operation not supported")

    monkeypatch.setattr(os, "replace", refused)
    if not linked:
        monkeypatch.setattr(os, "link", no_links)
    with pytest.raises(NotWritten, match="sub/c: cannot be written: Permission denied"):
        written.write({"a": "new\n", "b": "new\n", "sub/c": "new\n", "d": "new\n"})
    assert {name: Path(name).read_text() for name in files_of(tmp_path)} == {
        "a": "old a\n",
        "sub/c": "old c\n",
    }
    monkeypatch.setattr(os, "replace", replace)
    written.write({"a": "new\n", "b": "new\n", "sub/c": "new\n"})
    assert files_of(tmp_path) == {"a", "b", "sub/c"}


# -- what runs leave that were killed -----------------------------------------------------------

KILLED = (
    "import os, signal\n"
    "os.replace = lambda *_: os.kill(os.getpid(), signal.SIGKILL)\n"
    "from checker.__main__ import main\n"
    "main()"
)


@pytest.mark.of_format("json")
def test_the_next_run_removes_what_a_killed_one_left(tmp_path: Path) -> None:
    write(BAD | {"reports/report.md": "last\n", "reports/.checker-notes": "mine\n"}, tmp_path)
    kept = {"reports/.checker-0123456789abcdef/file", "reports/checker-0123456789abcdef"}
    write(dict.fromkeys(kept, "mine\n"), tmp_path)
    before = files_of(tmp_path)
    done = subprocess.run([sys.executable, "-c", KILLED, "check"], cwd=tmp_path, env=ENVIRONMENT)
    assert done.returncode == -signal.SIGKILL
    left = files_of(tmp_path) - before
    assert left
    assert all(re.fullmatch(r"reports/\.checker-[0-9a-f]{16}", name) for name in left)
    assert (tmp_path / "reports" / "report.md").read_text() == "last\n"
    assert program("check", folder=tmp_path).returncode == 1
    assert files_of(tmp_path) == {*before, "reports/report.json"}


def test_what_runs_are_writing_is_left_to_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where a folder cannot be locked, only what is old is surely of no run any more."""
    young, old, link = (tmp_path / f".checker-{digit * 16}" for digit in "abc")
    young.write_text("x")
    old.write_text("x")
    os.utime(old, (1, 1))
    link.symlink_to(old)
    monkeypatch.setattr(written, "_locked", lambda *_: False)
    written.write({str(tmp_path / "a"): "text"})
    assert files_of(tmp_path) - {link.name} == {"a", young.name}
    monkeypatch.undo()
    written.write({str(tmp_path / "a"): "text"})
    assert {path.name for path in tmp_path.iterdir()} == {"a", link.name}


# -- whoever reads the output stops -------------------------------------------------------------


@pytest.mark.of_format("json", "md")
@pytest.mark.parametrize(
    ("files", "line", "code"),
    [
        (large("red"), "check --out json=- | head -1", 0),
        (large("red"), "check --out md=- | true", 0),
        (large("red"), "explain nobody 2>&1 | head -1", 2),
        (large("red"), "explain tower | head -1", 0),
        pytest.param(
            BAD, "check --out github=- | head -1", 1, marks=pytest.mark.of_format("github")
        ),
        (GOOD, "--help | true", 0),
        (GOOD, "check --help | true", 0),
        (BROKEN, "check 2>&1 | true", 2),
        (GOOD, "check --fail-on mild 2>&1 | true", 2),
        (BROKEN, "check 2> /dev/full", 2),
        (BAD, "check > /dev/full", 2),
        (BAD, "check >&-", 1),
        (BROKEN, "check 2>&-", 2),
    ],
)
def test_nobody_reads(tmp_path: Path, files: dict[str, str], line: str, code: int) -> None:
    write(files, tmp_path)
    done = subprocess.run(
        ["bash", "-c", f'"{sys.executable}" -m checker {line}; exit ${{PIPESTATUS[0]}}'],
        cwd=tmp_path,
        env=ENVIRONMENT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == code
    for told in (done.stdout, done.stderr):
        assert "Traceback" not in told
        assert "Exception" not in told
        assert "BrokenPipe" not in told


# -- a disk that is full ------------------------------------------------------------------------


def _at_most(size: int) -> Callable[[], None]:
    return lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))


ACCEPT = ["--reason", "x" * 2000, "--owner", "desk", "--expires", "2999-01-01"]


@pytest.mark.of_format("md")
@pytest.mark.parametrize(
    ("files", "arguments", "failing"),
    [
        (BAD | {"reports/report.md": "last\n"}, ["check"], "reports/report.md"),
        pytest.param(
            *(BAD | {"s.sarif": "last\n"}, ["check", "--out", "sarif=s.sarif"], "s.sarif"),
            marks=pytest.mark.of_format("sarif"),
        ),
        (BAD, ["waive", "one.tower.built_on", *ACCEPT], "rules/waivers.yaml"),
        ({}, ["init"], "rules/attributes.yaml"),
    ],
    ids=["check", "sarif", "waive", "init"],
)
def test_a_full_disk(
    tmp_path: Path, files: dict[str, str], arguments: list[str], failing: str
) -> None:
    write(files, tmp_path)
    done = subprocess.run(
        [*COMMAND, *arguments],
        cwd=tmp_path,
        env={**ENVIRONMENT, "PYTHONDONTWRITEBYTECODE": "1"},
        preexec_fn=_at_most(500),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 2
    assert bool(done.stdout) is (arguments[0] == "check")  # what was found is told all the same
    first = done.stderr.splitlines()[0]
    assert first == f"{failing}: cannot be written: {os.strerror(errno.EFBIG)}"
    assert {name: (tmp_path / name).read_text() for name in files_of(tmp_path)} == files


@pytest.mark.of_format("github", "md")
def test_what_cannot_be_appended_leaves_the_file_as_it_was(tmp_path: Path) -> None:
    summary = tmp_path / "summary.md"
    summary.write_text("before\n")
    write(BAD, tmp_path)
    done = subprocess.run(
        [*COMMAND, "check", "--out", "github=-"],
        cwd=tmp_path,
        env={**ENVIRONMENT, "GITHUB_STEP_SUMMARY": str(summary), "PYTHONDONTWRITEBYTECODE": "1"},
        preexec_fn=_at_most(500),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 2
    assert done.stderr == f"{summary}: cannot be written: {os.strerror(errno.EFBIG)}\n"
    assert summary.read_text() == "before\n"
    with pytest.raises(NotWritten, match=os.strerror(errno.EISDIR)):
        append(str(tmp_path), "x")


# -- signals ------------------------------------------------------------------------------------


@pytest.mark.of_format("json", "md")
@pytest.mark.parametrize("number", STOPPING)
def test_a_signal_while_files_are_written_waits_for_them(
    tmp_path: Path, number: signal.Signals
) -> None:
    write(BAD | {"a.md": "last\n", "b.json": "last\n"}, tmp_path)
    outputs = ["--out", "md=a.md", "--out", "json=b.json"]
    process = begun(SLOW, tmp_path, "check", *outputs)
    process.send_signal(number)
    _, err = process.communicate()
    assert (process.returncode, err) == (-number, "")
    assert (tmp_path / "a.md").read_text().startswith("# What the documents claim")
    assert json.loads((tmp_path / "b.json").read_text())["version"] == 1
    assert files_of(tmp_path) == {*BAD, "a.md", "b.json"}


@pytest.mark.of_format("json")
def test_signals_at_many_moments(tmp_path: Path) -> None:
    """The report is the old one or the new one, nothing else is left, and nothing is shown."""
    write(large("red", 1500), tmp_path)
    report = tmp_path / "reports" / "report.json"
    start = time.monotonic()
    process = begun(READY, tmp_path, "check")
    process.communicate()
    lasts = time.monotonic() - start
    new = report.read_text()
    before = files_of(tmp_path)
    ends = set()
    moments = 10
    for moment in range(moments):
        for number in (signal.SIGINT, signal.SIGTERM):
            report.write_text("last\n")
            process = begun(READY, tmp_path, "check")
            time.sleep(lasts * 1.1 * moment / moments)
            process.send_signal(number)
            _, err = process.communicate()
            assert err == ""
            assert process.returncode in (-number, 0)
            assert report.read_text() in ("last\n", new)
            assert files_of(tmp_path) == before
            ends.add(process.returncode)
    assert {-signal.SIGINT, -signal.SIGTERM} <= ends


@pytest.mark.parametrize("arguments", [["waive", "one.tower.built_on", *ACCEPT], ["init", "new"]])
@pytest.mark.parametrize("number", STOPPING)
def test_other_verbs_write_whole_files_too(
    tmp_path: Path, number: signal.Signals, arguments: list[str]
) -> None:
    write(BAD, tmp_path)
    process = begun(SLOW, tmp_path, *arguments)
    process.send_signal(number)
    assert process.communicate()[1] == ""
    assert process.returncode == -number
    assert not [name for name in files_of(tmp_path) if "checker-" in name]
    if arguments[0] == "init":
        assert len(files_of(tmp_path / "new")) > 10
    else:
        assert (tmp_path / "rules" / "waivers.yaml").read_text().endswith("expires: 2999-01-01\n")


def test_a_signal_that_is_ignored_stays_so(tmp_path: Path) -> None:
    """As for a program that a shell has put into the background."""
    write(BAD, tmp_path)
    ignoring = "import signal; signal.signal(signal.SIGINT, signal.SIG_IGN)\n" + SLOW
    process = begun(ignoring, tmp_path, "check")
    process.send_signal(signal.SIGINT)
    process.communicate()
    assert process.returncode == 1


@pytest.mark.of_format("json", "md")
def test_an_interrupt_in_a_program_that_calls_the_command(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    write(BAD, tmp_path)
    monkeypatch.chdir(tmp_path)
    replace = os.replace

    def interrupted(*of: Any) -> None:
        signal.raise_signal(signal.SIGINT)
        replace(*of)

    monkeypatch.setattr(os, "replace", interrupted)
    handler = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        assert command.main(["check", "--out", "md=a.md", "--out", "json=b.json"]) == 2
    finally:
        signal.signal(signal.SIGINT, handler)
    assert capsys.readouterr() == ("", "interrupted\n")
    assert files_of(tmp_path) == {*BAD, "a.md", "b.json"}


@pytest.mark.parametrize("most", [0, 10, 1_000_000])
def test_a_text_that_comes_in_pieces_is_written_whole_however_long(
    most: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(written, "_MOST_HELD", most)
    path = tmp_path / "new" / "x.json"
    written.write({str(path): (f"é{number}\n" for number in range(100))})
    assert path.read_text().splitlines() == [f"é{number}" for number in range(100)]
    assert os.listdir(path.parent) == ["x.json"]


def test_where_a_piece_fails_nothing_is_written(tmp_path: Path) -> None:
    path = tmp_path / "x.json"
    path.write_text("old")
    with pytest.raises(ZeroDivisionError):
        written.write({str(path): (str(1 // n) for n in (1, 0))})
    assert path.read_text() == "old"
    assert os.listdir(tmp_path) == ["x.json"]
