"""What a hunt says beyond its answer: ties on the money side and obligations, in terminal, JSON and page."""

import json
import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from seawall.corpus import current
from seawall.customers import Manner
from seawall.hold import Hand, record_block
from seawall.rescreen import Rescreening, load_customers, screen_all
from tests.cli.asked import asked, refused
from tests.conftest import ROOT
from tests.hunt.made import ATTRIBUTION, COMPANY, INVENTED, LOGS, ONE_DAY
from tests.ledger.made import ANNA, facts
from tests.nexus.made import NOW, customer, store, using

DAY = ("--as-of", "2026-11-22")
OF_COMPANY = ("--claims", ATTRIBUTION, "--claims", INVENTED, "--party", COMPANY, *DAY)
PAYMENTS = ROOT / "examples" / "payments" / "payments.xml"


def told(home: Path, folder: Path, *arguments: object) -> dict[str, object]:
    """What follows, as the JSON of a hunt has it."""
    path = folder / "e.json"
    answer = asked(home, "hunt", LOGS / "2024", *OF_COMPANY, *arguments, "-o", path, "--quiet")
    assert path.exists(), answer.err
    found: dict[str, object] = json.loads(path.read_bytes())["following"]
    return found


def by_rule(found: dict[str, object]) -> dict[str, dict[str, object]]:
    return {row["rule"]: row for row in found["obligations"]}  # type: ignore[attr-defined]


def test_without_lists_store_or_files_the_claims_alone_give_the_listings_and_what_follows(tmp_path: Path) -> None:
    answer = asked(tmp_path, "hunt", LOGS / "2024", *OF_COMPANY)
    assert answer.code == 3
    assert "What may follow, as of 2026-11-22" in answer.out
    assert "contact alone" in answer.out
    assert "File Form 8-K, Item 1.05: the day of the determination is yours to say" in answer.out
    assert not (tmp_path / "seawall.db").exists()  # a hunt begins no store


def test_each_regime_counts_from_its_own_listing(example_home: Path, tmp_path: Path) -> None:
    rows = by_rule(told(example_home, tmp_path))
    assert {key: (row["state"], row["starts"]) for key, row in rows.items() if key.endswith(("block", "freeze"))} == {
        "us-block": ("in force", "2025-01-03"),
        "uk-freeze": ("in force", "2025-12-09"),
        "eu-freeze": ("in force", "2026-03-16"),
    }
    assert (rows["us-circia-incident"]["state"], rows["us-circia-incident"]["due"]) == ("proposed", None)


def test_the_day_of_materiality_gives_the_form_its_last_day(example_home: Path, tmp_path: Path) -> None:
    row = by_rule(told(example_home, tmp_path, "--material-on", "2026-11-20", "--found-on", "2026-11-18"))["us-8k"]
    assert (row["starts"], row["due"]) == ("2026-11-20", "2026-11-27")
    assert "you found an incident on 2026-11-18" in row["because"]  # type: ignore[operator]


def test_payments_of_a_file_are_screened_and_their_report_is_due(example_home: Path, tmp_path: Path) -> None:
    found = told(example_home, tmp_path, "--money", PAYMENTS)
    assert found["facts"]["nexuses"][0]["ours"] == "PAY-02"  # type: ignore[index]
    row = by_rule(found)["us-report-blocked"]
    assert (row["starts"], row["due"]) == ("2026-11-20", "2026-12-07")
    assert not [text for text in found["sentences"] if "contact alone" in text]  # type: ignore[attr-defined]


def test_what_the_party_owns_with_others_is_tied_to_it_where_owners_are_given(
    example_home: Path, tmp_path: Path
) -> None:
    folder = ROOT / "examples"
    files = ("--money", folder / "payments" / "beyond-names.xml", "--ownership", folder / "ownership" / "hosting.csv")
    (row,) = told(example_home, tmp_path, *files)["facts"]["nexuses"]  # type: ignore[index]
    assert (row["ours"], row["who"]) == ("PAY-11", "Example Hosting BV")
    assert row["entity"].startswith("owned by ")
    assert "INTEGRITY TECHNOLOGY GROUP, INCORPORATED" in row["entity"]


def test_ties_beside_a_no_are_something_to_look_at(example_home: Path, tmp_path: Path) -> None:
    decisions = tmp_path / "d.jsonl"
    asked(example_home, "screen", PAYMENTS, "-o", decisions, "--quiet")
    asking = ("hunt", LOGS / "2023-05-25", "--indicators", ONE_DAY, "--claims", ATTRIBUTION, "--party", COMPANY, *DAY)
    answer = asked(example_home, *asking, "--money", decisions)
    assert answer.code == 2
    assert "On the money side" in answer.out
    assert "d.jsonl, line 2" in answer.out


