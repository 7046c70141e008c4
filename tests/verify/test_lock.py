"""What is on record from end to end: who reads it, when it counts, and how it is mended."""

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

import checker
from checker import command
from checker.command import changes
from checker.command import verify as verifying
from checker.files import Changed
from checker.loading.revision import contents_at
from checker.model.lock import NAME

from .conftest import FACTS, TEXT, WORDS, check, records, verify

Corpus = Callable[..., Path]
Printed = pytest.CaptureFixture[str]
LOCK = Path("facts") / NAME


def states() -> dict[str, str | None]:
    """How each quote stood, as the report tells it."""
    check("--fail-on", "never")
    report = json.loads(Path("reports/report.json").read_text())
    told = {source["id"]: source["quotes"] for source in report["sources"]}
    return {state: n for source in told.values() for state, n in (source or {}).items()}


def test_a_record_has_hashes_and_no_value(corpus: Corpus) -> None:
    root = corpus()
    verify("--write")
    first = records()[1]
    assert [*first] == ["id", "claim", "quote", "document", "state", "offset", "passage", "read"]
    assert [one["id"] for one in records()] == [
        "gazette.bridge.arches",
        "gazette.bridge.length",
        "gazette.bridge.opened_on",
    ]
    text = LOCK.read_text()
    for words in ("1924", "120", "metres", "four", "opened on 2"):
        assert words not in text
    assert (root / "facts" / "facts.yaml").read_text() == FACTS


@pytest.mark.of_format("json")
@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("value: 120 m", "value: 121 m"),
        ("quote: it is 120", "quote: that it is 120"),
        ("subject: bridge\n    attribute: length", "subject: port\n    attribute: length"),
        ("attribute: length\n", "attribute: breadth\n"),
    ],
)
def test_what_no_longer_matches_is_not_verified(corpus: Corpus, before: str, after: str) -> None:
    words = WORDS.replace(
        "  length:", "  breadth: {label: breadth, kind: quantity, unit: m}\n  length:"
    )
    fixed = FACTS.replace("  - subject: bridge\n", "  - id: gazette.long\n    subject: bridge\n")
    root = corpus(words=words, facts=fixed)
    assert before in fixed
    verify("--write")
    assert states() == {"found": 3}
    (root / "facts" / "facts.yaml").write_text(fixed.replace(before, after))
    assert states() == {"found": 2, "not verified": 1}
    (root / "facts" / "facts.yaml").write_text(fixed.replace("# as it", "# just as it"))
    assert states() == {"found": 3}


@pytest.mark.of_format("md", "json")
def test_nor_is_what_was_verified_in_another_state_of_the_document(corpus: Corpus) -> None:
    root = corpus()
    verify("--write")
    other = FACTS.replace("gazette.txt}", f"gazette.txt, sha256: {'7' * 64}}}")
    (root / "facts" / "facts.yaml").write_text(other)
    assert states() == {"not verified": 3}
    page = Path("reports/report.md").read_text()
    assert "The document has changed since its quotes were last checked: " in page
    same = records()[0]["document"] + "0" * 48
    (root / "facts" / "facts.yaml").write_text(other.replace("7" * 64, same))
    assert states() == {"found": 3}


@pytest.mark.of_format("json")
def test_a_claim_of_which_nothing_is_on_record(corpus: Corpus) -> None:
    corpus()
    verify("--write")
    lines = LOCK.read_text().splitlines(keepends=True)
    LOCK.write_text(lines[0])
    assert states() == {"found": 1, "not verified": 2}
    LOCK.write_text("")
    assert states() == {"not verified": 3}


