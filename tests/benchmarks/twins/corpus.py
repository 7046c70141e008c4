"""A small corpus, made claim by claim, and the pair of two that differ by a hair."""

import json
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any, NamedTuple

Files = dict[str, str]


@dataclass
class Corpus:
    """Texts of YAML by name (JSON is YAML), and the claims whose values are at stake."""

    attributes: dict[str, dict[str, Any]]
    rules: list[dict[str, Any]]
    entities: dict[str, dict[str, Any]] = field(default_factory=dict)
    sources: dict[str, dict[str, Any]] = field(default_factory=dict)
    claims: dict[str, list[dict[str, Any]]] = field(default_factory=dict)

    def source(self, name: str, **keys: Any) -> None:
        """A source with more than an id."""
        self.sources[name] = keys
        self.claims.setdefault(name, [])

    def claim(self, source: str, subject: str, attribute: str, value: Any, **keys: Any) -> str:
        """State a claim; its id."""
        self.entities.setdefault(subject, {"label": subject.replace("_", " ")})
        stated = self.claims.setdefault(source, [])
        number = len(stated)
        name = f"{source}.{subject}.{attribute}.{number}"
        claim = {"id": name, "subject": subject, "attribute": attribute, "value": value}
        stated.append(claim | keys)
        return name

    def files(self) -> Files:
        """The corpus as files of facts and rules."""
        rules = [{"may_match_nothing": True} | rule for rule in self.rules]
        words = {"attributes": self.attributes, "entities": self.entities, "rules": rules}
        files = {"rules/all.yaml": json.dumps(words)}
        for name, claims in self.claims.items():
            source = {"id": name, **self.sources.get(name, {})}
            files[f"facts/{name}.yaml"] = json.dumps({"source": source, "facts": claims})
        return files


class Pair(NamedTuple):
    """Two corpora: one whose ``planted`` claims cannot all be true, and one that is possible."""

    impossible: Corpus
    possible: Corpus
    planted: frozenset[str]


class Range(NamedTuple):
    """What a number or a time may be; an end that is ``open`` is no part of it."""

    lo: Fraction
    hi: Fraction
    lo_open: bool = False
    hi_open: bool = True

    def meets(self, other: "Range") -> bool:
        """Whether something lies in both."""
        lo, hi = max(self.lo, other.lo), min(self.hi, other.hi)
        if lo != hi:
            return lo < hi
        first = any(one.lo_open for one in (self, other) if one.lo == lo)
        last = any(one.hi_open for one in (self, other) if one.hi == hi)
        return not first and not last

    def clear_of(self, other: "Range") -> bool:
        """Whether there is room between the two: they do not even touch."""
        return self.hi < other.lo or other.hi < self.lo

    def times(self, factor: Fraction) -> "Range":
        """In another unit."""
        return Range(self.lo * factor, self.hi * factor, self.lo_open, self.hi_open)


def rounded(number: Fraction | int, unit: Fraction | int = 1) -> Range:
    """All that rounds to a number above zero, written to so much: from half a unit below on."""
    half = Fraction(unit) / 2
    return Range(number - half, number + half)


def decimal(number: Fraction, places: int) -> str:
    """A number that has so many places, as digits."""
    scaled = number * 10**places
    assert scaled.denominator == 1, (number, places)
    digits = str(abs(scaled.numerator)).rjust(places + 1, "0")
    sign = "-" if scaled < 0 else ""
    return f"{sign}{digits[:-places]}.{digits[-places:]}" if places else sign + digits
