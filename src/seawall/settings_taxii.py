"""Servers of claims that a user declares in the settings file: TAXII 2.1, with what proves who asks."""

import base64
import difflib
import re
from collections.abc import Mapping
from dataclasses import dataclass

from seawall.fetch.taxii import Server
from seawall.settings_signing import from_file

# A name stands in the archive's index and on the command line.
_NAME = re.compile(r"[a-z0-9][a-z0-9._-]{0,63}")
_KEYS = ("name", "url", "root", "collections", "user", "secret_env", "private")
_LOOPBACK = re.compile(r"http://(?:localhost|127\.0\.0\.1|\[::1\])(?::\d+)?/")
_SCHEME = "Bearer"


@dataclass(frozen=True, slots=True)
class TaxiiServer:
    """A declared server; root and collections are what is asked of it, empty: all that it offers."""

    name: str
    server: Server
    root: str = ""
    collections: tuple[str, ...] = ()


def servers(value: object, environ: Mapping[str, str]) -> tuple[TaxiiServer, ...]:
    """The `[[taxii]]` tables of a settings file.

    A secret is read from the variable that secret_env names, or from the file that the variable with _FILE behind it names.
    ValueError where a key does not exist, is missing, or makes no sense; what a secret holds is never repeated.
    """
    if not isinstance(value, list) or not all(isinstance(table, dict) for table in value):
        raise ValueError("[[taxii]] tables of the settings file are expected")
    found = tuple(_declared(table, environ) for table in value)
    names = [each.name for each in found]
    for twice in (name for name in names if names.count(name) > 1):
        raise ValueError(f"two servers have the name {twice!r}")
    return found


def refuse_open(url: str) -> None:
    """ValueError where what a server gives, or is told, could be read and changed by anybody on the way."""
    if not url.startswith("https://") and not _LOOPBACK.match(url):
        raise ValueError(f"{url.partition('?')[0]!r}: a server of claims is asked over https only, or on this machine")


def _declared(table: Mapping[str, object], environ: Mapping[str, str]) -> TaxiiServer:
    for key in (key for key in table if key not in _KEYS):
        close = difflib.get_close_matches(key, _KEYS, n=1, cutoff=0.5)
        nearest = f"did you mean {close[0]}?" if close else f"those that do: {', '.join(_KEYS)}"
        raise ValueError(f"a server has no key {key!r}; {nearest}")
    name, url = _text(table, "name"), _text(table, "url")
    if not _NAME.fullmatch(name):
        raise ValueError(f"the name {name!r} is not of small letters, digits, dots and dashes")
    refuse_open(url)
    private = table.get("private", False)
    if not isinstance(private, bool):
        raise ValueError("private is true or false")  # noqa: TRY004  # all readers refuse alike
    server = Server(url, _authorization(name, table, environ), private)
    root = _text(table, "root") if "root" in table else ""
    return TaxiiServer(name, server, root, _texts(table, "collections"))


def _authorization(name: str, table: Mapping[str, object], environ: Mapping[str, str]) -> str:
    """The header: a token by itself is a bearer's, one with its scheme before it is sent as it is; with a user it is a password."""
    if "secret_env" not in table:
        if "user" in table:
            raise ValueError(f"the server {name!r} has a user and no secret_env for the password")
        return ""
    variable = _text(table, "secret_env")
    secret = (from_file(variable, environ) or "").strip()
    if not secret or not secret.isascii() or not secret.isprintable():
        raise ValueError(f"the variable {variable}, which is to hold the secret of {name!r}, is empty or no plain text")
    if "user" in table:
        pair = f"{_text(table, 'user')}:{secret}".encode()
        return f"Basic {base64.b64encode(pair).decode('ascii')}"
    return secret if " " in secret else f"{_SCHEME} {secret}"


def _text(table: Mapping[str, object], key: str) -> str:
    value = table.get(key)
    if not isinstance(value, str) or not value.strip() or not value.isprintable():
        raise ValueError(f"a server needs a text for {key!r}")
    return value.strip()


def _texts(table: Mapping[str, object], key: str) -> tuple[str, ...]:
    values = table.get(key, [])
    if not isinstance(values, list):
        raise ValueError(f"a list of texts is expected for {key!r}")  # noqa: TRY004  # all readers refuse alike
    return tuple(_text({key: value}, key) for value in values)
