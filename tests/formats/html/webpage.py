"""A page, read so strictly that every element must be closed where it was opened."""

from html.parser import HTMLParser
from typing import NamedTuple

VOID = {"meta", "br", "wbr"}


class Element(NamedTuple):
    name: str
    attributes: dict[str, str]
    within: tuple[str, ...]


class Webpage(HTMLParser):
    """The elements of a page in order, and its text without the style."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[Element] = []
        self.texts: list[str] = []
        self.style = ""
        self.open: list[str] = []
        self.feed(text)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert len({name for name, _ in attrs}) == len(attrs)
        attributes = {name: value or "" for name, value in attrs}
        self.elements.append(Element(tag, attributes, tuple(self.open)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert "svg" in self.open
        self.handle_starttag(tag, attrs)
        self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open[-1:] == ["style"]:
            self.style += data
        else:
            self.texts.append(data)

    def handle_comment(self, data: str) -> None:
        raise AssertionError(data)

    def all(self, *names: str) -> list[Element]:
        return [element for element in self.elements if element.name in names]

    @property
    def names(self) -> list[str]:
        return [element.name for element in self.elements]

    @property
    def text(self) -> str:
        return "".join(self.texts)
