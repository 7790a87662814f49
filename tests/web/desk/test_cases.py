"""The queue and a case, as the server answers: what is shown, what is done, what is refused and how that is said."""

import re
from functools import partial

import pytest
from fastapi.testclient import TestClient

from seawall.audit import Actor, Role
from seawall.cases import Case, note
from seawall.entities import Party
from seawall.entities import Role as PartyRole
from seawall.payments import Customer
from seawall.review import Desk, act, all_cases, case_of
from seawall.web import House
from tests.web.desk.conftest import OWNED
from tests.web.desk.made import NOW, examples, screened

BEN = {"x-visitor": "ben"}


def case(made: House, key: str) -> Case:
    return next(row for row in all_cases(made.store).values() if row.alerts[-1].key == key)


def send(client: TestClient, made: House, id_: str, what: str, who: str = "ana", **said: str):  # type: ignore[no-untyped-def]  # noqa: ANN201
    """Send a form of the case's page, as it stands now unless `seen` says otherwise."""
    form = {"seen": str(case_of(made.store, id_).version)} | said
    return client.post(f"/desk/cases/{id_}/{what}", data=form, headers={"x-visitor": who})


def worked_through(client: TestClient, made: House, id_: str, answer: str) -> None:
    for step in ("1", "2", "3", "4", "5"):
        assert send(client, made, id_, "step", step=step, answer=answer, why="compared").status_code == 303


def test_the_queue_shows_the_strongest_suspicion_first_and_narrows(ana: TestClient) -> None:
    page = ana.get("/desk/queue").text
    assert (
        page.index("KRRIRU22XXX")
        < page.index("Integrity Technology Group")
        < page.index("永信至诚科技集团股份有限公司")
    )
    narrowed = ana.get("/desk/queue", params={"find": "kunlun"}).text
    assert "CKLBCNBJXXX" in narrowed
    assert "KRRIRU22XXX" not in narrowed
    assert "No case is like that" in ana.get("/desk/queue", params={"find": "nobody"}).text


def test_a_case_shows_both_sides_with_what_is_alike_marked(ana: TestClient, made: House) -> None:
    page = ana.get(f"/desk/cases/{case(made, 'PAY-05').id}").text
    assert '<mark class="same">Sichuan</mark>' in page
    assert '<mark class="near">Silense</mark>' in page
    assert "915101007234134581" in page
    assert "score <b>0.9846</b>" in page
    assert "OFAC FAQ 5" in page


def test_an_owned_party_comes_with_its_picture(ana: TestClient, made: House) -> None:
    screened(made, examples("payments/beyond-names.xml"), OWNED)
    path = f"/desk/cases/{case(made, 'PAY-11').id}"
    (source,) = re.findall(r'<img src="([^"]+\.svg)"', ana.get(path).text)
    picture = ana.get(source)
    assert picture.headers["content-type"] == "image/svg+xml"
    assert "default-src 'none'" in picture.headers["content-security-policy"]
    assert "Example Cloud Services Ltd" in picture.text
    assert ana.get(f"{path}/owners/{'0' * 32}/0.svg").status_code == 404


def test_who_proposed_can_not_approve_and_is_told_why(ana: TestClient, made: House) -> None:
    id_ = case(made, "PAY-05").id
    worked_through(ana, made, id_, "no")
    assert send(ana, made, id_, "propose", action="release", reason="another company").status_code == 303
    assert "A second person decides on this" in ana.get(f"/desk/cases/{id_}").text
    assert send(ana, made, id_, "approve").status_code == 403  # an analyst is no approver
    assert send(ana, made, id_, "approve", "ben").headers["location"] == f"/desk/cases/{id_}"
    assert case_of(made.store, id_).closing is not None


def test_an_approver_who_proposed_is_refused_with_the_reason(ana: TestClient, made: House) -> None:
    id_ = case(made, "PAY-05").id
    worked_through(ana, made, id_, "no")
    send(ana, made, id_, "propose", "ben", action="release", reason="another company")
    refused = send(ana, made, id_, "approve", "ben", reason="quite sure")
    assert refused.status_code == 409
    assert "ben proposed this: a second person approves" in refused.text
    assert case_of(made.store, id_).closing is None


