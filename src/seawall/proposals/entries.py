"""Which of the names that a document gives a listed party it goes by in its claims."""

from collections.abc import Mapping, Sequence
from functools import partial

from seawall.claims import NodeKind
from seawall.proposals.find import meant_by
from seawall.proposals.memory import Memory
from seawall.proposals.slot import Listed
from seawall.proposals.trimmed import longer, trimmed


def remember_listed(texts: Sequence[str], listed: Mapping[int, Sequence[Listed]], memory: Memory) -> None:
    """Who is listed goes by that name in a document which is most like the entry's first one: so two stories mean one party."""
    likest: dict[str, tuple[tuple[bool, float], Listed, str]] = {}
    for at, some in listed.items():
        for one in map(partial(trimmed, texts[at]), some):
            is_somebody_else = one.kind is NodeKind.COMPANY and longer(texts[at], one)
            how = (one.is_first, one.score)
            if not is_somebody_else and how > likest.get(one.entity_id, ((False, 0.0),))[0]:
                likest[one.entity_id] = how, one, texts[at][one.start : one.stop]
    for entity_id, (_, one, said) in likest.items():
        memory.by_entity[entity_id] = meant_by(one, said, memory)
