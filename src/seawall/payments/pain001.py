"""ISO 20022 pain.001, a customer's order to pay: each credit transfer to one Payment with the parties of its batch.

Schemas: iso20022.org, pain.001.001.02 to .12, and the versions of SEPA, Swiss and other markets.
"""

from collections.abc import Iterator
from typing import BinaryIO

from seawall.errors import Problem
from seawall.payments.iso20022.layout import CUSTOMER_AMOUNTS, TRANSFER_REFERENCES, Layout
from seawall.payments.iso20022.roles import CREDIT_TRANSFER, INSTRUCTION
from seawall.payments.iso20022.walk import parse_messages
from seawall.payments.subject import Payment

LAYOUT = Layout(
    name="pain.001",
    roots=("CstmrCdtTrfInitn",),
    transactions=("PmtInf/CdtTrfTxInf",),
    groups=("PmtInf",),
    parties=(("", CREDIT_TRANSFER), ("", INSTRUCTION)),
    references=(("PmtInfId", "PmtInfId"), *TRANSFER_REFERENCES),
    keys=("InstrId", "UETR", "EndToEndId"),
    amounts=CUSTOMER_AMOUNTS,
    value_dates=("ReqdExctnDt", "ReqdExctnDt/Dt", "ReqdExctnDt/DtTm"),
)


def parse(stream: BinaryIO, source: str) -> Iterator[Payment | Problem]:
    """Read every credit transfer of a pain.001, in whatever envelope; a document of another kind is one Problem."""
    return parse_messages(stream, source, LAYOUT)
