"""The sign-in pages, as a browser meets them: in, out, code, password, enrolment; and what is no form of theirs is refused."""

from pathlib import Path

import pyotp
import pytest

from seawall.audit import Role
from seawall.audit.access_events import SignedOut
from seawall.corpus import Corpus
from tests.admission.made import FIRST, SECOND, THIRD
from tests.web.signing.made import HTTPS, Service, enter, serving, word

ANALYST, APPROVER = Role.ANALYST, Role.APPROVER


def test_who_signs_in_is_let_through_and_who_signs_out_is_not(service: Service) -> None:
    browser = service.signed_in("ana", ANALYST)
    told = browser.get("/t/who").json()
    assert (told["id"], told["name"], told["by_key"]) == ("ana", "Ana Example", False)
    page = browser.get("/account")
    assert "Ana Example (ana)" in page.text
    cookie = browser.cookies["__Host-seawall"]
    done = browser.post("/sign-out", data={"form_word": word(page)})
    assert (done.status_code, done.headers["location"]) == (303, "/sign-in")
    assert "__Host-seawall" not in browser.cookies
    browser.cookies.set("__Host-seawall", cookie, domain="seawall.example")
    assert browser.get("/t/who").status_code == 401
    assert service.users.told(SignedOut) == [SignedOut()]


def test_the_cookie_is_out_of_reach_of_scripts_other_sites_and_plain_http(service: Service) -> None:
    service.users.settled("ana", ANALYST)
    answer = enter(service.browser(), "ana", SECOND)
    (cookie,) = (text for text in answer.headers.get_list("set-cookie") if text.startswith("__Host-seawall="))
    assert {part.strip().lower() for part in cookie.split(";")[1:]} == {"httponly", "path=/", "samesite=lax", "secure"}


def test_every_cookie_on_the_way_in_is_as_closed_as_the_last(service: Service) -> None:
    totp, _ = service.users.enrolled("ana", ANALYST)
    browser = service.browser()
    answers = [browser.get("/sign-in"), enter(browser, "ana", SECOND)]
    page = browser.get("/sign-in/code")
    said = {"form_word": word(page), "code": totp.at(service.users.now)}
    answers.append(browser.post("/sign-in/code", data=said))
    given = [text for answer in answers for text in answer.headers.get_list("set-cookie") if "Max-Age=0" not in text]
    assert {text.partition("=")[0] for text in given} == {"__Host-seawall", "__Host-seawall-form"}
    for text in given:
        flags = {part.strip().lower() for part in text.split(";")[1:]}
        assert flags == {"httponly", "path=/", "samesite=lax", "secure"}, text


def test_on_this_machine_plain_http_will_do_and_elsewhere_it_is_refused(service: Service) -> None:
    service.users.settled("ana", ANALYST)
    here = service.browser("http://127.0.0.1:8000")
    assert enter(here, "ana", SECOND).status_code == 303
    assert here.get("/t/who").status_code == 200
    far = service.browser("http://seawall.example")
    refused = far.post("/sign-in", data={"form_word": word(far.get("/sign-in")), "name": "ana", "password": SECOND})
    assert refused.status_code == 400
    assert "HTTPS" in refused.text


def test_a_session_is_never_one_that_the_browser_brought(service: Service) -> None:
    """Session fixation: a word that somebody planted stays worth nothing."""
    service.users.settled("ana", ANALYST)
    browser = service.browser()
    planted = "A" * 43
    browser.cookies.set("__Host-seawall", planted, domain="seawall.example")
    enter(browser, "ana", SECOND)
    values = {cookie.value for cookie in browser.cookies.jar if cookie.name == "__Host-seawall"}
    assert values - {planted}
    thief = service.browser()
    thief.cookies.set("__Host-seawall", planted, domain="seawall.example")
    assert thief.get("/t/who").status_code == 401


def test_each_step_of_a_sign_in_changes_the_cookie(service: Service) -> None:
    totp, _ = service.users.enrolled("ana", ANALYST)
    browser = service.browser()
    answer = enter(browser, "ana", SECOND)
    assert answer.headers["location"] == "/sign-in/code"
    half = browser.cookies["__Host-seawall"]
    assert browser.get("/t/who").status_code == 401
    page = browser.get("/sign-in/code")
    wrong = browser.post("/sign-in/code", data={"form_word": word(page), "code": "000000"})
    assert (wrong.status_code, "not right" in wrong.text) == (403, True)
    done = browser.post("/sign-in/code", data={"form_word": word(page), "code": totp.at(service.users.now)})
    assert done.headers["location"] == "/"
    assert browser.cookies["__Host-seawall"] != half
    assert browser.get("/t/who").json()["id"] == "ana"


