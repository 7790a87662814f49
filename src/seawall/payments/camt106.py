"""ISO 20022 camt.106, a request for charges: each charged transaction to one Payment with the agents that it names.

Schemas: iso20022.org, camt.106.001.01 to .02.
"""

from collections.abc import Iterator
from dataclasses import replace
from typing import BinaryIO

from seawall.errors import Problem
from seawall.payments import camt105
from seawall.payments.iso20022.walk import parse_messages
from seawall.payments.subject import Payment

LAYOUT = replace(camt105.LAYOUT, name="camt.106", roots=("ChrgsPmtReq",))


def parse(stream: BinaryIO, source: str) -> Iterator[Payment | Problem]:
    """Read every charged transaction of a camt.106, in whatever envelope; a document of another kind is one Problem."""
    return parse_messages(stream, source, LAYOUT)
