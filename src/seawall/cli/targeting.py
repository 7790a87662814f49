"""Sanctions targets as options name them: by a listed id, looked up in the lists in use, or in words."""

from collections.abc import Sequence

from seawall import hold
from seawall.audit.words import Suspect, Target
from seawall.cli.context import open_corpus, open_policy
from seawall.cli.terminal import clean
from seawall.corpus import Corpus
from seawall.errors import CorpusMissing, SettingRefused


def targets_of(said: Sequence[str]) -> tuple[Target, ...]:
    """Each a listed id ("ofac-50543", "50543"), with name and location from the lists, or "name | location | connection"."""
    corpus = _corpus() if said else None
    return tuple(_target(clean(text), corpus) for text in said)


def targets_of_suspects(rows: Sequence[Suspect]) -> tuple[Target, ...]:
    """The listed parties of a case, with name and location from the lists in use."""
    return hold.targets_of(rows, _corpus() if rows else None)


def _target(text: str, corpus: Corpus | None) -> Target:
    parts = [part.strip() for part in text.split("|")]
    if len(parts) > 3 or not parts[0]:
        raise SettingRefused(f"--target takes a listed id, or name | location | connection, not {text!r}")
    first, location, connection = (*parts, "", "")[:3]
    found = hold.listed(first, corpus) if " " not in first else None
    if found is None:
        return Target(entity_id="", name=first, location=location, connection=connection)
    return hold.target_of(found, location, connection)


def _corpus() -> Corpus | None:
    try:
        return open_corpus(None)
    except CorpusMissing:
        return None


def authorities_of(said: Sequence[str], targets: Sequence[Target]) -> tuple[str, ...]:
    """The legal authorities that were said, else those that the policy knows for the programmes of the listed targets."""
    if said:
        return tuple(clean(text) for text in said)
    if not any(row.entity_id for row in targets):
        return ()
    return hold.authorities_of(targets, _corpus(), open_policy(None, None, None))
