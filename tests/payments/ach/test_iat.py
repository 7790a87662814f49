"""International ACH entries: every party of the addenda with its role, address and number; nobody's screening is trusted."""

from decimal import Decimal

import pytest

from seawall.entities import IdentifierKind, Role
from seawall.payments import Money
from tests.payments.ach.made import IAT, of, payments, problems, told


def test_every_party_of_an_international_credit_is_read() -> None:
    (found,) = payments(IAT)
    assert (found.key, found.place, found.format) == ("260105A-0000001-231380100000001", "line 3 to line 12", "ACH IAT")
    assert [(str(party.role), party.caption, party.place) for party in found.parties] == [
        ("debtor", "Example Trading LLC", "line 5, columns 4–38"),
        ("creditor", "Example Imports GmbH", "line 4, columns 47–81"),
        ("debtor agent", "Example Bank", "line 7, columns 4–38"),
        ("creditor agent", "Example Bank AG", "line 8, columns 4–38"),
        ("intermediary agent", "Example Correspondent", "line 12, columns 4–38"),
        ("intermediary agent", "121042882", "line 3, columns 4–11"),
        ("instructing agent", "Example Gateway", "line 1, columns 64–86"),
        ("instructed agent", "Example Bank", "line 1, columns 41–63"),
    ]
    assert (found.problems, found.violations, problems(IAT)) == ((), (), [])


def test_a_debit_turns_all_sides_around() -> None:
    (found,) = payments(IAT.replace("622121042882", "627121042882"))
    assert [party.names for party in of(found, Role.CREDITOR)] == [("Example Trading LLC",)]
    assert [party.names for party in of(found, Role.DEBTOR)] == [("Example Imports GmbH",)]
    assert [party.names for party in of(found, Role.CREDITOR_AGENT)] == [("Example Bank",)]
    assert [party.names for party in of(found, Role.DEBTOR_AGENT)] == [("Example Bank AG",)]


def test_addresses_come_apart_at_star_and_stroke() -> None:
    (found,) = payments(IAT)
    (originator,), (receiver,) = of(found, Role.DEBTOR), of(found, Role.CREDITOR)
    assert [address.text for address in originator.addresses] == ["1 Example Street, Springfield, IL, 62701, US"]
    assert [(address.city, address.country_code) for address in receiver.addresses] == [("Berlin", "de")]


TOWNS = [
    (r"Berlin*BE\ ", r"DE*10115\ ", ("Berlin", "BE", "DE", "10115"), 0),
    (r"Berlin     ", r"DE10115\  ", ("Berlin", "", "DE", "10115"), 2),
    (r"Berlin*\   ", r"GERMANY*\ ", ("Berlin", "", "GERMANY", ""), 0),
    (r"Berlin*BE  ", r"DE*10115  ", ("Berlin", "BE", "DE", "10115"), 2),
]


@pytest.mark.parametrize(("town", "country", "expected", "breaches"), TOWNS)
def test_an_address_that_is_written_otherwise_is_read_and_told(
    town: str, country: str, expected: tuple[str, str, str, str], breaches: int
) -> None:
    (found,) = payments(IAT.replace("Berlin*BE\\ ", town).replace("DE*10115\\ ", country))
    address = of(found, Role.CREDITOR)[0].addresses[0]
    assert (address.city, address.region, address.country, address.postal_code) == expected
    assert (len(found.violations), found.problems) == (breaches, ())


def test_numbers_of_banks_and_parties_say_what_they_are() -> None:
    (found,) = payments(IAT)
    assert [(known.kind, known.value) for party in found.parties[:5] for known in party.identifiers] == [
        (IdentifierKind.TAX_ID, "231380104"),
        (IdentifierKind.ACCOUNT, "DE02500105170137075030"),
        (IdentifierKind.OTHER, "C-4711"),
        (IdentifierKind.OTHER, "231380104"),
        (IdentifierKind.BIC, "EXMPDEFF"),
        (IdentifierKind.ACCOUNT, "FR7630006000011234567890189"),
    ]
    assert [party.countries for party in found.parties[2:5]] == [("US",), ("DE",), ("FR",)]


