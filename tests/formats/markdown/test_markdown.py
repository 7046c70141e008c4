"""The report for people, read as GitHub reads it."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from growth import Work, grows_linearly
from model.corpora import Judge as CorpusJudge
from model.corpora import found, rules, source

from checker.command import main
from checker.formats import FORMATS, markdown
from checker.formats.markdown.escape import escape
from checker.formats.markdown.pen import MarkdownPen
from checker.formats.markdown.sides import side_mark
from checker.model.place import Place
from checker.model.report import Report, Story
from checker.telling.pen import MOST_NAMED, MOST_ROWS
from checker.telling.phrases import Phrases
from checker.values.verdict import Verdict

from ..as_markdown import PARSER, shown, tokens
from ..conftest import WIDE, Judge
from ..hostility import CONTROLS, HOSTILE, hostile_corpus

OUR_TAGS = re.compile(
    r'<br>|<a id="f-[0-9a-f]{12}">|</a>|</details>|<details(?: open)?><summary>[^<>]*</summary>'
)


def tables(text: str) -> Iterator[list[list[str]]]:
    rows: list[list[str]] = []
    inside = False
    for token in PARSER.parse(text):
        if token.type == "table_open":
            rows = []
        elif token.type == "tr_open":
            rows.append([])
        elif token.type in ("th_open", "td_open"):
            inside = True
        elif token.type == "inline" and inside:
            rows[-1].append(token.content)
            inside = False
        elif token.type == "table_close":
            yield rows


def with_targets(text: str) -> str:
    """The page with each link's target beside it, as if none had been gathered at the end."""
    targets = dict(re.findall(r"^\[([^\[\]]+)\]: (\S+)$", text, re.MULTILINE))
    return re.sub(r"\]\[([^\[\]\n]+)\]", lambda found: f"]({targets[found[1]]})", text)


def headings(text: str) -> list[tuple[str, str]]:
    parsed = PARSER.parse(text)
    return [
        (token.tag, parsed[number + 1].content)
        for number, token in enumerate(parsed)
        if token.type == "heading_open"
    ]


ONE, TWO = side_mark("1"), side_mark("2")


def sections(page: str) -> set[str]:
    """What a site calls the sections of a page."""
    return {text.lower().replace(" ", "-") for tag, text in headings(page) if tag == "h2"}


@pytest.fixture
def page(wide: Report) -> str:
    return FORMATS["md"](wide, "../")


def test_the_order_of_the_sections(page: str) -> None:
    assert page.startswith(
        "# What the documents claim, and whether it can all be true\n\n**3 documents (3 origins) "
    )
    assert [text for tag, text in headings(page) if tag in ("h1", "h2")] == [
        "What the documents claim, and whether it can all be true",
        "Contradictions",
        "Undetermined",
        "What was not checked",
        "Who says what",
        "Agreements",
        "Claims that stand alone",
        "Rules",
        "Sources",
    ]
    assert page.index("1. [**") < page.index("- **Not checked:** ") < page.index("## ")


def test_every_row_has_the_cells_of_its_header(page: str) -> None:
    raw = [line for line in page.splitlines() if line.startswith("|")]
    found = list(tables(page))
    assert len(found) > 12
    assert sum(len(table) + 1 for table in found) == len(raw)  # none is read as a paragraph
    for line in raw:
        assert "  " not in line.replace("|  |", "| |").replace("|  |", "| |")  # no padding
    headers = 0
    for before, line in zip(["", *raw], [*raw, ""], strict=True):
        if re.fullmatch(r"\|( --- \|)+", line):
            headers = line.count("---")
            assert len(re.findall(r"(?<!\\)\|", before)) == headers + 1
        elif re.fullmatch(r"\|( --- \|)+", before):
            assert len(re.findall(r"(?<!\\)\|", line)) == headers + 1


