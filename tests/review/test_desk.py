"""What decisions make of files, and what is refused."""

import json
from pathlib import Path

import pytest

from checker.review.desk import Desk
from checker.review.refusals import BrokenFiles, Nameless, NotDecided, Stale
from checker.review.shown import Data
from checker.verify.documents import Absent, DocumentText, Folder, Unread

from .town import BRIDGES, open_desk, run

OPENING = "gazette_1.north_bridge.opened_on"


def accept(desk: Desk, name: str, by: str = "", *, firmly: bool = False) -> None:
    desk.accept(name, desk.claim(name)["seen"], by, firmly=firmly)


def lock_of(town: Path) -> dict[str, Data]:
    lines = (town / "facts/checker.lock.jsonl").read_text().splitlines()
    return {one["id"]: one for one in map(json.loads, lines)}


def facts_of(town: Path, number: int = 1) -> str:
    return (town / f"facts/gazette_{number}.yaml").read_text()


def test_the_documents_and_what_is_left_of_them(town: Path) -> None:
    desk = open_desk(town)
    told = desk.overview()
    assert [one["drafts"] for one in told["documents"]] == [10, 10, 10, 10]
    assert told["documents"][0]["name"] == "“gazette number 1”"
    assert told["undo"] == ""
    assert told["unnamed"] == []


def test_a_document_marks_its_drafts_and_the_figures_that_no_claim_carries(town: Path) -> None:
    told = open_desk(town).document("gazette_1")
    text = (town / "papers/gazette_1.txt").read_text()
    assert "".join(run[1] for run in told["runs"]) == text
    marked = {run[1]: run[2] for run in told["runs"] if run[2]}
    assert marked["The North Bridge was opened on 3 May 1990"] == "draft"
    assert marked["The Rail Bridge takes lorries"] == "doubtful"
    figures = [run[1] for run in told["runs"] if run[3]]
    assert figures == ["1", "12,000"]
    assert [one["told"] for one in told["claims"]][:2] == ["3 May 1990", "10 million EUR"]


def test_a_page_that_is_open_over_midnight_knows_the_new_day(town: Path) -> None:
    (town / "rules/waivers.yaml").write_text(
        "waivers:\n  - {fact: gazette_3.mill_bridge.opened_on, reason: a slip, owner: Ann, "
        "expires: 2026-12-31}\n"
    )
    day = "2026-12-31"
    desk = open_desk(town, today=lambda: day)
    for number in (1, 3):
        accept(desk, f"gazette_{number}.mill_bridge.opened_on")
    held = desk.held()
    assert desk.held() is held
    (waiver,) = held.report.waivers
    day = "2027-01-01"
    (after,) = desk.held().report.waivers
    assert (waiver.state, after.state) == ("applies", "expired")


def test_a_claim_tells_how_it_reads_and_whom_it_would_contradict(town: Path) -> None:
    desk = open_desk(town)
    accept(desk, "gazette_1.mill_bridge.opened_on")
    told = desk.claim("gazette_3.mill_bridge.opened_on")
    assert told["value"] == "1993-05-03"
    assert told["reads"] == "3 May 1993"
    assert told["against"] == []
    (met,) = told["meets"]
    assert met["verdict"] == "contradiction"
    others = [one for side in met["sides"] for one in side["claims"]]
    assert [(one["told"], one["mine"]) for one in others] == [
        ("3 May 1992", False),
        ("3 May 1993", True),
    ]
    assert {one["verdict"] for one in told["also"]} == {"contradiction"}
    assert desk.claim("gazette_2.mill_bridge.opened_on")["meets"][0]["verdict"] == "agreement"


def test_what_is_accepted_takes_part_and_is_on_record(town: Path) -> None:
    accept(open_desk(town), OPENING)
    assert facts_of(town).count("    status: reviewed") == 1
    assert facts_of(town).count("    status: draft") == 9
    record = lock_of(town)[OPENING]
    assert (record["state"], record["read"]) == ("found", "carried")
    assert record["drafted"]["pattern"] == "opening"


