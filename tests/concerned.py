"""A plugin of pytest for the runs of ``tests/deletion.py``: who is at work, and who is needed.

While ``touched`` records, it is told which test runs, which file is collected, and for which file
or folder a fixture is made that several tests share. Where ``TESTS_NOT_NEEDED`` names a file, those
tests do not run whose ids are its lines; those that nobody knew when it was written do. All are
collected.
"""

import os
from collections.abc import Generator
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import Any

import pytest

try:
    from checker.touched import at_work
except ImportError:  # nothing is recorded in this copy

    def at_work(who: str) -> AbstractContextManager[object]:
        return nullcontext(who)


NOT_NEEDED = "TESTS_NOT_NEEDED"
COLLECTED = "collected.txt"


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report(collector: pytest.Collector) -> Generator[None, Any, Any]:
    with at_work(collector.nodeid):
        return (yield)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Generator[None, Any, Any]:
    with at_work(item.nodeid):
        return (yield)


@pytest.hookimpl(wrapper=True)
def pytest_fixture_setup(fixturedef: Any) -> Generator[None, Any, Any]:
    if fixturedef.scope == "function" or not fixturedef.baseid:
        return (yield)
    with at_work(fixturedef.baseid):
        return (yield)


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if NOT_NEEDED in os.environ:
        lines = Path(os.environ[NOT_NEEDED]).read_text(encoding="utf-8").splitlines()
        skipped = frozenset(lines)
        items[:] = [item for item in items if item.nodeid not in skipped]
    else:
        ids = "".join(f"{item.nodeid}\n" for item in items)
        (config.rootpath / COLLECTED).write_text(ids, encoding="utf-8")
