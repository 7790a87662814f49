"""Programme tags to designations: which of OFAC's lists an entry stands on, for formats that don't say it themselves.

The CSV files and CONSOLIDATED.XML give tags only. The table was read off CONS_ENHANCED.XML of 2025-03-28, which pairs
each entry with its lists; on its 443 entries the table gives the same lists. Effects: facts/rules §2.2, in policy.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from seawall.entities import Designation, Fact

OFAC = "OFAC"


class Publication(StrEnum):
    """What OFAC publishes as one set of files; the SDN list's value is its list_name."""

    SDN = "SDN"
    CONSOLIDATED = "CONSOLIDATED"


@dataclass(frozen=True, slots=True)
class _Row:
    """An entry of the Consolidated list with this tag, whose features hold these words, stands on this list."""

    tag: str
    words: str
    list_name: str


# The first row that fits an entry's tag decides. Persons blocked under E.O. 14024 carry the secondary sanctions risk of
# its section 11; those under its directives only never do.
_ROWS: tuple[_Row, ...] = (
    _Row("UKRAINE-EO13662", "", "SSI"),
    _Row("NS-PLC", "", "NS-PLC"),
    _Row("CMIC-EO13959", "", "NS-CMIC"),
    _Row("561-Related", "", "CAPTA"),
    _Row("FSE-IR", "", "FSE"),
    _Row("FSE-SY", "", "FSE"),
    _Row("RUSSIA-EO14024", "See Section 11 of Executive Order 14024", "SDN"),
    _Row("RUSSIA-EO14024", "Executive Order 14024 Directive Information", "NS-MBS"),
    _Row("BURMA-EO14014", "Executive Order 14014 Directive Information", "NS-MBS"),
    _Row("CAATSA - RUSSIA", "CAATSA Section 235 Information", "NS-MBS"),
    _Row("ILLICIT-DRUGS-EO14059", "Executive Order 14059 information", "NS-MBS"),
    _Row("HK-EO13936", "", "NS-MBS"),  # moved there from the SDN list on 2026-07-14, blocked all the same
    # Entries of another list that are blocked as well, and stand on the SDN list under the same number:
    _Row("SDGT", "", "SDN"),
    _Row("SYRIA", "", "SDN"),
    _Row("IRAN-CON-ARMS-EO", "", "SDN"),
    _Row("VENEZUELA-EO13850", "", "SDN"),
)  # fmt: skip

_BETWEEN = re.compile(r"\]\s*\[")


def tags(text: str) -> tuple[str, ...]:
    """The tags of the Program column, which joins several as "CAATSA - RUSSIA] [CYBER4" without outer brackets."""
    found = (tag.strip(" []") for tag in _BETWEEN.split(text))
    return tuple(dict.fromkeys(tag for tag in found if tag))


def designations(
    publication: Publication, programmes: tuple[str, ...], facts: Iterable[Fact]
) -> tuple[tuple[Designation, ...], tuple[str, ...]]:
    """One designation for each list that the entry stands on, and the tags whose list isn't known.

    An unknown tag stays in a designation on the list "CONSOLIDATED", which policy doesn't know and so never releases.
    An entry without any tag gets a designation without programmes.
    """
    if publication is Publication.SDN:
        return (Designation(OFAC, publication.value, programmes),), ()
    said = "\n".join(f"{fact.label} {fact.value}" for fact in facts)
    by_list: dict[str, list[str]] = {}
    for tag in programmes:
        by_list.setdefault(_list_of(tag, said), []).append(tag)
    unknown = tuple(by_list.get(Publication.CONSOLIDATED.value, ()))
    if not by_list:
        by_list[Publication.CONSOLIDATED.value] = []
    return tuple(Designation(OFAC, name, tuple(under)) for name, under in by_list.items()), unknown


def _list_of(tag: str, said: str) -> str:
    for row in _ROWS:
        if row.tag == tag and row.words in said:
            return row.list_name
    return Publication.CONSOLIDATED.value
