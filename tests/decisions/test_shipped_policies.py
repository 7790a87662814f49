"""The policies that ship: which outcomes a regime knows, what it calls them, and that every rule says how it is known."""

from dataclasses import replace
from datetime import date

import pytest

from seawall.decisions import (
    SHIPPED,
    Evidence,
    Outcome,
    OwnershipStatus,
    PlaceFinding,
    Policy,
    Verified,
    Who,
    read_policy,
    shipped_policy,
)
from seawall.entities import Designation, Entity
from seawall.errors import SettingRefused
from seawall.matching import Basis
from seawall.places import jurisdictions
from tests.decisions.made import DAY, US, decided, entry, owned
from tests.decisions.test_policy import WHOLE
from tests.made import match

BLOCK, REJECT, REVIEW, RELEASE = Outcome.BLOCK, Outcome.REJECT, Outcome.REVIEW, Outcome.RELEASE
UK, EU = shipped_policy("uk"), shipped_policy("eu")


def of(authority: str, list_name: str) -> Entity:
    return replace(entry(list_name), designations=(Designation(authority, list_name, ("CYBER",)),))


REGIMES = [
    # policy, whose list → outcome, in the regime's word
    (US, "OFAC", "SDN", BLOCK, "block"),
    (UK, "UK", "UK Sanctions List", BLOCK, "freeze"),
    (UK, "OFSI", "UK Sanctions List", BLOCK, "freeze"),
    (UK, "OFAC", "SDN", REVIEW, "hold for review"),
    (UK, "OFAC", "CAPTA", REVIEW, "hold for review"),
    (EU, "EU", "EU Financial Sanctions", BLOCK, "freeze"),
    (EU, "OFAC", "SDN", REVIEW, "hold for review"),
    (US, "UK", "UK Sanctions List", REVIEW, "review"),
]


@pytest.mark.parametrize("policy, authority, list_name, outcome, action", REGIMES)
def test_a_list_binds_whom_its_authority_binds(
    policy: Policy, authority: str, list_name: str, outcome: Outcome, action: str
) -> None:
    decision = decided(of(authority, list_name), policy=policy)
    assert (decision.outcome, decision.action) == (outcome, action)


PLACES = ["crimea", "dnr", "lnr", "kherson-zaporizhzhia", "iran", "cuba", "atlantis"]


@pytest.mark.parametrize("jurisdiction", PLACES)
@pytest.mark.parametrize("policy", [UK, EU], ids=["uk", "eu"])
def test_no_place_is_sent_back_under_uk_and_eu_rules_that_nobody_has_verified(
    policy: Policy, jurisdiction: str
) -> None:
    found = PlaceFinding(jurisdiction, "Example City", "/x")
    assert decided(evidence=Evidence(places=(found,)), policy=policy).outcome is REVIEW


def test_the_uk_rejects_by_no_rule_and_freezes_what_is_owned() -> None:
    """OFSI, Citibank London: a payment sent back to a designated bank is a breach by itself."""
    assert REJECT not in UK.outcomes
    assert REJECT not in {row.outcome for row in UK.effect} | {row.outcome for row in UK.jurisdiction}
    mine = owned(of("UK", "UK Sanctions List"))
    assert decided(evidence=Evidence(owners=(mine,)), policy=UK).action == "freeze"
    unnamed = owned(status=OwnershipStatus.POSSIBLE)
    assert decided(evidence=Evidence(owners=(unnamed,)), policy=UK).outcome is REVIEW


@pytest.mark.parametrize("name", SHIPPED)
def test_the_thresholds_are_the_same_and_each_rule_begins_on_a_day_and_has_a_mark(name: str) -> None:
    policy = shipped_policy(name)
    assert (policy.thresholds.review, policy.thresholds.certain) == (US.thresholds.review, US.thresholds.certain)
    for table in (policy.effect, policy.measure, policy.jurisdiction, policy.licence):
        for row in table:
            assert (row.valid_from <= DAY, row.verified in Verified) == (True, True)


def test_every_place_that_can_be_found_has_a_rule_on_the_day() -> None:
    """The room of places and the policy speak of the same ones, by the same ids."""
    assert [row for row in jurisdictions() if not US.jurisdictions_of(row, DAY)] == []
    assert {row.id for policy in (US, UK, EU) for row in policy.jurisdiction} <= set(jurisdictions())


EMBARGOES = ("comprehensive", "regional embargo")


@pytest.mark.parametrize("jurisdiction", sorted(jurisdictions()))
def test_the_policy_rejects_where_the_table_of_places_knows_an_embargo(jurisdiction: str) -> None:
    known = {row.measure for row in jurisdictions()[jurisdiction].restrictions(DAY) if row.authority == "US"}
    outcomes = {row.outcome for row in US.jurisdictions_of(jurisdiction, DAY) if row.who is Who.ANYONE}
    assert outcomes == ({REJECT} if known & set(EMBARGOES) else {RELEASE})


def test_no_policy_ships_for_another_word() -> None:
    with pytest.raises(SettingRefused, match="there are us, uk, eu"):
        shipped_policy("un")


