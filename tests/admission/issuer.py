"""An OpenID provider on the loopback: metadata, keys, and a token endpoint that answers with whatever a test forges."""

import base64
import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any
from urllib.parse import parse_qs, urlsplit

from joserfc import jwt
from joserfc.jwk import RSAKey

SECRET = "a secret of the provider's"


@dataclass(slots=True)
class Issuer:
    """The provider. token is what its token endpoint answers next; asked are the forms that it was sent."""

    url: str
    key: RSAKey
    token: str = ""
    asked: list[dict[str, str]] = field(default_factory=list)
    metadata: dict[str, Any] = field(default_factory=dict)
    status: int = 200

    def signed(self, claims: dict[str, Any], *, key: RSAKey | None = None, **header: str) -> str:
        """A token of its own, or of a key and a header that a test gives."""
        used = key or self.key
        return jwt.encode({"alg": "RS256", "kid": str(self.key.kid)} | header, claims, used, algorithms=["RS256"])


def new_key() -> RSAKey:
    """A key of two thousand bits, with its number."""
    return RSAKey.generate_key(2048, auto_kid=True)


def unsigned(claims: dict[str, Any], alg: str, kid: str, signature: bytes = b"") -> str:
    """A token that says of itself how it is signed."""
    parts = [json.dumps({"alg": alg, "kid": kid}).encode(), json.dumps(claims).encode(), signature]
    return ".".join(base64.urlsafe_b64encode(part).decode().rstrip("=") for part in parts)


@contextmanager
def issuer(key: RSAKey) -> Iterator[Issuer]:
    """A provider with this key."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            told = {"keys": [running.key.as_dict(private=False)]} if self.path == "/keys" else running.metadata
            self._answer(200, told)

        def do_POST(self) -> None:
            form = parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode())
            running.asked.append({name: values[0] for name, values in form.items()})
            self._answer(running.status, {"id_token": running.token, "token_type": "Bearer"})

        def _answer(self, status: int, told: object) -> None:
            data = json.dumps(told).encode()
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002  # the base class's own word
            """Tests are quiet."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        url = f"http://127.0.0.1:{server.server_address[1]}"
        running = Issuer(url, key)
        running.metadata = {
            "issuer": url,
            "authorization_endpoint": f"{url}/authorize",
            "token_endpoint": f"{url}/token",
            "jwks_uri": f"{url}/keys",
        }
        Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        try:
            yield running
        finally:
            server.shutdown()


def challenge(verifier: str) -> str:
    """What the verifier was announced by (RFC 7636, 4.2)."""
    return base64.urlsafe_b64encode(sha256(verifier.encode()).digest()).decode().rstrip("=")


def query(url: str) -> dict[str, str]:
    """The query of an address."""
    return {name: values[0] for name, values in parse_qs(urlsplit(url).query).items()}
