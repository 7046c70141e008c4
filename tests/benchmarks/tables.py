"""Claims in tables, by the checker and by others: whole processes, medians, ratios.

    python tests/benchmarks/tables.py [PART ...] [--claims N ...] [--runs N]

The parts, of which all but ``jointly``, ``times``, ``derived`` and ``spark`` are run where none
is named:

- ``agree``: generated claims in groups of four, of which 2 % contradict each other, in Parquet; by
  the checker, and by hand-written DuckDB SQL, which writes the same list of all contradictions, row
  for row. (By default of 10 thousand, 1 and 10 million.)
- ``peers``: the same by hand-written pandas, by pandera and by pointblank, as far as they can
  express it, where they are installed. (1 million.)
- ``rules``: ``order``, ``formula``, ``sum``, ``unique``, ``subset``, ``within`` and ``distribute``
  beside DuckDB SQL that finds the same (``--rule`` names some of them); and ``jointly`` (a part of
  its own, too): claims of five attributes under a formula, an order and limits, with a rule that
  asks whether all can be true at once, and without it. (1 million.)
- ``times``: claims that say of which time they speak, by DuckDB and read row by row: ``agree`` and
  ``order`` of days with a few months and years among them, ``trend``, and ``disjoint_times`` of
  terms in years; ``unique``, ``subset``, ``sum`` and ``agree`` of years. (1 million.)
- ``derived``: what rules conclude, by DuckDB and read row by row: formulas of each year, under
  ``range`` and ``order``, and of formulas; ``earliest`` and ``count`` of the parts of one whole,
  and ``count`` of members. (1 million.)
- ``growth``: how the time grows from 1 to 10 million claims, and with 1 to 100 rules.
- ``spark``: the same report by DuckDB and by Sail, a server of Spark Connect on this machine: what
  the checker itself takes, and what the server does. (10 thousand and 1 million.)

Times are of whole processes, the medians of five runs, taken in turn: by the clock, and of all
processors, which says more on a busy machine; memory is the most that a process had.
"""

import argparse
import json
import os
import resource
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from importlib.util import find_spec
from math import log
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

import duckdb

PEERS = Path(__file__).parent / "peers"
CHECK = [sys.executable, "-m", "checker", "check", "--engine", "duckdb", "--told", "10"]
JSON = ["--out", "json=report.json"]
LISTED = ["--out", "findings=all.parquet"]

MAPPING = """\
tables:
  - {id: claims, from: claims.parquet, subject: {column: subject, type: thing}}
"""
AGREE = "  - {id: agree, title: Claims agree, check: {agree: {}}}\n"
HEIGHT = "attributes:\n  height: {kind: quantity, unit: m}\n"


class Measured(NamedTuple):
    """Of one process: seconds by the clock and of all processors, and MB of memory."""

    clock: float
    busy: float
    memory: float


class Corpus(NamedTuple):
    """Attributes and rules, other YAML, a query for the claims, of which there are ``{n}``, the
    mapping of their table, and more files."""

    rules: str
    claims: str
    more: str = ""
    mapping: str = MAPPING
    files: Mapping[str, str] = MappingProxyType({})


def _height(rules: str) -> Corpus:
    return Corpus(
        HEIGHT + "rules:\n" + rules,
        """SELECT 's' || (i % 4) AS source, 'item_' || (i // 4) AS subject,
        'height' AS attribute, CAST(1001 + hash(i // 4) % 9000 * 10 + CASE WHEN i % 4 = 3 AND
        hash(i // 4 + 7) % 100 < 2 THEN 50 ELSE 0 END AS VARCHAR) AS value FROM range({n}) t(i)""",
    )


