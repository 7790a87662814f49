"""Delimited text to rows."""

from io import BytesIO

from hypothesis import given
from hypothesis import strategies as st

from seawall.errors import Problem
from seawall.records import Row, rows


def test_rows_carry_their_lines_and_ragged_ones_are_said() -> None:
    found = list(rows(BytesIO(b'a,b\n\n"c\nd",e\nf\n'), "x.csv", width=2))
    assert [item for item in found if isinstance(item, Row)] == [
        Row(1, ("a", "b")),
        Row(4, ("c\nd", "e")),
        Row(5, ("f",)),
    ]
    assert [str(item) for item in found if isinstance(item, Problem)] == [
        "x.csv line 5: expected 2 fields, found 1 (said 'f')"
    ]


def test_a_quote_that_never_closes_costs_one_problem_and_reading_goes_on() -> None:
    found = list(rows(BytesIO(b'a,"b\n' + b"x" * 140_000 + b"\nc,d\n"), "x.csv"))
    assert any(isinstance(item, Problem) for item in found)
    assert Row(3, ("c", "d")) in found


@given(st.binary(max_size=300))
def test_any_bytes_give_rows_or_problems(data: bytes) -> None:
    assert all(isinstance(item, Row | Problem) for item in rows(BytesIO(data), "x.csv"))
