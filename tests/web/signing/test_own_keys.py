"""A person's own keys: a program that comes with one acts as that person, within what the key says, and as long as they may."""

import re
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import httpx2 as http
import pytest
from fastapi.testclient import TestClient

from seawall.admission import disable, give_roles, revoke_key
from seawall.audit import Actor, Role
from seawall.audit.access_events import KeyMade
from seawall.corpus import Corpus
from tests.admission.made import SECOND
from tests.web.signing.made import Service, enter, serving, word

ADMINISTRATOR = Actor("ada", frozenset({Role.ADMINISTRATOR}))
_SHOWN = re.compile(r'<code class="once">(seawall_[a-z2-7]{8}_[\w-]{43})</code>')


def sent(browser: TestClient, path: str = "/account/keys", **said: str) -> http.Response:
    """The form of the account's page, filled in."""
    return browser.post(path, data={"form_word": word(browser.get("/account"))} | said)


def token_of(browser: TestClient, *may: str, days: str = "30") -> str:
    """A key as the page shows it."""
    answer = sent(browser, name="my script", days=days, **{f"may-{right}": "yes" for right in may})
    found = _SHOWN.search(answer.text)
    assert found, answer.text
    return found[1]


def program(service: Service, key: str) -> TestClient:
    """A program that comes with a key."""
    client = service.browser()
    client.headers["authorization"] = f"Bearer {key}"
    return client


@pytest.fixture
def ben(service: Service) -> TestClient:
    """The browser of an approver."""
    return service.signed_in("ben", Role.APPROVER)


def test_a_program_with_it_acts_as_the_person_within_what_the_key_says(service: Service, ben: TestClient) -> None:
    mine = program(service, token_of(ben, "read-cases", "approve"))
    told = mine.get("/v1/me").json()
    assert (told["id"], told["roles"], told["may"]) == ("ben", ["approver"], ["approve", "read-cases"])
    assert not told["is_program"]
    assert mine.get("/v1/cases").status_code == 200
    assert mine.get("/v1/ledger").status_code == 403
    headers = {"idempotency-key": "k", "if-match": '"1"'}
    assert mine.post("/v1/cases/1/approve", headers=headers, json={}).status_code == 404, "past the door"


def test_it_is_on_the_tape_whose_it_is_and_shown_once(service: Service, ben: TestClient) -> None:
    text = token_of(ben, "read-cases")
    (made,) = [row for row in service.users.store.events() if isinstance(row.body, KeyMade)]
    assert isinstance(made.body, KeyMade)
    assert (made.actor, made.body.user) == ("ben", "ben")
    page = ben.get("/account").text
    assert text not in page
    assert "my script" in page


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ({"may-administer": "yes"}, "a key may not have"),
        ({"may-hook": "yes"}, "a key may not have"),
        ({}, "say what the key may do"),
        ({"may-approve": "yes", "days": "93"}, "lasts 1 to 92 days"),
        ({"may-approve": "yes", "days": "0"}, "lasts 1 to 92 days"),
        ({"may-approve": "yes", "days": "x"}, "lasts 1 to 92 days"),
        ({"may-approve": "yes", "name": " "}, "a name of 1 to"),
    ],
)
def test_it_can_not_do_more_or_last_longer_than_it_may(ben: TestClient, said: dict[str, str], why: str) -> None:
    answer = sent(ben, **{"name": "x", "days": "30"} | said)
    assert (answer.status_code, why in answer.text) == (403, True)


def test_it_ends_with_its_day_its_persons_word_and_theirs_who_administer(service: Service, ben: TestClient) -> None:
    texts = [token_of(ben, "read-cases") for _ in range(3)]
    clients = [program(service, text) for text in texts]
    sent(ben, "/account/keys/end", key=texts[0].split("_")[1])
    revoke_key(service.users.gate(), ADMINISTRATOR, texts[1].split("_")[1], "in a log")
    service.users.now += timedelta(seconds=6)
    assert [client.get("/v1/cases").status_code for client in clients] == [401, 401, 200]
    service.users.now += timedelta(days=31)
    assert clients[2].get("/v1/cases").status_code == 401


def test_new_roles_end_it_and_so_does_who_may_not_sign_in(service: Service) -> None:
    for id_, change in (
        ("bea", lambda gate: give_roles(gate, ADMINISTRATOR, "bea", frozenset({Role.ANALYST}))),
        ("bob", lambda gate: disable(gate, ADMINISTRATOR, "bob", "left")),
    ):
        mine = program(service, token_of(service.signed_in(id_, Role.APPROVER), "read-cases"))
        assert mine.get("/v1/cases").status_code == 200
        change(service.users.gate())  # type: ignore[no-untyped-call]  # one of the two above
        service.users.now += timedelta(seconds=6)
        assert mine.get("/v1/cases").status_code == 401


def test_nobody_ends_or_makes_one_of_somebody_else(service: Service, ben: TestClient) -> None:
    text = token_of(ben, "read-cases")
    ana = service.signed_in("ana", Role.ANALYST)
    assert "you have no key" in sent(ana, "/account/keys/end", key=text.split("_")[1]).text
    assert program(service, text).get("/v1/cases").status_code == 200
    assert (
        ana.post("/account/keys", data={"form_word": "x", "name": "x", "days": "1", "may-screen": "yes"}).status_code
        == 403
    )


def test_a_key_makes_no_key(service: Service, ben: TestClient) -> None:
    mine = program(service, token_of(ben, "read-cases"))
    assert mine.post("/account/keys", data={"name": "x", "days": "1"}).status_code == 303


@pytest.fixture
def demanding(tmp_path: Path, example_corpus: Corpus) -> Iterator[Service]:
    """A service in which approvers need a second factor."""
    with serving(tmp_path, example_corpus, demanded=frozenset({Role.APPROVER})) as made:
        yield made


def test_who_has_not_enrolled_the_second_factor_yet_makes_none(demanding: Service) -> None:
    demanding.users.settled("ben", Role.APPROVER)
    browser = demanding.browser()
    enter(browser, "ben", SECOND)
    assert browser.get("/account").headers["location"] == "/sign-in"
    assert browser.post("/account/keys", data={"name": "x", "days": "1", "may-approve": "yes"}).status_code == 303
