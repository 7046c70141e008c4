"""Proposals of other tools, from files."""

import json

import pytest
from model.corpora import kind_named

from checker.extract.documents.document import Document
from checker.model.lock import Proposer
from checker.model.place import Place
from checker.model.vocabulary import Attribute
from checker.proposing.answers import KeptAnswer, answers_text, read_answers
from checker.proposing.given import GivenProposals
from checker.proposing.proposal import MOST, Proposal

HERE = Place("x.yaml", 1, 1)
ATTRIBUTES = {
    "killed": Attribute("killed", "dead", kind_named("count"), HERE, qualifiers=("among",))
}
ENTITIES = {"ferry": "ferry", "the Corona": "ferry", "hull": "hull"}
TEXT = "The Corona sank.\n63 people died."
DOCUMENT = Document("notes/loss.txt", TEXT, "", "", "0" * 64)
TOLD = Proposer("proposals")


def given(*lines: object) -> GivenProposals:
    data = b"".join((one if isinstance(one, bytes) else json.dumps(one).encode()) + b"\n"
                    for one in lines)  # fmt: skip
    return GivenProposals("p.jsonl", data, ATTRIBUTES, ENTITIES)


LINE = {"document": "loss.txt", "subject": "ferry", "attribute": "killed", "quote": "63 people"}
READ = Proposal("ferry", "killed", ("63 people",), proposer=TOLD)
EXTRACTION = {
    "extraction_class": "killed",
    "extraction_text": "63 people",
    "char_interval": {"start_pos": 17, "end_pos": 26},
    "alignment_status": "match_exact",
    "extraction_index": 1,
    "group_index": 0,
    "description": None,
    "attributes": {"subject": "ferry"},
}
SAVED = {"extractions": [EXTRACTION], "text": TEXT, "document_id": "doc_0a1b2c3d"}
BY = Proposer("langextract")


@pytest.mark.parametrize("name", ["loss.txt", "notes/loss.txt"])
def test_a_line_is_a_proposal(name: str) -> None:
    found = given({**LINE, "document": name})
    proposed = found.of(DOCUMENT)
    assert proposed.proposals == (READ,)
    assert proposed.asked == {TOLD}
    assert (found.left(), found.problems, found.nothing) == ([], [], False)


def test_a_line_may_say_more() -> None:
    more = {**LINE, "quote": ["63", "people"], "voice": "a mate", "qualifiers": {"among": "men"},
            "at": 17, "model": "big/one:7b"}  # fmt: skip
    assert given(more).of(DOCUMENT).proposals == (
        Proposal("ferry", "killed", ("63", "people"), "a mate", (("among", "men"),), 17,
                 Proposer("big/one:7b")),
    )  # fmt: skip


@pytest.mark.parametrize(
    "saved",
    [
        SAVED,
        {**SAVED, "text": TEXT.replace("\n", "\r\n")},
        {**SAVED, "text": None, "document_id": "loss.txt"},
        {**SAVED, "text": "It was otherwise.", "document_id": "notes/loss.txt"},
        {**SAVED, "extractions": [{**EXTRACTION, "attributes": {"ship": "the Corona"}}]},
    ],
)
def test_what_langextract_saves_is_taken_as_it_is(saved: object) -> None:
    (one,) = given(saved).of(DOCUMENT).proposals
    assert one._replace(at=-1, subject="ferry") == READ._replace(proposer=BY)


def test_offsets_hold_only_in_the_text_that_they_were_counted_in() -> None:
    assert given(SAVED).of(DOCUMENT).proposals[0].at == 17
    assert given({**SAVED, "text": f"  {TEXT}"}).of(DOCUMENT).proposals[0].at == -1


def test_of_an_extraction_voice_and_qualifiers_stand_among_its_attributes() -> None:
    more = {"subject": "ferry", "said_by": "a mate", "among": "men", "mood": "sad", "tags": ["x"]}
    found = given({**SAVED, "extractions": [{**EXTRACTION, "attributes": more}]})
    (one,) = found.of(DOCUMENT).proposals
    assert (one.voice, one.qualifiers) == ("a mate", (("among", "men"),))
    (note,) = found.left()
    assert note.message.startswith("nothing is made of the key 'mood'")


