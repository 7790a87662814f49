"""From an exposure to facts: what makes the answer yes is the contact; listings come from lists, clusters and claims."""

from dataclasses import replace
from datetime import date

from seawall.claims import read_files
from seawall.corpus import Corpus
from seawall.exposure.found import Exposure
from seawall.hunt import Said, facts_of, listings
from seawall.hunt.facts import contact_of
from tests.hunt.made import ATTRIBUTION


def test_the_contact_is_what_makes_the_answer_yes(exposure: Exposure) -> None:
    found = contact_of(exposure)
    assert found is not None
    assert (found.hosts, found.first, found.last) == (2, date(2024, 6, 3), date(2024, 6, 4))
    assert found.sentence == (
        "2 of our hosts met infrastructure of Oriole, Raptor Train in the days it was theirs from 2024-06-03 to 2024-06-04"
    )


def test_rows_that_decide_nothing_are_no_contact(exposure: Exposure) -> None:
    assert contact_of(replace(exposure, met=tuple(one for one in exposure.met if not one.is_contact))) is None


def test_claims_give_the_listings_where_no_list_is_asked(exposure: Exposure) -> None:
    rows = listings(exposure, read_files([ATTRIBUTION]).claims, None)
    assert [(row.regime, row.since) for row in rows] == [
        ("US", date(2025, 1, 3)),
        ("UK", date(2025, 12, 9)),
        ("EU", date(2026, 3, 16)),
    ]


def test_an_entry_of_the_lists_is_one_listing_with_the_claim_about_it(
    exposure: Exposure, example_corpus: Corpus
) -> None:
    asked = replace(exposure, sought=replace(exposure.sought, entities=("ofac-50543",)))
    rows = listings(asked, read_files([ATTRIBUTION]).claims, example_corpus)
    assert [row.entity_id for row in rows].count("ofac-50543") == 1
    assert rows[0].name == "INTEGRITY TECHNOLOGY GROUP, INCORPORATED"


def test_what_the_user_said_stands_in_the_facts(exposure: Exposure) -> None:
    facts = facts_of(exposure, (), (), Said(date(2026, 11, 18), date(2026, 11, 20)))
    assert (facts.incident_on, facts.material_on, facts.party) == (
        date(2026, 11, 18),
        date(2026, 11, 20),
        "Integrity Technology Group",
    )
