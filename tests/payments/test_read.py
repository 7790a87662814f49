"""The one door: recognises, hands over, refuses with what would be read; pipes are as good as files."""

import io
from collections import Counter
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
        (
            b"Dear all",
            "x: this is no format that is known; what is read: ISO 20022 (camt, pacs, pain, remt), SWIFT MT",
        ),
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


@pytest.mark.parametrize("data", [b"<Document><FIToFICstmrCdtTrf>", b"{1500}", b"101 231380104"])
def test_columns_of_a_payment_message_are_refused(data: bytes) -> None:
    with pytest.raises(SettingRefused):
        read(io.BytesIO(data + b" 1210428821901010000A0941"), "x", columns={"name": "a"})


@pytest.mark.parametrize(
    ("data", "format"),
    [
        (b"{1500}30        T {4200}D1*Example Imports Ltd*", "Fedwire"),
        (b"5220Example Trading                     1231380104PPD", "ACH PPD"),
    ],
)
def test_ach_and_fedwire_come_through_the_door(data: bytes, format: str) -> None:  # noqa: A002
    line = b"\n622231380104".ljust(40) + b"Example Imports Ltd" if format.startswith("ACH") else b""
    items = list(read(io.BytesIO(data + line), "x"))
    assert [item.format for item in items if isinstance(item, Payment)] == [format]


def test_every_payment_message_in_the_data_comes_through_the_door(shared_data: Path) -> None:
    count = Counter[str]()
    for path in sorted((shared_data / "payments").rglob("*.xml")):
        with path.open("rb") as stream:
            try:
                items = list(read(stream, path.name))
            except InputRefused:
                continue
        count.update(item.format[:8] for item in items if isinstance(item, Payment))
    assert count == MESSAGES


# The payments in all sample files; each file's own count stands in tests/cases/iso20022_samples.csv.
MESSAGES = {
    "camt.029": 2,
    "camt.052": 35,
    "camt.053": 58,
    "camt.054": 56,
    "camt.055": 1,
    "camt.056": 3,
    "camt.057": 2,
    "camt.060": 1,
    "camt.105": 2,
    "camt.106": 7,
    "camt.107": 1,
    "camt.108": 1,
    "camt.109": 1,
    "pacs.002": 28,
    "pacs.003": 1,
    "pacs.004": 19,
    "pacs.008": 41,
    "pacs.009": 38,
    "pacs.010": 3,
    "pain.001": 24,
    "pain.002": 7,
    "pain.008": 2,
    "remt.001": 1,
}


@given(st.binary(max_size=300), st.sampled_from(["x", "x.csv", "x.jsonl", "x.xlsx"]))
def test_any_bytes_give_subjects_problems_or_a_refusal(data: bytes, name: str) -> None:
    try:
        items = list(read(io.BytesIO(data), name))
    except SeawallError:
        return
    assert all(isinstance(item, Customer | Payment | Problem) for item in items)
