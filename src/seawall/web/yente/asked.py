"""An example entity in FollowTheMoney's words, to a party that is screened.

What yente ignores is ignored here too, because its clients rely on it; it is counted and told, so that somebody notices a
misspelt birthDate.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from seawall.entities import Address, Identifier, PartialDate, PartRole, Party, Role, Schema
from seawall.entities.ftm.model import SchemaRow, schema_row
from seawall.entities.ftm.words import IDENTIFIERS, IDENTIFIERS_OF, PARTIES, PARTS
from seawall.entities.values import IdentifierKind
from seawall.matching import country_code, unread_names
from seawall.matching.asked_names import MOST_NAMES

# The schemata that FollowTheMoney 4 calls matchable.
MATCHABLE = (
    "Address", "Airplane", "BankAccount", "Company", "CryptoWallet", "LegalEntity", "Organization", "Person", "Position",
    "PublicBody", "Security", "UserAccount", "Vehicle", "Vessel",
)  # fmt: skip
_NAMES = ("name", "alias", "weakAlias", "previousName", "abbreviation")
_GIVEN_FIRST = (PartRole.GIVEN, PartRole.MIDDLE, PartRole.PATRONYMIC, PartRole.MATRONYMIC, PartRole.FAMILY)
_GENDERS = {"m": "male", "f": "female", "o": "other"}


@dataclass(frozen=True, slots=True)
class Asked:
    """A party, the properties as they were understood, and the names of those that were ignored."""

    party: Party
    schema: str
    properties: dict[str, list[str]]
    ignored: tuple[str, ...] = ()


def party_of(schema: str, properties: Mapping[str, Any]) -> Asked:
    """The party that an example describes. ValueError where its schema is not known or is none to match by.

    ValueError too where it has more names than are screened; a name of which only the beginning is counts as ignored.
    """
    row = schema_row(schema)
    if row is None:
        raise ValueError(f"No such schema: {schema!r}")
    if schema not in MATCHABLE:
        raise ValueError(f"Non-matchable query schema: {schema}")
    said, ignored = _cleaned(row, properties)
    if "name" not in said and (parts := _from_parts(said)):
        said["name"] = [parts]
    kind = next((kind for name, kind in PARTIES if row.is_a(name)), Schema.LEGAL_ENTITY)
    party = Party(
        Role.CUSTOMER,
        names=tuple(text for name in _NAMES for text in said.get(name, ())),
        schema=kind,
        identifiers=tuple(_identifiers(row, said)),
        addresses=tuple(Address(street=text) for name in ("address", "full") for text in said.get(name, ())),
        birth_dates=tuple(date for text in said.get("birthDate", ()) if (date := PartialDate.parse(text))),
        countries=tuple(text for name in said if row.properties[name].type == "country" for text in said[name]),
        gender=next(iter(said.get("gender", ())), ""),
        birth_places=tuple(said.get("birthPlace", ())),
    )
    if len(party.names) > MOST_NAMES:
        raise ValueError(f"{len(party.names):,} names; {MOST_NAMES:,} are screened at most")
    return Asked(party, schema, said, (*ignored, *("name" for _ in unread_names(party))))


def _cleaned(row: SchemaRow, properties: Mapping[str, Any]) -> tuple[dict[str, list[str]], tuple[str, ...]]:
    said: dict[str, list[str]] = {}
    ignored: list[str] = []
    for name, values in properties.items():
        known = row.properties.get(name)
        if known is None:
            ignored.append(name)
            continue
        rows = values if isinstance(values, list) else [values]
        read = [_clean(known.type, value) for value in rows if value is not None]
        if texts := list(dict.fromkeys(text for text in read if text)):
            said[name] = texts
        if "" in read:  # a value that is none of its type, as yente drops it
            ignored.append(name)
    return said, tuple(ignored)


def _clean(kind: str, value: object) -> str:
    """A value as its type is written; empty where it is none."""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return ""
    text = " ".join(str(value).replace("\0", " ").split())
    if kind == "country":
        return country_code(text) or text
    if kind == "gender":
        return _GENDERS.get(text[:1].lower(), "")
    if kind == "date":
        return text if PartialDate.parse(text) else ""
    return text


def _from_parts(said: Mapping[str, list[str]]) -> str:
    """A person's name from its parts, as FollowTheMoney puts them together."""
    parts = [(role, said[name][0]) for name, role in PARTS.items() if said.get(name)]
    return " ".join(text for _, text in sorted(parts, key=lambda part: _GIVEN_FIRST.index(part[0])))


def _identifiers(row: SchemaRow, said: Mapping[str, list[str]]) -> Iterator[Identifier]:
    for name, texts in said.items():
        kind = next((kind for (schema, of), kind in IDENTIFIERS_OF.items() if of == name and row.is_a(schema)), None)
        kind = kind or IDENTIFIERS.get(name)
        if kind is None and row.properties[name].type == "identifier":
            kind = IdentifierKind.OTHER
        if kind is not None:
            yield from (Identifier(kind, text, name) for text in texts)
