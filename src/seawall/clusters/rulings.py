"""Persons' judgements over the engine's: folded from a journal in its order, the last word of each pair stands."""

from collections.abc import Iterable
from hashlib import sha256
from typing import TypeAlias

from seawall.clusters.judgement import Judgement, Verdict

# The last judgement of each pair.
Rulings: TypeAlias = dict[tuple[str, str], Judgement]


def folded(judgements: Iterable[Judgement]) -> tuple[Rulings, Rulings]:
    """A journal's judgements in their order to what stands by persons, and what the engine said last."""
    persons: Rulings = {}
    engines: Rulings = {}
    for row in judgements:
        (persons if row.is_persons else engines)[row.pair] = row
    return {pair: row for pair, row in persons.items() if row.verdict is not Verdict.WITHDRAWN}, engines


def overrides_hash(persons: Iterable[Judgement]) -> str:
    """What names the persons' judgements in a corpus's version; empty where there are none."""
    rows = sorted(f"{row.left} {row.right} {row.verdict}" for row in persons)
    return sha256("\n".join(rows).encode()).hexdigest() if rows else ""
