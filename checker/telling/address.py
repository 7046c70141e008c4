"""Where links lead: the address of a line, from wherever the page is."""

from urllib.parse import quote

from checker.model.place import Place

_SAFE_IN_ADDRESS = "/:?&=%~@+,;"


def base(link_base: str) -> str:
    """What leads to the root of file names, a path or an address, as a link writes it."""
    return quote(link_base, safe=_SAFE_IN_ADDRESS if "://" in link_base else "/")


def address(base: str, place: Place) -> str:
    """The address of a line, as GitHub and GitLab understand it; ``base`` is written already."""
    return f"{base}{quote(place.file)}#L{place.line}"
