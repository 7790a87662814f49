"""The story of screening: one path for one and for many, nothing swallowed, nothing narrowed by mistake."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from seawall.corpus import Corpus
from seawall.decisions import (
    Decision,
    GroundKind,
    ListedType,
    Outcome,
    TypeThresholds,
    WeakAka,
    WeakAkaRule,
    us_policy,
    with_overrides,
)
from seawall.entities import Party, Role
from seawall.errors import Problem, SettingRefused
from seawall.payments import Customer, Subject
from seawall.payments.read import read
from seawall.payments.sources import Reading, read_path
from seawall.resubmission import FileRegister
from seawall.screen import Screening, matches_of, screen, screen_one
from tests.conftest import ROOT
from tests.made import CONS, NOW, SDN, corpus, customer, listed, version

EXAMPLES = ROOT / "examples"
CUSTOMERS = EXAMPLES / "payments" / "customers.csv"
SEED = "Integrity Technology Group, Incorporated"


def examples() -> list[Subject | Problem]:
    with CUSTOMERS.open("rb") as stream:
        return list(read(stream, CUSTOMERS.name))


@pytest.fixture(scope="module")
def using(example_corpus: Corpus) -> Screening:
    return Screening(example_corpus, us_policy(), NOW)


def test_a_batch_decides_as_one_by_one_in_the_same_order(using: Screening) -> None:
    subjects = [subject for subject in examples() if isinstance(subject, Customer)]
    batch = list(screen(subjects, using))
    assert [msgspec.json.encode(item) for item in batch] == [
        msgspec.json.encode(screen_one(subject, using)) for subject in subjects
    ]


def test_screening_again_gives_the_same_bytes(using: Screening) -> None:
    first, again = (msgspec.json.encode(list(screen(examples(), using))) for _ in range(2))
    assert first == again


def test_problems_pass_through_in_their_place(using: Screening) -> None:
    problem = Problem("customers.csv", "row 2", "", "", "not a row")
    subjects: list[Subject | Problem] = [customer("Example"), problem, customer("Example", key="C-2")]
    decided = list(screen(subjects, using))
    assert decided[1] is problem
    assert [type(item) for item in decided] == [type(decided[0]), Problem, type(decided[0])]


def test_decisions_come_while_subjects_are_still_read(using: Screening) -> None:
    read_so_far: list[int] = []

    def subjects() -> Iterator[Subject]:
        for place in range(3):
            read_so_far.append(place)
            yield customer("Example", key=str(place))

    stream = screen(subjects(), using)
    next(stream)
    assert read_so_far == [0]


def test_what_was_read_is_decided_before_a_reader_s_failure_is_heard_of(using: Screening) -> None:
    def subjects() -> Iterator[Subject]:
        for place in range(6):
            yield customer("Example", key=f"C-{place}")
        raise OSError("the disk is gone")

    stream = screen(subjects(), using)
    decided = [next(stream) for _ in range(6)]
    assert len(decided) == 6
    with pytest.raises(OSError, match="disk"):
        next(stream)


def test_every_party_of_a_subject_is_screened(using: Screening) -> None:
    decision = screen_one(customer("Example Trading LLC", SEED), using)
    assert (decision.outcome, decision.party) == (Outcome.BLOCK, SEED)


def test_the_further_names_of_a_party_are_screened_too(using: Screening) -> None:
    party = Party(Role.CUSTOMER, ("Example Trading LLC", SEED), place="row 1")
    decision = screen_one(Customer("C-1", (party,), "customers.csv", "row 1"), using)
    (finding,) = decision.findings
    assert (finding.party, finding.match.screened_name) == ("Example Trading LLC", SEED)


def test_no_name_of_a_party_passes_unscreened(using: Screening) -> None:
    many = tuple(f"Example Trading {number}" for number in range(200))
    told = screen_one(Customer("C-1", (Party(Role.CUSTOMER, (*many, SEED)),), "made.csv", "line 1"), using)
    assert [row.match.entity_id for row in told.findings] == ["ofac-50543"]
    long = Customer("C-2", (Party(Role.CUSTOMER, ("Example " * 40 + SEED,)),), "made.csv", "line 2")
    assert screen_one(long, using).outcome is Outcome.REVIEW


def test_top_keeps_the_best_matches_of_each_party(using: Screening) -> None:
    wide = replace(using, policy=with_overrides(us_policy(), 0.001, None))
    party = Party(Role.CUSTOMER, ("Technology Company Limited",))
    all_of_them = matches_of(party, wide)
    assert len(all_of_them) > 2
    assert matches_of(party, replace(wide, top=2)) == all_of_them[:2]


@pytest.mark.parametrize("top", [1, 2, 10])
def test_names_that_release_nothing_push_out_none_that_stops(tmp_path: Path, top: int) -> None:
    """A weak a.k.a. alone is released; a strong name that is a little less alike is not, however many are shown."""
    weak = [listed(number, f"Zyrdax {number} Holding", "'KADERI MOVEMENT'") for number in range(1, 13)]
    held = corpus(tmp_path, [*weak, listed(99, "KADERI MOVEMENTS FRONT")])
    decision = screen_one(customer("Kaderi Movement"), Screening(held, us_policy(), NOW, top=top))
    assert decision.outcome is Outcome.REVIEW
    assert decision.findings[0].match.entity_id == "ofac-99"
    assert len(decision.findings) == top


def test_a_list_filter_hides_other_lists_and_never_a_designation_that_was_asked_for(tmp_path: Path) -> None:
    both = [listed(1, "AEZA GROUP LLC"), listed(1, "AEZA GROUP LLC", on="SSI", list_id=CONS), listed(2, "AEZA GROUP")]
    held = corpus(tmp_path, both, [version(), version(CONS, "b")])
    found = {
        lists: [(row.match.entity_id, row.lists, row.outcome) for row in
                screen_one(customer("Aeza Group LLC"), Screening(held, us_policy(), NOW, lists)).findings]
        for lists in ((), ("SSI",), ("SDN", "SSI"))
    }  # fmt: skip
    assert found["SSI",] == [("ofac-1", ("OFAC SSI",), Outcome.REVIEW)]
    assert ("ofac-1", ("OFAC SDN", "OFAC SSI"), Outcome.BLOCK) in found[()]
    assert found["SDN", "SSI"] == found[()]


def test_a_filter_is_applied_before_top(tmp_path: Path) -> None:
    held = corpus(tmp_path, [listed(1, "AEZA GROUP LLC"), listed(2, "AEZA GROUP L.L.C.", on="SSI")])
    using = Screening(held, us_policy(), NOW, ("SSI",), top=1)
    assert [row.match.entity_id for row in screen_one(customer("AEZA GROUP LLC"), using).findings] == ["ofac-2"]


def test_a_misspelt_list_is_refused_for_it_would_pass_everything(example_corpus: Corpus) -> None:
    with pytest.raises(
        SettingRefused, match="no list is called 'SND'; there are CAPTA, NS-CMIC, NS-MBS, NS-PLC, SDN, SSI"
    ):
        Screening(example_corpus, us_policy(), NOW, ("SND",))


@pytest.mark.parametrize("top", [0, -1])
def test_a_top_that_keeps_nothing_is_refused(example_corpus: Corpus, top: int) -> None:
    with pytest.raises(SettingRefused, match="top must be 1 or more"):
        Screening(example_corpus, us_policy(), NOW, top=top)


def test_a_moment_without_a_time_zone_is_refused(example_corpus: Corpus) -> None:
    with pytest.raises(SettingRefused, match="time zone"):
        Screening(example_corpus, us_policy(), datetime(2026, 8, 20))  # noqa: DTZ001  # what is refused


def test_every_decision_says_how_old_the_lists_are(using: Screening) -> None:
    said = (
        "us-ofac-sdn: read from your own files, its date of publication is not known",
        "us-ofac-cons: read from your own files, published 2025-03-28, 510 days ago, older than its 1 day",
    )
    assert using.notes == said
    assert {item.notes for item in screen(examples(), using) if not isinstance(item, Problem)} == {said}


def test_what_was_not_screened_and_what_the_policy_does_not_know_is_said(tmp_path: Path) -> None:
    held = corpus(tmp_path, [listed(1, "SOMEBODY"), listed(2, "ANYBODY", on="A NEW LIST")])
    notes = Screening(held, us_policy(), NOW, ("SDN",), enabled=(SDN, CONS)).notes
    assert "only SDN was asked for: the other lists were not screened" in notes
    assert "the policy has no rule for the list A NEW LIST: its entries are reviewed" in notes
    assert f"{CONS}: not loaded, nothing on this list was screened" in notes


def test_a_policy_of_before_that_says_nothing_of_longer_names_is_told_with_what_follows(tmp_path: Path) -> None:
    """A policy of one's own from before the row was there: names within longer fields block by it, and nobody was told."""
    held, whole = corpus(tmp_path, [listed(1, "SOMEBODY")]), us_policy()
    older = msgspec.structs.replace(whole, field=tuple(row for row in whole.field if row.field != "longer name"))
    told = [text for text in Screening(held, older, NOW).notes if "longer name" in text]
    (said,) = told
    assert said.startswith(
        'the policy us-ofac has no row of field for "longer name": a listed name among the other words'
    )
    assert not [text for text in Screening(held, whole, NOW).notes if "longer name" in text]


