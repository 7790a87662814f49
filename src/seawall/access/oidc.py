"""OpenID Connect: the authorization code flow with PKCE (RFC 7636), state and nonce; a token is verified, then mapped.

Nothing here asks anybody: the story of admission fetches the provider's metadata, keys and answers, and hands them in.
"""

import base64
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from hmac import compare_digest
from typing import Any
from urllib.parse import urlencode, urlsplit

import msgspec

from seawall.access.extra import library
from seawall.access.users import id_of, name_of, roles_of
from seawall.audit import Role
from seawall.errors import FetchFailed, NotAllowed

# Signatures that only the provider can make. "none" is none, and with HS256 everybody who verifies could sign.
ALGORITHMS = ("RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA")
_ASYMMETRIC = frozenset({"RSA", "EC", "OKP"})
# An ID token has one or two kilobytes; with a thousand groups some forty.
MOST_TOKEN = 100_000
MOST_METADATA = 1_000_000
# Clocks of two houses differ by less.
_LEEWAY = 60
_BYTES = 32
_LOOPBACK = frozenset({"127.0.0.1", "::1", "localhost"})

Chance = Callable[[int], bytes]


@dataclass(frozen=True, slots=True)
class Provider:
    """Who vouches for users, and what of their word counts.

    roles    from a value of the claim `claim` (a group's name) to a role; who has none of them is not let in
    id_claim the claim whose value becomes the user's id when they first come; from then on `sub` says who they are
    """

    issuer: str
    client_id: str
    client_secret: str
    roles: Mapping[str, Role]
    claim: str = "groups"
    id_claim: str = "preferred_username"


@dataclass(frozen=True, slots=True)
class Endpoints:
    """Where the provider is asked."""

    authorization: str
    token: str
    keys: str


@dataclass(frozen=True, slots=True)
class Asked:
    """What a browser was sent away with, and what must come back with it."""

    state: str
    nonce: str
    verifier: str


@dataclass(frozen=True, slots=True)
class Vouched:
    """Whom the provider vouches for: subject is the issuer and its number for them."""

    subject: str
    id: str
    name: str
    roles: frozenset[Role]


def metadata_of(data: bytes, provider: Provider) -> Endpoints:
    """The endpoints of the provider's metadata. FetchFailed where it is no such document or speaks for another issuer."""
    told = _object(data, "the provider's metadata")
    if told.get("issuer") != provider.issuer:
        raise FetchFailed("the provider's metadata names another issuer than the settings do")
    found = [told.get(name) for name in ("authorization_endpoint", "token_endpoint", "jwks_uri")]
    if not all(isinstance(url, str) and is_safe(url) for url in found):
        raise FetchFailed("the provider's metadata lacks an https endpoint for authorization, tokens or keys")
    return Endpoints(*map(str, found))


def is_safe(url: str) -> bool:
    """Whether nobody on the way can read or change what is said there: https, or this machine."""
    try:
        parsed = urlsplit(url)
        return bool(parsed.hostname) and (parsed.scheme == "https" or parsed.hostname in _LOOPBACK)
    except ValueError:
        return False


def begin(chance: Chance) -> Asked:
    """New words for one sign-in."""
    return Asked(*(_word(chance(_BYTES)) for _ in range(3)))


def address(asked: Asked, provider: Provider, endpoints: Endpoints, back: str) -> str:
    """Where the browser is sent; back is where the provider sends it then."""
    query = {
        "response_type": "code",
        "client_id": provider.client_id,
        "redirect_uri": back,
        "scope": "openid profile email",
        "state": asked.state,
        "nonce": asked.nonce,
        "code_challenge": _word(sha256(asked.verifier.encode()).digest()),
        "code_challenge_method": "S256",
    }
    return f"{endpoints.authorization}{'&' if '?' in endpoints.authorization else '?'}{urlencode(query)}"


def question(asked: Asked, provider: Provider, code: str, back: str) -> bytes:
    """What the token endpoint is asked, as a form."""
    form = {
        "grant_type": "authorization_code",
        "code": code,
        "redirect_uri": back,
        "client_id": provider.client_id,
        "client_secret": provider.client_secret,
        "code_verifier": asked.verifier,
    }
    return urlencode(form).encode()


def token_in(answer: bytes) -> str:
    """The ID token of the token endpoint's answer. FetchFailed where there is none."""
    token = _object(answer, "the provider's answer").get("id_token")
    if not isinstance(token, str) or len(token) > MOST_TOKEN:
        raise FetchFailed("the provider's answer holds no ID token")
    return token


