"""One walk for all messages: groups, what stands behind their transactions, places, and thousands of transactions."""

import io
from collections.abc import Iterator
from decimal import Decimal
from io import BytesIO
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seawall.entities import Party, Role
from seawall.errors import Problem
from seawall.payments import Money, Payment
from seawall.payments.messages import LAYOUTS, parse


def items(text: str | bytes) -> list[Payment | Problem]:
    return list(parse(BytesIO(text.encode() if isinstance(text, str) else text), "x.xml"))


def payments(text: str) -> list[Payment]:
    found = items(text)
    assert all(isinstance(item, Payment) for item in found), found
    return [item for item in found if isinstance(item, Payment)]


def said(found: Payment) -> list[tuple[str, str, str]]:
    """Role, caption and place below the message of each party."""
    return [
        (str(party.role), party.caption, party.place.partition("/Document/")[2].partition("/")[2])
        for party in found.parties
    ]


COVER = """<Document><FICdtTrf><GrpHdr><MsgId>M1</MsgId></GrpHdr><CdtTrfTxInf>
<PmtId><InstrId>I1</InstrId></PmtId><IntrBkSttlmAmt Ccy="EUR">5</IntrBkSttlmAmt>
<Dbtr><FinInstnId><BICFI>EXMPUS33</BICFI></FinInstnId></Dbtr><Cdtr><FinInstnId><BICFI>EXMPGB22</BICFI></FinInstnId></Cdtr>
<UndrlygCstmrCdtTrf><UltmtDbtr><Nm>Example Holding AG</Nm></UltmtDbtr><Dbtr><Nm>Example Trading LLC</Nm></Dbtr>
<IntrmyAgt1><FinInstnId><BICFI>EXMPDE44</BICFI></FinInstnId></IntrmyAgt1><Cdtr><Nm>Example Imports Ltd</Nm></Cdtr>
<RmtInf><Ustrd>Invoice of Yalta</Ustrd></RmtInf><InstdAmt Ccy="USD">6</InstdAmt></UndrlygCstmrCdtTrf>
</CdtTrfTxInf></FICdtTrf></Document>"""


def test_a_cover_names_the_parties_of_the_payment_that_it_covers() -> None:
    found = payments(COVER)[0]
    assert said(found) == [
        ("debtor", "EXMPUS33", "CdtTrfTxInf[1]/Dbtr"),
        ("creditor", "EXMPGB22", "CdtTrfTxInf[1]/Cdtr"),
        ("debtor", "Example Trading LLC", "CdtTrfTxInf[1]/UndrlygCstmrCdtTrf/Dbtr"),
        ("creditor", "Example Imports Ltd", "CdtTrfTxInf[1]/UndrlygCstmrCdtTrf/Cdtr"),
        ("ultimate debtor", "Example Holding AG", "CdtTrfTxInf[1]/UndrlygCstmrCdtTrf/UltmtDbtr"),
        ("intermediary agent", "EXMPDE44", "CdtTrfTxInf[1]/UndrlygCstmrCdtTrf/IntrmyAgt1"),
    ]
    assert found.amounts == (Money(Decimal(5), "EUR"), Money(Decimal(6), "USD"))
    assert [text.text for text in found.free_texts] == ["Invoice of Yalta"]
    assert found.problems == ()


RETURN = """<Document><PmtRtr><GrpHdr><MsgId>M1</MsgId></GrpHdr><TxInf><RtrId>R1</RtrId><OrgnlUETR>U1</OrgnlUETR>
<RtrdIntrBkSttlmAmt Ccy="EUR">5</RtrdIntrBkSttlmAmt>
<RtrChain><Dbtr><Pty><Nm>Example Imports Ltd</Nm></Pty></Dbtr><Cdtr><Agt><FinInstnId><BICFI>EXMPUS33</BICFI></FinInstnId></Agt></Cdtr></RtrChain>
<RtrRsnInf><Orgtr><Nm>Example Bank</Nm></Orgtr><Rsn><Cd>AC04</Cd></Rsn><AddtlInf>closed by order</AddtlInf></RtrRsnInf>
<OrgnlTxRef><Dbtr><Pty><Nm>Example Trading LLC</Nm></Pty></Dbtr><DbtrAcct><Id><IBAN>X1</IBAN></Id></DbtrAcct></OrgnlTxRef>
</TxInf></PmtRtr></Document>"""


