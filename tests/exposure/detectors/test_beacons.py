"""Beacons: a clock is regular and is nobody's command; a bot that fails and fails again is told first."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from seawall.exposure.detectors.beacons import Beacon, beacons, is_service
from seawall.exposure.logs import open_logs, read
from tests.exposure.made import OURS, at, flow, flow_table, name, name_table

NOBODY = name_table()


def series(to: str, every: int, count: int, **more: Any) -> list[dict[str, Any]]:
    start = at("2024-05-02")
    return [
        {**flow("2024-05-02", OURS, to, src_ip_bytes=100, **more), "ts": start + timedelta(seconds=every * number)}
        for number in range(count)
    ]


def told(rows: list[dict[str, Any]], names: pl.DataFrame = NOBODY) -> list[Beacon]:
    return beacons(flow_table(*rows), names)


def test_clocks_and_name_servers_come_behind_a_command_server_that_is_less_regular() -> None:
    clock = series("192.0.2.1", 600, 144, dport=123, proto="udp")
    resolver = series("192.0.2.53", 300, 288, dport=53, proto="udp")
    uneven = [
        row
        for number, row in enumerate(series("203.0.113.5", 30, 600, dport=6667, state="S0", dst_packets=0, dst_bytes=0))
        if number % 7 % 3
    ]
    found = told([*clock, *resolver, *uneven])
    assert [(one.to, one.service) for one in found] == [
        ("203.0.113.5", False),
        ("192.0.2.1", True),
        ("192.0.2.53", True),
    ]
    assert found[0].scores.beacon < found[1].scores.beacon, "RITA's score alone would rank the clock first"


def test_failing_again_and_again_raises_the_rank_and_not_the_score() -> None:
    answered = told(series("203.0.113.5", 600, 140))[0]
    failing = told(series("203.0.113.5", 600, 140, state="S0"))[0]
    assert answered.scores == failing.scores
    assert failing.unanswered == 1.0
    assert failing.rank >= answered.rank


def test_an_address_that_no_answer_named_is_told_only_where_answers_are_logged() -> None:
    rows = series("203.0.113.5", 600, 20)
    assert not told(rows)[0].unnamed
    assert told(rows, name_table(name("2024-05-02", "answer_ip", "192.0.2.1")))[0].unnamed
    assert not told(rows, name_table(name("2024-05-02", "answer_ip", "203.0.113.5")))[0].unnamed


def test_one_name_at_several_addresses_is_one_series_and_is_not_told_by_address_too() -> None:
    rows = [
        {**row, "uid": f"C{number}"}
        for number, row in enumerate(series("203.0.113.5", 1_200, 10) + series("203.0.113.6", 1_100, 10))
    ]
    names = name_table(*[name("2024-05-02", "sni", "c2.example.com", uid=f"C{number}") for number in range(19)])
    found = told(rows, names)
    assert [(one.name, one.connections) for one in found] == [("c2.example.com", 19)]


def test_three_seconds_are_no_series() -> None:
    assert told(series("203.0.113.5", 600, 3)) == []
    assert told(series("203.0.113.5", 0, 30)) == []
    assert told([]) == []


def test_only_the_last_hours_are_looked_at_unless_all_are_wanted() -> None:
    rows = series("203.0.113.5", 3_600, 100)
    assert beacons(flow_table(*rows), NOBODY)[0].connections == 25
    assert beacons(flow_table(*rows), NOBODY, hours=None)[0].connections == 100


@pytest.mark.parametrize(
    "to, port, expected",
    [
        ("203.0.113.5", 53, True), ("239.255.255.250", 1900, True), ("ff02::1:2", 547, True), ("fe80::1", 80, True), ("192.168.1.255", 80, True),
        ("203.0.113.255", 443, False), ("203.0.113.5", 443, False), ("unknown", None, False),
    ],
)  # fmt: skip
def test_what_is_a_service_of_the_network(to: str, port: int | None, expected: bool) -> None:
    assert is_service(to, port) is expected


def test_the_command_server_of_a_labelled_capture_has_a_whole_score_and_the_first_rank(
    shared_data: Path, tmp_path: Path
) -> None:
    """CTU-SME-11, Remcos: RITA's formula gives the command server 1.000, rank 1 (measured apart from this program)."""
    read([shared_data / "netlogs" / "slips-zeek" / "test18-malicious-ctu-sme-11-win"], tmp_path / "read")
    logs = open_logs(tmp_path / "read")
    first = beacons(logs.flows.collect(), logs.names.collect())[0]
    assert first.scores.beacon == pytest.approx(1.0, abs=0.05)
    assert not first.service
    assert first.unanswered > 0.9


SERIES = st.tuples(st.integers(0, 80_000), st.integers(1, 9_000), st.integers(4, 60))  # begin, gap, times


@given(st.lists(SERIES, min_size=1, max_size=6))
@settings(max_examples=40)
def test_series_that_go_unscored_for_being_short_would_have_scored_less(made: list[tuple[int, int, int]]) -> None:
    start = at("2024-05-02")
    rows = [
        {**flow("2024-05-02", OURS, f"203.0.113.{number}", src_ip_bytes=100), "ts": start + timedelta(seconds=second)}
        for number, (begin, gap, times) in enumerate(made)
        for second in range(begin, min(begin + gap * times, 86_400), gap)
    ]
    table = flow_table(*rows)
    assert beacons(table, NOBODY, least=0.8) == [one for one in beacons(table, NOBODY) if one.scores.beacon >= 0.8]
