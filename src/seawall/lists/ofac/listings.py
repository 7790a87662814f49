"""OFAC's lists by the names its XML formats give them, and which of an entity's programmes belong to which list.

ENHANCED and ADVANCED XML say on which lists an entity stands and under which programmes, but not which programme belongs
to which list: ADVANCED repeats all programmes under every list. Where a tag belongs to one list only, it goes there.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from seawall.entities import Designation
from seawall.lists.ofac.programmes import OFAC, Publication

# The umbrella under which the non-SDN lists are published together; it has no effect of its own.
UMBRELLA = "Consolidated List"

# Reference values "ENTITY LISTING TYPE" (CONS_ENHANCED.XML of 2025-03-28) and ListValues (CONS_ADVANCED.XML of 2020);
# the last two lists ended in 2018 and 2019 and stand in older files only.
LIST_NAMES = {
    "SDN List": "SDN",
    "Sectoral Sanctions Identifications List": "SSI",
    "CAPTA List": "CAPTA",
    "Non-SDN Menu-Based Sanctions List": "NS-MBS",
    "Non-SDN CMIC List": "NS-CMIC",
    "Non-SDN Palestinian Legislative Council List": "NS-PLC",
    "FSE List": "FSE",
    "Non-SDN Iranian Sanctions Act List": "NS-ISA",
    "Executive Order 13599 List": "13599",
    "Part 561 List": "561",
    UMBRELLA: Publication.CONSOLIDATED.value,
}

# The lists that know only these tags, and the tags that stand on these lists only. UKRAINE-EO13662 is missing from
# ONLY_ON because persons are also blocked under E.O. 13662.
ONLY_TAGS = {
    "SSI": frozenset({"UKRAINE-EO13662"}),
    "NS-PLC": frozenset({"NS-PLC"}),
    "NS-CMIC": frozenset({"CMIC-EO13959"}),
    "FSE": frozenset({"FSE-IR", "FSE-SY"}),
}
ONLY_ON = {"NS-PLC": "NS-PLC", "CMIC-EO13959": "NS-CMIC", "FSE-IR": "FSE", "FSE-SY": "FSE"}


@dataclass(frozen=True, slots=True)
class Listing:
    """One entity on one list: the list's short name, and the day it was put there where the file says so."""

    list_name: str
    since: date | None = None
    programmes: tuple[str, ...] = ()
    legal_authorities: tuple[str, ...] = ()


def designated(listings: Sequence[Listing]) -> tuple[Designation, ...]:
    """One designation for each list; the umbrella is left out where the lists beside it bear all its programmes."""
    named = [listing for listing in listings if listing.list_name != LIST_NAMES[UMBRELLA]]
    covered = {tag for listing in named for tag in listing.programmes}
    rest = [listing for listing in listings if listing not in named and not covered.issuperset(listing.programmes)]
    kept = [*named, *rest] or listings
    on = {listing.list_name for listing in kept}
    made = (Designation(OFAC, item.list_name, _own(item, on), item.since, item.legal_authorities) for item in kept)
    return tuple(dict.fromkeys(made))


def _own(listing: Listing, on: set[str]) -> tuple[str, ...]:
    """The programmes of one list; all of them where none is its own, so that none is lost."""
    only = ONLY_TAGS.get(listing.list_name)
    own = tuple(
        tag
        for tag in listing.programmes
        if (tag in only if only else ONLY_ON.get(tag, listing.list_name) not in on - {listing.list_name})
    )
    return own or listing.programmes
