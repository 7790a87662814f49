"""ISO 20022 camt.060, a report on an account is asked for: each request to one Payment with the account's owner and bank.

Schemas: iso20022.org, camt.060.001.01 to .07.
"""

from collections.abc import Iterator
from typing import BinaryIO

from seawall.errors import Problem
from seawall.payments.iso20022.layout import Layout
from seawall.payments.iso20022.roles import ANNOUNCED
from seawall.payments.iso20022.walk import parse_messages
from seawall.payments.subject import Payment

LAYOUT = Layout(
    name="camt.060",
    roots=("AcctRptgReq",),
    transactions=("RptgReq",),
    parties=(("", ANNOUNCED),),
    references=(("Id", "Id"), ("ReqdMsgNmId", "ReqdMsgNmId"), ("UETR", "UETR")),
    keys=("Id",),
    amounts=(),
    value_dates=(),
    sides=(),
    has_amount=False,
    has_own_keys=False,
)


def parse(stream: BinaryIO, source: str) -> Iterator[Payment | Problem]:
    """Read every request of a camt.060, in whatever envelope; a document of another kind is one Problem."""
    return parse_messages(stream, source, LAYOUT)
