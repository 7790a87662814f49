"""The UN's XML to records that say what the file said, nothing more.

An empty element is the list's way of saying nothing: 169 aliases and 453 documents of 2026-02-27 are empty.
"""

from dataclasses import dataclass

from seawall.lists.draft import Leftover
from seawall.lists.fields import Fields
from seawall.records import XmlElement

_NUMBERED_NAMES = ("FIRST_NAME", "SECOND_NAME", "THIRD_NAME", "FOURTH_NAME")
# What some exports write for an empty field: the word of the database behind them.
_NULL = "null"

# Known, and of no use to screening: "parent/child" with the reason why it is left.
UNUSED = {
    f"{kind}/{name}": why
    for kind in ("INDIVIDUAL", "ENTITY")
    for name, why in (
        ("VERSIONNUM", "1 on every entry; LAST_DAY_UPDATED says when an entry changed"),
        ("SORT_KEY", "empty, and no more than an order"),
        ("SORT_KEY_LAST_MOD", "empty, and no more than an order"),
    )
}


@dataclass(frozen=True, slots=True)
class AliasRecord:
    """One alias, which may bear a date and place of birth of its own."""

    quality: str
    name: str
    birth_dates: tuple[str, ...]
    birth_place: str
    note: str


@dataclass(frozen=True, slots=True)
class BirthRecord:
    """One date of birth: its type, and a day, a year or two years; note may be all there is ("Nov. 1973")."""

    kind: str
    day: str
    year: str
    first_year: str
    last_year: str
    note: str


@dataclass(frozen=True, slots=True)
class PlaceRecord:
    """One address or place of birth."""

    street: str
    city: str
    region: str
    postal_code: str
    country: str
    note: str


@dataclass(frozen=True, slots=True)
class DocumentRecord:
    """One document; second_kind is free text, and number often holds more words than the number."""

    kind: str
    second_kind: str
    number: str
    issuing_country: str
    issued: str
    issued_in: str
    note: str


@dataclass(frozen=True, slots=True)
class PartyRecord:
    """One <INDIVIDUAL> or <ENTITY>, whole; other holds (element, text) of what is told and not compared."""

    is_person: bool
    uid: str
    names: tuple[str, ...]
    original_script: str
    regime: str
    list_types: tuple[str, ...]
    listed_on: str
    delisted_on: str
    gender: str
    titles: tuple[str, ...]
    nationalities: tuple[str, ...]
    aliases: tuple[AliasRecord, ...]
    births: tuple[BirthRecord, ...]
    birth_places: tuple[PlaceRecord, ...]
    addresses: tuple[PlaceRecord, ...]
    documents: tuple[DocumentRecord, ...]
    other: tuple[tuple[str, str], ...]
    leftovers: tuple[Leftover, ...]


def read_party(xml: XmlElement) -> PartyRecord:
    """Take one party apart; what this reader doesn't know stands in `leftovers`."""
    party = Fields(xml)
    kind = party.tag
    return PartyRecord(
        is_person=kind == "INDIVIDUAL",
        uid=_text(party, "REFERENCE_NUMBER"),
        names=tuple(name for tag in _NUMBERED_NAMES if (name := _text(party, tag))),
        original_script=_text(party, "NAME_ORIGINAL_SCRIPT"),
        regime=_text(party, "UN_LIST_TYPE"),
        list_types=_values(party, "LIST_TYPE"),
        listed_on=_text(party, "LISTED_ON"),
        delisted_on=_text(party, "DELISTED_ON"),
        gender=_text(party, "GENDER"),
        titles=_values(party, "TITLE"),
        nationalities=(*_values(party, "NATIONALITY"), *filter(None, [_text(party, "NATIONALITY2")])),
        aliases=tuple(_alias(item) for item in party.all(f"{kind}_ALIAS")),
        births=tuple(_birth(item) for item in party.all("INDIVIDUAL_DATE_OF_BIRTH")),
        birth_places=tuple(_place(item) for item in party.all("INDIVIDUAL_PLACE_OF_BIRTH")),
        addresses=tuple(_place(item) for item in party.all(f"{kind}_ADDRESS")),
        documents=tuple(_document(item) for item in party.all("INDIVIDUAL_DOCUMENT")),
        other=tuple(_other(party)),
        leftovers=party.leftovers(UNUSED),
    )


def _other(party: Fields) -> list[tuple[str, str]]:
    found = [("Designation", text) for text in _values(party, "DESIGNATION")]
    plain = {
        "COMMENTS1": "Comments",
        "SUBMITTED_BY": "Submitted by",
        "SUBMITTED_ON": "Submitted on",
        "DATAID": "DATAID",
    }
    found += [(label, _text(party, tag)) for tag, label in plain.items()]
    return [*found, ("Last updated", ", ".join(_values(party, "LAST_DAY_UPDATED")))]


def _alias(alias: Fields) -> AliasRecord:
    quality, name = _text(alias, "QUALITY"), _text(alias, "ALIAS_NAME")
    born = tuple(text for item in alias.all("DATE_OF_BIRTH") if (text := _plain(item.own_text())))
    place = (_text(alias, "CITY_OF_BIRTH"), _text(alias, "COUNTRY_OF_BIRTH"))
    return AliasRecord(quality, name, born, ", ".join(filter(None, place)), _text(alias, "NOTE"))


def _birth(birth: Fields) -> BirthRecord:
    return BirthRecord(
        kind=_text(birth, "TYPE_OF_DATE"),
        day=_text(birth, "DATE"),
        year=_text(birth, "YEAR"),
        first_year=_text(birth, "FROM_YEAR"),
        last_year=_text(birth, "TO_YEAR"),
        note=_text(birth, "NOTE"),
    )


def _place(place: Fields) -> PlaceRecord:
    return PlaceRecord(
        street=_text(place, "STREET"),
        city=_text(place, "CITY"),
        region=_text(place, "STATE_PROVINCE"),
        postal_code=_text(place, "ZIP_CODE"),
        country=_text(place, "COUNTRY"),
        note=_text(place, "NOTE"),
    )


def _document(document: Fields) -> DocumentRecord:
    # Two elements for one thing: ISSUING_COUNTRY is the schema's, COUNTRY_OF_ISSUE stands beside CITY_OF_ISSUE.
    countries = (_text(document, "ISSUING_COUNTRY"), _text(document, "COUNTRY_OF_ISSUE"))
    return DocumentRecord(
        kind=_text(document, "TYPE_OF_DOCUMENT"),
        second_kind=_text(document, "TYPE_OF_DOCUMENT2"),
        number=_text(document, "NUMBER"),
        issuing_country=", ".join(dict.fromkeys(filter(None, countries))),
        issued=_text(document, "DATE_OF_ISSUE"),
        issued_in=_text(document, "CITY_OF_ISSUE"),
        note=_text(document, "NOTE"),
    )


def _values(party: Fields, name: str) -> tuple[str, ...]:
    return tuple(text for item in party.each(name, "VALUE") if (text := _plain(item.own_text())))


def _text(fields: Fields, name: str) -> str:
    return _plain(fields.text(name))


def _plain(text: str) -> str:
    """One line: the file breaks long texts and indents what follows."""
    line = " ".join(text.split())
    return "" if line == _NULL else line
