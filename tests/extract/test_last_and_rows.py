"""The slot for what was named last, and rows of tables, from a document to drafts."""

from pathlib import Path

import pytest

from checker import command

WORDS = """\
entities:
  acme: {label: Acme Tools, type: company}
  bolt: {label: Bolt Works, type: company}
  pit: {label: Deep Pit, type: mine}
attributes:
  turnover: {label: turnover, kind: quantity, unit: EUR}
  staff: {label: staff, kind: count}
  depth: {label: depth, kind: quantity, unit: m}
patterns:
  - id: turnover
    match: "[it|the (firm|company)] {who:last:company} turned over {much:quantity}"
    facts: [{subject: "{who}", attribute: turnover, value: "{much}"}]
  - id: staff
    match: ["{n:count} (people|hands) work there{who:last:company}", "Staff: {n:count}{who:last}"]
    facts: [{subject: "{who}", attribute: staff, value: "{n}"}]
  - id: depth
    match: "{what:last:mine} ... Depth: {d:quantity}"
    facts: [{subject: "{what}", attribute: depth, value: "{d}"}]
"""


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("rules").mkdir()
    Path("rules/words.yaml").write_text(WORDS)


def drafted(text: str, name: str = "paper.txt") -> str:
    """The drafts, without their head."""
    Path(name).write_text(text)
    assert command.main(["extract", name]) == 0
    return Path("facts/paper.yaml").read_text().partition("facts:")[2]


def test_what_is_named_right_there_is_not_inferred() -> None:
    assert drafted("Of the two, Acme Tools turned over EUR 5 million.") == (
        "\n  - subject: acme\n    attribute: turnover\n    value: 5 million EUR\n"
        "    quote: Acme Tools turned over EUR 5 million\n    status: draft\n"
    )


def test_the_firm_of_a_name_is_that_name() -> None:
    text = "Bolt Works is small. The company of Acme Tools turned over EUR 5 million."
    assert "subject: acme\n" in drafted(text)


def test_what_is_named_before_is_inferred_and_says_where() -> None:
    made = drafted(
        "Bolt Works is old.\n\nAcme Tools bought the Deep Pit. It turned over EUR 5 million.\n\n"
        "Some 40 hands work there.\n"
    )
    assert made == (
        "\n  - subject: acme\n    attribute: turnover\n    value: 5 million EUR\n"
        '    inferred: "the subject is the company last named, on line 3"\n'
        "    quote: It turned over EUR 5 million\n    status: draft\n"
        "  - subject: acme\n    attribute: staff\n    value: about 40\n"
        '    inferred: "the subject is the company last named, on line 3"\n'
        "    quote: Some 40 hands work there\n    status: draft\n"
    )


def test_nothing_is_inferred_where_nothing_is_named() -> None:
    assert drafted("It turned over EUR 5 million, and Acme Tools did not.") == " []\n"


TABLE = """\
Acme Tools in figures

| Company | Staff | Mine | Depth (km) |
|---|---|---|---|
| Bolt Works | 12 | Deep Pit | 1.2 |
| nobody | 14 | - | 3 |

It turned over EUR 7 million.
"""


def test_a_row_speaks_of_what_it_names() -> None:
    made = drafted(TABLE)
    assert (
        'subject: bolt\n    attribute: staff\n    value: 12\n    quote: "Bolt Works | 12"\n' in made
    )
    assert (
        "subject: pit\n    attribute: depth\n    value: 1.2 km\n"
        '    inferred: "`km`, which the heading of the column says"\n'
        '    quote: "Deep Pit | 1.2"\n'
    ) in made
    assert "value: 14" not in made  # of nobody that is known
    assert "subject: acme\n    attribute: turnover\n    value: 7 million EUR\n" in made
    assert made.count("attribute:") == 3


def test_keys_and_values_speak_of_what_is_named_before_them() -> None:
    made = drafted("Acme Tools\n\nFounded\tby Bolt Works\nStaff\t31\nSeat\tEaston\n")
    assert "subject: acme\n    attribute: staff\n    value: 31\n" in made
    assert 'the subject is the company last named, on line 1"\n    quote: Staff 31\n' in made


@pytest.mark.parametrize(
    ("changed", "told"),
    [("", "inferred"), ("value: 41", "not carried")],
)
def test_an_inferred_subject_excuses_no_value(
    changed: str, told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    drafted("Acme Tools is here. 40 hands work there.\n")
    path = Path("facts/paper.yaml")
    text = path.read_text().replace("status: draft", "status: reviewed")
    path.write_text(text.replace("value: 40", changed or "value: 40"))
    Path("rules/r.yaml").write_text("rules: [{id: agree, check: {agree: {}}}]\n")
    code = command.main(["verify", "--documents", ".", "--write"])
    assert code == (1 if changed else 0)
    assert f'"read": "{told}"' in Path("facts/checker.lock.jsonl").read_text()
    capsys.readouterr()


def test_a_bare_year_is_not_the_year_of_another_paragraph(
    capsys: pytest.CaptureFixture[str],
) -> None:
    path = Path("rules/words.yaml")
    dated = "  - {id: shut, match: '{who:last} shut on {d:date}', facts: [{subject: '{who}', "
    dated += "attribute: shut_on, value: '{d}'}]}\n"
    path.write_text(
        path.read_text().replace("patterns:", "  shut_on: {kind: date}\npatterns:") + dated
    )
    assert drafted("In 1931 Acme Tools shut on 4 June.\n").count("value: 1931-06-04") == 1
    assert drafted("Acme Tools is of 1931.\n\nBolt Works shut on 4 June.\n") == " []\n"
    assert "a date without a year" in capsys.readouterr().err
