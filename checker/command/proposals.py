"""Where proposals come from, as the command line says: a model, answers on record, or a file."""

import os
import re
from argparse import Namespace
from collections.abc import Mapping
from importlib.util import find_spec
from pathlib import Path
from typing import final

from checker.command.output import CommandError, show_how_far
from checker.extract.documents import Document
from checker.files import write
from checker.loading.extraction import Extraction
from checker.loading.files import read_bytes
from checker.model.lock import MODEL
from checker.model.place import Place, Problem
from checker.proposing.answers import KeptAnswer, answers_text, read_answers
from checker.proposing.asking import MOST_TOKENS, Asking
from checker.proposing.given import GivenProposals
from checker.proposing.proposal import Proposed
from checker.proposing.server import Server

_NO_EXTRA = "--endpoint needs the extra `model`: pip install 'fact-consistency-checker[model]'"
_WITH = "a model is asked by --model NAME --endpoint URL"


@final
class Proposals:
    """What is proposed of one document after the other, if anything is asked for."""

    def __init__(self, options: Namespace) -> None:
        """What the command line asks for; raises :class:`CommandError`. Nothing is asked yet."""
        self._options = options
        _refuse(options)
        self.wanted = bool(options.model or options.replay or options.proposals)
        self._kept: dict[str, KeptAnswer] = {}
        self._recorded: dict[str, KeptAnswer] = {}
        self._answers: dict[str, KeptAnswer] = {}
        self._server: Server | None = None
        self._asking: Asking | None = None
        self._given: GivenProposals | None = None
        if options.replay:
            self._kept = _answers_in(options.replay, "--replay")
            if not self._kept:
                raise CommandError(f"--replay {options.replay}: holds no answers")
        if options.record and options.record.exists():
            self._recorded = _answers_in(options.record, "--record")
        self._model = options.model or _model_of(self._kept, options)
        self._host = ""
        if options.endpoint:
            self._connect(options)

    def _connect(self, options: Namespace) -> None:
        if find_spec("urllib3") is None:
            raise CommandError(_NO_EXTRA)
        from checker.proposing.client import PATIENCE, Client, endpoint_of, key_of  # 20 ms: TLS

        try:
            endpoint = endpoint_of(options.endpoint)
        except ValueError as error:
            raise CommandError(f"--endpoint: {error}") from None
        try:
            key = key_of(os.environ, endpoint)
        except ValueError as error:
            raise CommandError(str(error)) from None
        patience = options.timeout or PATIENCE
        self._server = Client(endpoint, self._model, key, patience=patience)
        self._host = endpoint.host

    def begin(self, found: Extraction) -> None:
        """Turn to the words of a corpus; what was answered before is not asked again."""
        options = self._options
        if options.proposals:
            data = read_bytes((str(options.proposals), str(options.proposals)))
            if isinstance(data, Problem):
                raise CommandError(f"--proposals {data}")
            names = found.literals.entities.names
            self._given = GivenProposals(str(options.proposals), data, found.attributes, names)
        elif self.wanted:
            most = MOST_TOKENS if options.most_tokens is None else options.most_tokens
            spent = sum(one.tokens for one in self._answers.values())
            self._asking = Asking(
                found.attributes,
                found.literals.entities,
                self._model,
                self._host,
                self._server,
                {**self._kept, **self._answers},
                self._answers,
                most - spent,
                self._tell,
            )

    def _tell(self, number: int, of: int, name: str) -> None:
        show_how_far(number, of, f"{name}: {self._model}", always=self._server is not None)

    def of(self, document: Document) -> Proposed | None:
        """What is proposed of one document; nothing where nothing is asked for."""
        if self._given is not None:
            return self._given.of(document)
        return self._asking.of(document) if self._asking is not None else None

    def left(self) -> tuple[list[Problem], list[Problem]]:
        """What is to be told, and what is wrong, when all documents were asked for."""
        given = self._given
        if given is None:
            return [], []
        problems = list(given.problems)
        if given.nothing and not problems:
            wrong = "nothing is proposed of the documents that were given"
            problems.append(Problem(Place(str(self._options.proposals), 1, 1), wrong))
        return given.left(), problems

    def record(self) -> None:
        """Keep what was answered, whatever else went wrong."""
        if self._options.record and self._answers:
            answers = {**self._recorded, **self._answers}
            write({str(self._options.record): answers_text(answers.values())})


def _refuse(options: Namespace) -> None:
    """What does not go together; raises :class:`CommandError`."""
    wrong: list[str] = []
    if options.endpoint and not options.model:
        wrong.append(f"--endpoint needs --model: {_WITH}")
    if options.model and not (options.endpoint or options.replay):
        wrong.append(f"--model needs --endpoint or --replay: {_WITH}")
    if options.model and not re.fullmatch(MODEL, options.model):
        wrong.append("--model: a name has letters, digits and signs of ASCII, 200 at most")
    if options.record and not options.endpoint:
        wrong.append(f"--record keeps what a model answers: {_WITH}")
    if options.record and options.check:
        wrong.append("--record writes, and --check writes nothing: give one of them")
    wrong += (
        f"--{name.replace('_', '-')} is of a model that is asked: {_WITH}"
        for name in ("most_tokens", "timeout")
        if getattr(options, name) is not None and not options.endpoint
    )
    if options.timeout == 0:
        wrong.append("--timeout: an answer takes a second at least")
    if options.proposals and (options.model or options.replay):
        wrong.append("--proposals takes what there is already: give no --model and no --replay")
    if wrong:
        raise CommandError(*wrong)


def _answers_in(path: Path, option: str) -> dict[str, KeptAnswer]:
    data = read_bytes((str(path), str(path)))
    if isinstance(data, Problem):
        raise CommandError(f"{option} {data}")
    answers, problems = read_answers(str(path), data)
    if problems:
        raise CommandError(*map(str, problems))
    return answers


def _model_of(kept: Mapping[str, KeptAnswer], options: Namespace) -> str:
    """The one model whose answers are on record."""
    models = sorted({one.proposer.model for one in kept.values()})
    if len(models) > 1:
        named = ", ".join(models[:5])
        raise CommandError(
            f"--replay {options.replay}: holds answers of several models ({named}): say which by "
            "--model"
        )
    return models[0] if models else ""