def test_details_are_opened_and_closed_in_turn(page: str) -> None:
    marks = re.findall(r"<(/?)details(?: open)?>", page)
    assert marks == ["", "/"] * (len(marks) // 2)
    assert marks


def test_every_link_leads_to_the_line_that_holds_the_claim(page: str) -> None:
    links = [str(t.attrs["href"]) for t in tokens(page) if t.type == "link_open"]
    assert len(links) > 60
    for link in links:
        if link.startswith("#"):
            assert f'<a id="{link[1:]}"></a>' in page or link[1:] in sections(page)
            continue
        file, line = re.fullmatch(r"\.\./(.+)#L([0-9]+)", link).groups()  # type: ignore[union-attr]
        assert int(line) <= len(WIDE[file].splitlines())
    stated = re.findall(r"\| ([^|]*) \| “([^”]+)” \|", with_targets(page))
    assert len(stated) > 20
    for places, quote in stated:
        for file, line in re.findall(r"\(\.\./(.+?)#L([0-9]+)\)", places):
            assert quote in WIDE[file].splitlines()[int(line) - 1]


def test_every_contradiction_shows_both_quotes_and_both_places(wide: Report, page: str) -> None:
    page = with_targets(page)
    parts = re.split(r"^### ", page.split("## Contradictions")[1].split("\n## ")[0], flags=re.M)
    assert len(parts) - 1 == len(wide.stories)
    for story, text in zip(wide.stories, parts[1:], strict=True):
        for finding in story.findings:
            for position in finding.answer.positions:
                for claim in position.facts:
                    for fact in claim.roots():
                        assert f"“{fact.quote[0]}”" in text
                        assert f"(../{fact.place.file}#L{fact.place.line})" in text


def test_every_finding_has_one_anchor(wide: Report, page: str) -> None:
    anchors = re.findall(r'<a id="f-([0-9a-f]{12})"></a>', page)
    assert sorted(anchors) == sorted(finding.id for finding in wide.findings)


def test_findings_on_one_claim_about_a_group_are_one_story(judge_files: Judge) -> None:
    names = ["ash", "beech", "cedar", "elm", "fir", "oak"]
    entities = "".join(
        f"  {name}: {{label: {name.capitalize()}, part_of: wood}}\n" for name in names
    )
    facts = "".join(
        f"  - {{subject: {name}, attribute: felled_on, value: 200{day}, quote: the {name}}}\n"
        for day, name in enumerate(names, 1)
    )
    report = judge_files(
        {
            "facts/words.yaml": f"entities:\n  wood: {{label: the wood}}\n{entities}"
            "attributes: {felled_on: {label: year of felling, kind: date}}\n",
            "facts/one.yaml": "source: {id: one}\nfacts: [{subject: wood, attribute: felled_on, "
            "value: 1999, quote: all of it}]\n",
            "facts/two.yaml": "source: {id: two}\nfacts:\n" + facts,
            "rules/rules.yaml": "rules:\n"
            "  - {id: handed, title: All, derive: {distribute: {attribute: felled_on}}}\n"
            "  - {id: agree, title: Agree, check: {agree: {}}}\n",
        }
    )
    page = FORMATS["md"](report, "../")
    assert [text for tag, text in headings(page) if tag == "h3"] == [
        "1. Year of felling of Ash, Beech, Cedar, Elm, Fir and Oak"
    ]
    assert (
        f"{ONE} **1999** (1 document) against {TWO} **2001 to 2006** (1 document), **367 to "
        in page
    )
    assert page.count("all of it") == 1
    assert "6 contradictions (grouped into 1, " in page


def test_a_claim_on_either_end_of_its_parts_keeps_its_side(judge_files: Judge) -> None:
    report = judge_files(
        {
            "facts/words.yaml": "entities: {set: {label: the set}, a: {label: A, part_of: set}, "
            "b: {label: B, part_of: set}}\nattributes: {made_on: {label: year, kind: date}}\n",
            "facts/one.yaml": "source: {id: one}\nfacts: [{subject: set, attribute: made_on, "
            "value: 1950, quote: all}]\n",
            "facts/two.yaml": "source: {id: two}\nfacts:\n"
            "  - {subject: a, attribute: made_on, value: 1940, quote: a}\n"
            "  - {subject: b, attribute: made_on, value: 1960, quote: b}\n",
            "rules/rules.yaml": "rules:\n"
            "  - {id: handed, title: All, derive: {distribute: {attribute: made_on}}}\n"
            "  - {id: agree, title: Agree, check: {agree: {}}}\n",
        }
    )
    page = FORMATS["md"](report, "")
    assert f"{ONE} **1950** (1 document) against {TWO} **1940 to 1960** (1 document)" in page
    assert f"| {ONE} The set: **1950** |" in page
    assert f"| {TWO} A: **1940** |" in page


def test_claims_of_one_origin_in_the_same_words_share_a_row(judge_files: Judge) -> None:
    claim = "subject: a, attribute: made_on, quote: made then"
    report = judge_files(
        {
            "facts/words.yaml": "entities: {a: {label: A}}\n"
            "attributes: {made_on: {label: year, kind: date}}\n",
            **{
                f"facts/{name}.yaml": f"source: {{id: {name}}}\n"
                f"facts: [{{{claim}, value: {year}, origin: {origin}}}]\n"
                for name, year, origin in [
                    ("one", 1950, "wire"),
                    ("two", 1950, "wire"),
                    ("three", 1950, "own"),
                    ("four", 1960, "wire"),
                ]
            },
            "rules/rules.yaml": "rules: [{id: agree, title: Agree, check: {agree: {}}}]\n",
        }
    )
    page = with_targets(FORMATS["md"](report, ""))
    assert f"{ONE} **1950** (3 documents, 2 origins) against {TWO} **1960** (1 document)" in page
    assert (
        f"| {ONE} **1950** | [one](facts/one.yaml#L2)<br>[two](facts/two.yaml#L2)<br>"
        "origin: `wire` | “made then” |" in page
    )


def test_who_contradicts_themselves_is_the_voice_that_speaks(judge_files: Judge) -> None:
    def claims(voice: str) -> str:
        return "".join(
            f"  - {{id: {name}, subject: a, attribute: made_on, value: {year}, quote: q{voice}}}\n"
            for name, year in (("x.a", 1950), ("x.b", 1960))
        )

    words = "entities: {a: {label: A}}\nattributes: {made_on: {label: year, kind: date}}\n"
    rules = "rules: [{id: agree, title: Agree, check: {agree: {}}}]\n"
    for voice, said in [
        ("", "**one contradicts itself.**"),
        (", said_by: the mayor", "**The mayor says both (in one).**"),
    ]:
        one = "source: {id: one}\nfacts:\n" + claims(voice)
        report = judge_files(
            {"facts/words.yaml": words, "facts/one.yaml": one, "rules/rules.yaml": rules}
        )
        assert said in FORMATS["md"](report, "")


def test_what_was_not_checked_is_said(page: str) -> None:
    said = with_targets(page).split("## What was not checked")[1].split("## Who says what")[0]
    assert "**Not checked:** 4 of 31 claims stand alone; 3 claims set aside; " in page
    assert "stand alone. Silence is not agreement." in said
    assert "**Rule `renamed` matches nothing** ([rules.yaml](../rules/rules.yaml#L11))" in said
    assert "1 claim: a draft ([monthly.yaml](../facts/monthly.yaml#L14))" in said
    assert "1 claim without a quote ([monthly.yaml](../facts/monthly.yaml#L" in said
    assert "1 question not compared: only some claims say what they hold for" in said
    assert "no qualifier | 500" in said
    assert "as_of: 2001 | 480" in said


def test_arithmetic_and_what_is_left_out_are_shown(page: str) -> None:
    assert (
        "🟧 2 area of the island: 42 km² (41 to 43 km²)\n"
        "     │  in “The storm”\n     │  30 km² + 12 km² = 42 km²\n     │  the cove is declared"
        in page
    )
    assert "the parts of the island are all listed ([vocabulary.yaml][entity island])" in page


def test_without_findings_sections_are_left_out(judge_files: Judge) -> None:
    report = judge_files(
        {
            "facts/f.yaml": "entities: {a: {label: A}}\nattributes: {b: {label: B, kind: truth}}\n"
            "source: {id: s}\nfacts: [{subject: a, attribute: b, value: true, quote: q}]\n",
            "rules/r.yaml": "rules: [{id: r, title: R, check: {agree: {}}}]\n",
        }
    )
    page = FORMATS["md"](report, "")
    assert "**1 document (1 origin) makes 1 claim: 0 contradictions" in page
    names = [text for _, text in headings(page)]
    assert not {"Contradictions", "Undetermined", "Agreements"} & set(names)
    assert "1 claim: 0 compared with another, 1 stands alone." in page


def test_long_tables_and_lists_say_what_they_leave_out(judge_files: Judge) -> None:
    number = MOST_ROWS + 5
    entities = "".join(f"  e{n}: {{label: E{n}}}\n" for n in range(number))
    facts = "".join(f"  - {{subject: e{n}, attribute: b, value: true}}\n" for n in range(number))
    more = "".join(
        f"  - {{id: s.t{n}, subject: e0, attribute: motto, value: word{n}}}\n" for n in range(12)
    )
    report = judge_files(
        {
            "facts/f.yaml": f"entities:\n{entities}attributes: {{b: {{label: B, kind: truth}}, "
            f"motto: {{label: motto, kind: text}}}}\nsource: {{id: s}}\nfacts:\n{facts}{more}",
            "rules/r.yaml": "rules: [{id: r, title: R, check: {agree: {}}}]\n",
        }
    )
    page = FORMATS["md"](report, "")
    assert "*5 rows left out here; the JSON report has all that --told lists.*" in page
    assert f"{number} claims that no other claim supports or denies" in page
    assert f"<br>{12 - MOST_NAMED + 1} more |" in page


@pytest.mark.parametrize("text", [*HOSTILE, CONTROLS, " ".join(HOSTILE)])
def test_hostile_text_shows_as_text(judge_files: Judge, text: str) -> None:
    report = judge_files(hostile_corpus(text))
    assert {finding.verdict for finding in report.findings} == set(Verdict)
    page = FORMATS["md"](report, "../")
    for token in tokens(page):
        if token.type in ("html_inline", "html_block"):
            assert re.fullmatch(rf"(?:{OUR_TAGS.pattern}|\s)*", token.content), token.content
        elif token.type == "link_open":
            assert re.fullmatch(
                r"\.\./(facts|rules)/[a-z]+\.yaml#L[0-9]+|#f-[0-9a-f]{12}|#[a-z-]+",
                str(token.attrs["href"]),
            )
        elif token.type == "code_inline":
            assert re.fullmatch(
                r"[a-z_.]+|(checker explain )?[0-9a-f]{12}|checker waive ID", token.content
            )
        elif token.type == "fence":
            assert token.info == "mermaid" or (
                token.info == "text" and re.fullmatch("([│└ 🟦🟧].*\n)+", token.content)
            )
        elif token.type == "em_open":
            pass
        else:
            assert token.type not in (
                *("image", "s_open", "code_block", "hr", "blockquote_open"),
                *("autolink", "lheading"),
            )
    levels = [tag for tag, _ in headings(page)]
    assert set(levels) <= {"h1", "h2", "h3"}
    page = re.sub("^```(mermaid|text)\n.*?^```$", "", page, flags=re.MULTILINE | re.DOTALL)
    stressed = re.findall(r"(?<!\\)\*(?:[^*\\]|\\.)+(?<!\\)\*", page.replace("**", ""))
    assert set(stressed) <= {"*computed, see below*", "*no quote*", "*3 m*"}
    opened = re.findall(r"(?<!\\)<details(?: open)?><summary>", page)
    assert len(opened) == page.count("</details>")
    bare = re.sub(r"\]\([^)]*\)", "](x)", page)
    assert not re.search(r"@\w|#[0-9]{1,3}(?![0-9;])|www\.|(?<!\\)://|\$", bare)
    assert page.isprintable() or not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028-\u202e]", page)
    for table in tables(page):
        assert len({len(row) for row in table}) == 1
    words = " ".join(re.sub(r"[^\w\s!-~]|[\x00-\x1f\x7f-\x9f]", " ", text).split())
    assert words[:250] in " ".join(shown(page).replace("\xa0", " ").split())


