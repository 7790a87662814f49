"""Remarks to what they say: weak names, births, documents, features, ties, notes; what is not understood is kept.

Format: OFAC's dat_spec.txt ("remarks on SDN", "THE DISPOSITION OF ALIASES") and the field itself.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from seawall.entities import Fact, Identifier, Link, ListedName, PartialDate
from seawall.lists.ofac.labels import Label, Use, label_named, label_starting
from seawall.lists.ofac.remarks.documents import read_identifier
from seawall.lists.ofac.remarks.notes import is_known_note, tie
from seawall.lists.ofac.remarks.segments import Segment, cut

REMARKS = "Remarks"  # the label of a note: OFAC gives it no other than the field's name


# OFAC's longest note without a label, the measure on a CAPTA entry, has some 300 characters.
MAX_NOTE_CHARS = 2_000


@dataclass(frozen=True, slots=True)
class Unread:
    """A segment that was not understood, as it stood, and why; empty where text is known to be missing."""

    text: str
    why: str


@dataclass(frozen=True, slots=True)
class Remarks:
    """Everything that one Remarks text says; names are the weak aliases, without parts."""

    names: tuple[ListedName, ...] = ()
    identifiers: tuple[Identifier, ...] = ()
    birth_dates: tuple[PartialDate, ...] = ()
    birth_places: tuple[str, ...] = ()
    nationalities: tuple[str, ...] = ()
    citizenships: tuple[str, ...] = ()
    gender: str = ""
    titles: tuple[str, ...] = ()
    links: tuple[Link, ...] = ()
    facts: tuple[Fact, ...] = ()
    unread: tuple[Unread, ...] = field(default=())


def read_remarks(text: str, *, is_person: bool, title: str = "", is_cut: bool = False) -> Remarks:
    """Read one Remarks text, continuation already joined; what a segment's label doesn't promise stays unread.

    title is the entry's Title column, which OFAC mostly repeats among the Remarks; those repeats add nothing.
    is_cut says that the text stops at its 1,000 characters and nothing continues it: its last segment may be half a
    wallet or half a name, and is left unread.
    """
    reading = _Reading(is_person=is_person, title=title)
    segments = list(cut(text))
    is_half = is_cut and not text.rstrip().endswith(";")
    half = segments.pop() if is_half and segments else None
    for segment in segments:
        reading.take(segment)
    if is_cut:
        why = "Remarks stop at 1,000 characters here, and no comments file goes on"
        reading.unread.append(Unread(half.text if half else "", why))
    return reading.finished()


_ALTERNATE = re.compile(r"alt\.\s+", re.IGNORECASE)
_YEARS = re.compile(r"\b(\d{4})-(\d{4})$")
_WEBSITE = re.compile(r"(?P<value>(?:https?://|www\.)\S+)(?: \(website\))?\.?", re.IGNORECASE)
_EMAIL = re.compile(r"(?P<value>[^\s@]+@[^\s@]+\.[^\s@]+?)(?: \(email\))?\.?", re.IGNORECASE)


class _Reading:
    """What was read so far, by kind."""

    def __init__(self, *, is_person: bool, title: str) -> None:
        self.is_person = is_person
        self.titles = {piece.strip().removesuffix(".") for piece in title.split(";")}
        self.names: list[ListedName] = []
        self.identifiers: list[Identifier] = []
        self.birth_dates: list[PartialDate] = []
        self.genders: list[str] = []
        self.links: list[Link] = []
        self.facts: list[Fact] = []
        self.unread: list[Unread] = []
        self.texts: dict[Use, list[str]] = {}

    def take(self, segment: Segment) -> None:
        """Read one segment into the kind that its label names."""
        if segment.alias:
            self.names.append(ListedName(segment.alias, segment.kind, weak=True))
            return
        if segment.text.removesuffix(".") in self.titles:
            return
        body = _ALTERNATE.sub("", segment.text, count=1) if _ALTERNATE.match(segment.text) else segment.text
        found = label_starting(body)
        why = _TAKERS[found[0].use](self, *found) if found else self._note(body)
        if why:
            self.unread.append(Unread(segment.text, why))

    def identifier(self, label: Label, value: str) -> str:
        identifier = read_identifier(label, value)
        if identifier is None:
            return f"not what {label.text!r} should be followed by"
        self.identifiers.append(identifier)
        return ""

    def birth_date(self, label: Label, value: str) -> str:
        day = PartialDate.parse(_YEARS.sub(r"\1 to \2", value))
        if day is None:
            return f"no date after {label.text!r}"
        self.birth_dates.append(day)
        return ""

    def gender(self, label: Label, value: str) -> str:
        if value not in ("Male", "Female") or self.genders not in ([], [value]):
            return f"no gender, or a second one, after {label.text!r}"
        self.genders = [value]
        return ""

    def link(self, label: Label, value: str) -> str:
        if not value:
            return f"no name after {label.text!r}"
        self.links.append(Link(label.text.rstrip(":"), value))
        return ""

    def text(self, label: Label, value: str) -> str:
        if not value:
            return f"nothing after {label.text!r}"
        self.texts.setdefault(label.use, []).append(value)
        return ""

    def registered_in(self, label: Label, value: str) -> str:
        self.texts.setdefault(Use.NATIONALITY, []).append(value)
        return self.fact(label, value)

    def fact(self, label: Label, value: str) -> str:
        self.facts.append(Fact(label.text, value))
        return ""

    def _note(self, body: str) -> str:
        if len(body) > MAX_NOTE_CHARS:
            return f"a note longer than {MAX_NOTE_CHARS} characters"
        for pattern, name in ((_WEBSITE, "Website"), (_EMAIL, "Email Address")):
            found = pattern.fullmatch(body)
            label = label_named(name)
            if found and label:
                return self.identifier(label, found["value"])
        named = tie(body)
        if named:
            self.links.append(Link(*named))
        elif is_known_note(body, is_person=self.is_person):
            self.facts.append(Fact(REMARKS, body))
        else:
            return "no label and no wording that is known"
        return ""

    def finished(self) -> Remarks:
        """What was read, frozen."""
        return Remarks(
            tuple(self.names),
            tuple(self.identifiers),
            tuple(self.birth_dates),
            tuple(self.texts.get(Use.BIRTH_PLACE, ())),
            tuple(dict.fromkeys(self.texts.get(Use.NATIONALITY, ()))),
            tuple(dict.fromkeys(self.texts.get(Use.CITIZENSHIP, ()))),
            "".join(self.genders),
            tuple(self.texts.get(Use.TITLE, ())),
            tuple(self.links),
            tuple(self.facts),
            tuple(self.unread),
        )


_TAKERS: dict[Use, Callable[[_Reading, Label, str], str]] = {
    Use.IDENTIFIER: _Reading.identifier,
    Use.WALLET: _Reading.identifier,
    Use.BIRTH_DATE: _Reading.birth_date,
    Use.BIRTH_PLACE: _Reading.text,
    Use.NATIONALITY: _Reading.text,
    Use.CITIZENSHIP: _Reading.text,
    Use.REGISTERED_IN: _Reading.registered_in,
    Use.GENDER: _Reading.gender,
    Use.TITLE: _Reading.text,
    Use.LINK: _Reading.link,
    Use.FACT: _Reading.fact,
}
