"""A session over the API: three people and a program, from a stopped payment to a filed report, every answer kept by its route."""

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

import httpx2 as http
from fastapi.routing import iter_route_contexts
from fastapi.testclient import TestClient

from tests.conftest import ROOT

PAYMENTS = ROOT / "examples" / "payments"


@dataclass(slots=True)
class Session:
    """Asks as whoever is named, and keeps the first good answer of each route."""

    client: TestClient
    clock: list[datetime]
    kept: dict[str, Any] = field(default_factory=dict)
    keys: Iterator[int] = field(default_factory=itertools.count)

    def get(self, path: str, who: str = "ana", **more: Any) -> http.Response:
        """Read."""
        return self._kept(self.client.get(path, headers={"x-visitor": who}, **more))

    def refused(self, status: int, path: str, who: str = "ana", **more: Any) -> str:
        """Write, and be refused with this status; why."""
        headers = {"x-visitor": who, "idempotency-key": f"key-{next(self.keys)}"} | more.pop("headers", {})
        answer = self.client.post(path, headers=headers, **more)
        assert answer.status_code == status, answer.text
        return str(answer.json()["detail"])

    def post(self, path: str, who: str = "ana", *, seen: str = "", key: str = "", **more: Any) -> http.Response:
        """Write, under a new key unless one is given; seen is the ETag of what was seen."""
        headers = {"x-visitor": who, "idempotency-key": key or f"key-{next(self.keys)}"}
        headers |= {"if-match": seen} if seen else {}
        return self._kept(self.client.post(path, headers=headers, **more))

    def act(self, path: str, word: str, who: str = "ana", **said: Any) -> http.Response:
        """Look at a thing, then act on it."""
        return self.post(f"{path}/{word}", who, seen=self.get(path).headers["etag"], json=said)

    def _kept(self, answer: http.Response) -> http.Response:
        assert answer.is_success, f"{answer.request.url}: {answer.text}"
        is_file = "content-disposition" in answer.headers
        if answer.headers.get("content-type") == "application/json" and not is_file:
            self.kept.setdefault(self._route(answer), answer.json())
        if answer.headers.get("content-type") == "application/x-ndjson":
            self.kept.setdefault(self._route(answer), answer.text.partition("\n")[0] + "\n")
        return answer

    def _route(self, answer: http.Response) -> str:
        """The route that answered, as the description names it."""
        method, path = answer.request.method, answer.request.url.path
        for route in iter_route_contexts(self.client.app.routes):  # type: ignore[attr-defined]
            pattern = re.sub(r"\\\{[^}]*?:path\\\}", ".+", re.escape(str(route.path)))
            if method in (route.methods or ()) and re.fullmatch(re.sub(r"\\\{[^}]*\\\}", "[^/]+", pattern), path):
                return f"{method} {str(route.path).replace(':path', '')}"
        raise AssertionError(f"no route has {method} {path}")


def stopped(asked: Session) -> str:
    """Screen and record the example payments; the case of the one that is to be blocked."""
    body = (PAYMENTS / "payments.xml").read_bytes()
    asked.post("/v1/screen?record=true&name=payments.xml", content=body)
    rows = asked.get("/v1/cases").json()["cases"]
    return next(str(row["id"]) for row in rows if row["could_be"] == "block")


def decided(asked: Session, case: str) -> None:
    """Two people decide to block."""
    path = f"/v1/cases/{case}"
    asked.act(path, "assign", to="ana")
    asked.act(path, "note", text="The bank was called back.")
    asked.act(path, "ask", of="ordering bank", question="Full address of the payee?", due="2026-12-01")
    question = asked.get(path).json()["asked"][0]["seq"]
    asked.act(path, "answer", asked=question, answer="Beijing, Haidian District")
    asked.post(f"{path}/documents?name=answer.txt", content=b"Beijing, Haidian District")
    asked.act(path, "escalate", to="head of sanctions", reason="A large amount.")
    for step, said in (("1", "yes"), ("2", "yes"), ("3", "yes"), ("4", "yes"), ("5", "yes"), ("6", "no"), ("7", "yes")):
        asked.act(path, "step", step=step, answer=said, why="as the entry says")
    asked.act(path, "propose", action="block", reason="It is the listed party.")
    asked.act(path, "withdraw", reason="An answer came.")
    asked.act(path, "propose", action="block", reason="It is the listed party.")
    asked.act(path, "decline", "ben", reason="Say which number agrees.")
    asked.act(path, "propose", action="block", reason="It is the listed party: its number agrees.")
    asked.act(path, "approve", "ben", reason="I agree.")