def test_very_long_text_is_cut_and_quick(judge_files: Judge) -> None:
    report = judge_files(hostile_corpus("|<`" * 33_334))
    page = FORMATS["md"](report, "")
    assert "…" in page
    assert len(page) < 200_000


@pytest.mark.parametrize(
    "plain", ["1993-04-02", "4400 km2 + 1840 km2 = 6240 km2", "30..40 m", "-5"]
)
def test_plain_text_is_left_alone(plain: str) -> None:
    assert escape(plain) == plain


def test_text_from_the_right_does_not_turn_what_stands_beside_it() -> None:
    assert escape("גשר *ישן*") == r"&#8296;גשר \*ישן\*&#8297;"
    assert shown(f"a {escape('גשר')}: 1990") == "a \u2068גשר\u2069: 1990"


def test_names_of_files_cannot_break_a_link(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["init"]) == 0
    names = ["a|b (c) #1?.yaml", "50% [x](y) <z> `q`.yaml"]
    for old, new in zip(("gazette.yaml", "council.yaml"), names, strict=True):
        (tmp_path / "facts" / old).rename(tmp_path / "facts" / new)
    assert main(["check"]) == 1
    page = (tmp_path / "reports" / "report.md").read_text()
    links = {str(t.attrs["href"]) for t in tokens(page) if t.type == "link_open"}
    assert "../facts/a%7Cb%20%28c%29%20%231%3F.yaml#L10" in links
    assert {link.split("/")[1] for link in links if link[0] != "#"} == {"facts", "rules"}
    assert "50% [x](y) <z> `q`.yaml" in shown(page)


