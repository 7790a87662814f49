"""Whether a proposal agrees with the work sheet: what must be answered, and what the answers allow.

FAQ 5 as revised: a valid match, then the licence, then block or reject; FAQ 43: nothing is concluded before the analysis is
complete; FAQ 36: what is prohibited and not blockable is rejected.
"""

from collections.abc import Iterator

from seawall.audit.words import Action, Answer
from seawall.cases.case import Case
from seawall.cases.sheet import COMPARISON, IDENTITY, LICENCE, OTHER, STEPS


def refusal(case: Case, action: Action, licence: str = "") -> str:
    """Why the work sheet does not bear this action, in one sentence; empty where it does."""
    return next(_refusals(case, action, licence), "")


def needed(case: Case, action: Action) -> tuple[str, ...]:
    """The steps that must be answered before this action is proposed.

    A step that clears ends the comparison; then only who it is remains to be said.
    """
    steps: list[str] = []
    if _is_suspected(case):
        steps += (IDENTITY,) if _clearing(case) else (*COMPARISON, IDENTITY)
    if _is_otherwise_stopped(case):
        steps.append(OTHER)
    if action is not Action.RELEASE:
        steps.append(LICENCE)
    return tuple(sorted(steps))


def open_steps(case: Case) -> tuple[str, ...]:
    """The steps that wait for an answer now: those of the comparison, and the licence where something is forbidden."""
    asked = {*needed(case, Action.RELEASE), *((LICENCE,) if _is_forbidden(case) else ())}
    return tuple(step for step in sorted(asked) if step not in case.answers)


def _is_forbidden(case: Case) -> bool:
    return Answer.YES in {case.answers.get(step) for step in (IDENTITY, OTHER)}


def _is_suspected(case: Case) -> bool:
    return any(alert.suspects for alert in case.alerts)


def _is_otherwise_stopped(case: Case) -> bool:
    return any(alert.grounds or not alert.suspects for alert in case.alerts)


def _clearing(case: Case) -> str:
    """The first step whose answer makes the match no valid one; empty where none does."""
    answers = case.answers
    return next((step.id for step in STEPS.values() if step.clears and answers.get(step.id) is Answer.NO), "")


def _refusals(case: Case, action: Action, licence: str) -> Iterator[str]:
    answers = case.answers
    missing = [step for step in needed(case, action) if step not in answers]
    if missing == [LICENCE] and not _is_forbidden(case):
        missing = []  # where nothing is forbidden it is that which stands against the action, not the licence
    if missing:
        yield f"the work sheet of case {case.id} lacks step {', '.join(missing)}"
        return
    clearing = _clearing(case)
    if clearing and _is_suspected(case) and answers[IDENTITY] is not Answer.NO:
        yield f"step {clearing} says that it is no valid match, step {IDENTITY} does not: they must agree"
    # What somebody answered counts, whether or not it was asked for.
    verdicts = {step: answers[step] for step in (IDENTITY, OTHER) if step in answers}
    yes = [step for step, answer in verdicts.items() if answer is Answer.YES]
    unanswered = [str(row.seq) for row in case.asked if not row.answer]
    if action is Action.RELEASE and unanswered:
        yield f"question {', '.join(unanswered)} is open: write down the answer, or that none came"
    if action is Action.RELEASE:
        yield from _against_release(case, verdicts, yes, licence)
    else:
        yield from _against_stopping(answers, verdicts, yes, action)


def _against_release(case: Case, verdicts: dict[str, Answer], yes: list[str], licence: str) -> Iterator[str]:
    for step, answer in {**case.answers, **verdicts}.items():
        is_asked = step in verdicts or step in needed(case, Action.RELEASE)
        if is_asked and answer is Answer.UNKNOWN:
            yield f"step {step} is unknown: ask for what is missing; what can't be excluded is not released"
    if not yes:
        return
    what = "it is the listed party" if IDENTITY in yes else "it is forbidden"
    if case.answers.get(LICENCE) is not Answer.YES:
        yield f"{what}: it is released under a licence only, answered in step {LICENCE}"
    if not licence.strip():
        yield f"{what}: name the licence under which it is released"


def _against_stopping(
    answers: dict[str, Answer], verdicts: dict[str, Answer], yes: list[str], action: Action
) -> Iterator[str]:
    if not yes and Answer.UNKNOWN in verdicts.values():
        yield "it is unknown whether it is the listed party: ask or escalate; it stays stopped meanwhile"
    if not yes:
        yield f"step {', '.join(verdicts)} says that it is not the listed party nor forbidden: there is nothing to {action}"
    if answers.get(LICENCE) is not Answer.NO:
        yield f"step {LICENCE} does not exclude a licence: find out before you {action}"
