"""A brief as a value: sections of sentences, each with labels of notes; a note is a source, with what it was cited for."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from seawall.attribution import Drawing

# The heading under which the picture of exposure stands.
OWN_NETWORK: Final = "Your own network"


class Source(StrEnum):
    """What a note opens."""

    CLAIMS = "claims"  # of one publisher, from one document
    LOGS = "your own logs"
    BOOKS = "your own books"
    RULE = "a rule of law"


@dataclass(frozen=True, slots=True)
class Cited:
    """One thing that a note was cited for.

    label   by which sentences name it: "3b", the number of its note and a letter
    id      of the claim, the log's hash, the rule
    said    what it says, as its source ties subject to object
    state   how it stands: "holds", "denied", "corrected", "withdrawn"; empty for what is no claim
    check   whether the publisher's own text has still to be looked at
    more    the source's words for it, and what was noted when it was read
    """

    label: str
    id: str
    said: str
    place: str = ""
    days: str = ""
    state: str = ""
    check: bool = False
    more: str = ""


@dataclass(frozen=True, slots=True)
class Note:
    """A source: who says it, when, in which document, how far it was read, and what it was cited for.

    on    the day of publication at its own precision; empty: not said
    mark  P, S, R, ? or X, how far the source was read; meaning says it in words
    root  the investigation that it rests on; empty: none is named
    """

    number: int
    kind: Source
    by: str
    on: str
    document: str
    url: str
    mark: str
    meaning: str
    root: str
    cited: tuple[Cited, ...]


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, and the labels of what it rests on."""

    text: str
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Sentences that belong together; heading may be empty. is_list: each sentence stands for itself."""

    heading: str
    sentences: tuple[Sentence, ...]
    is_list: bool = False


@dataclass(frozen=True, slots=True)
class Section:
    """One of the four parts of a brief."""

    title: str
    paragraphs: tuple[Paragraph, ...]

    @property
    def sentences(self) -> Iterator[Sentence]:
        """All sentences, in their order."""
        for paragraph in self.paragraphs:
            yield from paragraph.sentences


@dataclass(frozen=True, slots=True)
class Moment:
    """A line of the timeline: the day at its own precision as ISO text, and what happened. ours: in one's own network."""

    day: str
    sentence: Sentence
    ours: bool = False


@dataclass(frozen=True, slots=True)
class Span:
    """A row of the map of phases: when a thing was in use, by its sources. A point has the same start and end.

    start, end  None: not said. word  what kind of row: "campaign", "seizure", "listing"
    """

    name: str
    word: str
    start: date | None
    end: date | None
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Contact:
    """What one of one's own hosts had to do with somebody's infrastructure: a mark on the chart of exposure."""

    first: date
    last: date
    phase: str
    host: str
    met: str
    is_contact: bool


@dataclass(frozen=True, slots=True)
class Brief:
    """A brief. The same claims, lists, logs and question give the same value.

    party       whom it is about, by the name that most claims use
    valid       the day that it is of; None: any. known the day by whose knowledge; None: all that is known
    sections    Key details, Background, Why it matters, Moving forward
    unknowns    what is not covered, in what sources differ, what nobody says
    spans       the map of phases; contacts and coverage (day, indicators asked of, share covered) are of one's own logs
    counts      how many of what it rests on
    sharing     the strictest handling that any claim told asks for ("TLP:AMBER"); empty where all may be shared freely
    drawing     the graph of claims around the party
    rests_on    what was read: files by their hash, lists, the program
    """

    title: str
    party: str
    valid: date | None
    known: date | None
    sections: tuple[Section, ...]
    unknowns: tuple[Sentence, ...]
    timeline: tuple[Moment, ...]
    spans: tuple[Span, ...]
    contacts: tuple[Contact, ...]
    coverage: tuple[tuple[date, int, float], ...]
    counts: tuple[tuple[int, str], ...]
    notes: tuple[Note, ...]
    sharing: str
    drawing: Drawing
    rests_on: Mapping[str, str]

    @property
    def sentences(self) -> Iterator[Sentence]:
        """The sentences of the four sections, in their order."""
        for section in self.sections:
            yield from section.sentences

    @property
    def has_logs(self) -> bool:
        """Whether one's own logs were held against the claims."""
        return any(note.kind is Source.LOGS for note in self.notes)
