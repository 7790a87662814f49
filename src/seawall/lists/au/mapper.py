"""Rows of DFAT's list to entities: the rows of one reference are one entity, each row with one of its names."""

import re
from collections.abc import Iterator, Sequence

from seawall.entities import (
    Address,
    Designation,
    Identifier,
    IdentifierKind,
    ListedName,
    NameKind,
    PartialDate,
    Schema,
    Source,
)
from seawall.lists.au.cells import birth_dates, citizenships, said, several
from seawall.lists.au.reader import NAME, NAME_TYPE, REFERENCE, TYPE, TableRow
from seawall.lists.day_first import exact_day
from seawall.lists.draft import Draft
from seawall.lists.script import script_of

PUBLISHER, AUTHORITY = "au", "AU"
# An entry under a travel ban or an arms embargo alone is on a list of its own: nothing of it is frozen.
FREEZES, OTHER_MEASURES = "Consolidated List", "Consolidated List (no financial sanction)"

SCHEMAS = {
    "individual": Schema.PERSON,
    "person": Schema.PERSON,
    "entity": Schema.LEGAL_ENTITY,
    "vessel": Schema.VESSEL,
}
KINDS = {
    "primary name": NameKind.PRIMARY,
    "primary": NameKind.PRIMARY,
    "aka": NameKind.AKA,
    "alias": NameKind.AKA,
    "original script": NameKind.AKA,
    "formerly known as": NameKind.FKA,
    "previously listed as": NameKind.FKA,
}
WEAK = {"": False, "strong": False, "good": False, "weak": True, "low": True}
FINANCIAL = "Targeted Financial Sanction"
MEASURES = (FINANCIAL, "Travel Ban", "Arms Embargo", "Maritime Restriction")
_FLAGS = {"true": True, "1": True, "yes": True, "false": False, "0": False, "no": False, "": None}
# The label under which measures stand among the facts of all lists.
_MEASURE = "Sanctions Type"
_FACTS = ("Additional Information", "Listing Information", "Control Date")
_INSTRUMENT, _COMMITTEES = "Instrument of Designation", "Committees"
_TAKEN = frozenset({REFERENCE, NAME, TYPE, NAME_TYPE, "Alias Strength", "Date of Birth", "Place of Birth", "Citizenship",
                    "Address", "IMO Number", _COMMITTEES, _INSTRUMENT, *_FACTS, *MEASURES})  # fmt: skip

_NUMBER = re.compile(r"(?P<number>\d{1,9})(?P<name>[a-z]*\d*)", re.IGNORECASE)
# "Abdul Baqi (previously listed as)", "… (Previously listed as. In Arabic: …)": a remark, and at times another name.
_LISTED_BEFORE = re.compile(
    r"\s*\((?:previously|formerly) listed as[.,]?(?:\s*in arabic:\s*(?P<other>[^()]+?))?\s*\)", re.IGNORECASE
)
_ABOUT = re.compile(r"\s*\((?P<about>birth name|combat name|call sign|initials|Tigrinya)\)\s*$", re.IGNORECASE)
_KNOWN_BEFORE = re.compile(r"^formerly known as\s+", re.IGNORECASE)
# "Listed by UN 1267 Committee on 25 January 2001 (amended …)", "First listed on 20 Feb. 2024", "The Minister for Foreign
# Affairs listed this entity on …", "Designated under … on 2 March 2012", or a bare day.
_LISTED_ON = re.compile(
    r"(?:(?:(?:first )?listed|designated|the minister for foreign affairs listed)\b"
    r"[^.;()]{0,40}(?:\(\d+ Committee\))?[^.;()]{0,60}?\bon:?\s+)?"
    r"(?P<day>\d{1,2}\s+[A-Z][a-z]{2,8}\.?\s+\d{4}|\d{1,2}/\d{1,2}/\d{4}|\d{4}-\d{2}-\d{2})",
    re.IGNORECASE,
)


def number_of(reference: str) -> str:
    """The number of an entry: "2780" of "2780a", which is one of its names; empty where a reference is none."""
    found = _NUMBER.fullmatch(reference)
    return found["number"] if found else ""


def draft_entity(number: str, rows: Sequence[TableRow], source: Source) -> Draft:
    """One entity with everything its rows say; what all of them repeat is taken once."""
    draft = Draft(PUBLISHER, number, source)
    _take_type(draft, _texts(rows, TYPE))
    for row in rows:
        _take_name(draft, row)
    draft.names = list(dict.fromkeys(draft.names))
    primary = sum(name.kind is NameKind.PRIMARY for name in draft.names)
    if primary != 1:
        draft.problem(NAME_TYPE, "", f"one primary name was expected, {primary} found")
    for text in _texts(rows, "Date of Birth"):
        _take_births(draft, text)
    draft.birth_dates = list(dict.fromkeys(draft.birth_dates))
    draft.birth_places = _each(rows, "Place of Birth")
    draft.citizenships = [one for text in _texts(rows, "Citizenship") for one in citizenships(text)]
    draft.addresses = [Address(street=text) for text in _each(rows, "Address")]
    draft.identifiers = [Identifier(IdentifierKind.IMO, text, "IMO Number") for text in _each(rows, "IMO Number")]
    for title in _FACTS:
        for text in _texts(rows, title):
            draft.state(title, said(text))
    _designate(draft, rows)
    for title in dict.fromkeys(title for row in rows for title in row.cells if title not in _TAKEN):
        for text in _texts(rows, title):
            draft.leave(title or "a column without a title", text, "this column is not known")
    return draft


