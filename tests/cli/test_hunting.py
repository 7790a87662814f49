"""seawall hunt: a timeline, an answer, files and an exit code; bad input is a line, never a traceback."""

import json
from pathlib import Path

import pytest

from tests.cli.asked import asked, refused
from tests.hunt.made import ATTRIBUTION, COMPANY, INVENTED, LOGS, ONE_DAY

DAY = ("--as-of", "2026-11-01")
OF_COMPANY = ("--claims", ATTRIBUTION, "--claims", INVENTED, "--party", COMPANY, *DAY)

# the logs, what is looked for, the exit code, the answer
ANSWERS = [
    ("2024", OF_COMPANY, 3, "Yes: 3 rows of 2 of our hosts"),
    ("2023-05-25", OF_COMPANY, 2, "Unknown (coverage 0.0 %"),
    ("2023-05-25", ("--indicators", ONE_DAY, *DAY), 0, "No, as far as logs exist (coverage 100.0 %"),
]


@pytest.mark.parametrize(("logs", "looked_for", "code", "said"), ANSWERS)
def test_the_exit_code_is_the_answer(
    logs: str, looked_for: tuple[object, ...], code: int, said: str, example_home: Path
) -> None:
    answer = asked(example_home, "hunt", LOGS / logs, *looked_for)
    assert answer.code == code, answer.err
    assert said in answer.out


def test_the_timeline_says_phase_direction_and_whose(example_home: Path) -> None:
    answer = asked(example_home, "hunt", LOGS / "2024", *OF_COMPANY)
    (row,) = [line for line in answer.out.splitlines() if "router-17" in line]
    assert row.split()[:3] == ["2024-06-20", "in", "window"]
    assert "a victim's device, used by Raptor Train" in row
    assert "ofac-50543: listed as" in answer.err


def test_files_are_written_and_a_recorded_exposure_is_on_the_tape(tmp_path: Path) -> None:
    outputs = [tmp_path / name for name in ("e.json", "e.csv", "e.parquet", "e.html")]
    options = [word for path in outputs for word in ("-o", path)]
    answer = asked(
        tmp_path, "hunt", LOGS / "2024", *OF_COMPANY, *options, "--evidence", tmp_path / "case", "--record", "--quiet"
    )
    assert answer.code == 3
    assert answer.out == ""
    assert all(path.stat().st_size for path in outputs)
    assert (tmp_path / "case" / "manifest.json").exists()
    assert "recorded as exposure:" in answer.err
    assert asked(tmp_path, "verify").code == 0


def test_lines_that_cannot_be_read_make_a_no_something_to_look_at(tmp_path: Path) -> None:
    whole = (LOGS / "2023-05-25" / "conn.log").read_text("utf-8")
    log = tmp_path / "conn.log"
    log.write_text(whole + "yesterday\tno row\x1b[2J\n", "utf-8")
    answer = asked(tmp_path, "hunt", log, "--indicators", ONE_DAY, *DAY)
    assert answer.code == 2
    assert "No, as far as logs exist" in answer.out
    assert "conn.log line" in answer.err
    assert "\x1b" not in answer.err


def test_a_second_hunt_opens_the_logs_and_says_so(tmp_path: Path) -> None:
    hunt = ("hunt", LOGS / "2024", *OF_COMPANY)
    first, second = asked(tmp_path, *hunt), asked(tmp_path, *hunt)
    assert "read before" not in first.err
    assert "logs: read before, unchanged" in second.err
    assert (second.code, second.out) == (first.code, first.out)


def test_a_no_rests_on_logs_of_which_every_byte_was_looked_at(tmp_path: Path) -> None:
    hunt = ("hunt", LOGS / "2023-05-25", "--indicators", ONE_DAY, *DAY)
    answers = [asked(tmp_path, *hunt) for _ in range(3)]
    assert [one.code for one in answers] == [0, 0, 0]
    assert "logs: read before, unchanged\n" in answers[2].err, "not by size and time alone"


