"""The decision as a truth table, and what must hold of every decision whatever it is made of."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from random import Random

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from seawall.decisions import (
    Circumstances,
    Citation,
    Decision,
    ListedType,
    Outcome,
    Policy,
    Poor,
    PoorNameMode,
    PoorNameRule,
    TypeThresholds,
    Verified,
    WeakAka,
    WeakAkaRule,
    decide,
    us_policy,
)
from seawall.entities import Designation, Entity, Party, Role, Schema
from seawall.errors import Problem
from seawall.matching import Basis, Match, compare
from seawall.payments import Customer, Payment, Subject
from tests.made import NOW, customer, listed, match

US = us_policy()
UNDER = Circumstances(NOW, "corpus", "engine")
CERTAIN, ALIKE = 5.0, 1.5  # log-odds: scores of 0.99 and 0.82, above and below the 0.95 of the policy
NAME, WEAK, IDENTIFIER = Basis.NAME, Basis.WEAK_NAME, Basis.IDENTIFIER

Matched = Sequence[tuple[Party, Sequence[Match]]]
Case = tuple[Subject, list[tuple[Party, list[Match]]], list[Entity]]


def on(*designations: Designation, uid: int = 1) -> Entity:
    return replace(listed(uid, f"ENTRY {uid}"), designations=designations)


def decided(
    subject: Subject, matched: Matched, *entities: Entity, policy: Policy = US, under: Circumstances = UNDER
) -> Decision:
    return decide(subject, matched, {entity.id: entity for entity in entities}, policy, under)


def one(found: Match, entity: Entity, policy: Policy = US, under: Circumstances = UNDER) -> Decision:
    subject = customer("Example")
    return decided(subject, [(subject.parties[0], [found])], entity, policy=policy, under=under)


BLOCK, REJECT, REVIEW, RELEASE = Outcome.BLOCK, Outcome.REJECT, Outcome.REVIEW, Outcome.RELEASE
TRUTH = [
    # list       certain name, alike name, certain identifier, weak alone, weak and a second fact
    ("SDN", BLOCK, REVIEW, BLOCK, RELEASE, REVIEW),
    ("SSI", REVIEW, REVIEW, REVIEW, RELEASE, REVIEW),
    ("CAPTA", REJECT, REVIEW, REJECT, RELEASE, REVIEW),
    ("NS-MBS", REVIEW, REVIEW, REVIEW, RELEASE, REVIEW),
    ("NS-CMIC", REVIEW, REVIEW, REVIEW, RELEASE, REVIEW),
    ("NS-PLC", REJECT, REVIEW, REJECT, RELEASE, REVIEW),
    ("FSE", REJECT, REVIEW, REJECT, RELEASE, REVIEW),
    ("NS-ISA", REVIEW, REVIEW, REVIEW, RELEASE, REVIEW),
    ("13599", REVIEW, REVIEW, REVIEW, RELEASE, REVIEW),
    ("A NEW LIST", REVIEW, REVIEW, REVIEW, RELEASE, REVIEW),
]


HOW = [
    # one column of the table each: what the match rests on, and whether a second fact agrees
    match(log_odds=CERTAIN),
    match(log_odds=ALIKE),
    match(log_odds=CERTAIN, basis=IDENTIFIER),
    match(log_odds=CERTAIN, basis=WEAK),
    match(log_odds=CERTAIN, basis=WEAK, corroborated=True),
]


@pytest.mark.parametrize("row", TRUTH, ids=[row[0] for row in TRUTH])
def test_the_outcome_is_what_the_truth_table_says(row: tuple[str, Outcome, Outcome, Outcome, Outcome, Outcome]) -> None:
    name, *outcomes = row
    entity = on(Designation("OFAC", name, ("TAG",)))
    assert [one(found, entity).outcome for found in HOW] == outcomes


def test_a_weak_alias_that_is_less_alike_leads_no_further() -> None:
    entity = on(Designation("OFAC", "SDN", ()))
    assert one(match(log_odds=ALIKE, basis=WEAK), entity).outcome is RELEASE
    assert one(match(log_odds=ALIKE, basis=WEAK, corroborated=True), entity).outcome is REVIEW


WEAK_MODES = [
    # mode                 alone    with a second fact
    (WeakAka.CORROBORATE, RELEASE, REVIEW),
    (WeakAka.ALWAYS, REVIEW, REVIEW),
    (WeakAka.NEVER, RELEASE, RELEASE),
]


def with_weak_rules(*rules: tuple[str, WeakAka]) -> Policy:
    made = tuple(WeakAkaRule(list=name, mode=mode, reason="r") for name, mode in rules)
    return msgspec.structs.replace(US, weak_aka=made)


@pytest.mark.parametrize("mode, alone, seconded", WEAK_MODES)
def test_a_weak_alias_leads_where_its_list_s_mode_says(mode: WeakAka, alone: Outcome, seconded: Outcome) -> None:
    sdn, ssi = on(Designation("OFAC", "SDN", ())), on(Designation("OFAC", "SSI", ()))
    policy = with_weak_rules(("*", WeakAka.CORROBORATE), ("SDN", mode))
    assert one(match(basis=WEAK), sdn, policy).outcome is alone
    assert one(match(basis=WEAK, corroborated=True), sdn, policy).outcome is seconded
    assert one(match(basis=WEAK), ssi, policy).outcome is RELEASE  # the rule for all lists


def test_a_weak_alias_that_is_released_is_still_on_the_record() -> None:
    decision = one(match(basis=WEAK), on(Designation("OFAC", "SDN", ("CYBER2",))))
    (finding,) = decision.findings
    assert finding.why == "only a weak a.k.a. is alike, and no second fact agrees"
    assert decision.why.startswith("customer is like ENTRY 1 (OFAC SDN, CYBER2): only a weak a.k.a.")


def test_the_strictest_of_several_designations_wins_and_all_authorities_are_recorded() -> None:
    entity = on(Designation("OFAC", "SSI", ("UKRAINE-EO13662",)), Designation("OFAC", "SDN", ("RUSSIA-EO14024",)))
    (finding,) = one(match(), entity).findings
    assert finding.outcome is BLOCK
    assert finding.lists == ("OFAC SDN", "OFAC SSI")
    cites = " ".join(row.cite for row in finding.authorities)
    for law in ("FAQ 36", "Directives 1 to 4", "31 CFR part 587", "31 CFR part 589"):
        assert law in cites


def test_of_two_weak_alias_rules_the_stricter_one_holds_though_its_list_is_the_milder() -> None:
    policy = with_weak_rules(("*", WeakAka.NEVER), ("SSI", WeakAka.ALWAYS))
    both = on(Designation("OFAC", "SDN", ()), Designation("OFAC", "SSI", ()))
    assert one(match(basis=WEAK), both, policy).outcome is REVIEW


def test_an_entry_that_names_no_list_is_reviewed() -> None:
    decision = one(match(), on())
    assert (decision.outcome, decision.findings[0].why) == (REVIEW, US.unknown_list)


def test_a_rule_before_its_first_day_does_not_hold() -> None:
    ssi = on(Designation("OFAC", "CAPTA", ()))
    before = replace(UNDER, now=datetime(2019, 3, 13, 23, 59, tzinfo=UTC))
    assert one(match(), ssi, under=before).outcome is REVIEW
    assert one(match(), ssi, under=replace(UNDER, now=datetime(2019, 3, 14, tzinfo=UTC))).outcome is REJECT


def test_what_could_not_be_read_is_reviewed_never_released() -> None:
    problem = Problem("customers.csv", "row 1", "name", "\0", "no text")
    subjects: list[Subject] = [
        replace(customer("Example"), problems=(problem,)),
        Customer("C-1", (Party(Role.CUSTOMER, ("Example",), unread=("???",)),), "customers.csv", "row 1"),
        Customer("C-1", (), "customers.csv", "row 1"),
        Payment("P-1", (), "payments.xml", "/Document", "pacs.008"),
    ]
    for subject in subjects:
        decision = decided(subject, [])
        assert decision.outcome is REVIEW
        assert decision.problems
        assert str(decision.problems[0]) in decision.why


def test_what_could_not_be_read_stands_beside_what_was_found() -> None:
    party = Party(Role.CREDITOR, ("Example",), place="/Cdtr", unread=("<Ctry>1</Ctry>",))
    payment = Payment("P-1", (party,), "payments.xml", "/Document", "pacs.008")
    decision = decided(payment, [(party, [match()])], on(Designation("OFAC", "SDN", ("CYBER2",))))
    assert decision.outcome is BLOCK
    assert decision.problems == (
        Problem("payments.xml", "/Cdtr", "creditor", "<Ctry>1</Ctry>", "this could not be read"),
    )
    assert decision.why.endswith("and payments.xml /Cdtr creditor: this could not be read (said '<Ctry>1</Ctry>')")


def test_a_released_subject_is_called_by_who_it_is() -> None:
    debtor, creditor = Party(Role.DEBTOR, ("Payer",)), Party(Role.CREDITOR, ("Payee",))
    agent = Party(Role.CREDITOR_AGENT, ("Bank",))
    payment = Payment("P-1", (creditor, agent, debtor), "payments.xml", "/", "pacs.008")
    assert decided(payment, []).party == "Payer → Payee"
    related = Customer("C-1", (Party(Role.RELATED, ("Director",)), Party(Role.CUSTOMER, ("Firm",))), "c.csv", "row 1")
    assert decided(related, []).party == "Firm"


def test_a_stopped_subject_is_called_by_the_party_that_was_found() -> None:
    debtor, agent = Party(Role.DEBTOR, ("Payer",)), Party(Role.CREDITOR_AGENT, ("Bank",))
    payment = Payment("P-1", (debtor, agent), "payments.xml", "/", "pacs.008")
    decision = decided(payment, [(debtor, []), (agent, [match()])], on(Designation("OFAC", "SDN", ())))
    assert decision.party == "Bank"


def test_the_notes_and_versions_stand_on_the_decision() -> None:
    decision = decided(customer("Example"), [], under=replace(UNDER, notes=("us-ofac-sdn: old",)))
    assert decision.notes == ("us-ofac-sdn: old",)
    assert (decision.versions.corpus, decision.versions.policy) == ("corpus", US.version)
    assert decision.decided_at == NOW


SAME_NAMES = st.sampled_from(
    ["Maria", "Maria Guan", "A", "LLC", "Aeza", "AEZA LLC", "Mohammed Ali", "Ali", "GUAN, Tianfeng"]
)
LISTS = st.sampled_from([row[0] for row in TRUTH])
DESIGNATIONS = st.builds(
    Designation, st.just("OFAC"), LISTS, st.lists(st.sampled_from(["CYBER2", "IRAN"]), max_size=2).map(tuple)
)
BASES = st.sampled_from([NAME, WEAK, IDENTIFIER])
SCORES = st.sampled_from([ALIKE, CERTAIN])
WEAK_RULES = st.lists(st.tuples(LISTS, st.sampled_from(list(WeakAka))), max_size=3, unique_by=lambda rule: rule[0])
POOR_RULES = st.lists(
    st.builds(PoorNameRule, st.sampled_from(list(Poor)), st.sampled_from(list(PoorNameMode)), st.just("r")),
    max_size=3, unique_by=lambda rule: rule.name,
)  # fmt: skip
TYPE_RULES = st.lists(
    st.builds(TypeThresholds, st.sampled_from(list(ListedType)), st.just(0.6), st.sampled_from([0.8, 0.999]), st.just("r")),
    max_size=2, unique_by=lambda row: row.type,
)  # fmt: skip


@st.composite
def policies(draw: st.DrawFn) -> Policy:
    """The policy that ships with any rules for weak aliases and poor names, and any thresholds by type."""
    weak = with_weak_rules(("*", WeakAka.CORROBORATE), *draw(WEAK_RULES))
    return msgspec.structs.replace(weak, poor_name=tuple(draw(POOR_RULES)), type_thresholds=tuple(draw(TYPE_RULES)))


POLICIES = policies()


@st.composite
def cases(draw: st.DrawFn) -> Case:
    """A payment with some parties, their matches, and the entities these name."""
    entities = [on(*draw(st.lists(DESIGNATIONS, max_size=3)), uid=uid) for uid in range(1, 5)]
    roles = draw(st.lists(st.sampled_from([Role.DEBTOR, Role.CREDITOR, Role.CREDITOR_AGENT]), max_size=4))
    names = st.sampled_from(["Party", "Maria", "A", "LLC"])
    parties = [Party(role, (draw(names),), place=f"/{place}") for place, role in enumerate(roles)]
    matched = [
        (party, [match(entity.id, draw(SCORES), draw(BASES), corroborated=draw(st.booleans()))
                 for entity in draw(st.lists(st.sampled_from(entities), max_size=3, unique_by=lambda row: row.id))])
        for party in parties
    ]  # fmt: skip
    return Payment("P-1", tuple(parties), "payments.xml", "/", "pacs.008"), matched, entities


@given(cases(), POLICIES, DESIGNATIONS, st.integers(0, 3))
def test_one_more_designation_never_lowers_the_outcome(
    case: Case, policy: Policy, extra: Designation, place: int
) -> None:
    subject, matched, entities = case
    before = decided(subject, matched, *entities, policy=policy)
    grown = list(entities)
    # An entry that named no list was reviewed because it named none: saying one may mean less.
    if not grown[place].designations:
        grown[place] = replace(grown[place], designations=(extra,))
        before = decided(subject, matched, *grown, policy=policy)
    grown[place] = replace(grown[place], designations=(*grown[place].designations, extra))
    assert decided(subject, matched, *grown, policy=policy).outcome.rank >= before.outcome.rank


@given(cases(), POLICIES, SCORES, BASES, st.booleans())
def test_one_more_match_never_lowers_the_outcome(
    case: Case,
    policy: Policy,
    log_odds: float,
    basis: Basis,
    corroborated: bool,
) -> None:
    subject, matched, entities = case
    before = decided(subject, matched, *entities, policy=policy)
    party = Party(Role.RELATED, ("One more",), place="/more")
    more = [*matched, (party, [match("ofac-1", log_odds, basis, corroborated=corroborated)])]
    assert decided(subject, more, *entities, policy=policy).outcome.rank >= before.outcome.rank


@given(cases(), POLICIES, st.randoms(use_true_random=False))
def test_the_order_of_parties_matches_and_designations_changes_nothing(
    case: Case, policy: Policy, chance: Random
) -> None:
    subject, matched, entities = case
    shuffled = [(party, chance.sample(found, len(found))) for party, found in matched]
    chance.shuffle(shuffled)
    turned = [replace(entity, designations=entity.designations[::-1]) for entity in entities]
    one_way = decided(subject, matched, *entities, policy=policy)
    other_way = decided(subject, shuffled, *reversed(turned), policy=policy)
    assert msgspec.json.encode(one_way) == msgspec.json.encode(other_way)


@given(cases(), POLICIES)
def test_the_same_inputs_give_the_same_bytes(case: Case, policy: Policy) -> None:
    subject, matched, entities = case
    first = msgspec.json.encode(decided(subject, matched, *entities, policy=policy))
    assert msgspec.json.encode(decided(subject, matched, *entities, policy=policy)) == first


@given(cases(), POLICIES)
def test_the_outcome_is_the_strictest_finding_and_findings_stand_strictest_first(case: Case, policy: Policy) -> None:
    subject, matched, entities = case
    decision = decided(subject, matched, *entities, policy=policy)
    ranks = [finding.outcome.rank for finding in decision.findings]
    assert ranks == sorted(ranks, reverse=True)
    assert len(ranks) == sum(len(found) for _, found in matched), "every match has its finding"
    unread = Outcome.REVIEW.rank if not subject.parties else 0
    assert decision.outcome.rank == max([*ranks, unread])


def with_poor_rules(mode: PoorNameMode) -> Policy:
    rules = tuple(PoorNameRule(poor, mode, "it says too little", "FAQ 5", Verified.OFFICIAL) for poor in Poor)
    return msgspec.structs.replace(US, poor_name=rules)


POOR_MODES = [
    # mode                       the party's name  alone    with a second fact
    (PoorNameMode.REVIEW, "Maria", REVIEW, BLOCK),
    (PoorNameMode.CORROBORATE, "Maria", RELEASE, BLOCK),
    (PoorNameMode.REVIEW, "A", REVIEW, BLOCK),
    (PoorNameMode.REVIEW, "LLC", REVIEW, BLOCK),
    (PoorNameMode.CORROBORATE, "Aeza", BLOCK, BLOCK),
]


@pytest.mark.parametrize("mode, name, alone, seconded", POOR_MODES)
def test_a_poor_name_carries_as_much_as_its_rule_says(
    mode: PoorNameMode, name: str, alone: Outcome, seconded: Outcome
) -> None:
    subject, sdn, policy = customer(name), on(Designation("OFAC", "SDN", ())), with_poor_rules(mode)
    found = [decided(subject, [(subject.parties[0], [match(corroborated=known)])], sdn, policy=policy)
             for known in (False, True)]  # fmt: skip
    assert [decision.outcome for decision in found] == [alone, seconded]
    if alone is not BLOCK:
        (finding,) = found[0].findings
        assert finding.why.endswith("it says too little")
        assert Citation("FAQ 5", Verified.OFFICIAL) in finding.authorities


def test_the_thresholds_of_the_entry_s_type_hold() -> None:
    rows = (TypeThresholds(ListedType.VESSEL, 0.6, 0.8, "r"), TypeThresholds(ListedType.PERSON, 0.6, 0.999, "r"))
    policy = msgspec.structs.replace(US, type_thresholds=rows)
    sdn = on(Designation("OFAC", "SDN", ()))
    outcomes = {schema: one(match(log_odds=log_odds), replace(sdn, schema=schema), policy).outcome
                for schema, log_odds in ((Schema.VESSEL, ALIKE), (Schema.PERSON, CERTAIN), (Schema.COMPANY, CERTAIN))}  # fmt: skip
    assert outcomes == {Schema.VESSEL: BLOCK, Schema.PERSON: REVIEW, Schema.COMPANY: BLOCK}


@pytest.mark.parametrize("mode", list(PoorNameMode))
@given(
    st.lists(SAME_NAMES, min_size=1, max_size=2),
    st.lists(SAME_NAMES, min_size=1, max_size=3),
    SAME_NAMES,
)
def test_one_more_strong_alias_never_lowers_the_outcome(
    mode: PoorNameMode, names: list[str], listed_as: list[str], extra: str
) -> None:
    party = Party(Role.CUSTOMER, tuple(names), place="row 1")
    subject = Customer("C-1", (party,), "customers.csv", "row 1")
    policy = with_poor_rules(mode)
    ranks = []
    for aliases in (listed_as, [*listed_as, extra]):
        entity = listed(1, *aliases)
        found = compare(party, entity)
        kept = [found] if found.score >= policy.thresholds.review else []
        ranks.append(decided(subject, [(party, kept)], entity, policy=policy).outcome.rank)
    assert ranks[1] >= ranks[0]
