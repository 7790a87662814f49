"""An entity in FollowTheMoney's words, its listings and what else belongs to it inside: what clients of that format read.

FollowTheMoney has no word for some of what a list says. That stands in its notes, in words, rather than nowhere; what
can't be read back from them is listed in docs/reference/ftm.md.
"""

from collections.abc import Mapping
from typing import Any

from seawall.entities.dates import PartialDate
from seawall.entities.entity import Designation, Entity, Fact, Link, ListedName, NameKind
from seawall.entities.ftm.model import SchemaRow, schema_row
from seawall.entities.ftm.words import IDENTIFIERS, IDENTIFIERS_OF, PARTS
from seawall.entities.schema import Schema
from seawall.entities.values import Address, Identifier, IdentifierKind

Json = dict[str, Any]

# A span of more years than this is written by its first and last one.
_MOST_YEARS = 20
_NAMES = {NameKind.PRIMARY: "name", NameKind.NKA: "alias", NameKind.AKA: "alias", NameKind.FKA: "previousName"}
_DOCUMENTS = frozenset({IdentifierKind.PASSPORT, IdentifierKind.NATIONAL_ID, IdentifierKind.OTHER})
# Facts that the reader of collections makes of an entity's envelope, which stand there again.
DATASET, REFERENT, FIRST_SEEN, LAST_CHANGE = "Data set", "Also known by the id", "First seen", "Last changed"


def to_ftm(entity: Entity) -> Json:
    """The entity as JSON of FollowTheMoney, in the form that OpenSanctions nests and yente answers with.

    {"id", "caption", "schema", "properties": {name: [texts or entities]}, "datasets", "referents", "target", …}. Every
    property is one that the schema has. datasets are those that the entity's own facts name, else its list's id.
    """
    written = _Written(entity.schema.value)
    for name in entity.names:
        _name(written, name)
    _person(written, entity)
    for identifier in entity.identifiers:
        _identifier(written, entity.id, identifier)
    for number, address in enumerate(entity.addresses, start=1):
        written.put("address", address.text or address.note)
        written.nest("addressEntity", "Address", f"{entity.id}-address-{number}", _address(address))
    for number, designation in enumerate(entity.designations, start=1):
        # FollowTheMoney has no property for a list's name: it is the data set of its listings.
        said = _sanction(entity.id, designation)
        written.nest("sanctions", "Sanction", f"{entity.id}-listing-{number}", said, datasets=[designation.list_name])
    for number, link in enumerate(entity.links, start=1):
        place = f"{entity.id}-link-{number}"
        written.nest("unknownLinkTo", "UnknownLink", place, {"subject": [entity.id], **_link(link, place)})
    for fact in entity.facts:
        _fact(written, fact)
    for text in entity.unread:
        written.put("notes", text)
    return written.entity(entity)


class _Written:
    """Properties as they are written; what the schema has no property for becomes a note."""

    def __init__(self, schema: str) -> None:
        row = schema_row(schema)
        assert row is not None, schema
        self.row: SchemaRow = row
        self.properties: dict[str, list[Any]] = {}

    def has(self, name: str) -> bool:
        """Whether the schema has this property."""
        return name in self.row.properties

    def put(self, name: str, text: str) -> None:
        """Write a text once; nothing where it is empty."""
        if not text:
            return
        if not self.has(name):
            name, text = "notes", f"{name}: {text}"
        values = self.properties.setdefault(name, [])
        if text not in values:
            values.append(text)

    def nest(self, name: str, schema: str, entity_id: str, properties: Mapping[str, list[Any]], **more: object) -> None:
        """Write an entity inside this one; more is what its envelope says."""
        said = {key: [value for value in values if value] for key, values in properties.items() if any(values)}
        nested = {"id": entity_id, "caption": entity_id, "schema": schema, "properties": said} | more
        if self.has(name):
            self.properties.setdefault(name, []).append(nested)
        else:
            words = "; ".join(f"{key} {', '.join(map(str, values))}" for key, values in said.items())
            self.put("notes", f"{schema}: {words}")

    def entity(self, entity: Entity) -> Json:
        """The whole of it, with its envelope from the entity's facts."""
        facts: dict[str, list[str]] = {}
        for fact in entity.facts:
            facts.setdefault(fact.label, []).append(fact.value)
        envelope = {"first_seen": facts.get(FIRST_SEEN), "last_change": facts.get(LAST_CHANGE)}
        return {
            "id": entity.id,
            "caption": entity.caption,
            "schema": self.row.name,
            "properties": self.properties,
            "datasets": facts.get(DATASET) or [entity.source.list_id],
            "referents": facts.get(REFERENT, []),
            "target": bool(entity.designations),
        } | {key: values[0] for key, values in envelope.items() if values}


def _name(written: _Written, name: ListedName) -> None:
    written.put("weakAlias" if name.weak else _NAMES[name.kind], name.text)
    words = {role: prop for prop, role in reversed(PARTS.items())}
    for part in name.parts:
        prop = words.get(part.role)
        written.put(prop if prop and written.has(prop) else "notes", part.text if prop else f"{part.role}: {part.text}")