def test_a_new_user_chooses_a_password_then_enrols_and_is_in(tmp_path: Path, example_corpus: Corpus) -> None:
    with serving(tmp_path, example_corpus, demanded=frozenset({APPROVER})) as service:
        service.users.add("ben", APPROVER)
        browser = service.browser()
        assert enter(browser, "ben", FIRST).headers["location"] == "/sign-in/password"
        page = browser.get("/sign-in/password")
        assert "Somebody else set your password" in page.text
        typed = {"form_word": word(page), "old": FIRST, "new": SECOND, "again": THIRD}
        assert "the same twice" in browser.post("/sign-in/password", data=typed).text
        done = browser.post("/sign-in/password", data=typed | {"again": SECOND})
        assert done.headers["location"] == "/sign-in/enrol"
        page = browser.get("/sign-in/enrol")
        assert "<svg" in page.text
        assert "style=" not in page.text
        secret = page.text.partition("<code>")[2].partition("</code>")[0]
        assert browser.get("/t/who").status_code == 401
        code = pyotp.TOTP(secret).at(service.users.now)
        shown = browser.post("/sign-in/enrol", data={"form_word": word(page), "code": code})
        assert shown.status_code == 200
        assert shown.text.count("<li><code>") == 10
        assert browser.get("/t/who").json()["id"] == "ben"


def test_where_somebody_was_going_they_go_on_and_nowhere_else(service: Service) -> None:
    service.users.settled("ana", ANALYST)
    for asked, led in (
        ("/cases/12?tab=history", "/cases/12?tab=history"),
        ("//elsewhere.example/", "/"),
        ("https://elsewhere.example/", "/"),
        ("/\\elsewhere.example", "/"),
        ("/\r\nSet-Cookie: a=b", "/"),
        ("javascript:alert(1)", "/"),
    ):
        assert enter(service.browser(), "ana", SECOND, next=asked).headers["location"] == led


@pytest.mark.parametrize(
    ("asked", "led"),
    [("/desk/cases/12", "/desk/cases/12"), ("//elsewhere.example/", "/"), ("https://elsewhere.example/", "/")],
)
def test_a_code_on_the_way_forgets_nothing_and_leads_nowhere_else(service: Service, asked: str, led: str) -> None:
    totp, _ = service.users.enrolled("ana", ANALYST)
    browser = service.browser()
    step = enter(browser, "ana", SECOND, next=asked).headers["location"]
    assert step.partition("?")[0] == "/sign-in/code"
    page = browser.get(step)
    said = {"form_word": word(page), "code": totp.at(service.users.now)}
    assert browser.post(step, data=said).headers["location"] == led


def test_a_link_to_the_code_that_somebody_else_made_leads_nowhere_else(service: Service) -> None:
    totp, _ = service.users.enrolled("ana", ANALYST)
    browser = service.browser()
    enter(browser, "ana", SECOND)
    link = "/sign-in/code?next=%2F%2Felsewhere.example"
    said = {"form_word": word(browser.get(link)), "code": totp.at(service.users.now)}
    assert browser.post(link, data=said).headers["location"] == "/"


def test_a_refused_form_is_a_page_and_no_fragment_of_a_program(service: Service) -> None:
    browser = service.browser()
    browser.get("/sign-in")
    answer = browser.post("/sign-in", data={"form_word": "", "name": "ana", "password": SECOND})
    assert (answer.status_code, "not of your session" in answer.text) == (403, True)
    assert answer.text.startswith("<!doctype html>")
    for _ in range(21):
        flooded = browser.post("/sign-in", data={})
    assert (flooded.status_code, flooded.headers["retry-after"]) == (429, "60")
    assert "<h1>Too many at once</h1>" in flooded.text


def test_a_stranger_who_asks_for_a_page_is_led_to_sign_in_and_back(service: Service) -> None:
    answer = service.browser().get("/t/who?x=1&y=2", headers={"Accept": "text/html"})
    assert (answer.status_code, answer.text) == (303, "")
    assert answer.headers["location"] == "/sign-in?next=%2Ft%2Fwho%3Fx%3D1%26y%3D2"


def test_of_a_store_without_users_the_page_says_what_to_do(tmp_path: Path, example_corpus: Corpus) -> None:
    with serving(tmp_path, example_corpus) as service:
        assert "seawall users first" not in service.browser().get("/sign-in").text


