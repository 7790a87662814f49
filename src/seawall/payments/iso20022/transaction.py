"""One transaction, or what a group says for all its transactions: a node to parties, amounts, references and texts."""

from dataclasses import dataclass
from datetime import date
from functools import cache

from seawall.errors import Problem
from seawall.payments.iso20022 import cbpr
from seawall.payments.iso20022.freetext import read_free_texts
from seawall.payments.iso20022.header import Header
from seawall.payments.iso20022.layout import HEADER_BLOCKS, Block, Layout
from seawall.payments.iso20022.node import Node
from seawall.payments.iso20022.reading import Reading, take_unread
from seawall.payments.iso20022.roles import read_parties
from seawall.payments.iso20022.values import read_amounts, read_date
from seawall.payments.subject import Money

# The header of a message has these whatever the message is.
_HEADER_REFERENCES = (("MsgId", "GrpHdr/MsgId"), ("AssgnmtId", "Assgnmt/Id"), ("CaseId", "Case/Id"))
_HEADER_DATES = ("GrpHdr/IntrBkSttlmDt",)


@dataclass(frozen=True, slots=True)
class Transaction:
    """What is said once for a transaction; parties, texts and problems go to its notebook."""

    references: tuple[tuple[str, str], ...]
    amounts: tuple[Money, ...]
    value_date: date | None
    violations: tuple[Problem, ...]


def read_transaction(
    node: Node, layout: Layout, header: Header, reading: Reading, *, is_root: bool = False
) -> Transaction:
    """Take everything from a node; what nobody took is noted as a Problem."""
    violations = cbpr.violations(node, layout.name, header, reading) if header.is_cbpr else ()
    names = (*_HEADER_REFERENCES, *layout.references) if is_root else layout.references
    references = tuple((name, text) for name, path in names if (text := node.take(*_steps(path))))
    amounts = read_amounts(node, layout.amounts, reading)
    dates = (*layout.value_dates, *_HEADER_DATES) if is_root else layout.value_dates
    value_date = next((day for path in dates if (day := read_date(node, path, reading))), None)
    _read_blocks(node, _root_blocks(layout) if is_root else layout.parties, reading)
    take_unread(node, reading)
    return Transaction(references, amounts, value_date, violations)


@cache
def _steps(path: str) -> list[str]:
    """The steps of a path of a layout: constants, asked for with each transaction."""
    return path.split("/")


@cache
def _root_blocks(layout: Layout) -> tuple[Block, ...]:
    return tuple(dict.fromkeys((*HEADER_BLOCKS, *layout.parties)))


def _read_blocks(node: Node, blocks: tuple[Block, ...], reading: Reading) -> None:
    found = [(inner, table) for path, table in blocks for inner in (node.all(*_steps(path)) if path else (node,))]
    for inner, table in found:
        read_parties(inner, table, reading)
    for inner in {inner.place: inner for inner, _ in found}.values():
        read_free_texts(inner, reading)
