"""Enforcement actions as a corpus: what went wrong, screened again from end to end; `pytest -m enforcement` prints it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from seawall import places
from seawall.corpus import Corpus
from seawall.decisions import (
    Certainty,
    Circumstances,
    Decision,
    Evidence,
    Outcome,
    Owner,
    OwnershipFinding,
    OwnershipStatus,
    Part,
    PlaceFinding,
    Policy,
    Where,
    decide,
    shipped_policy,
    us_policy,
)
from seawall.entities import Address, Designation, Entity, Identifier, IdentifierKind, Party, Role, Schema
from seawall.payments import Customer, Payment, Subject
from seawall.places import PlaceHit, places_in
from seawall.screen import Screening, matches_of, screen_one
from tests.made import corpus, listed, version

NOW = datetime(2026, 11, 20, 17, 0, tzinfo=UTC)
US, UK = us_policy(), shipped_policy("uk")
BLOCK, REJECT, REVIEW, RELEASE = Outcome.BLOCK, Outcome.REJECT, Outcome.REVIEW, Outcome.RELEASE


def _bank(uid: int, name: str, bic: str) -> Entity:
    return replace(listed(uid, name, tags=("UKRAINE-EO13685",)), identifiers=(Identifier(IdentifierKind.BIC, bic),))


def _person(uid: int, name: str) -> Entity:
    return replace(listed(uid, name, tags=("SDNTK",)), schema=Schema.PERSON)


def _british(uid: int, name: str) -> Entity:
    made = listed(uid, name)
    return replace(made, designations=(Designation("UK", "UK Sanctions List", ("Russia",)),))


# The facts of the releases (facts/rules §8), in the official forms of the lists.
LISTED = (
    listed(1, "SIS D.O.O.", tags=("SDNTK",)),
    _person(2, "STJEPANOVIC, Savo"),
    listed(3, "HIGHER INSTITUTE OF APPLIED SCIENCE AND TECHNOLOGY", tags=("NPWMD",)),
    _bank(4, "OJSC KRAYINVESTBANK", "KRAYRU22"),
    _british(5, "SOVCOMFLOT"),
    replace(_british(6, "OVSYANNIKOV, Dmitry Vladimirovich"), schema=Schema.PERSON),
)


@pytest.fixture(scope="module")
def held(tmp_path_factory: pytest.TempPathFactory) -> Corpus:
    return corpus(tmp_path_factory.mktemp("enforcement"), LISTED, (version(sha256="e"),))


def paid(*parties: Party) -> Payment:
    return Payment("P-1", parties, "payments.xml", "/", "pacs.008")


def by_name(name: str, role: Role = Role.CREDITOR, schema: Schema = Schema.LEGAL_ENTITY) -> Payment:
    return paid(Party(role, (name,), schema, place="/x"))


def by_bic(bic: str) -> Payment:
    return paid(Party(Role.CREDITOR_AGENT, identifiers=(Identifier(IdentifierKind.BIC, bic),), place="/CdtrAgt"))


def placed(address: Address, where: Where = Where.ADDRESS, name: str = "Example Buyer") -> Callable[[Corpus], Decision]:
    """A payment with an address: its places are found in it, and the policy says what follows."""
    buyer = Party(Role.CREDITOR, (name,), addresses=(address,), place="/Cdtr")

    def decided(held: Corpus) -> Decision:
        told = Evidence(places=tuple(_told(hit, where, buyer) for hit in places_in(address, "/Cdtr/PstlAdr")))
        return decide(paid(buyer), [], {}, US, Circumstances(NOW, held.version, "e"), told)

    return decided


def _told(hit: PlaceHit, where: Where, buyer: Party) -> PlaceFinding:
    sure = Certainty.POSSIBLE if hit.certainty is places.Certainty.DOUBTFUL else Certainty.CERTAIN
    return PlaceFinding(hit.jurisdiction, hit.said, hit.place, sure, where, buyer)


def screened(subject: Subject, policy: Policy = US, now: datetime = NOW) -> Callable[[Corpus], Decision]:
    return lambda held: screen_one(subject, Screening(held, policy, now))


def owned(held: Corpus) -> Decision:
    """The new owner stands on the list; the company itself does not."""
    company = Party(Role.CREDITOR, ("Example Terminal Ltd",), place="/Cdtr")
    owner = held.entity("ofac-5")
    told = OwnershipFinding(
        company, OwnershipStatus.BLOCKED, (Owner(owner.caption, owner.id, owner.designations),), "100 %"
    )
    return decide(paid(company), [], {}, UK, Circumstances(NOW, held.version, "e"), Evidence(owners=(told,)))


def signed(held: Corpus) -> Decision:
    """A listed person signs for a company that is not blocked (FAQ 400)."""
    signatory = Party(Role.RELATED, ("Savo Stjepanovic",), Schema.PERSON, place="/Sgntry")
    matched = [(signatory, matches_of(signatory, Screening(held, US, NOW)))]
    entities = {match.entity_id: held.entity(match.entity_id) for _, found in matched for match in found}
    under = Circumstances(NOW, held.version, "e")
    return decide(paid(signatory), matched, entities, US, under, Evidence(parts={"/Sgntry": Part.SIGNS}))


CASES: list[tuple[str, str, Callable[[Corpus], Decision], Outcome]] = [
    # case, what was missed, the payment now → outcome
    ("Apple 2019", "legal form in capitals: SIS DOO", screened(by_name("SIS DOO")), BLOCK),
    ("Apple 2019", "legal form with dots: S.I.S. DOO", screened(by_name("S.I.S. DOO")), BLOCK),
    ("Apple 2019", "the account administrator was not screened",
     screened(by_name("Savo Stjepanovic", Role.RELATED, Schema.PERSON)), BLOCK),
    ("Apple 2019", "precision: another d.o.o.", screened(by_name("Orion DOO")), RELEASE),
    ("Citigroup 2014", "for in place of of",
     screened(by_name("Higher Institute for Applied Science and Technology")), BLOCK),
    ("Citigroup 2014", "precision: another institute", screened(by_name("Institute of Tropical Medicine")), RELEASE),
    ("DBTCA 2020", "a bank named by its BIC alone", screened(by_bic("KRAYRU22")), BLOCK),
    ("DBTCA 2020", "its branch's BIC", screened(by_bic("KRAYRU22XXX")), BLOCK),
    ("DBTCA 2020", "exact names only", screened(by_name("Krayinvestbank OJSC")), REVIEW),
    ("DBTCA 2020", "precision: another bank's BIC", screened(by_bic("DEUTDEFF")), RELEASE),
    ("Payoneer 2021", "a bank named by its BIC alone", screened(by_bic("KRAYRU22")), BLOCK),
    ("Payoneer 2021", "an IP address in Crimea was ignored", placed(Address(city="Simferopol"), Where.IP), REVIEW),
    ("Payoneer 2021", "a billing address in Crimea was ignored", placed(Address(city="Simferopol")), REJECT),
    ("Amazon 2020", "Yalta, Crimea in an address", placed(Address(street="1 Example Street, Yalta, Crimea")), REJECT),
    ("Amazon 2020", "Krimea in an address", placed(Address(street="1 Example Street, Krimea")), REJECT),
    ("Amazon 2020", "precision: Yalta Road in another town",
     placed(Address(street="12 Yalta Road", city="Exampletown", country="US", country_code="us")), RELEASE),
    ("Amazon 2020", "an embassy's order", placed(Address(street="Embassy of Iran, 1 Example Street"), name="Embassy of Iran"), REJECT),
    ("Wachovia 2007", "rejected what was to be blocked: a bank in Cuba", placed(Address(city="Habana"), Where.BANK), BLOCK),
    ("FAQ 400", "a contract that a blocked person signs", signed, REJECT),
    ("OFSI Citibank 2026", "the legal form first: PAO Sovcomflot", screened(by_name("PAO Sovcomflot"), UK), REVIEW),
    ("OFSI Citibank 2026", "precision: PAO Severstal", screened(by_name("PAO Severstal"), UK), RELEASE),
    ("OFSI Bank of Scotland 2026", "transliteration, no middle name",
     screened(by_name("Dmitrii Ovsiannikov", schema=Schema.PERSON), UK), REVIEW),
    ("OFSI Deutsche Bank 2026", "an owner newly designated", owned, BLOCK),
]  # fmt: skip


@pytest.mark.enforcement
@pytest.mark.parametrize("row", CASES, ids=[f"{row[0]}: {row[1]}" for row in CASES])
def test_the_enforcement_corpus(
    row: tuple[str, str, Callable[[Corpus], Decision], Outcome],
    held: Corpus,
    record_property: Callable[[str, object], None],
) -> None:
    case, missed, made, outcome = row
    decision = made(held)
    record_property("enforcement", (case, missed, decision.action, decision.why))
    assert decision.outcome is outcome


@pytest.mark.enforcement
def test_payoneer_a_pended_payment_can_not_leave_by_waiting(held: Corpus) -> None:
    doubtful = by_name("Krayinvest Bank")
    first = screened(doubtful)(held).outcome
    later = [screened(doubtful, now=NOW + timedelta(days=days))(held).outcome for days in (1, 30, 3650)]
    assert first is not RELEASE
    assert later == [first] * 3


@pytest.mark.enforcement
def test_midfirst_a_customer_of_yesterday_is_found_on_the_day_of_the_designation(tmp_path: Path) -> None:
    client = Customer("C-1", (Party(Role.CUSTOMER, ("Example Oil Trading FZE",), place="row 1"),), "c.csv", "row 1")
    at_noon = datetime(2020, 9, 21, 16, 36, tzinfo=UTC)  # 12:36 EDT, the minute of the designation
    before = corpus(tmp_path / "before", LISTED, (version(sha256="1", published=date(2020, 9, 18)),))
    grown = (*LISTED, listed(9, "EXAMPLE OIL TRADING FZE"))
    after = corpus(tmp_path / "after", grown, (version(sha256="2", published=date(2020, 9, 21)),))
    assert screened(client, now=at_noon)(before).outcome is RELEASE
    assert screened(client, now=at_noon)(after).outcome is BLOCK


@pytest.mark.enforcement
def test_ofsi_citibank_under_uk_rules_nothing_goes_back_to_a_designated_bank(held: Corpus) -> None:
    decision = screened(by_name("SOVCOMFLOT"), UK)(held)
    assert (decision.outcome, decision.action) == (BLOCK, "freeze")
    assert REJECT not in UK.outcomes
