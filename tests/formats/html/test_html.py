"""The report as one page: what it is made of, and that nobody's text is any of that."""

import json
import re
from base64 import b64encode
from collections import Counter
from hashlib import sha256
from itertools import pairwise

import pytest

from checker.formats import FORMATS, html
from checker.formats.html.escape import escape, name
from checker.formats.html.pen import HtmlPen
from checker.model.place import Place
from checker.model.report import Report
from checker.telling.pen import MOST_ROWS

from ..as_markdown import shown
from ..conftest import WIDE, Judge
from ..hostility import CONTROLS, HOSTILE, hostile_corpus
from .webpage import Webpage

OURS = re.compile(
    "html|head|meta|title|style|body|a|header|nav|main|section|article|h[123]|p|ul|ol|li|table|thead|"
    "tbody|tr|th|td|details|summary|strong|em|b|code|q|bdi|br|wbr|span|div|figure|figcaption|"
    "svg|defs|pattern|rect|circle|line|path|text"
)
ATTRIBUTES = re.compile(
    "lang|charset|http-equiv|content|name|id|class|href|rel|title|tabindex|role|scope|data-label|"
    "aria-(label|labelledby|hidden)|focusable|width|height|pattern(units|transform)|c?[xyr]|rx|"
    "[xy][12]|d|overflow|text-anchor|fill"
)


@pytest.fixture
def page(wide: Report) -> str:
    return FORMATS["html"](wide, "../")


@pytest.fixture
def read(page: str) -> Webpage:
    return Webpage(page)


def check_made_of(read: Webpage) -> None:
    """Only what a pen writes; nothing that runs, that is fetched, or that a policy must refuse."""
    assert all(map(OURS.fullmatch, read.names))
    assert all(ATTRIBUTES.fullmatch(one) for e in read.elements for one in e.attributes)
    for element in read.elements:
        assert re.fullmatch(r"url\(#side-[0-4]\)", element.attributes.get("fill", "url(#side-0)"))
    for link in read.all("a"):
        href = link.attributes["href"]
        assert href.startswith("#") or re.fullmatch(
            r"\.\./(facts|rules)/[\w%.-]+\.yaml#L[0-9]+", href
        )
        assert href.startswith("#") or link.attributes["rel"] == "noopener noreferrer"


def check_can_be_found_in(read: Webpage) -> None:
    """Names are unique, links lead somewhere, headings do not skip, what has a label has it."""
    ids = Counter(e.attributes["id"] for e in read.elements if "id" in e.attributes)
    assert set(ids.values()) == {1}
    for element in read.elements:
        href = element.attributes.get("href", "")
        assert not href.startswith("#") or href[1:] in ids
        assert element.attributes.get("aria-labelledby", "report") in ids
    levels = [int(element.name[1]) for element in read.all("h1", "h2", "h3")]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(b <= a + 1 for a, b in pairwise(levels))
    assert len(read.all("section", "article")) == len(levels) - 1


def test_it_is_made_of_few_things(read: Webpage) -> None:
    check_made_of(read)
    check_can_be_found_in(read)


def test_the_policy_allows_this_style_and_nothing_else(read: Webpage) -> None:
    (policy,) = [e for e in read.all("meta") if "http-equiv" in e.attributes]
    digest = b64encode(sha256(read.style.encode()).digest()).decode()
    assert policy.attributes["http-equiv"] == "Content-Security-Policy"
    assert policy.attributes["content"] == (
        f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    )
    names = read.names
    assert names.index("style") > read.elements.index(policy)  # it holds from where it stands
    assert not re.search(r"url\(|@import|expression", read.style)


@pytest.mark.of_format("md")
def test_it_says_what_the_markdown_says(wide: Report, page: str) -> None:
    main = page[page.index("<main") : page.index("</main>")] + "</main>"
    main = re.sub("<summary.*?</summary>", "", main)  # a block of HTML in Markdown, too
    main = re.sub("<figure.*?</figure>", "", main, flags=re.DOTALL)
    main = re.sub(r":[0-9]+</a>", "</a>", main)
    markdown = FORMATS["md"](wide, "../")
    told = markdown[markdown.index("## Contradictions") :]
    told = re.sub("[🟦🟧🟪🟩⬜]", "", told)  # a side has its colour and its circle by the style
    told = re.sub("[①-⑳]", lambda found: str(ord(found[0]) - ord("①") + 1), told)
    told = shown(re.sub(r"^.*\n\n```[^`]*```$", "", told, flags=re.MULTILINE))  # no pictures
    assert "".join(Webpage(main).text.split()) == "".join(told.split())


