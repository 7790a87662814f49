"""What of the house's own books is tied to the party of an exposure, and what may follow. Imported only where the extra `hunt` is."""

from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from seawall.claims import Claim
from seawall.corpus import Corpus
from seawall.errors import Problem
from seawall.exposure.found import Exposure
from seawall.hunt.facts import Said, facts_of, listings
from seawall.nexus import Tied, found_of, of_customers, of_tape
from seawall.obligations import Following, following
from seawall.receipts import subject_of
from seawall.store import Store


@dataclass(frozen=True, slots=True)
class Books:
    """Where the books of a house are: the home folder of its known customers, and its tape."""

    home: Path
    store: Store


def followed(
    found: Exposure, claims: tuple[Claim, ...], lists: Corpus, books: Books
) -> tuple[Following, tuple[Problem, ...]]:
    """What follows, as `seawall hunt` tells it of the same books, and what of them could not be read."""
    listed = listings(found, claims, lists)
    ids = tuple(dict.fromkeys((*found.sought.entities, *(row.entity_id for row in listed))))
    tied = Tied.of(ids, lists)
    items = chain(
        of_customers(books.home, tied, lists.version),
        of_tape(books.store, tied, lambda receipt: subject_of(books.store, receipt)),
    )
    money = found_of(items if ids else ())
    # The books may know of days after the one until which windows are counted; what is owed of those is owed.
    days = [found.as_of.date(), *(row.when for row in money.ties if row.when)]
    return following(facts_of(found, listed, money.ties, Said()), max(days)), money.problems