def test_the_policy_s_weak_alias_mode_reaches_the_decision(using: Screening) -> None:
    weak = customer("Yongxin Zhicheng Technology Group Co Ltd")
    modes = {mode: WeakAkaRule(list="*", mode=mode, reason="r") for mode in WeakAka}
    outcomes = {
        mode: screen_one(weak, replace(using, policy=with_overrides(us_policy(), None, rule))).outcome
        for mode, rule in modes.items()
    }
    assert outcomes == {
        WeakAka.CORROBORATE: Outcome.RELEASE,
        WeakAka.ALWAYS: Outcome.REVIEW,
        WeakAka.NEVER: Outcome.RELEASE,
    }


FLOORS = st.sampled_from([0.3, 0.5, 0.7, 0.9])


@given(
    FLOORS, FLOORS, FLOORS, st.sampled_from(["Aeza Group", "Yongxin Zhicheng", "Maria", "Khoroshev Dmitry", "Ali Guan"])
)
def test_every_entry_has_the_match_that_its_own_type_s_threshold_gives(
    using: Screening, general: float, person: float, vessel: float, name: str
) -> None:
    rows = (TypeThresholds(ListedType.PERSON, person, 0.95, "r"), TypeThresholds(ListedType.VESSEL, vessel, 0.95, "r"))
    policy = msgspec.structs.replace(with_overrides(us_policy(), general, None), type_thresholds=rows)
    party = Party(Role.CUSTOMER, (name,))
    mixed = replace(using, policy=policy, top=1_000)
    wanted = [
        match
        for floor in {general, person, vessel}
        for match in matches_of(party, replace(mixed, policy=with_overrides(us_policy(), floor, None)))
        if policy.thresholds_of(using.corpus.entity(match.entity_id).schema).review == floor
    ]
    assert matches_of(party, mixed) == sorted(wanted, key=lambda match: (-match.log_odds, match.entity_id))


