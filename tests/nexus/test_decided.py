"""Decisions to ties: by their own findings; one party is one tie, and what was released is none."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from seawall.corpus import Corpus
from seawall.decisions import Decision, Outcome
from seawall.decisions.decision import Ground, GroundKind
from seawall.nexus import Tied, of_decision
from seawall.nexus.decided import Told
from seawall.screen import screen_one
from tests.nexus.made import COMPANY, OTHER, WALLET, customer, lists, payment, rows, tied, using


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Corpus:
    return lists(tmp_path_factory.mktemp("home"))


# who is screened | what ties it to the party
SUBJECTS = [
    (payment("PAY-1", COMPANY), [("payment", "PAY-1", True, "2025-06-02", "1,200.00 USD")]),
    (payment("PAY-2", OTHER), []),
    (payment("PAY-3", "Sichuan Silence Information Technology Company, Limited"), []),
    (payment("PAY-4", "Integrity Technology"), [("payment", "PAY-4", False, "2025-06-02", "1,200.00 USD")]),
    (payment("PAY-5", OTHER, wallet=WALLET), [("wallet", "PAY-5", True, "2025-06-02", "1,200.00 USD")]),
    (customer("C-1", COMPANY), [("customer or vendor", "C-1", True, "", "")]),
    (customer("C-2", OTHER, wallet=WALLET), [("wallet", "C-2", True, "", "")]),
    (customer("C-3", OTHER), []),
]


@pytest.mark.parametrize(("subject", "expected"), SUBJECTS)
def test_a_subject_is_tied_to_the_party_as_its_decision_says(
    subject: object, expected: list[tuple[object, ...]], opened: Corpus
) -> None:
    decision = screen_one(subject, using(opened))  # type: ignore[arg-type]  # payments and customers alike
    assert rows([*of_decision(decision, tied(opened), Told.of(subject))]) == expected  # type: ignore[arg-type]


def test_what_was_released_is_no_tie(opened: Corpus) -> None:
    decision = screen_one(payment("PAY-1", COMPANY), using(opened))
    findings = tuple(replace(row, outcome=Outcome.RELEASE) for row in decision.findings)
    assert [*of_decision(replace(decision, findings=findings), tied(opened), Told())] == []


def test_a_rejected_payment_is_a_rejected_transaction(opened: Corpus) -> None:
    decision = screen_one(payment("PAY-1", COMPANY), using(opened))
    findings = tuple(replace(row, outcome=Outcome.REJECT) for row in decision.findings)
    (tie,) = of_decision(replace(decision, findings=findings), tied(opened), Told(date(2026, 1, 5), Decimal(5), "EUR"))
    assert (tie.kind.value, tie.outcome, tie.money) == ("rejected transaction", "reject", "5 EUR")


def _owned(decision: Decision, owner: str, outcome: Outcome = Outcome.BLOCK, owners: tuple[str, ...] = ()) -> Decision:
    ground = Ground(
        GroundKind.OWNERSHIP, "creditor", "here", "Example Hosting BV", owner, "60 %", outcome, "owned", (), owners=owners
    )  # fmt: skip
    return replace(decision, findings=(), grounds=(ground,))


# by whom it is owned, what follows | the tie
OWNERS = [
    ("INTEGRITY TECHNOLOGY GROUP, INCORPORATED", Outcome.BLOCK, ["owned by INTEGRITY TECHNOLOGY GROUP, INCORPORATED"]),
    (
        "Another; INTEGRITY TECHNOLOGY GROUP, INCORPORATED",
        Outcome.REVIEW,
        ["owned by Another and INTEGRITY TECHNOLOGY GROUP, INCORPORATED"],
    ),
    ("INTEGRITY TECHNOLOGY GROUP, INCORPORATED", Outcome.RELEASE, []),
    ("Another", Outcome.BLOCK, []),
]


@pytest.mark.parametrize(("owner", "outcome", "expected"), OWNERS)
def test_what_the_party_owns_is_tied_to_it(owner: str, outcome: Outcome, expected: list[str], opened: Corpus) -> None:
    decision = _owned(screen_one(payment("PAY-9", "Example Hosting BV"), using(opened)), owner, outcome)
    found = [*of_decision(decision, tied(opened), Told())]
    assert [row.entity for row in found] == expected
    assert all(row.certain is (outcome is Outcome.BLOCK) for row in found)


# what the owners are called | their entries | whether the party is among them
BY_ID = [
    ("INTEGRITY TECHNOLOGY GROUP, INCORPORATED", ("ofac-1",), False),  # another entry of that name
    ("INTEGRITY; a name with a semicolon", ("ofac-50543",), True),
    ("Another; INTEGRITY TECHNOLOGY GROUP, INCORPORATED", ("INTEGRITY TECHNOLOGY GROUP, INCORPORATED", "ofac-1"), True),
]


@pytest.mark.parametrize(("names", "owners", "expected"), BY_ID)
def test_an_owner_is_known_by_its_entry_and_only_without_one_by_its_name(
    names: str, owners: tuple[str, ...], expected: bool, opened: Corpus
) -> None:
    made = screen_one(payment("PAY-9", "Example Hosting BV"), using(opened))
    found = [*of_decision(_owned(made, names, owners=owners), tied(opened), Told())]
    assert [row.entity_id for row in found] == ["ofac-50543"] * expected


def test_without_lists_the_ids_that_claims_gave_are_looked_for(tmp_path: Path) -> None:
    assert Tied.of(("ofac-50543",), None).names == {"ofac-50543": "ofac-50543"}
    assert Tied.of(("ofac-1",), lists(tmp_path)).names == {"ofac-1": "ofac-1"}
