"""CSV records to entities: one row after the other, and every trap that the real files have set."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seawall.entities import (
    Address,
    Entity,
    Fact,
    IdentifierKind,
    NameKind,
    NamePart,
    PartRole,
    Schema,
    Source,
)
from seawall.errors import Problem
from seawall.lists.ofac.delimited import parse
from seawall.lists.ofac.programmes import Publication
from tests.lists.ofac.delimited.sets import PUBLISHED, csv_set, read, sdn_row


def test_an_entity_says_where_it_was_read() -> None:
    (entity,), problems = read(csv_set(sdn_row("36", "AEROCARIBBEAN AIRLINES", programme="CUBA")))
    assert entity.id == "ofac-36"
    assert entity.source == Source("ofac-sdn", "SDN.CSV", "line 1", PUBLISHED)
    assert entity.programmes == ("CUBA",)
    assert problems == []


@pytest.mark.parametrize(
    ("kind", "schema"),
    [
        ('"individual"', Schema.PERSON),
        ('"vessel"', Schema.VESSEL),
        ('"aircraft"', Schema.AIRPLANE),
        ('"entity"', Schema.LEGAL_ENTITY),
        ("-0- ", Schema.LEGAL_ENTITY),
        ("-0-", Schema.LEGAL_ENTITY),
    ],
)
def test_each_type_of_ofac_has_its_schema(kind: str, schema: Schema) -> None:
    (entity,), problems = read(csv_set(sdn_row("1", "X", kind)))
    assert entity.schema is schema
    assert problems == []


def test_an_unknown_type_is_said_kept_and_never_guessed_at() -> None:
    (entity,), problems = read(csv_set(sdn_row("1", "X", "satellite")))
    assert entity.schema is Schema.LEGAL_ENTITY
    assert entity.unread == ("satellite",)
    assert [str(problem) for problem in problems] == ["SDN.CSV 1 SDN_Type: an unknown type (said 'satellite')"]


def test_a_persons_name_keeps_the_lists_text_and_has_its_two_parts() -> None:
    (entity,), _ = read(
        csv_set(
            sdn_row(
                "2676", "AL ZAWAHIRI, Dr. Ayman", "individual", remarks="a.k.a. 'TAWIL, Abu'; a.k.a. 'THE DOCTOR'."
            ),
            '2676,4761,"fka","SALIM, Ahmad Fuad",-0- \n',
        )
    )
    assert [(name.text, name.kind, name.weak) for name in entity.names] == [
        ("AL ZAWAHIRI, Dr. Ayman", NameKind.PRIMARY, False),
        ("SALIM, Ahmad Fuad", NameKind.FKA, False),
        ("TAWIL, Abu", NameKind.AKA, True),
        ("THE DOCTOR", NameKind.AKA, True),
    ]
    assert entity.names[0].parts == (
        NamePart(PartRole.FAMILY, "AL ZAWAHIRI"),
        NamePart(PartRole.GIVEN, "Dr. Ayman"),
    )
    assert entity.names[3].parts == ()


def test_a_companys_comma_is_no_persons_name() -> None:
    (entity,), _ = read(csv_set(sdn_row("50543", "INTEGRITY TECHNOLOGY GROUP, INCORPORATED")))
    assert entity.names[0].parts == ()


def test_a_vessels_columns_become_its_call_sign_and_facts() -> None:
    row = '1,"ARTAVIL","vessel","IRAN",-0- ,"5IQI7","Crude Oil Tanker","99,144","56,068","Malta","Bushehr Shipping",'
    (entity,), _ = read(csv_set(row + '"Vessel Registration Identification IMO 9187629; MMSI 572469210."\n'))
    assert [(identifier.kind, identifier.value) for identifier in entity.identifiers] == [
        (IdentifierKind.CALL_SIGN, "5IQI7"),
        (IdentifierKind.IMO, "IMO 9187629"),
        (IdentifierKind.MMSI, "572469210"),
    ]
    assert entity.facts == (
        Fact("Vessel Type", "Crude Oil Tanker"),
        Fact("Vessel Flag", "Malta"),
        Fact("Vessel Tonnage", "99,144"),
        Fact("Vessel Gross Registered Tonnage", "56,068"),
        Fact("Vessel Owner", "Bushehr Shipping"),
    )


def test_addresses_are_joined_and_rows_without_any_address_left_out() -> None:
    rows = (
        '36,25,"8/15 Korp. 3","Moscow 107996","Russia",-0- \n36,26,-0- ,-0- ,-0- ,-0- \n36,27,-0- ,-0- ,"Cuba",-0- \n'
    )
    (entity,), problems = read(csv_set(sdn_row("36", "X"), addresses=rows))
    assert entity.addresses == (
        Address("8/15 Korp. 3", "Moscow 107996", country="Russia"),
        Address(country="Cuba"),
    )
    assert problems == []


def test_programmes_that_share_a_column_are_told_apart() -> None:
    (entity,), _ = read(csv_set(sdn_row("1", "X", programme="CAATSA - RUSSIA] [CYBER4")))
    assert entity.programmes == ("CAATSA - RUSSIA", "CYBER4")


def overflowing(tail: str) -> str:
    """Remarks of exactly 1,000 characters that end with tail; what fills them is a place of birth with a long name."""
    return "POB " + "I" * (996 - len(tail)) + tail


def test_remarks_go_on_in_the_comments_file_in_mid_word() -> None:
    remarks = overflowing("; alt. Digital Currency Address - XBT 1Gq")
    comments = '30518,"ChmWqGtsaLrGbHfgdrV5Nkvahtjjuxr; Linked To: INTERNET RESEARCH AGENCY LLC."\n'
    (entity,), problems = read(csv_set(sdn_row("30518", "X", remarks=remarks), comments=comments))
    assert entity.identifiers[-1].value == "1GqChmWqGtsaLrGbHfgdrV5Nkvahtjjuxr"
    assert entity.links[-1].target_name == "INTERNET RESEARCH AGENCY LLC"
    assert entity.unread == ()
    assert problems == []


def test_a_blank_that_a_copy_lost_at_the_end_of_full_remarks_is_put_back() -> None:
    remarks = overflowing("; Registration Number ").rstrip()
    (entity,), _ = read(csv_set(sdn_row("1", "X", remarks=remarks), comments='1,"1027700342890 (Russia)."\n'))
    assert entity.identifiers[0].value == "1027700342890"


def test_full_remarks_without_comments_lose_their_last_piece_and_say_so() -> None:
    remarks = overflowing("; alt. Digital Currency Address - XBT 3F6bbvS1krsc1qR8FsbTDfYQyvkMm")
    (entity,), problems = read(csv_set(sdn_row("1", "X", remarks=remarks)))
    assert entity.identifiers == ()
    assert entity.unread == ("alt. Digital Currency Address - XBT 3F6bbvS1krsc1qR8FsbTDfYQyvkMm",)
    assert [problem.why for problem in problems] == [
        "Remarks stop at 1,000 characters here, and no comments file goes on"
    ]


def test_remarks_that_just_fill_their_column_are_whole_when_the_comments_file_says_nothing_of_them() -> None:
    (entity,), problems = read(csv_set(sdn_row("1", "X", remarks=overflowing("; citizen Iraq.")), comments='9,"."\n'))
    assert entity.citizenships == ("Iraq",)
    assert [problem.source for problem in problems] == ["SDN_COMMENTS.CSV"]


def test_comments_on_remarks_that_had_room_are_read_and_said() -> None:
    (entity,), problems = read(csv_set(sdn_row("1", "X", remarks="POB Iraq."), comments='1,"citizen Iran."\n'))
    assert (entity.birth_places, entity.citizenships) == (("Iraq",), ("Iran",))
    assert [problem.why for problem in problems] == ["the comments file goes on where Remarks had room"]


@pytest.mark.parametrize(
    ("rows", "ids", "why"),
    [
        (sdn_row("2677", "A") + sdn_row("2677", "B"), ["ofac-2677", "ofac-2677-line-2"], "a second entry"),
        (sdn_row("x7", "A"), ["ofac-line-1"], "not a number"),
        (sdn_row("٣", "A"), ["ofac-line-1"], "not a number"),
        (sdn_row("-0- ", "A"), ["ofac-line-1"], "not a number"),
        (sdn_row("7", "-0- "), ["ofac-7"], "the entry has no name"),
        (sdn_row("7", "28-Jul", "vessel"), ["ofac-7"], "this looks like a name that a spreadsheet made a date of"),
        (sdn_row("7", "A", programme="-0- "), ["ofac-7"], "the entry has no programme"),
        ("7,A\n", ["ofac-7"], "expected 12 fields, found 2"),
    ],
)
def test_a_damaged_row_is_said_and_still_gives_its_entity(rows: str, ids: list[str], why: str) -> None:
    entities, problems = read(csv_set(rows))
    assert [entity.id for entity in entities] == ids
    assert len(problems) == 1
    assert problems[0].why.startswith(why)


def test_two_entries_with_one_number_both_get_the_aliases() -> None:
    entities, _ = read(csv_set(sdn_row("2677", "A") + sdn_row("2677", "B"), '2677,1,"aka","ZUMAR, Abbud",-0- \n'))
    assert [[name.text for name in entity.names] for entity in entities] == [
        ["A", "ZUMAR, Abbud"],
        ["B", "ZUMAR, Abbud"],
    ]


def test_a_ragged_row_is_indexed_by_its_names_and_keeps_the_rest_unread() -> None:
    (entity,), problems = read(
        csv_set("306,BANCO NACIONAL DE CUBA, S.A.,-0- ,CUBA\n", '306,220,"aka","NATIONAL BANK OF CUBA",-0- \n')
    )
    assert [name.text for name in entity.names] == ["BANCO NACIONAL DE CUBA", "NATIONAL BANK OF CUBA"]
    assert entity.unread == ("S.A.", "CUBA")
    assert len(problems) == 1


def test_an_unknown_kind_of_alias_is_taken_as_strong_and_said() -> None:
    (entity,), problems = read(csv_set(sdn_row("1", "A"), '1,1,"tka","B","spelt so in 1990"\n'))
    assert [(name.text, name.kind, name.weak) for name in entity.names][1:] == [("B", NameKind.AKA, False)]
    assert entity.unread == ("spelt so in 1990",)
    assert [problem.field for problem in problems] == ["alt_type", "alt_remarks"]


def test_unread_remarks_are_kept_with_one_problem_each() -> None:
    (entity,), problems = read(csv_set(sdn_row("1", "A", remarks="juice manufacturer; POB Iraq; Grand Vizier.")))
    assert entity.unread == ("juice manufacturer", "Grand Vizier")
    assert [(problem.record, problem.field, problem.said) for problem in problems] == [
        ("1", "Remarks", "juice manufacturer"),
        ("1", "Remarks", "Grand Vizier"),
    ]


def test_an_unknown_tag_of_the_consolidated_list_is_said() -> None:
    row = sdn_row("1", "A", programme="NEW-EO15000")
    (entity,), problems = read(csv_set(row, publication=Publication.CONSOLIDATED))
    assert [designation.list_name for designation in entity.designations] == ["CONSOLIDATED"]
    assert [(problem.field, problem.said) for problem in problems] == [("Program", "NEW-EO15000")]


def test_orphans_of_every_side_file_are_said_once_all_entries_are_read() -> None:
    files = csv_set(sdn_row("1", "A"), '2,1,"aka","B",-0- \n', '3,1,"Street","City","Cuba",-0- \n', '4,"POB Iraq."\n')
    _, problems = read(files)
    assert [(problem.source, problem.said) for problem in problems] == [
        ("ALT.CSV", "2"),
        ("ADD.CSV", "3"),
        ("SDN_COMMENTS.CSV", "4"),
    ]


def test_an_empty_publication_is_one_problem_not_one_for_each_alias() -> None:
    assert read(csv_set("", '2,1,"aka","B",-0- \n'))[1] == [Problem("SDN.CSV", "", "", "", "the file holds no rows")]


@given(st.binary(max_size=300), st.binary(max_size=100), st.binary(max_size=100), st.binary(max_size=100))
def test_any_bytes_give_entities_or_problems(primary: bytes, names: bytes, addresses: bytes, comments: bytes) -> None:
    for item in parse(csv_set(primary, names, addresses, comments)):
        assert isinstance(item, Entity | Problem)


CELLS = st.text(st.characters(codec="utf-8", exclude_characters='"\r\n\0'), max_size=20)
ROW = st.lists(CELLS, min_size=12, max_size=12)


@given(
    st.lists(st.tuples(st.integers(0, 5), ROW), max_size=5), st.lists(st.tuples(st.integers(0, 5), CELLS), max_size=5)
)
def test_any_rows_give_one_entity_each_with_an_id_of_its_own(
    rows: list[tuple[int, list[str]]], aliases: list[tuple[int, str]]
) -> None:
    primary = "".join(f"{number}," + ",".join(f'"{cell}"' for cell in cells[1:]) + "\n" for number, cells in rows)
    names = "".join(f'{number},1,"aka","{name}",-0- \n' for number, name in aliases)
    entities, _ = read(csv_set(primary, names, publication=Publication.CONSOLIDATED))
    assert len({entity.id for entity in entities}) == len(entities) == len(rows)
    said = {cells[1].strip() for _, cells in rows} - {"", "-0-"}
    assert said <= {name.text for entity in entities for name in entity.names}
