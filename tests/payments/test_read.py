"""The one door: recognises, hands over, refuses with what would be read; pipes are as good as files."""

import io
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seawall.errors import InputRefused, Problem, SeawallError, SettingRefused
from seawall.payments import Customer, Format, Payment, read


class Pipe(io.RawIOBase):
    """A stream that can't be sought and gives a few bytes at a time, as standard input may."""

    def __init__(self, data: bytes) -> None:
        self._rest = io.BytesIO(data)

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any, /) -> int:
        piece = self._rest.read(min(7, len(buffer)))
        buffer[: len(piece)] = piece
        return len(piece)


def test_a_pipe_reads_like_a_file() -> None:
    data = b"id,name\n" + b"".join(b"%d,Example %d LLC\n" % (number, number) for number in range(9000))
    from_pipe = list(read(io.BufferedReader(Pipe(data)), "x"))
    assert from_pipe == list(read(io.BytesIO(data), "x"))
    assert len(from_pipe) == 9000


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "x: the file is empty"),
        (b"Dear all", "x: this is no format that is known; what is read: pacs.008, SWIFT MT, CSV"),
        (b"%PDF-1.7", "x: this is a PDF document, which is not read; what is read"),
    ],
)
def test_what_is_not_read_is_refused_at_once_and_named(data: bytes, says: str) -> None:
    with pytest.raises(InputRefused) as refusal:
        read(io.BytesIO(data), "x")
    assert str(refusal.value).startswith(says)


def test_a_format_can_be_given() -> None:
    items = list(read(io.BytesIO(b"Bezeichnung\nA\n"), "x", format=Format.CSV, columns={"name": "Bezeichnung"}))
    assert [item.parties[0].names for item in items if isinstance(item, Customer)] == [("A",)]


def test_columns_of_a_payment_message_are_refused() -> None:
    with pytest.raises(SettingRefused):
        read(io.BytesIO(b"<Document><FIToFICstmrCdtTrf>"), "x", columns={"name": "a"})


def test_every_pacs_008_in_the_data_comes_through_the_door(shared_data: Path) -> None:
    count = 0
    for path in sorted((shared_data / "payments").rglob("*.xml")):
        with path.open("rb") as stream:
            try:
                items = list(read(stream, path.name))
            except InputRefused:
                continue
        count += sum(isinstance(item, Payment) for item in items)
    assert count == 41


@given(st.binary(max_size=300), st.sampled_from(["x", "x.csv", "x.jsonl", "x.xlsx"]))
def test_any_bytes_give_subjects_problems_or_a_refusal(data: bytes, name: str) -> None:
    try:
        items = list(read(io.BytesIO(data), name))
    except SeawallError:
        return
    assert all(isinstance(item, Customer | Payment | Problem) for item in items)
