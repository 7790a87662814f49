"""ISO 20022 camt.057, money is announced: each item to one Payment with the parties of its notice.

Schemas: iso20022.org, camt.057.001.01 to .08.
"""

from collections.abc import Iterator
from typing import BinaryIO

from seawall.errors import Problem
from seawall.payments.iso20022.layout import Layout
from seawall.payments.iso20022.roles import ANNOUNCED, CREDIT_TRANSFER
from seawall.payments.iso20022.walk import parse_messages
from seawall.payments.subject import Payment

LAYOUT = Layout(
    name="camt.057",
    roots=("NtfctnToRcv",),
    transactions=("Ntfctn/Itm",),
    groups=("Ntfctn",),
    parties=(("", CREDIT_TRANSFER), ("", ANNOUNCED)),
    references=(("Id", "Id"), ("EndToEndId", "EndToEndId"), ("UETR", "UETR")),
    keys=("Id", "UETR", "EndToEndId"),
    amounts=("Amt", "TtlAmt"),
    value_dates=("XpctdValDt",),
    sides=(),
    has_own_keys=False,
)


def parse(stream: BinaryIO, source: str) -> Iterator[Payment | Problem]:
    """Read every item of a camt.057, in whatever envelope; a document of another kind is one Problem."""
    return parse_messages(stream, source, LAYOUT)
