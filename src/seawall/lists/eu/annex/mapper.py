"""Rows of annexes of the Official Journal to entities: the rows of one entry are one entity with a listing for each."""

import hashlib
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TypeAlias

from seawall.entities import Address, Designation, Identifier, IdentifierKind, ListedName, NameKind, Schema, Source
from seawall.lists.day_first import day_first, exact_day
from seawall.lists.draft import Draft
from seawall.lists.eu.annex.reader import ContextRecord
from seawall.lists.eu.fsf.mapper import AUTHORITY, PUBLISHER
from seawall.lists.script import script_of
from seawall.names import Kind, analyse

# An entry under anything but a freeze is on a list of its own: a travel ban or an export control freezes nothing. The
# words are those of the transcription, of 2025 and of 2026; an unknown one is taken for a freeze.
FREEZES, OTHER_MEASURES = "Official Journal", "Official Journal (no freeze)"
_FREEZE = "Asset freeze"
NOT_FREEZING = frozenset(
    {
        "Aid suspension",
        "Arms embargo",
        "Arms export restrictions",
        "Arms restrictions",
        "Debarment",
        "Export control",
        "Financial restrictions",
        "Import restrictions",
        "Investment ban",
        "Prohibition to satisfy claims",
        "Restrictions on goods",
        "Sectoral sanctions",
        "Services ban",
        "Transportation restrictions",
        "Travel ban",
    }
)
# The label under which measures stand among the facts of all lists.
_MEASURE = "Sanctions Type"

SCHEMAS = {
    "Person": Schema.PERSON,
    "LegalEntity": Schema.LEGAL_ENTITY,
    "Organization": Schema.ORGANIZATION,
    "Company": Schema.COMPANY,
    "Vessel": Schema.VESSEL,
    "Airplane": Schema.AIRPLANE,
    # A facility, a zone, a crypto-asset: nothing that a party of a payment is, so that only its name is looked for.
    "Asset": Schema.LEGAL_ENTITY,
}
IDENTIFIERS = {
    "passportNumber": (IdentifierKind.PASSPORT, "Passport"),
    "registrationNumber": (IdentifierKind.REGISTRATION, "Registration number"),
    "taxNumber": (IdentifierKind.TAX_ID, "Tax number"),
    "idNumber": (IdentifierKind.NATIONAL_ID, "Identification number"),
    "innCode": (IdentifierKind.TAX_ID, "INN"),
    "ogrnCode": (IdentifierKind.REGISTRATION, "OGRN"),
    "kppCode": (IdentifierKind.TAX_ID, "KPP"),
    "okpoCode": (IdentifierKind.REGISTRATION, "OKPO"),
    "leiCode": (IdentifierKind.LEI, "LEI"),
    "swiftBic": (IdentifierKind.BIC, "SWIFT/BIC"),
    "ticker": (IdentifierKind.TICKER, "Ticker"),
    "imoNumber": (IdentifierKind.IMO, "IMO number"),
    "mmsi": (IdentifierKind.MMSI, "MMSI"),
    "phone": (IdentifierKind.PHONE, "Phone"),
    "email": (IdentifierKind.EMAIL, "E-mail"),
    "website": (IdentifierKind.WEBSITE, "Website"),
}
FACTS = {
    "position": "Function",
    "appearance": "Appearance",
    "ethnicity": "Ethnicity",
    "fatherName": "Father's name",
    "motherName": "Mother's name",
    "incorporationDate": "Organization Established Date",
    "legalForm": "Legal form",
    "sector": "Sector",
    "notes": "Remark",
}
NAMES = {
    "alias": (NameKind.AKA, False),
    "weakAlias": (NameKind.AKA, True),
    "previousName": (NameKind.FKA, False),
}
GENDERS = {"male": "Male", "female": "Female"}
# Contacts stand in one printed line: "shutdown@163.com, isoon2015@126.com".
_ON_ONE_LINE = frozenset({IdentifierKind.PHONE, IdentifierKind.EMAIL, IdentifierKind.WEBSITE})
_USCC = re.compile(r"[0-9A-HJ-NP-RTUW-Y]{18}")
# "91510105332025597A (Sichuan branch)", "7704730655 (Tax ID/INN)": what the number is of.
_OF_WHAT = re.compile(r"(?P<number>[^()]*\d[^()]*?)\s*\((?P<note>[^()]+)\)")
# "Libya number FK117RK0, issued on 25 Nov. 2018, issued in Tripoli", "782633, issued on 31 May 2005".
_IN_PROSE = re.compile(r"(?:(?:.*?\b(?:number|no\.?)\s+)|)(?P<number>[A-Z0-9/-]*\d[A-Z0-9/-]*)\s*[,;].*", re.IGNORECASE)
# What the acts add to a name of a person: "…, born 1 Jan. 1953 (Oman passport no …)", "… (Passport number: …; DOB: 1948)".
_ABOUT = re.compile(r"\s*(?:,\s*born\b|\((?=[^()]*(?:passport|DOB|POB|born|ID number))).*$", re.IGNORECASE | re.DOTALL)
_QUOTED = re.compile(r"[‘“„«\"](?P<name>[^‘“„«\"’”»]+)[’”»\"]")
_DIGEST_CHARS = 10
# No real name or number is longer (the longest alias has some 250 characters): what is, stays as it stands.
_LONGEST = 1_000


