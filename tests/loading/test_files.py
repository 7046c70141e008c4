"""Which files are read, in which order, under which names."""

import os
from pathlib import Path

import pytest

from checker.loading.files import find, read_bytes, root_of
from checker.model.place import Problem


def write(folder: Path, *names: str) -> None:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text("facts: []\n")


def names(folder: Path, *paths: str) -> list[str]:
    found, problems = find([folder / path for path in paths], str(folder))
    assert not problems
    return [name for name, _ in found]


def test_sorted_by_name_whatever_the_order_on_disk(tmp_path: Path) -> None:
    write(
        tmp_path, "facts/b.yaml", "facts/a.yml", "facts/B.yaml", "facts/a/z.yaml", "facts/10.yaml"
    )
    assert names(tmp_path, "facts") == [
        "facts/10.yaml",
        "facts/B.yaml",
        "facts/a.yml",
        "facts/a/z.yaml",
        "facts/b.yaml",
    ]


def test_folders_are_read_to_the_bottom(tmp_path: Path) -> None:
    write(tmp_path, "facts/2021/may/x.yaml", "facts/x.yaml", "rules/y.yaml")
    assert names(tmp_path, "facts", "rules") == [
        "facts/2021/may/x.yaml",
        "facts/x.yaml",
        "rules/y.yaml",
    ]


def test_other_files_and_hidden_ones_are_left_alone(tmp_path: Path) -> None:
    write(
        tmp_path,
        "facts/x.yaml",
        "facts/.x.yaml",
        "facts/x.yaml.bak",
        "facts/README.md",
    )
    assert names(tmp_path, "facts") == ["facts/x.yaml"]


def test_endings_may_have_capitals(tmp_path: Path) -> None:
    write(tmp_path, "facts/x.YAML", "facts/y.Yml")
    assert names(tmp_path, "facts") == ["facts/x.YAML", "facts/y.Yml"]


def test_a_file_may_be_named_and_is_read_once(tmp_path: Path) -> None:
    write(tmp_path, "facts/x.yaml", "facts/y.yaml")
    assert names(tmp_path, "facts/x.yaml", "facts", "facts/x.yaml") == [
        "facts/x.yaml",
        "facts/y.yaml",
    ]
    assert names(tmp_path, "facts/x.yaml") == ["facts/x.yaml"]


def test_a_link_within_the_folder_is_followed(tmp_path: Path) -> None:
    write(tmp_path, "facts/x.yaml")
    (tmp_path / "facts" / "y.yaml").symlink_to("x.yaml")
    assert names(tmp_path, "facts") == ["facts/x.yaml", "facts/y.yaml"]


def test_a_linked_folder_is_not_entered(tmp_path: Path) -> None:
    write(tmp_path, "facts/x.yaml", "other/y.yaml")
    (tmp_path / "facts" / "more").symlink_to(tmp_path / "other")
    (tmp_path / "facts" / "round").symlink_to(tmp_path / "facts")
    (tmp_path / "facts" / ".kept").symlink_to(tmp_path / "other")
    found, problems = find([tmp_path / "facts"], str(tmp_path))
    assert [name for name, _ in found] == ["facts/x.yaml"]
    assert list(map(str, problems)) == [
        "facts/more:1:1: a link to a folder elsewhere is not followed: put its files here"
    ]


def test_a_link_to_nothing_is_called_so(tmp_path: Path) -> None:
    write(tmp_path, "facts/x.yaml")
    (tmp_path / "facts" / "y.yaml").symlink_to("none.yaml")
    _, problems = find([tmp_path / "facts"], str(tmp_path))
    assert list(map(str, problems)) == [
        "facts/y.yaml:1:1: a link that leads to nothing: put the file itself here"
    ]


def test_names_do_not_depend_on_the_working_directory(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path, "facts/x.yaml", "rules/y.yaml")
    expected = names(tmp_path, "facts", "rules")
    for folder, facts, rules in [(".", "facts", "rules"), ("facts", "../facts", "../rules")]:
        monkeypatch.chdir(tmp_path / folder)
        paths = [Path(facts), Path(rules)]
        found, _ = find(paths, root_of(paths))
        assert [name for name, _ in found] == expected


def test_the_root_is_what_the_paths_lie_in(tmp_path: Path) -> None:
    assert root_of([tmp_path / "facts", tmp_path / "rules"]) == str(tmp_path)
    assert root_of([tmp_path / "facts"]) == str(tmp_path)
    assert root_of([tmp_path / "a" / "facts", tmp_path / "b" / "rules"]) == str(tmp_path)


def test_a_file_is_read_as_bytes(tmp_path: Path) -> None:
    write(tmp_path, "x.yaml")
    assert read_bytes(("x.yaml", str(tmp_path / "x.yaml"))) == b"facts: []\n"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes here")
def test_a_pipe_is_never_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "x.yaml")
    problem = read_bytes(("x.yaml", str(tmp_path / "x.yaml")))
    assert str(problem) == "x.yaml:1:1: not a regular file: put a file here"


@pytest.mark.parametrize("path", ["/dev/zero", "pipe"])
def test_what_is_no_file_is_no_missing_folder_either(path: str, tmp_path: Path) -> None:
    if path == "pipe":
        os.mkfifo(tmp_path / "pipe")
    found, problems = find([tmp_path / path], str(tmp_path))
    assert not found
    assert [one.message for one in problems] == ["not a regular file: put a file here"]


def test_a_path_that_no_file_can_have_is_a_problem(tmp_path: Path) -> None:
    problem = read_bytes(("x.yaml", f"{tmp_path}/a\0b"))
    assert str(problem).startswith("x.yaml:1:1: cannot be read: ")
    assert len(find([Path("a\0b")], str(tmp_path))[1]) == 1


@pytest.mark.skipif(not os.path.exists("/proc/self/maps"), reason="no such files here")
def test_a_file_that_says_it_is_empty_is_read_no_further_than_allowed() -> None:
    assert isinstance(read_bytes(("x", "/proc/self/maps"), 10), Problem)
