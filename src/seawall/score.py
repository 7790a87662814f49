"""The story of scoring: pairs of a file, each compared as in a screening, with what the policy makes of the score."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from seawall.backtest import Labelled, Pair
from seawall.decisions import Band, Policy, band_of, bar_of, what_would_change
from seawall.errors import Problem
from seawall.matching import Match, changes, compare, ofac_tool_best


@dataclass(frozen=True, slots=True)
class Scored:
    """A pair with its match; band is what the policy makes of it before any list speaks.

    ofac_tool is about what OFAC's own tool would show, 50 to 100, and None where it would show nothing.
    """

    pair: Pair
    match: Match
    band: Band
    ofac_tool: int | None
    counterfactual: str

    @property
    def labelled(self) -> Labelled | None:
        """The score beside the pair's label; None where it has none, or a side could not be read: that is no true negative."""
        if self.pair.label is None or not self.pair.has_two_sides:
            return None
        return Labelled(self.match.score, self.pair.label, self.band is not Band.BELOW)


def score(pairs: Iterable[Pair | Problem], policy: Policy) -> Iterator[Scored | Problem]:
    """Score each pair in order, one at a time, in bounded memory; problems of the reader pass through."""
    for pair in pairs:
        yield pair if isinstance(pair, Problem) else score_one(pair, policy)


def score_one(pair: Pair, policy: Policy) -> Scored:
    """Compare the two sides of a pair by the path that every screening takes; whom nobody could read is reviewed."""
    match = compare(pair.party, pair.entity)
    bar = bar_of(pair.party, pair.entity, policy)
    listed = [name.text for name in pair.entity.names]
    shown = [best for name in pair.party.names if (best := ofac_tool_best(name, listed)) is not None]
    return Scored(
        pair,
        match,
        band_of(match, bar, policy) if pair.has_two_sides else Band.ALIKE,
        max(shown, default=None),
        what_would_change(match, changes(match, pair.party, pair.entity), lambda other: band_of(other, bar, policy)),
    )


ADDED = ("score", "outcome", "ofac_tool_emulated", "reasons", "counterfactual", "problems")


def columns(headers: Sequence[str]) -> dict[str, str]:
    """What is added to a file's own columns, by the names under which it stands: its own with a prefix where taken."""
    return {name: f"seawall_{name}" if name in headers else name for name in ADDED}


def row(scored: Scored, names: Mapping[str, str]) -> dict[str, str]:
    """A pair as one row: the input's columns as they stood, then what was added."""
    match = scored.match
    told = {
        "score": f"{match.score:.4f}",
        "outcome": scored.band,
        "ofac_tool_emulated": "" if scored.ofac_tool is None else str(scored.ofac_tool),
        "reasons": "; ".join(f"{reason.feature} {reason.points:+.2f} ({reason.text})" for reason in match.reasons),
        "counterfactual": scored.counterfactual,
        "problems": " | ".join(str(problem) for problem in scored.pair.problems),
    }
    return dict(scored.pair.columns) | {names[name]: text for name, text in told.items()}


@dataclass(slots=True)
class Measured:
    """The labelled scores of a run, by group; a million of them take about 100 MB."""

    by_group: dict[str, list[Labelled]] = field(default_factory=dict)
    scored: int = 0

    def add(self, scored: Scored) -> None:
        """Count one pair."""
        self.scored += 1
        labelled = scored.labelled
        if labelled is not None:
            self.by_group.setdefault(scored.pair.group, []).append(labelled)

    @property
    def all(self) -> list[Labelled]:
        """The labelled scores of all groups."""
        return [row for rows in self.by_group.values() for row in rows]
