"""A text: a wording, or one of the ``values`` that its attribute allows.

Two wordings may say the same, so that they are compared as unknown, unless the attribute says that
texts are ``exact`` or lists its ``values``. With ``ignore_case``, capitals do not count.
"""

from collections.abc import Iterator, Sequence
from types import MappingProxyType
from typing import Any, Final, final

from checker.model.vocabulary import Attribute, Kind, KnownNames, Others
from checker.values.compare import Comparison, compare_terms
from checker.values.texts import normal_text
from checker.values.unreadable import Unreadable
from checker.values.value import Value

ANOTHER: Final = "another"
"""The beginning of a wording that nobody uses."""


@final
class TextKind(Kind):
    """What is said in words."""

    name = "text"
    keys = MappingProxyType(
        {
            "values": {
                "description": "The only texts allowed; two that differ contradict each other.",
                "type": "array",
                "minItems": 1,
                "items": {"type": ["string", "integer"]},
            },
            "exact": {
                "type": "boolean",
                "description": "Two texts that differ contradict each other.",
            },
            "ignore_case": {
                "type": "boolean",
                "description": "Texts that differ only in case are the same.",
            },
        }
    )
    slots = frozenset(
        {"entity", "last", "date", "quantity", "count", "duration", "text", "texts", "numbers"}
    )
    unquotable = ""

    def read(self, text: str, attribute: Attribute, names: KnownNames) -> Value:
        """The text without its line ends; one of the allowed ones where these are listed."""
        term = normal_text(text)
        if attribute.ignore_case:
            folded = {value.casefold(): value for value in attribute.values}
            term = folded.get(term.casefold(), term)
        if attribute.values and term not in attribute.values:
            near = names.suggestion(term, attribute.values)
            allowed = names.listing(attribute.values)
            raise Unreadable(
                f"'{term[:80]}' is not a value of '{attribute.id}'; one of: {allowed}{near}"
            )
        return Value(term, term.casefold() if attribute.ignore_case else term)

    def judge(self, claims: Sequence[Any], attribute: Attribute) -> Comparison:
        """By their words, where these decide."""
        return compare_terms(claims, exact=_is_exact(attribute))

    def push(self, value: Value, attribute: Attribute, others: Others) -> Iterator[Value]:
        """Another of the attribute's values, or another wording where it has none."""
        for text in attribute.values or (f"{ANOTHER} {attribute.label}",):
            possible = text.casefold() if attribute.ignore_case else text
            if possible != value.possible:
                yield Value(text, possible)
                return

    def slips(self, attribute: Attribute) -> str:
        """Spelling, where it decides."""
        return "spelling" if _is_exact(attribute) else ""


def _is_exact(attribute: Attribute) -> bool:
    return bool(attribute.exact or attribute.values)
