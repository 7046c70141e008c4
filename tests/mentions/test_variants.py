"""Names that seem to be spellings of one, side by side."""

import pytest
from growth import Work, grows_linearly

from checker.mentions.names import FoundName, NamePlace
from checker.mentions.variants import variants


def found(*said: str) -> list[FoundName]:
    return [FoundName(one, len(said) - n, ("d",), (NamePlace("d", 1, 0, 1),))
            for n, one in enumerate(said)]  # fmt: skip


@pytest.mark.parametrize(
    ("said", "groups"),
    [
        (["Anna Lund", "Lund", "Oslo"], ["Anna Lund, Lund", "Oslo"]),
        (["Lund", "Anna Lund", "Ole Lund"], ["Lund", "Anna Lund", "Ole Lund"]),
        (["Lund", "Minister Anna Lund", "Anna Lund"], ["Lund, Minister Anna Lund, Anna Lund"]),
        (["United Nations", "UN"], ["United Nations, UN"]),
        (["Kalbajar", "Kelbajar", "Aghdam", "Agdam"], ["Kalbajar, Kelbajar", "Aghdam, Agdam"]),
        (["Gambia", "Zambia"], ["Gambia", "Zambia"]),
        (["Elz", "Els"], ["Elz", "Els"]),
        (["North Bank", "North"], ["North Bank", "North"]),
    ],
)
def test_variants(said: list[str], groups: list[str]) -> None:
    told = [", ".join(one.said for one in group) for group in variants(found(*said))]
    assert sorted(told) == sorted(groups)


def test_many_names_take_linear_time() -> None:
    def make(size: int) -> Work:
        names = found(*(f"Name{n} Lund{n % 7}" for n in range(size)))
        return lambda: variants(names)

    grows_linearly(make, 100, 1500)
