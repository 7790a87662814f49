"""What one transaction gives while it is read: a notebook that readers write to and a frozen payment is made of."""

import re
from dataclasses import dataclass, field

from seawall.entities import Address, Identifier, PartialDate, Party, Role, Schema
from seawall.errors import Problem
from seawall.payments.iso20022.harmless import HARMLESS, is_harmless
from seawall.payments.iso20022.node import Node
from seawall.payments.subject import Attachment, FreeText

# One payment names so many unread elements singly; the rest is counted. A hostile one could carry 200,000.
MAX_PROBLEMS = 50
_UNKNOWN = "no reader knows this element in this place"


@dataclass(slots=True)
class Reading:
    """Parties, free texts and problems of one transaction (or of the header of a group), in the order they were met."""

    source: str
    place: str
    parties: list[Party] = field(default_factory=list)
    free_texts: list[FreeText] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    attachments: list[Attachment] = field(default_factory=list)
    untold: int = 0

    def problem(self, place: str, said: str, why: str) -> None:
        """Note bad data; the field is its place below the transaction."""
        if len(self.problems) >= MAX_PROBLEMS:
            self.untold += 1
            return
        self.problems.append(Problem(self.source, self.place, place.removeprefix(self.place + "/"), said, why))

    def all_problems(self) -> tuple[Problem, ...]:
        """The problems, and how many more there were."""
        if not self.untold:
            return tuple(self.problems)
        more = Problem(self.source, self.place, "", "", f"{self.untold} more elements were not understood")
        return (*self.problems, more)


@dataclass(slots=True)
class Draft:
    """A party being put together."""

    role: Role
    place: str
    schema: Schema = Schema.LEGAL_ENTITY
    names: list[str] = field(default_factory=list)
    identifiers: list[Identifier] = field(default_factory=list)
    addresses: list[Address] = field(default_factory=list)
    birth_dates: list[PartialDate] = field(default_factory=list)
    birth_places: list[str] = field(default_factory=list)
    countries: list[str] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)

    def add_name(self, text: str) -> None:
        """One more name, each once, with single blanks."""
        name = " ".join(text.split())
        if name and name not in self.names:
            self.names.append(name)

    def party(self) -> Party:
        """The party, frozen."""
        return Party(
            role=self.role, names=tuple(self.names), schema=self.schema, identifiers=tuple(self.identifiers),
            addresses=tuple(self.addresses), birth_dates=tuple(self.birth_dates), countries=tuple(self.countries),
            place=self.place, unread=tuple(self.unread), birth_places=tuple(self.birth_places),
        )  # fmt: skip


def take_unread(node: Node, reading: Reading) -> list[str]:
    """All text left below a node that is not harmless, each noted as a Problem, and then gone."""
    unread = []
    for left in node.left():
        if not is_harmless(left):
            name = re.sub(r"^.*/", "", left.place)
            unread.append(f"{name}: {left.text}")
            known = left.name in HARMLESS
            reading.problem(left.place, left.text, "not what belongs in this element" if known else _UNKNOWN)
        left.text = ""
    return unread
