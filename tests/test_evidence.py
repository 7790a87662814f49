"""What a payment's texts and places do to its decision, from the payment to the outcome."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from seawall.corpus import Corpus
from seawall.decisions import Outcome, us_policy
from seawall.entities import Address, Party, Role
from seawall.names.text import MAX_TEXT_CHARS
from seawall.payments import FreeText, Payment
from seawall.screen import Screening, screen, screen_one
from tests.made import NOW, corpus, listed

LISTED = [listed(1, "INTEGRITY TECHNOLOGY GROUP, INCORPORATED"), listed(2, "GARANTEX EUROPE OU")]
PAYER = Party(Role.DEBTOR, ("Example Imports Ltd",), place=":50K:")


@pytest.fixture(scope="module")
def using(tmp_path_factory: pytest.TempPathFactory) -> Screening:
    lists: Corpus = corpus(tmp_path_factory.mktemp("home"), LISTED)
    return Screening(lists, us_policy(), NOW)


def payment(*texts: str, city: str = "", country: str = "") -> Payment:
    addresses = (Address(city=city, country=country),) if city or country else ()
    parties = (PAYER, Party(Role.CREDITOR, ("Example Exports Ltd",), place=":59:", addresses=addresses))
    free = tuple(FreeText(text, f":70:/{place}") for place, text in enumerate(texts, start=1))
    return Payment("P-1", parties, "made.txt", "message 1", "MT103", free_texts=free)


OUTCOMES = [
    # what is asked, payment, outcome, what the reason names
    ("nothing is said", payment("invoice 17"), Outcome.RELEASE, "no listed party"),
    ("a listed name in a text is reviewed", payment("for Integrity Technology Group Inc"), Outcome.REVIEW, "INTEGRITY"),
    ("an ordinary text of the same words is not", payment("group technology invoice"), Outcome.RELEASE, "no listed"),
    ("an address in an embargoed region is rejected", payment(city="Yalta, Krimea"), Outcome.REJECT, "crimea"),
    ("a text that names it is reviewed", payment("goods to Krimea"), Outcome.REVIEW, "crimea"),
    ("Syria is no longer embargoed", payment(city="Damascus", country="Syria"), Outcome.RELEASE, "ended"),
    ("Moscow is not embargoed", payment(city="Moscow", country="Russia"), Outcome.RELEASE, "no embargo"),
]


@pytest.mark.parametrize(("_asked", "subject", "outcome", "said"), OUTCOMES, ids=[row[0] for row in OUTCOMES])
def test_texts_and_places_bear_on_the_outcome(
    using: Screening, _asked: str, subject: Payment, outcome: Outcome, said: str
) -> None:
    decision = screen_one(subject, using)
    assert (decision.outcome, said in decision.why) == (outcome, True), decision.why


def test_what_is_too_long_to_be_read_to_its_end_is_reviewed(using: Screening) -> None:
    decision = screen_one(payment("x " * MAX_TEXT_CHARS), using)
    assert decision.outcome is Outcome.REVIEW
    assert any("characters of this text" in problem.why for problem in decision.problems)


def test_a_place_that_was_restricted_once_counts_on_the_days_when_it_was(using: Screening) -> None:
    subject = payment(city="Damascus", country="Syria")
    then = replace(using, now=datetime(2024, 1, 2, tzinfo=UTC))
    assert (screen_one(subject, then).outcome, screen_one(subject, using).outcome) == (Outcome.REJECT, Outcome.RELEASE)


@settings(max_examples=40)
@given(st.lists(st.text(max_size=60), max_size=3), st.sampled_from(["", "Yalta", "Boston"]))
def test_one_more_text_never_lowers_an_outcome(using: Screening, texts: list[str], city: str) -> None:
    fewer, more = screen(iter([payment(*texts, city=city), payment(*texts, "Garantex Europe OU", city=city)]), using)
    assert not hasattr(fewer, "record")
    assert more.outcome.rank >= fewer.outcome.rank  # type: ignore[union-attr]
