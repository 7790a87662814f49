"""The UN Security Council's list in the catalogue."""

from datetime import timedelta

from seawall.fetch import Kind
from seawall.lists.row import Address, Counts, FileSet, Format, ListFile, ListRow, Part
from seawall.lists.un.mapper import UN

_FILE = "consolidated.xml"
# The English edition; the same service has one in each of the six languages, with the same reference numbers (C).
_ADDRESSES = (
    Address(f"https://scsanctions.un.org/resources/xml/en/{_FILE}", "C"),
    Address("https://scsanctions.un.org/consolidated/", "M"),
)

ROWS: tuple[ListRow, ...] = (
    ListRow(
        id="un-sc-consolidated",
        title="United Nations Security Council Consolidated List",
        publisher="United Nations Security Council, its sanctions committees",
        jurisdiction="un",
        authority=UN,
        effect="member states freeze assets and refuse entry as the resolution of the regime says, by their own law",
        licence="published by the United Nations for its members to apply; no licence stated",
        file_sets=(FileSet(Format.UN_XML, (ListFile(Part.WHOLE, _FILE, Kind.XML, _ADDRESSES),)),),
        # 1,003 parties with 4,250 names and 453 identifiers on 2026-02-27; 879 on 2024-11-30.
        least=Counts(entities=800, names=3_300, identifiers=360),
        # Committees meet irregularly, and the file is made anew each night (dateGenerated is at midnight).
        poll_every=timedelta(hours=6),
        stale_after=timedelta(days=2),
    ),
)
