"""Delimited tables: delimiters, encodings, any bytes."""

from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seawall.errors import InputRefused, Problem, SeawallError
from seawall.payments import Customer
from seawall.payments.tables import delimited
from tests.payments.tables.reading import customers


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_delimiter_is_the_one_that_makes_sense_of_the_header(delimiter: str) -> None:
    table = delimiter.join(["id", "name", "city"]) + "\n" + delimiter.join(["1", "A", "B"])
    row = customers(table)[0]
    assert (row.key, row.parties[0].names, row.parties[0].addresses[0].city) == ("1", ("A",), "B")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_names_in_any_script_come_through(encoding: str) -> None:
    row = customers("id,name\n1,永信至诚科技集团股份有限公司\n".encode(encoding))[0]
    assert row.parties[0].names == ("永信至诚科技集团股份有限公司",)


def test_a_single_column_is_a_table() -> None:
    assert [row.parties[0].names for row in customers("name\nA\n\nB\n")] == [("A",), ("B",)]


def test_an_empty_table_gives_nothing_and_an_empty_file_is_refused() -> None:
    assert customers("id,name\n") == []
    with pytest.raises(InputRefused, match="no header line"):
        list(delimited.parse(BytesIO(b"\n\n"), "x.csv"))


@given(st.binary(max_size=300))
def test_any_bytes_after_a_header_give_customers_or_problems(data: bytes) -> None:
    items = list(delimited.parse(BytesIO(b"id,name,dob,type,owner\n" + data), "x.csv"))
    assert all(isinstance(item, Customer | Problem) for item in items)


@given(st.binary(max_size=300), st.sampled_from([b"", b"name", b"id;name\n", b'"name']))
def test_any_bytes_give_customers_problems_or_a_refusal(data: bytes, head: bytes) -> None:
    try:
        items = list(delimited.parse(BytesIO(head + data), "x.csv"))
    except SeawallError:
        return
    assert all(isinstance(item, Customer | Problem) for item in items)


CELLS = st.text(st.characters(exclude_characters='\n\r"\0\x1a', exclude_categories=["Cs"]), max_size=12)


@given(st.lists(st.tuples(CELLS, CELLS), max_size=8))
def test_every_row_with_any_text_becomes_one_customer_or_more_than_a_silence(table: list[tuple[str, str]]) -> None:
    lines = [f'"{name}","{city}"' for name, city in table]
    found = list(delimited.parse(BytesIO("\n".join(["name,city", *lines]).encode()), "x.csv"))
    filled = [row for row in table if any(cell.strip() for cell in row)]
    assert len(found) == len(filled)
    for (name, _), row in zip(filled, found, strict=True):
        assert isinstance(row, Customer)
        assert row.parties[0].names or row.problems
        assert row.problems or name.strip()
