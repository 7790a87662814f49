"""ISO 20022 parties and agents to Party values: all they say, with what could not be read kept beside it."""

import re
from collections.abc import Callable
from typing import TypeAlias

from seawall.entities import Identifier, IdentifierKind, PartialDate, Party, Role, Schema
from seawall.payments.draft import Draft
from seawall.payments.iso20022.account import read_account
from seawall.payments.iso20022.address import read_addresses
from seawall.payments.iso20022.banks import Bank
from seawall.payments.iso20022.identifiers import clearing_member, coded_identifiers, other_identifiers
from seawall.payments.iso20022.node import Node
from seawall.payments.iso20022.reading import Reading, take_unread
from seawall.payments.subject import FreeText

PartyReader: TypeAlias = Callable[[Node, Draft, Reading], None]
PartyPlace: TypeAlias = tuple[Node | None, Node | None]  # the party and its account; one of them may be missing
_NOWHERE = Node("", "", "", "", [])
# What stands in a party's place and holds who it is.
_BANKS, _CHOICE = frozenset({"FinInstnId", "BrnchId"}), frozenset({"Pty", "Agt"})

_BIC = re.compile(r"[A-Za-z0-9]{4}[A-Za-z]{2}[A-Za-z0-9]{2}(?:[A-Za-z0-9]{3})?")
_COUNTRY = re.compile(r"[A-Za-z]{2}")

_CONTACTS = (
    ("PhneNb", IdentifierKind.PHONE),
    ("MobNb", IdentifierKind.PHONE),
    ("FaxNb", IdentifierKind.PHONE),
    ("EmailAdr", IdentifierKind.EMAIL),
    ("URLAdr", IdentifierKind.WEBSITE),
)


def add_party(place: PartyPlace, role: Role, reader: PartyReader, reading: Reading) -> None:
    """Read one party with its account into the notebook; one that names nobody is noted as a Problem."""
    node, account = place
    bank = node if isinstance(node, Bank) else None
    if bank and bank.known and account is None:
        reading.parties.append(bank.again(role))
        return
    draft = Draft(role, (node or account or _NOWHERE).place)
    at, before = len(reading.parties), _said(reading)  # people named inside it come after it
    if bank and bank.known:
        _draw(draft, bank.again(role))
    elif node is not None:
        reader(node, draft, reading)
    if account is not None:
        read_account(account, draft)
    for part in place:
        if part is not None and (unread := take_unread(part, reading)):
            draft.unread += unread
    party = draft.party()
    if reader is read_holder and not (party.unread or party.names or party.identifiers or party.addresses):
        return  # an account without number, name and owner; its servicer is a party of its own
    if bank and reader is read_agent and account is None and before == _said(reading) and says_who(party):
        bank.remember(party)
    reading.parties.insert(at, party)
    if node is not None and reader is not read_holder and not says_who(party):
        reading.problem(node.place, "", "the party has neither a name nor an identifier of its own")


def _said(reading: Reading) -> tuple[int, ...]:
    """How much a notebook holds: what says more than who it is has to be read each time."""
    return len(reading.parties), len(reading.problems) + reading.untold, len(reading.free_texts)


def _draw(draft: Draft, known: Party) -> None:
    """Put what is known of a bank into a draft, for the account beside it to be added."""
    draft.schema = known.schema
    draft.names += known.names
    draft.identifiers += known.identifiers
    draft.addresses += known.addresses


def says_who(party: Party) -> bool:
    """Whether there is anything to screen: an account number alone names nobody."""
    return bool(party.names) or any(known.kind is not IdentifierKind.ACCOUNT for known in party.identifiers)


def read_party(node: Node, draft: Draft, reading: Reading) -> None:
    """PartyIdentification in all its versions; a choice of Pty or Agt is followed, a bank in a party's place read."""
    there = node.names()
    if not there.isdisjoint(_BANKS):
        read_agent(node, draft, reading)
    if not there.isdisjoint(_CHOICE):
        _read_choice(node, draft, reading)
    for name in node.take_all("Nm"):
        draft.add_name(name)
    if "Id" in there:
        _read_id(node, draft, reading)
    if "PstlAdr" in there:
        read_addresses(node, draft, reading)
    if "CtryOfRes" in there:
        _read_countries(node, "CtryOfRes", draft)
    if "CtctDtls" in there:
        _read_contact(node, draft, reading)


def _read_choice(node: Node, draft: Draft, reading: Reading) -> None:
    for inner in node.all("Pty"):
        read_party(inner, draft, reading)
    for inner in node.all("Agt"):
        read_agent(inner, draft, reading)


def _read_id(node: Node, draft: Draft, reading: Reading) -> None:
    for organisation in node.all("Id", "OrgId"):
        draft.identifiers += coded_identifiers(organisation) + other_identifiers(organisation)
    for person in node.all("Id", "PrvtId"):
        draft.identifiers += other_identifiers(person)
        _read_birth(person, draft, reading)
    draft.schema = _schema(node, draft.schema)


