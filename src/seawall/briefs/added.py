"""What newer sources add to what was known when the party was first designated, or else first written about."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from seawall.briefs.brief import Sentence
from seawall.briefs.facts import Fact, clause, days_of, publishers
from seawall.briefs.notes import Notes
from seawall.briefs.relations import Part
from seawall.briefs.words import listed, on_day, who
from seawall.claims import Reading, Relation

_MOST_CLAUSES: Final = 3
_MOST_SENTENCES: Final = 12
# Their days are told where they stand; that they are newer is no news of the party.
_TOLD_ELSEWHERE: Final = frozenset({Part.LISTED, Part.TAKEN, Part.TOLD})


@dataclass(frozen=True, slots=True)
class Added:
    """What one publisher added on one day, as ISO writes it. is_news: it tells more than another name."""

    sentence: Sentence
    is_news: bool
    day: str


def added(facts: Sequence[Fact], notes: Notes) -> Iterator[Added]:
    """One for each publisher and day, the oldest first. Cited claims get their notes here, in that order."""
    since = _since(facts)
    grouped: dict[tuple[str, tuple[str, ...]], list[Fact]] = {}
    for fact in facts:
        first = fact.first_said
        firm = any(claim.saying.reading is not Reading.CONFLICT for claim in fact.claims)
        if firm and since and first > since and fact.way.part not in _TOLD_ELSEWHERE:
            grouped.setdefault((first, publishers(fact.claims)), []).append(fact)
    rows = sorted(grouped.items(), key=lambda row: row[0])
    for (day, names), group in rows[-_MOST_SENTENCES:]:
        for at in range(0, len(group), _MOST_CLAUSES):
            part = group[at : at + _MOST_CLAUSES]
            by = listed([who(name) for name in names], 3)
            text = f"Added {on_day(day)} by {by}: {'; '.join(clause(fact) for fact in part)}."
            labels = notes.of(claim for fact in part for claim in fact.claims)
            yield Added(Sentence(text, labels), any(fact.way.part is not Part.NAMES for fact in part), day)


def _since(facts: Sequence[Fact]) -> str:
    """The day of the first designation or listing; without one, the day on which the first source was published."""
    listed_on = [
        days_of(edge).start for fact in facts if fact.way.part is Part.LISTED for edge in fact.edges
        if fact.relation in {Relation.DESIGNATED_BY, Relation.LISTED_AS}
    ]  # fmt: skip
    said = [fact.first_said for fact in facts if fact.first_said]
    return min((day for day in listed_on if day), default="") or min(said, default="")
