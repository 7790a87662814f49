"""A document on the tape: what waits, what people made of it, and what they are refused."""

from datetime import UTC, datetime

import pytest

from seawall.audit import Actor, Event, Role
from seawall.audit.events import Body, DocumentRead, NoteAdded, ProposalAccepted, ProposalRefused
from seawall.errors import NotAllowed, Overtaken, UnknownEntity
from seawall.intake import Paper, Verdict, accept, fold, refuse

NOW = datetime(2026, 11, 22, 9, tzinfo=UTC)
ANA, BEN = Actor("ana", frozenset({Role.ANALYST})), Actor("ben", frozenset({Role.APPROVER}))


def read(*claims: str) -> DocumentRead:
    return DocumentRead(
        name="story.txt", kind="plain text", said_by="Example Herald", on="2025-01-03", sha256="a" * 64, proposals_sha256="b" * 64,
        claims=claims, refusals=1, problems=0, corpus="c", engine="0.1.0",
    )  # fmt: skip


def folded(*bodies: Body) -> Paper:
    """The document after these events, all of them ana's."""
    state: Paper | None = None
    for seq, body in enumerate(bodies, start=1):
        state = fold(state, Event(seq, NOW, "ana", "document:1", body))
    assert state is not None
    return state


def test_what_nobody_decided_waits_in_the_documents_order() -> None:
    paper = folded(read("c", "a", "b"), ProposalAccepted(claim="a", why="it says so"))
    assert paper.waiting == ("c", "b")
    assert paper.accepted == ("a",)
    assert (paper.decided["a"].by, paper.decided["a"].why, paper.decided["a"].seq) == ("ana", "it says so", 2)


def test_the_last_word_counts_and_the_document_may_be_read_again() -> None:
    paper = folded(
        read("a", "b"), ProposalAccepted(claim="a", why="x"), ProposalRefused(claim="a", why="a denial"), read("b", "d")
    )
    assert paper.refused == ("a",)
    assert paper.accepted == ()
    assert paper.waiting == ("b", "d")
    assert len(paper.readings) == 2


def test_words_before_any_reading_and_words_of_others_make_no_document() -> None:
    assert fold(None, Event(1, NOW, "ana", "document:1", ProposalAccepted(claim="a", why="x"))) is None
    paper = folded(read("a"))
    assert fold(paper, Event(2, NOW, "ana", "document:1", NoteAdded(text="x"))) is paper


def test_a_person_accepts_or_refuses_with_a_reason() -> None:
    paper = folded(read("a"))
    assert accept(paper, "a", ANA, "  it says so ", 0) == ProposalAccepted(claim="a", why="it says so")
    assert refuse(paper, "a", ANA, "hypothetical", 0) == ProposalRefused(claim="a", why="hypothetical")


@pytest.mark.parametrize(
    ("claim", "who", "why", "wrong", "says"),
    [
        ("a", Actor("seawall read", is_program=True), "x", NotAllowed, "a person decides"),
        ("a", ANA, "   ", NotAllowed, "give the reason"),
        ("a", ANA, "x" * 2_001, NotAllowed, "at most 2,000"),
        ("z", ANA, "x", UnknownEntity, "proposes no z"),
    ],
)
def test_what_is_no_decision_is_refused(claim: str, who: Actor, why: str, wrong: type[Exception], says: str) -> None:
    with pytest.raises(wrong, match=says):
        accept(folded(read("a")), claim, who, why, 0)


def test_who_has_not_seen_the_last_decision_is_told_of_it() -> None:
    paper = folded(read("a"), ProposalRefused(claim="a", why="a denial"))
    with pytest.raises(Overtaken, match="ana has refused this since you looked: a denial"):
        accept(paper, "a", BEN, "it says so", 0)
    assert accept(paper, "a", BEN, "the denial is another's", 2).claim == "a"
    with pytest.raises(NotAllowed, match="refused this already"):
        refuse(paper, "a", BEN, "again", 2)
    assert paper.decided["a"].verdict == Verdict.REFUSED
