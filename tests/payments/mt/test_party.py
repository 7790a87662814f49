"""Party fields, option by option: account, BIC, names, address, documents; a name is found wherever it was put."""

import pytest

from seawall.entities import Party, Role, Schema
from tests.payments.mt.made import PLAIN, message, party, payment, whys

ORDERING = ":50K:/123456\nEXAMPLE TRADING LLC\n1 MAIN STREET\nSPRINGFIELD"


def debtor(field: str, *problems: str) -> Party:
    """The ordering customer of a message with this field 50, which has these problems and no others."""
    found = payment(message(PLAIN.replace(ORDERING, field)))
    assert whys(found) == list(problems)
    return party(found, Role.DEBTOR)


def agent(field: str, *problems: str) -> Party:
    """The account with institution, field 57."""
    found = payment(message(f"{PLAIN}\n{field}"))
    assert whys(found) == list(problems)
    return party(found, Role.CREDITOR_AGENT)


def numbers(found: Party) -> list[tuple[str, str, str]]:
    return [(str(one.kind), one.label, one.value) for one in found.identifiers]


def test_option_k_is_account_name_and_address() -> None:
    found = debtor(ORDERING)
    assert (found.names, numbers(found), found.place) == (
        ("EXAMPLE TRADING LLC",),
        [("account", "", "123456")],
        "message 1, :50K:",
    )
    assert [address.text for address in found.addresses] == ["1 MAIN STREET, SPRINGFIELD"]


def test_option_a_is_account_and_bic_with_its_country() -> None:
    found = debtor(":50A:/123456\nEXMPCUHH")
    assert numbers(found) == [("account", "", "123456"), ("bic", "BIC", "EXMPCUHH")]
    assert (found.names, found.countries) == ((), ("CU",))


def test_option_f_with_an_account() -> None:
    found = debtor(":50F:/123456\n1/EXAMPLE TRADING LLC\n2/1 MAIN STREET\n2/FLOOR 2\n3/US/SPRINGFIELD\n3/IL 62701")
    address = found.addresses[0]
    assert (found.names, numbers(found)) == (("EXAMPLE TRADING LLC",), [("account", "", "123456")])
    assert (address.street, address.city, address.country, address.country_code) == (
        "1 MAIN STREET, FLOOR 2",
        "SPRINGFIELD, IL 62701",
        "US",
        "us",
    )


def test_option_f_with_documents_and_birth() -> None:
    found = debtor(
        ":50F:CUST/IE/EXAMPLE BANK/4711\n1/EXAMPLE, A\n4/19700304\n5/IE/DUBLIN\n6/GB/EXAMPLE BANK/12\n7/US/12-34\n8/-56"
    )
    assert found.schema is Schema.PERSON
    assert [day.iso for day in found.birth_dates] == ["1970-03-04"]
    assert found.birth_places == ("DUBLIN, IE",)
    assert [(one.label, one.country, one.value, one.note) for one in found.identifiers] == [
        ("CUST", "IE", "4711", "issuer EXAMPLE BANK"),
        ("CUST", "GB", "12", "issuer EXAMPLE BANK"),
        ("NIDN", "US", "12-34-56", ""),
    ]


DOCUMENTS = """
ARNU national-id
CCPT passport
CUST other
DRLC other
EMPL other
NIDN national-id
SOSE national-id
TXID tax-id
"""


@pytest.mark.parametrize("row", DOCUMENTS.strip().splitlines())
def test_each_code_of_a_party_identifier_is_a_kind_of_document(row: str) -> None:
    code, kind = row.split()
    found = debtor(f":50F:{code}/US/123456\n1/EXAMPLE TRADING LLC")
    assert numbers(found) == [(kind, code, "123456")]
    assert found.identifiers[0].country == "US"


def test_numbered_lines_are_read_so_without_their_letter() -> None:
    found = debtor(":50K:1/EXAMPLE TRADING LLC\n2/1 MAIN STREET\n3/US/SPRINGFIELD")
    assert (found.names, found.addresses[0].country) == (("EXAMPLE TRADING LLC",), "US")


BAD_PARTIES = [
    (":50A:SIS DOO", ":50A: line 1: not a BIC", "SIS DOO"),
    (":50A:EXMPUS33\nSIS DOO", ":50A: line 2: a line too many: only a BIC belongs here", "SIS DOO"),
    (":50F:/1\n1/EXAMPLE\nSIS DOO", ":50F: line 3: a line without a number between 1/ and 8/", "SIS DOO"),
    (":50F:SIS DOO\n1/EXAMPLE", ":50F: line 1: neither an account nor a document's code, country and number", "SIS DOO"),
    (":50F:/1\n1/EXAMPLE\n4/SIS DOO", ":50F: line 3: not a date of birth (YYYYMMDD)", "SIS DOO"),
    (":50F:/1\n1/EXAMPLE\n4/20260231", ":50F: line 3: not a date of birth (YYYYMMDD)", "20260231"),
    (":50F:/1\n1/EXAMPLE\n8/SIS DOO", ":50F: line 3: goes on with a number that was not begun", "SIS DOO"),
    (":50Q:SIS DOO", ":50Q:: no party has the option Q", "SIS DOO"),
]  # fmt: skip


@pytest.mark.parametrize(("field", "why", "unread"), BAD_PARTIES, ids=[why for _, why, _ in BAD_PARTIES])
def test_what_can_not_be_read_stays_with_its_party(field: str, why: str, unread: str) -> None:
    assert debtor(field, why).unread == (unread,)


