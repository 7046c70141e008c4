"""Where the work is kept: the repository around it, and the site that shows its files."""

import os
import posixpath
from collections.abc import Iterable, Mapping

MOST_BYTES = 1_048_576
"""The largest job summary that GitHub shows; a larger one is dropped whole."""


def repository_of(folder: str) -> str:
    """The repository that a folder lies in; else that which the command runs in, or its folder."""
    here = os.getcwd()
    return _around(folder) or _around(here) or here


def _around(folder: str) -> str:
    """The nearest folder above, or this one, that is a repository; else nothing."""
    above = os.path.abspath(folder)
    while not os.path.lexists(os.path.join(above, ".git")):
        parent = os.path.dirname(above)
        if parent == above:
            return ""
        above = parent
    return above


def outside(files: Iterable[str], leads: str) -> list[str]:
    """The files, by their paths from the repository, whose paths lead out of it.

    ``leads`` leads from the repository to what the names of files are relative to.
    """
    paths = (posixpath.normpath(leads + file) for file in files)
    return [path for path in paths if path.startswith(("../", "/")) or path[1:2] == ":"]


def site_of(environment: Mapping[str, str]) -> str:
    """The address under which the CI's own site shows the files of this commit, or nothing."""

    def all_of(*names: str) -> list[str]:
        values = [environment.get(name, "").rstrip("/") for name in names]
        return values if all(values) else []

    if words := all_of("GITHUB_SERVER_URL", "GITHUB_REPOSITORY", "GITHUB_SHA"):
        server, repository, commit = words
        return f"{server}/{repository}/blob/{commit}/"
    if words := all_of("CI_PROJECT_URL", "CI_COMMIT_SHA"):
        project, commit = words
        return f"{project}/-/blob/{commit}/"
    return ""
