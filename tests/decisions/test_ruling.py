"""What listings require of dealings, as tables: SSI directives by tenor and day, menus by entry, securities."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from seawall.decisions import Dealing, Evidence, Kind, Outcome, Verified
from seawall.entities import Designation, Entity, Fact, Role
from tests.decisions.made import DAY, DIRECTIVE, E14024, US, decided, directive, entry

BLOCK, REJECT, REVIEW, RELEASE = Outcome.BLOCK, Outcome.REJECT, Outcome.REVIEW, Outcome.RELEASE


def outcome(entity: Entity, dealing: Dealing, role: Role = Role.CREDITOR, on: date = DAY) -> Outcome:
    return decided(entity, role, Evidence(dealing=dealing), on).outcome


FIRST, LAST, CAATSA, SINCE = date(2014, 7, 16), date(2014, 9, 11), date(2017, 11, 28), date(2014, 9, 12)
SSI = [
    # directive, issued, tenor at the limit, the limit + 1; equity issued that day
    (1, FIRST, 90, REJECT),
    (1, LAST, 90, REJECT),
    (1, SINCE, 30, REJECT),
    (1, date(2017, 11, 27), 30, REJECT),
    (1, CAATSA, 14, REJECT),
    (1, DAY, 14, REJECT),
    (2, FIRST, 90, RELEASE),
    (2, date(2017, 11, 27), 90, RELEASE),
    (2, CAATSA, 60, RELEASE),
    (3, SINCE, 30, RELEASE),
    (3, DAY, 30, RELEASE),
]


@pytest.mark.parametrize("number, issued, limit, equity", SSI)
def test_debt_is_judged_by_the_window_that_it_was_issued_in_and_strictly_beyond_its_limit(
    number: int, issued: date, limit: int, equity: Outcome
) -> None:
    entity = directive(number)
    assert outcome(entity, Dealing(Kind.DEBT, limit, issued)) is RELEASE
    assert outcome(entity, Dealing(Kind.DEBT, limit + 1, issued)) is REJECT
    assert outcome(entity, Dealing(Kind.EQUITY, issued=issued)) is equity


OPEN = [
    # directive, what is known → outcome
    (1, Dealing(), REVIEW),
    (1, Dealing(Kind.DEBT), REVIEW),
    (1, Dealing(Kind.DEBT, tenor_days=20), REVIEW),  # allowed or not by the day of issue
    (1, Dealing(Kind.DEBT, tenor_days=91), REVIEW),  # unless issued before the directive
    (1, Dealing(Kind.DEBT, tenor_days=14), RELEASE),  # allowed in every window
    (1, Dealing(Kind.DEBT, issued=DAY), REVIEW),
    (1, Dealing(Kind.DEBT, 400, issued=date(2014, 7, 15)), RELEASE),  # older than the directive
    (1, Dealing(Kind.EQUITY), REVIEW),
    (2, Dealing(Kind.EQUITY), RELEASE),
    (1, Dealing(Kind.TRANSFER), RELEASE),
    (1, Dealing(Kind.SECURITIES), RELEASE),
    (1, Dealing(Kind.LETTER_OF_CREDIT), REVIEW),
    (4, Dealing(Kind.DEBT, 400, DAY), RELEASE),
    (4, Dealing(Kind.GOODS), REVIEW),
    (4, Dealing(Kind.GOODS, purpose="shale oil"), REJECT),
    (4, Dealing(Kind.GOODS, purpose="office furniture"), RELEASE),
]


@pytest.mark.parametrize("number, dealing, expected", OPEN)
def test_what_nobody_has_said_is_asked_and_reviewed(number: int, dealing: Dealing, expected: Outcome) -> None:
    decision = decided(directive(number), evidence=Evidence(dealing=dealing))
    assert decision.outcome is expected
    assert bool(decision.questions) is (expected is REVIEW)


def test_an_ssi_entry_without_a_directive_and_one_with_an_unknown_directive_are_reviewed() -> None:
    transfer = Dealing(Kind.TRANSFER)
    assert outcome(entry("SSI", "UKRAINE-EO13662"), transfer) is REVIEW
    unknown = decided(directive(5), evidence=Evidence(dealing=transfer))
    assert unknown.outcome is REVIEW
    assert "a measure that this policy does not know" in unknown.why


def test_of_several_directives_the_strictest_decides_and_all_are_cited() -> None:
    both = entry("SSI", facts=[(DIRECTIVE, f"Subject to Directive {number}") for number in (1, 4)])
    (finding,) = decided(both, evidence=Evidence(dealing=Dealing(Kind.DEBT, 20, DAY))).findings
    assert finding.outcome is REJECT
    assert {"E.O. 13662, Directive 1; FAQ 370, 371", "E.O. 13662, Directive 4"} <= {
        cite.cite for cite in finding.authorities
    }


CREDIT = [
    # role, tenor → outcome (FAQ 395)
    (Role.APPLICANT, 15, REJECT),
    (Role.APPLICANT, 14, RELEASE),
    (Role.APPLICANT, None, REVIEW),
    (Role.BENEFICIARY, 400, RELEASE),
    (Role.BENEFICIARY, None, RELEASE),
    (Role.ISSUING_BANK, 400, REVIEW),
    (Role.CREDITOR, 400, REVIEW),
]


@pytest.mark.parametrize("role, tenor, expected", CREDIT)
def test_a_letter_of_credit_is_credit_to_its_applicant(role: Role, tenor: int | None, expected: Outcome) -> None:
    assert outcome(directive(1), Dealing(Kind.LETTER_OF_CREDIT, tenor, DAY), role) is expected


def test_the_roles_of_a_documentary_credit_say_that_it_is_one() -> None:
    assert decided(directive(1), Role.BENEFICIARY).outcome is RELEASE
    assert decided(directive(1), Role.APPLICANT).outcome is REVIEW


D2 = [
    (E14024, "- For more information on directives, please visit …"),
    ("Effective Date (EO 14024 Directive 2):", "26 Mar 2022"),
]
D3 = [(E14024, "Subject to Directive 3 - All transactions in … new debt of longer than 14 days …"),
      ("Effective Date (EO 14024 Directive 3):", "26 Mar 2022")]  # fmt: skip
D1A = [(E14024, "Subject to Directive 1a - …"), ("Effective Date (EO 14024 Directive 1a):", "01 Mar 2022")]
D4 = [(E14024, "Subject to Directive 4 - any transaction involving …")]
FX = [("Executive Order 14059 information:", "Prohibition on any transactions in foreign exchange …")]
CAATSA_235 = [("CAATSA Section 235 Information:", "LOANS FROM UNITED STATES FINANCIAL INSTITUTIONS. Sec. 235(a)(3)")]
EXPORTS = [("CAATSA Section 235 Information:", "EXPORT SANCTIONS Sec. 235(a)(2)")]
TRANSFER = Dealing(Kind.TRANSFER)
MENUS: list[tuple[str, Sequence[tuple[str, str]], Dealing, date, Outcome]] = [
    # the entry's measure, its facts, the dealing, the day → outcome
    ("Directive 2", D2, Dealing(), DAY, REJECT),
    ("Directive 2, before its day", D2, Dealing(), date(2022, 3, 25), RELEASE),
    ("Directive 2, no day", [("Effective Date (EO 14024 Directive 2):", "soon")], Dealing(), DAY, REVIEW),
    ("Directive 3, unknown", D3, Dealing(), DAY, REVIEW),
    ("Directive 3, transfer", D3, TRANSFER, DAY, RELEASE),
    ("Directive 3, 14 days", D3, Dealing(Kind.DEBT, 14, DAY), DAY, RELEASE),
    ("Directive 3, 15 days", D3, Dealing(Kind.DEBT, 15, DAY), DAY, REJECT),
    ("Directive 3, older debt", D3, Dealing(Kind.DEBT, 15, date(2022, 3, 25)), DAY, RELEASE),
    ("Directive 3, equity", D3, Dealing(Kind.EQUITY, issued=DAY), DAY, REJECT),
    ("Directive 3, its day is cut off", D3[:1], Dealing(Kind.DEBT, 15, DAY), DAY, REVIEW),
    ("Directives 2 and 3", [*D2, *D3], TRANSFER, DAY, REJECT),
    ("Directive 1a, bond", D1A, Dealing(Kind.SECURITIES), DAY, REJECT),
    ("Directive 1a, transfer", D1A, TRANSFER, DAY, RELEASE),
    ("Directive 4", D4, TRANSFER, DAY, REJECT),
    ("foreign exchange", FX, Dealing(Kind.FOREIGN_EXCHANGE), DAY, REJECT),
    ("no foreign exchange", FX, TRANSFER, DAY, RELEASE),
    ("a measure whose rule nobody has verified", CAATSA_235, TRANSFER, DAY, REVIEW),
    ("a measure that no rule knows", EXPORTS, TRANSFER, DAY, REVIEW),
    ("no measure at all", [], TRANSFER, DAY, REVIEW),
]  # fmt: skip


@pytest.mark.parametrize("menu, facts, dealing, on, expected", MENUS, ids=[row[0] for row in MENUS])
def test_a_menu_is_read_from_the_entry(
    menu: str, facts: Sequence[tuple[str, str]], dealing: Dealing, on: date, expected: Outcome
) -> None:
    assert outcome(entry("NS-MBS", "RUSSIA-EO14024", facts=facts), dealing, on=on) is expected, menu


def test_ns_does_not_mean_that_nothing_is_blocked() -> None:
    moved = entry("NS-MBS", "HK-EO13936")
    assert outcome(moved, TRANSFER, on=date(2026, 7, 14)) is BLOCK
    assert outcome(moved, Dealing(Kind.IMPORT), on=date(2026, 7, 14)) is REVIEW
    assert outcome(moved, TRANSFER, on=date(2026, 7, 13)) is REVIEW
    (finding,) = decided(moved, on=date(2026, 7, 14)).findings
    assert "[rule unverified, C]" in finding.why


CMIC = [("Listing Date (CMIC)", "03 Jun 2021"), ("Effective Date (CMIC)", "02 Aug 2021"),
        ("Purchase/Sales For Divestment Date (CMIC)", "03 Jun 2022")]  # fmt: skip
SECURITIES = [
    # facts, dealing, day → outcome
    (CMIC, Dealing(), DAY, REVIEW),
    (CMIC, TRANSFER, DAY, RELEASE),
    (CMIC, Dealing(Kind.SECURITIES), DAY, REJECT),
    (CMIC, Dealing(Kind.SECURITIES, divestment=True), DAY, REJECT),
    (CMIC, Dealing(Kind.SECURITIES, divestment=True), date(2022, 6, 3), RELEASE),
    (CMIC, Dealing(Kind.SECURITIES, divestment=True), date(2022, 6, 4), REJECT),
    (CMIC, Dealing(Kind.SECURITIES, divestment=False), date(2022, 6, 3), REJECT),
    (CMIC, Dealing(Kind.SECURITIES), date(2022, 6, 3), REVIEW),
    (CMIC[:1], Dealing(Kind.SECURITIES), DAY, REVIEW),
    (CMIC[:2], Dealing(Kind.SECURITIES, divestment=False), DAY, REJECT),
]


@pytest.mark.parametrize("facts, dealing, on, expected", SECURITIES)
def test_a_cmic_entry_restricts_its_securities_from_and_until_its_own_days(
    facts: Sequence[tuple[str, str]], dealing: Dealing, on: date, expected: Outcome
) -> None:
    assert outcome(entry("NS-CMIC", "CMIC-EO13959", facts=facts), dealing, on=on) is expected


CAPTA = [
    ("", REJECT),
    ("prohibited from opening or maintaining a correspondent account, E.O. 14024 section 11(b)(i)", REJECT),
    ("blocked pursuant to E.O. 14024 section 11(b)(ii)", BLOCK),
    ("may maintain an account under strict conditions", REVIEW),
]


@pytest.mark.parametrize("said, expected", CAPTA)
def test_a_capta_entry_says_how_far_it_reaches(said: str, expected: Outcome) -> None:
    facts = [("Additional Sanctions Information -", said)] if said else []
    assert outcome(entry("CAPTA", facts=facts), Dealing(), Role.CREDITOR_AGENT) is expected


@pytest.mark.parametrize("tag", ["CYBER2", "BPI-SDNTK", "BPI-PA"])
def test_a_party_blocked_pending_investigation_is_blocked(tag: str) -> None:
    assert outcome(entry("SDN", tag), TRANSFER) is BLOCK


def test_an_unverified_rule_releases_nothing() -> None:
    doubted = tuple(msgspec.structs.replace(row, verified=Verified.ONE_SOURCE) for row in US.measure)
    policy = msgspec.structs.replace(US, measure=doubted)
    decision = decided(directive(1), evidence=Evidence(dealing=TRANSFER), policy=policy)
    assert decision.outcome is REVIEW
    assert "nobody has verified this rule" in decision.questions[0]


@given(st.integers(0, 200), st.dates(date(2014, 1, 1), DAY), st.integers(1, 3))
def test_a_longer_tenor_never_lowers_the_outcome_and_knowing_less_never_releases(
    tenor: int, issued: date, number: int
) -> None:
    entity = directive(number)
    shorter, longer = (outcome(entity, Dealing(Kind.DEBT, days, issued)) for days in (tenor, tenor + 1))
    assert longer.rank >= shorter.rank
    if longer is REJECT:
        for less in (Dealing(Kind.DEBT, tenor + 1), Dealing(Kind.DEBT, issued=issued), Dealing(Kind.DEBT), Dealing()):
            assert outcome(entity, less) is REVIEW


def test_an_entry_of_an_own_list_ends_with_its_last_day() -> None:
    listed = Designation("own institution", "own watch-list", ())
    entity = replace(entry("own watch-list"), designations=(listed,), facts=(Fact("Expires", "2027-12-31"),))
    assert outcome(entity, Dealing(), on=date(2027, 12, 31)) is REVIEW
    after = decided(entity, Role.CREDITOR, Evidence(), date(2028, 1, 1))
    assert after.outcome is RELEASE
    assert after.findings[0].why == "the entry expired on 2027-12-31: nothing follows from it any more"
    assert outcome(replace(entity, facts=()), Dealing(), on=date(2099, 1, 1)) is REVIEW


def test_no_other_list_ends_by_a_fact_of_that_label() -> None:
    entity = replace(entry("SDN"), facts=(Fact("Expires", "2020-01-01"),))
    assert outcome(entity, Dealing()) is BLOCK
