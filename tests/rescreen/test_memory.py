"""Remembered false positives of known customers: they release, and open again when they end or what they speak of changes."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import msgspec
import pytest

from seawall.audit.events import PopulationScreened
from seawall.clusters import Verdict
from seawall.corpus import current
from seawall.customers import Kind
from seawall.decisions import GoodGuy, good_guy
from seawall.entities import Entity, Fact, Identifier, IdentifierKind
from seawall.payments import Customer
from seawall.refresh import rule
from seawall.rescreen import Rescreened, Rescreening, rescreen, screen_all
from tests.clusters.made import EU, OFAC, UK
from tests.made import corpus, version
from tests.rescreen.test_rescreen import INTEGRITY, NOW, OTHER, SILENCE, US, House, person

ACCOUNT = Identifier(IdentifierKind.ACCOUNT, "GB33 BUKB 2020 1555 5555 55")


@pytest.fixture
def house(tmp_path: Path) -> House:
    return House(tmp_path)


def guy(house: House, customer: Customer = US, entity: Entity = INTEGRITY, account: str = "") -> GoodGuy:
    """Remembers for ten days that a customer is not an entry."""
    return good_guy(
        customer, customer.parties[0], entity, house.policy.version, owner="A. Officer", reason="another number",
        decided=NOW.date(), expires=NOW.date() + timedelta(days=10), account=account,
    )  # fmt: skip


def using(house: House, *entities: Entity, guys: tuple[GoodGuy, ...] = ()) -> Rescreening:
    return replace(house.using(house.lists(*entities)), good_guys=guys)


def test_who_is_remembered_is_released_and_keeps_the_hit(house: House) -> None:
    house.customers(US, OTHER)
    done = screen_all(using(house, SILENCE, INTEGRITY, guys=(guy(house),)))
    assert (done.outcomes, done.with_hits) == ({"release": 2}, 1)
    (standing,) = house.standings()
    assert standing.hits[0].memory.startswith("remembered as a false positive until 2026-08-30 (A. Officer")


def _later(house: House, one: GoodGuy) -> Rescreened:
    house.now += timedelta(days=11)
    return rescreen(using(house, SILENCE, INTEGRITY, guys=(one,)))


CHANGED = replace(INTEGRITY, facts=(Fact("Website", "www.example.com"),))
REOPENED: list[tuple[str, Callable[[House, GoodGuy], Rescreened], str]] = [
    ("it expires", _later, "open again: it expired on 2026-08-30"),
    (
        "it is withdrawn",
        lambda house, _: rescreen(using(house, SILENCE, INTEGRITY)),
        "withdrawn: remembered as a false positive until 2026-08-30",
    ),
    (
        "the entry changes",
        lambda house, one: rescreen(using(house, SILENCE, CHANGED, guys=(one,))),
        "open again: the list entry changed",
    ),
]


@pytest.mark.parametrize(("_", "change", "why"), REOPENED, ids=[name for name, _, _ in REOPENED])
def test_a_released_customer_is_newly_hit_when_it_ends(
    _: str, change: Callable[[House, GoodGuy], Rescreened], why: str, house: House
) -> None:
    one = guy(house)
    house.customers(US, OTHER, person("C-3", "Sichuan Silence Information Technology"))
    screen_all(using(house, SILENCE, INTEGRITY, guys=(one,)))
    done = change(house, one)
    (row,) = done.changes
    assert (row.kind, row.key, row.entity_id) == (Kind.NEWLY_HIT, "C-1", "ofac-50543")
    assert (row.outcome_before, row.outcome_after) == ("release", "block")
    assert why in row.why
    assert (done.full, done.asked, done.attestation.newly_hit) == ("", 1, 1)


def test_who_is_remembered_from_now_on_is_released_and_told(house: House) -> None:
    house.customers(US, OTHER)
    screen_all(using(house, SILENCE, INTEGRITY))
    done = rescreen(using(house, SILENCE, INTEGRITY, guys=(guy(house),)))
    (row,) = done.changes
    assert (row.kind, row.outcome_before, row.outcome_after) == (Kind.CHANGED, "block", "release")
    assert row.why.startswith("remembered as a false positive until")
    assert done.asked == 1


def test_one_by_an_account_reopens_too_and_asks_only_who_has_a_hit(house: House) -> None:
    payer = replace(US, parties=(replace(US.parties[0], identifiers=(ACCOUNT,)),))
    one = guy(house, payer, account=ACCOUNT.value)
    house.customers(payer, OTHER)
    assert screen_all(using(house, INTEGRITY, guys=(one,))).outcomes == {"release": 2}
    done = rescreen(using(house, INTEGRITY))
    assert [(row.kind, row.key) for row in done.changes] == [(Kind.NEWLY_HIT, "C-1")]
    assert done.asked == 1


@pytest.mark.parametrize("again", [rescreen, screen_all])
def test_asking_those_concerned_gives_what_asking_everybody_gives(
    again: Callable[[Rescreening], Rescreened], house: House
) -> None:
    silence = person("C-3", "Sichuan Silence Information Technology")
    first, second = guy(house), guy(house, silence, SILENCE)
    house.customers(US, OTHER, silence)
    screen_all(using(house, SILENCE, INTEGRITY, guys=(first,)))
    done = again(using(house, SILENCE, INTEGRITY, guys=(second,)))
    assert [(row.kind, row.key, row.outcome_after) for row in done.changes] == [
        (Kind.NEWLY_HIT, "C-1", "block"),
        (Kind.CHANGED, "C-3", "release"),
    ]
    assert done.outcomes == {"release": 2, "block": 1}


def test_the_attestation_names_them_and_an_old_one_is_read(house: House) -> None:
    house.customers(US)
    none, some = using(house, INTEGRITY), using(house, INTEGRITY, guys=(guy(house),))
    assert screen_all(none).attestation.good_guys == ""
    assert rescreen(some).attestation.good_guys == some.conditions.good_guys != ""
    old = {"population": "p", "customers": 1, "corpus": "c", "policy": "us", "newly_hit": 0, "changed": 0}
    told = {"type": "system.population-screened", **old, "no_longer_hit": 0}
    assert msgspec.convert(told, PopulationScreened).good_guys == ""


def test_a_ruling_on_two_listings_changes_who_is_hit_by_either(house: House) -> None:
    lists = (version(), version("eu-oj-annex", "b"), version("uk-fcdo-sanctions", "c"))
    held = corpus(house.home, [OFAC, EU, UK], lists)
    house.customers(person("C-1", UK.caption), OTHER)
    assert screen_all(house.using(held)).outcomes == {"release": 1, "block": 1}
    for other in (OFAC.id, EU.id):
        rule(house.home, UK.id, other, Verdict.DIFFERENT, why="another company", by="A. Examiner", now=NOW)
    done = rescreen(house.using(current(house.home)))
    assert done.full == ""
    assert {row.key for row in done.changes} == {"C-1"}
    assert "another listing of the same party changed" in {row.why for row in done.changes}
