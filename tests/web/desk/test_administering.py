"""The desk behind the real door: signing in leads to it and out of it, and administrators look after users and keys."""

import re
from pathlib import Path

import httpx2 as http
import pytest
from fastapi.testclient import TestClient

from seawall.audit import Role
from seawall.audit.access_events import KeyMade, KeyRevoked, UserAdded
from seawall.corpus import Corpus
from tests.admission.made import SECOND
from tests.web.signing.made import Service, enter, serving, word

HERE = "/desk/administration"
_ONCE = re.compile(r'<code class="once">([^<]+)</code>')


@pytest.fixture
def ada(service: Service) -> TestClient:
    """An administrator's browser."""
    return service.signed_in("ada", Role.ADMINISTRATOR)


def sent(browser: TestClient, path: str, **fields: str | list[str]) -> http.Response:
    """Fill in a form of the administration page."""
    return browser.post(f"{HERE}{path}", data={"form_word": word(browser.get(HERE)), **fields})


def once(answer: http.Response) -> str:
    found = _ONCE.search(answer.text)
    assert found, answer.text
    return found[1]


def test_signing_in_leads_to_the_desk_and_the_desk_leads_out(service: Service) -> None:
    browser = service.signed_in("ana", Role.ANALYST)
    assert browser.get("/").headers["location"] == "/desk/queue"
    page = browser.get("/desk/queue")
    assert 'href="/account"' in page.text
    assert browser.get("/account").text.count('href="/desk/') >= 7, "the account stands in the same navigation"
    assert browser.post("/sign-out", data={"form_word": word(page)}).headers["location"] == "/sign-in"
    assert browser.get("/desk/queue", headers={"accept": "text/html"}).headers["location"].startswith("/sign-in?next=")


def test_a_form_of_the_desk_without_the_words_of_its_session_does_nothing(service: Service, ada: TestClient) -> None:
    eve = service.signed_in("eve", Role.ADMINISTRATOR)
    told = {"id": "zoe", "name": "Zoe Example", "role": "analyst"}
    for foreign in ({}, {"form_word": word(eve.get(HERE))}):
        assert ada.post(f"{HERE}/users", data=told | foreign).status_code == 403
    assert "zoe" not in ada.get(HERE).text


@pytest.mark.parametrize("role", [Role.ANALYST, Role.APPROVER, Role.AUDITOR])
def test_who_is_no_administrator_sees_and_does_nothing_of_it(service: Service, role: Role) -> None:
    browser = service.signed_in("ana", role)
    page = browser.get("/desk/search")
    assert "Administration" not in page.text
    assert browser.get(HERE).status_code == 403
    said = {"form_word": word(page), "role": "administrator"}
    for path in ("/users", "/users/ana/roles", "/users/ana/password", "/keys", "/keys/abc/revoke"):
        assert browser.post(f"{HERE}{path}", data=said).status_code == 403


def test_a_user_is_added_with_a_password_that_is_shown_once_and_must_be_changed(
    service: Service, ada: TestClient
) -> None:
    answer = sent(ada, "/users", id="zoe", name="Zoe <b>Example</b>", role=["analyst", "approver"])
    password = once(answer)
    assert password not in ada.get(HERE).text
    assert "<b>Example" not in answer.text
    entered = enter(service.browser(), "zoe", password)
    assert entered.headers["location"] == "/sign-in/password"
    assert [body.roles for body in service.users.told(UserAdded) if body.name.startswith("Zoe")] == [  # type: ignore[union-attr]
        ("analyst", "approver")
    ]


@pytest.mark.parametrize(
    ("fields", "why"),
    [
        ({"id": "zoe", "name": "Zoe Example"}, "at least one role"),
        ({"id": "zoe", "name": "Zoe Example", "role": ["administrator", "approver"]}, "decides no cases"),
        ({"id": "zoe", "name": "Zoe Example", "role": "service"}, "role of programs"),
        ({"id": "Zoe\n<script>", "name": "Zoe", "role": "analyst"}, "small letters"),
        ({"id": "ada", "name": "Another Ada", "role": "analyst"}, "given before"),
    ],
)
def test_what_no_user_may_be_is_refused_and_said(ada: TestClient, fields: dict[str, str | list[str]], why: str) -> None:
    answer = sent(ada, "/users", **fields)
    assert answer.status_code == 409
    assert why in answer.text
    assert "<script>" not in answer.text


def test_roles_end_sessions_and_nobody_gives_them_to_themselves(service: Service, ada: TestClient) -> None:
    ana = service.signed_in("ana", Role.ANALYST)
    assert sent(ada, "/users/ana/roles", role="auditor").status_code == 303
    assert ana.get("/desk/queue").status_code == 401
    assert "nobody changes their own roles" in sent(ada, "/users/ada/roles", role="analyst").text


def test_a_disabled_user_stays_out_until_enabled(service: Service, ada: TestClient) -> None:
    ana = service.signed_in("ana", Role.ANALYST)
    assert sent(ada, "/users/ana/disable", why="has left").status_code == 303
    assert ana.get("/desk/queue").status_code == 401
    assert "disabled" in ada.get(HERE).text
    assert sent(ada, "/users/ana/enable", why="is back").status_code == 303
    assert once(sent(ada, "/users/ana/password"))
    assert sent(ada, "/users/ana/unlock").status_code == 303
    assert sent(ada, "/users/ana/second-factor").status_code == 303
    assert sent(ada, "/users/ana/promote").status_code == 404


def test_a_key_is_shown_once_opens_what_it_may_and_ends_when_revoked(service: Service, ada: TestClient) -> None:
    key = once(sent(ada, "/keys", name="payments gateway", may=["search", "read-lists"], days="30"))
    assert key not in ada.get(HERE).text
    program = service.browser()
    program.headers["authorization"] = f"Bearer {key}"
    assert program.get("/v1/lists").status_code == 200
    assert program.get("/v1/cases").status_code == 403
    assert sent(ada, f"/keys/{key.split('_')[1]}/revoke", why="was in a log").status_code == 303
    service.users.later(seconds=6)
    assert program.get("/v1/lists").status_code == 401
    assert (len(service.users.told(KeyMade)), len(service.users.told(KeyRevoked))) == (1, 1)


def test_a_key_for_longer_than_a_year_or_for_more_than_a_program_may_is_refused(ada: TestClient) -> None:
    assert sent(ada, "/keys", name="gateway", may="search", days="400").status_code == 409
    assert sent(ada, "/keys", name="gateway", may="administer", days="30").status_code == 409
    assert sent(ada, "/keys", name="gateway", days="30").status_code == 409


def test_approvers_and_administrators_enrol_before_they_see_a_page(tmp_path: Path, example_corpus: Corpus) -> None:
    with serving(tmp_path, example_corpus, demanded=frozenset({Role.ADMINISTRATOR})) as service:
        service.users.settled("ben", Role.ADMINISTRATOR)
        browser = service.browser()
        assert enter(browser, "ben", SECOND).headers["location"] == "/sign-in/enrol"
        assert browser.get(HERE).status_code == 401
