"""The indicators of a party are one for each row, over ties that carry; an alias, a mention and a shared tool carry nothing."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from seawall.claims import Claim, NodeKind, Place, Relation, Saying, Tier, node
from seawall.claims.readers.read import read
from seawall.claims.readers.source import Source
from seawall.claims.views import indicator, indicators_of, paths
from tests.claims.made import ADDRESS, COMPANY, EXAMPLE, GROUP, NETWORK, claim, parted

OPERATES = claim(COMPANY, Relation.OPERATES, NETWORK)
TOOL = node(NodeKind.TOOL, "Example VPN")


def test_rows_are_never_collapsed() -> None:
    rows = [
        claim(first="2023-07-13", last="2024-09-04", tier=Tier.MANAGEMENT),
        claim(first="2023-10-08", last="2024-09-04", row="2", tier=Tier.CONTROL),
        claim(first="2023-07-13", last="2024-07-29", row="3", tier=Tier.CONTROL),
    ]
    found = indicators_of([OPERATES, *rows], COMPANY.id)
    assert [each.claim for each in found] == [row.id for row in rows]
    assert [each.tier for each in found] == [Tier.MANAGEMENT, Tier.CONTROL, Tier.CONTROL]
    assert {each.party for each in found} == {COMPANY.id}


def test_the_same_row_loaded_twice_is_one_row() -> None:
    assert len(indicators_of([OPERATES, claim(), claim()], COMPANY.id)) == 1


CARRIES = [
    (claim(COMPANY, Relation.OPERATES, NETWORK), True),
    (claim(COMPANY, Relation.CONTROLS, NETWORK), True),
    (claim(NETWORK, Relation.ATTRIBUTED_TO, COMPANY), True),
    (claim(NETWORK, Relation.PART_OF, COMPANY), True),
    (claim(COMPANY, Relation.ALSO_CALLED, NETWORK), False),
    (claim(COMPANY, Relation.SIMILAR_TO, NETWORK), False),
    (claim(COMPANY, Relation.RELATED_TO, NETWORK), False),
    (claim(COMPANY, Relation.MENTIONS, NETWORK), False),
    (claim(COMPANY, Relation.OPERATES, NETWORK, denied=True), False),
    (claim(COMPANY, Relation.OPERATES, NETWORK, withdrawn=datetime(2025, 1, 1, tzinfo=UTC)), False),
]


@pytest.mark.parametrize(
    "tie, carries", CARRIES, ids=lambda each: each.sentence if isinstance(each, Claim) else str(each)
)
def test_only_ties_that_carry_lead_to_indicators(tie: Claim, carries: bool) -> None:
    assert bool(indicators_of([tie, claim()], COMPANY.id)) is carries


def test_what_a_party_makes_is_its_own_and_what_it_uses_with_others_is_not() -> None:
    contact = claim(TOOL, Relation.COMMUNICATES_WITH)
    assert len(indicators_of([claim(COMPANY, Relation.DEVELOPS, TOOL), contact], COMPANY.id)) == 1
    assert indicators_of([claim(COMPANY, Relation.USES, TOOL), contact], COMPANY.id) == ()


def test_a_corrected_row_is_not_looked_for_any_more() -> None:
    wrong = claim()
    right = claim(other=node(NodeKind.DOCUMENT, "none"), supersedes=(wrong.id,))
    assert indicators_of([OPERATES, wrong, right], COMPANY.id) == ()


def test_a_mention_is_nobodys_indicator() -> None:
    assert indicators_of([claim(NETWORK, Relation.MENTIONS, ADDRESS), OPERATES], COMPANY.id) == ()


def test_rings_end() -> None:
    ring = [
        claim(COMPANY, Relation.CONTROLS, NETWORK),
        claim(NETWORK, Relation.CONTROLS, COMPANY),
        claim(GROUP, Relation.PART_OF, NETWORK),
    ]
    assert set(paths(ring, COMPANY.id)) == {COMPANY.id, NETWORK.id, GROUP.id}


def test_in_the_case_the_company_is_tied_to_both_its_botnet_and_its_intrusions() -> None:
    with EXAMPLE.open("rb") as stream:
        case, _ = parted(list(read(stream, Source("claims.csv"))))
    found = indicators_of(case, "company:integrity-technology-group")
    assert len(found) == 26
    assert sum(each.value == "202.182.109.151" for each in found) == 3
    assert sum(each.window.seized is not None for each in found) == 7
    assert Tier.DEVICE not in {each.tier for each in found}
    way = [each.sentence for each in paths(case, "company:integrity-technology-group")["event:oriole"]]
    assert way == ["Integrity Technology Group – controls – Raptor Train", "Oriole – part of – Raptor Train"]


def test_an_indicator_names_its_source_once() -> None:
    by_file = Saying("claims.csv", Place("claims.csv", row="line 12"))
    by_labs = Saying("Example Labs", Place("claims.csv", row="line 12"))
    rows = [replace(claim(), saying=by_file), replace(claim(), saying=by_labs)]
    assert [indicator(each, COMPANY.id).source for each in rows] == [
        "claims.csv, line 12",
        "Example Labs, claims.csv, line 12",
    ]


def test_a_claim_about_no_indicator_gives_none() -> None:
    with pytest.raises(ValueError, match="no indicator"):
        indicator(OPERATES, COMPANY.id)