def _texts(rows: Sequence[TableRow], title: str) -> list[str]:
    """The different texts of one column, in order."""
    return list(dict.fromkeys(text for row in rows if (text := row.cells.get(title, ""))))


def _each(rows: Sequence[TableRow], title: str) -> list[str]:
    return list(dict.fromkeys(one for text in _texts(rows, title) for one in several(text)))


def _take_type(draft: Draft, texts: list[str]) -> None:
    found = list(dict.fromkeys(text.casefold() for text in texts))
    schema = SCHEMAS.get(found[0]) if found else None
    if schema is None or len(found) > 1:
        draft.leave(TYPE, ", ".join(found), "not one known kind of entry")
    draft.schema = schema or Schema.LEGAL_ENTITY


def _take_name(draft: Draft, row: TableRow) -> None:
    whole = said(row.cells.get(NAME, "")).strip(" ,;")
    if not whole:
        draft.problem(NAME, row.cells.get(REFERENCE, ""), "a row without a name")
        return
    if NAME in row.made:
        draft.problem(NAME, whole, "the spreadsheet made a date or a number of this name")
    word = row.cells.get(NAME_TYPE, "")
    kind = KINDS.get(" ".join(word.casefold().split()))
    if kind is None:
        draft.leave(NAME_TYPE, word, "an unknown kind of name; screened as a.k.a.")
    strength = row.cells.get("Alias Strength", "")
    weak = WEAK.get(strength.casefold())
    if weak is None:
        draft.leave("Alias Strength", strength, "neither strong nor weak; screened as strong")
    draft.names.extend(_names(draft, whole, kind or NameKind.AKA, weak=bool(weak)))


def _names(draft: Draft, whole: str, kind: NameKind, *, weak: bool) -> Iterator[ListedName]:
    before = _LISTED_BEFORE.search(whole)
    text = _LISTED_BEFORE.sub("", whole)
    text = _KNOWN_BEFORE.sub("", _ABOUT.sub("", text)).strip(" ,;")
    if text != whole:
        draft.state("Name as printed", whole)
    former = before or _KNOWN_BEFORE.match(whole)
    if former and kind is not NameKind.PRIMARY:
        kind = NameKind.FKA
    yield ListedName(text or whole, kind, weak, script_of(text or whole))
    if before and before["other"]:
        other = before["other"].strip()
        yield ListedName(other, NameKind.FKA, weak, script_of(other))


def _take_births(draft: Draft, text: str) -> None:
    for found in birth_dates(text):
        if isinstance(found, PartialDate):
            draft.birth_dates.append(found)
        else:
            draft.leave("Date of Birth", found, "not a date")


def _designate(draft: Draft, rows: Sequence[TableRow]) -> None:
    """One designation for each committee or regime, with the day that the Listing Information opens with.

    The Control Date is no such day: it moves with every amendment of an entry (listed on 25 January 2001, controlled on
    15 December 2014). For the lists of the Security Council the day is the UN's own.
    """
    flags = {title: _flag(draft, title, rows) for title in MEASURES}
    for title in (title for title, is_imposed in flags.items() if is_imposed):
        draft.state(_MEASURE, title)
    list_name = OTHER_MEASURES if flags[FINANCIAL] is False else FREEZES
    first = said(_texts(rows, "Listing Information")[0]) if _texts(rows, "Listing Information") else ""
    found = _LISTED_ON.match(first)
    day = exact_day(found["day"]) if found else None
    legal = tuple(said(text) for text in _texts(rows, _INSTRUMENT))
    committees = list(dict.fromkeys(said(text) for text in _texts(rows, _COMMITTEES)))
    if not committees:
        draft.problem(_COMMITTEES, "", "no committee or regime: under which law it is listed is not known")
    for committee in committees or [""]:
        draft.designations.append(Designation(AUTHORITY, list_name, (committee,) if committee else (), day, legal))


def _flag(draft: Draft, title: str, rows: Sequence[TableRow]) -> bool | None:
    """Whether a measure is imposed by any row; None where no row says so or the opposite."""
    found: list[bool] = []
    for text in _texts(rows, title):
        value = _FLAGS.get(text.casefold())
        if value is None:
            draft.leave(title, text, "neither true nor false")
        else:
            found.append(value)
    return any(found) if found else None