def test_what_only_a_person_can_read_says_who_read_it(town: Path) -> None:
    desk = open_desk(town)
    name = "gazette_1.rail_bridge.takes_lorries"
    assert desk.claim(name)["person"]
    with pytest.raises(Nameless, match="cannot be read from prose"):
        accept(desk, name)
    accept(desk, name, "A. Reader")
    assert "    read_by: A. Reader\n" in facts_of(town)
    assert not open_desk(town).claim(name)["person"]


def test_what_is_rejected_goes_and_does_not_come_back(town: Path) -> None:
    desk = open_desk(town)
    desk.reject(OPENING, desk.claim(OPENING)["seen"])
    assert "1990-05-03" not in facts_of(town)
    assert lock_of(town)[OPENING].keys() == {"id", "rejected"}
    assert run(town, "extract", "papers", "--into", "facts", "--check") == 0


def test_what_a_person_wrote_is_rejected_as_well(town: Path) -> None:
    path = town / "facts/gazette_1.yaml"
    claim = "  - {subject: mill_bridge, attribute: crossings, value: 12000, status: draft}\n"
    path.write_text(path.read_text() + claim)
    desk = open_desk(town)
    name = "gazette_1.mill_bridge.crossings"
    desk.reject(name, desk.claim(name)["seen"])
    assert "crossings" not in facts_of(town)
    assert lock_of(town)[name].keys() == {"id", "rejected"}


def test_a_value_is_mended_and_read_again_at_once(town: Path) -> None:
    desk = open_desk(town)
    told = desk.reading(OPENING, "north_bridge", "opened_on", "1990-05")
    assert told["reads"] == "May 1990"
    told = desk.reading(OPENING, "North Bridge", "opened_on", "1991")
    assert [one["what"] for one in told["against"]] == ["The quote does not carry the value"]
    assert told["firm"]
    with pytest.raises(NotDecided, match="1990 or so"):
        desk.reading(OPENING, "north_bridge", "opened_on", "1990 or so")
    seen = desk.claim(OPENING)["seen"]
    assert desk.mend(OPENING, seen, "north_bridge", "opened_on", "1990-05") == OPENING
    assert "    value: 1990-05\n" in facts_of(town)
    assert lock_of(town)[OPENING]["drafted"]["pattern"] == "opening"


def test_a_claim_of_another_subject_has_another_id(town: Path) -> None:
    desk = open_desk(town)
    seen = desk.claim(OPENING)["seen"]
    new = desk.mend(OPENING, seen, "South Bridge", "day of opening", "1990-05-03")
    assert new == "gazette_1.south_bridge.opened_on.2"
    assert desk.claim(new)["subject"] == "south_bridge"
    records = lock_of(town)
    assert OPENING not in records
    assert records[new]["drafted"]["claim"] == OPENING
    assert run(town, "extract", "papers", "--into", "facts", "--check") == 0


def test_an_id_that_its_file_writes_stays(town: Path) -> None:
    path = town / "facts/gazette_1.yaml"
    written = f"facts:\n  - id: {OPENING}\n    subject: north_bridge\n"
    path.write_text(facts_of(town).replace("facts:\n  - subject: north_bridge\n", written, 1))
    desk = open_desk(town)
    seen = desk.claim(OPENING)["seen"]
    assert desk.mend(OPENING, seen, "mill_bridge", "opened_on", "1990-05-03") == OPENING
    assert desk.claim(OPENING)["subject"] == "mill_bridge"
    assert lock_of(town)[OPENING]["drafted"]["pattern"] == "opening"
    assert run(town, "extract", "papers", "--into", "facts", "--check") == 0