AGREEING = _height(AGREE)
MANY_RULES = _height(
    AGREE
    + "".join(
        f"  - {{id: r{n}, title: R, check: {{range: {{attribute: height, to: {10**5 + n}}}}}}}\n"
        for n in range(99)
    )
)
ORDER = Corpus(
    """\
attributes:
  least: {kind: quantity, unit: m}
  most: {kind: quantity, unit: m}
rules:
  - {id: order, title: In order, check: {order: {first: least, then: most}}}
"""
    + AGREE,
    """SELECT 's' || (i % 4) AS source, 'item_' || (i // 8) AS subject,
    CASE WHEN i // 4 % 2 = 0 THEN 'least' ELSE 'most' END AS attribute,
    CAST(1001 + hash(i // 8) % 9000 * 10 + CASE WHEN i // 4 % 2 = 0 THEN 0
    WHEN hash(i // 8 + 7) % 100 < 2 THEN -5 ELSE 5 END AS VARCHAR) AS value FROM range({n}) t(i)""",
)
FORMULA = Corpus(
    """\
attributes:
  people: {kind: quantity, unit: people}
  area: {kind: quantity, unit: km2}
  density: {kind: quantity, unit: people/km2}
rules:
  - {id: density, title: People by area, derive: {formula: density(X) = people(X) / area(X)}}
"""
    + AGREE,
    """SELECT 's' || s AS source, 'town_' || t AS subject, a AS attribute,
    CAST(CAST(CASE a WHEN 'people' THEN 5000 + hash(t) % 9000 WHEN 'area'
    THEN 20 + hash(t + 1) % 80 ELSE round((5000 + hash(t) % 9000) / (20 + hash(t + 1) % 80)) +
    CASE WHEN s = 3 AND hash(t + 7) % 100 < 2 THEN 50 ELSE 0 END END AS INT) AS VARCHAR) AS value
    FROM range({n} // 12) r(t), range(4) q(s),
    (SELECT unnest(['people', 'area', 'density']) AS a)""",
)
TOGETHER = "  - {id: all, title: All, check: {jointly: {rules: [density, order, few, far]}}}\n"
BOUND = Corpus(
    """\
attributes:
  people: {kind: quantity, unit: people}
  area: {kind: quantity, unit: km2}
  density: {kind: quantity, unit: people/km2}
  least: {kind: quantity, unit: m}
  most: {kind: quantity, unit: m}
rules:
  - {id: density, title: People by area, derive: {formula: density(X) = people(X) / area(X)}}
  - {id: order, title: In order, check: {order: {first: least, then: most}}}
  - {id: few, title: Few, check: {range: {attribute: people, to: 20000}}}
  - {id: far, title: Far, check: {range: {attribute: most, from: 1}}}
"""
    + AGREE,
    """SELECT 's' || s AS source, 'town_' || t AS subject, a AS attribute,
    CAST(CAST(CASE a WHEN 'people' THEN 5000 + hash(t) % 9000 WHEN 'area'
    THEN 20 + hash(t + 1) % 80 WHEN 'least' THEN 100 + hash(t) % 900 WHEN 'most'
    THEN 100 + hash(t) % 900 + CASE WHEN s = 3 AND hash(t + 5) % 100 < 2 THEN -5 ELSE 5 END
    ELSE round((5000 + hash(t) % 9000) / (20 + hash(t + 1) % 80)) +
    CASE WHEN s = 3 AND hash(t + 7) % 100 < 2 THEN 50 ELSE 0 END END AS INT) AS VARCHAR) AS value
    FROM range({n} // 20) r(t), range(4) q(s),
    (SELECT unnest(['people', 'area', 'density', 'least', 'most']) AS a)""",
)
DAYS = """CASE WHEN i % 40 = 0 AND i // 40 % 50 = 0 THEN '2020-05' WHEN i % 40 = 1
    AND i // 40 % 50 = 1 THEN '2020'
    ELSE strftime(DATE '2020-05-01' + CAST(i // 4 % 10 AS INT), '%Y-%m-%d') END AS as_of"""
TERMS = """(1900 + i // 4 % 10 * 5) || '/' || (1905 + i // 4 % 10 * 5 + CASE WHEN i % 4 = 3
    AND hash(i // 4 + 7) % 1000 < 2 THEN 3 ELSE 0 END) AS during"""


def _timed(rule: str, value: str, time: str, attributes: Sequence[str] = ("height",)) -> Corpus:
    """Ten times of each subject, with four claims each."""
    declared = "".join(
        f"  {name}: {{kind: quantity, unit: m, qualifiers: {{as_of: date, during: date}}}}\n"
        for name in attributes
    )
    listed = ", ".join(f"'{name}'" for name in attributes)
    named = f"[{listed}][1 + i // 2 % {len(attributes)}]"
    return Corpus(
        f"attributes:\n{declared}rules:\n  - {{id: timed, title: T, check: {{{rule}}}}}\n",
        f"""SELECT 's' || (i % 4) AS source, 'item_' || (i // 40) AS subject,
        {named} AS attribute, CAST(1001 + hash(i // 40) % 900 * 10 + {value} AS VARCHAR) AS value,
        {time} FROM range({{n}}) t(i)""",
    )


