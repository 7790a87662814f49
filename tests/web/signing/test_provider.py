"""Signing in by a provider, as a browser meets it: away, back, and in; nobody else's way back opens anything."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from joserfc.jwk import RSAKey

from seawall.audit import Role
from seawall.corpus import Corpus
from tests.admission.issuer import SECRET, Issuer, issuer, new_key, query
from tests.admission.made import SECOND
from tests.web.signing.made import HTTPS, Service, enter, serving


@pytest.fixture(scope="module")
def key() -> RSAKey:
    return new_key()


@pytest.fixture
def provided(tmp_path: Path, example_corpus: Corpus, key: RSAKey) -> Iterator[tuple[Service, Issuer]]:
    """A service whose users a provider vouches for; the secret that they share lies in a file."""
    secret = tmp_path / "secret"
    secret.write_text(SECRET + "\n", encoding="utf-8")
    with (
        issuer(key) as running,
        serving(
            tmp_path,
            example_corpus,
            SEAWALL_OIDC_ISSUER=running.url,
            SEAWALL_OIDC_CLIENT_ID="seawall",
            SEAWALL_OIDC_CLIENT_SECRET_FILE=str(secret),
            SEAWALL_OIDC_ROLES="screening=analyst",
            SEAWALL_SIGN_IN_URL=HTTPS,
        ) as service,
    ):
        yield service, running


def claims(service: Service, running: Issuer, nonce: str) -> dict[str, object]:
    second = int(service.users.now.timestamp())
    return {
        "iss": running.url, "aud": "seawall", "sub": "7", "exp": second + 60, "iat": second, "nonce": nonce,
        "preferred_username": "ana", "groups": ["screening"],
    }  # fmt: skip


def test_a_browser_goes_away_and_comes_back_signed_in(provided: tuple[Service, Issuer]) -> None:
    service, running = provided
    browser = service.browser()
    assert 'href="/sign-in/provider"' in browser.get("/sign-in").text
    sent = query(browser.get("/sign-in/provider").headers["location"])
    assert sent["redirect_uri"] == f"{HTTPS}/sign-in/provider/back"
    running.token = running.signed(claims(service, running, sent["nonce"]))
    back = f"/sign-in/provider/back?state={sent['state']}&code=once"
    answer = browser.get(back)
    assert (answer.status_code, answer.headers["location"]) == (303, "/")
    assert running.asked[0]["client_secret"] == SECRET
    assert browser.get("/t/who").json()["id"] == "ana"
    # The same way back is good for one time.
    assert browser.get(back).status_code == 403


def test_whoever_was_in_before_in_this_browser_is_out(provided: tuple[Service, Issuer]) -> None:
    """As by password: the word of an earlier session, which somebody may have copied, opens nothing any more."""
    service, running = provided
    service.users.settled("ben", Role.ANALYST)
    browser = service.browser()
    enter(browser, "ben", SECOND)
    word = browser.cookies["__Host-seawall"]
    assert browser.get("/t/who").json()["id"] == "ben"
    sent = query(browser.get("/sign-in/provider").headers["location"])
    running.token = running.signed(claims(service, running, sent["nonce"]))
    assert browser.get(f"/sign-in/provider/back?state={sent['state']}&code=once").status_code == 303
    assert browser.get("/t/who").json()["id"] == "ana"
    other = service.browser()
    other.cookies.set("__Host-seawall", word)
    assert other.get("/t/who").status_code in {303, 401}


def test_a_way_back_that_was_handed_to_another_browser_opens_nothing(provided: tuple[Service, Issuer]) -> None:
    service, running = provided
    mine, victim = service.browser(), service.browser()
    sent = query(mine.get("/sign-in/provider").headers["location"])
    running.token = running.signed(claims(service, running, sent["nonce"]))
    for other in (victim, service.browser()):
        answer = other.get(f"/sign-in/provider/back?state={sent['state']}&code=once")
        assert answer.status_code == 403
        assert "__Host-seawall" not in other.cookies
    victim.get("/sign-in/provider")
    assert victim.get(f"/sign-in/provider/back?state={sent['state']}&code=once").status_code == 403


@pytest.mark.parametrize("said", ["error=access_denied", "", "code=once", "state=x", "state=x&code=%00%0a"])
def test_a_refusal_is_told_on_the_sign_in_page(provided: tuple[Service, Issuer], said: str) -> None:
    service, _ = provided
    browser = service.browser()
    browser.get("/sign-in/provider")
    answer = browser.get(f"/sign-in/provider/back?{said}")
    assert answer.status_code == 403
    assert 'role="alert"' in answer.text


def test_a_provider_that_is_down_is_told_without_its_address(provided: tuple[Service, Issuer]) -> None:
    service, running = provided
    browser = service.browser()
    sent = query(browser.get("/sign-in/provider").headers["location"])
    running.status = 400
    answer = browser.get(f"/sign-in/provider/back?state={sent['state']}&code=once")
    assert (answer.status_code, running.url in answer.text) == (502, False)
