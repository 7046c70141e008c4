"""Every mistake that a person may make, and the exact words that it is answered with.

Those that a text can show stand in ``mistakes/``.
"""

import errno
import os
import tracemalloc
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from growth import Work, grows_linearly

from checker.loading import files as loaded_files
from checker.loading.corpus import load
from checker.loading.text import read_yaml
from checker.model.place import Problem

from .table import WORDS, table

Problems = Callable[[Mapping[str, str | bytes]], list[Problem]]

HEAD = "source: {id: x}\nfacts:\n"
LONG_AGO = "  - {subject: flood, attribute: began_on, value: 2021}\n"


@pytest.mark.parametrize(("text", "expected"), table().values(), ids=table())
def test_each_mistake_has_its_own_words_and_place(
    text: str, expected: list[str], problems_of: Problems
) -> None:
    assert said(problems_of({"words.yaml": WORDS, "x.yaml": text})) == expected


def test_the_words_themselves_are_without_a_mistake(problems_of: Problems) -> None:
    assert said(problems_of({"words.yaml": WORDS})) == []


def said(problems: list[Problem]) -> list[str]:
    return [str(problem) for problem in problems]


# Bytes


def test_not_utf_8(problems_of: Problems) -> None:
    latin = "source:\n  id: x\n  title: café Zürich\nfacts: []\n".encode("latin-1")
    assert said(problems_of({"words.yaml": WORDS, "x.yaml": latin})) == [
        "facts/x.yaml:3:13: not UTF-8: byte 0xe9; save the file as UTF-8"
    ]


def test_what_is_wrong_besides_is_told_of_text_in_another_encoding(problems_of: Problems) -> None:
    text = (
        "source: {id: x, title: Überfall in Köln}\nentities: {see: {label: Großer See}}\nfacts:\n"
        "  - {subject: Großer See, attribute: lenght, value: 5 km, quote: fünf Kilometer}\n"
    )
    assert said(problems_of({"words.yaml": WORDS, "x.yaml": text.encode("windows-1252")})) == [
        "facts/x.yaml:1:24: not UTF-8: byte 0xdc; save the file as UTF-8",
        "facts/x.yaml:4:38: unknown attribute 'lenght'; did you mean 'length'?; declare it under "
        "`attributes:`",
    ]


@pytest.mark.parametrize(
    ("begins", "called"),
    [
        (b"\x1f\x8b\x08\x00", "a packed file (gzip)"),
        (b"PK\x03\x04\x14", "a packed file (ZIP), as .xlsx and .docx are"),
        (b"%PDF-1.7\n1 0 obj", "a PDF"),
        (b"%PDF-1.7\n%\xe2\xe3", "a PDF"),
        (b"SQLite format 3\0\x10", "a database of SQLite"),
        (b"\x89PNG\r\n\x1a\n", "a picture"),
    ],
)
def test_files_of_other_formats_are_called_what_they_are(
    begins: bytes, called: str, problems_of: Problems
) -> None:
    assert said(
        problems_of({"x.yaml": begins + b"\xff\x00" * 9 if b"obj" not in begins else begins})
    ) == [f"facts/x.yaml:1:1: {called}, not YAML: keep it elsewhere, or under another ending"]


def test_not_utf_8_counts_characters_before_it(problems_of: Problems) -> None:
    data = "\ufefftitle: é".encode() + b"\xff"
    assert said(problems_of({"x.yaml": data})) == [
        "facts/x.yaml:1:9: not UTF-8: byte 0xff; save the file as UTF-8"
    ]


@pytest.mark.parametrize(
    ("coded", "said_of"),
    [
        ("utf-16", "UTF-16, not UTF-8: save the file as UTF-8"),
        ("utf-16-le", "not text, or not UTF-8: save the file as UTF-8"),
        ("utf-32-be", "not text, or not UTF-8: save the file as UTF-8"),
    ],
)
def test_other_encodings_are_told_once(coded: str, said_of: str, problems_of: Problems) -> None:
    assert said(problems_of({"x.yaml": "facts: []".encode(coded)})) == [
        f"facts/x.yaml:1:1: {said_of}"
    ]


def test_control_characters_are_all_named(problems_of: Problems) -> None:
    text = 'title: "é a\x07b"\n# \x00\n'
    assert said(problems_of({"x.yaml": text})) == [
        "facts/x.yaml:1:1: unknown key 'title'; it stands under `source:`: write `source: "
        "{title: ...}`",
        "facts/x.yaml:1:12: character U+0007 is not allowed: remove it",
        "facts/x.yaml:2:3: character U+0000 is not allowed: remove it",
    ]