_SELDOM = "CASE WHEN i % 4 = 3 AND hash(i // 4 + 7) % 1000 < 2 THEN"
TIMED = {
    "agree": _timed("agree: {}", f"{_SELDOM} 50 ELSE 0 END", DAYS),
    "order": _timed(
        "order: {first: least, then: most}",
        f"CASE WHEN i // 2 % 2 = 0 THEN 0 ELSE {_SELDOM} -5 ELSE 5 END END",
        DAYS,
        ("least", "most"),
    ),
    "trend": _timed(
        "trend: {attribute: height, along: as_of, never: falls}",
        f"i // 4 % 10 - {_SELDOM} 50 ELSE 0 END",
        DAYS,
    ),
    "disjoint_times": _timed(
        "disjoint_times: {attribute: height, along: during, gaps: refused}", "i // 4 % 10", TERMS
    ),
}
PARTS = 1000
SUM = Corpus(
    HEIGHT
    + "rules:\n"
    + "  - {id: sum, title: Added up, derive: {sum: {attribute: height, parts_of: whole}}}\n"
    + AGREE,
    f"""SELECT 's' || (i % 4) AS source, CASE WHEN i // 4 < {PARTS} THEN 'part_' || (i // 4)
    WHEN i // 4 = {PARTS} THEN 'whole' ELSE 'item_' || (i // 4) END AS subject,
    'height' AS attribute, CAST(CASE WHEN i // 4 < {PARTS} THEN 10 + i // 4 WHEN i // 4 = {PARTS}
    THEN {PARTS * 10 + PARTS * (PARTS - 1) // 2} + CASE WHEN i % 4 = 3 THEN 5000 ELSE 0 END
    ELSE 1001 + hash(i // 4) % 9000 * 10 + CASE WHEN i % 4 = 3 AND hash(i // 4 + 7) % 100 < 2
    THEN 50 ELSE 0 END END AS VARCHAR) AS value FROM range({{n}}) t(i)""",
    "entities:\n  whole: {label: whole, type: thing, parts: complete}\n"
    + "".join(
        f"  part_{n}: {{label: part_{n}, type: thing, part_of: whole}}\n" for n in range(PARTS)
    ),
)
UNIQUE = Corpus(
    """\
attributes:
  number: {kind: count}
rules:
  - {id: unique, title: One each, check: {unique: {attribute: number}}}
"""
    + AGREE,
    """SELECT 's' || (i % 4) AS source, 'item_' || (i // 4) AS subject, 'number' AS attribute,
    CAST(1000000 + i // 4 - CASE WHEN i // 4 % 1000 = 7 THEN 1 ELSE 0 END AS VARCHAR) AS value
    FROM range({n}) t(i)""",
)
SUBSET = Corpus(
    """\
attributes:
  some: {kind: set, members: text}
  every: {kind: set, members: text}
rules:
  - {id: subset, title: Among, check: {subset: {attribute: some, of: every}}}
"""
    + AGREE,
    """SELECT 's' || (i % 4) AS source, 'item_' || s AS subject, attribute,
    'm' || (hash(s) % 50) || ';n' || (hash(s + 1) % 20 + CASE WHEN attribute = 'some' AND
    hash(s + 2) % 100 < 2 THEN 20 ELSE 0 END) || CASE WHEN attribute = 'every'
    THEN ';z' || (hash(s + 3) % 5) ELSE '' END AS value FROM (SELECT i, i // 8 AS s,
    CASE WHEN i // 4 % 2 = 0 THEN 'some' ELSE 'every' END AS attribute FROM range({n}) t(i))""",
    mapping=MAPPING.replace("}}", "}, lists: {some: ';', every: ';'}}"),
)
OF_WHOLES = MAPPING.replace(
    "}}",
    "}, part_of: {column: whole, type: thing}, source: {column: source}, "
    "attributes: {value: height}}",
)
_WHOLE = """CASE WHEN s = 0 THEN '' WHEN s % 51 = 0 THEN 'item_0' ELSE 'item_' || (s - s % 51)
    END AS "whole\""""
