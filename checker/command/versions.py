"""What is installed: the checker, and all that it rests on."""

import platform
import re
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, requires, version

from checker.model.release import __version__

NAME = "fact-consistency-checker"

_REQUIREMENT = re.compile(
    r"(?P<name>[A-Za-z0-9._-]+)[^;]*(?:;.*extra == [\"'](?P<extra>\w+)[\"'])?"
)
_OF_DEVELOPERS = "test"


def lines() -> Iterator[str]:
    """The checker and Python, then a line for what is needed, and one for what each extra needs."""
    yield f"checker {__version__}"
    system = f"{platform.system()} {platform.machine()}"
    yield f"  {platform.python_implementation()} {platform.python_version()}, {system}"
    groups: dict[str, list[str]] = {}
    for needed in _required():
        found = _REQUIREMENT.match(needed)
        if found is not None and found["name"] != NAME:
            groups.setdefault(found["extra"] or "", []).append(_told(found["name"]))
    for extra, told in groups.items():
        if extra != _OF_DEVELOPERS:
            yield f"  {f'{extra}: ' if extra else ''}{', '.join(told)}"


def _required() -> list[str]:
    """What the installed package asks for; run from a folder that was never installed, nothing."""
    try:
        return requires(NAME) or []
    except PackageNotFoundError:
        return []


def _told(name: str) -> str:
    """A package and its version; of PyYAML, that of the parser in C, too."""
    try:
        told = f"{name} {version(name)}"
    except PackageNotFoundError:
        return f"{name} not installed"
    if name.lower() == "pyyaml":
        from yaml import __with_libyaml__  # 20 ms: only where versions are asked for

        if __with_libyaml__:
            from yaml._yaml import get_version_string

            told += f" (libyaml {get_version_string()})"
    return told
