"""ISO 20022 pain.013, a creditor's request to pay: each transfer asked for to one Payment with the parties of its batch.

Documents that the creditor encloses are kept by name and hash. Schemas: iso20022.org, pain.013.001.01 to .11.
"""

from collections.abc import Iterator
from typing import BinaryIO

from seawall.errors import Problem
from seawall.payments.iso20022.layout import CUSTOMER_AMOUNTS, TRANSFER_REFERENCES, Layout
from seawall.payments.iso20022.roles import CREDIT_TRANSFER, INSTRUCTION
from seawall.payments.iso20022.walk import parse_messages
from seawall.payments.subject import Payment

LAYOUT = Layout(
    name="pain.013",
    roots=("CdtrPmtActvtnReq",),
    transactions=("PmtInf/CdtTrfTx",),
    groups=("PmtInf",),
    parties=(("", CREDIT_TRANSFER), ("", INSTRUCTION)),
    references=(("PmtInfId", "PmtInfId"), *TRANSFER_REFERENCES),
    keys=("InstrId", "UETR", "EndToEndId"),
    amounts=CUSTOMER_AMOUNTS,
    value_dates=("ReqdExctnDt", "ReqdExctnDt/Dt", "ReqdExctnDt/DtTm"),
)


def parse(stream: BinaryIO, source: str) -> Iterator[Payment | Problem]:
    """Read every transfer asked for of a pain.013, in whatever envelope; a document of another kind is one Problem."""
    return parse_messages(stream, source, LAYOUT)
