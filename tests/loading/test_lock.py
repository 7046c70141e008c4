"""The file of records: what it holds, in which bytes, and what is wrong with one."""

import json
from collections.abc import Iterator

import pytest
from growth import Work, grows_linearly
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from checker.loading.lock import MEND, lock_text, read_lock, read_locks
from checker.loading.schema import schema_text
from checker.model.lock import READINGS, STATES, Lock, Locks, Made, Record, claim_hash, is_lock
from checker.model.place import Problem
from checker.verify.carries import Carried
from checker.verify.quotes import QuoteState

FILE = "facts/checker.lock.jsonl"
MADE = Made("a.b.c", "tall", "abcdefgh", 3, 2, "0123456789ab")
FULL = Record(
    "a.b.c",
    "0123456789ab",
    "abcdefgh",
    "0123456789abcdef",
    "found",
    0,
    "aaaabbbbccccdddd-eeee",
    "not carried",
    "the quote says …",
    MADE,
)
LINE = (
    '{"id": "a.b.c", "claim": "0123456789ab", "quote": "abcdefgh", '
    '"document": "0123456789abcdef", "state": "found", "offset": 0, '
    '"passage": "aaaabbbbccccdddd-eeee", "read": "not carried", "doubt": "the quote says …", '
    '"drafted": {"claim": "a.b.c", "pattern": "tall", "quote": "abcdefgh", "offset": 3, '
    '"line": 2, "text": "0123456789ab"}}'
)

LINE_OF_MODEL = (
    '{"id": "a.b.c", "drafted": {"claim": "a.b.c", "quote": "abcdefgh", "offset": 3, "line": 2, '
    '"text": "0123456789ab", "model": "big/one:7b", "host": "models.example", '
    '"schema": "0123456789ab", "prompt": "ba9876543210"}}'
)


def problems(data: str | bytes) -> list[str]:
    lock, wrong = read_lock(FILE, data if isinstance(data, bytes) else data.encode())
    assert all(str(one).endswith(MEND) for one in wrong)
    assert isinstance(lock, Lock)
    return [str(one).removesuffix(f": {MEND}") for one in wrong]


def test_a_line_has_its_keys_in_order_and_only_those_that_say_something() -> None:
    assert lock_text([FULL]) == f"{LINE}\n"
    assert lock_text([Record("a.b.c", state="missing")]) == '{"id": "a.b.c", "state": "missing"}\n'
    assert lock_text([Record("a.b.c", rejected="abcdefgh")]) == (
        '{"id": "a.b.c", "rejected": "abcdefgh"}\n'
    )
    assert lock_text([]) == ""


def test_what_was_proposed_has_a_model_and_no_pattern() -> None:
    lock, wrong = read_lock(FILE, LINE_OF_MODEL.encode())
    made = lock.records["a.b.c"].made
    assert made is not None
    assert (wrong, made.pattern, made.by) == ([], "", "model 'big/one:7b'")
    assert made.proposer == ("big/one:7b", "models.example", "0123456789ab", "ba9876543210")
    assert lock_text(lock.records.values()) == f"{LINE_OF_MODEL}\n"
    for before, behind in (('"model": "big/one:7b", ', ""), ('"model"', '"pattern": "p", "model"')):
        (told,) = problems(LINE_OF_MODEL.replace(before, behind))
        assert told.endswith("the record has no 'pattern', or a 'model' as well")
    for odd in ('""', '"a\\nb"', '" a"', "7", '"é"', f'"{"m" * 201}"'):
        (told,) = problems(LINE_OF_MODEL.replace('"big/one:7b"', odd))
        assert told.endswith("'model' is not what is recorded there")


def test_lines_are_sorted_by_id() -> None:
    some = [Record("b"), Record("a.c", rejected="ab" * 4), Record("a.c"), Record("a.b", "0" * 12)]
    ids = [json.loads(line)["id"] for line in lock_text(some).splitlines()]
    assert ids == ["a.b", "a.c", "a.c", "b"]
    assert lock_text(some) == lock_text(reversed(some))


