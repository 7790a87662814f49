"""The story of screening: a subject, its parties, their matches, one decision."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from seawall.corpus import ENGINE, Corpus
from seawall.decisions import Circumstances, Decision, Policy, decide
from seawall.entities import Entity, Party
from seawall.errors import Problem, SettingRefused
from seawall.matching import Match
from seawall.payments import Subject


@dataclass(frozen=True, slots=True)
class Screening:
    """What to screen with.

    lists narrows the lists by name ("SDN", "SSI"); empty means all. top keeps at most so many matches a party.
    """

    corpus: Corpus
    policy: Policy
    now: datetime
    lists: tuple[str, ...] = ()
    top: int = 10
    notes: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if self.top < 1:
            raise SettingRefused("top must be 1 or more")


def screen(subjects: Iterable[Subject | Problem], using: Screening) -> Iterator[Decision | Problem]:
    """Decide each subject in order, one at a time, in bounded memory; problems of the reader pass through."""
    for subject in subjects:
        yield subject if isinstance(subject, Problem) else screen_one(subject, using)


def screen_one(subject: Subject, using: Screening) -> Decision:
    """Decide one payment or customer: the one path that every door takes."""
    matched = [(party, matches_of(party, using)) for party in subject.parties]
    ids = {match.entity_id for _, matches in matched for match in matches}
    entities = {entity_id: _narrowed(using.corpus.entity(entity_id), using.lists) for entity_id in sorted(ids)}
    under = Circumstances(using.now, using.corpus.version, ENGINE, using.notes)
    return decide(subject, matched, entities, using.policy, under)


def matches_of(party: Party, using: Screening) -> list[Match]:
    """A party's matches on the lists asked for, best first, at most `top`."""
    found = using.corpus.matches(party, using.policy.thresholds.review)
    if using.lists:
        found = [match for match in found if _narrowed(using.corpus.entity(match.entity_id), using.lists).designations]
    return found[: using.top]


def _narrowed(entity: Entity, lists: tuple[str, ...]) -> Entity:
    if not lists:
        return entity
    return replace(entity, designations=tuple(row for row in entity.designations if row.list_name in lists))
