"""`checker rename`: an id becomes another wherever it stands, and all that was said holds on."""

import json
from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker import command
from checker.editing.scalars import scalar
from checker.engine import run
from checker.loading.corpus import load_contents
from checker.loading.lock import lock_text
from checker.model.corpus import Corpus
from checker.model.fact import quote_hash, reading_hash
from checker.model.lock import CARRIED, NAME, Made, Record, claim_hash
from checker.renaming.mentions import RenamedThing
from checker.renaming.refusal import NotRenamed
from checker.renaming.rename import Renamed, rename

Printed = pytest.CaptureFixture[str]

WORDS = """\
entities:
  # What stands at the river.
  valley: {label: the valley, type: region, parts: complete}
  old_mill:    # without a label
    type: house
    part_of: valley
    aliases: [water mill]
  length: {label: the long house, type: house, part_of: valley}   # named as an attribute is
  mayor: {label: the mayor, type: person}
attributes:
  built_on: {label: year of building, kind: date}
  opened_on: {label: opening, kind: date}
  length: {label: length, kind: quantity, unit: m}
  size: {label: size, kind: quantity, unit: m}
  houses: {label: houses, kind: set, members: entity, qualifiers: [among]}
  house_count: {label: number of houses, kind: count, qualifiers: [among]}
  oldest: {label: oldest house, kind: entity, qualifiers: [by]}
  house: {label: sort of house, kind: text, values: [old_mill, new]}
"""
DAILY = """\
source: {id: daily, title: The daily}
facts:
  - {subject: old_mill, attribute: built_on, value: 1850, quote: old_mill}  # why
  - said_by: old mill
    claims:
      - {subject: valley, attribute: oldest, value: Old Mill?, quote: x, status: draft}
      - {id: daily.valley.houses, subject: valley, attribute: houses,
         value: [old_mill, length]}
      - {id: daily.old_mill.house.2, subject: "old_mill", attribute: house,
         value: old_mill}
  - subject: old mill
    attribute: length
    value: 12 m
    qualifiers: {}
"""
WEEKLY = """\
source:
  id: weekly
  derived_from: daily
facts:
  - {subject: water mill, attribute: built_on, value: 1860, origin: daily}
  - {subject: old_mill, attribute: opened_on, value: 1840, said_by: mayor}
  - {subject: valley, attribute: oldest, value: 'old_mill', qualifiers: {by: old_mill}}
  - {subject: length, attribute: length, value: 9 m}
"""
RULES = """\
rules:
  - {id: agree, title: Documents agree, check: {agree: {}}}
  - id: order
    check: {order: {first: built_on, then: opened_on( old_mill )}}
    may_match_nothing: true
    examples:
      - given:
          - {subject: old_mill, attribute: built_on, value: 1}
          - {subject: old mill, attribute: opened_on, value: 2, source: daily}
        expect: agreement
        with: [sized]
      - entities: {old_mill: {label: x}, water_mill: {part_of: old_mill}}
        given: [{subject: x, attribute: opened_on, value: 0002, said_by: old_mill}]
        expect: nothing
  - id: sized
    title: The length, twice
    derive:
      formula: >-
        size(old_mill) = length(old_mill) +
        length(old_mill) - length(length)
    examples:
      - {given: [{subject: old_mill, attribute: length, value: 1 m}], expect: nothing}
  - {id: total, derive: {sum: {attribute: length, parts_of: valley}}}
  - {id: counted, derive: {count: {attribute: houses, gives: house_count}}}
  - {id: named, check: {present: {type: house, attribute: length}}}
  - {id: some, check: {agree: {attributes: [length, "built_on"], against: reference}},
     may_match_nothing: true}
"""
PATTERNS = """\
patterns:
  - id: built
    match: "old_mill of {when:date} at {place:entity:house}"
    facts:
      - {subject: old_mill, attribute: built_on, value: "{when}", said_by: "old mill"}
      - {subject: "{place}", attribute: built_on, value: "{when}"}
      - {subject: valley, attribute: houses, value: [old_mill, "{place}"]}
"""
DAY = "2027-01-01"


