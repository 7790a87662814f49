"""Who owns a party, as a decision is told of it: the tests of the policy, once for all payments."""

import io
import json
from dataclasses import replace
from datetime import date
from decimal import Decimal
from random import Random

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from seawall.corpus import Corpus
from seawall.decisions import Dealing, GroundKind, Kind, Outcome, shipped_policy, us_policy
from seawall.entities import Designation, Identifier, IdentifierKind
from seawall.errors import Problem, SettingRefused
from seawall.owners import Ownership, ownership_of
from seawall.ownership import Listing, Member, Stake, Statement, exactly
from seawall.ownership.readers import read
from seawall.payments import Customer, Subject
from seawall.screen import Screening, screen, screen_one
from tests.made import NOW
from tests.owners.made import ALIKE, DIRECTIVE_1, DIRECTIVES_2_4, HEADER, SDN, SDN2, decided, ownership, party, payment

BLOCK, REJECT, REVIEW, RELEASE = Outcome.BLOCK, Outcome.REJECT, Outcome.REVIEW, Outcome.RELEASE
TRANSFER, LOAN_20, LOAN_90 = Dealing(Kind.TRANSFER), *(Dealing(Kind.DEBT, days, date(2026, 8, 1)) for days in (20, 90))
OWNED = "Example Quartz BV"

# What the files say, what the payment is for, and what follows for Example Quartz BV.
TABLE: list[tuple[str, tuple[str, ...], Dealing, Outcome]] = [
    ("half by an SDN", (f"{SDN},{OWNED},50",), Dealing(), BLOCK),
    ("less than half by an SDN", (f"{SDN},{OWNED},49.99",), Dealing(), RELEASE),
    ("half by two SDNs together", (f"{SDN},{OWNED},25", f"{SDN2},{OWNED},25"), Dealing(), BLOCK),
    ("through a company between", (f"{SDN},Example Birch Ltd,50", f"Example Birch Ltd,{OWNED},50"), Dealing(), BLOCK),
    ("never multiplied", (f"{SDN},Example Birch Ltd,40", f"Example Birch Ltd,{OWNED},100"), Dealing(), RELEASE),
    ("a band around half", (f"{SDN},{OWNED},40-60",), Dealing(), REVIEW),
    ("an unknown part", (f"{SDN},{OWNED},unknown",), Dealing(), REVIEW),
    ("controlled, not owned", (f"{SDN},{OWNED},,significant influence",), Dealing(), REVIEW),
    ("a listed director", (f"{SDN},{OWNED},,director",), Dealing(), REVIEW),
    ("an owner who is merely like an SDN", (f"{ALIKE},{OWNED},60",), Dealing(), REVIEW),
    ("sold last year", (f"{SDN},{OWNED},60,,2020-01-01,2025-06-30",), Dealing(), REVIEW),
    ("an owner whom the file calls listed", (f"Example Person,{OWNED},60,,,,,,,SDN",), Dealing(), BLOCK),
    ("an owner listed on no list", (f"Example Person,{OWNED},60,,,,,,,yes",), Dealing(), REVIEW),
    ("half under Directive 1, a transfer", (f"{DIRECTIVE_1},{OWNED},50",), TRANSFER, RELEASE),
    ("half under Directive 1, a loan of 20 days", (f"{DIRECTIVE_1},{OWNED},50",), LOAN_20, REJECT),
    ("half under Directive 1, nobody said what for", (f"{DIRECTIVE_1},{OWNED},50",), Dealing(), REVIEW),
    ("less than half under Directive 1, a loan", (f"{DIRECTIVE_1},{OWNED},49",), LOAN_20, RELEASE),
    ("Directive 2 is of more than 60 days", (f"{DIRECTIVES_2_4},{OWNED},50",), LOAN_20, RELEASE),
    ("Directive 2, a loan of 90 days", (f"{DIRECTIVES_2_4},{OWNED},50",), LOAN_90, REJECT),
    ("two directives are not added", (f"{DIRECTIVE_1},{OWNED},25", f"{DIRECTIVES_2_4},{OWNED},25"), LOAN_90, RELEASE),
    ("a small share inherits nothing", (f"{DIRECTIVE_1},{OWNED},10", f"{DIRECTIVES_2_4},{OWNED},50"), LOAN_20, RELEASE),
    ("an SDN's and an SSI's shares are not added", (f"{SDN},{OWNED},25", f"{DIRECTIVE_1},{OWNED},25"), TRANSFER, RELEASE),
]  # fmt: skip


