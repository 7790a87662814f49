"""What must hold of every decision whatever is known: more evidence never lowers it, order changes nothing."""

from dataclasses import replace
from random import Random

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from seawall.decisions import (
    Certainty,
    Change,
    Dealing,
    Decision,
    Evidence,
    Finding,
    Ground,
    Kind,
    Outcome,
    OwnershipFinding,
    OwnershipStatus,
    PlaceFinding,
    Policy,
    Resubmission,
    TextFinding,
    Where,
    Who,
    decide,
    shipped_policy,
)
from seawall.entities import Designation, Entity, Role
from seawall.matching import Basis, Match
from tests.decisions.made import DAY, DIRECTIVE, E14024, US, at, entry, owned, party, payment
from tests.made import match

ENTRIES = (
    entry("SDN", "CYBER2", uid=1),
    entry("SSI", "UKRAINE-EO13662", facts=[(DIRECTIVE, "Subject to Directive 1")], uid=2),
    entry("NS-MBS", "RUSSIA-EO14024", facts=[(E14024, "Subject to Directive 4")], uid=3),
    entry("SDN", "ETHIOPIA-EO14046", uid=4),
    entry("NS-CMIC", "CMIC-EO13959", uid=5),
)
BY_ID = {row.id: row for row in ENTRIES}
ROLES = st.sampled_from([Role.DEBTOR, Role.CREDITOR, Role.CREDITOR_AGENT, Role.BENEFICIARY])
POLICIES = st.sampled_from([US, shipped_policy("uk"), shipped_policy("eu")])
DEALINGS = st.builds(
    Dealing,
    st.sampled_from([None, *Kind]),
    st.sampled_from([None, 10, 20]),
    st.sampled_from([None, DAY]),
    st.sampled_from(["", "shale oil", "fsb import notification"]),
    licence=st.sampled_from(["", "Cyber GL 1C", "Russia GL 84", "GL 999"]),
)
PLACES = st.builds(
    PlaceFinding,
    st.sampled_from(["crimea", "cuba", "iran", "syria", "venezuela", "kherson-zaporizhzhia", "atlantis"]),
    st.sampled_from(["Yalta", "Habana"]),
    st.sampled_from(["/a", "/b"]),
    st.sampled_from(list(Certainty)),
    st.sampled_from(list(Where)),
    st.builds(party, ROLES, st.sampled_from(["Example LLC", "Ministry of Example"])) | st.none(),
    st.frozensets(st.sampled_from(list(Who)), max_size=2),
)
OWNERS = st.builds(
    lambda rows, status: owned(*rows, status=status),
    st.lists(st.sampled_from(ENTRIES), max_size=2, unique_by=lambda row: row.id),
    st.sampled_from(list(OwnershipStatus)),
)
MATCHES = st.builds(
    match, st.sampled_from(sorted(BY_ID)), st.sampled_from([1.5, 5.0]), st.sampled_from(list(Basis)),
    corroborated=st.booleans(),
)  # fmt: skip
TEXTS = st.builds(TextFinding, st.just("Example"), st.sampled_from(["/t1", "/t2"]), MATCHES)
AGAIN = st.builds(Resubmission, st.sampled_from(["P-0", "P-9"]), st.just((Change("name", "a", "b"),)))
EVIDENCE = st.builds(
    Evidence,
    st.lists(PLACES, max_size=2).map(tuple),
    st.lists(TEXTS, max_size=2).map(tuple),
    st.lists(OWNERS, max_size=2).map(tuple),
    st.lists(AGAIN, max_size=1).map(tuple),
    DEALINGS,
)
FOUND = st.lists(MATCHES, max_size=2, unique_by=lambda found: found.entity_id)


def screened(evidence: Evidence, found: list[Match], policy: Policy, entries: dict[str, Entity] = BY_ID) -> Decision:
    who = party()
    return decide(payment(who), [(who, found)], entries, policy, at(DAY), evidence)