def test_nothing_of_the_logs_is_kept_where_that_is_asked(tmp_path: Path) -> None:
    hunt = ("hunt", LOGS / "2024", *OF_COMPANY)
    assert asked(tmp_path, *hunt, "--no-logs-cache").code == 3
    assert not (tmp_path / "read-logs").exists()
    assert asked(tmp_path, *hunt, "--logs-cache", tmp_path / "elsewhere").code == 3
    assert not (tmp_path / "read-logs").exists()
    assert any((tmp_path / "elsewhere").iterdir())


def test_without_a_home_that_can_be_written_a_hunt_goes_on_and_says_what_it_does_not_keep(tmp_path: Path) -> None:
    (tmp_path / "read-logs").write_text("in the way", "utf-8")
    answer = asked(tmp_path, "hunt", LOGS / "2024", *OF_COMPANY)
    assert answer.code == 3
    assert "what is read of the logs is not kept" in answer.err
    named = asked(tmp_path, "hunt", LOGS / "2024", *OF_COMPANY, "--logs-cache", tmp_path / "read-logs")
    assert named.code == 1
    assert "can't hold read logs" in named.err


HEAD = "#separator \\x09\n#path\tconn\n#fields\tts\tuid\tid.orig_h\tid.orig_p\tid.resp_h\tid.resp_p\tproto\tconn_state\torig_bytes\tresp_bytes\n"
DAY_S, BEGAN = 86_400, 1_714_521_600  # 2024-05-01


def conn_log(folder: Path, *rows: tuple[float, str, str, int]) -> Path:
    """A conn.log of answered connections: day from the first of May on, from, to, port."""
    lines = [
        f"{BEGAN + day * DAY_S + 60:.6f}\tC{place}\t{one}\t50000\t{other}\t{port}\ttcp\tSF\t1000\t2000\n"
        for place, (day, one, other, port) in enumerate(rows)
    ]
    log = folder / "conn.log"
    log.write_text(HEAD + "".join(lines), "utf-8")
    return log


def test_log_ins_from_homes_are_found_by_the_users_table_of_networks(tmp_path: Path) -> None:
    log = conn_log(
        tmp_path,
        (0, "203.0.113.5", "198.51.100.1", 443),  # a household at the door
        (0, "203.0.113.5", "198.51.100.200", 443),  # the same at a server that is no door
        (1, "192.0.2.5", "198.51.100.1", 443),  # a network of which the table says nothing
        (1, "198.18.0.9", "198.51.100.1", 443),  # where one's own people live
    )
    table = tmp_path / "networks.csv"
    table.write_text(
        "network,asn,holder,kind\n203.0.113.0/24,AS64500,Example Broadband,residential\n198.18.0.0/15,64501,Example Home,residential\n",
        "utf-8",
    )
    options = ("--residential", table, "--door", "198.51.100.0/28", "--usual-asn", "AS64501")
    answer = asked(tmp_path, "hunt", log, "--indicators", ONE_DAY, *DAY, *options)
    rows = [line for line in answer.out.splitlines() if "AS6450" in line]
    assert len(rows) == 1
    assert "198.51.100.1" in rows[0]
    assert "AS64500" in rows[0]
    assert "log-ins came from networks that the table does not hold" in answer.err


def test_an_edge_device_off_its_baseline_is_found(tmp_path: Path) -> None:
    usual = [(day, "198.51.100.1", "192.0.2.1", 443) for day in range(10)]
    log = conn_log(tmp_path, *usual, (20, "198.51.100.1", "192.0.2.1", 443), (20, "198.51.100.1", "203.0.113.5", 34125))
    options = ("--baseline", "2024-05-01..2024-05-15", "--edge", "198.51.100.1", "--edge", "198.51.100.2")
    answer = asked(tmp_path, "hunt", log, "--indicators", ONE_DAY, *DAY, *options)
    assert "203.0.113.5 port" in answer.out
    assert "34125" in answer.out
    assert "198.51.100.2" in answer.err, "a device without a baseline is told"


