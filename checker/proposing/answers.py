"""Answers that are kept: a line of JSON for each, by which a run can be had again, offline.

A line says what was asked (as a hash: of model, words, schema and piece of document), by whom it
was answered, and the answer, which has quotes of the document in it and nothing else of it. The
file is untrusted as any other.
"""

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from hashlib import blake2b
from typing import Any, Final, final

from checker.loading.json_lines import WrongLine, decoded_line, lines_in
from checker.model.lock import HOST, MODEL, Proposer
from checker.model.place import Place, Problem
from checker.values.named import NamedTuple

MEND: Final = "record the answers anew with --record"

_HASH: Final = re.compile("[0-9a-f]{12}").fullmatch
_ASKED: Final = re.compile("[0-9a-f]{32}").fullmatch
_MODEL: Final = re.compile(MODEL).fullmatch
_HOST: Final = re.compile(HOST).fullmatch
_KEYS: Final = ("asked", "model", "host", "schema", "prompt", "tokens", "whole", "answer")


@final
class KeptAnswer(NamedTuple):
    """One answer. ``asked`` is what it answers, as a hash; ``whole``: nothing cut it off;
    ``tokens``: what it took."""

    asked: str
    proposer: Proposer
    tokens: int
    whole: bool
    content: str


def asked(model: str, messages: Sequence[Mapping[str, str]], schema: Mapping[str, Any]) -> str:
    """Thirty-two hexadecimal digits that stand for a question."""
    said = json.dumps([model, list(messages), schema], ensure_ascii=False, sort_keys=True)
    return blake2b(said.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


def answers_text(answers: Iterable[KeptAnswer]) -> str:
    """The file that holds these answers, in their order."""
    return "".join(f"{_line(one)}\n" for one in answers)


def _line(one: KeptAnswer) -> str:
    by = one.proposer
    said = (one.asked, by.model, by.host, by.schema, by.prompt, one.tokens, one.whole, one.content)
    return json.dumps(dict(zip(_KEYS, said, strict=True)))


def read_answers(file: str, data: bytes) -> tuple[dict[str, KeptAnswer], list[Problem]]:
    """The answers in a file, by what was asked, and what is wrong with it; a later one stands."""
    answers: dict[str, KeptAnswer] = {}
    problems: list[Problem] = []
    for number, told, wrong in json_lines(data):
        one = told if wrong else _answer(told)
        if isinstance(one, KeptAnswer):
            answers[one.asked] = one
        else:
            why = wrong or "no answer that was kept"
            problems.append(Problem(Place(file, number, 1), f"{why}: {MEND}"))
    return answers, problems


def json_lines(data: bytes) -> Iterable[tuple[int, Any, str]]:
    """The lines of JSON in a file: the number of each, from 1, what it says, or what is wrong."""
    for number, line in lines_in(data):
        try:
            told, _ = decoded_line(line)
        except WrongLine as wrong:
            yield number, None, wrong.message
        else:
            yield number, told, ""


def _answer(told: object) -> KeptAnswer | None:
    """The answer that an object of JSON is, to the letter; else nothing."""
    if not isinstance(told, dict) or told.keys() != set(_KEYS):
        return None
    one: dict[str, Any] = told
    words = ("asked", "model", "host", "schema", "prompt", "answer")
    if not all(isinstance(one[key], str) for key in words):
        return None
    if not (_ASKED(one["asked"]) and _MODEL(one["model"]) and _HOST(one["host"])):
        return None
    if not (_HASH(one["schema"]) and _HASH(one["prompt"])) or not isinstance(one["whole"], bool):
        return None
    tokens = one["tokens"]
    if isinstance(tokens, bool) or not isinstance(tokens, int) or not 0 <= tokens < 10**9:
        return None
    by = Proposer(one["model"], one["host"], one["schema"], one["prompt"])
    return KeptAnswer(one["asked"], by, tokens, one["whole"], one["answer"])
