"""Lists of other publishers than OFAC: found in a user's folder, read, and screened beside the others."""

import zipfile
from datetime import UTC, datetime
from pathlib import Path

import pytest
from tests.lists.au.tables import ALIAS, COMPANY, comma_separated, values, workbook
from tests.lists.eu.documents import INTEGRITY, PERSON_LINE, SEED_LINE, SEED_ROWS, annex, export, table

from seawall.corpus import current
from seawall.entities import Party, Role
from seawall.lists.catalog import BY_ID, USUAL
from seawall.lists.row import Format
from seawall.refresh import FromFolder, refresh
from seawall.refresh.folder import look_through

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
FSF, ANNEX, AU = "eu-fisma-fsf", "eu-oj-annex", "au-dfat-consolidated"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "lists"
    (folder / "oj").mkdir(parents=True)
    (folder / "eu.xml").write_bytes(export(INTEGRITY))
    (folder / "eu.csv").write_bytes(table(*SEED_ROWS))
    (folder / "oj" / "32019R0796.csv").write_bytes(annex(SEED_LINE, PERSON_LINE))
    (folder / "oj" / "32024R2642.csv").write_bytes(annex(PERSON_LINE | {"celex": "32024R2642"}))
    (folder / "Australian_Sanctions_Consolidated_List.xlsx").write_bytes(workbook(values(COMPANY, ALIAS)))
    return folder


@pytest.fixture
def scratch(tmp_path: Path) -> Path:
    (tmp_path / "scratch").mkdir()
    return tmp_path / "scratch"


def test_a_workbook_that_is_a_list_is_not_unpacked_and_another_is(folder: Path, scratch: Path) -> None:
    (folder / "customers.xlsx").write_bytes(workbook([["name"], ["Example"]]))
    found = look_through(folder, scratch)
    assert found.chosen[AU].format is Format.DFAT_XLSX
    assert any(note.startswith("customers.xlsx/") for note in found.notes)


def test_a_list_inside_a_zip_file_is_found(tmp_path: Path, scratch: Path) -> None:
    packed = tmp_path / "lists.zip"
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("dfat.csv", comma_separated(values(COMPANY)))
    assert look_through(packed, scratch).chosen[AU].format is Format.DFAT_CSV


def test_the_files_of_the_official_journal_in_one_folder_are_one_version(folder: Path, scratch: Path) -> None:
    found = look_through(folder, scratch)
    assert [file.name for file in found.chosen[ANNEX].files] == ["oj/32019R0796.csv", "oj/32024R2642.csv"]
    assert found.said[ANNEX] == []


def test_xml_goes_before_csv_of_the_same_day(folder: Path, scratch: Path) -> None:
    found = look_through(folder, scratch)
    assert (found.chosen[FSF].format, str(found.chosen[FSF].published)) == (Format.FSF_XML, "2026-08-05")


def test_all_of_them_are_taken_and_held_in_the_corpus(folder: Path, tmp_path: Path) -> None:
    result = refresh(tmp_path / "home", FromFolder(folder), now=NOW, lists=(FSF, ANNEX, AU))
    assert {row.list_id: row.is_good for row in result.lists} == {FSF: True, ANNEX: True, AU: True}
    assert [problem for row in result.lists for problem in row.problems] == []
    corpus = current(tmp_path / "home")
    assert {"eu-EU.99999.1", "eu-32019R0796-I.B-5", "eu-32024R2642-I.A-1", "au-8001"} <= {
        entity.id for entity in corpus
    }
    again = refresh(tmp_path / "home", FromFolder(folder), now=NOW, lists=(FSF, ANNEX, AU))
    assert not again.swapped


SEED_NAMES = [
    "永信至诚科技集团股份有限公司",
    "Yongxin Zhicheng Technology Group Company Limited",
    "INTEGRITY TECHNOLOGY GROUP",
]


@pytest.mark.parametrize("name", SEED_NAMES)
def test_the_seed_company_is_found_under_its_names_of_the_eu(folder: Path, tmp_path: Path, name: str) -> None:
    refresh(tmp_path / "home", FromFolder(folder), now=NOW, lists=(ANNEX,))
    (found,) = current(tmp_path / "home").matches(Party(Role.CREDITOR, (name,)), 0.9)
    assert found.entity_id == "eu-32019R0796-I.B-5"


REAL = [
    # a real file → its list, how much it holds, and a name on it
    ("eu/eu_fin_2026-06.json", FSF, (5_994, 29_909, 0), "永信至诚科技集团股份有限公司"),
    ("au/regulation8_consolidated_2024-12.xlsx", AU, (3_062, 9_536, 0), "Mohammad Hassan Akhund"),
]


@pytest.mark.parametrize(("file", "list_id", "counts", "name"), REAL, ids=[row[0] for row in REAL])
def test_the_real_files_are_taken_and_searched(  # noqa: PLR0917  # a row of the table
    shared_data: Path, tmp_path: Path, file: str, list_id: str, counts: tuple[int, int, int], name: str
) -> None:
    result = refresh(tmp_path / "home", FromFolder(shared_data / file), now=NOW, lists=(list_id,))
    version = result.lists[0].in_use
    assert version
    assert (version.entities, version.names, version.identifiers) == counts
    assert BY_ID[list_id].least_in(Format(version.format)).entities <= version.entities
    assert current(tmp_path / "home").matches(Party(Role.CREDITOR, (name,)), 0.9)


def test_who_has_set_no_lists_gets_ofac_s_two() -> None:
    assert USUAL == ("us-ofac-sdn", "us-ofac-cons")
    assert set(USUAL) < set(BY_ID)
