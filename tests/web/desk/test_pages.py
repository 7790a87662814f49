"""Search, entries, lists, customers, policy and audit as the server answers; and any bytes a form may send."""

import re
from pathlib import Path
from typing import Any

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from seawall.audit import Actor
from seawall.audit.events import NoteAdded
from seawall.corpus import ENGINE, Corpus
from seawall.customers import Manner
from seawall.decisions import shipped_policy, us_policy
from seawall.errors import StoreFailed
from seawall.rescreen import Rescreening, load_customers, screen_all
from seawall.review import case_of
from seawall.web import House
from seawall.web.desk import audit
from seawall.web.desk.policy import differences, tables_of
from seawall.web.guard import unguarded
from seawall.web.look.assets import ASSETS
from tests.conftest import ROOT
from tests.web.desk.made import NOW, app_of, examples, house

EVA = {"x-visitor": "eva"}


def test_no_page_of_the_desk_is_unguarded(ana: TestClient) -> None:
    assert isinstance(ana.app, FastAPI)
    assert unguarded(ana.app.routes) == []


def test_no_page_holds_style_or_script_of_its_own() -> None:
    for template in (ROOT / "src" / "seawall" / "web" / "desk" / "templates").iterdir():
        text = template.read_text("utf-8")
        assert " style=" not in text, template.name
        assert "<style" not in text, template.name
        assert " on" + "click=" not in text, template.name
        assert "|safe" not in text, template.name


def test_search_finds_a_weak_alias_and_says_so(ana: TestClient) -> None:
    page = ana.get("/desk/search", params={"q": "Yongxin Zhicheng"}).text
    assert '<mark class="same">YONGXIN</mark>' in page
    assert "weak a.k.a." in page
    assert "/desk/entities/ofac-50543" in page
    assert "Nothing on the lists is like that" in ana.get("/desk/search", params={"q": "Example Bakery"}).text
    assert "<bdi>&lt;script&gt;</bdi>" in ana.get("/desk/search", params={"q": "<script>"}).text


@pytest.mark.parametrize("params", [{"least": "2"}, {"kind": "Nobody"}, {"q": "x" * 501}, {"least": ""}])
def test_a_search_that_makes_no_sense_is_refused_as_a_page(ana: TestClient, params: dict[str, str]) -> None:
    answer = ana.get("/desk/search", params=params)
    assert answer.status_code == 422
    assert "<h1>That makes no sense here</h1>" in answer.text


@pytest.mark.parametrize("id_", ["ofac-50543", "50543", "OFAC-50543"])
def test_an_entry_is_found_by_its_number_as_people_know_it(ana: TestClient, id_: str) -> None:
    page = ana.get(f"/desk/entities/{id_}").text
    assert "INTEGRITY TECHNOLOGY GROUP, INCORPORATED" in page
    assert "CYBER2" in page
    assert '<span class="chip warn">weak</span>' in page


def test_lists_say_how_they_stand(ana: TestClient) -> None:
    page = ana.get("/desk/lists").text
    assert "us-ofac-sdn" in page
    assert "not loaded" in page  # this home has no lists of its own
    assert "Versions" in ana.get("/desk/lists/us-ofac-sdn").text


def test_customers_and_who_is_newly_hit(tmp_path: Path, warm_corpus: Corpus) -> None:
    made = house(tmp_path, warm_corpus)
    with TestClient(app_of(made), headers={"x-visitor": "ana"}) as client:
        assert "No customers are known" in client.get("/desk/customers").text
        load_customers(
            tmp_path, examples("customers-known.csv"), Manner(ENGINE, replace=False, workers=1), NOW, ("known.csv",)
        )
        assert "they were never screened" in client.get("/desk/customers").text
        screen_all(Rescreening(tmp_path, warm_corpus, us_policy(), NOW), again=False)
        page = client.get("/desk/customers").text
        assert "INTEGRITY TECHNOLOGY GROUP" in page
        assert "Attestations" in page
        assert "No hit is like that" in client.get("/desk/customers", params={"find": "nobody"}).text
        again = client.post("/desk/customers/rescreen")
        assert again.status_code == 200
        assert "Nobody is newly hit" in again.text
        assert client.post("/desk/customers/rescreen", headers=EVA).status_code == 403
    made.store.close()


