"""Sanctions targets as options name them: by a listed id, looked up in the lists in use, or in words."""

from collections.abc import Sequence

from seawall.audit.words import Suspect, Target
from seawall.cli.context import open_corpus, open_policy
from seawall.cli.terminal import clean
from seawall.corpus import Corpus
from seawall.entities import Entity
from seawall.errors import CorpusMissing, SettingRefused, UnknownEntity


def targets_of(said: Sequence[str]) -> tuple[Target, ...]:
    """Each a listed id ("ofac-50543", "50543"), with name and location from the lists, or "name | location | connection"."""
    return tuple(_target(clean(text)) for text in said)


def targets_of_suspects(rows: Sequence[Suspect]) -> tuple[Target, ...]:
    """The listed parties of a case, with name and location from the lists; who left the lists by the name that they had."""
    return tuple(_of_suspect(row) for row in rows)


def _of_suspect(row: Suspect) -> Target:
    found = _listed(row.entity_id)
    return _told(found) if found else Target(entity_id=row.entity_id, name=row.entity)


def _told(found: Entity, location: str = "", connection: str = "") -> Target:
    where = location or next((row.text for row in found.addresses if row.text), "")
    return Target(entity_id=found.id, name=found.caption, location=where, connection=connection)


def _target(text: str) -> Target:
    parts = [part.strip() for part in text.split("|")]
    if len(parts) > 3 or not parts[0]:
        raise SettingRefused(f"--target takes a listed id, or name | location | connection, not {text!r}")
    first, location, connection = (*parts, "", "")[:3]
    found = _listed(first) if " " not in first else None
    if found is None:
        return Target(entity_id="", name=first, location=location, connection=connection)
    return _told(found, location, connection)


def _listed(text: str) -> Entity | None:
    try:
        return _entity(open_corpus(None), text)
    except CorpusMissing:
        return None


def _entity(corpus: Corpus, text: str) -> Entity | None:
    for name in (text, f"ofac-{text}"):
        try:
            return corpus.entity(name)
        except UnknownEntity:
            continue
    return None


def authorities_of(said: Sequence[str], targets: Sequence[Target]) -> tuple[str, ...]:
    """The legal authorities that were said, else those that the policy knows for the programmes of the listed targets."""
    if said:
        return tuple(clean(text) for text in said)
    entities = [found for row in targets if row.entity_id and (found := _listed(row.entity_id))]
    tags = {tag for entity in entities for tag in entity.programmes}
    rows = [row for row in open_policy(None, None, None).authority if row.programme in tags]
    return tuple(dict.fromkeys(f"{row.programme}: {row.cite}" for row in rows))
