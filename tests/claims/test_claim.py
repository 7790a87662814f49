"""A claim is named by what it says; the same page fetched twice says the same, and another word makes another claim."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given

from seawall.claims import Claim, Reading
from seawall.claims.claim import from_json, to_json
from tests.claims.made import CLAIMS, claim


def test_the_id_does_not_depend_on_when_the_bytes_were_fetched() -> None:
    first = claim()
    again = replace(first, saying=replace(first.saying, retrieved=datetime(2026, 1, 1, tzinfo=UTC)))
    assert again.id == first.id


@pytest.mark.parametrize(
    "changed",
    [
        claim(row="line 2"), claim(by="Another"), claim(first="2024-01-01"), claim(denied=True), claim(root="an investigation"),
        claim(supersedes=("claim-1",)),
    ],
)  # fmt: skip
def test_another_row_publisher_window_or_word_is_another_claim(changed: Claim) -> None:
    assert changed.id != claim().id


def test_an_id_is_computed_and_never_given() -> None:
    assert replace(claim(), note="x").id != claim().id
    plain = to_json(claim()) | {"note": "changed"}
    with pytest.raises(ValueError, match="changed"):
        from_json(plain)


@given(CLAIMS)
def test_a_claim_comes_back_from_json(one: Claim) -> None:
    again = from_json(to_json(one))
    assert again == one
    assert again.id == one.id


@pytest.mark.parametrize("plain", [None, 1, [], {}, {"id": "x"}, to_json(claim()) | {"confidence": 2}])
def test_what_is_no_claim_is_refused(plain: object) -> None:
    with pytest.raises(ValueError, match="not a claim"):
        from_json(plain)


def test_only_what_was_read_in_the_primary_text_needs_no_check() -> None:
    one = claim()
    checks = {mark: replace(one, saying=replace(one.saying, reading=mark)).needs_primary_check for mark in Reading}
    assert [mark for mark, needed in checks.items() if not needed] == [Reading.PRIMARY]


def test_impossible_numbers_are_refused() -> None:
    with pytest.raises(ValueError, match="confidence"):
        replace(claim(), confidence=1.5)
    with pytest.raises(ValueError, match="port"):
        replace(claim(), port=70_000)
