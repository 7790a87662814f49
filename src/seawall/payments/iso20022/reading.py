"""A notebook for ISO 20022: what no reader took from an element is noted, and gone."""

import re
from dataclasses import dataclass
from typing import ClassVar

from seawall.payments.iso20022.harmless import HARMLESS, is_harmless
from seawall.payments.iso20022.node import Node
from seawall.payments.notebook import Notebook

_UNKNOWN = "no reader knows this element in this place"


@dataclass(slots=True)
class Reading(Notebook):
    """One transaction, or what the header of a group says for all of them."""

    MORE: ClassVar[str] = "more elements were not understood"


def take_unread(node: Node, reading: Reading) -> list[str]:
    """All text left below a node that is not harmless, each noted as a Problem, and then gone."""
    unread = []
    for left in node.left():
        if not is_harmless(left):
            name = re.sub(r"^.*/", "", left.place)
            unread.append(f"{name}: {left.text}")
            known = left.name in HARMLESS
            reading.problem(left.place, left.text, "not what belongs in this element" if known else _UNKNOWN)
        left.text = ""
    return unread
