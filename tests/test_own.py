"""The story of ownership: members are looked up on the lists, as surely as the matcher is."""

import io
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from seawall.corpus import Corpus
from seawall.decisions import us_policy
from seawall.errors import Problem, SettingRefused
from seawall.own import Owned, Owning, member_of, own
from seawall.ownership import Status, regime_of
from seawall.ownership.readers import read
from tests.made import corpus, listed

ON = date(2026, 11, 20)


def owned(table: str, corpus: Corpus | None, *listed: str, regime: str = "us-ofac") -> Owned:
    using = Owning(regime_of(regime), ON, us_policy().thresholds, corpus, listed)
    return own(read(io.BytesIO(table.encode()), "table"), using)


def status(result: Owned, name: str) -> Status:
    return result.assessment.status(member_of(result.assessment.graph, name))


# How an owner of 60 % is written, its number, and what its company then is.
OWNERS = [
    ("Integrity Technology Group, Incorporated", "", Status.BLOCKED),
    ("Some Other Name", "91110108562135265P", Status.BLOCKED),
    ("Whatever", "ofac-50543", Status.BLOCKED),
    ("Media Lands LLC", "", Status.POSSIBLE),
    ("Yongxin Zhicheng Technology Group Co Ltd", "", Status.CLEAR),  # a weak a.k.a. alone (FAQ 124)
    ("Integrity Technology Solutions", "", Status.CLEAR),
    ("Example Trading LLC", "", Status.CLEAR),
]


@pytest.mark.parametrize(("name", "number", "expected"), OWNERS)
def test_an_owner_is_listed_as_surely_as_it_matches(
    name: str, number: str, expected: Status, example_corpus: Corpus
) -> None:
    result = owned(f'owner,owned,share,owner_id\n"{name}",Example Ltd,60,{number}\n', example_corpus)
    assert status(result, "Example Ltd") is expected


@pytest.mark.parametrize("id_", ["ofac-7", "un-QDe.004", "uk-AFG0001", "eu-EU.27.28", "ch-4711", "NK-a1b2c3"])
def test_an_owner_is_known_by_the_id_of_whatever_list_it_stands_on(id_: str, tmp_path: Path) -> None:
    """Nothing of the name is alike: the id alone says who it is."""
    held = corpus(tmp_path, [replace(listed(7, "EXAMPLE TRADING LLC"), id=id_)])
    for column in ("owner_id", "owner_lei"):
        result = owned(f"owner,owned,share,{column}\nWhatever,Example Ltd,60,{id_}\n", held)
        assert status(result, "Example Ltd") is Status.BLOCKED, column


def test_a_chain_that_breaks_at_a_legal_form_is_told_and_not_mended() -> None:
    table = (
        "owner,owned,share,owner_listed\nOwner,Example Birch Ltd,60,yes\nExample Birch Limited,Example Oak Ltd,60,\n"
    )
    heard: list[Problem] = []
    using = Owning(regime_of("us-ofac"), ON, us_policy().thresholds)
    result = own(read(io.BytesIO(table.encode()), "table"), using, heard.append)
    assert status(result, "Example Oak Ltd") is Status.CLEAR
    assert result.problems == tuple(heard)
    assert [problem.said for problem in heard] == ["Example Birch Limited"]


def test_a_listing_says_entry_score_and_corpus(example_corpus: Corpus) -> None:
    result = owned("owner,owned,share\nAeza Group LLC,Example Ltd,60\n", example_corpus)
    (found,) = [each for each in result.findings() if not each.is_listed]
    (step,) = found.proof.steps
    assert step.below
    assert "AEZA GROUP LLC (ofac-54566), score 0.9" in step.below.why


def test_an_entry_that_is_only_restricted_does_not_flow_down_as_a_block(example_corpus: Corpus) -> None:
    ssi = next(entity for entity in example_corpus if {row.list_name for row in entity.designations} == {"SSI"})
    table = f"owner,owned,share,owner_id\nOwner,Example Ltd,100,{ssi.id}\n"
    assert status(owned(table, example_corpus), "Example Ltd") is Status.CLEAR
    assert status(owned(table, example_corpus, regime="us-ofac-ssi"), "Example Ltd") is not Status.CLEAR


def test_the_user_may_say_who_is_listed_by_name(example_corpus: Corpus) -> None:
    result = owned("owner,owned,share\nFictional Person,Example Ltd,60\n", example_corpus, "FICTIONAL person")
    assert status(result, "Example Ltd") is Status.BLOCKED
    with pytest.raises(SettingRefused, match="nobody is called 'Nobody'"):
        owned("owner,owned,share\nX,A,60\n", None, "Nobody")


def test_problems_are_kept_and_told_as_they_come() -> None:
    told: list[Problem] = []
    using = Owning(regime_of("us-ofac"), ON, us_policy().thresholds)
    result = own(read(io.BytesIO(b"owner,owned,share\nX,A,half\n"), "table"), using, told.append)
    assert list(result.problems) == told
    assert len(told) == 1


def test_the_same_inputs_give_the_same_findings(example_corpus: Corpus) -> None:
    rows = ["Aeza Group LLC,A,30", "Integrity Technology Group Incorporated,A,30", "A,B,50"]
    one, two = (owned("owner,owned,share\n" + "\n".join(order) + "\n", example_corpus) for order in (rows, rows[::-1]))
    first = [(each.member, each.status, each.low, each.high) for each in one.findings()]
    assert first == [(each.member, each.status, each.low, each.high) for each in two.findings()]


def test_it_is_told_how_many_members_were_looked_up(example_corpus: Corpus) -> None:
    table = "owner,owned,share\nAeza Group LLC,Example Ltd,60\n"
    using = Owning(regime_of("us-ofac"), ON, us_policy().thresholds, example_corpus)
    steps: list[tuple[int, int]] = []
    own(read(io.BytesIO(table.encode()), "table"), using, told=lambda done, count: steps.append((done, count)))
    assert steps == [(0, 2), (2, 2)]
