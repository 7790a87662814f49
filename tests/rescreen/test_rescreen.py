"""Only whom a change concerns is screened, and the result is that of screening everybody."""

import csv
import json
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from seawall.corpus import Corpus
from seawall.customers import Kind, Manner, Standing, open_population
from seawall.customers.population import folder_of
from seawall.customers.state import last_screened, standings_of
from seawall.decisions import Policy, us_policy, with_overrides
from seawall.entities import Address, Entity, Fact, Identifier, IdentifierKind, Party, Role, Schema
from seawall.errors import HomeBusy, InputRefused
from seawall.fetch import Holder, locked
from seawall.payments import Customer
from seawall.rescreen import ATTESTATIONS, Rescreened, Rescreening, load_customers, rescreen, screen_all
from tests.conftest import ROOT
from tests.made import corpus, listed, version
from tests.refresh.dated import thinned

NOW = datetime(2026, 8, 20, 16, 0, tzinfo=UTC)
INTEGRITY = listed(50543, "INTEGRITY TECHNOLOGY GROUP, INCORPORATED", "'YONGXIN ZHICHENG'")
SILENCE = listed(52101, "SICHUAN SILENCE INFORMATION TECHNOLOGY COMPANY, LIMITED")


def person(
    key: str, *names: str, schema: Schema = Schema.LEGAL_ENTITY, address: str = "", number: str = ""
) -> Customer:
    """A customer of one party, with an address of one line and a passport where they are given."""
    addresses = (Address(street=address),) if address else ()
    numbers = (Identifier(IdentifierKind.PASSPORT, number),) if number else ()
    party = Party(Role.CUSTOMER, names, schema, numbers, addresses, place=key)
    return Customer(key, (party,), "customers.csv", key)


def keyed(*people: Customer) -> list[Customer]:
    return [replace(one, place=f"row {number}") for number, one in enumerate(people)]


class House:
    """A home folder with customers and lists, at a moment."""

    def __init__(self, home: Path) -> None:
        self.home, self.now, self.policy = home, NOW, us_policy()
        self._lists = 0

    def lists(self, *entities: Entity) -> Corpus:
        self._lists += 1
        return corpus(self.home, entities, (version(sha256=chr(ord("a") + self._lists)),))

    def customers(self, *people: Customer, over: bool = True) -> None:
        load_customers(self.home, keyed(*people), Manner("0.1.0", over), self.now)

    def using(self, lists: Corpus, workers: int = 1) -> Rescreening:
        return Rescreening(self.home, lists, self.policy, self.now, workers)

    def standings(self) -> list[Standing]:
        screened = last_screened(self.home)
        assert screened is not None
        return [row for number, _, _ in screened.shards for row in standings_of(self.home, screened, number)]


@pytest.fixture
def house(tmp_path: Path) -> House:
    return House(tmp_path)


def told(done: Rescreened) -> list[tuple[str, str, str]]:
    return [(row.kind, row.key, row.entity_id) for row in done.changes]


US = person("C-1", "Integrity Technology Group Incorporated")
OTHER = person("C-2", "Example Trading LLC")


def test_an_entry_that_was_added_makes_its_customer_newly_hit_and_asks_nobody_else(house: House) -> None:
    house.customers(US, OTHER)
    screen_all(house.using(house.lists(SILENCE)))
    done = rescreen(house.using(house.lists(SILENCE, INTEGRITY)))
    (change,) = done.changes
    assert (change.kind, change.key, change.entity_id) == (Kind.NEWLY_HIT, "C-1", "ofac-50543")
    assert (change.before, change.outcome_before, change.outcome_after) == (None, "release", "block")
    assert change.why == "the entry was added to OFAC SDN [CYBER2]"
    assert (done.asked, done.full) == (1, "")
    assert (done.attestation.customers, done.attestation.newly_hit) == (2, 1)


