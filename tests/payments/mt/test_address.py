"""Address lines: the country is found where it stands for itself, and nothing else is guessed."""

import pytest

from seawall.payments.mt.address import read_address

# lines / street / town / country / code
ADDRESSES = """
NO 852-60|SHARUK PURA|SRI LANKA      / NO 852-60, SHARUK PURA /             / SRI LANKA   / lk
694 MERSEY RD|AU/ADELAIDE            / 694 MERSEY RD          / ADELAIDE    / AU          / au
1 MAIN ST|LAGOS NIGERIA              / 1 MAIN ST              / LAGOS       / NIGERIA     / ng
FOOSTREET 65|MADRID SPAIN 28010      / FOOSTREET 65           / MADRID 28010 / SPAIN      / es
1 MAIN ST|TEHRAN, IRAN               / 1 MAIN ST              / TEHRAN      / IRAN        / ir
PYONGYANG, DPRK                      /                        / PYONGYANG   / DPRK        / kp
NEW YORK, NY 10005-3122              / NEW YORK, NY 10005-3122 /            /             /
ATLANTA GEORGIA                      / ATLANTA GEORGIA        /             /             /
SANTA FE NEW MEXICO                  / SANTA FE NEW MEXICO    /             /             /
TBILISI|GEORGIA                      / TBILISI                /             / GEORGIA     / ge
PO/BOX 4                             / PO/BOX 4               /             /             /
"""


@pytest.mark.parametrize("row", ADDRESSES.strip().splitlines())
def test_the_country_of_an_address(row: str) -> None:
    lines, *expected = row.replace("PO/BOX", "PO\0BOX").replace("AU/", "AU\0").split("/")
    found = read_address([line.strip().replace("\0", "/") for line in lines.split("|")])
    assert found is not None
    assert [found.street, found.city, found.country, found.country_code] == [
        text.strip().replace("\0", "/") for text in expected
    ]


def test_no_lines_are_no_address() -> None:
    assert read_address([]) is None
    assert read_address([""]) is None
