"""A claim: somebody says of two things how they are tied, of which days, and where it stands written."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Any

import msgspec

from seawall.audit.canonical import canonical
from seawall.claims.indicator import Tier, Window
from seawall.claims.node import Node
from seawall.entities import PartialDate

# 128 bits: two of a billion claims share an id with a chance of 10**-21.
_ID_CHARS = 32
_MAX_PORT = 65_535
# Nothing said of any day.
NO_WINDOW = Window()


class Relation(StrEnum):
    """How subject and object are tied; each reads as a sentence: subject, relation, object."""

    ALSO_CALLED = "also called"  # an alias, and nothing more: the two stay two nodes
    SIMILAR_TO = "similar to"
    ATTRIBUTED_TO = "attributed to"
    PART_OF = "part of"
    SUCCEEDS = "succeeds"
    LISTED_AS = "listed as"
    DESIGNATED_BY = "designated by"
    OWNS = "owns"
    OPERATES = "operates"
    CONTROLS = "controls"
    DEVELOPS = "develops"
    SUPPLIES = "supplies"
    CONSISTS_OF = "consists of"
    USES = "uses"
    MENTIONS = "mentions"  # says nothing of whose it is
    COMPROMISES = "compromises"
    TARGETS = "targets"
    EXPLOITS = "exploits"
    COMMUNICATES_WITH = "communicates with"
    LOCATED_IN = "located in"
    SEIZED = "seized"
    AUTHORED_BY = "authored by"
    RELATED_TO = "related to"
    UNREAD = "not read"  # the source's own word stands in `role`, and a Problem says so


class Reading(StrEnum):
    """How far the claim can be trusted to be its source's: the marks of the project's collected facts."""

    PRIMARY = "P"  # the publisher's own text was read
    SECONDARY = "S"  # read in somebody's article about it
    RECALLED = "R"  # remembered, no source read
    CONFLICT = "?"  # sources conflict
    EXTRACTED = "X"  # taken out of the document by a machine


class Tlp(StrEnum):
    """Traffic Light Protocol 2.0 (FIRST, August 2022): with whom it may be shared."""

    CLEAR = "TLP:CLEAR"
    GREEN = "TLP:GREEN"
    AMBER = "TLP:AMBER"
    AMBER_STRICT = "TLP:AMBER+STRICT"
    RED = "TLP:RED"


class Handling(StrEnum):
    """What the source asks to do at a sighting."""

    BLOCK = "block"
    ALERT = "alert"
    OBSERVE = "observe"


@dataclass(frozen=True, slots=True)
class Place:
    """Where it stands: the document and its address, and the page, table and row in it. Any may be empty but the document."""

    document: str
    url: str = ""
    page: str = ""
    table: str = ""
    row: str = ""

    def __str__(self) -> str:
        # A reader writes "line 12"; a publisher's own number of a row is a bare word.
        row = "" if " " in self.row else "row"
        marks = (("page", self.page), ("table", self.table), (row, self.row))
        return ", ".join([self.document, *(f"{word} {mark}".strip() for word, mark in marks if mark)])


@dataclass(frozen=True, slots=True)
class Saying:
    """Who said it, when, and where it stands.

    on         the day of publication at its own precision; None: not said
    retrieved  when the bytes were fetched or handed in; not part of the claim's id, for the same page twice is one claim
    root       the investigation that it rests on: what shares a root is one voice, however many repeat it. Empty: the
               one who says it
    """

    by: str
    place: Place
    on: PartialDate | None = None
    retrieved: datetime | None = None
    root: str = ""
    reading: Reading = Reading.PRIMARY
    tlp: Tlp = Tlp.CLEAR

    @property
    def voice(self) -> str:
        """What it counts as in corroboration: its root, or else who says it."""
        return self.root or self.by

    @property
    def source(self) -> str:
        """Who said it and where: "Black Lotus Labs, Raptor_Train_IOCs.txt, line 12"; a file that names nobody stands for both."""
        return str(self.place) if self.by == self.place.document else f"{self.by}, {self.place}"

    @property
    def known_from(self) -> date | None:
        """The first day on which it can be held to be known: the last day on which it may have been published."""
        if self.on:
            return self.on.latest
        return self.retrieved.date() if self.retrieved else None


@dataclass(frozen=True, slots=True)
class Claim:
    """One row of one source. Rows are never merged, whatever they have in common.

    port        one that belongs to it; None: any
    window      of which days it is said to hold, with its precision and basis
    tier, role  what the object is to the subject: the tier, and the source's own words for it
    confidence  0–1, of the statement, as its source gives it
    denied      the source says that it is not so
    supersedes  ids of the claims that this one corrects; they stay, and are shown as corrected
    withdrawn   the moment from which its publisher says it no longer
    id          a hash of all that is said above but of `retrieved`; it is computed, never given
    """

    subject: Node
    relation: Relation
    object: Node
    saying: Saying
    window: Window = NO_WINDOW
    tier: Tier = Tier.UNKNOWN
    role: str = ""
    port: int | None = None
    confidence: float = 1.0
    handling: Handling = Handling.ALERT
    denied: bool = False
    supersedes: tuple[str, ...] = ()
    withdrawn: datetime | None = None
    note: str = ""
    id: str = field(init=False, compare=False, default="")

    def __post_init__(self) -> None:
        if not 0 <= self.confidence <= 1:
            raise ValueError(f"a confidence is between 0 and 1, not {self.confidence}")
        if self.port is not None and not 0 <= self.port <= _MAX_PORT:
            raise ValueError(f"a port is between 0 and {_MAX_PORT}, not {self.port}")
        object.__setattr__(self, "id", _content_hash(self))

    @property
    def needs_primary_check(self) -> bool:
        """Whether somebody must still look at the publisher's own text before anything rests on this."""
        return self.saying.reading is not Reading.PRIMARY

    @property
    def sentence(self) -> str:
        """The claim as a sentence, without who says it."""
        denial = "it is denied that " if self.denied else ""
        return f"{denial}{self.subject.name} – {self.relation} – {self.object.name}"


def strictest(claims: Iterable[Claim]) -> Tlp:
    """The strictest handling that any of these claims asks for: what shows them all may be shared no further."""
    order = list(Tlp)
    return max((claim.saying.tlp for claim in claims), key=order.index, default=Tlp.CLEAR)


def to_json(claim: Claim) -> dict[str, Any]:
    """The claim as plain JSON values; `from_json` gives it back."""
    plain: dict[str, Any] = msgspec.json.decode(msgspec.json.encode(claim))
    return plain


def from_json(plain: object) -> Claim:
    """A claim from what `to_json` gave. Raises ValueError where it is no claim, or another than its id says."""
    try:
        claim = msgspec.convert(plain, Claim)
    except msgspec.ValidationError as error:
        raise ValueError(f"not a claim: {error}") from error
    said = plain.get("id", "") if isinstance(plain, dict) else ""
    if said != claim.id:
        raise ValueError("the claim is not the one that its id was made of: it was changed")
    return claim


def _content_hash(claim: Claim) -> str:
    plain = to_json(claim)
    del plain["id"], plain["saying"]["retrieved"]
    return f"claim-{hashlib.sha256(canonical(plain)).hexdigest()[:_ID_CHARS]}"
