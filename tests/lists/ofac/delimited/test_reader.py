"""CSV rows to records: nulls, widths, headers, side files."""

from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seawall.errors import Problem
from seawall.lists.ofac.delimited import CsvFile, reader
from seawall.lists.ofac.delimited.reader import AddressRow, CommentRow, NameRow, PrimaryRow, RaggedRow
from tests.lists.ofac.delimited.sets import csv_file, sdn_row


def primary(content: str) -> list[PrimaryRow | RaggedRow | Problem]:
    return list(reader.primary_rows(CsvFile(BytesIO(content.encode()), "SDN.CSV")))


def test_a_row_is_read_column_by_column_and_nulls_are_empty() -> None:
    row = '15036,"ARTAVIL","vessel","IRAN",-0- ,"5IQI7","Crude Oil Tanker","99,144","56,068","Malta","Acme",-0- \n'
    assert primary(row) == [
        PrimaryRow(
            1, "15036", "ARTAVIL", "vessel", "IRAN", "", "5IQI7", "Crude Oil Tanker", "99,144", "56,068", "Malta", "Acme",
            "",
        )
    ]  # fmt: skip


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"], ids=["lf", "crlf", "cr"])
def test_the_end_mark_is_no_row_whatever_the_line_ends(end: str) -> None:
    content = (sdn_row("36", "AEROCARIBBEAN AIRLINES") * 2 + "\x1a\n").replace("\n", end)
    assert [type(item) for item in primary(content)] == [PrimaryRow, PrimaryRow]


def test_remarks_keep_their_blanks_because_they_may_go_on_in_mid_word() -> None:
    item = primary(sdn_row("36", "X", remarks="Passport "))[0]
    assert isinstance(item, PrimaryRow)
    assert item.remarks == "Passport "


def test_a_ragged_row_is_kept_as_it_stood_and_said() -> None:
    said, row = primary("306,BANCO NACIONAL DE CUBA, S.A.,-0- ,CUBA\n")
    assert row == RaggedRow(1, "306", "BANCO NACIONAL DE CUBA", ("S.A.", "CUBA"))
    assert isinstance(said, Problem)
    assert said.why == "expected 12 fields, found 5"


def test_a_header_is_passed_over_and_said() -> None:
    items = primary(
        "ent_num,SDN_Name,SDN_Type,Program,Title,Call_Sign,Vess_type,Tonnage,GRT,Vess_flag,Vess_owner,Remarks\n"
    )
    assert [item.why for item in items if isinstance(item, Problem)] == ["a header, which OFAC's files lack"]
    assert len(items) == 1


@pytest.mark.parametrize("content", ["", "\x1a\n", "\n\n"], ids=["empty", "end mark alone", "blank lines"])
def test_a_file_without_rows_is_a_problem(content: str) -> None:
    assert [str(item) for item in primary(content)] == ["SDN.CSV: the file holds no rows"]


def test_side_rows_are_found_by_their_number_and_orphans_are_told() -> None:
    names = reader.name_rows(csv_file('36,12,"aka","AERO-CARIBBEAN",-0- \n9,1,"aka","X",-0- \n', "ALT.CSV"))
    assert names.of("36") == [NameRow(1, "36", "12", "aka", "AERO-CARIBBEAN", "")]
    assert names.of("7") == []
    assert [str(problem) for problem in names.orphans()] == [
        "ALT.CSV line 2 ent_num: no entry of the main file has this number (said '9')"
    ]


def test_a_side_row_of_another_width_is_said_and_its_text_still_used() -> None:
    names = reader.name_rows(csv_file("2674,1795,aka,ZAYDAN, Muhammad,-0- \n2674,1796,aka,ABBAS\n", "ALT.CSV"))
    assert [row.name for row in names.of("2674")] == ["ZAYDAN, Muhammad", "ABBAS"]
    assert len(names.problems) == 2
    addresses = reader.address_rows(csv_file("36,25,1 Rue, Bldg. 2,Havana,Cuba,-0- \n", "ADD.CSV"))
    assert addresses.of("36") == [AddressRow(1, "36", "25", "1 Rue, Bldg. 2", "Havana", "Cuba", "")]
    comments = reader.comment_rows(csv_file("36,one, two\n", "SDN_COMMENTS.CSV"))
    assert comments.of("36") == [CommentRow(1, "36", "one, two")]


def test_a_file_that_was_not_given_has_no_rows_and_no_problems() -> None:
    absent = reader.name_rows(None)
    assert (absent.of("36"), absent.problems, list(absent.orphans())) == ([], [], [])


def test_a_side_file_beyond_the_limit_is_cut_and_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "MAX_SIDE_ROWS", 2)
    names = reader.name_rows(csv_file('1,1,"aka","A",-0- \n' * 3, "ALT.CSV"))
    assert len(names.of("1")) == 2
    assert [problem.why for problem in names.problems] == ["more than 2 rows: the rest was not read"]


@given(st.binary(max_size=300) | st.lists(st.binary(max_size=6), max_size=30).map(b",".join))
def test_any_bytes_give_rows_or_problems(data: bytes) -> None:
    for item in reader.primary_rows(CsvFile(BytesIO(data), "SDN.CSV")):
        assert isinstance(item, PrimaryRow | RaggedRow | Problem)
    for side in (reader.name_rows, reader.address_rows, reader.comment_rows):
        assert all(isinstance(problem, Problem) for problem in side(csv_file(data, "x")).orphans())