IDS = st.from_regex(r"[a-z][a-z0-9_]{0,5}(\.[a-z0-9_]{1,5}){0,2}", fullmatch=True)
HEX = st.text("0123456789abcdef", min_size=12, max_size=12)
QUOTE = st.text("abcdefghijklmnop", min_size=8, max_size=8)
OFFSET = st.integers(-1, 10**6)
PLACE = (QUOTE, OFFSET, st.integers(0, 99), HEX)
NONE = st.just("")
BY_PATTERN = st.builds(Made, IDS, st.just("tall"), *PLACE, NONE, NONE, NONE, NONE)
MODELS = st.text(st.characters(min_codepoint=33, max_codepoint=126), min_size=1, max_size=40)
HOSTS = st.from_regex("[a-z0-9.:-]{1,20}", fullmatch=True)
BY_MODEL = st.builds(Made, IDS, NONE, *PLACE, MODELS, NONE | HOSTS, NONE | HEX, NONE | HEX)
RECORDS = st.builds(
    Record,
    IDS,
    HEX,
    QUOTE,
    st.text("0123456789abcdef", min_size=16, max_size=16),
    st.sampled_from(["", *STATES]),
    OFFSET,
    st.lists(st.text("abcxyz", min_size=4, max_size=4), max_size=12).map("".join),
    st.sampled_from(["", *READINGS]),
    st.text(st.characters(exclude_categories=["C", "Z"]), max_size=200),
    st.none() | BY_PATTERN | BY_MODEL,
    st.just(""),
)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(RECORDS, max_size=5, unique_by=lambda one: one.id),
    st.lists(st.tuples(IDS, QUOTE), max_size=4),
)
def test_what_is_written_is_read(some: list[Record], gone: list[tuple[str, str]]) -> None:
    rejected = {pair: Record(pair[0], rejected=pair[1]) for pair in gone}
    data = lock_text([*some, *rejected.values()]).encode()
    for given_ in (data, b"\xef\xbb\xbf" + data, data.replace(b"\n", b"\r\n"), data.rstrip()):
        lock, wrong = read_lock(FILE, given_)
        assert not wrong
        assert lock.records == {one.id: one for one in some}
        assert lock.rejected == rejected
        again = lock_text([*lock.records.values(), *lock.rejected.values()])
        assert again.encode() == data


SCHEMA = Draft202012Validator(json.loads(schema_text("lock")))


def test_its_schema_says_the_same() -> None:
    told = json.loads(LINE)
    properties = SCHEMA.schema["oneOf"][0]["properties"]
    assert [*properties] == [*told]
    proposed = json.loads(LINE_OF_MODEL)
    both = {**told["drafted"], **proposed["drafted"]}
    assert [*properties["drafted"]["properties"]] == [*both]
    assert SCHEMA.is_valid(proposed)
    for wrong in ("", both, {**proposed["drafted"], "host": "a/b"}):
        assert not SCHEMA.is_valid({**told, "drafted": wrong})
    assert properties["state"]["enum"] == [*STATES]
    assert properties["read"]["enum"] == [*READINGS]
    assert SCHEMA.is_valid(told)


def test_what_verify_finds_can_be_recorded() -> None:
    assert {one.value for one in Carried} <= set(READINGS)
    assert set(STATES) <= {one.value for one in QuoteState}


def test_merge_markers_are_told_each_and_so_is_what_they_leave_twice() -> None:
    other = LINE.replace("0123456789ab", "ba9876543210")
    data = f"<<<<<<< HEAD\n{LINE}\n||||||| base\n=======\n{other}\n>>>>>>> theirs\n"
    assert problems(data) == [
        f"{FILE}:1:1: '<<<<<<<' is left of a merge",
        f"{FILE}:3:1: '|||||||' is left of a merge",
        f"{FILE}:4:1: '=======' is left of a merge",
        f"{FILE}:5:1: a second line for 'a.b.c' (first on line 2)",
        f"{FILE}:6:1: '>>>>>>>' is left of a merge",
    ]
    lock, _ = read_lock(FILE, data.encode())
    assert lock.records["a.b.c"].claim == ""  # nobody knows which is right
    assert lock.records["a.b.c"].made is not None
    assert "verify --documents DIR --write" in MEND
    twice, wrong = read_lock(FILE, f"{LINE}\n{LINE}\n".encode())
    assert len(wrong) == 1
    assert twice.records == {"a.b.c": FULL}


@pytest.mark.parametrize("cut", [1, 10, 40, len(LINE) - 1])
def test_a_torn_line(cut: int) -> None:
    (told,) = problems(f"{LINE[:cut]}\n{LINE}\n")
    assert told.startswith(f"{FILE}:1:")
    assert told.endswith(": not a whole line of JSON")