def test_contents_lead_to_every_section(read: Webpage) -> None:
    links = [
        link.attributes["href"][1:]
        for link in read.all("a")
        if link.within[:3] == ("html", "body", "nav")
    ]
    labels = [e.attributes["aria-labelledby"] for e in read.all("section", "article")]
    assert links == labels
    assert "contradictions" in links


def test_each_cell_says_what_its_column_is(page: str) -> None:
    tables = re.findall(r"<table.*?</table>", page, re.DOTALL)
    assert len(tables) > 12
    for table in tables:
        first, *rows = re.findall(r"<tr>(.*)</tr>", table)
        names = re.findall(r'<th scope="col">(.+?)</th>|<td></td>', first)
        names = [re.sub("<[^>]*>", "", name) for name in names]
        for row in rows:
            cells = re.findall(r"<(t[dh])([^>]*)>(.*?)</\1>", row)
            assert len(cells) == len(names)
            for head, (element, attributes, text) in zip(names, cells, strict=True):
                label = re.findall(r'data-label="([^"]+)"', attributes)
                assert label == ([head] if head and text else [])
                assert (element == "th") == (not head and bool(text))


def test_links_show_lines_and_lead_to_them(page: str) -> None:
    links = re.findall(r'<a href="\.\./([^"#]+)#L([0-9]+)"[^>]* title="([^"]+)">', page)
    assert len(links) > 60
    for file, line, title in links:
        assert title == f"{file}, line {line}"
        assert int(line) <= len(WIDE[file].splitlines())


@pytest.mark.parametrize(
    ("base", "target"),
    [
        ("", "facts/a%20b.yaml#L3"),
        ("../x (y)/", "../x%20%28y%29/facts/a%20b.yaml#L3"),
        ("https://host:8443/a/-/blob/1f/?a=b&c", "https://host:8443/a/-/blob/1f/?a=b&amp;c"),
        ('https://host/"><b>/', "https://host/%22%3E%3Cb%3E/facts"),
        ("javascript:alert(1)//", "javascript%3Aalert%281%29//facts"),
        ("javascript://%0aalert(1)//", "javascript%3A//%250aalert%281%29//facts"),
        ("data://text/html,x", "data%3A//text/html%2Cx"),
    ],
)
def test_links_lead_to_paths_and_to_the_web_alone(base: str, target: str) -> None:
    assert HtmlPen(base).link(Place("facts/a b.yaml", 3, 1)).startswith(f'<a href="{target}')


@pytest.mark.parametrize("text", [*HOSTILE, CONTROLS, " ".join(HOSTILE), "' onload='x", 'a" b="'])
def test_hostile_text_shows_as_text(judge_files: Judge, text: str) -> None:
    plain = judge_files(hostile_corpus("plain"))
    report = judge_files(hostile_corpus(text))
    read = Webpage(FORMATS["html"](report, "../"))
    check_made_of(read)
    check_can_be_found_in(read)
    assert Counter(read.names)["tr"] == Counter(Webpage(FORMATS["html"](plain, "../")).names)["tr"]
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]", read.text)
    words = " ".join(re.sub(r"[^\w\s!-~]|[\x00-\x1f\x7f-\x9f]", " ", text).split())
    told = " ".join(read.text.replace("\N{REPLACEMENT CHARACTER}", " ").split())
    assert words[:500] in told


def test_text_from_the_right_is_kept_apart() -> None:
    assert escape("abc <") == "abc &lt;"
    assert escape("שלום 12") == "<bdi>שלום 12</bdi>"
    assert escape("نعم & لا") == "<bdi>نعم &amp; لا</bdi>"
    assert "\u202e" not in escape("a\u202eb")
    assert name("שם_א") == '<span class="long"><bdi>שם_א</bdi></span>'


def test_names_may_go_on_in_the_next_line() -> None:
    assert name("state_department_000") == "state_<wbr>department_<wbr>000"
    assert name("checker explain 1f") == "checker explain 1f"
    assert name("<&" * 20).replace("<wbr>", "") == "&lt;&amp;" * 20
    assert max(map(len, re.sub("<wbr>", " ", name("x" * 500)).split())) <= 24


