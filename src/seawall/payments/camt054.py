"""ISO 20022 camt.054, a notice of debits and credits: each transaction of each entry to one Payment with its parties.

An entry without transactions, and a notice without entries, is one Payment. Schemas: iso20022.org, camt.054.001.01 to .12.
"""

from collections.abc import Iterator
from typing import BinaryIO

from seawall.errors import Problem
from seawall.payments.iso20022.statement import statement_layout
from seawall.payments.iso20022.walk import parse_messages
from seawall.payments.subject import Payment

LAYOUT = statement_layout("camt.054", "BkToCstmrDbtCdtNtfctn", "Ntfctn")


def parse(stream: BinaryIO, source: str) -> Iterator[Payment | Problem]:
    """Read every transaction of a camt.054, in whatever envelope; a document of another kind is one Problem."""
    return parse_messages(stream, source, LAYOUT)