def test_what_is_wrong_with_many_lines_is_told_once() -> None:
    assert problems(f"one\n{LINE}\ntwo\n[]\nthree\n") == [
        f"{FILE}:1:1: not a whole line of JSON (and so on 2 more lines)",
        f"{FILE}:4:1: not a record: a line holds one in `{{}}`",
    ]
    assert len(problems("garbage\n" * 5000)) == 1


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("[]", "1:1: not a record: a line holds one in `{}`"),
        ('"a"', "1:1: not a record: a line holds one in `{}`"),
        ("null", "1:1: not a record: a line holds one in `{}`"),
        ("NaN", "1:1: NaN is no number of JSON"),
        ('{"id": "a", "offset": NaN}', "1:1: NaN is no number of JSON"),
        ('{"id": "a", "offset": -Infinity}', "1:1: -Infinity is no number of JSON"),
        ('{"id": "a", "offset": 1.0}', "1:13: 'offset' is not what is recorded there"),
        ('{"id": "a", "offset": true}', "1:13: 'offset' is not what is recorded there"),
        ('{"id": "a", "offset": -1}', "1:13: 'offset' is not what is recorded there"),
        ('{"id": "a", "offset": 1e999}', "1:13: 'offset' is not what is recorded there"),
        ('{"id": "a", "offset": 99999999999}', "1:13: 'offset' is not what is recorded there"),
        ('{"id": "a", "state": ["found"]}', "1:13: 'state' is not what is recorded there"),
        ('{"id": "a", "state": "lost"}', "1:13: 'state' is not what is recorded there"),
        ('{"id": "a", "read": {}}', "1:13: 'read' is not what is recorded there"),
        ('{"id": "a", "claim": "12"}', "1:13: 'claim' is not what is recorded there"),
        ('{"id": "a", "quote": null}', "1:13: 'quote' is not what is recorded there"),
        ('{"id": "a", "doubt": "x\\u001b[2J"}', "1:13: 'doubt' is not what is recorded there"),
        ('{"id": "a", "doubt": "\\ud800"}', "1:13: 'doubt' is not what is recorded there"),
        ('{"id": "a", "passage": "abc"}', "1:13: 'passage' is not what is recorded there"),
        ('{"id": "a", "drafted": 1}', "1:13: 'drafted' is not what is recorded there"),
        ('{"id": "a", "drafted": {}}', "1:1: the record has no 'claim'"),
        ('{"id": "a", "drafted": {"rejected": 1}}', "1:25: unknown key 'rejected'"),
        ('{"id": "A.b"}', "1:2: 'id' is not what is recorded there"),
        ('{"id": "a\\u0000"}', "1:2: 'id' is not what is recorded there"),
        ('{"id": 7}', "1:2: 'id' is not what is recorded there"),
        ("{}", "1:1: the record has no 'id'"),
        ('{"rejected": "abcdefgh"}', "1:1: the record has no 'id'"),
        ('{"id": "a", "rejected": "x"}', "1:13: 'rejected' is not what is recorded there"),
        ('{"id": "a", "rejected": "abcdefgh", "state": "found"}', "1:37: unknown key 'state'"),
        ('{"id": "a", "value": "12 m"}', "1:13: unknown key 'value'"),
        ('{"id": "a", "a\\u001b": 1}', "1:13: unknown key 'a?'"),
        ('{"id": "a", "id": "b"}', "1:1: the key 'id' stands there twice"),
        (
            '{"id": "a", "drafted": {"quote": "x", "quote": "y"}}',
            "1:1: the key 'quote' stands there twice",
        ),
        ('{"id": "a"} {"id": "b"}', "1:13: not a whole line of JSON"),
        ("id: a", "1:1: not a whole line of JSON"),
        ("[" * 100_000, "1:1: lists nest too deeply"),
        ('{"id":' * 100_000, "1:1: lists nest too deeply"),
        ('{"id": "a", "offset": ' + "9" * 5000 + "}", "1:1: not a line of JSON (Exceeds the limit"),
        ('{"id": "' + "a" * 1_000_000 + '"', "1:1000010: not a whole line of JSON"),
    ],
)
def test_what_is_no_record(line: str, told: str) -> None:
    (found,) = problems(f"{line}\n")
    assert found.startswith(f"{FILE}:{told}")
    assert len(found) < 200


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b'{"id": "a"}\n{"id": "\xff"}\n', [f"{FILE}:2:9: not UTF-8"]),
        ('{"id": "a"}\n'.encode("utf-16"), [f"{FILE}:1:1: not UTF-8"]),
        (b"\0\0\0", [f"{FILE}:1:1: not a whole line of JSON"]),
        (b"", []),
        (b"\n\r\n \n", []),
    ],
)
def test_bytes_that_are_no_text(data: bytes, told: list[str]) -> None:
    assert problems(data)[:1] == told


