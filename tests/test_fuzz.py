"""Ten seconds of the fuzzer of whole corpora, and that it sees what it looks for."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent / "benchmarks"))

import fuzz

FUZZ = Path(fuzz.__file__)


def test_ten_seconds_find_nothing() -> None:
    outcome = fuzz.fuzz(10, seed=20)
    assert not outcome.faults, "\n".join(fuzz._lines(outcome, 20))
    assert outcome.tried
    assert outcome.judged


def test_an_input_is_made_again_by_its_number() -> None:
    assert [fuzz.made(3, n) for n in range(20)] == [fuzz.made(3, n) for n in range(20)]
    assert fuzz.made(3, 1) != fuzz.made(4, 1)


@pytest.mark.parametrize("files", fuzz.TEXTS)
def test_what_is_changed_can_be_judged_before(files: fuzz.Files) -> None:
    assert fuzz.judged(files, thorough=True)


FILES = {name: fuzz.json.dumps(document).encode() for name, document in fuzz.OBJECTS.items()}


def failing(*_: object) -> None:
    raise IndexError("a list is empty")


@pytest.mark.parametrize(
    ("name", "stand_in", "key"),
    [
        ("explain", failing, "IndexError at the fuzzer"),
        ("explain", lambda *_: None, "explain: nothing"),
        ("load_contents", lambda *_: (None, []), "no problem"),
        ("harmless", lambda text, _: text + "\x1b[m", "json: not well-formed"),
    ],
)
def test_what_is_a_fault(
    monkeypatch: pytest.MonkeyPatch, name: str, stand_in: Callable[..., object], key: str
) -> None:
    assert fuzz.tried(lambda: fuzz.judged(FILES), FILES) is None
    monkeypatch.setattr(fuzz, name, stand_in)
    found = fuzz.tried(lambda: fuzz.judged(FILES), FILES)
    assert found is not None
    assert found[0] == key or (name == "harmless" and "odd letters" in found[0])


def test_a_claim_that_vanishes_is_a_fault() -> None:
    corpus, _ = fuzz.load_contents(sorted(FILES.items()))
    assert corpus is not None
    fuzz._look_for_what_vanished(FILES, corpus)
    with pytest.raises(fuzz.Fault, match="18 claims in the files, 17 in the corpus"):
        fuzz._look_for_what_vanished(FILES, corpus._replace(facts=corpus.facts[1:]))


def test_what_takes_too_long_is_a_fault_and_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    def endless() -> None:
        while True:
            pass

    monkeypatch.setattr(fuzz, "allowed", lambda _: 0.05)
    found = fuzz.tried(endless, FILES)
    assert found is not None
    assert found[0].startswith("slow: ")


def test_a_fault_is_made_small() -> None:
    def look(files: fuzz.Files) -> None:
        if any(b"dozens" in data for data in files.values()):
            raise fuzz.Fault("dozens", "there are dozens")

    small = fuzz.minimised(
        {"a.yaml": b"one\ntwo\n", "b.yaml": b"one\n" * 90 + b"dozens\n" + b"two\n" * 90},
        "dozens",
        look,
    )
    assert small == {"b.yaml": b"dozens\n"}


def test_the_command() -> None:
    done = subprocess.run(
        [sys.executable, FUZZ, "0.5", "--seed", "20", "--jobs", "2"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode in (0, 1), done.stderr
    assert " inputs tried, of which " in done.stdout
    assert "slowest: " in done.stdout
