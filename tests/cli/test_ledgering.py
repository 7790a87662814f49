"""The ledger, its reports and deadlines, as they are typed: from a block to a report that was filed."""

import csv
import io
import json
from pathlib import Path

import pytest
from icalendar import Calendar

from seawall.cli.ledger_tables import deadlines, history, holdings
from seawall.cli.terminal import out
from seawall.ledger import duties
from seawall.readings import READINGS
from seawall.store import Store
from tests.cli.asked import Answer, asked, refused
from tests.conftest import ROOT
from tests.ledger.made import blocked, day, facts

_PAYMENTS = ROOT / "examples" / "payments" / "payments.xml"
_FILER = """
[filer]
name = "Example Bank, N.A."
street = "100 Example Street"
city = "New York"
postal_code = "10001"
country = "US"
contact = "Alex Example"
title = "Sanctions officer"
telephone = "+1 555 0100"
email = "sanctions@bank.example"
"""


@pytest.fixture
def home(tmp_path: Path, example_home: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home of its own with the example lists and a filer, and itself the folder that commands run in."""
    for name in ("archive", "corpus"):
        (tmp_path / name).symlink_to(example_home / name)
    (tmp_path / "seawall.toml").write_text(_FILER)
    (tmp_path / "rates.csv").write_text("from,rate,day_count\n2026-01-01,5 %,actual/360\n")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def block(home: Path, name: str = "P-1", **more: str) -> Answer:
    said = {
        "kind": "wire transfer", "amount": "36000.00", "on": "2026-06-18", "target": "50543", "as": "anna",
        "description": "Funds of an incoming wire", "location": "New York, US", "holder": "Example Bank", "account": "000111",
        "transaction": "incoming wire", "transaction-on": "2026-06-18", "reference": "PAY-02", "document": str(_PAYMENTS),
        "participants": "Example Trading LLC, Boston, US; Example Bank, New York, US",
    } | more  # fmt: skip
    options = [text for key, value in said.items() if value for text in (f"--{key}", value)]
    return asked(home, "ledger", "block", name, *options)


def test_an_empty_ledger_says_how_to_begin(home: Path) -> None:
    done = asked(home, "ledger")
    assert (done.code, done.out) == (0, "")
    assert "the ledger is empty; seawall ledger block records a block" in done.err
    done = asked(home, "deadlines")
    assert (done.code, done.err.strip()) == (0, "nothing is to be reported")


def test_from_a_block_to_a_filed_report(home: Path) -> None:
    done = block(home)
    assert done.out.splitlines()[0] == "P-1 is blocked: 36,000.00 USD since 2026-06-18", done
    done = asked(home, "deadlines", "--on", "2026-06-20")
    assert done.code == 0
    assert "blocked/P-1" in done.out
    assert "2026-07-03" in done.out
    assert "(2026-07-06 by the federal calendar, 2026-07-03 by the Federal Reserve's)" in done.out
    assert "Assumption: 31 CFR part 501 defines no business day" in done.out
    assert asked(home, "deadlines", "--on", "2026-07-01").code == 2
    assert asked(home, "deadlines", "--on", "2026-07-06").code == 3

    done = asked(home, "report", "blocked", "P-1")
    assert done.code == 0, done
    assert "INTEGRITY TECHNOLOGY GROUP, INCORPORATED (ofac-50543)" in done.out
    assert "CYBER2: E.O. 13694" in done.out
    assert asked(home, "report", "blocked", "P-1", "--preview").code == 0
    assert "Complete" in (home / "blocked-P-1.preview.html").read_text("utf-8")
    files = [home / f"report.{ending}" for ending in ("json", "xlsx", "html")]
    assert asked(home, "report", "blocked", "P-1", *(f"-o{file}" for file in files)).code == 0
    assert json.loads(files[0].read_bytes())["missing"] == []

    done = asked(home, "report", "blocked", "P-1", "--file-as", "ORS-1", "--on", "2026-07-02")
    assert "blocked/P-1 was filed as ORS-1 on 2026-07-02; SHA-256 of what was filed " in done.out
    digest = done.out.split()[-1]
    assert "filed ORS-1" in asked(home, "deadlines", "--all").out
    refused(
        asked(home, "report", "blocked", "P-1", "--file-as", "ORS-2"),
        "was filed on 2026-07-02 as ORS-1 and not returned",
    )
    assert asked(home, "verify").code == 0
    with Store.open(f"sqlite:///{home / 'seawall.db'}", READINGS, salts=bytes) as store:
        assert json.loads(store.document(digest))["id"] == "blocked/P-1"


def test_a_returned_annual_report_is_filed_again_under_its_number(home: Path) -> None:
    block(home)
    assert asked(home, "report", "annual", "2026", "--file-as", "ARBP-1", "--on", "2026-09-29").code == 0
    assert asked(home, "report", "annual", "2026", "--returned", "older template", "--on", "2026-10-05").code == 0
    assert "returned by OFAC" in asked(home, "deadlines").out
    refused(asked(home, "report", "annual", "2026", "--file-as", "ARBP-2"), "under the same number, ARBP-1")
    assert asked(home, "report", "annual", "2026", "--file-as", "ARBP-1").code == 0


def test_a_report_that_lacks_something_can_not_be_filed_and_says_what(home: Path) -> None:
    block(home, location="", document="")
    done = asked(home, "report", "blocked", "P-1")
    assert done.code == 2
    assert "2 required fields are empty: D Location; H/I Copies of payment" in done.err
    refused(asked(home, "report", "blocked", "P-1", "--file-as", "ORS-1"), "required fields are empty: D Location")
    asked(home, "ledger", "amend", "P-1", "--why", "left out", "--location", "New York, US")
    assert "SHA-256" in asked(home, "ledger", "attach", "P-1", _PAYMENTS).out
    assert asked(home, "report", "blocked", "P-1", "--file-as", "ORS-1").code == 0


def test_what_is_amended_commands_no_terminal(home: Path) -> None:
    block(home)
    asked(
        home,
        "ledger",
        "amend",
        "P-1",
        "--why",
        "wrong law",
        "--authority",
        "E.O. 13694\x1b[2J",
        "--authority",
        "31 CFR 578",
    )
    told = asked(home, "ledger", "P-1", "--json").out
    assert json.loads(told)["property"]["facts"]["authorities"] == ["E.O. 13694\ufffd[2J", "31 CFR 578"]


def test_interest_charge_and_release_change_what_is_held(home: Path) -> None:
    block(home)
    done = asked(home, "ledger", "interest", "P-1", "--rates", "rates.csv", "--until", "2026-07-18")
    assert done.out.splitlines() == [
        "150.00 for 2026-06-18 to 2026-07-18 at 5 % actual/360", "P-1: 36,150.00 USD held, blocked",
    ]  # fmt: skip
    asked(home, "ledger", "charge", "P-1", "--amount", "50", "--schedule", "Fees 2026", "--on", "2026-08-01")
    release = ("ledger", "unblock", "P-1", "--basis", "mistake", "--authority", "born in 1990", "--on", "2026-09-01")
    refused(asked(home, *release, "--as", "anna"), "another person records its release")
    done = asked(home, *release, "--as", "ben")
    assert done.out == "P-1: 0.00 USD held, unblocked\n"
    assert "interest was accrued until 2026-07-18 only" in done.err
    done = asked(home, "ledger", "P-1")
    assert "keep until 2036-09-01 (31 CFR 501.601)" in done.out
    assert "unblocked/P-1/" in done.out
    assert "36,100.00" in asked(home, "ledger", "P-1", "--on", "2026-08-15").out
    assert asked(home, "report", "unblocked", "P-1").code == 0


def test_days_exports_and_json(home: Path) -> None:
    block(home)
    block(home, "P-2", currency="EUR", amount="100.00")
    assert "2 items on 2026-06-20: 100.00 EUR, 36,000.00 USD; 36,000.00 USD in all, without 1 of no known rate" in asked(
        home, "ledger", "--on", "2026-06-20"
    ).out  # fmt: skip
    rows = list(csv.DictReader(io.StringIO(asked(home, "ledger", "--export", "csv").out)))
    assert [row["item"] for row in rows] == ["P-1", "P-2"]
    assert "Assets:Blocked:Item-P-1-1  36000.00 USD" in asked(home, "ledger", "--export", "beancount").out
    told = [json.loads(line) for line in asked(home, "ledger", "--json").out.splitlines()]
    assert [(row["item"], row["held"]) for row in told] == [("P-1", "36000.00"), ("P-2", "100.00")]
    assert asked(home, "ledger", "P-1", "--on", "2026-06-20", "--days", "5").out.count("36,000.00") >= 5


def test_a_rejected_transaction_is_recorded_reported_and_due(home: Path) -> None:
    done = asked(
        home, "ledger", "reject", "R-1", "--amount", "500.00", "--on", "2026-06-18", "--property", "services", "--transaction",
        "outgoing wire", "--transaction-on", "2026-06-18", "--participants", "Example Trading LLC, Boston, US", "--reference",
        "PAY-07", "--authority", "31 CFR part 560", "--document", _PAYMENTS,
    )  # fmt: skip
    assert done.code == 0, done
    assert asked(home, "report", "rejected", "R-1").code == 0
    assert "rejected/R-1" in asked(home, "deadlines", "--on", "2026-06-20").out
    assert "another person strikes it" in asked(home, "ledger", "strike", "R-1", "--why", "typed twice").err
    refused_entry = asked(home, "ledger", "strike", "R-1", "99", "--why", "typed twice")
    assert "it has no entry 99, it is struck as a whole" in refused_entry.err
    struck = asked(home, "ledger", "strike", "R-1", "--why", "typed twice", "--as", "ben")
    assert (struck.code, struck.out) == (0, "R-1: the rejection of 2026-06-18 is struck; no report is due of it\n")
    assert "rejected/R-1" not in asked(home, "deadlines", "--on", "2026-06-20").out
    assert "R-1 is struck already" in asked(home, "ledger", "strike", "R-1", "--why", "again").err
    assert "recorded in error" in asked(home, "report", "rejected", "R-1").out


def test_where_there_is_a_file_of_users_the_ledger_is_written_by_them_and_with_their_roles(home: Path) -> None:
    (home / "users.toml").write_text(
        '[[user]]\nid = "anna"\nroles = ["analyst"]\n[[user]]\nid = "audrey"\nroles = ["auditor"]\n'
    )
    assert block(home).code == 0
    assert "audrey is neither analyst nor approver" in block(home, "P-2", **{"as": "audrey"}).err
    assert "there is no user 'zoe'" in block(home, "P-2", **{"as": "zoe"}).err
    assert "there is no user" in asked(home, "ledger", "strike", "P-1", "--why", "typed twice").err


def test_the_feed_of_deadlines_is_a_calendar(home: Path) -> None:
    block(home)
    assert asked(home, "deadlines", "--on", "2026-06-20", "--ics", "ofac.ics").code == 0
    found = Calendar.from_ical((home / "ofac.ics").read_bytes()).walk("VEVENT")
    assert sorted(str(row["uid"]) for row in found) == ["annual.2026@seawall", "blocked.P-1@seawall"]


REFUSED = [
    (("ledger", "P-9"), "there is no item 'P-9' in the ledger"),
    (("ledger", "charge", "P-9", "--amount", "1", "--schedule", "x"), "there is no item 'P-9'"),
    (("ledger", "charge", "P-1", "--amount", "much", "--schedule", "x"), "--amount takes a number"),
    (("ledger", "P-1", "--on", "tomorrow"), "--on takes a day as YYYY-MM-DD"),
    (("ledger", "P-1", "--on", "2026-06-17"), "P-1 was not blocked yet on 2026-06-17"),
    (("ledger", "unblock", "P-1", "--basis", "mood", "--authority", "x"), "--basis takes licence, delisting"),
    (("ledger", "value", "P-1"), "say the source of the value"),
    (("ledger", "interest", "P-1", "--rates", "none.csv"), "none.csv can't be read"),
    (("ledger", "strike", "P-1", "99", "--why", "x"), "entry 99 is no posting of P-1"),
    (("ledger", "block"), "Missing argument 'ITEM'; seawall ledger block --help says more"),
    (("report", "blokked", "P-1"), "there is no report 'blokked'"),
    (("report", "blocked", "P-2"), "did you mean P-1?"),
    (("report", "unblocked", "P-1"), "P-1 was neither unblocked nor transferred"),
    (("report", "annual", "26"), "is of a year such as"),
    (("report", "blocked", "P-1", "-o", "x.doc"), "a report is written as .html, .xlsx, .pdf, .json"),
    (("report", "annual", "2025", "--file-as", "1"), "nothing was held on 2025-06-30: no filing is due"),
]  # fmt: skip


@pytest.fixture(scope="module")
def held(tmp_path_factory: pytest.TempPathFactory, example_home: Path) -> Path:
    """A home with one item, which refusals leave as it is."""
    folder = tmp_path_factory.mktemp("held")
    (folder / "seawall.toml").write_text(_FILER)
    for name in ("archive", "corpus"):
        (folder / name).symlink_to(example_home / name)
    assert block(folder).code == 0
    return folder


@pytest.mark.parametrize("words, said", REFUSED, ids=[" ".join(words) for words, _ in REFUSED])
def test_what_makes_no_sense_is_refused_in_one_line(held: Path, words: tuple[str, ...], said: str) -> None:
    refused(asked(held, *words), said)


def test_a_name_is_taken_once(held: Path) -> None:
    refused(block(held), "property:P-1 is on the tape already")


@pytest.mark.parametrize("width", [80, 120])
def test_tables_fit_their_terminal_and_lose_no_number(width: int) -> None:
    item = blocked(said=facts(amount="123456789.01", description="Very long words " * 20)).item()
    due = duties([item], (), {}, day("2026-11-22"))
    with out.capture() as captured:
        before, out.width = out.width, width
        try:
            for table in (
                holdings([item], day("2026-11-22"), width),
                history(item, day("2026-11-22"), due, width),
                deadlines(due, width),
            ):
                out.print(table)
        finally:
            out.width = before
    rows = captured.get().splitlines()
    assert max(map(len, rows)) <= width
    assert sum("123,456,789.01" in row for row in rows) >= 3
    assert "…" not in captured.get()


def test_a_blocked_payment_s_report_is_filled_from_what_was_screened(home: Path) -> None:
    (home / "users.toml").write_bytes((ROOT / "examples" / "users.toml").read_bytes())
    assert asked(home, "screen", _PAYMENTS, "--record", "--quiet").code == 3
    asked(home, "review", "sheet", "PAY-02", "1-5=yes", "6=no", "--why", "it is", "--propose", "block", "--as", "ana")
    asked(home, "review", "approve", "PAY-02", "--as", "ben")
    done = asked(
        home, "ledger", "block", "P-1", "--case", "PAY-02", "--kind", "wire transfer", "--description", "Funds of a wire",
        "--location", "New York, US", "--holder", "Example Bank", "--account", "000111", "--document", _PAYMENTS,
        "--as", "ana",
    )  # fmt: skip
    assert done.out.startswith("P-1 is blocked: 48,000.00 USD since "), done
    done = asked(home, "report", "blocked", "P-1")
    assert done.code == 0, done
    assert "pacs.008.001.08" in done.out
    assert "debtor: Example Trading LLC (Springfield, US)" in done.out
    refused(asked(home, "ledger", "reject", "R-1", "--case", "PAY-02"), "have not decided to reject anything")
    refused(asked(home, "ledger", "block", "P-2", "--kind", "claim", "--key", "x", "--amount", "1"), "give --case")
    refused(asked(home, "ledger", "block", "P-2", "--kind", "claim"), "give --amount")


def test_a_rejected_payment_is_recorded_from_its_case(home: Path) -> None:
    (home / "users.toml").write_bytes((ROOT / "examples" / "users.toml").read_bytes())
    assert asked(home, "screen", _PAYMENTS, "--record", "--quiet").code == 3
    asked(home, "review", "sheet", "PAY-07", "1-5=yes", "6=no", "--why", "CAPTA", "--propose", "reject", "--as", "ana")
    asked(home, "review", "approve", "PAY-07", "--as", "ben")
    done = asked(home, "ledger", "reject", "R-1", "--case", "PAY-07", "--property", "funds of a wire", "--as", "ana")
    assert done.out.startswith("R-1 is recorded as rejected on "), done
    report = asked(home, "report", "rejected", "R-1").out
    assert "BANK OF KUNLUN" in report
    assert "31 CFR part 561" in report, "the law behind the entry's programme is the policy's to know"
    assert "rejected/R-1" in asked(home, "deadlines").out
