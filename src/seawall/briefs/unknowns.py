"""What is not known: where sources differ, what is denied or was taken back, what nobody says, what was not read."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from seawall.attribution import Edge, Graph, State
from seawall.attribution.measure import drawable
from seawall.briefs.brief import Sentence
from seawall.briefs.facts import statement, statements
from seawall.briefs.notes import Notes
from seawall.briefs.reach import Reach, is_value
from seawall.briefs.words import capital, counted, day_words, listed, number, plain, who
from seawall.claims import Claim, NodeKind, Relation, WindowBasis

# More of one kind are counted, and stand in the notes.
_MOST_ALIKE: Final = 12
_MOST_DOCUMENTS: Final = 6
# A dispute of forty sources is cut; its notes have them all.
_MOST_CHARS: Final = 500
_DAY: Final = re.compile(r"\b(?:19|20)\d\d-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?\b")

_R = Relation
# What a reader asks of a party, and the ties that would answer: from it, to it.
_QUESTIONS: Final = (
    ("clients or masters", {_R.SUPPLIES, _R.RELATED_TO, _R.ATTRIBUTED_TO, _R.PART_OF}, {_R.CONTROLS}),
    ("owners", set[Relation](), {_R.OWNS}),
    ("networks or tools", {_R.OPERATES, _R.CONTROLS, _R.OWNS, _R.DEVELOPS, _R.USES, _R.CONSISTS_OF}, set[Relation]()),
    ("targets or victims", {_R.TARGETS, _R.COMPROMISES}, set[Relation]()),
    ("other names", {_R.ALSO_CALLED}, set[Relation]()),
    ("any listing or designation", {_R.LISTED_AS, _R.DESIGNATED_BY}, set[Relation]()),
)


@dataclass(frozen=True, slots=True)
class Ties:
    """What is looked at: all ties that a brief tells of, and how far they are from the party."""

    whole: Graph
    reach: Reach
    edges: tuple[Edge, ...]
    left_out: tuple[str, ...] = ()


def unknowns(ties: Ties, notes: Notes) -> Iterator[Sentence]:
    """The sentences; those without a note say what is absent."""
    yield from _disputes(ties.edges, notes)
    yield from _denials(ties.edges, notes)
    yield from _inferred(ties.edges, notes)
    yield from _undated(ties.edges, notes)
    yield from _nobody_says(ties)
    for text in ties.left_out:
        yield Sentence(f"{capital(text)}.")


def _disputes(edges: Sequence[Edge], notes: Notes) -> Iterator[Sentence]:
    found = [edge for edge in edges if edge.disputes and edge.state is State.DISPUTED]
    for edge in found[:_MOST_ALIKE]:
        told = "; ".join(_in_words(each) for each in edge.disputes)
        yield Sentence(f"Sources differ where they say that {statement(edge)}: {told}.", notes.of(_speaking(edge)))
    rest = found[_MOST_ALIKE:]
    if rest:
        told = f"Sources differ on {statements(len(rest))} more, which the notes name."
        yield Sentence(told, notes.of(claim for edge in rest for claim in _speaking(edge)))


def _in_words(dispute: str) -> str:
    """A dispute with its days in words; longer than a name may be."""
    return _DAY.sub(lambda found: day_words(found[0]), drawable(dispute)[:_MOST_CHARS])


def _speaking(edge: Edge) -> list[Claim]:
    """Who still says something of a tie, for or against."""
    return [each.claim for each in edge.said if each.state in {State.HOLDS, State.DENIED}]


def _denials(edges: Sequence[Edge], notes: Notes) -> Iterator[Sentence]:
    """What some deny and nobody affirms; where others affirm it, it is a dispute."""
    found = [edge for edge in edges if edge.state is State.DENIED]
    for edge in found[:_MOST_ALIKE]:
        claims = [each.claim for each in edge.said if each.state is State.DENIED]
        deniers = listed([who(name) for name in dict.fromkeys(claim.saying.by for claim in claims)])
        told = f"Denied by {deniers}, and affirmed by nobody who was read: that {statement(edge)}."
        yield Sentence(told, notes.of(claims))
    rest = found[_MOST_ALIKE:]
    if rest:
        claims = [each.claim for edge in rest for each in edge.said if each.state is State.DENIED]
        yield Sentence(f"{capital(statements(len(rest)))} more are denied and affirmed by nobody.", notes.of(claims))


def corrections(edges: Sequence[Edge], whole: Graph, notes: Notes) -> Iterator[Sentence]:
    """What was corrected, with what replaced it, and what was withdrawn: told as such and never asserted."""
    said = {each.claim.id: each for edge in whole.edges for each in edge.said}
    over = [each for edge in edges for each in edge.said if each.state in {State.CORRECTED, State.WITHDRAWN}]
    for each in over[:_MOST_ALIKE]:
        later = [said[one].claim for one in each.corrected_by if one in said]
        old = f"{who(each.claim.saying.by)} no longer says “{plain(each.claim.sentence)}”"
        if each.state is State.WITHDRAWN or not later:
            word = "it was withdrawn" if each.state is State.WITHDRAWN else "it was corrected"
            yield Sentence(f"{capital(old)}: {word}.", notes.of([each.claim]))
            continue
        new = "; ".join(f"“{plain(claim.sentence)}”{_said_on(claim)}" for claim in later)
        yield Sentence(f"{capital(old)}: it was corrected to {new}.", notes.of([each.claim, *later]))
    rest = over[_MOST_ALIKE:]
    if rest:
        text = f"{capital(statements(len(rest)))} more were corrected or withdrawn."
        yield Sentence(text, notes.of(each.claim for each in rest))


def _said_on(claim: Claim) -> str:
    return f" ({day_words(claim.saying.on.iso)})" if claim.saying.on else ""


def _inferred(edges: Sequence[Edge], notes: Notes) -> Iterator[Sentence]:
    found = [
        claim for edge in edges for claim in edge.standing
        if claim.window.basis is WindowBasis.INFERRED and not is_value(edge)
    ]  # fmt: skip
    if found:
        told = f"The days of {counted(len(found), 'claim')} are inferred from words and not published"
        yield Sentence(f"{told}: they may be off by months.", notes.of(found))


def _undated(edges: Sequence[Edge], notes: Notes) -> Iterator[Sentence]:
    """Ties of which no source says when; a name needs no days."""
    dateless = {Relation.ALSO_CALLED, Relation.MENTIONS, Relation.LOCATED_IN, Relation.AUTHORED_BY, Relation.SIMILAR_TO}
    found = [
        edge for edge in edges
        if edge.standing and edge.relation not in dateless and not edge.days and not is_value(edge)
    ]  # fmt: skip
    if found:
        told = f"No source says the days of {statements(len(found))} told here."
        yield Sentence(told, notes.of(claim for edge in found for claim in edge.standing))


def _nobody_says(ties: Ties) -> Iterator[Sentence]:
    """What a reader would ask, and no claim that stands answers."""
    askable = [each for each in ties.reach.starts if each.kind in {NodeKind.COMPANY, NodeKind.PERSON, NodeKind.ACTOR}]
    if not askable:
        return
    whose = {each.id for each in askable}
    near = set(ties.reach.near)
    standing = [edge for edge in ties.edges if edge.standing]
    missing = []
    for question, out, back in _QUESTIONS:
        # What the party's own groups and networks do answers for it; who owns or lists them does not.
        mine = near if out & {Relation.TARGETS, Relation.USES} else whose
        if not any(
            (edge.relation in out and edge.subject.id in mine) or (edge.relation in back and edge.object.id in whose)
            for edge in standing
        ):
            missing.append(question)
    if missing:
        names = listed([plain(each.name) for each in askable], 2)
        yield Sentence(f"Nothing that was read names {', or '.join(missing)} of {names}.")


def to_check(edges: Sequence[Edge], notes: Notes) -> Iterator[Sentence]:
    """What rests on no publisher's own text, and which documents to read first: those on which most of it rests."""
    told = [edge for edge in edges if edge.standing]
    due = [edge for edge in told if edge.needs_check]
    if not due:
        return
    documents: dict[tuple[str, str], list[Claim]] = {}
    for edge in due:
        for claim in edge.standing:
            documents.setdefault((claim.saying.place.document, claim.saying.by), []).append(claim)
    ordered = sorted(documents.items(), key=lambda row: (-len(row[1]), row[0]))
    names = [f"{plain(document)} ({who(by)}, {counted(len(claims), 'claim')})" for (document, by), claims in ordered]
    claims = [claim for edge in due for claim in edge.standing]
    text = f"Of {statements(len(told))} told here, {number(len(due))} {'was' if len(due) == 1 else 'were'} not read in the publisher's own text."
    yield Sentence(text, notes.of(claims))
    yield Sentence(
        f"To be read first: {listed(names, _MOST_DOCUMENTS, 'further documents')}.",
        notes.of(claim for _, rows in ordered[: _MOST_DOCUMENTS + 1] for claim in rows),
    )
