"""What a sanctions list says of an entry, as claims: its names, its authority, its listing and the day of it.

A list that Seawall read itself is the publisher's own text. The entry's subject is handed in, so that a company of the claims
and the entry it is listed as are one node, and no name decides that they are (docs/decisions/0027).
"""

from collections.abc import Iterator
from datetime import UTC, date, datetime

from seawall.claims import Claim, Node, NodeKind, Place, Precision, Relation, Saying, Window, WindowBasis, node
from seawall.entities import Designation, Entity, ListedName, PartialDate, Schema

_KINDS = {Schema.PERSON: NodeKind.PERSON}


def subject_of(entity: Entity) -> Node:
    """The node of an entry that no claim speaks of: a person, or else a company, by the entry's own id."""
    return node(_KINDS.get(entity.schema, NodeKind.COMPANY), entity.caption, entity.id)


def claims_of(entity: Entity, subject: Node, note: str = "") -> Iterator[Claim]:
    """The claims of one entry about its subject. note says why another entry is held to be the same party."""
    for row in entity.designations:
        saying = _saying(entity, row)
        listing = node(NodeKind.LISTING, _listing_name(entity, row), entity.id)
        window = _since(row.since)
        role = ", ".join(row.programmes)
        yield Claim(subject, Relation.LISTED_AS, listing, saying, window, role=role, note=note)
        if row.authority:
            authority = node(NodeKind.AUTHORITY, row.authority)
            yield Claim(subject, Relation.DESIGNATED_BY, authority, saying, window, role=role, note=note)
    for name in entity.names[1:] if entity.caption == subject.name else entity.names:
        if entity.designations and name.text.strip() and name.text != subject.name:
            alias = node(subject.kind, name.text)
            yield Claim(
                subject,
                Relation.ALSO_CALLED,
                alias,
                _saying(entity, entity.designations[0]),
                role=_word(name),
                note=note,
            )


def _listing_name(entity: Entity, row: Designation) -> str:
    number = entity.id.partition("-")[2] or entity.id
    return f"{row.list_name or row.authority} {number}".strip()


def _word(name: ListedName) -> str:
    return f"{'weak ' if name.weak else ''}{name.kind}"


def _saying(entity: Entity, row: Designation) -> Saying:
    # A list that carries no day of publication was known at the latest from the listing's own day.
    on = entity.source.published or row.since
    place = Place(entity.source.file or entity.source.list_id, row=entity.source.record)
    return Saying(row.authority or entity.source.list_id, place, PartialDate(on, on) if on else None)


def _since(day: date | None) -> Window:
    if day is None:
        return Window()
    return Window(datetime(day.year, day.month, day.day, tzinfo=UTC), None, WindowBasis.PUBLISHED, Precision.DAY)
