"""Signing in elsewhere: a browser is sent to an OpenID provider, comes back with a code, and the provider vouches for it."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from seawall.access import User, Wants, oidc
from seawall.access.oidc import Asked, Endpoints, Provider, Vouched
from seawall.admission.gate import AT_THE_DOOR, Entered, Gate, anew, entered, refused, user_stream
from seawall.audit import Body
from seawall.audit.access_events import RolesGiven, UserAdded
from seawall.errors import FetchFailed, InputRefused, NotAllowed
from seawall.fetch import Web, ask, look_up
from seawall.store.access import Step, change_user, find_subject, find_user, keep_user

_JSON = "application/json"
_KEYS = (_JSON, "application/jwk-set+json")
# The provider's keys change in days; metadata in years.
_REMEMBERED = timedelta(minutes=10)


@dataclass(slots=True)
class Doors:
    """The provider, how it is asked, and what it said of itself last, for some minutes.

    back is the address that it sends browsers back to, as it is registered there.
    """

    provider: Provider
    web: Callable[[], Web]
    back: str
    _known: tuple[datetime, Endpoints] | None = None

    def endpoints(self, now: datetime) -> Endpoints:
        """Where the provider is asked. Raises FetchFailed."""
        if self._known is None or not timedelta(0) <= now - self._known[0] < _REMEMBERED:
            url = self.provider.issuer.rstrip("/") + "/.well-known/openid-configuration"
            if not oidc.is_safe(url):
                raise FetchFailed("the provider's issuer is no https address")
            data = look_up(self.web(), url, takes=(_JSON,), most=oidc.MOST_METADATA)
            self._known = now, oidc.metadata_of(data, self.provider)
        return self._known[1]


def send_away(gate: Gate, doors: Doors) -> tuple[Asked, str]:
    """What the browser keeps, and the address that it is sent to. Raises FetchFailed."""
    asked = oidc.begin(gate.chance)
    return asked, oidc.address(asked, doors.provider, doors.endpoints(gate.now), doors.back)


def come_back(  # noqa: PLR0913, PLR0917  # what the browser brings
    gate: Gate, doors: Doors, asked: Asked | None, state: str, code: str, before: str = ""
) -> Entered:
    """Let somebody in whom the provider vouches for; before is the word that the browser came with: its session ends.

    NotAllowed where another browser was sent away, or the token is not to be trusted, which is written down; FetchFailed
    where the provider does not answer. Keys are fetched at each sign-in: one that was withdrawn opens nothing.
    """
    if asked is None or not oidc.came_back(asked, state):
        raise NotAllowed("this sign-in was not begun here, or took too long: begin again")
    if not code:
        raise NotAllowed("the provider did not let you in")
    endpoints = doors.endpoints(gate.now)
    web = doors.web()
    form = oidc.question(asked, doors.provider, code, doors.back)
    answer = ask(
        web, endpoints.token, form, sends="application/x-www-form-urlencoded", takes=_JSON, most=oidc.MOST_METADATA
    )
    keys = look_up(web, endpoints.keys, takes=_KEYS, most=oidc.MOST_METADATA)
    try:
        vouched = oidc.vouched(oidc.token_in(answer), keys, doors.provider, asked.nonce, gate.now)
        return _welcomed(gate, vouched, before)
    except InputRefused as error:
        refused(gate, None, "the provider's name for this user is no id", None)
        raise NotAllowed(f"the provider's name for you is no id here: {error}") from error
    except NotAllowed as error:
        refused(gate, None, str(error), None)
        raise


def _welcomed(gate: Gate, vouched: Vouched, before: str) -> Entered:
    known = gate.store.ask(find_subject(vouched.subject))
    if known is None:
        return _added(gate, vouched, before)
    if known.is_disabled:
        raise NotAllowed("this user is disabled")
    if known.roles == vouched.roles:
        return _in(gate, known, before)
    said = ((user_stream(known.id), RolesGiven(roles=_told(vouched))),)
    after = anew(replace(known, roles=vouched.roles))

    def changed(user: User) -> User:
        if user.is_disabled or user.epoch != known.epoch:
            raise NotAllowed("your account was changed meanwhile: sign in again")
        return after

    return _in(gate, after, before, said, (change_user(known.id, changed),))


def _added(gate: Gate, vouched: Vouched, before: str) -> Entered:
    if gate.store.ask(find_user(vouched.id)) is not None:
        # A provider's name can be given to somebody else there; its number (sub) can't.
        raise NotAllowed(f"the id {vouched.id} is another user's here")
    user = User(vouched.id, vouched.name, vouched.roles, gate.now, subject=vouched.subject)
    body = UserAdded(roles=_told(vouched), name=user.name, subject=user.subject)
    gate.store.append(
        [(user_stream(user.id), body)], AT_THE_DOOR, gate.now, {user_stream(user.id): 0}, beside=[keep_user(user)]
    )
    return _in(gate, user, before)


def _in(
    gate: Gate, user: User, before: str, said: tuple[tuple[str, Body], ...] = (), steps: tuple[Step, ...] = ()
) -> Entered:
    return entered(gate, user, Wants.NOTHING, "provider", old=before, said=said, steps=steps)


def _told(vouched: Vouched) -> tuple[str, ...]:
    return tuple(sorted(role.value for role in vouched.roles))
