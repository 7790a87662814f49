"""ISO 20022 pacs.002, a bank's status of payments: each status to one Payment with the parties that it names.

A status of a whole message is one Payment too. Schemas: iso20022.org, pacs.002.001.03 to .15.
"""

from collections.abc import Iterator
from typing import BinaryIO

from seawall.errors import Problem
from seawall.payments.iso20022.layout import (
    ORIGINAL_AMOUNTS,
    ORIGINAL_BLOCKS,
    ORIGINAL_REFERENCES,
    REASON_BLOCKS,
    STATUS_REFERENCES,
    Layout,
    original_references,
)
from seawall.payments.iso20022.roles import CREDIT_TRANSFER, REASONS
from seawall.payments.iso20022.walk import parse_messages
from seawall.payments.subject import Payment

LAYOUT = Layout(
    name="pacs.002",
    roots=("FIToFIPmtStsRpt",),
    transactions=("TxInfAndSts",),
    parties=(*REASON_BLOCKS, ("OrgnlGrpInfAndSts", REASONS), ("", CREDIT_TRANSFER), *ORIGINAL_BLOCKS),
    references=(
        ("StsId", "StsId"),
        *ORIGINAL_REFERENCES,
        *original_references("OrgnlGrpInfAndSts"),
        *STATUS_REFERENCES,
    ),
    keys=("StsId", "OrgnlInstrId", "OrgnlTxId", "OrgnlUETR", "OrgnlEndToEndId", "OrgnlMsgId"),
    amounts=ORIGINAL_AMOUNTS,
    value_dates=("FctvIntrBkSttlmDt/Dt", "OrgnlTxRef/IntrBkSttlmDt"),
    sides=(),
    has_amount=False,
    has_own_keys=False,
    is_whole=True,
)


def parse(stream: BinaryIO, source: str) -> Iterator[Payment | Problem]:
    """Read every status of a pacs.002, in whatever envelope; a document of another kind is one Problem."""
    return parse_messages(stream, source, LAYOUT)
