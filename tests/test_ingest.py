"""Documents on the tape: read once, decided by people, and what they accept is the claim that was proposed."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from functools import partial
from io import BytesIO
from pathlib import Path

import pytest

from seawall import ingest
from seawall.audit import Actor, Role
from seawall.audit.events import ProposalRefused
from seawall.claims import Reading, Source
from seawall.entities import PartialDate
from seawall.errors import InputRefused, Overtaken, Problem, UnknownEntity
from seawall.ingest import Accepted
from seawall.intake import Paper, accept, refuse
from seawall.read import ReadDocument, read
from seawall.readings import READINGS
from seawall.store import Store
from tests.conftest import ROOT

NOW = datetime(2026, 11, 22, 9, tzinfo=UTC)
ANA = Actor("ana", frozenset({Role.ANALYST}))
STORY = (ROOT / "examples" / "documents" / "story.txt").read_bytes()
CLAIMS = ROOT / "examples" / "attribution" / "claims.csv"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(f"sqlite:///{tmp_path / 'tape.db'}", READINGS, salts=bytes) as opened:
        yield opened


def story(day: str = "2025-01-03", at: datetime = NOW) -> ReadDocument:
    source = Source("story.txt", "Example Herald", PartialDate.parse(day), at, reading=Reading.EXTRACTED)
    return read(BytesIO(STORY), source, None)


def taken_in(store: Store) -> Paper:
    id_, _ = ingest.put(store, story(), STORY, ANA, NOW)
    paper = ingest.paper(store, id_)
    assert paper is not None
    return paper


def test_a_document_is_put_on_the_tape_once_with_its_bytes(store: Store) -> None:
    paper = taken_in(store)
    assert ingest.put(store, story(at=NOW + timedelta(days=1)), STORY, ANA, NOW) == (paper.id, False)
    assert store.document(paper.sha256) == STORY
    archived = ingest.archived(store, paper)
    assert archived.proposals == story().proposals
    assert archived.refusals == story().refusals
    assert [one.id for one in ingest.papers(store, only_waiting=True)] == [paper.id]


def test_read_of_another_day_it_is_a_new_reading_and_what_was_decided_stays(store: Store) -> None:
    paper = taken_in(store)
    claim = paper.waiting[0]
    ingest.decide(store, paper.id, lambda found: accept(found, claim, ANA, "it says so", 0), ANA, NOW)
    assert ingest.put(store, story("2025-01-04"), STORY, ANA, NOW) == (paper.id, True)
    again = ingest.paper(store, paper.id)
    assert again is not None
    assert len(again.readings) == 2
    assert [one.claim.id for one in ingest.accepted(store) if isinstance(one, Accepted)] == [claim]


def test_what_a_person_accepts_is_the_claim_that_was_proposed(store: Store) -> None:
    paper, proposals = taken_in(store), story().proposals
    wanted = next(one for one in proposals if one.rule == "designated")
    ingest.decide(store, paper.id, lambda found: accept(found, wanted.claim.id, ANA, "read it", 0), ANA, NOW)
    (one,) = ingest.accepted(store)
    assert isinstance(one, Accepted)
    assert one.claim == wanted.claim
    assert one.claim.needs_primary_check
    assert (one.decided.by, one.decided.why, one.proposal.sentence) == ("ana", "read it", wanted.sentence)
    seen = one.decided.seq
    ingest.decide(store, paper.id, lambda found: refuse(found, wanted.claim.id, ANA, "a slip", seen), ANA, NOW)
    assert list(ingest.accepted(store)) == []


def test_of_two_who_decide_at_once_on_one_proposal_the_second_is_told_and_on_two_both_are_done(store: Store) -> None:
    paper = taken_in(store)
    first, second = paper.waiting[:2]
    looked = 0

    def slowly(claim: str, found: Paper) -> ProposalRefused:
        nonlocal looked
        looked += 1
        if looked == 1:  # somebody else decides between the look and the writing
            ingest.decide(store, paper.id, lambda now: accept(now, first, ANA, "faster", 0), ANA, NOW)
        return refuse(found, claim, ANA, "slower", 0)

    done = ingest.decide(store, paper.id, partial(slowly, second), ANA, NOW)
    assert set(done.decided) == {first, second}
    third, looked = done.waiting[0], 0
    first = third
    with pytest.raises(Overtaken, match="ana has accepted this since you looked: faster"):
        ingest.decide(store, paper.id, partial(slowly, third), ANA, NOW)


def test_what_can_not_be_is_refused_in_words(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(UnknownEntity, match="no document was read as x"):
        ingest.decide(store, "x", lambda found: accept(found, "a", ANA, "x", 0), ANA, NOW)
    monkeypatch.setattr(ingest, "MOST_PROPOSALS", 3)
    with pytest.raises(InputRefused, match="more than the 3 that people decide on one by one: split it"):
        ingest.put(store, story(), STORY, ANA, NOW)


def test_what_was_redacted_is_a_problem_and_no_claim(store: Store) -> None:
    paper = taken_in(store)
    ingest.decide(store, paper.id, lambda found: accept(found, paper.waiting[0], ANA, "read it", 0), ANA, NOW)
    store.redact([f"document:{paper.id}"], ANA, NOW, "the years are over")
    (problem,) = ingest.accepted(store)
    assert isinstance(problem, Problem)
    assert "redacted" in problem.why
