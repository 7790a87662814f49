"""Detectors run over logs of any kind and any length, part by part, and find what they would find in the whole."""

from pathlib import Path

import pytest

from seawall.hunt.detecting import detect
from tests.hunt.made import LOGS, logs_of


@pytest.mark.parametrize("most", [1, 2, 5])
def test_logs_that_are_looked_at_part_by_part_say_the_same(tmp_path: Path, most: int) -> None:
    opened, _ = logs_of(tmp_path, LOGS / "2024")
    whole, none = detect(opened)
    assert {one.detector for one in whole} == {"domain generation", "SoftEther"}
    assert none == []
    assert detect(opened, most=most) == (whole, none)


def even(folder: Path, *sources: str) -> Path:
    """A conn.log in which each of these hosts calls one server every five minutes for a day."""
    text = (LOGS / "2023-05-25" / "conn.log").read_text("utf-8").splitlines()
    head, row = [line for line in text if line.startswith("#")], text[-1].split("\t")
    made = [
        "\t".join([f"{1685000000 + 300 * place}.000000", f"C{place}{source}", source, row[3], "198.51.100.7", *row[5:]])
        for source in sources
        for place in range(288)
    ]
    log = folder / "conn.log"
    log.write_text("\n".join([*head, *made]) + "\n", "utf-8")
    return log


def test_even_intervals_are_a_beacon(tmp_path: Path) -> None:
    found, _ = detect(logs_of(tmp_path, even(tmp_path, "10.20.0.34"))[0])
    (beacon,) = [one for one in found if one.detector == "beacon"]
    assert beacon.about == "198.51.100.7 port 443"
    assert beacon.score > 0.9


def test_the_beacons_of_many_hosts_are_those_of_the_whole(tmp_path: Path) -> None:
    opened, _ = logs_of(tmp_path, even(tmp_path, *(f"10.20.0.{number}" for number in range(1, 8))))
    whole = detect(opened)
    assert len([one for one in whole[0] if one.detector == "beacon"]) == 7
    assert detect(opened, most=300) == whole


def test_more_beacons_than_are_told_are_counted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("seawall.hunt.detecting.MOST_BEACONS", 2)
    opened, _ = logs_of(tmp_path, even(tmp_path, *(f"10.20.0.{number}" for number in range(1, 4))))
    found, problems = detect(opened)
    assert len([one for one in found if one.detector == "beacon"]) == 2
    assert [(one.field, one.said, one.why) for one in problems] == [
        ("series", "3", "series at even intervals; the first 2 by rank are told")
    ]


def test_a_host_with_more_flows_than_are_held_is_told_with_the_numbers(tmp_path: Path) -> None:
    opened, _ = logs_of(tmp_path, even(tmp_path, "10.20.0.1", "10.20.0.2"))
    found, problems = detect(opened, most=100)
    assert not [one for one in found if one.detector == "beacon"]
    assert [(one.field, one.said) for one in problems] == [("10.20.0.1", "288"), ("10.20.0.2", "288")]
    assert all("held at once (100)" in one.why for one in problems)
