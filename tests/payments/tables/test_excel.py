"""Excel tables: typed cells, several sheets, what spreadsheets do to names and numbers, broken files."""

import zipfile
from datetime import UTC, date, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from seawall.errors import InputRefused, Problem, SeawallError
from seawall.payments import Customer
from seawall.payments.tables import excel
from tests.payments.tables.reading import customers


def workbook(*sheets: list[list[Any]]) -> bytes:
    book = Workbook()
    for number, rows in enumerate(sheets):
        sheet = book.active if number == 0 else book.create_sheet(f"More {number}")
        assert sheet is not None
        for row in rows:
            sheet.append(row)
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


def test_dates_stay_dates_and_numbers_whole() -> None:
    data = workbook([["id", "name", "dob", "ticker"], [7, "Example", date(1970, 3, 4), 688244]])
    row = customers(data, "x.xlsx")[0]
    assert (row.key, row.place) == ("7", "Sheet row 2")
    assert row.parties[0].birth_dates[0].iso == "1970-03-04"
    assert row.parties[0].identifiers[0].value == "688244"


def test_a_name_that_the_spreadsheet_made_a_date_of_is_reviewed() -> None:
    """Vessel "7-28" became "28-Jul" in a list that somebody saved again."""
    moment = datetime(2026, 7, 28, tzinfo=UTC).replace(tzinfo=None)
    row = customers(workbook([["id", "name"], [1, moment]]), "x.xlsx")[0]
    assert row.parties[0].names == ()
    assert row.parties[0].unread[0] == "name: 2026-07-28"
    assert row.problems[0].why == "the spreadsheet made a date of this name"


def test_long_numbers_and_cells_outside_the_table_are_reviewed() -> None:
    row = customers(workbook([["id", "name", "account"], [1, "A", 12345678901234567, "SIS DOO"]]), "x.xlsx")[0]
    assert [problem.why for problem in row.problems] == [
        "a number of more than 15 digits: the spreadsheet lost the last ones",
        "cells to the right of the header's last column",
    ]
    assert "SIS DOO" in row.parties[0].unread


def test_all_sheets_are_read_and_one_without_names_is_said() -> None:
    data = workbook([["id", "name"], [1, "A"]], [["id", "name"], [2, "B"]], [["colour"], ["red"]])
    items = list(excel.parse(BytesIO(data), "x.xlsx"))
    assert [item.key for item in items if isinstance(item, Customer)] == ["1", "2"]
    assert next(item.why for item in items if isinstance(item, Problem)).startswith("a sheet was not read: ")


def test_lines_of_a_title_above_the_header_are_told_and_the_rows_below_it_read() -> None:
    rows: list[list[Any]] = [
        ["Customers of Example Bank"],
        [],
        ["as of", date(2026, 7, 28)],
        ["id", "name", "country"],
        [7, "Example", "DE"],
    ]
    *above, row = excel.parse(BytesIO(workbook(rows)), "x.xlsx")
    assert [(item.record, item.said) for item in above if isinstance(item, Problem)] == [
        ("Sheet row 1", "Customers of Example Bank"),
        ("Sheet row 3", "as of | 2026-07-28"),
    ]
    assert isinstance(row, Customer)
    assert (row.key, row.place, row.parties[0].names) == ("7", "Sheet row 5", ("Example",))


@pytest.mark.parametrize(
    "rows",
    [
        [["a", "b"], ["c", "d"]],
        [["title"]],
        [
            ["a", "b", "c"],
            ["id", "name"],
            [1, "Example"],
        ],  # three cells are no title: whoever stands in them is not passed over
        [["line"]] * 11 + [["id", "name"], [1, "Example"]],
    ],
)
def test_a_sheet_whose_header_is_not_found_is_refused_with_what_its_first_row_said(rows: list[list[Any]]) -> None:
    with pytest.raises(InputRefused, match=f"columns are: '{rows[0][0]}'"):
        list(excel.parse(BytesIO(workbook(rows)), "x.xlsx"))


def test_a_workbook_that_names_nobody_is_refused() -> None:
    with pytest.raises(InputRefused, match="columns are: 'colour'"):
        list(excel.parse(BytesIO(workbook([["colour"], ["red"]])), "x.xlsx"))


def test_a_cell_in_the_last_corner_costs_no_memory() -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet["A1"], sheet["A2"], sheet["XFD9000"] = "name", "A", "far away"
    stream = BytesIO()
    book.save(stream)
    found = customers(stream.getvalue(), "x.xlsx")
    assert [row.place for row in found] == ["Sheet row 2", "Sheet row 9000"]
    assert found[1].parties[0].unread


def test_a_bomb_is_refused() -> None:
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as packed:
        for number in range(11):
            packed.writestr(f"xl/part{number}.xml", b"\0" * (1 << 26))
    with pytest.raises(InputRefused, match="unpacks to 704 MB"):
        list(excel.parse(BytesIO(stream.getvalue()), "x.xlsx"))


BOMB = (
    b'<!DOCTYPE r [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">'
    b'<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;"><!ENTITY x SYSTEM "file:///etc/hostname">]>'
)


@pytest.mark.parametrize("entity", [b"&c;", b"&x;"])
def test_entities_in_a_sheet_bring_nothing_in(entity: bytes) -> None:
    source = BytesIO(workbook([["id", "name"], [1, "A"]]))
    target = BytesIO()
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w") as new:
        for part in old.infolist():
            text = old.read(part)
            if part.filename.endswith("sharedStrings.xml"):
                text = BOMB + text.replace(b"<t>A</t>", b"<t>" + entity + b"</t>")
            new.writestr(part.filename, text)
    try:
        found = [item for item in excel.parse(BytesIO(target.getvalue()), "x.xlsx") if isinstance(item, Customer)]
    except InputRefused:
        return
    assert all(len(name) < 2000 and "/" not in name for row in found for name in row.parties[0].names)
    assert Path("/etc/hostname").read_text().strip() not in str(found) if Path("/etc/hostname").exists() else True


def test_the_official_australian_list_is_a_table_like_any_other(shared_data: Path) -> None:
    with (shared_data / "au" / "regulation8_consolidated_2024-12.xlsx").open("rb") as stream:
        items = list(excel.parse(stream, "au.xlsx"))
    found = [item for item in items if isinstance(item, Customer)]
    assert len(found) == 9553  # 9,560 rows, of which seven are blank
    assert all(row.parties[0].names or row.problems for row in found)


GOOD = workbook([["id", "name", "dob"], *([number, "Example", date(1970, 1, 1)] for number in range(20))])


@given(st.integers(4, len(GOOD) - 1), st.binary(min_size=1, max_size=8))
def test_a_damaged_workbook_gives_customers_problems_or_a_refusal(at: int, damage: bytes) -> None:
    data = GOOD[:at] + damage + GOOD[at + len(damage) :]
    try:
        items = list(excel.parse(BytesIO(data), "x.xlsx"))
    except SeawallError:
        return
    assert all(isinstance(item, Customer | Problem) for item in items)


@given(st.sampled_from([b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"]), st.binary(max_size=1200))
def test_any_bytes_are_refused(magic: bytes, data: bytes) -> None:
    with pytest.raises(InputRefused):
        list(excel.parse(BytesIO(magic + data), "x.xlsx"))