def test_a_line_that_moves_changes_only_the_end(judge_files: Judge) -> None:
    before = FORMATS["md"](judge_files(WIDE), "../")
    after = FORMATS["md"](judge_files({k: f"# one line more\n{v}" for k, v in WIDE.items()}), "../")
    definition = re.compile(r"\[.+\]: \S+#L[0-9]+")
    assert before != after
    for old, new in zip(before.splitlines(), after.splitlines(), strict=True):
        assert old == new or (definition.fullmatch(old) and definition.fullmatch(new))
    end = before[before.index("\n[", before.index("## Sources")) :]
    assert all(map(definition.fullmatch, end.strip().splitlines()))


def test_every_definition_is_used_and_every_use_defined(page: str) -> None:
    used = set(re.findall(r"\]\[([^\[\]\n]+)\]", page))
    defined = re.findall(r"^\[([^\[\]]+)\]: ", page, re.MULTILINE)
    assert sorted(used) == defined


def test_several_places_in_one_file_are_numbered(wide: Report) -> None:
    links = Phrases(wide, MarkdownPen(wide, "")).several(
        [Place("facts/x.yaml", 1, 1), Place("y.yaml", 2, 1), Place("facts/x.yaml", 9, 4)]
    )
    assert links == ["[x.yaml][facts-x.yaml 1]", "[y.yaml][y.yaml 1]", "[(2)][facts-x.yaml 2]"]


