"""The first screen: what a reader knows before anything is opened."""

import re

from model.corpora import Judge, rules

from checker.formats import FORMATS
from checker.telling.first import MOST_WORST

ONE, TWO = "🟦①", "🟧②"
"""What Markdown calls two sides."""

WORDS = """
attributes:
  opened_on: {kind: date, label: opening}
  closed_on: {kind: date, label: closing}
  length: {kind: quantity, unit: km}
  warned: {kind: truth, label: warning, qualifiers: [by], words: ["yes", "no"],
    question: "Was {subject} warned?"}
entities:
  valley: {label: the valley, parts: complete}
  bridge: {label: the bridge, part_of: valley}
  weir: {label: the weir, part_of: valley}
  mayor: {label: the mayor}
"""
AGREED = "id: agree, title: Agree, check: {agree: {}}"


def document(name: str, title: str, *claims: str, publisher: str = "", **more: str) -> str:
    known = "".join(f", {key}: {value}" for key, value in more.items())
    known += f", publisher: {publisher}" if publisher else ""
    rows = []
    for number, claim in enumerate(claims):
        about, _, value = claim.partition(": ")
        subject, attribute = about.split()
        value, _, rest = value.partition(" | ")
        rows.append(
            f"  - {{id: {name}.c{number}, subject: {subject}, attribute: {attribute}, "
            f"value: {value}, quote: q{name}{number}{f', {rest}' if rest else ''}, read_by: me}}\n"
        )
    return f"source: {{id: {name}, title: {title}{known}}}\nfacts:\n{''.join(rows)}"


def entries(text: str) -> list[list[str]]:
    """The two lines of each contradiction."""
    return [line.split("<br>") for line in re.findall(r"^[0-9]+\. (.*)", text, re.MULTILINE)]


def head(text: str) -> str:
    return text[: text.index("\n## ")]


def page(judge: Judge, *texts: str) -> str:
    return FORMATS["md"](judge(WORDS, *texts), "")


def test_a_question_is_answered_by_yes_or_no_where_nothing_else_is_said(judge: Judge) -> None:
    for words, true, false in (
        (WORDS, "yes", "no"),
        (WORDS.replace('words: ["yes", "no"],', ""), "yes", "no"),
        (WORDS.replace('["yes", "no"]', "[in time, too late]"), "in time", "too late"),
    ):
        report = judge(
            words,
            rules(AGREED),
            document("a", "A", "weir warned: true"),
            document("b", "B", "weir warned: false"),
        )
        ((first, _),) = entries(FORMATS["md"](report, ""))
        told = re.findall(r"\*\*([^*]+)\*\*", first)
        assert sorted(told[1:]) == sorted((true, false))


def test_two_lines_say_what_who_how_far_from_how_many_origins_and_what_now(judge: Judge) -> None:
    text = page(
        judge,
        rules(AGREED),
        document("a1", "The bridge", "bridge length: 4 km | origin: wire", publisher="Post"),
        document("b2", "A crossing", "bridge length: 4 km | origin: wire"),
        document("c3", "Over it", "bridge length: 9 km"),
    )
    ((first, then),) = entries(text)
    assert re.sub(r"\]\(#f-\w+\)", "]", first) == (
        f"[**Length of the bridge**]: {ONE} **4 km** against {TWO} **9 km**, **at least 4 km** "
        "apart."
    )
    assert then == (
        f"{ONE} Post and “A crossing” (one origin); {TWO} “Over it”. "
        "4 km is read as 3.5 to 4.5 km; 9 km is read as 8.5 to 9.5 km. "
        "**Next:** compare the quotes in their documents."
    )
    assert not re.search(r"\ba1\b|\bb2\b|\bc3\b", head(text))


def test_whoever_says_both_is_asked(judge: Judge) -> None:
    text = page(
        judge,
        rules(AGREED),
        document("a", "A", "bridge length: 4 km", "bridge length: 9 km", publisher="Ministry"),
        document(
            "b", "B", "weir warned: true | said_by: mayor", "weir warned: false | said_by: mayor"
        ),
        document("c", "The c", "valley opened_on: 1950", "valley opened_on: 1960"),
    )
    said = " ".join(then for _, then in entries(text))
    assert "Ministry contradicts itself." in said
    assert "**Next:** ask Ministry which of its figures is right." in said
    assert "The mayor says both." in said
    assert "**Next:** ask the mayor which of the statements is right." in said
    assert "“The c” contradicts itself." in said
    assert "**Next:** ask its author which of the dates is right." in said


def test_a_question_is_asked_in_its_own_words(judge: Judge) -> None:
    text = page(
        judge,
        rules(AGREED),
        document("a", "A", "weir warned: true"),
        document("b", "B", "weir warned: false"),
    )
    ((first, _),) = entries(text)
    assert first.startswith("[**Was the weir warned?**](#f-")
    assert first.endswith((f") {ONE} **no** / {TWO} **yes**.", f") {ONE} **yes** / {TWO} **no**."))
    assert "\n### 1. Was the weir warned?\n" in text


