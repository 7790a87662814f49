"""Fields of words: the parties, countries and references that code words hide in them; all of it stays free text."""

import pytest

from seawall.entities import Role
from tests.payments.mt.made import PLAIN, message, party, payment, whys

# field / role of the party / its names or BIC
HIDDEN = """
:72:/INS/EXMPCUHH                     / previous instructing agent / EXMPCUHH
:72:/INS/SIS DOO                      / previous instructing agent / SIS DOO
:72:/ACC/CREDIT AT ONCE|/INS/SIS DOO  / previous instructing agent / SIS DOO
:72:/CHRQ/EXMPCUHH                    / related party              / EXMPCUHH
:72:/UDLC/EXMPCUHH                    / ultimate creditor          / EXMPCUHH
:70:/ULTB/SIS DOO                     / ultimate creditor          / SIS DOO
:70:INVOICE 4|/ULTD/SIS DOO           / ultimate debtor            / SIS DOO
"""


@pytest.mark.parametrize("row", HIDDEN.strip().splitlines())
def test_a_party_behind_a_code_word_is_a_party(row: str) -> None:
    field, role, who = (text.strip() for text in row.split(" / "))
    found = payment(message(f"{PLAIN}\n" + field.replace("|", "\n")))
    assert party(found, Role(role)).caption == who
    assert whys(found) == []


def test_a_party_over_lines_has_its_place_and_its_name_as_cut_and_joined() -> None:
    found = payment(message(f"{PLAIN}\n:72:/ACC/X\n/INS/EXAMPLE BANK TRUST CO.\n//AMERICAS NEW YORK"))
    known = party(found, Role.PREVIOUS_INSTRUCTING_AGENT)
    assert known.names == ("EXAMPLE BANK TRUST CO.", "EXAMPLE BANK TRUST CO. AMERICAS NEW YORK")
    assert (known.addresses[0].text, known.place) == ("AMERICAS NEW YORK", "message 1, :72: line 2")


def test_words_are_free_text_with_their_place_whatever_their_code() -> None:
    found = payment(message(f"{PLAIN}\n:70:/RFB/4711\nFOR INTEGRITY TECHNO\nLOGY GROUP\n:72:/REC/SEE YALTA\n//HARBOUR"))
    assert [(text.place, text.text) for text in found.free_texts] == [
        ("message 1, :70:", "/RFB/4711\nFOR INTEGRITY TECHNO\nLOGY GROUP"),
        ("message 1, :72:", "/REC/SEE YALTA\nHARBOUR"),
    ]


def test_references_in_words_are_references() -> None:
    found = payment(message(f"{PLAIN}\n:70:/INV/12/ROC/34\n:72:/RETN/99\n/MREF/REF0\n/TREF/2a41e\n//530cd27"))
    assert found.references[1:] == (
        ("70/INV", "12"),
        ("70/ROC", "34"),
        ("72/RETN", "99"),
        ("72/MREF", "REF0"),
        ("72/TREF", "2a41e530cd27"),
    )


def test_regulatory_reporting_says_where_the_parties_live() -> None:
    found = payment(message(f"{PLAIN}\n:77B:/ORDERRES/US//MAIN STREET\n/BENEFRES/CU//HAVANA"))
    assert (party(found, Role.DEBTOR).countries, party(found, Role.CREDITOR).countries) == (("US",), ("CU",))
    assert [text.place for text in found.free_texts] == ["message 1, :77B:"]
    assert whys(payment(message(f"{PLAIN}\n:77B:/ORDERRES/CUBA"))) == [
        ":77B: line 1: no country's code after the code word"
    ]


def test_a_residence_is_that_of_the_party_in_whichever_part_of_the_message_it_stands() -> None:
    text = (
        ":20:R1\n:28D:1/1\n:50H:/1\nEXAMPLE TRADING LLC\n:30:260609\n:21:T1\n:32B:USD1000,\n"
        ":59:/2\nEXAMPLE IMPORTS\n:77B:/ORDERRES/IR\n:71A:SHA"
    )
    found = payment(message(text, "101"))
    assert (party(found, Role.DEBTOR).countries, party(found, Role.CREDITOR).countries) == (("IR",), ())
