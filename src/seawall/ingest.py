"""The story of ingest: documents are read into proposals on the tape, people accept or refuse each, and what they accept are claims."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

import msgspec

from seawall.audit import Actor
from seawall.audit.events import DocumentRead, ProposalAccepted, ProposalRefused
from seawall.claims import Claim
from seawall.corpus import ENGINE
from seawall.errors import InputRefused, Overtaken, Problem, UnknownEntity
from seawall.intake import PREFIX, Decided, Paper
from seawall.proposals import Proposal, Refusal
from seawall.read import ReadDocument
from seawall.readings import DOCUMENTS, WAITING
from seawall.store import Document, Store

PROGRAM = Actor("seawall read", is_program=True)
# 128 bits, as of a receipt.
_DIGITS = 32
# A person decides on each: a document that proposes more is a table, and is loaded as one.
MOST_PROPOSALS = 2_000
# So many people decide on proposals of one document in the same moment.
_TRIES = 5

_Said = ProposalAccepted | ProposalRefused
# What a person makes of a proposal, by the document as it stands: intake's accept or refuse, with the rest filled in.
Command = Callable[[Paper], _Said]


class Archived(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What came of reading a document, as it is archived."""

    proposals: tuple[Proposal, ...]
    refusals: tuple[Refusal, ...]
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Accepted:
    """A claim that a person accepted: of which document, who did so and why, and the sentence it was read in."""

    paper: Paper
    proposal: Proposal
    decided: Decided

    @property
    def claim(self) -> Claim:
        """The claim."""
        return self.proposal.claim


def put(  # noqa: PLR0913, PLR0917  # a reading with whose it is
    store: Store, made: ReadDocument, data: bytes, actor: Actor, now: datetime, corpus: str = ""
) -> tuple[str, bool]:
    """Put what a document proposes on the tape, with its bytes archived; returns the document's id, and whether that is new.

    The same bytes read with the same result are not written twice; read otherwise, as with another day, they are a new reading
    of the same document, and what people decided stays. InputRefused where it proposes more than people can decide on.
    """
    if len(made.proposals) > MOST_PROPOSALS:
        raise InputRefused(
            f"{made.document.name} proposes {len(made.proposals):,} claims, more than the {MOST_PROPOSALS:,} that people decide on "
            "one by one: split it"
        )
    told, digest = _archive(made), sha256(data).hexdigest()
    id_, ids = digest[:_DIGITS], tuple(dict.fromkeys(one.claim.id for one in made.proposals))
    before = paper(store, id_)
    # Ids are hashes of all that is said but of the moment of reading.
    if before and (before.last.claims, before.last.refusals) == (ids, len(made.refusals)):
        return id_, False
    stream = f"{PREFIX}{id_}"
    body = DocumentRead(
        name=made.document.name,
        kind=made.document.kind.value,
        said_by=made.source.by,
        on=made.source.on.iso if made.source.on else "",
        sha256=digest,
        proposals_sha256=sha256(told).hexdigest(),
        claims=ids,
        refusals=len(made.refusals),
        problems=len(made.problems),
        corpus=corpus,
        engine=ENGINE,
    )
    kept = [Document(data, (stream,)), Document(told, (stream,))]
    store.append([(stream, body)], actor, now, {stream: before.version if before else 0}, kept)
    return id_, True


def _archive(made: ReadDocument) -> bytes:
    try:
        return msgspec.json.encode(Archived(made.proposals, made.refusals, made.problems), order="sorted")
    except UnicodeEncodeError as error:
        raise InputRefused(f"{made.document.name} holds halves of characters, which nobody can write down") from error


def paper(store: Store, id_: str) -> Paper | None:
    """A document by its id; None where none was read under it."""
    found: Paper | None = store.state(DOCUMENTS, f"{PREFIX}{id_}")
    return found


def papers(store: Store, *, only_waiting: bool = False) -> list[Paper]:
    """The documents that were read, those with proposals that wait first, of each kind the youngest first."""
    found: list[Paper] = [row.state for row in store.states(DOCUMENTS, WAITING if only_waiting else None)]
    return sorted(found, key=lambda one: (not one.waiting, -one.last.at.timestamp(), one.id))


def archived(store: Store, paper: Paper, reading: int = -1) -> Archived:
    """What a reading of a document gave. InputRefused where it was redacted, is damaged, or of another version of Seawall."""
    try:
        return msgspec.json.decode(store.document(paper.readings[reading].proposals_sha256), type=Archived)
    except (msgspec.MsgspecError, ValueError) as error:
        raise InputRefused(f"what {paper.name} proposes was recorded by another version of Seawall: {error}") from error


def decide(store: Store, id_: str, command: Command, actor: Actor, now: datetime) -> Paper:
    """Do what a person makes of a proposal; returns the document as it then stands.

    UnknownEntity where there is no such document; NotAllowed and Overtaken as the command has it.
    """
    for _ in range(_TRIES - 1):
        try:
            return _decided(store, id_, command, actor, now)
        except _Moved:
            # Somebody decided on another proposal of the document: the command looks again whether it was this one.
            continue
    return _decided(store, id_, command, actor, now)


class _Moved(Overtaken):
    """The document has moved on while this was being written."""


def _decided(store: Store, id_: str, command: Command, actor: Actor, now: datetime) -> Paper:
    found = paper(store, id_)
    if found is None:
        raise UnknownEntity(f"no document was read as {id_[:80]}")
    said = command(found)
    stream = f"{PREFIX}{id_}"
    try:
        store.append([(stream, said)], actor, now, {stream: found.version})
    except Overtaken as moved:
        raise _Moved(str(moved)) from moved
    return paper(store, id_) or found


def accepted(store: Store) -> Iterator[Accepted | Problem]:
    """The claims that people have accepted, document by document; a Problem where what they accepted can't be read any more."""
    for one in papers(store):
        wanted = set(one.accepted)
        for number in range(len(one.readings) - 1, -1, -1):
            if not wanted.intersection(one.readings[number].claims):
                continue
            try:
                proposals = archived(store, one, number).proposals
            except InputRefused as refusal:
                yield Problem(one.name, "", "", "", str(refusal))
                continue
            for each in proposals:
                if each.claim.id in wanted:
                    wanted.remove(each.claim.id)
                    yield Accepted(one, each, one.decided[each.claim.id])