@pytest.mark.parametrize(
    "said",
    [
        ("mill_bridge", "takes_lorries", "true"),
        ("rail_bridge", "built_of", "steel"),
        ("rail_bridge", "takes_lorries", "false"),
    ],
)
def test_who_read_a_claim_has_not_read_what_is_made_of_it(
    town: Path, said: tuple[str, str, str]
) -> None:
    desk = open_desk(town)
    name = "gazette_1.rail_bridge.takes_lorries"
    accept(desk, name, "A. Reader")
    seen = desk.claim(name)["seen"]
    same = ("rail_bridge", "takes_lorries", "true")
    assert not desk.reading(name, *same)["person"]
    assert desk.mend(name, seen, *same) == name
    assert "read_by: A. Reader" in facts_of(town)
    assert desk.reading(name, *said)["person"]
    new = desk.mend(name, seen, *said)
    assert "read_by" not in facts_of(town)
    assert desk.claim(new)["person"]
    accept(desk, new, "B. Reader", firmly=True)
    assert "read_by: B. Reader" in facts_of(town)


def test_who_read_a_quote_has_not_read_another_one(town: Path) -> None:
    desk = open_desk(town)
    name = "gazette_1.rail_bridge.takes_lorries"
    accept(desk, name, "A. Reader")
    text = (town / "papers/gazette_1.txt").read_text()
    start = text.index("The Rail Bridge takes lorries")
    desk.quote(name, desk.claim(name)["seen"], start, start + len("The Rail Bridge takes lorries"))
    assert "read_by: A. Reader" in facts_of(town)
    desk.quote(name, desk.claim(name)["seen"], start, start + len("The Rail Bridge takes"))
    assert "read_by" not in facts_of(town)
    desk.undo()
    assert "read_by: A. Reader" in facts_of(town)


def test_who_read_a_whole_block_is_not_taken_from_one_of_its_claims(town: Path) -> None:
    path = town / "facts/gazette_1.yaml"
    block = (
        "  - read_by: A. Reader\n    quote: The Rail Bridge takes lorries\n    claims:\n"
        "      - {subject: mill_bridge, attribute: takes_lorries, value: true}\n"
        "      - {subject: stone_bridge, attribute: takes_lorries, value: true}\n"
    )
    path.write_text(path.read_text() + block)
    desk = open_desk(town)
    name = "gazette_1.mill_bridge.takes_lorries"
    seen = desk.claim(name)["seen"]
    with pytest.raises(NotDecided, match="`read_by` is said of a whole block: write it with each"):
        desk.mend(name, seen, "mill_bridge", "takes_lorries", "false")
    with pytest.raises(NotDecided, match="`read_by` is said of a whole block"):
        desk.quote(name, seen, 0, 16)
    assert facts_of(town).endswith(block)


def test_unknown_words_are_refused_with_the_nearest(town: Path) -> None:
    desk = open_desk(town)
    with pytest.raises(NotDecided, match="did you mean 'North Bridge'"):
        desk.reading(OPENING, "Nort Bridge", "opened_on", "1990")
    with pytest.raises(NotDecided, match="did you mean 'opened_on'"):
        desk.reading(OPENING, "north_bridge", "opend_on", "1990")


def test_a_value_that_the_quote_does_not_carry_is_accepted_only_on_purpose(town: Path) -> None:
    desk = open_desk(town)
    desk.mend(OPENING, desk.claim(OPENING)["seen"], "north_bridge", "opened_on", "1991")
    with pytest.raises(NotDecided, match="mend it, or accept it as you read it"):
        accept(desk, OPENING, "A. Reader")
    accept(desk, OPENING, "A. Reader", firmly=True)
    assert "read_by: A. Reader" in facts_of(town)


def test_another_quote_is_taken_from_what_is_selected(town: Path) -> None:
    desk = open_desk(town)
    text = (town / "papers/gazette_1.txt").read_text()
    start = text.index("opened on 3 May 1990")
    seen = desk.claim(OPENING)["seen"]
    desk.quote(OPENING, seen, start - 1, start + len("opened on 3 May 1990"))
    assert "    quote: opened on 3 May 1990\n" in facts_of(town)
    start = text.index("was opened on", 300)
    desk.quote(OPENING, desk.claim(OPENING)["seen"], start, start + len("was opened on"))
    assert f"    at: {start}\n" in facts_of(town)
    with pytest.raises(NotDecided, match="select whole words"):
        desk.quote(OPENING, desk.claim(OPENING)["seen"], start + 1, start + 5)
    with pytest.raises(NotDecided, match="nothing is selected"):
        desk.quote(OPENING, desk.claim(OPENING)["seen"], start, start)


