"""Canada's list in the catalogue."""

from datetime import timedelta

from seawall.fetch import Kind
from seawall.lists.ca.mapper import CANADA
from seawall.lists.row import Address, Counts, FileSet, Format, ListFile, ListRow, Part

_FILE = "sema-lmes.xml"
_FOLDER = "assets/office_docs/international_relations-relations_internationales/sanctions"
_ADDRESS = Address(f"https://www.international.gc.ca/world-monde/{_FOLDER}/{_FILE}", "C")

ROWS: tuple[ListRow, ...] = (
    ListRow(
        id="ca-gac-autonomous",
        title="Consolidated Canadian Autonomous Sanctions List",
        publisher="Global Affairs Canada",
        jurisdiction="ca",
        authority=CANADA,
        effect="persons in Canada and Canadians outside don't deal in its property, under the regulations of its regime",
        licence="non-commercial reproduction with attribution, as Global Affairs Canada states (not read again)",
        file_sets=(FileSet(Format.CA_XML, (ListFile(Part.WHOLE, _FILE, Kind.XML, (_ADDRESS,)),)),),
        # 4,759 records with 8,480 names and 109 IMO numbers on 2025-05-25; 5,690 records in August 2026 (C).
        least=Counts(entities=4_500, names=7_000, identifiers=90),
        # Orders in Council are registered irregularly, some days apart; the file follows within days.
        poll_every=timedelta(hours=12),
        stale_after=timedelta(days=3),
    ),
)
