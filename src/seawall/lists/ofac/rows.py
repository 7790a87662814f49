"""OFAC's two lists in the catalogue.

Addresses are marked with the confidence of the facts that they come from (`Address`). The Sanctions List Service
answers GET only, needs a User-Agent and redirects to a presigned address (C).
"""

from datetime import timedelta

from seawall.fetch import Kind
from seawall.lists.ofac.programmes import OFAC
from seawall.lists.row import Address, Counts, FileSet, Format, ListFile, ListRow, Part

_SERVICE = "https://sanctionslistservice.ofac.treas.gov/api"
_EXPORTS = f"{_SERVICE}/PublicationPreview/exports/"
_DOWNLOAD = f"{_SERVICE}/download/"


def _ofac(part: Part, name: str, kind: Kind) -> ListFile:
    """A file of OFAC's Sanctions List Service with its two addresses (C: several public repositories)."""
    return ListFile(part, name, kind, (Address(_EXPORTS + name, "C"), Address(_DOWNLOAD + name, "C")))


def _xml(form: Format, name: str) -> FileSet:
    return FileSet(form, (_ofac(Part.WHOLE, name, Kind.XML),))


def _csv(primary: str, addresses: str, names: str, comments: str) -> FileSet:
    pairs = ((Part.PRIMARY, primary), (Part.ADDRESSES, addresses), (Part.NAMES, names), (Part.COMMENTS, comments))
    return FileSet(Format.CSV_SET, tuple(_ofac(part, name, Kind.CSV) for part, name in pairs))


_OFAC = "Office of Foreign Assets Control, U.S. Department of the Treasury"
_PUBLIC_DOMAIN = "US Government work, public domain"
# OFAC publishes irregularly, often several times a week, and a listing has effect at once: MidFirst's payments of the
# same afternoon were violations. More than hourly is not asked for; a day without a good fetch is a failure.
_HOURLY, _A_DAY = timedelta(hours=1), timedelta(days=1)

ROWS: tuple[ListRow, ...] = (
    ListRow(
        id="us-ofac-sdn",
        title="Specially Designated Nationals and Blocked Persons List",
        publisher=_OFAC,
        jurisdiction="us",
        authority=OFAC,
        effect="US persons block its property and interests in property",
        licence=_PUBLIC_DOMAIN,
        file_sets=(
            _xml(Format.ENHANCED_XML, "SDN_ENHANCED.XML"),
            _xml(Format.ADVANCED_XML, "SDN_ADVANCED.XML"),
            _csv("SDN.CSV", "ADD.CSV", "ALT.CSV", "SDN_COMMENTS.CSV"),
            FileSet(Format.NAMES_EXTRACT, ()),
        ),
        # 19,249 entries with 20,194 strong aliases on 2026-08-20: about four fifths, the size of May 2024, whose Remarks
        # alone gave 17,328 identifiers.
        least=Counts(entities=15_000, names=30_000, identifiers=15_000),
        poll_every=_HOURLY,
        stale_after=_A_DAY,
    ),
    ListRow(
        id="us-ofac-cons",
        title="Consolidated (non-SDN) Sanctions List",
        publisher=_OFAC,
        jurisdiction="us",
        authority=OFAC,
        effect="prohibitions short of blocking, which differ from list to list: SSI, CAPTA, NS-MBS, NS-CMIC and others",
        licence=_PUBLIC_DOMAIN,
        file_sets=(
            _xml(Format.ENHANCED_XML, "CONS_ENHANCED.XML"),
            _xml(Format.ADVANCED_XML, "CONS_ADVANCED.XML"),
            _csv("CONS_PRIM.CSV", "CONS_ADD.CSV", "CONS_ALT.CSV", "CONS_COMMENTS.CSV"),
        ),
        # 443 entries with 1,579 names on 2025-03-28, 442 on 2025-12-19; 941 identifiers in 2020, 1,284 in 2025.
        least=Counts(entities=350, names=1_200, identifiers=900),
        poll_every=_HOURLY,
        stale_after=_A_DAY,
    ),
)