def test_a_selection_becomes_a_claim(town: Path) -> None:
    desk = open_desk(town)
    text = (town / "papers/gazette_2.txt").read_text()
    start = text.index("crossed 12,000")
    told = desk.proposal("gazette_2", start, start + len("crossed 12,000 times"), "crossings")
    assert (told["quote"], told["suggested"]) == ("crossed 12,000 times", ["12000"])
    assert told["subject"] == "rail_bridge"
    said = ("rail_bridge", "crossings", "12000")
    new = desk.add("gazette_2", told["seen"], (told["start"], told["end"]), said, "")
    assert new == "gazette_2.rail_bridge.crossings"
    assert facts_of(town, 2).endswith(
        "  - subject: rail_bridge\n    attribute: crossings\n    value: 12000\n"
        '    quote: "crossed 12,000 times"\n    status: reviewed\n'
    )
    assert lock_of(town)[new]["read"] == "carried"
    seen = desk.claim(new)["seen"]
    said = ("rail_bridge", "crossings", "13000")
    with pytest.raises(NotDecided, match="mend the value, or select more words"):
        desk.add("gazette_2", seen, (told["start"], told["end"]), said, "A. Reader")
    said = ("rail_bridge", "takes_lorries", "true")
    with pytest.raises(Nameless):
        desk.add("gazette_2", seen, (told["start"], told["end"]), said, "")
    desk.add("gazette_2", seen, (told["start"], told["end"]), said, "A. Reader")
    assert facts_of(town, 2).count("read_by: A. Reader") == 1


def test_lists_are_typed_with_semicolons(town: Path) -> None:
    desk = open_desk(town)
    text = (town / "papers/gazette_1.txt").read_text()
    start = text.index("The Rail Bridge takes")
    seen = desk.claim(OPENING)["seen"]
    said = ("rail_bridge", "built_of", "steel; stone")
    new = desk.add("gazette_1", seen, (start, start + 29), said, "A. Reader")
    assert "    value: [steel, stone]\n" in facts_of(town)
    assert desk.claim(new)["value"] == "steel; stone"
    desk.mend(new, desk.claim(new)["seen"], "rail_bridge", "built_of", "steel; stone; wood")
    assert "    value: [steel, stone, wood]\n" in facts_of(town)


def test_the_sure_drafts_of_a_pattern_are_accepted_together(town: Path) -> None:
    desk = open_desk(town)
    told = desk.claim(OPENING)
    assert (told["pattern"], told["alike"]) == ("opening", 20)
    second = "gazette_2.north_bridge.opened_on"
    desk.mend(second, desk.claim(second)["seen"], "north_bridge", "opened_on", "1999")
    with pytest.raises(Stale):
        desk.accept_alike(OPENING, told["seenAlike"])
    assert desk.accept_alike(OPENING, desk.claim(OPENING)["seenAlike"]) == (19, 1)
    assert [facts_of(town, number).count("    status: reviewed") for number in (1, 2, 3, 4)] == [
        5, 4, 5, 5,
    ]  # fmt: skip
    (town / "papers/gazette_4.txt").unlink()
    price = "gazette_1.north_bridge.cost"
    assert desk.accept_alike(price, desk.claim(price)["seenAlike"]) == (12, 4)
    name = "gazette_1.rail_bridge.takes_lorries"
    with pytest.raises(NotDecided, match="read them one by one"):
        desk.accept_alike(name, desk.claim(name)["seenAlike"])


