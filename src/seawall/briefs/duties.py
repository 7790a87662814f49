"""Obligations in a brief: each as a sentence with its state, who must, until when, and a note to its authority."""

from collections.abc import Iterator, Sequence
from typing import Final

from seawall.briefs.brief import Sentence, Source
from seawall.briefs.notes import Notes, Opened
from seawall.briefs.words import day_words, plain
from seawall.obligations import Obligation, State

# How far the text of a rule was checked, by the letters of the policies.
_MARKS: Final = {
    "A": "the official text was read", "B": "secondary sources agree", "C": "one source, unverified", "M": "to be verified",
}  # fmt: skip
_ORDER: Final = (State.IN_FORCE, State.NOT_YET, State.PROPOSED, State.VOLUNTARY, State.ENDED)


def duties(rows: Sequence[Obligation], notes: Notes) -> Iterator[Sentence]:
    """The sentences: what is in force first. Nothing is decided for the reader: whom a rule binds is told."""
    for row in sorted(rows, key=lambda one: _ORDER.index(one.state)):
        opened = Opened(
            Source.RULE, row.authority, row.source, row.rule, " ".join(row.because) or row.title, mark=row.mark,
            meaning=_MARKS.get(row.mark, "how far it was checked is not said"), more=row.may,
        )  # fmt: skip
        yield Sentence(_told(row), (notes.opened(opened),))


def _told(row: Obligation) -> str:
    regime = "" if row.regime in {"", "none"} else f"{row.regime}, "
    due = f", by {day_words(row.due.isoformat())}" if row.due else ""
    may = f" ({plain(row.may)})" if row.may else ""
    state = f" [{regime}{row.state}]" if row.state is not State.VOLUNTARY else " [voluntary]"
    binds = f" Bound: {plain(row.binds)}." if row.binds else ""
    clock = f": {row.clock}{due}" if row.clock else due
    return f"{plain(row.title)}{clock}{may}{state}.{binds}"
