"""Lists of the user's own, as the settings declare them, and the row of the catalogue that each becomes."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from pathlib import Path

from seawall.entities import Entity, PartialDate
from seawall.lists.enrichment.publisher import ROW as ENRICHMENT
from seawall.lists.own import AUTHORITY, EXPIRES
from seawall.lists.row import Counts, FileSet, Format, ListRow, Origin

PREFIX = "own-"


class Kind(StrEnum):
    """What a list of the user's own is for."""

    WATCH = "watch"
    GOOD_GUYS = "good-guys"  # remembered false positives: read when something is screened, never a list of the corpus
    ENRICHMENT = "enrichment"


@dataclass(frozen=True, slots=True)
class OwnList:
    """One declared list: its id ("own-…"), what it is called, where its file lies, and after what age that is said."""

    id: str
    title: str
    file: Path
    kind: Kind = Kind.WATCH
    stale_after: timedelta = timedelta(days=90)

    @property
    def row(self) -> ListRow:
        """Its row of the catalogue; nothing is ever downloaded."""
        is_watch = self.kind is Kind.WATCH
        return ListRow(
            id=self.id,
            title=self.title,
            publisher="the user's own institution" if is_watch else ENRICHMENT.publisher,
            jurisdiction="",
            authority=AUTHORITY if is_watch else ENRICHMENT.authority,
            effect="a person looks: the institution's own choice, not law" if is_watch else ENRICHMENT.effect,
            licence="the user's own",
            file_sets=(FileSet(Format.OWN_TABLE if is_watch else Format.ENRICHMENT_CSV, ()),),
            least=Counts(entities=1, names=1, identifiers=0),
            poll_every=min(timedelta(hours=1), self.stale_after),
            stale_after=self.stale_after,
            # Whoever keeps a list by hand takes many rows off it at once; a file half saved has lost more.
            shrink_limit=0.5,
            origin=Origin.OWN if is_watch else Origin.ENRICHMENT,
        )


def rows_of(own: Iterable[OwnList]) -> tuple[ListRow, ...]:
    """The rows of those lists that are matched: all but good guys."""
    return tuple(one.row for one in own if one.kind is not Kind.GOOD_GUYS)


def expired(entities: Iterable[Entity], on: date) -> Iterator[str]:
    """The ids of entries whose last day has passed."""
    for entity in entities:
        days = [PartialDate.parse(fact.value) for fact in entity.facts if fact.label == EXPIRES]
        if any(day and day.latest < on for day in days):
            yield entity.id
