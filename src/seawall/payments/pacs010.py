"""ISO 20022 pacs.010, the direct debit of banks: each collection to one Payment with all its parties.

Schemas: iso20022.org, pacs.010.001.01 to .06.
"""

from collections.abc import Iterator
from typing import BinaryIO

from seawall.errors import Problem
from seawall.payments.iso20022.layout import TRANSFER_REFERENCES, Layout
from seawall.payments.iso20022.walk import parse_messages
from seawall.payments.subject import Payment

LAYOUT = Layout(
    name="pacs.010",
    roots=("FIDrctDbt",),
    transactions=("CdtInstr/DrctDbtTxInf",),
    groups=("CdtInstr",),
    references=(("CdtId", "CdtId"), *TRANSFER_REFERENCES),
    amounts=("IntrBkSttlmAmt", "TtlIntrBkSttlmAmt"),
)


def parse(stream: BinaryIO, source: str) -> Iterator[Payment | Problem]:
    """Read every collection of a pacs.010, in whatever envelope; a document of another kind is one Problem."""
    return parse_messages(stream, source, LAYOUT)