def stopped_and_again() -> tuple[list[Subject | Problem], list[Subject | Problem]]:
    """The example payments, and the one of them that comes again under another name."""
    return list(read_path(EXAMPLES / "payments" / "payments.xml", Reading())), list(
        read_path(EXAMPLES / "resubmitted.xml", Reading())
    )


def test_what_is_stopped_is_known_again_in_the_same_run_and_later(example_corpus: Corpus, tmp_path: Path) -> None:
    first, again = stopped_and_again()
    register = FileRegister(tmp_path / "stopped.jsonl", NOW.date(), 21)
    using = Screening(example_corpus, us_policy(), NOW, earlier=register)
    (*_, last) = screen([*first, *again], using)
    assert isinstance(last, Decision)
    assert (last.outcome, [row.kind for row in last.grounds]) == (Outcome.REVIEW, [GroundKind.RESUBMISSION])
    assert last.questions == ("why was PAY-02 changed and sent again?",)
    register.append()
    for days, outcome in ((21, Outcome.REVIEW), (22, Outcome.RELEASE)):
        later = NOW + timedelta(days=days)
        known = FileRegister(tmp_path / "stopped.jsonl", later.date(), 21)
        (found,) = screen(again, Screening(example_corpus, us_policy(), later, earlier=known))
        assert isinstance(found, Decision)
        assert found.outcome is outcome, f"after {days} days"


def test_a_batch_is_held_against_the_register_as_one_by_one(example_corpus: Corpus, tmp_path: Path) -> None:
    first, again = stopped_and_again()
    subjects = [subject for subject in (*first, *again, *again) if not isinstance(subject, Problem)]
    together, alone = (
        Screening(example_corpus, us_policy(), NOW, earlier=FileRegister(tmp_path / name, NOW.date(), 21))
        for name in ("together.jsonl", "alone.jsonl")
    )
    assert list(screen(subjects, together)) == [screen_one(subject, alone) for subject in subjects]


def test_a_policy_must_say_how_long_a_stopped_payment_is_known_again(example_corpus: Corpus, tmp_path: Path) -> None:
    silent = msgspec.structs.replace(us_policy(), resubmission_days=None)
    register = FileRegister(tmp_path / "stopped.jsonl", NOW.date(), 21)
    with pytest.raises(SettingRefused, match="names no resubmission_days"):
        Screening(example_corpus, silent, NOW, earlier=register)
