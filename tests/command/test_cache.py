"""What was parsed is kept from run to run, never trusted, and nowhere that nobody asked for."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from checker.command import cache as cached
from checker.command import main
from checker.loading import aside, corpus
from checker.loading import cache as loading
from checker.loading.files import read_bytes
from checker.loading.packed import PackedFile, packed, portion_of

WORDS = """\
attributes:
  height: {label: height, kind: quantity, unit: m}
entities:
  beacon: {label: Beacon, type: tower}
rules:
  - {id: alike, title: Heights agree, check: {agree: {}}}
"""
KEPT = Path(".checker/cache/parsed.txt")
KEY = Path("home/checker/key")

Parsed = Callable[[], list[str]]


@pytest.fixture
def parsed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Parsed:
    """A project in which any file is large, and a portion of its own; gives the files that were
    parsed since it was asked."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "home"))
    monkeypatch.setattr(corpus, "LARGE", 0)
    monkeypatch.setattr(aside, "AT_ONCE", 1)
    monkeypatch.setattr(aside, "_processors", lambda: 1)
    (tmp_path / "town" / ".git").mkdir(parents=True)
    monkeypatch.chdir(tmp_path / "town")
    for folder in ("facts", "rules"):
        Path(folder).mkdir()
    Path("rules/words.yaml").write_text(WORDS)
    for name, height in (("guide", 41), ("survey", 43)):
        claim(name, height)
    names: list[str] = []

    def counted(data: bytes, name: str) -> PackedFile | None:
        names.append(name)
        return packed(data, name)

    monkeypatch.setattr("checker.loading.aside.packed", counted)

    def since() -> list[str]:
        found = [Path(name).stem for name in names if name.startswith("facts/")]
        names.clear()
        return found

    return since


def claim(source: str, height: object) -> None:
    Path(f"facts/{source}.yaml").write_text(
        f"source: {{id: {source}}}\nfacts:\n"
        f"  - {{subject: beacon, attribute: height, value: {height}}}\n"
    )


def report() -> bytes:
    return Path("reports/report.json").read_bytes()


@pytest.mark.of_format("json")
def test_a_second_run_parses_only_what_changed(parsed: Parsed) -> None:
    assert main(["check"]) == 1
    assert parsed() == ["guide", "survey"]
    before = report()
    assert main(["check"]) == 1
    assert parsed() == []
    assert report() == before
    claim("survey", 41)
    assert main(["check"]) == 0
    assert parsed() == ["survey"]
    assert main(["check"]) == 0
    assert parsed() == []


def test_it_is_ignored_by_git_and_lies_in_the_project(parsed: Parsed) -> None:
    main(["check"])
    assert Path(".checker/cache/.gitignore").read_text() == "*\n"
    assert sorted(os.listdir(".checker/cache")) == [".gitignore", "parsed.txt"]
    parsed()


def test_a_key_is_made_that_only_this_user_reads(parsed: Parsed, tmp_path: Path) -> None:
    main(["check"])
    status = (tmp_path / KEY).stat()
    assert (status.st_size, status.st_mode & 0o777) == (32, 0o600)
    parsed()


def test_no_cache_reads_and_leaves_none(parsed: Parsed) -> None:
    main(["check", "--no-cache"])
    assert not KEPT.exists()
    main(["check"])
    parsed()
    main(["check", "--no-cache"])
    assert parsed() == ["guide", "survey"]


@pytest.mark.of_format("json")
@pytest.mark.parametrize(
    "arguments",
    [
        ["--facts", "facts"],
        ["--rules", "rules"],
        pytest.param(["--out", "text=-"], marks=pytest.mark.of_format("text")),
        ["--frozen"],
        ["--facts", "facts", "--rules", "rules", "--out", "json=x.json"],
    ],
)
def test_nothing_is_left_where_nobody_asked_for_a_project(
    arguments: list[str], parsed: Parsed, tmp_path: Path
) -> None:
    main(["check", *arguments])
    assert parsed() == ["guide", "survey"]
    assert not Path(".checker").exists()
    assert not (tmp_path / "home").exists()