WITHIN = Corpus(
    HEIGHT + "rules:\n  - {id: within, title: Within, check: {within: {attribute: height}}}\n",
    f"""SELECT 's' || (i % 4) AS source, 'item_' || s AS subject, 'height' AS attribute,
    CAST(CASE WHEN s = 0 THEN 9999 WHEN s % 51 = 0 THEN 1001 + hash(s) % 9 * 10
    ELSE 101 + hash(s) % 90 * 10 + CASE WHEN i % 4 = 3 AND hash(s + 7) % 100 < 2 THEN 2000
    ELSE 0 END END AS VARCHAR) AS value, {_WHOLE}
    FROM (SELECT i, i // 4 AS s FROM range({{n}}) t(i))""",
    mapping=OF_WHOLES,
)
DISTRIBUTE = Corpus(
    HEIGHT
    + "rules:\n  - {id: spread, title: Spread, derive: {distribute: {attribute: height}}}\n"
    + AGREE,
    f"""SELECT 's' || (i % 4) AS source, 'item_' || s AS subject, 'height' AS attribute,
    CAST(1001 + CASE WHEN i % 4 = 3 AND s % 51 > 0 AND hash(s + 7) % 100 < 2 THEN 50 ELSE 0 END
    AS VARCHAR) AS value, {_WHOLE} FROM (SELECT i, i // 4 AS s FROM range({{n}}) t(i))""",
    mapping=OF_WHOLES,
)


_TOWNS = """\
attributes:
  people: {kind: quantity, unit: people, qualifiers: {as_of: date}}
  area: {kind: quantity, unit: km2, qualifiers: {as_of: date}}
  density: {kind: quantity, unit: people/km2, qualifiers: {as_of: date}}
  crowd: {kind: quantity, unit: people/km2, qualifiers: {as_of: date}}
  most: {kind: quantity, unit: people/km2, qualifiers: {as_of: date}}
rules:
  - {id: density, title: People by area, derive: {formula: density(X) = people(X) / area(X)}}
"""
_PEOPLE, _AREA = "(5000 + hash(t, y) % 9000)", "(20 + hash(t + 1) % 80)"


def _towns(rules: str, last: str, value: str, years: int = 1) -> Corpus:
    """People, area and one thing more of towns, each by four sources, in some years."""
    return Corpus(
        _TOWNS + rules + AGREE,
        f"""SELECT 's' || s AS source, 'town_' || t AS subject, a AS attribute,
        CAST(CAST(CASE a WHEN 'people' THEN {_PEOPLE} WHEN 'area' THEN {_AREA}
        ELSE {value} END AS INT) AS VARCHAR) AS value,
        {"2000 + y" if years > 1 else "NULL"} AS as_of
        FROM range({{n}} // {12 * years}) r(t), range({years}) v(y), range(4) q(s),
        (SELECT unnest(['people', 'area', '{last}']) AS a)""",
    )


_SOME = "CASE WHEN s = 3 AND hash(t + 7, y) % 1000 < 2 THEN"
_DENSITY = f"round({_PEOPLE} / {_AREA})"
_WHOLE = "  whole: {label: whole, type: thing, parts: complete}\n"
_BEGUN = "strftime(DATE '2001-01-01' + CAST({}AS INT), '%Y-%m-%d')"


def _of_parts(rule: str, values: str, attributes: str, columns: str) -> Corpus:
    """Half of the claims are about parts of one whole, which a table names."""
    return Corpus(
        f"attributes:\n{attributes}rules:\n"
        f"  - {{id: parts, title: Of parts, derive: {{{rule}}}}}\n{AGREE}",
        f"""SELECT 's' || (i % 4) AS source, CASE WHEN i // 4 = {{n}} // 4 - 1 THEN 'whole'
        ELSE 'item_' || (i // 4) END AS subject, CASE WHEN i // 4 < {{n}} // 8 THEN 'whole'
        END AS whole, {values} FROM range({{n}}) t(i)""",
        f"entities:\n{_WHOLE}",
        f"""\
tables:
  - id: claims
    from: claims.parquet
    source: {{column: source}}
    subject: {{column: subject, type: thing}}
    part_of: {{column: whole, type: thing}}
    attributes: {{{columns}}}
""",
    )


