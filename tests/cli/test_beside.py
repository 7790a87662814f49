"""What a screening asks beside the lists: who owns whom, and which payments were stopped before."""

import json
import re
from pathlib import Path

import pytest

from seawall.resubmission import read_summaries
from tests.cli.asked import asked, refused
from tests.conftest import ROOT

EXAMPLES = ROOT / "examples"
GROUP = EXAMPLES / "ownership" / "hosting.csv"
PAYMENTS = EXAMPLES / "payments" / "payments.xml"
AGAIN = EXAMPLES / "resubmitted.xml"


def customers(folder: Path, *names: str) -> Path:
    path = folder / "c.csv"
    path.write_text("id,name\n" + "".join(f'{place},"{name}"\n' for place, name in enumerate(names, 1)), "utf-8")
    return path


def test_an_owned_customer_is_blocked_and_its_proof_stands_under_the_table(tmp_path: Path, example_home: Path) -> None:
    files = customers(tmp_path, "Example Hosting BV", "Example Harmless SA")
    assert asked(example_home, "screen", files).code == 0
    answer = asked(example_home, "screen", files, "--ownership", GROUP)
    assert answer.code == 3
    assert "Example Hosting BV is blocked: blocked persons hold 100 % of it: 50 % or more" in answer.out
    assert "└─ 100 % of the shares by Example Cloud Services Ltd – blocked" in answer.out
    assert "2 screened: 1 block, 0 reject, 0 review, 1 release" in answer.out
    assert "OFAC's 50 Percent Rule on" in answer.err


def test_the_page_draws_the_chain_once_and_the_other_formats_have_it_as_data(
    tmp_path: Path, example_home: Path
) -> None:
    files = customers(tmp_path, "Example Hosting BV", "Example Hosting BV")
    outputs = [tmp_path / f"out.{ending}" for ending in ("html", "jsonl", "csv", "parquet")]
    wanted = [part for path in outputs for part in ("-o", path)]
    assert asked(example_home, "screen", files, "--ownership", GROUP, *wanted, "-q").code == 3
    page = outputs[0].read_text("utf-8")
    assert page.count("<svg") == 1
    assert page.count("└─ 100 % of the shares by Example Cloud Services Ltd") == 2
    first, _ = (json.loads(line) for line in outputs[1].read_text("utf-8").splitlines())
    assert first["grounds"][0]["ownership"]["proof"]["steps"][0]["share"] == "100 % of the shares"
    assert "└─ 100 % of the shares" in outputs[2].read_text("utf-8")
    assert outputs[3].stat().st_size


def test_what_of_the_ownership_files_can_t_be_read_asks_for_review(tmp_path: Path, example_home: Path) -> None:
    broken = tmp_path / "owners.csv"
    broken.write_text("owner,owned,share\n,Example Hosting BV,60\n", "utf-8")
    answer = asked(example_home, "screen", customers(tmp_path, "Example Trading LLC"), "--ownership", broken)
    assert answer.code == 2
    assert "owners.csv line 2" in answer.err
    assert "1 record could not be read" in answer.out


def test_ownership_files_that_make_no_sense_are_refused(tmp_path: Path, example_home: Path) -> None:
    files = customers(tmp_path, "Example Trading LLC")
    refused(asked(example_home, "screen", files, "--ownership", tmp_path / "none.csv"), "there is no file")
    refused(asked(example_home, "screen", files, "--ownership", files), "no column owned")
    refused(asked(example_home, "screen", files, "--ownership", GROUP, "-o", GROUP), "is being read")
    refused(asked(example_home, "screen", files, "--ownership", GROUP, "--ownership", GROUP), "given twice")


