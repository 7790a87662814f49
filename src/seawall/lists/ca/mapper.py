"""Canada's records to entities: what each piece of what the file said becomes."""

import re

from seawall.entities import (
    Designation,
    Identifier,
    IdentifierKind,
    ListedName,
    NameKind,
    NamePart,
    PartialDate,
    PartRole,
    Schema,
    Source,
)
from seawall.lists.ca.aliases import aliases, names_of_entity, respelt, spellings
from seawall.lists.ca.reader import Record
from seawall.lists.draft import Draft
from seawall.lists.edition import iso_day
from seawall.lists.script import script_of

CANADA = "CA"
LIST_NAME = "Autonomous Sanctions"
_NOT_SLUG = re.compile(r"[^a-z0-9]+")
# "Justice for Victims of Corrupt Foreign Officials Regulations (JVCFOR)": an id needs the short form only.
_SHORT_FORM = re.compile(r".*\(([A-Z]{4,})\)")
_OR = re.compile(r"\s+or\s+", re.IGNORECASE)
# "1963-1964", which reads as a month that does not exist otherwise.
_YEARS = re.compile(r"(\d{4})-(\d{4})")


def draft_entity(record: Record, source: Source) -> Draft:
    """One entity with everything its record says."""
    draft = Draft("ca", entry_key(record), source)
    if not (record.regime and record.item):
        draft.problem("Item", record.item, "regime and item name an entry, and one is missing: its id is not stable")
    draft.schema = _schema(record)
    draft.title = record.title
    if record.entity_or_ship:
        _take_entity_names(draft, record)
    if record.last_name or record.given_name:
        _take_person_names(draft, record)
    if not draft.names:
        draft.problem("LastName", "", "a record without a name")
    _take_dates(draft, record)
    _take_imo(draft, record)
    draft.state("Schedule", record.schedule)
    draft.state("Item", record.item)
    _take_listing(draft, record)
    draft.leave_all(record.leftovers)
    return draft


def entry_key(record: Record) -> str:
    """The entry's place in the regulations: "russia-1-part-1-94"; empty where neither regime nor item is given.

    329 entries (JVCFOR, Zimbabwe, Ukraine …) stand in no schedule: their items are numbered over the whole regulation.
    """
    english = _english(record.regime)
    short = _SHORT_FORM.fullmatch(english)
    pieces = (short[1] if short else english, record.schedule, record.item)
    return "-".join(slug for piece in pieces if (slug := _NOT_SLUG.sub("-", piece.casefold()).strip("-")))


def _english(bilingual: str) -> str:
    """The English half of a text like "Russia / Russie"."""
    return bilingual.partition(" / ")[0].strip()


def _schema(record: Record) -> Schema:
    if not record.entity_or_ship:
        return Schema.PERSON
    # Only a ship has an IMO number, and beside the name of an entity a title is a type of ship.
    return Schema.VESSEL if record.imo or record.title else Schema.LEGAL_ENTITY


def _take_entity_names(draft: Draft, record: Record) -> None:
    names = names_of_entity(record.entity_or_ship)
    for number, name in enumerate((*names, *aliases(record.aliases, names[0], is_person=False))):
        draft.enter_name(ListedName(name, NameKind.AKA if number else NameKind.PRIMARY, script=script_of(name)))
    if record.last_name or record.given_name:
        draft.problem(
            "EntityOrShip", record.entity_or_ship, "the record names an entity and a person; both are screened"
        )


def _take_person_names(draft: Draft, record: Record) -> None:
    family = spellings(record.last_name)
    for number, spelt in enumerate(family):
        kind = NameKind.AKA if number or draft.names else NameKind.PRIMARY
        draft.enter_name(_person(", ".join(filter(None, (spelt, record.given_name))), kind))
    for alias in aliases(record.aliases, record.last_name, is_person=True):
        whole = respelt(alias, family[0], record.given_name)
        # One name of a person spelt otherwise is no name by itself: "Andrei" would be found in every third payment.
        if whole:
            draft.enter_name(_person(whole, NameKind.AKA))
        draft.enter_name(ListedName(alias, NameKind.AKA, weak=bool(whole), script=script_of(alias)))


def _person(text: str, kind: NameKind) -> ListedName:
    family, _, given = text.partition(", ")
    halves = ((PartRole.FAMILY, family), (PartRole.GIVEN, given))
    parts = tuple(NamePart(role, half) for role, half in halves if half)
    return ListedName(text, kind, script=script_of(text), parts=parts)


def _take_dates(draft: Draft, record: Record) -> None:
    said = record.born_or_built
    if draft.schema is not Schema.PERSON:
        draft.state("Ship build date", said)
        return
    dates = [PartialDate.parse(_YEARS.sub(r"\1 to \2", text)) for text in _OR.split(said) if text]
    if None in dates:
        draft.leave("DateOfBirthOrShipBuildDate", said, "not a date")
    draft.birth_dates.extend(date for date in dates if date)


def _take_imo(draft: Draft, record: Record) -> None:
    if not record.imo:
        return
    if any(map(str.isdigit, record.imo)):
        draft.identifiers.append(Identifier(IdentifierKind.IMO, record.imo, "Ship IMO number"))
    else:
        # Since 2026 a few records have a former name in this field.
        draft.leave("ShipIMONumber", record.imo, "no number; screened as a name")
        draft.enter_name(ListedName(record.imo, NameKind.AKA, script=script_of(record.imo)))


def _take_listing(draft: Draft, record: Record) -> None:
    since = iso_day(record.listed_on)
    if since is None:
        draft.leave("DateOfListing", record.listed_on, "not a date")
    # <Country> is the regime, which says nothing of the party's own country: most of "Ukraine" are Russians.
    programmes = (_english(record.regime),) if record.regime else ()
    draft.designations.append(Designation(CANADA, LIST_NAME, programmes, since))
