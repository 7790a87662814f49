"""ISO 20022 pacs.009, the credit transfer of banks, core, advice and cover: each to one Payment with all its parties.

A cover names the parties of the customer's payment that it covers: they are parties of the Payment, whose places say
where they stand. Schemas: iso20022.org, pacs.009.001.02 to .12.
"""

from collections.abc import Iterator
from typing import BinaryIO

from seawall.errors import Problem
from seawall.payments.iso20022.layout import TRANSFER_REFERENCES, Layout, beneath
from seawall.payments.iso20022.roles import CREDIT_TRANSFER
from seawall.payments.iso20022.walk import parse_messages
from seawall.payments.subject import Payment

LAYOUT = Layout(
    name="pacs.009",
    roots=("FICdtTrf", "FinInstnCdtTrf"),
    transactions=("CdtTrfTxInf",),
    parties=(
        ("", CREDIT_TRANSFER),
        ("UndrlygCstmrCdtTrf", CREDIT_TRANSFER),
        ("UndrlygFICdtTrf", CREDIT_TRANSFER),
        ("UndrlygAllcn", CREDIT_TRANSFER),
    ),
    references=(
        *TRANSFER_REFERENCES,
        *beneath("UndrlygCstmrCdtTrf", TRANSFER_REFERENCES),
        *beneath("UndrlygFICdtTrf", TRANSFER_REFERENCES),
    ),
    amounts=("IntrBkSttlmAmt", "UndrlygCstmrCdtTrf/InstdAmt", "UndrlygFICdtTrf/IntrBkSttlmAmt"),
)


def parse(stream: BinaryIO, source: str) -> Iterator[Payment | Problem]:
    """Read every transfer of a pacs.009, in whatever envelope; a document of another kind is one Problem."""
    return parse_messages(stream, source, LAYOUT)
