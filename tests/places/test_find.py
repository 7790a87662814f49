"""Restricted places in texts and addresses: what is a hit, how surely, and what only looks like one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seawall.entities import Address
from seawall.places import Certainty, PlaceHit, PlaceKind, jurisdictions, places_in
from seawall.places.table import gazetteer

SURE, LIKELY, DOUBTFUL = Certainty.SURE, Certainty.LIKELY, Certainty.DOUBTFUL


def said(hits: list[PlaceHit]) -> list[tuple[str, str, Certainty]]:
    return [(hit.jurisdiction, hit.said, hit.certainty) for hit in hits]


@pytest.mark.parametrize(
    "text, hits",
    [
        # The spellings of the enforcement cases (Amazon, 2020; OFAC's Framework, root cause VI).
        ("Yalta, Krimea", [("crimea", "Yalta", SURE), ("crimea", "Krimea", SURE)]),
        ("goods from Kuba to Mexiko", [("cuba", "Kuba", SURE)]),
        ("Habana", [("cuba", "Habana", SURE)]),
        ("Soudan cotton", [("sudan", "Soudan", SURE)]),
        ("ship to Sevastopol via Simferopol", [("crimea", "Sevastopol", SURE), ("crimea", "Simferopol", SURE)]),
        ("Embassy of the Islamic Republic of Iran, Berlin", [("iran", "Islamic Republic of Iran", LIKELY)]),
        # Other scripts.
        ("оплата за Севастополь", [("crimea", "Севастополь", SURE)]),
        ("г. Донецк, ДНР", [("dnr", "Донецк", SURE), ("dnr", "ДНР", SURE)]),
        ("Крым", [("crimea", "Крым", SURE)]),
        ("支付朝鲜货款", [("north-korea", "朝鲜", SURE)]),
        ("تهران ایران", [("iran", "تهران", SURE), ("iran", "ایران", SURE)]),
        # One slip in a long word.
        ("Sevastopl", [("crimea", "Sevastopl", LIKELY)]),
        ("Simferopoll", [("crimea", "Simferopoll", LIKELY)]),
        ("Teheren", [("iran", "Teheren", LIKELY)]),
        # Ports, and words that need support.
        ("freight Bandar Abbas/Dubai", [("iran", "Bandar Abbas", SURE)]),
        ("Shiraz, Iran", [("iran", "Shiraz", LIKELY), ("iran", "Iran", SURE)]),
        ("Iranian saffron", [("iran", "Iranian", DOUBTFUL)]),
        # Another place beside it: a person decides.
        ("Havana, Philippines", [("cuba", "Havana", DOUBTFUL)]),
        ("Tehran, CA 90210", [("iran", "Tehran", DOUBTFUL)]),
        # Between two countries nothing is doubtful, and OR is no Oregon here.
        ("SHIPMENT CUBA OR HAITI", [("cuba", "CUBA", SURE)]),
        ("Yalta, Ukraine", [("crimea", "Yalta", SURE)]),
        ("Donetsk, Russia", [("dnr", "Donetsk", SURE), ("russia", "Russia", SURE)]),
    ],
)
def test_a_restricted_place_is_found(text: str, hits: list[tuple[str, str, Certainty]]) -> None:
    assert said(list(places_in(text))) == hits


@pytest.mark.parametrize(
    "text",
    [
        "Cuba, Missouri", "Cuba, MO 65453", "Cuba NY 14727", "Havana, Illinois", "HAVANA, IL 62644", "Damascus, MD",
        "Palmyra, New York", "Sebastopol CA 95472", "12 Crimea Street, Bristol", "Yalta Road 5, London",
        "rue de Crimée 75019 Paris", "calle de la Habana 7, Madrid", "Shiraz wine 2019", "DNR fishing licence",
        "Mark Cuban", "cuban link chain", "road to Damascus", "persian rug", "South Sudan school", "Ramadan gift",
        "Savanna Cassandra Soledad", "Sari silk", "Santa Clara, CA", "Krimi", "Cubarsi", "chao xian tea", "INV 4711", "",
    ],
)  # fmt: skip
def test_what_only_looks_like_a_restricted_place_is_none(text: str) -> None:
    assert said(list(places_in(text))) == []


@pytest.mark.parametrize(
    "address, hits",
    [
        (Address(country_code="ir"), [("iran", "ir", SURE)]),
        (Address(city="Yalta", country_code="ua"), [("crimea", "Yalta", SURE)]),
        (Address(city="Yalta", country="Russian Federation"), [("russia", "Russian Federation", SURE),
                                                               ("crimea", "Yalta", SURE)]),
        (Address(city="Shiraz", country_code="IR"), [("iran", "IR", SURE), ("iran", "Shiraz", LIKELY)]),
        (Address(city="Tehran", country_code="de"), [("iran", "Tehran", DOUBTFUL)]),
        (Address(city="Havana", region="IL", country_code="us"), []),
        (Address(city="Cuba", region="Missouri", country="USA"), []),
        (Address(street="Yalta Road 5", city="London", country="United Kingdom"), []),
        (Address(street="Example Trading LLC, Kim Il Sung Square, Pyongyang"), [("north-korea", "Pyongyang", SURE)]),
        (Address(country="Korea, Democratic People's Republic of"), [
            ("north-korea", "Korea, Democratic People's Republic of", SURE)]),
        (Address(city="Example Town", country_code="de"), []),
    ],
    ids=lambda value: value.text if isinstance(value, Address) else "",
)  # fmt: skip
def test_an_address_names_a_restricted_place(address: Address, hits: list[tuple[str, str, Certainty]]) -> None:
    assert said(list(places_in(address))) == hits


def test_both_places_are_said_where_an_address_is_in_another_country() -> None:
    (hit,) = places_in(Address(city="Tehran", country="Germany", country_code="de"), "/PstlAdr")
    assert (hit.place, hit.why) == ("/PstlAdr", "Tehran is named, but the address is in Germany")


@given(st.text(max_size=200))
def test_any_text_gives_places_inside_it_or_nothing(text: str) -> None:
    assert all(text[hit.start : hit.stop] == hit.said for hit in places_in(text))


@pytest.mark.parametrize("entry", sorted(gazetteer().spellings))
def test_every_firm_spelling_of_the_table_is_found_by_itself(entry: tuple[str, ...]) -> None:
    rows = gazetteer().spellings[entry]
    if all(row.needs_support or row.exact for row in rows):
        return
    found = {hit.jurisdiction for hit in places_in(" ".join(entry))}
    assert found >= {row.jurisdiction for row in rows if not row.needs_support and not row.exact}


def test_an_adjective_is_told_as_one() -> None:
    assert [hit.kind for hit in places_in("Cuban cigars")] == [PlaceKind.ADJECTIVE]


def test_every_jurisdiction_says_what_restricts_it_and_how_well_that_is_known() -> None:
    for row in jurisdictions().values():
        assert row.restriction, row.id
        assert all(each.verified in {"A", "B", "C", "M"} and each.cite for each in row.restriction)