def test_what_changed_meanwhile_is_not_written_over(town: Path) -> None:
    one, two = open_desk(town), open_desk(town)
    seen = two.claim(OPENING)["seen"]
    accept(one, OPENING)
    with pytest.raises(Stale):
        two.reject(OPENING, seen)
    before = facts_of(town)
    with pytest.raises(NotDecided, match="it was reviewed"):
        two.reject(OPENING, two.claim(OPENING)["seen"])
    path = town / "facts/gazette_1.yaml"
    path.write_text(before + "# looked at\n")
    assert one.claim(OPENING)["seen"] != seen
    with pytest.raises(Stale):
        one.undo()
    with pytest.raises(NotDecided, match="nothing to undo"):
        one.undo()
    assert facts_of(town) == before + "# looked at\n"


def test_a_claim_that_is_gone_is_looked_for_anew(town: Path) -> None:
    with pytest.raises(Stale, match=r"no claim 'gazette_9\.x'"):
        open_desk(town).claim("gazette_9.x")
    with pytest.raises(NotDecided, match="no document 'nowhere'"):
        open_desk(town).document("nowhere")


def test_decisions_are_undone_one_after_the_other(town: Path) -> None:
    names = ("gazette_1.yaml", "checker.lock.jsonl")
    before = [(town / "facts" / name).read_text() for name in names]
    desk = open_desk(town)
    accept(desk, OPENING)
    desk.reject("gazette_1.mill_bridge.cost", desk.claim(OPENING)["seen"])
    assert desk.overview()["undo"] == "rejected gazette_1.mill_bridge.cost"
    assert desk.undo() == "rejected gazette_1.mill_bridge.cost"
    assert desk.undo() == f"accepted {OPENING}"
    assert [(town / "facts" / name).read_text() for name in names] == before
    with pytest.raises(NotDecided, match="nothing to undo"):
        desk.undo()


def test_a_file_that_was_not_there_goes_again_when_it_is_undone(town: Path) -> None:
    lock = town / "facts/checker.lock.jsonl"
    lock.unlink()
    desk = open_desk(town)
    accept(desk, OPENING)
    assert OPENING in lock_of(town)
    desk.undo()
    assert not lock.exists()
    accept(desk, OPENING)
    lock.unlink()
    with pytest.raises(Stale):
        desk.undo()
    assert not lock.exists()


def test_files_with_problems_are_told_until_they_are_mended(town: Path) -> None:
    desk = open_desk(town)
    desk.overview()
    path = town / "facts/gazette_1.yaml"
    whole = path.read_text()
    path.write_text(whole.replace("1990-05-03", "1990-13-03", 1))
    with pytest.raises(BrokenFiles, match=r"facts/gazette_1\.yaml:\d+:\d+: "):
        desk.overview()
    path.write_text(whole)
    assert desk.overview()["documents"][0]["drafts"] == 10


def test_a_table_that_changes_is_read_anew(town: Path) -> None:
    desk = open_desk(town)
    desk.overview()
    (town / "facts/days.yaml").write_text(
        "source: {id: days, title: Days}\ntables:\n"
        "  - {id: days_of_opening, from: '*.csv', source: days, "
        "subject: {column: bridge}, attributes: {day: opened_on}}\n"
    )
    table = town / "facts/days.csv"
    table.write_text("bridge,day\nnorth_bridge,1990-05-03\n")
    assert desk.claim(OPENING)["meets"][0]["verdict"] == "agreement"
    table.write_text("bridge,day\nnorth_bridge,1990-05-04\nmill_bridge,1990-13-04\n")
    with pytest.raises(BrokenFiles, match=r"facts/days\.csv:3:"):
        desk.claim(OPENING)
    table.write_text("bridge,day\nnorth_bridge,1990-05-04\n")
    assert desk.claim(OPENING)["meets"][0]["verdict"] == "contradiction"
    (town / "facts/more.csv").write_text("bridge,day\nnorth_bridge,1990-05-05\n")
    others = [one for side in desk.claim(OPENING)["meets"][0]["sides"] for one in side["claims"]]
    assert len(others) == 3


