"""Claims in a table, by the checker and by hand-written SQL: whole processes, medians, ratios.

    python tests/benchmarks/tables.py [CLAIMS ...]      (by default 10 000 and 1 000 000)

Generated claims in groups of four, of which 2 % contradict each other, in Parquet. What the two
write must be the same list of contradictions. Times are of whole processes, the medians of five
runs, taken in turn: by the clock, and of all processors, which says more on a busy machine; memory
is the most that a process had.
"""

import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

import duckdb

RUNS = 5
SQL = """
import duckdb, sys
duckdb.sql('''COPY (
  WITH c AS (SELECT subject, source, value, CAST(value AS DECIMAL(18, 3)) AS v
             FROM read_parquet('facts/claims.parquet')),
  g AS (SELECT subject, min(v) AS lo, max(v) AS hi FROM c GROUP BY subject
        HAVING min(v) + 1 <= max(v))
  SELECT c.subject, c.source, c.value, g.hi - g.lo AS gap FROM c JOIN g USING (subject)
  ORDER BY subject, source) TO 'by_sql.csv' (HEADER)''')
print(duckdb.sql("SELECT count(DISTINCT subject) FROM 'by_sql.csv'").fetchall())
"""
"""A whole number stands for all that rounds to it, so that two agree if they differ by less than
1; what is written are the claims of all groups that contradict each other."""

MAPPING = """\
tables:
  - {id: claims, from: claims.parquet, subject: {column: subject, type: thing}}
"""
RULES = """\
attributes:
  height: {kind: quantity, unit: m}
rules:
  - {id: agree, title: Claims agree, check: {agree: {}}}
"""


def made(claims: int, top: Path) -> None:
    """A corpus of so many claims."""
    (top / "facts").mkdir()
    (top / "rules").mkdir()
    (top / "facts" / "t.yaml").write_text(MAPPING)
    (top / "rules" / "r.yaml").write_text(RULES)
    duckdb.sql(
        f"""COPY (SELECT 's' || (i % 4) AS source, 'item_' || (i // 4) AS subject,
        'height' AS attribute, CAST(1001 + hash(i // 4) % 9000 * 10 + CASE WHEN i % 4 = 3 AND
        hash(i // 4 + 7) % 100 < 2 THEN 50 ELSE 0 END AS VARCHAR) AS value
        FROM range({claims}) t(i)) TO '{top / "facts" / "claims.parquet"}' (FORMAT parquet)"""
    )


def measured(command: Sequence[str], top: Path) -> tuple[float, float, int]:
    """Seconds by the clock, seconds of processors, and the most memory in KiB, of one process."""
    begun = time.perf_counter()
    child = subprocess.Popen(command, cwd=top, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(child.pid, 0)
    taken = time.perf_counter() - begun
    child.returncode = os.waitstatus_to_exitcode(status)
    assert child.returncode in (0, 1), command
    return taken, usage.ru_utime + usage.ru_stime, usage.ru_maxrss


def compared(claims: int) -> None:
    """Print how the checker stands to its peers."""
    with tempfile.TemporaryDirectory() as folder:
        top = Path(folder)
        made(claims, top)
        check = [sys.executable, "-m", "checker", "check", "--told", "10"]
        json = ["--out", "json=report.json"]
        commands = {
            "DuckDB SQL": [sys.executable, "-c", SQL],
            "checker, ten told": [*check, "--engine", "duckdb", *json],
            "checker, all contradictions listed": [
                *check, "--engine", "duckdb", *json, "--out", "findings=all.parquet",
            ],
        }  # fmt: skip
        if claims <= 100_000:
            commands["checker, plain engine"] = [*check, "--engine", "plain", *json]
        runs: dict[str, list[tuple[float, float, int]]] = {name: [] for name in commands}
        for _ in range(RUNS):
            for name, command in commands.items():
                runs[name].append(measured(command, top))
        same(top)
        peers = runs["DuckDB SQL"]
        clock, processors = (statistics.median(one[i] for one in peers) for i in (0, 1))
        for name, some in runs.items():
            taken, busy = (statistics.median(one[i] for one in some) for i in (0, 1))
            most = max(memory for *_, memory in some) / 1024
            print(
                f"| {claims} | {name} | {taken:.2f} s | {taken / clock:.1f} | {busy:.2f} s | "
                f"{busy / processors:.1f} | {most:.0f} MB |"
            )


def same(top: Path) -> None:
    """Both have found the same contradictions."""
    by_sql = duckdb.sql(f"SELECT DISTINCT subject FROM '{top / 'by_sql.csv'}'").fetchall()
    listed = duckdb.sql(
        "SELECT DISTINCT label FROM read_parquet(?) WHERE verdict = 'contradiction'",
        params=[str(top / "all.parquet")],
    ).fetchall()
    assert sorted(by_sql) == sorted(listed)


if __name__ == "__main__":
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    for size in map(int, sys.argv[1:] or ("10000", "1000000")):
        compared(size)
