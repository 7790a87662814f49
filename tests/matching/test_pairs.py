"""Pairs scored one after the other, in memory that is kept: the same as each by itself, whatever came before and in which thread."""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import TypeAlias

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from seawall.entities import Entity, ListedName, Party, Role, Schema
from seawall.matching import Match, compare, compare_names, pairs
from seawall.matching import index as index_of_names
from seawall.matching.index import Index, build
from seawall.matching.kernels import table
from seawall.matching.kernels.types import IntArray, KeyArray
from seawall.matching.screener import Screener
from seawall.names import NameType, analyse
from tests.made import listed
from tests.matching.test_batch import _ASKED, _PEOPLE
from tests.matching.test_counterfactual import ADDRESSES, COUNTRIES, DATES, NUMBERS, some
from tests.matching.test_reading import names

_Side: TypeAlias = tuple[Party, Entity]
_SCHEMAS = st.sampled_from([Schema.PERSON, Schema.COMPANY, Schema.VESSEL, Schema.LEGAL_ENTITY])
_FIELDS = [
    "", ".", "-- / --", "Ltd " * 40, "word " * 300, "SILENCE/Integrity Technology", "Silence d/b/a Putin", "SMITH, J.",
    "Rent for Tianfeng Guan and the invoice of March", "To the account of our supplier Sichuan Silence Information Technology",
    "Vladimir " * 12 + "Putin", "AL-" * 30, "Integrity Technology Group,Incorpor",
]  # fmt: skip
_TEXTS = st.one_of(st.sampled_from([*_ASKED, *_PEOPLE, *_FIELDS]), names())


@st.composite
def sides(draw: st.DrawFn) -> _Side:
    """A party and an entity with what else is said of them; now and then an entity of many names."""
    said = draw(st.lists(_TEXTS, max_size=3))
    called = draw(st.one_of(st.lists(_TEXTS, min_size=1, max_size=3), st.just([*_PEOPLE, *_ASKED][:-1])))
    schema = draw(_SCHEMAS)
    party = Party(
        Role.CUSTOMER, tuple(said), schema, draw(some(NUMBERS)), draw(some(ADDRESSES)), draw(some(DATES)),
        draw(some(COUNTRIES)), draw(st.sampled_from(["", "male", "female"])),
    )  # fmt: skip
    weak = draw(st.booleans())
    entity = replace(
        listed(1, "Silence"), schema=draw(st.sampled_from([schema, Schema.LEGAL_ENTITY])),
        names=tuple(ListedName(text, weak=weak and place > 0) for place, text in enumerate(called)),
        identifiers=draw(some(NUMBERS)), addresses=draw(some(ADDRESSES)), birth_dates=draw(some(DATES)),
        nationalities=draw(some(COUNTRIES)), gender=draw(st.sampled_from(["", "male"])),
    )  # fmt: skip
    return party, entity


def by_itself(side: _Side) -> tuple[Match, Match]:
    """Both matches of a pair, each in new memory."""
    found = []
    for how in (compare, compare_names):
        pairs._kept.screener = pairs._kept.asker = None
        found.append(how(*side))
    return found[0], found[1]


def one_after_the_other(several: Sequence[_Side]) -> list[tuple[Match, Match]]:
    return [(compare(*side), compare_names(*side)) for side in several]


@given(st.lists(sides(), min_size=1, max_size=5))
def test_a_pair_scores_the_same_whatever_was_scored_before(several: list[_Side]) -> None:
    alone = [by_itself(side) for side in several]
    assert one_after_the_other(several) == alone
    assert one_after_the_other(several[::-1]) == alone[::-1]


@given(st.lists(sides(), min_size=2, max_size=6))
def test_threads_have_memory_of_their_own(several: list[_Side]) -> None:
    alone = [by_itself(side) for side in several]
    with ThreadPoolExecutor(2) as pool:
        assert list(pool.map(lambda side: one_after_the_other([side])[0], several * 2)) == alone * 2


def test_memory_for_a_large_entity_is_not_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    party = Party(Role.CUSTOMER, ("Integrity Technology 7",))
    large = listed(1, *(f"Integrity Technology {number}" for number in range(600)))
    small = listed(2, "Integrity Technology Group")
    alone = [by_itself((party, entity)) for entity in (large, small)]
    monkeypatch.setattr("seawall.matching.workers._MOST_KEPT", 100)
    assert one_after_the_other([(party, large), (party, small)]) == alone
    assert pairs._kept.screener is not None
    assert len(pairs._kept.screener._workers[0].scratch.head) < 100


def index_of(listed_names: Sequence[str]) -> Index:
    return build([(number, analyse(text, NameType.UNKNOWN)) for number, text in enumerate(listed_names)])


def entries(found: tuple[KeyArray, IntArray, IntArray]) -> dict[int, list[int]]:
    """A table as it is asked: the values of each key."""
    slots, runs, values = found
    return {
        int(key): values[low:high].tolist() for key in slots[slots != 0] for low, high in [table.find(slots, runs, key)]
    }


@given(st.lists(_TEXTS, min_size=1, max_size=8))
def test_the_tables_of_few_forms_are_those_of_many(listed_names: list[str]) -> None:
    few = index_of(listed_names)
    before, index_of_names._BY_KERNEL = index_of_names._BY_KERNEL, -1
    try:
        many = index_of(listed_names)
    finally:
        index_of_names._BY_KERNEL = before
    for name in ("exact", "piece", "sound", "look", "bare", "unvowelled", "variant"):
        one, two = (
            entries(tuple(getattr(index.vocabulary, f"{name}_{part}") for part in ("slots", "runs", "values")))
            for index in (few, many)
        )
        assert one == two
    pieces = len(many.vocabulary.piece_letters)
    assert np.array_equal(few.vocabulary.piece_letters[:pieces], many.vocabulary.piece_letters)
    asked = [analyse(text) for text in listed_names]
    assert [list(Screener(few).hits(name, -60.0)) for name in asked] == [
        list(Screener(many).hits(name, -60.0)) for name in asked
    ]
