"""Many identical false positives, closed with one reason and four eyes."""

from collections.abc import Iterable, Sequence

from seawall.audit import Actor
from seawall.audit.words import Action, Answer
from seawall.cases.case import Case
from seawall.cases.commands import Said, answer_step
from seawall.cases.fold import ahead
from seawall.cases.four_eyes import approve, propose
from seawall.cases.sheet import IDENTITY, STEPS
from seawall.errors import NotAllowed

_Likeness = frozenset[tuple[str, str, str, str]]


def identical(cases: Iterable[Case]) -> list[tuple[Case, ...]]:
    """Groups of two and more open cases whose suspicions are the same: equal party, entry and policy, by their hashes."""
    groups: dict[_Likeness, list[Case]] = {}
    for case in cases:
        likeness = _likeness(case)
        if likeness and not case.closing:
            groups.setdefault(likeness, []).append(case)
    return [tuple(group) for group in groups.values() if len(group) > 1]


def _likeness(case: Case) -> _Likeness:
    """What makes two cases one question; empty where something has no hashes, for then nobody knows."""
    if not all(alert.is_of_a_party and all(row.entry_hash for row in alert.suspects) for alert in case.alerts):
        return frozenset()
    return frozenset(
        (suspect.entity_id, suspect.party_hash, suspect.entry_hash, alert.policy)
        for alert in case.alerts
        for suspect in alert.suspects
    )


def propose_bulk(cases: Sequence[Case], actor: Actor, cleared_by: str, reason: str, bulk: str) -> Said:
    """Propose to release identical cases as false positives: the step that cleared them, one reason, one name for all.

    NotAllowed where they are not identical, or one of them can't be released so.
    """
    if len({case.id for case in cases}) < max(2, len(cases)):
        raise NotAllowed("two and more different cases are closed as one")
    if len({_likeness(case) for case in cases}) != 1 or not _likeness(cases[0]):
        raise NotAllowed("only identical cases are closed as one: equal party, entry and policy")
    if cleared_by not in STEPS or not STEPS[cleared_by].clears:
        clearing = ", ".join(step.id for step in STEPS.values() if step.clears)
        raise NotAllowed(f"step {cleared_by!r} of the work sheet clears nobody; those that do are {clearing}")
    if not bulk.strip():
        raise NotAllowed("say a name for the bulk")
    return tuple(row for case in cases for row in _proposed(case, actor, cleared_by, reason, bulk.strip()))


def _proposed(case: Case, actor: Actor, cleared_by: str, reason: str, bulk: str) -> Said:
    if case.proposal and not case.is_overtaken:
        raise NotAllowed(f"case {case.id} has a proposal already")
    steps = (
        *answer_step(case, actor, cleared_by, Answer.NO, reason),
        *answer_step(case, actor, IDENTITY, Answer.NO, reason),
    )
    return (*steps, *propose(ahead(case, steps, actor), actor, Action.RELEASE, reason, bulk=bulk))


def bulks(cases: Iterable[Case]) -> dict[str, tuple[Case, ...]]:
    """The standing proposals that were made as one, by the bulk's name."""
    found: dict[str, tuple[Case, ...]] = {}
    for case in cases:
        if case.proposal and case.proposal.bulk:
            found[case.proposal.bulk] = (*found.get(case.proposal.bulk, ()), case)
    return found


def approve_bulk(cases: Sequence[Case], actor: Actor, bulk: str, reason: str = "") -> Said:
    """Approve all proposals of one bulk at once, all or none."""
    if not cases or any(case.proposal is None or case.proposal.bulk != bulk for case in cases):
        raise NotAllowed(f"not every one of these cases has a proposal of bulk {bulk!r}")
    return tuple(row for case in cases for row in approve(case, actor, reason))
