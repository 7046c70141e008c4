"""Texts of a table in ids: any text is named, and no two by one name."""

_KEPT = frozenset("-_.")


def named(text: str) -> str:
    """A text without what ids, links and paths cannot have: each such sign as ``%2F``.

    Letters and digits of any script stay, so that people recognise what is named.
    """
    if text.replace("_", "").replace("-", "").replace(".", "").isalnum():
        return text
    return "".join(
        letter
        if letter.isalnum() or letter in _KEPT
        else "".join(f"%{byte:02X}" for byte in letter.encode("utf-8", "surrogatepass"))
        for letter in text
    )
