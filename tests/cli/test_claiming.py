"""seawall claims: what files hold and how it stands, a server's collections, an advisory that is sorted; files and exit codes."""

import csv
import json
from io import StringIO
from pathlib import Path

import pytest

from tests.cli.asked import Answer, asked, refused
from tests.conftest import ROOT
from tests.fetch.server import Site, reply, serving

CLAIMS = ROOT / "examples" / "attribution" / "claims.csv"


def test_counts_corrections_and_differences_are_shown(tmp_path: Path) -> None:
    answer = asked(tmp_path, "claims", CLAIMS)
    assert answer.code == 0
    for text in (
        "publisher",
        "US Department of Justice",
        "superseded by a correction",
        "need a check of the primary source",
    ):
        assert text in answer.out
    assert "it is denied that Flax Typhoon – also called – G1044" in answer.out
    assert "start 2025-01-03 (US Treasury), 2025-12 (lowdown.today)" in answer.out


FILTERS = [
    # what is asked for                                                       a claim that is shown                 and one that is not
    (("--party", "Ethereal Panda"), "Flax Typhoon – also called – Ethereal Panda", "KRLab"),
    (("--publisher", "microsoft"), "Flax Typhoon – uses – SoftEther VPN", "KRLab"),
    (("--relation", "listed as"), "Integrity Technology Group – listed as – SDN 50543", "KRLab"),
    (("--kind", "vulnerability"), "CVE-2021-22205", "KRLab"),
    (("--standing", "denied"), "it is denied that Flax Typhoon – also called – G1044", "KRLab"),
    (("--standing", "outside", "--as-of", "2020-01-01"), "listed as – SDN 50543", "also called"),
    (("--standing", "later", "--known", "2025-01-01"), "listed as – CYB0113", "KRLab"),
]  # fmt: skip


@pytest.mark.parametrize("options, shown, hidden", FILTERS, ids=[" ".join(row[0]) for row in FILTERS])
def test_a_filter_shows_the_claims_that_it_asks_for(
    tmp_path: Path, options: tuple[str, ...], shown: str, hidden: str
) -> None:
    answer = asked(tmp_path, "claims", CLAIMS, *options)
    assert answer.code == 0
    assert shown in answer.out
    assert hidden not in answer.out


def test_a_name_that_nobody_bears_is_told_with_those_that_hold_it(tmp_path: Path) -> None:
    answer = asked(tmp_path, "claims", CLAIMS, "--party", "Xinjiuwei")
    assert "names with 'Xinjiuwei' in them: Nanjing Xinjiuwei (QTFY)" in answer.err


HEAD = "key,subject_kind,subject,relation,object_kind,object,said_by,said_on,document,mark,supersedes\n"
# DoJ's release of 26 August 2026, corrected between 29 and 31 August (facts: cyber 1.8): "victims" became "targets".
RELEASE = HEAD + (
    "first,company,Nanjing Xinjiuwei (QTFY),compromises,sector,parties named in the release,US Department of Justice,2026-08-26,"
    "release of 26 August 2026,S,\n"
    "then,company,Nanjing Xinjiuwei (QTFY),targets,sector,parties named in the release,US Department of Justice,2026-08-31,"
    '"release of 26 August 2026, as corrected",S,first\n'
)
CORRECTED = [
    # asked on       the first word     the second word    what the graph draws
    ("2026-08-25", "not yet said", "not yet said", ""),
    ("2026-08-28", "holds, undated", "not yet said", "compromises parties named"),
    ("2026-08-30", "holds, undated", "not yet said", "compromises parties named"),
    ("2026-08-31", "superseded", "holds, undated", "targets parties named"),
    ("", "superseded", "holds, undated", "targets parties named"),
]


@pytest.mark.parametrize("known, first, then, drawn", CORRECTED)
def test_a_correction_is_seen_from_each_day_as_it_was_known_then(
    tmp_path: Path, known: str, first: str, then: str, drawn: str
) -> None:
    table = tmp_path / "release.csv"
    table.write_text(RELEASE, "utf-8")
    day = ("--known", known) if known else ()
    shown = asked(tmp_path, "claims", table, *day).out.splitlines()
    for word, standing in (("compromises", first), ("targets", then)):
        assert [standing in line for line in shown if f"– {word} –" in line] == [True]
    graph = asked(tmp_path, "graph", "Nanjing Xinjiuwei (QTFY)", "--claims", table, "--no-lists", *day)
    if drawn:
        assert drawn in graph.out
        assert ("corrected" in graph.out) is (first == "superseded")
    else:
        assert "nothing is said of" in graph.err
    bundle = tmp_path / "b.stix.json"
    asked(tmp_path, "claims", table, *day, "-q", "-o", bundle)
    ties = [each for each in json.loads(bundle.read_bytes())["objects"] if each["type"] == "relationship"]
    assert [each["relationship_type"] for each in ties] == drawn.split()[:1]


