"""Whatever people and programs do to cases, in whatever order: it is refused with a reason, or the promises hold."""

from datetime import date

import msgspec
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from seawall.audit import Actor, Role
from seawall.audit.events import ActionApproved, ActionProposed, AlertAdded
from seawall.audit.words import Action, Answer, Scope
from seawall.cases import (
    Case,
    Status,
    add_alert,
    ahead,
    answer_step,
    approve,
    approve_bulk,
    ask,
    assign,
    attach,
    cases_of,
    decline,
    escalate,
    fold,
    give,
    note,
    open_case,
    propose,
    propose_bulk,
    remembered_of,
    reopen,
    withdraw,
)
from seawall.errors import NotAllowed
from tests.cases.tape import ALERT, ANA, AUDITOR, BEN, CHLOE, PROGRAM, SUSPECT, Tape

# One person twice, in another role and other letters; a program; somebody who may only read.
_ACTORS = st.sampled_from([ANA, BEN, CHLOE, AUDITOR, PROGRAM, Actor("ANA", frozenset(Role)), Actor("nobody")])
_WORKERS = st.sampled_from([ANA, BEN, CHLOE, Actor("ANA", frozenset(Role))])
_CASES = st.sampled_from(["1", "2"])
_WORDS = st.sampled_from(["because", "", "  "])
_ALERTS = st.sampled_from(
    [
        ALERT,
        msgspec.structs.replace(ALERT, key="E2E-2", suspects=(msgspec.structs.replace(SUSPECT, entry_hash="e2"),)),
        msgspec.structs.replace(ALERT, suspects=(), grounds=("place: Crimea",)),
        msgspec.structs.replace(ALERT, may=(Action.RELEASE, Action.BLOCK)),
        msgspec.structs.replace(ALERT, subject="customer", key="C-1"),
    ]
)
_SCOPES = st.sampled_from(
    [(), (Scope("ofac-50543", date(2027, 1, 1), account="DE89"),), (Scope("ofac-50543", date(2027, 1, 1), "C-1"),)]
)


