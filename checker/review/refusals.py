"""Why something is not shown, or not decided, in words for the person at the page."""

from typing import final


class NotDecided(Exception):
    """Why a decision changes nothing, or something cannot be shown."""


@final
class Stale(NotDecided):
    """A file has changed since the page saw it: it has to look again."""

    def __init__(self, why: str = "the file has changed meanwhile: look again") -> None:
        """With why, if it is not a file that changed."""
        super().__init__(why)


@final
class Nameless(NotDecided):
    """Only a person can have read this, and the page does not say who it is."""


@final
class BrokenFiles(NotDecided):
    """The files have problems, so that nothing can be shown; its arguments are their lines."""