@pytest.mark.parametrize("verb", ["check", "test", "explain", "verify", "extract", "waive"])
def test_broken_lines_are_told_all_at_once(corpus: Corpus, capsys: Printed, verb: str) -> None:
    corpus()
    verify("--write")
    lines = LOCK.read_text().splitlines(keepends=True)
    broken = ["<<<<<<< a\n", *lines, "=======\n", lines[1], ">>>>>>> b\n", lines[2][:50]]
    LOCK.write_text("".join(broken))
    capsys.readouterr()
    arguments = ["--facts", "facts", "--rules", "facts"]
    match verb:
        case "explain":
            arguments = ["gazette", *arguments]
        case "verify":
            arguments = ["--documents", "documents", *arguments]
        case "extract":
            arguments = ["documents", *arguments]
        case "waive":
            waiver = ["--reason", "a", "--owner", "b", "--expires", "2099-01-01"]
            arguments = ["3f9c2a71b0de", *waiver, *arguments]
    assert command.main([verb, *arguments]) == 2
    told = [line for line in capsys.readouterr().err.splitlines() if NAME in line]
    places = ["1:1", "5:1", "6:1", "7:1", "8:45"]
    assert [line.split(": ")[0] for line in told] == [f"facts/{NAME}:{at}" for at in places]
    assert all("`checker verify --documents DIR --write`" in line for line in told)


def test_verify_mends_what_is_broken(corpus: Corpus, capsys: Printed) -> None:
    corpus()
    verify("--write")
    whole = LOCK.read_bytes()
    lines = whole.decode().splitlines(keepends=True)
    for broken in (
        ["<<<<<<< a\n", *lines, "=======\n", *lines[:2], ">>>>>>> b\n"],
        [*lines[:2], lines[2][:40]],
        [lines[2], lines[0], lines[1], lines[1]],
        [lines[0].replace('"found"', '"lost"'), "[" * 5000, "\n"],
        ["\ufeff", *lines],
        [line.replace("\n", "\r\n") for line in lines],
    ):
        LOCK.write_text("".join(broken), newline="")
        assert verify("--write") == 0
        assert LOCK.read_bytes() == whole
    LOCK.write_bytes(whole + b"\xff\xfe\n")
    assert verify("--write") == 0
    assert LOCK.read_bytes() == whole
    assert verify() == 0
    capsys.readouterr()


