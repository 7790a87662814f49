"""What a listing requires of one dealing: by its list, or by the measures that the entry itself states."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum

from seawall.decisions.dealing import Dealing, Kind
from seawall.decisions.decision import Citation
from seawall.decisions.marks import marked
from seawall.decisions.outcome import Outcome
from seawall.decisions.policy import Policy
from seawall.decisions.rule_tables import Measure, Tenor
from seawall.entities import Designation, Fact, PartialDate, Role


@dataclass(frozen=True, slots=True)
class Ruling:
    """What follows from one designation by one rule.

    could_be is the strictest that may come of it once what is open is settled; question says what is open.
    """

    outcome: Outcome
    could_be: Outcome
    why: str
    designation: Designation
    cites: tuple[Citation, ...]
    question: str = ""

    def at_most(self, most: Outcome, why: str, *cites: Citation) -> "Ruling":
        """The ruling led no further than to an outcome, and why; itself where it does not lead so far."""
        if self.outcome.rank < most.rank:
            return self
        could_be = self.could_be if most is Outcome.REVIEW else most
        return replace(self, outcome=most, could_be=could_be, why=why, cites=(*self.cites, *cites))


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked of the rules: one designation with its entry's facts, the role, the dealing, on a day."""

    designation: Designation
    facts: tuple[Fact, ...]
    role: str
    dealing: Dealing
    on: date


class Answer(Enum):
    """Whether something is prohibited: it is, it isn't, or nobody has said what it depends on."""

    YES = "yes"
    NO = "no"
    OPEN = "open"


def rulings_of(asked: Asked, policy: Policy) -> list[Ruling]:
    """All rulings on one designation: those of the entry's measures, else its list's effect; never none."""
    measures = [row for row in policy.measures_of(asked.designation.list_name, asked.on) if _speaks_of(row, asked)]
    unknown = list(_unknown_measures(asked, measures, policy))
    found = [_by_measure(row, asked, policy) for row in measures]
    return [*found, *unknown] or [_by_effect(asked, policy)]


def _by_effect(asked: Asked, policy: Policy) -> Ruling:
    effect = policy.effect_of(asked.designation, asked.on)
    cites = (Citation(effect.cite, effect.verified, effect.valid_from, effect.valid_to),) if effect.cite else ()
    last = _day_of(asked, effect.until_fact) if effect.until_fact else None
    if last and asked.on > last.latest and effect.verified.may_release:
        why = f"the entry expired on {last.latest}: nothing follows from it any more"
        return Ruling(Outcome.RELEASE, Outcome.RELEASE, why, asked.designation, cites)
    # A list that no rule speaks of may require anything.
    could_be = (effect.could_be or effect.outcome) if effect.cite else Outcome.BLOCK
    why = marked(effect.requires, effect.verified) if effect.cite else effect.requires
    return Ruling(effect.outcome, could_be, why, asked.designation, cites)


def _speaks_of(row: Measure, asked: Asked) -> bool:
    tags = asked.designation.programmes
    if row.programmes and not set(row.programmes) & set(tags):
        return False
    return not row.says or any(_states(fact, row) for fact in asked.facts)


def _states(fact: Fact, row: Measure) -> bool:
    return any(_holds_words(fact, words) for words in (row.says, row.or_says) if words)


def _holds_words(fact: Fact, words: Sequence[str]) -> bool:
    said = f"{fact.label} {fact.value}"
    # "Directive 1" must not be found in "Directive 1a", nor in "Directive 14".
    return all(re.search(rf"(?<!\w){re.escape(word)}(?!\w)", said, re.IGNORECASE) for word in words)


def _unknown_measures(asked: Asked, known: Sequence[Measure], policy: Policy) -> Iterator[Ruling]:
    """A measure stated on the entry that no row of the policy knows: a person reads it, or it counts as the strictest."""
    for row in policy.measure_label:
        if row.list != asked.designation.list_name:
            continue
        for fact in asked.facts:
            stated = fact.label.startswith(row.label) and not fact.value.lstrip(" -:").startswith(row.ignore or ("\0",))
            if stated and not any(_states(fact, measure) for measure in known):
                said = f"{fact.label} {fact.value}".strip()
                why = f"the entry states a measure that this policy does not know: {said[:120]}"
                yield Ruling(
                    row.unknown, Outcome.BLOCK, why, asked.designation, (), f"what does it require: {said[:200]}?"
                )


