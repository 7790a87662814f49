"""ISO 20022 pain.014, the answer to a request to pay: each answer to one Payment with the parties that it names.

Schemas: iso20022.org, pain.014.001.01 to .11.
"""

from collections.abc import Iterator
from dataclasses import replace
from typing import BinaryIO

from seawall.errors import Problem
from seawall.payments import pain002
from seawall.payments.iso20022.walk import parse_messages
from seawall.payments.subject import Payment

LAYOUT = replace(
    pain002.LAYOUT,
    name="pain.014",
    roots=("CdtrPmtActvtnReqStsRpt",),
    transactions=("OrgnlPmtInfAndSts/TxInfAndSts",),
    value_dates=("OrgnlTxRef/ReqdExctnDt", "OrgnlTxRef/ReqdExctnDt/Dt"),
)


def parse(stream: BinaryIO, source: str) -> Iterator[Payment | Problem]:
    """Read every answer of a pain.014, in whatever envelope; a document of another kind is one Problem."""
    return parse_messages(stream, source, LAYOUT)
