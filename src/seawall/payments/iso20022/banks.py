"""Banks that came before: the same few stand in thousands of transactions of a message, each written with the same bytes."""

from typing import Any

from lxml import etree

from seawall.entities import Party, Role
from seawall.payments.iso20022.node import Node, node_of
from seawall.records import XmlElement

# What a bank is called as a child of a transaction. Who pays is remembered nowhere: seldom is it twice the same.
NAMES = frozenset(
    "DbtrAgt CdtrAgt InstgAgt InstdAgt PrvsInstgAgt PrvsInstgAgt1 PrvsInstgAgt2 PrvsInstgAgt3 "
    "IntrmyAgt1 IntrmyAgt2 IntrmyAgt3".split()
)
# So many banks, each of so many characters, are remembered: some 10 MB at most.
_MOST, _LONGEST = 4096, 1000

_tostring: Any = etree.tostring


class Bank(Node):
    """A bank's element, and what was read of it where it came before; `banks` remembers it where it did not.

    One that is known has no children, and the characters that it was written with as its own text: where no reader
    takes it, they are told as unread.
    """

    __slots__ = ("banks", "known", "seal")

    def __init__(self, node: Node, banks: "Banks", seal: str, known: Party | None) -> None:
        super().__init__(node.name, node.place, node.text, node.currency, node.children)
        self.banks = banks
        self.seal = seal
        self.known = known

    def remember(self, party: Party) -> None:
        """Keep what was read of it, where that is all that it says."""
        self.banks.remember(self.seal, party)

    def again(self, role: Role) -> Party:
        """The party that is known, where it stands now; the element then holds nothing that is unread."""
        known = self.known
        assert known, "who is not known is read"
        self.text = ""
        return Party(role, known.names, known.schema, known.identifiers, known.addresses, place=self.place)


class Banks:
    """The banks of one kind of transaction in one message: the same reader takes each wherever it comes again."""

    def __init__(self) -> None:
        self._known: dict[str, Party] = {}

    def node(self, xml: XmlElement, name: str, place: str) -> Node:
        """The node of a transaction's child: of a bank that is known without its inside, of all else as it stands."""
        if name not in NAMES:
            return node_of(xml, name, place)
        seal = _tostring(xml, encoding="unicode", with_tail=False)
        known = self._known.get(seal)
        node = node_of(xml, name, place) if known is None else Node(name, place, seal, "", [])
        return Bank(node, self, seal, known)

    def remember(self, seal: str, party: Party) -> None:
        """Keep what was read of an element; where they are many, the first are forgotten."""
        if len(seal) <= _LONGEST:
            self._known[seal] = party
            if len(self._known) > _MOST:
                del self._known[next(iter(self._known))]
