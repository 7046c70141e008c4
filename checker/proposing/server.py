"""Who answers for a model, and what they answer; how they are asked is the client's."""

from collections.abc import Mapping, Sequence
from typing import Any, Final, Protocol, final

from checker.values.named import NamedTuple

KEY: Final = "CHECKER_MODEL_KEY"
"""The variable of the environment that has the key, where a server wants one."""


class NoReply(Exception):
    """Why there is no answer. ``lasting``: nor would there be one to the next question."""

    def __init__(self, why: str, *, lasting: bool = False) -> None:
        """``why`` is one line, in words."""
        super().__init__(why)
        self.why = why
        self.lasting = lasting


@final
class ModelAnswer(NamedTuple):
    """What a model says. ``whole``: it ended by itself; ``tokens``: what it took, with its
    question."""

    content: str
    whole: bool
    tokens: int


class Server(Protocol):
    """Who answers. ``notes`` are what is to be told of it."""

    notes: list[str]

    def ask(
        self, messages: Sequence[Mapping[str, str]], schema: Mapping[str, Any], most: int
    ) -> ModelAnswer:
        """One answer, of ``most`` tokens at most; raises :class:`NoReply`."""


def estimated(messages: Sequence[Mapping[str, str]]) -> int:
    """How many tokens a question has, about: three characters each, which is rather many."""
    return sum(len(one["content"]) for one in messages) // 3
