"""What a format on standard output tells where nothing could be judged: the problems, validly."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
import xmlschema
from jsonschema import Draft4Validator, Draft202012Validator

from checker.command import main
from checker.formats import FORMATS
from checker.loading.schema import schema_text
from checker.model.place import Place, Problem

PROBLEMS = [
    Problem(Place("facts/a b.yaml", 3, 7), "unknown entity 'x': did you mean 'y'?"),
    Problem(
        Place('facts/<&>".yaml', 1, 1), '\x1b[31m <![CDATA[ ]]> & "q" \u202e\n::error::x ${{ x }}'
    ),
]
TELLING = [name for name, one in FORMATS.items() if not one.to_site and one.notation != "text"]
"""The formats for programs."""

READERS: dict[str, Callable[[str], Any]] = {
    "json": json.loads,
    "markup": ElementTree.fromstring,
    "commands": str,
}
"""By notation."""


def told(name: str) -> str:
    return FORMATS[name].broken(PROBLEMS, "sub/")


def test_formats_for_people_tell_nothing_twice() -> None:
    assert {name for name in FORMATS if told(name)} == set(TELLING)


@pytest.mark.of_format("json")
def test_json() -> None:
    report = json.loads(told("json"))
    Draft202012Validator(json.loads(schema_text("report"))).validate(report)
    first = {"message": PROBLEMS[0].message, "file": "facts/a b.yaml", "line": 3, "column": 7}
    assert report["problems"][0] == first
    assert report["summary"]["problems"] == 2
    assert not report["findings"]


@pytest.mark.of_format("sarif")
def test_sarif(shared: Path) -> None:
    log = json.loads(told("sarif"))
    Draft4Validator(json.loads((shared / "schemas/sarif-schema-2.1.0.json").read_text())).validate(
        log
    )
    (run,) = log["runs"]
    assert "results" not in run  # which would close what stands
    (invocation,) = run["invocations"]
    assert invocation["executionSuccessful"] is False
    first, second = invocation["toolConfigurationNotifications"]
    where = first["locations"][0]["physicalLocation"]
    assert where["artifactLocation"]["uri"] == "sub/facts/a%20b.yaml"
    assert where["region"] == {"startLine": 3, "startColumn": 7}
    assert "\x1b" not in second["message"]["text"]


@pytest.mark.of_format("junit")
def test_junit(shared: Path) -> None:
    text = told("junit")
    xmlschema.XMLSchema(str(shared / "schemas" / "junit-10.xsd")).validate(text)
    root = ElementTree.fromstring(text)
    assert (root.get("tests"), root.get("errors"), root.get("failures")) == ("2", "2", "0")
    first, second = root.iter("testcase")
    assert first.get("name") == "sub/facts/a b.yaml:3:7"
    assert [error.get("message") for error in first.iter("error")] == [PROBLEMS[0].message]
    assert len(list(second.iter("error"))) == 1


@pytest.mark.of_format("gitlab")
def test_gitlab() -> None:
    first, second = json.loads(told("gitlab"))
    assert first["location"] == {"path": "sub/facts/a b.yaml", "lines": {"begin": 3}}
    assert first["severity"] == "blocker"
    assert first["fingerprint"] != second["fingerprint"]
    assert re.fullmatch("[0-9a-f]{12}", first["fingerprint"])


@pytest.mark.parametrize("name", FORMATS)
def test_what_is_printed_and_what_is_left_alone(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The last good file stays; standard output is no report that could be lost."""
    monkeypatch.chdir(tmp_path)
    Path("facts").mkdir()
    Path("rules").mkdir()
    Path("facts/x.yaml").write_text("facts: 1\n")
    Path("kept").write_text("last\n")
    assert main(["check", "--out", f"{name}=-"]) == 2
    out, err = capsys.readouterr()
    assert err.startswith("facts/x.yaml:1:")
    assert bool(out) is (name in TELLING)
    if out:
        assert (
            len(READERS[FORMATS[name].notation](out)) > 0
        )  # an element is no truth in Python 3.14
        assert "facts/x.yaml" in out
    assert main(["check", "--out", f"{name}=kept"]) == 2
    assert capsys.readouterr().out == ""
    assert Path("kept").read_text() == "last\n"
