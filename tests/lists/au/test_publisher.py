"""DFAT's list: the rows of one reference are one entity, the same from workbook and from CSV."""

import gzip
import hashlib
from dataclasses import replace
from datetime import date, datetime
from io import BytesIO
from pathlib import Path

import pytest

from seawall.entities import Designation, Entity, Fact, Identifier, IdentifierKind, ListedName, NameKind, Schema
from seawall.errors import Problem
from seawall.lists.au.publisher import PUBLISHER, parse_csv, parse_workbook, told_apart
from seawall.lists.publisher import HEAD_BYTES, Apart
from seawall.lists.row import Format, Part
from seawall.lists.version import count
from tests.lists.au.tables import (
    ALIAS,
    COLUMNS,
    COLUMNS_2024,
    COMPANY,
    PERSON,
    SCRIPT,
    SHIP,
    comma_separated,
    values,
    workbook,
)

PRIMARY, AKA = NameKind.PRIMARY, NameKind.AKA
LIST = "au-dfat-consolidated"


def parted(items: object) -> tuple[list[Entity], list[Problem]]:
    found = list(items)  # type: ignore[call-overload]
    return [item for item in found if isinstance(item, Entity)], [item for item in found if isinstance(item, Problem)]


def read(*rows: dict[str, str], columns: list[str] = COLUMNS) -> tuple[list[Entity], list[Problem]]:
    data = comma_separated(values(*rows, columns=columns))
    return parted(parse_csv(BytesIO(data), list_id=LIST, file="x.csv"))


def read_workbook(data: bytes) -> tuple[list[Entity], list[Problem]]:
    return parted(parse_workbook(BytesIO(data), list_id=LIST, file="x.xlsx"))


def test_a_company_is_read_whole() -> None:
    (found,), problems = read(COMPANY, ALIAS, SCRIPT)
    assert problems == []
    assert (found.id, found.schema) == ("au-8001", Schema.LEGAL_ENTITY)
    assert found.names == (
        ListedName("Example Trading LLC", PRIMARY, script="Latn"),
        ListedName("Sample Trading", AKA, weak=True, script="Latn"),
        ListedName("شركة مثال", AKA, script="Arab"),
    )
    assert found.designations == (
        Designation("AU", "Consolidated List", ("Autonomous (Iran)",), date(2024, 2, 20), ("Example Amendment Instrument 2024",)),
    )  # fmt: skip
    assert [address.street for address in found.addresses] == [
        "1 Example St, Tehran, Iran",
        "2 Sample Ave, Isfahan, Iran",
    ]
    assert found.facts == (
        Fact("Additional Information", "A company of examples."),
        Fact("Listing Information", "First listed on 20 Feb. 2024"),
        Fact("Control Date", "2026-02-02"),
        Fact("Sanctions Type", "Targeted Financial Sanction"),
    )


def test_a_person_is_read_whole_from_the_columns_of_2024() -> None:
    (found,), problems = read(PERSON, columns=COLUMNS_2024)
    assert problems == []
    assert found.schema is Schema.PERSON
    assert [(day.iso, day.circa) for day in found.birth_dates] == [("1974-08-19", False), ("1970", True)]
    assert (found.birth_places, found.citizenships) == (("Example Town, Yemen",), ("Russian", "Ukrainian"))
    assert found.addresses == ()


def test_the_control_date_is_not_the_day_of_the_listing() -> None:
    """It moves with every amendment: listed on 25 January 2001, controlled on 15 December 2014."""
    (found,), _ = read(PERSON)
    assert found.designations[0].since == date(2001, 1, 25)
    assert Fact("Control Date", "2014-12-15") in found.facts


LISTED = [
    ("Listed on: 25 Apr. 2006", date(2006, 4, 25)),
    ("Listed by UN (1267 Committee) on 6 July 2004, amended on 21 March 2012", date(2004, 7, 6)),
    ("Listed under Resolution 1483 (amended on 1 May 2019)", None),
    ("Listed by the UN1718 committee on 24 Apr. 2009", date(2009, 4, 24)),
    ("First listed on 27 Nov. 2017. Instrument of first designation: Example List 2017", date(2017, 11, 27)),
    ("Designated under the Autonomous Sanctions Regulations 2011 on 2 March 2012. Formerly listed", date(2012, 3, 2)),
    ("The Minister for Foreign Affairs listed this entity on 21 December 2001 under section 15(1)", date(2001, 12, 21)),
    ("26 Feb. 2021", date(2021, 2, 26)),
    ("2013-03-07", date(2013, 3, 7)),
    ("Example Instrument 2022", None),
    ("Instrument of first listing: Example List 2001. Last listed on: 16/09/2022", None),
    ("", None),
]


