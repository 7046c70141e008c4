"""What stands before a number and bears on it: signs, hedges, the words that open a range."""

from checker.prose.scan import Scan
from checker.values.numbers.hedges import Hedge


def opening_before(scan: Scan, start: int) -> tuple[str, int]:
    """`between` or `from` before a number, and where it stands."""
    language = scan.language
    at = start - 1
    if scan.word(at) in ("-",) or scan.word(at) in language.numbers.minus:
        at -= 1
    while scan.word(at) in language.numbers.the or scan.word(at) in ("about", "around"):
        at -= 1
    if scan.word(at) in language.hedging.between:
        return "between", at
    if scan.word(at) in language.hedging.from_:
        if any(scan.word(n) in language.change.changes for n in range(max(0, at - 6), at)):
            return "change", start
        return "from", at
    return "", start


def sign_before(scan: Scan, start: int) -> tuple[bool, int, str]:
    """Whether a number is below zero, where its sign begins, and what is wrong with it."""
    language = scan.language
    at = start
    word = scan.word(at - 1)
    if word == "-" and scan.adjoins(at) and not (
        scan.adjoins(at - 1) and (scan.raw(at - 2)[-1:].isalnum() or scan.raw(at - 2) in ")%")
    ):  # fmt: skip
        if scan.is_digits(at - 2):
            return False, at - 1, "whether the dash is a sign or joins a range is not clear"
        if scan.tokens.text[scan.tokens.starts[at - 1]] not in "\u2014\u2015":
            return True, at - 1, ""
    elif word in language.numbers.minus and not scan.fence(at - 1):
        return True, at - 1, ""
    elif word == "+" and scan.adjoins(at) and not scan.adjoins(at - 1):
        return False, at - 1, ""
    return False, start, ""


def hedges_before(scan: Scan, start: int) -> tuple[int, Hedge | None, bool]:
    """Where what bears on a number begins, its bound, and whether it is about."""
    language = scan.language
    at, first = start, start
    bound: Hedge | None = None
    about = False
    lead = scan.back("behind", at - 1) if scan.word(at - 1) == "," else None
    said = " ".join(scan.tokens.folded[lead[1] : at - 1]) if lead is not None else ""
    if said not in language.hedging.behind_first:  # `Plus, 14 died` adds nothing to the 14
        lead = None
    if lead is not None and (lead[1] == 0 or scan.fence(lead[1] - 1)):  # `At a minimum, 14`
        at = first = lead[1]
        assert isinstance(lead[0], Hedge)
        bound, about = (None, True) if lead[0] is Hedge.ABOUT else (lead[0], False)
    for _ in range(5):
        if at <= 0 or scan.fence(at - 1):
            break
        hedge = scan.back("hedges", at)
        if hedge is not None:
            kind = hedge[0]
            assert isinstance(kind, Hedge)
            verb = scan.word(hedge[1] - 1)
            if scan.word(at - 1) in ("over", "up") and verb in language.numbered.verbs_with_over:
                break
            if kind is Hedge.AT_MOST and verb in language.change.changes and (
                scan.word(hedge[1]) == "up"
            ):  # fmt: skip
                break
            if scan.word(hedge[1]) == "c" and not scan.raw(hedge[1]).islower():
                break
            if kind is Hedge.ABOUT and bound is not None:
                break  # `spoke about more than 20`
            if kind is Hedge.ABOUT:
                about = True
            elif bound is None:
                bound = kind
            elif bound is not kind and kind is not Hedge.EXACTLY:
                break
            at = first = hedge[1]
            continue
        if scan.word(at - 1) in language.hedging.fillers and _hedge_within(scan, at - 1):
            at -= 1
            continue
        break
    lead_in = None if at <= 0 or scan.fence(first - 1) else scan.back("lead_ins", first)
    if lead_in is not None:
        first = lead_in[1]
    return first, bound, about


def _hedge_within(scan: Scan, at: int) -> bool:
    """Whether a hedge stands before a token, with nothing but fillers between."""
    for _ in range(3):
        if scan.fence(at - 1):
            return False
        if scan.back("hedges", at):
            return True
        if scan.word(at - 1) not in scan.language.hedging.fillers:
            return False
        at -= 1
    return False
