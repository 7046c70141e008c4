"""What a web page says of itself: in JSON-LD, Open Graph and other metadata, in `<time>`."""

import json
from collections.abc import Iterator
from typing import Any, Final

from selectolax.lexbor import LexborHTMLParser, LexborNode

from checker.extract.documents.stated import (
    AUTHOR,
    LANGUAGE,
    PUBLISHED,
    PUBLISHER,
    TITLE,
    Statements,
    day_of,
)

MOST_JSON: Final = 1024 * 1024
"""The most characters of JSON-LD that are read of a page."""
MOST_OBJECTS: Final = 1000
"""The most objects of it that are looked at."""
MOST_TIMES: Final = 1000

_ARTICLES: Final = ("article", "posting", "report", "webpage", "creativework", "dataset", "book")
"""What the types of things that are published end in."""
_META: Final = {
    "article:published_time": (PUBLISHED, "Open Graph"),
    "og:title": (TITLE, "Open Graph"),
    "article:author": (AUTHOR, "Open Graph"),
    "og:site_name": (PUBLISHER, "Open Graph"),
    "og:locale": (LANGUAGE, "Open Graph"),
    **{
        name: (PUBLISHED, f"meta {name}")
        for name in (
            "date", "dc.date", "dc.date.issued", "dcterms.date", "dcterms.issued", "pubdate",
            "publishdate", "publish-date", "datepublished", "citation_publication_date",
        )
    },
    **{name: (AUTHOR, f"meta {name}") for name in ("author", "dc.creator", "dcterms.creator")},
    **{name: (PUBLISHER, f"meta {name}") for name in ("publisher", "dc.publisher")},
    **{name: (LANGUAGE, f"meta {name}") for name in ("content-language", "dc.language")},
}  # fmt: skip
"""By the name of a piece of metadata what it says, and what it is called."""


def read_head(page: LexborHTMLParser, found: Statements) -> None:
    """What a page says of itself, what is most to be trusted first."""
    heading = page.css_first("h1") or page.css_first("title")
    if heading is not None:
        found.add(TITLE, heading.text(), f"<{heading.tag}>")
    if page.root is not None:
        found.add(LANGUAGE, page.root.attributes.get("lang"), "<html lang>")
    for thing in _published_things(page, found):
        found.add(PUBLISHED, _first(thing.get("datePublished")), "JSON-LD")
        found.add(TITLE, _first(thing.get("headline") or thing.get("name")), "JSON-LD")
        found.add(AUTHOR, _names(thing.get("author")), "JSON-LD")
        found.add(PUBLISHER, _names(thing.get("publisher")), "JSON-LD")
        found.add(LANGUAGE, _first(thing.get("inLanguage")), "JSON-LD")
    for meta in page.css("meta"):
        said = meta.attributes
        for key in ("property", "name", "itemprop", "http-equiv"):
            name = (said.get(key) or "").strip().lower()
            if name in _META:
                found.add(_META[name][0], said.get("content"), _META[name][1])
                break
    _times(page, found)


def _times(page: LexborHTMLParser, found: Statements) -> None:
    """The day of publication by `<time>`: one that says it is that, or the only day of the page."""
    times = page.css("time[datetime]")[:MOST_TIMES]
    for one in times:
        said = one.attributes
        if said.get("itemprop") == "datePublished" or "pubdate" in said:
            found.add(PUBLISHED, said.get("datetime"), "<time>")
            return
    days = {day for one in times if (day := day_of(one.attributes.get("datetime") or ""))}
    if len(days) == 1:
        found.add(PUBLISHED, days.pop(), "<time>")


def _published_things(page: LexborHTMLParser, found: Statements) -> Iterator[dict[str, Any]]:
    """The objects of JSON-LD that stand for what the page publishes."""
    left = MOST_JSON
    objects = 0
    for script in page.css("script"):
        if not _is_json_ld(script):
            continue
        text = script.text()
        left -= len(text)
        if left < 0:
            found.note("more JSON-LD than is read: what is over is left out")
            return
        try:
            waiting = [json.loads(text)]
        except (ValueError, RecursionError):
            found.note("JSON-LD that cannot be read is left out")
            continue
        while waiting and objects < MOST_OBJECTS:
            objects += 1
            one = waiting.pop()
            if isinstance(one, list):
                waiting += reversed(one[:MOST_OBJECTS])
            elif isinstance(one, dict):
                waiting += [one[key] for key in ("mainEntity", "@graph") if key in one]
                if _is_published(one.get("@type")):
                    yield one


def _is_json_ld(script: LexborNode) -> bool:
    said = (script.attributes.get("type") or "").partition(";")[0]
    return said.strip().lower() == "application/ld+json"


def _is_published(kind: object) -> bool:
    """Whether a type is one of what is published, and not a site, a firm or a list of links."""
    kinds = kind if isinstance(kind, list) else [kind]
    return any(isinstance(one, str) and one.lower().endswith(_ARTICLES) for one in kinds[:20])


def _first(said: object) -> object:
    """A text, or the first of several."""
    one = said[0] if isinstance(said, list) and said else said
    return one if isinstance(one, str | int) else None


def _names(said: object) -> str:
    """The names of people or firms."""
    names = []
    for one in said[:10] if isinstance(said, list) else [said]:
        name = one.get("name") if isinstance(one, dict) else one
        if isinstance(name, str) and name.strip():
            names.append(name.strip())
    return ", ".join(names)
