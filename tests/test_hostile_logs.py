"""No text of others acts on a terminal, or on the host of a CI, whichever verb prints it."""

import json
import re
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from checker import command
from checker.formats import FORMATS
from checker.terminal import harmless

Printed = pytest.CaptureFixture[str]

COMMANDS = [
    "::error::boom",
    " \t ::set-env name=PATH::x",
    "::",
    "a ##[error]boom",
    "##[group]x",
    "##vso[task.setvariable variable=x]y",
    "a##VSO[task.complete]",
    "##teamcity[buildStop]",
    "section_start:1560896352:boom",
    "a section_end:1:b",
    "travis_fold:start:x",
]
OBEYED = re.compile(
    r"^\s*::|##\[|##vso\[|##teamcity\[|section_(?:start|end):[0-9]|travis_fold:", re.M | re.I
)
ODD = ["\x1b[31m", "\x9b2J", "\r", "\x08", "\x7f", "\x85", "\u2028", "\u2029", "\u202e", "\u2066"]
ODD += ["\ufeff", "\U000e0041", "\x00"]


@pytest.mark.parametrize("text", COMMANDS)
@pytest.mark.parametrize("notation", ["text", "json", "markup"])
def test_commands_are_no_commands(text: str, notation: str) -> None:
    for before in ("", "x\n", "x\n\u00a0\u2003"):
        assert not OBEYED.search(harmless(before + text, notation))


@pytest.mark.parametrize("odd", ODD)
@pytest.mark.parametrize("notation", ["text", "json", "markup", "commands"])
def test_odd_letters_are_not_printed(odd: str, notation: str) -> None:
    told = harmless(f"a{odd}b\nc", notation)
    assert told.replace("\n", "").isprintable()
    assert told.count("\n") == 1


def test_what_it_means_is_kept() -> None:
    texts = ["::error::", "##[x]", "a\u202eb", "\U000e0041", "section_start:1:x", "ü ½ \u200d"]
    assert json.loads(harmless(json.dumps(texts, ensure_ascii=False), "json")) == texts
    marked = "<a>\n::x ##[y] \u202e section_end:2:x</a>"
    assert ET.fromstring(harmless(marked, "markup")).text == marked[3:-4]
    assert harmless("::error file=a::b ##[x]", "commands") == "::error file=a::b ## [x]"
    plain = "Ann: 5 m :: “x” # [y]\n    a::b\n"
    assert all(harmless(plain, notation) == plain for notation in ("text", "json", "markup"))


EVIL = " ".join(["x", *COMMANDS[:1], *COMMANDS[3:6], COMMANDS[8]])
LINES = "".join(f"\\n{command}".replace("\t", "\\t") for command in COMMANDS)
ESCAPES = "\\e[31m\\x9b2J\\u202e\\u2028\\x85\\b\\r"
TEXT = f'"{EVIL}{LINES}{ESCAPES}"'
STRANGE = [
    "facts/::error::a.yaml",
    "facts/ ::warning::b.yaml",
    "facts/c ##vso[task.complete].yaml",
    "facts/##[error]d.yaml",
]
REFUSED = "facts/e\x1b[31m\n::error::boom.yaml"
CORPUS = {
    "facts/words.yaml": (
        f"entities: {{tower: {{label: {TEXT}, aliases: [t]}}, mill: {{label: mill}}}}\n"
        f"attributes: {{colour: {{label: {TEXT}, kind: text, exact: true}}}}\n"
    ),
    STRANGE[0]: f"source: {{id: one, title: {TEXT}, note: {TEXT}}}\nfacts:\n"
    f"  - {{subject: tower, attribute: colour, value: {TEXT}, quote: {TEXT}, said_by: {TEXT},\n"
    f"     inferred: {TEXT}, note: {TEXT}}}\n",
    STRANGE[1]: "source: {id: two}\nfacts:\n"
    "  - {subject: tower, attribute: colour, value: red, quote: red}\n",
    STRANGE[2]: "source: {id: three}\nfacts:\n"
    f"  - {{subject: mill, attribute: colour, value: red, quote: {TEXT}}}\n",
    STRANGE[3]: "source: {id: four}\nfacts:\n"
    "  - {subject: mill, attribute: colour, value: blue, quote: blue}\n",
    "rules/::error::rules.yaml": "rules:\n"
    f"  - {{id: agree, title: {TEXT}, why: {TEXT}, check: {{agree: {{}}}}}}\n"
    "  - {id: none, check: {range: {attribute: n, to: 3}}}\n",
    "rules/a.yaml": "attributes: {n: {kind: count}}\n",
    "rules/waivers.yaml": "waivers:\n"
    f"  - {{fact: two.tower.colour, reason: {TEXT}, owner: {TEXT}, expires: 2020-01-01}}\n",
    "rules/patterns.yaml": "patterns:\n"
    '  - id: red\n    match: "{w:entity} is {c:text}."\n'
    '    facts: [{subject: "{w}", attribute: colour, value: "{c}"}]\n',
    "::error::doc.txt": f"mill is ::error::x.\n{EVIL}\n",
}
BROKEN = {
    REFUSED: "source: {id: five}\nfacts: []\n",
    "facts/::error::broken.yaml": f"source: {{id: {TEXT}}}\n{TEXT}: 1\n"
    f"facts: [{{subject: {TEXT}, attribute: {TEXT}, value: 1}}, {TEXT}]\n",
}


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("GITHUB_STEP_SUMMARY", raising=False)
    return tmp_path


