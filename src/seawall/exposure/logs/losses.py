"""Which of a file's Problems cost what an indicator might have met: the rest loses a number, not the row.

Where much of a file could not be read, its hours prove nothing: a "no" over them would rest on lines that nobody saw.
"""

from collections.abc import Mapping
from typing import Final

from seawall.exposure.logs import asa, clock, lines, nfdump, normal, suricata, unpack, values

# A file of which more could not be read covers no hour. As much as a "no" may leave uncovered (exposure/answer.py).
MOST: Final = 0.05
# What these reasons stand for is met all the same. Every other one counts as a row lost, also one that is new.
HARMLESS: Final = frozenset({
    asa.NO_START, clock.NEVER, clock.TWICE, clock.UNDATED, clock.UNSTATED, lines.NOT_UTF8, lines.NUL, nfdump.ROUNDED,
    normal.NO_HASH, suricata.SKEWED, unpack.CUT, values.NO_COUNT,
})  # fmt: skip


def lost(problems: Mapping[str, int]) -> int:
    """How many records, or what of them could be met, the Problems of a file cost; problems: by reason."""
    return sum(count for why, count in problems.items() if why not in HARMLESS)


def is_too_much(problems: Mapping[str, int], rows: Mapping[str, int]) -> bool:
    """Whether so much of a file was lost that its hours prove nothing; rows: by kind, a record having at most a few of each."""
    gone = lost(problems)
    return gone > MOST * (gone + max(rows.values(), default=0))
