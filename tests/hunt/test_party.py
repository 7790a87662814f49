"""A party is found in lists and claims by one score, and only claims that carry lead from it to what is looked for."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from seawall.claims import read_files
from seawall.corpus import Corpus
from seawall.errors import SettingRefused
from seawall.hunt import all_indicators, seek, wanted_of
from tests.hunt.made import ATTRIBUTION, COMPANY, ONE_DAY, claims

GIVEN = read_files([ATTRIBUTION])
HOUSE = "company:integrity-technology-group"
C2 = "infrastructure,Example Net,consists of,indicator,c2.example.net,,domain,2024-01-01,2024-01-31,,Example CERT"
OPERATES = "company,Example Works,operates,infrastructure,Example Net,,,,,,Example CERT"

# how somebody may write it | the node that it means
NAMES = [
    ("Integrity Technology Group", HOUSE),
    ("INTEGRITY TECHNOLOGY GROUP, INC", HOUSE),
    ("永信至诚科技集团股份有限公司", HOUSE),
    ("Yongxin Zhicheng Technology Group", HOUSE),
    ("Flax Typhoon", "actor:flax-typhoon"),
    ("Ethereal Panda", "actor:flax-typhoon"),
    ("Raptor Train", "infrastructure:raptor-train"),
]


@pytest.mark.parametrize(("name", "node"), NAMES)
def test_a_name_means_the_node_that_bears_it_or_that_a_claim_calls_so(name: str, node: str) -> None:
    assert node in seek(name, GIVEN.claims, None).nodes


def test_the_order_of_aliases_decides_nothing() -> None:
    told = claims(
        "actor,A Net,also called,actor,B Net,,,,,,Example CERT", "actor,B Net,also called,actor,C Net,,,,,,Example CERT"
    )
    asked = [set(seek("C Net", rows, None).nodes) for rows in (told, told[::-1])]
    assert asked == [{"actor:b-net", "actor:c-net"}] * 2


def test_a_denied_alias_leads_nowhere() -> None:
    told = claims(C2, "infrastructure,Example Net,also called,infrastructure,Moon Net,,,,,yes,Example CERT")
    assert "infrastructure:example-net" not in seek("Moon Net", told, None).nodes


def test_a_correction_that_was_withdrawn_corrects_nothing_any_more() -> None:
    first, other = claims(C2, OPERATES)
    correction = replace(first, supersedes=(first.id,), note="the domain was never theirs", denied=True)
    withdrawn = replace(correction, withdrawn=datetime(2024, 3, 1, tzinfo=UTC))
    found = seek("Example Works", (first, other), None)
    assert wanted_of(found, (first, other, correction)).indicators == ()
    assert [one.value for one in wanted_of(found, (first, other, withdrawn)).indicators] == ["c2.example.net"]


@pytest.mark.parametrize("stranger", ["Volt Typhoon", "Integrity Technology Solutions", "Example Trading LLC"])
def test_a_name_that_is_merely_alike_is_refused_with_the_likest(stranger: str) -> None:
    with pytest.raises(SettingRefused, match="neither lists nor claims know"):
        seek(stranger, GIVEN.claims, None)


def test_a_listing_leads_to_the_company_by_its_claim(example_corpus: Corpus) -> None:
    told = claims(
        C2, OPERATES, "company,Example Works,listed as,listing,SDN 50543,ofac-50543,,,,,OFAC",
    )  # fmt: skip
    found = seek(COMPANY, told, example_corpus)
    assert found.entities == ("ofac-50543",)
    assert found.nodes == ("company:example-works",)
    wanted = wanted_of(found, told)
    assert [one.value for one in wanted.indicators] == ["c2.example.net"]
    assert [claim.relation for claim in wanted.through] == ["listed as"]


def test_a_listed_party_of_whom_no_claim_speaks_is_told_and_not_refused(example_corpus: Corpus) -> None:
    found = seek(COMPANY, claims(C2, OPERATES), example_corpus)
    assert found.nodes == ()
    assert "no claim says what infrastructure" in found.why[-1]
    assert wanted_of(found, claims(C2, OPERATES)).indicators == ()


def test_each_indicator_has_the_chain_that_leads_to_it() -> None:
    wanted = wanted_of(seek(COMPANY, GIVEN.claims, None), GIVEN.claims)
    (chain,) = [one for one in wanted.chains.values() if one[-1].object.name == "acqv.w8510.com"]
    assert [claim.sentence for claim in chain] == [
        "Integrity Technology Group – controls – Raptor Train",
        "Raptor Train – consists of – acqv.w8510.com",
    ]
    assert {one.party for one in wanted.indicators} <= set(wanted.sought.nodes)


def test_a_mention_is_looked_for_only_where_its_file_is_given_for_that() -> None:
    mention = "document,Example advisory,mentions,indicator,m.example.net,,domain,,,,Example CERT"
    told = claims(C2, OPERATES, mention)
    assert [one.value for one in all_indicators(told).indicators] == ["c2.example.net"]
    assert "m.example.net" in {one.value for one in all_indicators((), told).indicators}
    party = seek("Example Works", told, None)
    assert [one.value for one in wanted_of(party, told).indicators] == ["c2.example.net"]
    assert [one.value for one in wanted_of(party, told, told).indicators] == ["c2.example.net", "m.example.net"]


def test_an_indicator_keeps_its_window_and_its_owner() -> None:
    (one,) = all_indicators((), read_files([ONE_DAY]).claims).indicators
    assert (one.value, one.party) == ("120.36.250.48", "infrastructure:network-of-integrity-technology-group")
    assert one.window.start is not None
    assert one.window.start.date() == one.window.end.date() if one.window.end else False


def test_two_files_with_the_same_rows_are_counted_once_and_both_named() -> None:
    twice = read_files([ATTRIBUTION, ATTRIBUTION])
    assert len(twice.claims) == len(GIVEN.claims)
    assert [file.claims for file in twice.files] == [168, 168]
