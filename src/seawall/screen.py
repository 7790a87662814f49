"""The story of screening: a subject, its parties, their matches, one decision."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import NamedTuple, TypeAlias

from seawall.clusters import roll_of
from seawall.corpus import ENGINE, Corpus, home_of, last_checks, list_notes
from seawall.decisions import (
    Circumstances,
    Dealing,
    Decision,
    Evidence,
    GoodGuy,
    Kin,
    Outcome,
    OwnershipFinding,
    PlaceFinding,
    Policy,
    Resubmission,
    TextFinding,
    decide,
)
from seawall.decisions.bar import LONGER_NAME
from seawall.decisions.findings import FREE_TEXT
from seawall.entities import Entity, Party
from seawall.errors import Problem, SettingRefused
from seawall.evidence import evidence_of
from seawall.matching import Match
from seawall.matching.freetext import Mention
from seawall.mentions import texts_of
from seawall.owners import Ownership
from seawall.payments import Payment, Subject
from seawall.resubmission import Register, known_again, summarise

# How matches are asked for: parties and a threshold to the matches of each.
Ask: TypeAlias = Callable[[Sequence[Party], float], list[list[Match]]]


@dataclass(frozen=True, slots=True)
class Screening:
    """What to screen with.

    lists narrows the lists by name ("SDN", "SSI"); empty means all. All matches are decided on; of what came of them a decision
    shows at most top a party, of each list, the strictest.
    enabled are ids of lists that ought to be in the corpus: one that is not is named in the notes.
    dealings are facts by payment key, good_guys remembered false positives. ownership is asked about every party;
    earlier knows payments that were stopped, and is handed those that are stopped now.
    now is in UTC. notes is what every decision says of the lists and the policy; it follows from the rest, unless said
    repeats what an earlier screening said of lists that have aged since.
    SettingRefused where top is below 1, the corpus holds no list of a name, or a look-back would record what it stops.
    """

    corpus: Corpus
    policy: Policy
    now: datetime
    lists: tuple[str, ...] = ()
    top: int = 10
    dealings: Mapping[str, Dealing] = field(default_factory=dict)
    good_guys: tuple[GoodGuy, ...] = ()
    enabled: tuple[str, ...] = ()
    ownership: Ownership | None = None
    earlier: Register | None = None
    said: tuple[str, ...] | None = None
    notes: tuple[str, ...] = field(init=False)

    def __post_init__(self) -> None:
        if self.top < 1:
            raise SettingRefused(f"top must be 1 or more, not {self.top}")
        if self.earlier is not None and self.corpus.as_of:
            raise SettingRefused("a look-back stops no payment: it goes with no register of stopped payments")
        if self.now.tzinfo is None:
            raise SettingRefused("now must say its time zone: give datetime.now(UTC)")
        if self.earlier and self.policy.resubmission_days is None:
            raise SettingRefused(f"the policy {self.policy.regime} names no resubmission_days: how long is not said")
        known = self.corpus.manifest.list_names
        for name in self.lists:
            # A misspelt list would match nothing, and everything would pass.
            if name not in known:
                raise SettingRefused(f"no list is called {name!r}; there are {', '.join(known)}")
        object.__setattr__(self, "notes", tuple(_notes(self)) if self.said is None else self.said)


# So many subjects are matched in one go: the first few alone, so that an answer comes at once, then more and more.
_FIRST, _MOST = 1, 2048


def screen(
    subjects: Iterable[Subject | Problem], using: Screening, *, first: int = _FIRST
) -> Iterator[Decision | Problem]:
    """Decide each subject in order, some thousands at a time at most, in bounded memory; problems of the reader pass through.

    first says how many are matched in the first go: for whom nobody waits, as many as may be.
    """
    for chunk in _chunks(subjects, first):
        yield from _decide_all(chunk, using)


def _chunks(subjects: Iterable[Subject | Problem], size: int) -> Iterator[list[Subject | Problem]]:
    chunk: list[Subject | Problem] = []
    try:
        for subject in subjects:
            chunk.append(subject)
            if len(chunk) >= size:
                yield chunk
                chunk, size = [], min(_MOST, 2 * size)
    except Exception:
        # What was read before the reader failed is decided before anybody hears of the failure.
        yield chunk
        raise
    yield chunk


def _decide_all(subjects: Sequence[Subject | Problem], using: Screening) -> Iterator[Decision | Problem]:
    """Decide some subjects, their parties matched in one go: many are matched as one is, only faster."""
    read = [subject for subject in subjects if not isinstance(subject, Problem)]
    parties = [party for subject in read for party in subject.parties]
    matches = _over_thresholds(parties, using, using.corpus.matches_many)
    found = iter(zip(parties, matches, _members(parties, using), strict=True))
    evidence = evidence_of(read, using.corpus, using.policy, using.now.date())
    named = _members_in_texts(read, using)
    guys = _by_entry(using.good_guys)
    for subject in subjects:
        if isinstance(subject, Problem):
            yield subject
        else:
            rows = [next(found) for _ in subject.parties]
            met = [_Met(party, _asked_for(mine, using), members) for party, mine, members in rows]
            yield _decided(subject, _Known(met, next(named), *next(evidence)), guys, using)


def screen_one(subject: Subject, using: Screening) -> Decision:
    """Decide one payment or customer: the one path that every door takes."""
    (decision,) = _decide_all([subject], using)
    assert isinstance(decision, Decision)
    return decision


def entities_of(decision: Decision, using: Screening) -> dict[str, Entity]:
    """The entries that a decision's findings speak of, by id, as it was made on them."""
    known = sorted({row.match.entity_id for row in decision.findings})
    return {entity_id: _narrowed(using.corpus.entity(entity_id), using.lists) for entity_id in known}


