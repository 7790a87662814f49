"""ISO 20022 camt.026, a bank can't apply a payment and asks: one Payment with the parties of the case and the original.

Schemas: iso20022.org, camt.026.001.01 to .09.
"""

from collections.abc import Iterator
from typing import BinaryIO

from seawall.errors import Problem
from seawall.payments.iso20022.layout import (
    INVESTIGATION_AMOUNTS,
    INVESTIGATION_BLOCKS,
    INVESTIGATION_REFERENCES,
    Layout,
)
from seawall.payments.iso20022.walk import parse_messages
from seawall.payments.subject import Payment

LAYOUT = Layout(
    name="camt.026",
    roots=("UblToApply",),
    transactions=(),
    header="Assgnmt",
    parties=INVESTIGATION_BLOCKS,
    references=INVESTIGATION_REFERENCES,
    keys=("CaseId", "AssgnmtId"),
    amounts=INVESTIGATION_AMOUNTS,
    value_dates=(),
    sides=(),
    has_amount=False,
    is_whole=True,
)


def parse(stream: BinaryIO, source: str) -> Iterator[Payment | Problem]:
    """Read the case of a camt.026, in whatever envelope; a document of another kind is one Problem."""
    return parse_messages(stream, source, LAYOUT)
