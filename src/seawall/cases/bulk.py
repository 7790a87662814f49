"""Many identical false positives, closed with one reason and four eyes."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from seawall.audit import Actor
from seawall.audit.words import Action, Answer
from seawall.cases.case import Case, Step
from seawall.cases.commands import Said, answer_step, approve, propose
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
    """What makes two cases one question; empty where a suspicion has no hashes, for then nobody knows."""
    rows = [
        (suspect.entity_id, suspect.party_hash, suspect.entry_hash, alert.policy)
        for alert in case.alerts
        for suspect in alert.suspects
    ]
    known = bool(rows) and all(party and entry for _, party, entry, _ in rows)
    bare = any(not alert.suspects for alert in case.alerts)
    return frozenset(rows) if known and not bare else frozenset()


def propose_bulk(cases: Sequence[Case], actor: Actor, cleared_by: str, reason: str, bulk: str) -> Said:
    """Propose to release identical cases as false positives: the step that cleared them, one reason, one name for all.

    NotAllowed where they are not identical, or one of them can't be released so.
    """
    if len(cases) < 2 or len({_likeness(case) for case in cases}) != 1 or not _likeness(cases[0]):
        raise NotAllowed("only identical cases are closed as one: equal party, entry and policy")
    if cleared_by not in STEPS or not STEPS[cleared_by].clears:
        raise NotAllowed(f"step {cleared_by!r} of the work sheet clears nobody")
    return tuple(row for case in cases for row in _proposed(case, actor, cleared_by, reason, bulk))


def _proposed(case: Case, actor: Actor, cleared_by: str, reason: str, bulk: str) -> Said:
    if case.proposal:
        raise NotAllowed(f"case {case.id} has a proposal already")
    steps = (
        *answer_step(case, actor, cleared_by, Answer.NO, reason),
        *answer_step(case, actor, IDENTITY, Answer.NO, reason),
    )
    # The sheet as it will stand once these answers are on the tape.
    answered = _with(case, cleared_by)
    return (*steps, *propose(answered, actor, Action.RELEASE, reason, bulk=bulk))


def _with(case: Case, cleared_by: str) -> Case:
    new = tuple(Step(step, Answer.NO, "", "", case.opened_at) for step in (cleared_by, IDENTITY))
    kept = tuple(row for row in case.sheet if row.step not in {cleared_by, IDENTITY})
    return replace(case, sheet=(*kept, *new))


def approve_bulk(cases: Sequence[Case], actor: Actor, bulk: str, reason: str = "") -> Said:
    """Approve all proposals of one bulk at once, all or none."""
    if not cases or any(case.proposal is None or case.proposal.bulk != bulk for case in cases):
        raise NotAllowed(f"not every one of these cases has a proposal of bulk {bulk!r}")
    return tuple(row for case in cases for row in approve(case, actor, reason))
