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


def test_even_intervals_are_a_beacon(tmp_path: Path) -> None:
    text = (LOGS / "2023-05-25" / "conn.log").read_text("utf-8").splitlines()
    head, row = [line for line in text if line.startswith("#")], text[-1].split("\t")
    made = [
        "\t".join([f"{1685000000 + 300 * place}.000000", f"C{place}", *row[2:4], "198.51.100.7", *row[5:]])
        for place in range(288)
    ]
    log = tmp_path / "conn.log"
    log.write_text("\n".join([*head, *made]) + "\n", "utf-8")
    found, _ = detect(logs_of(tmp_path, log)[0])
    (beacon,) = [one for one in found if one.detector == "beacon"]
    assert beacon.about == "198.51.100.7 port 443"
    assert beacon.score > 0.9
    assert detect(logs_of(tmp_path / "parts", log)[0], most=10)[0] == found
