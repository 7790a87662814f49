"""The ledger and its reports as the server answers: recorded from a case, posted to, filed; and what is refused."""

import re
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from functools import partial

import pytest
from fastapi.testclient import TestClient

from seawall.audit import Actor
from seawall.audit.words import Action, Answer
from seawall.cases import Case, answer_step, approve, propose
from seawall.hold import book
from seawall.review import Desk, act, all_cases
from seawall.web import House
from seawall.web.desk.drafts import draft_of
from seawall.web.desk.postings import POSTINGS
from tests.web.desk.made import NOW, PEOPLE, app_of

BEN = {"x-visitor": "ben"}


def decided(made: House, key: str, action: Action) -> Case:
    """A case closed by two persons."""
    ana, ben = (Desk(made.store, Actor(who, frozenset(PEOPLE[who][1])), NOW) for who in ("ana", "ben"))
    id_ = next(row.id for row in all_cases(made.store).values() if row.alerts[-1].key == key)
    for step in ("1", "2", "3", "4", "5", "6"):
        answer = Answer.NO if step == "6" else Answer.YES
        act(ana, id_, partial(answer_step, step=step, answer=answer, why="compared"))
    act(ana, id_, partial(propose, action=action, reason="it is the listed party"))
    return act(ben, id_, approve)


def form_of(client: TestClient, path: str) -> dict[str, str]:
    """What a form on a page holds."""
    page = client.get(path, headers=BEN).text
    main = page[page.index('<form class="paper pad fields"') :]
    said = dict(re.findall(r'<input (?:type="hidden" )?name="(\w+)"[^>]*? value="([^"]*)"', main))
    said |= dict(re.findall(r'<textarea name="(\w+)"[^>]*>([^<]*)</textarea>', main))
    said |= dict(re.findall(r'<select name="(\w+)".*?<option value="([^"]*)" selected', main, re.DOTALL))
    return said


def blocked(client: TestClient, made: House) -> str:
    """PAY-02 blocked and recorded from its case; gives the item's address."""
    case = decided(made, "PAY-02", Action.BLOCK)
    path = f"/desk/blocks/new?case={case.id}"
    said = form_of(client, path) | {"holder": "Example Bank", "account": "B-1", "location": "Springfield, US"}
    answer = client.post(path, data=said, files={"file": ("pay.xml", b"<example/>")}, headers=BEN)
    assert answer.status_code == 303, re.findall(r'class="wrong".*?</p>', answer.text)
    return str(answer.headers["location"])


def test_a_block_is_drafted_from_what_the_payment_says(ana: TestClient, made: House) -> None:
    case = decided(made, "PAY-02", Action.BLOCK)
    draft = form_of(ana, f"/desk/blocks/new?case={case.id}")
    assert {name: draft[name] for name in ("item", "amount", "currency", "kind", "target", "case")} == {
        "item": f"P-{case.id}", "amount": "48000.00", "currency": "USD", "kind": "wire transfer", "target": "ofac-50543",
        "case": case.id,
    }  # fmt: skip
    assert "debtor: Example Trading LLC (Springfield, US, 000123456789)" in draft["participants"]
    assert "TxId PAY-02" in draft["reference"]


def test_what_currency_an_amount_is_of_is_never_guessed(made: House) -> None:
    case = decided(made, "PAY-02", Action.BLOCK)
    (alert,) = case.alerts
    coins = [
        draft_of(
            made.store, replace(case, alerts=(replace(alert, amount=amount, currency=coin),), stops=()), Action.REJECT
        )
        for amount, coin in ((Decimal(5), ""), (Decimal(5), "EUR"), (None, ""))
    ]
    assert [draft["currency"] for draft in coins] == ["", "EUR", "USD"]


def test_a_recorded_block_stands_in_the_ledger_with_its_authority_and_documents(ana: TestClient, made: House) -> None:
    path = blocked(ana, made)
    (item,) = book(made.store).items.values()
    assert item.facts.authorities == ("CYBER2: E.O. 13694 as amended by E.O. 13757; 31 CFR part 578",)
    assert item.facts.targets[0].location.startswith("Room 103")
    assert [paper.name for paper in item.all_papers] == ["pay.xml"]
    page = ana.get(path).text
    assert "48,000.00 USD" in page
    assert "due 2026-12-08" in re.sub(r"<[^>]+>", "", page)
    assert ana.get(f"{path}/documents/{item.all_papers[0].sha256}").content == b"<example/>"
    assert f'href="{path}"' in ana.get(f"/desk/cases/{item.facts.case}").text


