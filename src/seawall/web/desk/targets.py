"""Sanctions targets as a form names them, one a line: a listed id, or a name with its location and connection."""

from collections.abc import Sequence

from seawall import hold
from seawall.audit.words import Target
from seawall.corpus import Corpus
from seawall.decisions import Policy
from seawall.web.desk.forms import Said

HINT = "one a line: a listed id such as ofac-50543, or: name | location | connection"
_PARTS = 3


def targets_of(said: Said, name: str, corpus: Corpus) -> tuple[Target, ...]:
    """The targets of a field; of a listed id name and location are taken from the lists."""
    found = []
    for line in said.lines(name):
        parts = [part.strip() for part in line.split("|")]
        if len(parts) > _PARTS or not parts[0]:
            said.wrong[name] = f"{line!r} is no target: {HINT}"
            continue
        found.append(_target(*parts, corpus=corpus))
    return tuple(found)


def _target(first: str, location: str = "", connection: str = "", *, corpus: Corpus) -> Target:
    entity = hold.listed(first, corpus)
    if entity is None:
        return Target(entity_id="", name=first, location=location, connection=connection)
    return hold.target_of(entity, location, connection)


def written(targets: Sequence[Target]) -> str:
    """Targets as the field takes them again."""
    return "\n".join(
        " | ".join(part for part in (row.entity_id or row.name, row.location, row.connection)).rstrip(" |")
        for row in targets
    )


def authorities_of(said: Sequence[str], targets: Sequence[Target], corpus: Corpus, policy: Policy) -> tuple[str, ...]:
    """The legal authorities that were said, else those that the policy knows for the listed targets' programmes."""
    return tuple(said) or hold.authorities_of(targets, corpus, policy)