@given(EVIDENCE, FOUND, POLICIES, PLACES)
def test_one_more_place_never_lowers_the_outcome(
    evidence: Evidence, found: list[Match], policy: Policy, extra: PlaceFinding
) -> None:
    more = replace(evidence, places=(*evidence.places, extra))
    assert screened(more, found, policy).outcome.rank >= screened(evidence, found, policy).outcome.rank


@given(EVIDENCE, FOUND, POLICIES, OWNERS)
def test_one_more_owned_party_never_lowers_the_outcome(
    evidence: Evidence, found: list[Match], policy: Policy, extra: OwnershipFinding
) -> None:
    more = replace(evidence, owners=(*evidence.owners, extra))
    assert screened(more, found, policy).outcome.rank >= screened(evidence, found, policy).outcome.rank


@given(st.lists(st.sampled_from(ENTRIES), max_size=3, unique_by=lambda row: row.id), st.sampled_from(ENTRIES),
       st.sampled_from(list(OwnershipStatus)), POLICIES, DEALINGS)  # fmt: skip
def test_one_more_stake_never_lowers_the_outcome(
    owners: list[Entity], extra: Entity, status: OwnershipStatus, policy: Policy, dealing: Dealing
) -> None:
    if not owners:
        return  # an owner that is not named is held for the strictest: to name one may mean less
    few, more = (
        Evidence(owners=(owned(*rows, status=status),), dealing=dealing) for rows in (owners, [*owners, extra])
    )
    assert screened(more, [], policy).outcome.rank >= screened(few, [], policy).outcome.rank


@given(EVIDENCE, FOUND, POLICIES, TEXTS)
def test_one_more_mention_never_lowers_the_outcome(
    evidence: Evidence, found: list[Match], policy: Policy, extra: TextFinding
) -> None:
    more = replace(evidence, texts=(*evidence.texts, extra))
    assert screened(more, found, policy).outcome.rank >= screened(evidence, found, policy).outcome.rank


@given(EVIDENCE, FOUND, POLICIES, st.sampled_from(sorted(BY_ID)), st.sampled_from(ENTRIES))
def test_one_more_designation_never_lowers_the_outcome(
    evidence: Evidence, found: list[Match], policy: Policy, uid: str, extra: Entity
) -> None:
    # Another list comes with other facts; on the same list, more facts are more measures, not more designations.
    if any(row.list_name == extra.designations[0].list_name for row in BY_ID[uid].designations):
        return
    listing: Designation = extra.designations[0]
    grown = replace(BY_ID[uid], designations=(*BY_ID[uid].designations, listing))
    before = screened(evidence, found, policy)
    assert screened(evidence, found, policy, {**BY_ID, uid: grown}).outcome.rank >= before.outcome.rank


@given(EVIDENCE, FOUND, POLICIES, st.randoms(use_true_random=False))
def test_the_order_of_evidence_changes_nothing(
    evidence: Evidence, found: list[Match], policy: Policy, chance: Random
) -> None:
    turned = replace(
        evidence,
        places=tuple(chance.sample(evidence.places, len(evidence.places))),
        texts=tuple(chance.sample(evidence.texts, len(evidence.texts))),
        owners=tuple(chance.sample(evidence.owners, len(evidence.owners))),
    )
    one, other = screened(evidence, found, policy), screened(turned, found[::-1], policy)
    assert msgspec.json.encode(one) == msgspec.json.encode(other)


@given(EVIDENCE, FOUND, POLICIES)
def test_every_outcome_is_one_that_the_regime_knows_and_a_review_says_what_is_asked(
    evidence: Evidence, found: list[Match], policy: Policy
) -> None:
    decision = screened(evidence, found, policy)
    both: list[Finding | Ground] = [*decision.findings, *decision.grounds]
    assert decision.outcome in policy.outcomes
    assert decision.outcome.rank == max((row.outcome.rank for row in both), default=0)
    assert all(row.why for row in both)
    assert all(row.could_be.rank >= row.outcome.rank for row in both)
    assert not decision.holds or decision.outcome is Outcome.REJECT
