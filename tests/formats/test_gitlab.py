"""GitLab's Code Quality, by the fields that its documentation asks for."""

import json
from typing import Any

import pytest

from checker.formats import FORMATS
from checker.model.report import Report

from .conftest import WIDE, written


def read(text: str) -> list[dict[str, Any]]:
    issues = json.loads(text)
    assert isinstance(issues, list)
    return issues


@pytest.mark.parametrize("corpus", ["golden", "hostile"])
def test_every_issue_has_the_fields(corpus: str) -> None:
    issues = read(written(corpus, "gitlab"))
    assert issues
    for issue in issues:
        fields = {"description", "check_name", "fingerprint", "severity", "location"}
        assert issue.keys() == fields
        assert issue["severity"] in ("info", "minor", "major", "critical", "blocker")
        assert issue["location"].keys() == {"path", "lines"}
        assert isinstance(issue["location"]["lines"]["begin"], int)
        assert not issue["location"]["path"].startswith(("/", "."))
        assert issue["description"].replace("\u200c", "").isprintable()
    assert len({issue["fingerprint"] for issue in issues}) == len(issues)


def test_both_sides_and_their_places(wide: Report) -> None:
    issues = read(FORMATS["gitlab"](wide, "sub/"))
    (issue,) = [one for one in issues if one["description"].startswith("Colour of")]
    assert issue["description"] == (
        "Colour of the lighthouse: red against white; gazette: red “a red tower” "
        "(sub/facts/gazette.yaml:10); monthly: white “a white tower” (sub/facts/monthly.yaml:8)"
    )
    assert issue["location"] == {"path": "sub/facts/gazette.yaml", "lines": {"begin": 10}}
    assert "a red tower" in WIDE["facts/gazette.yaml"].splitlines()[9]


def test_nothing_to_tell_is_an_empty_list(wide: Report) -> None:
    assert FORMATS["gitlab"](wide._replace(stories=(), findings=(), not_applied=()), "") == "[]\n"
