"""pacs.008 to payments: every party, whatever the envelope; what is not understood is said; nothing is dropped."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seawall.entities import IdentifierKind, Party, Role, Schema
from seawall.errors import Problem
from seawall.payments import Money, Payment
from seawall.payments.pacs008 import parse

HEADER = "<GrpHdr><MsgId>M1</MsgId><SttlmInf><SttlmMtd>INDA</SttlmMtd></SttlmInf></GrpHdr>"
PLAIN = (
    "<PmtId><InstrId>I1</InstrId><EndToEndId>E1</EndToEndId></PmtId>"
    '<IntrBkSttlmAmt Ccy="USD">10.50</IntrBkSttlmAmt><IntrBkSttlmDt>2026-06-09</IntrBkSttlmDt>'
    "<Dbtr><Nm>Example Trading LLC</Nm></Dbtr><Cdtr><Nm>Example Imports Ltd</Nm></Cdtr>"
)


def message(*transactions: str, header: str = HEADER) -> str:
    body = "".join(f"<CdtTrfTxInf>{transaction}</CdtTrfTxInf>" for transaction in transactions)
    return f"<Document><FIToFICstmrCdtTrf>{header}{body}</FIToFICstmrCdtTrf></Document>"


def items(text: str | bytes) -> list[Payment | Problem]:
    return list(parse(BytesIO(text.encode() if isinstance(text, str) else text), "x.xml"))


def payment(*parts: str, header: str = HEADER) -> Payment:
    found = items(message(PLAIN + "".join(parts), header=header))
    assert len(found) == 1
    assert isinstance(found[0], Payment)
    return found[0]


def whys(found: Payment) -> list[str]:
    return [f"{problem.field}: {problem.why}" for problem in found.problems]


def parties(found: Payment, role: Role) -> list[Party]:
    return [party for party in found.parties if party.role is role]


def test_a_plain_payment_is_read_whole() -> None:
    found = payment()
    assert (found.key, found.place, found.format) == ("I1", "/Document/FIToFICstmrCdtTrf/CdtTrfTxInf[1]", "pacs.008")
    assert found.amounts == (Money(Decimal("10.50"), "USD"),)
    assert found.value_date == date(2026, 6, 9)
    assert found.references == (("MsgId", "M1"), ("InstrId", "I1"), ("EndToEndId", "E1"))
    assert [(party.role, party.names, party.place) for party in found.parties] == [
        (Role.DEBTOR, ("Example Trading LLC",), f"{found.place}/Dbtr"),
        (Role.CREDITOR, ("Example Imports Ltd",), f"{found.place}/Cdtr"),
    ]
    assert found.problems == ()


ROLES = """
UltmtDbtr      ultimate debtor
UltmtCdtr      ultimate creditor
InitgPty       initiating party
DbtrAgt        debtor agent
CdtrAgt        creditor agent
InstgAgt       instructing agent
InstdAgt       instructed agent
PrvsInstgAgt1  previous instructing agent
PrvsInstgAgt2  previous instructing agent
PrvsInstgAgt3  previous instructing agent
IntrmyAgt1     intermediary agent
IntrmyAgt2     intermediary agent
IntrmyAgt3     intermediary agent
"""


@pytest.mark.parametrize("row", ROLES.strip().splitlines())
def test_every_role_is_a_party_with_its_place(row: str) -> None:
    name, role = row.split(maxsplit=1)
    bank = "<FinInstnId><BICFI>EXMPUS33</BICFI></FinInstnId>" if "Agt" in name else "<Nm>Example Holding AG</Nm>"
    found = payment(f"<{name}>{bank}</{name}>")
    party = found.parties[-1]
    assert (str(party.role), party.place) == (role, f"{found.place}/{name}")
    assert party.caption in {"EXMPUS33", "Example Holding AG"}
    assert found.problems == ()


def test_a_person_has_birth_numbers_contact_and_account() -> None:
    found = payment(
        "<UltmtCdtr><Nm>A  Example</Nm><PstlAdr><CareOf>B Example</CareOf><StrtNm>Main St</StrtNm><BldgNb>1</BldgNb>"
        "<TwnNm>Springfield</TwnNm><Ctry>US</Ctry><AdrLine>Back door</AdrLine></PstlAdr>"
        "<Id><PrvtId><DtAndPlcOfBirth><BirthDt>1970-03-04</BirthDt><CityOfBirth>Springfield</CityOfBirth>"
        "<CtryOfBirth>US</CtryOfBirth></DtAndPlcOfBirth><Othr><Id>P1</Id><SchmeNm><Cd>CCPT</Cd></SchmeNm>"
        "<Issr>US</Issr></Othr></PrvtId></Id><CtryOfRes>CH</CtryOfRes>"
        "<CtctDtls><Nm>C Example</Nm><EmailAdr>a@example.com</EmailAdr></CtctDtls></UltmtCdtr>"
    )
    party = parties(found, Role.ULTIMATE_CREDITOR)[0]
    assert (party.names, party.schema, party.countries) == (("A Example",), Schema.PERSON, ("CH",))
    assert (party.birth_dates[0].iso, party.birth_places) == ("1970-03-04", ("Springfield, US",))
    assert party.addresses[0].text == "Main St, 1, Back door, Springfield, US"
    assert [(known.kind, known.value) for known in party.identifiers] == [
        (IdentifierKind.PASSPORT, "P1"),
        (IdentifierKind.EMAIL, "a@example.com"),
    ]
    related = parties(found, Role.RELATED)
    assert [(other.names[0], other.place.rpartition("/")[2]) for other in related] == [
        ("B Example", "CareOf"),
        ("C Example", "CtctDtls"),
    ]
    assert found.problems == ()


def test_a_bank_has_codes_branch_and_account() -> None:
    found = payment(
        "<IntrmyAgt1><FinInstnId><BICFI>EXMPUS33XXX</BICFI><ClrSysMmbId><ClrSysId><Cd>USABA</Cd></ClrSysId>"
        "<MmbId>021000021</MmbId></ClrSysMmbId><LEI>LEI1</LEI><Nm>Example Bank</Nm></FinInstnId>"
        "<BrnchId><Nm>Example Branch</Nm></BrnchId></IntrmyAgt1>"
        "<IntrmyAgt1Acct><Id><Othr><Id>42</Id></Othr></Id><Nm>Holding account</Nm></IntrmyAgt1Acct>"
    )
    party = parties(found, Role.INTERMEDIARY_AGENT)[0]
    assert (party.names, party.schema) == (("Example Bank", "Example Branch", "Holding account"), Schema.ORGANIZATION)
    assert [(known.kind, known.label, known.value) for known in party.identifiers] == [
        (IdentifierKind.BIC, "BICFI", "EXMPUS33XXX"),
        (IdentifierKind.LEI, "LEI", "LEI1"),
        (IdentifierKind.OTHER, "USABA", "021000021"),
        (IdentifierKind.ACCOUNT, "", "42"),
    ]


def test_agents_of_the_headers_are_parties_of_every_transaction() -> None:
    header = (
        "<GrpHdr><MsgId>M1</MsgId><SttlmInf><SttlmMtd>COVE</SttlmMtd><InstgRmbrsmntAgt><FinInstnId>"
        "<BICFI>RMBSUS33</BICFI></FinInstnId></InstgRmbrsmntAgt></SttlmInf>"
        "<InstgAgt><FinInstnId><BICFI>SENDUS33</BICFI></FinInstnId></InstgAgt></GrpHdr>"
    )
    envelope = (
        "<Envelope><AppHdr><Fr><FIId><FinInstnId><BICFI>SENDUS33</BICFI></FinInstnId></FIId></Fr>"
        f"<To><FIId><FinInstnId><BICFI>RECVUS33</BICFI></FinInstnId></FIId></To></AppHdr>{message(PLAIN, PLAIN, header=header)}"
        "</Envelope>"
    )
    for found in items(envelope):
        assert isinstance(found, Payment)
        assert [(str(party.role), party.caption) for party in found.parties[2:]] == [
            ("instructing agent", "SENDUS33"),  # of the group header; the business header says just the same
            ("settlement agent", "RMBSUS33"),
            ("instructed agent", "RECVUS33"),
        ]
        assert found.parties[-1].place == "/Envelope/AppHdr/To/FIId"


def test_parties_in_remittance_and_reporting_are_screened_and_texts_kept_with_their_place() -> None:
    found = payment(
        "<RgltryRptg><Authrty><Nm>Example Authority</Nm></Authrty><Dtls><Inf>dual use</Inf></Dtls></RgltryRptg>"
        "<InstrForCdtrAgt><Cd>HOLD</Cd><InstrInf>call Yalta</InstrInf></InstrForCdtrAgt>"
        "<RmtInf><Ustrd>for Integrity Techno</Ustrd><Ustrd>logy Group</Ustrd><Strd><RfrdDocInf><Nb>4711</Nb></RfrdDocInf>"
        "<Invcr><Nm>Example Invoicer</Nm></Invcr><AddtlRmtInf>vessel 7-28</AddtlRmtInf></Strd></RmtInf>"
    )
    assert [party.caption for party in parties(found, Role.RELATED)] == ["Example Authority", "Example Invoicer"]
    assert {text.place.removeprefix(found.place): text.text for text in found.free_texts} == {
        "/RmtInf/Ustrd[1-2]": "for Integrity Techno\nlogy Group",
        "/RmtInf/Strd/RfrdDocInf/Nb": "4711",
        "/RmtInf/Strd/AddtlRmtInf": "vessel 7-28",
        "/InstrForCdtrAgt/InstrInf": "call Yalta",
        "/RgltryRptg/Dtls/Inf": "dual use",
    }
    assert found.problems == ()


def test_what_no_reader_knows_is_said_and_stays_with_its_party() -> None:
    found = payment(
        "<UltmtDbtr><Nm>Example</Nm><NckNm>SIS DOO</NckNm></UltmtDbtr><Hm>Yalta</Hm><ChrgBr>SIS DOO</ChrgBr>"
    )
    assert parties(found, Role.ULTIMATE_DEBTOR)[0].unread == ("NckNm: SIS DOO",)
    assert whys(found) == [
        "UltmtDbtr/NckNm: no reader knows this element in this place",
        "Hm: no reader knows this element in this place",
        "ChrgBr: not what belongs in this element",
    ]


BAD = [
    ("", "the payment names no debtor", "<Dbtr><Nm>Example Trading LLC</Nm></Dbtr>"),
    (
        "<Dbtr/>",
        "the party has neither a name nor an identifier of its own",
        "<Dbtr><Nm>Example Trading LLC</Nm></Dbtr>",
    ),
    ("NaN", "not an amount", "10.50"),
    ("10,50", "not an amount", "10.50"),
    ("", "the amount has no currency", ' Ccy="USD"'),
    ("CURRENT_TIME", "not a date", "2026-06-09"),
]


@pytest.mark.parametrize(("new", "why", "old"), BAD, ids=[f"{new} {why}" for new, why, _ in BAD])
def test_what_is_wrong_is_a_problem_of_the_payment(new: str, why: str, old: str) -> None:
    found = items(message(PLAIN.replace(old, new)))[0]
    assert isinstance(found, Payment)
    assert why in [problem.why for problem in found.problems]


def test_a_payment_without_any_party_is_still_a_payment() -> None:
    found = items(message("<PmtId><InstrId>I1</InstrId></PmtId>"))[0]
    assert isinstance(found, Payment)
    assert [problem.why for problem in found.problems] == ["no party could be read", "no amount could be read"]


def test_a_transaction_before_its_header_is_said() -> None:
    found = items(message(PLAIN, header=""))[0]
    assert isinstance(found, Payment)
    assert "before its group header" in found.problems[0].why


def test_a_transaction_that_comes_twice_is_said() -> None:
    assert [len(found.problems) for found in items(message(PLAIN, PLAIN)) if isinstance(found, Payment)] == [0, 1]


def test_the_key_is_the_first_reference_that_says_something() -> None:
    anonymous = PLAIN.replace("<InstrId>I1</InstrId>", "").replace(">E1<", ">NOTPROVIDED<")
    found = items(message(anonymous))[0]
    assert isinstance(found, Payment)
    assert found.key == found.place


def test_a_debtor_hidden_in_a_second_message_inside_is_found() -> None:
    found = items(
        message(f"{PLAIN}<SplmtryData>{message(PLAIN.replace('Example Trading LLC', 'SIS DOO'))}</SplmtryData>")
    )
    assert len(found) == 1
    assert isinstance(found[0], Payment)
    assert found[0].parties[0].names == ("Example Trading LLC",)
    assert "SIS DOO" in {text.text for text in found[0].free_texts}


ENVELOPES = {
    "CDATA": "<e:Env xmlns:e='urn:e'><e:Body><e:Payload><![CDATA[<?xml version='1.0' encoding='UTF-16'?>{}]]></e:Payload></e:Body></e:Env>",
    "SOAP": "<s:Envelope xmlns:s='http://schemas.xmlsoap.org/soap/envelope/'><s:Body>{}</s:Body></s:Envelope>",
    "BusMsg": "<BusMsg><AppHdr/>{}</BusMsg>",
    "comment": "<?xml version='1.0'?><!-- <Document><PmtRtr> -->{}",
}


@pytest.mark.parametrize("envelope", ENVELOPES.values(), ids=ENVELOPES)
def test_the_envelope_makes_no_difference(envelope: str) -> None:
    found = items(envelope.format(message(PLAIN, PLAIN.replace("I1", "I2"))))
    assert [item.key for item in found if isinstance(item, Payment)] == ["I1", "I2"]
    assert [item.parties[0].names for item in found if isinstance(item, Payment)] == [("Example Trading LLC",)] * 2


def test_an_escaped_message_is_read_too() -> None:
    escaped = message(PLAIN).replace("<", "&lt;").replace(">", "&gt;")
    found = items(f"<Env><Payload>{escaped}</Payload></Env>")
    assert [item.key for item in found if isinstance(item, Payment)] == ["I1"]
    assert (
        found[0].place == "/Env/Payload[1]/Document/FIToFICstmrCdtTrf/CdtTrfTxInf[1]"
        if isinstance(found[0], Payment)
        else False
    )


def test_another_message_is_named() -> None:
    found = items(
        "<Document xmlns='urn:iso:std:iso:20022:tech:xsd:pacs.009.001.08'><FICdtTrf><GrpHdr/></FICdtTrf></Document>"
    )
    assert [str(item) for item in found] == [
        "x.xml: this is a pacs.009.001.08 message, not a pacs.008 (said 'pacs.009.001.08')"
    ]


def test_another_message_behind_a_pacs_008_is_not_passed_over() -> None:
    other = "<Document><FICdtTrf><GrpHdr><MsgId>2</MsgId></GrpHdr></FICdtTrf></Document>"
    found = items(f"<Batch>{message(PLAIN)}{other}</Batch>")
    assert isinstance(found[0], Payment)
    assert isinstance(found[1], Problem)
    assert found[1].why == "holds a pacs.009 message, which was not read here"


HOSTILE = {
    "empty": "",
    "no transaction": message(),
    "truncated": message(PLAIN)[:-60],
    "entities": f'<!DOCTYPE d [<!ENTITY x "SIS">]>{message(PLAIN)}',
    "external": f'<!DOCTYPE d SYSTEM "file:///etc/passwd">{message(PLAIN)}',
    "deep": message("<a>" * 90 + "</a>" * 90),
    "long name": message(f"<Dbtr><Nm>{'x' * 10_000_000}</Nm></Dbtr>"),
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_hostile_xml_gives_problems(text: str) -> None:
    found = items(text)
    assert found
    assert isinstance(found[-1], Problem)


def test_thousands_of_unknown_elements_are_counted_not_listed() -> None:
    found = payment("<Un>x</Un>" * 5000)
    assert len(found.problems) == 51
    assert found.problems[-1].why == "4950 more elements were not understood"


TAGS = st.sampled_from(
    ["Dbtr", "Cdtr", "Nm", "PstlAdr", "Ctry", "DbtrAgt", "FinInstnId", "BICFI", "RmtInf", "Ustrd", "X"]
)


@st.composite
def xml_trees(draw: st.DrawFn, depth: int = 0) -> str:
    tag = draw(TAGS)
    inner = draw(st.lists(xml_trees(depth + 1), max_size=3)) if depth < 4 else []
    return f"<{tag}>{draw(st.sampled_from(['', 'SIS DOO', 'US']))}{''.join(inner)}</{tag}>"


@given(st.lists(xml_trees(), max_size=4))
def test_no_text_of_any_transaction_is_lost(trees: list[str]) -> None:
    """Every "SIS DOO" comes out somewhere: as a name, a part of an address, an identifier, free text or unread."""
    text = "".join(trees)
    found = items(message(text))[0]
    assert isinstance(found, Payment)
    assert repr(found).count("SIS DOO") >= (1 if "SIS DOO" in text else 0)


@given(st.binary(max_size=300))
def test_any_bytes_give_payments_or_problems(data: bytes) -> None:
    for wrapped in (data, f"<Document><FIToFICstmrCdtTrf>{HEADER}<CdtTrfTxInf>".encode() + data):
        found = items(wrapped)
        assert found
        assert all(isinstance(item, Payment | Problem) for item in found)


def samples(folder: Path) -> Iterator[tuple[str, list[Payment | Problem]]]:
    for path in sorted(folder.rglob("*.xml")):
        if b"FIToFICstmrCdtTrf" in path.read_bytes():
            with path.open("rb") as stream:
                yield str(path.relative_to(folder)), list(parse(stream, path.name))


def test_every_sample_gives_its_payment_and_what_is_wrong_is_said(shared_data: Path) -> None:
    """41 files with 41 transactions. Those with problems are listed with what the file has in that place."""
    read = dict(samples(shared_data / "payments"))
    assert [len(found) for found in read.values()] == [1] * 41
    said = {
        name.rpartition("/")[2]: {problem.why for problem in found[0].problems}
        for name, found in read.items()
        if isinstance(found[0], Payment) and found[0].problems
    }
    time_word = {"not what belongs in this element"}  # CURRENT_TIME
    no_name = {"the party has neither a name nor an identifier of its own"}
    for name in ("mt103_a_2014", "mt103_a_2015", "mt103_a_2016", "mt103_fin2", "mt103_fin3", "mt103_pacs008"):
        assert said.pop(f"{name}.xml") == time_word
    assert all(
        whys - {"the payment names no debtor", "the payment names no creditor"} == no_name for whys in said.values()
    )
    assert sorted(said) == [
        "CBPR2025.PACS008-MinMax-0023_diff_wrapper_missing_bic_xsd_issue.xml",
        "pacs.008.min.xml",
        "pacs.008_stp.min.xml",
        "pacs008_invalid.xml",
        "pacs_008_2026_invalid.xml",
        "pacs_008_stp_2025_invalid.xml",
    ]


def test_a_sample_with_everything_in_it_gives_every_party(shared_data: Path) -> None:
    path = shared_data / "payments" / "iso20022" / "cbpr" / "2026" / "examples" / "pacs.008.max.xml"
    with path.open("rb") as stream:
        found = next(parse(stream, "max"))
    assert isinstance(found, Payment)
    assert found.problems == ()
    documentary = {Role.APPLICANT, Role.BENEFICIARY, Role.ISSUING_BANK, Role.ADVISING_BANK, Role.NOMINATED_BANK}
    others = {Role.CUSTOMER, Role.REIMBURSEMENT_AGENT}
    assert {party.role for party in found.parties} == set(Role) - documentary - others
    assert len(parties(found, Role.PREVIOUS_INSTRUCTING_AGENT)) == 3
    assert len(parties(found, Role.INTERMEDIARY_AGENT)) == 3
    assert all(party.unread == () for party in found.parties)