class Desk(RuleBasedStateMachine):
    """Two cases at which five persons and a program do what they like."""

    def __init__(self) -> None:
        super().__init__()
        self.tape = Tape()
        self.live: dict[str, Case] = {}
        self.refused: list[str] = []

    @initialize(alert=_ALERTS)
    def opened(self, alert: AlertAdded) -> None:
        for id_ in ("1", "2"):
            self.tape.append(open_case(id_, f"rel-{id_}", "a title", alert), PROGRAM)
        self.live = cases_of(self.tape.all)

    def _does(self, actor: Actor, said: object, id_: str, *given: object, **named: object) -> None:
        """Do it, or be refused in words; what was said is folded one by one into the live cases."""
        try:
            new = said(self.live[id_], actor, *given, **named)  # type: ignore[operator]
        except NotAllowed as refused:
            self.refused.append(str(refused))
            return
        foreseen = ahead(self.live[id_], new, actor)
        self._append(actor, new)
        seen = self.live[id_]
        assert (foreseen.status, foreseen.answers) == (seen.status, seen.answers)

    def _append(self, actor: Actor, new: object) -> None:
        for event in self.tape.append(new, actor):  # type: ignore[arg-type]
            if event.stream.startswith("case:"):
                id_ = event.stream.removeprefix("case:")
                self.live[id_] = fold(self.live.get(id_), event)

    @rule(id_=_CASES, actor=_ACTORS, to=st.sampled_from(["ana", ""]))
    def assign(self, id_: str, actor: Actor, to: str) -> None:
        self._does(actor, assign, id_, to)

    @rule(id_=_CASES, actor=_ACTORS, text=_WORDS)
    def note(self, id_: str, actor: Actor, text: str) -> None:
        self._does(actor, note, id_, text)

    @rule(id_=_CASES, actor=_ACTORS)
    def attach(self, id_: str, actor: Actor) -> None:
        self._does(actor, attach, id_, "a.pdf", "ab" * 32, 1)

    @rule(id_=_CASES, actor=_ACTORS, text=_WORDS)
    def ask(self, id_: str, actor: Actor, text: str) -> None:
        self._does(actor, ask, id_, "the bank", text)

    @rule(id_=_CASES, actor=_ACTORS, number=st.integers(0, 30))
    def give(self, id_: str, actor: Actor, number: int) -> None:
        asked = [row.seq for row in self.live[id_].asked]
        self._does(actor, give, id_, asked[number % len(asked)] if asked else number, "1960")

    @rule(id_=_CASES, actor=_ACTORS, step=st.sampled_from("12345678"), answer=st.sampled_from(Answer))
    def step(self, id_: str, actor: Actor, step: str, answer: Answer) -> None:
        self._does(actor, answer_step, id_, step, answer, "compared")

    # Sheets that are nearly complete, so that proposals are reached.
    @rule(id_=_CASES, is_it=st.sampled_from(Answer), licence=st.sampled_from(Answer), other=st.sampled_from(Answer))
    def whole_sheet(self, id_: str, is_it: Answer, licence: Answer, other: Answer) -> None:
        rest = Answer.NO if is_it is Answer.NO else Answer.YES
        for step, answer in (*((number, rest) for number in "1234"), ("5", is_it), ("6", licence), ("7", other)):
            self._does(ANA, answer_step, id_, step, answer, "compared")

    @rule(
        id_=_CASES, actor=_ACTORS, action=st.sampled_from(Action), licence=st.sampled_from(["", "GL 8"]), scopes=_SCOPES
    )
    def propose(self, id_: str, actor: Actor, action: Action, licence: str, scopes: tuple[Scope, ...]) -> None:
        self._does(actor, propose, id_, action, "because", licence=licence, remember=scopes)

    # Whole cases by two persons, or by one who is both: so that approvals are reached often.
    @rule(id_=_CASES, is_it=st.sampled_from(Answer), action=st.sampled_from(Action), maker=_WORKERS, checker=_WORKERS)
    def whole_case(self, id_: str, is_it: Answer, action: Action, maker: Actor, checker: Actor) -> None:
        self.whole_sheet(id_, is_it, Answer.NO if action is not Action.RELEASE else Answer.YES, is_it)
        self.propose(id_, maker, action, "GL 8", ())
        self.approve(id_, checker)

    @rule(id_=_CASES, actor=_ACTORS)
    def approve(self, id_: str, actor: Actor) -> None:
        self._does(actor, approve, id_)

    @rule(id_=_CASES, actor=_ACTORS, text=_WORDS)
    def decline(self, id_: str, actor: Actor, text: str) -> None:
        self._does(actor, decline, id_, text)

    @rule(id_=_CASES, actor=_ACTORS, text=_WORDS)
    def withdraw(self, id_: str, actor: Actor, text: str) -> None:
        self._does(actor, withdraw, id_, text)

    @rule(id_=_CASES, actor=_ACTORS, text=_WORDS)
    def escalate(self, id_: str, actor: Actor, text: str) -> None:
        self._does(actor, escalate, id_, "ben", text)

    @rule(id_=_CASES, actor=_ACTORS, text=_WORDS)
    def reopen(self, id_: str, actor: Actor, text: str) -> None:
        self._does(actor, reopen, id_, text)

    @rule(id_=_CASES, alert=_ALERTS)
    def alert(self, id_: str, alert: AlertAdded) -> None:
        self._append(PROGRAM, add_alert(self.live[id_], alert))

    @rule(actor=_ACTORS, step=st.sampled_from("1256"))
    def bulk(self, actor: Actor, step: str) -> None:
        try:
            self._append(actor, propose_bulk(list(self.live.values()), actor, step, "a street", "streets"))
        except NotAllowed as refused:
            self.refused.append(str(refused))

    @rule(actor=_ACTORS)
    def bulk_approved(self, actor: Actor) -> None:
        try:
            self._append(actor, approve_bulk(list(self.live.values()), actor, "streets"))
        except NotAllowed as refused:
            self.refused.append(str(refused))

    @invariant()
    def the_live_case_is_the_fold_of_its_events(self) -> None:
        assert self.live == cases_of(self.tape.all)

    @invariant()
    def no_case_is_closed_but_by_a_second_person_with_the_role(self) -> None:
        proposals = {event.seq: event for event in self.tape.all if isinstance(event.body, ActionProposed)}
        for event in self.tape.all:
            if isinstance(event.body, ActionApproved):
                assert event.actor in {"ben", "chloe", "ANA"}
                assert proposals[event.body.proposal].actor.casefold() != event.actor.casefold()
                assert proposals[event.body.proposal].body.action is event.body.action  # type: ignore[union-attr]
        approved = sum(isinstance(event.body, ActionApproved) for event in self.tape.all)
        assert sum(case.closing is not None for case in self.live.values()) <= approved

    @invariant()
    def a_closed_case_rests_on_what_was_known_when_it_was_proposed(self) -> None:
        for case in self.live.values():
            if case.closing is None:
                continue
            assert case.status is Status.CLOSED
            assert case.proposal is None
            verdicts = {case.answers.get(step) for step in ("5", "7")} - {None}
            assert verdicts, "a case was closed of which nobody said what it is"
            if case.closing.action is Action.RELEASE:
                assert verdicts == {Answer.NO} or case.closing.licence
            else:
                assert Answer.YES in verdicts
            assert case.closing.action in case.may

    @invariant()
    def only_a_false_positive_is_remembered(self) -> None:
        for row in remembered_of(self.tape.all).values():
            assert row.by in {"ben", "chloe", "ANA"}
            assert row.body.party_hash
            assert row.body.entry_hash

    @invariant()
    def every_refusal_says_why(self) -> None:
        assert all(len(text.split()) > 1 for text in self.refused)

    @invariant()
    def programs_only_open_and_reopen(self) -> None:
        by_program = {type(event.body).__name__ for event in self.tape.all if event.actor == PROGRAM.id}
        assert by_program <= {"CaseOpened", "AlertAdded", "CaseReopened"}


Desk.TestCase.settings = settings(max_examples=60, stateful_step_count=40, deadline=None)
TestDesk = Desk.TestCase


def test_the_machine_reaches_what_it_promises_about() -> None:
    """By hand: the rules above can close a case, so that its promises are not empty."""
    desk = Desk()
    desk.opened(ALERT)
    desk.whole_sheet("1", Answer.NO, Answer.NO, Answer.NO)
    desk.propose("1", ANA, Action.RELEASE, "", ())
    desk.approve("1", BEN)
    assert desk.live["1"].status is Status.CLOSED
    desk.bulk(ANA, "2")
    assert desk.live["2"].proposal is None  # the other case is closed: nothing of the bulk is proposed
