"""What would change a match: each change says the score that the matcher gives once the change is made."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import TypeVar

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seawall.entities import Address, Entity, Identifier, IdentifierKind, PartialDate, Party, Role, Schema
from seawall.matching import changes, compare
from seawall.matching.match import Basis
from tests.made import listed

DATES = st.sampled_from([
    PartialDate.year(1974), PartialDate(date(1974, 3, 1), date(1974, 3, 1)), PartialDate(date(1975, 5, 5), date(1975, 5, 5)),
    PartialDate.year(1999), PartialDate(date(1960, 1, 1), date(1964, 12, 31), circa=True),
])  # fmt: skip
COUNTRIES = st.sampled_from(["ru", "China", "us", "Iran", "nowhere that is known"])
ADDRESSES = st.builds(lambda text: Address(city="Example", country=text), COUNTRIES)
NUMBERS = st.builds(
    Identifier, st.sampled_from([IdentifierKind.PASSPORT, IdentifierKind.TAX_ID]), st.sampled_from(["7701234567", "A1234567"])
)  # fmt: skip
NAMES = st.sampled_from([
    "Tianfeng Guan", "GUAN, Tianfeng", "Dmitry Khoroshev", "Dmitry Yuryevich Khoroshev", "Example Trading LLC", "Aeza",
    "Aeza Group", "",
])  # fmt: skip
Item = TypeVar("Item")


def some(values: st.SearchStrategy[Item]) -> st.SearchStrategy[tuple[Item, ...]]:
    return st.lists(values, max_size=2).map(tuple)


@st.composite
def parties(draw: st.DrawFn) -> Party:
    name = draw(NAMES)
    return Party(
        Role.CUSTOMER, (name,) if name else (), draw(st.sampled_from([Schema.PERSON, Schema.LEGAL_ENTITY])),
        draw(some(NUMBERS)), draw(some(ADDRESSES)), draw(some(DATES)), draw(some(COUNTRIES)),
        draw(st.sampled_from(["", "male", "female"])),
    )  # fmt: skip


# The least score that the matcher looks for (matching/match.py, to_log_odds).
NOTHING = 0.0001


@st.composite
def entities(draw: st.DrawFn) -> Entity:
    names = draw(
        st.lists(
            st.sampled_from(["GUAN, Tianfeng", "KHOROSHEV, Dmitry", "'GUAN'", "AEZA GROUP LLC"]), min_size=1, max_size=3
        )
    )
    return replace(
        listed(1, *names), schema=draw(st.sampled_from([Schema.PERSON, Schema.COMPANY])),
        identifiers=draw(some(NUMBERS)), addresses=draw(some(ADDRESSES)), birth_dates=draw(some(DATES)),
        nationalities=draw(some(COUNTRIES)), gender=draw(st.sampled_from(["", "male"])),
    )  # fmt: skip


@pytest.mark.parametrize("born", [(), (PartialDate.year(1995),)])
def test_names_that_share_a_legal_form_take_nothing_from_the_same_tax_number(born: tuple[PartialDate, ...]) -> None:
    number = Identifier(IdentifierKind.TAX_ID, "7701234567")
    party = Party(Role.CUSTOMER, ("Example Trading LLC",), Schema.COMPANY, (number,), birth_dates=born)
    entity = replace(listed(1, "AEZA GROUP LLC"), identifiers=(number,))
    assert (compare(party, entity).basis, compare(party, entity).score > 0.99) == (Basis.IDENTIFIER, True)


@given(parties(), entities())
def test_the_stated_score_is_what_the_matcher_gives_when_a_fact_is_changed(party: Party, entity: Entity) -> None:
    match = compare(party, entity)
    for change in changes(match, party, entity):
        if change.party is not None:
            made = compare(change.party, entity)
            # A name below one in ten thousand is "no part is alike", whatever it would score: there nothing is compared.
            if match.score <= NOTHING:
                continue
            assert made.score == change.match.score, change.what
            if made.score:  # of what is not alike at all nothing can be the basis
                assert (made.basis, made.corroborated) == (change.match.basis, change.match.corroborated)


@given(parties(), entities())
def test_a_change_of_the_name_takes_away_costs_and_nothing_else(party: Party, entity: Entity) -> None:
    match = compare(party, entity)
    for change in changes(match, party, entity):
        if change.party is None:
            gone = set(match.reasons) - set(change.match.reasons)
            assert gone
            assert all(reason.points < 0 for reason in gone)
            assert change.match.score >= match.score


BORN = PartialDate(date(1974, 3, 1), date(1974, 3, 1))
SAID = [
    # screened name, date of birth, country → what is said, in order
    ("Tianfeng Guan", (), (), ["with a date of birth that differs", "with the listed date of birth (1974-03-01)"]),
    ("Tianfeng Guan", (BORN,), (), ["without the agreement of the date of birth", "with a date of birth that differs"]),
    ("Tianfeng Guan", (PartialDate.year(1990),), (), ["with the listed date of birth (1974-03-01)"]),
    ("Tianfeng Guan", (), ("cn",), ["with a date of birth that differs", "with the listed date of birth (1974-03-01)",
                                    "without a country in common"]),
    ("Tianfeng Guan", (BORN,), ("us",), ["without the agreement of the date of birth", "with a date of birth that differs",
                                         "with a country in common"]),
    ("Tianfeng Trading Guan", (BORN,), (), ["without the agreement of the date of birth", "with a date of birth that differs",
                                            "without “trading” in the screened name"]),
    ("Tianfeng Guann", (BORN,), (), ["without the agreement of the date of birth", "with a date of birth that differs",
                                     "spelt as on the list"]),
]  # fmt: skip


@pytest.mark.parametrize("name, born, countries, said", SAID)
def test_what_is_said(name: str, born: Sequence[PartialDate], countries: Sequence[str], said: list[str]) -> None:
    entity = replace(listed(1, "GUAN, Tianfeng"), schema=Schema.PERSON, birth_dates=(BORN,), nationalities=("China",))
    party = Party(Role.CUSTOMER, (name,), Schema.PERSON, birth_dates=tuple(born), countries=tuple(countries))
    assert [change.what for change in changes(compare(party, entity), party, entity)] == said


def test_names_that_share_words_are_not_told_as_unlike_without_the_number_that_met_them() -> None:
    number = Identifier(IdentifierKind.TAX_ID, "7701234567")
    party = Party(Role.CUSTOMER, ("Aeza International Trading",), Schema.COMPANY, (number,))
    entity = replace(listed(1, "AEZA GROUP LLC"), identifiers=(number,))
    match = compare(party, entity)
    (change,) = [one for one in changes(match, party, entity) if one.what.startswith("without the same")]
    assert change.match == compare(replace(party, identifiers=()), entity)
    assert "no part of the names" not in change.match.reasons[0].text


def test_a_match_by_identifier_alone_is_none_without_it() -> None:
    number = Identifier(IdentifierKind.USCC, "91110108562135265P", "Unified Social Credit Code")
    entity = replace(listed(1, "INTEGRITY TECHNOLOGY GROUP"), identifiers=(number,))
    party = Party(Role.CUSTOMER, ("Example Trading LLC",), identifiers=(number,))
    (change,) = changes(compare(party, entity), party, entity)
    assert (change.what, change.match.score) == ("without the same Unified Social Credit Code", 0.0)
