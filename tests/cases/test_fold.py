"""The fold: what can't follow on the tape is said, never guessed; a case is written and read without a loss."""

from datetime import UTC, datetime

import msgspec
import pytest

from seawall.audit import Body, Event
from seawall.audit.events import ActionApproved, CaseOpened, GoodGuyEnded, NoteAdded, ReportFiled
from seawall.audit.words import Action
from seawall.cases import Case, ask, attach, cases_of, fold, give, propose, remembered_of
from seawall.errors import ChainBroken
from tests.cases.tape import ANA, NOT_IT, answered, opened

AT = datetime(2026, 11, 2, tzinfo=UTC)


def event(body: Body) -> Event:
    return Event(9, AT, "ana", "case:1", body)


@pytest.mark.parametrize(
    "case, body, why",
    [
        (None, NoteAdded(text="hello"), "can't follow"),
        (opened().case(), CaseOpened(relationship="r", title="t"), "a second time"),
        (opened().case(), ActionApproved(proposal=3, action=Action.RELEASE), "which does not stand"),
        (
            opened().case(),
            ReportFiled(sha256="ab", filing_id="1", on=AT.date(), filer="ana"),
            "report.filed, can't follow",
        ),
    ],
)
def test_an_event_that_cannot_follow_breaks_the_tape(case: Case | None, body: Body, why: str) -> None:
    with pytest.raises(ChainBroken, match=why):
        fold(case, event(body))


def test_a_remembered_decision_that_never_was_can_t_end() -> None:
    with pytest.raises(ChainBroken, match="event 9 ends 7"):
        remembered_of([event(GoodGuyEnded(remembered=7, why="moved"))])


def test_events_of_other_streams_are_passed_over() -> None:
    tape = opened()
    tape.all.append(Event(3, AT, "ana", "report:1", ReportFiled(sha256="a", filing_id="1", on=AT.date(), filer="ana")))
    assert list(cases_of(tape.all)) == ["1"]


def test_a_case_is_written_and_read_again_without_a_loss() -> None:
    tape = answered(NOT_IT)
    tape.append(ask(tape.case(), ANA, "the bank", "who?"), ANA)
    tape.append(attach(tape.case(), ANA, "a.pdf", "ab" * 32, 1), ANA)
    number = tape.case().asked[0].seq

    tape.append(give(tape.case(), ANA, number, "nobody"), ANA)
    tape.append(propose(tape.case(), ANA, Action.RELEASE, "a bakery"), ANA)
    case = tape.case()
    assert msgspec.json.decode(msgspec.json.encode(case), type=Case) == case
