"""Option F of fields 50 and 59: numbered lines to names, address, birth and documents.

SWIFT User Handbook, category 1, field 50a option F: 1 name, 2 street, 3 country and town, 4 date of birth, 5 place of
birth, 6 customer number, 7 national number, 8 what goes on of a number before it.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from seawall.entities import Address, Identifier, IdentifierKind, PartialDate, Schema
from seawall.payments.mt.codes import DOCUMENTS, WITH_ISSUER, is_country
from seawall.payments.mt.fields import Field
from seawall.payments.mt.notebook import Draft, Notebook

# Position of the line in its field, its number, its words.
Numbered = tuple[int, str, str]

NUMBERED_LINE = re.compile(r"([1-8])/(.*)")
_DOCUMENT = re.compile(r"([A-Z]{4})/([A-Z]{2})/(.+)")
_COUNTRY_AND_REST = re.compile(r"([A-Z]{2})/(.*)")
_DAY = re.compile(r"(\d{4})(\d{2})(\d{2})")
# A line of 35 has 33 for its words after "1/": a line as full as that may end in the middle of a word.
FULL_LINE = 33


def read_numbered(known: Field, lines: Sequence[tuple[int, str]], draft: Draft, notes: Notebook) -> None:
    """Read the lines of option F; a line without a number is kept as unread."""
    numbered = []
    for at, line in lines:
        found = NUMBERED_LINE.fullmatch(line)
        if found:
            numbered.append((at, found[1], found[2].strip()))
        else:
            draft.unread.append(line)
            notes.problem(known.line_place(at), line, "a line without a number between 1/ and 8/")
    add_cut_names(draft, [words for _, number, words in numbered if number == "1"])
    _read_address(known, numbered, draft, notes)
    for at, number, words in numbered:
        if number in _READERS:
            _READERS[number](known.line_place(at), words, draft, notes)


def add_cut_names(draft: Draft, lines: Sequence[str]) -> None:
    """A name over several lines: with a blank at each cut, and without one where the line before is full."""
    draft.add_name(" ".join(lines))
    if any(len(line) >= FULL_LINE for line in lines[:-1]):
        draft.add_name("".join(line if len(line) >= FULL_LINE else f"{line} " for line in lines))


def read_document(known: Field, at: int, line: str, draft: Draft, notes: Notebook) -> None:
    """The party identifier before the numbered lines: CCPT/US/123456, or CUST/US/EXAMPLE BANK/4711."""
    found = _DOCUMENT.fullmatch(line)
    if found is None or found[1] not in DOCUMENTS:
        draft.unread.append(line)
        draft.add_name(line)  # a name that stands where a document belongs is still screened
        notes.problem(known.line_place(at), line, "neither an account nor a document's code, country and number")
        return
    _add_number(found[1], found[2], found[3], draft)


def _add_number(code: str, country: str, rest: str, draft: Draft) -> None:
    issuer, slash, number = rest.rpartition("/") if code in WITH_ISSUER else ("", "", rest)
    note = f"issuer {issuer}" if slash and issuer else ""
    draft.identifiers.append(Identifier(DOCUMENTS[code], number, label=code, country=country, note=note))


def _read_address(known: Field, numbered: Sequence[Numbered], draft: Draft, notes: Notebook) -> None:
    street = [words for _, number, words in numbered if number == "2" and words]
    country, town = "", list[str]()
    for at, number, words in numbered:
        if number != "3":
            continue
        found = _COUNTRY_AND_REST.fullmatch(words)
        bare = words.upper()
        if found and not country:
            country, rest = found[1], found[2].strip()
        elif not country and len(bare) == 2 and is_country(bare):
            country, rest = bare, ""
        else:
            rest = words
            if not country:
                notes.violation(known.line_place(at), words, "a country's code and a slash belong before the town")
        town += [rest] if rest else []
    if country and not is_country(country):
        notes.problem(known.place, country, "no country has this code")
    if street or town or country:
        draft.addresses.append(
            Address(street=", ".join(street), city=", ".join(town), country=country, country_code=country.lower())
        )


def _birth_date(place: str, words: str, draft: Draft, notes: Notebook) -> None:
    found = _DAY.fullmatch(words)
    try:
        day = date(int(found[1]), int(found[2]), int(found[3])) if found else None
    except ValueError:
        day = None
    if day is None:
        draft.unread.append(words)
        notes.problem(place, words, "not a date of birth (YYYYMMDD)")
        return
    draft.schema = Schema.PERSON
    draft.birth_dates.append(PartialDate(day, day, text=words))


def _birth_place(place: str, words: str, draft: Draft, notes: Notebook) -> None:  # noqa: ARG001  # one face for all
    country, slash, town = words.partition("/")
    draft.schema = Schema.PERSON
    draft.birth_places.append(f"{town.strip()}, {country}" if slash and town.strip() else words)


def _customer_number(place: str, words: str, draft: Draft, notes: Notebook) -> None:
    _numbered_document("CUST", place, words, draft, notes)


def _national_number(place: str, words: str, draft: Draft, notes: Notebook) -> None:
    _numbered_document("NIDN", place, words, draft, notes)


def _numbered_document(code: str, place: str, words: str, draft: Draft, notes: Notebook) -> None:
    found = _COUNTRY_AND_REST.fullmatch(words)
    if found and found[2]:
        _add_number(code, found[1], found[2], draft)
        return
    draft.identifiers.append(Identifier(IdentifierKind.OTHER, words, label=code))
    notes.violation(place, words, "a country's code and a slash belong before the number")


def _goes_on(place: str, words: str, draft: Draft, notes: Notebook) -> None:
    documents = [at for at, one in enumerate(draft.identifiers) if one.label in DOCUMENTS]
    if not documents:
        draft.unread.append(words)
        notes.problem(place, words, "goes on with a number that was not begun")
        return
    last = draft.identifiers[documents[-1]]
    draft.identifiers[documents[-1]] = replace(last, value=last.value + words)


_READERS = {
    "4": _birth_date,
    "5": _birth_place,
    "6": _customer_number,
    "7": _national_number,
    "8": _goes_on,
}
