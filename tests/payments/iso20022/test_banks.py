"""Banks that come again: a transaction is read the same whatever stands before it in the file."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from seawall.entities import Party, Role
from seawall.payments import Payment
from seawall.payments.iso20022 import banks
from seawall.payments.iso20022.banks import Banks
from seawall.payments.iso20022.node import tree
from seawall.payments.iso20022.reading import Reading, take_unread
from tests.payments.test_pacs008 import PLAIN, items, message

# The inside of a bank's element: plain, by name and address, with what no reader knows, with another party inside,
# without anybody, with text around its elements, and of a branch.
_INSIDE = (
    "<FinInstnId><BICFI>EXAMUS33XXX</BICFI></FinInstnId>",
    "<FinInstnId><BICFI>EXAMUS33XXX</BICFI><Nm>Example Bank</Nm><PstlAdr><Ctry>US</Ctry></PstlAdr></FinInstnId>",
    "<FinInstnId><BICFI>EXAMUS33XXX</BICFI><New>Somebody</New></FinInstnId>",
    "<FinInstnId><Nm>Example Bank</Nm><PstlAdr><CareOf>Example Agents Ltd</CareOf></PstlAdr></FinInstnId>",
    "<FinInstnId><PstlAdr><TwnNm>Yalta</TwnNm></PstlAdr></FinInstnId>",
    "<FinInstnId>SIS <BICFI>EXAMGB2L</BICFI> DOO</FinInstnId>",
    "<FinInstnId><BICFI>EXAMGB2L</BICFI></FinInstnId><BrnchId><Id>7</Id><Nm>Example Branch</Nm></BrnchId>",
)
_ACCOUNT = "<Id><Othr><Id>123456</Id></Othr></Id>"
_element = st.builds(
    lambda name, inside, account: f"<{name}>{inside}</{name}>" + f"<{name}Acct>{_ACCOUNT}</{name}Acct>" * account,
    st.sampled_from(["DbtrAgt", "CdtrAgt", "IntrmyAgt1"]),
    st.sampled_from(_INSIDE),
    st.booleans(),
)
_transactions = st.lists(st.lists(_element, max_size=4).map("".join), min_size=1, max_size=6)


def _without_number(found: object) -> str:
    return re.sub(r"CdtTrfTxInf\[\d+\]", "CdtTrfTxInf", repr(found))


@given(_transactions)
def test_a_transaction_is_read_as_it_is_alone(transactions: list[str]) -> None:
    own = [PLAIN.replace("I1", f"I{number}") + each for number, each in enumerate(transactions)]
    alone = [_without_number(item) for each in own for item in items(message(each))]
    assert [_without_number(item) for item in items(message(*own))] == alone


def test_a_bank_that_comes_again_stands_in_its_own_place() -> None:
    agent = f"<DbtrAgt>{_INSIDE[0]}</DbtrAgt>"
    found = items(message(PLAIN + agent, PLAIN.replace("I1", "I2") + agent))
    places = [one.place for item in found if isinstance(item, Payment) for one in item.parties if one.identifiers]
    assert [place.rpartition("/")[0][-3:] for place in places] == ["[1]", "[2]"]


def test_of_many_banks_the_first_are_forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(banks, "_MOST", 2)
    codes = ["EXAMUS33", "EXAMGB2L", "EXAMDEFF", "EXAMUS33", "EXAMDEFF"]
    own = [
        f"{PLAIN.replace('I1', f'I{number}')}<DbtrAgt><FinInstnId><BICFI>{code}</BICFI></FinInstnId></DbtrAgt>"
        for number, code in enumerate(codes)
    ]
    found = [item for item in items(message(*own)) if isinstance(item, Payment)]
    agents = [party for item in found for party in item.parties if party.role is Role.DEBTOR_AGENT]
    assert [party.caption for party in agents] == codes
    assert not any(item.problems for item in found)


def test_a_bank_that_is_known_and_that_no_reader_takes_is_told() -> None:
    xml = etree.fromstring(f"<Tx><DbtrAgt>{_INSIDE[0]}</DbtrAgt></Tx>")
    known, reading = Banks(), Reading("x.xml", "/Tx")
    (bank,) = tree(xml, "/Tx", known.node).children
    assert isinstance(bank, banks.Bank)
    known.remember(bank.seal, Party(Role.DEBTOR_AGENT, ("Example Bank",)))
    assert "EXAMUS33XXX" in take_unread(tree(xml, "/Tx", known.node), reading)[0]
    assert reading.problems[0].record == "/Tx"