def test_a_refusal_keeps_what_was_typed(ana: TestClient, made: House) -> None:
    id_ = case(made, "PAY-02").id
    refused = send(ana, made, id_, "propose", action="block", reason="it is the listed party, word for word")
    assert refused.status_code == 409
    assert "lacks step 1, 2, 3, 4, 5, 6" in refused.text
    assert "it is the listed party, word for word</textarea>" in refused.text


def test_a_lost_race_says_what_changed(ana: TestClient, made: House) -> None:
    id_ = case(made, "PAY-02").id
    seen = str(case_of(made.store, id_).version)
    other = Desk(made.store, Actor("cem", frozenset({Role.ANALYST})), NOW)
    act(other, id_, partial(note, text="I have called the ordering bank"))
    late = send(ana, made, id_, "step", seen=seen, step="1", answer="yes", why="the list binds us")
    assert late.status_code == 409
    assert "somebody acted on this case after you opened it" in late.text
    assert late.text.count("I have called the ordering bank") == 2  # beside the form, and in the history
    assert "the list binds us</textarea>" in late.text
    assert case_of(made.store, id_).sheet == ()
    assert send(ana, made, id_, "note", seen=seen, text="beside others one may write").status_code == 303


@pytest.mark.parametrize(
    ("what", "said", "beside"),
    [
        ("note", {"text": " "}, "write a remark"),
        ("ask", {"of": "", "question": "?", "due": "soon"}, "say whom you ask"),
        ("step", {"step": "1", "answer": "perhaps", "why": "?"}, "choose one: yes, no, unknown"),
        ("propose", {"action": "release", "reason": "x", "remember": "2020-01-01"}, "a day to come is expected"),
        ("escalate", {"to": "", "reason": "x"}, "say to whom"),
    ],
)  # fmt: skip
def test_what_a_form_lacks_is_said(ana: TestClient, made: House, what: str, said: dict[str, str], beside: str) -> None:
    id_ = case(made, "PAY-02").id
    refused = send(ana, made, id_, what, **said)
    assert refused.status_code == 422
    assert beside in refused.text
    assert case_of(made.store, id_).version == case(made, "PAY-02").version


def test_questions_documents_and_a_remembered_false_positive(ana: TestClient, made: House) -> None:
    id_ = case(made, "PAY-05").id
    send(ana, made, id_, "ask", of="the ordering bank", question="date of registration?")
    asked = case_of(made.store, id_).asked[0].seq
    assert case_of(made.store, id_).status == "waiting"
    send(ana, made, id_, "answer", asked=str(asked), answer="1999")
    file = {"file": ("<b>register.pdf", b"%PDF-example", "application/pdf")}
    assert ana.post(f"/desk/cases/{id_}/attach", files=file).status_code == 303
    (document,) = case_of(made.store, id_).documents
    got = ana.get(f"/desk/cases/{id_}/documents/{document.sha256}")
    assert got.content == b"%PDF-example"
    assert got.headers["content-disposition"].startswith("attachment;")
    assert got.headers["content-type"] == "application/octet-stream"
    page = ana.get(f"/desk/cases/{id_}").text
    assert "&lt;b&gt;register.pdf" in page
    assert "<b>register" not in page
    worked_through(ana, made, id_, "no")
    said = {"action": "release", "reason": "another company", "remember": "2027-06-30", "account": "000000000000000004"}
    assert send(ana, made, id_, "propose", **said).status_code == 303
    assert "account 000000000000000004" in ana.get(f"/desk/cases/{id_}").text


def test_what_is_of_one_case_is_not_reached_by_another(ana: TestClient, made: House) -> None:
    """IDOR: a document or a picture is asked for by a case, and whoever reads it is written down beside that case."""
    screened(made, examples("payments/beyond-names.xml"), OWNED)
    mine, other = case(made, "PAY-11").id, case(made, "PAY-05").id
    ana.post(f"/desk/cases/{mine}/attach", files={"file": ("register.pdf", b"%PDF-example", "application/pdf")})
    (document,) = case_of(made.store, mine).documents
    (picture,) = re.findall(r'<img src="([^"]+\.svg)"', ana.get(f"/desk/cases/{mine}").text)
    for path in (f"/desk/cases/{mine}/documents/{document.sha256}", picture):
        assert ana.get(path).status_code == 200
        assert ana.get(path.replace(f"/cases/{mine}/", f"/cases/{other}/")).status_code == 404


