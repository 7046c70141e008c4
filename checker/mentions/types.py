"""Of what type something is that is named, by the words beside its name. In English.

The type is the word itself (`the town of Milltown` is a town), but for people and companies, which
have many words.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Final

_PLACES: Final = frozenset({
    "city", "town", "village", "hamlet", "suburb", "municipality", "district", "county", "province",
    "region", "state", "country", "republic", "island", "valley", "bay", "lake", "river",
    "mountain", "glacier", "volcano", "forest", "park", "street", "square", "canal", "coast",
    "peninsula",
})  # fmt: skip
_BUILT: Final = frozenset({
    "bridge", "tunnel", "dam", "tower", "station", "airport", "port", "harbour", "harbor",
    "hospital", "school", "college", "university", "museum", "theatre", "theater", "church",
    "cathedral", "mosque", "temple", "castle", "hotel", "library", "prison", "stadium", "mill",
    "mine", "pit", "colliery", "factory", "plant", "refinery", "farm", "quarry", "lighthouse",
    "reservoir", "pier", "railway", "motorway", "market", "pipeline", "ferry", "ship", "vessel",
    "trawler", "tanker",
    "road", "canal", "building", "house", "shaft", "camp", "laboratory", "brewery", "cemetery",
    "wharf",
})  # fmt: skip
BODIES: Final = frozenset({
    "ministry", "department", "agency", "authority", "office", "committee", "commission", "council",
    "parliament", "assembly", "senate", "court", "party", "union", "association", "federation",
    "league", "club", "bank", "army", "police", "brigade", "navy", "institute", "foundation",
    "trust", "society", "board", "orchestra", "choir", "newspaper", "charity",
})  # fmt: skip
EVENTS: Final = frozenset({
    "war", "battle", "treaty", "agreement", "accord", "festival", "games", "cup", "championship",
    "conference", "summit", "congress", "election", "referendum", "earthquake", "quake", "flood",
    "floods", "fire", "wildfire", "storm", "hurricane", "typhoon", "cyclone", "tornado", "tsunami",
    "explosion", "blast", "crash", "collision", "collapse", "strike", "shooting", "attack",
    "bombing", "landslide", "avalanche", "eruption", "outbreak", "epidemic", "derailment", "siege",
    "spill", "disaster", "tragedy", "accident", "incident", "massacre", "riot", "riots", "protest",
    "protests", "rally", "raid", "robbery", "meeting", "breach", "fair", "exhibition", "regatta",
    "marathon", "trial", "inquiry", "merger", "project",
})  # fmt: skip
_COMPANIES: Final = frozenset({
    "company", "firm", "maker", "manufacturer", "retailer", "operator", "airline", "airlines",
    "airways", "carrier", "builder", "contractor", "publisher", "supplier", "developer", "brewer",
    "insurer", "lender", "group", "holdings", "industries", "motors", "bakery", "shipyard",
})  # fmt: skip
_PEOPLE: Final = (
    "man", "woman", "neighbour", "neighbor", "driver", "farmer", "teacher", "writer", "actor",
    "actress", "singer", "lawyer", "doctor", "nurse", "student", "scientist",
)  # fmt: skip
_GROUPS: Final = frozenset({
    "action", "activist", "advisory", "advocacy", "aid", "campaign", "civic", "community",
    "contact", "coordination", "discussion", "expert", "experts", "focus", "friendship",
    "interest", "liaison", "lobby", "militant", "monitoring", "parliamentary", "peer",
    "planning", "pressure", "reading", "research", "residents", "rights", "steering", "study",
    "support", "task", "user", "users", "victims", "walking", "watch", "women", "work",
    "working", "youth",
})  # fmt: skip
"""Words before `Group` that make it no company."""

LEGAL: Final = frozenset({
    "ltd", "limited", "inc", "incorporated", "plc", "llc", "gmbh", "ag", "corp", "corporation",
    "nv", "bv", "ab", "oy", "spa", "asa", "kg",
})  # fmt: skip
"""What a company has behind its name, and may be without."""

TITLES: Final = frozenset({
    "mr", "mrs", "ms", "miss", "dr", "prof", "professor", "sir", "dame", "lady", "lord",
    "president", "minister", "prime", "deputy", "vice", "mayor", "governor", "senator",
    "chancellor", "captain",
    "capt", "colonel", "col", "general", "gen", "major", "sergeant", "sgt", "lieutenant", "admiral",
    "judge", "justice", "bishop", "archbishop", "pope", "king", "queen", "prince", "princess",
    "councillor", "chairman", "chairwoman", "chair", "director", "inspector", "superintendent",
    "commissioner", "spokesman", "spokeswoman", "ambassador", "secretary", "chief", "executive",
    "engineer", "architect", "coach", "father", "sister", "reverend", "rev", "constable",
    "detective", "officer", "treasurer", "clerk", "manager", "headteacher", "principal",
})  # fmt: skip
"""What stands in front of the names of people."""

KINDS: Final[dict[str, str]] = {
    **{word: word for word in (*_PLACES, *_BUILT, *BODIES, *EVENTS)},
    **dict.fromkeys((*_COMPANIES, *LEGAL), "company"),
    "theater": "theatre", "harbor": "harbour", "mount": "mountain", "floods": "flood",
    "quake": "earthquake", "blast": "explosion",
    **dict.fromkeys(_PEOPLE, "person"),
}  # fmt: skip
"""The type that a word speaks of."""

TRAILING: Final = frozenset({*EVENTS, *_BUILT, *BODIES, "river", "valley", "lake", "district"})
"""Words in small letters that belong to the name before them: `the Marlow bridge`."""

FAMILIES: Final = {
    "place": _PLACES | {"place"}, "building": _BUILT, "body": BODIES, "event": EVENTS,
}  # fmt: skip
"""What types are called together: a town is a place."""

_WORD: Final = re.compile(r"[^\W\d_]+|[0-9]+|[^\w\s]")
_LOCATING: Final = frozenset({"in", "near", "outside"})
_SURE, _LIKELY, _WEAK = 4, 3, 1


def kind_of_name(
    name: Sequence[str], beside: Iterable[tuple[str, str]], *, titled: bool = False
) -> str:
    """The type of what is called ``name``, a word or more; empty where no word says so.

    ``beside``: what stands right before and behind it in each place, on its line. ``titled``:
    somewhere a title of people stands in front of it.
    """
    votes: Counter[str] = Counter({"person": 2 * _SURE} if titled else {})
    folded = [word.casefold() for word in name]
    if len(folded) > 1:
        last = "" if folded[-1] == "group" and folded[-2] in _GROUPS else folded[-1]
        for word, weight in ((last, _SURE), (folded[0], _LIKELY)):
            if word in KINDS and (word != folded[0] or KINDS[word] in ("mountain", *_PLACES)):
                votes[KINDS[word]] += 3 * weight
        of = folded.index("of") if "of" in folded else 0
        if of and folded[of - 1] in KINDS:
            votes[KINDS[folded[of - 1]]] += 4 * _SURE
    for before, behind in beside:
        for kind, weight in _votes(_WORD.findall(before), _WORD.findall(behind), len(folded)):
            votes[kind] += weight
    found = votes.most_common(1)
    return found[0][0] if found else ""


@lru_cache(maxsize=4096)
def is_of(kind: str, wanted: tuple[str, ...]) -> bool:
    """Whether a type is one of some, or of their families; with a `!` before each, none of them."""
    if not wanted:
        return True
    bare = [one.removeprefix("!") for one in wanted]
    found = any(kind == one or kind in FAMILIES.get(one, ()) for one in bare)
    return found != wanted[0].startswith("!")


def _votes(before: Sequence[str], behind: Sequence[str], words: int) -> Iterable[tuple[str, int]]:
    """What the words before and behind a name in one place speak for."""
    last = before[-1].casefold() if before else ""
    if last == "of" and before[-2:-1] and before[-2] in KINDS:
        yield KINDS[before[-2]], _SURE
    elif last in KINDS:
        yield KINDS[last], _LIKELY
    elif before[-3:] == ["year", "-", "old"] or _is_title(before):
        yield "person", _SURE
    elif last in _LOCATING:
        yield "place", _WEAK
    if behind[:1] == [","]:
        if behind[1:3] and behind[1].isdecimal() and behind[2:3] in ([","], ["."], [")"]):
            yield "person", _SURE
        elif behind[1:2] in (["who"], ["aged"]):
            yield "person", _LIKELY
        elif behind[1:2] in (["a"], ["an"], ["the"]):
            for word in behind[2:6]:
                if word in KINDS:
                    yield KINDS[word], _LIKELY
                    break
                if word.casefold() in TITLES:
                    yield "person", _LIKELY
                    break
    elif behind[:2] == ["was", "born"] or behind[:1] == ["who"]:
        yield "person", _LIKELY if words > 1 else _WEAK


def _is_title(before: Sequence[str]) -> bool:
    """Whether a title of people ends what stands before a name, with its stop or without."""
    words = before[:-1] if before[-1:] == ["."] else before
    return bool(words) and words[-1].casefold() in TITLES