def test_who_is_newly_hit_is_shown_until_somebody_says_that_it_was_seen(tmp_path: Path, warm_corpus: Corpus) -> None:
    made = house(tmp_path, warm_corpus)
    how = Manner(ENGINE, replace=False, workers=1)
    with TestClient(app_of(made), headers={"x-visitor": "ana"}) as client:
        load_customers(tmp_path, examples("payments/customers.csv"), how, NOW, ("a.csv",))
        screen_all(Rescreening(tmp_path, warm_corpus, us_policy(), NOW))
        load_customers(tmp_path, examples("customers-known.csv"), how, NOW, ("b.csv",))
        page = client.post("/desk/customers/rescreen").text
        assert "Told again" not in page
        run = re.findall(r'name="screening" value="(\w+\.\w+)"', page)
        assert len(run) == 1
        for again in (client.get("/desk/customers"), client.post("/desk/customers/rescreen")):
            assert again.text.count("Told again: found on") == 1
            assert "the customer is new" in again.text
        assert client.post("/desk/customers/seen", data={"screening": run}, headers=EVA).status_code == 403
        seen = client.post("/desk/customers/seen", data={"screening": [*run, "../../population"]})
        assert seen.status_code == 200
        assert "Told again" not in seen.text
        assert "Nobody is newly hit" in client.post("/desk/customers/rescreen").text
    made.store.close()


def test_the_policy_is_shown_as_tables_and_compared(ana: TestClient) -> None:
    page = ana.get("/desk/policy").text
    assert "What a list requires" in page
    assert "all property and interests in property are blocked" in page
    compared = ana.get("/desk/policy", params={"against": "uk"}).text
    assert '<tr class="removed">' in compared
    assert "They say the same" in ana.get("/desk/policy", params={"against": "us"}).text
    assert ana.get("/desk/policy", params={"show": "../us"}).status_code == 422


def test_what_differs_between_policies_is_every_row_that_one_of_them_has_alone() -> None:
    us, uk = us_policy(), shipped_policy("uk")
    assert list(differences(us, us)) == []
    effects = next(row for row in differences(uk, us) if row.title == "What a list requires")
    shared = [row for row in us.effect if row in uk.effect]
    assert len(effects.added) == len(us.effect) - len(shared)
    assert len(effects.removed) == len(uk.effect) - len(shared)
    assert {table.name for table in tables_of(us)} >= {"thresholds", "effect", "authority", "weak_aka"}


def test_of_a_long_stream_one_page_is_read_at_a_time(
    ana: TestClient, made: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(3):
        made.store.append([("case:1", NoteAdded(text=f"note {number}"))], Actor("ana"), NOW)
    seqs = [event.seq for event in made.store.read("case:1")]
    monkeypatch.setattr(audit, "_SHOWN", 2)
    monkeypatch.setattr(type(made.store), "read", lambda *_: pytest.fail("the whole stream was read"))
    shown = ana.get("/desk/audit", params={"stream": "case:1"}, headers=EVA).text
    assert all(f'href="/desk/audit/{seq}"' in shown for seq in seqs[-2:])
    assert f'href="/desk/audit/{seqs[-3]}"' not in shown
    assert f"before={seqs[-2]}" in shown
    first = ana.get("/desk/audit", params={"stream": "case:1", "before": seqs[0] + 1}, headers=EVA).text
    assert f'href="/desk/audit/{seqs[0]}"' in first
    assert "earlier</a>" not in first


def test_the_tape_is_shown_narrowed_and_verified(ana: TestClient, made: House, monkeypatch: pytest.MonkeyPatch) -> None:
    page = ana.get("/desk/audit", headers=EVA).text
    assert "case.alert-added" in page
    narrowed = ana.get("/desk/audit", params={"stream": "case:1"}, headers=EVA).text
    assert "case:2" not in narrowed.replace('placeholder="case:12"', "")
    assert "case.opened" in ana.get("/desk/audit", params={"kind": "case.opened"}, headers=EVA).text
    assert "earlier" not in ana.get("/desk/audit", params={"before": "3"}, headers=EVA).text
    assert "The chain holds" in ana.post("/desk/audit/verify", headers=EVA).text
    monkeypatch.setattr(audit, "MOST_PROVED", 3)
    told = ana.post("/desk/audit/verify", headers=EVA).text
    assert "The tape is long: only its newest events were proved here." in told
    assert f"Events {made.store.head().seq - 2} to {made.store.head().seq}" in told
    monkeypatch.undo()
    made.store.take(lambda connection: connection.exec_driver_sql("DELETE FROM projections WHERE stream = 'case:1'"))
    told = ana.post("/desk/audit/verify", headers=EVA).text
    assert "What the pages show is not what the tape gives" in told
    assert "cases case:1: its row was removed" in told
    made.store.rebuild()
    assert "is not what the tape gives" not in ana.post("/desk/audit/verify", headers=EVA).text
    assert ana.get("/desk/audit").status_code == 403
    event = ana.get(f"/desk/audit/{made.store.head().seq}", headers=EVA).text
    assert made.store.head().hash in event


@pytest.mark.parametrize(
    "path",
    ["/desk/queue?status=clsoed", "/desk/queue?view=all", "/desk/queue?kind=wire", "/desk/audit?kind=case.opend"],
)
def test_a_misspelt_filter_is_refused_and_shows_nothing_in_its_place(ana: TestClient, path: str) -> None:
    answer = ana.get(path, headers=EVA)
    assert answer.status_code == 422
    assert "data-row" not in answer.text


def test_a_store_that_is_away_is_said_without_its_address(ana: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    def away(*_: object) -> None:
        raise StoreFailed("postgresql://seawall:secret@db.example can't be reached")

    monkeypatch.setattr("seawall.web.desk.case.case_of", away)
    answer = ana.get("/desk/cases/1")
    assert (answer.status_code, answer.headers["retry-after"]) == (503, "5")
    assert "secret" not in answer.text


def test_assets_are_named_by_their_bytes_and_nothing_else_is_given(ana: TestClient) -> None:
    style = ana.get(f"/desk/assets/desk.css?v={ASSETS['desk.css'].digest}")
    assert "immutable" in style.headers["cache-control"]
    assert ana.get("/desk/assets/desk.css?v=other").headers["cache-control"] == "no-cache"
    assert ana.get("/desk/assets/..%2Fpage.py").status_code == 404


_NAMES = st.sampled_from([
    "seen", "step", "answer", "why", "action", "reason", "amount", "on", "kind", "item", "currency", "target", "act",
    "filing_id", "basis", "entry", "due", "of", "question", "remember", "rate", "usd", "quantity", "transaction_on",
])  # fmt: skip
_TEXTS = st.one_of(
    st.text(max_size=30),
    st.sampled_from(["1", "9" * 30, "-1", "yes", "release", "wire transfer", "2026-11-01", "file", "USD"]),
)
_PATHS = st.sampled_from([
    "cases/1/step", "cases/1/propose", "cases/1/note", "cases/1/ask", "cases/1/take", "cases/1/answer", "cases/1/attach",
    "blocks/new", "rejections/new", "filing/annual/2026", "bulk/propose", "cases/0/note", "ledger/items/x/charge",
])  # fmt: skip


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow], max_examples=40)
@given(_PATHS, st.dictionaries(_NAMES, _TEXTS, max_size=8))
def test_whatever_a_form_says_it_is_answered_with_a_page(ana: TestClient, path: str, said: dict[str, str]) -> None:
    answer = ana.post(f"/desk/{path}", data={name: text.encode("utf-8", "replace") for name, text in said.items()})
    assert answer.status_code in {200, 303, 404, 409, 422}, answer.text[:200]