def test_a_block_of_a_case_is_recorded_once_and_owed_no_more(ana: TestClient, made: House) -> None:
    blocked(ana, made)
    known = book(made.store)
    assert known.owed == ()
    (item,) = known.items.values()
    assert [row.report for row in known.duties(item.facts.on) if row.report.startswith(("case", "blocked"))] == [
        f"blocked/{item.id}"
    ]
    path = f"/desk/blocks/new?case={item.facts.case}"
    answer = ana.post("/desk/blocks/new", data=form_of(ana, path) | {"item": "P-again"})
    assert answer.status_code == 409
    assert "recorded already" in answer.text


def test_what_nobody_decided_to_block_is_not_recorded_as_of_a_case(ana: TestClient, made: House) -> None:
    case = decided(made, "PAY-05", Action.REJECT)
    form = form_of(ana, f"/desk/blocks/new?case={case.id}") | {"kind": "wire transfer", "amount": "1.00"}
    answer = ana.post("/desk/blocks/new", data=form)
    assert answer.status_code == 409
    assert "have not decided to block anything" in answer.text
    assert book(made.store).items == {}


def test_a_name_that_is_taken_is_refused_and_nothing_typed_is_lost(ana: TestClient, made: House) -> None:
    blocked(ana, made)
    said = {"item": next(iter(book(made.store).items)), "kind": "bank account", "amount": "1", "currency": "USD"}
    refused = ana.post("/desk/blocks/new", data=said | {"narrative": "a second account"}, headers=BEN)
    assert refused.status_code == 409
    assert "choose another name" in refused.text
    assert "a second account</textarea>" in refused.text


@pytest.mark.parametrize(
    ("said", "beside"),
    [
        ({"amount": "much"}, "is no number"),
        ({"on": "yesterday"}, "is no day"),
        ({"kind": ""}, "choose one of the list"),
        ({"target": "a | b | c | d"}, "is no target"),
        ({"item": ""}, "give it a name"),
        ({"on": "2027-01-01"}, "is in the future"),
    ],
)
def test_what_a_block_can_not_say_is_said_beside_it(ana: TestClient, said: dict[str, str], beside: str) -> None:
    whole = {"item": "P-1", "kind": "bank account", "amount": "1", "currency": "USD"} | said
    refused = ana.post("/desk/blocks/new", data=whole, headers=BEN)
    assert refused.status_code in {409, 422}
    assert beside in refused.text


def test_a_rejection_leads_to_its_report(ana: TestClient, made: House) -> None:
    case = decided(made, "PAY-05", Action.REJECT)
    path = f"/desk/rejections/new?case={case.id}"
    answer = ana.post(path, data=form_of(ana, path), files={"file": ("pay.xml", b"<example/>")}, headers=BEN)
    assert answer.headers["location"] == f"/desk/reports/rejected/R-{case.id}"
    assert "31 CFR 501.604" in ana.get(answer.headers["location"]).text


@pytest.mark.parametrize("what", sorted(POSTINGS))
def test_every_posting_has_its_form(ana: TestClient, made: House, what: str) -> None:
    path = blocked(ana, made)
    assert ana.get(f"{path}/{what}").status_code == 200
    assert ana.get(f"{path}/{what}", headers={"x-visitor": "eva"}).status_code == 403


def test_what_is_posted_changes_what_is_held(ana: TestClient, made: House) -> None:
    path = blocked(ana, made)
    rates = b"from,rate,day_count\n2026-01-01,0.04,actual/360\n"

    def post(what: str, who: str, files: dict[str, tuple[str, bytes]] | None = None, **said: str) -> int:
        seen = next(iter(book(made.store).items.values())).last
        data = {"seen": str(seen)} | said
        return ana.post(f"{path}/{what}", data=data, files=files, headers={"x-visitor": who}).status_code

    assert post("charge", "ana", amount="25.00", schedule="Fees 2026, no. 12") == 303
    assert post("interest", "ana", {"file": ("rates.csv", rates)}, until="2026-11-23") == 409  # no day has passed
    assert post("interest", "ana", {"file": ("rates.csv", b"nonsense")}) == 409
    assert post("value", "ana", source="appraisal") == 409
    assert post("transfer", "ana", to="Example Bank, other office", within="yes") == 303
    assert post("amend", "ana", why="completed", narrative="nothing else is owed") == 303
    assert post("attach", "ana", {"file": ("more.pdf", b"%PDF-more")}) == 303
    assert post("unblock", "ben", basis="licence", authority="CYBER2-2026-1") == 409  # who blocked it can't
    assert post("unblock", "ana", basis="licence", authority="CYBER2-2026-1", amount="975.00") == 303
    (item,) = book(made.store).items.values()
    assert item.held == Decimal("47000.00")
    assert item.facts.narrative == "nothing else is owed"
    assert item.facts.references != ()
    assert post("strike", "ana", entry=str(item.entries[-1].seq), why="the wrong item") == 303
    assert "47,975.00 USD" in ana.get(path).text


