"""Fields of ACH records to parties: names, identifiers and addresses, with what of them is damaged."""

import re

from seawall.entities import Address, Identifier, IdentifierKind, Party, Role, Schema
from seawall.payments.ach.row import Row
from seawall.payments.notebook import Notebook

# "Identification Code Designator", first of ten columns (Nacha Operating Rules, Appendix Three).
_COMPANY_NUMBERS = {"1": (IdentifierKind.TAX_ID, "EIN"), "3": (IdentifierKind.DUNS, "DUNS")}
_COMPANY_NUMBER = re.compile(r"([13])(\d{9})")
# The numbering schemes of IAT banks: field 4 of addenda 13, 14 and 18.
_BANK_NUMBERS = {
    "01": (IdentifierKind.OTHER, "national clearing system"),
    "02": (IdentifierKind.BIC, "BIC"),
    "03": (IdentifierKind.ACCOUNT, "IBAN"),
}
# So many words of a name that was cut are a name by themselves.
_LEAST_WORDS = 2
_COUNTRY_CODE = re.compile(r"[A-Za-z]{2}")
_COUNTRY_RUN_ON = re.compile(r"([A-Z]{2})(\d.*)")


def bank(role: Role, row: Row, field: str, name: str = "") -> Party:
    """A bank by the routing number in one field and, where the record has one, the name in another."""
    routing = row[field] + (row["check digit"] if field == "receiving DFI" else "")
    return Party(
        role=role,
        names=_names(row[name]) if name else (),
        schema=Schema.ORGANIZATION,
        identifiers=(Identifier(IdentifierKind.OTHER, routing, label="USABA"),) if routing else (),
        place=row.place(name or field),
        unread=row.unread(field, name),
    )


def company(role: Role, batch: Row, corrected: tuple[str, ...] = ()) -> Party:
    """The company that sends the batch: its name, and its number with what kind of number it is.

    A name that fills its 16 columns may go on in the discretionary data behind them: both readings are screened.
    """
    name, more = batch.raw("company name"), batch.raw("company discretionary data")
    goes_on = name[-1:].isalpha() and bool(more.strip())
    return Party(
        role=role,
        names=_names(
            batch["company name"], *((name + more,) if goes_on else ()), *_before_cut(batch, "company name"), *corrected
        ),
        identifiers=company_number(batch["company identification"]),
        place=batch.place("company name"),
        unread=batch.unread("company name", "company identification"),
    )


def _before_cut(row: Row, field: str) -> tuple[str, ...]:
    """The name without its last word where it fills its columns, for that may be the beginning of a longer word.

    Beside a listed name a word's beginning counts as another word: BOGACHEV EVGENIY MIKHA is in 22 columns all that can be
    said of Evgeniy Mikhaylovich. Two words must be left.
    """
    text = row.raw(field)
    words = text.split()
    columns = row.layout.get(field)
    is_full = columns is not None and len(text) == len(range(*columns.span)) and text[-1:].isalpha()
    return (" ".join(words[:-1]),) if is_full and len(words) > _LEAST_WORDS else ()


def company_number(text: str) -> tuple[Identifier, ...]:
    """A company identification: an employer or D-U-N-S number where its first digit says so."""
    coded = _COMPANY_NUMBER.fullmatch(text)
    if coded:
        kind, label = _COMPANY_NUMBERS[coded[1]]
        return (Identifier(kind, coded[2], label=label),)
    return (Identifier(IdentifierKind.OTHER, text, label="company identification"),) if text else ()


def receiver(role: Role, entry: Row, corrected: tuple[str, ...] = ()) -> Party:
    """The receiver of a domestic entry: name, account, the number that the company knows it by."""
    names = _names(entry["name"], *_before_cut(entry, "name"), *corrected)
    second = entry["name or identification"]
    numbers = [(IdentifierKind.ACCOUNT, "account"), (IdentifierKind.ACCOUNT, "card account")]
    numbers += [(IdentifierKind.OTHER, "identification"), (IdentifierKind.OTHER, "name or identification")]
    return Party(
        role=role,
        names=_names(*names, second) if any(sign.isalpha() for sign in second) else names,
        identifiers=tuple(Identifier(kind, entry[name], label=name) for kind, name in numbers if entry[name]),
        place=entry.place("name" if "name" in entry.layout else "account"),
        unread=entry.unread("name", "name or identification", "account", "card account"),
    )


def iat_bank(role: Role, row: Row, destination: str = "") -> Party:
    """A bank of an IAT entry: addenda 13, 14 and 18. destination is a country that the batch names for it."""
    country = row["branch country"]
    kind, label = _BANK_NUMBERS.get(row["identification qualifier"], (IdentifierKind.OTHER, ""))
    number = row["identification"]
    return Party(
        role=role,
        names=_names(row["name"]),
        schema=Schema.ORGANIZATION,
        identifiers=(Identifier(kind, number, label=label, country=country),) if number else (),
        countries=tuple(dict.fromkeys(text for text in (country, destination) if text)),
        place=row.place("name"),
        unread=row.unread("name", "identification", "branch country"),
    )


def iat_address(street: str, towns: list[Row], notes: Notebook) -> tuple[Address, ...]:
    r"""The street, and addenda 12 or 16: "city*state\" and "country*postal code\"."""
    if not towns:
        return (Address(street=street),) if street else ()
    return tuple(_address(street, row, notes) for row in towns)


def _address(street: str, row: Row, notes: Notebook) -> Address:
    city, state = _halves(row, "city and state", notes)
    country, postal = _halves(row, "country and postal code", notes)
    run_on = _COUNTRY_RUN_ON.fullmatch(country)
    if run_on and not postal:
        country, postal = run_on[1], run_on[2]
    code = country.lower() if _COUNTRY_CODE.fullmatch(country) else ""
    return Address(street=street, city=city, region=state, postal_code=postal, country=country, country_code=code)


def _halves(row: Row, field: str, notes: Notebook) -> tuple[str, str]:
    text = row[field]
    first, star, second = text.partition("*")
    if text and not (star and text.endswith("\\")):
        notes.violation(row.columns(field), text, f"{field} are not written as first*second\\", record=row.record.place)
    return first.rstrip("\\").strip(), second.rstrip("\\").strip()


def _names(*texts: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for text in texts if (name := " ".join(text.split()))))