@given(st.binary(max_size=200) | st.text(max_size=200).map(lambda t: t.encode(errors="replace")))
def test_no_bytes_are_a_fault(data: bytes) -> None:
    problems(data)
    problems(LINE.encode() + b"\n" + data)
    problems(LINE[:40].encode() + data + LINE[40:].encode())


VALUES: st.SearchStrategy[object] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=6,
)


@given(st.sampled_from(sorted(json.loads(LINE))), VALUES)
def test_no_value_is_a_fault(key: str, value: object) -> None:
    told = json.loads(LINE)
    told[key] = value
    fits = not problems(json.dumps(told))
    whole = isinstance(value, float) and value.is_integer()  # which is an integer to a schema
    if (
        key != "doubt"
        and not whole
        and value not in (float("inf"), float("-inf"))
        and value == value
    ):
        assert fits == SCHEMA.is_valid(told)


def lines(times: int) -> Iterator[str]:
    for number in range(times):
        yield LINE.replace('"id": "a.b.c"', f'"id": "a.b.c{number}"', 1)


@pytest.mark.parametrize("piece", [None, "{", "<<<<<<<\n", '"', "[]\n", "\\", "x" * 100])
def test_reading_takes_a_time_that_grows_with_the_file(piece: str | None) -> None:
    def make(times: int) -> Work:
        data = ("\n".join(lines(times // 300)) if piece is None else piece * times).encode()
        return lambda: read_lock(FILE, data)

    grows_linearly(make, 3_000, 60_000)


# -- folders --------------------------------------------------------------------------------------


def test_the_nearest_file_above_is_meant() -> None:
    problems: list[Problem] = []
    contents = [(name, b"") for name in ("facts/checker.lock.jsonl", "facts/b/checker.lock.jsonl")]
    locks = read_locks(contents, ["facts", "rules"], problems)
    assert locks.of("facts/x.yaml").file == "facts/checker.lock.jsonl"
    assert locks.of("facts/a/x.yaml").file == "facts/checker.lock.jsonl"
    assert locks.of("facts/b/c/x.yaml").file == "facts/b/checker.lock.jsonl"
    new = locks.of("rules/a/x.yaml")
    assert (new.file, new.data) == ("rules/checker.lock.jsonl", None)
    assert locks.of("other/a/x.yaml").file == "other/a/checker.lock.jsonl"
    assert locks.of("x.yaml").file == "checker.lock.jsonl"
    assert all(locks.knows_all(locks.of(name)) for name in ("facts/x.yaml", "facts/b/x.yaml"))
    assert not locks.knows_all(locks.of("other/a/x.yaml"))
    assert not Locks().knows_all(locks.of("facts/x.yaml"))


def test_names() -> None:
    assert is_lock("checker.lock.jsonl")
    assert is_lock("a/checker.lock.jsonl")
    assert not is_lock("a/my-checker.lock.jsonl")


def test_a_hash_stands_for_all_of_a_claim() -> None:
    claims = [
        ("a", "b", "c", ("d",)),
        ("x", "b", "c", ("d",)),
        ("a", "x", "c", ("d",)),
        ("a", "b", "x", ("d",)),
        ("a", "b", "c", ("x",)),
        ("a", "b", "c", ("d", "x")),
    ]
    assert len({claim_hash(*one) for one in claims}) == len(claims)


@pytest.mark.parametrize(
    ("line", "at"),
    [
        ('{"id": "state", "state": "lost"}', '"state": "lost"'),
        ('{"id": "a", "drafted": {"claim": "line", "pattern": "p", "line": 0}}',
         '"line": 0'),
        ('{"id": "a", "quote": "abcdefgh", "drafted": {"claim": "a", "pattern": "p", "quote": 1}}',
         '"quote": 1'),
        ('{"id": "a", "doubt": "says \\"read\\": 3", "read": 3}', '"read": 3}'),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told_at_its_key(line: str, at: str) -> None:
    _, (wrong,) = read_lock(FILE, b"\xef\xbb\xbf" + line.encode())
    assert wrong.place.column == line.index(at) + 1
