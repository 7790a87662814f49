"""ISO 20022 pacs.008, the customer credit transfer between banks: each transaction to one Payment with all its parties.

Schemas: iso20022.org, pacs.008.001.02 to .13; envelopes and usage of CBPR+, Fedwire, FedNow and SEPA.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import BinaryIO

from seawall.entities import Party, Role
from seawall.errors import Problem
from seawall.payments.iso20022.envelope import message_elements, version_of
from seawall.payments.iso20022.freetext import read_free_texts
from seawall.payments.iso20022.message import MESSAGES, message_of
from seawall.payments.iso20022.node import tree
from seawall.payments.iso20022.party import says_who
from seawall.payments.iso20022.reading import Reading, take_unread
from seawall.payments.iso20022.roles import BUSINESS_HEADER, CREDIT_TRANSFER, GROUP_HEADER, read_parties
from seawall.payments.iso20022.values import read_amounts, read_date
from seawall.payments.keys import Keys
from seawall.payments.peek import peek
from seawall.payments.subject import Payment
from seawall.records import Element

_MESSAGE = "FIToFICstmrCdtTrf"
_WANTED = ("AppHdr", "GrpHdr", f"{_MESSAGE}/CdtTrfTxInf", f"{_MESSAGE}/SplmtryData", "Assgnmt")
_REFERENCES = (
    ("InstrId", "PmtId/InstrId"),
    ("EndToEndId", "PmtId/EndToEndId"),
    ("TxId", "PmtId/TxId"),
    ("UETR", "PmtId/UETR"),
    ("ClrSysRef", "PmtId/ClrSysRef"),
    ("Purp", "Purp/Cd"),
    ("RmtId", "RltdRmtInf/RmtId"),
)
# The payment's own key is the first of these that says something.
_KEYS = ("InstrId", "TxId", "UETR", "EndToEndId")
_NOT_A_KEY = frozenset({"", "NOTPROVIDED", "NONREF"})
_AMOUNTS = ("IntrBkSttlmAmt", "InstdAmt")
_FREE_TEXTS = (
    "RmtInf", "InstrForCdtrAgt", "InstrForNxtAgt", "InstrForDbtrAgt", "Purp", "PmtTpInf", "RgltryRptg", "RltdRmtInf",
    "Tax", "MndtRltdInf", "ChrgsInf/Tp", "SplmtryData",
)  # fmt: skip
_GROUP_FREE_TEXTS = ("PmtTpInf", "SttlmInf/ClrSys")


@dataclass(frozen=True, slots=True)
class _Group:
    """What a message says for all its transactions: header agents, references, date."""

    read: bool = False
    references: tuple[tuple[str, str], ...] = ()
    value_date: date | None = None
    reading: Reading = field(default_factory=lambda: Reading("", ""))


def parse(stream: BinaryIO, source: str) -> Iterator[Payment | Problem]:
    """Read every transaction of a pacs.008, in whatever envelope; a document of another kind is one Problem."""
    head, stream = peek(stream)
    message = message_of(head)
    if message and not message.startswith("pacs.008"):
        yield Problem(source, "", "", message, f"this is a {message} message, not a pacs.008")
        return
    found = 0
    for item in _payments(message_elements(stream, source, head, *_WANTED), source):
        found += 1
        yield item
    if not found:
        yield Problem(source, "", "", "", "no credit transfer and nothing else that could be read was found")


def _payments(items: Iterator[Element | Problem], source: str) -> Iterator[Payment | Problem]:
    keys, sender, group, others = Keys(source), Reading(source, ""), _Group(), set[str]()
    for item in items:
        if isinstance(item, Problem):
            yield item
            continue
        *_, parent, name = ["", *item.path.split("/")]
        if name == "AppHdr":
            sender, group = _business_header(item, source), _Group()
        elif name == "CdtTrfTxInf":
            yield _payment(item, group, sender, keys)
        elif parent != _MESSAGE:
            if parent not in others:
                others.add(parent)
                what = MESSAGES.get(parent, parent)
                yield Problem(source, item.place, "", parent, f"holds a {what} message, which was not read here")
        elif name == "GrpHdr":
            group = _group_header(item, source)
        else:
            yield Problem(source, item.place, "", "".join(item.xml.itertext()), "data beside the transactions")


def _place(item: Element) -> str:
    return f"/{item.path}[{item.number}]"


def _business_header(item: Element, source: str) -> Reading:
    reading = Reading(source, f"/{item.path}")
    read_parties(tree(item.xml, reading.place), BUSINESS_HEADER, reading)
    return reading


def _group_header(item: Element, source: str) -> _Group:
    reading = Reading(source, f"/{item.path}" if item.number == 1 else _place(item))
    node = tree(item.xml, reading.place)
    read_parties(node, GROUP_HEADER, reading)
    read_free_texts(node, _GROUP_FREE_TEXTS, reading)
    value_date = read_date(node, "IntrBkSttlmDt", reading)
    message_id = node.take("MsgId")
    take_unread(node, reading)
    return _Group(read=True, references=(("MsgId", message_id),), value_date=value_date, reading=reading)


def _payment(item: Element, group: _Group, sender: Reading, keys: Keys) -> Payment:
    reading = Reading(group.reading.source or sender.source, _place(item))
    node = tree(item.xml, reading.place)
    references = tuple((name, text) for name, path in _REFERENCES if (text := node.take(*path.split("/"))))
    amounts = read_amounts(node, _AMOUNTS, reading)
    value_date = read_date(node, "IntrBkSttlmDt", reading) or group.value_date
    read_parties(node, CREDIT_TRANSFER, reading)
    read_free_texts(node, _FREE_TEXTS, reading)
    take_unread(node, reading)
    own = dict(references)
    key = next((own[name] for name in _KEYS if own.get(name, "") not in _NOT_A_KEY), reading.place)
    parties = _with_header_parties(tuple(reading.parties), group.reading, sender)
    _check(parties, amounts, group, reading)
    double = keys.problem(key, reading.place)
    return Payment(
        key=key, parties=parties, source=reading.source, place=reading.place, format=version_of(item) or "pacs.008",
        amounts=amounts, value_date=value_date, references=group.references + references,
        free_texts=(*reading.free_texts, *group.reading.free_texts, *sender.free_texts),
        problems=(*reading.all_problems(), *group.reading.problems, *sender.problems, *((double,) if double else ())),
    )  # fmt: skip


def _with_header_parties(own: tuple[Party, ...], group: Reading, sender: Reading) -> tuple[Party, ...]:
    """Agents of the headers are parties of each transaction, save where one says in the same role just the same."""
    parties = list(own)
    said = {(party.role, party.names, party.identifiers, party.addresses) for party in own}
    for party in (*group.parties, *sender.parties):
        what = (party.role, party.names, party.identifiers, party.addresses)
        if what not in said or party.unread:
            said.add(what)
            parties.append(party)
    return tuple(parties)


def _check(parties: tuple[Party, ...], amounts: tuple[object, ...], group: _Group, reading: Reading) -> None:
    roles = {party.role for party in parties if says_who(party)}
    if not roles:
        reading.problem(reading.place, "", "no party could be read")
    for role in (Role.DEBTOR, Role.CREDITOR):
        if roles and role not in roles:
            reading.problem(reading.place, "", f"the payment names no {role}")
    if not amounts:
        reading.problem(reading.place, "", "no amount could be read")
    if not group.read:
        reading.problem(reading.place, "", "the transaction stands before its group header, whose agents are not known")
