"""How two names were aligned, in values: the pairs of words behind a score, and the words themselves for its reasons."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from seawall.matching.kernels.reader_types import Sheet
from seawall.matching.kernels.types import FloatArray, IntArray
from seawall.names import Name


class Pair(NamedTuple):
    """Tokens of the query that stand for tokens of the listed name, as bit masks; how they were found; how alike."""

    query: int
    listed: int
    how: int
    alike: float


@dataclass(frozen=True, slots=True)
class Alignment:
    """The measures of two names and the pairs of tokens behind them."""

    measures: NDArray[np.float32]
    pairs: tuple[Pair, ...]


class Words(NamedTuple):
    """What reasons say of a name: its text, and of each token the form and the kind (Kind)."""

    text: str
    forms: tuple[str, ...]
    kinds: tuple[int, ...]


class Explained(NamedTuple):
    """An alignment with the forms and the kinds of the tokens on either side: the screened name's, then the listed one's."""

    alignment: Alignment
    screened: tuple[tuple[str, ...], tuple[int, ...]]
    listed: tuple[tuple[str, ...], tuple[int, ...]]


def words_of(name: Name) -> Words:
    """The words of an analysed name."""
    return Words(name.text, tuple(token.form for token in name.tokens), tuple(token.kind for token in name.tokens))


def alignment_of(pairs: IntArray, alike: FloatArray, measures: FloatArray) -> Alignment:
    """An alignment as the kernel left it; measures are copied."""
    found = zip(pairs.tolist(), alike.tolist(), strict=True)
    return Alignment(measures.copy(), tuple(Pair(mine, theirs, how, value) for (mine, theirs, how), value in found))


def explained_of(
    counts: IntArray, pairs: IntArray, alike: FloatArray, measures: FloatArray, sheet: Sheet
) -> Iterator[Explained | None]:
    """What `explain_hits` wrote of some hits, as values; None where names/analyse.py must read the name.

    The arrays are turned into Python's numbers as a whole: hit by hit that takes longer than all else.
    """
    most = max(0, int(counts.max(initial=0)))
    sizes = sheet.told_tokens[: len(counts)].tolist()
    tokens = sum(map(sum, sizes))
    stops: list[int] = sheet.told_stop[:tokens].tolist()
    kinds: list[int] = sheet.told_kind[:tokens].tolist()
    letters = sheet.told_text[: stops[-1] if stops else 0].tobytes().decode("ascii")
    forms = [letters[start:stop] for start, stop in zip([0, *stops], stops, strict=False)]
    first = 0
    for hit, (count, rows, values, (mine, theirs)) in enumerate(
        zip(counts.tolist(), pairs[:, :most].tolist(), alike[:, :most].tolist(), sizes, strict=True)
    ):
        if count < 0:
            yield None
            continue
        middle = first + mine
        last = middle + theirs
        found = tuple(Pair(one, two, how, value) for (one, two, how), value in zip(rows[:count], values, strict=False))
        yield Explained(
            Alignment(measures[hit], found),
            (tuple(forms[first:middle]), tuple(kinds[first:middle])),
            (tuple(forms[middle:last]), tuple(kinds[middle:last])),
        )
        first = last