def test_a_name_where_a_bic_belongs_is_still_screened() -> None:
    assert debtor(":50A:SIS DOO", ":50A: line 1: not a BIC").names == ("SIS DOO",)


def test_an_account_alone_names_nobody() -> None:
    found = payment(message(PLAIN.replace(ORDERING, ":50K:/123456")))
    assert whys(found) == [
        ":50K:: the party has neither a name nor an identifier of its own",
        ": the payment names no debtor",
    ]


ACCOUNT_LINES = """
/123456             account||123456
/C/123456           account|C|123456
//FW021000021       other|USABA|021000021
//SC202015          other|GBDSC|202015
//CP0002            other|USPID|0002
//RT
/EXMPCUHH           account||EXMPCUHH    bic|BIC|EXMPCUHH
"""


@pytest.mark.parametrize("row", ACCOUNT_LINES.strip().splitlines())
def test_the_line_before_the_name(row: str) -> None:
    line, *expected = row.split()
    found = agent(f":57D:{line}\nEXAMPLE BANK")
    assert ["|".join(one) for one in numbers(found)] == expected
    assert found.names == ("EXAMPLE BANK",)


def test_words_in_the_account_line_are_a_name_too() -> None:
    assert agent(":57A:/SIS DOO\nEXMPUS33").names == ("SIS DOO",)
    assert agent(":57A:/SIS DOO 4\nEXMPUS33").identifiers[0].value == "SIS DOO 4"


def test_option_b_is_a_place_and_option_c_a_number() -> None:
    assert agent(":57B:/123456\nHAVANA").addresses[0].street == "HAVANA"
    assert numbers(agent(":57C:/123456")) == [("account", "", "123456")]
    assert agent(":57C:/1\nSIS DOO", ":57C: line 2: a line too many: only an account belongs here").names == (
        "SIS DOO",
    )


NAMES = """
EXAMPLE TRADING LLC|1 MAIN STREET                   / EXAMPLE TRADING LLC
EXAMPLE SHANYE|MACHINERY CO LTD|1 MAIN STREET       / EXAMPLE SHANYE / EXAMPLE SHANYE MACHINERY CO LTD
INTEGRITY TECHNOLOGY GROUP INCORPO|RATED            / INTEGRITY TECHNOLOGY GROUP INCORPO / INTEGRITY TECHNOLOGY GROUP INCORPO RATED / INTEGRITY TECHNOLOGY GROUP INCORPORATED
INTEGRITY TECHNOLOGY GROUP INCORPO|NO 852-60        / INTEGRITY TECHNOLOGY GROUP INCORPO
EXAMPLE LLC|D/B/A SIS DOO                           / EXAMPLE LLC / EXAMPLE LLC D/B/A SIS DOO / SIS DOO
"""


@pytest.mark.parametrize("row", NAMES.strip().splitlines())
def test_a_name_that_goes_on_is_screened_as_cut_and_as_joined(row: str) -> None:
    lines, _, expected = row.partition(" / ")
    found = debtor(":50K:" + lines.strip().replace("|", "\n"))
    assert list(found.names) == expected.split(" / ")


def test_a_name_over_two_numbered_lines_is_joined() -> None:
    assert debtor(":50F:/1\n1/INTEGRITY TECHNOLOGY GROUP INCORP\n1/ORATED").names == (
        "INTEGRITY TECHNOLOGY GROUP INCORP ORATED",
        "INTEGRITY TECHNOLOGY GROUP INCORPORATED",
    )


def test_who_is_named_in_an_address_is_a_party() -> None:
    found = payment(message(PLAIN.replace("1 MAIN STREET", "C/O SIS DOO")))
    related = party(found, Role.RELATED)
    assert (related.names, related.place) == (("SIS DOO",), "message 1, :50K: line 3")


def test_a_line_too_long_is_a_breach_and_read_whole() -> None:
    found = payment(message(PLAIN.replace("EXAMPLE TRADING LLC", "E" * 36)))
    assert [str(one) for one in found.violations] == [
        f"x.fin message 1 :50K: line 2: a line has at most 35 characters (said '{'E' * 36}')"
    ]
    assert party(found, Role.DEBTOR).names[0] == "E" * 36
    assert found.problems == ()


def test_letters_without_a_country_may_be_a_bic_or_a_name() -> None:
    """GARANTEX has eight letters, as a BIC has, and its place for the country says NT."""
    found = agent(":57A:GARANTEX", ":57A: line 1: not a BIC: no country has the code in it")
    assert (found.names, numbers(found)) == (("GARANTEX",), [("bic", "BIC", "GARANTEX")])
    assert agent(":57A:EXMPQQ33", ":57A: line 1: not a BIC: no country has the code in it").names == ()


def test_coded_words_of_treasury_parties_are_read() -> None:
    found = payment(message(":15A:\n:20:A\n:82J:/ABIC/EXMPUS33/NAME/SIS\n DOO/CITY/HAVANA/LEIC/LEI1", "300"))
    known = found.parties[0]
    assert (known.names, known.addresses[0].street) == (("SISDOO", "SIS DOO"), "HAVANA")
    assert numbers(known) == [("bic", "BIC", "EXMPUS33"), ("lei", "LEIC", "LEI1")]
