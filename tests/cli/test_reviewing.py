"""The review commands: from a recorded screening to a case that two people closed, in a table and as JSON."""

import io
import json
import os
import shutil
from pathlib import Path
from unittest.mock import patch

import pytest
from rich.cells import cell_len
from rich.console import Console

from seawall.cli import case_tables
from seawall.cli.context import open_store
from seawall.cli.reviewing import COMMANDS
from seawall.review import all_cases
from tests.cli.asked import Answer, asked, refused
from tests.conftest import ROOT

CUSTOMERS = ROOT / "examples" / "payments" / "customers.csv"
USERS = """
[[user]]
id = "ana"
roles = ["analyst"]

[[user]]
id = "ben"
roles = ["approver"]

[[user]]
id = "dora"
roles = ["auditor"]
"""


@pytest.fixture(scope="module")
def screened(example_home: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home folder with lists, users, and the recorded screening of the example customers."""
    home = tmp_path_factory.mktemp("desk") / "home"
    shutil.copytree(example_home, home)
    (home / "users.toml").write_text(USERS, encoding="utf-8")
    answer = asked(home, "screen", CUSTOMERS, "--record")
    assert answer.code == 3
    assert "17 alerts wait for a person: seawall review queue" in answer.err
    return home


@pytest.fixture
def home(screened: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(screened, tmp_path / "home"))


def number(home: Path, key: str) -> str:
    """The case of a customer."""
    (line,) = asked(home, "review", "queue", "--find", key, "--closed", "--json").out.splitlines()
    return str(json.loads(line)["id"])


def review(home: Path, who: str, *arguments: object) -> Answer:
    return asked(home, "review", *arguments, "--as", who)


def cleared(home: Path, case: str) -> None:
    for step, why in (("2", "a web site, no company"), ("5", "another company")):
        assert review(home, "ana", "step", case, step, "no", "--why", why).code == 0


def test_screening_the_same_customers_again_opens_no_further_case(home: Path) -> None:
    before = asked(home, "review", "queue", "--json").out
    answer = asked(home, "screen", CUSTOMERS, "--record")
    assert "wait for a person" not in answer.err
    assert asked(home, "review", "queue", "--json").out == before


def test_a_false_positive_is_released_by_two_people_and_passes_from_then_on(home: Path) -> None:
    case = number(home, "CUST-06")
    assert "assigned by ana" in review(home, "ana", "take", case).out
    cleared(home, case)
    assert asked(home, "review", "queue", "--to-approve", "--as", "ben").code == 0
    done = review(home, "ana", "propose", case, "release", "--why", "another company", "--remember", "2099-12-31")
    assert done.out == (
        f"case {case} is proposed: action proposed by ana; a second person approves or declines the proposal of ana\n"
    )
    refused(review(home, "ana", "approve", case), "ana proposed this: a second person approves")
    waiting = asked(home, "review", "queue", "--to-approve", "--as", "ben", "--json")
    assert waiting.code == 2
    assert json.loads(waiting.out)["id"] == case
    assert "is closed: action approved by ben" in review(home, "ben", "approve", case).out
    again = asked(home, "screen", CUSTOMERS, "--record", "-o", home / "d.jsonl")
    (told,) = [row for row in (home / "d.jsonl").read_text().splitlines() if '"key":"CUST-06"' in row]
    assert json.loads(told)["outcome"] == "release"
    assert (
        "remembered as a false positive until 2099-12-31 (ben: another company)"
        in json.loads(told)["findings"][0]["why"]
    )
    assert "wait for a person" not in again.err


def test_a_policy_that_changed_ends_what_was_remembered_opens_the_case_again_and_says_why(home: Path) -> None:
    case = number(home, "CUST-06")
    cleared(home, case)
    review(home, "ana", "propose", case, "release", "--why", "another company", "--remember", "2099-12-31")
    review(home, "ben", "approve", case)
    answer = asked(home, "screen", CUSTOMERS, "--record", "--threshold", "0.75")
    assert "wait for a person" in answer.err
    found = json.loads(asked(home, "review", "show", case, "--json").out)
    assert found["status"] == "reopened"
    assert any("and the policy changed" in row["text"] for row in found["history"])
    (row,) = asked(home, "review", "remembered", "--ended", "--json").out.splitlines()
    assert json.loads(row)["why_not"] == "the policy changed"


def test_what_is_remembered_is_listed_and_ended(home: Path) -> None:
    case = number(home, "CUST-06")
    cleared(home, case)
    review(home, "ana", "propose", case, "release", "--why", "another company", "--remember", "2099-12-31")
    review(home, "ben", "approve", case)
    row = json.loads(asked(home, "review", "remembered", "--json").out)
    assert (row["customer"], row["entity_id"], row["expires"]) == ("CUST-06", "ofac-50543", "2099-12-31")
    assert "customer CUST-06" in asked(home, "review", "remembered").out
    refused(review(home, "ana", "remembered", "--end", row["number"]), "say why")
    assert review(home, "ana", "remembered", "--end", row["number"], "--why", "moved").code == 0
    assert asked(home, "review", "remembered", "--json").out == ""


def test_a_listed_party_is_blocked_by_two_people(home: Path) -> None:
    case = number(home, "CUST-01")
    for step in ("1", "2", "3", "4", "5"):
        review(home, "ana", "step", case, step, "yes", "--why", "the same number")
    refused(review(home, "ana", "propose", case, "release", "--why", "no"), "released under a licence only")
    assert "answer step 6" in review(home, "ana", "note", case, "looked at the register").out
    review(home, "ana", "step", case, "6", "no", "--why", "none known")
    assert review(home, "ana", "propose", case, "block", "--why", "it is the listed party").code == 0
    assert "is closed" in review(home, "ben", "approve", case).out


def test_a_question_is_asked_and_answered_and_a_document_attached_and_had_back(home: Path) -> None:
    case = number(home, "CUST-06")
    review(home, "ana", "ask", case, "date of birth?", "--of", "the customer", "--due", "2099-01-01")
    found = json.loads(asked(home, "review", "show", case, "--json").out)
    assert found["status"] == "waiting"
    review(home, "ana", "answer", case, found["asked"][0]["seq"], "none, it is a company")
    file = home / "letter.txt"
    file.write_text("a letter", encoding="utf-8")
    review(home, "ana", "attach", case, file)
    copy = home / "copy.txt"
    assert asked(home, "review", "document", case, "letter.txt", "-o", copy).code == 0
    assert copy.read_text() == "a letter"
    refused(asked(home, "review", "document", case, "letter.txt", "-o", copy), "is there already")
    refused(asked(home, "review", "document", case, "other.txt", "-o", home / "x"), "no document is called")


def test_a_case_is_handed_on_handed_up_declined_withdrawn_and_reopened(home: Path) -> None:
    case = number(home, "CUST-06")
    assert "is assigned" in review(home, "ana", "take", case, "--to", "ben").out
    assert json.loads(asked(home, "review", "queue", "--mine", "--as", "ben", "--json").out)["id"] == case
    assert "is new" in review(home, "ana", "take", case, "--back").out
    review(home, "ana", "escalate", case, "ben", "--why", "a bank is involved")
    cleared(home, case)
    review(home, "ana", "propose", case, "release", "--why", "another company")
    assert "action declined by ben" in review(home, "ben", "decline", case, "--why", "which register?").out
    review(home, "ana", "propose", case, "release", "--why", "another company")
    assert "proposal withdrawn by ana" in review(home, "ana", "withdraw", case, "--why", "one more look").out
    review(home, "ana", "propose", case, "release", "--why", "another company")
    review(home, "ben", "approve", case)
    assert "is reopened" in review(home, "ben", "reopen", case, "--why", "an audit").out


@pytest.mark.parametrize(
    "arguments, said",
    [
        (("queue", "--mine"), "say who you are: --as USER"),
        (("queue", "--kind", "parcel"), "--kind is payment or customer"),
        (("take", "1", "--as", "eve"), "there is no user 'eve'"),
        (("take", "1", "--as", "dora"), "dora may read, not act"),
        (("take", "1", "--as", "ana", "--to", "ben", "--back"), "choose one"),
        (("show", "999"), "there is no case 999; seawall review queue"),
        (("step", "1", "2", "perhaps", "--why", "x", "--as", "ana"), "'perhaps' is not one of"),
        (("propose", "1", "release", "--as", "ana"), "Missing option '--why'; seawall review propose --help"),
        (("propose", "1", "release", "--why", "x", "--remember", "soon", "--as", "ana"), "'soon' is no day"),
        (("propose", "1", "release", "--why", "x", "--remember", "2001-01-01", "--as", "ana"), "a day to come"),
        (("propose", "1", "release", "--why", "x", "--account", "DE89", "--as", "ana"), "give both"),
        (("attach", "1", "missing.pdf", "--as", "ana"), "missing.pdf can't be read"),
        (("bulk", "1", "2", "--cleared-by", "2", "--why", "x", "--name", "n", "--as", "ana"), "only identical cases"),
        (("bulk", "--approve", "nothing", "--as", "ben"), "has a proposal of bulk 'nothing'"),
        (("remembered", "--end", "7", "--why", "x", "--as", "ana"), "no remembered false positive 7"),
        (("nonsense",), "No such command 'nonsense'; seawall review --help"),
    ],
)
def test_what_makes_no_sense_or_is_not_allowed_is_refused_in_one_line(
    screened: Path, arguments: tuple[str, ...], said: str
) -> None:
    refused(asked(screened, "review", *arguments), said)


def test_without_a_users_file_nobody_acts(home: Path) -> None:
    (home / "users.toml").unlink()
    refused(review(home, "ana", "take", "1"), "the users file", "it names who may act, with their roles")


def test_identical_cases_are_shown_proposed_and_approved_as_one(home: Path, tmp_path: Path) -> None:
    twins = tmp_path / "twins.csv"
    twins.write_text(
        "id,name\nT-1,Zhongke Integrity Technology Group\nT-2,Zhongke Integrity Technology Group\n", "utf-8"
    )
    asked(home, "screen", twins, "--record", "--threshold", "0.5")
    (group,) = json.loads(asked(home, "review", "bulk", "--json").out)["identical"]
    assert len(group) == 2
    assert " ".join(group) in asked(home, "review", "bulk").out
    done = review(home, "ana", "bulk", *group, "--cleared-by", "4", "--why", "another group", "--name", "twins")
    assert "seawall review bulk --approve twins" in done.err
    assert "twins" in asked(home, "review", "bulk").out
    refused(review(home, "ana", "bulk", "--approve", "twins"), "ana proposed this")
    assert "closed 2 cases" in review(home, "ben", "bulk", "--approve", "twins").err


@pytest.mark.parametrize("width", [80, 120])
def test_every_table_fits_the_terminal_with_the_longest_names(home: Path, width: int) -> None:
    long = "Völlig Fiktive Gesellschaft für Außergewöhnlich Lange Bezeichnungen mit beschränkter Haftung 有限公司 " * 3
    case = number(home, "CUST-06")
    review(home, "ana", "note", case, long)
    review(home, "ana", "ask", case, long, "--of", long)
    cleared(home, case)
    with patch.dict(os.environ, {"SEAWALL_HOME": str(home)}), open_store() as store:
        cases = all_cases(store)
    console = Console(width=width, file=io.StringIO())
    today = cases[case].opened_at.date()
    written = console.file
    assert isinstance(written, io.StringIO)
    for table in (case_tables.queue(cases.values(), today, width), case_tables.one(cases[case], today)):
        console.print(table)
    text = written.getvalue()
    assert max(cell_len(line) for line in text.splitlines()) <= width
    assert "…" not in text
    assert "Haftung" in text


def test_a_name_from_outside_moves_nothing_on_the_screen(home: Path) -> None:
    case = number(home, "CUST-06")
    review(home, "ana", "note", case, "[red]\x1b[2Jgone")
    shown = asked(home, "review", "show", case).out
    assert "\x1b" not in shown
    assert "[red]" in shown


@pytest.mark.parametrize("name", [name for name, _, _ in COMMANDS])
def test_each_command_s_help_closes_with_examples(tmp_path: Path, name: str) -> None:
    answer = asked(tmp_path, "review", name, "--help")
    assert answer.code == 0
    assert f"seawall review {name} " in f"{answer.out.partition('Examples')[2]} "


def test_several_steps_are_answered_and_proposed_at_once_and_a_case_is_found_by_its_key(home: Path) -> None:
    done = review(home, "ana", "sheet", "CUST-01", "1-5=yes", "6=no", "--why", "the same company", "--propose", "block")
    assert "is proposed: action proposed by ana" in done.out
    done = review(home, "ben", "approve", "CUST-01")
    case = number(home, "CUST-01")
    assert done.out == (
        f"case {case} is closed: action approved by ben; record it in the ledger: seawall ledger block NAME --case {case}\n"
    )


@pytest.mark.parametrize("said", ["1-5", "6=perhaps", "=yes", "1-x=no", "9=yes"])
def test_an_answer_that_makes_no_sense_answers_nothing(home: Path, said: str) -> None:
    before = asked(home, "review", "show", "CUST-01", "--json").out
    answer = review(home, "ana", "sheet", "CUST-01", "1=yes", said, "--why", "compared")
    assert answer.code == 1
    assert asked(home, "review", "show", "CUST-01", "--json").out == before


def test_answers_that_do_not_bear_the_proposal_are_not_written_either(home: Path) -> None:
    before = asked(home, "review", "show", "CUST-01", "--json").out
    answer = review(home, "ana", "sheet", "CUST-01", "1-5=yes", "--why", "compared", "--propose", "release")
    refused(answer, "it is released under a licence only")
    assert asked(home, "review", "show", "CUST-01", "--json").out == before


def test_a_blocked_customer_s_account_is_recorded_from_the_case_or_an_approver_says_that_there_is_none(
    home: Path,
) -> None:
    for key in ("CUST-01", "CUST-05"):
        review(home, "ana", "sheet", key, "1-5=yes", "6=no", "--why", "the same company", "--propose", "block")
        review(home, "ben", "approve", key)
    assert asked(home, "deadlines").out.count("is not recorded") == 2
    account = ("ledger", "block", "A-1", "--case", "CUST-01", "--kind", "bank account", "--as", "ana")
    refused(asked(home, *account), "give --amount: the case knows none")
    assert asked(home, *account, "--amount", "250.00").code == 0
    refused(asked(home, *account, "--amount", "250.00"), "is recorded already: property:A-1")
    told = json.loads(asked(home, "review", "show", "CUST-01", "--json").out)
    assert told["stops"][0]["recorded"] == ["property:A-1"]
    shown = asked(home, "review", "show", "CUST-01").out
    assert "blocked/A-1" in shown
    assert "INTEGRITY TECHNOLOGY GROUP" in asked(home, "report", "blocked", "A-1").out
    refused(review(home, "ana", "nothing-held", "CUST-05", "--why", "no account"), "ana is no approver")
    assert "nothing is left to do" in review(home, "ben", "nothing-held", "CUST-05", "--why", "no account").out
    assert "not recorded" not in asked(home, "deadlines").out
    assert asked(home, "verify").code == 0
