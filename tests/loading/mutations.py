"""A valid file, and what may become of it."""

import copy
import json
from collections.abc import Iterator
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from checker.kinds import KINDS as KINDS_OF_VALUE
from checker.rules import KINDS as KINDS_OF_RULE

FEW = settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])

VALID: dict[str, Any] = {
    "source": {
        "id": "x",
        "title": "The river",
        "published": {"value": "2016~", "inferred": "no date"},
        "document": {"file": "x.txt", "sha256": "a" * 64},
        "reference": False,
        "note": "n",
    },
    "facts": [
        {
            "subject": "river",
            "attribute": "length",
            "value": "about 5 km",
            "quote": ["a", "b"],
            "said_by": "mayor",
            "said_on": "2021-07-03",
            "origin": "table",
            "status": "draft",
        },
        {
            "subject": "Lago",
            "origin": "o",
            "claims": [
                {"attribute": "began_on", "value": "1993-04-02", "inferred": "the day"},
                {"attribute": "homeless", "value": 5, "qualifiers": {"among": "children"}},
                {"attribute": "crossed_by", "value": ["river"], "complete": False},
                {"attribute": "lasted", "value": "about 3 weeks"},
                {"attribute": "recognised", "value": True, "retracted": "in 2022"},
                {"id": "x.seat", "attribute": "seat", "value": "Blue Lake", "distributes": False},
            ],
        },
    ],
    "entities": {
        "lake": {"label": "Blue Lake", "aliases": ["Lago"], "type": "lake", "part_of": "land"},
        "river": {"type": "river", "part_of": "land"},
        "land": {"parts": "complete"},
        "sea": None,
    },
    "attributes": {
        "length": {"kind": "quantity", "unit": "km", "approximately": "5 %"},
        "began_on": {"kind": "date"},
        "homeless": {"kind": "count", "qualifiers": ["among"], "signed": True},
        "crossed_by": {"kind": "set", "members": "entity"},
        "recognised": {"kind": "truth"},
        "seat": {"kind": "entity"},
        "verdict": {"kind": "text", "values": ["guilty", 1]},
        "count": {"kind": "count"},
        "lasted": {"kind": "duration"},
    },
    "rules": [
        {"id": "a", "title": "t", "why": "w", "severity": "note", "check": {"agree": {}}},
        {"id": "b", "check": {"agree": {"attributes": ["length"], "tolerance": "1 km"}}},
        {"id": "c", "check": {"order": {"first": "began_on(river)", "then": "published"}}},
        {"id": "d", "check": {"range": {"attribute": "length", "from": 1, "to": "9 km"}}},
        {"id": "e", "check": {"subset": {"attribute": "crossed_by", "of": "crossed_by(lake)"}}},
        {"id": "f", "check": {"present": {"type": "river", "attribute": "length"}}},
        {"id": "g", "check": {"corroborated": {"attribute": "length", "origins": 2}}},
        {"id": "h", "check": {"within": {"attribute": "length"}}},
        {"id": "i", "derive": {"sum": {"attribute": "length", "parts_of": "land"}}},
        {"id": "j", "derive": {"earliest": {"attribute": "began_on", "parts_of": "land"}}},
        {"id": "k", "derive": {"count": {"attribute": "crossed_by", "gives": "count"}}},
        {"id": "l", "derive": {"formula": "length(X) = length(X) * 2 / count(X)"}},
        {"id": "n", "derive": {"formula": "began_on(X) = began_on(X) + lasted(X)"}},
        {"id": "m", "derive": {"distribute": {"attribute": "seat"}}},
    ],
}


def _without_unknown_kinds() -> None:
    """Leave out what is of a kind that is not in its table."""
    attributes, facts = VALID["attributes"], VALID["facts"]
    for name in [name for name, said in attributes.items() if said["kind"] not in KINDS_OF_VALUE]:
        del attributes[name]
    for fact in facts:
        if "claims" in fact:
            fact["claims"] = [one for one in fact["claims"] if one["attribute"] in attributes]
    VALID["facts"] = [one for one in facts if "claims" in one or one["attribute"] in attributes]
    VALID["rules"] = [
        rule
        for rule in VALID["rules"]
        if KINDS_OF_RULE.keys() >= {*rule.get("check", ()), *rule.get("derive", ())}
    ]


_without_unknown_kinds()

SCALARS = st.sampled_from(
    [None, True, False, 0, -1, 822, 10**30, 1.5, "", " ", "river", "lake", "length", "x", "&", "é",
     "began_on(river)", "length(X) = length(X", "= 1", "(" * 99, "1993-04-31", "5 kg", "1e999999",
     "1/0", "5..", "/", "..", "[", "nan", "inf", "~", "a" * 300, "9" * 300, "\u0130", "١٩٩٣", "²"]
)  # fmt: skip
JUNK = st.recursive(
    SCALARS,
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["id", "value", "x", "", "a b", "claims", "formula"]), inner
        )
    ),
    max_leaves=6,
)


def paths(node: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """All steps into a document."""
    children: Any = ()
    if isinstance(node, dict):
        children = node.items()
    elif isinstance(node, list):
        children = enumerate(node)
    for step, child in children:
        yield (*path, step)
        yield from paths(child, (*path, step))


PATHS = list(paths(VALID))


@st.composite
def mutated(draw: st.DrawFn) -> dict[str, Any]:
    """The valid document with a few values put elsewhere, replaced or removed."""
    document = copy.deepcopy(VALID)
    for _ in range(draw(st.integers(1, 4))):
        path = draw(st.sampled_from(PATHS))
        node: Any = document
        try:
            for step in path[:-1]:
                node = node[step]
            match draw(st.sampled_from(["replace", "remove", "rename", "wrap", "move"])):
                case "replace":
                    node[path[-1]] = draw(JUNK)
                case "remove":
                    del node[path[-1]]
                case "rename" if isinstance(node, dict):
                    node[draw(st.text(max_size=8))] = node.pop(path[-1])
                case "wrap":
                    node[path[-1]] = [node[path[-1]]]
                case _:
                    other: Any = VALID
                    for step in draw(st.sampled_from(PATHS)):
                        other = other[step]
                    node[path[-1]] = copy.deepcopy(other)
        except (LookupError, TypeError):
            continue
    return document


def as_yaml(document: object) -> bytes:
    """JSON is YAML."""
    return json.dumps(document, ensure_ascii=False, indent=1).encode()
