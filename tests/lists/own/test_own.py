"""An institution's own watch-list: usual headers, aliases, duty of owner, reason and last day, CSV and Excel alike."""

from datetime import date
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from seawall.entities import Designation, Entity, Fact, Identifier, IdentifierKind, Schema
from seawall.errors import Problem
from seawall.lists.own import parse
from seawall.lists.own.declared import expired

HEADER = ["id", "name", "aliases", "type", "country", "birth_date", "identifiers", "owner", "reason", "expires", "list"]
WHOLE = ["W-1", "Example Trading LLC", "Example Trade; Exempel Handel", "company", "AE", "", "tax id: 123; lei: 5493", "Desk", "chargebacks", "2027-12-31", "retail"]  # fmt: skip


def read(data: bytes) -> tuple[list[Entity], list[Problem]]:
    items = list(parse(BytesIO(data), list_id="own-watch", file="watch"))
    assert all(isinstance(item, Entity | Problem) for item in items)
    return [item for item in items if isinstance(item, Entity)], [item for item in items if isinstance(item, Problem)]


def table(*rows: list[str], header: list[str] = HEADER, sign: str = ",") -> bytes:
    return "\n".join(sign.join(f'"{cell}"' for cell in row) for row in (header, *rows)).encode()


def workbook(*rows: list[str | date]) -> bytes:
    book, stream = Workbook(), BytesIO()
    sheet = book.active
    assert sheet is not None
    sheet.append(HEADER)
    for row in rows:
        sheet.append(row)
    book.save(stream)
    return stream.getvalue()


def test_a_row_is_read_whole() -> None:
    (found,), problems = read(table(WHOLE))
    assert problems == []
    assert (found.id, found.schema) == ("own-watch-W-1", Schema.COMPANY)
    assert [name.text for name in found.names] == ["Example Trading LLC", "Example Trade", "Exempel Handel"]
    assert found.designations == (Designation("own institution", "own watch-list", ()),)
    assert found.identifiers == (
        Identifier(IdentifierKind.TAX_ID, "123", "tax id"),
        Identifier(IdentifierKind.LEI, "5493", "lei"),
    )
    assert found.addresses[0].country_code == "ae"
    assert found.facts == (
        Fact("Owner", "Desk"), Fact("Reason", "chargebacks"), Fact("Expires", "2027-12-31"), Fact("List", "retail"),
    )  # fmt: skip


@pytest.mark.parametrize("sign", [",", ";", "\t", "|"])
def test_a_table_may_be_parted_by_any_usual_sign(sign: str) -> None:
    assert read(table(WHOLE, sign=sign)) == read(table(WHOLE))


def test_a_workbook_is_read_as_a_csv_file_is() -> None:
    row: list[str | date] = [*WHOLE[:9], date(2027, 12, 31), "retail"]
    (found,), problems = read(workbook(row))
    (expected,), _ = read(table(WHOLE))
    assert problems == []
    assert (found.names, found.facts) == (expected.names, expected.facts)


def test_usual_titles_are_known_and_others_are_kept() -> None:
    header = ["Nr.", "Company Name", "A.K.A.", "Gültig bis", "Grund", "Added by", "Branch"]
    (found,), problems = read(table(["7", "Example AG", "", "31.12.2027", "test", "Desk", "Zürich"], header=header))
    assert problems == []
    assert found.id == "own-watch-7"
    assert {(fact.label, fact.value) for fact in found.facts} == {
        ("Branch", "Zürich"), ("Owner", "Desk"), ("Reason", "test"), ("Expires", "2027-12-31"),
    }  # fmt: skip


@pytest.mark.parametrize(
    ("column", "said", "why"),
    [
        ("owner", "", "the row says no owner"),
        ("reason", "", "the row says no reason"),
        ("expires", "", "the row says no last day"),
        ("expires", "soon", "not a date"),
        ("birth_date", "long ago", "not a date"),
        ("type", "spaceship", "an unknown type of party"),
        ("identifiers", "passport:", "an identifier without a value"),
        ("name", "", ""),
        ("id", "", "the row has no id"),
    ],
)
def test_what_a_row_lacks_is_said_and_the_row_is_screened_all_the_same(column: str, said: str, why: str) -> None:
    row = [said if title == column else cell for title, cell in zip(HEADER, WHOLE, strict=True)]
    (found,), problems = read(table(row))
    if column == "name":
        assert ([name.text for name in found.names], problems) == (["Example Trade", "Exempel Handel"], [])
    else:
        assert [(problem.field, problem.why.startswith(why)) for problem in problems] == [(column, True)]
        assert found.caption == "Example Trading LLC"


def test_a_row_without_an_id_keeps_its_id_over_versions_while_its_name_stays() -> None:
    row = ["", *WHOLE[1:]]
    assert read(table(row))[0][0].id == read(table(WHOLE, row))[0][1].id


def test_entries_whose_last_day_has_passed_are_counted() -> None:
    entities, _ = read(table(WHOLE, ["W-2", "Old Example", *WHOLE[2:9], "2026-01-31", ""]))
    assert list(expired(entities, date(2026, 1, 31))) == []
    assert list(expired(entities, date(2026, 2, 1))) == ["own-watch-W-2"]


@pytest.mark.parametrize("data", [b"", b"\n\n", b"a,b\n1,2\n", b"PK\x03\x04", b"<html>", b"\xff\xfe\x00", table()])
def test_what_is_no_list_is_one_that_can_not_be_used(data: bytes) -> None:
    entities, problems = read(data)
    assert entities == []
    assert any(not problem.record for problem in problems)


@given(st.binary(max_size=200))
def test_any_bytes_give_entities_or_problems(data: bytes) -> None:
    entities, problems = read(data)
    assert entities == []
    assert problems


def _cells() -> st.SearchStrategy[list[str]]:
    text = st.text(st.characters(exclude_characters='"', exclude_categories=("Cs", "Cc")), max_size=20)
    return st.lists(text, min_size=1, max_size=14)


@given(st.lists(_cells(), max_size=4))
def test_no_row_is_lost(rows: list[list[str]]) -> None:
    entities, _ = read(table(WHOLE, *rows))
    # A cell is stripped of what Excel writes for a carriage return, and of blanks; a row of nothing else is no row.
    full = [row for row in rows if any(cell.replace("_x000D_", "").strip() for cell in row)]
    assert len(entities) == 1 + len(full)