def entry_key(record: ContextRecord) -> str:
    """The number of the entry that a row speaks of: act, annex and printed number ("32019R0796-I.B-5").

    An annex that prints no numbers is told apart by the names in it: an entry that is renamed then shows as one removed
    and one added.
    """
    number = record.record_id or name_digest(record)
    return "-".join(text for text in (record.act, record.annex, number) if text)


def name_digest(record: ContextRecord) -> str:
    """The name as a short word that can stand in an id."""
    return hashlib.sha256(record.name.encode()).hexdigest()[:_DIGEST_CHARS]


def draft_entity(uid: str, records: Sequence[ContextRecord], source: Source) -> Draft:
    """One entity of all rows of one entry, which differ in measure or programme alone, if they keep their contract."""
    draft = Draft(PUBLISHER, uid, source)
    first = records[0]
    schema = SCHEMAS.get(first.schema)
    if schema is None:
        draft.leave("schema", first.schema, "an unknown kind of entry; screened as a legal entity")
    draft.schema = schema or Schema.LEGAL_ENTITY
    if not first.name:
        draft.problem("name", "", "no name")
    for record in records:
        _take_names(draft, record)
        for title, values in record.values.items():
            _take(draft, title, values)
        if record.reason:
            draft.state("Reason", record.reason)
        draft.leave_all(record.leftovers)
    _once_each(draft)
    draft.designations = list(_designations(draft, records))
    return draft


def _once_each(draft: Draft) -> None:
    draft.names = list({name.text: name for name in reversed(draft.names)}.values())[::-1]
    draft.identifiers = list(dict.fromkeys(draft.identifiers))
    draft.addresses = list(dict.fromkeys(draft.addresses))
    draft.birth_dates = list(dict.fromkeys(draft.birth_dates))
    draft.birth_places = list(dict.fromkeys(draft.birth_places))
    draft.facts = list(dict.fromkeys(draft.facts))


def _designations(draft: Draft, records: Iterable[ContextRecord]) -> Iterator[Designation]:
    """A listing for each programme and measure, with the day that the annex prints for it."""
    found: dict[Designation, None] = {}
    for record in records:
        day = exact_day(record.since)
        if record.since and day is None:
            draft.leave("startDate", record.since, "not a day")
        if record.measure not in NOT_FREEZING and record.measure != _FREEZE:
            draft.problem("measure", record.measure, "an unknown measure: taken for an asset freeze")
        if record.measure:
            draft.state(_MEASURE, record.measure)
        list_name = OTHER_MEASURES if record.measure in NOT_FREEZING else FREEZES
        tags = (record.programme,) if record.programme else ()
        acts = tuple(act for act in (record.act, record.amended_by) if act)
        found[Designation(AUTHORITY, list_name, tags, day, acts)] = None
    draft.facts = list(dict.fromkeys(draft.facts))
    yield from found


def _take_names(draft: Draft, record: ContextRecord) -> None:
    if record.name:
        draft.names.append(ListedName(_unquoted(record.name), NameKind.PRIMARY, script=script_of(record.name)))
    for title, (kind, weak) in NAMES.items():
        for said in record.values.get(title, ()):
            bare = (_ABOUT.sub("", said) or said) if len(said) <= _LONGEST else said
            pieces = parted(bare, draft.schema)
            draft.names.extend(ListedName(text, kind, weak, script_of(text)) for text in pieces)
            if len(pieces) > 1 or bare != said:
                draft.state("Name as printed", said)


