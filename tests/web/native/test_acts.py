"""What people do over the API: the same duties as at the desk, nothing done twice, nothing decided unseen."""

from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta

import pytest

from seawall.audit.events import CaseAssigned, NoteAdded, PropertyBlocked
from seawall.store import Store
from seawall.store.requests import KEPT
from seawall.web import House
from tests.web.native.session import Session, decided, held, stopped


def events(made: House, kind: type) -> int:
    """How many events of a kind are on the tape."""
    return sum(isinstance(event.body, kind) for event in made.store.events())


@pytest.fixture
def case(asked: Session) -> str:
    """The path of a case that waits."""
    return f"/v1/cases/{stopped(asked)}"


def proposed(asked: Session, case: str) -> None:
    """Ana proposes to block."""
    for step, said in (("1", "yes"), ("2", "yes"), ("3", "yes"), ("4", "yes"), ("5", "yes"), ("6", "no"), ("7", "yes")):
        asked.act(case, "step", step=step, answer=said, why="as the entry says")
    asked.act(case, "propose", action="block", reason="It is the listed party.")


def test_who_proposed_does_not_approve_and_a_program_never_does(asked: Session, case: str) -> None:
    proposed(asked, case)
    seen = {"if-match": asked.get(case).headers["etag"]}
    assert asked.refused(403, f"{case}/approve", "ana", headers=seen, json={}) == (
        "Ana Example may not approve or decline what another person proposed"
    )
    asked.refused(403, f"{case}/approve", "pam", headers=seen, json={})
    done = asked.act(case, "approve", "ben").json()
    assert done["status"] == "closed"
    # A program is told its own way on, not that of the command line.
    assert done["next"] == f"record it in the ledger: POST /v1/ledger/blocks with case {done['case']}"


def test_an_approver_who_proposed_needs_a_second_person_too(asked: Session, case: str) -> None:
    for step, said in (("1", "yes"), ("2", "yes"), ("3", "yes"), ("4", "yes"), ("5", "yes"), ("6", "no"), ("7", "yes")):
        asked.act(case, "step", "ben", step=step, answer=said, why="as the entry says")
    asked.act(case, "propose", "ben", action="block", reason="It is the listed party.")
    seen = {"if-match": asked.get(case).headers["etag"]}
    assert (
        asked.refused(409, f"{case}/approve", "ben", headers=seen, json={})
        == "ben proposed this: a second person approves"
    )


def test_who_reads_or_administers_does_not_act(asked: Session, case: str) -> None:
    for who in ("eva", "sam", "pam"):
        for word in ("note", "assign", "propose", "documents?name=x"):
            asked.refused(403, f"{case}/{word}", who, json={})


def test_of_two_who_saw_the_same_the_second_looks_again(asked: Session, case: str) -> None:
    seen = asked.get(case).headers["etag"]
    asked.post(f"{case}/assign", seen=seen, json={"to": "ana"})
    why = asked.refused(412, f"{case}/assign", "ben", headers={"if-match": seen}, json={"to": "ben"})
    assert "after you saw it" in why
    assert asked.get(case).json()["assigned_to"] == "ana"


def test_nothing_is_decided_unseen(asked: Session, case: str) -> None:
    for headers in ({}, {"if-match": "*"}):
        assert "If-Match" in asked.refused(428, f"{case}/assign", headers=headers, json={"to": "ana"})


def test_a_remark_needs_not_have_seen_the_last_event(asked: Session, case: str) -> None:
    asked.act(case, "assign", to="ana")
    assert asked.post(f"{case}/note", json={"text": "called back"}).headers["etag"] == asked.get(case).headers["etag"]


def test_a_request_whose_answer_got_lost_is_sent_again_and_done_once(
    asked: Session, case: str, moving: tuple[House, list[datetime]]
) -> None:
    first = asked.post(f"{case}/note", key="k-1", json={"text": "called back"})
    again = asked.post(f"{case}/note", key="k-1", json={"text": "called back"})
    assert events(moving[0], NoteAdded) == 1
    assert (first.json(), first.status_code) == (again.json(), again.status_code)
    assert "idempotent-replayed" not in first.headers
    assert again.headers["idempotent-replayed"] == "true"


def test_a_retry_is_answered_though_the_version_it_saw_is_past(
    asked: Session, case: str, moving: tuple[House, list[datetime]]
) -> None:
    seen = asked.get(case).headers["etag"]
    for _ in range(2):
        asked.post(f"{case}/assign", seen=seen, key="k-2", json={"to": "ana"})
    assert events(moving[0], CaseAssigned) == 1


