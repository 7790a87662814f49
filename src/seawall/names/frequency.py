"""How common a word is in names: a fixed table, so that a score never depends on what else a list holds."""

import lzma
from collections.abc import Iterable
from functools import cache
from importlib.resources import files

# Words that the table lacks are this common, per million names: one name in 100,000.
RARE_PER_MILLION = 10.0


@cache
def _table() -> dict[str, float]:
    packed = (files("seawall.names") / "data" / "frequency.tsv.xz").read_bytes()
    rows = (line.split("\t") for line in lzma.decompress(packed).decode("ascii").splitlines())
    return {form: float(share) for form, share in rows}


def per_million(form: str) -> float:
    """In how many of a million names a folded word stands, about; never less than RARE_PER_MILLION."""
    return max(RARE_PER_MILLION, _table().get(form, 0.0))


def known_forms() -> Iterable[str]:
    """The folded words that the table has."""
    return _table().keys()
