"""Files that are no list say what they hold instead."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seawall.lists.lookalikes import why_no_list
from seawall.lists.publisher import HEAD_BYTES

ADDRESSES = "holds digital currency addresses and no entries"
UNKNOWN = "is in no format of a list that is known"
WALLET = b"1EXAMPLEexampleEXAMPLEexample12345"


@pytest.mark.parametrize(
    ("head", "said"),
    [
        (WALLET, ADDRESSES),
        (WALLET + b"\r\n\r\n" + WALLET + b"\n" + WALLET[:5], ADDRESSES),
        (b'{"1x": {\n"type": "Digital Currency Address - XBT"}}', ADDRESSES),
        (b"a page about Digital Currency Address - XBT", UNKNOWN),
        (WALLET + b"\nan ordinary line\n" + WALLET, UNKNOWN),
        (b'{"lists": []}', UNKNOWN),
        (b"\n", UNKNOWN),
        (b"", UNKNOWN),
    ],
)
def test_what_a_file_holds_is_told_from_its_first_bytes(head: bytes, said: str) -> None:
    assert why_no_list(head) == said


def test_every_real_file_of_addresses_is_told(shared_data: Path) -> None:
    files = sorted((shared_data / "ofac" / "crypto").iterdir())
    assert len(files) == 6
    for path in files:
        with path.open("rb") as stream:
            assert why_no_list(stream.read(HEAD_BYTES)) == ADDRESSES, path.name


@given(st.binary(max_size=200))
def test_any_bytes_get_an_answer(head: bytes) -> None:
    assert why_no_list(head) in {ADDRESSES, UNKNOWN}
