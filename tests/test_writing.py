"""Files are written whole or not at all: runs at once, full disks, signals, closed pipes."""

import errno
import json
import os
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

from checker import cli
from checker.writing import NotWritten, append

ROOT = Path(__file__).parent.parent
ENVIRONMENT = {**os.environ, "PYTHONPATH": str(ROOT)}
COMMAND = [sys.executable, "-m", "checker"]
READY = (
    "from checker import cli\n"
    "from checker.__main__ import main\n"
    "command = cli.main\n"
    "def begun():\n"
    "    print('ready', flush=True); return command()\n"
    "cli.main = begun\n"
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


def _heeding_interrupts() -> None:
    """Even where the tests themselves run in the background of a shell, which ignores them."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def begun(code: str, folder: Path, *arguments: str) -> "subprocess.Popen[str]":
    """A program that has said that it is ready."""
    process = subprocess.Popen(
        [sys.executable, "-c", code, *arguments],
        cwd=folder,
        env=ENVIRONMENT,
        preexec_fn=_heeding_interrupts,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "ready\n"
    return process


# -- several at once ----------------------------------------------------------------------------


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


# -- whoever reads the output stops -------------------------------------------------------------


@pytest.mark.parametrize(
    ("files", "line", "code"),
    [
        (large("red"), "check --out json=- | head -1", 0),
        (large("red"), "check --out md=- | true", 0),
        (large("red"), "explain nobody 2>&1 | head -1", 2),
        (large("red"), "explain tower | head -1", 0),
        (BAD, "check --out github=- | head -1", 1),
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


@pytest.mark.parametrize(
    ("files", "arguments", "failing"),
    [
        (BAD | {"reports/report.md": "last\n"}, ["check"], "reports/report.md"),
        (BAD | {"s.sarif": "last\n"}, ["check", "--out", "sarif=s.sarif"], "s.sarif"),
        (BAD, ["waive", "one.tower.built_on", *ACCEPT], "rules/waivers.yaml"),
        ({}, ["init"], "rules/rules.yaml"),
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
    assert done.stdout == ""
    assert done.stderr == f"{failing}: cannot be written: {os.strerror(errno.EFBIG)}\n"
    assert {name: (tmp_path / name).read_text() for name in files_of(tmp_path)} == files


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

STOPPING = [signal.SIGINT, signal.SIGTERM, signal.SIGHUP]


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
        assert cli.main(["check", "--out", "md=a.md", "--out", "json=b.json"]) == 2
    finally:
        signal.signal(signal.SIGINT, handler)
    assert capsys.readouterr() == ("", "interrupted\n")
    assert files_of(tmp_path) == {*BAD, "a.md", "b.json"}
