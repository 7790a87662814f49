"""How people sign in, by the settings: who needs a second factor, who else vouches; and secrets that lie in files."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from seawall.access.oidc import Provider, is_safe, read_roles
from seawall.audit import Role
from seawall.errors import SettingRefused

# Settings whose variable may name a file instead (SEAWALL_STORE_FILE): orchestrators hand secrets over as files, and what
# stands in the environment is read by every program that is started from there.
SECRETS = frozenset({"store", "oidc.client_secret", "http.proxy", "webhook.secret"})
_FILE = "_FILE"
# The password of the first administrator is no setting: it is used once, and stands in no settings file.
ADMIN_PASSWORD = "SEAWALL_ADMIN_PASSWORD"  # noqa: S105  # the variable's name
OTHER_VARIABLES = frozenset({ADMIN_PASSWORD, ADMIN_PASSWORD + _FILE})
_MOST_BYTES = 65_536
_NOBODY = "nobody"
DEMANDED = frozenset({Role.APPROVER, Role.ADMINISTRATOR})


@dataclass(frozen=True, slots=True)
class Signing:
    """How people sign in.

    second_factor  the roles that need one
    url            the service's own address as browsers see it; needed where a provider sends them back
    provider       the OpenID provider; None: users sign in here alone
    """

    second_factor: frozenset[Role] = DEMANDED
    url: str = ""
    provider: Provider | None = None


def signing(take: Callable[..., Any]) -> Signing:
    """The settings of signing in, each taken by its key. SettingRefused where a provider is named by half."""
    roles = take("oidc.roles", read_groups, {})
    second_factor = take("sign_in.second_factor", read_second_factor, DEMANDED)
    url = take("sign_in.url", read_url, "")
    given = {
        "issuer": take("oidc.issuer", read_url, ""),
        "client_id": take("oidc.client_id", _text, ""),
        "client_secret": take("oidc.client_secret", _secret, ""),
        "claim": take("oidc.claim", _text, ""),
        "id_claim": take("oidc.id_claim", _text, ""),
    }
    said = {key: text for key, text in given.items() if text}
    if not said and not roles:
        return Signing(second_factor, url)
    _refuse_half(said, roles, url)
    return Signing(second_factor, url, Provider(roles=roles, **said))


def _refuse_half(said: Mapping[str, str], roles: Mapping[str, Role], url: str) -> None:
    for key in ("issuer", "client_id", "client_secret"):
        if key not in said:
            raise SettingRefused(
                f"the setting oidc.{key} is missing: an OpenID provider needs issuer, client_id and client_secret"
            )
    if not roles:
        raise SettingRefused("the setting oidc.roles is missing: without it nobody whom the provider names has a role")
    if not url:
        raise SettingRefused("the setting sign_in.url is missing: the provider must know where browsers come back to")


def _text(value: object, _: Path) -> str:
    if not isinstance(value, str) or not value.strip():
        raise ValueError("a text is expected")
    return value.strip()


def _secret(value: object, _: Path) -> str:
    if not isinstance(value, str) or not value.strip():
        # What was given is not repeated.
        raise SettingRefused("the setting oidc.client_secret: a text is expected")
    return value.strip()


def read_second_factor(value: object, _: Path) -> frozenset[Role]:
    """The roles that need a second factor: a list, or "nobody"."""
    words = [word.strip() for word in value.split(",")] if isinstance(value, str) else value
    if words == [_NOBODY]:
        return frozenset()
    known = {role.value: role for role in Role if role is not Role.SERVICE}
    if not isinstance(words, list) or not words or not all(isinstance(word, str) and word in known for word in words):
        raise ValueError(f"a list of roles is expected ({', '.join(known)}), or {_NOBODY}")
    return frozenset(known[word] for word in words)


def read_url(value: object, _: Path) -> str:
    """An address that nobody on the way can change: https, or this machine; without a slash at its end."""
    if not isinstance(value, str) or not value.startswith(("https://", "http://")) or not is_safe(value.strip()):
        raise ValueError("an address is expected that begins with https://, or http:// on this machine")
    if any(sign.isspace() or not sign.isprintable() for sign in value.strip()):
        raise ValueError("an address holds no spaces")
    return value.strip()


def read_groups(value: object, _: Path) -> dict[str, Role]:
    """From a provider's groups to roles: "screening-team=analyst", several in a list or with commas between."""
    pairs = value.split(",") if isinstance(value, str) else value
    if not isinstance(pairs, list) or not all(isinstance(pair, str) for pair in pairs):
        raise ValueError("a list of GROUP=ROLE is expected")
    return read_roles(pairs)


def from_file(
    variable: str, variables: Mapping[str, str], read: Callable[[Path], bytes] = Path.read_bytes
) -> str | None:
    """The secret of a variable, or of the file that its twin with _FILE names; None where neither is set.

    The line end that editors leave behind a secret is no part of it. SettingRefused where both are set, or the file can't be
    read; what it holds is never repeated.
    """
    named = variables.get(variable + _FILE)
    if named is None:
        return variables.get(variable)
    if variable in variables:
        raise SettingRefused(f"{variable} and {variable}{_FILE} are both set: one of them is meant")
    try:
        data = read(Path(named).expanduser())
        if len(data) > _MOST_BYTES:
            raise SettingRefused(f"{variable}{_FILE}: {named} is too long for a secret")
        return data.decode("utf-8").rstrip("\r\n")
    except (OSError, RuntimeError, ValueError) as error:
        why = getattr(error, "strerror", None) or type(error).__name__
        raise SettingRefused(f"{variable}{_FILE}: {named!r} can't be read: {why}") from error
