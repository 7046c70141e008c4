"""What teams put into their CI: the workflow, the action, the templates and the hooks."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml
from test_cli import BAD, BROKEN, GOOD, RULES, program, write

from checker.command.arguments import PARSERS
from checker.formats import FORMATS
from checker.starter import FILES

OF_GITHUB = pytest.mark.of_format("github")
"""The action has its annotations written in that format."""

ROOT = Path(__file__).parent.parent
TESTED = {
    "rules/rules.yaml": """\
rules:
  - id: agree
    title: Documents agree
    check: {agree: {}}
    examples:
      - given:
          - {subject: tower, attribute: colour, value: red}
          - {subject: tower, attribute: height, value: 3 m}
        expect: nothing
      - given:
          - {subject: tower, attribute: height, value: 4 m}
          - {subject: tower, attribute: height, value: 3 m}
        expect: contradiction
"""
}
OWN = ".github/actions/checker"
ACTION = yaml.safe_load((ROOT / OWN / "action.yml").read_text())
HOOKS = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text())


def of_readme(begin: str, folder: str = ".") -> Any:
    """The one block of YAML in the README, by default the first page, that begins like this."""
    text = (ROOT / folder / "README.md").read_text()
    blocks = re.findall(r"^```yaml\n(.*?)^```$", text, re.S | re.M)
    (block,) = (block for block in blocks if block.startswith(begin))
    return yaml.safe_load(block)


def as_job(steps: list[Any]) -> dict[str, Any]:
    return {"on": "push", "jobs": {"check": {"runs-on": "ubuntu-latest", "steps": steps}}}


def git(folder: Path, *arguments: str) -> "subprocess.CompletedProcess[str]":
    who = ["-c", "user.name=x", "-c", "user.email=x@y", "-c", "core.hooksPath=.git/hooks"]
    return subprocess.run(
        ["git", *who, *arguments], cwd=folder, capture_output=True, text=True, check=False
    )


@pytest.fixture(autouse=True)
def no_settings_of_git(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in os.environ if name.startswith("GIT")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)


# -- what the hosts' own schemas say ------------------------------------------------------------


@pytest.mark.parametrize(
    ("schema", "text"),
    [
        ("github-actions", (ROOT / OWN / "action.yml").read_text()),
        ("github-workflows", (ROOT / ".github/workflows/checks.yml").read_text()),
        ("github-workflows", FILES[".github/workflows/checker.yml"]),
        ("github-workflows", yaml.safe_dump(as_job(of_readme("- uses: ")))),
        ("github-workflows", yaml.safe_dump(as_job(of_readme("- uses: ", OWN)))),
        ("gitlab-ci", yaml.safe_dump(of_readme("checker:\n"))),
    ],
    ids=[
        "action",
        "own workflow",
        "workflow of init",
        "steps in the README",
        "of the action",
        "GitLab",
    ],
)
def test_they_are_valid(tmp_path: Path, schema: str, text: str) -> None:
    (tmp_path / "it.yml").write_text(text)
    transform = ["--data-transform", "gitlab-ci"] if schema == "gitlab-ci" else []
    done = subprocess.run(
        [
            *(sys.executable, "-m", "check_jsonschema", "--builtin-schema", f"vendor.{schema}"),
            *transform,
            str(tmp_path / "it.yml"),
        ],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_they_give_the_action_inputs_that_it_has() -> None:
    steps = [
        *yaml.safe_load((ROOT / ".github/workflows/checks.yml").read_text())["jobs"]["report"][
            "steps"
        ],
        *yaml.safe_load(FILES[".github/workflows/checker.yml"])["jobs"]["check"]["steps"],
        *of_readme("- uses: "),
        *of_readme("- uses: ", OWN),
    ]
    using = [step for step in steps if "/actions/checker" in step["uses"]]
    assert len(using) == 4
    for step in using:
        assert set(step["with"]) <= set(ACTION["inputs"])
        folder = step["uses"].removeprefix("OWNER/REPOSITORY").partition("@")[0]
        assert (ROOT / folder.lstrip("./").replace("github", ".github", 1) / "action.yml").is_file()


# -- the action ---------------------------------------------------------------------------------


def step(name: str) -> dict[str, Any]:
    (found,) = (one for one in ACTION["runs"]["steps"] if one.get("id") == name)
    return dict(found)


def act(folder: Path, **inputs: str) -> "subprocess.CompletedProcess[str]":
    """Run the action's step as GitHub does: inputs only reach it by its environment."""
    given = {name: str(of["default"]) for name, of in ACTION["inputs"].items()}
    given |= {name.replace("_", "-"): text for name, text in inputs.items()}
    given_to = {f"${{{{ inputs.{name} }}}}": text for name, text in given.items()}
    given_to["${{ steps.install.outputs.python }}"] = sys.executable
    check = step("check")
    environment = {name: given_to[word] for name, word in check["env"].items()}
    script = folder.parent / "script.sh"
    script.write_text(check["run"])
    return subprocess.run(
        ["bash", "--noprofile", "--norc", "-e", "-o", "pipefail", str(script)],
        cwd=folder / given_to[check["working-directory"]],
        env={
            **{k: v for k, v in os.environ.items() if not k.startswith("CI_")},
            "PYTHONPATH": str(ROOT),
            "GITHUB_OUTPUT": str(folder.parent / "output"),
            "RUNNER_TEMP": str(folder.parent),
            "GITHUB_STEP_SUMMARY": str(folder.parent / "summary.md"),
            **environment,
        },
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    folder = tmp_path / "checkout"
    folder.mkdir()
    return folder


@pytest.mark.of_format("md")
@pytest.mark.parametrize(("files", "code"), [(GOOD, 0), (BAD, 1), (BROKEN, 2)])
@OF_GITHUB
def test_the_action_exits_as_the_command(
    checkout: Path, files: Mapping[str, str], code: int
) -> None:
    write(dict(files), checkout)
    done = act(checkout)
    assert done.returncode == code, done.stderr
    assert (checkout.parent / "output").read_text() == f"exit-code={code}\n"
    assert ("::error file=facts/t" in done.stdout) is (code == 2)
    assert ("::error file=facts/one.yaml,line=3," in done.stdout) is (code == 1)
    assert (checkout.parent / "summary.md").exists() is (code < 2)
    assert not (checkout / "reports").exists()


@pytest.mark.of_format("json")
@OF_GITHUB
def test_the_inputs_of_the_action(checkout: Path) -> None:
    moved = {f"sub/{name.replace('facts/t', 'more facts/t')}": text for name, text in BAD.items()}
    write(moved, checkout)
    git(checkout, "init", "--quiet")
    *_, last = FORMATS
    inputs = {
        "facts": "facts\nmore facts\n",
        "rules": "rules\n",
        "outputs": f"json=kept.json\n{last}=x y.{last}",
        "working_directory": "sub",
    }
    done = act(checkout, **inputs)
    assert done.returncode == 1, done.stderr
    assert "::error file=sub/facts/one.yaml,line=3," in done.stdout
    assert (checkout / "sub" / f"x y.{last}").exists()
    assert act(checkout, **inputs, fail_on="never").returncode == 0
    write({"sub/papers/one.txt": "It rained.\n"}, checkout)
    told = act(checkout, **inputs | {"outputs": "json=told.json"}, documents="papers")
    assert told.returncode == 1, told.stderr
    assert '"document": "one.txt"' in (checkout / "sub" / "told.json").read_text()
    assert act(checkout, **inputs, documents="nowhere").returncode == 2
    known = act(checkout, **inputs | {"outputs": ""}, against="kept.json", only_new="true")
    assert known.returncode == 0, known.stderr
    assert act(checkout, **inputs, only_new="true").returncode == 2


@pytest.mark.parametrize(
    ("test", "files", "code", "said"),
    [
        ("true", GOOD, 1, "has no examples: add"),
        ("true", GOOD | TESTED, 0, "1 rule, 2 examples: all as expected."),
        ("true", BAD | TESTED, 1, "1 rule, 2 examples: all as expected."),
        ("true", BROKEN, 2, ""),
        ("false", GOOD, 0, ""),
        ("TRUE", GOOD, 1, "has no examples: add"),
        ("False", GOOD, 0, ""),
        ("", GOOD, 0, ""),
    ],
)
@OF_GITHUB
def test_the_action_tests_the_rules_where_it_is_asked_to(
    checkout: Path, test: str, files: Mapping[str, str], code: int, said: str
) -> None:
    write({**files, "rules/other/rules.yaml": "not read"}, checkout)
    done = act(checkout, test=test, rules="rules/rules.yaml")
    assert done.returncode == code, done.stderr
    assert said in done.stdout
    assert ("example" in done.stdout) is ("example" in said)
    assert (checkout.parent / "output").read_text() == f"exit-code={code}\n"


@pytest.mark.of_format("github", "md", "comment")
def test_the_action_writes_a_comment_where_it_is_asked_to(checkout: Path) -> None:
    file = checkout.parent / "fact-consistency-checker-comment.md"
    write(BAD, checkout)
    assert act(checkout, comment="true").returncode == 1
    assert (checkout.parent / "output").read_text() == f"comment={file}\nexit-code=1\n"
    assert file.read_text().startswith("<!-- fact-consistency-checker -->\n<h3>1 finding fails")
    assert (checkout.parent / "summary.md").exists()
    (checkout.parent / "output").unlink()
    write(BROKEN, checkout)
    assert act(checkout, comment="true").returncode == 2
    assert not file.exists()  # and no word of an earlier run is posted
    assert (checkout.parent / "output").read_text() == f"comment={file}\nexit-code=2\n"


def test_the_token_is_in_one_step_alone() -> None:
    steps = ACTION["runs"]["steps"]
    assert [one.get("id") for one in steps if "inputs.token" in str(one)] == ["comment"]
    assert step("comment")["if"] == "${{ !cancelled() && steps.check.outputs.comment != '' }}"
    file = re.findall(r'"\$GITHUB_ACTION_PATH/(\S+)"', step("comment")["run"])
    assert (ROOT / OWN / file[0]).is_file()


NEITHER = ["yes", "true ", " false", "1", "0", "ture", "true\nfalse", "tRUE", "$(true)", "*", " "]


@pytest.mark.parametrize("text", NEITHER)
@pytest.mark.parametrize("name", ["only-new", "test", "comment", "count-upgrade"])
def test_an_input_that_is_neither_true_nor_false_is_an_error(
    checkout: Path, name: str, text: str
) -> None:
    write(GOOD, checkout)
    done = act(checkout, **{name: text})
    assert (done.returncode, done.stderr) == (2, "")
    assert done.stdout == f"::error::{name}: write true or false\n"
    assert (checkout.parent / "output").read_text() == "exit-code=2\n"
    assert not (checkout.parent / "summary.md").exists()


def test_every_input_that_is_true_or_false_is_looked_at() -> None:
    """An input with such a default is one of those above."""
    booleans = {n for n, of in ACTION["inputs"].items() if of["default"] in ("true", "false")}
    assert booleans == {"only-new", "test", "comment", "count-upgrade"}


INPUTS = ["facts", "rules", "outputs", "against", "fail_on", "only_new", "test", "comment",
          "count_upgrade", "documents"]  # fmt: skip


@pytest.mark.parametrize("name", INPUTS)
def test_no_input_of_the_action_is_run(checkout: Path, name: str) -> None:
    write(GOOD, checkout)
    write({"facts/$(touch ran)/x.yaml": "facts: []\n"}, checkout)
    for text in ("$(touch ran)`touch ran`\"; touch ran; '\n; touch ran", "--help"):
        done = act(checkout, **{name: text})
        assert "usage" not in done.stdout
        assert not list(checkout.parent.rglob("ran"))
    for one in ACTION["runs"]["steps"]:
        assert "${{" not in one.get("run", "")


@OF_GITHUB
def test_a_module_of_the_checkout_is_not_run(checkout: Path) -> None:
    evil = "open('ran', 'w')"
    write(
        GOOD | {"yaml.py": evil, "checker/__init__.py": evil, "checker/__main__.py": evil}, checkout
    )
    assert act(checkout).returncode == 0
    assert not (checkout / "ran").exists()


def test_the_readme_of_the_action_says_what_each_format_is() -> None:
    told = re.findall(r"^\| `(\w+)` \| (.*) \|$", (ROOT / OWN / "README.md").read_text(), re.M)
    known = [(name, about) for name, about in told if name in FORMATS]
    assert known == [(name, one.about) for name, one in FORMATS.items()]


def test_the_action_installs_this_repository() -> None:
    folder = ROOT / OWN
    (way,) = re.findall(r'"\$GITHUB_ACTION_PATH/([./]+)\$extra"', step("install")["run"])
    assert (folder / way).resolve() == ROOT.resolve()


@pytest.mark.of_format("comment", "md")
@OF_GITHUB
def test_a_new_team_starts_green(checkout: Path) -> None:
    """What init writes is red at first, and its own workflow is green on it."""
    program("init", folder=checkout)
    git(checkout, "init", "--quiet")
    git(checkout, "add", "--all")
    assert git(checkout, "commit", "--message", "x").returncode == 0
    git(checkout, "update-ref", "refs/remotes/origin/main", "HEAD")
    assert act(checkout).returncode == 1
    workflow = yaml.safe_load(FILES[".github/workflows/checker.yml"])
    first, last = workflow["jobs"]["check"]["steps"]
    inputs = {name: str(of).replace("True", "true") for name, of in last["with"].items()}
    done = act(checkout, **inputs)
    assert done.returncode == 0, done.stderr
    assert "examples: all as expected." in done.stdout
    assert "**Since git:origin/main:** 0 new" in (checkout.parent / "summary.md").read_text()
    assert first["with"]["fetch-depth"] == 0


# -- the container ------------------------------------------------------------------------------


DOCKERFILE = (ROOT / ".ci/Dockerfile").read_text()


def stages() -> list[list[str]]:
    """The instructions of each stage."""
    lines = [line for line in DOCKERFILE.splitlines() if line and not line.startswith("#")]
    found: list[list[str]] = []
    for line in lines:
        if line.startswith("FROM "):
            found.append([])
        if found:
            found[-1].append(line)
    return found


def test_containers_run_as_nobody_from_a_base_that_names_no_host() -> None:
    suite, tool = stages()
    for stage in (suite, tool):
        base = stage[0].split()[1]
        assert re.fullmatch(r"python:\$\{PYTHON\}(-slim)?", base)
        assert [line for line in stage if line.startswith("USER")] == ["USER nobody"]
        after = stage[stage.index("USER nobody") :]
        assert not [line for line in after if line.startswith(("RUN", "COPY", "ADD"))]
    assert suite[-1] == 'CMD [".ci/run"]'
    assert tool[-2:] == ['ENTRYPOINT ["checker"]', 'CMD ["check"]']


def test_a_container_has_all_that_it_is_built_from() -> None:
    copied = [line.split()[1:-1] for line in stages()[1] if line.startswith("COPY")]
    for name in [one for line in copied for one in line]:
        assert (ROOT / name).exists()
    needed = {"pyproject.toml", "README.md", "LICENSE", "checker"}
    assert {one for line in copied for one in line} == needed


# -- pre-commit ---------------------------------------------------------------------------------


def test_hooks_are_valid_and_run_what_there_is() -> None:
    clientlib = pytest.importorskip("pre_commit.clientlib")
    clientlib.load_manifest(ROOT / ".pre-commit-hooks.yaml")
    for hook in HOOKS:
        program, verb, *_ = hook["entry"].split()
        assert program == "checker"
        assert verb in PARSERS


def test_the_config_in_the_readme(tmp_path: Path) -> None:
    clientlib = pytest.importorskip("pre_commit.clientlib")
    config = of_readme("repos:\n")
    write({"config.yaml": yaml.safe_dump(config)}, tmp_path)
    assert clientlib.load_config(tmp_path / "config.yaml")
    (repository,) = config["repos"]
    assert {hook["id"] for hook in repository["hooks"]} <= {hook["id"] for hook in HOOKS}


CHECK, TEST, FROZEN = "check --out text=-", "test", "check --frozen"


RUNNERS = ["pre-commit", "prek"]


@pytest.mark.of_format("text")  # it prints what they found
@pytest.mark.parametrize("runner", RUNNERS)
def test_hooks_look_at_a_commit(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, runner: str
) -> None:
    """As ``pre-commit`` and ``prek`` run them, but for the environment that they would install."""
    program_of = shutil.which(runner, path=str(Path(sys.executable).parent))
    if program_of is None:
        pytest.skip(f"{runner} is not installed: pip install '.[test]'")
    monkeypatch.setenv("PRE_COMMIT_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("PREK_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    monkeypatch.setenv("PATH", str(tmp_path / "bin"), prepend=os.pathsep)
    command = tmp_path / "bin" / "checker"
    log = tmp_path / "log"
    program = (
        f'"{sys.executable}" -P -m checker "$@"\ncode=$?\necho "$* $code" >> "{log}"\nexit $code'
    )
    write({"bin/checker": f"#!/bin/sh\n{program}\n"}, tmp_path)
    command.chmod(0o755)
    here = tmp_path / "team"
    local = [{**hook, "language": "system"} for hook in HOOKS]
    config = yaml.safe_dump({"repos": [{"repo": "local", "hooks": local}]})
    write(GOOD | TESTED | {".pre-commit-config.yaml": config, "notes.txt": "x\n"}, here)

    def commit() -> "tuple[subprocess.CompletedProcess[str], set[str]]":
        """What a commit says, and what it ran, each with its exit code."""
        git(here, "add", "--all")
        log.write_text("")
        done = git(here, "commit", "--message", "x")
        return done, set(log.read_text().splitlines())

    git(here, "init", "--quiet")
    installed = [program_of, "install"]
    subprocess.run(installed, cwd=here, check=True, capture_output=True)
    done, ran = commit()  # no report is committed yet
    assert done.returncode == 1, done.stderr
    assert ran == {f"{CHECK} 0", f"{TEST} 0", f"{FROZEN} 1"}
    subprocess.run([command, "check"], cwd=here, check=True, capture_output=True)
    done, ran = commit()
    assert done.returncode == 0, done.stderr
    assert ran == {f"{CHECK} 0", f"{TEST} 0", f"{FROZEN} 0"}
    write({"facts/two.yaml": BAD["facts/two.yaml"]}, here)
    done, ran = commit()
    assert done.returncode == 1
    assert ran == {f"{CHECK} 1", f"{TEST} 0", f"{FROZEN} 1"}
    assert "facts/one.yaml:3: error: " in done.stderr
    write({"facts/two.yaml": GOOD["facts/two.yaml"], "rules/rules.yaml": RULES}, here)
    done, ran = commit()
    assert done.returncode == 1
    assert f"{TEST} 1" in ran
    assert "rules/rules.yaml:1:9: rule 'agree' has no examples: add" in done.stderr
    write({**TESTED, "notes.txt": "y\n"}, here)
    done, ran = commit()
    assert done.returncode == 0, done.stderr
    assert ran == set()  # a commit that touches neither facts nor rules


HOOKED = {"checker-check", "checker-test", "checker-frozen"}


@pytest.mark.parametrize(
    ("name", "looks"),
    [
        ("facts/one.yaml", HOOKED),
        ("a/b/rules/deep/one.yml", HOOKED),
        ("facts/flights.csv", HOOKED),
        ("facts/deep/all.parquet", HOOKED),
        ("facts/README.md", {"checker-frozen"}),
        ("checker.toml", HOOKED),
        ("pyproject.toml", HOOKED),
        ("reports/report.md", {"checker-frozen"}),
        ("artefacts/one.yaml", set()),
        ("src/pyproject.toml", set()),
        ("facts.md", set()),
    ],
)
def test_what_the_hooks_look_at(name: str, looks: set[str]) -> None:
    assert {hook["id"] for hook in HOOKS if re.search(hook["files"], name)} == looks
