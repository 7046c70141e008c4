"""Where things end, as an editor counts."""

from pathlib import Path

from checker.loading.ends import ends_of
from checker.model.place import Place


def ends(folder: Path, text: str) -> dict[tuple[int, int], tuple[int, int]]:
    (folder / "x.yaml").write_text(text)
    found = ends_of(["x.yaml"], str(folder))
    assert {place.file for place in found} <= {"x.yaml"}
    return {(place.line, place.column): end for place, end in found.items()}


def test_items_of_a_list_end_with_their_last_word_or_bracket(tmp_path: Path) -> None:
    text = (
        "facts:\n  - {a: b, c: [d]}  # note\n  - a: b\n    c: “d”\n\n  # more\n  - - x\n    - y\n"
    )
    found = ends(tmp_path, text)
    assert found[2, 5] == (2, 19)
    assert found[3, 5] == (4, 11)
    assert found[7, 5] == (8, 8)


def test_a_key_ends_with_its_word(tmp_path: Path) -> None:
    found = ends(tmp_path, "source: {id: one}\nentities:\n  tower:\n    label: x\n")
    assert found[1, 1] == (1, 7)
    assert found[3, 3] == (3, 8)


def test_a_text_of_several_lines_and_what_is_not_ascii(tmp_path: Path) -> None:
    found = ends(tmp_path, "- {q: “a\n    🙂b”, r: s}\n")
    assert found[1, 3] == (2, 15)


def test_what_cannot_be_read_has_no_ends(tmp_path: Path) -> None:
    assert ends(tmp_path, "a: [\n") is not None
    (tmp_path / "x.yaml").write_bytes(b"\xff")
    assert ends_of(["x.yaml", "none.yaml"], str(tmp_path)) == {}
    (tmp_path / "x.yaml").write_bytes(b"\xef\xbb\xbfa: b\n")
    assert ends_of(["x.yaml"], str(tmp_path))[Place("x.yaml", 1, 1)] == (1, 2)
