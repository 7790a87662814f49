"""The lists of the Consolidated Screening List in the catalogue. They share one file, which each fetches for itself.

Addresses are marked C: several public repositories. Least counts: of the file of 2021 (C), in which 1,994 entries had a
licence requirement (the Entity List and 71 military end users), 408 a denial order, and 1,150 came from the other three
lists, whose own counts are not known (M).
"""

from datetime import timedelta

from seawall.fetch import Kind
from seawall.lists.csl.sources import BIS, OFAC_COPY, STATE
from seawall.lists.ofac.programmes import OFAC
from seawall.lists.row import Address, Counts, FileSet, Format, ListFile, ListRow, Part

_DATA = "https://data.trade.gov/downloadable_consolidated_screening_list/v1/"
_OLDER = "https://api.trade.gov/static/consolidated_screening_list/"


def _file(form: Format, name: str, kind: Kind) -> FileSet:
    return FileSet(form, (ListFile(Part.WHOLE, name, kind, (Address(_DATA + name, "C"), Address(_OLDER + name, "C"))),))


_FILES = (
    _file(Format.CSL_JSON, "consolidated.json", Kind.JSON),
    _file(Format.CSL_CSV, "consolidated.csv", Kind.CSV),
)
_COMMERCE = "Bureau of Industry and Security, U.S. Department of Commerce, by way of trade.gov"
_STATE = "U.S. Department of State, by way of trade.gov"


def _row(list_id: str, title: str, authority: str, effect: str, least: int) -> ListRow:
    publishers = {BIS: _COMMERCE, STATE: _STATE, OFAC: "Office of Foreign Assets Control, by way of trade.gov"}
    return ListRow(
        id=list_id,
        title=title,
        publisher=publishers[authority],
        jurisdiction="us",
        authority=authority,
        effect=effect,
        licence="US Government work, public domain",
        file_sets=_FILES,
        least=Counts(entities=least, names=least, identifiers=0),
        # trade.gov says that the file is made anew each morning; the time in the JSON file changes every hour.
        poll_every=timedelta(hours=12),
        stale_after=timedelta(days=3),
    )


_LICENCE = "a licence may be needed for what is exported to it; nothing of it is blocked"

ROWS: tuple[ListRow, ...] = (
    _row("us-bis-el", "Entity List", BIS, _LICENCE, 1_600),
    _row(
        "us-bis-dpl",
        "Denied Persons List",
        BIS,
        "it may take no part in transactions with items under US export rules; nothing of it is blocked",
        320,
    ),
    _row("us-bis-meu", "Military End User List", BIS, _LICENCE, 55),
    _row(
        "us-bis-uvl",
        "Unverified List",
        BIS,
        "no licence exceptions, and a statement of its own; nothing is blocked",
        50,
    ),
    _row(
        "us-state-isn",
        "Nonproliferation Sanctions",
        STATE,
        "the measures of its statute or order, from procurement bans to import bans; read the notice",
        150,
    ),
    _row(
        "us-state-dtc",
        "AECA Debarred",
        STATE,
        "it may take no part in exports of defence articles and services; nothing of it is blocked",
        300,
    ),
    _row(
        OFAC_COPY,
        "OFAC's lists as the Consolidated Screening List repeats them",
        OFAC,
        "as on OFAC's own lists, which say more: only for who has no other copy of them",
        12_000,
    ),
)
