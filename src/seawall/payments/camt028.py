"""ISO 20022 camt.028, further information on a payment: one Payment with the parties that it adds and the original's.

Schemas: iso20022.org, camt.028.001.01 to .11.
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
from seawall.payments.iso20022.roles import CREDIT_TRANSFER, ORIGINAL_REFERENCE
from seawall.payments.iso20022.walk import parse_messages
from seawall.payments.subject import Payment

LAYOUT = Layout(
    name="camt.028",
    roots=("AddtlPmtInf",),
    transactions=(),
    header="Assgnmt",
    parties=(*INVESTIGATION_BLOCKS, ("Inf", CREDIT_TRANSFER), ("Inf", ORIGINAL_REFERENCE)),
    references=(
        *INVESTIGATION_REFERENCES,
        ("InstrId", "Inf/InstrId"),
        ("EndToEndId", "Inf/EndToEndId"),
        ("TxId", "Inf/TxId"),
    ),
    keys=("CaseId", "AssgnmtId"),
    amounts=("Inf/IntrBkSttlmAmt", "Inf/Amt/InstdAmt", *INVESTIGATION_AMOUNTS),
    value_dates=("Inf/IntrBkSttlmDt",),
    sides=(),
    has_amount=False,
    is_whole=True,
)


def parse(stream: BinaryIO, source: str) -> Iterator[Payment | Problem]:
    """Read the case of a camt.028, in whatever envelope; a document of another kind is one Problem."""
    return parse_messages(stream, source, LAYOUT)
