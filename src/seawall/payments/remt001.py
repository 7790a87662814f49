"""ISO 20022 remt.001, a remittance advice: each advice to one Payment with the parties of the payment that it explains.

Schemas: iso20022.org, remt.001.001.01 to .06.
"""

from collections.abc import Iterator
from typing import BinaryIO

from seawall.errors import Problem
from seawall.payments.iso20022.layout import Layout
from seawall.payments.iso20022.roles import CREDIT_TRANSFER, REMITTANCE
from seawall.payments.iso20022.walk import parse_messages
from seawall.payments.subject import Payment

LAYOUT = Layout(
    name="remt.001",
    roots=("RmtAdvc",),
    transactions=("RmtInf",),
    parties=(("OrgnlPmtInf", CREDIT_TRANSFER), ("", REMITTANCE)),
    references=(
        ("RmtId", "RmtId"),
        *(
            (name, "OrgnlPmtInf/Refs/" + name)
            for name in ("PmtInfId", "InstrId", "TxId", "EndToEndId", "UETR", "MndtId")
        ),
    ),
    keys=("RmtId", "EndToEndId"),
    amounts=("OrgnlPmtInf/Amt/InstdAmt", "OrgnlPmtInf/Amt/EqvtAmt/Amt"),
    value_dates=("OrgnlPmtInf/ReqdExctnDt/Dt", "OrgnlPmtInf/IntrBkSttlmDt"),
    sides=(),
    has_amount=False,
)


def parse(stream: BinaryIO, source: str) -> Iterator[Payment | Problem]:
    """Read every advice of a remt.001, in whatever envelope; a document of another kind is one Problem."""
    return parse_messages(stream, source, LAYOUT)
