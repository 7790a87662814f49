"""By which body a designation was made that a document tells of the United States, of its Treasury and of OFAC: one deed, one body.

The Treasury designates by OFAC (31 CFR part 501; E.O. 13694 and its like hand the Secretary's power to it). Who is told to have
been designated by the United States is OFAC's too, where the same document tells that the Treasury or OFAC designated him, or
names them and no other office that keeps such lists.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from seawall.claims import NodeKind, Relation, node
from seawall.proposals.proposal import Proposal, Refusal

_OFAC = node(NodeKind.AUTHORITY, "OFAC")
_TREASURY = "US Treasury"
_STATE = "Government of United States"
_OTHERS = frozenset({"US Department of Commerce", "FCC"})


def by_one_body(made: Iterable[Proposal | Refusal]) -> Iterator[Proposal | Refusal]:
    """The same, each designation told of the body that made it, and once of each sentence."""
    every = list(made)
    days: dict[str, set[str]] = {}
    for one in every:
        if isinstance(one, Proposal) and _is_designation(one) and one.claim.object.name in (_OFAC.name, _TREASURY):
            days.setdefault(one.claim.subject.id, set()).add(one.first)
    named = {one.claim.object.name for one in every if isinstance(one, Proposal) and one.rule == "mention"}
    # Where no other body that lists is named, what the United States did was done by the one that is.
    is_treasurys = bool(named & {_OFAC.name, _TREASURY}) and not named & _OTHERS
    seen: set[tuple[str, str, str, str]] = set()
    for one in every:
        if not isinstance(one, Proposal) or not _is_designation(one):
            yield one
            continue
        told = _told(one, days, is_treasurys=is_treasurys)
        key = (told.sentence.place, told.claim.subject.id, told.claim.object.id, told.first)
        if key not in seen:
            seen.add(key)
            yield told


def _is_designation(one: Proposal) -> bool:
    return one.claim.relation is Relation.DESIGNATED_BY and not one.claim.denied


def _told(one: Proposal, days: dict[str, set[str]], *, is_treasurys: bool) -> Proposal:
    """The designation with OFAC for who made it, where that is who did."""
    said, theirs = one.claim.object.name, days.get(one.claim.subject.id, set())
    is_same = said == _STATE and bool(theirs) and (not one.first or one.first in theirs or theirs == {""})
    is_same = is_same or (said == _STATE and is_treasurys and not theirs)
    if said != _TREASURY and not is_same:
        return one
    note = f"told of {said}: designated by OFAC"
    claim = replace(one.claim, object=_OFAC, note=f"{note}; {one.claim.note}")
    return replace(one, claim=claim, notes=(*one.notes, note))
