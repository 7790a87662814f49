"""ISO 20022 pacs.002, a bank's status of payments: each status to one Payment with the parties that it names.

A status of a whole message is one Payment too. Schemas: iso20022.org, pacs.002.001.03 to .15.
"""

from collections.abc import Iterator
from dataclasses import replace
from typing import BinaryIO

from seawall.errors import Problem
from seawall.payments import pain002
from seawall.payments.iso20022.walk import parse_messages
from seawall.payments.subject import Payment

# The status of a customer's order without its batches, by the banks' own keys and dates.
LAYOUT = replace(
    pain002.LAYOUT,
    name="pacs.002",
    roots=("FIToFIPmtStsRpt",),
    transactions=("TxInfAndSts",),
    groups=(),
    keys=("StsId", "OrgnlInstrId", "OrgnlTxId", "OrgnlUETR", "OrgnlEndToEndId", "OrgnlMsgId"),
    value_dates=("FctvIntrBkSttlmDt/Dt", "OrgnlTxRef/IntrBkSttlmDt"),
)


def parse(stream: BinaryIO, source: str) -> Iterator[Payment | Problem]:
    """Read every status of a pacs.002, in whatever envelope; a document of another kind is one Problem."""
    return parse_messages(stream, source, LAYOUT)