def test_a_return_names_the_parties_of_both_ways() -> None:
    found = payments(RETURN)[0]
    assert found.key == "R1"
    assert dict(found.references) == {"MsgId": "M1", "RtrId": "R1", "OrgnlUETR": "U1"}
    assert said(found) == [
        ("related party", "Example Bank", "TxInf[1]/RtrRsnInf/Orgtr"),
        ("debtor", "Example Imports Ltd", "TxInf[1]/RtrChain/Dbtr"),
        ("creditor", "EXMPUS33", "TxInf[1]/RtrChain/Cdtr"),
        ("debtor", "Example Trading LLC", "TxInf[1]/OrgnlTxRef/Dbtr"),
    ]
    assert [(text.text, text.place.rpartition("/")[2]) for text in found.free_texts] == [
        ("closed by order", "AddtlInf")
    ]
    assert found.problems == ()


ORDER = """<Document><CstmrCdtTrfInitn><GrpHdr><MsgId>M1</MsgId><InitgPty><Nm>Example Group</Nm></InitgPty></GrpHdr>
<PmtInf><PmtInfId>B1</PmtInfId><ReqdExctnDt><Dt>2026-06-09</Dt></ReqdExctnDt><Dbtr><Nm>Example Trading LLC</Nm></Dbtr>
<DbtrAcct><Id><IBAN>X1</IBAN></Id></DbtrAcct><UltmtDbtr><Nm>Example Holding AG</Nm></UltmtDbtr>
<CdtTrfTxInf><PmtId><EndToEndId>E1</EndToEndId></PmtId><Amt><InstdAmt Ccy="EUR">5</InstdAmt></Amt><Cdtr><Nm>Example One</Nm></Cdtr></CdtTrfTxInf>
<CdtTrfTxInf><PmtId><EndToEndId>E2</EndToEndId></PmtId><Amt><InstdAmt Ccy="EUR">6</InstdAmt></Amt><Cdtr><Nm>Example Two</Nm></Cdtr></CdtTrfTxInf>
</PmtInf><PmtInf><PmtInfId>B2</PmtInfId><Dbtr><Nm>Example Other</Nm></Dbtr>
<CdtTrfTxInf><PmtId><EndToEndId>E3</EndToEndId></PmtId><Amt><EqvtAmt><Amt Ccy="EUR">7</Amt><CcyOfTrf>USD</CcyOfTrf></EqvtAmt></Amt><Cdtr><Nm>Example Three</Nm></Cdtr></CdtTrfTxInf>
</PmtInf></CstmrCdtTrfInitn></Document>"""


def test_a_batch_gives_its_debtor_to_its_own_transactions_only() -> None:
    found = payments(ORDER)
    assert [(one.key, one.parties[0].caption, one.place.rpartition("Initn/")[2]) for one in found] == [
        ("E1", "Example One", "PmtInf[1]/CdtTrfTxInf[1]"),
        ("E2", "Example Two", "PmtInf[1]/CdtTrfTxInf[2]"),
        ("E3", "Example Three", "PmtInf[2]/CdtTrfTxInf[1]"),
    ]
    assert said(found[1]) == [
        ("creditor", "Example Two", "PmtInf[1]/CdtTrfTxInf[2]/Cdtr"),
        ("debtor", "Example Trading LLC", "PmtInf[1]/Dbtr"),
        ("ultimate debtor", "Example Holding AG", "PmtInf[1]/UltmtDbtr"),
        ("initiating party", "Example Group", "GrpHdr/InitgPty"),
    ]
    assert [known.value for known in found[1].parties[1].identifiers] == ["X1"]
    assert [caption for _, caption, _ in said(found[2])] == ["Example Three", "Example Other", "Example Group"]
    assert [str(one.value_date) for one in found] == ["2026-06-09", "2026-06-09", "None"]
    assert found[2].amounts == (Money(Decimal(7), "EUR"),)
    assert [one.problems for one in found] == [(), (), ()]


