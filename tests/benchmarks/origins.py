"""How the cost of finding copies grows: generated documents, a fifth of which copy one another.

``python tests/benchmarks/origins.py``: for each size, the time to verify all documents (read, find
quotes, read values, sketch passages) and the time in which `check` joins what the sketches show.
"""

import gc
import sys
import tempfile
import time
from pathlib import Path
from random import Random

ROOT = Path(__file__).parent.parent.parent
sys.path.insert(0, str(ROOT))

from checker.loading.corpus import load  # noqa: E402
from checker.model.origins import shared_origins  # noqa: E402
from checker.verify.documents import Folder  # noqa: E402
from checker.verify.verification import verify  # noqa: E402

SIZES = (250, 500, 1000, 2000, 4000)
CLAIMS, WORDS = 10, 12_000

WORDS_OF = """\
attributes: {length: {label: length, kind: quantity, unit: m}}
rules: [{id: agree, title: Documents agree, check: {agree: {}}}]
entities:
"""


def write(folder: Path, documents: int) -> None:
    """Write documents of ten sentences, each with a claim; two in ten come from an agency."""
    random = Random(1)
    words = [f"{a}{b}{c}" for a in "bdfgklmn" for b in ("a", "eo", "ui") for c in "rstvz"]
    words = [first + second for first in words for second in words][:WORDS]

    def sentence(subject: int) -> tuple[str, str]:
        quote = f"is {random.randint(10, 900)} metres long"
        before, behind = (" ".join(random.choices(words, k=9)) for _ in range(2))
        return f"The {before} bridge {subject} {quote} {behind}.", quote

    subjects = max(10, documents // 5)
    agency = [
        (subject, *sentence(subject)) for subject in random.choices(range(subjects), k=subjects)
    ]
    (folder / "facts").mkdir()
    (folder / "documents").mkdir()
    entities = "".join(
        f"  bridge_{n}: {{label: bridge {n}, type: bridge}}\n" for n in range(subjects)
    )
    (folder / "facts" / "words.yaml").write_text(WORDS_OF + entities)
    for number in range(documents):
        told = [
            random.choice(agency) if random.random() < 0.2 else (subject, *sentence(subject))
            for subject in random.choices(range(subjects), k=CLAIMS)
        ]
        text = "\n\n".join(line for _, line, _ in told)
        (folder / "documents" / f"{number}.txt").write_text(text)
        facts = "".join(
            f"  - {{id: s{number}.c{n}, subject: bridge_{subject}, attribute: length, "
            f"value: {quote.split()[1]} m, quote: {quote}}}\n"
            for n, (subject, _, quote) in enumerate(told)
        )
        (folder / "facts" / f"s{number}.yaml").write_text(
            f"source: {{id: s{number}, document: {{file: {number}.txt}}}}\nfacts:\n{facts}"
        )


def main() -> None:
    """Measure each size."""
    gc.disable()  # as the command does
    for documents in SIZES:
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            write(folder, documents)
            corpus, problems = load([folder / "facts"], name)
            assert corpus is not None, problems[:3]
            start = time.perf_counter()
            found = verify(corpus, Folder(str(folder / "documents")).read)
            verified = time.perf_counter() - start
            facts = [row.fact._replace(verified=row.recorded) for row in found.claims]
            start = time.perf_counter()
            origins = shared_origins(facts, corpus.sources, ())
            joined = time.perf_counter() - start
            print(
                f"{documents:6} documents  {len(facts):6} claims  {len(origins):6} in copies  "
                f"verify {verified / documents * 1e3:5.2f} ms a document  "
                f"join {joined / len(facts) * 1e6:5.1f} us a claim"
            )


if __name__ == "__main__":
    main()
