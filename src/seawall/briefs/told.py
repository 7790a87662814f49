"""What all parts of a brief look at, and its facts as sentences."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from seawall.attribution import Edge
from seawall.briefs.brief import Sentence
from seawall.briefs.facts import Fact, days_of, sentence, statements
from seawall.briefs.notes import Notes
from seawall.briefs.reach import Reach
from seawall.briefs.relations import Part
from seawall.briefs.words import capital, listed, thing

# More sentences of one part are not read; the rest is one sentence that cites what is left.
_MOST_FACTS: Final = 24
_BY_DAY: Final = frozenset({Part.LISTED, Part.TAKEN})


@dataclass(frozen=True, slots=True)
class Told:
    """What all parts of a brief look at."""

    reach: Reach
    edges: tuple[Edge, ...]
    facts: tuple[Fact, ...]
    notes: Notes
    usual: tuple[str, ...]  # the publishers who are named once for all

    def of(self, *parts: Part) -> list[Fact]:
        """The facts of these parts; what happened on a day in the order of the days."""
        found = [fact for part in parts for fact in self.facts if fact.way.part is part]
        return sorted(found, key=lambda fact: days_of(fact.edges[0]).start or "9") if {*parts} & _BY_DAY else found


def sentences_of(told: Told, facts: Sequence[Fact]) -> Iterator[Sentence]:
    """The facts as sentences. What was just spoken of is "the company"; after other things it is named anew."""
    before = ""
    for fact in facts[:_MOST_FACTS]:
        is_again = fact.anchor.id == before and not fact.way.turned
        yield Sentence(sentence(fact, is_again=is_again, usual=told.usual), told.notes.of(fact.claims))
        before = fact.anchor.id if len(told.reach.starts) == 1 and fact.anchor.id == told.reach.starts[0].id else ""
    rest = facts[_MOST_FACTS:]
    if rest:
        about = listed(list(dict.fromkeys(thing(fact.anchor) for fact in rest)), 4)
        text = f"{capital(statements(len(rest)))} more, about {about}, stand in the notes."
        yield Sentence(text, told.notes.of(claim for fact in rest for claim in fact.claims))
