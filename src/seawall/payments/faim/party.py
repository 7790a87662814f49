"""Elements of Fedwire tags to parties: banks, customers, option F, contacts, structured remittance."""

import re

from seawall.entities import Address, Identifier, IdentifierKind, PartialDate, Party, Role, Schema
from seawall.payments.faim.elements import Elements
from seawall.payments.notebook import Notebook

# Identification codes of {4000} to {5200} (FAIM 3.0): letters for banks and customers, digits for customers alone.
_CODES: dict[str, tuple[IdentifierKind, str, Schema]] = {
    "B": (IdentifierKind.BIC, "BIC", Schema.LEGAL_ENTITY),
    "C": (IdentifierKind.OTHER, "CHIPS participant", Schema.LEGAL_ENTITY),
    "D": (IdentifierKind.ACCOUNT, "account", Schema.LEGAL_ENTITY),
    "F": (IdentifierKind.OTHER, "USABA", Schema.LEGAL_ENTITY),
    "T": (IdentifierKind.BIC, "BIC", Schema.LEGAL_ENTITY),
    "U": (IdentifierKind.OTHER, "CHIPS identifier", Schema.LEGAL_ENTITY),
    "1": (IdentifierKind.PASSPORT, "passport", Schema.PERSON),
    "2": (IdentifierKind.TAX_ID, "tax identification", Schema.LEGAL_ENTITY),
    "3": (IdentifierKind.OTHER, "driver's licence", Schema.PERSON),
    "4": (IdentifierKind.NATIONAL_ID, "alien registration", Schema.PERSON),
    "5": (IdentifierKind.REGISTRATION, "corporate identification", Schema.LEGAL_ENTITY),
    "9": (IdentifierKind.OTHER, "other identification", Schema.LEGAL_ENTITY),
}
# Identification codes of {8300} and {8350}.
_REMITTANCE_CODES: dict[str, IdentifierKind] = {
    "TXID": IdentifierKind.TAX_ID,
    "DUNS": IdentifierKind.DUNS,
    "SWBB": IdentifierKind.BIC,
    "CCPT": IdentifierKind.PASSPORT,
    "NIDN": IdentifierKind.NATIONAL_ID,
    "SOSE": IdentifierKind.NATIONAL_ID,
    "ARNU": IdentifierKind.NATIONAL_ID,
}
_REMITTANCE_TYPES = {"OI": Schema.ORGANIZATION, "PI": Schema.PERSON}
_STREET = ("department", "sub-department", "street", "building number", "address line")
# Lines have 35 characters; a blank at the cut leaves 34.
_FULL_LINE = 34
_BIRTH = re.compile(r"(\d{4})(\d{2})(\d{2})\s*(.*)")


def institution(role: Role, found: Elements) -> Party:
    """The sending and the receiving bank: {3100} and {3400}."""
    number = found["routing number"]
    return Party(
        role=role,
        names=_names(found["name"]),
        schema=Schema.ORGANIZATION,
        identifiers=(Identifier(IdentifierKind.OTHER, number, label="USABA"),) if number else (),
        place=found.place,
        unread=found.unread,
    )


def party(role: Role, found: Elements, notes: Notebook, *, is_bank: bool) -> Party:
    """A bank or a customer: {4000} to {5200} save {5010}."""
    code, number = found["identification code"], found["identifier"]
    kind, label, schema = _CODES.get(code, (IdentifierKind.OTHER, code, Schema.LEGAL_ENTITY))
    if code not in _CODES and (code or number):
        notes.problem(found.record, found.where("identification code"), code, "no identification code that is known")
    number, _, account = number.partition("/") if code == "T" else (number, "", "")
    numbers = [Identifier(kind, number, label=label)] if number else []
    if account:
        numbers.append(Identifier(IdentifierKind.ACCOUNT, account, label="account"))
    lines = found.all("address line")
    return Party(
        role=role,
        names=_names(found["name"], *continued(found["name"], lines)),
        schema=Schema.ORGANIZATION if is_bank else schema,
        identifiers=tuple(numbers),
        addresses=(Address(street=", ".join(lines)),) if lines else (),
        place=found.place,
        unread=found.unread,
    )


def continued(name: str, lines: list[str]) -> list[str]:
    """A name that fills its line may go on in the next one: cut in a word, or between two."""
    return [name + lines[0], f"{name} {lines[0]}"] if lines and len(name) >= _FULL_LINE else []


def drawdown_account(role: Role, found: Elements) -> Party:
    """The account credited in a drawdown, {5400}: the routing number of a bank."""
    number = found["account"]
    numbers = (Identifier(IdentifierKind.OTHER, number, label="USABA"),) if number else ()
    return Party(role, (), Schema.ORGANIZATION, numbers, place=found.place, unread=found.unread)


def contact(found: Elements, name: str = "name") -> Party:
    """Somebody to be notified or asked: {3620}, and the contact of {8300}."""
    return Party(
        Role.RELATED, _names(found[name]), identifiers=_contacts(found), place=found.place, unread=found.unread
    )


def _contacts(found: Elements) -> tuple[Identifier, ...]:
    address = found["electronic address"]
    kind = IdentifierKind.EMAIL if "@" in address else IdentifierKind.WEBSITE
    numbers = [Identifier(kind, address, label="electronic address")] if address else []
    numbers += [Identifier(IdentifierKind.PHONE, found[at], label=at) for at in ("phone", "mobile", "fax") if found[at]]
    if found["other contact"]:
        numbers.append(Identifier(IdentifierKind.OTHER, found["other contact"], label="other contact"))
    return tuple(numbers)


def remittance_party(role: Role, found: Elements, notes: Notebook) -> Party:
    """Where remittance is sent {8250}, and the two sides of structured remittance {8300} and {8350}."""
    code, number = found["identification code"], found["identifier"]
    issuer = found["issuer"]
    kind = _REMITTANCE_CODES.get(code, IdentifierKind.OTHER)
    note = f"issuer {issuer}" if issuer else ""
    own = (Identifier(kind, number, label=code, note=note),) if number else ()
    birth, place = _birth(found, notes)
    return Party(
        role=role,
        names=_names(found["name"]),
        schema=_REMITTANCE_TYPES.get(found["identification type"], Schema.LEGAL_ENTITY),
        identifiers=(*own, *(() if found["contact name"] else _contacts(found))),
        addresses=_postal(found),
        birth_dates=(birth,) if birth else (),
        countries=(found["country of residence"],) if found["country of residence"] else (),
        place=found.place,
        unread=found.unread,
        birth_places=(place,) if place else (),
    )


def _postal(found: Elements) -> tuple[Address, ...]:
    country = found["country"]
    address = Address(
        street=", ".join(found.all(*_STREET)),
        city=found["town"],
        region=found["region"],
        postal_code=found["postal code"],
        country=country,
        country_code=country.lower() if re.fullmatch("[A-Za-z]{2}", country) else "",
    )
    return (address,) if address.text else ()


def _birth(found: Elements, notes: Notebook) -> tuple[PartialDate | None, str]:
    """Date and place of birth in one element: CCYYMMDD, then words."""
    text = found["birth"]
    dated = _BIRTH.fullmatch(text)
    day = PartialDate.parse("-".join(dated.groups()[:3])) if dated else None
    if text and day is None:
        notes.problem(found.record, found.where("birth"), text, "no date of birth")
    return day, dated[4] if dated else text


def _names(*texts: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for text in texts if (name := " ".join(text.split()))))