@pytest.mark.parametrize(("_what", "rows", "dealing", "outcome"), TABLE, ids=[row[0] for row in TABLE])
def test_what_follows_for_an_owned_party(
    _what: str, rows: tuple[str, ...], dealing: Dealing, outcome: Outcome, example_corpus: Corpus
) -> None:
    decision = decided(example_corpus, ownership(example_corpus, *rows), party(OWNED), dealings={"C-1": dealing})
    assert decision.outcome is outcome, decision.why


def test_without_files_nobody_is_owned(example_corpus: Corpus) -> None:
    assert decided(example_corpus, None, party(OWNED)).outcome is RELEASE


# Under UK law each owner's share is tested by itself and must be more than half; a freeze is its word.
@pytest.mark.parametrize(
    ("regime", "share", "outcome"), [("uk", "50", RELEASE), ("uk", "50.01", BLOCK), ("eu", "50", BLOCK)]
)
def test_the_policy_says_by_which_test(regime: str, share: str, outcome: Outcome, example_corpus: Corpus) -> None:
    policy = shipped_policy(regime)
    owned = ownership_of(_said(regime.upper(), share), example_corpus, policy, NOW.date())
    decision = decided(example_corpus, owned, party(OWNED), policy=policy)
    assert decision.outcome is outcome


def _said(authority: str, share: str) -> list[Statement]:
    listing = Listing("x", (Designation(authority, "", ()),), certain=True)
    return [Member("x", "Example Person"), Member("y", OWNED), Stake("x", "y", exactly(Decimal(share))), listing]


def test_the_rule_its_citation_and_the_proof_stand_with_the_block(example_corpus: Corpus) -> None:
    owned = ownership(example_corpus, f"{SDN},Example Birch Ltd,55", f"Example Birch Ltd,{OWNED},100")
    decision = decided(example_corpus, owned, party(OWNED))
    (ground,) = decision.grounds
    assert (ground.kind, ground.about) == (GroundKind.OWNERSHIP, "INTEGRITY TECHNOLOGY GROUP, INCORPORATED")
    assert ground.authorities[0].cite.startswith("OFAC's 50 Percent Rule")
    assert ground.said.splitlines()[1].startswith("└─ 100 % of the shares by Example Birch Ltd – blocked")
    assert ground.ownership
    assert (ground.ownership.regime, ground.ownership.rule) == ("us-ofac", "50 % or more")
    line = json.loads(msgspec.json.encode(decision))
    assert line["grounds"][0]["ownership"]["proof"]["steps"][0]["name"] == "Example Birch Ltd"
    picture = owned.picture(ground.ownership)
    assert picture.startswith("<svg")
    assert "Example Birch Ltd" in picture
    assert owned.picture(replace(ground.ownership, regime="uk")) == ""


def test_a_party_is_a_member_by_its_number_though_it_has_another_name(example_corpus: Corpus) -> None:
    lei = "529900T8BM49AURSDO55"
    owned = ownership(example_corpus, f"{SDN},{OWNED},60,,,,,,{lei}")
    other = party("Example Maple GmbH", Identifier(IdentifierKind.LEI, lei))
    decision = decided(example_corpus, owned, other)
    assert decision.outcome is BLOCK
    assert "in the ownership files as Example Quartz BV, by" in decision.why


def test_a_party_that_is_merely_like_a_member_is_reviewed(example_corpus: Corpus) -> None:
    owned = ownership(example_corpus, f"{SDN},{OWNED},60")
    decision = decided(example_corpus, owned, party("Example Quarz Holding BV"))
    assert decision.outcome is REVIEW
    assert decision.questions == ("is Example Quarz Holding BV the one in the ownership files?",)


def test_a_member_that_is_an_entry_under_another_name_is_known_by_that_name(example_corpus: Corpus) -> None:
    owned = ownership(example_corpus, f"Example Northern Data,{OWNED},60,,,,91110108562135265P")
    decision = decided(example_corpus, owned, party("Example Northern Data"))
    assert decision.outcome is BLOCK
    assert "by the ownership files the same as INTEGRITY TECHNOLOGY GROUP, INCORPORATED" in decision.why


def test_a_party_that_is_on_the_lists_itself_is_not_told_twice(example_corpus: Corpus) -> None:
    owned = ownership(example_corpus, f"{SDN},{OWNED},60")
    decision = decided(example_corpus, owned, party("Integrity Technology Group, Incorporated"))
    assert (decision.outcome, decision.grounds) == (BLOCK, ())
    assert len(decision.findings) == 1


