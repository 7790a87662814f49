"""Lists found in a user's folder: by content, the best version of each, and everything else is said."""

import zipfile
from datetime import date
from pathlib import Path

import pytest
from tests.refresh.documents import (
    add_csv,
    alt_csv,
    consolidated,
    csv_set,
    enhanced,
    extracted,
    extracted_json,
    legacy,
    metadata,
    put,
    sdn_csv,
)  # fmt: skip

from seawall.errors import InputRefused
from seawall.lists.row import Format, Part
from seawall.refresh.folder import Found, look_through

SOME = range(1, 8)


@pytest.fixture
def scratch(tmp_path: Path) -> Path:
    folder = tmp_path / "scratch"
    folder.mkdir()
    return folder


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "lists"


def taken(found: Found, list_id: str = "us-ofac-sdn") -> list[str]:
    return [file.name for file in found.chosen[list_id].files]


def test_the_four_files_of_a_csv_set_are_one_version(folder: Path, scratch: Path) -> None:
    found = look_through(put(folder, **csv_set(SOME)), scratch)
    assert [file.part for file in found.chosen["us-ofac-sdn"].files] == [Part.PRIMARY, Part.NAMES, Part.ADDRESSES]
    assert found.notes == ["SDN_COMMENTS.CSV is in no format of a list that is known: not used"]  # it holds no comment
    assert found.said["us-ofac-sdn"] == []


def test_both_lists_are_found_in_folders_below(folder: Path, scratch: Path) -> None:
    put(folder / "sdn", SDN_ENHANCED__XML=enhanced(SOME))
    put(folder / "cons", a__xml=consolidated(SOME))
    found = look_through(folder, scratch)
    assert {list_id: str(candidate) for list_id, candidate in found.chosen.items()} == {
        "us-ofac-sdn": "sdn/SDN_ENHANCED.XML (2026-08-20)",
        "us-ofac-cons": "cons/a.xml (2026-08-20)",  # its content says which list it is
    }


def test_the_newest_version_is_taken_and_the_others_are_said(folder: Path, scratch: Path) -> None:
    put(
        folder,
        old__xml=enhanced(SOME, "2026-08-07"),
        new__xml=enhanced(SOME, "2026-08-20"),
        sdn__xml=legacy(SOME, 7, "08/19/2026"),
    )
    found = look_through(folder, scratch)
    assert taken(found) == ["new.xml"]
    said = "3 versions were found: took new.xml (2026-08-20), not old.xml (2026-08-07); sdn.xml (2026-08-19)"
    assert found.said["us-ofac-sdn"] == [said]


def test_of_one_day_the_richest_format_is_taken(folder: Path, scratch: Path) -> None:
    put(folder, sdn__xml=legacy(SOME, 7), SDN_ENHANCED__XML=enhanced(SOME))
    assert look_through(folder, scratch).chosen["us-ofac-sdn"].format is Format.ENHANCED_XML


def test_dated_csv_sets_are_kept_apart_by_the_day_in_their_names(folder: Path, scratch: Path) -> None:
    for day in ("2026-08-07", "20260820"):
        folder.mkdir(exist_ok=True)
        for name, data in (("sdn", sdn_csv(SOME)), ("alt", alt_csv(SOME)), ("add", add_csv(SOME))):
            (folder / f"{name}_{day}.csv").write_bytes(data)
    found = look_through(folder, scratch)
    assert taken(found) == ["sdn_20260820.csv", "alt_20260820.csv", "add_20260820.csv"]
    assert found.chosen["us-ofac-sdn"].published == date(2026, 8, 20)


def test_the_day_may_stand_in_the_folder_s_name(folder: Path, scratch: Path) -> None:
    put(folder / "2026-08-19", **csv_set(SOME))
    put(folder / "2026-08-20", **csv_set(SOME))
    assert taken(look_through(folder, scratch))[0] == "2026-08-20/SDN.CSV"


