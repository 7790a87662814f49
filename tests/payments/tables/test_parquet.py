"""Parquet tables: types, nesting, broken files."""

from datetime import date
from decimal import Decimal
from io import BytesIO
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

from seawall.errors import InputRefused, Problem, SeawallError, SettingRefused
from seawall.payments import Customer
from seawall.payments.tables import parquet
from tests.payments.tables.reading import customers


def written(columns: dict[str, list[Any]]) -> bytes:
    stream = BytesIO()
    pq.write_table(pa.table(columns), stream)
    return stream.getvalue()


def test_typed_columns_become_text_as_a_reader_would_write_it() -> None:
    data = written(
        {
            "id": [1, 2],
            "name": ["A", None],
            "dob": [date(1970, 3, 4), None],
            "aka": [["B", "C"], []],
            "turnover": [Decimal("1.50"), None],
        }
    )
    found = customers(data, "x.parquet")
    assert (found[0].key, found[0].parties[0].names) == ("1", ("A", "B", "C"))
    assert found[0].parties[0].birth_dates[0].iso == "1970-03-04"
    assert found[0].extra == (("turnover", "1.50"),)
    assert found[1].parties[0].unread == ("no name",)


def test_columns_are_checked_at_once() -> None:
    with pytest.raises(InputRefused, match="'colour'"):
        list(parquet.parse(BytesIO(written({"colour": ["red"]})), "x.parquet"))
    with pytest.raises(SettingRefused, match="no column 'b'"):
        list(parquet.parse(BytesIO(written({"name": ["red"]})), "x.parquet", {"bic": "b"}))


GOOD = written({"id": [str(number) for number in range(50)], "name": ["Example"] * 50})


@given(st.integers(4, len(GOOD) - 1), st.binary(min_size=1, max_size=8))
def test_a_damaged_file_gives_customers_problems_or_a_refusal(at: int, damage: bytes) -> None:
    data = GOOD[:at] + damage + GOOD[at + len(damage) :]
    try:
        items = list(parquet.parse(BytesIO(data), "x.parquet"))
    except SeawallError:
        return
    assert all(isinstance(item, Customer | Problem) for item in items)


@given(st.binary(max_size=200))
def test_any_bytes_are_refused(data: bytes) -> None:
    with pytest.raises(InputRefused):
        list(parquet.parse(BytesIO(b"PAR1" + data), "x.parquet"))