def test_a_posting_to_what_somebody_else_posted_to_meanwhile_is_refused(ana: TestClient, made: House) -> None:
    path = blocked(ana, made)
    said = form_of(ana, f"{path}/charge") | {"amount": "25.00", "schedule": "Fees 2026"}
    assert ana.post(f"{path}/charge", data=said).status_code == 303
    late = ana.post(f"{path}/charge", data=said)
    assert late.status_code == 409
    assert "something was posted" in late.text
    assert next(iter(book(made.store).items.values())).held == Decimal("47975.00")


def test_a_report_is_prepared_filed_returned_and_filed_again(ana: TestClient, made: House) -> None:
    item = blocked(ana, made).rpartition("/")[2]
    page, act_on = f"/desk/reports/blocked/{item}", f"/desk/filing/blocked/{item}"
    for kind, begins in (("xlsx", b"PK"), ("json", b"{"), ("html", b"<!doctype html>"), ("pdf", b"%PDF")):
        file = ana.post(act_on, data={"act": kind})
        assert file.content.startswith(begins)
        assert f"blocked-{item}.{kind}" in file.headers["content-disposition"]
    (seen,) = re.findall(r'name="seen" value="(\w+)"', ana.get(page).text)
    assert ana.post(act_on, data={"act": "file", "seen": seen}).status_code == 422
    late = ana.post(act_on, data={"act": "file", "seen": "0" * 64, "filing_id": "ORS-1"})
    assert late.status_code == 409
    assert "has changed since this page was opened" in late.text
    assert ana.post(act_on, data={"act": "file", "seen": seen, "filing_id": "ORS-1"}).headers["location"] == page
    assert book(made.store).filings[f"blocked/{item}"].first == date(2026, 11, 23)
    assert ana.post(act_on, data={"act": "return", "reason": "participants"}).status_code == 303
    again = ana.post(act_on, data={"act": "file", "seen": seen, "filing_id": "ORS-2"})
    assert again.status_code == 409
    assert "the same number" in again.text
    assert "returned by OFAC" in ana.get("/desk/deadlines").text


def test_a_report_that_lacks_something_can_not_be_filed_and_leads_to_where_it_is_said(ana: TestClient) -> None:
    said = {"item": "P-9", "kind": "wire transfer", "amount": "1.00", "currency": "USD"}
    ana.post("/desk/blocks/new", data=said, headers=BEN)
    page = ana.get("/desk/reports/blocked/P-9").text
    assert "required fields are empty" in page
    assert 'href="/desk/ledger/items/P-9/amend"' in page
    assert "Mark it filed" not in page
    assert ana.post("/desk/filing/blocked/P-9", data={"act": "file", "filing_id": "x"}).status_code == 409


def test_the_ledger_has_its_chart_and_its_exports(ana: TestClient, made: House) -> None:
    assert "Nothing is held" in ana.get("/desk/ledger").text
    blocked(ana, made)
    page = ana.get("/desk/ledger").text
    assert '<path class="line"' in page
    assert "48,000.00" in page
    assert ana.get("/desk/ledger.csv").text.startswith("item,")
    assert "Assets:Blocked" in ana.get("/desk/ledger.beancount").text
    assert ana.get("/desk/ledger.docx").status_code == 404
    assert ana.get("/desk/deadlines.ics").text.startswith("BEGIN:VCALENDAR")


def test_what_is_posted_in_the_evening_of_washington_is_of_that_day(ana: TestClient, made: House) -> None:
    path = blocked(ana, made)
    evening = replace(made, now=lambda: datetime(2026, 12, 9, 3, tzinfo=UTC))
    with TestClient(app_of(evening), headers=BEN, follow_redirects=False) as late:
        said = form_of(late, f"{path}/charge") | {"amount": "5.00", "schedule": "Fees 2026"}
        assert late.post(f"{path}/charge", data=said).status_code == 303
        # The report is due on the 8th: it is not over in Washington.
        assert "overdue" not in late.get(path).text
    (item,) = book(made.store).items.values()
    assert item.entries[-1].on == date(2026, 12, 8)
