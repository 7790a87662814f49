"""Obligations in a brief: each as a sentence with its state, who must, until when, and a note to its authority."""

from collections.abc import Iterator
from typing import Final

from seawall.attribution.measure import drawable
from seawall.briefs.brief import Sentence, Source
from seawall.briefs.notes import Notes, Opened
from seawall.briefs.words import capital, day_words
from seawall.obligations import Following, Obligation, State

# How far the text of a rule was checked, by the letters of the policies.
_MARKS: Final = {
    "A": "the official text was read", "B": "secondary sources agree", "C": "one source, unverified", "M": "to be verified",
}  # fmt: skip
_MOST_TIES: Final = 30
_ORDER: Final = (State.IN_FORCE, State.NOT_YET, State.PROPOSED, State.VOLUNTARY, State.ENDED)


def duties(told: Following, notes: Notes) -> Iterator[Sentence]:
    """The sentences: what is in force first. Nothing is decided for the reader: whom a rule binds is told."""
    for row in sorted(told.obligations, key=lambda one: _ORDER.index(one.state)):
        opened = Opened(
            Source.RULE, row.authority, row.source, row.rule, " ".join(row.because) or row.title, mark=row.mark,
            meaning=_MARKS.get(row.mark, "how far it was checked is not said"), more=row.may,
        )  # fmt: skip
        yield Sentence(_told(row), (notes.opened(opened),))
    for text in told.sentences:
        opened = Opened(
            Source.RULE, "the table of rules", f"as of {told.on}", f"as of {told.on}", "what no row of the table tells"
        )
        yield Sentence(_whole(text), (notes.opened(opened),))


def money_side(told: Following, notes: Notes) -> Iterator[Sentence]:
    """What of one's own is tied to the party on the money side: customers, payments, wallets, blocked property."""
    for row in told.facts.nexuses[:_MOST_TIES]:
        opened = Opened(
            Source.BOOKS, "your own books and files", row.place or row.entity_id, f"{row.kind} {row.ours}", row.sentence
        )
        yield Sentence(f"{capital(_whole(row.sentence))}.", (notes.opened(opened),))
    rest = told.facts.nexuses[_MOST_TIES:]
    if rest:
        yield Sentence(f"{len(rest):,} more ties stand in the exposure's own files.", (notes.opened(_EXPOSURE),))


_EXPOSURE: Final = Opened(
    Source.BOOKS, "your own books and files", "the exposure", "the exposure", "all ties on the money side"
)


def _whole(text: str) -> str:
    return drawable(text)


def _told(row: Obligation) -> str:
    regime = "" if row.regime in {"", "none"} else f"{row.regime}, "
    due = f", by {day_words(row.due.isoformat())}" if row.due else ""
    may = f" ({_whole(row.may)})" if row.may else ""
    state = f" [{regime}{row.state}]" if row.state is not State.VOLUNTARY else " [voluntary]"
    binds = f" Bound: {_whole(row.binds)}." if row.binds not in {"", "nobody"} else ""
    clock = f": {row.clock}{due}" if row.clock else due
    return f"{_whole(row.title)}{clock}{may}{state}.{binds}"
