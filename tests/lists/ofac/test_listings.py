"""Which programme belongs to which list, where the file names both but not which belongs to which."""

from datetime import date

import pytest

from seawall.lists.ofac.listings import Listing, designated

CONS = "CONSOLIDATED"
Rows = list[tuple[str, tuple[str, ...]]]


@pytest.mark.parametrize(
    ("on", "programmes", "expected"),
    [
        (["SDN"], ("CYBER2",), [("SDN", ("CYBER2",))]),
        (["SDN", CONS, "NS-PLC"], ("SDGT", "NS-PLC"), [("SDN", ("SDGT",)), ("NS-PLC", ("NS-PLC",))]),
        ([CONS, "NS-CMIC"], ("CMIC-EO13959",), [("NS-CMIC", ("CMIC-EO13959",))]),
        (["SSI", CONS, "NS-MBS"], ("UKRAINE-EO13662", "RUSSIA-EO14024"),
         [("SSI", ("UKRAINE-EO13662",)), ("NS-MBS", ("UKRAINE-EO13662", "RUSSIA-EO14024"))]),
        (["SSI", "SDN"], ("UKRAINE-EO13662",), [("SSI", ("UKRAINE-EO13662",)), ("SDN", ("UKRAINE-EO13662",))]),
        (["NS-PLC"], ("A-NEW-TAG",), [("NS-PLC", ("A-NEW-TAG",))]),
        ([CONS], ("A-NEW-TAG",), [(CONS, ("A-NEW-TAG",))]),
        (["A list that is not known"], ("CYBER2",), [("A list that is not known", ("CYBER2",))]),
        (["SDN", "SDN"], ("CYBER2",), [("SDN", ("CYBER2",))]),
        ([], (), []),
    ],
)  # fmt: skip
def test_each_list_gets_what_can_be_its_own_and_no_programme_is_lost(
    on: list[str], programmes: tuple[str, ...], expected: Rows
) -> None:
    found = designated([Listing(name, None, programmes) for name in on])
    assert [(item.list_name, item.programmes) for item in found] == expected
    assert {tag for item in found for tag in item.programmes} == set(programmes if on else ())


def test_the_umbrella_stays_where_a_programme_stands_under_it_alone() -> None:
    found = designated([Listing("SSI", None, ("UKRAINE-EO13662",)), Listing(CONS, None, ("RUSSIA-EO14024",))])
    assert [(item.list_name, item.programmes) for item in found] == [
        ("SSI", ("UKRAINE-EO13662",)),
        (CONS, ("RUSSIA-EO14024",)),
    ]


def test_the_day_and_the_authorities_of_a_listing_are_kept() -> None:
    (found,) = designated([Listing("SDN", date(2025, 1, 3), ("CYBER2",), ("Executive Order 13694",))])
    assert (found.authority, found.since, found.legal_authorities) == (
        "OFAC",
        date(2025, 1, 3),
        ("Executive Order 13694",),
    )
