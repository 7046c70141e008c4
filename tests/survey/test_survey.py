"""`checker survey`: what it brings up of documents, and what the command prints and refuses."""

import os
import re
from pathlib import Path

import pytest
from growth import grows_linearly

from checker.command import main
from checker.extract.documents import Document, find, read_document
from checker.prose.reader import setting
from checker.survey.groups import AlikeGroup
from checker.survey.survey import Survey, survey

pytestmark = pytest.mark.of_kind("date", "quantity", "count", "duration")
"""The texts hold all kinds of value that are surveyed."""

SETS = sorted(Path(__file__).parent.glob("sets/*.txt"))
SHARED = Path(os.environ.get("CHECKER_SHARED", Path(__file__).parents[3] / "shared"))


def texts_of(path: Path) -> tuple[list[tuple[str, str]], list[Document]]:
    """The pairs that are planted in a set of texts, and its documents."""
    text = path.read_text()
    planted = [tuple(line[2:].split(" | ")) for line in text.split("\n") if line.startswith("? ")]
    found = re.findall(r"^=== (\S+)\n(.*?)(?=^=== |\Z)", text, re.MULTILINE | re.DOTALL)
    return (
        [(one, other) for one, other in planted],
        [Document(name, said, "", "", "") for name, said in found],
    )


def surveyed(*texts: str, currency: str = "") -> Survey:
    documents = [Document(f"{n}.txt", text, "", "", "") for n, text in enumerate(texts, 1)]
    return survey(documents, setting("en"), currency)


def brings_up(group: AlikeGroup, pair: tuple[str, str]) -> bool:
    """Whether both values of a pair are among those of a group, on two sides."""
    one, other = (
        {
            side
            for side, value in zip(group.sides, group.said, strict=True)
            if any(said.lower() in place.quote.lower() for place in value.places)
        }
        for said in pair
    )
    return group.differs and any(a != b for a in one for b in other)


@pytest.mark.parametrize("path", SETS, ids=lambda path: path.stem)
def test_what_is_planted_is_among_the_first_20_and_half_of_them_are_worth_a_look(
    path: Path,
) -> None:
    planted, documents = texts_of(path)
    assert len(documents) == 10
    assert len(planted) == 8
    first = survey(documents, setting("en")).groups[:20]
    missed = [pair for pair in planted if not any(brings_up(one, pair) for one in first)]
    assert missed == []
    worth = [one for one in first if any(brings_up(one, pair) for pair in planted)]
    assert 2 * len(worth) >= len(first)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The show began at 8.30 in the evening.", "At 9.15 p.m. the show began."),
        ("The gates open at half past nine.", "The gates open at 10.30."),
        ("Two thirds of the guests were late.", "Of the guests 48 % were late."),
        ("The guild dates back to 1702.", "The guild was founded in 1712."),
        ("The guild has traded since 1702.", "The guild was founded in 1712."),
        ("At noon it was 27 degrees on the quay.", "On the quay it was 31 degrees at noon."),
        ("The lamp is designed for 9 years.", "The lamp works for 11 years."),
        ("In all, 140 riders started.", "There 104 people took part."),
        ("A fitter gets 18 euros an hour.", "The hourly wage of a fitter is 21 euros."),
        ("The boat made 17 knots.", "At a speed of 14 knots they came."),
        ("She had 12 crew members.", "There were 19 sailors on her."),
    ],
)
def test_kinds_of_words_for_one_thing(one: str, other: str) -> None:
    (group,) = (found for found in surveyed(one, other).groups if found.differs)
    assert len(group.said) == 2


def test_days_without_a_year_count_from_the_day_of_writing_or_the_year_of_the_others() -> None:
    found = surveyed(
        "OSLO, 3 May 2030 - The vote was held on 2 May.",
        "The vote was held on 1 May.",
        "It rained.",
    )
    (group,) = found.groups
    assert [one.first.value.text for one in group.said] == ["2030-05-02", "2030-05-01"]
    first, second, _ = found.documents
    assert (first.published, second.published) == ("2030-05-03", "2030")


def test_degrees_of_an_angle_are_no_temperature() -> None:
    texts = "The tower leans by 4 degrees.", "At the tower it was 5 degrees."
    assert surveyed(*texts).groups == ()


def test_a_pronoun_goes_back_to_the_name_before_it() -> None:
    (group,) = surveyed(
        "Here lies Brandvik. It has 4,100 inhabitants.", "The inhabitants of Brandvik are 4,900."
    ).groups
    assert group.differs


