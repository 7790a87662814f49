"""Records of ADVANCED XML to entities: what each piece of what the file said becomes.

The file holds places and documents before the parties, and relationships and list entries after them; a Board (board.py)
holds both and calls the functions here.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from seawall.entities import Address, Fact, Link, ListedName, NameKind, PartialDate, Schema
from seawall.lists.draft import Leftover
from seawall.lists.edition import day_of
from seawall.lists.ofac.advanced.reader import (
    DocumentRecord,
    EntryRecord,
    EventRecord,
    FeatureRecord,
    LocationRecord,
    NameRecord,
    Period,
    ProfileRecord,
    RelationRecord,
)
from seawall.lists.ofac.advanced.references import References
from seawall.lists.ofac.draft import ROLES, Draft, entity_id
from seawall.lists.ofac.listings import LIST_NAMES, Listing
from seawall.lists.ofac.remarks_left import take_remark
from seawall.lists.ofac.said import PLAIN_RELIABILITY, SANCTIONS_TYPE, Said, date_words, notes

# Parts of a person's name that OFAC writes before the comma, in capitals ("LAST, First").
_BEFORE_COMMA = frozenset({"Last Name", "Maiden Name", "Matronymic"})
_ADDRESS_FIELDS = {
    "ADDRESS1": "street",
    "ADDRESS2": "street",
    "ADDRESS3": "street",
    "CITY": "city",
    "STATE/PROVINCE": "region",
    "REGION": "region",
    "POSTAL CODE": "postal_code",
    "Unknown": "street",  # the one part of a place that is only a country, or only words
}


@dataclass(frozen=True, slots=True)
class Place:
    """A place as an address, with what its record holds beside it; unknown names part types that have no words."""

    address: Address
    leftovers: tuple[Leftover, ...]


def place(record: LocationRecord, references: References) -> Place:
    """A place's address. Values that are not the primary ones stand in its note."""
    fields: dict[str, list[str]] = {"street": [], "city": [], "region": [], "postal_code": []}
    aside = list(record.comments)
    leftovers = list(record.leftovers)
    for type_id, value, is_primary in record.parts:
        field = _ADDRESS_FIELDS.get(references.words("LocPartType", type_id))
        if not field:
            leftovers.append(Leftover(f"LocationPart {type_id}", value))
        elif value:
            (fields[field] if is_primary else aside).append(value)
    country, code = references.country(record.country_id, record.area_code_id)
    texts = {name: ", ".join(values) for name, values in fields.items()}
    return Place(Address(**texts, country=country, country_code=code, note="; ".join(aside)), tuple(leftovers))


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a profile refers to: the words behind ids, and the places; `visited` collects the places that were asked for."""

    references: References
    places: Mapping[str, Place]
    visited: set[str]

    def words(self, draft: Draft, kind: str, uid: str) -> str:
        """The words behind an id; an id without words is kept and reported."""
        found = self.references.words(kind, uid)
        if not found:
            draft.leave(f"{kind} {uid}".strip(), "", "the file doesn't say what this id means")
        return found


def fill(draft: Draft, record: ProfileRecord, documents: Iterable[DocumentRecord], around: Surroundings) -> None:
    """Put into a draft what its profile and its documents say."""
    draft.party_type(around.references.party_type(record.subtype_id))
    for said in record.false_identities:
        draft.leave("Identity/@False", said, "an identity that OFAC calls false; its names are screened all the same")
    draft.names.extend(name for item in record.names for name in _name(draft, item, around))
    for feature in record.features:
        _take_feature(draft, feature, around)
    for document in documents:
        draft.leave_all(document.leftovers)
        draft.say(_document(draft, document, around))
    for remark in record.remarks:
        take_remark(draft, remark, is_person=draft.schema is Schema.PERSON)


def _name(draft: Draft, record: NameRecord, around: Surroundings) -> Iterable[ListedName]:
    kind = draft.name_kind(around.words(draft, "AliasType", record.type_id))
    is_primary = draft.flag("Alias/@Primary", record.is_primary, when_unread=kind is NameKind.PRIMARY)
    if is_primary != (kind is NameKind.PRIMARY):
        draft.problem("Alias", f"{kind} Primary={record.is_primary}", "the alias type and Primary disagree")
    weak = draft.flag("Alias/@LowQuality", record.is_low_quality, when_unread=False)
    parts = [(around.words(draft, "NamePartType", type_id), text) for type_id, text in record.parts]
    text = whole_name(parts)
    script = draft.script(around.words(draft, "Script", record.script_id))
    if record.comment:
        draft.facts.append(Fact(f"{text} (comment)", record.comment))
    if text:
        yield ListedName(text, kind, weak, script, draft.name_parts(parts))
    else:
        draft.problem("DocumentedName", "", "a name without text")


def whole_name(parts: Iterable[tuple[str, str]]) -> str:
    """A name as OFAC composes it elsewhere: "LAST, First Middle" for persons, capitals for all other names."""
    family: list[str] = []
    given: list[str] = []
    for word, text in parts:
        is_given = word in ROLES and word not in _BEFORE_COMMA
        (given if is_given else family).append(text if is_given else text.upper())
    halves = (" ".join(text for text in half if text) for half in (family, given))
    return ", ".join(half for half in halves if half)


def _take_feature(draft: Draft, record: FeatureRecord, around: Surroundings) -> None:
    label = around.words(draft, "FeatureType", record.type_id)
    reliability = around.words(draft, "Reliability", record.reliability_id)
    note = notes(record.comment, "" if reliability in PLAIN_RELIABILITY else reliability)
    places = [found for uid in record.location_ids if (found := _place(draft, uid, around))]
    if label == "Location":
        # OFAC keeps empty addresses (a key and nothing else); there is nothing to screen in them.
        draft.addresses.extend(found.address for found in places if found.address.text)
        if note:
            draft.facts.append(Fact("Location (comment)", note))
        return
    values = [text for detail in record.details if (text := _detail(draft, *detail, around))]
    values += [found.address.text for found in places if found.address.text]
    dates = [_date(draft, label, period) for period in record.periods]
    for value in values or ([""] if not any(dates) else []):
        draft.say(Said(label, value, note=note))
    for period in dates:
        if period:
            draft.say(Said(label, "", period, note=note))


def _place(draft: Draft, uid: str, around: Surroundings) -> Place | None:
    found = around.places.get(uid)
    around.visited.add(uid)
    if found is None:
        draft.leave(f"LocationID {uid}", "", "the file holds no place with this id")
    else:
        draft.leave_all(found.leftovers)
    return found


def _detail(draft: Draft, reference_id: str, text: str, around: Surroundings) -> str:
    return text or (around.words(draft, "DetailReference", reference_id) if reference_id else "")


def _document(draft: Draft, record: DocumentRecord, around: Surroundings) -> Said:
    label = around.words(draft, "IDRegDocType", record.type_id)
    validity = around.words(draft, "Validity", record.validity_id)
    country = around.words(draft, "Country", record.country_id) if record.country_id else ""
    issued_in = _place(draft, record.location_id, around) if record.location_id else None
    days = _document_days(draft, record, around)
    note = notes(
        record.comment,
        "" if validity in ("Valid", "") else validity,
        f"issued by {record.authority}" if record.authority else "",
        f"issued in {issued_in.address.text}" if issued_in and issued_in.address.text else "",
    )
    return Said(label, record.number, None, country, days.get("Issue Date"), days.get("Expiration Date"), note)


def _document_days(draft: Draft, record: DocumentRecord, around: Surroundings) -> dict[str, PartialDate]:
    days: dict[str, PartialDate] = {}
    for type_id, period in record.dates:
        word = around.words(draft, "IDRegDocDateType", type_id)
        day = _date(draft, word, period)
        if day is None or word in days or word not in ("Issue Date", "Expiration Date"):
            draft.leave(
                f"DocumentDate {word}", date_words(day) if day else "", "a second, empty or unknown date of a document"
            )
        else:
            days[word] = day
    return days


def link(draft: Draft, record: RelationRecord, around: Surroundings) -> None:
    """Add a tie; its other end's name is filled in when all parties are known."""
    relation = around.words(draft, "RelationType", record.type_id)
    former = draft.flag("ProfileRelationship/@Former", record.is_former, when_unread=False)
    draft.links.append(Link(f"{relation} (former)" if former else relation, "", entity_id(record.to_id)))
    period = _date(draft, "ProfileRelationship", record.period)
    comment = notes(record.comment, date_words(period) if period else "")
    if comment:
        draft.facts.append(Fact(f"{relation} {entity_id(record.to_id)} (comment)", comment))
    draft.leave_all(record.leftovers)


