"""Markdown as GitHub reads it."""

from collections.abc import Iterator

from markdown_it import MarkdownIt
from markdown_it.token import Token

PARSER = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])


def tokens(text: str) -> Iterator[Token]:
    for token in PARSER.parse(text):
        yield token
        yield from token.children or ()


def shown(text: str) -> str:
    """What a reader sees, without marks, tags and invisible spaces."""
    words = [t.content for t in tokens(text) if t.type in ("text", "code_inline", "text_special")]
    return "".join(words).replace("\N{ZERO WIDTH SPACE}", "")
