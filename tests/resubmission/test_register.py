"""The register of stopped payments: appended whole, read again, and never silent about what it can't read."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seawall.decisions import Outcome
from seawall.errors import Problem, SettingRefused
from seawall.payments import Money
from seawall.resubmission import FileRegister, Summary, read_summaries, summarise, write_summary
from tests.resubmission.test_compare import DAYS, EARLIER, STOPPED, STOPPED_ON, TODAY


def register(path: Path, on: date = TODAY) -> FileRegister:
    return FileRegister(path, on, DAYS)


def test_what_was_kept_is_known_in_this_run_and_in_the_next(tmp_path: Path) -> None:
    first = register(tmp_path / "stopped.jsonl")
    assert (first.is_new, first.like(STOPPED)) == (True, [])
    first.keep(EARLIER)
    assert first.like(STOPPED) == [EARLIER]
    first.append()
    second = register(tmp_path / "stopped.jsonl")
    assert (second.is_new, second.like(STOPPED), second.problems) == (False, [EARLIER], [])


def test_what_is_there_is_never_changed_and_nothing_is_written_twice(tmp_path: Path) -> None:
    file = tmp_path / "stopped.jsonl"
    file.write_bytes(write_summary(EARLIER) + b"damaged")
    later = register(file)
    later.keep(EARLIER)
    later.keep(replace(EARLIER, key="PAY-9"))
    later.append()
    assert file.read_bytes() == write_summary(EARLIER) + b"damaged\n" + write_summary(replace(EARLIER, key="PAY-9"))
    assert [row.key for row in register(file).like(STOPPED)] == ["PAY-1", "PAY-9"]


def test_nothing_stopped_leaves_an_empty_register_so_that_the_next_run_need_not_wonder(tmp_path: Path) -> None:
    register(tmp_path / "stopped.jsonl").append()
    assert (tmp_path / "stopped.jsonl").read_bytes() == b""


def test_a_damaged_line_is_a_problem_with_its_place_and_the_lines_beside_it_hold(tmp_path: Path) -> None:
    file = tmp_path / "stopped.jsonl"
    file.write_bytes(b'{"key": 1}\n' + write_summary(EARLIER) + b'{"key": "PAY')
    found = register(file)
    assert [(row.source, row.record) for row in found.problems] == [
        ("stopped.jsonl", "line 1"),
        ("stopped.jsonl", "line 3"),
    ]
    assert found.like(STOPPED) == [EARLIER]


def test_lines_that_are_too_old_are_passed_over(tmp_path: Path) -> None:
    file = tmp_path / "stopped.jsonl"
    file.write_bytes(write_summary(EARLIER))
    assert register(file, STOPPED_ON + timedelta(days=DAYS)).like(STOPPED) == [EARLIER]
    assert register(file, STOPPED_ON + timedelta(days=DAYS + 1)).like(STOPPED) == []


def test_another_amount_is_not_even_looked_at(tmp_path: Path) -> None:
    found = register(tmp_path / "stopped.jsonl")
    found.keep(EARLIER)
    assert found.like(replace(STOPPED, amounts=(Money(Decimal(1000), "usd"),))) == [EARLIER]
    assert found.like(replace(STOPPED, amounts=(Money(Decimal(999), "USD"), Money(Decimal(1000), "EUR")))) == []


def test_a_line_without_end_is_not_kept_in_memory(tmp_path: Path) -> None:
    file = tmp_path / "stopped.jsonl"
    file.write_bytes(b"x" * 5_000_000 + b"\n" + write_summary(EARLIER))
    found = register(file)
    assert "longer than" in found.problems[0].why
    assert found.like(STOPPED) == [EARLIER]


def test_a_place_that_can_t_be_written_is_refused_and_says_that_the_decisions_are_made(tmp_path: Path) -> None:
    found = register(tmp_path / "missing" / "stopped.jsonl")
    found.keep(EARLIER)
    with pytest.raises(SettingRefused, match="the decisions are made, but"):
        found.append()


def test_summaries_are_read_as_they_were_written() -> None:
    lines = write_summary(EARLIER).splitlines(keepends=True)
    assert list(read_summaries(lines, "stopped.jsonl")) == [EARLIER]


@pytest.mark.parametrize("amount", ["NaN", "sNaN", "Infinity"])
def test_an_amount_that_is_no_number_is_a_problem(amount: str) -> None:
    line = write_summary(EARLIER).replace(b"1000.00", amount.encode())
    (problem,) = read_summaries([line], "stopped.jsonl")
    assert isinstance(problem, Problem)


@given(st.lists(st.binary(max_size=80), max_size=4))
def test_any_lines_give_summaries_or_problems(lines: list[bytes]) -> None:
    assert all(isinstance(row, Summary | Problem) for row in read_summaries(lines, "stopped.jsonl"))


@given(st.permutations([1, 2, 3]))
def test_the_order_in_which_they_were_kept_changes_no_answer(
    tmp_path_factory: pytest.TempPathFactory, keys: list[int]
) -> None:
    found = register(tmp_path_factory.mktemp("register") / "stopped.jsonl")
    for key in keys:
        found.keep(summarise(replace(STOPPED, key=f"PAY-{key}"), Outcome.BLOCK, STOPPED_ON))
    assert {row.key for row in found.like(STOPPED)} == {"PAY-1", "PAY-2", "PAY-3"}
