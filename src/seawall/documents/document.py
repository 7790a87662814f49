"""A document as its reader gives it: paragraphs with their places, and what is known of the file itself."""

from dataclasses import dataclass
from enum import StrEnum

from seawall.errors import Problem

# A document of 500 pages as a PDF with pictures; what is larger is no story and no advisory.
MAX_BYTES = 1 << 26
MAX_PAGES = 500
# 500 pages of dense print hold some 2.5 million characters.
MAX_CHARS = 5_000_000


class Kind(StrEnum):
    """What a document is, by its first bytes."""

    TEXT = "plain text"
    HTML = "HTML"
    PDF = "PDF"
    DOCX = "DOCX"
    UNKNOWN = "of no kind that is read"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph: its number from 1, its page where the format has pages (else 0), its text in one line.

    hidden: a reader of the page would not see it (CSS, `hidden`, vanished or deleted text); nothing is proposed from it.
    """

    number: int
    text: str
    page: int = 0
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class Document:
    """A document read: its paragraphs in order, and what could not be read or should be known.

    encoding   how its bytes became text; empty where the format fixes it
    published  the day of publication that its own metadata names, ISO; empty where it names none
    """

    name: str
    kind: Kind
    paragraphs: tuple[Paragraph, ...] = ()
    encoding: str = ""
    title: str = ""
    published: str = ""
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence; start and stop are its place in its paragraph, counted in characters."""

    text: str
    paragraph: int
    start: int
    stop: int
    page: int = 0

    @property
    def place(self) -> str:
        """Where it stands, in words; the page is told apart, for claims have a field of their own for it."""
        return f"paragraph {self.paragraph}, characters {self.start + 1}–{self.stop}"


def bounded(paragraphs: list[Paragraph], name: str) -> tuple[tuple[Paragraph, ...], tuple[Problem, ...]]:
    """The paragraphs up to the limit of characters, and a Problem where there are more."""
    size = 0
    for at, paragraph in enumerate(paragraphs):
        size += len(paragraph.text)
        if size > MAX_CHARS:
            place = f"paragraph {paragraph.number}"
            why = f"more than {MAX_CHARS:,} characters: the rest is not read"
            return tuple(paragraphs[:at]), (Problem(name, place, "", "", why),)
    return tuple(paragraphs), ()
