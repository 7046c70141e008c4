"""Sentences that were written before the reader had seen them: how many it reads, and how many
wrongly."""

from collections import Counter

import pytest

from prose.held_out import COARSER, REFUSED, RIGHT, WRONG, outcome, rows


@pytest.mark.parametrize(("language", "many"), [("english", 300), ("german", 60)])
def test_sentences_that_the_reader_had_not_seen(language: str, many: int) -> None:
    found = [(row, *outcome(row)) for row in rows(language)]
    counts = Counter(how for _, how, _ in found)
    assert sum(counts.values()) >= many
    told = [f"{row.file}.txt:{row.line}: {how}: {said}" for row, how, said in found if how != RIGHT]
    assert counts[WRONG] <= len(found) / 100, told
    assert counts[REFUSED] + counts[COARSER] <= len(found) / 20, told
