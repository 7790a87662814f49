"""The line that says what would change an outcome."""

import re
from dataclasses import replace
from datetime import date

import pytest

from seawall.decisions import Circumstances, Decision, decide, us_policy, what_would_change
from seawall.entities import Entity, PartialDate, Party, Role, Schema
from seawall.matching import changes, compare
from seawall.payments import Customer
from tests.made import NOW, listed

BORN = PartialDate(date(1974, 3, 1), date(1974, 3, 1))
GUAN = replace(listed(1, "GUAN, Tianfeng"), schema=Schema.PERSON, birth_dates=(BORN,), nationalities=("China",))
WEAK = replace(listed(2, "EXAMPLE SHIPPING", "'Yongxin Zhicheng'"), nationalities=("China",))


def screened(party: Party, entity: Entity) -> Decision:
    subject = Customer("C-1", (party,), "customers.csv", "row 1")
    found = compare(party, entity)
    return decide(subject, [(party, [found])], {entity.id: entity}, us_policy(), Circumstances(NOW, "c", "e"))


def person(name: str, *born: PartialDate, countries: tuple[str, ...] = ()) -> Party:
    return Party(Role.CUSTOMER, (name,), Schema.PERSON, birth_dates=born, countries=countries)


LINES = [
    # a party and an entry → the line
    (person("Tianfeng Guan"), GUAN, "With a date of birth that differs the score would be S: release."),
    (person("Tianfeng Guan", BORN, countries=("cn",)), GUAN,
     "With a date of birth that differs the score would be S: release."),
    (person("Tianfeng Guan", PartialDate.year(1990)), GUAN,
     "With the listed date of birth (1974-03-01) the score would be S: block."),
    (Party(Role.CUSTOMER, ("Yongxin Zhicheng",), countries=("cn",)), WEAK,
     "Without a country in common the score would be S: release."),
    (Party(Role.CUSTOMER, ("Example Shipping",)), listed(3, "EXAMPLE SHIPPING"), ""),
]  # fmt: skip


@pytest.mark.parametrize("party, entity, line", LINES)
def test_the_line_names_the_nearest_fact_that_would_change_the_outcome(party: Party, entity: Entity, line: str) -> None:
    (finding,) = screened(party, entity).findings
    # The scores are the matcher's own affair: tests/matching/test_counterfactual.py holds them to it.
    assert re.sub(r"0\.\d{4}", "S", finding.counterfactual) == line


def test_where_no_fact_changes_the_outcome_the_line_says_so() -> None:
    entity = replace(listed(1, "INTEGRITY TECHNOLOGY GROUP"), nationalities=("China",))
    party = Party(Role.CUSTOMER, ("Integrity Technology Group",), countries=("cn",))
    (finding,) = screened(party, entity).findings
    assert finding.counterfactual.startswith("No single known fact would change this: without a country in common")
    assert finding.counterfactual.endswith("still block.")


def test_for_a_release_only_a_fact_that_speaks_for_the_match_is_named() -> None:
    entity = replace(listed(1, "SHANGHAI HEIYING"), nationalities=("China",))
    party = Party(Role.CUSTOMER, ("Shanghai Example",), countries=("cn",))
    (finding,) = screened(party, entity).findings
    made = what_would_change(finding.match, changes(finding.match, party, entity), lambda _: "release")
    assert made == ""
    made = what_would_change(finding.match, changes(finding.match, party, entity), lambda _: "review")
    assert made.startswith("No single known fact would change this: without a country in common")
