"""The acceptance table of the demo: every payment and customer is decided as examples/expected.csv expects."""

import csv

import pytest

from seawall import Corpus, Decision, Outcome, Problem, screen
from tests.conftest import ROOT
from tests.made import NOW

EXAMPLES = ROOT / "examples"
with (EXAMPLES / "expected.csv").open(encoding="utf-8", newline="") as _stream:
    EXPECTED = list(csv.DictReader(_stream))
# "stop": close enough that a person must see it, and block is no mistake.
STOP = {outcome for outcome in Outcome if outcome is not Outcome.RELEASE}


@pytest.fixture(scope="module")
def decided(example_corpus: Corpus) -> dict[str, Decision]:
    files = [EXAMPLES / "payments" / name for name in ("payments.xml", "customers.csv")]
    found = [item for file in files for item in screen(file, example_corpus, now=NOW)]
    assert not [item for item in found if isinstance(item, Problem)]
    return {item.key: item for item in found if isinstance(item, Decision)}


@pytest.mark.parametrize("row", EXPECTED, ids=[row["key"] for row in EXPECTED])
def test_the_decision_is_the_one_expected(row: dict[str, str], decided: dict[str, Decision]) -> None:
    decision = decided[row["key"]]
    allowed = STOP if row["expectation"] == "stop" else {Outcome(row["expectation"])}
    assert decision.outcome in allowed, f"{row['why']} – but: {decision.why}"


def test_nothing_is_decided_that_the_table_does_not_expect(decided: dict[str, Decision]) -> None:
    assert set(decided) == {row["key"] for row in EXPECTED}
