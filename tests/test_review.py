"""The story of reviewing, on a real store: from a stopped customer to a closed case, and two people at once."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from functools import partial
from hashlib import sha256

import pytest

from seawall.audit import Actor
from seawall.audit.words import Action, Answer, Scope
from seawall.cases import Case, Said, Status, Stopped, answer_step, approve, assign, cases_of, note, propose
from seawall.corpus import Corpus
from seawall.decisions import Outcome, Policy, shipped_policy, us_policy
from seawall.entities import Party, Role
from seawall.errors import NotAllowed, Overtaken
from seawall.payments import Customer
from seawall.readings import READINGS
from seawall.review import (
    Casebook,
    Desk,
    act,
    all_cases,
    approve_many,
    attach_file,
    case_of,
    good_guys,
    propose_many,
    record,
    remembered,
    revoke,
    stopped_of,
)
from seawall.screen import Screening, entities_of, screen_one
from seawall.store import Store
from tests.cases.tape import ANA, BEN, PROGRAM
from tests.made import corpus, listed

NOW = datetime(2026, 11, 2, 9, tzinfo=UTC)


def _salt(size: int) -> bytes:
    return b"s" * size


@pytest.fixture
def store(store_url: str) -> Iterator[Store]:
    with Store.open(store_url, READINGS, salts=_salt) as opened:
        yield opened


@pytest.fixture(scope="module")
def lists(tmp_path_factory: pytest.TempPathFactory) -> Corpus:
    return corpus(tmp_path_factory.mktemp("home"), [listed(50543, "INTEGRITY TECHNOLOGY GROUP")])


def customer(key: str, name: str = "Integrity Technology Group") -> Customer:
    return Customer(key, (Party(Role.CUSTOMER, (name,), place="row 1"),), "customers.csv", "row 1")


def stopped(lists: Corpus, key: str, policy: Policy | None = None) -> Stopped:
    using = Screening(lists, policy or us_policy(), NOW)
    decision = screen_one(customer(key), using)
    made = stopped_of(decision, customer(key), entities_of(decision, using), using.policy, f"{key} {using.now}")
    assert made is not None
    return made


def desk(store: Store, actor: Actor, now: datetime = NOW) -> Desk:
    return Desk(store, actor, now)


def released(store: Store, id_: str, remember: tuple[Scope, ...] = ()) -> Case:
    for step in ("2", "5"):
        act(desk(store, ANA), id_, partial(answer_step, step=step, answer=Answer.NO, why="another company"))
    act(
        desk(store, ANA),
        id_,
        partial(propose, action=Action.RELEASE, reason="another company", remember=remember),
    )
    return act(desk(store, BEN), id_, approve)


def test_a_released_subject_needs_nobody(lists: Corpus) -> None:
    using = Screening(lists, us_policy(), NOW)
    nobody = customer("C-1", "Example Bakery")
    decision = screen_one(nobody, using)
    assert decision.outcome is Outcome.RELEASE
    assert stopped_of(decision, nobody, {}, using.policy, "r") is None


def test_a_stopped_customer_becomes_a_case_and_is_released_by_two_persons(store: Store, lists: Corpus) -> None:
    assert record(desk(store, PROGRAM), [stopped(lists, "C-1"), stopped(lists, "C-2")]) == 2
    assert {case.id: case.due for case in all_cases(store).values()} == {"1": date(2026, 11, 3), "2": date(2026, 11, 3)}
    closed = released(store, "1")
    assert closed.status is Status.CLOSED
    assert case_of(store, "2").status is Status.NEW


def test_recording_the_same_decisions_again_adds_nothing(store: Store, lists: Corpus) -> None:
    rows = [stopped(lists, "C-1")]
    assert record(desk(store, PROGRAM), rows) == 1
    before = store.head()
    assert record(desk(store, PROGRAM), rows) == 0
    assert store.head() == before


def test_the_projected_cases_are_the_fold_of_the_tape(store: Store, lists: Corpus) -> None:
    record(desk(store, PROGRAM), [stopped(lists, "C-1"), stopped(lists, "C-2")])
    released(store, "1", (Scope("ofac-50543", date(2027, 1, 1), customer="C-1"),))
    attach_file(desk(store, ANA), "2", "letter.pdf", b"a letter")
    live = all_cases(store)
    assert live == cases_of(store.events())
    store.rebuild()
    assert all_cases(store) == live


def test_of_two_who_act_at_once_the_second_is_told(store: Store, lists: Corpus) -> None:
    record(desk(store, PROGRAM), [stopped(lists, "C-1")])

    def overtaken(case: Case, actor: Actor) -> Said:
        act(desk(store, BEN), "1", partial(assign, to="ben"))
        return assign(case, actor, "ana")

    with pytest.raises(Overtaken, match="case:1"):
        act(desk(store, ANA), "1", overtaken)
    assert case_of(store, "1").assigned_to == "ben"


def test_of_two_approvers_at_once_one_closes_the_case_and_it_is_closed_once(store: Store, lists: Corpus) -> None:
    record(desk(store, PROGRAM), [stopped(lists, "C-1")])
    for step in ("2", "5"):
        act(desk(store, ANA), "1", partial(answer_step, step=step, answer=Answer.NO, why="another company"))
    act(desk(store, ANA), "1", partial(propose, action=Action.RELEASE, reason="another company"))

    def overtaken(case: Case, actor: Actor) -> Said:
        act(desk(store, BEN), "1", approve)
        return approve(case, actor)

    with pytest.raises(Overtaken):
        act(desk(store, Actor("emil", BEN.roles)), "1", overtaken)
    assert [row.kind for row in case_of(store, "1").history].count("case.action-approved") == 1


def test_a_screening_that_was_overtaken_brings_its_alerts_to_the_cases_as_they_are_then(
    store: Store, lists: Corpus, monkeypatch: pytest.MonkeyPatch
) -> None:
    record(desk(store, PROGRAM), [stopped(lists, "C-1")])
    released(store, "1")
    append = store.append
    times: list[int] = []

    def busy(*given: object, **named: object) -> object:
        if not times:
            times.append(1)
            append(note(case_of(store, "1"), ANA, "somebody was faster"), ANA, NOW)
        return append(*given, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(store, "append", busy)
    later = stopped_later(lists, "C-1")
    assert record(desk(store, PROGRAM), [later, stopped(lists, "C-9")]) == 2
    assert case_of(store, "1").status is Status.REOPENED
    assert case_of(store, "2").alerts[0].key == "C-9"


def stopped_later(lists: Corpus, key: str) -> Stopped:
    using = Screening(lists, us_policy(), NOW + timedelta(days=1))
    decision = screen_one(customer(key), using)
    made = stopped_of(decision, customer(key), entities_of(decision, using), using.policy, f"{key} {using.now}")
    assert made is not None
    return made


def test_a_remembered_false_positive_releases_the_customer_until_it_is_revoked(store: Store, lists: Corpus) -> None:
    record(desk(store, PROGRAM), [stopped(lists, "C-1")])
    released(store, "1", (Scope("ofac-50543", date(2027, 1, 1), customer="C-1"),))
    using = Screening(lists, us_policy(), NOW, good_guys=good_guys(store))
    assert screen_one(customer("C-1"), using).outcome is Outcome.RELEASE
    (seq,) = remembered(store)
    revoke(desk(store, ANA), seq, "the customer moved")
    assert good_guys(store) == ()
    with pytest.raises(NotAllowed, match="has ended already: the customer moved"):
        revoke(desk(store, ANA), seq, "again")


def test_identical_false_positives_are_closed_as_one_by_two_persons(store: Store, lists: Corpus) -> None:
    record(desk(store, PROGRAM), [stopped(lists, key) for key in ("C-1", "C-2", "C-3")])
    propose_many(desk(store, ANA), ["1", "2", "3"], "2", "a shop of that name", "shops")
    with pytest.raises(NotAllowed, match="ana proposed this"):
        approve_many(desk(store, Actor("ana", BEN.roles)), "shops")
    before = store.head().seq
    assert approve_many(desk(store, BEN), "shops") == ("1", "2", "3")
    assert len({event.at for event in store.events(before)}) == 1
    assert {case.status for case in all_cases(store).values()} == {Status.CLOSED}


def test_a_bulk_of_which_one_case_moved_is_not_approved_at_all(store: Store, lists: Corpus) -> None:
    record(desk(store, PROGRAM), [stopped(lists, key) for key in ("C-1", "C-2")])
    propose_many(desk(store, ANA), ["1", "2"], "2", "a shop of that name", "shops")
    attach_file(desk(store, ANA), "2", "letter.pdf", b"a letter")
    with pytest.raises(NotAllowed, match="after the proposal"):
        approve_many(desk(store, BEN), "shops")
    assert {case.closing for case in all_cases(store).values()} == {None}


def test_a_document_is_archived_with_the_case(store: Store, lists: Corpus) -> None:
    record(desk(store, PROGRAM), [stopped(lists, "C-1")])
    attach_file(desk(store, ANA), "1", "letter.pdf", b"a letter")
    assert store.document(sha256(b"a letter").hexdigest()) == b"a letter"


def test_under_uk_law_a_case_knows_no_reject(lists: Corpus) -> None:
    assert stopped(lists, "C-1", shipped_policy("uk")).may == (Action.RELEASE, Action.BLOCK)


def test_a_case_that_is_not_there_is_refused(store: Store) -> None:
    with pytest.raises(NotAllowed, match="there is no case 7"):
        act(desk(store, ANA), "7", partial(note, text="hello"))


def test_a_long_run_s_book_hears_what_others_say_meanwhile(store: Store, lists: Corpus) -> None:
    record(desk(store, PROGRAM), [stopped(lists, "C-1")])
    book = Casebook(store)
    released(store, "1", (Scope("ofac-50543", date(2027, 1, 1), customer="C-1"),))
    assert record(desk(store, PROGRAM), [stopped(lists, "C-2")], book) == 1
    assert book.cases["1"].status is Status.CLOSED
    assert [row.body.case for row in book.remembered.values()] == ["1"]
    assert record(desk(store, PROGRAM), [stopped(lists, "C-3")], book) == 1
    book.catch_up()
    assert book.cases == all_cases(store)
    assert list(book.cases) == ["1", "2", "3"]
