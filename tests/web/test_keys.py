"""How a key is shown, and who is let in by it."""

import asyncio

import pytest
from starlette.requests import Request

from seawall.access import Right
from seawall.web.house import Visitor
from seawall.web.keys import by_one_key, key_in

KEY = "k" * 43


def shown(query: str = "", **headers: str) -> Request:
    pairs = [(name.replace("_", "-").encode(), text.encode("latin-1")) for name, text in headers.items()]
    return Request({"type": "http", "query_string": query.encode(), "headers": pairs, "path": "/", "method": "GET"})


def let_in(request: Request) -> Visitor | None:
    async def asked() -> Visitor | None:
        return await by_one_key(KEY)(request)

    return asyncio.run(asked())


@pytest.mark.parametrize(
    ("request_", "key"),
    [
        (shown(authorization=f"Bearer {KEY}"), KEY),
        (shown(authorization=f"ApiKey {KEY}"), KEY),
        (shown(authorization=f"apikey  {KEY} "), KEY),
        (shown(x_api_key=KEY), KEY),
        (shown(f"api_key={KEY}"), KEY),
        (shown(authorization="Basic abc"), ""),
        (shown(authorization=KEY), ""),
        (shown(authorization="Basic abc", x_api_key=KEY), KEY),
        (shown(authorization="Bearer ", x_api_key=""), ""),
        (shown(), None),
    ],
)
def test_where_a_key_stands(request_: Request, key: str | None) -> None:
    assert key_in(request_) == key


@pytest.mark.parametrize("said", ["", "k", KEY[:-1], KEY + "k", "\xff"])
def test_another_key_lets_nobody_in(said: str) -> None:
    assert let_in(shown(x_api_key=said)) is None


def test_a_key_is_a_programs_and_approves_nothing() -> None:
    visitor = let_in(shown(x_api_key=KEY))
    assert visitor is not None
    assert visitor.by_key
    assert visitor.actor.is_program
    assert Right.SCREEN in visitor.rights
    assert Right.APPROVE not in visitor.rights