def test_a_batch_without_transactions_is_screened_and_said() -> None:
    found = payments(ORDER.partition("<CdtTrfTxInf>")[0] + "</PmtInf></CstmrCdtTrfInitn></Document>")[0]
    assert [party.caption for party in found.parties] == ["Example Trading LLC", "Example Holding AG", "Example Group"]
    assert [problem.why for problem in found.problems] == ["the payment names no creditor", "no amount could be read"]


STATEMENT = """<Document><BkToCstmrStmt><GrpHdr><MsgId>M1</MsgId><MsgRcpt><Nm>Example Agent</Nm></MsgRcpt></GrpHdr>
<Stmt><Id>S1</Id><Acct><Id><IBAN>X1</IBAN></Id><Ownr><Nm>Example Trading LLC</Nm></Ownr><Svcr><FinInstnId><BICFI>EXMPUS33</BICFI></FinInstnId></Svcr></Acct>
<Bal><Tp><CdOrPrtry><Cd>OPBD</Cd></CdOrPrtry></Tp><Amt Ccy="EUR">1</Amt><CdtDbtInd>CRDT</CdtDbtInd><Dt><Dt>2026-06-08</Dt></Dt></Bal>
<Ntry><NtryRef>N1</NtryRef><Amt Ccy="EUR">11</Amt><CdtDbtInd>DBIT</CdtDbtInd><ValDt><Dt>2026-06-09</Dt></ValDt>
<NtryDtls><Btch><NbOfTxs>2</NbOfTxs></Btch><TxDtls><Refs><EndToEndId>E1</EndToEndId></Refs><Amt Ccy="EUR">5</Amt>
<RltdPties><Cdtr><Nm>Example One</Nm></Cdtr><CdtrAcct><Id><IBAN>X2</IBAN></Id></CdtrAcct></RltdPties>
<RltdAgts><CdtrAgt><FinInstnId><BICFI>EXMPGB22</BICFI></FinInstnId></CdtrAgt></RltdAgts><RmtInf><Ustrd>one</Ustrd></RmtInf></TxDtls>
<TxDtls><Refs><EndToEndId>E2</EndToEndId></Refs><RltdPties><Cdtr><Pty><Nm>Example Two</Nm></Pty></Cdtr></RltdPties></TxDtls></NtryDtls>
<AddtlNtryInf>paid for Example Hidden</AddtlNtryInf></Ntry>
<Ntry><NtryRef>N2</NtryRef><Amt Ccy="EUR">12</Amt><CdtDbtInd>CRDT</CdtDbtInd><NtryDtls><Btch><MsgId>B1</MsgId></Btch></NtryDtls><AddtlNtryInf>from Example Four</AddtlNtryInf></Ntry>
<AddtlStmtInf>end of statement</AddtlStmtInf></Stmt></BkToCstmrStmt></Document>"""


@pytest.mark.parametrize(
    "header, why",
    [
        ("<NbOfTxs>1</NbOfTxs>", []),
        ("<NbOfTxs>3</NbOfTxs>", ["the header says how many transactions there are, and 1 were read"]),
        ("<NbOfTxs>many</NbOfTxs>", []),
        ("", []),
    ],
)
def test_a_transaction_that_the_header_counts_and_nobody_finds_is_said(header: str, why: list[str]) -> None:
    text = (
        f"<Document><FIToFICstmrCdtTrf><GrpHdr><MsgId>M</MsgId>{header}</GrpHdr><CdtTrfTxInf><PmtId><TxId>T</TxId></PmtId>"
        '<IntrBkSttlmAmt Ccy="USD">1</IntrBkSttlmAmt><Dbtr><Nm>Example A</Nm></Dbtr><Cdtr><Nm>Example B</Nm></Cdtr>'
        "</CdtTrfTxInf></FIToFICstmrCdtTrf></Document>"
    )
    one, *problems = items(text)
    assert isinstance(one, Payment)
    assert [problem.why for problem in problems if isinstance(problem, Problem)] == why