def _by_measure(row: Measure, asked: Asked, policy: Policy) -> Ruling:
    cite = Citation(row.cite, row.verified, row.valid_from, row.valid_to)
    verdict = _prohibited(row, asked, policy)
    cites = (cite, *verdict.cites)
    if verdict.answer is Answer.YES:
        return Ruling(row.outcome, row.outcome, marked(row.requires, row.verified), asked.designation, cites)
    if verdict.answer is Answer.OPEN:
        question = verdict.question or row.asks
        why = f"{row.name}: {row.requires}; open: {question}"
        outcome = min(row.outcome, Outcome.REVIEW, key=lambda known: known.rank)
        return Ruling(outcome, row.outcome, marked(why, row.verified), asked.designation, cites, question)
    why = f"{row.name}: {verdict.why or row.allows or 'this dealing is not prohibited'}"
    weakest = min([row.verified, *(cited.verified for cited in verdict.cites)], key=lambda mark: mark.may_release)
    if not weakest.may_release:
        question = f"{why}: nobody has verified this rule"
        return Ruling(Outcome.REVIEW, row.outcome, marked(why, weakest), asked.designation, cites, question)
    return Ruling(Outcome.RELEASE, Outcome.RELEASE, why, asked.designation, cites)


@dataclass(frozen=True, slots=True)
class _Verdict:
    answer: Answer
    why: str = ""
    question: str = ""
    cites: tuple[Citation, ...] = ()


_YES = _Verdict(Answer.YES)


def _prohibited(row: Measure, asked: Asked, policy: Policy) -> _Verdict:
    """Whether a measure prohibits the dealing: each test in turn, the first that settles it decides."""
    open_verdict: _Verdict | None = None
    for test in _TESTS:
        verdict = test(row, asked, policy)
        if verdict is None:
            continue
        if verdict.answer is Answer.NO:
            return verdict
        if verdict.answer is Answer.OPEN:
            open_verdict = open_verdict or verdict
    return open_verdict or _YES


def _day_of(asked: Asked, label: str) -> PartialDate | None:
    days = [PartialDate.parse(fact.value.strip(" .")) for fact in asked.facts if fact.label.startswith(label)]
    known = [day for day in days if day]
    return min(known, key=lambda day: day.earliest, default=None)


def _begun(row: Measure, asked: Asked, policy: Policy) -> _Verdict | None:
    """A measure that the entry dates binds from that day on; where its tenors are dated by it, they ask instead."""
    dated_tenors = any(window.issued_from is None for window in policy.tenors_of(row))
    if not row.from_fact or dated_tenors:
        return None
    day = _day_of(asked, row.from_fact)
    if day is None:
        return _Verdict(Answer.OPEN, question=f"from which day it binds: the entry lacks {row.from_fact!r}")
    if asked.on < day.earliest:
        return _Verdict(Answer.NO, f"it binds from {day.iso} on")
    return _Verdict(Answer.OPEN, question=f"whether it binds yet: {day.iso}") if asked.on < day.latest else None


def _of_kind(row: Measure, asked: Asked, _: Policy) -> _Verdict | None:
    kind = asked.dealing.kind
    if kind is Kind.LETTER_OF_CREDIT and row.credit_cite:
        return None
    if kind in row.except_kinds:
        return _Verdict(Answer.OPEN, question=f"{kind} may be excepted: {row.requires}")
    if not row.kinds or kind in row.kinds:
        return None
    if kind is None:
        return _Verdict(Answer.OPEN, question=row.asks)
    return _Verdict(Answer.NO, row.allows)


def _for_purpose(row: Measure, asked: Asked, _: Policy) -> _Verdict | None:
    if not row.purposes or asked.dealing.purpose in row.purposes:
        return None
    if not asked.dealing.purpose:
        return _Verdict(Answer.OPEN, question=row.asks)
    return _Verdict(Answer.NO, row.allows)


