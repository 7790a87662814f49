"""What two versions of one list say differently, entry by entry and field by field."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from seawall.entities import Address, Designation, Entity, Identifier, Link, ListedName, PartialDate
from seawall.lists.changes import changes, fingerprints


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field of one entry: what it says no more, and what it says now."""

    field: str
    removed: tuple[str, ...] = ()
    added: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry that came, went or changed: its id, its primary name, its programmes; fields where it changed."""

    id: str
    name: str
    programmes: tuple[str, ...]
    fields: tuple[FieldChange, ...] = ()


@dataclass(frozen=True, slots=True)
class Diff:
    """All differences between two versions, each kind in order of the id."""

    added: tuple[Entry, ...] = ()
    changed: tuple[Entry, ...] = ()
    removed: tuple[Entry, ...] = ()

    @property
    def counts(self) -> str:
        """The counts in a few signs: "+47 ~1 −0"."""
        return f"+{len(self.added):,} ~{len(self.changed):,} −{len(self.removed):,}"

    def __bool__(self) -> bool:
        return bool(self.added or self.changed or self.removed)


def diff(before: Iterable[Entity], after: Iterable[Entity]) -> Diff:
    """Compare two versions. Entries that share an id are compared as one; versions in different formats differ in more."""
    old, new = _by_id(before), _by_id(after)
    found = changes(fingerprints(_flat(old)), fingerprints(_flat(new)))
    return Diff(
        added=tuple(_entry(id_, new[id_]) for id_ in found.added),
        changed=tuple(_entry(id_, new[id_], tuple(_fields(old[id_], new[id_]))) for id_ in found.changed),
        removed=tuple(_entry(id_, old[id_]) for id_ in found.removed),
    )


def _by_id(entities: Iterable[Entity]) -> dict[str, list[Entity]]:
    found: dict[str, list[Entity]] = {}
    for entity in entities:
        found.setdefault(entity.id, []).append(entity)
    return found


def _flat(by_id: dict[str, list[Entity]]) -> Iterator[Entity]:
    return (entity for rows in by_id.values() for entity in rows)


def _entry(id_: str, rows: list[Entity], fields: tuple[FieldChange, ...] = ()) -> Entry:
    tags = dict.fromkeys(tag for row in rows for tag in row.programmes)
    return Entry(id_, rows[0].caption, tuple(tags), fields)


def _fields(old: list[Entity], new: list[Entity]) -> Iterator[FieldChange]:
    found = False
    for field, said in _SAID.items():
        before = Counter(text for entity in old for text in said(entity))
        after = Counter(text for entity in new for text in said(entity))
        if before != after:
            found = True
            yield FieldChange(field, tuple((before - after).elements()), tuple((after - before).elements()))
    if not found:
        yield FieldChange("order", added=("the same values in another order or with other labelled parts",))


def _name(name: ListedName) -> str:
    marks = ", ".join(mark for mark in (str(name.kind), "weak" if name.weak else "", name.script) if mark)
    return f"{name.text} ({marks})"


def _identifier(row: Identifier) -> str:
    more = (
        row.country,
        row.currency,
        f"issued {row.issued.iso}" if row.issued else "",
        f"expires {row.expires.iso}" if row.expires else "",
        row.note,
    )
    shown = ", ".join(text for text in more if text)
    return f"{row.label or row.kind} {row.value}{f' ({shown})' if shown else ''}"


def _address(row: Address) -> str:
    return f"{row.text} ({row.note})" if row.note else row.text


def _listing(row: Designation) -> str:
    more = (f"since {row.since}" if row.since else "", *row.legal_authorities)
    return " · ".join(text for text in (f"{row.authority} {row.list_name}", *more) if text)


def _date(row: PartialDate) -> str:
    return row.text or row.iso


def _link(row: Link) -> str:
    return f"{row.relation} {row.target_name or row.target_id}"


# Every field of an entity but its source, which says where it was read and not what it says.
_SAID: dict[str, Callable[[Entity], Iterable[str]]] = {
    "kind": lambda entity: [str(entity.schema)],
    "names": lambda entity: map(_name, entity.names),
    "programmes": lambda entity: [
        f"{row.authority} {row.list_name}: {tag}" for row in entity.designations for tag in row.programmes
    ],
    "listings": lambda entity: map(_listing, entity.designations),
    "identifiers": lambda entity: map(_identifier, entity.identifiers),
    "addresses": lambda entity: map(_address, entity.addresses),
    "birth dates": lambda entity: map(_date, entity.birth_dates),
    "birth places": lambda entity: entity.birth_places,
    "nationalities": lambda entity: entity.nationalities,
    "citizenships": lambda entity: entity.citizenships,
    "gender": lambda entity: filter(None, [entity.gender]),
    "title": lambda entity: filter(None, [entity.title]),
    "links": lambda entity: map(_link, entity.links),
    "further": lambda entity: (f"{fact.label} {fact.value}" for fact in entity.facts),
    "not understood": lambda entity: entity.unread,
}