@pytest.mark.parametrize(("said", "day"), LISTED, ids=[row[0] for row in LISTED])
def test_the_day_of_the_listing_is_the_one_that_its_information_opens_with(said: str, day: date | None) -> None:
    (found,), _ = read(PERSON | {"Listing Information": said})
    assert found.designations[0].since == day


def test_a_ship_under_a_maritime_restriction_alone_is_not_frozen() -> None:
    (found,), problems = read(SHIP)
    assert problems == []
    assert found.schema is Schema.VESSEL
    assert found.identifiers == (Identifier(IdentifierKind.IMO, "9058713", "IMO Number"),)
    assert found.designations[0].list_name == "Consolidated List (no financial sanction)"
    assert found.facts[-1] == Fact("Sanctions Type", "Maritime Restriction")


NAMES = [
    # a name as printed → the names it holds
    ("Abdul Example (previously listed as)", [("Abdul Example", NameKind.FKA)]),
    ("Abu Example (Previously listed as. In Arabic: مثال )", [("Abu Example", NameKind.FKA), ("مثال", NameKind.FKA)]),
    ("El Example (combat name)", [("El Example", AKA)]),
    ("ኤርሚኣስ (Tigrinya)", [("ኤርሚኣስ", AKA)]),
    ("Formerly known as Example Plant", [("Example Plant", NameKind.FKA)]),
    ("Example Group (EXG)", [("Example Group (EXG)", AKA)]),
    (" ,Example\n\n", [("Example", AKA)]),
]


@pytest.mark.parametrize(("said", "expected"), NAMES, ids=[row[0] for row in NAMES])
def test_what_is_said_of_a_name_is_no_part_of_it(said: str, expected: list[tuple[str, NameKind]]) -> None:
    (found,), problems = read(COMPANY, ALIAS | {"Name of Individual or Entity": said, "Name Type": "aka"})
    assert problems == []
    assert [(name.text, name.kind) for name in found.names[1:]] == expected


CHANGES = [
    ({"Type": "Starship"}, "Type", "starship", "not one known kind of entry"),
    ({"Name Type": "Nickname"}, "Name Type", "Nickname", "an unknown kind of name; screened as a.k.a."),
    ({"Alias Strength": "Mighty"}, "Alias Strength", "Mighty", "neither strong nor weak; screened as strong"),
    ({"Name of Individual or Entity": ""}, "Name of Individual or Entity", "8001", "a row without a name"),
    ({"Date of Birth": "long ago"}, "Date of Birth", "long ago", "not a date"),
    ({"Committees": ""}, "Committees", "", "no committee or regime"),
    ({"Travel Ban": "perhaps"}, "Travel Ban", "perhaps", "neither true nor false"),
    ({"Aura": "dark"}, "Aura", "dark", "this column is not known"),
]


@pytest.mark.parametrize(("change", "field", "said", "why"), CHANGES, ids=[row[1] for row in CHANGES])
def test_what_is_not_understood_is_said_and_costs_no_entity(
    change: dict[str, str], field: str, said: str, why: str
) -> None:
    entities, problems = read(COMPANY | change, columns=[*COLUMNS, "Aura"])
    assert len(entities) == 1
    assert any((one.field, one.said) == (field, said) and one.why.startswith(why) for one in problems)


def test_rows_of_one_reference_need_not_follow_one_another() -> None:
    entities, problems = read(COMPANY, PERSON, ALIAS)
    assert ([entity.id for entity in entities], problems) == (["au-8001", "au-8002"], [])
    assert len(entities[0].names) == 2


@pytest.mark.parametrize(("reference", "uid"), [("34c1", "34"), ("3063g2", "3063"), ("300aa", "300"), ("275", "275")])
def test_the_number_of_a_reference_is_the_entry_s(reference: str, uid: str) -> None:
    (found,), _ = read(COMPANY | {"Reference": reference})
    assert found.id == f"au-{uid}"


def test_rows_without_a_reference_are_entries_of_their_own() -> None:
    entities, problems = read(COMPANY | {"Reference": ""}, PERSON | {"Reference": "TBA"})
    assert [entity.id for entity in entities] == ["au-unidentified-1", "au-unidentified-2"]
    assert [problem.why for problem in problems if problem.field == "Reference"] == [
        "not a reference of this list: an entry of its own"
    ] * 2


def test_two_primary_names_are_kept_and_said() -> None:
    (found,), problems = read(COMPANY, PERSON | {"Reference": "8001", "Type": "Entity"})
    assert [name.kind for name in found.names] == [PRIMARY, PRIMARY]
    assert [problem.why for problem in problems] == ["one primary name was expected, 2 found"]