def test_a_program_under_the_name_of_another_is_found_in_sysmons_events(tmp_path: Path) -> None:
    fields = {
        "UtcTime": "2024-05-02 10:00:00.123", "Image": "C:\\PerfLogs\\conhost.exe", "OriginalFileName": "vpnbridge_x64.exe",
    }  # fmt: skip
    event = {"EventID": 1, "SourceName": "Microsoft-Windows-Sysmon", "Hostname": "server-7.example", **fields}
    log = tmp_path / "sysmon.json"
    log.write_text(json.dumps(event) + "\n", "utf-8")
    rules = tmp_path / "rules"
    rules.mkdir()
    (rules / "a.yml").write_text(
        "title: Anything In PerfLogs\nid: 11111111-1111-1111-1111-111111111111\nlogsource:\n  category: process_creation\n"
        "detection:\n  one:\n    Image|contains: PerfLogs\n  condition: one\nlevel: high\n",
        "utf-8",
    )
    answer = asked(tmp_path, "hunt", log, "--indicators", ONE_DAY, *DAY, "--sigma", rules)
    assert answer.out.count("server-7.example") == 3
    assert "Anything In" in answer.out
    other = asked(tmp_path, "hunt", LOGS / "2023-05-25", "--indicators", ONE_DAY, *DAY, "--sigma", rules)
    assert "these Sigma rules were not asked" in other.err


# what is asked | what the refusal says
REFUSED = [
    (("logs-that-are-not", "--indicators", ONE_DAY), "there is no file"),
    ((LOGS,), "nothing to look for"),
    ((LOGS, "--indicators", ONE_DAY, "--zone", "Mars/Olympus"), "is no time zone"),
    ((LOGS, "--indicators", ONE_DAY, "--zone", "../../etc/passwd"), "is no time zone"),
    ((LOGS, "--indicators", ONE_DAY, "--skew", "-1"), "--skew takes"),
    ((LOGS, "--indicators", ONE_DAY, "--as-of", "soon"), "--as-of takes a day"),
    ((LOGS, "--indicators", LOGS / "2024" / "dns.log"), "no format of claims"),
    ((LOGS, "--indicators", ONE_DAY, "-o", "exposure.docx"), "can't tell a format"),
    ((LOGS, "--indicators", ONE_DAY, "--evidence", LOGS.parent), "exists"),
    ((LOGS, "--indicators", ONE_DAY, "--warning-lists", ONE_DAY), "takes a folder"),
    ((LOGS, "--indicators", ONE_DAY, "--logs-cache", LOGS / "kept"), "being read"),
    ((LOGS, "--indicators", ONE_DAY, "--logs-cache", ONE_DAY.parent / "x", "--no-logs-cache"), "contradict"),
    ((LOGS, "--indicators", ONE_DAY, "--residential", ONE_DAY), "needs --door"),
    ((LOGS, "--indicators", ONE_DAY, "--residential", ONE_DAY, "--door", "router"), "an address or a network"),
    ((LOGS, "--indicators", ONE_DAY, "--residential", ONE_DAY, "--door", "192.0.2.1"), "holds no network"),
    ((LOGS, "--indicators", ONE_DAY, "--door", "192.0.2.1"), "needs --residential"),
    ((LOGS, "--indicators", ONE_DAY, "--edge", "192.0.2.1"), "go together"),
    ((LOGS, "--indicators", ONE_DAY, "--edge", "192.0.2.0/24", "--baseline", "2024-01-01..2024-01-31"), "is a network"),
    ((LOGS, "--indicators", ONE_DAY, "--edge", "192.0.2.1", "--baseline", "January"), "takes two days"),
    ((LOGS, "--indicators", ONE_DAY, "--edge", "192.0.2.1", "--baseline", "2024-02-01..2024-01-31"), "ends before"),
    ((LOGS, "--indicators", ONE_DAY, "--sigma", ONE_DAY), "takes a folder of Sigma rules"),
]


@pytest.mark.parametrize(("arguments", "said"), REFUSED)
def test_what_makes_no_sense_is_refused_in_one_line(arguments: tuple[object, ...], said: str, tmp_path: Path) -> None:
    refused(asked(tmp_path, "hunt", *arguments), said)


def test_a_missing_extra_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("seawall.cli.hunting.find_spec", lambda name: None if name == "polars" else name)
    refused(asked(tmp_path, "hunt", LOGS, "--indicators", ONE_DAY), "needs the extra hunt (polars missing)")
