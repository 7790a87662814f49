"""Parties in the manner of SWIFT fields: the customer transfer that a cover payment covers {7050} to {7059}, and {5010}.

Options: A is a BIC, D and K (and 59 without a letter) are name and address, F has numbered lines (SWIFT standards, 50F).
"""

import re

from seawall.entities import Address, Identifier, IdentifierKind, PartialDate, Party, Role, Schema
from seawall.payments.faim.elements import Elements
from seawall.payments.faim.party import continued
from seawall.payments.notebook import Notebook

_BIC = re.compile(r"[A-Z]{6}[A-Z0-9]{2}(?:[A-Z0-9]{3})?")
_OPTION = re.compile(r":?(?:5[0-9])([A-Z]?):?")
_NUMBERED = re.compile(r"([1-8])/(.*)")
_COUNTRY = re.compile(r"([A-Z]{2})(?:/(.*))?")
# Party identifiers of 50F: "TXID/US/123-45-6789", code, country, issuer and number.
_CODES = {
    "ARNU": IdentifierKind.NATIONAL_ID,
    "CCPT": IdentifierKind.PASSPORT,
    "CUST": IdentifierKind.OTHER,
    "DRLC": IdentifierKind.OTHER,
    "EMPL": IdentifierKind.OTHER,
    "NIDN": IdentifierKind.NATIONAL_ID,
    "SOSE": IdentifierKind.NATIONAL_ID,
    "TXID": IdentifierKind.TAX_ID,
}


def cover_party(role: Role, found: Elements, notes: Notebook, *, is_bank: bool) -> Party:
    """A party of the covered transfer, by the option letter of its field tag."""
    option = _OPTION.fullmatch(found["field tag"])
    if option is None:
        why = "no field tag of SWIFT; read as name and address"
        notes.problem(found.record, found.where("field tag"), found["field tag"], why)
    lines = found.all("line")
    account, lines = _account(lines)
    letter = option[1] if option else ""
    if letter == "F":
        return _numbered(role, found, account, lines, notes)
    bics = [line for line in lines if letter in {"A", ""} and _BIC.fullmatch(line)][:1]
    named = [line for line in lines if line not in bics]
    return Party(
        role=role,
        names=_names([*named[:1], *continued("".join(named[:1]), named[1:])]),
        schema=Schema.ORGANIZATION if is_bank else Schema.LEGAL_ENTITY,
        identifiers=(*account, *(Identifier(IdentifierKind.BIC, bic, label="BIC") for bic in bics)),
        addresses=(Address(street=", ".join(named[1:])),) if named[1:] else (),
        place=found.place,
        unread=found.unread,
    )


def option_f(role: Role, found: Elements, notes: Notebook) -> Party:
    """The originator in option F: {5010}."""
    identifier = found["identifier"]
    account, rest = _account([identifier]) if identifier else ((), [])
    coded = tuple(_coded(text) for text in rest)
    return _numbered(role, found, (*account, *coded), found.all("line"), notes)


def _account(lines: list[str]) -> tuple[tuple[Identifier, ...], list[str]]:
    """A first line that begins with a slash is an account; two slashes stand before a national bank code."""
    if not lines or not lines[0].startswith("/"):
        return (), lines
    number = lines[0].lstrip("/")
    if not number:
        return (), lines[1:]
    is_code = lines[0].startswith("//")
    kind, label = (IdentifierKind.OTHER, "clearing code") if is_code else (IdentifierKind.ACCOUNT, "account")
    return (Identifier(kind, number, label=label),), lines[1:]


def _coded(text: str) -> Identifier:
    code, _, rest = text.partition("/")
    if code not in _CODES or not rest:
        return Identifier(IdentifierKind.OTHER, text, label="party identifier")
    country, _, number = rest.partition("/")
    if not re.fullmatch("[A-Z]{2}", country) or not number:
        return Identifier(_CODES[code], rest, label=code)
    return Identifier(_CODES[code], number.rpartition("/")[2] or number, label=code, country=country, note=number)


def _numbered(
    role: Role, found: Elements, identifiers: tuple[Identifier, ...], lines: list[str], notes: Notebook
) -> Party:
    """Lines by their number: 1 name, 2 street, 3 country and town, 4 and 5 birth, 6 and 7 numbers, 8 further words."""
    rows: dict[str, list[str]] = {}
    strange = []
    for line in lines:
        numbered = _NUMBERED.fullmatch(line)
        if numbered:
            rows.setdefault(numbered[1], []).append(numbered[2].strip())
        else:
            strange.append(line)
            notes.problem(found.record, found.where("line"), line, "a line of option F begins with its number")
    names = rows.get("1", [])
    births = [(text, PartialDate.parse(f"{text[:4]}-{text[4:6]}-{text[6:8]}")) for text in rows.get("4", [])]
    for text, day in births:
        if day is None:
            notes.problem(found.record, found.where("line 4/"), text, "not a date")
    for text in rows.get("8", []):
        notes.free_text(text, found.place)
    own = [_issued(kind, text) for key, kind in _NUMBERS for text in rows.get(key, [])]
    return Party(
        role=role,
        # A name may run over several lines, and several lines may be several names: both are screened.
        names=_names([" ".join(names), *names, *strange]),
        identifiers=(*identifiers, *own),
        addresses=_addresses(rows),
        birth_dates=tuple(day for _, day in births if day),
        place=found.place,
        unread=(*found.unread, *strange),
        birth_places=tuple(text.replace("/", ", ") for text in rows.get("5", [])),
    )


_NUMBERS = (("6", IdentifierKind.OTHER), ("7", IdentifierKind.NATIONAL_ID))


def _issued(kind: IdentifierKind, text: str) -> Identifier:
    """Country, issuer and number, or country and number."""
    country, _, number = text.partition("/")
    if not number:
        return Identifier(kind, text)
    return Identifier(kind, number.rpartition("/")[2] or number, country=country, note=number)


def _addresses(rows: dict[str, list[str]]) -> tuple[Address, ...]:
    street = ", ".join(rows.get("2", []))
    code, towns = "", []
    for text in rows.get("3", []):
        found = _COUNTRY.fullmatch(text)
        if found and not code:
            code = found[1]
            towns += [found[2]] if found[2] else []
        else:
            towns.append(text)
    address = Address(street=street, city=", ".join(towns), country=code, country_code=code.lower())
    return (address,) if address.text else ()


def _names(texts: list[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for text in texts if (name := " ".join(text.split()))))
