"""Headers: every answer forbids what no page of ours does, refusals and failures too."""

import pytest
from fastapi import FastAPI
from fastapi.responses import PlainTextResponse
from fastapi.testclient import TestClient

from seawall.web.signing.headers import HEADERS, POLICY, BoundHeaders
from tests.web.signing.made import Service


@pytest.mark.parametrize("path", ["/sign-in", "/healthz", "/t/who", "/nowhere"])
def test_every_answer_is_bound(service: Service, path: str) -> None:
    answer = service.browser().get(path)
    for name, text in HEADERS:
        assert answer.headers[name] == text
    assert answer.headers["strict-transport-security"] == "max-age=31536000"


def test_the_policy_lets_nothing_in_from_elsewhere_and_nothing_inline() -> None:
    assert POLICY.startswith("default-src 'none'")
    assert "unsafe" not in POLICY
    assert "http" not in POLICY
    for part in (
        "script-src 'self'",
        "style-src 'self'",
        "form-action 'self'",
        "frame-ancestors 'none'",
        "base-uri 'none'",
    ):
        assert part in POLICY


def test_a_page_of_ours_needs_nothing_that_the_policy_forbids(service: Service) -> None:
    for path in ("/sign-in", "/sign-in/enrol", "/account"):
        page = service.browser().get(path).text
        assert "<script>" not in page
        assert "<style" not in page
        assert "style=" not in page
        assert "onclick" not in page


def test_plain_http_is_not_told_to_be_strict(service: Service) -> None:
    assert "strict-transport-security" not in service.browser("http://127.0.0.1").get("/healthz").headers


def test_an_answer_keeps_what_it_says_itself() -> None:
    app = FastAPI()
    app.add_middleware(BoundHeaders)

    async def own() -> PlainTextResponse:
        return PlainTextResponse("", headers={"Cache-Control": "public, max-age=60"})

    app.get("/own")(own)
    assert TestClient(app).get("/own").headers["cache-control"] == "public, max-age=60"


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Accept": "text/html"}, 303),
        ({"Accept": "application/json"}, 401),
        ({}, 401),
        ({"Accept": "text/html", "Authorization": "Bearer x"}, 401),
    ],
)
def test_only_a_persons_browser_is_led_to_sign_in(service: Service, headers: dict[str, str], status: int) -> None:
    assert service.browser().get("/t/who", headers=headers).status_code == status
    assert service.browser().post("/t/work", headers=headers).status_code == 401
