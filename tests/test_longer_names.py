"""Names within longer name fields: the table of longer_names.csv, and that no ordinary words hide a listed name."""

import csv
import io
from dataclasses import replace

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from seawall.decisions import Circumstances, Outcome, decide, us_policy
from seawall.decisions.bar import Band, band_of, bar_of
from seawall.entities import Address, Entity, PartialDate, Party, Role, Schema
from seawall.matching import Matcher, changes, compare, listed_of, probability
from seawall.names.joined import MOST_WORDS
from seawall.payments import Customer, Payment
from seawall.payments.read import read
from seawall.screen import Screening, screen_one
from tests.conftest import ROOT
from tests.made import NOW, corpus, listed

TABLE = ROOT / "tests" / "cases" / "longer_names.csv"
ROWS = list(csv.DictReader(TABLE.read_text(encoding="utf-8").splitlines()))
POLICY = us_policy()
INTEGRITY, YIN = "INTEGRITY TECHNOLOGY GROUP, INCORPORATED", "YIN, Kecheng"


def _person(uid: int, name: str) -> Entity:
    return replace(
        listed(uid, name), schema=Schema.PERSON, birth_dates=(PartialDate.year(1986),), nationalities=("China",)
    )


LISTED = (
    replace(
        listed(1, INTEGRITY, "永信至诚科技集团股份有限公司", "'YONGXIN ZHICHENG'"),
        addresses=(Address(country="China"),),
    ),
    _person(2, YIN),
    _person(3, "KHOROSHEV, Dmitry Yuryevich"),
    listed(4, "SICHUAN SILENCE INFORMATION TECHNOLOGY COMPANY, LIMITED"),
)


@pytest.fixture(scope="module")
def using(tmp_path_factory: pytest.TempPathFactory) -> Screening:
    return Screening(corpus(tmp_path_factory.mktemp("home"), LISTED), POLICY, NOW)


def _customer(field: str, **facts: object) -> Customer:
    party = replace(Party(Role.CUSTOMER, (field,), place="row 1"), **facts)  # type: ignore[arg-type]
    return Customer("C-1", (party,), "customers.csv", "row 1")


def _by_whole_fields(customer: Customer, monkeypatch: pytest.MonkeyPatch) -> Outcome:
    """What is decided where nothing but whole name fields is matched."""
    monkeypatch.setattr("seawall.matching.asked_names.joined", lambda _: ())
    matcher, entities = Matcher(listed_of(LISTED)), {entity.id: entity for entity in LISTED}
    matched = [(party, matcher.matches(party, POLICY.thresholds.review)) for party in customer.parties]
    return decide(customer, matched, entities, POLICY, Circumstances(NOW, "c", "e")).outcome


@pytest.mark.parametrize("row", ROWS, ids=[row["case"] for row in ROWS])
def test_the_table_holds(using: Screening, row: dict[str, str]) -> None:
    decision = screen_one(_customer(row["field"]), using)
    stopped = {finding.match.listed_name for finding in decision.findings if finding.outcome.rank}
    assert (decision.outcome, stopped) == (row["now"], {row["listed"]} - {""})