# Whom a payment's text names, and what follows where nobody of its parties is owned or listed.
TEXTS: list[tuple[str, str, Outcome]] = [
    ("an owned company", "goods of Example Quartz BV, invoice 12", REVIEW),
    ("in capital letters, with its form left out", "PAYMENT FOR EXAMPLE QUARTZ", REVIEW),
    ("a company of the files of whom nothing is told", "goods of Example Birch Ltd", RELEASE),
    ("nobody", "spare parts, 40 cartons", RELEASE),
]


@pytest.mark.parametrize(("_what", "text", "outcome"), TEXTS, ids=[row[0] for row in TEXTS])
def test_a_text_that_names_an_owned_company_is_reviewed(
    _what: str, text: str, outcome: Outcome, example_corpus: Corpus
) -> None:
    owned = ownership(example_corpus, f"{SDN},{OWNED},60", f"{SDN},Example Birch Ltd,10")
    using = Screening(example_corpus, us_policy(), NOW, ownership=owned)
    paid = payment(text=text)
    decision = screen_one(paid, using)
    assert decision.outcome is outcome
    assert list(screen([paid, paid], using)) == [decision, decision]
    if outcome is REVIEW:
        (ground,) = decision.grounds
        assert ground.place == "RmtInf/Ustrd"
        assert "named in a text, and in the ownership files" in decision.why
        assert screen_one(paid, replace(using, ownership=None)).outcome is RELEASE


def test_a_party_that_its_text_names_again_is_told_of_once(example_corpus: Corpus) -> None:
    owned = ownership(example_corpus, f"{SDN},{OWNED},60")
    paid = payment(OWNED, text=f"for {OWNED}")
    decision = screen_one(paid, Screening(example_corpus, us_policy(), NOW, ownership=owned))
    assert (decision.outcome, len(decision.grounds)) == (BLOCK, 1)


def test_a_listed_owner_in_a_text_is_told_of_as_the_listed_party_alone(example_corpus: Corpus) -> None:
    owned = ownership(example_corpus, f"{SDN},{OWNED},60")
    paid = payment(text="for Integrity Technology Group, Incorporated")
    decision = screen_one(paid, Screening(example_corpus, us_policy(), NOW, ownership=owned))
    assert (decision.outcome, decision.grounds) == (REVIEW, ())
    assert decision.findings


def test_lists_that_are_not_asked_for_own_nothing(example_corpus: Corpus) -> None:
    rows = (f"{SDN},{OWNED},60", f"{DIRECTIVE_1},{OWNED},40")
    assert decided(example_corpus, ownership(example_corpus, *rows, lists=("SSI",)), party(OWNED)).outcome is RELEASE
    assert decided(example_corpus, ownership(example_corpus, *rows, lists=("SDN",)), party(OWNED)).outcome is BLOCK


def test_what_could_not_be_read_is_kept_and_said(example_corpus: Corpus) -> None:
    owned = ownership(example_corpus, f"{SDN},{OWNED},60", ",Example Birch Ltd,60")
    assert [problem.record for problem in owned.problems] == ["line 3"]
    assert "ownership: 1 records of the files are not understood; what they mean is not known" in owned.notes()
    decision = decided(example_corpus, owned, party(OWNED))
    assert any("OFAC's 50 Percent Rule on 2026-08-20: 2 blocked" in note for note in decision.notes)


def test_two_owners_that_look_like_one_are_told_and_stay_two(example_corpus: Corpus) -> None:
    owned = ownership(
        example_corpus, "Example Birch Ltd,Example Oak Ltd,30", "Example Birch Limited,Example Oak Ltd,30"
    )
    (problem,) = owned.problems
    assert problem.why.startswith("it looks like 'Example Birch Ltd' (table line 2)")


def test_the_version_follows_from_what_is_said_and_not_from_its_order(example_corpus: Corpus) -> None:
    one, two = f"{SDN},{OWNED},60", f"{SDN2},Example Birch Ltd,60"
    statements = [_said("OFAC", "60"), _said("OFAC", "60")[::-1], _said("OFAC", "61")]
    made = [ownership_of(said, example_corpus, us_policy(), NOW.date()).version for said in statements]
    assert made[0] == made[1] != made[2]
    assert ownership(example_corpus, one, two).version != ownership(example_corpus, one).version