@pytest.mark.parametrize(
    ("base", "target"),
    [
        ("", "facts/a%20b.yaml#L3"),
        ("../x (y)/", "../x%20%28y%29/facts/a%20b.yaml#L3"),
        ("https://host:8443/a/b/-/blob/1f/", "https://host:8443/a/b/-/blob/1f/facts/a%20b.yaml#L3"),
        ("https://host/a) b<c>/", "https://host/a%29%20b%3Cc%3E/facts/a%20b.yaml#L3"),
    ],
)
def test_links_lead_from_a_folder_or_an_address(wide: Report, base: str, target: str) -> None:
    links = MarkdownPen(wide, base).places
    text = links.link(Place("facts/a b.yaml", 3, 1))
    assert links.definitions(text) == [f"[facts-a-b.yaml 1]: {target}"]


def test_a_hint_stands_in_the_story(judge: CorpusJudge) -> None:
    report = judge(
        KINDS,
        rules(AGREE),
        source("daily", "mill began_on: 1994-04-05"),
        source("weekly", "mill began_on: 1994-05-04"),
    )
    page = FORMATS["md"](report, "")
    assert "Hint: *5 April 1994 and 4 May 1994: day and month may be swapped*." in page
    assert "; see whether the hint fits." in page


# -- within a number of bytes --------------------------------------------------------------------


