"""A group of transactions while it is read: what it says for all of them, child by child, in bounded memory."""

from dataclasses import dataclass, field
from datetime import date

from seawall.errors import Problem
from seawall.payments.iso20022.header import Header
from seawall.payments.iso20022.layout import Layout
from seawall.payments.iso20022.node import Node
from seawall.payments.iso20022.reading import Reading
from seawall.payments.iso20022.transaction import read_transaction
from seawall.payments.subject import Money
from seawall.records import XmlElement

# Where one of these is true the message is about all transactions of another, and holds none or some of them.
_WHOLE_GROUP = ("GrpRtr", "GrpRvsl", "GrpCxl")


@dataclass(slots=True)
class Group:
    """One open element of a message: its root, a batch, a statement, an entry.

    pending holds children that came and were not read yet. What comes after the first transaction is read when the
    group ends, or before the next transaction. said_transactions is how many there are by the header's own word.
    """

    xml: XmlElement
    name: str
    path: str
    place: str
    reading: Reading
    references: tuple[tuple[str, str], ...] = ()
    amounts: tuple[Money, ...] = ()
    value_date: date | None = None
    violations: tuple[Problem, ...] = ()
    transactions: int = 0
    said_transactions: str = ""
    elements: int = 0
    has_header: bool = False
    pending: list[Node] = field(default_factory=list)
    _numbers: dict[str, int] = field(default_factory=dict)

    def place_of(self, name: str, *, numbered: bool) -> str:
        """The place of the next child of that name; a first one that seldom has brothers goes without a number."""
        number = self._numbers[name] = self._numbers.get(name, 0) + 1
        return f"{self.place}/{name}[{number}]" if numbered or number > 1 else f"{self.place}/{name}"

    def take_header(self, header: Node) -> None:
        """Note that the header came, and how many transactions it says; one of a whole group's return repeats none."""
        self.has_header = True
        said = header.first("NbOfTxs")
        is_whole = any(flag.text in {"true", "1"} for name in _WHOLE_GROUP for flag in header.named(name))
        self.said_transactions = said.text if said and not is_whole else ""

    def count_problem(self, source: str) -> Problem | None:
        """A Problem where another number of transactions was read than the header says; None where they agree."""
        said = self.said_transactions
        if not said.isdecimal() or not self.transactions or int(said) == self.transactions:
            return None
        why = f"the header says how many transactions there are, and {self.transactions} were read"
        return Problem(source, self.place, "NbOfTxs", said, why)

    def node(self) -> Node:
        """What is pending, as one node; nothing is pending after that."""
        children, self.pending = self.pending, []
        return Node(self.name, self.place, "", "", children)

    def read(self, layout: Layout, header: Header) -> None:
        """Read what is pending into the group."""
        if not self.pending:
            return
        found = read_transaction(self.node(), layout, header, self.reading, is_root=not self.path)
        self.references += found.references
        self.amounts += found.amounts
        self.value_date = self.value_date or found.value_date
        self.violations += found.violations