WITHDRAWN_AND_DENIED = (
    "key,subject_kind,subject,relation,object_kind,object,said_by,said_on,document,mark,withdrawn,denied\n"
    "1,company,Example Trading LLC,controls,infrastructure,Example Train,Example Labs,2024-09-18,a page,P,2025-01-01,\n"
    "2,company,Example Trading LLC,controls,infrastructure,Example Train,Example News,2024-10-01,a page,S,,yes\n"
)


@pytest.mark.parametrize(
    "known, differs, state",
    [("2024-09-30", 0, ""), ("2024-12-31", 1, "disputed"), ("2025-01-01", 0, "denied"), ("", 0, "denied")],
)
def test_a_withdrawal_ends_a_contradiction_on_its_day(tmp_path: Path, known: str, differs: int, state: str) -> None:
    table = tmp_path / "claims.csv"
    table.write_text(WITHDRAWN_AND_DENIED, "utf-8")
    day = ("--known", known) if known else ()
    assert f"sources differ in {differs} place" in asked(tmp_path, "claims", table, *day).out
    graph = asked(tmp_path, "graph", "Example Trading LLC", "--claims", table, "--no-lists", *day).out
    assert [word for word in ("disputed", "denied") if word in graph] == [state][: bool(state)]


def test_tables_bundles_and_entities_are_written_at_once(tmp_path: Path) -> None:
    paths = [tmp_path / name for name in ("c.csv", "c.jsonl", "c.parquet", "c.stix.json", "c.ftm.json")]
    answer = asked(tmp_path, "claims", CLAIMS, "-q", *(part for path in paths for part in ("-o", path)))
    assert (answer.code, answer.out) == (0, "")
    assert "c.stix.json is without 1 claims that were corrected or withdrawn" in answer.err
    assert "c.ftm.json is without" in answer.err
    rows = list(csv.DictReader(StringIO(paths[0].read_text("utf-8"))))
    assert len(rows) == len(paths[1].read_text("utf-8").splitlines())
    types = {each["type"] for each in json.loads(paths[3].read_bytes())["objects"]}
    assert {"relationship", "opinion", "designation"} <= types
    assert not list(tmp_path.glob("*.part"))
    # What is written as a table is read again, but for the columns that are an answer and no claim.
    again = asked(tmp_path, "claims", paths[0], "--json")
    assert again.code == 2
    assert len(again.out.splitlines()) == len(rows)
    unread = [line for line in again.err.splitlines() if "a column that nobody knows" in line]
    assert ["standing" in unread[0], "claim" in unread[1], "corrected_by" in unread[2]] == [True] * 3
    assert len(again.err.splitlines()) == 3


def test_json_lines_have_each_claim_whole_with_how_it_stands(tmp_path: Path) -> None:
    answer = asked(tmp_path, "claims", CLAIMS, "--standing", "superseded", "--json")
    (told,) = map(json.loads, answer.out.splitlines())
    assert told["standing"] == "superseded by a correction"
    assert len(told["corrected_by"]) == 1
    assert told["saying"]["by"] == "US Department of Justice"


NO_SENSE = [
    ((CLAIMS, "--standing", "upright"), "--standing takes holds"),
    ((CLAIMS, "--as-of", "today"), "--as-of takes a day"),
    (("absent.csv",), "there is no file absent.csv"),
    ((CLAIMS, CLAIMS), "is given twice"),
    ((CLAIMS, "-o", "claims.pdf"), "can't tell a format"),
    ((CLAIMS, "-o", "no/such/b.stix.json"), "there is no folder"),
    ((CLAIMS, "--on", "yesterday"), "--on 'yesterday' is no day"),
    ((CLAIMS, "--owner", "Example", "--owner-kind", "indicator"), "owns nothing"),
    (("fetch", "nobody"), "the settings have no server 'nobody'"),
    (("fetch", "http://taxii.example/taxii2/"), "over https only"),
    (("fetch", "https://127.0.0.1:9/taxii2/"), "no address of the public internet"),
]  # fmt: skip


@pytest.mark.parametrize("arguments, why", NO_SENSE, ids=[why for _, why in NO_SENSE])
def test_what_makes_no_sense_is_refused_in_one_line(tmp_path: Path, arguments: tuple[object, ...], why: str) -> None:
    refused(asked(tmp_path, "claims", *arguments), why)


ADVISORY = """Struts 2.3.20.2 is exploited; back.pl and stage.pl follow. See cisa.dhs.gov.
IP | First Seen | Last Seen
120.36.250[.]48:8081 | 5/25/2023 | 6/2023
8.8.4[.]4 | 5/25/2023 | 5/26/2023
"""