def test_a_policy_must_say_by_which_tests(example_corpus: Corpus) -> None:
    silent = msgspec.structs.replace(us_policy(), ownership_tests=())
    with pytest.raises(SettingRefused, match="names no ownership_tests"):
        ownership_of([], example_corpus, silent, NOW.date())
    misspelt = msgspec.structs.replace(us_policy(), ownership_tests=("us-ofca",))
    with pytest.raises(SettingRefused, match="no ownership test 'us-ofca'"):
        ownership_of([], example_corpus, misspelt, NOW.date())


def test_an_empty_file_owns_nobody(example_corpus: Corpus) -> None:
    owned = ownership_of([], example_corpus, us_policy(), NOW.date())
    assert decided(example_corpus, owned, party(OWNED), party("Aeza Group LLC")).outcome is BLOCK


MEMBERS = ("Example Quartz BV", "Example Birch Ltd", "Example Heron SA")
OWNERS = (SDN, SDN2, DIRECTIVE_1, DIRECTIVES_2_4, ALIKE, *MEMBERS)
STAKES = st.tuples(
    st.sampled_from(OWNERS), st.sampled_from(MEMBERS), st.sampled_from(["10", "25", "30-60", "50", "75", "unknown", ""]),
)  # fmt: skip
GRAPHS = st.lists(STAKES, max_size=7, unique_by=lambda row: row[:2])
DEALINGS = st.sampled_from([Dealing(), TRANSFER, LOAN_20, LOAN_90])


def rows_of(graph: list[tuple[str, str, str]]) -> list[str]:
    """Rows of the table; a holding without a share is control."""
    return [f"{owner},{owned},{share},{'' if share else 'significant influence'}" for owner, owned, share in graph]


@given(GRAPHS, STAKES, DEALINGS)
def test_one_stake_more_never_lowers_a_decision(
    example_corpus: Corpus, graph: list[tuple[str, str, str]], extra: tuple[str, str, str], dealing: Dealing
) -> None:
    fewer = [row for row in graph if row[:2] != extra[:2]]
    before, after = (ownership(example_corpus, *rows_of(rows)) for rows in (fewer, [*fewer, extra]))
    asked = party(MEMBERS[0])
    outcomes = [decided(example_corpus, owned, asked, dealings={"C-1": dealing}).outcome for owned in (before, after)]
    assert outcomes[1].rank >= outcomes[0].rank
    paid, using = payment(text=f"for {MEMBERS[0]}"), Screening(example_corpus, us_policy(), NOW)
    named = [screen_one(paid, replace(using, ownership=owned)).outcome for owned in (before, after)]
    assert REVIEW.rank >= named[1].rank >= named[0].rank


@given(GRAPHS, st.permutations([*MEMBERS, "Aeza Group LLC", "Example Trading LLC"]), st.randoms(use_true_random=False))
def test_neither_the_order_of_parties_nor_that_of_rows_changes_anything(
    example_corpus: Corpus, graph: list[tuple[str, str, str]], names: list[str], random: Random
) -> None:
    mixed = random.sample(graph, len(graph))
    first = decided(example_corpus, _without_lines(example_corpus, graph), *(party(name) for name in sorted(names)))
    second = decided(example_corpus, _without_lines(example_corpus, mixed), *(party(name) for name in names))
    assert (first.outcome, first.grounds, first.questions) == (second.outcome, second.grounds, second.questions)


def _without_lines(corpus: Corpus, graph: list[tuple[str, str, str]]) -> Ownership:
    """The graph as statements without places: the numbers of lines do change with the order."""
    statements = [
        said if isinstance(said, Problem) else msgspec.structs.replace(said, place="")
        for said in read(io.BytesIO("\n".join((HEADER, *rows_of(graph))).encode()), "table")
    ]
    return ownership_of(statements, corpus, us_policy(), NOW.date())


@given(GRAPHS, st.lists(st.sampled_from([*MEMBERS, "Example Quarz BV", "Aeza Group LLC", ""]), max_size=6))
def test_a_batch_decides_as_one_by_one(
    example_corpus: Corpus, graph: list[tuple[str, str, str]], names: list[str]
) -> None:
    using = Screening(example_corpus, us_policy(), NOW, ownership=ownership(example_corpus, *rows_of(graph)))
    subjects: list[Subject | Problem] = [
        Customer(f"C-{number}", (party(name), party(MEMBERS[1])), "customers.csv", f"row {number}")
        for number, name in enumerate(names)
    ]
    one_by_one = [screen_one(subject, using) for subject in subjects if not isinstance(subject, Problem)]
    assert list(screen(subjects, using)) == one_by_one