def test_what_is_wrong_beside_odd_characters_is_told_in_its_place(problems_of: Problems) -> None:
    text = HEAD + "  - {subject: \ufeffriver, quote: a\x07b\x85c, attribute: lenght, value: 5 km}\n"
    assert said(problems_of({"words.yaml": WORDS, "x.yaml": text})) == [
        "facts/x.yaml:3:15: character U+FEFF is not allowed: remove it",
        "facts/x.yaml:3:31: character U+0007 is not allowed: remove it",
        "facts/x.yaml:3:33: character U+0085 is not allowed: remove it",
        "facts/x.yaml:3:48: unknown attribute 'lenght'; did you mean 'length'?; declare it under "
        "`attributes:`",
    ]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("  - subject: river\n\xa0\xa0\xa0 attribute: length\n    value: 5 km\n", "4:1"),
        ("  -\xa0subject: river\n    attribute: length\n    value: 5 km\n", "3:4"),
        ("  - subject:\u202friver\n    attribute: length\n    value: 5 km\n", "3:13"),
        ("  - {subject: river, attribute:\u3000length, value: 5 km}\n", "3:32"),
    ],
)
def test_what_looks_like_a_space_where_yaml_needs_one(
    text: str, place: str, problems_of: Problems
) -> None:
    (problem,) = said(problems_of({"words.yaml": WORDS, "x.yaml": HEAD + text}))
    assert problem.startswith(f"facts/x.yaml:{place}: a ")
    assert problem.endswith(" space stands where YAML needs a plain space: write one")


def test_a_space_of_another_kind_within_values_and_texts_is_none_of_these(
    problems_of: Problems,
) -> None:
    text = (
        "  - subject: river\n    attribute: length\n    value: 5\xa0km\n"
        "    quote: |\n      five\xa0km\n      \xa0note:\xa0long\n"
    )
    assert said(problems_of({"words.yaml": WORDS, "x.yaml": HEAD + text})) == []


@pytest.mark.parametrize(
    ("name", "odd"),
    [
        ("ri\u200bver", "3 is U+200B, zero width space"),
        ("riv\u0435r", "4 is U+0435, cyrillic small letter ie"),
    ],
)
def test_names_that_only_look_the_same(name: str, odd: str, problems_of: Problems) -> None:
    text = HEAD + f"  - {{subject: {name}, attribute: length, value: 5 km}}\n"
    assert said(problems_of({"words.yaml": WORDS, "x.yaml": text})) == [
        f"facts/x.yaml:3:15: unknown entity '{name}'; did you mean 'river'? (character {odd}); "
        "declare it under `entities:`"
    ]


def test_characters_that_nobody_sees(problems_of: Problems) -> None:
    text = "title: a\u2028b\ufeff\nnote: \x85\n"
    assert said(problems_of({"x.yaml": text})) == [
        "facts/x.yaml:1:1: unknown key 'title'; it stands under `source:`: write `source: "
        "{title: ...}`",
        "facts/x.yaml:1:9: character U+2028 is not allowed: remove it",
        "facts/x.yaml:1:11: character U+FEFF is not allowed: remove it",
        "facts/x.yaml:2:1: unknown key 'note'; it stands under `source:`: write `source: "
        "{note: ...}`",
        "facts/x.yaml:2:7: character U+0085 is not allowed: remove it",
    ]


def test_more_characters_than_anybody_would_mend_are_counted(problems_of: Problems) -> None:
    problems = said(problems_of({"x.yaml": "a: b" + "\x07" * 500}))
    assert problems[19:] == [
        "facts/x.yaml:1:24: character U+0007 is not allowed: remove it",
        "facts/x.yaml:1:25: 480 more characters from here on are not allowed: is this a text file?",
    ]


FLOD = "subject: flod, attribute: began_on, value: 2021}\n"


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("\ufeff" + HEAD + "  - {" + FLOD, "3:15"),
        ((HEAD + "  - {" + FLOD).replace("\n", "\r\n"), "3:15"),
        (HEAD + "  - {quote: „Flut“ 😀, " + FLOD, "3:32"),
        (HEAD + "  - {quote: " + "a" * 5000 + ", " + FLOD, "3:5024"),
        ("# €\n" * 2000 + HEAD + "  - {" + FLOD, "2003:15"),
    ],
    ids=["BOM", "CRLF", "non-ASCII before", "very long line", "after many lines"],
)
def test_columns_are_counted_in_characters(text: str, place: str, problems_of: Problems) -> None:
    assert said(problems_of({"words.yaml": WORDS, "x.yaml": text})) == [
        f"facts/x.yaml:{place}: unknown entity 'flod'; did you mean 'flood'?; "
        "declare it under `entities:`"
    ]