def held(asked: Session, case: str) -> None:
    """It is recorded in the ledger, and posted to."""
    asked.post("/v1/ledger/blocks", json={
        "name": "P-2", "case": case, "kind": "wire transfer", "description": "incoming wire", "location": "New York",
        "holder": "Example Bank, New York", "account": "BLOCKED-0001", "is_actual": True,
        "documents": [{"name": "payments.xml", "data": "PHhtbC8+"}],
    })  # fmt: skip
    item = "/v1/ledger/P-2"
    asked.act(
        item,
        "amend",
        why="the branch is known",
        holder="Example Bank, 2 Example Street, New York",
        authorities=["31 CFR part 589"],
    )
    asked.post(f"{item}/documents?name=call.txt", content=b"called on 2026-11-23")
    asked.clock[0] += timedelta(days=7)
    rates = "from,rate,day_count\n2026-01-01,4.25%,actual/365\n"
    asked.act(item, "interest", until="2026-11-30", rates=rates, source="rates-2026.csv")
    asked.act(item, "charge", on="2026-11-30", amount="1.00", schedule="Fees for accounts, 2026, row 4")
    asked.act(item, "value", on="2026-11-30", usd="31024.27", source="the account, in dollars")
    asked.act(
        item, "transfer", on="2026-11-30", to_holder="Example Bank, Chicago", to_account="BLOCKED-0002", within=True
    )
    entry = asked.get(item).json()["entries"][-1]["seq"]
    asked.act(item, "strike", entry=entry, why="it stays where it is")
    asked.act(item, "unblock", "ben", on="2026-11-30", basis="licence", authority="CYBER2-2026-0001", amount="100.00")
    asked.post("/v1/ledger/rejections", json={
        "name": "R-1", "amount": "1000.00", "currency": "USD", "property": "services", "transaction": "outgoing wire",
        "targets": [{"name": "Example Services LLC", "location": "Sevastopol"}], "authorities": ["E.O. 13685"],
        "participants": "ordering customer: Example Trading LLC",
    })  # fmt: skip
    asked.get("/v1/ledger")
    asked.get("/v1/ledger/rejections/R-1")
    asked.get("/v1/deadlines")


def reported(asked: Session, case: str) -> None:
    """Its report is looked at, drafted, filed, returned and filed again; then the case is opened again."""
    path = "/v1/reports/blocked/P-2"
    asked.get(f"{path}/check")
    asked.post(f"{path}/draft?format=json")
    asked.act(path, "file", filing_id="ORS-2026-000123", on="2026-11-30")
    asked.post(f"{path}/return", json={"reason": "the address of the holder is missing", "on": "2026-11-30"})
    asked.act(path, "file", filing_id="ORS-2026-000123", on="2026-11-30")
    asked.get("/v1/reports")
    asked.act(f"/v1/cases/{case}", "reopen", reason="The customer sent another document.")


def known(asked: Session) -> None:
    """Customers are loaded, screened, changed and screened again."""
    rows = (ROOT / "examples" / "customers-known.csv").read_bytes()
    asked.post("/v1/customers/load?name=customers-known.csv", content=rows)
    asked.post("/v1/customers/screen")
    asked.clock[0] += timedelta(days=1)
    asked.post("/v1/customers/load", content=b'{"id": "C-77", "name": "Integrity Technology Group", "country": "CN"}\n')
    asked.post("/v1/customers/rescreen")
    for path in ("", "/hits", "/problems", "/screenings"):
        asked.get(f"/v1/customers{path}")
    asked.get(f"/v1/customers/screenings/{asked.get('/v1/customers/screenings').json()['screenings'][0]['id']}")


def looked(asked: Session) -> None:
    """What is only read, and the APIs of other programs."""
    name = "Integrity Technology Group"
    asked.post("/v1/screen/payment", content=(PAYMENTS / "mt103.fin").read_bytes())
    asked.post("/v1/screen/batch", content=b'{"id": "C-1", "name": "Example Trading LLC", "country": "US"}\n')
    asked.post(
        "/v1/screen/party?record=true", json={"key": "C-9", "names": ["Integrity Technology Group"], "type": "Company"}
    )
    for path in (
        "/healthz", "/readyz", "/v1/me", "/v1/lists", f"/v1/search?q={name}&top=1", "/v1/entities/ofac-50543", "/v1/receipts/C-9",
        "/v1/webhooks", "/catalog", "/algorithms", f"/search/default?q={name}", "/entities/ofac-50543", "/entities/ofac-50543/adjacent",
        "/entities/ofac-50543/adjacent/addressEntity", "/reconcile/default", "/reconcile/default/suggest/entity?prefix=integrity",
        "/reconcile/default/suggest/type?prefix=comp", "/reconcile/default/suggest/property?prefix=name",
        "/reconcile/default/extend/property?type=Company", f"/v2/search?name={name}", "/v2/listinfo",
    ):  # fmt: skip
        asked.get(path, "pam" if path == "/v1/webhooks" else "ana")
    asked.post("/v1/receipts/C-9/replay")
    example = {"schema": "Company", "properties": {"name": [name]}}
    asked.post("/updatez")
    asked.post("/match/default", json={"queries": {"q1": example}})
    asked.post("/reconcile/default", data={"queries": '{"q0": {"query": "Integrity Technology Group"}}'})