DERIVED = {
    "formula of each year": _towns("", "density", f"{_DENSITY} + {_SOME} 50 ELSE 0 END", 10),
    "formula under range": _towns(
        "  - {id: range, title: R, check: {range: {attribute: density, from: 1, to: 650}}}\n",
        "density",
        f"{_DENSITY} + {_SOME} 50 ELSE 0 END",
    ),
    "formula under order": _towns(
        "  - {id: order, title: O, check: {order: {first: density, then: most}}}\n",
        "most",
        f"{_DENSITY} + {_SOME} -50 ELSE 5 END",
    ),
    "formula of a formula": _towns(
        "  - {id: crowd, title: C, derive: {formula: crowd(X) = density(X) * 2 + 10}}\n",
        "crowd",
        f"{_PEOPLE} / {_AREA} * 2 + 10 + {_SOME} 50 ELSE 0 END",
    ),
    "earliest": _of_parts(
        "earliest: {attribute: begun, parts_of: whole}",
        f"""CASE WHEN i // 4 = {{n}} // 4 - 1 THEN '2001-01-01' ELSE
        {
            _BEGUN.format(
                "hash(i // 4) % 9000 + CASE WHEN i % 4 = 3 AND hash(i // 4 + 7) % 1000 < 2 "
                "THEN 1 ELSE 0 END "
            )
        } END AS begun""",
        "  begun: {kind: date}\n",
        "begun: begun",
    ),
    "count of parts": _of_parts(
        "count: {parts_of: whole, having: height, gives: number}",
        """CASE WHEN i // 4 = {n} // 4 - 1 THEN {n} // 8 + CASE i % 4 WHEN 3 THEN 1 ELSE 0 END END
        AS number, CASE WHEN i // 4 < {n} // 4 - 1 THEN CAST(1001 + hash(i // 4) % 9000 * 10 +
        CASE WHEN i % 4 = 3 AND hash(i // 4 + 7) % 1000 < 2 THEN 50 ELSE 0 END AS VARCHAR) END
        AS height""",
        "  height: {kind: quantity, unit: m}\n  number: {kind: count}\n",
        "height: height, number: number",
    ),
    "count of members": Corpus(
        """\
attributes:
  some: {kind: set, members: text}
  number: {kind: count}
rules:
  - {id: count, title: C, derive: {count: {attribute: some, gives: number}}}
"""
        + AGREE,
        """SELECT 's' || (i % 4) AS source, 'item_' || s AS subject, attribute,
        CASE WHEN attribute = 'some' THEN 'm' || (hash(s) % 50) || ';n' || (hash(s + 1) % 20)
        ELSE CASE WHEN i % 4 = 3 AND hash(s + 2) % 1000 < 2 THEN '3' ELSE '2' END END AS value
        FROM (SELECT i, i // 8 AS s, CASE WHEN i // 4 % 2 = 0 THEN 'some' ELSE 'number' END
        AS attribute FROM range({n}) t(i))""",
        mapping=MAPPING.replace("}}", "}, lists: {some: ';'}}"),
    ),
}

