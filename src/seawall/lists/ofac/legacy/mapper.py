"""Records of legacy XML to entities: what each piece of what the file said becomes."""

from collections.abc import Iterable

from seawall.entities import Address, ListedName, NameKind, NamePart, PartialDate, PartRole, Schema, Source
from seawall.lists.ofac.draft import Draft
from seawall.lists.ofac.legacy.reader import AddressRecord, EntryRecord, IdRecord, NameRecord
from seawall.lists.ofac.listings import Listing
from seawall.lists.ofac.programmes import Publication, designations
from seawall.lists.ofac.remarks_left import take_remark
from seawall.lists.ofac.said import Said

# <category> of an alias: is it weak?
CATEGORIES = {"strong": False, "weak": True}

# A region that is no country stands in <country> with this word before it ("Region: Gaza").
REGION_PREFIX = "Region: "


def draft_entity(record: EntryRecord, source: Source) -> Draft:
    """One entity with everything its record says."""
    draft = Draft(record.uid, source)
    draft.party_type(record.entry_type)
    draft.title = record.title
    draft.names.append(_name(draft, record.name, NameKind.PRIMARY, weak=False))
    draft.names.extend(_aliases(draft, record.aliases))
    draft.addresses.extend(_addresses(record.addresses))
    for said in _statements(draft, record):
        draft.say(said)
    take_remark(draft, record.remarks, is_person=draft.schema is Schema.PERSON)
    draft.leave_all(record.leftovers)
    _take_programmes(draft, record.programmes)
    draft.check()
    return draft


def _take_programmes(draft: Draft, programmes: tuple[str, ...]) -> None:
    """The lists on which the entry stands, from its tags and features, as for the CSV: the file doesn't say them."""
    is_sdn = "sdn" in draft.source.list_id.lower()
    publication = Publication.SDN if is_sdn else Publication.CONSOLIDATED
    found, unknown = designations(publication, programmes, draft.facts)
    draft.listings.extend(Listing(item.list_name, None, item.programmes) for item in found)
    for tag in unknown:
        draft.problem("program", tag, "it is not known on which list an entry with this programme stands")


def _statements(draft: Draft, record: EntryRecord) -> Iterable[Said]:
    yield from (Said("Birthdate", text) for text in record.birth_dates)
    yield from (Said("Place of Birth", text) for text in record.birth_places)
    yield from (Said("Nationality Country", text) for text in record.nationalities)
    yield from (Said("Citizenship Country", text) for text in record.citizenships)
    yield from (_id(draft, item) for item in record.ids)
    yield from (Said(label, text) for label, text in record.vessel)


def _aliases(draft: Draft, aliases: Iterable[NameRecord]) -> Iterable[ListedName]:
    for alias in aliases:
        weak = CATEGORIES.get(alias.category)
        if weak is None:
            draft.leave("category", alias.category, "neither strong nor weak; screened as strong")
        yield _name(draft, alias, draft.name_kind(alias.kind), weak=bool(weak))


def _name(draft: Draft, name: NameRecord, kind: NameKind, *, weak: bool) -> ListedName:
    text = ", ".join(half for half in (name.last, name.first) if half)
    if not text:
        draft.problem("name", "", "a name without text")
    halves = ((PartRole.FAMILY, name.last), (PartRole.GIVEN, name.first))
    parts = tuple(NamePart(role, half) for role, half in halves if half) if draft.schema is Schema.PERSON else ()
    return ListedName(text, kind, weak, parts=parts)


def _addresses(records: Iterable[AddressRecord]) -> Iterable[Address]:
    for record in records:
        is_region = record.country.startswith(REGION_PREFIX)
        region = record.country.removeprefix(REGION_PREFIX) if is_region else ""
        address = Address(
            street=", ".join(line for line in record.lines if line),
            city=record.city,
            region=", ".join(text for text in (record.region, region) if text),
            postal_code=record.postal_code,
            country="" if is_region else record.country,
        )
        if address.text:
            yield address


def _id(draft: Draft, record: IdRecord) -> Said:
    return Said(
        label=record.label,
        value=record.value,
        country=record.country,
        issued=_date(draft, f"{record.label} issueDate", record.issued),
        expires=_date(draft, f"{record.label} expirationDate", record.expires),
    )


def _date(draft: Draft, field: str, text: str) -> PartialDate | None:
    if not text:
        return None
    found = PartialDate.parse(text)
    if found is None:
        draft.leave(field, text, "not a date")
    return found
