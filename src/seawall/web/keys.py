"""How a program shows its key: in the header of either custom, or where yente's clients put it."""

from hashlib import sha256
from hmac import compare_digest

from starlette.requests import Request

from seawall.access import rights_of
from seawall.audit import Actor, Role
from seawall.web.house import Admit, Visitor

# "ApiKey" is what clients of yente send.
_SCHEMES = frozenset({"bearer", "apikey"})
# What a key must at least have: 32 characters of base 64 are 192 bits, and nobody guesses them.
LEAST_LENGTH = 32


def key_in(request: Request) -> str | None:
    """The key that a request bears: `Authorization: Bearer KEY` or `ApiKey KEY`, `X-API-Key: KEY`, else `?api_key=KEY`.

    None where it bears none, empty where it bears an Authorization that is no key: then it is nobody's, whatever cookies
    it has. A proxy's own `Authorization: Basic` leaves room for X-API-Key. What stands in an address may stand in the logs
    of proxies; ours have no queries.
    """
    header = request.headers.get("authorization")
    scheme, _, said = (header or "").partition(" ")
    if said and scheme.lower() in _SCHEMES:
        return said.strip()
    other = request.headers.get("x-api-key") or request.query_params.get("api_key")
    return other or (None if header is None else "")


def by_one_key(key: str) -> Admit:
    """Let in whoever bears this key, as a program: for a service that is set up from files alone, without its keys in the store."""
    known = sha256(key.encode()).digest()
    visitor = Visitor(
        Actor("service", frozenset({Role.SERVICE}), is_program=True), "service", rights_of({Role.SERVICE}), by_key=True
    )

    async def admit(request: Request) -> Visitor | None:
        said = key_in(request)
        # Hashes are compared, and in a time that tells nothing of the key.
        return visitor if said and compare_digest(sha256(said.encode()).digest(), known) else None

    return admit


def either(*doors: Admit) -> Admit:
    """Whoever one of these lets in, asked in this order."""

    async def admit(request: Request) -> Visitor | None:
        for door in doors:
            visitor = await door(request)
            if visitor is not None:
                return visitor
        return None

    return admit