def test_small_corpora_leave_nothing(parsed: Parsed, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(corpus, "LARGE", 10_000)
    main(["check"])
    assert not Path(".checker").exists()
    assert parsed() == []


@pytest.mark.of_format("json")
@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b'"height","43', b'"height","41'),
        (b"survey", b"sketch"),
        (b'"height"', b'"length"'),
        (b"[3],[[5]]", b"[4],[[5]]"),
        (b"]]\n", b"]\n"),
        (b"\t", b"\n"),
        (b"\n", b""),
        (b"{", b"\xff{"),
    ],
)
def test_what_was_changed_in_it_does_not_count(old: bytes, new: bytes, parsed: Parsed) -> None:
    main(["check"])
    before, kept = report(), KEPT.read_bytes()
    parsed()
    assert old in kept
    KEPT.write_bytes(kept.replace(old, new))
    assert main(["check"]) == 1
    assert report() == before
    assert parsed()
    assert KEPT.read_bytes() == kept


@pytest.mark.of_format("json")
def test_no_more_is_read_than_can_be_of_the_files(
    parsed: Parsed, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever somebody committed: it is read before its seals are."""
    held: list[int] = []

    def read(found: tuple[str, str], most: int = 0) -> object:
        data = read_bytes(found, most)
        held.append(len(data) if isinstance(data, bytes) else 0)
        return data

    monkeypatch.setattr(loading, "read_bytes", read)
    main(["check"])
    before, kept = report(), KEPT.read_bytes()
    KEPT.write_bytes(kept + b"0" * 100_000)
    parsed()
    assert main(["check"]) == 1
    assert parsed() == ["guide", "survey"]
    assert (report(), KEPT.read_bytes()) == (before, kept)
    main(["check"])
    assert parsed() == []
    assert held == [0, len(kept)]  # without a key of the user nothing is read, either


def test_of_the_shortest_words_all_places_fit() -> None:
    listed = ",".join("abcdefghij" * 1000)
    text = f"entities: {{bay: {{label: Bay, aliases: [{listed}]}}}}\n"
    one = packed(text.encode(), "x.yaml")
    assert one is not None
    assert 9 * len(text) < len(portion_of([("0" * 64, one)])) < loading._LARGER * len(text)


@pytest.mark.of_format("json")
def test_what_is_kept_of_one_file_does_not_count_for_another(parsed: Parsed) -> None:
    main(["check"])
    before, lines = report(), KEPT.read_bytes().split(b"\n")
    one, other, _ = (line.split(b"\t") for line in lines)
    one[1], other[1] = other[1], one[1]
    KEPT.write_bytes(b"\n".join([b"\t".join(one), b"\t".join(other), b""]))
    parsed()
    main(["check"])
    assert parsed() == ["guide", "survey"]
    assert report() == before


def together(monkeypatch: pytest.MonkeyPatch) -> None:
    """Files are read in one portion, and kept in one line."""
    monkeypatch.setattr(aside, "AT_ONCE", 2**17)


@pytest.mark.of_format("json")
def test_of_a_portion_in_which_one_file_changed_the_others_count(
    parsed: Parsed, monkeypatch: pytest.MonkeyPatch
) -> None:
    together(monkeypatch)
    claim("sketch", 42)
    main(["check"])
    assert len(KEPT.read_bytes().splitlines()) == 1
    assert parsed() == ["guide", "sketch", "survey"]
    claim("sketch", 41)
    main(["check"])
    assert parsed() == ["sketch"]
    assert len(KEPT.read_bytes().splitlines()) == 2
    told, kept = report(), KEPT.read_bytes()
    main(["check"])
    assert (parsed(), report(), KEPT.read_bytes()) == ([], told, kept)
    main(["check", "--no-cache"])
    assert report() == told


@pytest.mark.of_format("json")
def test_many_small_portions_are_put_together(
    parsed: Parsed, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(loading, "_FEW", 4)
    lines = []
    for number in range(7):
        claim(f"letter_{number}", 40 + number)
        main(["check"])
        lines.append(len(KEPT.read_bytes().splitlines()))
    assert lines == [3, 4, 1, 2, 3, 4, 1]
    parsed()
    told = report()
    main(["check"])
    assert (parsed(), report()) == ([], told)


def test_of_two_files_with_the_same_words_each_is_read(
    parsed: Parsed, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["check"])
    parsed()
    Path("facts/copy.yaml").write_bytes(Path("facts/guide.yaml").read_bytes())
    capsys.readouterr()
    assert main(["check"]) == 2
    assert "a second source 'guide' (first at facts/copy.yaml:1:1)" in capsys.readouterr().err


@pytest.mark.parametrize("what", ["another key", "no key", "short", "read by all", "a link"])
def test_without_its_own_key_nothing_counts(what: str, parsed: Parsed, tmp_path: Path) -> None:
    main(["check"])
    parsed()
    key = tmp_path / KEY
    if what == "another key":
        key.write_bytes(b"k" * 32)
    elif what == "short":
        key.write_bytes(b"k" * 31)
    elif what == "read by all":
        key.chmod(0o644)
    else:
        key.rename(key.with_name("other"))
        if what == "a link":
            key.symlink_to("other")
    assert main(["check"]) == 1
    assert parsed() == ["guide", "survey"]


def test_a_key_within_the_repository_is_none(
    parsed: Parsed, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It may have come with it, as the cache may have."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(Path(".cache").resolve()))
    main(["check"])
    assert not KEPT.exists()
    assert not Path(".cache").exists()
    assert parsed() == ["guide", "survey"]


def test_another_version_parses_anew(parsed: Parsed, monkeypatch: pytest.MonkeyPatch) -> None:
    main(["check"])
    parsed()
    monkeypatch.setattr(loading, "__version__", "0.0.1")
    main(["check"])
    assert parsed() == ["guide", "survey"]


def test_what_cannot_be_written_is_not_kept(
    parsed: Parsed, capsys: pytest.CaptureFixture[str]
) -> None:
    Path(".checker").write_text("in the way")
    assert main(["check"]) == 1
    assert main(["check"]) == 1
    assert parsed() == ["guide", "survey"] * 2
    assert "cannot be written" not in "".join(capsys.readouterr())


def test_no_link_is_followed(parsed: Parsed, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    Path(".checker").symlink_to(tmp_path / "elsewhere")
    main(["check"])
    assert list((tmp_path / "elsewhere").iterdir()) == []
    parsed()


def test_a_subfolder_uses_the_projects(parsed: Parsed, monkeypatch: pytest.MonkeyPatch) -> None:
    Path("checker.toml").touch()
    main(["check"])
    parsed()
    Path("notes").mkdir()
    monkeypatch.chdir("notes")
    assert main(["check"]) == 1
    assert parsed() == []
    assert not Path(".checker").exists()


def test_what_is_gone_is_forgotten_with_the_next_change(parsed: Parsed) -> None:
    main(["check"])
    Path("facts/guide.yaml").unlink()
    claim("survey", 44)
    main(["check"])
    assert len(KEPT.read_bytes().splitlines()) == 1
    parsed()


def test_mistakes_are_told_with_their_places_and_nothing_is_kept_of_them(
    parsed: Parsed, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["check"])
    kept = KEPT.read_bytes()
    claim("survey", "tall")
    capsys.readouterr()
    assert main(["check"]) == 2
    told = capsys.readouterr().err
    assert told.startswith("facts/survey.yaml:3:49: `tall` ")
    assert KEPT.read_bytes() == kept
    shutil.rmtree(".checker")
    assert main(["check"]) == 2
    assert capsys.readouterr().err == told
    parsed()


def test_the_home_of_a_user_is_found(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("XDG_CACHE_HOME", raising=False)
    monkeypatch.setenv("HOME", str(tmp_path))
    assert cached._place() == str(tmp_path / ".cache" / "checker")
