"""ISO 20022 camt.107, the advice of a cheque: each cheque to one Payment with payer and payee.

Schema: iso20022.org, camt.107.001.01.
"""

from collections.abc import Iterator
from typing import BinaryIO

from seawall.entities import Role
from seawall.errors import Problem
from seawall.payments.iso20022.layout import Layout
from seawall.payments.iso20022.roles import CHEQUE, CREDIT_TRANSFER
from seawall.payments.iso20022.walk import parse_messages
from seawall.payments.subject import Payment

LAYOUT = Layout(
    name="camt.107",
    roots=("ChqPresntmntNtfctn",),
    transactions=("Chq",),
    parties=(("", CREDIT_TRANSFER), ("", CHEQUE)),
    references=(("InstrId", "InstrId"), ("OrgnlInstrId", "OrgnlInstrId"), ("ChqNb", "ChqNb")),
    keys=("InstrId", "ChqNb"),
    amounts=("Amt",),
    value_dates=("FctvDt/Dt", "ValDt/Dt", "IsseDt"),
    sides=(Role.CREDITOR,),
    has_own_keys=False,
)


def parse(stream: BinaryIO, source: str) -> Iterator[Payment | Problem]:
    """Read every cheque of a camt.107, in whatever envelope; a document of another kind is one Problem."""
    return parse_messages(stream, source, LAYOUT)