def test_a_newer_set_without_aliases_gives_way_and_that_is_said(folder: Path, scratch: Path) -> None:
    put(folder, SDN_ENHANCED__XML=enhanced(SOME, "2026-08-01"))
    (folder / "sdn_2026-08-20.csv").write_bytes(sdn_csv(SOME))
    found = look_through(folder, scratch)
    assert taken(found) == ["SDN_ENHANCED.XML"]
    said = "the newer sdn_2026-08-20.csv (2026-08-20) was not taken: it has no file of names and addresses"
    assert said in found.said["us-ofac-sdn"]


def test_a_lone_file_of_entries_is_taken_and_what_it_lacks_is_said(folder: Path, scratch: Path) -> None:
    found = look_through(put(folder, sdn__csv=sdn_csv(SOME)), scratch)
    assert found.said["us-ofac-sdn"] == ["there is no file of names and addresses: what stands in it is not screened"]


def test_side_files_without_entries_are_no_list(folder: Path, scratch: Path) -> None:
    with pytest.raises(
        InputRefused, match=r"add.csv, alt.csv \(undated\): SDN.CSV, whose entries they add to, is missing"
    ):
        look_through(put(folder, alt__csv=alt_csv(SOME), add__csv=add_csv(range(1, 30))), scratch)


EXTRACT = (
    "this is a names-only extract by a third party, not OFAC's own file: "
    "it has no weak aliases, identifiers, addresses or dates"
)


def test_the_newest_of_several_extracts_is_taken_and_what_it_lacks_is_said(folder: Path, scratch: Path) -> None:
    folder.mkdir()
    for day in ("2026-07-24", "2026-08-07"):
        (folder / f"ofac-sdn_{day}.csv").write_bytes(extracted(SOME))
    found = look_through(folder, scratch)
    assert found.said["us-ofac-sdn"] == [
        "2 versions were found: took ofac-sdn_2026-08-07.csv (2026-08-07), not ofac-sdn_2026-07-24.csv (2026-07-24)",
        EXTRACT,
    ]


def test_an_extract_that_says_its_own_date_and_count_goes_before_one_that_does_not(folder: Path, scratch: Path) -> None:
    found = look_through(
        put(folder, a_sdn__csv=extracted(SOME), b_sdn__json=extracted_json(SOME), m__json=metadata(7)), scratch
    )
    assert taken(found) == ["b_sdn.json"]
    assert found.chosen["us-ofac-sdn"].published == date(2026, 8, 20)


def test_an_undated_extract_takes_the_date_of_the_metadata_beside_it(folder: Path, scratch: Path) -> None:
    found = look_through(put(folder, sdn__csv=extracted(SOME), metadata__json=metadata(7)), scratch)
    assert taken(found) == ["sdn.csv", "metadata.json"]
    assert found.chosen["us-ofac-sdn"].published == date(2026, 8, 20)


def test_metadata_of_another_day_is_not_used_and_that_is_said(folder: Path, scratch: Path) -> None:
    put(folder, metadata__json=metadata(7))
    (folder / "sdn_2026-08-07.csv").write_bytes(extracted(SOME))
    found = look_through(folder, scratch)
    assert taken(found) == ["sdn_2026-08-07.csv"]
    said = "metadata.json speaks of a names-only extract in CSV that does not lie beside it: not used"
    assert found.notes == [said]


def test_a_newer_extract_gives_way_to_an_official_list_and_that_is_said(folder: Path, scratch: Path) -> None:
    put(folder, SDN_ENHANCED__XML=enhanced(SOME, "2026-08-01"))
    (folder / "ofac-sdn_2026-08-20.csv").write_bytes(extracted(SOME))
    found = look_through(folder, scratch)
    assert taken(found) == ["SDN_ENHANCED.XML"]
    said = found.said["us-ofac-sdn"][-1]
    assert said.startswith("the newer ofac-sdn_2026-08-20.csv (2026-08-20) was not taken: a names-only extract")


