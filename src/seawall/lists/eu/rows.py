"""The European Union's lists in the catalogue.

Addresses are marked with the confidence of the facts that they come from (`Address`). The token is the Commission's
public one, which its own open data portal gives with the address; it names nobody (C: several public repositories).
"""

from datetime import timedelta

from seawall.fetch import Kind
from seawall.lists.eu.fsf.mapper import AUTHORITY
from seawall.lists.row import Address, Counts, FileSet, Format, ListFile, ListRow, Origin, Part

_FSF = "https://webgate.ec.europa.eu/{}fsd/fsf/public/files/{}FullSanctionsList_1_1/content?token=dG9rZW4tMjAxNw"
FSF_ID, ANNEX_ID = "eu-fisma-fsf", "eu-oj-annex"


def _file(form: Format, kind: Kind) -> FileSet:
    """A file of the Financial Sanctions Files with its two addresses: the present one, and the older one."""
    name = kind.value.lower()
    addresses = (Address(_FSF.format("", name), "C"), Address(_FSF.format("europeaid/", name), "C"))
    return FileSet(form, (ListFile(Part.WHOLE, f"{name}FullSanctionsList_1_1.{name}", kind, addresses),))


_A_DAY = timedelta(days=1)
_FREEZE = "in the EU its funds and economic resources are frozen and none are made available to it"

ROWS: tuple[ListRow, ...] = (
    ListRow(
        id=FSF_ID,
        title="Consolidated list of persons, groups and entities subject to EU financial sanctions",
        publisher="European Commission, DG FISMA",
        jurisdiction="eu",
        authority=AUTHORITY,
        effect=_FREEZE,
        licence="European Union, reuse with attribution (Decision 2011/833/EU)",
        file_sets=(_file(Format.FSF_XML, Kind.XML), _file(Format.FSF_CSV, Kind.CSV), FileSet(Format.EU_NAMES, ())),
        # 6,234 entries in the file generated on 2026-08-05, and 30,242 names on 2026-06-05: about four fifths. How many
        # identifiers there are is not known; 916 of 1,772 enterprises alone had one in August 2026.
        least=Counts(entities=5_000, names=24_000, identifiers=900),
        # The list is brought up to date within days of the Official Journal, which alone is authentic.
        poll_every=timedelta(hours=6),
        stale_after=_A_DAY,
    ),
    ListRow(
        id=ANNEX_ID,
        title="Annexes of EU sanctions acts as printed in the Official Journal",
        publisher="Publications Office of the European Union; transcribed by OpenSanctions",
        jurisdiction="eu",
        authority=AUTHORITY,
        effect=f"as the consolidated list, which lags behind it: {_FREEZE}",
        licence="acts: reuse with attribution (Decision 2011/833/EU); transcription: CC BY-NC 4.0, a licence for business",
        file_sets=(FileSet(Format.ANNEX_CSV, ()),),
        # One file holds one act, of one entry or of thousands.
        least=Counts(entities=1, names=1, identifiers=0),
        poll_every=_A_DAY,
        stale_after=timedelta(days=7),
        origin=Origin.COLLECTED,
    ),
)