def enlist(draft: Draft, record: EntryRecord, around: Surroundings) -> None:
    """Add one list on which the entity stands."""
    words = around.words(draft, "List", record.list_id)
    if words and words not in LIST_NAMES:
        draft.leave("ListID", words, "a list that is not known")
    programmes = [
        text for type_id, text, _ in record.measures if around.references.words("SanctionsType", type_id) == "Program"
    ]
    events = [_event(draft, event, around) for event in record.events]
    days = [day for day, _ in events if day]
    bases = tuple(dict.fromkeys(basis for _, basis in events if basis))
    draft.listings.append(Listing(LIST_NAMES.get(words, words), min(days, default=None), tuple(programmes), bases))
    for type_id, text, period in record.measures:
        _take_measure(draft, around.words(draft, "SanctionsType", type_id), text, period)
    for text in (record.comment, record.limitations):
        if text:
            draft.facts.append(Fact(f"{words} (comment)", text))
    draft.leave_all(record.leftovers)


def _take_measure(draft: Draft, word: str, text: str, period: Period | None) -> None:
    fact = Fact(SANCTIONS_TYPE, word)
    if word != "Program" and fact not in draft.facts:
        draft.facts.append(fact)
    if word != "Program" and text:
        draft.facts.append(Fact(f"{word} (comment)", text))
    when = _date(draft, word, period)
    if when:
        draft.facts.append(Fact(f"{word} {text} (period)".replace("  ", " "), date_words(when)))


def _event(draft: Draft, record: EventRecord, around: Surroundings) -> tuple[date | None, str]:
    """The day of a listing and its legal basis."""
    kind = around.words(draft, "EntryEventType", record.type_id)
    found = day_of(*record.day) if kind == "Created" else None
    if found is None:
        draft.leave(f"EntryEvent {kind}", "-".join(record.day), "not the day of a listing")
    if record.comment:
        draft.facts.append(Fact(f"{kind} (comment)", record.comment))
    basis = around.words(draft, "LegalBasis", record.basis_id) if record.basis_id else ""
    return found, "" if basis == "Unknown" else basis


def _date(draft: Draft, field: str, period: Period | None) -> PartialDate | None:
    """The days between a period's first and last bound, with OFAC's words for them."""
    if period is None:
        return None
    spans = [PartialDate.parse("-".join(piece.zfill(2) for piece in day if piece)) for day in period.days]
    known = [span for span in spans if span]
    if not known or len(known) != len(spans):
        draft.leave(field, " ".join("-".join(day) for day in period.days), "not a date")
        return None
    found = PartialDate(min(span.earliest for span in known), max(span.latest for span in known), period.is_approximate)
    return replace(found, text=date_words(found))