def test_known_customers_and_blocked_property_of_the_house_are_found(example_home: Path, tmp_path: Path) -> None:
    home = tmp_path / "home"
    shutil.copytree(example_home, home)
    corpus = current(home)
    load_customers(home, [replace(customer("C-1", COMPANY), place="row 1")], Manner("0.1.0", replace=True), NOW)
    screen_all(Rescreening(home, corpus, using(corpus).policy, NOW))
    with store(home) as tape:
        record_block(Hand(tape, ANNA, NOW), "P-1", facts("2026-06-18", documents=()))
    found = told(home, tmp_path)
    assert [(row["kind"], row["ours"]) for row in found["facts"]["nexuses"]] == [  # type: ignore[index]
        ("customer or vendor", "C-1"),
        ("blocked property", "P-1"),
    ]
    assert by_rule(found)["us-report-annual"]["due"] == "2027-09-30"


def test_the_page_shows_what_follows_and_escapes_it(example_home: Path, tmp_path: Path) -> None:
    payments = tmp_path / "p.csv"
    payments.write_text(f"id,name\n<script>alert(1)</script>,{COMPANY} Incorporated\n", "utf-8")
    page = tmp_path / "e.html"
    asked(example_home, "hunt", LOGS / "2024", *OF_COMPANY, "--money", payments, "-o", page, "--quiet")
    text = page.read_text("utf-8")
    assert "<h2>What may follow, as of 2026-11-22</h2>" in text
    assert "31 CFR 501.603(b)(1)" in text
    assert "&lt;script&gt;alert(1)" in text
    assert "<script" not in text


def test_evidence_holds_nothing_of_the_houses_own_books_and_is_the_same_with_and_without_them(
    example_home: Path, tmp_path: Path
) -> None:
    asking = ("hunt", LOGS / "2024", *OF_COMPANY, "--as-of", "2026-11-01", "--quiet")  # before the books' payment
    for name, more in (("one", ()), ("two", ("--money", PAYMENTS, "--material-on", "2026-11-20"))):
        asked(example_home, *asking, *more, "--evidence", tmp_path / name)
    names = sorted(path.name for path in (tmp_path / "one").iterdir())
    assert names == sorted(path.name for path in (tmp_path / "two").iterdir())
    assert all((tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes() for name in names)
    assert b"PAY-02" not in (tmp_path / "two" / "exposure.json").read_bytes()


def test_a_payment_that_lies_ahead_does_not_move_the_day_of_what_follows(example_home: Path, tmp_path: Path) -> None:
    payments = tmp_path / "later.xml"
    payments.write_bytes(PAYMENTS.read_bytes().replace(b"2026-11-20", b"2096-11-20"))
    found = told(example_home, tmp_path, "--money", payments)
    assert found["on"] == "2026-11-22"
    assert by_rule(found)["us-report-blocked"]["state"] == "not yet in force"


def test_indicators_of_nobody_lead_to_no_duty(example_home: Path) -> None:
    answer = asked(example_home, "hunt", LOGS / "2023-05-25", "--indicators", ONE_DAY, *DAY)
    assert answer.code == 0
    assert "What may follow" not in answer.out


def test_files_given_for_a_party_on_no_list_are_not_looked_at_and_that_is_said(example_home: Path) -> None:
    asking = ("hunt", LOGS / "2024", "--claims", ATTRIBUTION, "--party", "Raptor Train", *DAY)
    answer = asked(example_home, *asking, "--money", PAYMENTS)
    assert "neither lists nor claims name an entry of it on a list: not looked at" in answer.err
    assert "On the money side" not in answer.out


# what is asked | what the refusal says
REFUSED = [
    (("--material-on", "soon"), "--material-on takes a day"),
    (("--found-on", "2026-13-01"), "--found-on takes a day"),
    (("--money", "none.xml"), "there is no file"),
    (("--money", PAYMENTS), "--money is asked about a party"),
    (("--ownership", ATTRIBUTION), "--ownership is asked about files of the money side"),
]


@pytest.mark.parametrize(("arguments", "said"), REFUSED)
def test_what_makes_no_sense_is_refused_in_one_line(arguments: tuple[object, ...], said: str, tmp_path: Path) -> None:
    refused(asked(tmp_path, "hunt", LOGS, "--indicators", ONE_DAY, *arguments), said)


def test_payments_without_lists_are_refused(tmp_path: Path) -> None:
    answer = asked(tmp_path, "hunt", LOGS / "2024", *OF_COMPANY, "--money", PAYMENTS)
    assert answer.code == 1
    assert "without lists nothing can be screened" in answer.err


def test_the_last_day_is_that_of_the_questions_day(example_home: Path, tmp_path: Path) -> None:
    found = told(example_home, tmp_path)
    assert found["on"] == "2026-11-22"
    assert date.fromisoformat(str(found["on"])) == NOW.date()