def test_a_statement_gives_each_transaction_of_each_entry() -> None:
    one, two, entry = payments(STATEMENT)
    assert [found.key for found in (one, two, entry)] == ["E1", "E2", "N2"]
    assert said(one) == [
        ("creditor", "Example One", "Stmt[1]/Ntry[1]/NtryDtls[1]/TxDtls[1]/RltdPties/Cdtr"),
        ("creditor agent", "EXMPGB22", "Stmt[1]/Ntry[1]/NtryDtls[1]/TxDtls[1]/RltdAgts/CdtrAgt"),
        ("related party", "EXMPUS33", "Stmt[1]/Acct/Svcr"),
        ("customer", "Example Trading LLC", "Stmt[1]/Acct"),
        ("related party", "Example Agent", "GrpHdr/MsgRcpt"),
    ]
    assert [found.amounts[0].amount for found in (one, two, entry)] == [5, 11, 12]  # two has none, its entry has
    assert [dict(found.references)["CdtDbtInd"] for found in (one, two, entry)] == ["DBIT", "DBIT", "CRDT"]
    assert [found.problems for found in (one, two, entry)] == [(), (), ()]


def test_what_stands_behind_transactions_goes_to_the_last_of_them() -> None:
    texts = [[text.text for text in found.free_texts] for found in payments(STATEMENT)]
    assert texts == [["one"], ["paid for Example Hidden"], ["from Example Four", "end of statement"]]


def test_a_statement_without_entries_is_still_screened() -> None:
    text = STATEMENT.partition("<Ntry>")[0] + "</Stmt></BkToCstmrStmt></Document>"
    found = payments(text)
    assert [(one.key, one.place.rpartition("/")[2]) for one in found] == [("S1", "Stmt[1]")]
    assert {party.role for party in found[0].parties} == {Role.CUSTOMER, Role.RELATED}


def test_a_party_behind_its_transactions_is_not_lost() -> None:
    late = ORDER.replace("<Dbtr><Nm>Example Other</Nm></Dbtr>", "").replace(
        "</PmtInf></CstmrCdtTrfInitn>", "<Dbtr><Nm>Example Other</Nm></Dbtr></PmtInf></CstmrCdtTrfInitn>"
    )
    last = payments(late)[-1]
    assert [party.caption for party in last.parties if party.role is Role.DEBTOR] == ["Example Other"]
    assert "the payment names no debtor" in [problem.why for problem in last.problems]


def test_a_status_of_a_whole_message_is_one_payment() -> None:
    text = """<Document><FIToFIPmtStsRpt><GrpHdr><MsgId>M1</MsgId></GrpHdr><OrgnlGrpInfAndSts><OrgnlMsgId>O1</OrgnlMsgId>
    <OrgnlMsgNmId>pacs.008.001.08</OrgnlMsgNmId><GrpSts>RJCT</GrpSts><StsRsnInf><Orgtr><Nm>Example Bank</Nm></Orgtr>
    <AddtlInf>no</AddtlInf></StsRsnInf></OrgnlGrpInfAndSts></FIToFIPmtStsRpt></Document>"""
    found = payments(text)[0]
    assert (found.key, dict(found.references)["GrpSts"], said(found)) == (
        "O1",
        "RJCT",
        [("related party", "Example Bank", "OrgnlGrpInfAndSts/StsRsnInf/Orgtr")],
    )
    assert [text.text for text in found.free_texts] == ["no"]
    assert found.problems == ()


def test_a_header_without_a_message_is_said() -> None:
    header = "<AppHdr><Fr><FIId><FinInstnId><BICFI>EXMPUS33</BICFI></FinInstnId></FIId></Fr></AppHdr>"
    found = items(f"<Envelope>{COVER}{header}</Envelope>")
    assert isinstance(found[0], Payment)
    assert isinstance(found[1], Problem)
    assert (found[1].said, found[1].record) == ("EXMPUS33", "/Envelope/AppHdr")


def test_an_old_header_of_swift_names_the_banks_by_their_network_names() -> None:
    header = "<AppHdr><From><Type>DN</Type><Id>cn=funds,ou=exmpus33,o=swift</Id></From><MsgRef>1</MsgRef></AppHdr>"
    found = payments(f"<Envelope>{header}{COVER}</Envelope>")[0]
    assert [known.value for known in found.parties[-1].identifiers] == ["EXMPUS33"]
    assert (found.parties[-1].role, found.problems) == (Role.INSTRUCTING_AGENT, ())