def test_a_key_is_one_persons_and_of_one_request(
    asked: Session, case: str, moving: tuple[House, list[datetime]]
) -> None:
    asked.post(f"{case}/note", key="k-3", json={"text": "called back"})
    asked.post(f"{case}/note", "ben", key="k-3", json={"text": "called back"})
    assert events(moving[0], NoteAdded) == 2, "another person's key is another key"
    why = asked.refused(422, f"{case}/note", headers={"idempotency-key": "k-3"}, json={"text": "called again"})
    assert "another request" in why


def test_what_was_refused_may_be_mended_under_the_same_key(asked: Session, case: str) -> None:
    asked.refused(422, f"{case}/note", headers={"idempotency-key": "k-4"}, json={"txt": "called back"})
    asked.refused(409, f"{case}/note", headers={"idempotency-key": "k-4"}, json={"text": "  "})
    asked.post(f"{case}/note", key="k-4", json={"text": "called back"})


def test_of_many_copies_sent_at_once_one_is_written(
    asked: Session, case: str, moving: tuple[House, list[datetime]]
) -> None:
    with ThreadPoolExecutor(4) as pool:
        answers = list(
            pool.map(lambda _: asked.post(f"{case}/note", key="k-5", json={"text": "called back"}), range(8))
        )
    assert events(moving[0], NoteAdded) == 1
    assert sum("idempotent-replayed" not in answer.headers for answer in answers) == 1
    moving[0].store.verify()


def test_a_key_is_forgotten_after_its_days(asked: Session, case: str, moving: tuple[House, list[datetime]]) -> None:
    asked.post(f"{case}/note", key="k-6", json={"text": "called back"})
    asked.clock[0] += KEPT + timedelta(seconds=1)
    asked.post(f"{case}/note", key="other", json={"text": "and again"})
    asked.post(f"{case}/note", key="k-6", json={"text": "called back"})
    assert events(moving[0], NoteAdded) == 3


def test_without_a_key_of_its_own_nothing_is_done(
    asked: Session, case: str, moving: tuple[House, list[datetime]]
) -> None:
    answer = asked.client.post(f"{case}/note", headers={"x-visitor": "ana"}, json={"text": "x"})
    assert answer.status_code == 422
    assert answer.json()["detail"][0]["loc"] == ["header", "Idempotency-Key"]
    assert events(moving[0], NoteAdded) == 0


# What is no remark, in so many ways.
_NO_REMARKS = (
    b"", b"{", b"[]", b'{"text": 1}', b'{"text": "x", "more": 1}', b'{"text": "\xff"}', b"[" * 100_000,
    b'{"text": "' + b"x" * 70_000 + b'"}',
)  # fmt: skip


def test_a_body_that_says_something_else_is_refused_and_nothing_written(
    asked: Session, case: str, moving: tuple[House, list[datetime]]
) -> None:
    for body in _NO_REMARKS:
        asked.refused(422, f"{case}/note", content=body)
    assert events(moving[0], NoteAdded) == 0


def test_a_case_is_found_by_a_payment_and_acted_on_by_its_id(asked: Session, case: str) -> None:
    key = asked.get(case).json()["alerts"][0]["key"]
    (row,) = asked.get("/v1/cases", params={"key": key}).json()["cases"]
    assert case.endswith(f"/{row['id']}")
    assert "/v1/cases?key=" in asked.refused(404, f"/v1/cases/{key}/note", json={"text": "x"})
    assert asked.get("/v1/cases", params={"key": "NO-SUCH"}).json()["total"] == 0


def test_what_a_case_decided_is_recorded_once_and_the_case_knows_where(
    asked: Session, case: str, moving: tuple[House, list[datetime]]
) -> None:
    number = case.rpartition("/")[2]
    decided(asked, number)
    block = {"case": number, "kind": "wire transfer", "name": "P-2"}
    assert asked.post("/v1/ledger/blocks", key="b-1", json=block).status_code == 201
    assert asked.post("/v1/ledger/blocks", key="b-1", json=block).status_code == 201
    assert "already" in asked.refused(409, "/v1/ledger/blocks", json=block | {"name": "P-3"})
    assert events(moving[0], PropertyBlocked) == 1
    assert asked.get(case).json()["stops"][0]["recorded"] == ["property:P-2"]


