"""The measures of the UK Sanctions List under UK law: an asset freeze freezes, all others are put to a person by name."""

from dataclasses import replace
from datetime import date

import pytest

from seawall.decisions import Dealing, Decision, Evidence, Outcome, read_policy, shipped_policy
from seawall.entities import Designation, Entity, Fact
from seawall.errors import SettingRefused
from seawall.lists.uk.measures import INDICATORS
from tests.decisions.made import DAY, DIRECTIVE, US, decided, entry, owned
from tests.decisions.test_policy import WHOLE

BLOCK, REVIEW = Outcome.BLOCK, Outcome.REVIEW
UK = shipped_policy("uk")
REGIME = "The Russia (Sanctions) (EU Exit) Regulations 2019"


def listed(*measures: str) -> Entity:
    """An entry of the UK Sanctions List that states these measures."""
    designation = Designation("UK", "Sanctions List", (REGIME,), date(2025, 12, 9))
    facts = tuple(Fact("Sanctions Type", measure) for measure in measures)
    return replace(entry("x"), designations=(designation,), facts=facts)


def under(*measures: str, dealing: Dealing | None = None) -> Decision:
    evidence = Evidence(dealing=dealing) if dealing else Evidence()
    return decided(listed(*measures), policy=UK, evidence=evidence)


OUTCOMES = [
    # measures of the entry → outcome, in the regime's word
    (("Asset freeze",), BLOCK, "freeze"),
    (("asset Freeze",), BLOCK, "freeze"),
    (("Asset freeze", "Travel Ban"), BLOCK, "freeze"),
    (("Travel Ban", "Asset freeze", "Trust Services Sanctions"), BLOCK, "freeze"),
    (("Travel Ban",), REVIEW, "hold for review"),
    (("Trust Services Sanctions",), REVIEW, "hold for review"),
    (("Director Disqualification Sanction",), REVIEW, "hold for review"),
    (("De-flag", "Prohibition of port entry"), REVIEW, "hold for review"),
    ((), BLOCK, "freeze"),  # none is stated: taken for an asset freeze
    (("Frown",), BLOCK, "freeze"),  # one that nobody knows
    (("Travel Ban", "Frown"), BLOCK, "freeze"),
]


@pytest.mark.parametrize("measures, outcome, action", OUTCOMES)
def test_only_an_asset_freeze_freezes_and_what_is_unknown_counts_as_one(
    measures: tuple[str, ...], outcome: Outcome, action: str
) -> None:
    decision = under(*measures)
    assert (decision.outcome, decision.action) == (outcome, action)


def test_a_review_says_every_measure_and_asks_what_it_turns_on() -> None:
    (finding,) = under("Travel Ban", "Trust Services Sanctions").findings
    assert "it freezes no funds" in finding.why or "nothing is frozen" in finding.why
    assert "travel ban: does it pay for travel" in finding.question
    assert "trust services sanctions: does it pay for trust services" in finding.question
    assert finding.could_be is REVIEW


def test_an_unknown_measure_is_named() -> None:
    (finding,) = under("Frown").findings
    assert finding.why == "the entry states a measure that this policy does not know: Sanctions Type Frown"


@pytest.mark.parametrize("words", INDICATORS.values())
def test_every_measure_that_the_reader_knows_has_a_row(words: str) -> None:
    (finding,) = under(words).findings
    assert "does not know" not in finding.why
    assert finding.outcome is (BLOCK if words == "Asset freeze" else REVIEW)


def test_nothing_is_released_by_a_row_that_nobody_has_verified() -> None:
    (finding,) = under("Travel Ban", dealing=Dealing(purpose="salary")).findings
    assert (finding.outcome, "nobody has verified this rule" in finding.question) == (REVIEW, True)


def test_a_finding_cites_the_regulations_and_no_american_law() -> None:
    (finding,) = under("Asset freeze").findings
    cited = [row.cite for row in finding.authorities]
    assert REGIME in cited
    assert not [text for text in cited if "CFR" in text]
    assert finding.lists == ("UK Sanctions List",)


def test_what_a_travel_ban_alone_does_to_owned_companies_is_reviewed() -> None:
    assert decided(evidence=Evidence(owners=(owned(listed("Travel Ban")),)), policy=UK).outcome is REVIEW
    assert decided(evidence=Evidence(owners=(owned(listed("Asset freeze")),)), policy=UK).outcome is BLOCK


def test_a_policy_that_treats_the_unknown_by_an_outcome_it_lacks_makes_no_sense() -> None:
    label = '[[measure_label]]\nlist = "x"\nlabel = "y"\nunknown = "reject"\n'
    policy = f'outcomes = ["block", "review", "release"]\n{WHOLE}\n{label}'.encode()
    with pytest.raises(SettingRefused, match=r"measure_label\[0\]: .* knows no reject"):
        read_policy(policy, "own.toml")


TYPES = [
    # list, OFAC's type of sanctions → the same as by the words of the directive
    ("SSI", "13662 Sectoral Directive 1", "SSI Directive 1"),
    ("SSI", "13662 Sectoral Directive 2", "SSI Directive 2"),
    ("SSI", "13662 Sectoral Directive 3", "SSI Directive 3"),
    ("SSI", "13662 Sectoral Directive 4", "SSI Directive 4"),
    ("NS-MBS", "Executive Order 14024 Directive 1a", "E.O. 14024 Directive 1a"),
    ("NS-MBS", "Executive Order 14024 Directive 2", "E.O. 14024 Directive 2"),
    ("NS-MBS", "Executive Order 14024 Directive 3", "E.O. 14024 Directive 3"),
    ("NS-MBS", "Executive Order 14024 Directive 4", "Central Bank"),
    ("NS-MBS", "Executive Order 14014 Directive 1", "E.O. 14014 Directive 1"),
]


@pytest.mark.parametrize("list_name, said, measure", TYPES)
def test_a_directive_that_stands_as_a_type_of_sanctions_only_is_read(list_name: str, said: str, measure: str) -> None:
    """ENHANCED XML says both; an entry that has only the type is under the directive all the same."""
    (finding,) = decided(entry(list_name, facts=[("Sanctions Type", said)])).findings
    assert measure in finding.why


def test_a_directive_said_twice_is_one() -> None:
    both = entry(
        "SSI",
        "UKRAINE-EO13662",
        facts=[("Sanctions Type", "13662 Sectoral Directive 1"), (DIRECTIVE, "Subject to Directive 1")],
    )
    once = entry("SSI", "UKRAINE-EO13662", facts=[(DIRECTIVE, "Subject to Directive 1")])
    assert [row.why for row in decided(both).findings] == [row.why for row in decided(once).findings]
    assert US.measures_of("SSI", DAY)
