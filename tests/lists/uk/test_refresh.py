"""The UK Sanctions List through a refresh: optional, taken where it is chosen, in every format, and screened by UK law."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from seawall.corpus import current
from seawall.decisions import Outcome, shipped_policy
from seawall.lists.row import Format
from seawall.refresh import FromFolder, refresh
from seawall.refresh.result import ListResult, Status
from seawall.screen import Screening, screen
from tests.decisions.made import party, payment
from tests.lists.uk.documents import INTEGRITY, SHIP, as_csv, as_ods, table, xml
from tests.lists.uk.test_table import ALL, CONLIST_HEAD, INTEGRITY_ROWS, SHIP_ROW, SO

LIST, NOW = "uk-fcdo-sanctions", datetime(2026, 8, 21, 12, tzinfo=UTC)
FILES = [
    ("UK-Sanctions-List.xml", xml(INTEGRITY, SHIP), Format.UK_XML, date(2026, 8, 20)),
    ("UK-Sanctions-List.csv", as_csv(table([*INTEGRITY_ROWS, SHIP_ROW])), Format.UK_CSV, date(2026, 2, 13)),
    ("UK-Sanctions-List.ods", as_ods(table([*INTEGRITY_ROWS, SHIP_ROW])), Format.UK_ODS, date(2026, 2, 13)),
]


def taken(home: Path, folder: Path, *lists: str) -> ListResult:
    (result,) = refresh(home, FromFolder(folder), now=NOW, lists=lists or (LIST,)).lists
    return result


@pytest.mark.parametrize("name, data, form, day", FILES, ids=[str(row[2]) for row in FILES])
def test_a_file_of_the_list_is_taken_in_its_own_format(
    tmp_path: Path, name: str, data: bytes, form: Format, day: date
) -> None:
    folder = tmp_path / "lists"
    folder.mkdir()
    (folder / name).write_bytes(data)
    result = taken(tmp_path / "home", folder)
    assert (result.status, result.problems) == (Status.NEW, ())
    assert result.in_use
    assert (result.in_use.format, result.in_use.published, result.in_use.entities) == (form, day, 2)


def test_the_newest_of_several_is_taken_and_a_cut_one_refused(tmp_path: Path) -> None:
    folder = tmp_path / "lists"
    folder.mkdir()
    for name, data, _, _ in FILES:
        (folder / name).write_bytes(data)
    result = taken(tmp_path / "home", folder)
    assert result.in_use
    assert result.in_use.files == ("UK-Sanctions-List.xml",)
    (folder / "UK-Sanctions-List.xml").write_bytes(xml(INTEGRITY, SHIP, generated="21/08/2026")[:-200])
    again = taken(tmp_path / "home", folder)
    assert again.status is Status.REFUSED
    assert again.in_use == result.in_use


def test_an_archive_of_the_old_list_is_a_list_of_its_own(tmp_path: Path) -> None:
    folder = tmp_path / "lists"
    folder.mkdir()
    rows = "\r\n".join(
        ["Last Updated,27/04/2020", CONLIST_HEAD.format("NI Details"), SO.format("A", "", "AKA", ""), ""]
    )
    (folder / "ConList.csv").write_bytes(rows.encode())
    result = taken(tmp_path / "home", folder, "uk-ofsi-conlist")
    assert result.in_use
    assert (result.in_use.entities, result.in_use.format) == (1, Format.CONLIST_CSV)


def test_a_payment_is_frozen_by_an_asset_freeze_and_reviewed_without_one(tmp_path: Path) -> None:
    folder = tmp_path / "lists"
    folder.mkdir()
    (folder / "uk.csv").write_bytes(as_csv(table(ALL)))
    taken(tmp_path / "home", folder)
    using = Screening(current(tmp_path / "home"), shipped_policy("uk"), NOW)
    names = ("Integrity Technology Group Incorporated", "Hao Fan 6", "Example Trading LLC")
    decisions = list(screen([payment(party(name=name)) for name in names], using))
    outcomes = [row.outcome for row in decisions if hasattr(row, "outcome")]
    assert outcomes[0] is Outcome.BLOCK
    assert outcomes[1] is Outcome.REVIEW
