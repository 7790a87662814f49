"""Known customers over the API: loaded by key, screened as the command line does, and nobody newly hit gets lost."""

import json
import sys
from dataclasses import replace

import pytest

from seawall.audit.events import PopulationScreened
from seawall.rescreen import rescreen
from seawall.web.knowing import screened
from tests.web.native.session import PAYMENTS, Session

ROWS = b'{"id": "C-1", "name": "Example Trading LLC"}\n{"id": "C-2", "name": "Example Hosting BV"}\n'
HIT = b'{"id": "C-2", "name": "Integrity Technology Group", "country": "CN"}\n'


def test_the_same_rows_sent_again_change_nothing(asked: Session) -> None:
    first = asked.post("/v1/customers/load", content=ROWS).json()
    again = asked.post("/v1/customers/load", content=ROWS).json()
    assert (first["rows"], first["added"], again["added"], again["changed"]) == (2, 2, 0, 0)
    assert first["population"] == again["population"]


def test_a_row_replaces_the_one_of_its_key_and_replace_forgets_the_rest(asked: Session) -> None:
    asked.post("/v1/customers/load", content=ROWS)
    changed = asked.post("/v1/customers/load?name=x.csv", content=b"id,name\nC-2,Other Example BV\n").json()
    assert (changed["changed"], changed["customers"]) == (1, 2)
    assert asked.post("/v1/customers/load?replace=true", content=HIT).json()["removed"] == 1


def test_who_is_newly_hit_is_told_attested_on_the_tape_and_told_again(asked: Session) -> None:
    state = asked.client.app.state  # type: ignore[attr-defined]
    state.house = replace(state.house, settings=replace(state.house.settings, record=True))
    asked.post("/v1/customers/load", content=ROWS)
    assert asked.post("/v1/customers/screen").json()["total"] == 0
    asked.clock[0] = asked.clock[0].replace(hour=15)
    asked.post("/v1/customers/load", content=HIT)
    told = asked.post("/v1/customers/rescreen", "pam").json()
    assert [(row["kind"], row["key"], row["entity_id"]) for row in told["changes"]] == [
        ("newly hit", "C-2", "ofac-50543")
    ]
    asked.clock[0] = asked.clock[0].replace(hour=16)
    assert asked.post("/v1/customers/rescreen").json()["total"] == 0, "nothing changed since"
    runs = asked.get("/v1/customers/screenings").json()["screenings"]
    assert [row["newly_hit"] for row in runs] == [0, 1, 0]
    lines = asked.get(f"/v1/customers/screenings/{told['id']}").text.splitlines()
    assert json.loads(lines[0]) == told["changes"][0]
    assert json.loads(lines[-1]) == {"attestation": told["attestation"]}
    assert sum(isinstance(event.body, PopulationScreened) for event in state.house.store.events()) == 3
    (hit,) = asked.get("/v1/customers/hits").json()["hits"]
    assert (hit["key"], hit["outcome"], hit["hits"][0]["entity_id"]) == ("C-2", "block", "ofac-50543")


def test_an_answer_that_was_never_sent_is_given_by_the_next_one_as_told_again(asked: Session) -> None:
    house = asked.client.app.state.house  # type: ignore[attr-defined]
    asked.post("/v1/customers/load", content=ROWS)
    asked.post("/v1/customers/screen")
    asked.post("/v1/customers/load", content=HIT)
    lost = screened(house, rescreen)  # the service ends here
    told = asked.post("/v1/customers/rescreen").json()
    assert [(row["key"], row["told_again"]) for row in told["changes"]] == [("C-2", lost.id)]
    assert (told["told_again"], told["total"], told["attestation"]["newly_hit"]) == ([lost.id], 1, 0)
    assert asked.post("/v1/customers/rescreen").json()["told_again"] == []


def test_what_can_not_be_read_is_kept_and_named(asked: Session) -> None:
    loaded = asked.post("/v1/customers/load", content=ROWS + b"{bad\n").json()
    assert (loaded["rows"], loaded["added"], loaded["with_problems"]) == (3, 3, 1)
    problems = asked.get("/v1/customers/problems").json()["problems"]
    assert {row["record"] for row in problems} == {"row 3"}
    assert all(row["why"] for row in problems)
    asked.post("/v1/customers/screen")
    assert [row["outcome"] for row in asked.get("/v1/customers/hits").json()["hits"]] == []
    assert asked.get("/v1/customers").json()["screened"]["outcomes"]["review"] == 1


def test_payments_are_no_customers(asked: Session) -> None:
    payments = (PAYMENTS / "payments.xml").read_bytes()
    assert "holds payments" in asked.refused(422, "/v1/customers/load?name=payments.xml", content=payments)
    assert "no customers are known" in asked.refused(404, "/v1/customers/screen")


def test_a_body_beyond_its_bound_is_refused_and_what_was_known_stays(
    asked: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked.post("/v1/customers/load", content=ROWS)
    monkeypatch.setattr(sys.modules["seawall.web.native.knowing"], "_MOST_BYTES", 100_000)
    asked.refused(413, "/v1/customers/load", content=(ROWS for _ in range(2_000)))
    assert asked.get("/v1/customers").json()["customers"] == 2


def test_a_screening_that_was_not_is_not_found(asked: Session) -> None:
    asked.post("/v1/customers/load", content=ROWS)
    for run in ("..%2f..%2fpopulation", "20260901T120000.000000Z", "x"):
        assert asked.client.get(f"/v1/customers/screenings/{run}", headers={"x-visitor": "ana"}).status_code == 404


def test_who_may_load_customers(asked: Session) -> None:
    told = {
        who: asked.client.post("/v1/customers/load", headers={"x-visitor": who}, content=ROWS).status_code
        for who in ("eva", "sam", "pam", "ana")
    }
    assert told == {"eva": 403, "sam": 403, "pam": 200, "ana": 200}