def test_however_somebody_comes_to_a_case_their_reading_is_on_the_tape(ana: TestClient, made: House) -> None:
    id_ = case(made, "PAY-02").id

    def read() -> list[object]:
        return [getattr(event.body, "what", "") for event in made.store.read(f"reads:case:{id_}")]

    by_key = ana.get("/desk/cases/PAY-02")
    assert (by_key.status_code, by_key.headers["location"], read()) == (303, f"/desk/cases/{id_}", [])
    assert ana.post("/desk/cases/PAY-02/note", data={"text": "x"}).status_code == 404
    assert "PAY-02" in send(ana, made, id_, "note", text=" ").text
    assert ana.get(f"/desk/blocks/new?case={id_}").status_code == 200
    assert ana.get("/desk/rejections/new?case=PAY-02").status_code == 200
    assert read() == ["page", "draft", "draft"]


def test_a_case_is_opened_again_and_given_away(ana: TestClient, made: House) -> None:
    id_ = case(made, "PAY-05").id
    send(ana, made, id_, "take", to="ben")
    assert case_of(made.store, id_).assigned_to == "ben"
    send(ana, made, id_, "take", back="yes")
    send(ana, made, id_, "escalate", to="ben", reason="a bank is involved")
    assert "ben" in ana.get("/desk/queue", params={"view": "mine"}, headers=BEN).text
    worked_through(ana, made, id_, "no")
    send(ana, made, id_, "propose", action="release", reason="another company")
    send(ana, made, id_, "decline", "ben", reason="which register?")
    send(ana, made, id_, "propose", action="release", reason="another company, by the register")
    send(ana, made, id_, "approve", "ben")
    send(ana, made, id_, "reopen", why="audit")
    assert case_of(made.store, id_).is_reopened


def test_identical_cases_are_proposed_and_approved_as_one(ana: TestClient, made: House) -> None:
    party = Party(PartyRole.CUSTOMER, ("Sichuan Silence Information Technology",), place="row 1")
    screened(made, [Customer(f"C-{number}", (party,), "customers.csv", "row 1") for number in (1, 2, 3)])
    groups = re.findall(r'name="case" value="(\d+)"', ana.get("/desk/queue").text)
    assert len(groups) == 3
    said = {"case": groups, "cleared_by": "2", "name": "streets", "reason": "a street of that name"}
    assert ana.post("/desk/bulk/propose", data=said).status_code == 303
    assert "another person approves" in ana.get("/desk/queue").text
    assert ana.post("/desk/bulk/approve", data={"name": "streets"}, headers=BEN).status_code == 303
    assert all(case_of(made.store, id_).closing for id_ in groups)


def test_an_auditor_reads_and_finds_no_form(ana: TestClient, made: House) -> None:
    id_ = case(made, "PAY-02").id
    page = ana.get(f"/desk/cases/{id_}", headers={"x-visitor": "eva"}).text
    assert 'method="post"' not in page
    assert send(ana, made, id_, "note", "eva", text="I was here").status_code == 403


def test_what_is_not_there_is_a_page_too(ana: TestClient) -> None:
    for path in (
        "/desk/cases/99",
        "/desk/entities/nobody",
        "/desk/lists/nobodys",
        "/desk/ledger/items/none",
        "/desk/audit/9999",
    ):
        answer = ana.get(path, headers={"x-visitor": "eva"})
        assert answer.status_code == 404
        assert "<h1>There is no such page</h1>" in answer.text


def test_nobody_gets_past_the_door(ana: TestClient) -> None:
    assert ana.get("/desk/queue", headers={"x-visitor": ""}).status_code == 401
    assert ana.get("/desk/assets/desk.css", headers={"x-visitor": ""}).status_code == 200
    assert ana.get("/", headers={"x-visitor": "sam"}).headers["location"] == "/desk/search"
    assert ana.get("/").headers["location"] == "/desk/queue"