def test_very_long_text_is_cut(judge_files: Judge) -> None:
    page = FORMATS["html"](judge_files(hostile_corpus("|<`" * 33_334)), "")
    assert "…" in page
    assert len(page) < 400_000


def test_long_tables_say_what_they_leave_out(judge_files: Judge) -> None:
    number = MOST_ROWS + 5
    entities = "".join(f"  e{n}: {{label: E{n}}}\n" for n in range(number))
    facts = "".join(f"  - {{subject: e{n}, attribute: b, value: true}}\n" for n in range(number))
    report = judge_files(
        {
            "facts/f.yaml": f"entities:\n{entities}attributes: {{b: {{label: B, kind: truth}}}}\n"
            f"source: {{id: s}}\nfacts:\n{facts}",
            "rules/r.yaml": "rules: [{id: r, title: R, check: {agree: {}}}]\n",
        }
    )
    page = FORMATS["html"](report, "")
    check_can_be_found_in(Webpage(page))
    assert (
        '<p class="left">5 rows left out here; the JSON report has all that --told lists.</p>'
        in page
    )
    assert page.count("<td>true</td>") + page.count("<strong>true</strong>") == MOST_ROWS


def test_without_findings_it_is_a_page_too(judge_files: Judge) -> None:
    report = judge_files(
        {
            "facts/f.yaml": "entities: {a: {label: A}}\nattributes: {b: {label: B, kind: truth}}\n"
            "source: {id: s}\nfacts: [{subject: a, attribute: b, value: true, quote: q}]\n",
            "rules/r.yaml": "rules: [{id: r, title: R, check: {agree: {}}}]\n",
        }
    )
    read = Webpage(FORMATS["html"](report, ""))
    check_can_be_found_in(read)
    assert not read.all("article")
    assert "Contradictions" not in read.text


def test_wide_tables_move_in_a_frame() -> None:
    pen = HtmlPen("")
    next(iter(pen.title(2, "Wide & long")))
    headers = [f"c{n}" for n in range(9)]
    lines = list(pen.table(headers, [["x"] * 9]))
    frame = '<div class="wide" role="group" tabindex="0" aria-labelledby="wide-long">'
    assert (lines[0], lines[-1]) == (frame, "</div>")
    assert "wide" not in "".join(pen.table(headers[:7], [["x"] * 7])).replace("wide-long", "")


def test_a_title_twice_has_two_names() -> None:
    pen = HtmlPen("")
    lines = [*pen.title(2, "Rules"), *pen.title(2, "Rules")]
    assert lines == ['<h2 id="rules">Rules</h2>', '<h2 id="rules-2">Rules</h2>']


def test_the_same_report_gives_the_same_bytes(judge_files: Judge) -> None:
    first, second = (FORMATS["html"](judge_files(WIDE), "../") for _ in range(2))
    assert first == second
    assert json.dumps(first)  # no half of a pair of surrogates


def test_a_page_that_would_be_too_long_tells_fewer_stories(
    wide: Report, page: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert page.count('class="story"') == len(wide.stories) == 6
    for most, told in ((len(page), len(wide.stories)), (len(page) - 1, 3), (1, 0)):
        monkeypatch.setattr(html, "MOST_LETTERS", most)
        shorter = FORMATS["html"](wide, "../")
        assert shorter.count('class="story"') == told
        check_made_of(Webpage(shorter))
        assert all(f'id="f-{f.id}"' in shorter for story in wide.stories for f in story.findings)


def test_no_line_ends_between_a_number_and_its_unit() -> None:
    gap = "\N{NO-BREAK SPACE}"
    assert escape("about 200 m apart, 12 km² and 5 EUR") == (
        f"about 200{gap}m apart, 12{gap}km² and 5{gap}EUR"
    )
    assert escape("300 CHF, 7 €, 40 % & 2 h") == (f"300{gap}CHF, 7{gap}€, 40{gap}% &amp; 2{gap}h")


@pytest.mark.parametrize(
    "words",
    [
        "200 members, 5 in all, 3 people, 12 EURO",
        "in 1912 USA and 1949 DDR met",
        "on 9 MAY 12 DEN HAAG and 3 RAF planes",
    ],
)
def test_what_is_no_unit_may_stand_in_the_next_line(words: str) -> None:
    assert escape(words) == words


def test_a_quote_has_the_spaces_of_its_document() -> None:
    assert HtmlPen("").quote("ran 20 km for 5 EUR") == '<q lang="">“ran 20 km for 5 EUR”</q>'