def test_text_between_the_elements_of_a_group_is_said() -> None:
    text = ORDER.replace("<PmtInfId>B1</PmtInfId>", "SIS DOO<PmtInfId>B1</PmtInfId>BSK KRIM")
    first, second, third = payments(text)
    assert [problem.said for problem in first.problems] == ["SIS DOO", "BSK KRIM"]
    assert [problem.said for problem in second.problems] == ["SIS DOO", "BSK KRIM"]
    assert third.problems == ()


class Endless(io.RawIOBase):
    """A stream that makes its text while it is read, and knows how much of it was taken."""

    def __init__(self, pieces: Iterator[bytes]) -> None:
        self._pieces = pieces
        self._rest = b""
        self.taken = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any, /) -> int:
        while not self._rest and (piece := next(self._pieces, b"")):
            self._rest = piece
        size = min(len(buffer), len(self._rest))
        buffer[:size], self._rest = self._rest[:size], self._rest[size:]
        self.taken += size
        return size


# They are more than three times as long as what may be read ahead.
MANY = 5_000
SHAPES = {
    "a batch of a pain.001": (
        "<Document><CstmrCdtTrfInitn><GrpHdr><MsgId>M</MsgId></GrpHdr><PmtInf><Dbtr><Nm>Example Trading LLC</Nm></Dbtr>",
        "<CdtTrfTxInf><PmtId><InstrId>I{}</InstrId></PmtId><Amt><InstdAmt Ccy='EUR'>1</InstdAmt></Amt><Cdtr><Nm>Example {}</Nm></Cdtr></CdtTrfTxInf>",
        "</PmtInf></CstmrCdtTrfInitn></Document>",
    ),
    "an entry of a camt.054": (
        "<Document><BkToCstmrDbtCdtNtfctn><GrpHdr><MsgId>M</MsgId></GrpHdr><Ntfctn><Acct><Ownr><Nm>Example Trading LLC</Nm></Ownr></Acct><Ntry><Amt Ccy='EUR'>1</Amt><NtryDtls>",
        "<TxDtls><Refs><EndToEndId>I{}</EndToEndId></Refs><RltdPties><Dbtr><Nm>Example {}</Nm></Dbtr></RltdPties></TxDtls>",
        "</NtryDtls></Ntry></Ntfctn></BkToCstmrDbtCdtNtfctn></Document>",
    ),
    "a pacs.008": (
        "<Document><FIToFICstmrCdtTrf><GrpHdr><MsgId>M</MsgId></GrpHdr>",
        "<CdtTrfTxInf><PmtId><InstrId>I{}</InstrId></PmtId><IntrBkSttlmAmt Ccy='EUR'>1</IntrBkSttlmAmt><Dbtr><Nm>Example {}</Nm></Dbtr><Cdtr><Nm>Example Trading LLC</Nm></Cdtr></CdtTrfTxInf>",
        "</FIToFICstmrCdtTrf></Document>",
    ),
}


@pytest.mark.parametrize("shape", SHAPES.values(), ids=SHAPES)
def test_thousands_of_transactions_come_one_by_one(shape: tuple[str, str, str]) -> None:
    """By count: never much more of the stream was read than the payments that came need, and none is missing."""
    start, each, end = shape
    size = len(each.format(MANY, MANY))

    def pieces() -> Iterator[bytes]:
        yield start.encode()
        yield from (each.format(number, number).encode() for number in range(MANY))
        yield end.encode()

    stream = Endless(pieces())
    count = 0
    for item in parse(io.BufferedReader(stream), "x.xml"):
        assert isinstance(item, Payment)
        assert {party.caption for party in item.parties} == {f"Example {count}", "Example Trading LLC"}
        assert item.problems == ()
        count += 1
        assert stream.taken < len(start) + count * size + 200_000
    assert count == MANY


