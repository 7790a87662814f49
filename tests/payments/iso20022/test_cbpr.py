"""Breaches of CBPR+ are named as violations and hide nothing: the payment has its parties and no Problem for them."""

import csv
from io import BytesIO
from pathlib import Path

import pytest

from seawall.payments import Payment
from seawall.payments.iso20022.cbpr import RULES
from seawall.payments.messages import parse

GOOD = (
    "<PmtId><InstrId>I1</InstrId><EndToEndId>E1</EndToEndId><UETR>7a562c67-ca16-48ba-b074-65581be6f001</UETR></PmtId>"
    '<IntrBkSttlmAmt Ccy="USD">10</IntrBkSttlmAmt><ChrgBr>SHAR</ChrgBr>'
    "<InstgAgt><FinInstnId><BICFI>SENDUS33</BICFI></FinInstnId></InstgAgt>"
    "<InstdAgt><FinInstnId><BICFI>RECVGB22</BICFI></FinInstnId></InstdAgt>"
    "<Dbtr><Nm>Example Trading LLC</Nm><PstlAdr><TwnNm>Springfield</TwnNm><Ctry>US</Ctry></PstlAdr></Dbtr>"
    "<Cdtr><Nm>Example Imports Ltd</Nm></Cdtr>"
)
HEADER = (
    "<AppHdr><Fr><FIId><FinInstnId><BICFI>SENDUS33</BICFI></FinInstnId></FIId></Fr>"
    "<To><FIId><FinInstnId><BICFI>RECVGB22</BICFI></FinInstnId></FIId></To><BizMsgIdr>M1</BizMsgIdr>"
    "<MsgDefIdr>pacs.008.001.08</MsgDefIdr><BizSvc>swift.cbprplus.03</BizSvc><Prty>NORM</Prty></AppHdr>"
)
MESSAGE = (
    f'<Envelope>{HEADER}<Document xmlns="urn:iso:std:iso:20022:tech:xsd:pacs.008.001.08"><FIToFICstmrCdtTrf>'
    f"<GrpHdr><MsgId>M1</MsgId><NbOfTxs>1</NbOfTxs></GrpHdr><CdtTrfTxInf>{GOOD}</CdtTrfTxInf>"
    "</FIToFICstmrCdtTrf></Document></Envelope>"
)


def payment(text: str) -> Payment:
    """The one payment; that a message counts others is a Problem beside it."""
    (found,) = (item for item in parse(BytesIO(text.encode()), "x.xml") if isinstance(item, Payment))
    return found


def rules(found: Payment) -> list[str]:
    return [broken.why.partition(":")[0].removeprefix("CBPR_") for broken in found.violations]


def test_a_message_that_keeps_the_rules_has_no_violation() -> None:
    assert rules(payment(MESSAGE)) == []


