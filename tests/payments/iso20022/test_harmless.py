"""An element is passed over only when its text can name nobody."""

import pytest

from seawall.payments.iso20022.harmless import HARMLESS, is_harmless
from seawall.payments.iso20022.node import Node

CASES = """
ChrgBr     SHAR                  yes
ChrgBr     SIS DOO               no
Cd         SALA                  yes
Cd         YALTA1                no
XchgRate   1.25                  yes
XchgRate   Krimea                no
CreDtTm    2026-06-09T14:03:16Z  yes
CreDtTm    CURRENT_TIME          no
Ccy        EUR                   yes
BtchBookg  true                  yes
Nm         SHAR                  no
"""


@pytest.mark.parametrize("row", CASES.strip().splitlines())
def test_shape_and_place_make_an_element_harmless(row: str) -> None:
    name, *words, answer = row.split()
    assert is_harmless(Node(name, "/x", " ".join(words), "", [])) == (answer == "yes")


def test_every_row_has_its_reason() -> None:
    assert all(reason for _, reason in HARMLESS.values())
