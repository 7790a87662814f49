"""Who is newly hit, whose hit changed and who is hit no longer: two standings of a customer compared, with the why."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, fields
from enum import StrEnum
from typing import Any

from seawall.customers.standing import Hit, Standing
from seawall.decisions import Outcome
from seawall.entities import Address, Designation, Entity, Fact, Identifier, Link, ListedName, PartialDate
from seawall.lists.diff import FieldChange

# Of a changed entry so many fields, and of each so many values, stand in a why.
_FIELDS, _VALUES = 4, 3


class Kind(StrEnum):
    """What became of a customer and an entry; a hit that was released and must be decided now is a new one.

    A person must look at the first two.
    """

    NEWLY_HIT = "newly hit"
    CHANGED = "changed"
    NO_LONGER_HIT = "no longer hit"


@dataclass(frozen=True, slots=True)
class NewlyHit:
    """One customer and one entry of which something changed. Its fields are those of a line of JSON.

    key       the customer's key
    customer  what to call the customer
    entity_id, entity, lists, programmes   the entry; empty where the customer's outcome changed without one
    before, after   the score, None where there was or is no hit
    outcome_before, outcome_after   what is to be done about the customer
    why       which entry or customer was added, changed or removed, and how
    said      the customer's name or identifier that carries the hit
    told_again   the id of the earlier screening that found it and may not have told it; empty for what is told as new
    """

    kind: Kind
    key: str
    customer: str
    entity_id: str
    entity: str
    lists: tuple[str, ...]
    programmes: tuple[str, ...]
    before: float | None
    after: float | None
    outcome_before: Outcome | None
    outcome_after: Outcome | None
    why: str
    said: str = ""
    told_again: str = ""


@dataclass(frozen=True, slots=True)
class Whys:
    """Why anything may have changed: of each entry, by id, and of everybody (a policy, an engine, a day)."""

    entries: Mapping[str, str]
    everybody: str = ""

    def told(self, entity_id: str, customer: str, memory: str = "") -> str:
        """What is said of one customer and entry; memory is what became of a remembered false positive."""
        return "; ".join(text for text in (self.entries.get(entity_id, ""), customer, memory, self.everybody) if text)


def compare(before: Standing | None, after: Standing | None, customer: str, whys: Whys) -> Iterator[NewlyHit]:
    """What changed for one customer; `customer` says whether the row was added, changed or removed, empty if not.

    A customer whose outcome changed without a hit (an address in a place that is restricted now, a row that can be read
    now) is one row without an entry.
    """
    old, new = _hits(before), _hits(after)
    found = False
    for entity_id in sorted(old.keys() | new.keys()):
        was, is_now = old.get(entity_id), new.get(entity_id)
        same = was is not None and is_now is not None and (was.score, was.outcome) == (is_now.score, is_now.outcome)
        if same and entity_id not in whys.entries and not _differs(before, after):
            continue
        found = True
        yield _row(before, after, was, is_now, whys.told(entity_id, customer, _memory(was, is_now)))
    if not found and _outcome(before) is not _outcome(after):
        yield _row(before, after, None, None, whys.told("", customer))


def _memory(was: Hit | None, is_now: Hit | None) -> str:
    """What is remembered otherwise of a hit that stands."""
    then, now = was.memory if was else "", is_now.memory if is_now else ""
    if then == now or is_now is None:
        return ""
    return now or f"withdrawn: {then}"


def _is_open(hit: Hit | None) -> bool:
    """Whether anybody has to look at a hit: one that is released is there, and asks for nothing."""
    return hit is not None and hit.outcome is not Outcome.RELEASE


def _differs(before: Standing | None, after: Standing | None) -> bool:
    """Whether the customer's own row is another one."""
    return before is None or after is None or before.party != after.party


def _hits(standing: Standing | None) -> dict[str, Hit]:
    return {hit.entity_id: hit for hit in standing.hits} if standing else {}


def _outcome(standing: Standing | None) -> Outcome:
    return standing.outcome if standing else Outcome.RELEASE


def _row(before: Standing | None, after: Standing | None, was: Hit | None, is_now: Hit | None, why: str) -> NewlyHit:
    standing, hit = after or before, is_now or was
    assert standing is not None
    if hit:
        opened = _is_open(is_now) and not _is_open(was)
        kind = Kind.NO_LONGER_HIT if not is_now else Kind.NEWLY_HIT if opened or not was else Kind.CHANGED
    else:
        kind = Kind.CHANGED
    return NewlyHit(
        kind, standing.key, standing.name, hit.entity_id if hit else "", hit.entity if hit else "",
        hit.lists if hit else (), hit.programmes if hit else (), was.score if was else None,
        is_now.score if is_now else None, _outcome(before), _outcome(after), why, hit.said if hit else "",
    )  # fmt: skip


def differences(before: Entity, after: Entity) -> tuple[FieldChange, ...]:
    """What an entry says otherwise now, field by field; where it was read is no part of what it says."""
    found = []
    for field in fields(Entity):
        if field.name == "source":
            continue
        old, new = (dict.fromkeys(_texts(getattr(entity, field.name))) for entity in (before, after))
        removed, added = tuple(text for text in old if text not in new), tuple(text for text in new if text not in old)
        if removed or added:
            found.append(FieldChange(field.name.replace("_", " "), removed, added))
    return tuple(found)


def told_of(changes: tuple[FieldChange, ...]) -> str:
    """The differences of an entry in one line."""
    told = "; ".join(map(_change, changes[:_FIELDS]))
    more = f"; {len(changes) - _FIELDS} more fields" if len(changes) > _FIELDS else ""
    return f"{told}{more}" if changes else "the same values in another order or with other details"


def _change(change: FieldChange) -> str:
    told = [f"− {text}" for text in _few(change.removed)] + [f"+ {text}" for text in _few(change.added)]
    return f"{change.field} {', '.join(told)}"


def _few(texts: tuple[str, ...]) -> list[str]:
    more = len(texts) - _VALUES
    return [*(f"“{text}”" for text in texts[:_VALUES]), *([f"{more} more"] if more > 0 else [])]


def _texts(value: Any) -> list[str]:
    if isinstance(value, tuple):
        return [_text(one) for one in value]
    return [_text(value)] if value else []


def _text(value: Any) -> str:
    """One value of an entry as a person reads it; what has no form of its own is a word already."""
    return next((text(value) for kind, text in _TEXT.items() if isinstance(value, kind)), str(value))


_TEXT: dict[type, Callable[[Any], str]] = {
    ListedName: lambda row: f"{row.text} (weak)" if row.weak else row.text,
    Identifier: lambda row: f"{row.label or row.kind} {row.value}",
    Address: lambda row: row.text,
    Fact: lambda row: f"{row.label} {row.value}",
    Designation: lambda row: f"{row.authority} {row.list_name} [{', '.join(row.programmes)}]",
    Link: lambda row: f"{row.relation} {row.target_name or row.target_id}",
    PartialDate: lambda row: row.text or row.iso,
}