JURISDICTION = '[[jurisdiction]]\nid = "cuba"\nwho = "anyone"\noutcome = "reject"\nrequires = "r"\ncite = "c"\nverified = "A"\nvalid_from = 2020-01-01\n'
TENOR = '[[tenor]]\nmeasure = "m"\ndebt_over = 14\nequity = true\ncite = "c"\nverified = "A"\n'
FLOW = '[[flow_down]]\nlist = "SDN"\nreaches = "yes"\ncite = "c"\nverified = "A"\n'
LICENCE = '[[licence]]\nid = "L"\ntitle = "t"\nlists = ["SDN"]\ncite = "c"\nverified = "A"\nvalid_from = 2020-01-01\n'
FIELD = '[[field]]\nfield = "free text"\nreason = "r"\n'
PART = '[[part]]\npart = "signs for another"\nmost = "reject"\nrequires = "r"\ncite = "c"\nverified = "A"\n'
SENSELESS = [
    # what is added to a whole policy, what is said
    (
        'outcomes = ["block", "review", "release"]\n',
        JURISDICTION,
        "jurisdiction[0]: example knows no reject (outcomes)",
    ),
    ('outcomes = ["block", "review", "release"]\n', PART, "part[0]: example knows no reject (outcomes)"),
    ("", JURISDICTION + "valid_to = 2019-01-01\n", "jurisdiction[0] (cuba): it ends on 2019-01-01, before it begins"),
    ("", JURISDICTION.replace('"r"', '""'), "jurisdiction[0].requires: an examiner will ask"),
    ("", JURISDICTION.replace("anyone", "everyone"), "Invalid enum value 'everyone'"),
    ("", TENOR, "tenor[0]: there is no measure 'm'"),
    ("", TENOR + "issued_from = 2020-01-01\nissued_to = 2019-01-01\n", "tenor[0] (m): it ends on 2019-01-01"),
    ("", TENOR.replace("14", "-1"), "tenor[0] (m): a tenor can't be negative"),
    ("", FLOW.replace('"yes"', '"maybe"'), "flow_down[0] (SDN): reaches is"),
    ("", LICENCE + "most_amount = 5\n", "licence[0] (L): most_amount and currency belong together"),
    ("", LICENCE.replace('lists = ["SDN"]\n', ""), "licence[0] (L): it says nothing of what it covers"),
    ("", LICENCE + LICENCE, "licence: there are 2 rows with id 'L'"),
    ("", FIELD + "review = 2\n", "field[0] (free text): review must lie between 0 and 1"),
    ("", FIELD.replace("free text", "fre text"), "field[0]: no field is called 'fre text'"),
    ("", FIELD + FIELD, "field: there are 2 rows with field 'free text'"),
    ("", FIELD.replace('"r"', '" "'), "field[0].reason: an examiner will ask"),
]


@pytest.mark.parametrize("above, below, said", SENSELESS)
def test_what_makes_no_sense_in_the_tables_is_refused(above: str, below: str, said: str) -> None:
    with pytest.raises(SettingRefused) as caught:
        read_policy((above + WHOLE + below).encode(), "example.toml")
    assert said in str(caught.value)


FIELD_RULES = [
    # rule for creditors → outcome for a certain name, a certain identifier, on another list
    ('names = "review"', REVIEW, BLOCK),
    ('identifiers = "review"', BLOCK, REVIEW),
    ("review = 0.999", RELEASE, RELEASE),
    ('lists = ["SSI"]', RELEASE, RELEASE),
    ('lists = ["SDN"]', BLOCK, BLOCK),
]


@pytest.mark.parametrize("rule, by_name, by_identifier", FIELD_RULES)
def test_a_field_has_its_lists_its_threshold_and_what_it_may_cause(
    rule: str, by_name: Outcome, by_identifier: Outcome
) -> None:
    text = WHOLE + f'[[field]]\nfield = "creditor"\nreason = "r"\n{rule}\n'
    policy = read_policy(text.encode(), "example.toml")
    sdn = entry("SDN")
    assert decided(sdn, policy=policy).outcome is by_name
    assert decided(sdn, policy=policy, found=match(basis=Basis.IDENTIFIER)).outcome is by_identifier


def test_a_citation_carries_its_days() -> None:
    (finding,) = decided(entry("FSE")).findings
    assert finding.authorities[0].valid_from == date(2012, 5, 1)


NO_BLOCK = (
    Designation("US-BIS", "Entity List", ()), Designation("US-BIS", "Denied Persons List", ()),
    Designation("US-BIS", "Military End User List", ()), Designation("US-BIS", "Unverified List", ()),
    Designation("US-STATE", "Nonproliferation Sanctions", ("INKSNA",)), Designation("US-STATE", "AECA Debarred", ()),
)  # fmt: skip


@pytest.mark.parametrize("listing", NO_BLOCK, ids=lambda listing: listing.list_name)
def test_lists_of_bis_and_state_are_reviewed_and_block_nothing(listing: Designation) -> None:
    effect = shipped_policy("us").effect_of(listing, date(2026, 11, 22))
    assert effect.outcome is Outcome.REVIEW
    assert effect.could_be is None
    assert effect.cite


@pytest.mark.parametrize("name", ["us", "uk", "eu"])
@pytest.mark.parametrize("list_name", ["own watch-list", "curated names"])
def test_what_is_no_authority_s_word_is_reviewed_under_every_policy_and_says_so(name: str, list_name: str) -> None:
    effect = shipped_policy(name).effect_of(Designation("anybody", list_name, ()), date(2026, 11, 22))
    assert effect.outcome is Outcome.REVIEW
    assert "not law" in effect.requires or "not list data" in effect.requires


def test_a_programme_of_another_authority_is_cited_as_that_authority_s() -> None:
    (cited,) = shipped_policy("us").authorities_of(NO_BLOCK[4])
    assert cited.cite == "programme INKSNA of US-STATE"