def test_a_file_that_is_too_large_and_two_of_one_name_are_refused(
    ana: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("seawall.web.desk.forms.MOST_FILE", 10)
    large = ana.post("/desk/cases/1/attach", files={"file": ("a.pdf", b"x" * 11)})
    assert large.status_code == 422
    assert "more than 10 bytes" in large.text
    twice = ana.post("/desk/cases/1/attach", files=[("file", ("a.pdf", b"x")), ("file", ("../a.pdf", b"y"))])
    assert twice.status_code == 422
    assert "two documents are called a.pdf" in twice.text


@pytest.mark.parametrize(
    "sent",
    [
        {"files": [("file", (f"{number}.pdf", b"x")) for number in range(9)]},
        {"data": {f"field{number}": "x" for number in range(90)}, "files": {"file": ("a.pdf", b"x")}},
        {"data": {"text": "x" * 70_000}, "files": {"file": ("a.pdf", b"x")}},
        {"data": {"text": "x" * 70_000}},
        {"content": b"--x\r\nnonsense", "headers": {"content-type": "multipart/form-data; boundary=x"}},
        {"content": b"--x", "headers": {"content-type": "multipart/form-data"}},
    ],
    ids=["too many files", "too many fields", "a field of a book", "and without a file", "torn", "no boundary"],
)
def test_a_form_that_is_too_much_or_torn_is_refused_as_a_page_and_nothing_is_kept(
    ana: TestClient, made: House, sent: dict[str, Any]
) -> None:
    before = made.store.head()
    answer = ana.post("/desk/cases/1/attach", **sent)
    assert answer.status_code in {400, 422}, answer.status_code
    assert answer.text.startswith("<!doctype html>")
    # Who is shown the case with the refusal has read it, and that alone is kept.
    assert [event.stream for event in made.store.events(before.seq) if event.stream != "reads:case:1"] == []


@pytest.mark.parametrize(
    ("name", "kept"),
    [("../../etc/passwd", "passwd"), ("C:\\bank\\scan.pdf", "scan.pdf"), ("a\u202ecod.exe", None), ("x" * 300, None)],
)
def test_a_files_name_leads_nowhere(ana: TestClient, made: House, name: str, kept: str | None) -> None:
    ana.post("/desk/cases/1/attach", files={"file": (name, b"x")})
    documents = case_of(made.store, "1").documents
    assert all("/" not in row.name and "\\" not in row.name and row.name.isprintable() for row in documents)
    if kept:
        assert [row.name for row in documents] == [kept]
