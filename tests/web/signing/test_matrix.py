"""Every role at every route, made from the application itself: a route that is added is tested, one without a rule fails."""

import csv
import re
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
from fastapi.routing import RouteContext, iter_route_contexts
from fastapi.testclient import TestClient

from seawall.access import Right, rights_of
from seawall.audit import Role
from seawall.corpus import Corpus
from seawall.web import application
from seawall.web.guard import rights_asked
from seawall.web.reads import unread
from tests.conftest import ROOT
from tests.web.made import house, let_in, nobody

# What a stranger is answered: that the service lives, the way to sign in.
OPEN = {
    "GET /account": 303,
    "GET /healthz": 200,
    "GET /sign-in": 200,
    "GET /sign-in/code": 303,
    "GET /sign-in/enrol": 303,
    "GET /sign-in/password": 303,
    "GET /sign-in/provider": 404,
    "GET /sign-in/provider/back": 404,
    "POST /sign-in": 403,
    "POST /sign-in/code": 303,
    "POST /sign-in/enrol": 303,
    "POST /sign-in/password": 303,
    "POST /account/keys": 303,
    "POST /account/keys/end": 303,
    "POST /sign-out": 303,
}


# What else may stand open: that the service is ready, files that are the same for everybody, and yente's route with a
# token of its own.
ALSO_OPEN = {"GET /readyz", "GET /ping", "POST /updatez", "GET /desk/assets/{name}"}


@pytest.fixture(scope="module")
def clients(tmp_path_factory: pytest.TempPathFactory, example_corpus: Corpus) -> Iterator[dict[str, TestClient]]:
    """The service as each role meets it, and as nobody does."""
    doors = {role.value: let_in(role) for role in Role} | {"nobody": nobody}
    with ExitStack() as stack:
        made: dict[str, TestClient] = {}
        for name, admit in doors.items():
            home: Path = tmp_path_factory.mktemp(name)
            over = house(home, example_corpus, admit)
            stack.callback(over.store.close)
            made[name] = TestClient(
                application(over), base_url="http://localhost", follow_redirects=False, raise_server_exceptions=False
            )
        yield made


def routes(client: TestClient) -> Iterator[tuple[str, str, RouteContext]]:
    """Every method and path, with a word in place of each of the path's parameters; included routers are looked into."""
    for route in iter_route_contexts(client.app.routes):  # type: ignore[attr-defined]
        for method in sorted(set(route.methods or ()) - {"HEAD"}):
            yield method, re.sub(r"\{[^}]*\}", "unknown", str(route.path)), route


def asked(route: RouteContext) -> tuple[Right, ...] | None:
    """The rights that a route takes."""
    found: Any = route
    return rights_asked(found)


def test_every_page_of_a_case_writes_down_who_read_it(clients: dict[str, TestClient]) -> None:
    assert unread(clients["nobody"].app.routes) == []  # type: ignore[attr-defined]


def test_a_stranger_gets_nothing_but_health_and_the_way_to_sign_in(clients: dict[str, TestClient]) -> None:
    stranger = clients["nobody"]
    found = {}
    for method, path, route in routes(stranger):
        status = stranger.request(method, path).status_code
        if asked(route) is None:
            found[f"{method} {route.path}"] = status
        else:
            assert status in {401, 422}, f"{method} {path} answers a stranger with {status}"
    assert {name: status for name, status in found.items() if name in OPEN} == OPEN
    # Another open route is open for a reason that stands here, or it is not open.
    assert found.keys() - OPEN.keys() <= ALSO_OPEN


@pytest.mark.parametrize("role", list(Role))
def test_a_role_is_refused_what_it_may_not_and_nothing_else(clients: dict[str, TestClient], role: Role) -> None:
    client, may = clients[role.value], rights_of([role])
    for method, path, route in routes(client):
        wanted = asked(route)
        if wanted is None:
            continue
        status = client.request(method, path).status_code
        if set(wanted) <= may:
            assert status not in {401, 403}, f"{role} may {method} {path} and is answered {status}"
        else:
            # What can't be read at all is refused before anybody asks who sends it (422).
            assert status in {403, 422}, f"{role} may not {method} {path} and is answered {status}"


def test_no_route_stands_outside_the_matrix(clients: dict[str, TestClient]) -> None:
    """A mounted application has no methods, and its rules are not seen from here."""
    found = iter_route_contexts(clients["nobody"].app.routes)  # type: ignore[attr-defined]
    assert [route.path for route in found if not route.methods] == []


# Who may do what, route by route, for a person to read: a route that changes hands, or is new, is a row that somebody wrote.
TABLE = ROOT / "tests" / "cases" / "who_may.csv"
# Posts of whoever may but read: they prove or make again, and write nothing but who asked.
POSTS_THAT_READ = {"POST /desk/audit/verify", "POST /v1/receipts/{receipt}/replay"}


def _who(route: RouteContext) -> str:
    wanted = asked(route)
    if wanted is None:
        return "anybody"
    return " ".join(role.value for role in Role if set(wanted) <= rights_of([role]))


def test_the_table_of_who_may_do_what_is_that_of_the_service(clients: dict[str, TestClient]) -> None:
    told = {
        (row["method"], row["path"]): row["who may"] for row in csv.DictReader(TABLE.read_text("utf-8").splitlines())
    }
    found = {(method, str(route.path)): _who(route) for method, _, route in routes(clients["nobody"])}
    assert found == told


def test_who_may_but_read_posts_nothing_that_changes_anything(clients: dict[str, TestClient]) -> None:
    reading = {
        f"{method} {route.path}"
        for method, _, route in routes(clients["nobody"])
        if method != "GET" and (wanted := asked(route)) is not None and set(wanted) <= rights_of([Role.AUDITOR])
    }
    assert reading == POSTS_THAT_READ


@pytest.mark.parametrize(
    ("path", "rights"),
    [
        (r"/(approve|decline)$", {Right.APPROVE}),
        (r"/cases/\{", {Right.READ_CASES}),
        (r"/(ledger|blocks|rejections)\b", {Right.READ_LEDGER}),
        (r"/(blocks|rejections)(/new)?$", {Right.POST_LEDGER}),
        (r"/(reports|filing|deadlines)\b", {Right.READ_REPORTS}),
        (r"/network\b", {Right.READ_HUNTS}),
        (r"/administration\b", {Right.ADMINISTER}),
        (r"/audit\b", {Right.READ_AUDIT}),
        (r"/books\b", {Right.READ_LEDGER, Right.READ_CASES, Right.READ_CUSTOMERS}),
        (r"/receipts/", {Right.READ_CASES}),
    ],
)
def test_the_desk_and_the_api_ask_the_same_rights_for_the_same_thing(
    clients: dict[str, TestClient], path: str, rights: set[Right]
) -> None:
    """Whoever narrows a key narrows it for both doors."""
    met = [route for _, _, route in routes(clients["nobody"]) if re.search(path, str(route.path))]
    assert met
    for route in met:
        assert rights <= set(asked(route) or ()), route.path
