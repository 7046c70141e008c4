"""A claim as a row: every key that the schema knows has its place in it."""

from checker.loading.claim_row import COLUMNS, row_of, said_in
from checker.loading.schema import schemas

KEYS = schemas()["facts"]["$defs"]["fact"]["properties"].keys() - {"claims"}


def test_no_key_is_lost() -> None:
    whole = {key: f"what {key} has" for key in sorted(KEYS)}
    assert said_in(row_of(whole)) == whole
    assert set(COLUMNS) < KEYS


def test_what_is_not_there_is_nowhere() -> None:
    claim = {"value": False, "subject": "kiosk", "at": 0}
    row = row_of(claim)
    assert len(row) == len(COLUMNS) + 1
    assert row[-1] == {"at": 0}
    assert said_in(row) == claim
    assert row_of({})[-1] is None
