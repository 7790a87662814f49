"""The 71 labelled pairs: an MT message and its ISO 20022 translation give the same parties, amounts and decision.

Pairs whose ISO 20022 message is not read yet are skipped by what `recognise` says, so the table fills itself.
"""

import csv
import os
from dataclasses import replace
from pathlib import Path

import pytest

from seawall.corpus import Corpus
from seawall.decisions import Outcome, strictest, us_policy
from seawall.entities import Identifier, IdentifierKind, Party
from seawall.errors import Problem
from seawall.payments import NotRead, Payment, read, recognise
from seawall.screen import Screening, screen_one
from tests.conftest import ROOT
from tests.made import NOW, corpus, listed

FOLDER = Path("payments") / "mt-mx-pairs"
# One fact of a payment: role (or "payment"), kind, value.
Fact = tuple[str, str, str]

# ISO 20022 has mandatory places, which a translation fills with a word that says nothing.
FILLER = "NOTPROVIDED"

# Differences that the formats or the translation force: MT file → facts on one side only, and why.
# "<" stands in the MT message only, ">" in the ISO 20022 message only.
DIFFERENCES = """
# MT cuts names at lines; Seawall screens them as cut and as joined, ISO 20022 holds the first line as the name.
a_2014.fin                         < creditor            name     SHASHU LANXI SHANYE MACHINERY CO LTD
finMessage_pacs008_test_pmtTpInf.fin < creditor          name     KATAYAMA CHAIN THAILAND CO LTD
# Words in an account line are screened as a name too; the translation makes an account of them.
a_2014.fin                         < debtor agent        name     CGC BRANHC
a_2015.fin                         < debtor agent        name     NAGODA BRANCH
a_2016.fin                         < debtor agent        name     CGC BRANHC
fin2.fin                           < debtor agent        name     KOL BRANCH
fin2.fin                           < creditor agent      name     KOL BRANCH
fin3.fin                           < debtor agent        name     NAGODA BRANCH
finMessage_pacs008_test_pmtTpInf.fin < debtor agent      name     NAGODA BRANCH
fin1.fin                           < creditor            name     MUFG LTD
# A BIC in an account line is read as a BIC too.
finMessage_p_4_3_2_A_B.fin         < creditor            bic      BOFSGB2L
finMessage_p_4_3_2_B_C.fin         < creditor            bic      BSCHESMM
# Block 1 lacks "F01": the translation counts from its end and gets letters that are no BIC.
fin1.fin                           > debtor              bic      DLKLXXXX
fin1.fin                           > instructing agent   bic      DLKLXXXX
# Who sends or receives stands in for a party that is not named; the translation leaves it out, or takes the other one.
finMessage_10621a_B_A.fin          < creditor agent      bic      RZBRROBU
finMessage_10711_mt110_A_B.fin     < debtor agent        bic      MYMBGB2L
finMessage_10811_mt111_A_B.fin     < debtor agent        bic      MYMBGB2L
finMessage_01011_mt204_C_D.fin     < creditor            bic      NDEAFIHH
finMessage_01011_mt204_C_D.fin     > creditor            bic      RBOSGB2L
finMessage_00111_mt101_A_B.fin     < debtor agent        bic      BOFSGB2L
finMessage_00111_mt101_A_B.fin     > debtor agent        bic      NDEADKK2
# A case has an assigner and an assignee in ISO 20022; in MT they are the sender and the receiver, and nothing more.
finMessage_2922_A_D.fin            > related party       bic      GEBABEBB
finMessage_2922_A_D.fin            > related party       bic      MYMBGB2L
finMessage_2922_D_A.fin            > related party       bic      GEBABEBB
finMessage_2922_D_A.fin            > related party       bic      MYMBGB2L
finMessage_c2941_B_E_camt.fin      > related party       bic      NWBKGB2L
finMessage_c2941_B_E_camt.fin      > related party       bic      TDOMUS33
finMessage_5641_B_E.fin            > related party       bic      NWBKGB2L
finMessage_5641_B_E.fin            > related party       bic      TDOMUS33
finMessage_5641_E_B.fin            > related party       bic      NWBKGB2L
finMessage_5641_E_B.fin            > related party       bic      TDOMUS33
# Likewise the bank that keeps the account of a notice to receive.
finMessage_5711_A_B.fin            > related party       bic      KREDBEBB
finMessage_5811_A_B.fin            > related party       bic      NDEAFIHH
# Numbered lines without the letter F are read as numbered; the translation keeps the number in the name.
finMessage_10811_mt111_A_B.fin     < creditor            name     ARDENT FINANCE
finMessage_10811_mt111_A_B.fin     > creditor            name     1/ARDENT FINANCE
finMessage_10911_mt112_A_B.fin     < creditor            name     ARDENT FINANCE
finMessage_10911_mt112_A_B.fin     > creditor            name     1/ARDENT FINANCE
# The party behind /UDLC/ stays words in ISO 20022.
finMessage_5641_B_C.fin            < ultimate creditor   bic      RBOSGB2L
# Field 53B with an account alone says which account is debited.
finMessage_00911_mt200_C_D.fin     < settlement agent    account  34554-3049
finMessage_00911_mt200_C_D.fin     > debtor              account  34554-3049
# pain.001 has one instructed amount, MT101 the amount in both currencies; the translation drops the clearing code.
finMessage_00111_mt101_A_B.fin     < payment             amount   90000 USD
finMessage_00111_mt101_A_B.fin     < creditor agent      other    999
# One message in MT is one request for each charge in ISO 20022: the sum stands in MT only.
finMessage_camt106_multiple_1.fin  < payment             amount   30 GBP
finMessage_camt106_multiple_1.fin  > payment             amount   15 GBP
finMessage_camt106_multiple_2.fin  < payment             amount   40 RON
finMessage_camt106_multiple_2.fin  > payment             amount   15 RON
finMessage_camt106_multiple_2.fin  > payment             amount   25 RON
"""
# Where the difference in names above makes another decision: MT file → outcome of the MT message, of the ISO message.
DECIDED_OTHERWISE = {
    "finMessage_10811_mt111_A_B.fin": (Outcome.BLOCK, Outcome.REVIEW),  # "1/Ardent Finance" is like it, not it
    "finMessage_10911_mt112_A_B.fin": (Outcome.BLOCK, Outcome.REVIEW),
}
# The list of the small corpus: parties of the samples, and a bank that is known by its BIC only.
LISTED = (
    "ARDENT FINANCE", "US ENGINES", "AGODA COMPANY", "B CREDITOR CO", "SHASHU LANXI SHANYE", "ZHEJIANG LANXI SHANYE",
    "SPANISH INVESTOR", "KATAYAMA CHAIN THAILAND", "NT ASSET MANAGEMENT", "SOFTEASE PC GRAPHICS",
)  # fmt: skip
LISTED_BIC = "ABCDLKLX"


