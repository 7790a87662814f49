"""A report's pages say what its values say: HTML, workbook, PDF, JSON; hostile names stay text."""

import io
import json
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from seawall.audit.words import Target
from seawall.reports.ofac import Filer, Form, annual, blocked, compliance_release
from seawall.reports.ofac.page import page
from seawall.reports.ofac.print import pdf, pictures
from seawall.reports.ofac.workbook import workbook
from tests.ledger.made import blocked as tape_of
from tests.ledger.made import facts
from tests.reports.ofac.test_forms import FILER, FIRST, TODAY

HOSTILE = "=cmd|' /C calc'!A0 <script>alert(1)</script> \x07 \u202e \ud800 永信至诚"


def report(**more: object) -> Form:
    return blocked(tape_of(said=facts(**more)).item(), FILER, TODAY)  # type: ignore[arg-type]  # a table of keywords


def hostile() -> Form:
    return report(
        description=HOSTILE, targets=(Target(entity_id="", name=HOSTILE, location=HOSTILE, connection=HOSTILE),)
    )


class _Texts(HTMLParser):
    def __init__(self, data: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.text = ""
        self.feed(data)

    def handle_starttag(self, tag: str, attrs: object) -> None:
        del attrs
        self.tags.append(tag)

    def handle_data(self, data: str) -> None:
        self.text += data


def test_the_page_says_every_field_and_opens_without_the_network() -> None:
    form = report()
    made = page(form)
    said = _Texts(made)
    for section in form.sections:
        for field in section.fields:
            assert field.label in said.text
            assert field.value in said.text
    assert "default-src 'none'" in made
    assert "http://" not in made.replace("http://www.w3.org", "")
    assert "Complete" in said.text


def test_the_page_says_first_what_is_empty() -> None:
    made = page(blocked(tape_of().item(), Filer(), TODAY))
    assert "4 required fields are empty: it can't be filed" in _Texts(made).text.replace("\n", "")
    assert "Complete" not in made


def test_a_hostile_name_is_text_on_the_page_and_in_the_workbook() -> None:
    assert "script" not in _Texts(page(hostile())).tags
    sheet = load_workbook(io.BytesIO(workbook(hostile())))["Report"]
    cells = [cell for row in sheet.iter_rows() for cell in row if cell.value]
    assert {cell.data_type for cell in cells} == {"s"}
    assert any(str(cell.value).startswith("=cmd|") for cell in cells)


def test_a_workbook_opened_again_says_what_the_report_says() -> None:
    form = report()
    sheet = load_workbook(io.BytesIO(workbook(form)))["Report"]
    assert isinstance(sheet, Worksheet)
    rows = [tuple("" if cell is None else str(cell) for cell in row) for row in sheet.iter_rows(values_only=True)]
    wanted = [
        (section.letter, field.label, field.value, "required" if field.required else "", str(section.lettered))
        for section in form.sections
        for field in section.fields
    ]
    assert [row for row in rows if row in wanted] == wanted
    papers = load_workbook(io.BytesIO(workbook(form)))["Documents"]
    assert [row[1] for row in papers.iter_rows(min_row=2, values_only=True)] == ["ab" * 32]


def test_a_workbook_says_its_days_and_that_it_can_not_be_filed() -> None:
    for form in (report(), report(location="")):
        sheet = load_workbook(io.BytesIO(workbook(form)))["Report"]
        said = {str(row[1]): row[2] for row in sheet.iter_rows(values_only=True)}
        assert said["due"] == f"{form.due} by both calendars"
        assert said["prepared"] == TODAY.isoformat()
        assert said.get("can't be filed") == ("empty: D Location" if form.missing else None)


def test_the_annual_workbook_has_as_many_rows_as_part_a_counts() -> None:
    items = [tape_of(f"P-{number}").item(f"P-{number}") for number in range(1, 201)]
    form = annual(items, FILER, 2026, TODAY)
    sheet = load_workbook(io.BytesIO(workbook(form)))["Part B"]
    rows = list(sheet.iter_rows(values_only=True))
    assert len(rows) - 1 == 200
    assert [row[0] for row in rows[1:]] == [row.item for row in form.rows]
    place = next(at for at, title in enumerate(rows[0]) if str(title).startswith("Value in USD"))
    assert sum(value for row in rows[1:] if isinstance(value := row[place], int | float)) == 200 * 1000
    assert {row[place].number_format for row in sheet.iter_rows(min_row=2)} == {"#,##0.00"}
    assert all("[heading not publicly verified]" in str(title) for title in rows[0][1:])


def test_an_amount_of_more_digits_than_a_spreadsheet_keeps_stays_as_it_is_said() -> None:
    form = annual([tape_of(said=facts(amount="99999999999999999.01")).item()], FILER, 2026, TODAY)
    sheet = load_workbook(io.BytesIO(workbook(form)))["Part B"]
    assert "99,999,999,999,999,999.01" in next(iter(sheet.iter_rows(min_row=2, values_only=True)))


def test_json_holds_the_report_and_what_is_empty() -> None:
    told = json.loads(blocked(tape_of().item(), Filer(), TODAY).as_json())
    assert told["missing"] == ["A Holder: name", "A Holder: address", "A Contact person", "A Telephone"]
    assert told["papers"][0]["sha256"] == "ab" * 32
    assert json.loads(hostile().as_json())


@pytest.mark.parametrize("form", [
    report(), hostile(), annual([tape_of().item()], FILER, 2026, TODAY), annual([], FILER, 2026, TODAY),
    compliance_release(tape_of().item(), "born in 1990", FIRST, FILER, TODAY),
], ids=["blocked", "hostile", "annual", "empty", "release"])  # fmt: skip
def test_every_report_is_set_as_pdf(form: Form) -> None:
    pytest.importorskip("typst", reason="PDF is an extra: seawall[reports]")
    assert pdf(form).startswith(b"%PDF-")
    assert all(picture.startswith(b"\x89PNG") for picture in pictures(form))


def test_where_nothing_is_due_the_page_names_no_day_and_nothing_that_is_missing() -> None:
    said = page(annual([], Filer(), 2025, TODAY))
    assert "nothing is to be filed" in said
    assert "nothing was held on 2025-06-30: no filing is due" in said
    assert "2025-09-30" not in said
    assert "can't be filed" not in said


def test_one_row_is_read_field_by_field_and_many_are_a_table() -> None:
    item = tape_of().item()
    assert "<table>" not in page(annual([item], FILER, 2026, TODAY))
    assert "INTEGRITY TECHNOLOGY GROUP" in page(annual([item], FILER, 2026, TODAY))
    many = [replace(item, id=f"P-{number}") for number in range(4)]
    assert page(annual(many, FILER, 2026, TODAY)).count("<tr>") == 5
