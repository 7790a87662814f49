"""ISO 20022 camt.106, a request for charges: each charged transaction to one Payment with the agents that it names.

Schemas: iso20022.org, camt.106.001.01 to .02.
"""

from collections.abc import Iterator
from typing import BinaryIO

from seawall.errors import Problem
from seawall.payments.iso20022.layout import Layout
from seawall.payments.iso20022.roles import CHARGES, CREDIT_TRANSFER
from seawall.payments.iso20022.walk import parse_messages
from seawall.payments.subject import Payment

LAYOUT = Layout(
    name="camt.106",
    roots=("ChrgsPmtReq",),
    transactions=("Chrgs/PerTx/Rcrd",),
    groups=("Chrgs", "Chrgs/PerTx"),
    parties=(("", CREDIT_TRANSFER), ("GrpHdr", CHARGES), ("", CHARGES)),
    references=(
        ("ChrgsId", "ChrgsId"),
        *(
            ("UndrlygTx/" + name, "UndrlygTx/" + name)
            for name in ("MsgId", "MsgNmId", "InstrId", "EndToEndId", "TxId", "UETR")
        ),
    ),
    keys=("ChrgsId",),
    amounts=("TtlChrgsPerRcrd/TtlChrgsAmt", "ChrgsBrkdwn/Amt"),
    value_dates=("ValDt/Dt",),
    sides=(),
    has_own_keys=False,
    absorbed=frozenset({"Chrgs"}),
)


def parse(stream: BinaryIO, source: str) -> Iterator[Payment | Problem]:
    """Read every charged transaction of a camt.106, in whatever envelope; a document of another kind is one Problem."""
    return parse_messages(stream, source, LAYOUT)
