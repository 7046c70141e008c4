"""English words as terms: by their stems, and without those that say nothing of a value."""

from typing import Final


def stem(word: str) -> str:
    """A word without its endings, so that `occupied` and `occupation` are one term; adjectives of
    size and irregular verbs are the term of their noun, or of their present."""
    if word in _ONE_TERM:
        return _ONE_TERM[word]
    for ending in _ENDINGS * 2:
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            word = word[: -len(ending)]
    return word


_ONE_TERM: Final = {
    word: words.split()[0]
    for words in (
        "length long longer longest", "height high higher highest tall", "width wide wider broad",
        "depth deep deeper", "weight weigh weighs weighed heavy", "age aged old",
        "die died dies dead death deaths killed kill kills", "begin began begun beginning starts "
        "started start", "end ended ends ending", "build built building builds",
        "hold held holds", "sell sold sells sale sales", "rise rose risen", "fall fell fallen",
        "grow grew grown growth",
        "win won wins", "lose lost loses loss losses", "find found", "leave left leaves",
        "injure injured wounded hurt injuries", "cost costs costing price", "speed fast",
        "found founded founder founders foundation", "born birth", "buy bought bought",
    )
    for word in words.split()
}  # fmt: skip
_ENDINGS: Final = (
    "ations", "ation", "ments", "ment", "ings", "ing", "ied", "ies", "ions", "ion", "ial", "ers",
    "er", "ed", "es", "ly", "al", "s", "e", "y",
)  # fmt: skip

_STOPPED = """
a about after all also an and another any are as at be been before being between both but by can
could did do does during each for from further had has have he her his how if in into is it its
later more most much new no not now of off on one only or other our out over own per said same
say says she should since so some such than that the their them then there these they this those
through to told too under until up us was we were what when where which while who whose will
with within would you your around nearly almost reported according two three year years day days
month months week weeks however meanwhile january february march april may june july august
september october november december jan feb mar apr jun jul aug sep sept oct nov dec monday
tuesday wednesday thursday friday saturday sunday million billion thousand hundred
"""
STOPPED: Final = frozenset(_STOPPED.split())
"""Words that say nothing of what a value is of, or are a part of values."""
