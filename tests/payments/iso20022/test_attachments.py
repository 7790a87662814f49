"""Documents inside messages are kept by name and hash, wherever they stand."""

from base64 import b64encode
from hashlib import sha256
from io import BytesIO

from seawall.payments import Attachment, Payment
from seawall.payments.messages import parse

CONTENT = b"%PDF-1.7 an invoice"


def payment(inside: str) -> Payment:
    text = (
        "<Document><CdtrPmtActvtnReq><GrpHdr/><PmtInf><Dbtr><Nm>Example Trading LLC</Nm></Dbtr><CdtTrfTx>"
        "<PmtId><EndToEndId>E1</EndToEndId></PmtId><Amt><InstdAmt Ccy='EUR'>1</InstdAmt></Amt>"
        f"<Cdtr><Nm>Example Imports Ltd</Nm></Cdtr>{inside}</CdtTrfTx></PmtInf></CdtrPmtActvtnReq></Document>"
    )
    found = next(parse(BytesIO(text.encode()), "x.xml"))
    assert isinstance(found, Payment)
    return found


def test_an_enclosed_file_is_kept_by_its_name_and_the_hash_of_its_bytes() -> None:
    text = b64encode(CONTENT).decode()
    found = payment(
        f"<NclsdFile><Id>D1</Id><Nm>Invoice for Example</Nm><FileNm>a.pdf</FileNm><Nclsr>{text[:8]}\n{text[8:]}</Nclsr></NclsdFile>"
    )
    place = f"{found.place}/NclsdFile/Nclsr"
    assert found.attachments == (Attachment("a.pdf", sha256(CONTENT).hexdigest(), place),)
    assert [text.text for text in found.free_texts] == ["D1", "Invoice for Example", "a.pdf"]
    assert found.problems == ()


def test_what_is_no_base64_is_hashed_as_it_stands_and_said() -> None:
    found = payment("<NclsdFile><Nclsr>SIS DOO!</Nclsr></NclsdFile>")
    assert [one.sha256 for one in found.attachments] == [sha256(b"SIS DOO!").hexdigest()]
    assert [(problem.said, problem.why) for problem in found.problems] == [("SIS DOO!", "not a document in base64")]


def test_a_document_in_supplementary_data_is_known_by_its_shape() -> None:
    content = bytes(range(256)) * 4
    found = payment(
        f"<SplmtryData><Envlp><Any><Thing>{b64encode(content).decode()}</Thing></Any></Envlp></SplmtryData>"
    )
    assert [(one.name, one.sha256) for one in found.attachments] == [("Thing", sha256(content).hexdigest())]
    assert found.free_texts == ()


def test_words_in_supplementary_data_stay_text() -> None:
    found = payment("<SplmtryData><Envlp><Any>SIS DOO</Any></Envlp></SplmtryData>")
    assert ([text.text for text in found.free_texts], found.attachments) == (["SIS DOO"], ())