@pytest.mark.skipif(not (SHARED / "seeds").is_dir(), reason="the news texts are elsewhere")
def test_the_news_texts() -> None:
    found, _ = find([str(SHARED / "seeds")])
    documents = [one for one in map(read_document, found) if isinstance(one, Document)]
    groups = survey(documents, setting("en")).groups
    values = [" ".join(one.said for one in group.said) for group in groups[:20]]
    assert any("1992" in said and "1993" in said for said in values)
    assert any("1994" in said and "May 13, 1994" in said for said in values)
    assert any("20%" in said for said in values)


def test_one_value_in_two_places_is_no_group() -> None:
    text = "The old mill was built in 1871 by their owners."
    assert surveyed(text, text).groups == ()


def test_values_that_fit_each_other_do_not_differ() -> None:
    (group,) = surveyed(
        "The old mill was built in 1871.", "The old mill was built in May 1871."
    ).groups
    assert not group.differs
    assert group.sides == (0, 0)


def test_values_take_sides_and_a_coarse_one_fits_several() -> None:
    (group,) = surveyed(
        "The old mill was built in 1871.",
        "The old mill was built in the 1870s.",
        "The old mill was built in 1878.",
    ).groups
    assert group.sides == (1, 0, 2)


def test_a_unit_of_another_system_is_compared() -> None:
    (group,) = surveyed(
        "The mast is 120 metres high above the river.",
        "The height of the mast above the river is 390 feet.",
    ).groups
    assert [one.said for one in group.said] == ["120 metres", "390 feet"]
    assert group.differs


def test_german_is_read() -> None:
    known = setting("de")
    texts = (
        "Die Brücke über die Elz wurde am 3. Mai 1904 eröffnet.",
        "Im Juni 1904 wurde die Brücke über die Elz eröffnet.",
    )
    documents = [Document(f"{n}.txt", text, "", "", "") for n, text in enumerate(texts)]
    (group,) = survey(documents, known).groups
    assert group.differs
    assert {one.said for one in survey(documents, known).names} >= {"Elz"}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "The lake holds 31 million cubic metres.",
            "Of the lake 13 million cubic metres are left.",
        ),
        ("The bridge was finished in 1958.", "They completed the bridge in 1956."),
        ("The fire took 19 lives.", "The fire killed 27 people."),
        ("A temperature of 38.5 degrees was measured.", "The temperature measured was 37.5 °C."),
        ("Damage of 100,000 pounds was done.", "The damage is put at £120,000."),
    ],
)
def test_other_words_for_one_thing(one: str, other: str) -> None:
    (group,) = surveyed(one, other).groups
    assert group.differs


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The hut weighs 300 pounds.", "The hut cost 12,000 pounds."),
        ("The hotel has 80 rooms.", "The army lost 75 tanks."),
        ("The hotel opened in 1904.", "The hotel has 1904 rooms."),
    ],
)
def test_what_is_not_of_one_thing(one: str, other: str) -> None:
    assert surveyed(one, other).groups == ()


def test_names_stand_inside_sentences_or_repeatedly() -> None:
    found = surveyed(
        "Yesterday the mayor Ann Lee spoke. However, it rained.\n\nA Day At Sea\n\nHe left.",
        "It was Ann Lee who came to Port St. Mary. However many came.",
    )
    names = {one.said: one for one in found.names}
    assert names["Ann Lee"].count == 2
    places = [(one.document, one.line) for one in names["Ann Lee"].places]
    assert places == [("1.txt", 1), ("2.txt", 1)]
    assert "However" not in names
    assert "Yesterday" not in names


@pytest.mark.parametrize(
    "make",
    [
        lambda n: " ".join(f"Lot {k} was sold to a dealer for {k + 5} euros." for k in range(n)),
        lambda n: "and " + ", and ".join(f"{k + 3} ships of port {k}" for k in range(n)),
        lambda n: "\n\n".join(f"Word{k} opened on {k % 28 + 1} May 1990." for k in range(n)),
        lambda n: ";\n".join(f"town {k}: 19{k % 90 + 10}, area {k} km2" for k in range(n)),
    ],
)
def test_it_grows_linearly(make: object) -> None:
    def work(size: int) -> object:
        text = make(size)  # type: ignore[operator]
        return lambda: surveyed(text)

    grows_linearly(work, 60, 600)  # type: ignore[arg-type]


def written(folder: Path, **texts: str) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in texts.items():
        (folder / f"{name}.txt").write_text(text)
    return folder


MILLS = {
    "guide": "The old mill was built in 1871 by their owners.",
    "history": "In the valley the old mill was built in 1885 by their owners.",
}


def test_a_unit_is_no_name() -> None:
    found = surveyed(
        "The weir cost 3 million EUR, of which Ann Lee paid SEK 400,000.",
        "It yields 12 MW, and a fee is due in CHF to Oldham.",
    )
    assert {one.said for one in found.names} == {"Ann Lee", "Oldham"}


