"""One message and its table to payments: sequences cut, each field handed to its reader, header parties put beside."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from seawall.entities import Identifier, IdentifierKind, Party, Role, Schema
from seawall.payments.keys import Keys
from seawall.payments.mt.blocks import Message, Terminal
from seawall.payments.mt.codes import is_country
from seawall.payments.mt.fields import Field, fields
from seawall.payments.mt.notebook import Notebook
from seawall.payments.mt.party import says_who
from seawall.payments.mt.table import Table
from seawall.payments.subject import FreeText, Payment

# Parts of the blocks 3 and 5 that name nobody, as long as they have their form: codes, references of messages, moments,
# checksums (SWIFT User Handbook, FIN System Messages). What has another form is words, and words are screened.
_CODE, _CHECKSUM, _NOTHING = "[A-Z0-9]{0,4}", "[0-9A-F]{0,64}", ""
_SILENT = {
    ("3", "103"): _CODE, ("3", "106"): r"\d{6}[A-Z0-9]{12}\d{10}", ("3", "111"): r"\d{3}", ("3", "113"): _CODE,
    ("3", "119"): "STP|REMIT|COV|RFDD", ("3", "423"): r"\d{12,18}", ("3", "424"): r"[A-Z]{0,4}\d{1,12}",
    ("5", "CHK"): _CHECKSUM, ("5", "MAC"): _CHECKSUM, ("5", "PAC"): _CHECKSUM, ("5", "TNG"): _NOTHING, ("5", "DLM"): _NOTHING,
}  # fmt: skip
# FIN's character sets x and z together (SWIFT User Handbook, FIN formats).
_CHARACTERS = re.compile(r"[A-Za-z0-9/?:().,'+\s=\"%&*;<>!_@#{-]*")
_HEADER_REFERENCES = {"108": "MUR", "121": "UETR", "PDE": "PDE", "PDM": "PDM", "MRF": "MRF", "SYS": "SYS"}


@dataclass(slots=True)
class _Section:
    """The fields of one transaction, or those common to all."""

    place: str
    fields: list[Field] = field(default_factory=list)
    below: list[Field] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Known:
    """A message with the table it is read by, whether that table is its type's own, and what the format is called."""

    message: Message
    table: Table
    is_own: bool
    format: str


def payments(known: Known, keys: Keys) -> Iterator[Payment]:
    """Every payment of one message, in order; a message without transactions is one payment with a Problem."""
    message, table = known.message, known.table
    common, *sections = _sections(message, table)
    head = Notebook(message.source, message.place)
    _read_headers(message, head)
    if not known.is_own:
        why = "no table for this type: its parties are read by the numbers of their fields, the rest as words"
        head.problem("", table.title, why)
    _read(common, table, head)
    if table.starts:
        head.amounts.clear()  # what is common to several transactions is their sum
    if dict(message.headers).get("119") == "COV" and not common.below:
        head.problem("", "", "a cover payment that names no customer that it covers")
    if not table.starts:
        yield _payment(known, head, None, keys)
        return
    if not sections:
        head.problem("", "", f"no transaction: no field :{table.starts}:")
        sections = [_Section(message.place)]
    for section in sections:
        notes = Notebook(message.source, section.place, currency=head.currency)
        _read(section, table, notes)
        yield _payment(known, notes, head, keys)


def _sections(message: Message, table: Table) -> list[_Section]:
    """The common part first, then each transaction; what closes the message belongs to the common part."""
    common = _Section(message.place)
    sections, current, is_below = [common], common, False
    started: set[str] = set()
    for known in fields(message.text):
        if table.starts and known.tag == table.starts and _may_start(known, common, current):
            current = _Section(f"{message.place}, transaction {len(sections)}")
            sections.append(current)
            started = set()
        elif table.closes == known.tag and current is not common and (known.tag in started or known.tag == "32A"):
            current = common
        started.add(known.tag)
        is_below = is_below or (bool(table.below) and known.number == "50")
        (current.below if is_below else current.fields).append(known)
    return sections


def _may_start(known: Field, common: _Section, current: _Section) -> bool:
    """The first :20: of a message is its own; where transactions have a :20: too, they begin with the second."""
    return known.tag != "20" or current is not common or any(one.tag == "20" for one in common.fields)


def _read(section: _Section, table: Table, notes: Notebook) -> None:
    for below, part in ((False, section.fields), (True, section.below)):
        for known in part:
            reader = table.reader(known, below=below)
            if not _CHARACTERS.fullmatch(known.value):
                notes.violation(known.place, known.value, "characters that FIN does not carry")
            if reader is None:
                notes.text(known)
                why = "words before the first field" if not known.number else f"no field of {table.title}"
                notes.problem(known.place, known.value, why)
            else:
                reader(known, notes)


