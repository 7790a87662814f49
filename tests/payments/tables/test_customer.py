"""Rows to customers: names, kinds, further parties, and what is reviewed because it could not be read."""

import pytest

from seawall.entities import IdentifierKind, Role, Schema
from tests.payments.tables.reading import customers, one


def test_a_row_gives_all_that_a_party_has() -> None:
    row = one(
        "id,name,alias,type,country,street,city,zip,bic,iban,lei,passport,phone 1,phone 2,remarks\n"
        "7,Example Trading LLC,Example Co; Ex Tra,company,US,1 Main St,Springfield,01101,EXMPUS33,"
        "XX00 1234,LEI1,P123,555-1,555-2,good\n"
    )
    party = row.parties[0]
    assert (row.key, row.place, row.extra, row.problems) == ("7", "row 2", (("remarks", "good"),), ())
    assert party.names == ("Example Trading LLC", "Example Co", "Ex Tra")
    assert (party.schema, party.role, party.place, party.unread) == (Schema.COMPANY, Role.CUSTOMER, "row 2", ())
    assert [(known.kind, known.value) for known in party.identifiers] == [
        (IdentifierKind.BIC, "EXMPUS33"),
        (IdentifierKind.ACCOUNT, "XX00 1234"),
        (IdentifierKind.LEI, "LEI1"),
        (IdentifierKind.PASSPORT, "P123"),
        (IdentifierKind.PHONE, "555-1"),
        (IdentifierKind.PHONE, "555-2"),
    ]
    assert party.addresses[0].text == "1 Main St, Springfield, 01101, US"
    assert (party.addresses[0].country_code, party.countries) == ("us", ("US",))


@pytest.mark.parametrize(
    ("table", "names", "schema"),
    [
        ("first name,middle name,last name\nAnna,B.,Example", ("Anna B. Example",), Schema.PERSON),
        ("Name;Vorname\nBeispiel;Anna", ("Anna Beispiel",), Schema.PERSON),
        ("Name;Vorname\nBeispiel GmbH;", ("Beispiel GmbH",), Schema.LEGAL_ENTITY),
        ("name,first name\nAnna Example,Anna", ("Anna Example",), Schema.PERSON),
        ("nom\tprénom\nExemple\tAnne", ("Anne Exemple",), Schema.PERSON),
        ("nombre|apellidos\nAna|Ejemplo", ("Ana Ejemplo",), Schema.PERSON),
        ("name,first name,last name\nThe Example,Anna,Example", ("The Example", "Anna Example"), Schema.PERSON),
        ("name,type\nExample Star,Schiff", ("Example Star",), Schema.VESSEL),
        ("name,type\nNone,n/a", ("None",), Schema.LEGAL_ENTITY),
        (
            "NAME1,NAME2\nIntegrity Technology,Group Inc",
            ("Integrity Technology Group Inc", "Integrity Technology", "Group Inc"),
            Schema.LEGAL_ENTITY,
        ),
        (
            "name,name 2\nExample LLC,Integrity Technology",
            ("Example LLC", "Example LLC Integrity Technology", "Integrity Technology"),
            Schema.LEGAL_ENTITY,
        ),
        ("NAME1,NAME2\nExample LLC,", ("Example LLC",), Schema.LEGAL_ENTITY),
    ],
    ids=[
        "parts",
        "German",
        "German company",
        "given name known",
        "French",
        "Spanish",
        "both",
        "vessel",
        "called None",
        "over two columns",
        "a second one",
        "the second empty",
    ],
)
def test_names_are_put_together(table: str, names: tuple[str, ...], schema: Schema) -> None:
    party = one(table).parties[0]
    assert (party.names, party.schema, party.unread) == (names, schema, ())


def test_people_beside_the_customer_are_parties() -> None:
    """Apple, 2019: the owner of SIS d.o.o. was held as account administrator, a role that was not screened."""
    row = one("id,name,account administrator,beneficial owner\n1,SIS DOO,Savo Stjepanovic,A Example;B Example\n")
    assert [(party.role, party.names[0], party.place) for party in row.parties] == [
        (Role.CUSTOMER, "SIS DOO", "row 2"),
        (Role.RELATED, "Savo Stjepanovic", "row 2, account administrator"),
        (Role.RELATED, "A Example", "row 2, beneficial owner"),
        (Role.RELATED, "B Example", "row 2, beneficial owner"),
    ]


def test_a_payment_table_gives_both_sides() -> None:
    row = one("id,debtor name,creditor name,bic\n1,Example Trading LLC,Example Imports Ltd,EXMPUS33\n")
    roles = [(party.role, party.names) for party in row.parties]
    assert (Role.DEBTOR, ("Example Trading LLC",)) in roles
    assert (Role.CREDITOR, ("Example Imports Ltd",)) in roles
    assert (Role.CUSTOMER, ()) in roles  # the BIC belongs to one of them and is screened by itself


UNREAD = [
    ("name,city\n,Springfield", "neither a name nor an identifier"),
    ("name,city\nA,B,C", "expected 2 fields, found 3"),
    ("name,city\nA", "expected 2 fields, found 1"),
    (b"name,city\nM\xfcller,B", "not UTF-8; read as Windows-1252"),
    ("name,city\n28-Jul,B", "a date that a spreadsheet made"),
    ('name,city\n"A\nB",C', "a name with a line break"),
    ("name,city\nA\ufffdB,C", "could not be decoded"),
    ("name,type\nA,hovercraft", "this kind of party is not known"),
    ("name,dob\nA,31/31/1970", "not a date that can be read"),
    ("name,account\nA,1.23457E+15", "its digits are lost"),
    (b"name,city\n" + b"x" * 200_000 + b",B", "not a readable row"),
]


@pytest.mark.parametrize(("table", "why"), UNREAD, ids=[why for _, why in UNREAD])
def test_a_row_that_can_not_be_read_is_kept_for_review(table: str | bytes, why: str) -> None:
    row = one(table)
    assert len([problem for problem in row.problems if why in problem.why]) == 1
    assert row.parties[0].unread


def test_a_row_without_key_is_called_by_its_place() -> None:
    assert [row.key for row in customers("id,name\n,A\n9,B\n")] == ["row 2", "9"]


def test_the_second_of_two_equal_keys_is_said() -> None:
    found = customers("id,name\n1,A\n2,B\n1,C\n")
    assert [len(row.problems) for row in found] == [0, 0, 1]
    assert found[2].problems[0].why == "this key came before in the same file"


def test_a_number_that_a_program_made_a_fraction_of_is_itself_and_a_cell_may_hold_several() -> None:
    row = one("name,tax id,wallet\nExample,2536288610.0,12Cbc; 1Ada|3Xyz\n")
    assert [known.value for known in row.parties[0].identifiers] == ["2536288610", "12Cbc", "1Ada", "3Xyz"]
    other = one('name,registration number,wallet\nOther,1.5,"a, b"\n')
    assert [known.value for known in other.parties[0].identifiers] == ["1.5", "a, b", "a", "b"]