DEBTOR = "<PstlAdr><TwnNm>Springfield</TwnNm><Ctry>US</Ctry></PstlAdr>"
BROKEN = [
    ("Message_Definition_Identifier", "<MsgDefIdr>pacs.008.001.08", "<MsgDefIdr>pacs.008.001.10"),
    ("Business_Service_Usage", "swift.cbprplus.03", "swift.cbprplus.02"),
    ("BusinessMessageIdentifier", "<GrpHdr><MsgId>M1", "<GrpHdr><MsgId>M2"),
    ("NumberOfTransactions", "<NbOfTxs>1", "<NbOfTxs>2"),
    ("From_Instructing_Agent_BIC", "<InstgAgt><FinInstnId><BICFI>SENDUS33", "<InstgAgt><FinInstnId><BICFI>ELSEUS33"),
    ("To_Instructed_Agent_BIC", "<InstdAgt><FinInstnId><BICFI>RECVGB22", "<InstdAgt><FinInstnId><BICFI>ELSEGB22"),
    ("Agent_Point_To_Point_On_SWIFT", "<InstdAgt><FinInstnId><BICFI>RECVGB22</BICFI>", "<InstdAgt><FinInstnId><LEI>5493001KJTIIGC8Y1R12</LEI>"),
    ("Priority_Instruction_Priority", "<ChrgBr>", "<PmtTpInf><InstrPrty>HIGH</InstrPrty></PmtTpInf><ChrgBr>"),
    ("UETR", "<UETR>7a562c67-ca16-48ba-b074-65581be6f001</UETR>", ""),
    ("Instruction_Identification", "<InstrId>I1", "<InstrId>/I1"),
    ("Instruction_Identification", "<InstrId>I1", "<InstrId>I//1"),
    ("Interbank_Settlement_Currency", 'Ccy="USD"', 'Ccy="XAU"'),
    ("Valid_Currency", 'Ccy="USD"', 'Ccy="usd"'),
    ("Valid_BIC", "<Cdtr>", "<CdtrAgt><FinInstnId><BICFI>EXMP</BICFI></FinInstnId></CdtrAgt><Cdtr>"),
    ("Valid_IBAN", "<Cdtr>", "<CdtrAcct><Id><IBAN>GB83WEST12345698765432</IBAN></Id></CdtrAcct><Cdtr>"),
    ("Valid_LEI", "<Cdtr>", "<CdtrAgt><FinInstnId><LEI>5493001KJTIIGC8Y1R13</LEI></FinInstnId></CdtrAgt><Cdtr>"),
    ("Agent_Name_Postal_Address", "<Cdtr>", "<CdtrAgt><FinInstnId><BICFI>EXMPGB22</BICFI><Nm>Example Bank</Nm></FinInstnId></CdtrAgt><Cdtr>"),
    ("Party_Name_Postal_Address", "<Cdtr>", "<UltmtDbtr><PstlAdr><TwnNm>Springfield</TwnNm><Ctry>US</Ctry></PstlAdr></UltmtDbtr><Cdtr>"),
    ("Party_Name_Any_BIC", "<Nm>Example Imports Ltd</Nm>", "<CtryOfRes>GB</CtryOfRes>"),
    ("BIC_Presence", f"{DEBTOR}</Dbtr>", f"{DEBTOR}<Id><OrgId><AnyBIC>EXMPUS33</AnyBIC></OrgId></Id></Dbtr>"),
    ("GracePeriod_Structured", DEBTOR, "<PstlAdr><StrtNm>High Street</StrtNm><Ctry>US</Ctry></PstlAdr>"),
    ("GracePeriod_Hybrid", DEBTOR, "<PstlAdr><TwnNm>Springfield</TwnNm><AdrLine>High Street</AdrLine></PstlAdr>"),
    ("Unstructured_Postal_Address", DEBTOR, "<PstlAdr><AdrLine>High Street</AdrLine></PstlAdr>"),
    ("Address_Line", DEBTOR, f"<PstlAdr><TwnNm>A</TwnNm><Ctry>US</Ctry>{'<AdrLine>x</AdrLine>' * 3}</PstlAdr>"),
    ("Address_Line", DEBTOR, f"<PstlAdr><TwnNm>A</TwnNm><Ctry>US</Ctry><AdrLine>{'x' * 71}</AdrLine></PstlAdr>"),
    ("Duplication_Postal_Address", DEBTOR, "<PstlAdr><TwnNm>Springfield</TwnNm><Ctry>US</Ctry><AdrLine>1 Main St, Springfield</AdrLine></PstlAdr>"),
    ("Remittance_Mutually_Exclusive", "</Cdtr>", "</Cdtr><RmtInf><Ustrd>a</Ustrd><Strd><AddtlRmtInf>b</AddtlRmtInf></Strd></RmtInf>"),
    ("Structured_RemittanceInformation", "</Cdtr>", f"</Cdtr><RmtInf><Strd>{'<AddtlRmtInf>' + 'x' * 100 + '</AddtlRmtInf>'}</Strd></RmtInf>".replace("x" * 100, "x" * 9001)),
    ("Related_Remit_Info_Remit_Info_Mutually_Exclusive", "</Cdtr>", "</Cdtr><RmtInf><Ustrd>a</Ustrd></RmtInf><RltdRmtInf><RmtId>R</RmtId></RltdRmtInf>"),
    ("Instruction_for_Creditor_Agent1", "<Dbtr>", "<InstrForCdtrAgt><Cd>CHQB</Cd></InstrForCdtrAgt><InstrForCdtrAgt><Cd>HOLD</Cd></InstrForCdtrAgt><Dbtr>"),
    ("Instruction_for_Creditor_Agent2", "<Dbtr>", "<InstrForCdtrAgt><Cd>PHOB</Cd></InstrForCdtrAgt><InstrForCdtrAgt><Cd>TELB</Cd></InstrForCdtrAgt><Dbtr>"),
    ("Instruction_For_Creditor_Presence_Code", "<Dbtr>", "<InstrForCdtrAgt><Cd>HOLD</Cd></InstrForCdtrAgt>" * 2 + "<Dbtr>"),
    ("CRED", "<ChrgBr>SHAR", "<ChrgBr>CRED"),
    ("DEBT", "<ChrgBr>SHAR</ChrgBr>", "<ChrgBr>DEBT</ChrgBr>" + '<ChrgsInf><Amt Ccy="USD">1</Amt></ChrgsInf>' * 2),
    ("DEBT_Rule_1", "<ChrgBr>", '<InstdAmt Ccy="USD">12.00</InstdAmt><ChrgBr>'),
    ("Character_Set_Usage", "Example Imports Ltd", "Пример"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("rule", "old", "new"), BROKEN, ids=[f"{row[0]} {number}" for number, row in enumerate(BROKEN)]
)
def test_each_rule_that_is_broken_is_named_and_the_payment_still_read(rule: str, old: str, new: str) -> None:
    assert old in MESSAGE
    found = payment(MESSAGE.replace(old, new, 1))
    assert rules(found) == [rule]
    assert {str(party.role) for party in found.parties} >= {
        "debtor",
        "creditor",
        "instructing agent",
        "instructed agent",
    }


OTHERS = """
pacs.002 TxInfAndSts  <TxSts>RJCT</TxSts>                                  Transaction_Status_Reject_Reason
pacs.002 TxInfAndSts  <TxSts>RJCT</TxSts><StsRsnInf><Rsn><Cd>AC01</Cd></Rsn></StsRsnInf><FctvIntrBkSttlmDt/>  Transaction_Status_Reject_Effective_Sett_Date
pacs.002 TxInfAndSts  <OrgnlGrpInf><OrgnlMsgNmId>pain.001.001.09</OrgnlMsgNmId></OrgnlGrpInf>  OriginalMessageNameIdentification
camt.054 Ntfctn/Ntry  <Sts><Cd>BOOK</Cd></Sts>                             BookingDate_ValueDate
camt.054 Ntfctn       <NtfctnPgntn><PgNb>0</PgNb></NtfctnPgntn>            PageNumber
"""
ROOTS = {"pacs.002": "FIToFIPmtStsRpt", "camt.054": "BkToCstmrDbtCdtNtfctn"}


@pytest.mark.parametrize("row", OTHERS.strip().splitlines())
def test_rules_of_other_messages_are_named_too(row: str) -> None:
    message, path, inside, rule = row.split()
    for name in reversed(path.split("/")):
        inside = f"<{name}>{inside}</{name}>"
    root = ROOTS[message]
    header = f"<AppHdr><BizMsgIdr>M1</BizMsgIdr><MsgDefIdr>{message}.001.08</MsgDefIdr><BizSvc>swift.cbprplus.03</BizSvc></AppHdr>"
    namespace = f'xmlns="urn:iso:std:iso:20022:tech:xsd:{message}.001.08"'
    body = f"<{root}><GrpHdr><MsgId>M1</MsgId></GrpHdr>{inside}</{root}>"
    assert rules(payment(f"<Envelope>{header}<Document {namespace}>{body}</Document></Envelope>")) == [rule]


def test_every_rule_of_the_table_is_broken_by_a_test() -> None:
    tested = {row[0] for row in BROKEN} | {row.split()[-1] for row in OTHERS.strip().splitlines()}
    assert {name.removeprefix("CBPR_") for each in RULES.values() for name, *_ in each} <= tested


def test_a_message_under_another_practice_is_not_held_to_cbpr() -> None:
    text = MESSAGE.replace("swift.cbprplus.03", "boe.chaps.enh.01").replace("<InstrId>I1", "<InstrId>/I1")
    assert payment(text).violations == ()


def test_a_copy_may_go_to_somebody_else() -> None:
    text = MESSAGE.replace("<Prty>", "<CpyDplct>COPY</CpyDplct><Prty>")
    text = text.replace("<InstdAgt><FinInstnId><BICFI>RECVGB22", "<InstdAgt><FinInstnId><BICFI>ELSEGB22")
    assert rules(payment(text)) == []


VIOLATORS = {
    "slash_in_instrid": "Instruction_Identification",
    "commodity_currency_XAU": "Interbank_Settlement_Currency",
    "msgdefidr_mismatch": "Message_Definition_Identifier",
    "R10_existing": "BookingDate_ValueDate",
}


def test_every_deliberate_violator_is_named_and_still_screened(shared_data: Path) -> None:
    folder = shared_data / "payments" / "iso20022" / "cbpr"
    with (folder / "labels.tsv").open(encoding="utf-8") as stream:
        rows = list(csv.DictReader(stream, delimiter="\t"))
    checked = 0
    for row in rows:
        found = payment((folder / row["file"]).read_text(encoding="utf-8"))
        assert found.parties
        if row["kind"] == "violator":
            named = next(rule for ending, rule in VIOLATORS.items() if row["file"].endswith(f"{ending}.xml"))
            assert named in rules(found), row["file"]
            checked += 1
        if row["kind"] == "fixture_invalid":
            assert len(found.violations) >= 3, row["file"]
            checked += 1
        if row["kind"] == "example":
            assert found.violations == (), row["file"]
    assert checked == 29
