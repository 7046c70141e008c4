"""Copied text counts once: passages, statements, derived texts."""

import random
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest
from growth import Work, grows_linearly
from hypothesis import given
from hypothesis import strategies as st

from checker import command
from checker.engine import run
from checker.loading.corpus import load
from checker.model import passage as passages
from checker.model.fact import Fact, Source, Verified, quote_hash
from checker.model.origins import resemblance, shared, shared_origins
from checker.model.passage import HASHES, LETTERS, fingerprint, hashes_of, marks_of, other_marks
from checker.model.place import Place, Problem
from checker.model.report import Report
from checker.values.value import Value

HERE = Place("x.yaml", 1, 1)

FLOOD = (
    "The river Alder rose by four metres in the night to Sunday, and 20 percent of the lower town "
    "stood under water until the middle of the week."
)


def sketch(text: str, quote: str = "") -> str:
    start = text.index(quote)
    return fingerprint(text, start, start + len(quote or text))


def alike(a: str, b: str) -> float:
    return resemblance(hashes_of(sketch(a)), hashes_of(sketch(b)))


@pytest.mark.parametrize(
    "copy",
    [
        FLOOD,
        FLOOD.replace("20 percent", "20%"),
        FLOOD.replace("20 percent", "20 per cent"),
        FLOOD.replace("four", "4").upper(),
        FLOOD.replace("The river", "River").replace("the lower", "lower"),
        FLOOD.replace(" ", "\n"),
        FLOOD.replace(",", " –"),
    ],
)
def test_a_copy_is_the_same_passage(copy: str) -> None:
    assert hashes_of(sketch(copy)) == hashes_of(sketch(FLOOD))
    assert not other_marks(marks_of(sketch(copy)), marks_of(sketch(FLOOD)))


def test_a_copy_with_some_words_changed_is_nearly_the_same() -> None:
    edited = FLOOD.replace("in the night to Sunday", "during the night to Sunday")
    edited = edited.replace("until the middle", "to the middle")
    assert 5 / 12 <= alike(FLOOD, edited) < 1


@pytest.mark.parametrize(
    "other",
    [
        "On Sunday the Alder stood four metres above its usual level, and one house in five of the "
        "lower town had water in its cellar.",
        "The river Alder rose again in May, and nobody in the upper town remembers such a spring.",
        "An agreement was signed by both towns in 1994 after two years of talks in the capital.",
    ],
)
def test_the_same_matter_in_other_words_is_not(other: str) -> None:
    assert alike(FLOOD, other) < 3 / 12


def test_a_passage_is_the_sentence_around_a_quote() -> None:
    text = (
        f"Another sentence comes before it, with eight words. {FLOOD} And a third one, which is "
        "longer than eight words, ends the text."
    )
    assert sketch(text, "four metres") == sketch(FLOOD)
    assert sketch(text, "lower town") == sketch(FLOOD)
    assert sketch(text, "ends the text") != sketch(FLOOD)
    both = sketch(text, text[text.index("lower town") : text.index("third one")])
    assert 0.2 < resemblance(hashes_of(both), hashes_of(sketch(FLOOD))) < 1


def test_all_rows_of_a_table_are_one_passage() -> None:
    rows = [f"Place {n}: {n} april 19{n + 10}, area {n * 7} km2" for n in range(1, 9)]
    table = "; ".join(rows) + "."
    assert len({sketch(table, row) for row in rows}) == 1


def test_a_sketch_is_small_and_short_passages_have_none() -> None:
    said, _, marks = sketch(FLOOD).partition("-")
    assert len(said) == HASHES * LETTERS
    assert len(marks) == 4 * LETTERS  # Alder, four, Sunday, 20
    assert sketch("The bridge was opened in May 1994.") == ""
    assert sketch("") == ""
    assert sketch("la " * 100) == ""


