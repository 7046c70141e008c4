"""Rules that hold claims about one subject against those about others, or lists against lists, in
an engine: `unique` and `subset`."""

import csv
import io
from pathlib import Path

import pytest
from hypothesis import HealthCheck, event, given, settings
from hypothesis import strategies as st

from checker.model.untold import NotPicked
from checker.model.corpus import Corpus
from checker.values.verdict import Relation, Verdict

from .conftest import Files, mapping, written
from .test_engines import either_way, picked, same

WORDS = """\
attributes:
  number: {kind: count, qualifiers: [line]}
  plate: {kind: text, ignore_case: true, qualifiers: [line]}
  home: {kind: entity, qualifiers: [line]}
  built: {kind: date, qualifiers: [line]}
  mass: {kind: quantity, unit: kg, qualifiers: [line]}
  crew: {kind: set, members: text, qualifiers: [line]}
  staff: {kind: set, members: text, qualifiers: [line]}
  stops: {kind: set, members: entity, qualifiers: [line]}
  served: {kind: set, members: entity, qualifiers: [line]}
entities:
  shire: {label: The shire, type: place}
  dale: {label: Dale, type: place, part_of: shire}
  hill: {label: Hill, type: place, part_of: shire}
  old: {label: Old tram, type: tram}
  firm: {label: The firm, type: firm}
  depot: {label: The depot, type: tram}
"""
TABLE = """\
row: {key: [who, tram, way]}
source: {column: who}
subject: {column: tram, type: tram}
attributes: {number: number, plate: plate, home: home, built: built, mass: mass, crew: crew, staff: staff, stops: stops, served: served}
qualifiers: {line: {column: way}}
lists: {crew: ";", staff: ";", stops: ";", served: ";"}
"""  # noqa: E501
COLUMNS = ("who", "tram", "way", "number", "plate", "home", "built", "mass", "crew", "staff", "stops")
COLUMNS = (*COLUMNS, "served")


def corpus(tmp_path: Path, rows: list[dict[str, str]], rules: list[str], more: str = "") -> Path:
    """Trams of which documents say this and that; a row may leave out what it says nothing of."""
    declared = "".join(
        f"  - {{id: r{number}, title: A rule, may_match_nothing: true, {one}}}\n"
        for number, one in enumerate(rules)
    )
    text = io.StringIO()
    writer = csv.DictWriter(text, COLUMNS, restval="", lineterminator="\n")
    writer.writeheader()
    writer.writerows({(row["who"], row["tram"], row.get("way", "")): row for row in rows}.values())
    files: Files = {
        "words.yaml": f"{WORDS}rules:\n{declared}",
        "atlas.yaml": "source: {id: atlas, reference: true}\n",
        "t.yaml": mapping(TABLE, "trams.csv"),
        "trams.csv": text.getvalue(),
        **({"more.yaml": more} if more else {}),
    }
    return written(tmp_path, files)


cells = {
    "who": st.sampled_from(["ann", "bob", "Cid D.", "atlas"]),
    "tram": st.sampled_from(["T1", "T2", "Tram 3", "Té", "Old tram", "The depot", "T4", "T5"]),
    "way": st.sampled_from(["", "", "", "red", "blue"]),
    "number": st.sampled_from(["", "7", "8", "9", "11", "12", "13", "at least 7", "7..8"]),
    "plate": st.sampled_from(["", "AB 1", "ab 1", "AB  1", "AB 2", "AB 3", "AB 4"]),
    "home": st.sampled_from(["", "", "Dale", "dale", "Hill", "The shire"]),
    "built": st.sampled_from(["", "1903-05-01", "1903-05-01", "1903-05", "1904-02-02", "1905"]),
    "mass": st.sampled_from(["", "12000", "12 t", "12000.0", "9 t", "about 9 t", "11000..11500"]),
    "crew": st.sampled_from(["", "Ann;Bo", "Bo;Ann", "Cy", "Bo", "ann"]),
    "staff": st.sampled_from(["", "Ann;Bo;Cy", "Cy;Bo", "Ann;Bo", "Cy"]),
    "stops": st.sampled_from(["", "Dale", "Dale;Hill", "The shire", "Hill"]),
    "served": st.sampled_from(["", "The shire", "Dale", "Hill;Dale"]),
}
table = st.lists(st.fixed_dictionaries(cells), min_size=2, max_size=24)
CHECKS = [
    *(f"check: {{unique: {{attribute: {name}}}}}" for name in ("number", "plate", "home", "built")),
    *(f"check: {{unique: {{attribute: {name}}}}}" for name in ("mass", "crew", "stops")),
    "check: {unique: {attribute: number}}, severity: warning",
    "check: {subset: {attribute: crew, of: staff}}",
    "check: {subset: {attribute: staff, of: crew}}, severity: note",
    "check: {subset: {attribute: stops, of: served}}",
    "check: {subset: {attribute: crew, of: staff(firm)}}",
    "check: {subset: {attribute: stops, of: served(old)}}",
    "check: {subset: {attribute: stops, of: served(depot)}}",
    "check: {subset: {attribute: crew, of: crew(old)}}",
    "check: {subset: {attribute: crew, of: crew}}",
    "check: {agree: {}}",
    "check: {agree: {attributes: [number, crew, plate]}}",
    "check: {range: {attribute: number, to: 11}}",
    "check: {present: {type: tram, attribute: number}}",
    "derive: {formula: number(X) = number(X) * 1}",
    "derive: {sum: {attribute: mass, parts_of: shire}}",
    "derive: {distribute: {attribute: served}}",
    "check: {corroborated: {attribute: crew, origins: 2}}",
]
STATED = [
    "",
    "source: {id: own}\nfacts:\n  - {subject: firm, attribute: staff, value: [Ann, Bo]}\n",
    "source: {id: own}\nfacts:\n  - {subject: firm, attribute: number, value: 7}\n",
    "source: {id: bob}\nfacts:\n"
    "  - {subject: old, attribute: served, value: [Hill], complete: false}\n"
    "  - {subject: firm, attribute: staff, value: [Cy], qualifiers: {line: red}}\n"
    "  - {subject: hill, attribute: plate, value: ab 2, qualifiers: {line: blue}}\n",
    "source: {id: atlas, reference: true}\nfacts:\n"
    "  - {subject: firm, attribute: staff, value: [Cy, Bo]}\n"
    "  - {subject: depot, attribute: served, value: [The shire], qualifiers: {line: red}}\n"
    "  - {subject: dale, attribute: mass, value: 9 t}\n",
]


@settings(
    max_examples=200, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
)
@given(
    rows=table,
    rules=st.lists(st.sampled_from(CHECKS), min_size=1, max_size=4, unique=True),
    stated=st.sampled_from(STATED),
    told=st.integers(0, 3),
    every=st.booleans(),
)
def test_both_engines_give_the_same_reports(
    rows: list[dict[str, str]],
    rules: list[str],
    stated: str,
    told: int,
    every: bool,
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    top = corpus(tmp_path_factory.mktemp("across"), rows, rules, stated)
    if "id: atlas" in stated:
        (top / "atlas.yaml").unlink()
    event(either_way(top, told, [every]))