# Files and folders


def test_two_files_with_one_source_id(problems_of: Problems) -> None:
    problems = problems_of({"a.yaml": HEAD + LONG_AGO, "b.yaml": HEAD + LONG_AGO, "w.yaml": WORDS})
    assert said(problems) == [
        "facts/b.yaml:1:14: a second source 'x' (first at facts/a.yaml:1:1): "
        "give one of them another id"
    ]


def test_unknown_source(problems_of: Problems) -> None:
    text = "source: {id: x, derived_from: wrods}\nfacts: []\n"
    assert said(problems_of({"words.yaml": WORDS, "x.yaml": text})) == [
        "facts/x.yaml:1:31: unknown source 'wrods'; did you mean 'words'?; name another source's id"
    ]


def test_empty_folder(tmp_path: Path) -> None:
    (tmp_path / "facts").mkdir()
    assert said(load([tmp_path / "facts"], str(tmp_path))[1]) == [
        "facts:1:1: no YAML file in this folder: write one (name.yaml)"
    ]


def test_missing_folder(tmp_path: Path) -> None:
    assert said(load([tmp_path / "facts"], str(tmp_path))[1]) == [
        "facts:1:1: no such folder: create it, or name the one that you mean"
    ]


def test_a_missing_folder_makes_no_name_unknown(tmp_path: Path) -> None:
    (tmp_path / "facts").mkdir()
    (tmp_path / "facts" / "x.yaml").write_text(HEAD + LONG_AGO)
    assert said(load([tmp_path / "facts", tmp_path / "rules"], str(tmp_path))[1]) == [
        "rules:1:1: no such folder: create it, or name the one that you mean"
    ]


def test_folder_where_a_file_should_be(tmp_path: Path, problems_of: Problems) -> None:
    (tmp_path / "facts" / "x.yaml").mkdir(parents=True)
    assert said(problems_of({"words.yaml": WORDS})) == [
        "facts/x.yaml:1:1: a folder where a file should be: rename it"
    ]


def test_pipe_where_a_file_should_be(tmp_path: Path, problems_of: Problems) -> None:
    (tmp_path / "facts").mkdir()
    os.mkfifo(tmp_path / "facts" / "x.yaml")
    assert said(problems_of({"words.yaml": WORDS})) == [
        "facts/x.yaml:1:1: not a regular file: put a file here"
    ]


def test_link_that_leads_nowhere(tmp_path: Path, problems_of: Problems) -> None:
    (tmp_path / "facts").mkdir()
    (tmp_path / "facts" / "x.yaml").symlink_to("gone.yaml")
    assert said(problems_of({"words.yaml": WORDS})) == [
        "facts/x.yaml:1:1: a link that leads to nothing: put the file itself here"
    ]


def test_link_out_of_the_folder(tmp_path: Path, problems_of: Problems) -> None:
    (tmp_path / "facts").mkdir()
    (tmp_path / "secret.yaml").write_text(HEAD)
    (tmp_path / "facts" / "x.yaml").symlink_to(tmp_path / "secret.yaml")
    assert said(problems_of({"words.yaml": WORDS})) == [
        "facts/x.yaml:1:1: a link out of its folder: put the file itself here"
    ]


def test_unreadable_file(problems_of: Problems, monkeypatch: pytest.MonkeyPatch) -> None:
    opened = os.open

    def refuse(path: str, *rest: int) -> int:
        if path.endswith("x.yaml"):
            raise PermissionError(errno.EACCES, "not for you", path)
        return opened(path, *rest)

    monkeypatch.setattr(os, "open", refuse)
    assert said(problems_of({"words.yaml": WORDS, "x.yaml": HEAD})) == [
        "facts/x.yaml:1:1: cannot be read: not for you"
    ]


def test_a_file_that_cannot_be_read_hides_no_mistake_elsewhere(problems_of: Problems) -> None:
    text = HEAD + (
        "  - {subject: river, attribute: lenght, value: 5 km}\n"
        "  - {subject: pond, attribute: length, value: 5 kg}\n"
    )
    files = {"words.yaml": WORDS, "x.yaml": text, "y.yaml": b"\xff\xfes\x00o\x00"}
    assert said(problems_of(files)) == [
        "facts/x.yaml:3:33: unknown attribute 'lenght'; did you mean 'length'?; declare it under "
        "`attributes:`, unless facts/y.yaml does, which cannot be read",
        "facts/x.yaml:4:15: unknown entity 'pond'; declare it under `entities:`, unless "
        "facts/y.yaml does, which cannot be read",
        "facts/x.yaml:4:47: `kg` is a mass, the attribute's unit `km` is a length: neither "
        "converts to the other; write the value in the attribute's unit",
        "facts/y.yaml:1:1: UTF-16, not UTF-8: save the file as UTF-8",
    ]
    more = said(problems_of(files | {"z.yaml": b"%PDF-1.7\n\xe2\xe3"}))
    assert more[0].endswith(
        "`attributes:`, unless one of 2 files does that cannot be read, such as facts/y.yaml"
    )