def test_an_extract_that_may_be_of_any_list_is_not_taken(folder: Path, scratch: Path) -> None:
    with pytest.raises(
        InputRefused, match=r"names.csv is a names-only extract that does not say it is of the SDN list"
    ):
        look_through(put(folder, names__csv=extracted(SOME)), scratch)


def test_what_is_no_list_is_said_file_by_file(folder: Path, scratch: Path) -> None:
    put(
        folder,
        sdn__csv=sdn_csv(SOME),
        names__csv=b"uid,name,type\n50543,EXAMPLE,Entity\n",
        empty__csv=b"",
        readme__md=b"# lists",
        sdn_row__csv=sdn_csv([1]),
        data__xml=legacy(SOME, 7),
        _hidden=b"",
    )
    (folder / ".hidden").write_bytes(b"x")
    assert look_through(folder, scratch).notes == [
        "_hidden is empty: not used",
        "data.xml does not say which list it holds; give it OFAC's own file name: not used",
        "empty.csv is empty: not used",
        "names.csv is in no format of a list that is known: not used",
        "readme.md is in no format of a list that is known: not used",
        "sdn_row.csv is a second file of primary beside sdn.csv, and smaller: not used",
    ]


def test_a_zip_file_is_looked_into_and_a_bomb_only_said(folder: Path, scratch: Path) -> None:
    folder.mkdir()
    with zipfile.ZipFile(folder / "SDN_XML.ZIP", "w") as zipped:
        zipped.writestr("SDN_ENHANCED.XML", enhanced(SOME))
    with zipfile.ZipFile(folder / "many.zip", "w") as zipped:
        for number in range(40):
            zipped.writestr(f"{number}.xml", b"<a/>")
    found = look_through(folder, scratch)
    assert taken(found) == ["SDN_XML.ZIP/SDN_ENHANCED.XML"]
    assert found.notes == ["many.zip: holds 40 files; a list comes in 1 to 16"]


def test_a_single_file_will_do_and_a_missing_one_is_said(folder: Path, scratch: Path) -> None:
    put(folder, SDN_ENHANCED__XML=enhanced(SOME))
    assert taken(look_through(folder / "SDN_ENHANCED.XML", scratch)) == ["SDN_ENHANCED.XML"]
    with pytest.raises(InputRefused, match="there is no folder"):
        look_through(folder / "none", scratch)


REAL = [
    ("set-2021-07", "sdn.csv, alt.csv, add.csv, sdn_comments.csv (undated)"),
    ("cons-2025-12", "cons_prim.csv, cons_alt.csv, cons_add.csv, cons_comments.csv (undated)"),
    ("cons-2025-03", "CONS_ENHANCED.XML (2025-03-28)"),
    ("sdn-2024-05", "sdn_2024-05-03.csv (2024-05-03)"),
    ("advanced", "cons_advanced_2020-10.xml (2020-03-17)"),
    ("names-2026-08", "ofac-sdn_2026-08-20.json (2026-08-20)"),
    ("cyber-entries", "ofac_cyber_entries_2026-08-20.csv (2026-08-20)"),
    ("integrity", "sdn_rows_2026.csv, alt_row_2025-12.csv, add_row_2025-12.csv (undated)"),
]


@pytest.mark.parametrize("name, expected", REAL)
def test_the_real_folders_are_understood(shared_data: Path, scratch: Path, name: str, expected: str) -> None:
    (candidate,) = look_through(shared_data / "ofac" / name, scratch).chosen.values()
    assert str(candidate) == expected


@pytest.mark.parametrize("name", ["2025-12", "crypto"])
def test_real_folders_without_a_list_are_refused(shared_data: Path, scratch: Path, name: str) -> None:
    with pytest.raises(InputRefused, match="holds no list that can be read"):
        look_through(shared_data / "ofac" / name, scratch)
