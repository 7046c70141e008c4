"""A truth: ``true`` or ``false``, and no other word.

Its possibilities are one of the two; they are compared exactly.
"""

from collections.abc import Iterator, Sequence
from types import MappingProxyType
from typing import Any, final

from checker.model.vocabulary import Attribute, Kind, KnownNames, Others
from checker.values.compare import Comparison, compare_terms
from checker.values.texts import TRUTHS
from checker.values.unreadable import Unreadable
from checker.values.value import Value


@final
class TruthKind(Kind):
    """Whether something is so."""

    name = "truth"
    keys = MappingProxyType(
        {
            "words": {
                "description": "Of a truth: what people call true, and what false, as [yes, no].",
                "type": "array",
                "items": {"type": ["string", "integer"]},
            }
        }
    )
    literals = ("true", "false")
    unquotable = "what is true cannot be read from prose"

    def read(self, text: str, attribute: Attribute, names: KnownNames) -> Value:
        """One of two words."""
        if text not in self.literals:
            meant = TRUTHS.get(text.casefold())
            if meant:
                raise Unreadable(f"'{text[:40]}' is a word here, not a truth: write `{meant}`")
            raise Unreadable(f"'{text[:40]}' is neither `true` nor `false`: write one of them")
        return Value(text, text == "true")

    def judge(self, claims: Sequence[Any], attribute: Attribute) -> Comparison:
        """Two truths contradict each other."""
        return compare_terms(claims, exact=True)

    def tell(self, value: Value, attribute: Attribute) -> str:
        """`yes` where the attribute has words for true and false, or asks a question."""
        words = attribute.words or (("yes", "no") if attribute.question else ())
        if not words or value.text not in self.literals:
            return value.text
        return words[value.text == "false"]

    def push(self, value: Value, attribute: Attribute, others: Others) -> Iterator[Value]:
        """The other one."""
        yield Value(str(not value.possible).lower(), not value.possible)
