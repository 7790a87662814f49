"""An entity as it is put together from what a file said: what is understood goes to its field, the rest to `unread`."""

from collections.abc import Iterable
from dataclasses import dataclass

from seawall.entities import (
    Address,
    Designation,
    Entity,
    Fact,
    Identifier,
    Link,
    ListedName,
    NameKind,
    PartialDate,
    Schema,
    Source,
)
from seawall.errors import Problem


@dataclass(frozen=True, slots=True)
class Leftover:
    """A piece of a record that its reader doesn't know: its path below the record ("names/name/@age"), and its text."""

    path: str
    text: str


class Draft:
    """One entity in the making. What a reader can't read, it leaves here and reports.

    uid is the publisher's own number for the entry, the same over all publications; publisher goes before it in the
    id: "ofac-50543"; a collection's ids are whole and have none before them. Lists are filled in any order; names get their order in `entity`.
    """

    def __init__(self, publisher: str, uid: str, source: Source) -> None:
        self.publisher = publisher
        self.uid = uid
        self.source = source
        self.schema = Schema.LEGAL_ENTITY
        self.title = ""
        self.gender = ""
        self.names: list[ListedName] = []
        self.designations: list[Designation] = []
        self.identifiers: list[Identifier] = []
        self.addresses: list[Address] = []
        self.birth_dates: list[PartialDate] = []
        self.birth_places: list[str] = []
        self.nationalities: list[str] = []
        self.citizenships: list[str] = []
        self.links: list[Link] = []
        self.facts: list[Fact] = []
        self.unread: list[str] = []
        self.problems: list[Problem] = []

    def problem(self, field: str, said: str, why: str) -> None:
        """Report something about this entity that costs none of its text."""
        self.problems.append(Problem(self.source.file, self.uid or self.source.record, field, said, why))

    def leave(self, field: str, said: str, why: str) -> None:
        """Keep a text that was not understood, and report it."""
        self.unread.append(f"{field}: {said}" if said else field)
        self.problem(field, said, why)

    def leave_all(self, leftovers: Iterable[Leftover]) -> None:
        """Keep what the reader doesn't know."""
        for leftover in leftovers:
            self.leave(leftover.path, leftover.text, "this part of the record is not known")

    def state(self, label: str, value: str) -> None:
        """Keep anything else that the list says, under its own label; nothing where it says nothing."""
        if value:
            self.facts.append(Fact(label, value))

    def enter_name(self, name: ListedName) -> None:
        """Enter a name once; where it stands there as weak and comes again as strong, the strong one takes its place."""
        for at, known in enumerate(self.names):
            if known.text == name.text:
                if known.weak and not name.weak:
                    self.names[at] = name
                return
        self.names.append(name)

    def born(self, field: str, said: str) -> None:
        """A date of birth in the list's words; one that is no date is left."""
        date = PartialDate.parse(said)
        if date is None:
            self.leave(field, said, "not a date")
        else:
            self.birth_dates.append(date)

    def entity(self) -> Entity:
        """The entity as far as it is known: its primary name first, the rest as given."""
        ordered = sorted(self.names, key=lambda name: name.kind is not NameKind.PRIMARY)
        return Entity(
            id=f"{self.publisher}-{self.uid}" if self.publisher else self.uid,
            schema=self.schema,
            names=tuple(ordered),
            designations=tuple(self.designations),
            source=self.source,
            identifiers=tuple(self.identifiers),
            addresses=tuple(self.addresses),
            birth_dates=tuple(self.birth_dates),
            birth_places=tuple(self.birth_places),
            nationalities=tuple(dict.fromkeys(self.nationalities)),
            citizenships=tuple(dict.fromkeys(self.citizenships)),
            gender=self.gender,
            title=self.title,
            links=tuple(self.links),
            facts=tuple(self.facts),
            unread=tuple(self.unread),
        )
