"""Remembered false positives: they release while nothing has changed, and open again by themselves, saying why."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import msgspec
import pytest

from seawall.decisions import Decision, Evidence, GoodGuy, Outcome, Policy, decide, entry_hash, good_guy, party_hash
from seawall.entities import Address, Entity, Identifier, IdentifierKind, ListedName, Party, Role, Source
from seawall.payments import Customer, Subject
from tests.decisions.made import DAY, US, at, entry, payment
from tests.made import match

SDN = entry("SDN", "CYBER2")
PARTY = Party(Role.CUSTOMER, ("Example Trading LLC",), place="row 1")
CUSTOMER = Customer("C-1", (PARTY,), "customers.csv", "row 1")
GUY = good_guy(
    CUSTOMER, PARTY, SDN, US.version, owner="A. Officer", reason="another country, another registration number",
    decided=date(2026, 8, 1), expires=date(2027, 7, 31),
)  # fmt: skip


def screened(
    party: Party = PARTY,
    entity: Entity = SDN,
    *,
    guy: GoodGuy = GUY,
    policy: Policy = US,
    on: date = DAY,
    subject: Subject | None = None,
) -> Decision:
    who = subject or replace(CUSTOMER, parties=(party,))
    evidence = Evidence(good_guys=(guy,))
    return decide(who, [(party, [match(entity.id)])], {entity.id: entity}, policy, at(on), evidence)


def test_it_releases_and_stays_on_the_record() -> None:
    decision = screened()
    assert decision.outcome is Outcome.RELEASE
    (finding,) = decision.findings
    assert finding.why.startswith("remembered as a false positive until 2027-07-31 (A. Officer: another country")


OTHER_RULES = msgspec.structs.replace(US, version="another")
CHANGES: list[tuple[str, Callable[[], Decision]]] = [
    # why it is open again, what changed
    ("the customer's data changed", lambda: screened(replace(PARTY, names=("Example Trading Ltd",)))),
    ("the customer's data changed", lambda: screened(replace(PARTY, addresses=(Address(city="Yalta"),)))),
    ("the customer's data changed", lambda: screened(replace(PARTY, countries=("RU",)))),
    ("the list entry changed", lambda: screened(entity=replace(SDN, names=(*SDN.names, ListedName("EXAMPLE TRADING"))))),
    ("the list entry changed", lambda: screened(entity=replace(SDN, facts=entry("SDN", facts=[("a", "b")]).facts))),
    ("the policy changed", lambda: screened(policy=OTHER_RULES)),
    ("it expired on 2027-07-31", lambda: screened(on=date(2027, 8, 1))),
    ("it holds from 2026-08-01 on only", lambda: screened(on=date(2026, 7, 31))),
    ("the list entry changed, the policy changed",
     lambda: screened(entity=replace(SDN, title="Director"), policy=OTHER_RULES)),
]  # fmt: skip


@pytest.mark.parametrize("why, change", CHANGES, ids=[f"{place} {row[0]}" for place, row in enumerate(CHANGES)])
def test_it_opens_again_by_itself_and_says_why(why: str, change: Callable[[], Decision]) -> None:
    decision = change()
    assert decision.outcome is Outcome.BLOCK
    assert decision.findings[0].why.endswith(f"remembered as a false positive by A. Officer, open again: {why}")


def test_it_holds_on_its_last_day_and_wherever_customer_and_entry_stand_in_their_files() -> None:
    assert screened(on=date(2027, 7, 31)).outcome is Outcome.RELEASE
    assert screened(replace(PARTY, place="row 99")).outcome is Outcome.RELEASE
    moved = replace(SDN, source=Source("us-ofac-sdn", "SDN.CSV", "line 5", date(2026, 8, 20)))
    assert screened(entity=moved).outcome is Outcome.RELEASE


def test_it_speaks_of_no_other_customer_and_of_no_other_entry() -> None:
    assert screened(subject=replace(CUSTOMER, key="C-2")).outcome is Outcome.BLOCK
    assert screened(entity=replace(SDN, id="ofac-2")).outcome is Outcome.BLOCK
    assert screened(subject=payment(PARTY)).outcome is Outcome.BLOCK, "a customer's key is no payment's"


def test_a_payment_is_spoken_of_by_the_account_that_names_the_customer() -> None:
    account = Identifier(IdentifierKind.ACCOUNT, "DE02 1203 0000 0000 2020 51")
    payee = Party(Role.CREDITOR, ("Example Trading LLC",), identifiers=(account,), place="/Cdtr")
    guy = good_guy(payment(payee), payee, SDN, US.version, owner="A. Officer", reason="r", decided=DAY,
                   expires=date(2027, 1, 1), account="DE02120300000000202051")  # fmt: skip
    assert screened(payee, guy=guy, subject=payment(payee)).outcome is Outcome.RELEASE
    debtor = replace(payee, role=Role.DEBTOR)
    assert screened(debtor, guy=guy, subject=payment(debtor)).outcome is Outcome.RELEASE
    other = replace(payee, identifiers=(replace(account, value="DE02 1203 0000 0000 2020 52"),))
    assert screened(other, guy=guy, subject=payment(other)).outcome is Outcome.BLOCK


def test_the_hashes_tell_all_apart_but_role_place_and_source() -> None:
    assert party_hash(PARTY) == party_hash(replace(PARTY, role=Role.RELATED, place="row 2"))
    assert party_hash(PARTY) != party_hash(replace(PARTY, gender="Male"))
    assert entry_hash(SDN) != entry_hash(replace(SDN, unread=("?",)))