def test_a_workbook_says_the_same_as_csv() -> None:
    rows = values(COMPANY, ALIAS, SCRIPT, PERSON, SHIP)
    rows[1][0] = 8001  # Excel makes numbers and dates of what looks like them
    rows[1][COLUMNS.index("Control Date")] = datetime(2026, 2, 2)  # noqa: DTZ001  # a workbook knows no zone
    rows[1][COLUMNS.index("Targeted Financial Sanction")] = True
    here, problems = read_workbook(workbook(rows))
    there, _ = read(COMPANY, ALIAS, SCRIPT, PERSON, SHIP)
    assert problems == []
    assert [replace(entity, source=there[0].source) for entity in here] == [
        replace(entity, source=there[0].source) for entity in there
    ]
    assert here[0].source.record == "row 2"


def test_a_name_that_became_a_date_is_kept_and_said() -> None:
    rows = values(SHIP)
    rows[1][1] = datetime(2022, 7, 28)  # noqa: DTZ001  # the ship's name is 7-28
    (found,), problems = read_workbook(workbook(rows))
    assert found.caption == "2022-07-28"
    assert [problem.why for problem in problems] == ["the spreadsheet made a date or a number of this name"]


def test_the_header_may_stand_below_a_title_and_other_sheets_are_said() -> None:
    rows: list[list[object]] = [["Australian Sanctions Consolidated List"], [], *values(COMPANY)]
    entities, problems = read_workbook(workbook(rows, [["Notes"], ["none"]]))
    assert len(entities) == 1
    assert [(problem.record, problem.why[:18]) for problem in problems] == [("Sheet2", "no entry was found")]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("regulation8_consolidated_2024-12.xlsx", True),
        ("lists/Australian_Sanctions_Consolidated_List (2).xlsx", True),
        ("customers.xlsx", False),
        ("regulation8_consolidated.zip", False),
    ],
)
def test_a_workbook_is_known_by_dfat_s_name_for_it(name: str, *, expected: bool) -> None:
    found = told_apart(workbook(values(COMPANY)), name)
    assert found == (Apart(LIST, Format.DFAT_XLSX, Part.WHOLE) if expected else None)


def test_csv_is_known_by_its_header() -> None:
    data = comma_separated(values(COMPANY, columns=COLUMNS_2024))
    assert told_apart(data, "download (3)") == Apart(LIST, Format.DFAT_CSV, Part.WHOLE)
    assert told_apart(b"\xef\xbb\xbf" + data, "x.csv") == Apart(LIST, Format.DFAT_CSV, Part.WHOLE)
    assert told_apart(b"Reference,Name\n1,A\n", "regulation8_consolidated.csv") is None
    assert {files.format for row in PUBLISHER.rows for files in row.file_sets} == set(PUBLISHER.readers)


def test_of_all_the_real_files_only_australia_s_is_taken(shared_data: Path) -> None:
    taken = []
    for path in (path for path in shared_data.rglob("*") if path.is_file()):
        with gzip.open(path) if path.suffix == ".gz" else path.open("rb") as stream:
            if told_apart(stream.read(HEAD_BYTES), path.name):
                taken.append(path.relative_to(shared_data).as_posix())
    assert taken == ["au/regulation8_consolidated_2024-12.xlsx"]


REAL_SHA256 = "b68a8f5aba965d867e287792e271f3bc17cefa3d63b9a9b4a166c599ae6c448f"
LEFT = {
    # dates that DFAT wrote so that nobody can tell which they are
    ("139", "29 March"), ("483", "23-Apr-68"), ("1254", "24/06/1402 (Hijri Calendar"), ("2529", "Between Aug. and Sep 1977"),
    ("2704", "07/04/62"), ("3581", "Approximately (30-35 years old"), ("6960", "10/061962"),
}  # fmt: skip


def test_the_official_workbook_of_2024_leaves_seven_dates_and_nothing_else(shared_data: Path) -> None:
    data = (shared_data / "au" / "regulation8_consolidated_2024-12.xlsx").read_bytes()
    assert hashlib.sha256(data).hexdigest() == REAL_SHA256
    entities, problems = read_workbook(data)
    assert {(one.record, one.said) for one in problems} == LEFT
    assert len(problems) == len(LEFT)
    counts = count(entities)
    assert (counts.entities, counts.names, counts.identifiers) == (3_062, 9_536, 0)
    assert counts.shortfalls(PUBLISHER.rows[0].least) == ()
    by_id = {entity.id: entity for entity in entities}
    akhund = by_id["au-2"]
    assert akhund.names[1] == ListedName("محمد حسن أخوند", AKA, script="Arab")
    assert [(day.iso, day.circa) for day in akhund.birth_dates] == [("1955/1958", True), ("1945/1950", True)]
    assert akhund.designations[0].since == date(2001, 1, 25)
    assert "Chernomorneftegaz CJSC" in {name.text for name in by_id["au-2940"].names}
