"""Each statement of a sentence once: of two readings the one that has a day, what was broken into without that it was aimed at."""

from collections.abc import Iterator, Mapping, Sequence

from seawall.claims import Relation
from seawall.proposals.dates import Days
from seawall.proposals.hits import Hit

_Key = tuple[str, Relation, str]
# Without its day such a statement says nothing.
_ONLY_DATED = frozenset({"described", "active since"})


def once(found: Sequence[Hit], their: Mapping[int, Days]) -> Iterator[Hit]:
    """The statements that are told, those with a day first; their: the day of each that has one, by its identity."""
    told = _without_bare(found, their)
    # Of a statement that two rules read, the one that has a day is told.
    told.sort(key=lambda hit: id(hit) not in their)
    dated = {_key(hit) for hit in told if id(hit) in their}
    broken = {(hit.subject.id, hit.object.id, hit.stop) for hit in told if hit.relation is Relation.COMPROMISES}
    seen: set[_Key] = set()
    for hit in told:
        is_dated = id(hit) in their
        # What was broken into was aimed at, too: by the same words it is one statement.
        is_aim = hit.relation is Relation.TARGETS and (hit.subject.id, hit.object.id, hit.stop) in broken
        key = (_about(hit), hit.relation, hit.object.id)
        if key in seen or (is_aim and not is_dated) or _is_said(hit, seen, dated, is_dated=is_dated):
            continue
        seen.add(key)
        yield hit


def _key(hit: Hit) -> _Key:
    return hit.subject.id, hit.relation, hit.object.id


def _without_bare(found: Sequence[Hit], their: Mapping[int, Days]) -> list[Hit]:
    """Without what says nothing without a day, and what a figure says of the same two."""
    counted = {_key(hit) for hit in found if hit.rule.startswith("figure")}
    return [
        hit for hit in found
        if (hit.rule not in _ONLY_DATED or id(hit) in their)
        and (hit.rule.startswith("figure") or _key(hit) not in counted)
    ]  # fmt: skip


def _about(hit: Hit) -> str:
    """What makes two statements of the same two sides two."""
    # Two figures of one thing are two statements.
    about = hit.words if hit.rule.startswith("figure") else hit.subject.id
    about += hit.words if hit.rule == "role in" else ""
    # Since when a group has been active and when it was first told of are two statements.
    return about + (hit.rule if hit.relation is Relation.MENTIONS else "")


def _is_said(hit: Hit, seen: set[_Key], dated: set[_Key], *, is_dated: bool) -> bool:
    """Whether it is said already: what was broken into was aimed at, and that is one statement, not two."""
    if hit.relation is Relation.TARGETS:
        return (hit.subject.id, Relation.COMPROMISES, hit.object.id) in (seen | dated)
    is_again = hit.relation is Relation.COMPROMISES and not is_dated
    return is_again and (hit.subject.id, Relation.TARGETS, hit.object.id) in dated