def read_agent(node: Node, draft: Draft, reading: Reading) -> None:
    """BranchAndFinancialInstitutionIdentification in all its versions: the bank and its branch."""
    draft.schema = Schema.ORGANIZATION
    for bank in (*node.all("FinInstnId"), *node.all("BrnchId")):
        for text in bank.take_all("Nm"):
            draft.add_name(text)
        draft.identifiers += coded_identifiers(bank) + clearing_member(bank) + other_identifiers(bank)
        if branch := bank.take("Id"):
            draft.identifiers.append(Identifier(IdentifierKind.OTHER, branch, label="branch"))
        read_addresses(bank, draft, reading)


def read_holder(node: Node, draft: Draft, reading: Reading) -> None:
    """CashAccount with its owner inside: the account of a statement."""
    for owner in node.all("Ownr"):
        read_party(owner, draft, reading)
    read_account(node, draft)


def read_tax_party(node: Node, draft: Draft, reading: Reading) -> None:  # noqa: ARG001  # one face for all readers
    """TaxParty: numbers, and who was authorised to act for it."""
    labels = (("TaxId", IdentifierKind.TAX_ID), ("RegnId", IdentifierKind.REGISTRATION))
    draft.identifiers += [Identifier(kind, text, label=name) for name, kind in labels if (text := node.take(name))]
    if kind := node.take("TaxTp"):
        draft.identifiers.append(Identifier(IdentifierKind.OTHER, kind, label="TaxTp"))
    draft.add_name(node.take("Authstn", "Nm"))
    draft.add_name(node.take("Authstn", "Titl"))


def read_distinguished_name(node: Node, draft: Draft, reading: Reading) -> None:  # noqa: ARG001  # one face for all
    """A bank by its name on SWIFT's network, e.g. "cn=funds,ou=exmpus33,o=swift": its BIC is the last but swift."""
    draft.schema = Schema.ORGANIZATION
    text = node.take_own()
    parts = [part.rpartition("=")[2].strip() for part in text.split(",")]
    bic = next((part.upper() for part in reversed(parts) if _BIC.fullmatch(part)), "")
    if bic:
        draft.identifiers.append(Identifier(IdentifierKind.BIC, bic, note=text))
    elif text:
        draft.identifiers.append(Identifier(IdentifierKind.OTHER, text))


def read_named_address(node: Node, draft: Draft, reading: Reading) -> None:
    """NameAndAddress, and the regulatory authority's name and country."""
    draft.add_name(node.take("Nm"))
    read_addresses(node, draft, reading, "Adr")
    _read_countries(node, "Ctry", draft)


def _read_countries(node: Node, name: str, draft: Draft) -> None:
    """Codes of countries (ISO 3166); what has more than two letters is left, to be told as unread and screened as a text."""
    for country in node.named(name):
        if _COUNTRY.fullmatch(country.text):
            draft.countries.append(country.take_own())


def _schema(node: Node, before: Schema) -> Schema:
    person, organisation = node.first("Id", "PrvtId"), node.first("Id", "OrgId")
    if person is not None and organisation is None:
        return Schema.PERSON
    if organisation is not None and person is None:
        return Schema.ORGANIZATION
    return before


def _read_birth(person: Node, draft: Draft, reading: Reading) -> None:
    for birth in person.all("DtAndPlcOfBirth"):
        text = birth.take("BirthDt")
        day = PartialDate.parse(text.rstrip("Z")) if text else None
        if day:
            draft.birth_dates.append(day)
        elif text:
            draft.unread.append(f"BirthDt: {text}")
            reading.problem(f"{birth.place}/BirthDt", text, "not a date")
        where = [birth.take(name) for name in ("CityOfBirth", "PrvcOfBirth", "CtryOfBirth")]
        if any(where):
            draft.birth_places.append(", ".join(part for part in where if part))


def _read_contact(node: Node, draft: Draft, reading: Reading) -> None:
    for contact in node.all("CtctDtls"):
        for name, kind in _CONTACTS:
            draft.identifiers += [Identifier(kind, text, label=name) for text in contact.take_all(name)]
        for other in contact.all("Othr"):
            if text := other.take_own():  # version 3 of pain.001 has a text here
                reading.free_texts.append(FreeText(text, other.place))
            channel = other.take("ChanlTp")
            draft.identifiers += [Identifier(IdentifierKind.OTHER, text, channel) for text in other.take_all("Id")]
        who = " ".join(contact.take("Nm").split())
        if who:
            reading.parties.append(Party(Role.RELATED, (who,), Schema.PERSON, place=contact.place))
        for name in ("JobTitl", "Rspnsblty", "Dept", "EmailPurp"):
            if text := contact.take(name):
                reading.free_texts.append(FreeText(text, f"{contact.place}/{name}"))