def unlinked(text: str) -> str:
    """The text, in which what leads to findings is no link."""
    return re.sub(r"\[((?:[^\[\]\\]|\\.)*)\]\(#[a-z0-9-]+\)", r"\1", text)


@pytest.mark.parametrize("share", [0.99, 0.9, 0.7, 0.5, 0.3, 0.2])
def test_a_page_fits_into_a_number_of_bytes(wide: Report, share: float) -> None:
    whole = FORMATS["md"](wide, "../")
    most = int(len(whole.encode()) * share)
    page = markdown.render(wide, "../", most)
    assert most * 0.6 < len(page.encode()) <= most
    assert re.search(
        r"\*[0-9]+ rows? left out here; the JSON report has all that --told lists\.\*", page
    )
    assert page.count("<details") == page.count("</details>")
    raw = [line for line in page.splitlines() if line.startswith("|")]
    assert sum(len(table) + 1 for table in tables(page)) == len(raw)
    whole_lines = set(unlinked(whole).splitlines())
    for line in raw:  # a row stands there as it is, or not at all
        assert unlinked(line) in whole_lines or "more contradiction" in page
    anchors = set(re.findall(r'<a id="(f-[0-9a-f]{12})"></a>', page))
    assert set(re.findall(r"\]\(#(.*?)\)", page)) <= anchors | sections(page)
    used = set(re.findall(r"\]\[([^\[\]\n]+)\]", page))
    assert sorted(used) == re.findall(r"^\[([^\[\]]+)\]: ", page, re.MULTILINE)


