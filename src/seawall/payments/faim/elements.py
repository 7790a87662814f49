"""A tag's text to its elements, whether they end with stars or are filled to their width; what is left over is said."""

import re
from dataclasses import dataclass

from seawall.payments.faim.layout import LAYOUTS, Layout
from seawall.payments.faim.tags import Tag
from seawall.payments.notebook import Notebook

STAR = "*"
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]")
_GAP = re.compile(r" {2,}")


@dataclass(frozen=True, slots=True)
class Elements:
    """The elements of one tag by name; one that the tag has not is empty.

    place is "message 1 {4200}". unread is what of the tag could not be understood: a party of it is reviewed.
    """

    tag: str
    record: str
    values: dict[str, str]
    text: str
    unread: tuple[str, ...] = ()

    def __getitem__(self, name: str) -> str:
        return self.values.get(name, "")

    def all(self, *starts: str) -> list[str]:
        """The elements whose names begin so, in order, without empty ones: "line", "address line"."""
        return [text for name, text in self.values.items() if name.startswith(starts) and text]

    @property
    def place(self) -> str:
        """Where the tag stands: "message 1 {4200}"."""
        return f"{self.record} {{{self.tag}}}"

    def where(self, name: str) -> str:
        """Where an element stands in its message: "{4200} name"."""
        return f"{{{self.tag}}} {name}"


def read_elements(tag: Tag, record: str, notes: Notebook) -> Elements:
    """Take a tag of the tables apart; record is the message's place."""
    layout, where = LAYOUTS[tag.name], f"{{{tag.name}}}"
    before = len(notes.problems)
    text = _CONTROL.sub(" ", tag.text)
    if text != tag.text:
        notes.problem(record, where, text, "a control character stands in place of a sign")
    if tag.undecoded:
        notes.problem(record, where, text, "bytes that are no UTF-8 were read as Latin-1: the letters may be others")
    if tag.is_cut:
        notes.problem(record, where, text, "the text is longer than any tag may be and was cut")
    values, rest = _take_fixed(layout, text)
    free = [column for column in layout if not column.fixed]
    parts, left = _parts(rest, [column.width for column in free])
    for column, part in zip(free, parts, strict=False):
        values[column.name] = part.strip()
        if len(part.rstrip()) > column.width:
            why = f"{column.name} has {column.width} characters at most"
            notes.violation(record, f"{where} {column.name}", part, why)
            notes.free_text(part, f"{record} {where} {column.name}")
    if left.strip():
        notes.problem(record, where, left, "text behind the last element of this tag")
        notes.free_text(left, f"{record} {where}")
    unread = tuple(f"{problem.field}: {problem.said}" for problem in notes.problems[before:])
    fixed = " ".join(values[column.name] for column in layout if column.fixed).strip()
    running = "\n".join(part for part in (fixed, _running_text(parts, rest)) if part)
    return Elements(tag.name, record, values, running, unread)


def _take_fixed(layout: Layout, text: str) -> tuple[dict[str, str], str]:
    """Elements of fixed width have no star; where one stands already, the element was left out."""
    values: dict[str, str] = {}
    for column in layout:
        if not column.fixed:
            continue
        here = "" if text.startswith(STAR) else text[: column.width].partition(STAR)[0]
        values[column.name], text = here.strip(), text[len(here) :]
    return values, text


def _parts(text: str, widths: list[int]) -> tuple[list[str], str]:
    """The free elements, and what is left over. A star inside the only one is text: addenda in X12 are full of them."""
    if len(widths) == 1:
        return [text.removesuffix(STAR)], ""
    if STAR in text:
        parts = text.split(STAR)
        return parts[: len(widths)], " ".join(parts[len(widths) :])
    parts, at = [], 0
    for width in widths:
        parts.append(text[at : at + width])
        at += width
    return parts, text[at:]


def _running_text(parts: list[str], rest: str) -> str:
    """All lines as one text. Lines filled with blanks are cut at the blanks, for a word may run over a full line."""
    if STAR in rest and len(parts) > 1:
        return "\n".join(text for part in parts if (text := part.strip()))
    return _GAP.sub("\n", " ".join(parts).strip() if len(parts) == 1 else rest.strip())