class _Met(NamedTuple):
    """A party, its matches on the lists, and those with members of the ownership files."""

    party: Party
    matches: list[Match]
    members: list[Match]


class _Known(NamedTuple):
    """What was found of a subject: who its parties are, members of the ownership files in its texts by place, the rest."""

    met: Sequence[_Met]
    members: Sequence[tuple[str, Mention]]
    places: tuple[PlaceFinding, ...]
    texts: tuple[TextFinding, ...]
    problems: tuple[Problem, ...]


def _members_in_texts(subjects: Sequence[Subject], using: Screening) -> Iterator[list[tuple[str, Mention]]]:
    """For each subject the members of the ownership files that its texts name, with the place of the text."""
    ownership = using.ownership
    if ownership is None:
        yield from ([] for _ in subjects)
        return
    texts = [list(texts_of(subject)) for subject in subjects]
    found = iter(ownership.named_in([row.text for rows in texts for row in rows]))
    for rows in texts:
        yield [(row.place, mention) for row in rows for mention in next(found)]


def _members(parties: Sequence[Party], using: Screening) -> list[list[Match]]:
    return using.ownership.members(parties) if using.ownership else [[] for _ in parties]


def _by_entry(guys: Iterable[GoodGuy]) -> dict[str, list[GoodGuy]]:
    """Remembered false positives by entry: a house may have more of them than a party has matches."""
    found: dict[str, list[GoodGuy]] = {}
    for guy in guys:
        found.setdefault(guy.entity_id, []).append(guy)
    return found


def _decided(subject: Subject, found: _Known, guys: Mapping[str, Sequence[GoodGuy]], using: Screening) -> Decision:
    met = found.met
    texts = tuple(row for row in found.texts if _is_asked_for(row.match, using))
    if found.problems:
        subject = replace(subject, problems=(*subject.problems, *found.problems))
    ids = {match.entity_id for row in met for match in row.matches} | {row.match.entity_id for row in texts}
    entities = {entity_id: _narrowed(using.corpus.entity(entity_id), using.lists) for entity_id in sorted(ids)}
    kin = {entity_id: _kin(entity_id, using) for entity_id in entities}
    ownership = using.ownership
    under = Circumstances(using.now, using.corpus.version, ENGINE, using.notes, ownership.version if ownership else "")
    told = using.dealings.get(subject.key, Dealing())
    known = Evidence(
        places=found.places,
        texts=texts,
        owners=tuple(_owned(found, texts, ownership)) if ownership else (),
        resubmissions=_resubmissions(subject, using),
        dealing=told,
        good_guys=tuple(guy for entity_id in entities for guy in guys.get(entity_id, ())),
        kin={entity_id: found for entity_id, found in kin.items() if found},
    )
    decision = decide(subject, [(row.party, row.matches) for row in met], entities, using.policy, under, known)
    if using.earlier and isinstance(subject, Payment) and decision.outcome is not Outcome.RELEASE:
        using.earlier.keep(summarise(subject, decision.outcome, using.now.date()))
    return _shown(decision, using)


def _shown(decision: Decision, using: Screening) -> Decision:
    """The decision with at most `top` findings of each party and list: what is released must not push out what is stopped."""
    if len(decision.findings) <= using.top:
        return decision
    counts: Counter[tuple[str, str, str, str]] = Counter()
    kept = []
    for row in decision.findings:  # the strictest come first
        who = row.role, row.place, row.party, roll_of(using.corpus.entity(row.match.entity_id))
        counts[who] += 1
        if row.role == FREE_TEXT or counts[who] <= using.top:
            kept.append(row)
    return replace(decision, findings=tuple(kept))


