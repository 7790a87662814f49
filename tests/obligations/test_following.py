"""What is said beside the obligations: what is no duty, what came before a listing, what the table does not know."""

from datetime import date

import msgspec

from seawall.obligations import NO_ADVICE, Facts, Listed, NexusKind, following
from tests.obligations.made import ALL, EU, NAME, TOUCHED, US, day, tie

ON = day("2026-11-22")


def test_contact_alone_creates_no_duty_to_block_and_the_reading_is_marked_as_the_projects_own() -> None:
    (said, *_) = following(Facts(NAME, ALL, TOUCHED), ON).sentences
    assert "contact alone" in said
    assert "no duty to block" in said
    assert "Mark M: the project's own reading; have counsel confirm it." in said


def test_with_a_payment_beside_the_contact_nothing_is_said_to_be_no_duty() -> None:
    assert not [
        said for said in following(Facts(NAME, ALL, TOUCHED, (tie(),)), ON).sentences if "contact alone" in said
    ]


def test_a_payment_before_a_listing_is_said_to_be_no_matter_of_that_law() -> None:
    said = following(Facts(NAME, ALL, nexuses=(tie(),)), ON).sentences
    assert [text for text in said if "came before" in text] == [
        "payment PAY-1 of 2025-06-01 came before the EU listing of 2026-03-16: by that listing no matter of EU law.",
        "payment PAY-1 of 2025-06-01 came before the UK listing of 2025-12-09: by that listing no matter of UK law.",
    ]


def test_many_payments_before_a_listing_are_one_sentence() -> None:
    ties = tuple(tie(ours=f"PAY-{number}") for number in range(50))
    told = [text for text in following(Facts(NAME, (EU,), nexuses=ties), ON).sentences if "came before" in text]
    assert len(told) == 1
    assert "PAY-4 of 2025-06-01 and 45 more came before the EU listing" in told[0]


def test_property_that_was_there_before_a_listing_is_reached_by_it() -> None:
    said = following(Facts(NAME, ALL, nexuses=(tie(NexusKind.PROPERTY),)), ON).sentences
    assert not [text for text in said if "came before" in text]


def test_a_listing_of_whose_law_the_table_has_no_rule_is_said_and_not_dropped() -> None:
    row = Listed("", "Switzerland SECO", "ch-1", NAME, (), date(2026, 4, 1), freezes=False)
    (said,) = following(Facts(NAME, (row,)), ON).sentences
    assert said.startswith("Integrity Technology Group is listed by Switzerland SECO since 2026-04-01")
    assert "no rules of that authority's law" in said


def test_a_listing_that_is_still_to_come_is_said() -> None:
    assert any("not yet on 2025-01-02" in said for said in following(Facts(NAME, (US,)), day("2025-01-02")).sentences)


def test_obligations_come_with_the_word_that_they_are_no_advice() -> None:
    assert following(Facts(NAME, ALL), ON).sentences[-1] == NO_ADVICE
    assert following(Facts(""), ON).sentences == ()


def test_the_same_facts_and_day_give_the_same_value_and_it_is_written_as_json() -> None:
    facts = Facts(NAME, ALL, TOUCHED, (tie(),))
    one, two = (msgspec.json.encode(following(facts, ON), order="sorted") for _ in range(2))
    assert one == two
