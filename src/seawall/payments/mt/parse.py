"""SWIFT MT: a file of messages of any types, in any of the usual wrappings, to payments with all their parties."""

from collections.abc import Iterator
from typing import BinaryIO

from seawall.errors import Problem
from seawall.payments.keys import Keys
from seawall.payments.mt.blocks import Message, messages
from seawall.payments.mt.catalogue import table_of
from seawall.payments.mt.walk import Known, payments
from seawall.payments.subject import Payment


def parse(stream: BinaryIO, source: str) -> Iterator[Payment | Problem]:
    """Read every payment of every message, in order. A type that has no table is read by its party fields, and said."""
    keys, found = Keys(source), 0
    for item in messages(stream, source):
        if isinstance(item, Problem):
            yield item
            continue
        found += 1
        table, is_own = table_of(item.type)
        yield from payments(Known(item, table, is_own, _format(item)), keys)
    if not found:
        yield Problem(source, "", "", "", "no SWIFT message was found: none begins with {1:")


def _format(message: Message) -> str:
    """MT103, MT103 STP, MT202 COV: the type, and the variant that block 3 names."""
    variant = dict(message.headers).get("119", "")
    known = variant if variant in {"STP", "REMIT", "COV", "RFDD"} else ""
    return f"MT{message.type} {known}".strip()
