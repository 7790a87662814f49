"""Detectors run over logs of any kind; where a table is too long to hold they say so instead of looking at a part."""

from pathlib import Path

from seawall.hunt.detecting import detect
from tests.hunt.made import LOGS, logs_of


def test_too_many_rows_are_told_and_not_half_looked_at(tmp_path: Path) -> None:
    opened, _ = logs_of(tmp_path, LOGS / "2024")
    whole, none = detect(opened)
    assert {one.detector for one in whole} == {"domain generation", "SoftEther"}
    assert none == []
    found, problems = detect(opened, most=0)
    assert found == []
    assert {problem.field for problem in problems} >= {"names", "flows of the last 24 hours"}
    assert all("give fewer logs" in problem.why for problem in problems)


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