def test_a_stopped_payment_that_comes_again_is_reviewed_with_both_versions(tmp_path: Path, example_home: Path) -> None:
    register, page = tmp_path / "stopped.jsonl", tmp_path / "again.html"
    assert asked(example_home, "screen", AGAIN).code == 0
    first = asked(example_home, "screen", PAYMENTS, "--earlier", register)
    assert "this run begins it, and knows no earlier payment" in first.err
    kept = register.read_bytes()
    again = asked(example_home, "screen", AGAIN, "--earlier", register, "-o", page, "-o", tmp_path / "again.jsonl")
    assert again.code == 2
    assert "it is like PAY-02, which was stopped, sent again" in again.out
    told = json.loads((tmp_path / "again.jsonl").read_text("utf-8"))["grounds"][0]
    assert told["versions"][0] == {
        "field": "creditor name",
        "before": "Integrity Technology Group, Incorporated",
        "now": "Musterdienste Beispiel",
    }
    rows = re.findall(r'<tr class="differs"><td>(.*?)</td><td>(.*?)</td><td>(.*?)</td>', page.read_text("utf-8"))
    assert ("creditor name", "Integrity Technology Group, Incorporated", "Musterdienste Beispiel") in rows
    assert "<td>debtor name</td><td>Example Trading LLC</td><td>Example Trading LLC</td>" in page.read_text("utf-8")
    assert register.read_bytes().startswith(kept), "the register is appended to and never changed"


def test_the_same_file_screened_again_is_no_resubmission_and_adds_nothing(tmp_path: Path, example_home: Path) -> None:
    register = tmp_path / "stopped.jsonl"
    first = asked(example_home, "screen", PAYMENTS, "--earlier", register)
    lines = register.read_bytes()
    second = asked(example_home, "screen", PAYMENTS, "--earlier", register)
    assert second.out == first.out
    assert register.read_bytes() == lines
    keys = [getattr(row, "key", "") for row in read_summaries(lines.splitlines(), "stopped.jsonl")]
    assert keys == ["PAY-02", "PAY-03", "PAY-04", "PAY-05", "PAY-06", "PAY-07", "PAY-08"], (
        "what was stopped, and no more"
    )


def test_a_damaged_line_of_the_register_asks_for_review(tmp_path: Path, example_home: Path) -> None:
    register = tmp_path / "stopped.jsonl"
    register.write_bytes(b'{"key":"PAY-0\n')
    answer = asked(example_home, "screen", AGAIN, "--earlier", register)
    assert answer.code == 2
    assert "stopped.jsonl line 1: this summary of a stopped payment can't be read" in answer.err


def test_a_run_that_fails_leaves_the_register_as_it_was(tmp_path: Path, example_home: Path) -> None:
    register, broken = tmp_path / "stopped.jsonl", tmp_path / "b.csv"
    register.write_bytes(b"")
    broken.write_bytes(b"%PDF-1.7")
    assert asked(example_home, "screen", PAYMENTS, broken, "--earlier", register).code == 1
    assert register.read_bytes() == b""


def test_a_register_that_can_t_be_written_is_told_though_the_decisions_are_made(
    tmp_path: Path, example_home: Path
) -> None:
    answer = asked(example_home, "screen", PAYMENTS, "--earlier", tmp_path / "nowhere" / "stopped.jsonl", "-q")
    assert answer.code == 1
    assert "the decisions are made, but" in answer.err


def test_a_register_among_the_inputs_or_outputs_is_refused(tmp_path: Path, example_home: Path) -> None:
    refused(asked(example_home, "screen", PAYMENTS, "--earlier", PAYMENTS), "is being read")
    same = tmp_path / "out.jsonl"
    refused(asked(example_home, "screen", PAYMENTS, "--earlier", same, "-o", same), "given as output twice")


def test_facts_of_no_payment_are_counted_and_the_first_are_named(tmp_path: Path, example_home: Path) -> None:
    facts = tmp_path / "facts.csv"
    facts.write_text("key,kind\n1,transfer\n" + "".join(f"X-{number},transfer\n" for number in range(7)), "utf-8")
    answer = asked(example_home, "screen", customers(tmp_path, "Example Trading LLC"), "--facts", facts)
    assert "--facts: 7 rows speak of nothing that was screened: X-0, X-1, X-2, X-3, X-4, …" in answer.err
    facts.write_text("key,kind\n1,transfer\n", "utf-8")
    used = asked(example_home, "screen", customers(tmp_path, "Example Trading LLC"), "--facts", facts)
    assert "--facts" not in used.err


@pytest.mark.parametrize(("regime", "word"), [("uk", "hold for review"), ("us", "block")])
def test_the_policy_that_ships_may_be_named_in_the_environment(
    regime: str, word: str, tmp_path: Path, example_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SEAWALL_POLICY", regime)
    files = customers(tmp_path, "Integrity Technology Group, Incorporated")
    assert word in asked(example_home, "screen", files).out
