"""Bytes to lines: encodings, line ends, NULs, end marks."""

from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seawall.records import Lines
from seawall.records.limits import MAX_LINE_BYTES


def read(data: bytes) -> tuple[list[str], list[str]]:
    lines = Lines(BytesIO(data), "x.csv")
    return [line.rstrip("\n") for line in lines], [problem.why for problem in lines.take_problems()]


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"a\nb\n", ["a", "b"]),
        (b"a\r\nb", ["a", "b"]),
        (b"a\rb\r", ["a", "b"]),
        (b"\xef\xbb\xbfa\nb", ["a", "b"]),
        ("永信\n至诚".encode("utf-16"), ["永信", "至诚"]),
        (b"a\n\x1a\r\n", ["a"]),
        (b"", []),
        ("a\u2028b\x0bc\n".encode(), ["a\u2028b\x0bc"]),
    ],
    ids=["lf", "crlf", "cr", "bom", "utf-16", "end mark", "empty", "only line ends cut"],
)
def test_lines_are_read_whatever_their_ends(data: bytes, expected: list[str]) -> None:
    assert read(data) == (expected, [])


def test_windows_text_is_read_and_said() -> None:
    lines, problems = read(b"M\xfcller\n")
    assert lines == ["Müller"]
    assert problems == ["not UTF-8; read as Windows-1252"]


def test_nul_bytes_are_removed_and_said() -> None:
    assert read(b"a\0b\n") == (["ab"], ["NUL bytes were removed"])


def test_an_endless_line_is_cut_and_the_next_one_read() -> None:
    lines, problems = read(b"x" * (3 * MAX_LINE_BYTES) + b"\nnext\n")
    assert [len(lines[0]), lines[1]] == [MAX_LINE_BYTES, "next"]
    assert problems == [f"the line is longer than {MAX_LINE_BYTES} bytes and was cut"]


def test_a_large_file_of_bare_returns_keeps_all_its_lines() -> None:
    assert read(b"abcdefg\r" * 300_000) == (["abcdefg"] * 300_000, [])


@given(st.binary(max_size=400))
def test_any_bytes_give_lines(data: bytes) -> None:
    lines, _ = read(data)
    assert all("\0" not in line and "\n" not in line for line in lines)
