"""One party on several lists: the listing that binds decides, whichever name matched; doubt blocks nothing and hides nothing."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from seawall.decisions import NO_EVIDENCE, Decision, Evidence, Kin, Outcome, decide
from seawall.entities import Designation, Entity, Source
from tests.decisions.made import DAY, US, at, decided, entry, party, payment
from tests.made import match

SDN = replace(entry("SDN", "CYBER2", uid=50543), source=Source("us-ofac-sdn", "sdn.csv", "line 1"))
CAPTA, SSI = entry("CAPTA", "RUSSIA-EO14024", uid=2), entry("SSI", "UKRAINE-EO13662", uid=3)
EU = replace(
    entry("x", uid=9), id="eu-5", designations=(Designation("EU", "Official Journal", ("EU-CYB",)),),
    source=Source("eu-oj-annex", "annex.csv", "line 2"),
)  # fmt: skip
WHY = ("the same USCC 91110108562135265P",)


def screened(matched: list[Entity], kin: dict[str, tuple[Kin, ...]]) -> Decision:
    who = party()
    known = {one.id: one for one in matched}
    found = [match(one.id) for one in matched]
    return decide(payment(who), [(who, found)], known, US, at(DAY), replace(NO_EVIDENCE, kin=kin))


def kin_of(*entries: Entity, sure: bool = True) -> dict[str, tuple[Kin, ...]]:
    return {one.id: tuple(Kin(other, sure, WHY) for other in entries if other is not one) for one in entries}


def test_a_name_that_stands_on_the_eus_list_only_blocks_by_ofacs_listing_and_says_how() -> None:
    found = screened([EU], kin_of(SDN, EU))
    assert found.outcome is Outcome.BLOCK
    assert (
        "matched the name 'EXAMPLE' on the list EU Official Journal; the same party is OFAC SDN 50543 "
        "(why: the same USCC 91110108562135265P)" in found.why
    )
    (finding,) = found.findings
    assert finding.lists == ("OFAC SDN", "EU Official Journal")
    assert [(row.entity_id, row.outcome, row.name) for row in finding.listings] == [
        ("eu-5", Outcome.REVIEW, "EXAMPLE"), ("ofac-50543", Outcome.BLOCK, ""),
    ]  # fmt: skip


def test_without_the_merge_the_eus_listing_alone_is_reviewed_by_an_american() -> None:
    assert screened([EU], {}).outcome is Outcome.REVIEW


def test_a_merge_that_is_not_sure_never_blocks_and_never_hides() -> None:
    found = screened([EU], kin_of(SDN, EU, sure=False))
    assert found.outcome is Outcome.REVIEW
    (finding,) = found.findings
    assert finding.could_be is Outcome.BLOCK
    assert "is it the same party as ENTRY 50543 (ofac-50543)?" in finding.question
    assert [(row.entity_id, row.same) for row in finding.listings] == [("eu-5", True), ("ofac-50543", False)]


def test_three_matches_with_one_party_are_one_finding_with_every_listing() -> None:
    found = screened([EU, SDN], kin_of(SDN, EU))
    (finding,) = found.findings
    assert finding.match.entity_id == "ofac-50543"  # the listing that requires it goes first
    assert {row.entity_id: row.name for row in finding.listings} == {"ofac-50543": "EXAMPLE", "eu-5": "EXAMPLE"}


def test_a_rejected_payment_is_held_where_another_listing_of_the_party_may_block() -> None:
    alone = screened([SDN, CAPTA], {})
    together = screened([SDN, CAPTA], kin_of(SDN, CAPTA))
    assert together.outcome.rank >= alone.outcome.rank


def test_without_other_lists_a_decision_is_what_it_was() -> None:
    found = match(SDN.id)
    assert decided(SDN, found=found).findings[0].listings == ()
    assert decided(SDN, found=found) == decided(SDN, evidence=Evidence(kin={}), found=found)


_SOME = st.lists(st.sampled_from([SDN, CAPTA, SSI, EU]), min_size=1, max_size=4, unique_by=lambda one: one.id)


@given(_SOME, _SOME, st.booleans())
def test_neither_another_list_nor_a_merge_ever_lowers_a_decision(
    matched: list[Entity], others: list[Entity], sure: bool
) -> None:
    alone = screened(matched, {})
    both = {one.id: one for one in (*matched, *others)}
    merged = screened(matched, kin_of(*both.values(), sure=sure))
    more = screened(list(both.values()), kin_of(*both.values(), sure=sure))
    for found in (merged, more):
        assert found.outcome.rank >= alone.outcome.rank
        assert not alone.holds or found.outcome is not Outcome.REJECT or found.holds
        told = {row.entity_id for finding in found.findings for row in finding.listings}
        assert {finding.match.entity_id for finding in alone.findings} <= told | {
            finding.match.entity_id for finding in found.findings
        }
