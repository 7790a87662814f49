"""Each detector over real malicious and benign logs: what it finds, how much of that is right, how many false alarms a day.

    python -m bench.detectors

The logs lie in the shared data (netlogs/) and are read by exposure.logs. Only one of them has labels by experts; where no label
says what is right, a finding on a benign log is a false alarm and one on a malicious log is only counted.
"""

import tempfile
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import NamedTuple

import polars as pl

from bench import results
from bench.data import shared
from seawall.exposure.detectors import (
    Beacon,
    Rules,
    beacons,
    decoded,
    edge_baseline,
    generated_names,
    matched,
    payload_urls,
    residential_logins,
    softether_traffic,
)
from seawall.exposure.logs import open_logs, read
from seawall.exposure.tables import text_of

_LOGS = {
    "ordinary use (benign)": ("dataleak-zeek/good", True),
    "DNS of an exercise (first 20,000 lines; not labelled)": ("zeek-json", False),
    "data leak over DNS": ("dataleak-zeek/malicious", False),
    "TrickBot in a lab": ("trickbot-zeek", False),
    "Remcos, labelled (766 flows)": ("slips-zeek/test18-malicious-ctu-sme-11-win", False),
    "mixed, not labelled": ("slips-zeek/test9-mixed-zeek-dir", False),
    "attacks on a host, Suricata": ("suricata", False),
}
_LABELLED = "slips-zeek/test18-malicious-ctu-sme-11-win/zeek-labeled/conn.log.labeled"
_FROM = 0.80  # a beacon from this score on is told


class Read(NamedTuple):
    """One set of logs: its tables and how long it lasts."""

    flows: pl.DataFrame
    names: pl.DataFrame
    days: float
    benign: bool


def main() -> None:
    """Run as a command."""
    logs = {name: _read(shared() / "netlogs" / path, benign) for name, (path, benign) in _LOGS.items()}
    found = {name: beacons(one.flows, one.names) for name, one in logs.items()}
    report = results.Report(
        title="Detectors",
        intro="Findings of each detector on real logs. None of these logs holds the infrastructure of the case; detectors for it must be silent on all.",
        tables=[_counts(logs), _beacons(logs, found), _labelled(found), _planted()],
    )
    results.show(report)
    results.save("detectors", report)


def _read(folder: Path, benign: bool) -> Read:
    with tempfile.TemporaryDirectory() as out:
        read([folder], Path(out) / "logs")
        opened = open_logs(Path(out) / "logs")
        flows, names = opened.flows.collect(), opened.names.collect()
    # A file that was given twice over (a log and its labelled copy) is not in these folders; times without a date are left as they are.
    times = pl.concat([flows.select("ts"), names.select("ts")]).get_column("ts")
    first, last = times.min(), times.max()
    span = last - first if isinstance(first, datetime) and isinstance(last, datetime) else timedelta(0)
    return Read(flows, names, max(span / timedelta(days=1), 1 / 24), benign)


def _counts(logs: dict[str, Read]) -> results.Table:
    rules = Rules.read()
    detectors: dict[str, Callable[[Read], int]] = {
        "payload URL": lambda one: len(payload_urls(one.names)),
        "generation": lambda one: len(generated_names(one.names)),
        "SoftEther": lambda one: len(softether_traffic(one.names, one.flows)),
        "Sigma, own rules": lambda one: len(matched(rules, {"flows": one.flows, "names": one.names})[0]),
        "log-ins from homes: unknown": lambda one: residential_logins(one.flows, _hosts(one), None)[1],
        "edge baseline: too short": lambda one: len(edge_baseline(one.flows, _hosts(one), _middle(one))[1]),
    }
    rows = [
        [
            name,
            f"{one.days:.2f}",
            f"{one.flows.height:,}",
            f"{one.names.height:,}",
            *(f"{run(one):,}" for run in detectors.values()),
        ]
        for name, one in logs.items()
    ]
    return results.Table(
        "What the detectors say",
        ["logs", "days", "flows", "names", *detectors],
        rows,
        "Every finding of the first four would be false here, so that the false alarms a day are findings by days. Without a table of networks a log-in "
        "is unknown; a device with less than seven days before the middle of its log has no baseline: both say so instead of guessing, and neither could "
        "be measured on these logs. The Sigma rules for processes need process events, of which there are none.",
    )


def _hosts(one: Read) -> set[str]:
    pairs = one.flows.select("dst", "dst6").unique().iter_rows()
    return {text for text in (text_of(*pair) for pair in pairs) if text.startswith(("10.", "192.168.", "172."))}


def _middle(one: Read) -> datetime:
    times = one.flows.get_column("ts")
    middle = times.median()
    return middle if isinstance(middle, datetime) else datetime.max.replace(tzinfo=UTC)


def _beacons(logs: dict[str, Read], found: dict[str, list[Beacon]]) -> results.Table:
    rows = []
    for name, one in logs.items():
        told = [beacon for beacon in found[name] if beacon.scores.beacon >= _FROM]
        ours = [beacon for beacon in told if not beacon.service]
        per_day = f"{len(ours) / one.days:.1f}" if one.benign else "–"
        rows.append([name, f"{len(found[name]):,}", f"{len(told):,}", f"{len(ours):,}", per_day])
    heads = ["logs", "series", f"score ≥ {_FROM:.2f}", "of them no service of the network", "false alarms a day"]
    return results.Table("Beacons", heads, rows, "The last 24 hours of each log, as RITA has it.")


def _labelled(found: dict[str, list[Beacon]]) -> results.Table:
    bad = _bad(shared() / "netlogs" / _LABELLED)
    told = found["Remcos, labelled (766 flows)"]
    by_score = sorted(told, key=lambda one: -one.scores.beacon)
    rows = []
    for what, order in (("RITA's score alone", by_score), ("with roles", told)):
        hits = [place for place, one in enumerate(order, 1) if (one.host, one.to, one.port) in bad]
        chosen = [one for one in order if one.scores.beacon >= _FROM and (what != "with roles" or not one.service)]
        right = sum((one.host, one.to, one.port) in bad for one in chosen)
        rows.append(
            [what, str(hits[0]) if hits else "not found", f"{right} of {len(chosen)}", f"{right} of {len(bad)}"]
        )
    return results.Table(
        "Beacons on the labelled capture (Remcos)",
        [
            "ranked by",
            "place of the first command server",
            f"right among score ≥ {_FROM:.2f}",
            "found of all labelled series",
        ],
        rows,
        "One capture of one family, 766 flows: a check that nothing is broken, no measure of accuracy.",
    )


def _bad(path: Path) -> set[tuple[str, str, int]]:
    """The labelled series with at least four flows: host, other side, port."""
    lines = [line.split("\t") for line in path.read_text("utf-8").splitlines() if not line.startswith("#")]
    keys = [(row[2], row[4], int(row[5])) for row in lines if row[-2] == "Malicious"]
    return {key for key in keys if keys.count(key) >= 4}


def _planted() -> results.Table:
    text = (shared() / "cyber/blacklotuslabs/Raptor_Train_IOCs.txt").read_text("utf-8").splitlines()
    pairs = [row for line in text if len(row := line.split()) == 2 and len(row[1]) == 108]
    right = sum(decoded(f"http://203.0.113.5/{part}") == domain for domain, part in pairs)
    return results.Table(
        "Payload URLs that were published",
        ["what", "decoded"],
        [["URL parts of Raptor Train", f"{right} of {len(pairs)}"]],
    )


if __name__ == "__main__":
    main()
