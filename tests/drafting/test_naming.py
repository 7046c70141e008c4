"""Names that are declared nowhere: what becomes one entity, what is told, and what is no name."""

import pytest

from checker.drafting.naming import NewNames
from checker.extract.documents import Document
from checker.model.place import Place
from checker.model.vocabulary import Entities, Entity

NOWHERE = Place("words.yaml", 1, 1)
KNOWN = Entities.of(
    {"stedefeld": Entity("stedefeld", "Stedefeld", NOWHERE, "town")},
    {"stedefeld": "stedefeld", "Stedefeld": "stedefeld"},
)


def drafted(
    *texts: str, language: str = ""
) -> tuple[dict[str, tuple[str, tuple[str, ...]]], list[str]]:
    names = NewNames(KNOWN)
    for number, text in enumerate(texts):
        names.add(Document(f"{number}.txt", text, "", "", ""), language)
    made, notes = names.drafts()
    return {one.label: (one.type, one.aliases) for one in made}, [str(note) for note in notes]


CASES: list[tuple[tuple[str, ...], dict[str, tuple[str, tuple[str, ...]]], list[str]]] = [
    (
        ("We asked Acme Tools Ltd, the maker. Then Acme Tools wrote back, and so did ACME TOOLS.",),
        {"Acme Tools Ltd": ("company", ("ACME TOOLS", "Acme Tools"))},
        [],
    ),
    (
        ("Help came from the World Food Office (WFO). Later the WFO left.",),
        {"World Food Office": ("office", ("WFO",))},
        [],
    ),
    (
        ("In Saint-Méran it rained.", "In Saint Meran it did not; he went to Saint Meran."),
        {"Saint Meran": ("place", ("Saint-Méran",))},
        [],
    ),
    (
        ("We met Jon Bruun there. A day later Mr Bruun wept.",),
        {"Jon Bruun": ("person", ("Bruun",))},
        ["0.txt:1:40: 'Bruun' is taken for 'Jon Bruun': if it is not, take it out of the aliases"],
    ),
    (
        ("With Jon Bruun came Eva Bruun, who sang; then Mr Bruun wept.",),
        {"Jon Bruun": ("", ()), "Eva Bruun": ("person", ()), "Bruun": ("person", ())},
        ["0.txt:1:50: 'Bruun' may be 'Eva Bruun' or 'Jon Bruun': if it is, make it an alias"],
    ),
    (
        ("The town of Lindvik is old. The town of Lindwik is new.",),
        {"Lindvik": ("town", ()), "Lindwik": ("town", ())},
        ["0.txt:1:41: 'Lindwik' is nearly 'Lindvik': if they are one, make it an alias"],
    ),
    (("He came to Stedefeld, and to Stedefelt by boat.",), {}, []),
    (
        ("On the Marlow bridge a French tourist met the Marlow fire brigade in May 1990 BC.",),
        {"Marlow bridge": ("bridge", ()), "Marlow fire brigade": ("brigade", ())},
        [],
    ),
    (
        ("Name\tPeople\nOsterby\t310\nWesterby\t95\n",),
        {"Osterby": ("", ()), "Westerby": ("", ())},
        [],
    ),
    (("He thanked Mayor Ida Marsh of Marlow, and Marlow Ltd.", "The town of Marlow lies there."),
     {"Ida Marsh": ("person", ()), "Marlow": ("town", ()), "Marlow Ltd": ("company", ())},
     ["0.txt:1:43: 'Marlow Ltd' may be 'Marlow': if they are one, make it an alias"]),
]  # fmt: skip


@pytest.mark.parametrize(("texts", "names", "notes"), CASES)
def test_what_is_one_entity_and_what_is_told(
    texts: tuple[str, ...],
    names: dict[str, tuple[str, tuple[str, ...]]],
    notes: list[str],
) -> None:
    assert drafted(*texts) == (names, notes)


def test_nouns_of_german_are_no_names() -> None:
    assert drafted("Der Damm von Obermoor brach, und das Wasser stieg.", language="de") == ({}, [])
