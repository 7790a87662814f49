"""Proposals as a table, and back: only what a person accepted is a claim, and it is the same claim."""

import csv
import io

from hypothesis import given
from hypothesis import strategies as st

from seawall.claims import Claim, Reading, Source
from seawall.claims import read as read_claims
from seawall.errors import Problem
from seawall.proposals import COLUMNS, Proposal, row
from tests.proposals.read_alone import read_alone

TEXT = "Between summer 2022 and fall 2023, Flax Typhoon used infrastructure tied to Integrity Technology Group."


def table(proposals: list[Proposal], accept: str) -> bytes:
    out = io.StringIO()
    writer = csv.DictWriter(out, COLUMNS)
    writer.writeheader()
    for one in proposals:
        writer.writerow({**row(one), "accept": accept})
    return out.getvalue().encode()


def proposals(text: str) -> list[Proposal]:
    return [one for one in read_alone(text) if isinstance(one, Proposal)]


def back(data: bytes) -> list[Claim | Problem]:
    return list(read_claims(io.BytesIO(data), Source("proposals.csv")))


def test_what_was_accepted_is_read_back_as_the_same_claims() -> None:
    made = proposals(TEXT)
    assert [one.id for one in back(table(made, "yes")) if isinstance(one, Claim)] == [one.claim.id for one in made]


def test_nothing_is_accepted_by_itself() -> None:
    made = proposals(TEXT)
    found = back(table(made, ""))
    assert len(found) == len(made)
    assert all(isinstance(one, Problem) and "nobody has decided" in one.why for one in found)


def test_what_was_refused_is_no_claim_and_no_problem() -> None:
    assert back(table(proposals(TEXT), "no")) == []


def test_every_proposal_is_marked_as_a_machines_with_its_sentence() -> None:
    for one in proposals(TEXT):
        assert one.claim.saying.reading is Reading.EXTRACTED
        assert one.claim.needs_primary_check
        assert TEXT in one.claim.note


@given(st.text(max_size=300))
def test_any_sentence_gives_proposals_that_can_be_read_back(text: str) -> None:
    made = proposals(" ".join(text.split()) or "x")
    assert not made or not any(isinstance(one, Problem) for one in back(table(made, "yes")))
