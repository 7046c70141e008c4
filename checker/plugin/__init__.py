"""The pytest plugin: ``pytest --checker`` collects each rule's questions as tests.

Without the flag it is three options: nothing else of the checker is imported, and pytest calls no
hook of it while it collects and runs.
"""

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    """The flag, and the paths, which else are those of the settings."""
    group = parser.getgroup("checker", "fact-consistency checker")
    group.addoption(
        "--checker", action="store_true", help="collect the rules' questions on the facts as tests"
    )
    for name in ("facts", "rules"):
        group.addoption(
            f"--checker-{name}",
            metavar="PATH",
            action="append",
            help=f"with --checker, a folder or file with {name}; may be repeated (default: "
            f"{name} of the settings in checker.toml or pyproject.toml, or {name}/)",
        )


def pytest_configure(config: pytest.Config) -> None:
    """With the flag, register what collects."""
    if config.getoption("checker"):
        from checker.plugin.collection import Rules

        config.addinivalue_line("markers", "checker: a question of a rule (pytest --checker)")
        config.pluginmanager.register(Rules(config), "checker-rules")
