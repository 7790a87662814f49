"""Addenda 10 to 18 of an international ACH entry (IAT) to its parties, amounts and remittance (Nacha Operating Rules).

The travel rule asks for all of them: originator and receiver with address, both banks, and every correspondent bank.
"""

import re
from collections.abc import Mapping
from decimal import Decimal

from seawall.entities import Identifier, IdentifierKind, Party, Role
from seawall.payments.ach.codes import Sides
from seawall.payments.ach.parties import bank, company_number, iat_address, iat_bank
from seawall.payments.ach.row import Row
from seawall.payments.notebook import Notebook
from seawall.payments.subject import Money

MANDATORY: Mapping[str, str] = {
    "10": "receiver's name",
    "11": "originator's name",
    "12": "originator's city and country",
    "13": "originating bank",
    "14": "receiving bank",
    "15": "receiver's street",
    "16": "receiver's city and country",
}
_TRANSACTION_TYPES = frozenset(
    "ANN BUS DEP LOA MIS MOR PEN REM RLS SAL TAX ARC BOC MTE POP POS RCK SHR TEL WEB".split()
)
_CURRENCY = re.compile(r"[A-Z]{3}")
_ROUTING = re.compile(r"\d{8,9}")


def read_iat(
    entry: Row | None, batch: Row | None, addenda: Mapping[str, list[Row]], sides: Sides, notes: Notebook
) -> None:
    """Note all that the addenda say. entry and batch are missing where the file has lost them; batch may be domestic."""
    notes.parties += [
        _originator(batch, addenda, sides.company, notes),
        _receiver(entry, addenda, sides.receiver, notes),
    ]
    notes.parties += [iat_bank(sides.company_bank, row) for row in addenda.get("13", [])]
    # Whatever the address of the branch, the payment goes to the country that the batch names.
    destination = batch["ISO destination country"] if batch else ""
    notes.parties += [iat_bank(sides.receiver_bank, row, destination) for row in addenda.get("14", [])]
    notes.parties += [iat_bank(Role.INTERMEDIARY_AGENT, row) for row in addenda.get("18", [])]
    _add_gateways(entry, batch, notes)
    for row in addenda.get("10", []):
        notes.reference("TransactionType", row["transaction type"])
        if row["transaction type"] not in _TRANSACTION_TYPES:
            why = "no transaction type that is known"
            notes.violation(row.columns("transaction type"), row["transaction type"], why, record=row.record.place)
        notes.reference("ForeignTrace", row["foreign trace number"])
        _add_foreign_amount(row, batch, notes)


def check_mandatory(addenda: Mapping[str, list[Row]], place: str, notes: Notebook) -> None:
    """Say which addenda of the entry at this place are missing, or stand twice."""
    for kind, what in MANDATORY.items():
        rows = addenda.get(kind, [])
        if not rows:
            notes.problem(f"addendum {kind}", "", f"missing: it holds the {what}", record=place)
        for row in rows[1:]:
            notes.problem(f"addendum {kind}", "", "stands twice in one entry", record=row.record.place)


def read_iat_header(batch: Row, notes: Notebook) -> None:
    """Note what the batch header of an IAT batch says for each of its entries."""
    for field, name in (
        # Blank, or IATCOR in a notification of change; whatever else stands in its sixteen columns is a text.
        ("IAT indicator", "IATIndicator"),
        ("foreign exchange indicator", "ForeignExchangeIndicator"),
        ("foreign exchange reference", "ForeignExchangeReference"),
        ("ISO destination country", "DestinationCountry"),
        ("ISO originating currency", "OriginatingCurrency"),
        ("ISO destination currency", "DestinationCurrency"),
    ):
        notes.reference(name, batch[field])


def read_iat_entry(entry: Row, notes: Notebook) -> None:
    """Note the screening indicators of the gateway operator as references: nobody's word replaces one's own screening."""
    notes.reference("GatewayOFACScreeningIndicator", entry["gateway operator OFAC screening indicator"])
    notes.reference("SecondaryOFACScreeningIndicator", entry["secondary OFAC screening indicator"])


def _originator(batch: Row | None, addenda: Mapping[str, list[Row]], role: Role, notes: Notebook) -> Party:
    names, towns = addenda.get("11", []), addenda.get("12", [])
    street = ", ".join(row["street"] for row in names if row["street"])
    number = batch["originator identification"] if batch else ""
    first = (*names, *towns)
    return Party(
        role=role,
        names=_names(names),
        identifiers=company_number(number),
        addresses=iat_address(street, towns, notes),
        place=_place(first, "name"),
        unread=_unread(first) or (() if names else ("addendum 11 is missing",)),
    )


def _receiver(entry: Row | None, addenda: Mapping[str, list[Row]], role: Role, notes: Notebook) -> Party:
    names, streets, towns = (addenda.get(kind, []) for kind in ("10", "15", "16"))
    numbers = (
        [Identifier(IdentifierKind.ACCOUNT, entry["account"], label="account")] if entry and entry["account"] else []
    )
    known = [row["identification"] for row in streets if row["identification"]]
    numbers += [Identifier(IdentifierKind.OTHER, number, label="identification") for number in known]
    rows = (*names, *streets, *towns)
    return Party(
        role=role,
        names=_names(names),
        identifiers=tuple(numbers),
        addresses=iat_address(", ".join(row["street"] for row in streets if row["street"]), towns, notes),
        place=_place(rows or ((entry,) if entry else ()), "name"),
        unread=_unread(rows) or (() if names else ("addendum 10 is missing",)),
    )


def _add_gateways(entry: Row | None, batch: Row | None, notes: Notebook) -> None:
    """The bank of the batch header or of the entry is the gateway where addenda 13 and 14 name other banks."""
    known = {
        number.value[:8] for party in notes.parties for number in party.identifiers if _ROUTING.fullmatch(number.value)
    }
    for row, field in ((batch, "originating DFI"), (entry, "receiving DFI")):
        if row is not None and row[field] and row[field] not in known:
            notes.parties.append(bank(Role.INTERMEDIARY_AGENT, row, field))


def _add_foreign_amount(row: Row, batch: Row | None, notes: Notebook) -> None:
    """Field 4: sixteen digits and two decimals, in the currency of destination; zero where there is none."""
    text = row["foreign payment amount"]
    if not text.strip("0"):
        return
    currency = batch["ISO destination currency"] if batch else ""
    if not (text.isascii() and text.isdigit()):
        notes.problem(row.columns("foreign payment amount"), text, "not an amount", record=row.record.place)
    elif not _CURRENCY.fullmatch(currency):
        notes.problem(
            row.columns("foreign payment amount"), text, "the amount has no currency", record=row.record.place
        )
    else:
        notes.amounts.append(Money(Decimal(text).scaleb(-2), currency))


def _names(rows: list[Row]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for row in rows if (name := " ".join(row["name"].split()))))


def _unread(rows: tuple[Row, ...]) -> tuple[str, ...]:
    fields = ("name", "street", "identification", "city and state", "country and postal code")
    return tuple(text for row in rows for text in row.unread(*fields))


def _place(rows: tuple[Row, ...], field: str) -> str:
    if not rows:
        return ""
    return rows[0].place(field) if field in rows[0].layout else rows[0].record.place