def test_names_that_a_file_may_declare_that_cannot_be_read(problems_of: Problems) -> None:
    claims = (f"  - {{subject: lake_{n}, attribute: length, value: 5 km}}\n" * 2 for n in range(11))
    files = {"words.yaml": WORDS, "x.yaml": HEAD + "".join(claims), "y.yaml": b"\xff\xfea\x00"}
    assert said(problems_of(files)) == [
        "facts/y.yaml:1:1: 11 names that other files use are declared nowhere else, the first at "
        "facts/x.yaml:3:15: are they declared here?",
        "facts/y.yaml:1:1: UTF-16, not UTF-8: save the file as UTF-8",
    ]


def test_a_link_that_leads_nowhere_hides_no_mistake_elsewhere(
    tmp_path: Path, problems_of: Problems
) -> None:
    (tmp_path / "facts").mkdir()
    (tmp_path / "facts" / "y.yaml").symlink_to("gone.yaml")
    text = HEAD + "  - {subject: flod, attribute: began_on, value: 2021}\n"
    assert said(problems_of({"words.yaml": WORDS, "x.yaml": text})) == [
        "facts/x.yaml:3:15: unknown entity 'flod'; did you mean 'flood'?; declare it under "
        "`entities:`, unless facts/y.yaml does, which cannot be read",
        "facts/y.yaml:1:1: a link that leads to nothing: put the file itself here",
    ]


