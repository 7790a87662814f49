"""ISO 20022 camt.055, a customer asks to cancel: each transaction to be cancelled to one Payment with its parties.

A request for a whole message or batch is one Payment too. Schemas: iso20022.org, camt.055.001.01 to .12.
"""

from collections.abc import Iterator
from typing import BinaryIO

from seawall.errors import Problem
from seawall.payments.iso20022.layout import CANCELLATION_BLOCKS, CANCELLATION_REFERENCES, ORIGINAL_AMOUNTS, Layout
from seawall.payments.iso20022.walk import parse_messages
from seawall.payments.subject import Payment

LAYOUT = Layout(
    name="camt.055",
    roots=("CstmrPmtCxlReq",),
    transactions=("Undrlyg/OrgnlPmtInfAndCxl/TxInf",),
    groups=("Undrlyg", "Undrlyg/OrgnlPmtInfAndCxl"),
    header="Assgnmt",
    parties=CANCELLATION_BLOCKS,
    references=CANCELLATION_REFERENCES,
    keys=("CxlId", "OrgnlInstrId", "OrgnlUETR", "OrgnlEndToEndId", "PmtCxlId", "OrgnlPmtInfId", "CaseId"),
    amounts=("OrgnlInstdAmt", *ORIGINAL_AMOUNTS),
    value_dates=("OrgnlReqdExctnDt", "OrgnlReqdExctnDt/Dt", "OrgnlReqdColltnDt"),
    sides=(),
    has_amount=False,
    is_whole=True,
)


def parse(stream: BinaryIO, source: str) -> Iterator[Payment | Problem]:
    """Read every transaction to be cancelled of a camt.055, in whatever envelope; a document of another kind is one Problem."""
    return parse_messages(stream, source, LAYOUT)
