"""ISO 20022 amounts and dates to Money and dates; what is neither is a Problem."""

import re
from datetime import date
from decimal import Decimal

from seawall.payments.iso20022.node import Node
from seawall.payments.iso20022.reading import Reading
from seawall.payments.subject import Money

# 18 digits is the longest amount in the schemas; twice that is still no number to fear.
_AMOUNT = re.compile(r"[0-9]{1,36}(?:\.[0-9]{1,36})?")
_CURRENCY = re.compile(r"[A-Za-z]{3}")


def read_amounts(root: Node, paths: tuple[str, ...], reading: Reading) -> tuple[Money, ...]:
    """The amounts at these paths, in order."""
    nodes = [node for path in paths for node in root.all(*path.split("/"))]
    return tuple(money for node in nodes if (money := _money(node, reading)))


def _money(node: Node, reading: Reading) -> Money | None:
    text = node.take_own()
    if not _AMOUNT.fullmatch(text):
        reading.problem(node.place, text, "not an amount")
        return None
    if not _CURRENCY.fullmatch(node.currency):
        reading.problem(node.place, node.currency, "the amount has no currency")
    return Money(Decimal(text), node.currency)


def read_date(root: Node, path: str, reading: Reading) -> date | None:
    """The date at this path; a time zone after the day is passed over."""
    node = root.first(*path.split("/"))
    text = node.take_own() if node else ""
    if node is None or not text:
        return None
    try:
        return date.fromisoformat(text[:10])
    except ValueError:
        reading.problem(node.place, text, "not a date")
        return None
