"""``pytest --checker`` as a team would use it, with a corpus that has every outcome in it."""

import subprocess
import sys
import xml.etree.ElementTree as ET
from collections.abc import Callable
from importlib import import_module
from importlib.metadata import entry_points
from pathlib import Path

import pytest

# what is imported here is not imported again by each run in this process
for name in ("checker.plugin.collection", "checker.loading.schema", "jsonschema", "rapidfuzz"):
    import_module(name)

ROOT = Path(__file__).parent.parent.parent
WORDS = """\
entities:
  bridge: {label: the bridge}
  tower: {label: the tower}
  mill: {label: the mill}
attributes:
  opened_on: {label: opening, kind: date}
  arches: {label: number of arches, kind: count, qualifiers: [as_of]}
  slogan: {label: slogan, kind: text}
  toll: {label: toll, kind: count}
  storeys: {label: storeys, kind: count}
"""
GAZETTE = """\
source: {id: gazette}
facts:
  - {subject: bridge, attribute: opened_on, value: 2024-05-02, quote: "opened on 2 May"}
  - {subject: tower, attribute: opened_on, value: 1900, quote: "open since 1900"}
  - {subject: bridge, attribute: arches, value: 10}
  - {subject: bridge, attribute: arches, value: 9, id: gazette_then, qualifiers: {as_of: 1990}}
  - {subject: bridge, attribute: slogan, value: slow is fast}
  - {subject: bridge, attribute: toll, value: 5}
"""
HERALD = """\
source: {id: herald}
facts:
  - {subject: bridge, attribute: opened_on, value: 2024-06-01, quote: "since June"}
  - {subject: tower, attribute: opened_on, value: 1910, quote: "opened in 1910"}
  - {subject: bridge, attribute: arches, value: 10}
  - {subject: bridge, attribute: arches, value: 9, id: herald_then, qualifiers: {as_of: 1990}}
  - {subject: bridge, attribute: slogan, value: the way across}
"""
AGREE = """\
rules:
  - {id: agree, title: Documents agree, check: {agree: {}}}
"""
LIMITS = """\
# Two checks that find something, and a derivation that cannot give a value.
rules:
  - {id: cheap, title: It is cheap, severity: warning, check: {range: {attribute: toll, to: 3}}}
  - {id: high, title: It is high, check: {range: {attribute: storeys, from: 3}}}
  - id: stacked
    title: The arches of a row that has none
    derive: {formula: "storeys(X) = arches(X) / (arches(X) - arches(X))"}
"""
WAIVERS = """\
waivers:
  - {fact: herald.tower.opened_on, reason: A misprint, owner: desk, expires: 9999-12-31}
"""
CORPUS = {
    "facts/words.yaml": WORDS,
    "facts/gazette.yaml": GAZETTE,
    "facts/herald.yaml": HERALD,
    "rules/agree.yaml": AGREE,
    "rules/limits.yaml": LIMITS,
    "rules/waivers.yaml": WAIVERS,
}
OPENED = "rules/agree.yaml::agree::opened_on(bridge)"
OUTCOMES = {
    "rules/agree.yaml::agree::arches(bridge)": "PASSED",
    "rules/agree.yaml::agree::arches(bridge,as_of:1990)": "PASSED",
    "rules/agree.yaml::agree::opened_on(bridge)": "FAILED",
    "rules/agree.yaml::agree::opened_on(tower)": "XFAIL",
    "rules/agree.yaml::agree::slogan(bridge)": "SKIPPED",
    "rules/limits.yaml::cheap::toll(bridge)": "XFAIL",
    "rules/limits.yaml::high::matches_something": "FAILED",
}

LEAN = ["-p", "no:cacheprovider", "-p", "no:hypothesispytest"]  # importing that takes a second
# what this process has imported cannot be rewritten, of which pytest would warn
LEAN += ["--assert=plain"]
# without an installation that knows of the plugin, pytest is told of it
PLUGIN = [] if "checker" in entry_points(group="pytest11").names else ["-p", "checker.plugin"]

Run = Callable[..., pytest.RunResult]


