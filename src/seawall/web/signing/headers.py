"""Headers on every answer: what a browser may do with it (CSP), that it is kept nowhere, and where a stranger is sent."""

from urllib.parse import quote

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

# Nothing from elsewhere, nothing inline: a name from a list or a payment that carries markup stays text.
_POLICY = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self' data:",
    "font-src": "'self'",
    "connect-src": "'self'",
    "form-action": "'self'",
    "frame-ancestors": "'none'",
    "base-uri": "'none'",
}
POLICY = "; ".join(f"{name} {source}" for name, source in _POLICY.items())
# same-origin and not no-referrer: with that one browsers say of a form that it comes from nowhere (Origin: null).
HEADERS = (
    ("Content-Security-Policy", POLICY),
    ("X-Content-Type-Options", "nosniff"),
    ("X-Frame-Options", "DENY"),
    ("Referrer-Policy", "same-origin"),
    ("Cross-Origin-Opener-Policy", "same-origin"),
    ("Cross-Origin-Resource-Policy", "same-origin"),
    ("Permissions-Policy", "camera=(), geolocation=(), microphone=()"),
    # Every page may name a person. What may be kept (a style sheet) says so itself.
    ("Cache-Control", "no-store"),
)
_HSTS = "max-age=31536000"
SIGN_IN = "/sign-in"


class BoundHeaders:
    """Around the whole application: an answer keeps what it says itself, and is given the rest."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        is_sent_away = False

        async def bound(message: Message) -> None:
            nonlocal is_sent_away
            if message["type"] == "http.response.start":
                is_sent_away = message["status"] == 401 and _is_page(scope)
                await send(_sent_away(scope) if is_sent_away else _bound(message, scope))
            elif is_sent_away:
                if not message.get("more_body"):
                    await send({"type": "http.response.body", "body": b""})
            else:
                await send(message)

        await self._app(scope, receive, bound)


def _bound(message: Message, scope: Scope) -> Message:
    headers = MutableHeaders(scope=message)
    for name, text in HEADERS:
        headers.setdefault(name, text)
    if scope.get("scheme") == "https":
        headers.setdefault("Strict-Transport-Security", _HSTS)
    return message


def _is_page(scope: Scope) -> bool:
    """Whether a person's browser asked for a page, and no program with a key for an answer."""
    headers = Headers(scope=scope)
    accepts = "text/html" in headers.get("accept", "")
    return scope["method"] == "GET" and accepts and "authorization" not in headers and scope["path"] != SIGN_IN


def _sent_away(scope: Scope) -> Message:
    path = scope["path"] + (f"?{scope['query_string'].decode('latin-1')}" if scope.get("query_string") else "")
    message: Message = {"type": "http.response.start", "status": 303, "headers": []}
    MutableHeaders(scope=message)["Location"] = f"{SIGN_IN}?next={quote(path, safe='')}"
    return _bound(message, scope)
