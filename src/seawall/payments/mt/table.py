"""The vocabulary of message tables: what a field of a message type is, as rows that read like the handbook."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from seawall.entities import Role
from seawall.payments.mt.fields import Field
from seawall.payments.mt.narrative import read_narrative
from seawall.payments.mt.notebook import Notebook
from seawall.payments.mt.party import read_party
from seawall.payments.mt.values import read_amount, read_charge, read_dated_amount, read_value_date

FieldReader: TypeAlias = Callable[[Field, Notebook], None]


@dataclass(frozen=True, slots=True)
class Table:
    """One message type.

    rows       tag ("50C"), or number for all its options ("50"), to the reader of the field
    starts     the tag that begins each transaction, in messages that hold several
    closes     the tag that begins what comes after the last transaction, where it can be told
    below      rows of the transaction that a cover payment covers; it begins with field 50
    sender_as  roles that the sender has where nobody else has them; receiver_as likewise
    needs      roles without which a payment can't be decided
    otherwise  the reader of fields without a row; without one they are Problems
    """

    title: str
    rows: Mapping[str, FieldReader]
    starts: str = ""
    closes: str = ""
    below: Mapping[str, FieldReader] = field(default_factory=dict)
    sender: Role = Role.INSTRUCTING_AGENT
    receiver: Role = Role.INSTRUCTED_AGENT
    sender_as: tuple[Role, ...] = ()
    receiver_as: tuple[Role, ...] = ()
    needs: tuple[Role, ...] = ()
    otherwise: FieldReader | None = None

    def reader(self, known: Field, *, below: bool = False) -> FieldReader | None:
        """The reader of a field: by its tag, else by its number."""
        rows = self.below if below else self.rows
        return rows.get(known.tag) or rows.get(known.number) or self.otherwise


def customer(role: Role) -> FieldReader:
    """A party that may be anybody."""
    return lambda known, notes: read_party(known, role, notes)


def bank(role: Role) -> FieldReader:
    """A party that is an institution."""
    return lambda known, notes: read_party(known, role, notes, is_bank=True)


def reference(known: Field, notes: Notebook) -> None:
    """A reference, by its tag. One with blanks is words as well."""
    text = known.value
    notes.references.append((known.tag, text))
    if " " in text or "\n" in text:
        notes.text(known)


def account(role: Role) -> FieldReader:
    """An account that stands beside the parties: whose it is, the message does not say."""
    return lambda known, notes: read_party(known, role, notes)


def ordering_bank(known: Field, notes: Notebook) -> None:
    """Field 52a of notices: the ordering customer's bank, or itself the one who orders where no customer does."""
    has_customer = any(party.role is Role.DEBTOR for party in notes.parties)
    read_party(known, Role.DEBTOR_AGENT if has_customer else Role.DEBTOR, notes, is_bank=True)


def shape(pattern: str) -> FieldReader:
    """A code or number that names nobody as long as it has this shape; else it is a Problem and free text."""
    compiled = re.compile(pattern)

    def read(known: Field, notes: Notebook) -> None:
        if not compiled.fullmatch(known.value):
            notes.text(known)
            notes.problem(known.place, known.value, "not what belongs in this field")

    return read


def words(known: Field, notes: Notebook) -> None:
    """Free words without code words."""
    notes.text(known)


def instruction(known: Field, notes: Notebook) -> None:
    """Field 23E: a code, and words after a slash."""
    code, slash, more = known.value.partition("/")
    if not re.fullmatch(r"[A-Z]{4}", code):
        notes.problem(known.place, known.value, "not an instruction code")
        notes.text(known)
    elif slash and more:
        notes.text(known)


narrative: FieldReader = read_narrative
amount: FieldReader = read_amount
dated_amount: FieldReader = read_dated_amount
charge: FieldReader = read_charge
value_date: FieldReader = read_value_date

# Fields that say the same in all payment messages.
COMMON: dict[str, FieldReader] = {
    "13C": shape(r"/[A-Z]{5,8}/\d{4}[+-]\d{4}"),
    "19": shape(r"\d{1,15}(?:,\d{0,15})?"),
    "20": reference,
    "21": reference,
    "23E": instruction,
    "26T": shape(r"[A-Z0-9]{3}"),
    "28D": shape(r"\d{1,5}/\d{1,5}"),
    "32A": dated_amount,
    "32B": amount,
    "33B": amount,
    "36": shape(r"\d{1,11}(?:,\d{0,11})?"),
    "70": narrative,
    "71A": shape(r"BEN|OUR|SHA"),
    "71F": charge,
    "71G": charge,
    "72": narrative,
    "77A": narrative,
    "77B": narrative,
    "77T": narrative,
    "79": narrative,
}
