"""The refresh command: what each folder of real lists must give, and what it says and ends with."""

import re
from pathlib import Path
from typing import Any

import pytest

from seawall import screen
from seawall.corpus import current
from seawall.decisions import Decision
from seawall.lists.row import LACKS, Format
from tests.cli.asked import asked, refused
from tests.conftest import ROOT

SDN, CONS = "us-ofac-sdn", "us-ofac-cons"
NEW, NOT_OFFERED = "new", "not offered"


def slow(*row: object) -> Any:
    return pytest.param(*row, marks=pytest.mark.slow)


FOLDERS = [
    # folder, the list it holds, its date, format, entities, and what must be said of it
    slow("sdn-2024-05", SDN, "2024-05-03", "CSV set", 14_965, "sdn_2024-05-04.csv is empty: not used"),
    slow("set-2021-07", SDN, "unknown", "CSV set", 8_976, "no date of publication is known"),
    ("set-2022-01-edited", SDN, "unknown", "CSV set", 40, "no entry of the main file has this number (said '34140')"),
    ("integrity", SDN, "unknown", "CSV set", 3, "OFAC's end mark is missing"),
    slow(
        "names-2026-08", SDN, "2026-08-20", "names extract", 19_249, "took ofac-sdn_2026-08-20.json (2026-08-20), not"
    ),
    ("cyber-entries", SDN, "2026-08-20", "names extract", 360, "this is a names-only extract by a third party"),
    ("cons-2025-03", CONS, "2025-03-28", "enhanced XML", 443, "4 versions were found: took CONS_ENHANCED.XML"),
    ("cons-2025-12", CONS, "unknown", "CSV set", 442, "no date of publication is known"),
    ("advanced", CONS, "2020-03-17", "advanced XML", 375, "sdn_advanced.xsd is in no format of a list"),
]


@pytest.mark.parametrize("folder, list_id, published, form, entities, said", FOLDERS)
def test_a_folder_of_real_lists_is_read(  # noqa: PLR0917  # the table's columns
    shared_data: Path, tmp_path: Path, folder: str, list_id: str, published: str, form: str, entities: int, said: str
) -> None:
    answer = asked(tmp_path, "refresh", "--from", shared_data / "ofac" / folder)
    assert answer.code == 0, answer
    assert re.search(rf"^{list_id} +{NEW} +{published} +{form} +{entities:,} ", answer.out, re.MULTILINE), answer.out
    other = CONS if list_id == SDN else SDN
    assert re.search(rf"^{other} +{NOT_OFFERED} *$", answer.out, re.MULTILINE)
    assert re.search(r"corpus [0-9a-f]{16} is in use now", answer.out)
    assert said in answer.err
    # What was read can be asked at once.
    assert asked(tmp_path, "search", "Example Nobody Anywhere").code == 0


NO_LISTS = [
    # folder, and why nothing of it is a list
    (
        "2025-12",
        "add.csv, alt.csv, sdn_comments.csv (undated): SDN.CSV, whose entries they add to, is missing: not used",
    ),
    ("crypto", "sanctioned-addresses_2026-08.json holds digital currency addresses and no entries: not used"),
]


@pytest.mark.parametrize("folder, said", NO_LISTS)
def test_a_folder_without_a_list_is_refused_with_what_each_file_is(
    shared_data: Path, tmp_path: Path, folder: str, said: str
) -> None:
    answer = asked(tmp_path, "refresh", "--from", shared_data / "ofac" / folder)
    refused(answer, "holds no list that can be read", said)
    assert not (tmp_path / "corpus").exists()


def test_an_extract_says_what_it_lacks_in_the_result_the_manifest_and_every_decision(
    shared_data: Path, tmp_path: Path
) -> None:
    lacks = LACKS[Format.NAMES_EXTRACT]
    for _ in range(2):  # taken, then unchanged
        answer = asked(tmp_path, "refresh", "--from", shared_data / "ofac" / "cyber-entries")
        assert f"{SDN}: this is {lacks}" in answer.err
    (row,) = current(tmp_path).manifest.lists
    assert (row.format, row.lacks) == ("names extract", lacks)
    customers = tmp_path / "customers.csv"
    customers.write_text("name\nExample Nobody\nPRIGOZHIN, Evgeny\n")
    decisions = [found for found in screen(customers, current(tmp_path)) if isinstance(found, Decision)]
    assert len(decisions) == 2
    assert all(f"{SDN}: {lacks}" in decision.notes for decision in decisions)


def test_a_second_refresh_of_the_same_folder_says_that_nothing_changed(tmp_path: Path) -> None:
    for said in ("is in use now", "nothing has changed: corpus"):
        answer = asked(tmp_path, "refresh", "--from", ROOT / "examples" / "lists")
        assert answer.code == 0
        assert said in answer.out
    assert answer.out.count("unchanged") == 2


def test_a_shrunken_list_ends_with_1_says_why_and_stays_out_until_a_person_agrees(tmp_path: Path) -> None:
    home, lists = tmp_path / "home", tmp_path / "lists"
    asked(home, "refresh", "--from", ROOT / "examples" / "lists")
    lists.mkdir()
    whole = (ROOT / "examples" / "lists" / "sdn" / "SDN.CSV").read_bytes().splitlines(keepends=True)
    (lists / "SDN.CSV").write_bytes(b"".join([*whole[:20], b"\x1a"]))
    answer = asked(home, "refresh", "--from", lists)
    assert answer.code == 1
    assert "seawall: us-ofac-sdn: SDN.CSV: 20 entities after 32" in answer.err
    assert "--accept-shrink" in answer.err
    assert asked(home, "show", "50543").code == 0
    assert asked(home, "refresh", "--from", lists, "--accept-shrink").code == 0


REFUSALS = [
    (["--from", "nowhere"], "there is no folder nowhere"),
    (["--list", "us-ofac-snd", "--from", "."], "there is no list us-ofac-snd"),
    (["--form", "."], "No such option: --form"),
    (["folder"], "Got unexpected extra argument"),
]


@pytest.mark.parametrize("arguments, said", REFUSALS)
def test_what_makes_no_sense_is_refused(tmp_path: Path, arguments: list[str], said: str) -> None:
    refused(asked(tmp_path, "refresh", *arguments), said)