def town(**more: str) -> dict[str, bytes]:
    texts = {
        "facts/words.yaml": WORDS,
        "facts/daily.yaml": DAILY.replace("Old Mill?", "old_mill"),
        "facts/weekly.yaml": WEEKLY,
        "rules/rules.yaml": RULES,
        "rules/patterns.yaml": PATTERNS,
        **{f"facts/{name}.yaml": text for name, text in more.items()},
    }
    return {name: text.encode() for name, text in texts.items()}


def waived(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """The files, with a waiver of each contradiction and one of a claim."""
    corpus, problems = load_contents(sorted(files.items()))
    assert corpus is not None, problems
    lines = ["waivers:"]
    for finding in run(corpus).findings:
        if finding.severity != "none":
            roots = {root.id: root for claim in finding.question.claims for root in claim.roots()}
            values = ", ".join(f'{name}: "{one.value.text}"' for name, one in roots.items())
            lines.append(
                f"  - {{finding: '{finding.id}', values: {{{values}}}, reason: r, owner: o,"
                " expires: 2030-01-01}"
            )
    lines.append("  - fact: daily.old_mill.built_on   # one")
    lines.append("    values: {daily.old_mill.built_on: 1850}")
    lines.append("    reason: r\n    owner: o\n    expires: 2030-01-01\n")
    return {**files, "rules/waivers.yaml": "\n".join(lines).encode()}


def renamed(kind: RenamedThing, old: str, new: str, files: Mapping[str, bytes]) -> Renamed:
    corpus, problems = load_contents(sorted(files.items()))
    assert corpus is not None, problems
    return rename(kind, old, new, corpus, files, DAY)


def after(found: Renamed, files: Mapping[str, bytes]) -> dict[str, bytes]:
    return {**files, **{name: text.encode() for name, text in found.texts.items()}}


def test_an_entity_everywhere_and_nothing_else() -> None:
    files = town()
    now = {
        name: data.decode()
        for name, data in after(renamed("entity", "old_mill", "watermill", files), files).items()
    }
    assert now["facts/words.yaml"] == WORDS.replace("  old_mill:", "  watermill:")
    assert now["facts/daily.yaml"] == (
        "source: {id: daily, title: The daily}\n"
        "facts:\n"
        "  - {subject: watermill, attribute: built_on, value: 1850, quote: old_mill}  # why\n"
        "  - said_by: watermill\n"
        "    claims:\n"
        "      - {subject: valley, attribute: oldest, value: watermill, quote: x, status: draft}\n"
        "      - {id: daily.valley.houses, subject: valley, attribute: houses,\n"
        "         value: [watermill, length]}\n"
        '      - {id: daily.watermill.house.2, subject: "watermill", attribute: house,\n'
        "         value: old_mill}\n"
        "  - subject: watermill\n"
        "    attribute: length\n"
        "    value: 12 m\n"
        "    qualifiers: {}\n"
    )
    assert now["facts/weekly.yaml"] == (
        WEEKLY.replace("{subject: old_mill", "{subject: watermill")
        .replace("'old_mill'", "'watermill'")
        .replace("{by: old_mill}", "{by: watermill}")
    )
    assert now["rules/rules.yaml"] == RULES.replace("old_mill", "watermill").replace(
        "old mill", "watermill"
    )
    assert now["rules/patterns.yaml"] == PATTERNS.replace("old_mill", "watermill").replace(
        '"watermill of', '"old_mill of'
    ).replace('"old mill"', '"watermill"')


def test_an_attribute_that_is_called_as_an_entity_is() -> None:
    files = town()
    found = renamed("attribute", "length", "long", files)
    now = after(found, files)
    assert b"  long: {label: length, kind" in now["facts/words.yaml"]
    assert b"  length: {label: the long house" in now["facts/words.yaml"]
    assert b"{subject: length, attribute: long, value: 9 m}" in now["facts/weekly.yaml"]
    rules = now["rules/rules.yaml"].decode()
    assert "size(old_mill) = long(old_mill) +\n        long(old_mill) - long(length)\n" in rules
    assert "{sum: {attribute: long, parts_of: valley}}" in rules
    assert '{attributes: [long, "built_on"]' in rules
    back = renamed("entity", "length", "long_house", now)
    assert "long(length)" not in back.texts["rules/rules.yaml"]
    assert "long(long_house)" in back.texts["rules/rules.yaml"]
    assert {change.new for change in back.changes} >= {"long_house"}


def test_a_parameter_that_is_another_thing_of_that_name_stays() -> None:
    rules = RULES + (
        "  - {id: parts, derive: {sum: {attribute: house, parts_of: house}}}\n"
        "  - {id: a, check: {present: {type: house, attribute: house}}}\n"
    )
    words = WORDS.replace(
        "  house: {label: sort of house, kind: text, values: [old_mill, new]}",
        "  house: {label: h, kind: count}",
    )
    words = words.replace("  mayor:", "  house: {type: house}\n  room: {part_of: house}\n  mayor:")
    files = {
        **town(
            words=words,
            daily=DAILY.replace("Old Mill?", "old_mill").replace(
                "value: old_mill}\n  -", "value: 4}\n  -"
            ),
        ),
        "rules/rules.yaml": rules.encode(),
    }
    for new in ("storeys", "valley"):  # there is an entity of that name, with parts
        now = renamed("attribute", "house", new, files).texts["rules/rules.yaml"]
        assert f"{{sum: {{attribute: {new}, parts_of: house}}}}" in now
        assert f"{{present: {{type: house, attribute: {new}}}}}" in now
    now = renamed("entity", "house", "hut", files).texts["rules/rules.yaml"]
    assert "{sum: {attribute: house, parts_of: hut}}" in now
    assert "{present: {type: house, attribute: house}}" in now


def test_a_rule_and_a_source() -> None:
    files = town()
    now = after(renamed("rule", "sized", "twice", files), files)
    assert now["rules/rules.yaml"].decode() == RULES.replace("sized", "twice")
    assert now["facts/daily.yaml"] == files["facts/daily.yaml"]
    now = after(renamed("source", "daily", "morning", files), files)
    assert now["facts/weekly.yaml"].decode() == WEEKLY.replace("daily", "morning")
    assert now["facts/daily.yaml"].decode() == DAILY.replace("Old Mill?", "old_mill").replace(
        "id: daily", "id: morning"
    )
    assert now["rules/rules.yaml"] == files["rules/rules.yaml"], "sources of examples are their own"


def test_a_rule_that_another_names() -> None:
    """It follows; an attribute of the name of a rule that stands there does not."""
    more = "  - {id: both, check: {jointly: {rules: [total, sized]}}, may_match_nothing: true}\n"
    files = {**town(), "rules/rules.yaml": (RULES + more).encode()}
    now = after(renamed("rule", "total", "length", files), files)["rules/rules.yaml"].decode()
    assert "{rules: [length, sized]}" in now
    files["rules/rules.yaml"] = now.encode()
    now = after(renamed("attribute", "length", "long", files), files)["rules/rules.yaml"].decode()
    assert "{rules: [length, sized]}" in now


@pytest.mark.parametrize(
    ("kind", "old", "new"),
    [
        ("entity", "old_mill", "watermill"),
        ("entity", "old_mill", "house"),
        ("entity", "valley", "no"),
        ("attribute", "built_on", "built"),
        ("attribute", "length", "null"),
        ("rule", "agree", "documents_agree"),
        ("source", "daily", "the_daily"),
    ],
)
def test_waivers_hold_and_the_way_back_leads_to_the_same_bytes(
    kind: RenamedThing, old: str, new: str
) -> None:
    files = waived(town())
    before, _ = load_contents(sorted(files.items()))
    assert before is not None
    found = renamed(kind, old, new, files)
    now = after(found, files)
    corpus, problems = load_contents(sorted(now.items()))
    assert corpus is not None, problems
    told = states(corpus)
    assert told == states(before)
    assert {state for state, _ in told} == {"applies"}
    back = after(renamed(kind, new, old, now), now)
    # "old mill", which means it by the words of its id, is one word then; and `no` needs quotes
    assert back == files or old == "old_mill" or scalar(new) != new


def states(corpus: Corpus) -> list[tuple[str, int]]:
    """What becomes of each waiver, and how many findings it covers."""
    return [(one.state, len(one.findings)) for one in run(corpus, DAY).waivers]


def test_records_of_values_that_were_read_hold_on() -> None:
    record = "quote: q, verified: {state: found, offset: 3, of: %s, read: %s}}"
    claim = f"{{subject: valley, attribute: oldest, value: old_mill, {record}"
    text = f"source: {{id: more}}\nfacts:\n  - {claim % ('x', 'xxxxxxxx')}\n"
    corpus, _ = load_contents(sorted(town(more=text).items()))
    assert corpus is not None
    fact = next(one for one in corpus.facts if one.source == "more")
    hashes = (quote_hash(fact.quote), "a" * 8 + reading_hash(fact))
    files = town(more=text.replace("of: x, read: xxxxxxxx", "of: {}, read: {}".format(*hashes)))
    for asked in (("attribute", "oldest", "eldest"), ("entity", "old_mill", "watermill")):
        found = renamed(*asked, files)  # type: ignore[arg-type]
        now, _ = load_contents(sorted(after(found, files).items()))
        assert now is not None
        fact = next(one for one in now.facts if one.source == "more")
        assert fact.verified is not None
        assert fact.verified.read == CARRIED


def test_what_is_on_record_follows_and_holds_as_far_as_it_did() -> None:
    text = (
        "source: {id: more}\nfacts:\n"
        "  - {subject: valley, attribute: oldest, value: old_mill, quote: q}\n"
        "  - {subject: old_mill, attribute: oldest, value: old_mill, quote: r}\n"
    )
    files = town(more=text)
    corpus, _ = load_contents(sorted(files.items()))
    assert corpus is not None
    lines = [
        Record(one.id, claim_hash(one.subject, one.attribute, one.value.text, one.quote),
               quote_hash(one.quote), state="found",
               made=Made(one.id, "p", quote_hash(one.quote)))
        for one in corpus.facts if one.source == "more"
    ]  # fmt: skip
    lines[1] = lines[1]._replace(claim="0" * 12)
    lines.append(Record("more.old_mill.oldest", rejected="a" * 8))
    files[f"facts/{NAME}"] = lock_text(lines).encode()
    for asked, ids in (
        (("entity", "old_mill", "watermill"), ("more.valley.oldest", "more.watermill.oldest")),
        (("attribute", "oldest", "eldest"), ("more.valley.eldest", "more.old_mill.eldest")),
        (("source", "more", "less"), ("less.valley.oldest", "less.old_mill.oldest")),
    ):
        found = renamed(*asked, files)  # type: ignore[arg-type]
        told = {one.new for one in found.changes if one.file == f"facts/{NAME}"}
        assert told >= {name for name in ids if name not in {record.id for record in lines}}
        assert {one.file for one in found.changes} == set(found.texts)
        now, _ = load_contents(sorted(after(found, files).items()))
        assert now is not None
        (lock,) = now.locks.there.values()
        assert set(lock.records) == set(ids)
        assert [*lock.rejected] == [(ids[1], "a" * 8)]
        assert {one.made.claim for one in lock.records.values() if one.made} == set(ids)
        states = {one.id: one.verified.state for one in now.facts if one.verified is not None}
        assert states == {ids[0]: "found", ids[1]: ""}


def test_line_ends_of_windows_and_a_byte_order_mark_stay() -> None:
    files = {name: b"\xef\xbb\xbf" + data.replace(b"\n", b"\r\n") for name, data in town().items()}
    found = renamed("entity", "old_mill", "watermill", files)
    plain = after(renamed("entity", "old_mill", "watermill", town()), town())
    assert after(found, files) == {
        name: b"\xef\xbb\xbf" + data.replace(b"\n", b"\r\n") for name, data in plain.items()
    }


REFUSED = {
    ("entity", "old_mil", "x"): "unknown entity 'old_mil'; did you mean 'old_mill'?",
    ("entity", "the valley", "x"): "unknown entity 'the valley'; it is a name of 'valley': give",
    ("entity", "agree", "x"): "unknown entity 'agree'; there is a rule 'agree'",
    ("rule", "zzzzzz", "x"): "unknown rule 'zzzzzz'",
    ("entity", "old_mill", "Old-Mill"): "'Old-Mill' is no id: write it in snake_case",
    ("entity", "old_mill", "valley"): "'valley' is taken: there is an entity of that id",
    ("attribute", "size", "length"): "'length' is taken: there is an attribute of that id",
    ("attribute", "size", "published"): "'published' is what `order` calls",
    ("source", "weekly", "weekly"): "'weekly' is what it is called already",
}


@pytest.mark.parametrize(("asked", "words"), REFUSED.items())
def test_what_is_refused(asked: tuple[RenamedThing, str, str], words: str) -> None:
    with pytest.raises(NotRenamed) as refused:
        renamed(*asked, town())
    assert str(refused.value).startswith(words)


def test_an_id_that_other_places_would_take_for_something_else() -> None:
    files = town(
        more="source: {id: more}\nfacts:\n"
        "  - {subject: valley, attribute: size, value: 1 m, said_by: miller, origin: evening}\n"
    )
    for asked, word in (
        (("entity", "mayor", "miller"), "in words, which would mean the entity"),
        (("source", "daily", "evening"), "is an origin here"),
    ):
        with pytest.raises(NotRenamed, match="is taken") as refused:
            renamed(*asked, files)  # type: ignore[arg-type]
        (problem,) = refused.value.problems
        assert (problem.place.file, problem.place.line) == ("facts/more.yaml", 3)
        assert word in problem.message
    with pytest.raises(NotRenamed, match="is taken") as refused:
        renamed("entity", "old_mill", "water_mill", files)
    assert [str(p.place) for p in refused.value.problems] == ["rules/rules.yaml:12:42"]


def test_a_name_that_ends_in_a_line_has_a_label_without_a_space() -> None:
    files = town()
    now = after(renamed("entity", "old_mill", "a_", files), files)
    assert b"said_by: a\n" in now["facts/daily.yaml"]
    assert after(renamed("entity", "a_", "old_mill", now), now) == files


@settings(max_examples=40)
@given(st.data())
def test_any_name_there_and_back(data: st.DataObject) -> None:
    files = town()
    corpus, _ = load_contents(sorted(files.items()))
    assert corpus is not None
    names: dict[RenamedThing, list[str]] = {
        "entity": list(corpus.entities.by_id),
        "attribute": list(corpus.attributes),
        "rule": [rule.id for rule in corpus.rules],
        "source": list(corpus.sources),
    }
    kind = data.draw(st.sampled_from(list(names)))
    old = data.draw(st.sampled_from(names[kind]))
    new = data.draw(st.from_regex(r"[a-z][a-z0-9_]{0,5}", fullmatch=True))
    try:
        now = after(renamed(kind, old, new, files), files)
    except NotRenamed:
        assert new in {*names[kind], "published", *corpus.entities.names}
        return
    back = after(renamed(kind, new, old, now), now)
    assert back == files or old == "old_mill" or scalar(new) != new


# -- the command ----------------------------------------------------------------------------------


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name, data in waived(town()).items():
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(data)
    return tmp_path


def bytes_of(folder: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in folder.rglob("*.yaml")}


@pytest.mark.of_format("json")
def test_it_shows_what_it_changes_and_writes_unless_it_is_a_dry_run(
    here: Path, capsys: Printed
) -> None:
    before = bytes_of(here)
    asked = ("rename", "attribute", "built_on", "year", "--today", DAY)
    assert command.main([*asked, "--dry-run"]) == 0
    told = capsys.readouterr().out.splitlines()
    assert told[0] == "facts/daily.yaml:3: built_on -> year"
    assert told[-1].endswith(" changes in 6 files: nothing was written")
    assert "rules/waivers.yaml:5: daily.old_mill.built_on -> daily.old_mill.year" in told
    assert bytes_of(here) == before
    assert command.main(["check", "--today", DAY]) == 0
    old = json.loads(Path("reports/report.json").read_text())
    capsys.readouterr()
    assert command.main(list(asked)) == 0
    assert capsys.readouterr().out.splitlines()[:-1] == told[:-1]
    assert command.main(["check", "--today", DAY]) == 0
    new = json.loads(Path("reports/report.json").read_text())
    assert new["summary"] == old["summary"]
    assert new["waivers"]["counts"] == old["waivers"]["counts"]
    assert command.main(["test"]) == command.main(["test"])


def test_nothing_is_written_where_not_everything_can_be(here: Path, capsys: Printed) -> None:
    (here / "real").mkdir()
    (here / "facts/weekly.yaml").rename(here / "facts/weekly.source")
    (here / "facts/weekly.yaml").symlink_to("weekly.source")
    before = bytes_of(here)
    assert command.main(["rename", "entity", "old_mill", "watermill", "--today", DAY]) == 2
    assert "facts/weekly.yaml is a link, which is not followed" in capsys.readouterr().err
    assert bytes_of(here) == before
    (here / "rules/rules.yaml").write_text("rules: [")
    assert command.main(["rename", "entity", "old_mill", "watermill"]) == 2
    assert "rules/rules.yaml:2:1: not YAML" in capsys.readouterr().err


def test_places_that_stand_in_the_way_are_told(capsys: Printed) -> None:
    assert command.main(["rename", "entity", "old_mill", "water_mill"]) == 2
    told = capsys.readouterr().err.splitlines()
    assert told[0].startswith("rules/rules.yaml:12:42: 'water_mill' is another entity of this")
    assert told[1] == "1 problem: 'water_mill' is taken: nothing was renamed"
    with pytest.raises(SystemExit):
        command.main(["rename", "pattern", "built", "x"])


def test_of_a_record_is_told_what_differs_however_deep_it_is() -> None:
    claim = "{subject: valley, attribute: oldest, value: old_mill, quote: q, id: more.own}"
    files = town(more=f"source: {{id: more}}\nfacts:\n  - {claim}\n")
    corpus, _ = load_contents(sorted(files.items()))
    assert corpus is not None
    fact = next(one for one in corpus.facts if one.id == "more.own")
    made = Made("more.valley.oldest", "p", quote_hash(fact.quote), text="0" * 12)
    record = Record(fact.id, "0" * 12, quote_hash(fact.quote), state="found", made=made)
    files[f"facts/{NAME}"] = lock_text([record]).encode()
    for asked, new in (
        (("entity", "valley", "vale"), "more.vale.oldest"),
        (("attribute", "oldest", "eldest"), "more.valley.eldest"),
    ):
        found = renamed(*asked, files)  # type: ignore[arg-type]
        told = [(one.old, one.new) for one in found.changes if one.file == f"facts/{NAME}"]
        assert told == [("more.valley.oldest", new)]