@pytest.mark.parametrize("row", ROWS, ids=[row["case"] for row in ROWS])
def test_the_table_says_what_whole_fields_alone_decide(row: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> None:
    assert _by_whole_fields(_customer(row["field"]), monkeypatch) == row["before"]


# Words of payments and of addresses, as payers write them into name fields; no listed name has them.
ORDINARY = st.sampled_from(
    "payment for the account of our supplier in March rent house delivery under contract invoice works Beijing and office "
    "street Mr Mrs family project services month salary goods 12 Example Trading".split()
)


@given(
    st.sampled_from([name.text for entity in LISTED for name in entity.names if not name.weak]),
    st.lists(ORDINARY, max_size=8),
    st.lists(ORDINARY, max_size=8),
)
def test_no_ordinary_words_around_a_listed_name_release_it(
    using: Screening, name: str, before: list[str], after: list[str]
) -> None:
    words = [*before, name, *after]
    if len(" ".join(words).split()) + 10 * (not name.isascii()) <= MOST_WORDS:
        return  # the whole field's score decides of so few words
    decision = screen_one(_customer(" ".join(words)), using)
    assert decision.outcome is not Outcome.RELEASE


@given(st.lists(st.sampled_from([row["field"] for row in ROWS]), min_size=1, max_size=4), st.floats(0.05, 0.95))
def test_many_parties_together_get_the_matches_that_each_gets_alone(
    using: Screening, fields: list[str], threshold: float
) -> None:
    parties = [Party(Role.CREDITOR, (field,)) for field in fields]
    assert using.corpus.matches_many(parties, threshold) == [using.corpus.matches(one, threshold) for one in parties]


def test_a_match_within_a_field_says_where_it_stood_and_its_score_is_the_sum_of_its_reasons(using: Screening) -> None:
    field = "Mr and Mrs Example care of Example Trading on behalf of Yin Kecheng regarding rent"
    (finding,) = screen_one(_customer(field), using).findings
    match = finding.match
    where = next(reason for reason in match.reasons if reason.feature == "longer name, another party")
    assert where.text == "found within a longer name field, characters 57 to 67, after “on behalf of”"
    assert (field[56:67], where.screened, where.points) == ("Yin Kecheng", field, 0.0)
    assert (match.screened_name, match.listed_name) == ("Yin Kecheng", YIN)
    assert probability(match.log_odds) == match.score
    assert finding.why.startswith("found in longer name: ")
    assert finding.could_be is Outcome.BLOCK


BORN_LATER, CHINA = (PartialDate.year(2001),), ("China",)


@pytest.mark.parametrize(
    "field, birth_dates, outcome",
    [
        ("Payment for the rent of Yin Kecheng in May", BORN_LATER, "release"),  # the party's own: the dates differ
        ("Mr Example, father of the Examples, c/o Yin Kecheng", BORN_LATER, "review"),  # Mr Example's date of birth
        ("Payment for the rent of Yin Kecheng in May", (PartialDate.year(1986),), "review"),
    ],
)
def test_a_date_of_birth_speaks_against_the_party_only_that_bears_it(
    using: Screening, field: str, birth_dates: tuple[PartialDate, ...], outcome: str
) -> None:
    customer = _customer(field, birth_dates=birth_dates, schema=Schema.PERSON)
    assert screen_one(customer, using).outcome == outcome


def test_a_kind_that_was_stated_of_the_party_is_not_held_against_who_stands_in_its_field(using: Screening) -> None:
    field = "Mr and Mrs Example of the house of Yin Kecheng and family"
    assert screen_one(_customer(field, schema=Schema.COMPANY), using).outcome == "review"


def test_a_weak_aka_within_a_field_needs_a_second_fact_as_ever(using: Screening) -> None:
    field = "Payment to our supplier of March Yongxin Zhicheng for works"
    assert screen_one(_customer(field), using).outcome == "release"
    assert screen_one(_customer(field, countries=CHINA), using).outcome == "review"


@pytest.mark.parametrize("row", [row for row in ROWS if row["listed"]], ids=lambda row: row["case"])
def test_a_pair_compared_by_itself_scores_as_in_a_screening(using: Screening, row: dict[str, str]) -> None:
    party = Party(Role.CUSTOMER, (row["field"],), birth_dates=(PartialDate.year(1986),), countries=CHINA)
    (entity,) = (one for one in LISTED if row["listed"] in {name.text for name in one.names})
    (match,) = (one for one in using.corpus.matches(party, 0.5) if one.entity_id == entity.id)
    assert compare(party, entity) == match
    for change in changes(match, party, entity) if match.is_within else ():
        if change.party is not None:
            assert compare(change.party, entity).score == change.match.score, change.what


PACS = (
    '<Document xmlns="urn:iso:std:iso:20022:tech:xsd:pacs.008.001.08"><FIToFICstmrCdtTrf><GrpHdr><MsgId>M</MsgId>'
    "<NbOfTxs>1</NbOfTxs></GrpHdr><CdtTrfTxInf><PmtId><EndToEndId>E</EndToEndId></PmtId>"
    '<IntrBkSttlmAmt Ccy="USD">10</IntrBkSttlmAmt><Dbtr><Nm>Example Trading LLC</Nm></Dbtr><Cdtr><Nm>{}</Nm></Cdtr>'
    "</CdtTrfTxInf></FIToFICstmrCdtTrf></Document>"
)
MT103 = (
    "{{1:F01EXAMUS33AXXX0000000000}}{{2:I103EXAMGB2LXXXXN}}{{4:\n:20:REF1\n:23B:CRED\n:32A:261120USD10,00\n"
    ":50K:EXAMPLE TRADING LLC\n12 EXAMPLE ROAD\n:59:/123\n{}\n:71A:SHA\n-}}"
)


@pytest.mark.parametrize(
    "said",
    [
        PACS.format("Payment to the account of our supplier in Beijing of March Integrity Technology Group Inc"),
        MT103.format("PAYMENT TO ACCOUNT OF OUR SUPPLIER\nINTEGRITY TECHNOLOGY GROUP INC\nFOR MARCH, BEIJING"),
        MT103.format("EXAMPLE BAKERY C/O INTEGRITY\n TECHNOLOGY GROUP INC"),
    ],
    ids=["pacs.008, name of the creditor", "MT 103, name lines of :59:", "MT 103, c/o"],
)
def test_payments_are_reviewed_for_a_name_within_their_name_fields(using: Screening, said: str) -> None:
    (payment,) = read(io.BytesIO(said.encode()), "made")
    assert isinstance(payment, Payment)
    decision = screen_one(replace(payment, problems=()), using)
    assert decision.outcome is Outcome.REVIEW
    assert any(row.match.listed_name == INTEGRITY for row in decision.findings)


def test_a_policy_says_how_far_a_name_within_a_field_leads(using: Screening) -> None:
    customer = _customer("Example Trading LLC on behalf of Yin Kecheng")
    bare = msgspec.structs.replace(POLICY, field=tuple(row for row in POLICY.field if row.field != "longer name"))
    assert screen_one(customer, replace(using, policy=bare)).outcome is Outcome.BLOCK
    (match,) = using.corpus.matches(customer.parties[0], 0.7)
    bands = [band_of(match, bar_of(customer.parties[0], LISTED[1], policy), policy) for policy in (POLICY, bare)]
    assert bands == [Band.ALIKE, Band.CERTAIN]


def test_longer_names_beyond_what_is_read_are_told_and_reviewed(using: Screening) -> None:
    fields = tuple(f"Payment number {number} of the month of March for works " + "and " * 300 for number in range(40))
    decision = screen_one(_customer(fields[0], names=fields), using)
    assert decision.outcome is Outcome.REVIEW
    assert any("longer names were read" in problem.why for problem in decision.problems)
