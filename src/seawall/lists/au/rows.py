"""Australia's list in the catalogue. Addresses are marked with the confidence of the facts they come from (`Address`)."""

from datetime import timedelta

from seawall.fetch import Kind
from seawall.lists.au.mapper import AUTHORITY
from seawall.lists.row import Address, Counts, FileSet, Format, ListFile, ListRow, Part

_SITE = "https://www.dfat.gov.au/sites/default/files/"
# Renamed in November 2025; the older name may still lead somewhere (C: several public repositories).
_NAME, _OLDER = "Australian_Sanctions_Consolidated_List.xlsx", "regulation8_consolidated.xlsx"
LIST_ID = "au-dfat-consolidated"

ROWS: tuple[ListRow, ...] = (
    ListRow(
        id=LIST_ID,
        title="Australian Sanctions Consolidated List",
        publisher="Department of Foreign Affairs and Trade, Australian Sanctions Office",
        jurisdiction="au",
        authority=AUTHORITY,
        effect="in Australia its assets are frozen and none are made available to it; some entries bear other measures only",
        licence="Commonwealth of Australia, CC BY 3.0 AU",
        file_sets=(
            FileSet(
                Format.DFAT_XLSX,
                # A workbook is a ZIP file.
                (ListFile(Part.WHOLE, _NAME, Kind.ZIP, (Address(_SITE + _NAME, "C"), Address(_SITE + _OLDER, "C"))),),
            ),
            FileSet(Format.DFAT_CSV, ()),
        ),
        # 3,062 entries in 9,553 rows on 2024-12-17, about 3,900 in 11,000 in 2026: four fifths. The workbook of 2024 has no
        # column of identifiers; that of 2025 has IMO numbers of ships.
        least=Counts(entities=3_000, names=8_500, identifiers=0),
        poll_every=timedelta(hours=6),
        stale_after=timedelta(days=1),
    ),
)
