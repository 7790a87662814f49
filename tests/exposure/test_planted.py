"""Logs with planted meetings, read from files as a user has them: all are found in the right phase, and nothing else is."""

from collections import Counter
from io import BytesIO
from pathlib import Path

from seawall.claims import Claim, NodeKind, indicators_of, node
from seawall.claims.indicator import Indicator, IndicatorKind, Tier
from seawall.claims.readers import blacklotus
from seawall.claims.readers.source import Source
from seawall.exposure.answer import Touched, answer
from seawall.exposure.coverage import coverage
from seawall.exposure.index import Index
from seawall.exposure.logs import open_logs, read
from seawall.exposure.phases import Phase
from seawall.exposure.sightings import sightings
from seawall.exposure.stored import stored_meetings
from tests.exposure.made import MAY, at, indicator, ip, window

CONN = "#separator \\x09\n#path\tconn\n#fields\tts\tuid\tid.orig_h\tid.orig_p\tid.resp_h\tid.resp_p\tproto\tconn_state\torig_bytes\tresp_bytes\torig_pkts\tresp_pkts\n"
DNS = "#separator \\x09\n#path\tdns\n#fields\tts\tuid\tid.orig_h\tid.orig_p\tid.resp_h\tid.resp_p\tproto\tquery\tanswers\n"

LOOKED_FOR: list[Indicator] = [
    ip("203.0.113.5"),
    ip("203.0.113.0/24"),
    ip("198.51.100.7", window("2024-04-01", "2024-04-30", seized="2024-05-10")),
    ip("198.51.100.8", window("2024-04-01", "2024-04-30", reassigned="2024-05-10")),
    ip("2001:db8::5"),
    ip("192.0.2.9", tier=Tier.DEVICE),
    indicator("xn--bcher-kva.example", IndicatorKind.SUFFIX),
]
# when | from | to | state | planted: which indicators are met, and in which phase
FLOWS: list[tuple[str, str, str, str, dict[int, Phase]]] = [
    ("2024-05-01 00:00:00", "10.0.0.7", "203.0.113.5", "SF", {0: Phase.IN_WINDOW, 1: Phase.IN_WINDOW}),
    ("2024-05-31 23:59:59", "10.0.0.7", "203.0.113.255", "SF", {1: Phase.IN_WINDOW}),
    ("2024-06-01 00:00:00", "10.0.0.7", "203.0.113.0", "SF", {1: Phase.GRACE}),
    ("2024-07-01 00:00:00", "10.0.0.7", "203.0.113.5", "SF", {0: Phase.AFTER, 1: Phase.AFTER}),
    ("2024-05-12 00:00:00", "10.0.0.8", "198.51.100.7", "S0", {2: Phase.SEIZED}),
    ("2024-05-12 00:00:00", "10.0.0.8", "198.51.100.8", "SF", {3: Phase.REASSIGNED}),
    ("2024-05-12 00:00:00", "2001:db8:7::1", "2001:db8::5", "SF", {4: Phase.IN_WINDOW}),
    ("2024-05-12 00:00:00", "10.0.0.7", "::ffff:203.0.113.5", "SF", {0: Phase.IN_WINDOW, 1: Phase.IN_WINDOW}),
    ("2024-05-12 00:00:00", "10.0.0.7", "192.0.2.9", "SF", {5: Phase.IN_WINDOW}),
    ("2024-05-12 00:00:00", "10.0.0.7", "203.0.114.0", "SF", {}),
    ("2024-05-12 00:00:00", "10.0.0.7", "2001:db8::6", "SF", {}),
    ("2024-05-12 00:00:00", "10.0.0.7", "203.0.112.255", "SF", {}),
]  # fmt: skip
NAMES: list[tuple[str, str, dict[int, Phase]]] = [
    ("2024-05-12 00:00:00", "www.Bücher.example", {6: Phase.IN_WINDOW}),
    ("2024-05-12 00:00:00", "XN--BCHER-KVA.example.", {6: Phase.IN_WINDOW}),
    ("2024-05-12 00:00:00", "notxn--bcher-kva.example", {}),
    ("2024-05-12 00:00:00", "bucher.example", {}),
]


