"""Which rules ranks decide, and what an engine must leave to them all the same."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple, final

from checker.model.rule import CheckKind, Rule
from checker.model.untold import NotPicked
from checker.model.vocabulary import Attribute


@final
class Wanted(NamedTuple):
    """What the plain engine is to be spared, and what it must see.

    ``told``: so many groups of each attribute are built that plainly agree, and so many that
    plainly do not, unless ``every`` one of those is. ``stated``: subjects of claims in files;
    ``words``: what they call by name besides. ``least``: the bytes from which on it is worth while.
    """

    rules: Sequence[Rule]
    told: int
    every: bool
    stated: Sequence[str]
    words: Sequence[str]
    least: int = 0


def judging(
    rules: Sequence[Rule], attributes: Mapping[str, Attribute]
) -> dict[str, tuple[bool, bool]]:
    """By attribute, whether all its groups are asked, and whether those are that have nothing in
    common: some rule tolerates it."""
    asked: set[str] = set()
    wide: dict[str, bool] = {}
    for rule in rules:
        for name in _ranked(rule, attributes):
            how = rule.kind.ranked(rule.does, name)  # type: ignore[union-attr]
            wide[name] = wide.get(name, False) or how == "common"
        if not _ranked(rule, attributes):
            last = isinstance(rule.kind, CheckKind) and rule.kind.ask_last is not None
            if rule.finds_missing or not rule.reads or last:
                raise NotPicked("a rule that looks at everything")
            asked.update(rule.reads)
            asked.update([rule.gives] if rule.derives else [])
    asked.update(name for name, one in attributes.items() if one.times or one.holds_at)
    return {name: (name in asked, is_wide) for name, is_wide in wide.items()}


def _ranked(rule: Rule, attributes: Iterable[str]) -> tuple[str, ...]:
    """The attributes of which ranks decide a rule; none, where they do not of each."""
    names = rule.kind.compares(rule.does) if isinstance(rule.kind, CheckKind) else None
    if names is None:
        return ()
    names = names or tuple(attributes)
    decided = isinstance(rule.kind, CheckKind) and all(
        rule.kind.ranked(rule.does, name) for name in names
    )
    return names if decided else ()


def rules_of(rules: Sequence[Rule], attribute: str) -> Iterator[Rule]:
    """The rules that ranks decide and that look at an attribute."""
    return (rule for rule in rules if attribute in _ranked(rule, (attribute,)))
