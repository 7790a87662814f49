"""Curated enrichment in the catalogue: its row, and how its files are known."""

from datetime import timedelta

from seawall.lists.enrichment import COLUMNS, parse
from seawall.lists.publisher import Apart, Publisher, one_file
from seawall.lists.row import Counts, FileSet, Format, ListRow, Origin, Part

ROW = ListRow(
    id="enrichment-names",
    title="Curated names of listed parties",
    publisher="whoever curated it, named beside each name",
    jurisdiction="",
    authority=Origin.ENRICHMENT,
    effect="none by itself: a name that no list gives may lead to a listed party, and a person looks",
    licence="that of the file",
    file_sets=(FileSet(Format.ENRICHMENT_CSV, ()),),
    least=Counts(entities=1, names=1, identifiers=0),
    poll_every=timedelta(days=1),
    # What a press release called a company a year ago should be looked at again. Our own choice.
    stale_after=timedelta(days=365),
    shrink_limit=0.5,
    origin=Origin.ENRICHMENT,
)


def told_apart(head: bytes, _: str) -> Apart | None:
    """A file of enrichment by its first line."""
    first = head.removeprefix(b"\xef\xbb\xbf").split(b"\n", 1)[0].strip()
    return Apart(ROW.id, Format.ENRICHMENT_CSV, Part.WHOLE) if first == ",".join(COLUMNS).encode() else None


PUBLISHER = Publisher((ROW,), told_apart, {Format.ENRICHMENT_CSV: one_file(parse)})