def test_the_country_of_destination_is_one_of_the_receiving_bank() -> None:
    (found,) = payments(IAT.replace("FF3               DE", "FF3               IR"))
    assert of(found, Role.CREDITOR_AGENT)[0].countries == ("DE", "IR")
    assert ("DestinationCountry", "IR") in found.references


def test_amounts_are_in_dollars_and_in_the_currency_of_destination() -> None:
    (found,) = payments(IAT)
    assert found.amounts == (Money(Decimal("1000.00"), "USD"), Money(Decimal("920.00"), "EUR"))
    (without,) = payments(IAT.replace("USDEUR", "      "))
    assert told(without) == ["line 4 columns 7–24: the amount has no currency"]


def test_what_stands_in_the_place_of_the_iat_indicator_is_screened() -> None:
    (found,) = payments(IAT.replace("5220                FF3", "5220Example Imports FF3"))
    assert ("IATIndicator", "Example Imports") in found.references


def test_screening_indicators_are_kept_and_change_nothing() -> None:
    (found,) = payments(IAT)
    assert ("GatewayOFACScreeningIndicator", "1") in found.references
    assert ("SecondaryOFACScreeningIndicator", "0") in found.references


def test_remittance_is_free_text() -> None:
    (found,) = payments(IAT)
    assert [(text.text, text.place) for text in found.free_texts] == [
        ("Invoice 18", "line 11, columns 4–83"),
        ("TRADEPAYMT", "line 2, columns 54–63"),
    ]


@pytest.mark.parametrize("kind", ["10", "11", "12", "13", "14", "15", "16"])
def test_an_addendum_that_is_missing_is_told_for_it_held_a_party(kind: str) -> None:
    data = "".join(line for line in IAT.splitlines(keepends=True) if not line.startswith(f"7{kind}"))
    (found,) = payments(data)
    assert [why for why in told(found) if why.startswith(f"line 3 addendum {kind}: missing")] != []
    assert "line 3 columns 13–16: 8 addenda follow" in told(found)


def test_an_addendum_that_comes_twice_is_read_twice_and_told() -> None:
    line = "711Example Holding Ltd                2 Example Street                                 0000001\n"
    (found,) = payments(IAT.replace("712Spring", line + "712Spring"))
    assert of(found, Role.DEBTOR)[0].names == ("Example Trading LLC", "Example Holding Ltd")
    assert "line 6 addendum 11: stands twice in one entry" in told(found)


def test_more_addenda_than_the_entry_says_hide_nothing() -> None:
    (found,) = payments(IAT.replace("1210428820009", "1210428820007"))
    assert (found.problems, [told.why for told in found.violations]) == ((), ["9 addenda follow"])


def test_international_addenda_in_a_domestic_batch_name_their_parties() -> None:
    domestic = IAT.replace("IATTRADEPAYMTUSDEUR", "CCDTRADEPAYMT      ")
    (found,) = payments(domestic)
    assert "line 3 to line 12 : addenda of an international entry in a domestic batch" in told(found)
    assert {"Example Trading LLC", "Example Imports GmbH", "Example Bank AG"} <= {
        party.caption for party in found.parties
    }


def test_a_notification_of_change_of_an_international_entry_has_the_international_header() -> None:
    header = IAT.splitlines()[1].replace(" " * 16 + "FF3", "IATCOR".ljust(16) + "FF3").replace("IATTRADE", "CORTRADE")
    (found,) = payments(IAT.replace(IAT.splitlines()[1], header))
    assert (found.format, found.problems) == ("ACH IAT", ())


def test_an_international_batch_with_an_addendum_of_no_known_type_alone_is_a_payment() -> None:
    header = "\n".join(IAT.splitlines()[:2])
    (found,) = payments(f"{header}\n796{'Example Holding AG'.ljust(91)}\n")
    assert "line 3 columns 2–3: no type of addenda that is known" in told(found)
    assert found.free_texts[0].text == "Example Holding AG"
