"""Every route that changes something, made from the application itself: a session alone does nothing there (CSRF)."""

import re
from collections.abc import Iterator

import pytest
from fastapi.routing import iter_route_contexts

from seawall.audit import Role
from seawall.corpus import Corpus
from tests.web.signing.made import HTTPS, Service, serving

_HARMLESS = {"GET", "HEAD", "OPTIONS"}
# The door's own forms have tests of their own (test_pages.py): there a stranger may send one.
_DOOR = re.compile(r"/sign-(in|out).*")


@pytest.fixture(scope="module")
def open_door(tmp_path_factory: pytest.TempPathFactory, example_corpus: Corpus) -> Iterator[Service]:
    """One service for all of them: nothing may change in it."""
    with serving(tmp_path_factory.mktemp("forms"), example_corpus) as made:
        yield made


def changing(service: Service) -> list[tuple[str, str]]:
    """Every method and path that could change something, with a number in place of each parameter."""
    return [
        (method, re.sub(r"\{[^}]*\}", "1", str(route.path)))
        for route in iter_route_contexts(service.app.routes)
        for method in sorted(set(route.methods or ()) - _HARMLESS)
        if not _DOOR.fullmatch(str(route.path))
    ]


def test_no_route_obeys_a_session_without_the_word_of_its_own_pages(open_door: Service) -> None:
    ana = open_door.signed_in("ana", Role.ANALYST, Role.APPROVER)
    ben = open_door.signed_in("ben", Role.ANALYST, Role.APPROVER)
    foreign, mine = ben.get("/t/word").json(), ana.get("/t/word").json()
    before = open_door.users.store.head()
    found = changing(open_door)
    assert len(found) > 30, "the routes are seen"
    for method, path in found:
        for headers in (
            {},
            {"X-Form-Word": ""},
            {"X-Form-Word": foreign},
            {"X-Form-Word": mine, "Origin": "https://elsewhere.example"},
            {"X-Form-Word": mine, "Sec-Fetch-Site": "cross-site"},
        ):
            answer = ana.request(method, path, headers=headers)
            assert answer.status_code == 403, f"{method} {path} with {headers}: {answer.status_code}"
    assert open_door.users.store.head() == before
    assert ana.post("/t/work", headers={"X-Form-Word": mine, "Origin": HTTPS}).status_code == 200


@pytest.mark.parametrize("site", ["cross-site", "same-site"])
def test_no_simple_form_of_another_site_reaches_a_route_by_its_kind(open_door: Service, site: str) -> None:
    """A body that a browser sends without asking first (text/plain, multipart) is judged like any other."""
    eva = open_door.signed_in(f"eva-{site}", Role.ANALYST)
    word = eva.get("/t/word").json()
    for kind in ("text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x"):
        answer = eva.post(
            "/v1/screen/party", content=b'{"names": ["x"]}', headers={"Content-Type": kind, "Sec-Fetch-Site": site}
        )
        assert answer.status_code == 403
        assert word not in answer.text
