"""Switzerland's list in the catalogue."""

from datetime import timedelta

from seawall.fetch import Kind
from seawall.lists.ch.mapper import SWITZERLAND
from seawall.lists.row import Address, Counts, FileSet, Format, ListFile, ListRow, Part

_PAGES = "https://www.sesam.search.admin.ch/sesam-search-web/pages"
# Several public repositories fetch it so; SECO's own list of the export as JSON ended in 2023.
_ADDRESS = Address(f"{_PAGES}/downloadXmlGesamtliste.xhtml?lang=en&action=downloadXmlGesamtlisteAction", "C")

ROWS: tuple[ListRow, ...] = (
    ListRow(
        id="ch-seco-sanctions",
        title="SECO Consolidated List of sanctioned individuals, entities and objects",
        publisher="State Secretariat for Economic Affairs (SECO), Switzerland",
        jurisdiction="ch",
        authority=SWITZERLAND,
        effect="what the sanctions set of its ordinance says, in most of them that assets in Switzerland are frozen",
        licence="free reuse with attribution, as opendata.swiss states (not read again)",
        file_sets=(FileSet(Format.SECO_XML, (ListFile(Part.WHOLE, "consolidated-list.xml", Kind.XML, (_ADDRESS,)),)),),
        # 8,670 targets of which about 1,550 are de-listed, in September 2026 (C, other readers' counts; no file of SECO's
        # was at hand). Names and identifiers were never counted: the least is a name a target.
        least=Counts(entities=5_600, names=5_600, identifiers=0),
        # Ordinances change some days apart, without notice.
        poll_every=timedelta(hours=6),
        stale_after=timedelta(days=3),
    ),
)
