"""Which files a mapping means, and what nobody is told of all others."""

import os
from functools import partial
from glob import glob
from pathlib import Path

import pytest

from checker.model.place import Place, Problem
from checker.tables.declaration import Access, Table
from checker.tables.find import files_of

from .conftest import WIDE, Loaded, mapping
from .test_bad_input import GOOD, Wrong


def found(top: Path, text: str, problems: list[Problem]) -> list[str]:
    """The names of the files that a mapping in a folder means by a text."""
    place = Place(f"{top.name}/t.yaml", 3, 11)
    table = Table("t", place, place.file, ((text, place),), {})
    return [name for name, _, _ in files_of(table, Access(str(top.parent), (str(top),)), problems)]


@pytest.mark.parametrize(
    "name",
    [
        "../private/secrte.csv",
        "../private/secret.csv",
        "../private/*.csv",
        "../**/*.csv",
        "*/../../private/secret.csv",
        "../private/none/none.csv",
        "out/secrte.csv",
        "out/s*.csv",
        "o[u]t/secret.csv",
        "o[u]t/secrte.csv",
    ],
)
def test_nothing_is_told_of_what_lies_elsewhere(name: str, tmp_path: Path) -> None:
    """Be it there or not, and nobody looks: no folder is listed."""
    (tmp_path / "private").mkdir()
    (tmp_path / "private" / "secret.csv").write_text(GOOD)
    (tmp_path / "facts").mkdir()
    for link in ("out", "o[u]t"):
        (tmp_path / "facts" / link).symlink_to(tmp_path / "private")
    looked: list[str] = []
    really = {call: getattr(os, call) for call in ("listdir", "scandir")}

    def look(call: str, path: str) -> object:
        looked.append(os.path.realpath(path))
        return really[call](path)

    top = tmp_path / "facts"
    problems: list[Problem] = []
    with pytest.MonkeyPatch.context() as patch:
        for call in really:
            patch.setattr(os, call, partial(look, call))
        assert found(top, name, problems) == []
    said = f"'{name}' leads out of the folders that are checked: put it into one"
    assert [one.message for one in problems] == [said]
    assert looked == []


def test_a_file_is_found_once_whatever_links_lead_to_it(
    wrong: Wrong, loaded: Loaded, tmp_path: Path
) -> None:
    """A link to a folder is not followed by a pattern, so that it ends; of several names of one
    file the shortest stands."""
    deep = tmp_path / "facts" / "d" / "e"
    deep.mkdir(parents=True)
    (deep / "peaks.csv").write_text(GOOD)
    for folder in (deep, deep.parent, tmp_path / "facts"):
        for name in "abc":
            (folder / name).symlink_to(".")
            (folder / f"{name}{name}").symlink_to(tmp_path / "facts")
    (deep.parent / "one.csv").symlink_to("e/peaks.csv")
    for pattern in ("**/*.csv", "*/**/**/*.csv", "d/**/[op]*.csv", "**/?/**/*.csv"):
        corpus = loaded({"t.yaml": mapping(WIDE, f'"{pattern}"')})
        assert {fact.place.file for fact in corpus.facts} == {"facts/d/one.csv"}
    corpus = loaded({"t.yaml": mapping(WIDE, "a/d/e/peaks.csv")})  # a plain path may have one
    assert {fact.place.file for fact in corpus.facts} == {"facts/a/d/e/peaks.csv"}
    stars = "/".join("*" * 40)
    assert "no file is called so" in wrong({"t.yaml": mapping(WIDE, f'"{stars}/*.csv"')})[0]


@pytest.mark.parametrize(
    "pattern",
    [
        "*.csv", "**", "**/*.csv", "a/**/*.csv", "**/b/*", "*/*/*.csv", "**/b/**/x*.csv",
        "[ax]*/**", ".*/*.csv", "**/.h.csv", "a/?/[!x].csv", "**/a/**", "A/*.csv", "**/**/y.csv",
        "a*/b/*.csv", "./a/../a/*.csv", "**y.csv", "none/*.csv", "x.csv/*.csv", "[/*.csv",
    ],
)  # fmt: skip
def test_a_pattern_means_what_it_means_elsewhere(pattern: str, tmp_path: Path) -> None:
    names = "x.csv y.csv a/x.csv a/z.csv a/b/x.csv a/b/y.csv a/b/a/xy.csv b/b/b/x.csv .h/x.csv "
    for name in (names + "a/.h.csv ab/b/q.csv a/.h/b/x.csv").split():
        (tmp_path / "facts" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "facts" / name).write_text("")
    known = glob(pattern, root_dir=tmp_path / "facts", recursive=True)
    expected = {os.path.normpath(os.path.join("facts", name)) for name in known}
    assert found(tmp_path / "facts", pattern, []) == sorted(
        name for name in expected if (tmp_path / name).is_file()
    )
