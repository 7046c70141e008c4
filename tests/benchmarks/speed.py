"""How long a run takes, beside what it is measured against, in the same minute: ratios.

    python tests/benchmarks/speed.py

Of start and bulk the second ratio is of the time of all processors, which says more on a busy
machine.

start   the whole of `checker check` on the project's own corpus, against importing the packages
        that it uses; at most 1.3 is wanted
bulk    the whole of `checker check` on ten thousand claims in five hundred files, without what an
        earlier run kept, against PyYAML's own C loader on the same files; at most 1.2 is wanted
watch   from a change to what is printed with `--watch`, against the whole of `checker check`, on
        the bulk, and on the project's own corpus; at most 0.2 is wanted
judge   deriving and checking generated claims in groups of four, in microseconds a claim; about
        10 is wanted for a hundred thousand, and the same for any number
"""

import os
import resource
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from statistics import median
from time import perf_counter

ROOT = Path(__file__).parent.parent.parent
sys.path[:0] = [str(ROOT), str(Path(__file__).parent)]

import corpora  # noqa: E402

COMMAND = ["-c", "from checker.__main__ import main; main()"]
"""What the command `checker` runs."""

IMPORTS = ["-c", "import yaml, jsonschema, tabulate"]
LOADER = [
    "-c",
    "import glob, yaml\n"
    "for name in glob.glob('facts/*.yaml') + glob.glob('rules/*.yaml'):\n"
    "    with open(name, encoding='utf-8') as file:\n"
    "        yaml.load(file, Loader=yaml.CSafeLoader)",
]


def seconds(arguments: list[str], folder: Path) -> tuple[float, float]:
    """The wall time of one Python process, and that of all processors; compiled modules may be
    written and read."""
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    environment["PYTHONPATH"] = str(ROOT)
    start, before = perf_counter(), resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(
        [sys.executable, *arguments], cwd=folder, env=environment, capture_output=True, check=False
    )
    elapsed, after = perf_counter() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
    busy = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    if done.returncode not in (0, 1) or b"Traceback" in done.stderr:
        raise SystemExit(done.stderr.decode())
    return elapsed, busy


def race(
    ours: list[str], theirs: list[str], folder: Path, times: int
) -> tuple[float, float, float, float]:
    """The medians of both by the clock, run in turns, and the medians of both ratios."""
    seconds(ours, folder)
    seconds(theirs, folder)
    pairs = [(seconds(ours, folder), seconds(theirs, folder)) for _ in range(times)]
    return (
        median(a for (a, _), _ in pairs),
        median(b for _, (b, _) in pairs),
        median(a / b for (a, _), (b, _) in pairs),
        median(a / b for (_, a), (_, b) in pairs),
    )


WATCHING = """\
import gc, sys, time
from collections.abc import Sequence
from pathlib import Path
from checker.command import watch
from checker.command.arguments import parsed
from checker.command.outputs import named_outputs
from checker.command.project import configure

gc.disable()
options = parsed(["check", "--watch"])
configure(options)
file = next(path for path in sorted(Path("facts").rglob("*.yaml")) if "facts:" in path.read_text())
said, took = [], []
watch.say = lambda told: said.append(time.perf_counter())

def changes():
    for number in range(8):
        file.write_text(file.read_text() + f"# {number}\\n")
        said.clear()
        start = time.perf_counter()
        yield [str(file)]
        took.append(said[1] - start)

watch.watch(options, named_outputs(options), changes())
Path(sys.argv[1]).write_text(str(sorted(took)[len(took) // 2]))
"""
"""Writes how long it takes from a change to what is printed, in seconds, the median of some."""


def watch(folder: Path) -> tuple[float, float]:
    """The seconds from a change to what is printed, and of a whole run."""
    result = folder.parent / "took"
    warm, cold = [], []
    for _ in range(5):
        cold.append(seconds([*COMMAND, "check", "--no-cache"], folder)[0])
        seconds(["-c", WATCHING, str(result)], folder)
        warm.append(float(result.read_text()))
    return median(warm), median(cold)


def judge(facts: int) -> float:
    """Microseconds a claim that deriving and checking take."""
    from checker.engine import check, derive
    from checker.loading.corpus import load

    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        corpora.write(folder, facts, facts // 20)
        corpus, problems = load([folder / "facts", folder / "rules"], name)
    if corpus is None:
        raise SystemExit("\n".join(map(str, problems[:9])))
    agree = corpus.rules[:1]
    start = perf_counter()
    indexed, _, _ = derive(corpus)
    findings, _ = check(agree, indexed)
    elapsed = perf_counter() - start
    if len(findings) < facts // 5:
        raise SystemExit("too few questions: the benchmark measures nothing")
    return elapsed / facts * 1e6


def tell(what: str, ours: float, peer: str, theirs: float, ratios: Sequence[float]) -> None:
    """Print how one measurement came out."""
    told = ", ".join(f"{ratio:.2f}" for ratio in ratios)
    print(f"{what}  {ours * 1e3:5.0f} ms  {peer} {theirs * 1e3:4.0f} ms  ratio {told}", flush=True)


def main() -> None:
    """Print one line a measurement."""
    import gc

    with tempfile.TemporaryDirectory() as name:
        out = ["--out", f"md={name}/report.md", "--out", f"json={name}/report.json"]
        ours, theirs, *ratios = race([*COMMAND, "check", *out], IMPORTS, ROOT, 21)
        tell("start", ours, "imports    ", theirs, ratios)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "corpus"
        corpora.write(folder, 10_000, 500)
        ours, theirs, *ratios = race([*COMMAND, "check", "--no-cache"], LOADER, folder, 7)
        tell("bulk ", ours, "CSafeLoader", theirs, ratios)
        warm, cold = watch(folder)
        print(
            f"watch  {warm * 1e3:5.0f} ms  cold run {cold * 1e3:7.0f} ms  ratio {warm / cold:.2f}"
        )
    with tempfile.TemporaryDirectory() as name:
        for part in ("facts", "rules"):
            shutil.copytree(ROOT / part, Path(name) / "corpus" / part)
        warm, cold = watch(Path(name) / "corpus")
        print(
            f"watch  {warm * 1e3:5.0f} ms  cold run {cold * 1e3:7.0f} ms  ratio {warm / cold:.2f}"
        )
    gc.disable()
    for facts in (12_500, 25_000, 50_000, 100_000, 200_000):
        print(f"judge  {facts:7} claims  {judge(facts):5.1f} us a claim")


if __name__ == "__main__":
    main()
