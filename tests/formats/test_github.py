"""Annotations, read as GitHub's runner reads them."""

import re

import pytest

from checker.formats import FORMATS, github
from checker.model.place import Place
from checker.model.report import Report
from checker.model.waiver import State, Waiver, WaiverStatus

from .conftest import Judge, written

COMMAND = re.compile(r"::(error|warning|notice) ([^:]*)::(.*)")


def commands(text: str) -> list[tuple[str, dict[str, str], str]]:
    """Each command's name, properties and message, unescaped."""
    found = []
    for line in text.splitlines()[1:]:
        parts = COMMAND.fullmatch(line)
        assert parts is not None, line
        pairs = [pair.split("=", 1) for pair in parts[2].split(",")]
        found.append((parts[1], {k: unescaped(v) for k, v in pairs}, unescaped(parts[3])))
    return found


def unescaped(text: str) -> str:
    for code, letter in (("%3A", ":"), ("%2C", ","), ("%0A", "\n"), ("%0D", "\r"), ("%25", "%")):
        text = text.replace(code, letter)
    return text


def many(judge: Judge, number: int, severity: str) -> Report:
    names = [f"e{n}" for n in range(number)]
    facts = "".join(f"  - {{subject: {name}, attribute: b, value: VALUE}}\n" for name in names)
    rule = f"{{id: r, title: R, severity: {severity}, check: {{agree: {{}}}}}}"
    return judge(
        {
            "facts/w.yaml": "attributes: {b: {label: B, kind: truth}}\nentities:\n"
            + "".join(f"  {name}: {{label: {name.upper()}}}\n" for name in names),
            "facts/a.yaml": "source: {id: a}\nfacts:\n" + facts.replace("VALUE", "true"),
            "facts/b.yaml": "source: {id: b}\nfacts:\n" + facts.replace("VALUE", "false"),
            "rules/r.yaml": f"rules: [{rule}]\n",
        }
    )


def test_the_counts_come_first_then_the_worst(wide: Report) -> None:
    text = FORMATS["github"](wide, "")
    assert text.splitlines()[0] == wide.headline()
    levels = [name for name, _, _ in commands(text)]
    assert levels == ["error"] * 10 + ["warning", "notice"]


@pytest.mark.parametrize("severity", ["error", "warning"])
@pytest.mark.parametrize(("number", "rest"), [(10, None), (11, 1), (25, 15)])
def test_ten_are_shown_and_the_rest_is_counted(
    judge_files: Judge, severity: str, number: int, rest: int | None
) -> None:
    told = commands(FORMATS["github"](many(judge_files, number, severity), ""))
    assert [name for name, _, _ in told[: github.MOST]] == [severity] * github.MOST
    words = f"{rest} {severity}{'' if rest == 1 else 's'} more: see the report"
    assert told[github.MOST :] == ([("notice", {"title": "Not shown here"}, words)] if rest else [])


def test_notes_are_one_notice(judge_files: Judge) -> None:
    ((name, _, words),) = commands(FORMATS["github"](many(judge_files, 3, "note"), ""))
    assert (name, words) == ("notice", "3 notes more: see the report")


def test_an_annotation_stands_at_a_claim_and_names_the_other(wide: Report) -> None:
    told = [(where, text) for _, where, text in commands(github.render(wide, "x/"))]
    (where, text), *_ = [one for one in told if "monthly: 30 to 40 m" in one[1]]
    assert where["title"] == "Height of the lighthouse"
    assert where["file"] == "x/facts/monthly.yaml"
    assert (where["line"], where["col"]) == ("5", "5")
    assert "gazette: 120 m “120 metres high” (x/facts/gazette.yaml:8)" in text.splitlines()


def test_hostile_text_makes_no_command_and_no_property() -> None:
    text = written("hostile", "github")
    told = commands(text)
    assert len(told) >= 6
    for _, where, message in told:
        assert where.keys() <= {"file", "line", "col", "title"}
        assert all(line.isprintable() for line in message.split("\n"))
        assert len(message) < 4000
    assert any("100%, a:b ::error::no %0A" in message for _, _, message in told)


def test_waivers_that_do_not_apply_and_those_that_soon_will_not(wide: Report) -> None:
    def standing(number: int, state: State, *, soon: bool = False) -> WaiverStatus:
        place = Place("rules/waivers.yaml", number, 5)
        waiver = Waiver(place, "why", "desk", "2027-06-30", fact=f"f{number}")
        return WaiverStatus(waiver, state, "because" if state != "applies" else "", soon=soon)

    some = [standing(2, "applies"), standing(3, "applies", soon=True), standing(4, "changed")]
    many = [standing(number, "unused") for number in range(5, 16)]
    told = commands(github.render(wide._replace(waivers=(*some, *many)), "sub/"))
    lost, waning = (one for one in told if one[1].get("file", "").endswith("waivers.yaml"))
    assert lost[1] == {
        "file": "sub/rules/waivers.yaml",
        "line": "4",
        "title": "12 waivers do not apply",
    }
    assert lost[2].splitlines()[0] == "sub/rules/waivers.yaml:4: waiver of f4: changed: because"
    assert lost[2].splitlines()[10:] == ["and 2 waivers more: see the report"]
    assert waning[1]["title"] == "1 waiver expires soon"
    assert waning[2] == (
        "sub/rules/waivers.yaml:3: waiver of f3: notice: it expires on 30 June 2027 (owner: desk)"
    )
