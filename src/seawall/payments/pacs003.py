"""ISO 20022 pacs.003, the customer direct debit between banks: each collection to one Payment with all its parties.

Schemas: iso20022.org, pacs.003.001.02 to .11.
"""

from collections.abc import Iterator
from typing import BinaryIO

from seawall.errors import Problem
from seawall.payments.iso20022.layout import Layout
from seawall.payments.iso20022.roles import CREDIT_TRANSFER, DIRECT_DEBIT
from seawall.payments.iso20022.walk import parse_messages
from seawall.payments.subject import Payment

LAYOUT = Layout(
    name="pacs.003",
    roots=("FIToFICstmrDrctDbt",),
    transactions=("DrctDbtTxInf",),
    parties=(("", CREDIT_TRANSFER), ("", DIRECT_DEBIT)),
    value_dates=("IntrBkSttlmDt", "ReqdColltnDt"),
)


def parse(stream: BinaryIO, source: str) -> Iterator[Payment | Problem]:
    """Read every collection of a pacs.003, in whatever envelope; a document of another kind is one Problem."""
    return parse_messages(stream, source, LAYOUT)
