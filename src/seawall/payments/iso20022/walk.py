"""A stream to its ISO 20022 messages, and each message to payments: one walk for all layouts, streaming."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from functools import cache
from typing import BinaryIO

from seawall.entities import Party
from seawall.errors import Problem
from seawall.payments.iso20022.banks import Banks
from seawall.payments.iso20022.cbpr import header_violations
from seawall.payments.iso20022.envelope import message_elements, version_of
from seawall.payments.iso20022.group import Group
from seawall.payments.iso20022.header import Header, read_header
from seawall.payments.iso20022.layout import Layout
from seawall.payments.iso20022.message import MESSAGES, message_of
from seawall.payments.iso20022.node import Node, tree
from seawall.payments.iso20022.party import says_who
from seawall.payments.iso20022.reading import Reading
from seawall.payments.iso20022.transaction import Transaction, read_transaction
from seawall.payments.keys import Keys
from seawall.payments.subject import Money, Payment
from seawall.records import Element, XmlElement
from seawall.records.limits import MAX_XML_ELEMENTS_PER_RECORD
from seawall.records.peek import peek

_NOT_A_KEY = frozenset({"", "NOTPROVIDED", "NONREF"})
# Headers of messages that no layout of this call reads: their presence is said, once for each message.
_FOREIGN = ("GrpHdr", "Assgnmt")


@cache
def _by_root(layouts: tuple[Layout, ...]) -> Mapping[str, Layout]:
    return {root: layout for layout in layouts for root in layout.roots}


@cache
def _asked(layouts: tuple[Layout, ...]) -> tuple[tuple[str, ...], frozenset[str]]:
    """The paths of all elements that are read one by one, and those that never come whole."""
    wanted = sorted({path for layout in layouts for path in layout.wanted()})
    return tuple(wanted), frozenset(path for layout in layouts for path in layout.entered())


def parse_messages(stream: BinaryIO, source: str, *layouts: Layout) -> Iterator[Payment | Problem]:
    """Read every transaction of the messages that have one of these layouts, in whatever envelope.

    A document of another kind is one Problem; so is a message that stands beside them.
    """
    head, stream = peek(stream)
    message = message_of(head)
    names = [layout.name for layout in layouts]
    if message and not message.startswith(tuple(names)):
        what = names[0] if len(names) == 1 else "message that is read"
        yield Problem(source, "", "", message, f"this is a {message} message, not a {what}")
        return
    found = 0
    for item in _Walk(source, layouts).items(stream, head):
        found += 1
        yield item
    if not found:
        yield Problem(source, "", "", "", "no transaction and nothing else that could be read was found")


class _Walk:
    """Where the reading of one stream stands: open groups, the header in force, the last payment."""

    def __init__(self, source: str, layouts: tuple[Layout, ...]) -> None:
        self._source = source
        self._all = layouts
        self._layouts = _by_root(layouts)
        self._keys = Keys(source)
        self._header = Header(reading=Reading(source, ""))
        self._header_waits = False
        self._groups: list[Group] = []
        self._roots: dict[str, int] = {}
        self._foreign: set[str] = set()
        self._layout = layouts[0]
        self._version = ""
        # Banks of a message's transactions, by the path of these: what was read by one layout says nothing of another.
        self._banks: dict[str, Banks] = {}
        # The last payment waits: what a group says after its transactions is screened with the last of them.
        self._last: Payment | None = None

    def items(self, stream: BinaryIO, head: bytes) -> Iterator[Payment | Problem]:
        """Every payment and every Problem, in order."""
        wanted, entered = _asked(self._all)
        for item in message_elements(stream, self._source, head, "AppHdr", *_FOREIGN, *wanted, entered=entered):
            if isinstance(item, Problem):
                yield from self._flush()
                yield item
                continue
            yield from self._element(item)
            if self._groups and self._groups[-1].elements > MAX_XML_ELEMENTS_PER_RECORD:
                why = f"a group holds more than {MAX_XML_ELEMENTS_PER_RECORD} elements beside its transactions"
                yield from self._flush()
                yield Problem(self._source, item.place, "", "", why)
                return
        yield from self._close(0)
        yield from self._flush()
        yield from self._unused_header()

    def _unused_header(self) -> Iterator[Payment | Problem]:
        """A business header behind which no message came names parties that nobody else does."""
        if self._header_waits:
            yield from self._flush()
            why = "a business header without a message that could be read: its parties are not screened"
            said = ", ".join(party.caption for party in self._header.reading.parties)
            yield Problem(self._source, self._header.reading.place, "", said, why)

    def _flush(self) -> Iterator[Payment]:
        last, self._last = self._last, None
        if last:
            yield last

    def _element(self, item: Element) -> Iterator[Payment | Problem]:
        steps = item.path.split("/")
        at = next((number for number, step in enumerate(steps) if step in self._layouts), -1)
        if at < 0 or at == len(steps) - 1:
            yield from self._beside(item, steps)
            return
        yield from self._enter(item, steps, at)
        group, path = self._groups[-1], "/".join(steps[at + 1 :])
        _note_stray(group, item.xml)
        is_transaction = path in self._layout.transactions
        place = group.place_of(steps[-1], numbered=is_transaction)
        if not is_transaction:
            node = tree(item.xml, place)
            group.pending.append(node)
            group.elements += sum(1 for _ in item.xml.iter())
            if steps[-1] == self._layout.header:
                group.take_header(node)
            return
        yield from self._flush()
        for above in self._groups:
            above.read(self._layout, self._header)
            above.transactions += 1
        self._last = self._payment(self._transaction(item.xml, place, path), self._groups)

    def _transaction(self, xml: XmlElement, place: str, path: str) -> Node:
        """The node of a transaction; the checks of CBPR+ look into its banks, which then are read anew each time."""
        if self._header.is_cbpr:
            return tree(xml, place)
        return tree(xml, place, self._banks.setdefault(path, Banks()).node)

    def _beside(self, item: Element, steps: list[str]) -> Iterator[Payment | Problem]:
        """A business header, or the header of a message that is not read here."""
        if steps[-1] == "AppHdr":
            yield from self._close(0)
            yield from self._unused_header()
            self._header, self._header_waits = read_header(item, self._source), True
            return
        parent = steps[-2] if len(steps) > 1 else ""
        if parent not in self._foreign:
            self._foreign.add(parent)
            yield from self._close(0)
            yield from self._flush()
            what = MESSAGES.get(parent, parent)
            yield Problem(self._source, item.place, "", parent, f"holds a {what} message, which was not read here")

    def _enter(self, item: Element, steps: list[str], at: int) -> Iterator[Payment | Problem]:
        """Open the groups that this element stands in, and close those that it does not."""
        above: list[XmlElement] = []
        xml = item.xml.getparent()
        for _ in range(len(steps) - 1 - at):
            above.insert(0, xml)
            xml = xml.getparent()
        same = 0
        while same < min(len(above), len(self._groups)) and self._groups[same].xml is above[same]:
            same += 1
        yield from self._close(same)
        for number in range(same, len(above)):
            name, path = steps[at + number], "/".join(steps[at + 1 : at + number + 1])
            place = self._groups[-1].place_of(name, numbered=True) if number else self._root_place(steps[: at + 1])
            group = Group(above[number], name, path, place, Reading(self._source, place))
            if number == 0:
                self._header_waits = False
                self._layout, self._version = self._layouts[name], version_of(item)
                self._banks = {}
                group.violations = header_violations(self._header, self._version)
            self._groups.append(group)

    def _root_place(self, steps: list[str]) -> str:
        path = "/" + "/".join(steps)
        number = self._roots[path] = self._roots.get(path, 0) + 1
        return path if number == 1 else f"({path})[{number}]"

    def _close(self, depth: int) -> Iterator[Payment | Problem]:
        """Close the groups below a depth, the innermost first."""
        while len(self._groups) > depth:
            group = self._groups.pop()
            if group.transactions:
                self._add_late(group)
                if problem := group.count_problem(self._source):
                    yield from self._flush()
                    yield problem
            elif not self._groups:
                yield from self._close_message(group)
            elif group.path in self._layout.absorbed:
                self._groups[-1].pending.append(group.node())
            else:
                yield from self._flush()
                for above in self._groups:
                    above.read(self._layout, self._header)
                    above.transactions += 1
                self._last = self._payment(group.node(), self._groups)

    def _close_message(self, group: Group) -> Iterator[Payment | Problem]:
        yield from self._flush()
        if self._layout.is_whole and group.has_header:
            self._last = self._payment(group.node(), [])
            self._last = replace(self._last, violations=self._last.violations + group.violations)
            return
        place = Reading(self._source, group.place)
        found = read_transaction(group.node(), self._layout, self._header, place, is_root=True)
        yield from place.all_problems()
        said = ", ".join(text for _, text in found.references)
        yield Problem(self._source, group.place, "", said, "the message holds no transaction")

    def _add_late(self, group: Group) -> None:
        """What stood behind the transactions of a group goes to the last of them."""
        if not group.pending or not self._last:
            return
        late = Reading(self._source, group.place)
        found = read_transaction(group.node(), self._layout, self._header, late, is_root=not group.path)
        self._last = replace(
            self._last,
            parties=self._last.parties + tuple(late.parties),
            free_texts=self._last.free_texts + tuple(late.free_texts),
            attachments=self._last.attachments + tuple(late.attachments),
            references=self._last.references + found.references,
            problems=self._last.problems + late.all_problems(),
            violations=self._last.violations + found.violations,
        )

    def _payment(self, node: Node, groups: list[Group]) -> Payment:
        reading, layout = Reading(self._source, node.place), self._layout
        found = read_transaction(node, layout, self._header, reading, is_root=not groups)
        readings = (*(group.reading for group in reversed(groups)), self._header.reading)
        parties = _with_header_parties(tuple(reading.parties), readings)
        amounts = found.amounts or next((group.amounts for group in reversed(groups) if group.amounts), ())
        if groups and not groups[0].has_header:
            why = "the transaction stands before its group header, whose agents are not known"
            reading.problem(reading.place, "", why)
        _check(parties, amounts, layout, reading)
        own = dict(found.references)
        key = next((own[name] for name in layout.keys if own.get(name, "") not in _NOT_A_KEY), reading.place)
        double = self._keys.problem(key, reading.place) if layout.has_own_keys else None
        header_problems = [problem for each in readings for problem in each.all_problems()]
        return Payment(
            key=key, parties=parties, source=self._source, place=reading.place,
            format=self._version or layout.name, amounts=amounts,
            value_date=_value_date(found, groups),
            references=_references(found, groups),
            free_texts=tuple(text for each in (reading, *readings) for text in each.free_texts),
            problems=(*reading.all_problems(), *header_problems, *((double,) if double else ())),
            violations=(*found.violations, *(broken for group in groups for broken in group.violations)),
            attachments=tuple(one for each in (reading, *readings) for one in each.attachments),
        )  # fmt: skip


def _note_stray(group: Group, xml: XmlElement) -> None:
    """Text between the elements of a group belongs to nobody, and may name somebody.

    What stands behind an element is there with it, or with the next one: that is a matter of how far was parsed.
    """
    before = xml.getprevious()
    for text in (before.tail if before is not None else xml.getparent().text, xml.tail):
        if text and not text.isspace():
            group.reading.problem(group.place, text.strip(), "a text between elements, where none belongs")


def _value_date(found: Transaction, groups: list[Group]) -> date | None:
    inner = (group.value_date for group in reversed(groups) if group.value_date)
    return found.value_date or next(inner, None)


def _references(found: Transaction, groups: list[Group]) -> tuple[tuple[str, str], ...]:
    return (*(pair for group in groups for pair in group.references), *found.references)


def _with_header_parties(own: tuple[Party, ...], readings: tuple[Reading, ...]) -> tuple[Party, ...]:
    """Parties of groups and headers are parties of each transaction, save where one says in the same role the same."""
    if not any(reading.parties for reading in readings):
        return own
    parties = list(own)
    said = {replace(party, place="") for party in own}
    for party in (party for reading in readings for party in reading.parties):
        what = replace(party, place="")  # with the days and places of birth and the countries: else they were lost here
        if what not in said or party.unread:
            said.add(what)
            parties.append(party)
    return tuple(parties)


def _check(parties: tuple[Party, ...], amounts: tuple[Money, ...], layout: Layout, reading: Reading) -> None:
    roles = {party.role for party in parties if says_who(party)}
    if layout.sides and not roles:
        reading.problem(reading.place, "", "no party could be read")
    for role in layout.sides:
        if roles and role not in roles:
            reading.problem(reading.place, "", f"the payment names no {role}")
    if layout.has_amount and not amounts:
        reading.problem(reading.place, "", "no amount could be read")
