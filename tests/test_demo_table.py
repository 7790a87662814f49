"""The acceptance table of the demo: every payment and customer is decided as examples/expected.csv expects."""

import csv
from pathlib import Path

import pytest

from seawall import Corpus, Decision, Outcome, Policy, Problem
from seawall.decisions import GroundKind, read_dealings, read_policy
from seawall.owners import ownership_of
from seawall.ownership.readers import read
from seawall.payments.sources import Reading, read_path
from seawall.resubmission import FileRegister
from seawall.screen import Screening, screen
from tests.conftest import ROOT
from tests.made import NOW

EXAMPLES = ROOT / "examples"
with (EXAMPLES / "expected.csv").open(encoding="utf-8", newline="") as _stream:
    EXPECTED = list(csv.DictReader(_stream))
# "stop": close enough that a person must see it, and block is no mistake.
STOP = {outcome for outcome in Outcome if outcome is not Outcome.RELEASE}


def with_licence() -> Policy:
    """The policy that ships, with the invented licence behind it: as tools/demo.sh makes it."""
    shipped = ROOT / "src" / "seawall" / "decisions" / "us.toml"
    return read_policy(shipped.read_bytes() + (EXAMPLES / "licence.toml").read_bytes(), "with a licence")


@pytest.fixture(scope="module")
def decided(example_corpus: Corpus, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Decision]:
    policy, on = with_licence(), NOW.date()
    with (EXAMPLES / "ownership" / "hosting.csv").open("rb") as stream:
        ownership = ownership_of(read(stream, "hosting.csv"), example_corpus, policy, on)
    facts = EXAMPLES / "facts.csv"
    using = Screening(
        example_corpus,
        policy,
        NOW,
        dealings=read_dealings(facts.read_bytes(), facts.name),
        ownership=ownership,
        earlier=FileRegister(tmp_path_factory.mktemp("register") / "stopped.jsonl", on, policy.resubmission_days or 0),
    )
    paths: list[Path] = [EXAMPLES / "payments", EXAMPLES / "resubmitted.xml"]
    found = [item for path in paths for item in screen(read_path(path, Reading()), using)]
    assert not [item for item in found if isinstance(item, Problem)]
    return {item.key: item for item in found if isinstance(item, Decision)}


@pytest.mark.parametrize("row", EXPECTED, ids=[row["key"] for row in EXPECTED])
def test_the_decision_is_the_one_expected(row: dict[str, str], decided: dict[str, Decision]) -> None:
    decision = decided[row["key"]]
    allowed = STOP if row["expectation"] == "stop" else {Outcome(row["expectation"])}
    assert decision.outcome in allowed, f"{row['why']} – but: {decision.why}"


def test_nothing_is_decided_that_the_table_does_not_expect(decided: dict[str, Decision]) -> None:
    assert set(decided) == {row["key"] for row in EXPECTED}


# What each is here to show, as the decision itself tells it.
SHOWN = [
    ("PAY-11", "owned to the rule's share by AEZA GROUP LLC; INTEGRITY TECHNOLOGY GROUP, INCORPORATED"),
    ("PAY-12", "new debt beyond the tenor of an energy company"),
    ("PAY-13", "means crimea: a regional embargo"),
    ("PAY-16", "it is like PAY-02, which was stopped"),
    ("MT-01", "creditor is like AEZA INTERNATIONAL, LTD."),
    ("261120A-0000001-231380100000001", "creditor is like MEDIA LAND, LLC"),
]


@pytest.mark.parametrize(("key", "why"), SHOWN, ids=[key for key, _ in SHOWN])
def test_the_reason_is_the_one_that_the_example_is_to_show(key: str, why: str, decided: dict[str, Decision]) -> None:
    assert why in decided[key].why


def test_the_owned_party_s_proof_leads_from_the_listed_parties_through_the_company_between(
    decided: dict[str, Decision],
) -> None:
    (ground,) = [row for row in decided["PAY-11"].grounds if row.kind is GroundKind.OWNERSHIP]
    assert ground.ownership
    (between,) = ground.ownership.proof.steps
    assert between.name == "Example Cloud Services Ltd"
    assert between.below
    assert [step.share for step in between.below.steps] == [
        "30 % of the shares",
        "25 % of the shares",
        "45 % of the shares",
    ]


def test_a_licence_that_releases_is_named_with_what_is_to_be_evidenced(decided: dict[str, Decision]) -> None:
    (finding,) = decided["PAY-14"].findings
    assert (finding.outcome, finding.licence) == (Outcome.RELEASE, "EXAMPLE-2026-1")
    assert len(finding.conditions) == 2