def many(report: Report, number: int) -> Report:
    """The report with its findings told over and over, each time with ids of their own."""
    pairs = [
        (finding.id, finding._replace(id=f"{count * len(report.findings) + place:012x}"))
        for count in range(number // len(report.findings))
        for place, finding in enumerate(report.findings)
    ]
    told = {finding.id for story in report.stories for finding in story.findings}
    return report._replace(
        findings=tuple(finding for _, finding in pairs),
        stories=tuple(Story((finding,)) for old, finding in pairs if old in told),
    )


def test_a_report_over_twenty_thousand_findings_is_bounded_and_linear(wide: Report) -> None:
    def make(number: int) -> Work:
        report = many(wide, number)
        return lambda: FORMATS["md"](report, "../")

    for number in (5_000, 20_000):
        page = FORMATS["md"](many(wide, number), "../")
        assert len(page.encode()) < markdown.MOST_BYTES / 4
        left = [int(n) for n in re.findall(r"([0-9]+) rows left out here; the JSON report", page)]
        assert sum(left) > number * 0.8
        ids = set(re.findall(r'id="(.*?)"', page))
        assert set(re.findall(r"\]\(#(.*?)\)", page)) <= ids | sections(page)
    grows_linearly(make, 2_000, 20_000)


def test_the_longest_tables_are_shortened_first(wide: Report) -> None:
    whole = FORMATS["md"](wide, "")
    page = markdown.render(wide, "", len(whole.encode()) - 400)
    lost = set(unlinked(whole).splitlines()) - set(unlinked(page).splitlines())
    sizes: dict[bool, list[int]] = {True: [], False: []}
    for rows in re.findall(r"^\|.*\n\|(?: --- \|)+\n((?:\|.*\n)+)", whole, re.MULTILINE):
        shortened = not lost.isdisjoint(unlinked(rows).splitlines())
        sizes[shortened].append(len(rows.encode()))
    assert len(sizes[True]) in (1, 2)
    assert min(sizes[True]) > max(sizes[False])


def test_rows_left_out_are_counted(wide: Report) -> None:
    whole = FORMATS["md"](wide, "")
    page = markdown.render(wide, "", len(whole.encode()) * 3 // 4)

    def rows(text: str) -> int:
        listed = re.findall(r"^\| (?!--- )|^- ", text, re.MULTILINE)
        left = re.findall(r"^\*([0-9]+) rows? left out", text, re.MULTILINE)
        return len(listed) + sum(map(int, left))

    heads = whole.count("| --- |\n") - page.count("| --- |\n")  # gone with all of their rows
    assert rows(page) == rows(whole) - heads


def test_too_few_bytes_for_anything(wide: Report) -> None:
    assert markdown.render(wide, "", 100) == ""
    small = markdown.render(wide, "", 600)
    assert small.startswith("# What the documents claim, and whether it can all be true")
    assert len(small.encode()) <= 600
    assert wide.headline() in small


KINDS = """
attributes:
  began_on: {label: beginning, kind: date}
  size: {label: size, kind: count}
  area: {label: area, kind: quantity, unit: km2}
entities:
  valley: {label: the valley}
  mill: {label: Mill, part_of: valley}
  ford: {label: Ford, part_of: valley}
"""
AGREE = "id: agree, check: {agree: {}}"


def page_of(judge: CorpusJudge, *texts: str) -> str:
    return FORMATS["md"](judge(KINDS, *texts), "")


def test_values_that_only_touch(judge: CorpusJudge) -> None:
    said = page_of(
        judge,
        rules(AGREE),
        source("daily", "mill area: more than 5 km2"),
        source("weekly", "mill area: exactly 5 km2"),
    )
    assert "(1 document), whose ranges only touch." in said


def test_numbers_without_a_unit_differ_by_a_number(judge: CorpusJudge) -> None:
    report = judge(
        KINDS,
        rules(AGREE),
        source("daily", "mill size: exactly 5"),
        source("weekly", "mill size: exactly 6"),
    )
    assert ", **1** apart." in FORMATS["md"](report, "")
    assert found(report).answer.message.endswith(", 1 apart")


def test_a_sum_of_one_part_is_no_claim_that_was_handed_on(judge: CorpusJudge) -> None:
    said = page_of(
        judge,
        rules(AGREE, "id: areas, derive: {sum: {attribute: area, parts_of: valley}}"),
        source("daily", "mill area: exactly 5 km2"),
        source("weekly", "valley area: exactly 3 km2"),
    )
    assert "How what is computed comes about:" in said
    assert "*computed, see below* (`areas`)" in said


def test_a_story_names_all_of_its_findings(judge: CorpusJudge) -> None:
    report = judge(
        KINDS,
        rules(AGREE, "id: dates, derive: {distribute: {attribute: began_on}}"),
        source("daily", "valley began_on: 1993"),
        source("weekly", "mill began_on: 1994", "ford began_on: 1994"),
    )
    (story,) = report.stories
    a, b = (finding.id for finding in story.findings)
    assert f"Details: `checker explain {a}` (or `{b}`)." in FORMATS["md"](report, "")


def test_a_superseded_source_is_called_so(judge: CorpusJudge) -> None:
    said = page_of(
        judge,
        rules(f"{AGREE}, may_match_nothing: true"),
        source("old", "mill began_on: 1993"),
        source("new", "mill began_on: 1994", supersedes="old"),
    )
    assert "; superseded by `new` | " in said
    assert "make 1 claim:" in said or "makes 1 claim:" in said
    assert "1 claim: its source is superseded by new" in said
