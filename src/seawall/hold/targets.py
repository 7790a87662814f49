"""Whom a report names for a stop: the listed parties with their place on the lists, and the law behind their programmes."""

from collections.abc import Iterable

from seawall.audit.words import Suspect, Target
from seawall.corpus import Corpus
from seawall.decisions import Policy
from seawall.entities import Entity
from seawall.errors import UnknownEntity


def target_of(entity: Entity, location: str = "", connection: str = "") -> Target:
    """A listed party; without a location the first address that the list gives."""
    where = location or next((row.text for row in entity.addresses if row.text), "")
    return Target(entity_id=entity.id, name=entity.caption, location=where, connection=connection)


def targets_of(suspects: Iterable[Suspect], corpus: Corpus | None) -> tuple[Target, ...]:
    """The listed parties of a case; who is on no list in use any more goes by the name that they had."""
    return tuple(
        target_of(found)
        if (found := listed(row.entity_id, corpus))
        else Target(entity_id=row.entity_id, name=row.entity)
        for row in suspects
    )


def authorities_of(targets: Iterable[Target], corpus: Corpus | None, policy: Policy) -> tuple[str, ...]:
    """The legal authorities that the policy knows for the programmes of the listed targets."""
    entities = [found for row in targets if row.entity_id and (found := listed(row.entity_id, corpus))]
    tags = {tag for entity in entities for tag in entity.programmes}
    rows = [row for row in policy.authority if row.programme in tags]
    return tuple(dict.fromkeys(f"{row.programme}: {row.cite}" for row in rows))


def listed(name: str, corpus: Corpus | None) -> Entity | None:
    """The entity of an id as the lists write it ("50543") or as Seawall does ("ofac-50543", in letters of any size); None where there is none."""
    for id_ in (name, name.lower(), f"ofac-{name}") if corpus else ():
        try:
            return corpus.entity(id_) if corpus else None
        except UnknownEntity:
            continue
    return None
