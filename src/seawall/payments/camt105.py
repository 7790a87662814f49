"""ISO 20022 camt.105, a notice of charges: each charged transaction to one Payment with the agents that it names.

Schemas: iso20022.org, camt.105.001.01 to .02.
"""

from collections.abc import Iterator
from typing import BinaryIO

from seawall.errors import Problem
from seawall.payments.iso20022.layout import Layout
from seawall.payments.iso20022.roles import CHARGES, CREDIT_TRANSFER
from seawall.payments.iso20022.walk import parse_messages
from seawall.payments.subject import Payment

LAYOUT = Layout(
    name="camt.105",
    roots=("ChrgsPmtNtfctn",),
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
    """Read every charged transaction of a camt.105, in whatever envelope; a document of another kind is one Problem."""
    return parse_messages(stream, source, LAYOUT)
