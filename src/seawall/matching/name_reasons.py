"""The measures of two names as reasons in plain words; their points are the name's whole score."""

from collections.abc import Iterator, Sequence

from seawall.matching.explained import Alignment, Pair, Words
from seawall.matching.kernels import align, types
from seawall.matching.kernels.bounds import rarity
from seawall.matching.match import Reason
from seawall.matching.weights import START, WEIGHTS
from seawall.names import Kind

_HOW = {
    types.EXACT: "=",
    types.SPELLING: "≈",
    types.SOUND: "≈",
    types.VARIANT: "~",
    types.MEANING: "~",
    types.INITIAL: "initial of",
    types.CUT: "cut off from",
}
_SMALL = frozenset({Kind.PARTICLE, Kind.TITLE})
_ROWS = tuple((row.measure, row.name, row.worth, row.meaning) for row in WEIGHTS)


def name_reasons(screened: Words, listed: Words, found: Alignment) -> Iterator[Reason]:
    """Where the score begins, what rarity adds, and what each measure takes away; zero points are left out."""
    measures = found.measures.tolist()
    bits = measures[align.BITS]
    yield Reason("name", START, _matched(screened, listed, found), screened.text, listed.text)
    yield Reason("rarity", round(float(rarity(bits)), 3), _rarity_text(bits))
    for measure, name, worth, meaning in _ROWS:
        points = round(worth * measures[measure], 3)
        if points:
            yield Reason(name, points, _detail(measure, meaning, screened, listed, found))


def _matched(screened: Words, listed: Words, found: Alignment) -> str:
    pieces = []
    for pair in sorted(found.pairs, key=_first):
        one, two = _text(screened, pair.query), _text(listed, pair.listed)
        pieces.append(one if one == two else f"{one} {_HOW[pair.how]} {two}")
    return "; ".join(pieces)


def _first(pair: Pair) -> int:
    return pair.query & -pair.query


def _rarity_text(bits: float) -> str:
    if bits < 6:
        return "the matched words are common"
    return "the matched words are rare" if bits > 13 else "the matched words are neither common nor rare"


def _detail(measure: int, meaning: str, screened: Words, listed: Words, found: Alignment) -> str:
    mine = _left(screened, [pair.query for pair in found.pairs])
    theirs = _left(listed, [pair.listed for pair in found.pairs])
    if measure == align.CONFLICT:
        return f"{_quoted(mine)} against {_quoted(theirs)}: {meaning}"
    if measure == align.MORE_IN_QUERY:
        return f"{_quoted(mine)} only in the screened name"
    if measure == align.MORE_ON_LIST:
        return f"{_quoted(theirs)} only on the list"
    return meaning


def _left(name: Words, masks: Sequence[int]) -> list[str]:
    used = 0
    for mask in masks:
        used |= mask
    return [
        form
        for place, (form, kind) in enumerate(zip(name.forms, name.kinds, strict=True))
        if not used >> place & 1 and kind not in _SMALL
    ]


def _quoted(words: Sequence[str]) -> str:
    return " ".join(words) if words else "a small word"


def _text(name: Words, mask: int) -> str:
    # Nearly always one token.
    if not mask & (mask - 1):
        return name.forms[mask.bit_length() - 1]
    return " ".join(form for place, form in enumerate(name.forms) if mask >> place & 1)
