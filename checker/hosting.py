"""Where the work is kept: the repository around it, and the site that shows its files."""

import os
from collections.abc import Mapping

MOST_BYTES = 1_048_576
"""The largest job summary that GitHub shows; a larger one is dropped whole."""


def repository_of(folder: str) -> str:
    """The repository that a folder lies in; without one, the folder that the command runs in."""
    above = os.path.abspath(folder)
    while not os.path.lexists(os.path.join(above, ".git")):
        parent = os.path.dirname(above)
        if parent == above:
            return os.getcwd()
        above = parent
    return above


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