def test_what_fails_once_is_tried_again(town: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise ZeroDivisionError

    desk = open_desk(town)
    with monkeypatch.context() as patch:
        patch.setattr("checker.review.held.run", fail)
        for _ in range(2):
            with pytest.raises(ZeroDivisionError):
                desk.overview()
    assert desk.overview()["documents"][0]["drafts"] == 10


def test_documents_that_no_source_names_are_told(town: Path) -> None:
    (town / "facts/gazette_4.yaml").unlink()
    assert open_desk(town).overview()["unnamed"] == ["gazette_4.txt"]


def test_documents_that_are_not_there_keep_no_other_from_review(town: Path) -> None:
    (town / "papers/gazette_1.txt").unlink()
    desk = open_desk(town)
    first, second, *_ = desk.overview()["documents"]
    assert "is not in the folder" in first["wrong"]
    assert second["wrong"] == ""
    with pytest.raises(NotDecided, match="is not in the folder"):
        desk.document("gazette_1")
    accept(desk, "gazette_2.north_bridge.opened_on")


def test_documents_are_read_when_they_are_looked_at(
    town: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (town / "papers/gazette_2.txt").write_bytes(b"\0 no text")
    read: list[str] = []
    whole = Folder.read

    def noted(folder: Folder, name: str) -> DocumentText | Absent | Unread:
        read.append(name)
        return whole(folder, name)

    monkeypatch.setattr(Folder, "read", noted)
    monkeypatch.setattr("checker.review.shelf.MOST_KEPT", 1000)
    desk = open_desk(town)
    assert [one["wrong"] for one in desk.overview()["documents"]] == [""] * 4
    assert read == []
    with pytest.raises(NotDecided, match="it is binary, and no text"):
        desk.document("gazette_2")
    assert "binary" in desk.overview()["documents"][1]["wrong"]
    for number in (1, 3, 1, 4, 1, 3):  # two have 1000 characters at most
        desk.document(f"gazette_{number}")
    assert read == [f"gazette_{number}.txt" for number in (2, 1, 3, 4, 3)]
    price = "gazette_1.north_bridge.cost"
    assert desk.accept_alike(price, desk.claim(price)["seenAlike"]) == (12, 4)
    assert len(desk.document("gazette_4")["claims"]) == 10


def test_a_document_that_changes_is_read_anew(town: Path) -> None:
    desk = open_desk(town)
    assert desk.claim(OPENING)["against"] == []
    path = town / "papers/gazette_1.txt"
    path.write_text(path.read_text().replace("3 May 1990", "4 May 1990"))
    assert desk.claim(OPENING)["against"][0]["what"] == "The quote"


@pytest.mark.of_format("json")
def test_all_of_it_leaves_a_corpus_that_verifies(town: Path) -> None:
    desk = open_desk(town)
    for number in (1, 2, 3, 4):
        source = f"gazette_{number}"
        while left := [one for one in desk.document(source)["claims"] if one["draft"]]:
            accept(desk, left[0]["id"], "A. Reader")
    assert run(town, "verify", "--documents", "papers") == 0
    files = {path.name: path.read_text() for path in (town / "facts").iterdir()}
    assert run(town, "verify", "--documents", "papers", "--write") == 0
    assert {path.name: path.read_text() for path in (town / "facts").iterdir()} == files
    assert run(town, "check", "--out", "json=-") == 1  # of one bridge, two days


def test_words_are_completed_from_the_vocabulary(town: Path) -> None:
    desk = open_desk(town)
    assert desk.completions("subject", "mil", "") == [["mill_bridge", "Mill Bridge"]]
    assert desk.completions("attribute", "day", "") == [
        ["opened_on", "day of opening"],
        ["crossings", "crossings a day"],
    ]
    assert desk.completions("value", "t", "takes_lorries") == [["true", "true"]]
    assert len(desk.completions("subject", "", "")) == len(BRIDGES)
    assert desk.completions("value", "x", "no_such") == []
