"""Bytes to records of 94 columns: with line ends of all kinds, in blocks, without any, and in any encoding."""

from io import BytesIO

import pytest

from seawall.payments.ach.records import records

ENTRY = "622231380104987654321        0000123456E-0001         Example Imports Ltd     0121042880000001"
CONTROL = "9000001000001000000030046276020000000000099000000123456".ljust(94)


def places(data: str | bytes) -> list[tuple[str, str]]:
    raw = data.encode() if isinstance(data, str) else data
    return [(record.kind, record.place) for record in records(BytesIO(raw))]


SHAPES = [
    ("lines", f"{ENTRY}\n{CONTROL}\n", ["line 1", "line 2"]),
    ("Windows line ends", f"{ENTRY}\r\n{CONTROL}\r\n", ["line 1", "line 2"]),
    ("old Mac line ends", f"{ENTRY}\r{CONTROL}", ["line 1", "line 2"]),
    ("no line ends", ENTRY + CONTROL, ["line 1, record 1", "line 1, record 2"]),
    ("blocks", f"{ENTRY * 10}\n{CONTROL}\n", [*(f"line 1, record {number}" for number in range(1, 11)), "line 2"]),
    ("a long block", ENTRY * 13, [f"line 1, record {number}" for number in range(1, 14)]),
    ("blank lines", f"\n\n{ENTRY}\n \n{CONTROL}", ["line 3", "line 5"]),
    ("lines of nines", f"{ENTRY}\n{'9' * 94}\n{'9' * 30}\n", ["line 1"]),
    ("an end mark", f"{ENTRY}\n\x1a", ["line 1"]),
    ("a byte order mark", f"\ufeff{ENTRY}", ["line 1"]),
    ("blanks cut off", f"{ENTRY}\n{CONTROL.rstrip()}", ["line 1", "line 2"]),
]


@pytest.mark.parametrize(("name", "data", "expected"), SHAPES, ids=[row[0] for row in SHAPES])
def test_records_are_found_in_every_shape(name: str, data: str, expected: list[str]) -> None:
    assert [place for _, place in places(data)] == expected, name


def test_a_long_line_that_is_no_block_is_one_record_with_something_behind() -> None:
    (record,) = records(BytesIO(f"{ENTRY}Example Holding AG".encode()))
    assert (record.text, record.rest, record.length) == (ENTRY, "Example Holding AG", 112)


@pytest.mark.parametrize("more", [1, 2, 20, 54])
def test_a_line_that_grew_is_one_damaged_record_whatever_digit_it_ends_in(more: int) -> None:
    (record,) = records(BytesIO((ENTRY[:60] + "X" * more + ENTRY[60:]).encode()))
    assert (record.kind, record.length) == ("6", 94 + more)


@pytest.mark.parametrize("encoding", ["utf-8", "latin-1"])
def test_columns_are_counted_in_signs_whatever_the_encoding(encoding: str) -> None:
    (record,) = records(BytesIO(ENTRY.replace("Example Imports", "Éxämple Imports").encode(encoding)))
    assert record.text[54:73] == "Éxämple Imports Ltd"
    assert record.undecoded == (() if encoding == "utf-8" else (55, 57))


def test_a_stream_is_read_as_it_goes_and_stays_open() -> None:
    stream = BytesIO(f"{ENTRY}\n{CONTROL}\n".encode() * 5000)
    first = next(iter(records(stream)))
    assert (first.place, stream.tell() < 100_000, stream.closed) == ("line 1", True, False)
