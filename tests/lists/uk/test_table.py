"""The tables of the United Kingdom: rows of one designation are one entity, whatever their order; CSV and ODS say the same."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from io import BytesIO

from seawall.entities import Entity, Identifier, IdentifierKind, Link, ListedName, NameKind, PartialDate, Source
from seawall.errors import Problem
from seawall.lists.edition import Edition
from seawall.lists.uk import tables
from tests.lists.uk.documents import AKHUND, COLUMNS, EXCHANGE, INTEGRITY, SHIP, as_csv, as_ods, row, table
from tests.lists.uk.test_xml import one

NOWHERE = Source("", "", "")
WHO = {
    "uniqueid": "AFG0006",
    "ofsigroupid": "7172",
    "unreferencenumber": "TAi.002",
    "lastupdated": "14/04/2026",
    "datedesignated": "25/01/2001",
    "regimename": "The Afghanistan (Sanctions) (EU Exit) Regulations 2020",
    "designationtype": "Individual",
    "designationsource": "UN",
    "sanctionsimposed": "Asset freeze|Travel Ban",
    "otherinformation": "A close associate\nof Mullah Mohammed Omar.",
    "ukstatementofreasons": "Deputy Minister of Civil Aviation under the Taliban regime.",
    "addressline6": "Kabul",
    "addresscountry": "Afghanistan",
    "nationalityies": "Afghanistan",
    "nationalidentifiernumber": "Kuwait, number 260012001546",
    "position": "Deputy Minister of Civil Aviation",
    "gender": "Male",
    "townofbirth": "Darvishan",
    "countryofbirth": "Afghanistan",
}
AKHUND_ROWS = [
    row(**WHO, name1="MOHAMMAD ", name2="HASSAN", name6="AKHUND", nametype="Primary name", title="Mullah",
        namenonlatinscript="محمد حسن آخوند", dob="dd/mm/1945", passportnumber="P04581926",
        passportadditionalinformation="Afghanistan"),
    row(**WHO, name6="Haji Mohammad Hassan", nametype="ALias", aliasstrength="Good quality a.k.a", title="Haji",
        dob="dd/09/1958", passportnumber="P04581926", passportadditionalinformation="Afghanistan"),
    row(**WHO, name6="Hassan", nametype="Alias", aliasstrength="Low quality a.k.a", title="Mullah", dob="01/03/1958",
        passportadditionalinformation="Issued in Kabul"),
]  # fmt: skip
SHIP_ROW = row(
    lastupdated="18/12/2021", datedesignated="03/10/2017", uniqueid="DPR0076", name6="Hao Fan 6", nametype="Primary name",
    regimename="The Democratic People's Republic of Korea (Sanctions) (EU Exit) Regulations 2019", designationtype="Ship",
    designationsource="UN", sanctionsimposed="De-flag|Prohibition of port entry", imonumber="IMO8628597",
    currentowneroperators="Trendy Sunshine Hong Kong Ltd", previousowneroperators="Example Shipping",
    currentbelievedflagofship="St Kitts and Nevis", previousflags="Togo", typeofship="General cargo",
    tonnageofship="8343", lengthofship="118", yearbuilt="1987",
)  # fmt: skip
EXCHANGE_ROW = row(
    lastupdated="16/04/2026", datedesignated="29/06/2012", uniqueid="AFG0001", nametype="Primary Name",
    name6="HAJI KHAIRULLAH HAJI SATTAR MONEY EXCHANGE", designationtype="Entity", designationsource="UN",
    regimename="The Afghanistan (Sanctions) (EU Exit) Regulations 2020", sanctionsimposed="Asset freeze",
    addressline1="Branch Office 1", addressline2="i) Chohar Mir Road", addressline6="Quetta", addresspostalcode="87300",
    addresscountry="Pakistan", phonenumber="+93-202-103386; +93-202-101714", emailaddress="office@example.org",
    website="http://example.org", typeofentity="Money service provider", subsidiaries="Example Branch",
    parentcompany="Example Holding", businessregistrationnumbers="OGRN: 1247700291200\nKPP: 770701001\nINN: 9707028663",
)  # fmt: skip
INTEGRITY_ROWS = [
    row(lastupdated="09/12/2025", datedesignated="09/12/2025", uniqueid="CYB0113", name6=name, nametype=kind,
        regimename="The Cyber (Sanctions) (EU Exit) Regulations 2020", designationtype="Entity", designationsource="UK",
        sanctionsimposed="Asset freeze", addressline6="Beijing", addresscountry="China")
    for name, kind in (
        ("Integrity Technology Group Incorporated", "Primary Name"),
        ("Integrity Tech", "Primary Name Variation"),
    )
]  # fmt: skip
ALL = [*AKHUND_ROWS, EXCHANGE_ROW, SHIP_ROW, *INTEGRITY_ROWS]


def split(items: Iterable[Entity | Problem]) -> tuple[list[Entity], list[Problem]]:
    found = list(items)
    return [item for item in found if isinstance(item, Entity)], [item for item in found if isinstance(item, Problem)]


def csv_of(cells: Iterable[Sequence[str]]) -> tuple[list[Entity], list[Problem]]:
    return split(tables.parse_csv(BytesIO(as_csv(cells)), list_id="uk-fcdo-sanctions", file="uk.csv"))


def ods_of(cells: Iterable[Sequence[str]]) -> tuple[list[Entity], list[Problem]]:
    return split(tables.parse_ods(BytesIO(as_ods(cells)), list_id="uk-fcdo-sanctions", file="uk.ods"))


def placeless(entities: Iterable[Entity]) -> list[Entity]:
    return [replace(entity, source=NOWHERE) for entity in entities]


def test_the_table_says_what_the_xml_says_in_csv_and_in_ods() -> None:
    expected = placeless(map(one, (AKHUND, EXCHANGE, SHIP, INTEGRITY)))
    for read in (csv_of, ods_of):
        entities, problems = read(table(ALL))
        assert problems == []
        assert placeless(entities) == expected
        assert {entity.source.published for entity in entities} == {date(2026, 2, 13)}


def test_rows_of_one_designation_need_not_stand_together() -> None:
    mixed = [ALL[0], ALL[3], ALL[1], ALL[4], ALL[2], ALL[5], ALL[6]]
    entities, problems = csv_of(table(mixed))
    assert problems == []
    assert placeless(entities) == placeless(csv_of(table(ALL))[0])
    assert [entity.source.record for entity in entities] == [
        "line 4",
        "line 7",
        "line 10",
        "line 13",
    ]  # where a row ends: some cells hold line breaks


def test_a_row_that_comes_a_hundred_times_adds_nothing() -> None:
    entities, problems = csv_of(table([SHIP_ROW] * 100))
    assert (problems, placeless(entities)) == ([], placeless([one(SHIP)]))


def test_two_regimes_on_one_number_are_two_designations() -> None:
    other = SHIP_ROW | {"Regime Name": "The Russia (Sanctions) (EU Exit) Regulations 2019", "Date Designated": "01/02/2023"}  # fmt: skip
    ((entity,), _) = csv_of(table([SHIP_ROW, other]))
    assert [(row.programmes[0][:10], row.since) for row in entity.designations] == [
        ("The Democr", date(2017, 10, 3)),
        ("The Russia", date(2023, 2, 1)),
    ]


def test_a_column_that_nobody_knows_is_kept_with_each_entry_that_fills_it() -> None:
    cells = table([SHIP_ROW, EXCHANGE_ROW], columns=(*COLUMNS, "Mood"))
    cells[2][-1] = "grim"
    entities, problems = csv_of(cells)
    assert [entity.unread for entity in entities] == [("Mood: grim",), ()]
    assert [(problem.record, problem.field) for problem in problems] == [("DPR0076", "Mood")]


def test_a_column_that_is_missing_is_said_once() -> None:
    entities, problems = csv_of(table(ALL, columns=[name for name in COLUMNS if name != "Gender"]))
    assert len(entities) == 4
    assert [(problem.field, problem.why) for problem in problems] == [("Gender", "this column is missing")]


def test_headings_differ_in_letter_case_and_blanks_from_year_to_year() -> None:
    cells = table(ALL, columns=COLUMNS)
    cells[1] = [f" {name.upper()}  " for name in COLUMNS]
    assert placeless(csv_of(cells)[0]) == placeless(csv_of(table(ALL))[0])


def test_a_short_row_and_a_long_one_are_said_and_read() -> None:
    cells = table([EXCHANGE_ROW, SHIP_ROW])
    cells[2], cells[3] = cells[2][:-1], [*cells[3], "surplus"]
    entities, problems = csv_of(cells)
    assert [entity.caption for entity in entities] == ["HAJI KHAIRULLAH HAJI SATTAR MONEY EXCHANGE", "Hao Fan 6"]
    assert [problem.why for problem in problems] == [
        "expected 58 fields, found 57",
        "this part of the record is not known",
    ]
    assert entities[1].unread == ("column 59: surplus",)


def test_a_row_without_a_number_is_no_other_s() -> None:
    entities, problems = csv_of(table([SHIP_ROW, SHIP_ROW | {"Unique ID": " "}, SHIP_ROW | {"Unique ID": ""}]))
    assert [entity.id for entity in entities] == ["uk-DPR0076", "uk-unidentified-2", "uk-unidentified-3"]
    assert [problem.why for problem in problems] == ["the entity has no id"] * 2


def test_a_name_without_a_type_is_screened_and_said() -> None:
    """Some designations of 2026 leave the type blank on their first row."""
    first = INTEGRITY_ROWS[1] | {"Name type": ""}
    ((entity,), problems) = csv_of(table([first, INTEGRITY_ROWS[0]]))
    assert [name.text for name in entity.names] == ["Integrity Technology Group Incorporated", "Integrity Tech"]
    assert [problem.why for problem in problems] == ["no type of name is given; screened as an alias"]


def test_a_table_without_its_headings_is_refused_as_a_whole() -> None:
    cells = table(ALL)
    entities, problems = csv_of([cells[0], *cells[2:]])
    assert entities == []
    assert [(problem.record, problem.why[:12]) for problem in problems] == [("", "the headings"), ("", "no entry was")]


def test_an_undated_table_is_said() -> None:
    entities, problems = csv_of(table([SHIP_ROW], report="a table"))
    assert entities[0].source.published is None
    assert [problem.why for problem in problems] == [
        "no day stands above the headings: the file can't be told from an older one"
    ]


def test_the_head_says_the_day() -> None:
    cells = table(ALL)
    dated = Edition(date(2026, 2, 13))
    assert tables.csv_publication(BytesIO(as_csv(cells)), file="uk.csv") == dated
    assert tables.ods_publication(BytesIO(as_ods(cells)), file="uk.ods") == dated
    assert isinstance(tables.csv_publication(BytesIO(b"a,b\n"), file="uk.csv"), Problem)
    assert isinstance(tables.csv_publication(BytesIO(b""), file="uk.csv"), Problem)


CONLIST_HEAD = (
    "Name 6,Name 1,Name 2,Name 3,Name 4,Name 5,Title,Name Non-Latin Script,Non-Latin Script Type,"
    "Non-Latin Script Language,DOB,Town of Birth,Country of Birth,Nationality,Passport Number,Passport Details,"
    "National Identification Number,{},Position,Address 1,Address 2,Address 3,Address 4,Address 5,Address 6,"
    "Post/Zip Code,Country,Other Information,Group Type,Alias Type,Alias Quality,Regime,Listed On,"
    "UK Sanctions List Date Designated,Last Updated,Group ID"
)
SO = (
    "SO,{},,,,,,,,,{},,,(1) North Korea (2) Example,472410020,Issued in 2012,,,Head of a department,,,,,,Pyongyang,,"
    "North Korea (location as at May 2008),EU listing. Not UN.,Individual,{},{},North Korea,30/12/2009,31/12/2020,15/09/2017,11039"
)


def conlist(*rows: str, details: str = "NI Details") -> tuple[list[Entity], list[Problem]]:
    data = "\r\n".join(["Last Updated,27/04/2020", CONLIST_HEAD.format(details), *rows, ""]).encode()
    return split(tables.parse_conlist(BytesIO(data), list_id="uk-ofsi-conlist", file="ConList.csv"))


def test_the_old_list_of_asset_freeze_targets_is_read_by_its_group_numbers() -> None:
    rows = (SO.format("Sang-kuk", "00/00/1936", "Prime Alias", ""), SO.format("Sang Kuk", "10/00/1937", "AKA", "Low"))
    (found,), problems = conlist(*rows)
    assert problems == []
    assert (found.id, found.source.published) == ("ofsi-11039", date(2020, 4, 27))
    assert [(name.text, name.kind, name.weak) for name in found.names] == [
        ("Sang-kuk SO", NameKind.PRIMARY, False),
        ("Sang Kuk SO", NameKind.AKA, True),
    ]
    assert found.birth_dates == (PartialDate.year(1936, text="00/00/1936"), PartialDate.year(1937, text="10/00/1937"))
    assert found.nationalities == ("North Korea", "Example")
    (address,) = found.addresses
    assert (address.city, address.country, address.note) == ("Pyongyang", "North Korea", "location as at May 2008")
    assert found.identifiers == (Identifier(IdentifierKind.PASSPORT, "472410020", "Passport", note="Issued in 2012"),)
    assert found.designations[0].list_name == "OFSI Consolidated List"
    assert "Sanctions Type" not in {fact.label for fact in found.facts}


def test_the_old_list_s_heading_of_other_years_is_known() -> None:
    assert conlist(SO.format("A", "", "Primary name", "Good"), details="National Identification Details")[1] == []


def test_links_and_names_of_one_row_are_not_multiplied() -> None:
    ((entity,), _) = csv_of(table([EXCHANGE_ROW, EXCHANGE_ROW | {"Name 6": "Haji Alim Hawala", "Name type": "Alias"}]))
    assert entity.links == (Link("Subsidiary", "Example Branch"), Link("Parent company", "Example Holding"))
    assert entity.names[1] == ListedName("Haji Alim Hawala", NameKind.AKA, script="Latn")
