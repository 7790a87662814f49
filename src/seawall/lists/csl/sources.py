"""The source lists that the Consolidated Screening List joins, each with its row here, its authority and its name.

Their codes stand in brackets in the field `source`: "Entity List (EL) - Bureau of Industry and Security". The words around
a code have changed over the years, the codes have not, but for OFAC's menu-based list (MBS, NS-MBS List).
"""

import re
from dataclasses import dataclass

from seawall.lists.ofac.programmes import OFAC

BIS, STATE = "US-BIS", "US-STATE"
# OFAC's own publications hold more of its entries than this copy of them: the row is for who has nothing else.
OFAC_COPY = "us-csl-ofac"

_CODE = re.compile(r"\((?:NS-)?([A-Z]{2,5})(?: List)?\)")


@dataclass(frozen=True, slots=True)
class SourceList:
    """One source list: its code in the file, the row that takes its entries, whose list it is and what it is called."""

    code: str
    list_id: str
    authority: str
    list_name: str


SOURCES: tuple[SourceList, ...] = (
    SourceList("EL", "us-bis-el", BIS, "Entity List"),
    SourceList("DPL", "us-bis-dpl", BIS, "Denied Persons List"),
    SourceList("MEU", "us-bis-meu", BIS, "Military End User List"),
    SourceList("UVL", "us-bis-uvl", BIS, "Unverified List"),
    SourceList("ISN", "us-state-isn", STATE, "Nonproliferation Sanctions"),
    SourceList("DTC", "us-state-dtc", STATE, "AECA Debarred"),
    SourceList("SDN", OFAC_COPY, OFAC, "SDN"),
    SourceList("SSI", OFAC_COPY, OFAC, "SSI"),
    SourceList("CAP", OFAC_COPY, OFAC, "CAPTA"),
    SourceList("CMIC", OFAC_COPY, OFAC, "NS-CMIC"),
    SourceList("FSE", OFAC_COPY, OFAC, "FSE"),
    SourceList("MBS", OFAC_COPY, OFAC, "NS-MBS"),
    SourceList("PLC", OFAC_COPY, OFAC, "NS-PLC"),
    SourceList("ISA", OFAC_COPY, OFAC, "NS-ISA"),
)
_BY_CODE = {source.code: source for source in SOURCES}
LIST_IDS: tuple[str, ...] = tuple(dict.fromkeys(source.list_id for source in SOURCES))


def source_list(said: str) -> SourceList | None:
    """The source list that the text of the field `source` names; None where it is not known."""
    found = _CODE.search(said)
    return _BY_CODE.get(found[1]) if found else None
