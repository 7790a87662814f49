"""Every ISO 20022 message that is read, and a reader of them all: a file may hold messages of several kinds."""

from collections.abc import Iterator
from typing import BinaryIO

from seawall.errors import Problem
from seawall.payments import (
    camt026,
    camt028,
    camt029,
    camt052,
    camt053,
    camt054,
    camt055,
    camt056,
    camt057,
    camt060,
    camt105,
    camt106,
    camt107,
    camt108,
    camt109,
    pacs002,
    pacs003,
    pacs004,
    pacs007,
    pacs008,
    pacs009,
    pacs010,
    pacs028,
    pain001,
    pain002,
    pain007,
    pain008,
    pain013,
    pain014,
    remt001,
)
from seawall.payments.iso20022.layout import Layout
from seawall.payments.iso20022.walk import parse_messages
from seawall.payments.subject import Payment

LAYOUTS: tuple[Layout, ...] = (
    camt026.LAYOUT,
    camt028.LAYOUT,
    camt029.LAYOUT,
    camt052.LAYOUT,
    camt053.LAYOUT,
    camt054.LAYOUT,
    camt055.LAYOUT,
    camt056.LAYOUT,
    camt057.LAYOUT,
    camt060.LAYOUT,
    camt105.LAYOUT,
    camt106.LAYOUT,
    camt107.LAYOUT,
    camt108.LAYOUT,
    camt109.LAYOUT,
    pacs002.LAYOUT,
    pacs003.LAYOUT,
    pacs004.LAYOUT,
    pacs007.LAYOUT,
    pacs008.LAYOUT,
    pacs009.LAYOUT,
    pacs010.LAYOUT,
    pacs028.LAYOUT,
    pain001.LAYOUT,
    pain002.LAYOUT,
    pain007.LAYOUT,
    pain008.LAYOUT,
    pain013.LAYOUT,
    pain014.LAYOUT,
    remt001.LAYOUT,
)


def parse(stream: BinaryIO, source: str) -> Iterator[Payment | Problem]:
    """Read every transaction of every message, in whatever envelope; a message of no known kind is one Problem."""
    return parse_messages(stream, source, *LAYOUTS)