def rows(shared_data: Path) -> list[tuple[str, str]]:
    with (shared_data / FOLDER / "pairs.tsv").open(encoding="utf-8") as stream:
        return [(row["mt_file"], row["mx_file"]) for row in csv.DictReader(stream, delimiter="\t")]


def names_of_pairs() -> list[tuple[str, str]]:
    """The pairs, for one test each; none where the data is absent, and the test of the number skips with its reason."""
    shared = Path(os.environ.get("SEAWALL_SHARED_DATA", ROOT.parent / "shared" / "data"))
    return rows(shared) if (shared / FOLDER).is_dir() else []


def payments(path: Path) -> list[Payment]:
    with path.open("rb") as stream:
        found = list(read(stream, path.name))
    assert not [item for item in found if isinstance(item, Problem)]
    return [item for item in found if isinstance(item, Payment)]


def value(one: Identifier) -> str:
    """A BIC by its bank: the branch XXX is written or left out."""
    return one.value[:8] if one.kind is IdentifierKind.BIC else one.value


def facts_of(party: Party) -> set[Fact]:
    role = str(party.role)
    said = {(role, "name", name.upper()) for name in party.names}
    return said | {(role, str(one.kind), value(one)) for one in party.identifiers}


def facts(found: list[Payment]) -> set[Fact]:
    """What both formats can say: names, BICs, accounts and numbers by role, amounts, the value date."""
    said = {fact for payment in found for party in payment.parties for fact in facts_of(party)}
    for payment in found:
        said |= {("payment", "amount", f"{money.amount.normalize():f} {money.currency}") for money in payment.amounts}
        said.add(("payment", "date", str(payment.value_date)))
    return {fact for fact in said if fact[2] != FILLER}


def expected(mt_name: str, side: str) -> set[Fact]:
    known = set()
    for line in DIFFERENCES.strip().splitlines():
        if not line.startswith("#"):
            name, only, rest = line.split(maxsplit=2)
            kind = next(word for word in (" name ", " bic ", " account ", " other ", " amount ") if word in rest)
            role, _, what = rest.partition(kind)
            if (name, only) == (mt_name, side):
                known.add((role.strip(), kind.strip(), what.strip()))
    return known


