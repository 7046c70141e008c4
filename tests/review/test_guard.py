"""Whose requests are the page's own."""

import pytest

from checker.review.guard import Guard

PORT = 5099
OWN = {"Host": f"127.0.0.1:{PORT}", "Origin": f"http://127.0.0.1:{PORT}"}


@pytest.mark.parametrize(
    ("headers", "reads", "writes"),
    [
        ({}, True, True),
        ({"Host": OWN["Host"]}, False, True),
        (OWN, False, False),
        ({**OWN, "Sec-Fetch-Site": "same-origin"}, False, False),
        ({"Host": OWN["Host"], "Sec-Fetch-Site": "none"}, False, True),
        ({**OWN, "Sec-Fetch-Site": "cross-site"}, True, True),
        ({**OWN, "Host": f"127.0.0.1:{PORT}.evil.example"}, True, True),
        ({**OWN, "Host": f"127.1:{PORT}"}, True, True),
        ({**OWN, "Origin": f"https://127.0.0.1:{PORT}"}, True, True),
        ({**OWN, "Origin": f"http://127.0.0.1:{PORT}.evil.example"}, True, True),
        ({**OWN, "Origin": ""}, False, True),
    ],
)
def test_what_is_foreign(headers: dict[str, str], reads: bool, writes: bool) -> None:
    guard = Guard(PORT)
    assert guard.is_foreign(headers, writes=False) is reads
    assert guard.is_foreign(headers, writes=True) is writes


def test_a_token_opens_once_and_no_two_are_the_same() -> None:
    one, two = Guard(PORT), Guard(PORT)
    token = one.address.partition("token=")[2]
    assert token not in two.address
    assert one.opened("") == one.opened(token[:-1]) == one.opened("ü") == ""
    cookie = one.opened(token)
    assert one.is_known(cookie)
    assert not two.is_known(cookie)
    assert not one.is_known("")
    assert one.opened(token) == one.opened("") == ""
