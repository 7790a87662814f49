"""ISO 20022 pain.008, a customer's order to collect: each direct debit to one Payment with the parties of its batch.

Schemas: iso20022.org, pain.008.001.01 to .11, and the versions of SEPA, Swiss and other markets.
"""

from collections.abc import Iterator
from typing import BinaryIO

from seawall.errors import Problem
from seawall.payments.iso20022.layout import TRANSFER_REFERENCES, Layout
from seawall.payments.iso20022.roles import CREDIT_TRANSFER, DIRECT_DEBIT, INSTRUCTION
from seawall.payments.iso20022.walk import parse_messages
from seawall.payments.subject import Payment

LAYOUT = Layout(
    name="pain.008",
    roots=("CstmrDrctDbtInitn",),
    transactions=("PmtInf/DrctDbtTxInf",),
    groups=("PmtInf",),
    parties=(("", CREDIT_TRANSFER), ("", DIRECT_DEBIT), ("", INSTRUCTION)),
    references=(("PmtInfId", "PmtInfId"), *TRANSFER_REFERENCES),
    keys=("InstrId", "UETR", "EndToEndId"),
    value_dates=("ReqdColltnDt",),
)


def parse(stream: BinaryIO, source: str) -> Iterator[Payment | Problem]:
    """Read every direct debit of a pain.008, in whatever envelope; a document of another kind is one Problem."""
    return parse_messages(stream, source, LAYOUT)
