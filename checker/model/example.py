"""An example of a rule: a few claims, and what the rule must find in them."""

from typing import final

from checker.model.corpus import Corpus
from checker.model.fact import Fact
from checker.model.place import Place
from checker.model.rule import Rule
from checker.values.named import NamedTuple

NOTHING = "nothing"
"""What is expected of a check that asks nothing, and of a derivation that concludes nothing."""


@final
class Example(NamedTuple):
    """``corpus`` has the given claims, and the rules that take part, ``rule`` among them.

    Of a check ``expect`` is a verdict's word or ``NOTHING``. Of a derivation ``claims`` are what it
    must conclude, those with an empty ``source`` for any; or there are none, and ``expect`` is
    ``NOTHING``.
    """

    rule: Rule
    place: Place
    corpus: Corpus
    expect: str = ""
    claims: tuple[Fact, ...] = ()
    title: str = ""

    @property
    def fires(self) -> bool:
        """Whether the rule is to find something, or to conclude something."""
        return bool(self.claims) or fires(self.rule, self.expect)


def fires(rule: Rule, verdict: str) -> bool:
    """Whether that verdict of a check is one that the check is there to find.

    What is missing is never a contradiction.
    """
    flagged = "undetermined" if rule.finds_missing else "contradiction"
    return verdict == flagged and not rule.derives