def written(folder: Path) -> Path:
    folder.mkdir()
    rows = [
        f"{at(when).timestamp():.6f}\tC{number}\t{one}\t50000\t{other}\t443\ttcp\t{state}\t100\t{0 if state == 'S0' else 200}\t5\t5\n"
        for number, (when, one, other, state, _) in enumerate(FLOWS)
    ]
    (folder / "conn.log").write_text(CONN + "".join(rows), "utf-8")
    asked = [
        f"{at(when).timestamp():.6f}\tD{number}\t10.0.0.7\t50000\t10.0.0.1\t53\tudp\t{query}\t-\n"
        for number, (when, query, _) in enumerate(NAMES)
    ]
    (folder / "dns.log").write_text(DNS + "".join(asked), "utf-8")
    return folder


def test_planted_meetings_are_found_exactly_and_the_answer_says_what_they_mean(tmp_path: Path) -> None:
    loaded = read([written(tmp_path / "zeek")], tmp_path / "read")
    assert loaded.problems == ()
    index = Index.of(LOOKED_FOR)
    parts = list(stored_meetings(open_logs(tmp_path / "read").tables, index))
    found = Counter(row for part in parts for row in part.select("uid", "indicator", "phase").iter_rows())
    planted = Counter(
        (f"{letter}{number}", one, phase.value)
        for letter, cases in (("C", [row[-1] for row in FLOWS]), ("D", [row[-1] for row in NAMES]))
        for number, case in enumerate(cases)
        for one, phase in case.items()
    )
    assert (found - planted, planted - found) == (Counter(), Counter()), "extra, missed"
    seen = sightings(parts, index)
    told = answer(seen, coverage(index, loaded.manifest.days, at("2024-12-31")))
    assert told.touched is Touched.YES
    assert any("after seizure" in reason for reason in told.reasons)
    assert any("device of a third party" in reason for reason in told.reasons)


def test_the_same_logs_without_the_meetings_are_unknown_for_want_of_coverage(tmp_path: Path) -> None:
    loaded = read([written(tmp_path / "zeek")], tmp_path / "read")
    index = Index.of([ip("192.0.2.77", MAY)])
    parts = stored_meetings(open_logs(tmp_path / "read").tables, index)
    told = answer(sightings(parts, index), coverage(index, loaded.manifest.days, at("2024-12-31")))
    assert told.touched is Touched.UNKNOWN
    assert told.coverage.asked_days == 31
    assert told.coverage.covered_days == 3 / 24, "three hours of May hold a row"


def test_raptor_train_asks_for_8796_indicator_days_of_flows_and_logs_of_2018_answer_unknown(
    shared_data: Path, tmp_path: Path
) -> None:
    file = shared_data / "cyber" / "blacklotuslabs" / "Raptor_Train_IOCs.txt"
    network = node(NodeKind.INFRASTRUCTURE, "Raptor Train")
    told = [
        one
        for one in blacklotus.parse(BytesIO(file.read_bytes()), Source(file.name, owner=network))
        if isinstance(one, Claim)
    ]
    index = Index.of(indicators_of(told, network.id))
    loaded = read([shared_data / "netlogs" / "dataleak-zeek" / "good"], tmp_path / "read")
    covered = coverage(index, loaded.manifest.days, at("2026-11-20"))
    assert [row.asked_days for row in covered.rows if row.log == "flows"] == [8_796]
    # The 56 names in certificates, which were once looked for nowhere, are asked of the logs of TLS.
    assert covered.unread == ()
    assert [(row.indicators, row.covered) for row in covered.rows if row.log == "cert_name"] == [(56, 0)]
    parts = list(stored_meetings(open_logs(tmp_path / "read").tables, index))
    found = answer(sightings(parts, index), covered)
    assert (parts, found.touched) == ([], Touched.UNKNOWN)
    assert not any("could not be looked for" in reason for reason in found.reasons)