def countries(found: list[Payment]) -> set[tuple[str, str]]:
    return {
        (str(party.role), address.country_code)
        for payment in found
        for party in payment.parties
        for address in party.addresses
        if address.country_code
    }


def pair(shared_data: Path, names: tuple[str, str]) -> tuple[list[Payment], list[Payment]]:
    """Both sides; skips where the ISO 20022 message is not read yet."""
    mt, mx = (shared_data / FOLDER / name for name in names)
    known = recognise(mx.read_bytes()[: 1 << 16], mx.name)
    if known is None or isinstance(known, NotRead):
        pytest.skip(f"{mx.name}: {known.name if known else 'not known'}")
    return payments(mt), payments(mx)


def name_of(names: tuple[str, str]) -> str:
    return Path(names[0]).name


def test_there_are_71_pairs(shared_data: Path) -> None:
    assert len(rows(shared_data)) == 71
    assert names_of_pairs() in ([], rows(shared_data))
    named = {line.split()[0] for line in DIFFERENCES.strip().splitlines() if not line.startswith("#")}
    assert named <= {name_of(names) for names in rows(shared_data)}


@pytest.mark.parametrize("names", names_of_pairs(), ids=name_of)
def test_both_sides_name_the_same_parties_amounts_and_dates(names: tuple[str, str], shared_data: Path) -> None:
    mt, mx = pair(shared_data, names)
    one, two = facts(mt), facts(mx)
    assert (one - two, two - one) == (expected(name_of(names), "<"), expected(name_of(names), ">"))


@pytest.mark.parametrize("names", names_of_pairs(), ids=name_of)
def test_each_country_of_an_iso_address_is_found_in_the_mt_lines(names: tuple[str, str], shared_data: Path) -> None:
    mt, mx = pair(shared_data, names)
    assert countries(mx) <= countries(mt)


@pytest.mark.parametrize("names", names_of_pairs(), ids=name_of)
def test_both_sides_have_the_same_references(names: tuple[str, str], shared_data: Path) -> None:
    """The sender's reference and the UETR of the MT message stand in the ISO 20022 message, and ROC is its end to end id."""
    mt, mx = pair(shared_data, names)
    said = {text for payment in mx for _, text in payment.references}
    wanted = {text for payment in mt for tag, text in payment.references if tag in {"20", "UETR", "70/ROC"}}
    # "+" says that the translation cut the reference to the 16 characters of MT.
    assert [text for text in sorted(wanted - said) if not text.endswith("+")] == []


@pytest.fixture(scope="module")
def small_corpus(tmp_path_factory: pytest.TempPathFactory) -> Corpus:
    entities = [listed(number, name) for number, name in enumerate(LISTED, start=1)]
    bic = Identifier(IdentifierKind.BIC, LISTED_BIC)
    entities.append(replace(listed(99, "EXAMPLE LISTED BANK"), identifiers=(bic,)))
    return corpus(tmp_path_factory.mktemp("pairs"), entities)


def outcome(found: list[Payment], using: Corpus) -> tuple[Outcome, set[str]]:
    """The strictest finding of all transactions, and what was found. What can't be read is left out: the table says it."""
    decisions = [screen_one(payment, Screening(using, us_policy(), NOW)) for payment in found]
    findings = [finding for decision in decisions for finding in decision.findings]
    return strictest([finding.outcome for finding in findings]), {finding.entity for finding in findings}


@pytest.mark.parametrize("names", names_of_pairs(), ids=name_of)
def test_both_sides_are_decided_alike(names: tuple[str, str], shared_data: Path, small_corpus: Corpus) -> None:
    mt, mx = pair(shared_data, names)
    (one, stopped), (two, also_stopped) = outcome(mt, small_corpus), outcome(mx, small_corpus)
    assert stopped == also_stopped
    assert (one, two) == DECIDED_OTHERWISE.get(name_of(names), (one, one))


def test_the_small_corpus_stops_what_it_lists(shared_data: Path, small_corpus: Corpus) -> None:
    stopped = {
        name_of(names): outcome(payments(shared_data / FOLDER / names[0]), small_corpus)[1]
        for names in rows(shared_data)
    }
    assert stopped["finMessage_535_A_B.fin"] == {"AGODA COMPANY"}
    assert stopped["finMessage_2922_A_B.fin"] == {"ARDENT FINANCE"}  # the customer that a cover payment covers
    assert stopped["a_2014.fin"] == {"SHASHU LANXI SHANYE", "EXAMPLE LISTED BANK"}
    assert sum(bool(found) for found in stopped.values()) > 15