def test_a_wallet_in_the_place_of_an_account_is_newly_hit_as_it_is_when_all_are_screened(house: House) -> None:
    wallet = "0x00000000000000000000000000000000deadbeef"
    payer = replace(
        OTHER, parties=(replace(OTHER.parties[0], identifiers=(Identifier(IdentifierKind.ACCOUNT, wallet),)),)
    )
    house.customers(US, payer)
    screen_all(house.using(house.lists(SILENCE)))
    owner = replace(SILENCE, identifiers=(*SILENCE.identifiers, Identifier(IdentifierKind.WALLET, wallet)))
    (change,) = rescreen(house.using(house.lists(owner))).changes
    assert (change.kind, change.key, change.outcome_after) == (Kind.NEWLY_HIT, "C-2", "block")


LONGER = (
    "Payment to the account of our supplier Integrity Technology Group for March",
    "Example Trading LLC c/o Integrity Technology Group",
    "Example Trading LLC d/b/a Integrity Technology Group Incorporated",
)


def test_an_entry_that_was_added_finds_customers_in_whose_longer_names_it_stands(house: House) -> None:
    house.customers(*(person(f"C-{number}", name) for number, name in enumerate(LONGER)), OTHER)
    screen_all(house.using(house.lists(SILENCE)))
    done = rescreen(house.using(house.lists(SILENCE, INTEGRITY)))
    assert [row.key for row in done.changes] == ["C-0", "C-1", "C-2"]
    assert [row.outcome_after for row in done.changes] == ["review", "review", "block"]
    assert (done.asked, done.full) == (3, "")


def test_an_entry_that_was_removed_hits_no_longer(house: House) -> None:
    house.customers(US, OTHER)
    screen_all(house.using(house.lists(SILENCE, INTEGRITY)))
    (change,) = rescreen(house.using(house.lists(SILENCE))).changes
    assert (change.kind, change.after, change.outcome_after) == (Kind.NO_LONGER_HIT, None, "release")
    assert change.why == "the entry was removed"
    assert house.standings() == []


def test_an_entry_that_says_something_else_is_told_with_what_it_says(house: House) -> None:
    house.customers(US)
    screen_all(house.using(house.lists(INTEGRITY)))
    more = replace(INTEGRITY, facts=(Fact("Website", "www.example.com"),))
    (change,) = rescreen(house.using(house.lists(more))).changes
    assert change.kind is Kind.CHANGED
    assert change.before == change.after
    assert change.why == "the entry changed: facts + “Website www.example.com”"


def test_customers_who_came_changed_and_went_are_told_as_such(house: House) -> None:
    house.customers(US, OTHER, person("C-3", "Sichuan Silence Information Technology"))
    lists = house.lists(SILENCE, INTEGRITY)
    screen_all(house.using(lists))
    house.customers(
        US, person("C-2", "Integrity Technology Group"), person("C-4", "Sichuan Silence Information Technology")
    )
    done = rescreen(house.using(lists))
    assert [(row.kind, row.key, row.why) for row in done.changes] == [
        (Kind.NEWLY_HIT, "C-2", "the customer changed"),
        (Kind.NO_LONGER_HIT, "C-3", "the customer is gone"),
        (Kind.NEWLY_HIT, "C-4", "the customer is new"),
    ]
    assert done.asked == 2


def test_to_screen_everybody_anew_tells_what_is_otherwise_than_the_screening_before(house: House) -> None:
    house.customers(US, OTHER)
    screen_all(house.using(house.lists(SILENCE)))
    house.now += timedelta(hours=1)
    done = screen_all(house.using(house.lists(SILENCE, INTEGRITY)), again=True)
    assert told(done) == [("newly hit", "C-1", "ofac-50543")]
    assert (done.is_first, done.attestation.newly_hit, done.asked) == (False, 1, 2)
    assert told(rescreen(house.using(house.lists(SILENCE, INTEGRITY)))) == []


