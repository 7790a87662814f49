"""Measures how well the emulation of OFAC's Sanctions List Search agrees with scores that the tool showed.

python bench/ofac_tool.py SCORE_PAIRS.csv [--write docs/reference/ofac-tool.md]
"""

import argparse
import csv
import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import product
from pathlib import Path
from typing import NamedTuple

from seawall.matching.ofac_tool import OBSERVED, Mechanism, ofac_tool_score

# What FAQ 249 leaves open, and the answers that were tried, first the plainest; every combination is measured.
OPEN: dict[str, tuple[float, ...]] = {
    "prefix": (4, 5, 6),
    "half_steps": (False, True),
    "blanks": (False, True),
    "hyphens": (False, True),
    "hyphen_parts": (False, True),
    "shortest": (1, 2, 3, 4),
    "soundex": (0.0, 1 / 16, 1 / 8, 1 / 4, 1 / 2),
}
# What FAQ 249 states: not chosen by the data, only left out one at a time to see whether the data bear it out.
STATED: dict[str, tuple[float, ...]] = {"one_letter": (False, True), "least_edit": (0.0, 0.5)}
FOLDS = 5
# Scores below it were not shown when the pairs marked -1 were looked up.
SHOWN_THEN = 80
NEAR = 5
BEGIN, END = "<!-- measured -->", "<!-- /measured -->"


class Pair(NamedTuple):
    """A name entered, a name listed, and the score the tool showed; -1 where it showed none from 80 up."""

    query: str
    listed: str
    shown: int


class Agreement(NamedTuple):
    """How many pairs, of them near and exact, the sum of absolute differences and the largest."""

    pairs: int
    near: int
    exact: int
    off: int
    most: int


def read(path: Path) -> list[Pair]:
    """The observed pairs."""
    with path.open(encoding="utf-8", newline="") as stream:
        return [Pair(row["query_name"], row["result_name"], int(row["ofac_score"])) for row in csv.DictReader(stream)]


def difference(pair: Pair, how: Mechanism = OBSERVED) -> int:
    """Ours less the tool's; for a pair that the tool did not show, all of ours where ours would have been shown."""
    ours = ofac_tool_score(pair.query, pair.listed, how) or 0
    hidden = pair.shown < 0 and ours < SHOWN_THEN
    return 0 if hidden else ours - max(pair.shown, 0)


def agreement(differences: Sequence[int]) -> Agreement:
    """The measures of some differences."""
    off = [abs(one) for one in differences]
    return Agreement(len(off), sum(one <= NEAR for one in off), off.count(0), sum(off), max(off, default=0))


def _fold(pair: Pair) -> int:
    """All pairs of one name entered fall into one fold: what is kept aside is then new to the choice."""
    return hashlib.sha256(pair.query.encode()).digest()[0] % FOLDS


def _grid() -> Iterator[Mechanism]:
    for values in product(*OPEN.values()):
        yield replace(OBSERVED, **dict(zip(OPEN, values, strict=True)))  # type: ignore[arg-type]


def cross_validated(pairs: list[Pair]) -> tuple[list[int], list[Mechanism]]:
    """Differences on each fold under the mechanism that is best on the other folds, and those mechanisms."""
    table = [(how, [difference(pair, how) for pair in pairs]) for how in _grid()]
    folds = [_fold(pair) for pair in pairs]
    kept_aside: list[int] = []
    chosen = []
    for fold in range(FOLDS):
        how, found = min(table, key=lambda row: _loss(row[1], folds, fold))
        chosen.append(how)
        kept_aside += [one for one, its in zip(found, folds, strict=True) if its == fold]
    return kept_aside, chosen


def _loss(found: list[int], folds: list[int], left_out: int) -> tuple[int, int]:
    seen = agreement([one for one, fold in zip(found, folds, strict=True) if fold != left_out])
    # A right mechanism is right to the point; nearness alone would let one odd pair decide.
    return (seen.pairs - seen.exact, seen.off)


def _line(name: str, found: Agreement) -> str:
    near, exact = found.near / found.pairs, found.exact / found.pairs
    return (
        f"| {name} | {found.near} of {found.pairs} ({near:.1%}) | {found.exact} ({exact:.1%}) "
        f"| {found.off / found.pairs:.2f} | {found.most} |"
    )


def report(pairs: list[Pair]) -> str:
    """The measured part of the reference page."""
    kept_aside, chosen = cross_validated(pairs)
    lines = [
        f"| mechanism | within ±{NEAR} | equal | mean difference | largest |",
        "|---|---|---|---|---|",
        _line("as shipped", agreement([difference(pair) for pair in pairs])),
        _line(f"chosen on {FOLDS - 1} parts of {FOLDS}, measured on the part kept aside", agreement(kept_aside)),
    ]
    for name, values in (OPEN | STATED).items():
        for value in values:
            if value != getattr(OBSERVED, name):
                how = replace(OBSERVED, **{name: value})  # type: ignore[arg-type]
                lines.append(_line(f"`{name}` {value:g} for {getattr(OBSERVED, name):g}", _measure(pairs, how)))
    off = [abs(difference(pair)) for pair in pairs]
    far, near = sum(one > NEAR for one in off), sum(1 < one <= NEAR for one in off)
    lines += ["", f"Pairs more than {NEAR} points off, as shipped: {far}. From 2 to {NEAR} points off: {near}."]
    same = sum(how == OBSERVED for how in chosen)
    lines += [
        "",
        f"Of the {len(list(_grid())):,} combinations of open answers the {FOLDS} rounds chose the shipped one {same} times.",
    ]
    return "\n".join(lines)


def _measure(pairs: list[Pair], how: Mechanism) -> Agreement:
    return agreement([difference(pair, how) for pair in pairs])


def _differing(pair: Pair) -> str:
    return f"{pair.query}; {pair.listed}; {pair.shown}; {ofac_tool_score(pair.query, pair.listed)}"


def main() -> None:
    """Print the measured part, or put it into a page between its marks."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("pairs", type=Path)
    parser.add_argument("--write", type=Path, help="the page whose measured part is to be replaced")
    given = parser.parse_args()
    pairs = read(given.pairs)
    text = report(pairs)
    if not given.write:
        print(text)
        print("\nentered; listed; OFAC's tool; emulated")
        print("\n".join(_differing(pair) for pair in pairs if difference(pair)))
        return
    before, _, rest = given.write.read_text(encoding="utf-8").partition(BEGIN)
    _, _, after = rest.partition(END)
    given.write.write_text(f"{before}{BEGIN}\n{text}\n{END}{after}", encoding="utf-8")


if __name__ == "__main__":
    main()
