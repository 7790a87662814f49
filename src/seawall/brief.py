"""The story of a brief: a party's claims and listings, its exposure where logs were read, what follows, and what is written of it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from seawall.attribute import Attributed, Attributing, attribute
from seawall.attribution import drawing_of
from seawall.briefs import Asked, Brief, tell
from seawall.claims import Claim, Relation
from seawall.corpus import ENGINE, Corpus
from seawall.obligations import Facts, Following, following, listings_of

if TYPE_CHECKING:
    from seawall.exposure.found import Exposure

_LISTING = "listing:"
_NO_DAY = "no source says a day: what may be owed is reckoned for a day that is asked about"


@dataclass(frozen=True, slots=True)
class Beside:
    """What a brief has beside claims and lists: files of claims by their hash, an exposure, and what follows from it.

    following None: what follows from the listings alone is reckoned, for the day asked about or that of the newest source
    """

    files: Mapping[str, str] = field(default_factory=dict)
    exposure: "Exposure | None" = None
    following: Following | None = None


def brief(claims: Iterable[Claim], asking: Attributing, beside: Beside | None = None) -> Brief:
    """The brief of a party. UnknownEntity where neither claims nor lists know it."""
    given, rows = beside or Beside(), tuple(claims)
    found = attribute(rows, asking)
    drawing = drawing_of(found.shown, found.asked, f"Who is tied to {found.starts[0].name}")
    follows = given.following or _of_listings(found, asking)
    undated = () if follows or not _is_listed(found) else (_NO_DAY,)
    asked = Asked(found.whole, found.starts, drawing, (*found.notes, *undated), _rests_on(asking, given.files))
    return tell(asked, given.exposure, follows)


def _of_listings(found: Attributed, asking: Attributing) -> Following | None:
    """What follows from the party's listings alone. No clock is read: the same sources give the same brief on every day."""
    standing = [claim for edge in found.whole.edges for claim in edge.standing]
    on = asking.valid or asking.known or _newest(standing) or _read_on(asking.corpus)
    if on is None:
        return None
    nodes = found.asked
    keys = dict.fromkeys(
        claim.object.id.removeprefix(_LISTING) for claim in standing
        if claim.relation is Relation.LISTED_AS and claim.subject.id in nodes
    )  # fmt: skip
    entities = [
        asking.corpus.entity(key) for key in keys if isinstance(asking.corpus, Corpus) and asking.corpus.has(key)
    ]
    listed = listings_of(entities, standing, nodes, on)
    return following(Facts(asking.party, listed), on) if listed else None


def _newest(claims: Iterable[Claim]) -> date | None:
    return max((claim.saying.on.latest for claim in claims if claim.saying.on), default=None)


def _is_listed(found: Attributed) -> bool:
    ties = (edge for each in found.asked for edge in found.whole.touching.get(each, ()))
    return any(edge.relation in {Relation.LISTED_AS, Relation.DESIGNATED_BY} and edge.standing for edge in ties)


def _read_on(lists: Corpus | None) -> date | None:
    """The day of the newest list, where its entries carry none: that of its publication, else of its bytes."""
    rows = lists.manifest.lists if lists else ()
    days = (row.published or (row.fetched_at.date() if row.fetched_at else None) for row in rows)
    return max((day for day in days if day), default=None)


def _rests_on(asking: Attributing, files: Mapping[str, str]) -> dict[str, str]:
    lists = asking.corpus.version if asking.corpus else "none were asked"
    return {
        "seawall": ENGINE,
        **{f"claims: {name}": f"sha256 {digest}" for name, digest in files.items()},
        "lists:": lists,
    }