@pytest.mark.parametrize("lost", ["screened.json", "standings"])
def test_where_what_was_found_before_is_damaged_every_hit_is_told_anew_rather_than_none(
    lost: str, house: House
) -> None:
    house.customers(US, OTHER)
    lists = house.lists(INTEGRITY)
    screen_all(house.using(lists))
    place = folder_of(house.home) / lost
    for path in [place] if place.is_file() else place.iterdir():
        path.write_bytes(b"\xc1")
    house.now += timedelta(hours=1)
    with pytest.raises(InputRefused, match="customers screen --again"):
        rescreen(house.using(lists))
    done = screen_all(house.using(lists), again=True)
    assert [(row.kind, row.key, row.why) for row in done.changes] == [
        (Kind.NEWLY_HIT, "C-1", "what the screening before found can't be read")
    ]
    assert "can't be read (" in done.full


def test_where_nothing_changed_nobody_is_asked(house: House) -> None:
    house.customers(US, OTHER)
    lists = house.lists(INTEGRITY)
    first = screen_all(house.using(lists))
    done = rescreen(house.using(lists))
    assert (done.changes, done.asked, done.full, done.outcomes) == ((), 0, "", first.outcomes)


def test_a_row_that_could_not_be_read_is_reviewed(house: House) -> None:
    house.customers(replace(US, key="C-9"), person("row 1", "Example Trading LLC"))
    done = screen_all(house.using(house.lists(SILENCE)))
    assert done.outcomes == {"release": 1, "review": 1}
    assert done.is_first


WIDE = with_overrides(us_policy(), 0.5, None)


@pytest.mark.parametrize(
    ("policy", "days", "why"),
    [
        (WIDE, 0, "the policy is another one"),
        (us_policy(), -5_000, "a rule of the policy or of a place begins or ends"),
    ],
)
def test_another_policy_or_a_day_on_which_a_rule_turns_asks_everybody_and_says_so(
    policy: Policy, days: int, why: str, house: House
) -> None:
    house.customers(US, OTHER)
    lists = house.lists(INTEGRITY)
    screen_all(house.using(lists))
    house.policy, house.now = policy, house.now + timedelta(days=days)
    done = rescreen(house.using(lists))
    assert why in done.full
    assert done.asked == 2


def test_an_entry_that_binds_from_a_day_on_is_asked_again_when_the_day_comes(house: House) -> None:
    until = Fact("Effective Date (CMIC)", "22 Aug 2026")
    entry = replace(listed(1, "EXAMPLE MILITARY COMPANY", on="NS-CMIC"), facts=(until,))
    house.customers(person("C-1", "Example Military Company"))
    lists = house.lists(entry)
    screen_all(house.using(lists))
    house.now += timedelta(days=3)
    done = rescreen(house.using(lists))
    assert (done.full, done.asked) == ("", 1)


def test_nobody_known_or_never_screened(house: House) -> None:
    lists = house.lists(INTEGRITY)
    with pytest.raises(InputRefused, match="no customers are known"):
        rescreen(house.using(lists))
    house.customers(US)
    done = rescreen(house.using(lists))
    assert (done.full, done.is_first, done.asked) == ("the customers were never screened", True, 1)


def test_one_at_a_time(house: House) -> None:
    house.customers(US)
    with locked(folder_of(house.home), Holder(1, "elsewhere", NOW)), pytest.raises(HomeBusy):
        screen_all(house.using(house.lists(INTEGRITY)))


def test_each_screening_leaves_a_line_of_attestation(house: House) -> None:
    house.customers(US, OTHER)
    screen_all(house.using(house.lists(SILENCE)))
    rescreen(house.using(house.lists(SILENCE, INTEGRITY)))
    lines = (folder_of(house.home) / ATTESTATIONS).read_text("utf-8").splitlines()
    first, second = (json.loads(line) for line in lines)
    assert (first["customers"], second["customers"], second["newly_hit"]) == (2, 2, 1)
    assert first["population"] == second["population"] == open_population(house.home).version
    assert first["corpus"] != second["corpus"]


def test_a_line_of_attestation_that_a_crash_tore_spoils_no_other(house: House) -> None:
    house.customers(US, OTHER)
    screen_all(house.using(house.lists(SILENCE)))
    path = folder_of(house.home) / ATTESTATIONS
    path.write_bytes(path.read_bytes() + b'{"at":"2026-')
    rescreen(house.using(house.lists(SILENCE, INTEGRITY)))
    assert [json.loads(line)["newly_hit"] for line in path.read_text("utf-8").splitlines()] == [0, 1]


