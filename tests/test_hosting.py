"""The repository around the files, the site that shows them, and the job's summary."""

import errno
import os
import re
from pathlib import Path

import pytest
from test_cli import BAD, BROKEN, GOOD, run, write

from checker import command
from checker.command import links
from checker.formats import FORMATS
from checker.hosting import repository_of, site_of

GITHUB = {
    "GITHUB_SERVER_URL": "https://github.com",
    "GITHUB_REPOSITORY": "owner/name",
    "GITHUB_SHA": "1f2e",
}
GITLAB = {"CI_PROJECT_URL": "https://gitlab.com/group/name", "CI_COMMIT_SHA": "3d4c"}
Printed = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in (*GITHUB, *GITLAB, "GITHUB_STEP_SUMMARY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_the_site_of_the_ci() -> None:
    assert site_of({}) == ""
    assert site_of(GITHUB) == "https://github.com/owner/name/blob/1f2e/"
    assert site_of(GITLAB) == "https://gitlab.com/group/name/-/blob/3d4c/"
    assert site_of({**GITHUB, "GITHUB_SHA": ""}) == ""


def test_the_repository_is_the_nearest_one_above(here: Path) -> None:
    (here / "a" / "b" / "c").mkdir(parents=True)
    assert repository_of("a/b") == str(here)  # none: the folder that the command runs in
    (here / "a" / ".git").write_text("gitdir: elsewhere\n")
    assert repository_of("a/b/c") == str(here / "a")
    assert repository_of("a") == str(here / "a")


def test_paths_for_programs_begin_at_the_repository(here: Path) -> None:
    (here / ".git").mkdir()
    write(BAD, here / "sub" / "corpus")
    paths = ["--facts", "sub/corpus/facts", "--rules", "sub/corpus/rules"]
    names = [name for name, one in FORMATS.items() if one.in_repository]
    outputs = [f"{name}=out/{name}" for name in names]
    assert run("check", *paths, *[word for out in outputs for word in ("--out", out)]) == 1
    for name in names:
        text = Path("out", name).read_text()
        assert "sub/corpus/facts/one.yaml" in text
        assert text.count("corpus/facts/one.yaml") == text.count("sub/corpus/facts/one.yaml")


@pytest.mark.of_format("md", "html")
def test_link_base(here: Path) -> None:
    write(BAD, here / "sub")
    (here / ".git").mkdir()
    paths = ["--facts", "sub/facts", "--rules", "sub/rules"]
    for base in ("https://host/x", "https://host/x/"):
        assert run("check", *paths, "--out", "md=r.md", "--link-base", base) == 1
        assert "]: https://host/x/sub/facts/one.yaml#L3\n" in Path("r.md").read_text()
        assert run("check", *paths, "--out", "html=r.html", "--link-base", base) == 1
        assert 'href="https://host/x/sub/facts/one.yaml#L3"' in Path("r.html").read_text()


# -- the summary of a job -----------------------------------------------------------------------


@pytest.fixture
def summary(here: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = here / "elsewhere" / "summary.md"
    path.parent.mkdir()
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(path))
    return path


@pytest.mark.of_format("github", "md", "json")
def test_the_report_is_appended_with_absolute_links(
    summary: Path, monkeypatch: pytest.MonkeyPatch, capsys: Printed
) -> None:
    for name, value in GITHUB.items():
        monkeypatch.setenv(name, value)
    write(BAD)
    summary.write_text("## Before\n")
    assert run("check", "--out", "github=-", "--out", "json=r.json") == 1
    text = summary.read_text()
    assert text.startswith(
        "## Before\n\n# What the documents claim, and whether it can all be true\n"
    )
    assert "]: https://github.com/owner/name/blob/1f2e/facts/one.yaml#L3\n" in text
    assert capsys.readouterr().out.splitlines()[1].startswith("::error file=facts/one.yaml,line=3")
    assert run("check", "--out", "github=-") == 1
    assert summary.read_text().count("# What the documents claim") == 2


@pytest.mark.of_format("github", "md", "json")
@pytest.mark.parametrize("outputs", [["github=r.txt"], ["md=-"], ["json=-", "github=r.txt"]])
def test_only_annotations_on_standard_output_bring_a_summary(
    summary: Path, outputs: list[str]
) -> None:
    write(GOOD)
    assert run("check", *[word for out in outputs for word in ("--out", out)]) == 0
    assert not summary.exists()


@pytest.mark.of_format("github")
def test_what_cannot_be_judged_leaves_the_summary_alone(summary: Path, capsys: Printed) -> None:
    write(BROKEN)
    assert run("check", "--out", "github=-") == 2
    assert not summary.exists()
    out, err = capsys.readouterr()
    assert re.match(
        r"::error file=facts/three.yaml,line=3,col=[0-9]+,title=Nothing was judged::", out
    )
    assert err.startswith("facts/three.yaml:3:")


@pytest.mark.of_format("github")
def test_many_problems_are_counted(capsys: Printed) -> None:
    write(GOOD | {f"facts/x{n}.yaml": "facts: 1\n" for n in range(13)})
    assert run("check", "--out", "github=-") == 2
    *told, last = capsys.readouterr().out.splitlines()
    assert len(told) == 10
    assert re.fullmatch(r"::notice title=Not shown here::[0-9]+ problems more: see the log", last)


@pytest.mark.of_format("github", "md")
def test_a_summary_stays_within_its_limit(
    summary: Path, monkeypatch: pytest.MonkeyPatch, capsys: Printed
) -> None:
    write(BAD)
    monkeypatch.setattr(links, "MOST_BYTES", 950)
    summary.write_text("x" * 300)
    assert run("check", "--out", "github=-") == 1
    assert 800 < summary.stat().st_size <= 950
    assert "The rest is left out here" in summary.read_text()
    assert run("check", "--out", "github=-") == 1
    assert summary.stat().st_size <= 950
    assert "the job's summary is full" in capsys.readouterr().err


@pytest.mark.of_format("github", "md")
def test_a_summary_that_cannot_be_written(
    here: Path, monkeypatch: pytest.MonkeyPatch, capsys: Printed
) -> None:
    write(GOOD)
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(here / "facts"))
    assert run("check", "--out", "github=-") == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert f"cannot be written: {os.strerror(errno.EISDIR)}" in err


