"""A FollowTheMoney entity and what stands around it, to an entity: what each property becomes."""

import re
from collections.abc import Iterable

from seawall.entities import (
    Address,
    Fact,
    Identifier,
    IdentifierKind,
    Link,
    ListedName,
    NameKind,
    NamePart,
    PartRole,
    Schema,
    Source,
)
from seawall.entities.ftm.words import BELONGS_TO, IDENTIFIERS, IDENTIFIERS_OF, NOT_OWN, PARTIES, PARTS, PLAIN_ASSET
from seawall.entities.ftm.write import DATASET, FIRST_SEEN, LAST_CHANGE, REFERENT
from seawall.lists.draft import Draft
from seawall.lists.ftm.around import Around
from seawall.lists.ftm.listings import SANCTION, classify, designate
from seawall.lists.ftm.record import Record
from seawall.lists.ftm.ties import address_of, code_of, tie
from seawall.lists.script import script_of

_NO_PROPERTY = "FollowTheMoney has no such property"
_NO_SCHEMA = "FollowTheMoney has no such schema; what it says is kept, and its names are screened"
_NO_LETTER = re.compile(r"\W+")
_GIVEN_FIRST = (PartRole.GIVEN, PartRole.MIDDLE, PartRole.PATRONYMIC, PartRole.MATRONYMIC, PartRole.FAMILY)


def party_of(record: Record) -> Schema | None:
    """What kind of party an entity is; None where it is none: an address, an edge, a page.

    A thing of a schema that is not known, or that is called anything by a topic, is a party: it is screened rather than
    passed over.
    """
    if record.row is None:
        return Schema.LEGAL_ENTITY
    found = next((schema for name, schema in PARTIES if record.is_a(name)), None)
    if found is None and (record.schema == PLAIN_ASSET or (record.is_a("Thing") and record.has("topics"))):
        return Schema.LEGAL_ENTITY
    return found


def draft_entity(record: Record, around: Around, schema: Schema, source: Source) -> Draft:
    """One entity with everything that its record and those around it say."""
    draft = Draft("", record.id, source)
    draft.schema = schema
    if record.row is None:
        draft.leave("schema", record.schema, _NO_SCHEMA)
    elif record.schema != schema:
        draft.state("Schema", record.schema)
    _take_names(draft, record)
    _take_person(draft, record)
    _take_identifiers(draft, record)
    _take_joined(draft, record, around)
    _take_places(draft, record, around)
    _state_sources(draft, record)
    _take_rest(draft, record, around)
    draft.leave_all(record.leftovers)
    return draft


def _take_names(draft: Draft, record: Record) -> None:
    names, parts = list(record.texts("name")), _parts(record)
    if record.caption in names:
        names.remove(record.caption)
        names.insert(0, record.caption)
    if parts and not names and not any(record.has(name) for name in ("alias", "previousName", "weakAlias")):
        # FollowTheMoney itself calls such a person so.
        ordered = sorted(parts, key=lambda part: _GIVEN_FIRST.index(part.role))
        names = [" ".join(part.text for part in ordered)]
    for number, text in enumerate(names):
        _enter(draft, text, NameKind.AKA if number else NameKind.PRIMARY, parts)
    for name, kind, weak in (
        ("alias", NameKind.AKA, False),
        ("previousName", NameKind.FKA, False),
        ("weakAlias", NameKind.AKA, True),
        # Letters that stand for a name: FollowTheMoney does not compare them either.
        ("abbreviation", NameKind.AKA, True),
    ):
        for text in record.texts(name):
            _enter(draft, text, kind, parts, weak=weak)
    if not draft.names and record.caption and record.caption != record.id:
        _enter(draft, record.caption, NameKind.PRIMARY, parts)
    placed = {part for name in draft.names for part in name.parts}
    for part in parts:
        if part not in placed:
            draft.state(f"{part.role} name", part.text)


def _parts(record: Record) -> tuple[NamePart, ...]:
    if not record.is_a("Person"):
        return ()
    return tuple(dict.fromkeys(NamePart(role, text) for name, role in PARTS.items() for text in record.texts(name)))


