"""The United Kingdom's two lists in the catalogue: the UK Sanctions List, and the OFSI list that it replaced on 2026-01-28.

Addresses are marked with the confidence of the facts that they come from (`Address`): the first ones are C, several public
repositories; the second ones are where the same files lay before, and M.
"""

from datetime import timedelta

from seawall.fetch import Kind
from seawall.lists.row import Address, Counts, FileSet, Format, ListFile, ListRow, Part
from seawall.lists.uk.mapper import AUTHORITY
from seawall.lists.uk.recognise import CONLIST_ID, SANCTIONS_LIST_ID

_NOW = "https://sanctionslist.fcdo.gov.uk/docs/"
_BEFORE = "https://docs.fcdo.gov.uk/docs/"


def _file(form: Format, name: str, kind: Kind) -> FileSet:
    return FileSet(form, (ListFile(Part.WHOLE, name, kind, (Address(_NOW + name, "C"), Address(_BEFORE + name, "M"))),))


_OGL = "Open Government Licence v3.0"

ROWS: tuple[ListRow, ...] = (
    ListRow(
        id=SANCTIONS_LIST_ID,
        title="UK Sanctions List",
        publisher="Foreign, Commonwealth & Development Office",
        jurisdiction="uk",
        authority=AUTHORITY,
        effect="UK persons freeze funds and economic resources where the entry says asset freeze; other measures do not",
        licence=_OGL,
        file_sets=(
            _file(Format.UK_XML, "UK-Sanctions-List.xml", Kind.XML),
            # An OpenDocument file is a ZIP file to whoever looks at its first bytes.
            _file(Format.UK_ODS, "UK-Sanctions-List.ods", Kind.ZIP),
            _file(Format.UK_CSV, "UK-Sanctions-List.csv", Kind.CSV),
        ),
        # 6,046 designations with 15,050 names and 2,371 identifiers in May 2026: about four fifths.
        least=Counts(entities=4_800, names=12_000, identifiers=1_900),
        # Published at any hour of a working day, and in force at once.
        poll_every=timedelta(hours=1),
        stale_after=timedelta(days=1),
    ),
    ListRow(
        id=CONLIST_ID,
        title="Consolidated List of Asset Freeze Targets (ended on 2026-01-28)",
        publisher="Office of Financial Sanctions Implementation, HM Treasury",
        jurisdiction="uk",
        authority=AUTHORITY,
        effect="an archive: UK persons froze funds and economic resources of those on it until 2026-01-28",
        licence=_OGL,
        # Its old address still serves the last file of all: nothing is fetched there.
        file_sets=(FileSet(Format.CONLIST_CSV, ()),),
        # Only a user's own archive is read, whatever it holds.
        least=Counts(entities=1, names=1, identifiers=0),
        poll_every=timedelta(days=1),
        # It ended: whoever still screens by it reads on every decision how old it is.
        stale_after=timedelta(days=1),
    ),
)