def test_who_blocked_releases_only_by_a_case_that_was_decided(asked: Session, case: str) -> None:
    number = case.rpartition("/")[2]
    decided(asked, number)
    held(asked, number)
    said = {"on": "2026-11-30", "basis": "licence", "authority": "CYBER2-2026-0001"}
    seen = {"if-match": asked.get("/v1/ledger/P-2").headers["etag"]}
    assert "another person" in asked.refused(409, "/v1/ledger/P-2/unblock", headers=seen, json=said)
    why = asked.refused(409, "/v1/ledger/P-2/unblock", headers=seen, json=said | {"case": number})
    assert "nobody has approved the release" in why


def test_an_item_is_shown_and_posted_to_without_a_look_at_all_the_others(
    asked: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = {"name": "P-9", "kind": "bank account", "amount": "10.00", "currency": "USD"}
    monkeypatch.setattr(Store, "states", lambda *_: pytest.fail("the whole ledger was read"))
    asked.post("/v1/ledger/blocks", json=said)
    asked.act("/v1/ledger/P-9", "charge", on="2026-11-23", amount="1.00", schedule="Fees for accounts, 2026, row 4")
    assert asked.get("/v1/ledger/P-9").json()["entries"][-1]["held"] == "9.00"


def test_a_report_is_filed_as_it_was_looked_at(asked: Session, case: str) -> None:
    number = case.rpartition("/")[2]
    decided(asked, number)
    held(asked, number)
    path = "/v1/reports/blocked/P-2"
    seen = {"if-match": asked.get(path).headers["etag"]}
    asked.act("/v1/ledger/P-2", "amend", why="a word more", narrative="It came by SWIFT.")
    receipt = {"filing_id": "ORS-2026-000123", "on": "2026-11-30"}
    assert "after you saw it" in asked.refused(412, f"{path}/file", headers=seen, json=receipt)
    done = asked.act(path, "file", **receipt).json()
    assert (done["stage"], done["filing_id"], done["filer"]) == ("filed", "ORS-2026-000123", "ana")
    seen = {"if-match": asked.get(path).headers["etag"]}
    assert "was filed" in asked.refused(409, f"{path}/file", headers=seen, json=receipt)


def test_a_report_with_a_gap_says_which_and_is_not_filed(asked: Session) -> None:
    asked.post("/v1/ledger/rejections", json={"name": "R-2", "amount": "5.00", "currency": "USD"})
    path = "/v1/reports/rejected/R-2"
    told = asked.get(f"{path}/check").json()
    assert not told["complete"]
    assert told["missing"]
    seen = {"if-match": asked.get(path).headers["etag"]}
    why = asked.refused(409, f"{path}/file", headers=seen, json={"filing_id": "ORS-1", "on": "2026-11-23"})
    assert told["missing"][0] in why


def test_a_draft_is_a_file_and_on_the_tape(asked: Session) -> None:
    asked.post("/v1/ledger/rejections", json={"name": "R-3", "amount": "5.00", "currency": "USD"})
    for kind in ("pdf", "xlsx", "html", "json"):
        answer = asked.post(f"/v1/reports/rejected/R-3/draft?format={kind}")
        assert f"rejected-R-3.{kind}" in answer.headers["content-disposition"]
    assert asked.get("/v1/reports").json()["reports"][0]["id"] == "rejected/R-3"


# What a block says, and how it is refused.
_NO_BLOCKS: tuple[tuple[dict[str, object], int], ...] = (
    ({"amount": "NaN"}, 422),
    ({"amount": "-1"}, 409),
    ({"targets": [{}], "amount": "1.00"}, 422),
    ({"targets": [{"entity_id": "ofac-0"}], "amount": "1.00"}, 422),
    ({}, 400),
    ({"amount": "1.00", "key": "PAY-1"}, 400),
    ({"amount": "1.00", "case": "999"}, 409),
    ({"amount": "1.00", "documents": [{"name": "", "data": "eA=="}]}, 422),
)


def test_a_block_that_makes_no_sense_is_refused(asked: Session, moving: tuple[House, list[datetime]]) -> None:
    for said, status in _NO_BLOCKS:
        asked.refused(status, "/v1/ledger/blocks", json={"name": "P-9", "kind": "deposits", "currency": "USD"} | said)
    assert moving[0].store.head().seq == 0