def _person(written: _Written, entity: Entity) -> None:
    for date in entity.birth_dates:
        for text in dates(date):
            written.put("birthDate", text)
    for prop, texts in (
        ("birthPlace", entity.birth_places),
        (_belongs(entity.schema), entity.nationalities),
        ("citizenship", entity.citizenships),
        ("gender", (entity.gender,)),
        ("title", (entity.title,)),
    ):
        for text in texts:
            written.put(prop, text)


def _belongs(schema: Schema) -> str:
    """The property for the country to which a party of this kind belongs."""
    return {
        Schema.PERSON: "nationality",
        Schema.VESSEL: "flag",
        Schema.AIRPLANE: "country",
        Schema.WALLET: "country",
    }.get(schema, "jurisdiction")


def dates(date: PartialDate) -> tuple[str, ...]:
    """A date as FollowTheMoney writes them: a day, a month or a year; a span as each of its years."""
    if "/" not in date.iso:
        return (date.iso,)
    first, last = date.earliest.year, date.latest.year
    if (date.earliest.month, first) == (date.latest.month, last):
        return (f"{first:04d}-{date.earliest.month:02d}",)
    years = range(first, last + 1) if last - first <= _MOST_YEARS else (first, last)
    return tuple(f"{year:04d}" for year in years)


def _identifier(written: _Written, entity_id: str, identifier: Identifier) -> None:
    if identifier.kind is IdentifierKind.WALLET and written.has("cryptoWallets"):
        said = {"publicKey": [identifier.value], "currencySymbol": [identifier.currency]}
        written.nest("cryptoWallets", "CryptoWallet", f"{entity_id}-wallet-{identifier.value}", said)
        return
    prop = _property(written.row, identifier)
    if prop:
        written.put(prop, identifier.value)
    if written.has("identification") and (_is_document(identifier) or not prop):
        schema = "Passport" if identifier.kind is IdentifierKind.PASSPORT else "Identification"
        written.nest("identification", schema, f"{entity_id}-document-{identifier.value}", _document(identifier))
    elif not prop:
        written.put("notes", f"{identifier.label or identifier.kind}: {identifier.value}")


def _property(row: SchemaRow, identifier: Identifier) -> str:
    """The property of the schema for an identifier: the one it was read from, else the first for its kind."""
    if identifier.label in row.properties and _kind(row, identifier.label) is identifier.kind:
        return identifier.label
    return next((prop for prop in IDENTIFIERS if prop in row.properties and _kind(row, prop) is identifier.kind), "")


def _kind(row: SchemaRow, prop: str) -> IdentifierKind | None:
    own = next((kind for (schema, of), kind in IDENTIFIERS_OF.items() if of == prop and row.is_a(schema)), None)
    usual = IDENTIFIERS.get(prop)
    other = IdentifierKind.OTHER if row.properties[prop].type == "identifier" else None
    return own or usual or other


def _is_document(identifier: Identifier) -> bool:
    says_more = identifier.country or identifier.issued or identifier.expires or identifier.note
    return identifier.kind in _DOCUMENTS and bool(says_more)


def _document(identifier: Identifier) -> dict[str, list[str]]:
    return {
        "number": [identifier.value],
        "type": [identifier.label or identifier.kind.value],
        "country": [identifier.country],
        "startDate": list(dates(identifier.issued)) if identifier.issued else [],
        "endDate": list(dates(identifier.expires)) if identifier.expires else [],
        "summary": [identifier.note],
    }


def _address(address: Address) -> dict[str, list[str]]:
    return {
        "full": [address.text or address.note],
        "street": [address.street],
        "city": [address.city],
        "region": [address.region],
        "postalCode": [address.postal_code],
        "country": [address.country_code or address.country],
        "remarks": [address.note],
    }


def _sanction(entity_id: str, designation: Designation) -> dict[str, list[str]]:
    return {
        "entity": [entity_id],
        "authority": [designation.authority],
        "program": list(designation.programmes),
        "listingDate": [designation.since.isoformat()] if designation.since else [],
        "provisions": list(designation.legal_authorities),
    }


def _link(link: Link, place: str) -> Json:
    """A tie, with the party at its other end as a legal entity: what else that is the list does not say."""
    other = link.target_id or f"{place}-other"
    named = {"name": [link.target_name]} if link.target_name else {}
    nested = {"id": other, "caption": link.target_name or other, "schema": "LegalEntity", "properties": named}
    return {"object": [nested], "role": [link.relation]}


def _fact(written: _Written, fact: Fact) -> None:
    if fact.label in {DATASET, REFERENT, FIRST_SEEN, LAST_CHANGE}:
        return
    row = written.row.properties.get(fact.label)
    is_own = row is not None and not row.holds_entities
    written.put(fact.label if is_own else "notes", fact.value if is_own else f"{fact.label}: {fact.value}")
