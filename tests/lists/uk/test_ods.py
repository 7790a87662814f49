"""OpenDocument spreadsheets: cells as they are shown, repetitions without their mass, and damage as problems."""

from io import BytesIO

import pytest

from seawall.errors import Problem
from seawall.lists.uk import ods
from seawall.records import Row
from tests.lists.uk.documents import content, packed


def read(rows: str) -> list[tuple[str, ...]]:
    items = list(ods.rows(BytesIO(packed(content(rows))), "uk.ods"))
    assert all(isinstance(item, Row) for item in items), items
    return [item.fields for item in items if isinstance(item, Row)]


def cell(inside: str, attributes: str = "") -> str:
    return f"<table:table-row><table:table-cell {attributes}>{inside}</table:table-cell></table:table-row>"


CELLS = [
    (cell("<text:p>AFG0006</text:p>"), "AFG0006"),
    (cell("<text:p>one</text:p><text:p>two</text:p>"), "one\ntwo"),
    (cell('<text:p>a<text:s text:c="2"/>b<text:s/>c<text:line-break/>d<text:tab/>e</text:p>'), "a  b c\nd\te"),
    (cell("<text:p>see <text:a>http://<text:span>example</text:span>.org</text:a> now</text:p>"), "see http://example.org now"),
    (cell("<text:p>12,703</text:p>", 'office:value-type="float" office:value="12703"'), "12,703"),
    (cell("<text:p>13 Feb</text:p>", 'office:value-type="date" office:date-value="2026-02-13"'), "2026-02-13"),
    (cell("<office:annotation><text:p>a remark</text:p></office:annotation><text:p>x</text:p>"), "x"),
]  # fmt: skip


@pytest.mark.parametrize("rows, text", CELLS)
def test_a_cell_says_what_it_shows(rows: str, text: str) -> None:
    assert read(rows) == [(text,)]


def test_cells_and_rows_that_repeat_are_bounded() -> None:
    wide = '<table:table-cell table:number-columns-repeated="99999999"><text:p>x</text:p></table:table-cell>'
    rows = f'<table:table-row table:number-rows-repeated="1048576">{wide}</table:table-row>'
    assert read(rows) == [("x",) * ods.MAX_COLUMNS]


def test_blanks_between_cells_keep_their_places_and_blank_rows_are_left_out() -> None:
    gap = '<table:table-cell table:number-columns-repeated="3"/><table:covered-table-cell/>'
    last = "<table:table-cell><text:p>e</text:p></table:table-cell>"
    rows = f'<table:table-row table:number-rows-repeated="4">{gap}</table:table-row><table:table-row>{gap}{last}</table:table-row>'
    (found,) = list(ods.rows(BytesIO(packed(content(rows))), "uk.ods"))
    assert found == Row(5, ("", "", "", "", "e"))


DAMAGED = [
    (b"PK\x03\x04", "not a readable zip archive"),
    (b"", "not a readable zip archive"),
    (packed("<a"), "not well-formed XML"),
    (packed('<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'), "a document type declaration"),
    (packed(content(cell("<text:p>x</text:p>")))[:-30], "not a readable zip archive"),
]


@pytest.mark.parametrize("data, why", DAMAGED)
def test_a_damaged_file_is_a_problem_of_the_whole_file(data: bytes, why: str) -> None:
    items = list(ods.rows(BytesIO(data), "uk.ods"))
    assert any(isinstance(item, Problem) and item.why.startswith(why) for item in items)
    assert not any(isinstance(item, Row) for item in items)


def test_another_zip_file_is_no_spreadsheet() -> None:
    data = packed("<a/>").replace(b"content.xml", b"another.xml")
    (problem,) = list(ods.rows(BytesIO(data), "uk.zip"))
    assert isinstance(problem, Problem)
    assert problem.why == "not an OpenDocument spreadsheet: content.xml is missing"
