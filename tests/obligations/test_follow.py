"""From facts to obligations: tables that a compliance officer can read, and what must hold for any facts."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seawall.obligations import Contact, Facts, Listed, Nexus, NexusKind, Obligation, State, obligations, shipped_table
from tests.obligations.made import ALL, EU, NAME, TOUCHED, UK, US, day, tie


def by_rule(facts: Facts, on: str) -> dict[str, Obligation]:
    """The obligations by their rules; for facts that lead to each rule once."""
    found = obligations(facts, day(on))
    assert len({row.rule for row in found}) == len(found)
    return {row.rule: row for row in found}


# One party, three regimes: the payment of 2025-06-01 as it is asked about on a day
# asked on | rule | state, or None where nothing leads there | last day
ONE_PAYMENT = [
    ("2025-06-02", "us-block", State.IN_FORCE, None),
    ("2025-06-02", "us-report-blocked", State.IN_FORCE, "2025-06-13"),
    ("2025-06-02", "us-self-disclosure", State.VOLUNTARY, None),
    ("2025-06-02", "us-records-10", State.IN_FORCE, "2035-06-01"),
    ("2025-06-02", "uk-freeze", State.NOT_YET, None),
    ("2025-06-02", "eu-freeze", State.NOT_YET, None),
    ("2025-06-02", "uk-report", None, None),
    ("2025-06-02", "eu-report", None, None),
    ("2025-12-09", "uk-freeze", State.IN_FORCE, None),
    ("2025-12-09", "uk-report", None, None),
    ("2025-12-09", "eu-freeze", State.NOT_YET, None),
    ("2026-11-22", "us-report-blocked", State.IN_FORCE, "2025-06-13"),
    ("2026-11-22", "uk-freeze", State.IN_FORCE, None),
    ("2026-11-22", "eu-freeze", State.IN_FORCE, None),
    ("2026-11-22", "uk-report", None, None),
    ("2026-11-22", "eu-report", None, None),
    ("2025-01-02", "us-block", State.NOT_YET, None),
    ("2025-05-31", "us-report-blocked", State.NOT_YET, None),
]


@pytest.mark.parametrize(("on", "rule", "state", "due"), ONE_PAYMENT)
def test_a_payment_between_two_listings_is_a_us_matter_and_not_yet_an_eu_one(
    on: str, rule: str, state: State | None, due: str | None
) -> None:
    found = by_rule(Facts(NAME, ALL, nexuses=(tie(),)), on).get(rule)
    assert (found.state if found else None) is state
    assert (found.due if found else None) == (day(due) if due else None)


# what was found, and when | rule | counted from | last day
CLOCKS = [
    (NexusKind.PAYMENT, "2025-01-03", "us-report-blocked", "2025-01-03", "2025-01-17"),
    (NexusKind.PAYMENT, "2026-06-30", "us-report-blocked", "2026-06-30", "2026-07-14"),
    (NexusKind.PROPERTY, "2026-06-18", "us-report-blocked", "2026-06-18", "2026-07-03"),
    (NexusKind.PROPERTY, "2026-11-20", "us-report-blocked", "2026-11-20", "2026-12-07"),
    (NexusKind.PROPERTY, "2024-12-01", "us-report-blocked", "2025-01-03", "2025-01-17"),
    (NexusKind.REJECTED, "2026-11-10", "us-report-rejected", "2026-11-10", "2026-11-25"),
    (NexusKind.PROPERTY, "2025-03-03", "us-report-annual", "2027-06-30", "2027-09-30"),
    (NexusKind.PROPERTY, "2025-03-03", "uk-report", "2025-12-09", None),
    (NexusKind.PROPERTY, "2026-05-04", "eu-report", "2026-05-04", None),
    (NexusKind.CUSTOMER, "", "us-report-blocked", None, None),
    (NexusKind.WALLET, "", "us-report-blocked", None, None),
]


@pytest.mark.parametrize(("kind", "when", "rule", "starts", "due"), CLOCKS)
def test_a_clock_counts_from_the_day_of_the_block_or_of_the_listing(
    kind: NexusKind, when: str, rule: str, starts: str | None, due: str | None
) -> None:
    found = by_rule(Facts(NAME, ALL, nexuses=(tie(kind, when),)), "2026-12-31")[rule]
    assert found.state is State.IN_FORCE
    assert (found.starts, found.due) == (day(starts) if starts else None, day(due) if due else None)


def test_where_the_two_calendars_differ_both_days_are_told_and_the_earlier_is_due() -> None:
    found = by_rule(Facts(NAME, ALL, nexuses=(tie(NexusKind.PROPERTY, "2026-06-18"),)), "2026-07-01")[
        "us-report-blocked"
    ]
    assert found.due == date(2026, 7, 3)
    assert "2026-07-06 by the federal calendar, 2026-07-03 by the Federal Reserve's" in found.clock


def test_a_day_that_nobody_said_gives_no_last_day_and_says_why() -> None:
    found = by_rule(Facts(NAME, ALL, nexuses=(tie(NexusKind.CUSTOMER, ""),)), "2026-11-22")["us-report-blocked"]
    assert found.due is None
    assert "the day on which property came into your hands is not known" in found.may


def test_a_tie_that_a_person_has_yet_to_confirm_says_so() -> None:
    found = by_rule(Facts(NAME, ALL, nexuses=(tie(certain=False),)), "2025-06-02")["us-report-blocked"]
    assert "a person has yet to say whether it is" in found.may
    assert "may be Integrity Technology Group" in found.because[0]


def test_payments_of_one_day_are_one_obligation_and_those_of_another_are_another() -> None:
    ties = (tie(ours="PAY-1"), tie(ours="PAY-2"), tie(ours="PAY-3", when="2025-07-01"))
    found = [
        row
        for row in obligations(Facts(NAME, (US,), nexuses=ties), day("2025-08-01"))
        if row.rule == "us-report-blocked"
    ]
    assert [(row.starts, row.due) for row in found] == [
        (date(2025, 6, 1), date(2025, 6, 13)),
        (date(2025, 7, 1), date(2025, 7, 16)),
    ]
    assert [text[:13] for text in found[0].because[::2]] == ["payment PAY-1", "payment PAY-2"]


def test_a_thousand_payments_of_a_day_are_counted_and_not_all_named() -> None:
    ties = tuple(tie(ours=f"PAY-{number}") for number in range(1000))
    (found,) = [
        row
        for row in obligations(Facts(NAME, (US,), nexuses=ties), day("2025-08-01"))
        if row.rule == "us-report-blocked"
    ]
    assert len(found.because) == 21
    assert found.because[-1] == "and 981 facts more"


# What an incident leads to: what is known | asked on | rule | state | last day
INCIDENTS = [
    (Facts(NAME, ALL, TOUCHED), "2026-11-22", "us-8k", State.IN_FORCE, None),
    (Facts(NAME, ALL, TOUCHED, material_on=day("2026-11-20")), "2026-11-22", "us-8k", State.IN_FORCE, "2026-11-27"),
    (Facts(NAME, ALL, TOUCHED, material_on=day("2026-11-21")), "2026-11-22", "us-8k", State.IN_FORCE, "2026-11-27"),
    (Facts(NAME, ALL, material_on=day("2026-11-20")), "2026-11-22", "us-8k", State.IN_FORCE, "2026-11-27"),
    (Facts(NAME, ALL, TOUCHED, material_on=day("2026-11-24")), "2026-11-22", "us-8k", State.NOT_YET, None),
    (Facts(NAME, ALL, TOUCHED), "2023-12-17", "us-8k", State.NOT_YET, None),
    (Facts(NAME, ALL, TOUCHED), "2026-11-22", "us-circia-incident", State.PROPOSED, None),
    (Facts(NAME, ALL, incident_on=day("2026-11-20")), "2026-11-22", "us-circia-incident", State.PROPOSED, None),
    (Facts(NAME, ALL, TOUCHED), "2026-11-22", "us-circia-ransom", State.PROPOSED, None),
    (Facts(NAME, ALL, TOUCHED), "2026-11-22", "us-ransom", State.VOLUNTARY, None),
    (Facts(NAME, (UK, EU), TOUCHED), "2026-11-22", "us-ransom", None, None),
    (Facts(NAME, ALL, TOUCHED), "2026-11-22", "report-incident", State.VOLUNTARY, None),
    (Facts(NAME, ALL, TOUCHED), "2026-11-22", "preserve", State.VOLUNTARY, None),
    (Facts(NAME, ALL), "2026-11-22", "preserve", None, None),
    (Facts(NAME, ALL, TOUCHED), "2026-11-22", "us-report-blocked", None, None),
]


@pytest.mark.parametrize(("facts", "on", "rule", "state", "due"), INCIDENTS)
def test_what_a_contact_or_an_incident_leads_to(
    facts: Facts, on: str, rule: str, state: State | None, due: str | None
) -> None:
    found = by_rule(facts, on).get(rule)
    assert (found.state if found else None) is state
    assert (found.due if found else None) == (day(due) if due else None)


def test_the_day_of_materiality_is_asked_for_and_never_guessed() -> None:
    found = by_rule(Facts(NAME, ALL, TOUCHED, incident_on=day("2026-11-20")), "2026-11-22")["us-8k"]
    assert (found.starts, found.due) == (None, None)
    assert "--material-on" in found.may


@pytest.mark.parametrize(
    ("tags", "rule"),
    [
        (("CYBER2",), "us-block"),
        (("RUSSIA-EO14024", "CYBER4"), "us-block"),
        (("RUSSIA-EO14024",), "us-block-other"),
        ((), "us-block-other"),
    ],
)
def test_the_authority_of_a_block_is_that_of_the_programme(tags: tuple[str, ...], rule: str) -> None:
    row = Listed("US", "OFAC SDN", "ofac-1", NAME, tags, date(2025, 1, 3))
    assert [found.rule for found in obligations(Facts(NAME, (row,)), day("2026-11-22"))] == [rule]


def test_records_were_kept_for_five_years_before_the_rule_of_2025() -> None:
    before = by_rule(Facts(NAME, ALL, nexuses=(tie(when="2025-02-03"),)), "2025-02-10")
    assert (before["us-records-5"].state, before["us-records-5"].due) == (State.IN_FORCE, date(2030, 2, 3))
    assert before["us-records-10"].state is State.NOT_YET
    after = by_rule(Facts(NAME, ALL, nexuses=(tie(when="2025-02-03"),)), "2026-11-22")
    assert "us-records-5" not in after
    assert after["us-records-10"].due == date(2035, 2, 3)


days = st.dates(date(1990, 1, 1), date(2080, 12, 31))
listings = st.builds(
    Listed,
    st.sampled_from(["US", "EU", "UK", ""]),
    st.just("OFAC"),
    st.sampled_from(["one", "two"]),
    st.just(NAME),
    st.lists(st.sampled_from(["CYBER2", "CYB", "X"]), max_size=2).map(tuple),
    st.none() | days,
    st.booleans(),
)
nexuses = st.builds(
    Nexus,
    st.sampled_from(NexusKind),
    st.text(max_size=5),
    st.text(max_size=5),
    st.just("one"),
    st.just(NAME),
    certain=st.booleans(),
    when=st.none() | days,
    amount=st.none()
    | st.decimals(allow_nan=False, allow_infinity=False).filter(lambda amount: abs(amount) < Decimal("1e12")),
)
facts = st.builds(
    Facts,
    st.just(NAME),
    st.lists(listings, max_size=4).map(tuple),
    st.none() | st.builds(Contact, st.integers(1, 9), st.none() | days, st.none() | days),
    st.lists(nexuses, max_size=4).map(tuple),
    st.none() | days,
    st.none() | days,
)


@given(facts, days)
def test_nothing_is_due_before_its_day_and_only_what_is_in_force_is_due(known: Facts, on: date) -> None:
    rules = {rule.id: rule for rule in shipped_table().rule}
    for row in obligations(known, on):
        assert row.because
        assert row.may
        assert row.mark in set("ABCM")
        assert row.regime == "none" or row.state is not State.IN_FORCE or rules[row.rule].valid_from <= on
        if row.due is not None:
            assert row.state is State.IN_FORCE
            assert row.starts is not None
            assert row.starts < row.due


@given(facts, days)
def test_the_order_of_listings_and_ties_changes_no_duty_and_no_day(known: Facts, on: date) -> None:
    turned = Facts(
        known.party, known.listings[::-1], known.contact, known.nexuses[::-1], known.incident_on, known.material_on
    )

    def told(one: Facts) -> set[tuple[object, ...]]:
        return {(row.rule, row.state, row.starts, row.due) for row in obligations(one, on)}

    assert told(known) == told(turned)


@given(facts, days)
def test_one_tie_more_takes_no_obligation_away(known: Facts, on: date) -> None:
    more = Facts(
        known.party, known.listings, known.contact, (*known.nexuses, tie()), known.incident_on, known.material_on
    )
    fewer = {(row.rule, row.starts, row.due) for row in obligations(known, on)}
    assert fewer <= {(row.rule, row.starts, row.due) for row in obligations(more, on)}


def test_a_day_after_is_never_due_earlier() -> None:
    for shift in range(30):
        one, two = (tie(when=f"{date(2026, 6, 1) + timedelta(days=shift + more)}") for more in (0, 1))
        first, second = (
            by_rule(Facts(NAME, (US,), nexuses=(row,)), "2026-12-31")["us-report-blocked"].due for row in (one, two)
        )
        assert first is not None
        assert second is not None
        assert first <= second