def test_it_is_the_same_from_wherever_it_is_written(
    corpus: Corpus, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = corpus()
    verify("--write")
    whole = LOCK.read_bytes()
    LOCK.unlink()
    monkeypatch.chdir("/")
    where = [str(root / name) for name in ("documents", "facts", "facts")]
    told = [
        word
        for pair in zip(("--documents", "--facts", "--rules"), where, strict=True)
        for word in pair
    ]
    assert command.main(["verify", *told, "--write"]) == 0
    assert (root / LOCK).read_bytes() == whole


def test_a_file_alone_keeps_what_is_on_record_of_others(corpus: Corpus) -> None:
    root = corpus(facts_herald=FACTS.replace("gazette", "herald"), herald=TEXT)
    verify("--write")
    both = records()
    assert len(both) == 6
    named = ["--facts", "facts/facts.yaml", "--rules", "facts/words.yaml"]
    assert command.main(["verify", "--documents", "documents", *named, "--write"]) == 0
    assert records() == both
    (root / "facts" / "facts_herald.yaml").unlink()
    verify("--write")
    assert records() == both[:3]


@pytest.mark.of_format("json")
def test_a_folder_in_a_folder_may_have_its_own(corpus: Corpus) -> None:
    root = corpus()
    inner = root / "facts" / "inner"
    inner.mkdir()
    (inner / "herald.yaml").write_text(FACTS.replace("gazette", "herald"))
    (root / "documents" / "herald.txt").write_text(TEXT)
    verify("--write")
    assert len(records()) == 6
    (inner / NAME).write_text("")
    verify("--write")
    assert [one["id"].split(".")[0] for one in records()] == ["gazette"] * 3
    assert len((inner / NAME).read_text().splitlines()) == 3
    assert states() == {"found": 3}


@pytest.mark.of_format("json")
def test_no_output_is_written_over_it(corpus: Corpus, capsys: Printed) -> None:
    corpus()
    for _ in range(2):
        assert check("--out", f"json={LOCK}") == 2
        assert "input is read from here" in capsys.readouterr().err
        verify("--write")


def test_somebody_else_writes_meanwhile(
    corpus: Corpus, capsys: Printed, monkeypatch: pytest.MonkeyPatch
) -> None:
    corpus()
    verify("--write")
    theirs = LOCK.read_text().replace("found", "missing")
    LOCK.write_text(LOCK.read_text().replace("found", "ambiguous"))
    really = verifying.write

    def late(*given: object, **named: object) -> None:
        LOCK.write_text(theirs)
        really(*given, **named)  # type: ignore[arg-type]

    def never(*_: object, **__: object) -> None:
        raise Changed(f"{LOCK}: was changed meanwhile: run the command again")

    monkeypatch.setattr(verifying, "write", late)
    assert verify("--write") == 0
    assert [one["state"] for one in records()] == ["found"] * 3
    assert "meanwhile" not in capsys.readouterr().err
    LOCK.write_text(theirs)
    monkeypatch.setattr(changes, "MOST_TRIES", 2)
    monkeypatch.setattr(verifying, "write", never)
    assert verify("--write") == 2
    assert "was changed meanwhile: run the command again" in capsys.readouterr().err
    assert LOCK.read_text() == theirs


# -- what was read in the document ----------------------------------------------------------------


def contradicting(corpus: Corpus) -> Path:
    other = FACTS.replace("gazette", "herald").replace("1924-05-02", "1925-05-02")
    return corpus(facts_herald=other, herald=TEXT)


def misread() -> int:
    check()
    report = json.loads(Path("reports/report.json").read_text())
    return int(report["summary"]["extraction_errors"])


@pytest.mark.of_format("json")
def test_what_was_missed_is_on_record_without_the_words(corpus: Corpus) -> None:
    contradicting(corpus)
    verify("--write")
    (one,) = [one for one in records() if one["read"] == "not carried"]
    assert one["id"] == "herald.bridge.opened_on"
    assert one["doubt"] == "the quote says …"
    assert misread() == 1


@pytest.mark.of_format("json")
@pytest.mark.parametrize(
    ("read", "wrong"),
    [
        ("carried", 0),
        ("not readable", 0),
        ("doubtful", 0),
        ("inferred", 1),
        ("read by a person", 1),
    ],
)
def test_check_does_not_ask_again_what_is_on_record(corpus: Corpus, read: str, wrong: int) -> None:
    root = contradicting(corpus)
    verify("--write")
    LOCK.write_text(LOCK.read_text().replace('"not carried"', f'"{read}"'))
    assert misread() == wrong
    path = root / "facts" / "facts_herald.yaml"
    path.write_text(path.read_text().replace("1925-05-02", "1926-05-02"))
    assert misread() == 1


@pytest.mark.of_format("md", "json")
def test_what_its_document_denies_is_missed_though_the_quote_alone_carries_it(
    corpus: Corpus,
) -> None:
    corpus(
        facts_herald=FACTS.replace("gazette", "herald")
        .replace("1924-05-02", "1925-05-02")
        .replace("2 May 1924", "2 May 1925"),
        herald=TEXT.replace("1924", "1925"),
    )
    verify("--write")
    assert misread() == 0
    lines = [json.loads(line) for line in LOCK.read_text().splitlines()]
    for line in lines:
        if line["id"] == "herald.bridge.opened_on":
            line |= {"read": "not carried", "doubt": "before it stands another word"}
    LOCK.write_text("".join(json.dumps(line) + "\n" for line in lines))
    assert misread() == 1
    assert "before it stands another word" in Path("reports/report.md").read_text()


# -- revisions, the library, pytest ---------------------------------------------------------------


def git(*arguments: str) -> None:
    named = ["-c", "user.name=a", "-c", "user.email=a@b.c", "-c", "init.defaultBranch=main"]
    subprocess.run(["git", *named, *arguments], check=True, capture_output=True)


@pytest.mark.of_format("json")
def test_a_revision_has_its_own(corpus: Corpus) -> None:
    corpus(facts_herald=FACTS.replace("gazette", "herald"), herald=TEXT)
    sentence = (
        "The old bridge of the upper town was opened on 2 May 1924, and it is 120 metres long."
    )
    for name in ("gazette", "herald"):
        Path("documents", f"{name}.txt").write_text(f"{sentence}\n\nIt has four arches.\n")
    words = Path("facts/words.yaml")
    corroborated = (
        "{id: two, title: Two say so, check: {corroborated: {attribute: length, origins: 2}}}"
    )
    words.write_text(WORDS.replace("rules:\n", f"rules:\n  - {corroborated}\n"))
    git("init")
    git("add", ".")
    git("commit", "-m", "without")
    verify("--write")
    git("add", ".")
    git("commit", "-m", "with")

    def since(revision: str) -> dict[str, list[object]]:
        assert check("--against", f"git:{revision}", "--fail-on", "never") == 0
        told: dict[str, list[object]] = json.loads(Path("reports/report.json").read_text())["since"]
        return {key: told[key] for key in ("new", "changed", "resolved", "known")}

    # the two texts are one, which the records tell: two origins there, and one here
    assert len(since("HEAD~")["new"]) == 1
    assert since("HEAD")["known"]
    assert not since("HEAD")["new"]
    LOCK.write_text("<<<<<<< a\n")
    git("add", ".")
    git("commit", "-m", "broken")
    verify("--write")
    assert since("HEAD")["new"]  # of records that cannot be read none counts


def test_a_file_of_a_revision_comes_with_what_is_recorded_beside_it(corpus: Corpus) -> None:
    corpus()
    verify("--write")
    git("init")
    git("add", ".")
    git("commit", "-m", "with")
    found = contents_at("HEAD", [Path("facts/facts.yaml")], "facts")
    assert [name for name, _ in found] == [NAME, "facts.yaml"]
    assert [name for name, _ in contents_at("HEAD", [Path("facts")], ".")] == [
        f"facts/{name}" for name in (NAME, "facts.yaml", "words.yaml")
    ]


def test_the_library_reads_it(corpus: Corpus) -> None:
    corpus()
    verify("--write")
    found = checker.load("facts")
    assert {fact.verified.state for fact in found.facts if fact.verified} == {"found"}
    other = LOCK.read_text().replace("found", "missing")
    found = checker.load("facts", texts={f"facts/{NAME}": other})
    assert {fact.verified.state for fact in found.facts if fact.verified} == {"missing"}
    with pytest.raises(checker.InputError, match="not a whole line of JSON"):
        checker.load("facts", texts={f"facts/{NAME}": "{"})
    alone = checker.load(texts={"facts.yaml": FACTS, "words.yaml": WORDS, NAME: other})
    assert {fact.verified.state for fact in alone.facts if fact.verified} == {"missing"}


def test_explain_tells_what_is_on_record(corpus: Corpus, capsys: Printed) -> None:
    corpus()
    verify("--write")
    capsys.readouterr()
    command.main(["explain", "gazette.bridge.length", "--facts", "facts", "--rules", "facts"])
    assert (
        "when last verified: found in its document, its value carried\n" in capsys.readouterr().out
    )


# -- what earlier versions recorded ---------------------------------------------------------------

BEFORE = FACTS.replace(
    "quote: opened on 2 May 1924}",
    "quote: opened on 2 May 1924, verified: {state: found, offset: 48, of: HASH}}",
)


@pytest.mark.of_format("json")
def test_records_of_before_count_until_they_are_moved(corpus: Corpus) -> None:
    from checker.model.fact import quote_hash

    before = BEFORE.replace("HASH", quote_hash(["opened on 2 May 1924"]))
    root = corpus(facts=before)
    assert states() == {"found": 1, "not verified": 2}
    verify("--write")
    assert (root / "facts" / "facts.yaml").read_text() == FACTS
    assert states() == {"found": 3}


@pytest.mark.of_format("json")
def test_they_move_where_there_is_no_document_too(corpus: Corpus) -> None:
    from checker.model.fact import quote_hash

    before = BEFORE.replace("HASH", quote_hash(["opened on 2 May 1924"]))
    root = corpus(facts=before, facts_herald=FACTS.replace("gazette", "herald"), herald=TEXT)
    (root / "documents" / "gazette.txt").unlink()
    assert verify("--write") == 1
    assert (root / "facts" / "facts.yaml").read_text() == FACTS
    (one,) = [one for one in records() if one["id"].startswith("gazette")]
    assert (one["state"], one["offset"]) == ("found", 48)
    assert states() == {"found": 3, "not verified": 2}