def test_the_command_tells_groups_and_names(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["survey", str(written(tmp_path, **MILLS))]) == 0
    said = capsys.readouterr().out
    assert "2 documents: 2 dates, 0 names." in said
    assert "these look like the same thing and differ" in said
    assert "    1  1871  guide.txt:1    The old mill was built in 1871 by their owners." in said
    assert "1 group of values that look like the same thing: they differ.\n" in said
    assert "contradict" not in said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("The weir is 40 m long.", "1 document: 1 measure, "),
        ("The weir cost 3 million EUR.", "1 document: 1 amount of money, "),
    ],
)
def test_one_of_a_kind_is_called_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], text: str, said: str
) -> None:
    assert main(["survey", str(written(tmp_path, one=text))]) == 0
    assert said in capsys.readouterr().out


def test_one_is_not_told_as_many(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["survey", str(written(tmp_path, a="Ann Lee saw 3 % of it in 1990."))]) == 0
    said = capsys.readouterr().out
    assert said.startswith("1 document: 1 date, 1 share, ")
    assert "No two of the values look like the same thing." in said


def test_no_more_than_the_most(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["survey", str(written(tmp_path, **MILLS)), "--most", "0"]) == 0
    assert "1 more group: --most 1" in capsys.readouterr().out


@pytest.mark.of_format("md", "html")
def test_pages_are_the_same_each_time_and_escaped(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    hostile = {name: f"{text[:-1]} <img src=x> | [a](b)." for name, text in MILLS.items()}
    folder = written(tmp_path / "in", **hostile)
    pages = []
    for name in ("a", "b"):
        out = [f"md={tmp_path / name}.md", f"html={tmp_path / name}.html"]
        assert main(["survey", str(folder), "--out", out[0], "--out", out[1]]) == 0
        pages.append([(tmp_path / f"{name}.{end}").read_text() for end in ("md", "html")])
    assert pages[0] == pages[1]
    assert not any(re.search(r"(?<!\\)<img", page) for page in pages[0])
    assert "Written: " in capsys.readouterr().out


@pytest.mark.of_format("md")
def test_a_page_on_standard_output(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["survey", str(written(tmp_path, **MILLS)), "--out", "md=-"]) == 0
    assert capsys.readouterr().out.startswith("# What these documents say of the same things\n")


@pytest.mark.of_format("md", "html")
@pytest.mark.parametrize("out", ["pdf=x", "md", "md="])
def test_an_output_that_is_none(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], out: str
) -> None:
    assert main(["survey", str(written(tmp_path, **MILLS)), "--out", out]) == 2
    assert "the formats are md, html" in capsys.readouterr().err


@pytest.mark.of_format("md")
def test_no_output_over_a_document(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = written(tmp_path, **MILLS)
    assert main(["survey", str(folder), "--out", f"md={folder / 'guide.txt'}"]) == 2
    assert "a document is read from here" in capsys.readouterr().err
    assert (folder / "guide.txt").read_text() == MILLS["guide"]


def test_what_cannot_be_read_is_told_and_the_rest_is_surveyed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = written(tmp_path, **MILLS, empty="")
    assert main(["survey", str(folder), str(tmp_path / "nowhere")]) == 0
    said = capsys.readouterr()
    assert "nothing in the file: leave it out" in said.err
    assert "no such file or folder" in said.err
    assert "2 documents" in said.out


def test_nothing_that_can_be_read(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["survey", str(tmp_path)]) == 2
    assert "no document in this folder" in capsys.readouterr().err


def test_a_language_that_is_not_read(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["survey", str(written(tmp_path, **MILLS)), "--language", "tlh"]) == 2
    assert "`tlh` is no language" in capsys.readouterr().err


def test_a_bare_sign_of_money_is_what_the_currency_says(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = written(
        tmp_path, a="The new harbour cost $12 million.", b="The new harbour cost 15 million CAD."
    )
    assert main(["survey", str(folder), "--currency", "CAD"]) == 0
    assert "$12 million" in capsys.readouterr().out


def test_what_is_of_two_quarters_or_of_opposites_is_not_one_thing() -> None:
    found = surveyed(
        "Freight of the port in the first quarter of 2020 was 410,000 tonnes. Freight of the port "
        "in the second quarter of 2020 was 530,000 tonnes.\n\nThe lido opened in 1961. The lido "
        "closed in 1988.\n",
        "In the second quarter of 2020 freight of the port was 570,000 tonnes. The lido opened in "
        "1962 and closed in 1988.\n",
    )
    said = [{one.said for one in group.said} for group in found.groups]
    assert any({"530,000 tonnes", "570,000 tonnes"} <= one for one in said)
    assert not any({"410,000 tonnes", "530,000 tonnes"} <= one for one in said)
    assert any({"1961", "1962"} <= one for one in said)
    assert not any({"1961", "1988"} <= one for one in said)
