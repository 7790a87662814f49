"""The texts of MT, ACH and Fedwire answers: widths, character sets and codes that their networks take."""

import io
import re
from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seawall.answers import CODES, answer
from seawall.answers.codes import ach_return_code, code
from seawall.decisions import Outcome, Verified
from seawall.entities import Role
from seawall.payments import Money, Payment, read
from tests.answers.made import bank, decision, payment

MONEY = Money(Decimal("1234.50"), "USD")
ABA = (bank(Role.INSTRUCTING_AGENT, "121042882"), bank(Role.INSTRUCTED_AGENT, "231380104"))


def text_of(subject: Payment, outcome: Outcome = Outcome.REJECT) -> str:
    found = answer(subject, decision(outcome))
    assert found is not None
    return found.text


def test_an_mt_reject_says_its_code_words() -> None:
    said = text_of(payment("MT103", {"20": "REF1", "UETR": "8579f4a4-a547-463e-ae63-e7c6620d59b4"}, money=MONEY))
    assert said.splitlines()[1:] == [
        ":21:REF1",
        ":79:/REJT/99",
        "/RR04/REGULATORY REASON",
        "/MREF/REF1",
        "YOUR MT103 REF1 USD 1234,50: NOT EXECUTED FOR",
        "REGULATORY REASONS.",
        "/UETR/8579f4a4-a547-463e-ae63-e7c6620d59b4",
        "-",
    ]


def test_a_payment_that_is_held_is_not_called_rejected() -> None:
    said = text_of(payment("MT103", {"20": "REF1"}), Outcome.BLOCK)
    assert "REJT" not in said
    assert "PENDING FURTHER CHECKS" in said


def test_a_transaction_of_several_is_named() -> None:
    assert "REF1 TRANSACTION T-7" in text_of(payment("MT101", {"20": "REF1", "21": "T-7"}))


@given(st.text(max_size=60), st.text(max_size=60), st.sampled_from([Outcome.BLOCK, Outcome.REJECT]))
def test_any_reference_gives_lines_that_swift_takes(reference: str, uetr: str, outcome: Outcome) -> None:
    said = text_of(payment("MT103", {"20": reference, "UETR": uetr}, money=MONEY), outcome)
    first, second, *narrative = said.splitlines()
    assert re.fullmatch(r":20:[0-9a-f]{16}", first)
    assert re.fullmatch(r":21:[0-9A-Za-z/\-?:().,'+ ]{1,16}", second)
    assert narrative[-1] == "-"
    assert len(narrative) <= 36
    for line in [narrative[0].removeprefix(":79:"), *narrative[1:-1]]:
        assert re.fullmatch(r"[0-9A-Za-z/?().,'+ ][0-9A-Za-z/\-?:().,'+ ]{0,49}", line)


ACH_DAYS = [(datetime(2026, 8, 20, tzinfo=UTC), "R16"), (datetime(2028, 3, 16, tzinfo=UTC), "R16"),
            (datetime(2028, 3, 17, tzinfo=UTC), "R90")]  # fmt: skip


@pytest.mark.parametrize("day, reason", ACH_DAYS)
def test_the_return_reason_is_that_of_the_day(day: datetime, reason: str) -> None:
    subject = payment("ACH PPD", {"TraceNumber": "231380100000001", "TransactionCode": "22"})
    found = answer(subject, replace(decision(Outcome.REJECT), decided_at=day))
    assert found is not None
    assert found.text.startswith(f"799{reason}231380100000001")
    assert [row.code for row in found.codes] == [reason]
    assert ach_return_code(day.date()).verified is Verified.OFFICIAL


@pytest.mark.parametrize("name", ["ACH PPD", "ACH IAT"])
def test_a_return_addendum_has_94_columns_and_names_the_receiving_bank(name: str) -> None:
    routed = bank(Role.CREDITOR_AGENT, "231380104")
    subject = payment(name, {"TraceNumber": "231380100000001", "TransactionCode": "22"}, routed, money=MONEY)
    record = text_of(subject).rstrip("\n")
    assert len(record) == 94
    assert record[27:35] == "23138010"
    assert (record[35:45] == "0000123450") == (name == "ACH IAT")


def test_a_fedwire_answer_is_a_service_message_that_our_own_reader_reads() -> None:
    own = {"IMAD": "20260110ABCDEFGH000001", "SenderReference": "Ref 1", "SenderSupplied": "30User ReqT"}
    said = text_of(payment("Fedwire CTR", own, *ABA, money=MONEY), Outcome.BLOCK)
    (found,) = read(io.BytesIO(said.encode()), "answer.txt")
    assert isinstance(found, Payment)
    assert found.format == "Fedwire SVC"
    assert dict(found.references)["PreviousMessage"] == "20260110ABCDEFGH000001"
    banks = {party.role: party.identifiers[0].value for party in found.parties if party.identifiers}
    assert banks[Role.INSTRUCTING_AGENT] == "231380104"
    assert banks[Role.INSTRUCTED_AGENT] == "121042882"
    assert [problem.why for problem in found.problems] == []


@given(st.text(max_size=80))
def test_no_reference_can_begin_a_tag_or_end_an_element(reference: str) -> None:
    said = text_of(payment("Fedwire CTR", {"IMAD": reference, "SenderReference": reference}, *ABA))
    assert re.findall(r"\{(\d{4})\}", said) == ["1500", "1510", "2000", "3100", "3400", "3600", "3500", "9000"]
    lines = said.partition("{9000}")[2].rstrip("\n").split("*")
    assert len(lines) <= 13
    assert all(len(line) <= 35 for line in lines)


def test_every_code_has_an_origin_and_a_mark() -> None:
    assert len({(row.system, row.code) for row in CODES}) == len(CODES)
    assert all(row.cite and row.meaning for row in CODES)
    assert code("ISO 20022", "RR04").verified is Verified.UNVERIFIED


def test_answers_are_made_for_every_sample_that_is_read(shared_data: Path) -> None:
    count = 0
    for path in sorted((shared_data / "payments").rglob("*")):
        if path.is_file() and path.stat().st_size < 300_000 and path.suffix in {".ach", ".fin", ".txt", ".rje"}:
            try:
                found = [item for item in read(io.BytesIO(path.read_bytes()), path.name) if isinstance(item, Payment)]
            except Exception as error:  # noqa: BLE001  # what can't be read is the readers' matter, not this test's
                assert "SettingRefused" not in repr(error)  # noqa: PT017
                continue
            for subject in found[:20]:
                for outcome in (Outcome.BLOCK, Outcome.REJECT, Outcome.REVIEW):
                    assert answer(subject, decision(outcome)) is not None
                    count += 1
    assert count > 300
