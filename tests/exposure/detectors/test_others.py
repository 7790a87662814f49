"""The small detectors: names of a generation, SoftEther, log-ins from homes, edge devices off their baseline."""

from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seawall.errors import Problem
from seawall.exposure.detectors.edge_baseline import edge_baseline
from seawall.exposure.detectors.generation import generated_names, is_struck
from seawall.exposure.detectors.residential import AsnTable, residential_logins
from seawall.exposure.detectors.softether import softether_traffic
from tests.exposure.made import OURS, at, flow, flow_table, name, name_table


@pytest.mark.parametrize("label, expected", [("zdacasdc", True), ("xqgh", True), ("mail", False), ("www", False), ("news", False), ("a1b2", False), ("welcome", False), ("rhythm", True)])  # fmt: skip
def test_labels_that_look_struck_at_random(label: str, expected: bool) -> None:
    assert is_struck(label) is expected


@pytest.mark.parametrize(
    "names, score",
    [
        (["zdacasdc.a1234.com", "wsxqdc.a1234.com"], 0.9),
        (["zdacasdc.a1234.com"], 0.6),
        (["www.a1234.com"], None),
        (["zdacasdc.a1234.net"], None),
        (["zdacasdc.aa1234.com"], None),
        (["zdacasdc.a1234.com.example.net"], None),
        (["a1234.com"], None),
    ],
)
def test_a_generation_is_told_by_the_names_below_it(names: list[str], score: float | None) -> None:
    found = generated_names(name_table(*[name("2024-05-02", "dns", one) for one in names]))
    assert [one.score for one in found] == ([] if score is None else [score])


NAT = flow("2024-05-02", OURS, "203.0.113.5", dport=5004, proto="udp")
SOFTETHER = name("2024-05-02", "dns", "x1.x2.servers.nat-traversal.softether-network.net")


@pytest.mark.parametrize(
    "names, flows, known, score",
    [
        ([SOFTETHER], [], [], 0.9),
        ([SOFTETHER], [NAT, NAT], [], 1.0),
        ([SOFTETHER], [NAT, NAT], [OURS], None),
        ([], [NAT, NAT], [], None),
        ([name("2024-05-02", "dns", "notsoftether-network.net")], [], [], None),
        ([name("2024-05-02", "sni", "office.vpnazure.net")], [], [], 0.9),
        ([name("2024-05-02", "http_host", "www.softether.org")], [], [], None),
    ],
)
def test_softether_is_told_by_what_it_says(
    names: list[Any], flows: list[Any], known: list[str], score: float | None
) -> None:
    found = softether_traffic(name_table(*names), flow_table(*flows), known)
    assert [one.score for one in found] == ([] if score is None else [score])


TABLE = """network,asn,holder,kind
203.0.113.0/24,64500,Example Broadband,residential
203.0.113.128/25,AS64501,Example Hosting,hosting
2001:db8::/32,64502,Example Mobile,mobile
"""
DOOR = "198.51.100.1"


@pytest.mark.parametrize(
    "source, holder",
    [
        ("203.0.113.5", "AS64500 Example Broadband"),
        ("203.0.113.200", None),
        ("192.0.2.5", None),
    ],
)
def test_a_household_is_told_by_the_narrowest_network_of_the_users_table(source: str, holder: str | None) -> None:
    found, unknown = residential_logins(
        flow_table(flow("2024-05-02", source, DOOR)), [DOOR], AsnTable.read(TABLE, "asn.csv")
    )
    assert [one.about for one in found] == ([] if holder is None else [holder])
    assert unknown == (source == "192.0.2.5")


def test_a_mobile_network_is_told_by_ipv6() -> None:
    found, unknown = residential_logins(
        flow_table(flow("2024-05-02", "2001:db8::9", "2001:db8:ffff::1")),
        ["2001:db8:ffff::1"],
        AsnTable.read(TABLE, "asn.csv"),
    )
    assert ([one.about for one in found], unknown) == (["AS64502 Example Mobile"], 0)


def test_without_a_table_every_log_in_is_unknown_and_none_is_guessed() -> None:
    assert residential_logins(flow_table(flow("2024-05-02", "203.0.113.5", DOOR)), [DOOR], None) == ([], 1)


@pytest.mark.parametrize("more", [{"dst_bytes": 0}, {"dport": 25}])
def test_what_got_no_answer_or_is_no_remote_access_is_no_log_in(more: dict[str, Any]) -> None:
    table = AsnTable.read(TABLE, "asn.csv")
    assert residential_logins(flow_table(flow("2024-05-02", "203.0.113.5", DOOR, **more)), [DOOR], table) == ([], 0)


def test_networks_from_which_ones_own_people_work_are_left_out() -> None:
    table = AsnTable.read(TABLE, "asn.csv")
    assert residential_logins(flow_table(flow("2024-05-02", "203.0.113.5", DOOR)), [DOOR], table, [64500]) == ([], 0)


def test_rows_of_the_users_table_that_make_no_sense_are_problems() -> None:
    found = AsnTable.read(
        f"{TABLE}nonsense,1,x,residential\n192.0.2.0/24,2,x,caravan\n192.0.2.0/24,٣,x,mobile\n"
        f"192.0.2.0/24,{'9' * 30},x,mobile\n{'y' * 200_000},1,x,mobile\n", "asn.csv"
    )  # fmt: skip
    assert [(one.record, one.field) for one in found.problems] == [
        ("line 5", "network"),
        ("line 6", "kind"),
        ("line 7", "kind"),
        ("line 8", "kind"),
        ("line 9", ""),  # no cell of a table is so long
    ]
    assert len(found.rows) == 3


@given(st.text(max_size=200))
def test_any_text_gives_rows_or_problems(text: str) -> None:
    assert all(
        isinstance(one, Problem) for one in AsnTable.read(f"network,asn,holder,kind\n{text}", "asn.csv").problems
    )


DEVICE = "198.51.100.1"
START = at("2024-05-01")


def habits(days: int) -> list[dict[str, Any]]:
    return [
        {**flow("2024-05-01", DEVICE, "192.0.2.1", dport=443, src_bytes=1_000), "ts": START + timedelta(days=day)}
        for day in range(days)
    ]


def later(to: str, **more: Any) -> dict[str, Any]:
    return {**flow("2024-05-01", DEVICE, to, **more), "ts": START + timedelta(days=20)}


@pytest.mark.parametrize(
    "row, scores",
    [
        (later("192.0.2.1", dport=443), []),
        (later("203.0.113.5", dport=34125), [0.7]),
        (later("203.0.113.5", dport=443), [0.2]),
        (later("192.0.2.1", dport=443, src_bytes=2_000_000), [0.5]),
        (later("192.0.2.1", dport=443, src_bytes=900_000), []),
    ],
)
def test_what_a_device_never_did_before_is_told(row: dict[str, Any], scores: list[float]) -> None:
    found, short = edge_baseline(flow_table(*habits(10), row), [DEVICE], START + timedelta(days=15))
    assert ([one.score for one in found], short) == (scores, ())


def test_a_baseline_of_six_days_says_nothing_and_says_so() -> None:
    found, short = edge_baseline(
        flow_table(*habits(6), later("203.0.113.5")), [DEVICE, "198.51.100.2"], START + timedelta(days=15)
    )
    assert (found, short) == ([], (DEVICE, "198.51.100.2"))