def test_an_order_is_told_as_people_tell_it(judge: Judge) -> None:
    text = page(
        judge,
        rules("id: order, title: O, check: {order: {first: opened_on, then: closed_on}}"),
        document("a", "A", "weir opened_on: 1994-05-12", publisher="Post"),
        document("b", "B", "weir closed_on: 1994-05-02", publisher="Herald"),
    )
    ((first, then),) = entries(text)
    assert first.endswith(": the opening (12 May 1994) is 10 days after the closing (2 May 1994).")
    assert then.startswith(
        f"{ONE} closing **2 May 1994**: Herald; {TWO} opening **12 May 1994**: Post. "
        "Rule: O. **Next:**"
    )


def test_what_is_computed_says_how_and_a_reference_is_named_as_one(judge: Judge) -> None:
    text = page(
        judge,
        rules(
            "id: ref, title: R, check: {agree: {against: reference}}",
            "id: sum, title: S, derive: {sum: {attribute: length, parts_of: valley}}",
        ),
        document("a", "A", "bridge length: 4 km", "weir length: 2 km", publisher="Post"),
        document("z", "Z", "valley length: 12 km", publisher="Atlas", reference="true"),
    )
    ((_, then),) = entries(text)
    assert then == (
        f"{ONE} Atlas (a work of reference); {TWO} computed from Post. 6 km may be 5 to 7 km; "
        "12 km is read as 11.5 to 12.5 km. Computed: 4 km + 2 km = 6 km. "
        "**Next:** check the document against the work of reference."
    )


def test_the_rest_is_counted_and_linked(judge: Judge) -> None:
    entities = "".join(f"  e{n}: {{label: tower {n}}}\n" for n in range(MOST_WORST + 3))
    two = [
        document(name, name, *(f"e{n} length: {n + size} km" for n in range(MOST_WORST + 3)))
        for name, size in (("one", 10), ("two", 40))
    ]
    text = FORMATS["md"](judge(WORDS + entities, rules(AGREED), *two), "")
    assert len(entries(text)) == MOST_WORST
    assert "[3 more contradictions](#contradictions) below." in head(text)


def test_lines_for_what_was_not_checked_and_nothing_wide_in_sight(judge: Judge) -> None:
    text = page(
        judge,
        rules(AGREED, "id: gone, title: G, check: {within: {attribute: length}}"),
        document("a", "A", "bridge length: 4 km", "weir opened_on: 1990"),
        document("b", "B", "bridge length: 9 km", "mayor opened_on: 1990"),
    )
    first = head(text)
    assert (
        "- **Not checked:** 2 of 4 claims stand alone ([details](#what-was-not-checked))" in first
    )
    assert "- **Rule `gone` matches nothing** (" in first
    assert "|" not in first
    told = text[: text.index("## Who says what")]
    assert max(line.count("---") for line in re.findall(r"^\| ---.*", told, re.MULTILINE)) == 3


def test_cautions_of_one_kind_are_one_line_with_a_count(judge: Judge) -> None:
    text = page(
        judge,
        rules(f"{AGREED}, may_match_nothing: true"),
        document("a", "A", "bridge length: 4 km", "weir opened_on: 1990", "mayor closed_on: 1991"),
    )
    (line,) = re.findall("^- .*contradict them.*", text, re.MULTILINE)
    assert line.startswith("- 3 attributes are each used by one claim alone, so that nothing can ")
    assert all(f"[{name}][" in line for name in ("length", "opened\\_on", "closed\\_on")) or all(
        f"[{name}][" in line for name in ("length", "opened_on", "closed_on")
    )


def test_of_several_times_what_is_of_one_is_told_against_each_other(judge: Judge) -> None:
    words = "\nattributes:\n  beds: {kind: count, qualifiers: {as_of: date}}\n"

    def beds(name: str, *numbers: int) -> str:
        claims = (
            f"bridge beds: {number} | qualifiers: {{as_of: {year}}}"
            for year, number in enumerate(numbers, 2020)
        )
        return document(name, f"Paper {name}", *claims)

    texts = [beds("a", 37, 16), beds("b", 30, 10), beds("c", 37, 12)]
    text = page(judge, words, rules(AGREED), *texts)
    ((asked, by),) = entries(head(text))
    assert asked.endswith(
        f": {ONE} **30 as of 2020** against {TWO} **37 as of 2020**, **7** apart; at other times "
        "3 more positions."
    )
    assert by.startswith(f"{ONE} “Paper b”; {TWO} “Paper a” and “Paper c” (2 origins). ")
    assert f"{ONE} **30 as of 2020** (1 document) against {TWO} **37 as of 2020** (2 doc" in text
