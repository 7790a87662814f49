"""Who is admitted: keys and sessions, each with no more than it may, and none of them after its end."""

import asyncio
import threading
import time
from datetime import timedelta
from unittest.mock import patch

import pytest
from fastapi.testclient import TestClient

from seawall import admission
from seawall.access import RIGHTS, Key, Right
from seawall.admission import disable, give_roles, make_key, revoke_key
from seawall.audit import Role
from seawall.audit.access_events import CaseRead
from seawall.audit.events import CaseOpened
from seawall.web.signing import admit
from tests.admission.made import INES, NOW
from tests.web.signing.made import Service


def keyed(service: Service, *scopes: Right, days: int = 30) -> tuple[str, str]:
    key, text = make_key(service.users.gate(), INES, "payments gateway", frozenset(scopes), timedelta(days=days))
    return key.id, text


def ask(service: Service, text: str, *, scheme: str = "Bearer", path: str = "/t/who") -> int:
    return int(service.browser().get(path, headers={"Authorization": f"{scheme} {text}"}).status_code)


@pytest.mark.parametrize("scheme", ["Bearer", "bearer", "ApiKey"])
def test_a_program_comes_with_its_key_and_does_what_the_key_says(service: Service, scheme: str) -> None:
    id_, text = keyed(service, Right.SCREEN)
    told = service.browser().get("/t/who", headers={"Authorization": f"{scheme} {text}"}).json()
    assert told == {"id": f"key:{id_}", "name": "payments gateway", "rights": [Right.SCREEN], "by_key": True}
    assert ask(service, text, path="/t/cases/1") == 403


def test_a_key_that_is_over_opens_nothing_even_while_it_is_remembered(service: Service) -> None:
    _, text = keyed(service, Right.SCREEN, days=1)
    service.users.later(hours=23, minutes=59, seconds=58)
    assert ask(service, text) == 200
    service.users.later(seconds=3)
    assert ask(service, text) == 401


def test_a_revoked_key_is_noticed_within_five_seconds(service: Service) -> None:
    id_, text = keyed(service, Right.SCREEN)
    assert ask(service, text) == 200
    revoke_key(service.users.gate(), INES, id_, "was in a log")
    service.users.later(seconds=4.9)
    assert ask(service, text) == 200
    service.users.later(seconds=0.2)
    assert ask(service, text) == 401
    assert timedelta(seconds=5) == admit.REMEMBERED


@pytest.mark.parametrize(
    "said",
    [
        "",
        "Bearer",
        "Bearer ",
        "Basic YW5hOmFuYQ==",
        "Bearer seawall_aaaaaaaa_" + "A" * 43,
        "Bearer null",
        "ApiKey \x80",
        "Digest x",
    ],
)
def test_what_is_no_key_is_nobody(service: Service, said: str) -> None:
    keyed(service, Right.SCREEN)
    answer = service.browser().get("/t/who", headers=[(b"authorization", said.encode("latin-1"))])
    assert answer.status_code == 401
    assert answer.headers["www-authenticate"] == "Bearer"


@pytest.mark.parametrize("how", ["header", "query"])
def test_a_key_may_stand_where_clients_of_yente_put_it(service: Service, how: str) -> None:
    _, text = keyed(service, Right.SCREEN)
    browser = service.browser()
    where = {"headers": {"X-API-Key": text}} if how == "header" else {"params": {"api_key": text}}
    assert browser.get("/t/who", **where).status_code == 200  # type: ignore[arg-type]


def test_a_wrong_key_is_refused_though_the_browser_has_a_session(service: Service) -> None:
    browser = service.signed_in("ana", Role.ANALYST)
    assert browser.get("/t/who", headers={"Authorization": "Bearer wrong"}).status_code == 401


def test_a_key_needs_no_form_word(service: Service) -> None:
    _, text = keyed(service, Right.SCREEN, Right.READ_CASES)
    answer = service.browser().post("/t/work", headers={"Authorization": f"Bearer {text}"})
    assert answer.status_code == 403
    assert "may not work on cases" in answer.json()["detail"]


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.SERVICE])
def test_a_person_has_the_rights_of_their_roles(service: Service, role: Role) -> None:
    browser = service.signed_in("ana", role)
    assert browser.get("/t/who").json()["rights"] == sorted(RIGHTS[role])


def test_other_roles_end_the_sessions_that_had_the_old_ones(service: Service) -> None:
    browser = service.signed_in("ana", Role.APPROVER)
    give_roles(service.users.gate(), INES, "ana", frozenset({Role.AUDITOR}))
    assert browser.get("/t/who").status_code == 401


def test_a_disabled_user_is_out_at_once(service: Service) -> None:
    browser = service.signed_in("ana", Role.ANALYST)
    disable(service.users.gate(), INES, "ana", "has left")
    assert browser.get("/t/who").status_code == 401


def test_an_old_session_is_over(service: Service) -> None:
    browser = service.signed_in("ana", Role.ANALYST)
    service.users.later(minutes=31)
    assert browser.get("/t/who").status_code == 401


def test_many_requests_with_one_key_ask_the_store_once(service: Service) -> None:
    _, text = keyed(service, Right.SCREEN)
    asked: list[str] = []
    real = admission.program

    def slow(gate: admission.Gate, said: str) -> Key | None:
        asked.append(said)
        time.sleep(0.05)
        return real(gate, said)

    async def many() -> list[object]:
        door = admit.Door(service.users.store, lambda: NOW)
        return list(
            await asyncio.gather(*(door._key(text) for _ in range(50)), *(door._key("other") for _ in range(2)))
        )

    with patch.object(admission, "program", slow):
        found = asyncio.run(many())
    assert len(asked) == 2
    assert [bool(key) for key in found] == [True] * 50 + [False] * 2


def test_a_key_that_is_remembered_costs_next_to_nothing(service: Service) -> None:
    _, text = keyed(service, Right.SCREEN)

    async def measured() -> float:
        door = admit.Door(service.users.store, lambda: NOW)
        await door._key(text)
        begin = time.process_time()
        for _ in range(1_000):
            await door._key(text)
        return time.process_time() - begin

    # At 1,000 requests in a second a fiftieth of one core, on a machine that is busy with other things.
    assert asyncio.run(measured()) < 0.1


# Reading a case ------------------------------------------------------------------------------------------------------------


def test_who_reads_a_case_is_on_the_tape_and_who_was_refused_is_not(service: Service) -> None:
    opened = CaseOpened(relationship="a relationship", title="Example Trading LLC")
    service.users.store.append([("case:12", opened)], INES, NOW)
    reader, stranger = service.signed_in("ana", Role.ANALYST), service.browser()
    seen = [
        browser.get(f"/t/cases/{case}").status_code for browser in (reader, stranger) for case in ("12", "13", "1%0a2")
    ]
    assert seen == [200, 200, 200, 401, 401, 401]
    found = [(event.actor, event.stream) for event in service.users.store.events() if isinstance(event.body, CaseRead)]
    assert found == [("ana", "reads:case:12")]


def test_sessions_are_looked_up_by_many_at_once(service: Service) -> None:
    browser = service.signed_in("ana", Role.ANALYST)
    seen: list[int] = []

    def asks() -> None:
        with TestClient(service.app, base_url="https://seawall.example") as other:
            other.cookies.set("__Host-seawall", browser.cookies["__Host-seawall"])
            seen.extend(other.get("/t/who").status_code for _ in range(3))

    threads = [threading.Thread(target=asks) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert seen == [200] * 12
