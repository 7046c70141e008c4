"""Answers as models, and others, give them: broken, cut off, hostile, or in a fence."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.model.lock import Proposer
from checker.proposing.pieces import pieces
from checker.proposing.proposal import Proposal
from checker.proposing.replies import MOST_OF_ANSWER, Reply, read_reply

BY = Proposer("tiny", "localhost", "0" * 12, "1" * 12)
ONE = {"subject": "a", "attribute": "b", "quote": "c", "voice": "", "qualifiers": []}
READ = Proposal("a", "b", ("c",), proposer=BY)


def replied(content: str, *, whole: bool = True) -> Reply:
    return read_reply(content, BY, whole=whole)


def listed(*some: object) -> str:
    return json.dumps({"proposals": some})


@pytest.mark.parametrize(
    "content",
    [
        listed(ONE),
        f"```json\n{listed(ONE)}\n```",
        f"Here is what I found:\n\n{listed(ONE)}\nI hope this helps.",
        f"<think>{{hm}}</think>{listed(ONE)}",
        f'<think>{{"a": 1}} or {{"proposals": []}} or</think>\n{listed(ONE)}',
        json.dumps([ONE]),
        f"```json\n{json.dumps([ONE])}\n```",
        json.dumps({"answer": {"proposals": [ONE]}}),
        json.dumps({"note": [1], "proposals": [ONE], "more": {}}),
        f'<think>{{"proposals": []}}</think>{listed(ONE)}',
        f'<think>Nothing: {{"proposals": []}}. Or [1], {{"x": [{{}}]}}?</think>[{json.dumps(ONE)}]',
        f"<think>{json.dumps({'subject': 'a'})}</think>\n```json\n{json.dumps([ONE])}\n```\nDone.",
        '{"proposals": []} ' * 30 + listed(ONE),
    ],
)
def test_an_answer_is_found_among_other_words(content: str) -> None:
    reply = replied(content)
    assert reply == ((READ,), (), True)


def test_of_several_lists_the_last_is_read_and_the_others_are_told() -> None:
    other = {**ONE, "quote": "z"}
    for content in (listed(other) + listed(ONE), f"{[other]}{[ONE]}".replace("'", '"')):
        reply = replied(content)
        assert (reply.proposals, reply.whole) == ((READ,), True)
        assert reply.notes == ("an answer with several lists of proposals: only the last is read",)
    assert replied(listed(other) + listed()).proposals == ()
    assert len(replied(listed(other) + listed()).notes) == 1


@pytest.mark.parametrize("before", ["", "<think>[]</think>", listed(), listed(ONE), "[[ { {"])
@pytest.mark.parametrize("name", ['{"proposals": ', "", '{"a": 1, "proposals":'])
@pytest.mark.parametrize("end", ["", ",", ', {"su', ', {"subject": "a", "qualifiers": [{"na'])
def test_a_list_that_is_cut_off_is_read_up_to_there(before: str, name: str, end: str) -> None:
    cut = f"{before}{name}[{json.dumps(ONE)}, {json.dumps(ONE)}{end}"
    reply = replied(cut)
    assert (reply.proposals, reply.whole) == ((READ, READ), False)
    assert any("cut off or broken" in note for note in reply.notes)


def test_where_the_last_list_has_nothing_to_read_the_one_before_it_is_read() -> None:
    reply = replied(f'{listed(ONE)} or {{"proposals": [{{"su')
    assert (reply.proposals, reply.whole) == ((READ,), False)


def test_all_of_a_proposal_is_read() -> None:
    said = {**ONE, "voice": " d ", "qualifiers": [{"name": "f", "value": "g"}]}
    assert replied(listed(said)).proposals == (READ._replace(voice="d", qualifiers=(("f", "g"),)),)
    said = {**ONE, "voice": None, "qualifiers": {"h": "i", "f": "g"}}
    assert replied(listed(said)).proposals == (READ._replace(qualifiers=(("f", "g"), ("h", "i"))),)


@pytest.mark.parametrize("end", ["", "]", ', {"subject": "a", "attri', ", 7", "}}}}"])
def test_what_stands_before_a_break_is_read(end: str) -> None:
    reply = replied(listed(ONE, ONE).removesuffix("]}") + end)
    assert reply.proposals == (READ, READ)
    assert not reply.whole
    assert any("cut off or broken" in note for note in reply.notes)


def test_an_answer_of_too_few_tokens_is_not_whole() -> None:
    reply = replied(listed(ONE), whole=False)
    assert (reply.proposals, reply.whole) == ((READ,), False)


@pytest.mark.parametrize(
    "content",
    [
        "",
        "I cannot help with that.",
        "{}",
        "[",
        "null",
        '{"proposals": null}',
        '{"proposals": {"a": 1}}',
        '{"proposals": 7}',
        '{"claims": []}',
        "[" * 100_000,
        '{"a":' * 100_000,
        '{"proposals": ' + "[" * 100_000,
        '{"proposals": [' + '{"a":' * 100_000,
    ],
    ids=range(13),
)
def test_what_is_no_list_of_proposals_is_told(content: str) -> None:
    reply = replied(content)
    assert reply.proposals == ()
    assert not reply.whole
    assert reply.notes
    assert all(len(note) < 200 for note in reply.notes)


@pytest.mark.parametrize(
    ("wrong", "why"),
    [
        (7, "no object"),
        (None, "no object"),
        ([ONE], "no object"),
        ({}, "has no 'subject'"),
        ({**ONE, "quote": 7}, "'quote' is no text"),
        ({**ONE, "quote": ["c"]}, "'quote' is no text"),
        ({**ONE, "quote": " "}, "'quote' is empty"),
        ({**ONE, "subject": None}, "'subject' is no text"),
        ({**ONE, "quote": "c" * 1001}, "more than 1000 characters"),
        ({**ONE, "quote": "\ud800"}, "letters that are none"),
        ({**ONE, "quote": "c\x00d"}, "letters that are none"),
        ({**ONE, "subject": "\x1b[2J"}, "letters that are none"),
        ({**ONE, "voice": {}}, "'voice' is no text"),
        ({**ONE, "qualifiers": 7}, "'qualifiers' are no list"),
        ({**ONE, "qualifiers": [7]}, "'qualifiers' are no list"),
        ({**ONE, "qualifiers": [{"name": "f"}]}, "has no 'value'"),
        ({**ONE, "qualifiers": [{"name": "f", "value": "g"}] * 2}, "stands there twice"),
        ({**ONE, "qualifiers": {f"f{n}": "g" for n in range(17)}}, "too many"),
    ],
)
def test_what_is_no_proposal_is_told_and_the_others_are_read(wrong: object, why: str) -> None:
    reply = replied(listed(wrong, ONE))
    assert reply.proposals == (READ,)
    assert reply.whole
    (note,) = reply.notes
    assert why in note


def test_a_key_that_stands_there_twice_is_no_proposal() -> None:
    twice = '{"subject": "a", "subject": "z", "attribute": "b", "quote": "c"}'
    reply = replied(f'{{"proposals": [{json.dumps(ONE)}, {twice}]}}')
    assert reply.proposals == (READ,)
    assert not reply.whole


def test_keys_that_nobody_asked_for_mean_nothing_and_are_told() -> None:
    more = {"value": 900, "status": "reviewed", "read_by": "me", "id": "x", "\x1b[2J": 1, "at": 3}
    reply = replied(listed({**ONE, **more}))
    assert reply.proposals == (READ,)
    (note,) = reply.notes
    assert "'value', 'status', 'read_by', 'id', '\\x1b[2J' and 1 more" in note


def test_a_flood_of_proposals_is_bounded() -> None:
    reply = replied(listed(*[ONE] * 700))
    assert len(reply.proposals) == MOST_OF_ANSWER
    assert "700 proposals" in reply.notes[0]


def test_wrongs_of_one_sort_are_told_once() -> None:
    assert len(replied(listed(*[7] * 300)).notes) == 1


@settings(max_examples=40)
@given(st.text(max_size=60), st.text(max_size=60))
def test_whatever_is_said_nothing_breaks(before: str, behind: str) -> None:
    reply = replied(before + listed(ONE)[: len(behind) + 10] + behind)
    assert all(isinstance(one, Proposal) for one in reply.proposals)


@given(st.text(alphabet="ab .\n", max_size=400), st.integers(20, 90))
def test_pieces_hold_all_of_a_text_and_overlap(text: str, longest: int) -> None:
    found = list(pieces(text, longest, longest // 4))
    assert all(text[one.start : one.end] == one.text for one in found)
    assert all(len(one.text) <= longest for one in found)
    held = {at for one in found for at in range(one.start, one.end)}
    assert all(not text[at].strip() for at in range(len(text)) if at not in held)
    starts = [one.start for one in found]
    assert starts == sorted(set(starts))


def test_what_stands_across_a_cut_stands_whole_in_a_piece() -> None:
    text = " ".join(f"Sentence {number} is told here." for number in range(2000))
    found = list(pieces(text))
    assert len(found) > 6
    for number in range(2000):
        assert any(f" {number} is told here." in one.text for one in found)