def write(files: dict[str, str]) -> None:
    for name, text in files.items():
        path = Path(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def printed(capsys: Printed, *arguments: str) -> tuple[str, str]:
    """What a run prints, which is looked at."""
    try:
        code = command.main(list(arguments))
    except SystemExit as end:
        code = int(end.code or 0)
    assert code in (0, 1, 2)
    out, err = capsys.readouterr()
    assert "a bug in the checker" not in err
    commands = any(
        word == f"{name}=-"
        for name in FORMATS
        for word in arguments
        if FORMATS[name].notation == "commands"
    )
    for told in (out, err):
        letters = re.sub("[\n\u200c\u200d\u202f]", "", told)
        assert letters.isprintable()
        if commands and told is out:
            assert all(re.match("::(error|warning|notice) ", ln) for ln in told.splitlines()[1:])
            told = re.sub("^::", "", told, flags=re.M)
        assert not OBEYED.search(told), OBEYED.search(told)
    return out, err


VERBS = [
    ["check"],
    *[["check", "--out", f"{name}=-"] for name in FORMATS],
    ["check", "--out", "md=::error::x.md", "--out", "json=##[x]/a.json"],
    ["check", "--out", "md=x\n::error::boom"],
    ["check", "--out", "\n::error::boom"],
    ["check", "\n::error::boom"],
    ["check", "--fail-on", "\n::error::boom\x1b[31m"],
    ["\n::error::boom"],
    ["check", "--facts", "\n::error::nowhere"],
    ["check", "--against", "\n::error::nowhere"],
    ["check", "--frozen"],
    ["explain", "tower"],
    ["explain", "one"],
    ["explain", "agree"],
    ["explain", "one.tower.colour"],
    ["explain", "\n::error::x"],
    ["test"],
    ["test", "--mutate"],
    ["verify", "--documents", "."],
    ["verify", "--documents", "\n::error::x"],
    ["extract", "::error::doc.txt", "--check"],
    ["extract", "::error::doc.txt", "--into", "::error::into"],
    ["extract", "\n::error::nothing.txt"],
    ["schema", "\n::error::x"],
    ["init", "::error::new"],
    ["init", "\n::error::new"],
    *[["waive", "one.tower.colour", "--expires", "2999-01-01", "--reason", r, "--owner", "o",
       "--rules", folder] for r, folder in (("a\n::error::b", "rules"), ("##[x]", "::error::r"))],
]  # fmt: skip


@pytest.mark.usefixtures("here")
@pytest.mark.parametrize("arguments", VERBS, ids=" ".join)
@pytest.mark.parametrize("more", [{}, BROKEN], ids=["whole", "broken"])
def test_nothing_of_a_corpus_acts_on_a_log(
    capsys: Printed, arguments: list[str], more: dict[str, str]
) -> None:
    write(CORPUS | more)
    assert more or command.main(["check", "--out", "md=whole.md"]) == 1
    capsys.readouterr()
    out, err = printed(capsys, *arguments)
    assert out or err
    if arguments[:2] != ["check", "--out"] or not out:
        return
    name, _, path = arguments[2].partition("=")
    if path == "-" and FORMATS[name].notation == "json":
        json.loads(out)
    if path == "-" and FORMATS[name].ending == "xml":
        ET.fromstring(out)


@pytest.mark.usefixtures("here")
def test_what_is_printed_means_what_is_written(capsys: Printed) -> None:
    write(CORPUS)
    for name, one in FORMATS.items():
        out, _ = printed(capsys, "check", "--out", f"{name}=-")
        printed(capsys, "check", "--out", f"{name}=file")
        written = Path("file").read_text()
        if one.notation == "json":
            assert json.loads(out) == json.loads(written)
        elif one.ending == "xml":
            known = [element.attrib for element in ET.fromstring(written).iter()]
            assert [element.attrib for element in ET.fromstring(out).iter()] == known


@pytest.mark.usefixtures("here")
@pytest.mark.parametrize("out", ["md=x\\n::error::boom", "\\n##[error]=x", "::error::x=y"])
def test_settings(capsys: Printed, out: str) -> None:
    write(CORPUS | {"checker.toml": f'out = ["{out}"]\nfail_on = "\\n::error::x"\n"::k" = 1\n'})
    printed(capsys, "check")
    write({"checker.toml": f'out = ["{out}"]\n'})
    printed(capsys, "check")


IDS = ["tower\n", "tower\r", "tower\u2028", "tower\x0b", "a\nb", "tower "]


@pytest.mark.usefixtures("here")
@pytest.mark.parametrize("name", IDS)
@pytest.mark.parametrize(
    "text",
    [
        "entities: {ID: {label: x}}",
        "attributes: {ID: {kind: count}}",
        "source: {id: ID}",
        "source: {id: s}\nfacts: [{id: ID, subject: mill, attribute: n, value: 1}]",
        "rules: [{id: ID, check: {agree: {}}}]",
        "waivers: [{finding: ID, values: {}, reason: r, owner: o, expires: 2999-01-01}]",
        "waivers: [{finding: 0123456789ab, values: {}, reason: r, owner: o, expires: ID}]",
        "source: {id: s, document: {file: f, sha256: ID}}",
    ],
)
def test_ids_that_end_in_a_line_end_are_none(capsys: Printed, text: str, name: str) -> None:
    for given in (name, "2999-01-01\n", "0123456789ab\n", "a" * 64 + "\n"):
        write(CORPUS | {"facts/z.yaml": text.replace("ID", json.dumps(given)) + "\n"})
        assert command.main(["check"]) == 2
        err = capsys.readouterr().err
        assert "facts/z.yaml:1:" in err or "facts/z.yaml:2:" in err
        assert "a bug" not in err
