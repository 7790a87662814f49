"""ISO 20022 pacs.008, the customer credit transfer between banks: each transaction to one Payment with all its parties.

Schemas: iso20022.org, pacs.008.001.02 to .13; envelopes and usage of CBPR+, Fedwire, FedNow and SEPA.
"""

from collections.abc import Iterator
from typing import BinaryIO

from seawall.errors import Problem
from seawall.payments.iso20022.layout import Layout
from seawall.payments.iso20022.walk import parse_messages
from seawall.payments.subject import Payment

LAYOUT = Layout(name="pacs.008", roots=("FIToFICstmrCdtTrf",), transactions=("CdtTrfTxInf",))


def parse(stream: BinaryIO, source: str) -> Iterator[Payment | Problem]:
    """Read every transaction of a pacs.008, in whatever envelope; a document of another kind is one Problem."""
    return parse_messages(stream, source, LAYOUT)