def test_several_processes_find_what_one_finds(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("_WORTH_WHOLE", "_WORTH_ASKED"):
        monkeypatch.setattr(f"seawall.rescreen.story.{name}", 1)
    house.customers(US, OTHER, *(person(f"X-{number}", f"Example {number} Ltd") for number in range(20)))
    assert screen_all(house.using(house.lists(SILENCE), 2)).with_hits == 0
    done = rescreen(house.using(house.lists(SILENCE, INTEGRITY), 2))
    assert told(done) == [("newly hit", "C-1", "ofac-50543")]


# --- Killed on its way ------------------------------------------------------------------------------------------------

KILLED = """
import os, signal, sys
from dataclasses import replace
from pathlib import Path
from tests.rescreen.test_rescreen import House
from seawall.corpus import current
from seawall.rescreen import screen_all
house = House(Path(sys.argv[1]))
def told(done, everybody):
    if done >= everybody // 2:
        os.kill(os.getpid(), signal.SIGKILL)
screen_all(replace(house.using(current(house.home)), told=told))
"""


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="this system has no kill -9")
def test_a_run_after_kill_9_completes_without_gaps_or_doubles(house: House) -> None:
    people = [replace(US, key=f"C-{number}") for number in range(30)]
    house.customers(*people)
    lists = house.lists(INTEGRITY)
    environ = os.environ | {"PYTHONPATH": os.pathsep.join([str(ROOT / "src"), str(ROOT)])}
    died = subprocess.run(
        [sys.executable, "-c", KILLED, str(house.home)], env=environ, capture_output=True, check=False
    )
    assert died.returncode == -signal.SIGKILL, died.stderr.decode()
    assert last_screened(house.home) is None
    done = screen_all(house.using(lists))
    assert 0 < done.asked <= 15
    assert done.attestation.customers == done.with_hits == 30
    assert sorted(row.key for row in house.standings()) == sorted(one.key for one in people)


def test_standings_that_cover_too_few_are_not_attested(house: House) -> None:
    house.customers(US, OTHER)
    lists = house.lists(INTEGRITY)
    screen_all(house.using(lists))
    for path in (folder_of(house.home) / "standings").glob("*-??-*.msgpack"):
        path.write_bytes(b"\x92\x00\x90")
    with pytest.raises(InputRefused, match="covers 0 of 1 customers"):
        screen_all(house.using(lists))
    assert screen_all(house.using(lists), again=True).with_hits == 1


# --- Equal to screening everybody -------------------------------------------------------------------------------------

WORDS = [
    "INTEGRITY",
    "SILENCE",
    "SICHUAN",
    "YONGXIN",
    "ZHICHENG",
    "AL",
    "HARBOR",
    "PETROV",
    "IVAN",
    "KIM",
    "COBALT",
    "永信至诚",
]
FORMS = ["LLC", "LIMITED", "COMPANY, LIMITED", "GROUP, INCORPORATED", "", ""]
NUMBERS = ["P1234567", "P7654321", "X5550001"]
SCHEMAS = [Schema.LEGAL_ENTITY, Schema.PERSON, Schema.COMPANY]


@st.composite
def a_name(draw: st.DrawFn) -> str:
    words = draw(st.lists(st.sampled_from(WORDS), min_size=1, max_size=3, unique=True))
    return " ".join([*words, draw(st.sampled_from(FORMS))]).strip()


@st.composite
def an_entry(draw: st.DrawFn, uid: int) -> Entity:
    names = draw(st.lists(a_name(), min_size=1, max_size=3, unique=True))
    aliases = [f"'{name}'" if draw(st.booleans()) else name for name in names[1:]]
    numbers = draw(st.lists(st.sampled_from(NUMBERS), max_size=1))
    kept = tuple(Identifier(IdentifierKind.PASSPORT, number) for number in numbers)
    entry = listed(uid, names[0], *aliases, tags=(draw(st.sampled_from(["CYBER2", "SDGT"])),))
    return replace(entry, schema=draw(st.sampled_from(SCHEMAS)), identifiers=kept)


