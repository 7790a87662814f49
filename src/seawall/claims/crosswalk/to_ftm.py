"""Claims as FollowTheMoney entities: companies, persons and bodies, their listings, and the ties between them.

FollowTheMoney has no word for infrastructure, a tool or an indicator; such a claim is told as a Problem rather than bent. A
group is written as an organisation, since somebody acts, and an alias as a link, since two names are not proven to be one.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from seawall.claims.claim import Claim, Relation
from seawall.claims.indicator import Precision, Window
from seawall.claims.node import NodeKind
from seawall.errors import Problem

Json = dict[str, Any]

_SCHEMA = {
    NodeKind.COMPANY: "Company",
    NodeKind.PERSON: "Person",
    NodeKind.ACTOR: "Organization",
    NodeKind.AUTHORITY: "PublicBody",
}
_DIGITS = {Precision.YEAR: 4, Precision.MONTH: 7, Precision.DAY: 10}


def to_ftm(claims: Iterable[Claim]) -> Iterator[Json | Problem]:
    """Entities and ties, flat, each entity once; ends are named by id. A denied claim is told as a Problem: it has no word."""
    seen: set[str] = set()
    for claim in claims:
        ends = (claim.subject, claim.object)
        listing = claim.relation is Relation.LISTED_AS and claim.object.kind is NodeKind.LISTING
        missing = [
            each.kind.value for each in ends if each.kind not in _SCHEMA and not (listing and each is claim.object)
        ]
        if missing or claim.denied:
            why = "that something is not so" if claim.denied else f"what kind of thing this is: {missing[0]}"
            yield Problem(
                claim.saying.place.document, claim.id, "", claim.sentence, f"FollowTheMoney has no word for {why}"
            )
            continue
        for each in ends:
            if each.kind in _SCHEMA and each.id not in seen:
                seen.add(each.id)
                yield _entity(each.id, _SCHEMA[each.kind], name=each.name)
        yield _listing(claim) if listing else _tie(claim)


def ftm_days(window: Window) -> tuple[str, str]:
    """Start and end at the window's own precision."""
    digits = _DIGITS.get(window.precision)
    first, last = window.start, window.end
    return (first.isoformat()[:digits] if first else "", last.isoformat()[:digits] if last else "")


def _common(claim: Claim) -> dict[str, str]:
    start, end = ftm_days(claim.window)
    on = claim.saying.on
    return {
        "startDate": start,
        "endDate": end,
        "date": on.iso if on and "/" not in on.iso else "",
        "publisher": claim.saying.by,
        "sourceUrl": claim.saying.place.url,
        "recordId": claim.id,
        "summary": f"{claim.sentence} ({claim.saying.place})",
        "description": claim.note,
    }


def _listing(claim: Claim) -> Json:
    """A listing: its authority is who says it, its programme stands in the claim's role."""
    start, _ = ftm_days(claim.window)
    said = {"entity": claim.subject.id, "authority": claim.saying.by, "program": claim.role, "listingDate": start}
    return _entity(claim.id, "Sanction", **(_common(claim) | said))


def _tie(claim: Claim) -> Json:
    if claim.relation is Relation.OWNS and claim.object.kind is NodeKind.COMPANY:
        ends = {"owner": claim.subject.id, "asset": claim.object.id}
        return _entity(claim.id, "Ownership", **ends, **_common(claim))
    ends = {"subject": claim.subject.id, "object": claim.object.id, "role": claim.relation.value}
    return _entity(claim.id, "UnknownLink", **ends, **_common(claim))


def _entity(key: str, schema: str, **properties: str) -> Json:
    return {"id": key, "schema": schema, "properties": {name: [text] for name, text in properties.items() if text}}
