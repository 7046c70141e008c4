#!/usr/bin/env python3
"""Call: ``python tests/bounds.py lowest|newest [PYTHON [ARGUMENTS OF PYTEST ...]]``.

Runs the suite in a fresh environment, with the lowest versions that ``pyproject.toml`` allows of
all that it names, and the newest of what those need; or with the newest of all. PYTHON is a version
(``3.13``) or a path of an interpreter; without it, the one that runs this. The exit code is that
of pytest. uv, which chooses the versions, is installed into an environment of its own. Some of the
lowest versions can be had for Python 3.11 alone.
"""

import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
CHOICES = {"lowest": "lowest-direct", "newest": "highest"}


def main(arguments: list[str]) -> int:
    """Install, and run the suite."""
    if not arguments or arguments[0] not in CHOICES:
        print(__doc__)
        return 2
    which, *rest = arguments
    python = rest.pop(0) if rest else sys.executable
    if python[0].isdecimal():
        python = f"python{python}"
    with tempfile.TemporaryDirectory() as folder:
        tools, fresh = (_environment(Path(folder) / name, python) for name in ("tools", "fresh"))
        _run(tools, "-m", "pip", "install", "--quiet", "uv")
        install = ("install", "--quiet", "--resolution", CHOICES[which], "--python", str(fresh))
        _run(tools, "-m", "uv", "pip", *install, "--editable", f"{ROOT}[test]")
        _run(tools, "-m", "uv", "pip", "freeze", "--python", str(fresh))
        return subprocess.run(
            [fresh, "-m", "pytest", "-n", "2", *rest], cwd=ROOT, check=False
        ).returncode


def _environment(folder: Path, python: str) -> Path:
    """The interpreter of a new environment."""
    subprocess.run([python, "-m", "venv", folder], check=True)
    return folder / ("Scripts" if sys.platform == "win32" else "bin") / "python"


def _run(python: Path, *arguments: str) -> None:
    subprocess.run([python, *arguments], check=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
