"""Fedwire messages as a stream: the tags of each to one Payment with all its parties, amounts, references and texts.

Format: Federal Reserve Banks, Fedwire Application Interface Manual (FAIM) 3.0; the service left it for ISO 20022 on
14 July 2025, so that these are archives and systems that still speak it.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import BinaryIO, TypeAlias

from seawall.entities import Party, Role
from seawall.errors import Problem
from seawall.payments.faim import party as parties
from seawall.payments.faim.cover import cover_party, option_f
from seawall.payments.faim.elements import Elements, read_elements
from seawall.payments.faim.layout import LAYOUTS
from seawall.payments.faim.tags import MAX_TAGS, Message, messages
from seawall.payments.keys import Keys
from seawall.payments.notebook import Notebook
from seawall.payments.subject import Money, Payment

_Reader: TypeAlias = Callable[[Elements, Notebook], None]

# Parties by their tag. {5200} and {4000} in ISO 20022's terms as the Federal Reserve's own mapping has them.
_BANKS = {
    "4000": Role.INTERMEDIARY_AGENT,
    "4100": Role.CREDITOR_AGENT,
    "5100": Role.DEBTOR_AGENT,
    "5200": Role.PREVIOUS_INSTRUCTING_AGENT,
}
# In a drawdown the account debited {4400} pays, and who asks for it {5000} only initiates.
_CUSTOMERS = {"4200": Role.CREDITOR, "4400": Role.DEBTOR, "5000": Role.DEBTOR}
_INSTITUTIONS = {"3100": Role.INSTRUCTING_AGENT, "3400": Role.INSTRUCTED_AGENT}
_COVERED_BANKS = {"7052": Role.DEBTOR_AGENT, "7056": Role.INTERMEDIARY_AGENT, "7057": Role.CREDITOR_AGENT}
_COVERED_CUSTOMERS = {"7050": Role.DEBTOR, "7059": Role.CREDITOR}
_REMITTANCE = {"8250": Role.RELATED, "8300": Role.ULTIMATE_DEBTOR, "8350": Role.ULTIMATE_CREDITOR}
_FREE_TEXTS = frozenset(
    "6000 6100 6110 6200 6210 6300 6310 6400 6410 6420 6500 7070 7072 8400 8600 8700 8750 9000 1130".split()
)
# Tags whose text as a whole is a reference, by the name it is kept under.
_REFERENCES = {
    "1100": "MessageDisposition",
    "1110": "ReceiptTime",
    "1120": "OMAD",
    "1500": "SenderSupplied",
    "1510": "Type",
    "1520": "IMAD",
    "3320": "SenderReference",
    "3500": "PreviousMessage",
    "3600": "BusinessFunction",
    "3610": "LocalInstrument",
    "3700": "Charges",
    "3720": "ExchangeRate",
    "4320": "BeneficiaryReference",
    "8450": "AmountPaid",
    "8500": "GrossAmount",
    "8550": "Discount",
    "8650": "DocumentDate",
}
_FUNCTIONS = frozenset("BTR CKS CTP CTR DEP DRB DRC DRW FFR FFS SVC".split())
# Customer transfers name an originator and a beneficiary; where a bank pays a bank, sender and receiver may be both.
_CUSTOMER_FUNCTIONS = frozenset({"CTR", "CTP"})
_MANDATORY = ("1500", "1510", "1520", "3600")
_MANDATORY_TO_SCREEN = {"2000": "amount", "3100": "sending bank", "3400": "receiving bank"}
# ABA routing numbers.
_ROUTING = re.compile(r"\d{9}", re.ASCII)
_AMOUNT = re.compile(r"([A-Z]{3})0*(\d{1,18})(?:[,.](\d{0,5}))?", re.ASCII)


def parse(stream: BinaryIO, source: str) -> Iterator[Payment | Problem]:
    """Read every Fedwire message of a stream to a Payment; memory holds one message."""
    keys, found = Keys(source), False
    for message in messages(stream):
        found = True
        if message.before.strip():
            yield Problem(source, message.place, "", message.before.strip(), "text before the first tag")
        if message.tags:
            yield _payment(message, source, keys)
    if not found:
        yield Problem(source, "", "", "", "no Fedwire message was found")


def _payment(message: Message, source: str, keys: Keys) -> Payment:
    notes = Notebook(source)
    read = _read_tags(message, notes)
    if "4400" in read:
        notes.parties = [_initiating(party) for party in notes.parties]
    function = read["3600"]["business function"] if "3600" in read else ""
    _check(message, read, function, notes)
    imad = "".join(read["1520"].values.values()) if "1520" in read else ""
    key = imad or (read["3320"]["reference"] if "3320" in read else "") or message.place
    double = keys.problem(key, message.place)
    if double:
        notes.problems.append(double)
    return notes.payment(key, message.place, f"Fedwire {function}".strip())


def _read_tags(message: Message, notes: Notebook) -> dict[str, Elements]:
    """Every tag into the notebook; the first of each name is given back."""
    read: dict[str, Elements] = {}
    for tag in message.tags:
        where = f"{{{tag.name}}}"
        if tag.name not in LAYOUTS:
            notes.problem(where, tag.text, "no tag that is known", record=message.place)
            notes.free_text(tag.text, f"{message.place} {where}")
            continue
        found = read_elements(tag, message.place, notes)
        _READERS[tag.name](found, notes)
        if tag.name in read and tag.name < "8000":
            notes.problem(where, tag.text, "this tag stands twice", record=message.place)
        read.setdefault(tag.name, found)
    if message.dropped:
        notes.problem("", "", f"{message.dropped} tags past {MAX_TAGS} were not read", record=message.place)
    return read


def _initiating(party: Party) -> Party:
    """The originator of a request for a drawdown is not who pays."""
    if party.role is not Role.DEBTOR or "{5" not in party.place:
        return party
    return Party(
        role=Role.INITIATING_PARTY, names=party.names, schema=party.schema, identifiers=party.identifiers,
        addresses=party.addresses, birth_dates=party.birth_dates, countries=party.countries, gender=party.gender,
        place=party.place, unread=party.unread, birth_places=party.birth_places,
    )  # fmt: skip


def _check(message: Message, read: Mapping[str, Elements], function: str, notes: Notebook) -> None:
    for name in _MANDATORY:
        if name not in read:
            notes.violation(f"{{{name}}}", "", "this tag must be there", record=message.place)
    for name, what in _MANDATORY_TO_SCREEN.items():
        if name not in read:
            notes.problem(f"{{{name}}}", "", f"missing: it holds the {what}", record=message.place)
    if function and function not in _FUNCTIONS:
        notes.violation("{3600}", function, "no business function that is known", record=message.place)
    roles = {party.role for party in notes.parties if party.names or party.identifiers}
    for role in (Role.DEBTOR, Role.CREDITOR):
        if function in _CUSTOMER_FUNCTIONS and role not in roles:
            notes.problem("", "", f"the payment names no {role}", record=message.place)
    if not roles:
        notes.problem("", "", "no party could be read", record=message.place)


def _add(party: Party, notes: Notebook, found: Elements) -> None:
    notes.parties.append(party)
    if not party.names and not party.identifiers:
        notes.problem(
            f"{{{found.tag}}}", found.text, "the party has neither a name nor an identifier", record=found.record
        )


def _read_bank(found: Elements, notes: Notebook) -> None:
    _add(parties.party(_BANKS[found.tag], found, notes, is_bank=True), notes, found)


def _read_customer(found: Elements, notes: Notebook) -> None:
    _add(parties.party(_CUSTOMERS[found.tag], found, notes, is_bank=False), notes, found)


def _read_institution(found: Elements, notes: Notebook) -> None:
    """{3100} and {3400}. Without nine digits in front, the sign where the name begins is not known: all of it is a text."""
    number = found["routing number"]
    if not _ROUTING.fullmatch(number):
        notes.problem(found.where("routing number"), number, "no routing number: nine digits", record=found.record)
        # The ninth sign may be the last of a word, or stand in one.
        for gap in ("", " "):
            notes.free_text(f"{number}{gap}{found['name']}", found.place)
    _add(parties.institution(_INSTITUTIONS[found.tag], found), notes, found)


def _read_option_f(found: Elements, notes: Notebook) -> None:
    _add(option_f(Role.DEBTOR, found, notes), notes, found)


def _read_drawdown(found: Elements, notes: Notebook) -> None:
    _add(parties.drawdown_account(Role.CREDITOR_AGENT, found), notes, found)


def _read_covered_bank(found: Elements, notes: Notebook) -> None:
    _add(cover_party(_COVERED_BANKS[found.tag], found, notes, is_bank=True), notes, found)


def _read_covered_customer(found: Elements, notes: Notebook) -> None:
    _add(cover_party(_COVERED_CUSTOMERS[found.tag], found, notes, is_bank=False), notes, found)


def _read_remittance(found: Elements, notes: Notebook) -> None:
    _add(parties.remittance_party(_REMITTANCE[found.tag], found, notes), notes, found)
    notes.reference("RemittanceIdentification", found["reference"])
    if found["contact name"]:
        notes.parties.append(parties.contact(found, "contact name"))


def _read_notification(found: Elements, notes: Notebook) -> None:
    _add(parties.contact(found), notes, found)
    notes.reference("EndToEndIdentification", found["end-to-end identification"])


def _read_free_text(found: Elements, notes: Notebook) -> None:
    notes.free_text(found.text, found.place)


def _read_addenda(found: Elements, notes: Notebook) -> None:
    """{8200}: its first four digits say how long the text is."""
    notes.free_text(found["text"], found.place)
    length = found["length"]
    if not (length.isascii() and length.isdigit() and int(length) <= len(found["text"])):
        why = f"the text has {len(found['text'])} characters: some of it may be missing"
        notes.problem(found.where("length"), length, why, record=found.record)


def _read_reference(found: Elements, notes: Notebook) -> None:
    is_one_word = all(column.fixed for column in LAYOUTS[found.tag])
    notes.reference(_REFERENCES[found.tag], ("" if is_one_word else " ").join(found.values.values()).strip())
    if found.tag == "1520":
        notes.value_date = _cycle_date(found, notes)


def _cycle_date(found: Elements, notes: Notebook) -> date | None:
    text = found["cycle date"]
    try:
        return date.fromisoformat(f"{text[:4]}-{text[4:6]}-{text[6:8]}")
    except ValueError:
        notes.problem(found.where("cycle date"), text, "not a date", record=found.record)
        return None


def _read_amount(found: Elements, notes: Notebook) -> None:
    """{2000}: twelve digits, the last two of them cents."""
    text = found["amount"]
    if len(text) == 12 and text.isascii() and text.isdigit():
        notes.amounts.append(Money(Decimal(text).scaleb(-2), "USD"))
    else:
        notes.problem(found.where("amount"), text, "not an amount", record=found.record)


def _read_instructed_amount(found: Elements, notes: Notebook) -> None:
    """{3710} and {7033}: a currency and an amount with a decimal comma."""
    text = found["currency"] + found["amount"]
    amount = _AMOUNT.fullmatch(text)
    if amount:
        notes.amounts.append(Money(Decimal(f"{amount[2]}.{amount[3] or 0}"), amount[1]))
    else:
        notes.problem(found.where("amount"), text, "not an amount with its currency", record=found.record)


_READERS: Mapping[str, _Reader] = {
    **dict.fromkeys(_BANKS, _read_bank),
    **dict.fromkeys(_CUSTOMERS, _read_customer),
    **dict.fromkeys(_INSTITUTIONS, _read_institution),
    **dict.fromkeys(_COVERED_BANKS, _read_covered_bank),
    **dict.fromkeys(_COVERED_CUSTOMERS, _read_covered_customer),
    **dict.fromkeys(_REMITTANCE, _read_remittance),
    **dict.fromkeys(_FREE_TEXTS, _read_free_text),
    **dict.fromkeys(_REFERENCES, _read_reference),
    "2000": _read_amount,
    "3620": _read_notification,
    "3710": _read_instructed_amount,
    "8200": _read_addenda,
    "5010": _read_option_f,
    "5400": _read_drawdown,
    "7033": _read_instructed_amount,
}
