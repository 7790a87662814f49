"""Status reports: valid against the published schemas, and with the payment's own references."""

import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from seawall.answers.iso20022 import status_report
from seawall.decisions import Outcome
from seawall.payments import Payment, read
from tests.answers.made import decision, payment

UETR = "7a562c67-ca16-48ba-b074-65581be6f001"
OWN = {"MsgId": "M-1", "PmtInfId": "B-1", "InstrId": "I-1", "EndToEndId": "E-1", "TxId": "T-1", "UETR": UETR}


def texts(xml: str) -> dict[str, str]:
    return {etree.QName(node).localname: node.text or "" for node in etree.fromstring(xml.encode()).iter()}


@pytest.mark.parametrize(
    "name, schema", [("pacs.008.001.08", "pacs.002.001.10"), ("pain.001.001.09", "pain.002.001.10")]
)
@pytest.mark.parametrize("outcome", [Outcome.BLOCK, Outcome.REJECT, Outcome.REVIEW])
@pytest.mark.parametrize("references", [OWN, {}, {"InstrId": "x" * 36, "UETR": "none"}])
def test_a_status_report_is_valid(
    shared_data: Path, name: str, schema: str, outcome: Outcome, references: dict[str, str]
) -> None:
    rules = etree.XMLSchema(etree.parse(shared_data / "payments" / "iso20022" / "xsd" / f"{schema}.xsd"))
    rules.assertValid(etree.fromstring(status_report(payment(name, references), decision(outcome)).text.encode()))


def test_the_payment_s_own_references_are_repeated() -> None:
    said = texts(status_report(payment("pacs.008.001.08", OWN), decision(Outcome.REJECT)).text)
    assert said["OrgnlMsgId"] == "M-1"
    assert said["OrgnlMsgNmId"] == "pacs.008.001.08"
    assert (said["OrgnlInstrId"], said["OrgnlEndToEndId"], said["OrgnlTxId"]) == ("I-1", "E-1", "T-1")
    assert said["OrgnlUETR"] == UETR
    assert (said["TxSts"], said["Cd"], said["AddtlInf"]) == ("RJCT", "RR04", "Not executed for regulatory reasons")


def test_an_order_s_batch_is_named_to_the_customer() -> None:
    said = texts(status_report(payment("pain.001.001.09", OWN), decision(Outcome.BLOCK)).text)
    assert (said["OrgnlMsgId"], said["OrgnlPmtInfId"], said["TxSts"]) == ("M-1", "B-1", "PDNG")
    assert "OrgnlTxId" not in said


def test_a_reference_that_breaks_the_schema_is_left_out_and_said_not_cut() -> None:
    found = status_report(payment("pacs.008.001.08", {**OWN, "InstrId": "x" * 36}), decision(Outcome.BLOCK))
    assert "OrgnlInstrId" not in texts(found.text)
    assert "Not repeated, since they break the schema: InstrId." in found.note


@given(
    st.dictionaries(
        st.sampled_from(sorted(OWN)), st.text(st.characters(codec="utf-8", exclude_categories=["Cc"]), max_size=40)
    )
)
def test_any_references_give_a_report_that_is_read_again(references: dict[str, str]) -> None:
    text = status_report(payment("pacs.008.001.08", references), decision(Outcome.REJECT)).text
    (found,) = read(io.BytesIO(text.encode()), "answer.xml")
    assert isinstance(found, Payment)
    assert found.format == "pacs.002.001.10"
