"""Customers' files into the population: by key, whole or not at all, and nothing lost."""

import io
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seawall.customers import Loading, Manner, load, open_population, problems_of
from seawall.customers.loading import renewed
from seawall.errors import InputRefused, Problem
from seawall.payments import Customer, Payment, Subject
from seawall.payments.read import read
from tests.made import customer

ENGINE = "1"


def loaded(home: Path, text: str, *, over: bool = False, engine: str = ENGINE) -> Loading:
    """A CSV file loaded; with `over` it replaces what was known."""
    stream = io.BytesIO(text.encode("utf-8"))
    return load(home, read(stream, "customers.csv"), Manner(engine, over), ("customers.csv",))


def known(home: Path) -> list[Customer]:
    """All customers, in the order of their keys."""
    page = open_population(home)
    found: list[Customer] = []
    for number in range(len(page.shards)):
        shard = page.shard(home, number)
        found += shard.customers(range(len(shard)))
    return sorted(found, key=lambda one: one.key)


def names(home: Path) -> list[tuple[str, str]]:
    return [(one.key, one.parties[0].caption) for one in known(home)]


def test_a_row_replaces_the_one_of_the_same_key_and_others_stay(tmp_path: Path) -> None:
    loaded(tmp_path, "id,name\nA,Example Trading LLC\nB,Example Foods Ltd\n")
    done = loaded(tmp_path, "id,name\nB,Example Foods Limited\nC,Example Glass SA\n")
    assert (done.rows, done.added, done.changed, done.removed) == (2, 1, 1, 0)
    assert names(tmp_path) == [("A", "Example Trading LLC"), ("B", "Example Foods Limited"), ("C", "Example Glass SA")]


def test_with_replace_keys_that_are_gone_are_forgotten(tmp_path: Path) -> None:
    loaded(tmp_path, "id,name\nA,Example Trading LLC\nB,Example Foods Ltd\n")
    done = loaded(tmp_path, "id,name\nB,Example Foods Ltd\n", over=True)
    assert (done.added, done.changed, done.removed) == (0, 0, 1)
    assert names(tmp_path) == [("B", "Example Foods Ltd")]


def test_a_population_has_one_version_however_it_was_loaded(tmp_path: Path) -> None:
    rows = ["A,Example Trading LLC", "B,Example Foods Ltd", "C,Example Glass SA"]
    whole = loaded(tmp_path / "whole", "id,name\n" + "\n".join(rows) + "\n").population
    for row in reversed(rows):
        loaded(tmp_path / "parts", f"id,name\n{row}\n")
    parts = open_population(tmp_path / "parts")
    assert parts.version == whole.version
    assert [row.name for row in parts.shards] == [row.name for row in whole.shards]
    other = loaded(tmp_path / "other", "id,name\n" + "\n".join(rows[:2]) + "\n").population
    assert other.version != whole.version


def test_a_row_that_only_moved_has_not_changed_and_one_with_another_remark_has(tmp_path: Path) -> None:
    first = loaded(tmp_path, "id,name,balance\nA,Example Trading LLC,1\n").population
    moved = loaded(tmp_path, "id,name,balance\nB,Example Foods Ltd,1\nA,Example Trading LLC,1\n")
    assert (moved.added, moved.changed) == (1, 0)
    assert moved.population.version != first.version
    assert loaded(tmp_path, "id,name,balance\nA,Example Trading LLC,2\n").changed == 1


def test_both_rows_of_a_doubled_key_are_kept_and_the_second_is_marked(tmp_path: Path) -> None:
    page = loaded(tmp_path, "id,name\nA,Example Trading LLC\nA,Example Foods Ltd\n").population
    assert [one.parties[0].caption for one in known(tmp_path)] == ["Example Trading LLC", "Example Foods Ltd"]
    assert page.with_problems == 1
    (problem,) = problems_of(tmp_path, page, 9)
    assert "came before" in problem.why


def test_a_row_without_a_key_is_known_by_its_place_and_marked(tmp_path: Path) -> None:
    page = loaded(tmp_path, "name\nExample Trading LLC\n").population
    (one,) = known(tmp_path)
    assert one.key.startswith("customers.csv, ")
    assert page.with_problems == 1
    assert "has no key" in problems_of(tmp_path, page, 9)[0].why


def test_a_record_that_could_not_be_read_is_kept_and_with_replace_refused(tmp_path: Path) -> None:
    broken: list[Subject | Problem] = [
        customer("Example Trading LLC", key="A"),
        Problem("customers.jsonl", "line 2", "", "{", "no JSON"),
    ]
    done = load(tmp_path, broken, Manner(ENGINE))
    assert (done.rows, done.unread, done.population.customers, done.population.with_problems) == (2, 1, 2, 1)
    with pytest.raises(InputRefused, match="would be forgotten"):
        load(tmp_path, broken, Manner(ENGINE, replace=True))
    assert open_population(tmp_path) == done.population


def test_payments_are_no_customers(tmp_path: Path) -> None:
    with pytest.raises(InputRefused, match="holds payments"):
        load(tmp_path, [Payment("P-1", (), "payments.xml", "", "pacs.008")], Manner(ENGINE))


def test_where_nothing_was_loaded_nothing_is_known(tmp_path: Path) -> None:
    with pytest.raises(InputRefused, match="run seawall customers load"):
        open_population(tmp_path)


def test_a_load_that_fails_on_its_way_leaves_what_was_known(tmp_path: Path) -> None:
    before = loaded(tmp_path, "id,name\nA,Example Trading LLC\n").population

    def breaking() -> Iterator[Subject | Problem]:
        yield customer("Example Foods Ltd", key="B")
        raise InputRefused("the file ended in the middle")

    with pytest.raises(InputRefused, match="in the middle"):
        load(tmp_path, breaking(), Manner(ENGINE))
    assert open_population(tmp_path) == before
    assert names(tmp_path) == [("A", "Example Trading LLC")]


def test_a_new_engine_reads_the_names_again_and_the_customers_are_the_same(tmp_path: Path) -> None:
    old = loaded(tmp_path, "id,name\nA,Example Trading LLC\n").population
    new = renewed(tmp_path, "2")
    assert (new.version, new.engine) == (old.version, "2")
    assert new.shards[0].name != old.shards[0].name
    assert renewed(tmp_path, "2") == new
    assert names(tmp_path) == [("A", "Example Trading LLC")]


def test_two_processes_load_what_one_does(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("seawall.customers.loading._WORTH_A_PROCESS", 10)
    people = [customer(f"Example {number} Ltd", key=f"C-{number}") for number in range(40)]
    one = load(tmp_path / "one", people, Manner(ENGINE))
    two = load(tmp_path / "two", people, Manner(ENGINE, workers=2))
    assert one == two


TEXT = st.text(max_size=12)  # any character, halves of characters among them


@given(rows=st.lists(st.tuples(TEXT, TEXT, TEXT), max_size=8))
def test_whatever_a_row_says_it_is_kept(
    rows: list[tuple[str, str, str]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    home = tmp_path_factory.mktemp("home")
    people = [replace(customer(name, key=key), extra=(("note", note),)) for key, name, note in rows]
    done = load(home, people, Manner(ENGINE))
    assert done.population.customers == len(rows)
    assert len(known(home)) == len(rows)


def test_half_a_character_is_replaced_and_said(tmp_path: Path) -> None:
    page = load(tmp_path, [customer("Example \ud800 Ltd", key="A")], Manner(ENGINE)).population
    assert names(tmp_path) == [("A", "Example ? Ltd")]
    assert page.with_problems == 1