# -- settings -----------------------------------------------------------------------------------


@pytest.mark.of_format("md")
def test_settings_fill_in_what_no_argument_says() -> None:
    write({name.replace("facts/", "claims/"): text for name, text in BAD.items()})
    Path("checker.toml").write_text(
        'facts = "claims"\nout = ["md=a.md"]\nfail_on = "never"\nlink_base = "https://host/"\n'
    )
    assert run("check") == 0
    assert "]: https://host/claims/one.yaml#L3" in Path("a.md").read_text()
    assert not Path("reports").exists()
    assert run("explain", "tower") == 0
    assert run("check", "--fail-on", "error", "--out", "md=b.md", "--link-base", "x://y") == 1
    assert "]: x://y/claims/one.yaml#L3" in Path("b.md").read_text()
    assert run("check", "--facts", "nowhere") == 2


@pytest.mark.parametrize("verb", [["check"], ["explain", "tower"]])
def test_a_mistake_in_the_settings_is_a_problem(verb: list[str], capsys: Printed) -> None:
    write(GOOD)
    Path("pyproject.toml").write_text("[tool.checker]\nfial-on = 'note'\n")
    assert run(*verb) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("pyproject.toml:2:1: 'fial-on' is no setting; did you mean 'fail_on'?")


def test_an_output_in_the_settings_that_cannot_be_meant(capsys: Printed) -> None:
    write(GOOD)
    Path("checker.toml").write_text('\nout = ["pdf=x"]\n')
    assert run("check") == 2
    assert capsys.readouterr().err.startswith("checker.toml:2:1: out pdf=x: write FORMAT=PATH;")


def test_the_exit_code_never_depends_on_the_format() -> None:
    for files, code in ((GOOD, 0), (BAD, 1), (BROKEN, 2)):
        write(files)
        for name in FORMATS:
            assert run("check", "--out", f"{name}=-") == code
            assert command.main(["check", "--out", f"{name}=x/{name}"]) == code


@pytest.mark.of_format("github", "json", "md", "sarif")
def test_places_outside_the_repository_are_warned_of(
    here: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (here / "work" / ".git").mkdir(parents=True)
    write(BAD, here / "elsewhere")
    monkeypatch.chdir(here / "work")
    paths = ["--facts", "../elsewhere/facts", "--rules", "../elsewhere/rules"]
    assert run("check", *paths, "--out", "sarif=x.sarif", "--out", "github=x.txt") == 1
    said = capsys.readouterr().err
    assert said.startswith("--out sarif=x.sarif, github=x.txt: 2 files have no path within the rep")
    assert "../elsewhere/facts/one.yaml" in said
    assert run("check", *paths, "--out", "md=x.md", "--out", "json=x.json") == 1
    assert not capsys.readouterr().err


def test_the_repository_around_the_work_counts_where_none_is_around_the_facts(here: Path) -> None:
    (here / "work" / ".git").mkdir(parents=True)
    (here / "work" / "sub").mkdir()
    os.chdir(here / "work" / "sub")
    assert repository_of(str(here / "facts")) == str(here / "work")
