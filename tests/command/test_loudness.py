"""How much is printed: quietly, as usual, or everything; and in colour."""

import json
import re
from pathlib import Path

import pytest
from test_cli import BAD, GOOD, Printed, program, run, write

from .test_part import HARBOUR, WORDS, source


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.of_format("md")
def test_quietly_only_what_is_found_has_a_line(capsys: Printed) -> None:
    write(HARBOUR)
    assert run("check", "-q") == 1
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == 3
    assert all(re.match(r"facts/[ac]\.yaml:[345]: (error|warning): ", line) for line in lines)
    assert Path("reports/report.md").exists()


def test_quietly_nothing_is_said_of_nothing(capsys: Printed) -> None:
    write(GOOD)
    assert run("check", "--quiet") == 0
    assert capsys.readouterr() == ("", "")


def test_everything_has_both_sides_and_the_counts_of_each_rule(capsys: Printed) -> None:
    write(HARBOUR | {"facts/d.yaml": source("guide", mast__built_on="1900")})
    write({"facts/e.yaml": source("deed", mast__built_on="1900-05")})
    assert run("check", "-v") == 1
    out = capsys.readouterr().out
    assert "    1: 7 m\n       facts/a.yaml:3: log: 7 m (no quote)\n    2: 9 m\n" in out
    assert re.search(r"^facts/e?d?\.yaml:3: agreement: year of building of the mast: ", out, re.M)
    assert "By rule:\n  agree: 2 contradictions\n  same_year: 1 contradiction, 1 agreement\n" in out


def test_all_of_many_are_shown(capsys: Printed) -> None:
    names = [f"e{number}" for number in range(33)]
    words = "entities:\n" + "".join(f"  {name}: {{label: {name}}}\n" for name in names)
    words += "attributes: {height: {label: height, kind: quantity, unit: m}}\n"
    write(HARBOUR | {"facts/words.yaml": words, "facts/c.yaml": source("tour", e0__height="4 m")})
    for name, height in (("log", "4 m"), ("map", "5 m")):
        claims = source(name, **{f"{one}__height": height for one in names})
        write({f"facts/{'a' if name == 'log' else 'b'}.yaml": claims})
    Path("rules/rules.yaml").write_text(
        "rules: [{id: agree, title: Documents agree, check: {agree: {}}}]\n"
    )
    assert run("check") == 1
    assert capsys.readouterr().out.count(": error: ") == 20
    assert run("check", "--verbose") == 1
    assert capsys.readouterr().out.count(": error: ") == 33


def test_quiet_and_loud_at_once() -> None:
    with pytest.raises(SystemExit) as end:
        run("check", "-q", "-v")
    assert end.value.code == 2


def test_counts_by_rule_where_several_found_something(capsys: Printed) -> None:
    write(HARBOUR)
    run("check")
    assert "\nBy rule: agree 2, same_year 1.\n" in capsys.readouterr().out


@pytest.mark.of_format("json")
def test_only_what_is_new_is_shown_and_what_is_resolved_is_named(capsys: Printed) -> None:
    write(HARBOUR)
    assert run("check", "--out", "json=old.json") == 1
    write({"facts/b.yaml": source("map", pier__height="7 m", pier__built_on="1881")})
    write({"facts/d.yaml": source("guide", mast__built_on="1901")})
    write({"facts/e.yaml": source("deed", mast__built_on="1905")})
    capsys.readouterr()
    assert run("check", "--against", "old.json", "--only-new", "--fail-on", "warning") == 1
    lines = capsys.readouterr().out.splitlines()
    assert lines[1] == "Since old.json: 1 new, 1 changed, 1 known, 1 resolved."
    shown = [line for line in lines if re.match(r"facts/", line)]
    assert [re.split(": ", line, maxsplit=3)[1:3] for line in shown] == [
        ["warning", "new"],
        ["warning", "changed"],
    ]
    assert "Not shown, and not counted: 1 finding known." in lines
    (resolved,) = [line for line in lines if line.startswith("resolved: ")]
    assert re.fullmatch(
        r"resolved: height of the pier: .*: its claims agree now \[[0-9a-f]{12}\]", resolved
    )


@pytest.mark.of_format("json")
def test_the_upgrade_of_the_checker_turns_nothing_red(capsys: Printed) -> None:
    """As if an older release had found no fault with the pier's height."""
    write(HARBOUR)
    assert run("check", "--out", "json=old.json") == 1
    told = json.loads(Path("old.json").read_text())
    told["checker"] = "0.1.9"
    for one in told["findings"]:
        if one["attribute"] == "height":
            one["verdict"] = "agreement"
    Path("old.json").write_text(json.dumps(told))
    capsys.readouterr()
    asked = ["check", "--against", "old.json", "--only-new"]
    assert run(*asked) == 0
    out = capsys.readouterr().out
    assert ": error: " not in out
    assert "Not shown, and not counted: 1 finding known; 2 findings from the upgrade of the " in out
    assert run(*asked, "--count-upgrade") == 1
    assert capsys.readouterr().out.count(": error: new: ") == 2


@pytest.mark.parametrize(
    ("option", "environment", "coloured"),
    [
        ([], {}, False),
        ([], {"FORCE_COLOR": "1"}, True),
        ([], {"FORCE_COLOR": "0"}, False),
        ([], {"FORCE_COLOR": "1", "NO_COLOR": "1"}, False),
        (["--color", "always"], {"NO_COLOR": "1"}, True),
        (["--color", "never"], {"FORCE_COLOR": "1"}, False),
    ],
)
def test_colours(
    here: Path, option: list[str], environment: dict[str, str], coloured: bool
) -> None:
    write(BAD)
    for verb in (["check"], ["explain", "tower"]):
        done = program(*verb, *option, folder=here, **environment)
        assert ("\x1b[31m" in done.stdout) is coloured


DRAFTS = WORDS + source("log", pier__height="7 m").replace("7 m}", "7 m, status: draft}")


def test_drafts_are_spoken_of_where_nothing_else_stands(capsys: Printed) -> None:
    write({"facts/a.yaml": DRAFTS, "rules/rules.yaml": HARBOUR["rules/rules.yaml"]})
    run("check")
    out = capsys.readouterr().out
    assert "Nothing was judged: 1 claim is a draft." in out
    assert "`status: reviewed`" in out
