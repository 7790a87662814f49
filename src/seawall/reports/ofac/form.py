"""What a report is made of: sections of fields, each required or not, rows where there are many, documents by their hash."""

from dataclasses import dataclass
from datetime import date

import msgspec

from seawall.audit import canonical
from seawall.audit.words import ReportKind
from seawall.decisions import Verified
from seawall.ledger import Made, Paper
from seawall.reports.rows import writable

# How well a heading or a rule is known, as a reader sees it beside the field.
HEADING_UNVERIFIED = "heading not publicly verified"


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a form: what it asks, what is said, whether it must be said, how well the rule is known, a remark."""

    label: str
    value: str
    required: bool = True
    verified: Verified = Verified.OFFICIAL
    note: str = ""

    @property
    def is_missing(self) -> bool:
        """Whether it must be said and is not."""
        return self.required and not self.value.strip()


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a form under its letter or number. lettered says how well that letter is known."""

    letter: str
    title: str
    fields: tuple[Field, ...]
    lettered: Verified = Verified.OFFICIAL


@dataclass(frozen=True, slots=True)
class Row:
    """A row of part B: the item it is of, and its cells under the form's columns."""

    item: str
    cells: tuple[Field, ...]


@dataclass(frozen=True, slots=True)
class Message:
    """A report that is an e-mail: to whom, its exact subject, its text."""

    to: str
    subject: str
    text: str


@dataclass(frozen=True, slots=True)
class Form:
    """A report as values.

    id          its name among the filings: "blocked/P-1"
    cite        the rule that asks for it
    form        the form's own name where it has one: "TD F 90-22.50"
    channel     how it reaches OFAC
    about       the streams it tells of
    made_on     the day it was prepared
    since       the day on which its duty began
    due         its last day; due_words says by which calendars, with the assumption that they rest on
    rows        part B, where a form has one; each cell's label is its column
    not_due     why no such report is due; empty where it is
    notes       what a reader must know: assumptions, what is not verified
    """

    id: str
    kind: ReportKind
    title: str
    cite: str
    form: str
    channel: str
    about: tuple[str, ...]
    made_on: date
    since: date
    due: date | None
    due_words: str
    sections: tuple[Section, ...]
    rows: tuple[Row, ...] = ()
    papers: tuple[Paper, ...] = ()
    message: Message | None = None
    not_due: str = ""
    notes: tuple[str, ...] = ()

    @property
    def missing(self) -> tuple[str, ...]:
        """Every required field that is empty, by its section or row."""
        fields = [
            f"{section.letter} {field.label}".strip()
            for section in self.sections
            for field in section.fields
            if field.is_missing
        ]
        cells = [f"{row.item}: {cell.label}" for row in self.rows for cell in row.cells if cell.is_missing]
        return (*fields, *cells)

    @property
    def columns(self) -> tuple[Field, ...]:
        """The cells of the first row, for their labels; empty without rows."""
        return self.rows[0].cells if self.rows else ()

    def as_json(self) -> bytes:
        """The report in its canonical form: what is archived, hashed and named by a filing."""
        return canonical(_writable(msgspec.to_builtins(self)) | {"missing": list(self.missing)})

    def made(self, sha256: str) -> Made:
        """What the ledger notes of it. sha256 is that of as_json."""
        return Made(self.id, self.kind, self.about, sha256, self.since, self.due, self.missing)


def _writable(value: object) -> dict[str, object]:
    made = _clean(value)
    assert isinstance(made, dict)
    return made


def _clean(value: object) -> object:
    """Without halves of characters, which JSON can't say."""
    if isinstance(value, str):
        return writable(value)
    if isinstance(value, dict):
        return {name: _clean(one) for name, one in value.items()}
    return [_clean(one) for one in value] if isinstance(value, list | tuple) else value


def words(parts: tuple[str, ...]) -> str:
    """Several texts in one field."""
    return "; ".join(part for part in parts if part)
