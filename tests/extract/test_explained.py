"""`extract --explain`: what each pattern reads in a sentence, and why not."""

from pathlib import Path

import pytest

from checker.command import main

WORDS = """\
entities:
  acme: {label: Acme Tools, type: company}
  pit: {label: Deep Pit, type: mine}
attributes:
  hurt: {label: people hurt, kind: count}
  paid: {label: price, kind: quantity, unit: EUR}
patterns:
  - id: hurt
    match: "{n:count} (hands|miners) were hurt in {where:entity:mine}"
    facts: [{subject: "{where}", attribute: hurt, value: "{n}"}]
  - id: paid
    match: "{who:last:company} paid {sum:quantity}"
    facts: [{subject: "{who}", attribute: paid, value: "{sum}"}]
"""

CASES = {
    "Twelve miners were hurt in Deep Pit.": (
        "hurt: matches\n"
        "  in `Twelve miners were hurt in Deep Pit`: {n} is 12; {where} is pit\n"
        "  hurt of pit is 12\n"
        "No word stands here of: paid\n"
    ),
    "Twelve miners were slightly hurt.": (
        "hurt: does not match\n"
        "  `hurt` is wanted behind `Twelve miners were`, where `slightly` stands\n"
        "No word stands here of: paid\n"
    ),
    "Twelve miners were hurt in Acme Tools.": (
        "hurt: does not match\n"
        "  {where:entity} is wanted behind `were hurt in`, where `Acme` stands: "
        "'acme' is company, and no mine\n"
        "No word stands here of: paid\n"
    ),
    "Twelve miners": (
        "hurt: does not match\n"
        "  `were` is wanted behind `Twelve miners`, where the end stands\n"
        "No word stands here of: paid\n"
    ),
    "Deep Pit paid EUR 5 million.": (
        "paid: does not match\n"
        "  {who:last} is nothing: no such entity is named before `paid EUR 5 million`\n"
        "No word stands here of: hurt\n"
    ),
    "Acme Tools dug. It paid 5 million pounds.": (
        "paid: matches, and drafts nothing\n"
        "  in `paid 5 million pounds`: {who} is acme; {sum} is 5 million lb\n"
        "  not drafted: `5 million pounds`: `pounds` has several meanings (lb, GBP, EGP...); the "
        "attribute is in EUR (pattern 'paid')\n"
        "No word stands here of: hurt\n"
    ),
    "It rained.": "No word stands here of: hurt, paid\n",
}


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("rules").mkdir()
    Path("rules/words.yaml").write_text(WORDS)


@pytest.mark.parametrize("sentence", CASES)
def test_what_is_read_and_why_not(sentence: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["extract", "--explain", sentence]) == 0
    assert capsys.readouterr().out == CASES[sentence]
    assert not Path("facts").exists()


def test_it_reads_a_sentence_and_nothing_else(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["extract", "--explain", "x", "paper.txt"]) == 2
    assert capsys.readouterr().err.startswith("--explain: reads one sentence")
    assert main(["extract"]) == 2
    assert capsys.readouterr().err == "name the documents, as in: checker extract FOLDER\n"
    Path("rules/words.yaml").write_text("patterns: [{id: a}]\n")
    assert main(["extract", "--explain", "x"]) == 2
    assert "rules/words.yaml:1:" in capsys.readouterr().err
