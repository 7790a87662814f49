"""What an edge rests on is told in sentences, and never in a number that nobody can check."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from seawall.attribution import graph
from seawall.claims import Claim, Reading, Relation, WindowBasis
from tests.claims.made import COMPANY, NETWORK, claim

PRIMARY = claim(COMPANY, Relation.CONTROLS, NETWORK, by="Example Department", root="one investigation")
ECHO = claim(COMPANY, Relation.CONTROLS, NETWORK, by="Example Agency", root="one investigation")


def read_as(mark: Reading) -> Claim:
    return replace(PRIMARY, saying=replace(PRIMARY.saying, reading=mark))


# What is said, and what stands among the reasons.
REASONS = [
    ([PRIMARY], "1 voice: one investigation"),
    ([PRIMARY, ECHO], "1 voice behind 2 publishers: one investigation"),
    ([PRIMARY, claim(COMPANY, Relation.CONTROLS, NETWORK)], "2 voices: "),
    ([read_as(Reading.SECONDARY)], "needs a check of the primary source (S: read in somebody's article about it)"),
    ([read_as(Reading.CONFLICT)], "needs a check of the primary source (?: sources conflict)"),
    ([replace(PRIMARY, confidence=0.6)], "its source gives it a confidence of 0.6"),
    ([replace(claim(first="2021"), window=replace(claim(first="2021").window, basis=WindowBasis.INFERRED))], "the days are inferred"),
    ([replace(PRIMARY, denied=True)], "nobody says so"),
    ([replace(PRIMARY, withdrawn=datetime(2025, 1, 1, tzinfo=UTC))], "nobody says so any more"),
    ([replace(PRIMARY, denied=True)], "denied by one investigation"),
]  # fmt: skip


@pytest.mark.parametrize(("rows", "reason"), REASONS)
def test_an_edge_gives_its_reasons(rows: list[Claim], reason: str) -> None:
    (edge,) = graph(rows).edges
    assert any(reason in factor for factor in edge.factors), edge.factors


def test_one_claim_read_in_the_publishers_text_is_enough_not_to_need_a_check() -> None:
    (edge,) = graph([PRIMARY, read_as(Reading.SECONDARY)]).edges
    assert not any("needs a check" in factor for factor in edge.factors)