def test_too_many_attempts_from_one_place_are_answered_before_anybody_is_looked_at(service: Service) -> None:
    browser = service.browser()
    seen = [enter(browser, f"name{number}", "wrong").status_code for number in range(22)]
    assert seen == [403] * 20 + [429] * 2
    service.users.later(minutes=1)
    assert enter(browser, "name1", "wrong").status_code == 403


# Forms that are not of the session (CSRF) ---------------------------------------------------------------------------------


@pytest.mark.parametrize("path", ["/sign-in", "/sign-out", "/sign-in/password", "/sign-in/enrol"])
@pytest.mark.parametrize("form", [{}, {"form_word": ""}, {"form_word": "A" * 43}])
def test_a_form_without_its_sessions_word_does_nothing(service: Service, path: str, form: dict[str, str]) -> None:
    browser = service.signed_in("ana", ANALYST)
    before = service.users.store.head()
    data = form | {"name": "ana", "password": SECOND, "old": SECOND, "new": THIRD, "again": THIRD}
    assert browser.post(path, data=data).status_code == 403
    assert service.users.store.head() == before
    assert browser.get("/t/who").status_code == 200


def test_a_word_of_another_session_is_no_word_of_this_one(service: Service) -> None:
    ana, ben = service.signed_in("ana", ANALYST), service.signed_in("ben", ANALYST)
    stolen = ben.get("/t/word").json()
    assert ana.post("/t/work", data={"form_word": stolen}).status_code == 403
    mine = ana.get("/t/word").json()
    assert ana.post("/t/work", data={"form_word": mine}).json() == "ana"
    assert ana.post("/t/work", headers={"X-Form-Word": mine}).json() == "ana"
    assert ana.post("/t/work", json={}).status_code == 403


@pytest.mark.parametrize(
    "headers",
    [
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Origin": "https://elsewhere.example"},
        {"Origin": "null"},
        {"Origin": "https://seawall.example.elsewhere.example"},
    ],
)
def test_another_sites_page_is_refused_even_with_the_word(service: Service, headers: dict[str, str]) -> None:
    browser = service.signed_in("ana", ANALYST)
    known = browser.get("/t/word").json()
    assert browser.post("/t/work", data={"form_word": known}, headers=headers).status_code == 403
    assert browser.post("/sign-out", data={"form_word": known}, headers=headers).status_code == 403
    same = {"Sec-Fetch-Site": "same-origin", "Origin": HTTPS}
    assert browser.post("/t/work", data={"form_word": known}, headers=same).status_code == 200


def test_a_form_of_the_sign_in_page_is_of_the_browser_that_it_was_handed_to(service: Service) -> None:
    """Login CSRF: nobody is signed in as somebody else by another's page."""
    service.users.settled("eve", ANALYST)
    mine = word(service.browser().get("/sign-in"))
    victim = service.browser()
    victim.get("/sign-in")
    answer = victim.post("/sign-in", data={"form_word": mine, "name": "eve", "password": SECOND})
    assert answer.status_code == 403
    assert "__Host-seawall" not in victim.cookies


@pytest.mark.parametrize(
    ("body", "status"), [(b"a" * 20_000, 413), (b"\xff=1", 422), (b"&".join([b"a=1"] * 30), 422), (b"", 403)]
)
def test_what_is_no_form_is_refused(service: Service, body: bytes, status: int) -> None:
    browser = service.browser()
    browser.get("/sign-in")
    kind = {"Content-Type": "application/x-www-form-urlencoded"}
    assert browser.post("/sign-in", content=body, headers=kind).status_code == status


def test_what_was_typed_is_shown_as_text_or_not_at_all(service: Service) -> None:
    browser = service.browser()
    answer = enter(browser, "<script>alert(1)</script>", "x", next='/"><script>')
    assert "<script>" not in answer.text


def test_nobodys_password_is_changed_but_their_own(service: Service) -> None:
    """IDOR: whose account it is says the session and nothing in the form."""
    ana, _ = service.signed_in("ana", ANALYST), service.users.settled("ben", ANALYST)
    page = ana.get("/sign-in/password")
    data = {"form_word": word(page), "old": SECOND, "new": THIRD, "again": THIRD}
    ana.post("/sign-in/password", data=data | {"username": "ben", "user": "ben", "id": "ben", "name": "ben"})
    assert enter(service.browser(), "ben", THIRD).status_code == 403
    assert enter(service.browser(), "ana", THIRD).status_code == 303
