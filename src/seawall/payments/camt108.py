"""ISO 20022 camt.108, the request to stop a cheque: each cheque to one Payment with payer and payee.

Schema: iso20022.org, camt.108.001.01.
"""

from collections.abc import Iterator
from dataclasses import replace
from typing import BinaryIO

from seawall.errors import Problem
from seawall.payments import camt107
from seawall.payments.iso20022.walk import parse_messages
from seawall.payments.subject import Payment

LAYOUT = replace(camt107.LAYOUT, name="camt.108", roots=("ChqCxlOrStopReq",))


def parse(stream: BinaryIO, source: str) -> Iterator[Payment | Problem]:
    """Read every cheque of a camt.108, in whatever envelope; a document of another kind is one Problem."""
    return parse_messages(stream, source, LAYOUT)
