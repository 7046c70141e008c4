"""What documents say of themselves, in the head of their file of drafts."""

import pytest

from .test_drafting import PATTERNS, RULES, Printed, drafts, here, run, write

__all__ = ["here"]

PAGE = (
    '<html lang="de"><head><script type="application/ld+json">{"@type": "Article", '
    '"datePublished": "2031-04-02", "author": "Ada Holm", "publisher": {"name": "Bote"}}</script>'
    '<meta property="article:published_time" content="2031-04-09"></head>'
    "<body><p>The mill was built in 1900.</body></html>"
)


def test_the_head_says_where_it_has_it_from(capsys: Printed) -> None:
    write("walk.html", PAGE)
    assert run("extract", "walk.html") == 0
    assert (
        "  published: 2031-04-02  # JSON-LD; 2031-04-09 in Open Graph\n"
        "  author: Ada Holm  # JSON-LD\n  publisher: Bote  # JSON-LD\n"
        "  language: de  # <html lang>\n"
    ) in drafts()
    told = capsys.readouterr().err
    assert "walk.html:1:1: says different things of `published`: “2031-04-02” (JSON-LD)" in told
    write("rules/rules.yaml", RULES)
    assert run("check") != 2


def test_a_language_that_is_not_read_is_told_and_not_written(capsys: Printed) -> None:
    write("walk.html", PAGE.replace('lang="de"', 'lang="tlh"'))
    run("extract", "walk.html")
    assert "language:" not in drafts()
    assert "says that its language is `tlh`, of which no numbers" in capsys.readouterr().err


def test_a_day_that_a_pattern_finds_stands_and_the_other_is_told(capsys: Printed) -> None:
    pattern = '  - {id: day, match: "Printed on {d:date}", source: {published: "{d}"}}\n'
    write("rules/patterns.yaml", PATTERNS + pattern)
    write("walk.html", PAGE.replace("<body>", "<body><p>Printed on 2030-01-01.</p>"))
    run("extract", "walk.html")
    assert "published: 2030-01-01\n" in drafts()
    told = capsys.readouterr().err
    assert "a pattern finds that it was published on 2030-01-01, and it says 2031-04-02" in told


@pytest.mark.parametrize("said", ["2031-04-02 # x\n  author: Eve", "{a: b}", "'"])
def test_what_is_said_is_never_yaml(said: str) -> None:
    write("walk.html", PAGE.replace("Ada Holm", said.replace("\n", "\\n")))
    assert run("extract", "walk.html") == 0
    write("rules/rules.yaml", RULES)
    assert run("check") != 2
    assert len([line for line in drafts().splitlines() if line.startswith("  author:")]) == 1
