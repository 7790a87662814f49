"""What an edge rests on, in sentences: who says it, how far it was read, what speaks against it.

There is no number on purpose: a scale of trust in publishers that could be checked has not been published, and a sum of
guesses would look like a measurement (docs/decisions/0033).
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from seawall.claims import Claim, Reading, WindowBasis

# What the marks of the collected facts mean for whoever relies on them.
MARKS = {
    Reading.PRIMARY: "the publisher's own text was read",
    Reading.SECONDARY: "read in somebody's article about it",
    Reading.RECALLED: "recalled; no source was read",
    Reading.CONFLICT: "sources conflict",
    Reading.EXTRACTED: "taken out of the document by a machine",
}


@dataclass(frozen=True, slots=True)
class _Rests:
    """What the sentences are made of."""

    standing: tuple[Claim, ...]
    others: tuple[Claim, ...]
    voices: tuple[str, ...]
    deniers: tuple[str, ...]
    disputes: tuple[str, ...]


def factors(
    standing: tuple[Claim, ...], others: tuple[Claim, ...], voices: tuple[str, ...], deniers: tuple[str, ...],
    disputes: tuple[str, ...],
) -> tuple[str, ...]:  # fmt: skip
    """The sentences about one edge: standing are the claims that say so, others those that deny it or are over."""
    rests = _Rests(standing, others, voices, deniers, disputes)
    return tuple(sentence for rule in _RULES for sentence in rule(rests))


def _counted(rests: _Rests) -> Iterator[str]:
    """Echoes of one investigation are one voice: DOJ, CISA and NCSC may all rest on the FBI's."""
    count, publishers = len(rests.voices), len({claim.saying.by for claim in rests.standing})
    if not count:
        yield "nobody says so any more" if any(not claim.denied for claim in rests.others) else "nobody says so"
    elif publishers > count:
        yield f"{count} voice{'s' * (count > 1)} behind {publishers} publishers: {', '.join(rests.voices)}"
    else:
        yield f"{count} voice{'s' * (count > 1)}: {', '.join(rests.voices)}"


def _read(rests: _Rests) -> Iterator[str]:
    readings = {claim.saying.reading for claim in rests.standing or rests.others}
    if Reading.PRIMARY not in readings:
        marks = "; ".join(f"{mark}: {MARKS[mark]}" for mark in Reading if mark in readings)
        yield f"needs a check of the primary source ({marks})"


def _surely_said(rests: _Rests) -> Iterator[str]:
    least = [claim.confidence for claim in rests.standing if claim.confidence < 1]
    if least:
        yield f"its source gives it a confidence of {max(least):g}"


def _inferred(rests: _Rests) -> Iterator[str]:
    bases = {claim.window.basis for claim in rests.standing}
    if bases == {WindowBasis.INFERRED}:
        yield "the days are inferred, not published"


def _against(rests: _Rests) -> Iterator[str]:
    if rests.deniers and not rests.disputes:
        yield f"denied by {', '.join(rests.deniers)}"
    yield from rests.disputes


_RULES: tuple[Callable[[_Rests], Iterator[str]], ...] = (_counted, _read, _surely_said, _inferred, _against)