def test_a_group_that_never_ends_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("seawall.payments.iso20022.walk.MAX_XML_ELEMENTS_PER_RECORD", 10_000)
    pieces = (b"<Bal><Amt>1</Amt></Bal>" * 1000 for _ in range(1000))
    start = b"<Document><BkToCstmrStmt><GrpHdr/><Stmt>"
    stream = Endless(piece for part in ([start], pieces) for piece in part)
    found = list(parse(io.BufferedReader(stream), "x.xml"))
    assert isinstance(found[-1], Problem)
    assert "elements beside its transactions" in found[-1].why
    assert stream.taken < 500_000


SAMPLES = {"cover": COVER, "return": RETURN, "order": ORDER, "statement": STATEMENT}


@given(st.sampled_from(sorted(SAMPLES)), st.integers(0, 3000), st.integers(0, 200), st.binary(max_size=20))
def test_a_damaged_message_gives_payments_or_problems(name: str, at: int, cut: int, new: bytes) -> None:
    data = SAMPLES[name].encode()
    damaged = data[:at] + new + data[at + cut :]
    found = items(damaged)
    assert found
    assert all(isinstance(item, Payment | Problem) for item in found)


@given(st.binary(max_size=200), st.sampled_from(LAYOUTS))
def test_any_bytes_inside_any_message_give_payments_or_problems(data: bytes, layout: Any) -> None:
    path = layout.transactions[0].split("/") if layout.transactions else []
    start = "".join(f"<{name}>" for name in ("Document", layout.roots[0], *path))
    found = items(start.encode() + data)
    assert found
    assert all(isinstance(item, Payment | Problem) for item in found)


CHILDREN = {
    "Dbtr": "<Nm>Example Trading LLC</Nm>",
    "Cdtr": "<Nm>Example Imports Ltd</Nm>",
    "DbtrAgt": "<FinInstnId><BICFI>EXMPUS33</BICFI></FinInstnId>",
    "UltmtCdtr": "<Nm>Example Holding AG</Nm>",
    "DbtrAcct": "<Id><IBAN>X1</IBAN></Id>",
    "IntrmyAgt1": "<FinInstnId><Nm>Example Bank</Nm></FinInstnId>",
    "RmtInf": "<Strd><Invcr><Nm>Example Invoicer</Nm></Invcr></Strd>",
    "Amt": "<InstdAmt Ccy='EUR'>1</InstdAmt>",
}


@given(st.permutations(sorted(CHILDREN)))
def test_the_order_of_elements_makes_no_difference(names: list[str]) -> None:
    inside = [f"<{name}>{CHILDREN[name]}</{name}>" for name in names]
    found = payments(
        "<Document><CstmrCdtTrfInitn><GrpHdr/><PmtInf><CdtTrfTxInf>"
        f"{''.join(inside)}</CdtTrfTxInf></PmtInf></CstmrCdtTrfInitn></Document>"
    )[0]
    sorted_text = "".join(f"<{name}>{CHILDREN[name]}</{name}>" for name in sorted(CHILDREN))
    expected = payments(
        f"<Document><CstmrCdtTrfInitn><GrpHdr/><PmtInf><CdtTrfTxInf>{sorted_text}</CdtTrfTxInf></PmtInf></CstmrCdtTrfInitn></Document>"
    )[0]
    assert found.parties == expected.parties
    assert (found.amounts, found.problems) == (expected.amounts, ())


@given(st.permutations(range(4)))
def test_the_order_of_transactions_changes_no_party(numbers: list[int]) -> None:
    def parties(order: list[int]) -> dict[str, list[tuple[Role, tuple[str, ...]]]]:
        text = "".join(
            f"<CdtTrfTxInf><PmtId><InstrId>I{n}</InstrId></PmtId><Cdtr><Nm>Example {n}</Nm></Cdtr></CdtTrfTxInf>"
            for n in order
        )
        document = f"<Document><FIToFICstmrCdtTrf><GrpHdr/>{text}</FIToFICstmrCdtTrf></Document>"
        return {one.key: [key(party) for party in one.parties] for one in payments(document)}

    def key(party: Party) -> tuple[Role, tuple[str, ...]]:
        return party.role, party.names

    assert parties(list(numbers)) == parties([0, 1, 2, 3])