@pytest.fixture
def run(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run pytest in a project that has the corpus and a test of its own."""
    monkeypatch.delenv("CI", raising=False)  # pytest shortens its summary only for people
    write(pytester, CORPUS | {"tests/test_own.py": "def test_own(): pass\n"})
    return lambda *arguments: pytester.runpytest_inprocess(*LEAN, *PLUGIN, *arguments)


def write(pytester: pytest.Pytester, files: dict[str, str]) -> None:
    for name, text in files.items():
        path = pytester.path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)


def outcomes(result: pytest.RunResult) -> dict[str, str]:
    """What ``-v`` tells of each test."""
    lines = (line.split(" ") for line in result.outlines if "%]" in line)
    return {words[0]: words[1] for words in lines}


def collected(result: pytest.RunResult) -> list[str]:
    """What ``--collect-only -q`` lists."""
    return [line for line in result.outlines if "::" in line]


def test_each_question_is_a_test_beside_the_others(run: Run) -> None:
    result = run("--checker", "-v")
    assert outcomes(result) == OUTCOMES | {"tests/test_own.py::test_own": "PASSED"}
    assert result.ret == pytest.ExitCode.TESTS_FAILED


def test_numbers_are_grouped_as_the_project_says(run: Run, pytester: pytest.Pytester) -> None:
    more = "attributes: {paid: {kind: quantity, unit: EUR, label: pay}}\n"
    more += "entities: {dam: {label: dam}}\n"
    claim = "facts: [{subject: dam, attribute: paid, value: %s EUR, quote: it was %s}]\n"
    write(
        pytester,
        {
            "checker.toml": "thousands = ','\n",
            "facts/more.yaml": more,
            "facts/one.yaml": "source: {id: one}\n" + claim % (14393, 14393),
            "facts/two.yaml": "source: {id: two}\n" + claim % (25000, 25000),
        },
    )
    result = run("--checker", "-k", "paid and dam")
    result.stdout.fnmatch_lines(
        ["Pay of dam: 14,393 EUR against 25,000 EUR, about 10,600 EUR apart"]
    )


def test_without_the_flag_there_are_no_questions(run: Run) -> None:
    assert outcomes(run("-v")) == {"tests/test_own.py::test_own": "PASSED"}


def test_a_failure_shows_both_quotes_with_sources_values_and_places(run: Run) -> None:
    result = run("--checker", "-k", "opened_on and bridge")
    result.stdout.fnmatch_lines(
        [
            "*_ agree::opened_on(bridge) _*",
            "Opening of the bridge: 2 May 2024 against 1 June 2024, 30 days apart",
            "1: 2 May 2024",
            "   facts/gazette.yaml:3: gazette: 2 May 2024 “opened on 2 May”",
            "2: 1 June 2024",
            "   facts/herald.yaml:3: herald: 1 June 2024 “since June”",
            "rule: Documents agree (rules/agree.yaml:2)",
            "more: checker explain *",
            f"FAILED {OPENED}*",
        ],
        consecutive=False,
    )


def test_places_are_told_from_where_pytest_was_started(
    run: Run, pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytester.makeini("[pytest]")
    monkeypatch.chdir(pytester.path / "tests")
    result = run("--checker", "-k", "opened_on and bridge")
    result.stdout.fnmatch_lines(["   ../facts/gazette.yaml:3: gazette: 2 May 2024 *"])


def test_reasons(run: Run) -> None:
    result = run("--checker", "-rsx")
    result.stdout.fnmatch_lines(
        [
            "SKIPPED * undetermined: Slogan of the bridge: wording differs",
            "XFAIL rules/agree.yaml::agree::opened_on(tower) *"
            "waived by desk until 31 December 9999: A misprint",
            "XFAIL rules/limits.yaml::cheap::toll(bridge) * warning, and fail_on is error: 5 *",
        ]
    )


def test_a_rule_that_matches_nothing_says_so(run: Run) -> None:
    result = run("--checker", "-k", "matches_something")
    result.stdout.fnmatch_lines(
        [
            "Rule high: it matches nothing",
            "rule: It is high (rules/limits.yaml:4)",
            "more: checker explain high",
        ]
    )


def test_runxfail_has_what_is_waived_fail(run: Run) -> None:
    assert outcomes(run("--checker", "--runxfail", "-v"))[OPENED.replace("bridge", "tower")] == (
        "FAILED"
    )


@pytest.mark.parametrize(
    ("fail_on", "failed", "xfailed", "skipped"),
    [("error", 2, 2, 1), ("warning", 3, 1, 1), ("note", 4, 1, 0), ("never", 0, 4, 1)],
)
def test_what_counts_is_what_makes_the_command_fail(
    run: Run, pytester: pytest.Pytester, fail_on: str, failed: int, xfailed: int, skipped: int
) -> None:
    write(pytester, {"checker.toml": f'fail_on = "{fail_on}"\n'})
    result = run("--checker")
    result.assert_outcomes(failed=failed, xfailed=xfailed, skipped=skipped, passed=3)


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["-k", "documents_agree or bridge"], {name for name in OUTCOMES if "bridge" in name}),
        (["-k", "agree and arches"], {name for name in OUTCOMES if "arches" in name}),
        (["-k", "as_of:1990"], {name for name in OUTCOMES if "1990" in name}),
        (["-k", "limits.yaml"], {name for name in OUTCOMES if "limits" in name}),
        (["-k", "herald"], {n for n in OUTCOMES if "agree::" in n}),
        (["-m", "checker"], set(OUTCOMES)),
        (["-m", "not checker"], {"tests/test_own.py::test_own"}),
        (["rules"], set(OUTCOMES)),
        (["."], {*OUTCOMES, "tests/test_own.py::test_own"}),
        (["rules/limits.yaml"], {name for name in OUTCOMES if "limits" in name}),
        (["rules/limits.yaml::cheap"], {"rules/limits.yaml::cheap::toll(bridge)"}),
        ([OPENED, "tests/test_own.py"], {OPENED, "tests/test_own.py::test_own"}),
        (["tests"], {"tests/test_own.py::test_own"}),
        (["tests/test_own.py::test_own"], {"tests/test_own.py::test_own"}),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else str(len(value)),
)
def test_selected(run: Run, arguments: list[str], expected: set[str]) -> None:
    result = run("--checker", "--strict-markers", "--collect-only", "-q", *arguments)
    assert set(collected(result)) == expected


@pytest.mark.parametrize("name", OUTCOMES)
def test_every_id_can_be_given_back(run: Run, name: str) -> None:
    assert outcomes(run("--checker", "-v", name)) == {name: OUTCOMES[name]}


def test_paths_that_lead_past_the_rules_are_told_of(run: Run) -> None:
    told = "checker: facts, rules (none of the given paths leads there: no rule is collected)"
    run("--checker", "tests").stdout.fnmatch_lines([told])
    run("--checker", "tests", "rules").stdout.fnmatch_lines(["checker: facts, rules"])


def test_the_order_is_the_same_every_time(run: Run) -> None:
    first = collected(run("--checker", "--collect-only", "-q"))
    assert first == collected(run("--checker", "--collect-only", "-q"))
    assert [name for name in first if "test_own" not in name] == list(OUTCOMES)


def test_the_first_failure_stops_the_run(run: Run) -> None:
    run("--checker", "-x", "rules").assert_outcomes(failed=1, passed=2)


def test_the_place_of_the_rule_is_the_location(run: Run, pytester: pytest.Pytester) -> None:
    run("--checker", "rules", "--junitxml=out.xml", "-o", "junit_family=xunit1")
    cases = ET.parse(pytester.path / "out.xml").getroot().iter("testcase")
    found = {case.get("name"): case for case in cases}
    opened, cheap = found["opened_on(bridge)"], found["toll(bridge)"]
    assert (opened.get("file"), opened.get("line")) == ("rules/agree.yaml", "1")  # from 0
    assert (cheap.get("file"), cheap.get("line")) == ("rules/limits.yaml", "2")
    assert opened.get("classname") == "rules.agree.yaml.agree"
    failure = opened.find("failure")
    assert failure is not None
    assert failure.text is not None
    assert "“opened on 2 May”" in failure.text


def test_names_are_told_apart_and_stay_on_one_line(run: Run, pytester: pytest.Pytester) -> None:
    long = "x" * 300
    lines = [
        f"  - {{subject: mill, attribute: arches, value: {m}, id: mill_{m}_{n}, "
        f'qualifiers: {{as_of: "{when}"}}}}'
        for n, when in enumerate((f"{long}1", f"{long}2", "a::b[c]\\ed"))
        for m in (1, 2)
    ]
    write(pytester, {"facts/more.yaml": "source: {id: more}\nfacts:\n" + "\n".join(lines) + "\n"})
    told = collected(run("--checker", "--collect-only", "-q", "-k", "mill and arches"))
    names = [name.removeprefix("rules/agree.yaml::agree::") for name in told]
    assert len(set(names)) == 3
    assert "arches(mill,as_of:a:b(c)\N{REPLACEMENT CHARACTER}d)" in names
    assert all(len(name) < 220 for name in names)
    for name in told:
        assert len(outcomes(run("--checker", "-v", name))) == 1


def test_all_problems_are_one_error_of_collection(run: Run, pytester: pytest.Pytester) -> None:
    write(
        pytester,
        {
            "facts/gazette.yaml": GAZETTE.replace("2 May", "2 \\May"),
            "rules/limits.yaml": LIMITS.replace("toll", "tolls"),
        },
    )
    for arguments in ([], ["."], ["facts", "rules"], ["rules"], ["rules/agree.yaml"]):
        result = run("--checker", *arguments)
        assert result.ret == pytest.ExitCode.INTERRUPTED
        result.assert_outcomes(errors=1)
        result.stdout.fnmatch_lines(
            ["facts/gazette.yaml:3:*: *", "rules/limits.yaml:3:*: *tolls*", "* problems: nothing *"]
        )
        result.stdout.no_fnmatch_line("*Traceback*")
        result.stdout.no_fnmatch_line("*.py:*")


def test_files_that_are_asked_for_by_name_say_that_nothing_was_judged(
    run: Run, pytester: pytest.Pytester
) -> None:
    write(pytester, {"rules/limits.yaml": LIMITS.replace("toll", "tolls")})
    result = run("--checker", "rules/agree.yaml", "rules/limits.yaml")
    result.stdout.fnmatch_lines(["nothing was judged: see the error above"])
    assert str(result.stdout).count("rules/limits.yaml:3:") == 1


def test_problems_do_not_keep_other_tests_from_running(run: Run, pytester: pytest.Pytester) -> None:
    write(pytester, {"facts/gazette.yaml": GAZETTE.replace("source", "sauce")})
    run("--checker", "tests").assert_outcomes(passed=1)
    run("--checker", "--continue-on-collection-errors").assert_outcomes(passed=1, errors=1)


@pytest.mark.parametrize(
    ("settings", "arguments", "message"),
    [
        (
            'rules = "rulez"',
            [],
            "ERROR: checker.toml:1:1: 'rules' names 'rulez': no such folder: *",
        ),
        ('rulez = "rules"', [], "ERROR: checker.toml:1:1: 'rulez' is no setting; *"),
        ("", ["--checker-facts", "nowhere"], "ERROR: nowhere:1:1: no such folder: *"),
    ],
)
def test_paths_and_settings_that_are_wrong_are_errors_of_usage(
    run: Run, pytester: pytest.Pytester, settings: str, arguments: list[str], message: str
) -> None:
    write(pytester, {"checker.toml": settings + "\n"})
    result = run("--checker", *arguments)
    assert result.ret == pytest.ExitCode.USAGE_ERROR
    result.stderr.fnmatch_lines([message])


def test_paths_come_from_the_settings_of_the_project_or_from_options(
    run: Run, pytester: pytest.Pytester
) -> None:
    for name in ("facts", "rules"):
        (pytester.path / name).rename(pytester.path / f"the_{name}")
    ids = {name.replace("rules/", "the_rules/") for name in OUTCOMES}
    options = ["--checker-facts", "the_facts", "--checker-rules", "the_rules"]
    listing = ("--checker", "--collect-only", "-q", "-m", "checker")
    assert set(collected(run(*listing, *options))) == ids
    table = '[tool.checker]\nfacts = ["the_facts"]\nrules = "the_rules"\n'
    write(pytester, {"pyproject.toml": table + "[tool.pytest.ini_options]\n"})
    assert set(collected(run(*listing))) == ids


@pytest.mark.parametrize("testpaths", ["testpaths = tests", ""])
def test_a_folder_that_pytest_does_not_enter_is_collected_all_the_same(
    run: Run, pytester: pytest.Pytester, testpaths: str
) -> None:
    (pytester.path / "rules").rename(pytester.path / ".rules")
    write(pytester, {"checker.toml": 'rules = ".rules"\n'})
    pytester.makeini(f"[pytest]\n{testpaths}\n")
    assert len(outcomes(run("--checker", "-v"))) == len(OUTCOMES) + 1


def test_the_flag_in_the_settings_of_pytest_with_warnings_as_errors(
    run: Run, pytester: pytest.Pytester
) -> None:
    pytester.makeini(
        "[pytest]\naddopts = --checker --strict-markers --strict-config\n"
        "testpaths = tests\nfilterwarnings = error\nxfail_strict = true\n"
    )
    assert outcomes(run("-v")) == {"tests/test_own.py::test_own": "PASSED"} | OUTCOMES
    assert len(outcomes(run("-v", "tests/test_own.py"))) == 1


def test_without_the_flag_nothing_else_is_imported(pytester: pytest.Pytester) -> None:
    pytester.makepyfile(
        """
        import sys

        def test_imported():
            found = {name for name in sys.modules if name.split(".")[0] == "checker"}
            assert found == {"checker", "checker.plugin"}
        """
    )
    command = [sys.executable, "-m", "pytest", "-q", *PLUGIN]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_plugin_is_registered_with_pytest() -> None:
    assert '[project.entry-points.pytest11]\nchecker = "checker.plugin"\n' in (
        ROOT / "pyproject.toml"
    ).read_text(encoding="utf-8")


def test_a_bug_of_the_checker_is_an_error_and_other_tests_run(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A question that fails is a finding; a bug is none."""

    def broken(*_: object) -> None:
        raise ZeroDivisionError("a gap")

    monkeypatch.setattr("checker.engine.checks.identity", broken)
    result = run("--checker", "--continue-on-collection-errors")
    result.assert_outcomes(passed=1, errors=1)
    told = result.stdout.str()
    assert (
        "a bug in the checker, not in your files: ZeroDivisionError: a gap "
        "(checker/engine/checks.py:" in told
    )
    assert "while judging by rule 'agree' (rules/agree.yaml:2:5)" in told
    assert "INTERNALERROR" not in told
    assert "FAILED" not in told
    result = run("--checker", "facts/words.yaml")
    assert result.ret == pytest.ExitCode.INTERRUPTED
    assert "INTERNALERROR" not in result.stdout.str()


@pytest.mark.parametrize("name", ["alert", "_name"])
def test_a_bug_in_telling_a_question_is_an_error_too(
    run: Run, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    def endless(*_: object) -> None:
        endless()

    monkeypatch.setattr(f"checker.plugin.nodes.{name}", endless)
    result = run("--checker", "--continue-on-collection-errors")
    assert result.parseoutcomes()["errors"] > 0
    assert "FAILED rules/agree.yaml" not in result.stdout.str()
    assert "INTERNALERROR" not in result.stdout.str()


def test_a_bug_in_telling_both_sides_leaves_the_failure(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("checker.telling.alert.Alert.in_full", broken)
    result = run("--checker", OPENED)
    result.assert_outcomes(failed=1)
    assert "ZeroDivisionError" in result.stdout.str()
    assert "while telling both sides of " in result.stdout.str()


def test_no_text_of_a_claim_is_a_command_in_the_log(run: Run, pytester: pytest.Pytester) -> None:
    evil = '"x\\n::error::boom ##[error]y \\e[31m"'
    write(
        pytester,
        {
            "facts/words.yaml": WORDS.replace("kind: text}", "kind: text, exact: true}"),
            "facts/herald.yaml": HERALD.replace("the way across", evil).replace(
                '"since June"', evil
            ),
        },
    )
    told = run("--checker").stdout.str()
    assert "boom" in told
    assert not [line for line in told.splitlines() if line.lstrip(" E").startswith("::")]
    assert "##[" not in told
    assert "\x1b[31mx" not in told


def test_records_that_cannot_be_read_are_an_error_of_collection(
    run: Run, pytester: pytest.Pytester
) -> None:
    write(pytester, {"facts/checker.lock.jsonl": "<<<<<<< a\n{\n"})
    for arguments in ([], ["facts", "rules"], ["rules"]):
        result = run("--checker", *arguments)
        assert result.ret == pytest.ExitCode.INTERRUPTED
        result.assert_outcomes(errors=1)
        result.stdout.fnmatch_lines(
            [f"facts/checker.lock.jsonl:{at}: *verify*--write*" for at in ("1:1", "2:2")]
        )
