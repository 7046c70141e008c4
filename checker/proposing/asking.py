"""A model asked for proposals, piece by piece: from what is on record, else from its server."""

from collections.abc import Callable, Mapping
from typing import Final, final

from checker.extract.documents.document import Document
from checker.model.lock import Proposer
from checker.model.place import Place, Problem
from checker.model.vocabulary import Attribute, Entities
from checker.proposing.answers import MEND, KeptAnswer, asked
from checker.proposing.pieces import Piece, pieces
from checker.proposing.prompt import instructions, messages
from checker.proposing.proposal import MOST, Proposal, Proposed
from checker.proposing.replies import read_reply
from checker.proposing.schema import answer_schema, hash_of
from checker.proposing.server import NoReply, Server, estimated

MOST_TOKENS: Final = 1_000_000
"""How many tokens a run may take, if nobody says otherwise."""

LEAST_ANSWER: Final = 256
"""How many tokens have to be left for an answer, or nothing is asked."""

MOST_LOST: Final = 2
"""After how many questions in a row without an answer no more are asked."""


@final
class Asking:
    """One model, and what it answers of one document after the other."""

    def __init__(
        self,
        attributes: Mapping[str, Attribute],
        entities: Entities,
        model: str,
        host: str = "",
        server: Server | None = None,
        kept: Mapping[str, KeptAnswer] | None = None,
        answers: dict[str, KeptAnswer] | None = None,
        most: int = MOST_TOKENS,
        tell: Callable[[int, int, str], None] = lambda *_: None,
    ) -> None:
        """``kept`` are answers that are not asked for again; without a ``server`` there are no
        others. ``answers`` gets all of the run, in the order of the questions. ``most``: the tokens
        that all questions and answers may take. ``tell`` is told the number of a piece, from 1, of
        how many, and of which document."""
        self._schema = answer_schema(attributes, entities)
        self._told = instructions(attributes, entities)
        self._model = model
        self._by = Proposer(model, host, hash_of(self._schema), hash_of(messages(self._told, "")))
        self._server = server
        self._kept = dict(kept or {})
        self._left = most
        self._tell = tell
        self._lost = 0
        self._stopped = ""
        self._answers = {} if answers is None else answers

    def of(self, document: Document) -> Proposed:
        """What the model proposes of one document."""
        found: list[Proposal] = []
        notes: list[Problem] = []
        problems: list[Problem] = []
        here = Place(document.name, 1, 1)
        asked_by: set[Proposer] = set()
        several = list(pieces(document.text))
        whole = True
        for number, piece in enumerate(several, 1):
            self._tell(number, len(several), document.name)
            try:
                answer = self._answer(piece)
            except NoReply as error:
                whole = False
                if not problems or problems[-1].message != _unasked(error.why):
                    problems.append(Problem(_place(document, piece), _unasked(error.why)))
                continue
            by = self._by._replace(host=answer.proposer.host)
            reply = read_reply(answer.content, by, whole=answer.whole)
            asked_by.add(by)
            whole &= reply.whole
            found += reply.proposals
            notes += (Problem(_place(document, piece), f"model '{self._model}': {note}")
                      for note in reply.notes)  # fmt: skip
            if not reply.proposals and not reply.whole:
                problems.append(
                    Problem(_place(document, piece), f"model '{self._model}': nothing can be read "
                            f"in its answer of {len(answer.content)} characters")
                )  # fmt: skip
        once = list(dict.fromkeys(found))
        if len(once) > MOST:
            notes.append(Problem(here, f"{len(once)} proposals: only {MOST} are looked at"))
        if self._server is not None:
            notes += (Problem(here, f"model '{self._model}': {one}") for one in self._server.notes)
            self._server.notes.clear()
        done = frozenset(asked_by) if whole else frozenset()
        return Proposed(tuple(once[:MOST]), tuple(notes), tuple(problems), done)

    def _answer(self, piece: Piece) -> KeptAnswer:
        """The answer of one piece; raises :class:`NoReply`."""
        question = messages(self._told, piece.text)
        key = asked(self._model, question, self._schema)
        known = self._answers.get(key) or self._kept.get(key)
        if known is None:
            if self._server is None:
                raise NoReply(
                    "no answer is on record: the document, the vocabulary or the words that a "
                    f"model is asked by are others by now: {MEND}"
                )
            known = self._fetched(key, question)
        self._answers[key] = known
        return known

    def _fetched(self, key: str, question: list[dict[str, str]]) -> KeptAnswer:
        assert self._server is not None
        if self._stopped:
            raise NoReply(self._stopped)
        least = estimated(question)  # a server may say that it took none
        room = self._left - least
        if room < LEAST_ANSWER:
            self._stopped = "not asked: --most-tokens allows no more"
            raise NoReply(self._stopped)
        try:
            answer = self._server.ask(question, self._schema, room)
        except NoReply as error:
            self._left -= least
            self._lost += 1
            if error.lasting or self._lost >= MOST_LOST:
                self._stopped = f"not asked any more: {error.why}"
            raise
        self._lost = 0
        self._left -= max(answer.tokens, least)
        return KeptAnswer(key, self._by, answer.tokens, answer.whole, answer.content)


def _unasked(why: str) -> str:
    return f"no proposals: {why}"


def _place(document: Document, piece: Piece) -> Place:
    """Where a piece begins."""
    return Place(document.name, document.text.count("\n", 0, piece.start) + 1, 1)