def _owned(found: _Known, texts: Sequence[TextFinding], ownership: Ownership) -> Iterator[OwnershipFinding]:
    """What the ownership files say of the parties, and of others whom a text names, each once for a place."""
    for one in found.met:
        yield from ownership.findings(*one)
    parties = {match.entity_id for one in found.met for match in one.members}
    told: set[tuple[str, str]] = set()
    for place, mention in found.members:
        if mention.entity_id not in parties and (mention.entity_id, place) not in told:
            told.add((mention.entity_id, place))
            listed = {row.match.entity_id for row in texts if row.place == place}
            yield from ownership.findings_in_text(mention, place, listed)


def _resubmissions(subject: Subject, using: Screening) -> tuple[Resubmission, ...]:
    days = using.policy.resubmission_days
    if using.earlier is None or days is None or not isinstance(subject, Payment):
        return ()
    return tuple(known_again(subject, using.earlier.like(subject), using.now.date(), days))


def matches_of(party: Party, using: Screening) -> list[Match]:
    """A party's matches on the lists asked for, best first, at most `top`."""
    return _kept(_over_thresholds([party], using, _one(using.corpus))[0], using)


def _kin(entity_id: str, using: Screening) -> tuple[Kin, ...]:
    """The other listings of the party that an entry is, on the lists asked for; those of which it is not sure too."""
    found = (
        Kin(_narrowed(using.corpus.entity(tie.entity_id), using.lists), tie.sure, tie.why)
        for tie in using.corpus.clusters.ties(entity_id)
    )
    return tuple(one for one in found if not using.lists or one.entity.designations)


def _asked_for(found: list[Match], using: Screening) -> list[Match]:
    """The matches on the lists asked for."""
    return [match for match in found if _is_asked_for(match, using)]


def _kept(found: list[Match], using: Screening) -> list[Match]:
    """The matches on the lists asked for, at most `top` of each list: another list must not push one out."""
    asked = _asked_for(found, using)
    if len(asked) <= using.top:
        return asked
    counts: Counter[str] = Counter()
    kept = []
    for match in asked:
        roll = roll_of(using.corpus.entity(match.entity_id))
        counts[roll] += 1
        kept += [match] * (counts[roll] <= using.top)
    return kept


def _is_asked_for(match: Match, using: Screening) -> bool:
    """Whether the entry, or another listing of the same party, stands on a list that was asked for."""
    if not using.lists or _narrowed(using.corpus.entity(match.entity_id), using.lists).designations:
        return True
    return any(one.sure for one in _kin(match.entity_id, using))


def _one(corpus: Corpus) -> Ask:
    """One party at a time, as a service is asked."""
    return lambda parties, floor: [corpus.matches(party, floor) for party in parties]


def _over_thresholds(parties: Sequence[Party], using: Screening, ask: Ask) -> list[list[Match]]:
    """For each party the matches that reach the review threshold of the entry's type.

    Each threshold is asked by itself: asked only with the lowest, the matcher would take a strong name that reaches
    that one in place of a weak one that reaches the entry's own, and the entry would be lost.
    """
    policy = using.policy
    if len(policy.floors) == 1:
        return ask(parties, policy.floors[0])
    found: list[list[Match]] = [[] for _ in parties]
    for floor in policy.floors:
        for mine, matches in zip(found, ask(parties, floor), strict=True):
            mine += [
                match
                for match in matches
                if policy.thresholds_of(using.corpus.entity(match.entity_id).schema).review == floor
            ]
    return [sorted(mine, key=lambda match: (-match.log_odds, match.entity_id)) for mine in found]


def _narrowed(entity: Entity, lists: tuple[str, ...]) -> Entity:
    if not lists:
        return entity
    return replace(entity, designations=tuple(row for row in entity.designations if row.list_name in lists))


def _notes(using: Screening) -> Iterator[str]:
    home = home_of(using.corpus.folder)
    manifest = using.corpus.manifest
    checks = last_checks(home, manifest.lists) if home else {}
    yield from list_notes(manifest, checks, using.now, using.enabled, using.corpus.as_of)
    if using.lists:
        yield f"only {', '.join(using.lists)} was asked for: the other lists were not screened"
    if using.ownership:
        yield from using.ownership.notes()
    if using.policy.field_rule(LONGER_NAME) is None:
        yield (
            f'the policy {using.policy.regime} has no row of field for "{LONGER_NAME}": a listed name among the other words of a '
            "name field leads as far as a whole name does"
        )
    ruled = {effect.list for effect in using.policy.effect}
    for name in manifest.list_names:
        if name not in ruled:
            yield f"the policy has no rule for the list {name}: its entries are reviewed"