def sorted_advisory(folder: Path, *options: object) -> tuple[Answer, list[dict[str, str]]]:
    path, out = folder / "advisory.txt", folder / "sorted.csv"
    path.write_text(ADVISORY, "utf-8")
    answer = asked(folder, "claims", "sort", path, "-o", out, *options)
    return answer, list(csv.DictReader(StringIO(out.read_text("utf-8"))))


def test_an_advisory_is_sorted_and_a_person_takes_what_is_doubtful(tmp_path: Path) -> None:
    options = ("--by", "Example Agency", "--on", "2026-10-08", "--owner", "Example Typhoon", "--root", "FBI: Example")
    answer, rows = sorted_advisory(tmp_path, *options)
    assert answer.code == 2
    assert "2 accepted, 2 refused, 2 doubtful" in answer.out
    assert [(row["accept"], row["value"], row["port"], row["from"]) for row in rows] == [
        ("no", "2.3.20.2", "", ""), ("", "back.pl", "", ""), ("", "stage.pl", "", ""), ("no", "cisa.dhs.gov", "", ""),
        ("yes", "120.36.250.48", "8081", "2023-05-25"), ("yes", "8.8.4.4", "", "2023-05-25"),
    ]  # fmt: skip
    decided = (tmp_path / "sorted.csv").read_text("utf-8").replace("\n,", "\nyes,", 1).replace("\n,", "\nno,", 1)
    (tmp_path / "decided.csv").write_text(decided, "utf-8")
    read = asked(tmp_path, "claims", tmp_path / "decided.csv", "--json")
    told = [json.loads(line) for line in read.out.splitlines()]
    assert (read.code, [each["object"]["name"] for each in told]) == (0, ["back.pl", "120.36.250.48", "8.8.4.4"])
    assert {(each["subject"]["name"], each["saying"]["root"], each["saying"]["reading"]) for each in told} == {
        ("Example Typhoon", "FBI: Example", "X")
    }
    assert (told[1]["port"], told[1]["saying"]["place"]["row"]) == (8081, "line 3, table")


def test_what_nobody_decided_is_no_claim_and_is_told(tmp_path: Path) -> None:
    sorted_advisory(tmp_path)
    answer = asked(tmp_path, "claims", tmp_path / "sorted.csv")
    assert answer.code == 2
    assert answer.err.count("nobody has decided it") == 2
    assert "advisory.txt – mentions – 8.8.4.4" in answer.out


def test_one_verdict_may_be_asked_for(tmp_path: Path) -> None:
    _, rows = sorted_advisory(tmp_path, "--verdict", "doubtful")
    assert [row["value"] for row in rows] == ["back.pl", "stage.pl"]


TYPE = "application/taxii+json;version=2.1"


def declared(home: Path, site: Site, **more: str) -> None:
    said = "".join(f'{key} = "{value}"\n' for key, value in more.items())
    text = f'[[taxii]]\nname = "labs"\nurl = "{site.base}/taxii2/"\nprivate = true\n{said}'
    (home / "seawall.toml").write_text(text, "utf-8")
    for path, body in (
        ("/taxii2/", {"api_roots": ["/root/"]}),
        ("/root/collections/", {"collections": [{"id": "c1", "title": "Example indicators", "can_read": True}]}),
        (
            "/root/collections/c1/objects/",
            {"objects": [{"type": "intrusion-set", "id": "intrusion-set--1", "name": "Example Typhoon"}]},
        ),
    ):
        site.url(path, reply(200, json.dumps(body).encode(), content_type=TYPE, x_taxii_date_added_last="2026-10-08T00:00:00Z"))  # fmt: skip


def test_a_server_of_the_settings_is_fetched_archived_and_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EXAMPLE_SECRET", "t0ken")
    bundle = tmp_path / "bundle.json"
    with serving() as site:
        declared(tmp_path, site, user="reader", secret_env="EXAMPLE_SECRET")
        answer = asked(tmp_path, "claims", "fetch", "labs", "--collection", "Example indicators", "-o", bundle)
        headers = [each["authorization"] for _, each in site.seen]
    assert answer.code == 0, answer.err
    assert "Example indicators: 1 objects" in answer.out
    assert "--since 2026-10-08T00:00:00Z" in answer.out
    assert headers == ["Basic cmVhZGVyOnQwa2Vu"] * 3
    assert len([path for path in (tmp_path / "claims").rglob("*") if path.is_file()]) == 2  # the bundle and the index
    assert "Example Typhoon" in asked(tmp_path, "claims", bundle).out
    assert "t0ken" not in answer.out + answer.err


def test_a_server_that_asks_for_a_secret_is_a_refusal_that_says_so(tmp_path: Path) -> None:
    with serving() as site:
        declared(tmp_path, site)
        site.url("/taxii2/", reply(401))
        refused(asked(tmp_path, "claims", "fetch", "labs"), "401", "[[taxii]] in the settings")
    assert not (tmp_path / "claims").exists()