def test_file_that_is_too_large(problems_of: Problems, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(loaded_files, "LARGEST", 2**20)
    large = HEAD + "#" * 2**20
    assert said(problems_of({"words.yaml": WORDS, "x.yaml": large})) == [
        "facts/x.yaml:1:1: larger than 1 MiB: split it into several files"
    ]


def test_no_facts_and_no_rules(problems_of: Problems) -> None:
    assert said(problems_of({"x.yaml": "entities: {}\n"})) == [
        "facts/x.yaml:1:1: no facts in any file: write `facts:` into one",
        "facts/x.yaml:1:1: no rules in any file: write `rules:` into one",
    ]


# Bombs


def test_alias_bomb_is_refused_quickly() -> None:
    lines = ["a0: &a0 [lol, lol, lol, lol, lol, lol, lol, lol, lol]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 40)]
    data = "\n".join(lines).encode()
    tracemalloc.start()
    read = read_yaml(data, "x.yaml")
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert str(read.problems[1]) == (
        "x.yaml:2:5: anchor '&a1' is not read here: write the value out, or quote it if it is text"
    )
    assert most < 2**22


@pytest.mark.parametrize("sign", ["[", "{a: ", "- ", "? ", "[{"])
def test_deep_nesting_is_refused_quickly(sign: str) -> None:
    def nested(deep: int) -> Work:
        return lambda: read_yaml(b"facts: []\nrules: \n " + sign.encode() * deep, "x.yaml")

    read = read_yaml(b"facts: []\nrules: \n " + sign.encode() * 100_000, "x.yaml")
    assert "nested more than 32 deep: make it flatter" in read.problems[0].message
    assert read.root is not None
    assert "facts" in read.root
    grows_linearly(nested, 2_000, 100_000)


def test_ten_thousand_problems_at_once(problems_of: Problems) -> None:
    def wrong(facts: int) -> list[Problem]:
        text = HEAD + "".join(
            f"  - {{subject: fl{n:05d}, attribute: began{n}, value: 2021, not{n}: 1}}\n"
            for n in range(facts)
        )
        files = {"words.yaml": WORDS, "x.yaml": text, "y.yaml": text.replace("id: x", "id: y")}
        return problems_of(files)

    problems = wrong(5000)
    assert len(problems) == 30_000
    assert problems == sorted(problems)
    grows_linearly(lambda facts: lambda: wrong(facts), 250, 5000)


# One mistake is one problem


def test_a_broken_entity_is_not_unknown_elsewhere(problems_of: Problems) -> None:
    entities = "entities:\n  lake: {label: Blue Lake, aliases: [Lago], type: [water]}\n"
    facts = HEAD + "".join(
        f"  - {{subject: {name}, attribute: {attribute}, value: 5}}\n"
        for name, attribute in [("lake", "area"), ("Lago", "length"), ("Blue Lake", "homeless")]
    )
    seat = "  - {subject: flood, attribute: seat, value: Lago}\n"
    crossed = "  - {subject: flood, attribute: crossed_by, value: [lake, river]}\n"
    files = {"words.yaml": WORDS, "e.yaml": entities, "x.yaml": facts + seat + crossed}
    assert said(problems_of(files)) == [
        "facts/e.yaml:2:51: 'type' is a list, but should be text: such as district, person or event"
    ]


def test_an_entity_in_a_file_that_is_not_yaml_is_not_unknown(problems_of: Problems) -> None:
    entities = "entities:\n  lake: {label: @x, aliases: [Lago]}\n  pond: {label: a}\n"
    facts = HEAD + "  - {subject: Lago, attribute: area, value: 5}\n"
    pond = "  - {subject: pond, attribute: area, value: 5 kg}\n"
    files = {"words.yaml": WORDS, "e.yaml": entities, "x.yaml": facts + pond}
    assert said(problems_of(files)) == [
        "facts/e.yaml:2:17: not YAML: a value cannot begin with '@': quote it, as in \"@x\"",
        "facts/x.yaml:4:45: `kg` is a mass, the attribute's unit `km2` is an area: "
        "neither converts to the other; write the value in the attribute's unit",
    ]


def test_a_broken_attribute_is_not_unknown_and_its_values_are_not_read(
    problems_of: Problems,
) -> None:
    text = (
        "attributes:\n  depth: {kind: quantity, unit: m, sined: true}\n"
        "  weight: {kind: quantity, unit: (}\n"
        + HEAD
        + "  - {subject: river, attribute: depth, value: -5 kg}\n"
        + "  - {subject: river, attribute: weight, value: 5 kg}\n"
        + "rules:\n  - {id: r, check: {range: {attribute: depth, from: low}}}\n"
    )
    assert said(problems_of({"words.yaml": WORDS, "x.yaml": text})) == [
        "facts/x.yaml:2:36: unknown key 'sined'; did you mean 'signed'?",
        "facts/x.yaml:3:34: `(` is not a unit; write one such as km2, km/h, % or people",
    ]


def test_a_whole_whose_part_is_broken_may_have_parts(problems_of: Problems) -> None:
    text = (
        "entities:\n  land: {}\n  lake: {part_of: land, tpe: water}\n  pond: [part_of: land]\n"
        "rules:\n  - {id: r, derive: {sum: {attribute: area, parts_of: land}}}\n"
    )
    assert said(problems_of({"words.yaml": WORDS, "x.yaml": text})) == [
        "facts/x.yaml:3:25: unknown key 'tpe'; did you mean 'type'?",
        "facts/x.yaml:4:9: 'pond' is a list, but should be a mapping or nothing; write it in {...}",
    ]


def test_a_misspelt_key_is_not_missing_too(problems_of: Problems) -> None:
    text = "rules:\n  - {idd: a, check: {present: {typ: town, atribute: area}}}\n"
    assert said(problems_of({"words.yaml": WORDS, "x.yaml": text})) == [
        "facts/x.yaml:2:6: unknown key 'idd'; did you mean 'id'?",
        "facts/x.yaml:2:32: unknown key 'typ'; did you mean 'type'?",
        "facts/x.yaml:2:43: unknown key 'atribute'; did you mean 'attribute'?",
    ]


def test_a_mistake_in_a_block_is_told_once(problems_of: Problems) -> None:
    text = HEAD + (
        "  - subject: flod\n    claims:\n      - {attribute: began_on, value: 2021}\n"
        "      - {attribute: ended_on, value: 2021}\n"
    )
    assert said(problems_of({"words.yaml": WORDS, "x.yaml": text})) == [
        "facts/x.yaml:3:14: unknown entity 'flod'; did you mean 'flood'?; "
        "declare it under `entities:`"
    ]


def test_a_broken_source_makes_its_claims_no_second_ones(problems_of: Problems) -> None:
    files = {"words.yaml": WORDS} | {
        f"{name}.yaml": "source: {titel: x}\nfacts:\n" + LONG_AGO for name in "ab"
    }
    assert said(problems_of(files)) == [
        line
        for name in "ab"
        for line in (
            f"facts/{name}.yaml:1:9: 'source' has no 'id': add it",
            f"facts/{name}.yaml:1:10: unknown key 'titel'; did you mean 'title'?",
        )
    ]
