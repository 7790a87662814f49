"""A name is screened in whatever element of an ISO 20022 message somebody puts it: the places that look like codes."""

from io import BytesIO

import pytest

from seawall.mentions import texts_of
from seawall.payments import Payment, read

SAID = "Example Imports Ltd"
_HEADER = (
    "<AppHdr><BizMsgIdr>{BizMsgIdr}</BizMsgIdr><MsgDefIdr>pacs.008.001.08</MsgDefIdr><BizSvc>{BizSvc}</BizSvc></AppHdr>"
)
_BIRTH = (
    "<DtAndPlcOfBirth><BirthDt>1970-01-01</BirthDt><CityOfBirth>{CityOfBirth}</CityOfBirth>"
    "<CtryOfBirth>{CtryOfBirth}</CtryOfBirth></DtAndPlcOfBirth>"
)
_OTHER = "<Othr><Id>{Id}</Id><SchmeNm><{choice}>{scheme}</{choice}></SchmeNm></Othr>"
_PARTY = (
    f"<Nm>Example Trading LLC</Nm><Id><PrvtId>{_BIRTH}{_OTHER}</PrvtId></Id><CtryOfRes>{{CtryOfRes}}</CtryOfRes>"
    "<CtctDtls><PhneNb>{PhneNb}</PhneNb></CtctDtls>"
)
_ACCOUNT = (
    "<Id><Othr><Id>4711</Id><SchmeNm><Prtry>{account}</Prtry></SchmeNm></Othr></Id>"
    "<Prxy><Tp><Prtry>{proxy}</Prtry></Tp><Id>4712</Id></Prxy>"
)
_BANK = "<FinInstnId><ClrSysMmbId><ClrSysId><Prtry>{clearing}</Prtry></ClrSysId><MmbId>4713</MmbId></ClrSysMmbId></FinInstnId>"
_MESSAGE = (
    f"<Envelope>{_HEADER}<Document><FIToFICstmrCdtTrf><GrpHdr><MsgId>M1</MsgId></GrpHdr><CdtTrfTxInf>"
    '<PmtId><EndToEndId>E1</EndToEndId></PmtId><IntrBkSttlmAmt Ccy="USD">10.50</IntrBkSttlmAmt>'
    f"<Dbtr>{_PARTY}</Dbtr><DbtrAcct>{_ACCOUNT}</DbtrAcct><DbtrAgt>{_BANK}</DbtrAgt>"
    "<Cdtr><Nm>Example Mills</Nm></Cdtr></CdtTrfTxInf></FIToFICstmrCdtTrf></Document></Envelope>"
)
# What belongs in each place.
_USUAL = {
    "BizMsgIdr": "B1", "BizSvc": "swift.cbprplus.03", "CityOfBirth": "Berlin", "CtryOfBirth": "DE", "Id": "4710",
    "choice": "Cd", "scheme": "CCPT", "CtryOfRes": "DE", "PhneNb": "+49-301", "account": "BBAN", "proxy": "TELE",
    "clearing": "USABA",
}  # fmt: skip


def _payment(**said: str) -> Payment:
    text = _MESSAGE.format(**(_USUAL | said))
    (found,) = read(BytesIO(text.encode()), "x.xml")
    assert isinstance(found, Payment)
    return found


def test_what_belongs_there_is_no_problem_and_no_text() -> None:
    found = _payment()
    assert found.problems == ()
    assert {row.text for row in texts_of(found)} == {"M1", "E1", "Berlin, DE"}


@pytest.mark.parametrize("place", [place for place in _USUAL if place != "choice"])
@pytest.mark.parametrize("choice", ["Cd", "Prtry"])
def test_a_name_in_the_place_of_a_code_is_screened_as_a_text(place: str, choice: str) -> None:
    found = _payment(choice=choice, **{place: SAID})
    assert any(SAID in row.text for row in texts_of(found))


def test_a_name_beside_a_number_that_is_not_given_is_screened_as_a_text() -> None:
    assert any(SAID in row.text for row in texts_of(_payment(Id="NOTPROVIDED", choice="Prtry", scheme=SAID)))


def test_a_country_that_is_no_code_is_reviewed() -> None:
    assert [row.field for row in _payment(CtryOfRes="Germany").problems] == ["Dbtr/CtryOfRes"]
