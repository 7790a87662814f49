"""A listed entity: everything one list says about one party, each piece kept as the list wrote it."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from seawall.entities.dates import PartialDate
from seawall.entities.schema import Schema
from seawall.entities.values import Address, Identifier


class NameKind(StrEnum):
    """How a list calls a name."""

    PRIMARY = "primary"
    AKA = "a.k.a."
    FKA = "f.k.a."
    NKA = "n.k.a."


class PartRole(StrEnum):
    """What a part of a name is, where the list says so."""

    GIVEN = "given"
    MIDDLE = "middle"
    FAMILY = "family"
    PATRONYMIC = "patronymic"
    MATRONYMIC = "matronymic"
    MAIDEN = "maiden"
    NICKNAME = "nickname"


@dataclass(frozen=True, slots=True)
class NamePart:
    """One labelled part of a name, e.g. the family name."""

    role: PartRole
    text: str


@dataclass(frozen=True, slots=True)
class ListedName:
    """One name on a list.

    weak marks OFAC's low-quality a.k.a. (FAQ 122): a name that corroborates but is not expected to be screened alone.
    script is an ISO 15924 code ("Latn", "Hans") or empty where the list doesn't say.
    """

    text: str
    kind: NameKind = NameKind.AKA
    weak: bool = False
    script: str = ""
    parts: tuple[NamePart, ...] = ()


@dataclass(frozen=True, slots=True)
class Designation:
    """One authority listing one entity under its programmes.

    authority "OFAC"; list_name the authority's list ("SDN", "SSI", "CAPTA", "NS-CMIC", …);
    programmes the tags as published ("CYBER2", "RUSSIA-EO14024"); since the listing's date where the list carries it.
    """

    authority: str
    list_name: str
    programmes: tuple[str, ...]
    since: date | None = None
    legal_authorities: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Link:
    """A tie to another party that the list itself states ("Linked To:", relationships of the XML formats).

    OFAC's "Owned or Controlled By" carries no percentage and never feeds a 50 Percent sum.
    """

    relation: str
    target_name: str = ""
    target_id: str = ""


@dataclass(frozen=True, slots=True)
class Fact:
    """Anything else that a list says: the list's own label and its words."""

    label: str
    value: str


@dataclass(frozen=True, slots=True)
class Source:
    """Where an entity was read: the catalogue's list id, the file's name, the record's place, the publication date."""

    list_id: str
    file: str
    record: str
    published: date | None = None


@dataclass(frozen=True, slots=True)
class Entity:
    """One entry of one list, whole.

    id is stable over versions of the list ("ofac-50543"). unread holds text that the reader could not understand:
    it is kept, shown, and its names are still matched. The first name is the primary one.
    """

    id: str
    schema: Schema
    names: tuple[ListedName, ...]
    designations: tuple[Designation, ...]
    source: Source
    identifiers: tuple[Identifier, ...] = ()
    addresses: tuple[Address, ...] = ()
    birth_dates: tuple[PartialDate, ...] = ()
    birth_places: tuple[str, ...] = ()
    nationalities: tuple[str, ...] = ()
    citizenships: tuple[str, ...] = ()
    gender: str = ""
    title: str = ""
    links: tuple[Link, ...] = ()
    facts: tuple[Fact, ...] = ()
    unread: tuple[str, ...] = field(default=())

    @property
    def caption(self) -> str:
        """The name to show: the primary one."""
        return self.names[0].text if self.names else self.id

    @property
    def programmes(self) -> tuple[str, ...]:
        """All programme tags over all designations, in order, each once."""
        return tuple(dict.fromkeys(tag for designation in self.designations for tag in designation.programmes))
