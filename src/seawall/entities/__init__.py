"""What is screened and what it is screened against: parties, listed entities, and the values both are made of."""

from seawall.entities.dates import PartialDate
from seawall.entities.entity import Designation, Entity, Fact, Link, ListedName, NameKind, NamePart, PartRole, Source
from seawall.entities.party import Party, Role
from seawall.entities.schema import Schema
from seawall.entities.values import Address, Identifier, IdentifierKind

__all__ = [
    "Address",
    "Designation",
    "Entity",
    "Fact",
    "Identifier",
    "IdentifierKind",
    "Link",
    "ListedName",
    "NameKind",
    "NamePart",
    "PartRole",
    "PartialDate",
    "Party",
    "Role",
    "Schema",
    "Source",
]
