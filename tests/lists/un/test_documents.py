"""A document's number comes out of the words beside it, so that it can be compared."""

import pytest

from seawall.entities import IdentifierKind
from seawall.lists.un.documents import Number, expiry_in, kind_of, number_in

# As they stand on the list of 2026-02-27.
NUMBERS = {
    "OB0243318": Number("OB0243318"),
    "OB 0243318": Number("OB 0243318"),
    "96 03 464086": Number("96 03 464086"),
    "No34409/129": Number("No34409/129"),
    "CAR diplomatic passport no. D00000898": Number("D00000898", "CAR diplomatic passport no."),
    "Diplomatic Passport: Z30321794": Number("Z30321794", "Diplomatic Passport:"),
    "Libya B/002210": Number("B/002210", "Libya"),
    "German travel document (“Reiseausweis”) A 0139243": Number("A 0139243", "German travel document (“Reiseausweis”)"),
    "Social Security Number 423-31-3021 (US)": Number("423-31-3021", "Social Security Number", "US"),
    "381110042 (Expired 25 Jan. 2016)": Number("381110042", "", "Expired 25 Jan. 2016"),
    "R00012098, South Sudan": Number("R00012098", "", "South Sudan"),
    "Russian passport number 8208 No. 555627": Number("8208 No. 555627", "Russian passport number"),
}


@pytest.mark.parametrize("text", NUMBERS)
def test_the_number_and_its_words(text: str) -> None:
    assert number_in(text) == NUMBERS[text]


@pytest.mark.parametrize(
    ("kind", "second", "expected"),
    [
        ("Passport", "", IdentifierKind.PASSPORT),
        ("Número de pasaporte", "", IdentifierKind.PASSPORT),
        ("National Identification Number", "national identity card", IdentifierKind.NATIONAL_ID),
        ("National Identification Number", "Birth certificate", IdentifierKind.OTHER),
        ("National Identification Number", "Italian Fiscal Code:", IdentifierKind.TAX_ID),
        ("National Identification Number", "Ration card no.", IdentifierKind.OTHER),
        ("Passport", "Counterfeit Danish driving licence number", IdentifierKind.OTHER),
        ("Laissez-passer", "", None),
        ("", "", None),
    ],
)
def test_what_a_document_is(kind: str, second: str, expected: IdentifierKind | None) -> None:
    assert kind_of(kind, second) == expected


@pytest.mark.parametrize(
    ("note", "day"),
    [
        ("expires on 10 March 2019", "2019-03-10"),
        ("Expired 28 Nov. 2016", "2016-11-28"),
        ("Expiration date: 2026-12-11.", "2026-12-11"),
        ("Date of expiration: 3 May 2024", "2024-05-03"),
        ("Issued 15 October 2000; expired 15 October 2005", "2005-10-15"),
        ("valid until 10 April 2018", "2018-04-10"),
        ("officially cancelled as of 2013", ""),
    ],
)
def test_a_day_of_expiry_that_is_plainly_given(note: str, day: str) -> None:
    found = expiry_in(note)
    assert (found.iso if found else "") == day
