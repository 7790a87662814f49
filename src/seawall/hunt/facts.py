"""From an exposure to the facts from which obligations follow: the party's listings, and the contact in its days."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from seawall.claims import Claim
from seawall.corpus import Corpus
from seawall.exposure.found import Exposure
from seawall.obligations import Contact, Facts, Listed, Nexus, listings_of


@dataclass(frozen=True, slots=True)
class Said:
    """What only the user knows: the day on which an incident was found, and that on which it was determined to be material."""

    incident_on: date | None = None
    material_on: date | None = None


def listings(found: Exposure, claims: Iterable[Claim], lists: Corpus | None) -> tuple[Listed, ...]:
    """Where the party of a hunt is listed: its entries, those of other lists held to be the same, and what claims say."""
    ids = dict.fromkeys(found.sought.entities)
    if lists:
        ids |= dict.fromkeys(member for each in found.sought.entities for member in lists.clusters.members(each))
    entities = [lists.entity(each) for each in ids if lists and lists.has(each)]
    return listings_of(entities, claims, found.sought.nodes, found.as_of.date())


def contact_of(found: Exposure) -> Contact | None:
    """What makes the answer yes; None where nothing does."""
    met = [one for one in found.met if one.is_contact]
    if not met:
        return None
    days = sorted(edge.date() for one in met for edge in (one.sighting.first, one.sighting.last) if edge)
    hosts = {one.sighting.host for one in met}
    whose = tuple(sorted({one.whose for one in met}))
    return Contact(len(hosts), days[0] if days else None, days[-1] if days else None, whose)


def facts_of(found: Exposure, listed: tuple[Listed, ...], ties: tuple[Nexus, ...], said: Said) -> Facts:
    """The facts of a hunt, with what was found on the money side."""
    return Facts(found.sought.asked, listed, contact_of(found), ties, said.incident_on, said.material_on)