def _enter(draft: Draft, text: str, kind: NameKind, parts: tuple[NamePart, ...], *, weak: bool = False) -> None:
    """A name with those parts of a name that stand in it: the data say whose parts they are, not of which name."""
    words = _words(text) if parts else []
    held = tuple(part for part in parts if _holds(words, _words(part.text)))
    draft.enter_name(ListedName(text, kind, weak, script_of(text), held))


def _words(text: str) -> list[str]:
    return [word for word in _NO_LETTER.split(text.casefold()) if word]


def _holds(words: list[str], part: list[str]) -> bool:
    size = len(part)
    return bool(part) and any(words[at : at + size] == part for at in range(len(words) - size + 1))


def _take_person(draft: Draft, record: Record) -> None:
    for text in record.texts("birthDate"):
        draft.born("birthDate", text)
    draft.birth_places += [*record.texts("birthPlace"), *record.texts("birthCountry")]
    draft.citizenships += record.texts("citizenship")
    for name in BELONGS_TO:
        draft.nationalities += record.texts(name)
    genders = record.texts("gender")
    draft.gender = "; ".join(genders)
    draft.title = "; ".join(record.texts("title"))


def _take_identifiers(draft: Draft, record: Record) -> None:
    for name in record.left:
        kind = _identifier_kind(record, name)
        if kind is not None:
            currency = "; ".join(record.has("currencySymbol")) if kind is IdentifierKind.WALLET else ""
            draft.identifiers.extend(Identifier(kind, text, name, currency=currency) for text in record.texts(name))


def _identifier_kind(record: Record, name: str) -> IdentifierKind | None:
    row = record.row.properties.get(name) if record.row else None
    if name in NOT_OWN or (row is None and name not in IDENTIFIERS):
        return None
    for (schema, of), kind in IDENTIFIERS_OF.items():
        if name == of and record.is_a(schema):
            return kind
    if name in IDENTIFIERS:
        return IDENTIFIERS[name]
    return IdentifierKind.OTHER if row is not None and row.type == "identifier" else None


def _take_joined(draft: Draft, record: Record, around: Around) -> None:
    in_force = False
    for joined in around.joined(record.id):
        if joined.schema == SANCTION:
            in_force |= designate(draft, joined, record)
        else:
            tie(draft, joined, record, around)
    if not in_force:
        classify(draft, record)


def _take_places(draft: Draft, record: Record, around: Around) -> None:
    """Addresses that stand by themselves, then those that are a text only and say something else."""
    for address_id in record.texts("addressEntity"):
        found = around.record(address_id)
        address = address_of(draft, found) if found else None
        if address is None:
            draft.leave("addressEntity", address_id, "no such address is in the file")
        else:
            draft.addresses.append(address)
    known = [{*_words(address.text), *_words(address.note)} for address in draft.addresses]
    draft.addresses += [
        Address(street=text)
        for text in record.texts("address")
        if not any(words.issuperset(_words(text)) for words in known)
    ]
    # A country that a party has to do with, by no law that is named: where it may be found.
    held = {address.country for address in draft.addresses} | {*draft.nationalities, *draft.citizenships}
    draft.addresses += [
        Address(country=country, country_code=code_of(country))
        for country in record.texts("country")
        if country not in held
    ]


def _state_sources(draft: Draft, record: Record) -> None:
    """Which of the collection's data sets speak of the entity, under which of their ids, and since when."""
    draft.facts.extend(_facts(DATASET, record.datasets))
    draft.facts.extend(_facts(REFERENT, record.referents))
    draft.state(FIRST_SEEN, record.first_seen)
    draft.state(LAST_CHANGE, record.last_change)


def _take_rest(draft: Draft, record: Record, around: Around) -> None:
    """What has no field of its own: links to things, and facts under FollowTheMoney's own words."""
    for name in record.left:
        row = record.row.properties.get(name) if record.row else None
        texts = record.texts(name)
        if row is None:
            for text in texts:
                draft.leave(name, text, _NO_PROPERTY if record.row else _NO_SCHEMA)
        elif row.holds_entities:
            draft.links.extend(Link(name, around.caption(other), other) for other in texts)
        else:
            draft.facts.extend(_facts(name, texts))


def _facts(label: str, values: Iterable[str]) -> Iterable[Fact]:
    return (Fact(label, value) for value in values)
