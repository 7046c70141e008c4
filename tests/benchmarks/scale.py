"""Claims in many YAML files, beside PyYAML's own C loader on the same files: whole processes.

    python tests/benchmarks/scale.py [CLAIMS ...]      (by default 10 000 and 100 000)

Twenty claims a file. `cold`: without what an earlier run kept; `second run`: with all of it;
`one file changed`: with all but that. `loading` is measured in the process, from the names of the
files to a corpus. Medians of five runs, taken in turn: by the clock, and of all processors, which
says more on a busy machine; memory is the most that the process had. Wanted: cold at most 1.2 times
the loader by the clock on two processors, and at most 400 MB of 100 000 claims; of a second run,
loading at most a fifth of cold, and the whole at most 0.6.
"""

import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
sys.path[:0] = [str(Path(__file__).parent)]

import corpora  # noqa: E402
from speed import COMMAND, LOADER  # noqa: E402

RUNS = 5

LOADING = """\
import gc, json, resource, sys, time
gc.disable()
from argparse import Namespace
from pathlib import Path
from checker.command.cache import cache_of
from checker.loading.corpus import load

def spent():
    return sum(one.ru_utime + one.ru_stime for one in map(resource.getrusage, (
        resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)))

options = Namespace(no_cache=sys.argv[2] == "cold", below={"facts": "", "rules": ""}, home="")
before, begun = spent(), time.perf_counter()
corpus, _ = load([Path("facts"), Path("rules")], ".", cache=lambda: cache_of(options))
assert corpus is not None
Path(sys.argv[1]).write_text(json.dumps([time.perf_counter() - begun, spent() - before]))
"""


def measured(arguments: Sequence[str], top: Path) -> tuple[float, float, float]:
    """Seconds by the clock, seconds of all processors, and MB, of one process of Python."""
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    environment |= {"PYTHONPATH": str(ROOT), "XDG_CACHE_HOME": str(top.parent / "home")}
    begun = time.perf_counter()
    child = subprocess.Popen(
        [sys.executable, *arguments],
        cwd=top,
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    _, status, usage = os.wait4(child.pid, 0)
    taken = time.perf_counter() - begun
    child.returncode = os.waitstatus_to_exitcode(status)
    assert child.returncode in (0, 1), arguments
    return taken, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def loading(kind: str, top: Path) -> tuple[float, float, float]:
    """The same of loading alone."""
    result = top.parent / "took"
    *_, most = measured(["-c", LOADING, str(result), kind], top)
    clock, processors = json.loads(result.read_text())
    return clock, processors, most


def compared(claims: int) -> None:
    """Print how the checker stands to the loader."""
    with tempfile.TemporaryDirectory() as folder:
        top = Path(folder) / "corpus"
        corpora.write(top, claims, claims // 20)
        changed = sorted((top / "facts").iterdir())[-1]
        check = [*COMMAND, "check"]

        def cold() -> tuple[float, float, float]:
            shutil.rmtree(top / ".checker", ignore_errors=True)
            return measured(check, top)

        def one_changed() -> tuple[float, float, float]:
            changed.write_text(changed.read_text() + "# seen\n")
            return measured(check, top)

        ways: dict[str, Callable[[], tuple[float, float, float]]] = {
            "yaml.load(CSafeLoader)": lambda: measured(LOADER, top),
            "cold": cold,
            "second run": lambda: measured(check, top),
            "one file changed": one_changed,
            "loading, cold": lambda: loading("cold", top),
            "loading, second run": lambda: loading("known", top),
        }
        runs: dict[str, list[tuple[float, float, float]]] = {name: [] for name in ways}
        for _ in range(RUNS):
            for name, way in ways.items():
                runs[name].append(way())
        medians = {
            name: [statistics.median(one[i] for one in some) for i in (0, 1)]
            for name, some in runs.items()
        }
        beside = {"cold": "yaml.load(CSafeLoader)", "loading, second run": "loading, cold"}
        beside |= dict.fromkeys(("second run", "one file changed"), "cold")
        for name, (clock, processors) in medians.items():
            peer = medians[beside.get(name, name)]
            most = max(one[2] for one in runs[name])
            print(
                f"| {claims} | {name} | {clock:.2f} s | {clock / peer[0]:.2f} | "
                f"{processors:.2f} s | {processors / peer[1]:.2f} | {most:.0f} MB |",
                flush=True,
            )


if __name__ == "__main__":
    for size in map(int, sys.argv[1:] or ("10000", "100000")):
        compared(size)