def some_entries() -> st.SearchStrategy[list[Entity]]:
    return st.lists(st.integers(1, 6), unique=True, max_size=5).flatmap(
        lambda ids: st.tuples(*map(an_entry, ids)).map(list)
    )


@st.composite
def some_customers(draw: st.DrawFn) -> list[Customer]:
    keys = draw(st.lists(st.integers(1, 9), unique=True, min_size=1, max_size=8))
    return [
        person(
            f"C-{key}",
            *draw(st.lists(a_name(), min_size=1, max_size=2, unique=True)),
            schema=draw(st.sampled_from(SCHEMAS)),
            address=draw(
                st.sampled_from(["", "1 Example Street, c/o INTEGRITY SILENCE LLC", "Sevastopol", "Yongxin Zhicheng"])
            ),
            number=draw(st.sampled_from(["", *NUMBERS])),
        )
        for key in keys
    ]


def copied(house: House, home: Path) -> House:
    """Another house where all is so far as it is in this one."""
    shutil.copytree(house.home, home, dirs_exist_ok=True)
    return House(home)


# Two corpora and two screenings each: an example takes half a second.
@settings(max_examples=10)
@given(before=some_entries(), after=some_entries(), first=some_customers(), then=some_customers())
def test_the_result_equals_that_of_screening_everybody(
    before: list[Entity],
    after: list[Entity],
    first: list[Customer],
    then: list[Customer],
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    """Whatever changes of lists and customers: the same standings, the same changes with the same whys."""
    house = House(tmp_path_factory.mktemp("those-concerned"))
    house.customers(*first)
    screen_all(house.using(house.lists(*before)))
    house.customers(*then)
    lists = house.lists(*after)
    houses = [house, copied(house, tmp_path_factory.mktemp("everybody"))]
    results = [again(one.using(lists)) for one, again in zip(houses, (rescreen, screen_all), strict=True)]
    assert houses[0].standings() == houses[1].standings()
    assert results[0].changes == results[1].changes
    assert results[0].outcomes == results[1].outcomes
    assert results[0].attestation == results[1].attestation
    assert not results[0].full


def test_the_result_equals_that_of_screening_everybody_on_the_real_list(tmp_path: Path, shared_data: Path) -> None:
    """A fifth of the SDN names of 2026-07-24, and of 2026-08-20, with all that differ, against customers called like some
    entries of each, and many others.
    """
    from seawall import load  # noqa: PLC0415  # the only test that reads lists

    names = _names(shared_data)
    people = [person(f"C-{number}", name) for number, name in enumerate(names)]
    house = House(tmp_path / "those-concerned")
    house.customers(*people)
    folder = shared_data / "ofac" / "names-2026-08"
    days = [folder / f"ofac-sdn_{day}.csv" for day in ("2026-07-24", "2026-08-20")]
    before, after = thinned(days, tmp_path / "lists", 5)
    screen_all(house.using(load(before, house.home)))
    lists = load(after, house.home)
    houses = [house, copied(house, tmp_path / "everybody")]
    one, other = (again(each.using(lists)) for each, again in zip(houses, (rescreen, screen_all), strict=True))
    assert one.changes == other.changes
    assert houses[0].standings() == houses[1].standings()
    assert one.asked < len(people) // 2
    assert one.attestation.newly_hit > 0


def _names(shared_data: Path) -> Sequence[str]:
    """Every tenth name of the newest list's last entries, and ordinary people."""
    folder = shared_data / "names" / "benchmark"
    ordinary = [line.split(",")[0] for line in (folder / "negatives_us.csv").read_text("utf-8").splitlines()[1:400]]
    extract = (shared_data / "ofac" / "names-2026-08" / "ofac-sdn_2026-08-20.csv").read_text("utf-8")
    listed_names = [row["name"] for row in list(csv.DictReader(extract.splitlines()))[-200::2]]
    return [*ordinary, *listed_names]