def _credit(row: Measure, asked: Asked, _: Policy) -> _Verdict | None:
    """A letter of credit is credit to its applicant, and none to its beneficiary (FAQ 395)."""
    if asked.dealing.kind is not Kind.LETTER_OF_CREDIT or not row.credit_cite:
        return None
    cites = (Citation(row.credit_cite, row.verified),)
    if asked.role == Role.BENEFICIARY:
        return _Verdict(Answer.NO, "as the beneficiary of a letter of credit it is extended no credit", cites=cites)
    if asked.role == Role.APPLICANT:
        return None
    return _Verdict(
        Answer.OPEN, question="is it the applicant or the beneficiary of the letter of credit?", cites=cites
    )


def _tenor(row: Measure, asked: Asked, policy: Policy) -> _Verdict | None:
    """Debt and equity by the window that they were issued in; where the day is unknown, by all that may hold."""
    windows = policy.tenors_of(row)
    if not windows or asked.dealing.kind not in {Kind.DEBT, Kind.EQUITY, Kind.LETTER_OF_CREDIT}:
        return None
    first = _first_day(row, asked)
    lacks_day = first is None and any(window.issued_from is None for window in windows)
    if asked.dealing.issued is None or lacks_day:
        if {_in_window(window, asked.dealing) for window in windows} == {Answer.NO}:
            return _Verdict(Answer.NO, row.allows, cites=_cites(windows))
        question = f"from which day it binds: the entry lacks {row.from_fact!r}" if lacks_day else row.asks
        return _Verdict(Answer.OPEN, question=question, cites=_cites(windows))
    return _by_day_of_issue(row, asked.dealing, windows, first)


def _by_day_of_issue(row: Measure, dealing: Dealing, windows: Sequence[Tenor], first: date | None) -> _Verdict:
    issued = dealing.issued or date.min
    found = [
        window for window in windows
        if (window.issued_from or first or date.min) <= issued <= (window.issued_to or date.max)
    ]  # fmt: skip
    if not found:
        return _Verdict(Answer.NO, f"issued on {issued}, before the measure", cites=_cites(windows))
    answers = {_in_window(window, dealing) for window in found}
    if Answer.YES in answers:
        return _Verdict(Answer.YES, cites=_cites(found))
    if Answer.OPEN in answers:
        return _Verdict(Answer.OPEN, question=row.asks, cites=_cites(found))
    return _Verdict(Answer.NO, row.allows, cites=_cites(found))


def _first_day(row: Measure, asked: Asked) -> date | None:
    day = _day_of(asked, row.from_fact) if row.from_fact else None
    return day.earliest if day else None


def _in_window(window: Tenor, dealing: Dealing) -> Answer:
    if dealing.kind is Kind.EQUITY:
        return Answer.YES if window.equity else Answer.NO
    if dealing.tenor_days is None:
        return Answer.OPEN
    return Answer.YES if dealing.tenor_days > window.debt_over else Answer.NO


def _cites(windows: Sequence[Tenor]) -> tuple[Citation, ...]:
    return tuple(dict.fromkeys(Citation(row.cite, row.verified, row.issued_from, row.issued_to) for row in windows))


def _divested(row: Measure, asked: Asked, _: Policy) -> _Verdict | None:
    """What was held may be sold until the entry's divestment date (FAQ 859 to 863)."""
    if not row.divest_fact or asked.dealing.divestment is False:
        return None
    last = _day_of(asked, row.divest_fact)
    if last is None:
        return _Verdict(Answer.OPEN, question=f"until when it may be sold: the entry lacks {row.divest_fact!r}")
    if asked.on > last.latest:
        return None
    if asked.dealing.divestment is None:
        return _Verdict(Answer.OPEN, question=f"does it only sell what was held? That is allowed until {last.iso}")
    return _Verdict(Answer.NO, f"a sale for divestment is allowed until {last.iso}")


_TESTS: tuple[Callable[[Measure, Asked, Policy], _Verdict | None], ...] = (
    _of_kind, _begun, _for_purpose, _credit, _tenor, _divested,
)  # fmt: skip