@pytest.mark.parametrize("piece", ["a ", ".", ". ", "\n", "\n \n", "x", "A.", "' "])
def test_a_sketch_does_not_look_through_a_text_without_a_stop(piece: str) -> None:
    def make(times: int) -> Work:
        text = piece * times
        return lambda: fingerprint(text, len(text) // 2, len(text) // 2 + 5)

    grows_linearly(make, 20_000, 2_000_000)


def test_of_a_text_without_a_stop_no_more_words_are_read_than_count(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    read: list[str] = []
    words = passages._words
    monkeypatch.setattr(passages, "_words", lambda text: read.append(text) or words(text))
    text = " ".join(f"row{n % 89} value" for n in range(900))
    whole = fingerprint(text, 5000, 5020)
    assert sum(map(len, read)) < 1200
    monkeypatch.setattr(passages, "_PIECE", 2000)
    assert fingerprint(text, 5000, 5020) == whole


@given(st.text("ab. \n,'%", max_size=300), st.integers(0, 300), st.integers(1, 40))
def test_how_much_is_looked_through_first_does_not_matter(text: str, at: int, size: int) -> None:
    said = text.replace("a", " the per cent of a ").replace("b", " Alder 4 ")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(passages, "_PIECE", 10_000)
        whole = fingerprint(said, at, at + 20)
        patch.setattr(passages, "_PIECE", size)
        assert fingerprint(said, at, at + 20) == whole


# -- which claims share an origin ---------------------------------------------------------------


def fact(
    source: str,
    about: str = "a.b",
    passage: str = "",
    *,
    origin: str = "",
    by: str = "",
    on: str = "",
) -> Fact:
    subject, attribute = about.split(".")
    return Fact(
        f"{source}.{about}", source, subject, attribute, Value("x", "x"), HERE,
        frozenset({origin or source}), said_by=by, said_on=on,
        verified=Verified("found", 0, "", passage),
    )  # fmt: skip


def named(facts: Iterable[Fact], *declared: str, **derived: str) -> dict[str, str]:
    facts = list(facts)
    sources = {f.source: Source(f.source, f.source, HERE) for f in facts}
    for name, above in derived.items():
        sources[name] = sources[name]._replace(derived_from=above)
    return shared_origins(facts, sources, set(declared))


SKETCH = sketch(FLOOD)
NAME = f"passage_{quote_hash([SKETCH])}"


def test_claims_in_one_passage_have_one_origin() -> None:
    found = named([fact("x", passage=SKETCH), fact("y", passage=SKETCH), fact("z")])
    assert found == dict.fromkeys(("x.a.b", "y.a.b"), NAME)


def test_origins_belong_to_claims_and_not_to_documents() -> None:
    found = named([fact("x", passage=SKETCH), fact("y", passage=SKETCH), fact("x", "c.d")])
    assert "x.c.d" not in found


def test_two_claims_of_one_document_are_no_copy() -> None:
    assert named([fact("x", passage=SKETCH), fact("x", "c.d", passage=SKETCH)]) == {}


def test_the_same_words_are_one_text_whatever_they_are_taken_for() -> None:
    assert len(named([fact("x", passage=SKETCH), fact("y", "c.d", passage=SKETCH)])) == 2


def test_nearly_the_same_words_are_one_text_only_about_one_thing() -> None:
    half = "".join([*hashes_of(SKETCH)[:8], *("zzza", "zzzb", "zzzc", "zzzd")])
    assert len(named([fact("x", passage=SKETCH), fact("y", passage=half)])) == 2
    assert named([fact("x", passage=SKETCH), fact("y", "c.d", passage=half)]) == {}


TRAIL = (
    "The trail over the pass was paid for by the towns of Hollin, Merrow and Stane, and took 14 "
    "workers two summers to build."
)


@pytest.mark.parametrize(
    ("here", "there"),
    [
        ("Stane", "Thorpe"),
        ("14 workers", "41 workers"),
        ("two summers", "three summers"),
        ("Hollin", "Ald"),
    ],
)
def test_a_name_or_a_number_that_differs_keeps_two_texts_apart(here: str, there: str) -> None:
    other = TRAIL.replace(here, there)
    assert alike(TRAIL, other) > 5 / 12
    facts = [fact("x", passage=sketch(TRAIL)), fact("y", passage=sketch(other))]
    assert named(facts) == {}


@pytest.mark.parametrize(
    ("here", "there"),
    [
        ("was paid for", "was financed"),
        (", and took 14 workers two summers to build", ""),
        ("The trail", "However, the trail"),
        ("14 workers", "fourteen workers"),
        ("two summers", "2 summers"),
        (TRAIL, TRAIL.upper()),
        ("the towns of Hollin, Merrow and Stane", "the towns of Hollin and Merrow"),
    ],
)
def test_what_is_worded_otherwise_or_left_out_does_not(here: str, there: str) -> None:
    copy = TRAIL.replace(here, there)
    facts = [fact("x", passage=sketch(TRAIL)), fact("y", passage=sketch(copy))]
    assert len(named(facts)) == 2


def test_what_was_recorded_without_names_is_held_against_what_is_recorded_now() -> None:
    before = sketch(TRAIL).partition("-")[0]
    facts = [fact("x", passage=before), fact("y", passage=sketch(TRAIL))]
    assert len(named(facts)) == 2
    assert marks_of(before) == frozenset()


def test_a_declared_origin_wins() -> None:
    facts = [
        fact("x", passage=SKETCH, origin="wire"),
        fact("y", passage=SKETCH),
        fact("z", passage=SKETCH, origin="radio"),
    ]
    found = named(facts, "x.a.b", "z.a.b")
    assert found == {"y.a.b": "radio"}


def test_one_that_declares_its_own_source_is_left_alone() -> None:
    facts = [fact("x", passage=SKETCH), fact("y", passage=SKETCH)]
    assert named(facts, "x.a.b") == {}


def test_what_one_voice_said_on_one_day_is_one_statement() -> None:
    said = [fact(name, by="mayor", on="2021-07-03") for name in "xy"]
    assert named(said) == dict.fromkeys(("x.a.b", "y.a.b"), "mayor_2021-07-03")
    assert named([said[0], fact("y", by="mayor", on="2021-07-04")]) == {}
    assert named([said[0], fact("y", by="baker", on="2021-07-03")]) == {}
    assert named([fact(name, by="mayor", on="2021") for name in "xy"]) == {}
    assert named([fact(name, by="mayor") for name in "xy"]) == {}


def test_a_derived_text_follows_the_one_before_it() -> None:
    facts = [fact("x", passage=SKETCH), fact("y", passage=SKETCH), fact("z", origin="x")]
    found = named(facts, z="x")
    assert set(found) == {"x.a.b", "y.a.b", "z.a.b"}
    assert len(set(found.values())) == 1


def test_names_do_not_hang_on_the_order() -> None:
    facts = [fact(name, f"a.{b}", passage=SKETCH) for name in "xyz" for b in "bcd"]
    facts += [fact(name, "s.t", by="mayor", on="2021-07-03") for name in "xyz"]
    wanted = named(facts)
    for seed in range(5):
        mixed = facts[:]
        random.Random(seed).shuffle(mixed)
        assert named(mixed) == wanted


def test_many_documents_are_linked_in_linear_time() -> None:
    def make(documents: int) -> Work:
        draw = random.Random(1)
        words = [f"w{n}" for n in range(3000)]
        texts = [" ".join(draw.choices(words, k=25)) for _ in range(documents // 4)]
        facts = [
            fact(f"s{n}", f"a{n % 50}.b", passage=sketch(texts[n % len(texts)]))
            for n in range(documents)
        ]

        def join() -> None:
            found = named(facts)
            assert len(found) == documents
            assert len(set(found.values())) == len(texts)

        return join

    grows_linearly(make, 500, 8000)


# -- from files ---------------------------------------------------------------------------------

Problems = Callable[[dict[str, str]], list[Problem]]
Judge = Callable[..., Report]

VOCABULARY = """\
entities: {river: {label: the river}}
attributes:
  rise: {label: rise, kind: quantity, unit: m}
rules:
  - {id: agree, title: Documents agree, check: {agree: {}}}
  - {id: two, title: Two say so, check: {corroborated: {attribute: rise, origins: 2}}}
"""


def source(name: str, more: str = "", **keys: str) -> str:
    said = "".join(f", {key}: {value}" for key, value in keys.items())
    return (
        f"source: {{id: {name}{more}}}\n"
        f"facts: [{{subject: river, attribute: rise, value: 4 m{said}}}]\n"
    )


def origins(report: Report) -> set[frozenset[str]]:
    return {fact.origins for fact in report.facts}


def test_check_needs_no_documents(judge: Judge) -> None:
    record = f"{{state: found, offset: 0, passage: {SKETCH}}}"
    report = judge(VOCABULARY, *(source(name, verified=record) for name in "abc"), source("d"))
    assert origins(report) == {frozenset({NAME}), frozenset({"d"})}
    assert (report.documents, report.origins) == (4, 2)
    assert "4 documents (2 origins)" in report.headline()
    (position,) = report.findings[0].answer.positions
    assert len(position.origins) == 2


def test_what_extract_recorded_counts_too(judge: Judge) -> None:
    record = f"{{pattern: p, offset: 0, line: 1, passage: {SKETCH}}}"
    report = judge(VOCABULARY, *(source(name, extracted=record) for name in "ab"))
    assert report.origins == 1


def test_a_statement_is_one_origin(judge: Judge) -> None:
    told = {"said_by": "the mayor", "said_on": "2021-07-03"}
    report = judge(
        VOCABULARY,
        source("a", **told),
        source("b", **told),
        source("c", **told | {"said_on": "2021"}),
    )
    assert report.origins == 2
    assert frozenset({"the_mayor_2021-07-03"}) in origins(report)


def test_own_origin_is_declared_by_the_sources_name(judge: Judge) -> None:
    record = f"{{passage: {SKETCH}}}"
    report = judge(
        VOCABULARY, source("a", verified=record, origin="a"), source("b", verified=record)
    )
    assert report.origins == 2


def test_derived_from_goes_along_the_chain(judge: Judge) -> None:
    report = judge(
        VOCABULARY,
        source("a"),
        source("b", ", derived_from: a"),
        source("c", ", derived_from: b"),
        source("d", ", derived_from: c", origin="other"),
    )
    assert origins(report) == {frozenset({"a"}), frozenset({"other"})}


def test_a_circle_of_derived_texts_is_a_problem(problems_of: Problems) -> None:
    files = {
        "words.yaml": VOCABULARY,
        **{
            f"{a}.yaml": source(a, f", derived_from: {b}")
            for a, b in [("a", "b"), ("b", "c"), ("c", "a"), ("d", "a")]
        },
    }
    assert [str(problem) for problem in problems_of(files)] == [
        "facts/a.yaml:1:31: derived_from goes round in a circle: a -> b -> c -> a: remove one"
    ]


# -- the seeds ----------------------------------------------------------------------------------

ROOT = Path(__file__).parent.parent.parent


@pytest.fixture
def undeclared(tmp_path: Path, shared: Path, monkeypatch: pytest.MonkeyPatch) -> Report:
    """The project's own facts without any declared origin or record, verified anew."""
    for folder in ("facts", "rules"):
        (tmp_path / folder).mkdir()
        for path in (ROOT / folder).glob("*.yaml"):
            text = "".join(
                line
                for line in path.read_text().splitlines(True)
                if not line.lstrip(" -").startswith(("origin:", "verified:"))
                or line.lstrip().startswith("- ")
            )
            text = text.replace("- origin: ", "- note: ")
            (tmp_path / folder / path.name).write_text(text)
    monkeypatch.chdir(tmp_path)
    assert command.main(["verify", "--documents", str(shared / "seeds"), "--write"]) == 1
    corpus, problems = load([Path("facts"), Path("rules")], str(tmp_path))
    assert corpus is not None, problems
    return run(corpus)


def of(report: Report, about: str) -> dict[frozenset[str], set[str]]:
    """The sources by origin of the stated claims about one thing."""
    subject, attribute = about.split(".")
    found: dict[frozenset[str], set[str]] = {}
    for one in report.facts:
        if (one.subject, one.attribute) == (subject, attribute) and one.origins:
            found.setdefault(one.origins, set()).add(one.source)
    return found


TABLE = {"mammadyarov_004", "priorities_003"}
THREE = TABLE | {"state_department_000"}


@pytest.mark.parametrize(
    ("about", "together"),
    [
        ("kalbajar.area", TABLE),
        ("zangilan.occupied_on", TABLE),
        ("karabakh_conflict.began_on", THREE),
        ("azerbaijan.occupied_share", THREE),
        ("surrounding_districts.occupied_on", THREE),
        ("unsc_resolutions.demands_withdrawal_of", THREE),
        ("ceasefire_1994.agreed_on", TABLE),
    ],
)
def test_what_the_documents_share(undeclared: Report, about: str, together: set[str]) -> None:
    groups = of(undeclared, about)
    assert together in groups.values()
    for sources in groups.values():
        assert sources == together or len(sources) == 1


def test_the_rest_is_their_own(undeclared: Report) -> None:
    assert undeclared.origins == 3
    for fact in undeclared.facts:
        if fact.source in ("russia_elections_002", "united_nations_001"):
            assert fact.origins == {fact.source}
    assert of(undeclared, "ceasefire_1994.agreed_on")[frozenset({"state_department_000"})]


def test_all_claims_of_a_table_have_one_origin(undeclared: Report) -> None:
    areas = {fact.origins for fact in undeclared.facts if fact.attribute == "area" and fact.origins}
    assert len(areas) == 1


def test_verify_tells_of_them(shared: Path, capsys: pytest.CaptureFixture[str]) -> None:
    arguments = ["--facts", str(ROOT / "facts"), "--rules", str(ROOT / "rules")]
    command.main(["verify", "--documents", str(shared / "seeds"), *arguments])
    out = capsys.readouterr().out
    assert "2 documents, 1 origin: mammadyarov_004, priorities_003: 36 claims around" in out
    assert "3 documents, 1 origin: mammadyarov_004, priorities_003, state_department_000" in out
    assert " 0 missing" not in out
    assert "missing" not in out
    assert "ambiguous" not in out
    assert "extraction error" not in out


def test_shared_is_what_the_texts_show_whatever_is_declared() -> None:
    facts = [fact(name, passage=SKETCH, origin=name * 2) for name in "xy"]
    (group,) = shared(facts)
    assert group.sources == ("x", "y")