def vouched(token: str, keys: bytes, provider: Provider, nonce: str, now: datetime) -> Vouched:
    """Whom a token vouches for. NotAllowed with the reason where it is forged, old, another's, or grants no role.

    keys is the provider's key set (RFC 7517). A token whose key is not in it is refused, whatever it says.
    """
    claims = _verified(token, keys)
    _refuse_another(claims, provider, nonce, now)
    groups = claims.get(provider.claim)
    said = [groups] if isinstance(groups, str) else groups if isinstance(groups, list) else []
    roles = {provider.roles[group] for group in said if isinstance(group, str) and group in provider.roles}
    if not roles:
        raise NotAllowed(f"the provider's claim {provider.claim!r} names no group that has a role here")
    return Vouched(
        f"{provider.issuer} {claims['sub']}",
        id_of(str(claims.get(provider.id_claim) or "")),
        name_of(str(claims.get("name") or claims.get(provider.id_claim) or "")),
        roles_of(roles),
    )


def _verified(token: str, keys: bytes) -> dict[str, Any]:
    told = _object(keys, "the provider's keys").get("keys")
    usable = [row for row in told if _is_usable(row)] if isinstance(told, list) else []
    jose = library("joserfc.errors").JoseError
    try:
        known = library("joserfc.jwk").KeySet.import_key_set({"keys": usable})
        return dict(library("joserfc.jwt").decode(token, known, algorithms=ALGORITHMS).claims)
    except (jose, ValueError, TypeError, KeyError, RecursionError) as error:
        raise NotAllowed(f"the provider's token is not to be trusted: {type(error).__name__}") from error


def _is_usable(row: object) -> bool:
    return isinstance(row, dict) and row.get("kty") in _ASYMMETRIC and row.get("use", "sig") == "sig"


def _refuse_another(claims: Mapping[str, Any], provider: Provider, nonce: str, now: datetime) -> None:
    """OpenID Connect Core 1.0, 3.1.3.7: a token is of this issuer, for this client, of now, and of this sign-in."""
    audience = claims.get("aud")
    meant = audience if isinstance(audience, list) else [audience]
    second = int(now.timestamp())
    wrong = (
        ("of another issuer", claims.get("iss") != provider.issuer),
        ("for another client", provider.client_id not in meant),
        ("for another client", (len(meant) > 1 or "azp" in claims) and claims.get("azp") != provider.client_id),
        ("without an end, or over", not _number(claims.get("exp"), second - _LEEWAY, float("inf"))),
        ("of no known moment", not _number(claims.get("iat"), 0, second + _LEEWAY)),
        ("not valid yet", "nbf" in claims and not _number(claims["nbf"], 0, second + _LEEWAY)),
        ("of another sign-in", not _same(claims.get("nonce"), nonce)),
        ("of nobody", not isinstance(claims.get("sub"), str) or not 0 < len(claims["sub"]) <= 255),
    )
    for why in (words for words, is_wrong in wrong if is_wrong):
        raise NotAllowed(f"the provider's token is {why}")


def _number(value: object, least: float, most: float) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and least < value <= most


def _same(said: object, known: str) -> bool:
    return isinstance(said, str) and bool(known) and compare_digest(said.encode("utf-8", "replace"), known.encode())


def came_back(asked: Asked | None, state: str) -> bool:
    """Whether this is the browser that was sent away."""
    return asked is not None and _same(state, asked.state)


def sealed(asked: Asked) -> str:
    """The words as a cookie holds them."""
    return f"{asked.state}.{asked.nonce}.{asked.verifier}"


def unsealed(text: str) -> Asked | None:
    """The words of a cookie; None where they are none."""
    words = text.split(".")
    length = len(_word(bytes(_BYTES)))
    return Asked(*words) if len(words) == 3 and all(len(word) == length for word in words) else None


def _word(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).decode().rstrip("=")


def _object(data: bytes, what: str) -> dict[str, Any]:
    try:
        return msgspec.json.decode(data, type=dict[str, Any])
    except (msgspec.DecodeError, RecursionError) as error:
        raise FetchFailed(f"{what} can't be read: {error}") from error


def read_roles(pairs: Sequence[str]) -> dict[str, Role]:
    """From groups to roles, each pair written "group=role". ValueError for one that makes no sense."""
    known = {role.value: role for role in Role if role is not Role.SERVICE}
    found: dict[str, Role] = {}
    for pair in pairs:
        group, _, role = (part.strip() for part in pair.rpartition("="))
        if not group or role not in known:
            raise ValueError(f"{pair!r} is no GROUP=ROLE; roles are {', '.join(known)}")
        found[group] = known[role]
    return found