YEARS = "CAST(2010 + i // 4 % 10 AS VARCHAR) AS as_of"
WHOLES = 25
TIMED |= {
    # every other year two neighbours change their numbers; seldom one takes the other's
    "unique": Corpus(
        UNIQUE.rules.replace("kind: count", "kind: count, qualifiers: {as_of: date}"),
        f"""SELECT 's' || (i % 4) AS source, 'item_' || (i // 40) AS subject, 'number' AS attribute,
        CAST(1000000 + xor(i // 40, CAST(i // 4 % 2 = 1 OR hash(i // 4) % 5000 = 7 AS BIGINT))
        AS VARCHAR) AS value, {YEARS} FROM range({{n}}) t(i)""",
    ),
    "subset": Corpus(
        SUBSET.rules.replace("members: text", "members: text, qualifiers: {as_of: date}"),
        f"""SELECT 's' || (i % 2) AS source, 'item_' || (i // 40) AS subject, CASE WHEN
        i // 2 % 2 = 0 THEN 'some' ELSE 'every' END AS attribute, 'm' || (i // 4 % 50) || ';n' ||
        (hash(i // 4) % 20 + CASE WHEN i % 4 = 0 AND hash(i // 4 + 2) % 1000 < 2 THEN 20
        ELSE 0 END) || CASE WHEN i // 2 % 2 = 1 THEN ';z' ELSE '' END AS value, {YEARS}
        FROM range({{n}}) t(i)""",
        mapping=SUBSET.mapping,
    ),
    "sum": Corpus(
        "attributes:\n  height: {kind: quantity, unit: m, qualifiers: {as_of: date}}\nrules:\n"
        + "".join(
            f"  - {{id: s{n}, title: Added up, derive: "
            f"{{sum: {{attribute: height, parts_of: whole_{n}}}}}}}\n"
            for n in range(WHOLES)
        )
        + AGREE,
        f"""SELECT 's' || (i % 4) AS source, CASE WHEN i // 40 < {WHOLES} THEN 'whole_' || (i // 40)
        ELSE 'part_' || (i // 40) END AS subject, CASE WHEN i // 40 < {WHOLES} THEN '' ELSE
        'whole_' || (i // 40 % {WHOLES}) END AS of, CAST(CASE WHEN i // 40 <
        {WHOLES} THEN 1000 * ({{n}} // {40 * WHOLES} - 1) ELSE 1000 + CASE WHEN i % 4 = 3 AND
        hash(i // 4 + 7) % 5000 < 2 THEN 50 ELSE 0 END END AS VARCHAR) AS value, {YEARS}
        FROM range({{n}}) t(i)""",
        "entities:\n"
        + "".join(
            f"  whole_{n}: {{label: whole_{n}, type: thing, parts: complete}}\n"
            for n in range(WHOLES)
        ),
        MAPPING.replace(
            "}}",
            "}, part_of: {column: of, type: thing}, source: {column: source}, "
            "attributes: {value: height}, qualifiers: {as_of: {column: as_of}}}",
        ),
    ),
    # what says of no time holds since its source was published
    "published": Corpus(
        "attributes:\n  height: {kind: quantity, unit: m, qualifiers: {as_of: date}, "
        "holds_at: published}\nrules:\n" + AGREE,
        f"""SELECT 's' || (i % 4) AS source, 'item_' || (i // 40) AS subject, 'height' AS attribute,
        CAST(1001 + hash(i // 40) % 900 * 10 + {_SELDOM} 50 ELSE 0 END AS VARCHAR) AS value,
        CASE WHEN i // 4 % 10 > 0 THEN CAST(2010 + i // 4 % 10 AS VARCHAR) END AS as_of
        FROM range({{n}}) t(i)""",
        files={f"s{n}.yaml": f"source: {{id: s{n}, published: 2010-05}}\n" for n in range(4)},
    ),
}


def made(what: Corpus, claims: int, top: Path) -> None:
    """A corpus of so many claims."""
    (top / "facts").mkdir(parents=True)
    (top / "rules").mkdir()
    (top / "facts" / "t.yaml").write_text(what.mapping + what.more)
    (top / "rules" / "r.yaml").write_text(what.rules)
    for name, text in what.files.items():
        (top / "facts" / name).write_text(text)
    query = what.claims.format(n=claims)
    duckdb.sql(f"COPY ({query}) TO '{top / 'facts' / 'claims.parquet'}' (FORMAT parquet)")