def test_a_key_of_no_use_is_told_where_it_stands_first() -> None:
    found = given(LINE, {**LINE, "mood": 1}, {**LINE, "at": 2, "mood": 2, "qualifers": {}})
    assert len(found.of(DOCUMENT).proposals) == 3
    second = json.dumps({**LINE, "mood": 1}).index('"mood"') + 1
    third = json.dumps({**LINE, "at": 2, "mood": 2, "qualifers": {}}).index('"qualifers"') + 1
    assert [str(note) for note in found.left()] == [
        f"p.jsonl:2:{second}: nothing is made of the key 'mood'; did you mean 'model'? (and so on "
        "1 more line)",
        f"p.jsonl:3:{third}: nothing is made of the key 'qualifers'; did you mean 'qualifiers'?",
    ]


@pytest.mark.parametrize("begin", [b"", b"\xef\xbb\xbf"])
@pytest.mark.parametrize(
    ("text", "key", "why"),
    [
        ('{"document": "subject", "attribute": "killed", "quote": "63"}', "",
         "it has no 'subject'"),
        ('{"document": "d", "subject": null, "attribute": "killed", "quote": "63"}', "subject",
         "its 'subject' is no text"),
        ('{"document": "quote", "subject": "at", "attribute": "killed", "quote" : null}', "quote",
         "its 'quote' is no text"),
        ('{"model": "a\\"at\\": x", "qualifiers": {"at": "1"}, "document": "at", "subject": "hull",'
         ' "attribute": "killed", "quote": "63", "at": "1"}', "at",
         "its 'at' is no offset: a whole number from 0 on"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told_at_its_key_and_at_no_word_that_reads_the_same(
    begin: bytes, text: str, key: str, why: str
) -> None:
    (wrong,) = given(begin + text.encode()).problems
    assert wrong.message == why
    assert wrong.place.column == (text.rindex(f'"{key}"') + 1 if key else 1)


def test_a_key_of_no_use_is_found_as_it_is_written_and_where_it_belongs() -> None:
    escaped = json.dumps({**LINE, "voice": "mööd", "mööd": 1})
    assert [one.place.column for one in given(escaped.encode()).left() if "ood" in one.message or
            "\\xf6" in one.message] == [escaped.rindex('"m') + 1]  # fmt: skip
    more = {**EXTRACTION, "description": "mood", "attributes": {"subject": "ferry", "mood": "sad"}}
    saved = json.dumps({"mood": "text", **SAVED, "extractions": [more]})
    found = given(saved.encode())
    found.of(DOCUMENT)
    assert [one.place.column for one in found.left()] == [saved.index('"mood": "sad"') + 1]


def test_all_that_is_wrong_with_a_line_is_told() -> None:
    wrong = {"document": "loss.txt", "subjct": "ferry", "attribute": 5, "quote": "", "at": -1}
    line = json.dumps(wrong)
    keys = ("subjct", "attribute", "quote", "at")
    assert [(one.place.column, one.message) for one in given(wrong).problems] == [
        (line.index(f'"{key}"') + 1, message)
        for key, message in zip(
            keys,
            (
                "unknown key 'subjct': write 'subject'",
                "its 'attribute' is no text",
                "its 'quote' is empty",
                "its 'at' is no offset: a whole number from 0 on",
            ),
            strict=True,
        )
    ]


def test_a_text_is_taken_apart_once_however_many_documents_there_are(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    taken: list[str] = []

    def words(text: str) -> bytes:
        taken.append(text)
        return "".join(text.split()).encode()

    monkeypatch.setattr("checker.proposing.given._words", words)
    found = given(*({**SAVED, "text": f"Told {n}.", "document_id": f"d{n}"} for n in range(30)))
    for n in range(30):
        assert len(found.of(DOCUMENT._replace(name=f"x{n}", text=f"Told\n{n}.")).proposals) == 1
    assert len(taken) == 60
    assert found.left() == []


def test_one_document_may_be_meant_by_name_and_by_text_and_by_several_lines() -> None:
    named = {**SAVED, "text": "It was otherwise.", "document_id": "loss.txt"}
    found = given(named, SAVED, {**SAVED, "document_id": "loss.txt"}, {**SAVED, "text": "Else."})
    assert [one.at for one in found.of(DOCUMENT).proposals] == [-1, 17, 17]
    assert [note.place.line for note in found.left()] == [4]


def test_an_extraction_of_no_subject_is_told() -> None:
    wrong = [
        {**EXTRACTION, "attributes": None},
        {**EXTRACTION, "attributes": {"ship": "the Corona", "port": "hull"}},
        {**EXTRACTION, "attributes": [1]},
        {**EXTRACTION, "extraction_text": None},
        7,
    ]
    found = given({**SAVED, "extractions": [*wrong, EXTRACTION]})
    assert len(found.of(DOCUMENT).proposals) == 1
    assert [note.message[:13] for note in found.left()] == [f"extraction {n} " for n in range(1, 6)]
    assert found.problems == []


@pytest.mark.parametrize(
    ("line", "why"),
    [
        (b"{", "not a whole line of JSON"),
        (b"\xff", "not UTF-8"),
        (b"[" * 100_000, "nest too deeply"),
        (b'{"a": NaN}', "no number of JSON"),
        (b'{"a": 1, "a": 2}', "twice"),
        (b"[]", "holds one in `{}`"),
        ({"document": "loss.txt"}, "has no 'subject'"),
        ({**LINE, "document": 7}, "'document' is no text"),
        ({**LINE, "quote": []}, "'quote' is no text"),
        ({**LINE, "at": -1}, "no offset"),
        ({**LINE, "at": True}, "no offset"),
        ({**LINE, "model": "é"}, "no name"),
        ({"extractions": 7}, "are no list"),
        ({"extractions": []}, "neither a 'text' nor a 'document_id'"),
    ],
)
def test_a_line_that_is_none_is_a_problem_with_its_place(line: object, why: str) -> None:
    found = given(LINE, line)
    assert {problem.place[:2] for problem in found.problems} == {("p.jsonl", 2)}
    assert why in found.problems[0].message
    assert found.of(DOCUMENT).proposals == (READ,)


def test_a_file_without_proposals_is_a_problem() -> None:
    assert [one.message for one in given().problems] == ["no proposals: a line each of JSON"]


def test_documents_that_were_not_given_are_told() -> None:
    found = given(LINE, {**LINE, "document": "other.txt"}, {**SAVED, "text": "Another."})
    found.of(DOCUMENT)
    assert [note.place.line for note in found.left()] == [2, 3]
    assert "'other.txt' is none of the documents" in found.left()[0].message
    assert given({**LINE, "document": "other.txt"}).nothing


def test_proposals_of_a_document_are_bounded() -> None:
    found = given(*[LINE] * (MOST + 5)).of(DOCUMENT)
    assert len(found.proposals) == MOST
    assert f"{MOST + 5} proposals" in found.notes[0].message


ANSWER = KeptAnswer("0" * 32, Proposer("m/x", "localhost", "a" * 12, "b" * 12), 5, True, "é\n{}")


def test_kept_answers_are_read_as_they_were_written() -> None:
    again = ANSWER._replace(asked="1" * 32, whole=False)
    text = answers_text([ANSWER, again])
    assert text.isascii()
    assert read_answers("f", text.encode()) == ({"0" * 32: ANSWER, "1" * 32: again}, [])


@pytest.mark.parametrize(
    ("key", "word"),
    [
        ("asked", "0"), ("asked", None), ("model", ""), ("model", "a\nb"), ("host", "a b"),
        ("host", "x/y"), ("schema", "A" * 12), ("prompt", 7), ("tokens", -1), ("tokens", True),
        ("tokens", 1.5), ("whole", 1), ("whole", 0.0), ("whole", 1.5), ("whole", None),
        ("answer", 7), ("answer", ["x"]), ("more", "x"),
    ],
)  # fmt: skip
def test_what_is_no_kept_answer_is_a_problem(key: str, word: object) -> None:
    told = json.loads(answers_text([ANSWER])) | {key: word}
    answers, (problem,) = read_answers("f", json.dumps(told).encode())
    assert answers == {}
    assert problem.message == "no answer that was kept: record the answers anew with --record"


def test_a_torn_line_of_answers_is_a_problem() -> None:
    text = answers_text([ANSWER, ANSWER._replace(asked="1" * 32)])
    answers, (problem,) = read_answers("f", text[:-20].encode())
    assert list(answers) == ["0" * 32]
    assert problem.place.line == 2
