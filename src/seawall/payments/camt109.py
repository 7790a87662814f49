"""ISO 20022 camt.109, the answer to a stopped cheque: each cheque to one Payment with payer and payee.

Schema: iso20022.org, camt.109.001.01.
"""

from collections.abc import Iterator
from dataclasses import replace
from typing import BinaryIO

from seawall.errors import Problem
from seawall.payments import camt107
from seawall.payments.iso20022.walk import parse_messages
from seawall.payments.subject import Payment

LAYOUT = replace(camt107.LAYOUT, name="camt.109", roots=("ChqCxlOrStopRpt",))


def parse(stream: BinaryIO, source: str) -> Iterator[Payment | Problem]:
    """Read every cheque of a camt.109, in whatever envelope; a document of another kind is one Problem."""
    return parse_messages(stream, source, LAYOUT)