def measured(command: Sequence[str], top: Path) -> Measured:
    """Run one process."""
    begun = time.perf_counter()
    child = subprocess.Popen(command, cwd=top, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(child.pid, 0)
    taken = time.perf_counter() - begun
    child.returncode = os.waitstatus_to_exitcode(status)
    assert child.returncode in (0, 1), command
    return Measured(taken, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def peer(name: str) -> list[str]:
    """The command of a script beside this one."""
    return [sys.executable, str(PEERS / f"{name}.py")]


def in_turn(commands: Mapping[str, Sequence[str]], top: Path, runs: int) -> dict[str, Measured]:
    """The medians of each command, and the most memory."""
    found: dict[str, list[Measured]] = {name: [] for name in commands}
    for _ in range(runs):
        for name, command in commands.items():
            found[name].append(measured(command, top))
    return {
        name: Measured(
            statistics.median(one.clock for one in some),
            statistics.median(one.busy for one in some),
            max(one.memory for one in some),
        )
        for name, some in found.items()
    }


def told(claims: int, found: Mapping[str, Measured]) -> None:
    """Print a row for each, beside the first."""
    first = next(iter(found.values()))
    for name, one in found.items():
        print(
            f"| {claims} | {name} | {one.clock:.2f} s | {one.clock / first.clock:.1f} "
            f"| {one.busy:.2f} s | {one.busy / first.busy:.1f} "
            f"| {one.memory:.0f} MB | {one.memory / first.memory:.1f} |",
            flush=True,
        )


def agree(claims: int, runs: int) -> None:
    """The checker and DuckDB SQL, which write the same list."""
    with tempfile.TemporaryDirectory() as folder:
        top = Path(folder, "corpus")
        made(AGREEING, claims, top)
        commands = {
            "DuckDB SQL": peer("agree_duckdb"),
            "checker, ten told": [*CHECK, *JSON],
            "checker, all contradictions listed": [*CHECK, *JSON, *LISTED],
        }
        if claims <= 100_000:
            plain = [word.replace("duckdb", "plain") for word in CHECK]
            commands["checker, plain engine"] = [*plain, *JSON]
        told(claims, in_turn(commands, top, runs))
        same(top)


def same(top: Path) -> None:
    """Both list the same: all columns but the ids of findings, which are hashes of another kind,
    and what only the checker has."""
    left, right = (
        duckdb.sql(
            "SELECT rule, severity, verdict, relation, subject, label, attribute, message, gap, "
            f"side, fact, source, value, file, line FROM '{top / name}' "
            "WHERE verdict = 'contradiction' ORDER BY subject, line"
        ).fetchall()
        for name in ("by_sql.parquet", "all.parquet")
    )
    assert left == right
    assert left


def peers(claims: int, runs: int) -> None:
    """The checker and other tools of this language."""
    with tempfile.TemporaryDirectory() as folder:
        top = Path(folder, "corpus")
        made(AGREEING, claims, top)
        commands = {"checker, all contradictions listed": [*CHECK, *JSON, *LISTED]}
        for name in ("pandas", "pandera", "pointblank"):
            if find_spec(name):
                commands[name] = peer(f"agree_{name}")
            else:
                print(f"{name} is not installed")
        told(claims, in_turn(commands, top, runs))


ONLY: list[str] = []
"""The rules that are measured, if not all."""


def rules(claims: int, runs: int) -> None:
    """Rules of other kinds, beside DuckDB SQL that finds the same."""
    some = {"order": ORDER, "formula": FORMULA, "sum": SUM, "unique": UNIQUE, "subset": SUBSET}
    some |= {"within": WITHIN, "distribute": DISTRIBUTE}
    for name in ONLY or some:
        what = some[name]
        with tempfile.TemporaryDirectory() as folder:
            top = Path(folder, "corpus")
            made(what, claims, top)
            commands = {
                f"{name}: DuckDB SQL": peer(f"{name}_duckdb"),
                f"{name}: checker": [*CHECK, *JSON],
            }
            told(claims, in_turn(commands, top, runs))
            ((number,),) = duckdb.sql(f"SELECT count(*) FROM '{top / 'by_sql.csv'}'").fetchall()
            report = json.loads((top / "report.json").read_text())
            assert number == report["summary"]["contradiction"], name
    if not ONLY:
        jointly(claims, runs)


def jointly(claims: int, runs: int) -> None:
    """With a rule that asks whether all claims can be true at once, and without it."""
    with tempfile.TemporaryDirectory() as folder:
        top = Path(folder, "corpus")
        made(BOUND, claims, top)
        (top / "more").mkdir()
        (top / "more" / "r.yaml").write_text(BOUND.rules + TOGETHER)
        commands = {
            "without jointly": [*CHECK, *JSON],
            "jointly": [*CHECK, "--rules", "more", *JSON],
        }
        told(claims, in_turn(commands, top, runs))


def times(claims: int, runs: int) -> None:
    """Rules that go by times, by both engines."""
    _by_both(TIMED, claims, runs)


def derived(claims: int, runs: int) -> None:
    """What rules conclude, by both engines."""
    _by_both(DERIVED, claims, runs)


def _by_both(some: Mapping[str, Corpus], claims: int, runs: int) -> None:
    for name, what in some.items():
        with tempfile.TemporaryDirectory() as folder:
            top = Path(folder, "corpus")
            made(what, claims, top)
            plain = [word.replace("duckdb", "plain") for word in CHECK]
            commands = {
                f"{name}: DuckDB": [*CHECK, "--out", "json=duckdb.json"],
                f"{name}: plain engine": [*plain, "--out", "json=plain.json"],
            }
            told(claims, in_turn(commands, top, runs))
            assert (top / "duckdb.json").read_bytes() == (top / "plain.json").read_bytes(), name


def growth(claims: int, runs: int) -> None:
    """From one size to ten times it; and from one rule to a hundred."""
    times: dict[str, Measured] = {}
    for name, what, size in (
        ("one rule", AGREEING, claims),
        ("ten times the claims", AGREEING, 10 * claims),
        ("a hundred rules", MANY_RULES, claims),
    ):
        with tempfile.TemporaryDirectory() as folder:
            top = Path(folder, "corpus")
            made(what, size, top)
            times |= in_turn({name: [*CHECK, *JSON, *LISTED]}, top, runs)
    told(claims, times)
    first, claims_too, rules_too = times.values()
    for name, other, factor in (("claims", claims_too, 10), ("rules", rules_too, 100)):
        exponents = (log(a / b) / log(factor) for a, b in zip(other[:2], first[:2], strict=True))
        print(f"exponent of {name}: {', '.join(f'{one:.2f}' for one in exponents)}")


def spark(claims: int, runs: int) -> None:
    """The same report by DuckDB and by a cluster, here Sail."""
    with tempfile.TemporaryDirectory() as folder, socket.socket() as free:
        top = Path(folder, "corpus")
        made(AGREEING, claims, top)
        keyed = MAPPING.replace("subject:", "row: {key: [source, subject]}, subject:")
        (top / "facts" / "t.yaml").write_text(keyed)
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
        free.close()
        serve = [sys.executable, "-m", "pysail", "spark", "server", "--port", str(port)]
        quiet = {**os.environ, "RUST_LOG": "off"}
        server = subprocess.Popen(serve, env=quiet, stdout=subprocess.DEVNULL)
        while socket.socket().connect_ex(("127.0.0.1", port)):
            time.sleep(0.1)
        remote = ["--engine", "spark", "--remote", f"sc://127.0.0.1:{port}"]
        commands = {
            "checker, DuckDB": [*CHECK, "--out", "json=duckdb.json"],
            "checker, Spark (Sail)": [*CHECK, *remote, "--out", "json=spark.json"],
        }
        told(claims, in_turn(commands, top, runs))
        server.terminate()
        _, _, usage = os.wait4(server.pid, 0)
        busy = (usage.ru_utime + usage.ru_stime) / runs
        most = usage.ru_maxrss / 1024
        print(f"| {claims} | Sail itself | | | {busy:.2f} s | | {most:.0f} MB | |")
        assert (top / "duckdb.json").read_bytes() == (top / "spark.json").read_bytes()


PARTS_OF_IT: dict[str, tuple[Callable[[int, int], None], Sequence[int]]] = {
    "agree": (agree, (10_000, 1_000_000, 10_000_000)),
    "peers": (peers, (1_000_000,)),
    "rules": (rules, (1_000_000,)),
    "jointly": (jointly, (1_000_000,)),
    "times": (times, (1_000_000,)),
    "derived": (derived, (1_000_000,)),
    "growth": (growth, (1_000_000,)),
    "spark": (spark, (10_000, 1_000_000)),
}


if __name__ == "__main__":
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("parts", nargs="*", default=["agree", "peers", "rules", "growth"])
    parser.add_argument("--claims", type=int, nargs="*")
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--rule", nargs="*", default=[])
    options = parser.parse_args()
    ONLY += options.rule
    for part in options.parts:
        run, sizes = PARTS_OF_IT[part]
        for size in options.claims or sizes:
            run(size, options.runs)
