"""Transaction codes say who pays; routing numbers end in a check digit."""

import pytest

from seawall.payments.ach.codes import CREDIT, DEBIT, SIDES, check_digit

# ABA numbers of real banks and Federal Reserve Banks, as they publish them.
NUMBERS = ["121042882", "231380104", "011000015", "026009593", "091000019", "061036000"]


@pytest.mark.parametrize("number", NUMBERS)
def test_the_check_digit_is_the_ninth(number: str) -> None:
    assert check_digit(number[:8]) == number[8]


@pytest.mark.parametrize("text", ["", "1210428", "12104288x", "１２１０４２８８", "121042882"])
def test_what_is_no_routing_number_has_no_check_digit(text: str) -> None:
    assert check_digit(text) == ""


@pytest.mark.parametrize(
    ("codes", "sides"), [("21 22 23 24 32 42 52 81 83", CREDIT), ("26 27 28 29 37 47 55 56 82 84", DEBIT)]
)
def test_credits_and_debits_are_known_by_their_code(codes: str, sides: object) -> None:
    assert {code for code in codes.split() if SIDES[code] is not sides} == set()


@pytest.mark.parametrize("code", ["", "20", "25", "57", "58", "90", "2 "])
def test_codes_that_do_not_exist_are_not_known(code: str) -> None:
    assert code not in SIDES