def parted(said: str, schema: Schema) -> list[str]:
    """The names of one value: the acts part some by commas ("Anzu Team, Holy Souls").

    A comma stands inside names as well ("Trading Company, Ltd", "EXAMPLE, Person"), so that it parts only quoted names;
    of persons three names and more; and of organisations names of two words, one of them more than a legal form or a common word. Where
    one is in doubt the value stays one name.
    """
    pieces = [piece.strip() for piece in said.split(", ")]
    if len(pieces) > 1 and all(_QUOTED.fullmatch(piece) for piece in pieces):
        return [_unquoted(piece) for piece in pieces]
    if len(pieces) == 1 or len(said) > _LONGEST or not all(map(_is_balanced, pieces)):
        return [_unquoted(said)]
    parts = len(pieces) > 2 if schema is Schema.PERSON else all(map(_could_be_a_name, pieces))
    return pieces if parts else [_unquoted(said)]


def _is_balanced(piece: str) -> bool:
    """Whether a comma beside the piece stands outside of brackets and quotes."""
    return all(piece.count(one) == piece.count(other) for one, other in ("()", "«»", "“”", "‘’"))


def _could_be_a_name(piece: str) -> bool:
    return len(piece.split()) > 1 and any(token.kind is Kind.WORD for token in analyse(piece).tokens)


def _unquoted(text: str) -> str:
    found = _QUOTED.fullmatch(text)
    return found["name"].strip() if found else text


_Values: TypeAlias = tuple[str, ...]


def _take(draft: Draft, title: str, values: _Values) -> None:
    if title in NAMES:
        return
    if title in IDENTIFIERS:
        _identify(draft, *IDENTIFIERS[title], values)
    elif title in FACTS:
        for text in values:
            draft.state(FACTS[title], text)
    elif title in _FILING:
        _FILING[title](draft, values)
    else:
        for text in values:
            draft.leave(title, text, "this column is not known")


def _identify(draft: Draft, kind: IdentifierKind, label: str, values: _Values) -> None:
    for said in (text for value in values for text in (value.split(", ") if kind in _ON_ONE_LINE else (value,))):
        number, note = (said, "") if kind in _ON_ONE_LINE else _number_in(said)
        is_uscc = label == "Registration number" and _USCC.fullmatch(number)
        draft.identifiers.append(Identifier(IdentifierKind.USCC if is_uscc else kind, number, label, note=note))


def _number_in(said: str) -> tuple[str, str]:
    """The number of a value, and what the act says of it."""
    if len(said) > _LONGEST:
        return said, ""
    if found := _IN_PROSE.fullmatch(said):
        return found["number"], said
    found = _OF_WHAT.fullmatch(said)
    return (found["number"].strip(), found["note"]) if found else (said, "")


def _are_births(draft: Draft, values: _Values) -> None:
    for text in values:
        date = day_first(text)
        if date is None:
            draft.leave("birthDate", text, "not a date")
        else:
            draft.birth_dates.append(date)


def _are_countries(draft: Draft, values: _Values) -> None:
    """A country that the act associates with the entry."""
    draft.addresses.extend(Address(country=text) for text in values)


def _are_homes(draft: Draft, values: _Values) -> None:
    """Where a legal entity is registered or a ship flies its flag."""
    draft.nationalities.extend(values)


def _are_genders(draft: Draft, values: _Values) -> None:
    for said in values:
        known = GENDERS.get(said.lower(), "")
        if not known or draft.gender not in ("", known):
            draft.leave("gender", said, "not one gender")
        draft.gender = draft.gender or known


_FILING: dict[str, Callable[[Draft, _Values], None]] = {
    "birthDate": _are_births,
    "birthPlace": lambda draft, values: draft.birth_places.extend(values),
    "nationality": lambda draft, values: draft.nationalities.extend(values),
    "jurisdiction": _are_homes,
    "flag": _are_homes,
    "country": _are_countries,
    "address": lambda draft, values: draft.addresses.extend(Address(street=text) for text in values),
    "gender": _are_genders,
}
