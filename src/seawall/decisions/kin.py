"""One party on several lists: what its listings add to a finding, and several findings about it made one."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from seawall.decisions.decision import Finding, Listing
from seawall.decisions.evidence import Kin
from seawall.decisions.outcome import Outcome
from seawall.entities import Designation, Entity
from seawall.matching import Match


def list_names(listings: Iterable[Designation]) -> tuple[str, ...]:
    """The lists of some designations with their authorities ("OFAC SDN"), each once."""
    named = (f"{listing.authority} {listing.list_name}".strip() for listing in listings)
    return tuple(dict.fromkeys(name for name in named if name))


def through(why: str, one: Kin, match: Match, matched: Entity) -> str:
    """The reason of an outcome with how one comes from the matched name to the listing that requires it."""
    if one.entity is matched:
        return why
    where = ", ".join(list_names(matched.designations)) or matched.source.list_id
    there = ", ".join(list_names(one.entity.designations)) or one.entity.source.list_id
    said = f"matched the name {match.listed_name!r} on the list {where}" if match.listed_name else f"matched on {where}"
    same = "the same party is" if one.sure else "the same party may be"
    reasons = f" (why: {'; '.join(one.why)})" if one.why else ""
    return f"{said}; {same} {there} {one.entity.id.partition('-')[2]}{reasons}: {why}"


def listing_of(one: Kin, outcome: Outcome, match: Match | None) -> Listing:
    """One listing as a finding shows it; match where it is this entry that was matched."""
    rows = one.entity.designations
    return Listing(
        entity_id=one.entity.id,
        entity=one.entity.caption,
        lists=list_names(rows),
        programmes=tuple(dict.fromkeys(tag for row in rows for tag in row.programmes)),
        since=min((row.since for row in rows if row.since), default=None),
        outcome=outcome,
        name=match.listed_name if match else "",
        score=match.score if match else 0.0,
        same=one.sure,
        why=one.why,
    )


def one_a_party(findings: Sequence[Finding], kin: Mapping[str, tuple[Kin, ...]]) -> list[Finding]:
    """The findings, strictest first, those about one party in one place made one: the strictest, with the others' names.

    Of equally strict ones that goes first whose own listing requires it. What any of them requires stays.
    """
    groups: dict[tuple[str, ...], list[Finding]] = {}
    for place, row in enumerate(findings):
        several = any(one.sure for one in kin.get(row.match.entity_id, ()))
        about = _party_of(row.match.entity_id, kin) if several else str(place)
        groups.setdefault((row.role, row.place, row.party, about), []).append(row)
    return [_joined(rows) for rows in groups.values()]


def _party_of(entity_id: str, kin: Mapping[str, tuple[Kin, ...]]) -> str:
    """One name for all listings of a party: the least of their ids."""
    return min((entity_id, *(one.entity.id for one in kin.get(entity_id, ()) if one.sure)))


def _joined(rows: Sequence[Finding]) -> Finding:
    """Findings about the same party in the same place as one."""
    if len(rows) == 1:
        return rows[0]
    strict = [row for row in rows if row.outcome is rows[0].outcome]
    first = next((row for row in strict if row.listings[0].outcome is row.outcome), strict[0])
    matched = {row.listings[0].entity_id: row.listings[0] for row in reversed(rows)}
    listings = tuple(
        replace(row, name=matched[row.entity_id].name, score=matched[row.entity_id].score)
        if row.entity_id in matched
        else row
        for row in first.listings
    )
    return replace(
        first,
        listings=listings,
        could_be=max((row.could_be for row in rows), key=lambda known: known.rank),
        authorities=tuple(dict.fromkeys(cite for row in (first, *rows) for cite in row.authorities)),
        question="; ".join(dict.fromkeys(row.question for row in (first, *strict) if row.question)),
    )