def _read_headers(message: Message, notes: Notebook) -> None:
    notes.references += [("FIN", message.acknowledged)] if message.acknowledged else []
    for block, subfields in (("3", message.headers), ("5", message.trailers), ("S", message.added)):
        for tag, value in subfields:
            if tag in _HEADER_REFERENCES:
                notes.references.append((_HEADER_REFERENCES[tag], value))
            elif value and not re.fullmatch(_SILENT.get((block, tag), _NOTHING), value):
                notes.free_texts.append(FreeText(value, notes.at(f"block {block}, {tag or 'no tag'}")))
    notes.free_texts += [FreeText(stray, notes.place) for stray in message.strays if stray]


def _payment(known: Known, notes: Notebook, head: Notebook | None, keys: Keys) -> Payment:
    """Freeze one transaction; parties, texts and problems of the head are those of each."""
    message, table = known.message, known.table
    books = [notes, head] if head else [notes]
    # MT101 names who orders once, and where he lives in each transaction.
    residences = list(dict.fromkeys(row for book in books for row in book.residences))
    parties = tuple(party for book in books for party in book.all_parties(residences))
    # A field of a bank is that bank's even where it holds an account alone.
    taken = {party.role for party in parties if says_who(party) or party.schema is Schema.ORGANIZATION}
    parties = (*parties, *_terminals(message, table, taken, notes))
    amounts = tuple(money for book in books for money in book.amounts)
    references = tuple(pair for book in reversed(books) for pair in book.references)
    _check(parties, table, notes, has_amount=bool(amounts))
    key = _key(notes, head)
    double = keys.problem(f"{message.type} {message.sender.bic} {key}", notes.place)
    problems = (*(problem for book in books for problem in book.all_problems()), *message.problems)
    return Payment(
        key=key, parties=parties, source=notes.source, place=notes.place, format=known.format, amounts=amounts,
        value_date=notes.value_date or (head.value_date if head else None), references=references,
        free_texts=tuple(text for book in books for text in book.free_texts),
        problems=(*problems, *((double,) if double else ())),
        violations=tuple(violation for book in books for violation in book.violations),
    )  # fmt: skip


def _terminals(message: Message, table: Table, taken: set[Role], notes: Notebook) -> Iterator[Party]:
    """Sender and receiver, and the roles that they have where the message names nobody else for them."""
    for terminal, role, stands_for in (
        (message.sender, table.sender, table.sender_as),
        (message.receiver, table.receiver, table.receiver_as),
    ):
        if terminal.bic and not is_country(terminal.bic[4:6]):
            notes.violation(terminal.place.rpartition(", ")[2], terminal.bic, "no country has the code in this BIC")
        for one in (role, *(other for other in stands_for if other not in taken)):
            yield _terminal(terminal, one)


def _terminal(terminal: Terminal, role: Role) -> Party:
    place = terminal.place
    if not terminal.bic:
        return Party(role, schema=Schema.ORGANIZATION, place=place, unread=(terminal.unread,))
    country = terminal.bic[4:6]
    return Party(
        role,
        schema=Schema.ORGANIZATION,
        identifiers=(Identifier(IdentifierKind.BIC, terminal.bic, label="BIC"),),
        countries=(country,) if is_country(country) else (),
        place=place,
    )


def _check(parties: Sequence[Party], table: Table, notes: Notebook, *, has_amount: bool) -> None:
    roles = {party.role for party in parties if says_who(party)}
    for role in table.needs:
        if role not in roles:
            notes.problem("", "", f"the payment names no {role}")
    if table.needs and not has_amount:
        notes.problem("", "", "no amount could be read")


def _key(notes: Notebook, head: Notebook | None) -> str:
    """The sender's reference, with the transaction's own in messages of several, else the place."""
    if head is None:
        key, part_of = _reference(notes, "20"), _reference(notes, "27")
        return f"{key} ({part_of})" if key and part_of not in {"", "1/1"} else key or notes.place
    common, own = _reference(head, "20"), _reference(notes, "20") or _reference(notes, "21")
    if common and not own:
        return f"{common} {notes.place.rpartition(', ')[2]}"
    return "/".join(part for part in (common, own) if part) or notes.place


def _reference(notes: Notebook, wanted: str) -> str:
    """The first reference of a tag."""
    return next((text for tag, text in notes.references if tag == wanted), "")
