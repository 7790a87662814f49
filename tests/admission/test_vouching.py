"""Signing in elsewhere: a token that is forged, old, another's or for another opens nothing; a good one opens for its groups."""

import base64
import hmac
import random
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import pytest
from joserfc.jwk import RSAKey

from seawall.access.oidc import Asked, Provider
from seawall.admission import Doors, Entered, come_back, disable, people, send_away, sign_in, who_is
from seawall.audit import Role
from seawall.audit.access_events import RolesGiven, SignedIn, SignInRefused, UserAdded
from seawall.errors import FetchFailed, NotAllowed
from seawall.fetch import Clock, Patience, Web, client
from tests.admission.issuer import SECRET, Issuer, challenge, issuer, new_key, query, unsigned
from tests.admission.made import INES, House, opened

BACK = "http://127.0.0.1:8000/sign-in/provider/back"
GROUPS = {"screening": Role.ANALYST, "heads": Role.APPROVER, "it": Role.ADMINISTRATOR}


@pytest.fixture(scope="module")
def key() -> RSAKey:
    return new_key()


@dataclass(slots=True)
class Visit:
    """A house, a provider, and a browser that was sent to it and comes back."""

    house: House
    issuer: Issuer
    doors: Doors
    asked: Asked

    def claims(self, **others: Any) -> dict[str, Any]:
        second = int(self.house.now.timestamp())
        return {
            "iss": self.issuer.url,
            "aud": "seawall",
            "sub": "0007",
            "exp": second + 300,
            "iat": second,
            "nonce": self.asked.nonce,
            "preferred_username": "ana",
            "name": "Ana Example",
            "groups": ["screening", "football"],
        } | others

    def back(self, token: str, code: str = "one time") -> Entered:
        self.issuer.token = token
        return come_back(self.house.gate(), self.doors, self.asked, self.asked.state, code)


@pytest.fixture
def visit(url: str, key: RSAKey) -> Iterator[Visit]:
    patience = Patience(tries=1, connect=5, read=5)
    clock = Clock(lambda: datetime.now(UTC), time.monotonic, time.sleep, random.random)
    with opened(url) as house, issuer(key) as running, client(patience, "Seawall/test") as http:
        provider = Provider(running.url, "seawall", SECRET, GROUPS)
        doors = Doors(provider, lambda: Web(http, patience, clock), BACK)
        asked, _ = send_away(house.gate(), doors)
        yield Visit(house, running, doors, asked)


def test_a_browser_is_sent_away_with_state_nonce_and_challenge(visit: Visit) -> None:
    asked, address = send_away(visit.house.gate(), visit.doors)
    assert address.startswith(f"{visit.issuer.url}/authorize?")
    assert query(address) == {
        "response_type": "code",
        "client_id": "seawall",
        "redirect_uri": BACK,
        "scope": "openid profile email",
        "state": asked.state,
        "nonce": asked.nonce,
        "code_challenge": challenge(asked.verifier),
        "code_challenge_method": "S256",
    }
    assert asked != visit.asked


def test_whom_the_provider_vouches_for_is_let_in_with_the_roles_of_their_groups(visit: Visit) -> None:
    here = visit.back(visit.issuer.signed(visit.claims()))
    assert (here.user.id, here.user.roles, here.user.password) == ("ana", frozenset({Role.ANALYST}), "")
    assert who_is(visit.house.gate(), here.token) == here
    (form,) = visit.issuer.asked
    assert form == {
        "grant_type": "authorization_code",
        "code": "one time",
        "redirect_uri": BACK,
        "client_id": "seawall",
        "client_secret": SECRET,
        "code_verifier": visit.asked.verifier,
    }
    assert visit.house.told(SignedIn) == [SignedIn(by="provider", address="192.0.2.7")]
    assert len(visit.house.told(UserAdded)) == 2


def test_who_comes_again_is_the_same_user_whatever_they_are_called_now(visit: Visit) -> None:
    first = visit.back(visit.issuer.signed(visit.claims()))
    again = visit.back(visit.issuer.signed(visit.claims(preferred_username="another", groups=["heads"])))
    assert (again.user.id, again.user.roles) == ("ana", frozenset({Role.APPROVER}))
    assert visit.house.told(RolesGiven) == [RolesGiven(roles=("approver",))]
    assert who_is(visit.house.gate(), first.token) is None


_Forgery = Callable[[Visit], str]


def _as_another(**claims: Any) -> _Forgery:
    return lambda visit: visit.issuer.signed(visit.claims(**claims))


def _without(name: str) -> _Forgery:
    def forged(visit: Visit) -> str:
        claims = visit.claims()
        del claims[name]
        return visit.issuer.signed(claims)

    return forged


def _by_public_key(visit: Visit) -> str:
    """The old trick: the provider's public key, which everybody has, as the secret of HS256."""
    public = visit.issuer.key.as_pem(private=False)
    said = unsigned(visit.claims(), "HS256", str(visit.issuer.key.kid)).rpartition(".")[0]
    made = hmac.digest(public, said.encode(), "sha256")
    return f"{said}.{base64.urlsafe_b64encode(made).decode().rstrip('=')}"


FORGERIES: dict[str, _Forgery] = {
    "alg none": lambda visit: unsigned(visit.claims(), "none", str(visit.issuer.key.kid)),
    "alg None": lambda visit: unsigned(visit.claims(), "None", str(visit.issuer.key.kid)),
    "alg none, with a signature": lambda visit: unsigned(visit.claims(), "none", str(visit.issuer.key.kid), b"signed"),
    "no signature": lambda visit: unsigned(visit.claims(), "RS256", str(visit.issuer.key.kid)),
    "the public key as a secret": _by_public_key,
    "another key with the same number": lambda visit: visit.issuer.signed(visit.claims(), key=new_key()),
    "a number that is not in the key set": lambda visit: visit.issuer.signed(visit.claims(), kid="other"),
    "another issuer": _as_another(iss="https://elsewhere.example"),
    "another audience": _as_another(aud="another client"),
    "audiences without us": _as_another(aud=["a", "b"]),
    "two audiences, given to the other": _as_another(aud=["seawall", "b"], azp="b"),
    "two audiences, given to nobody": _as_another(aud=["seawall", "b"]),
    "another nonce": _as_another(nonce="of another sign-in"),
    "no nonce": _without("nonce"),
    "over": _as_another(exp=int(datetime(2026, 11, 22, 8, 58, tzinfo=UTC).timestamp())),
    "an end that is no number": _as_another(exp="tomorrow"),
    "no end": _without("exp"),
    "made tomorrow": _as_another(iat=int(datetime(2026, 11, 23, tzinfo=UTC).timestamp())),
    "not valid yet": _as_another(nbf=int(datetime(2026, 11, 23, tzinfo=UTC).timestamp())),
    "no subject": _without("sub"),
    "a subject that is no text": _as_another(sub=["0007"]),
    "no group that has a role": _as_another(groups=["football"]),
    "no groups": _without("groups"),
    "groups of another shape": _as_another(groups={"screening": True}),
    "roles that one person may not have": _as_another(groups=["screening", "it"]),
    "a name that is no id": _as_another(preferred_username="ana\n\x1b[2Jadmin"),
    "the id of another user": _as_another(preferred_username="ines"),
    "no token at all": lambda _: "seawall",
    "changed on the way": lambda visit: visit.issuer.signed(visit.claims()).replace(".", ".e", 1),
}  # fmt: skip


@pytest.mark.parametrize("how", FORGERIES)
def test_a_token_that_is_not_to_be_trusted_opens_nothing_and_is_written_down(visit: Visit, how: str) -> None:
    with pytest.raises(NotAllowed):
        visit.back(FORGERIES[how](visit))
    assert [user.id for user in people(visit.house.gate())] == ["ines"]
    assert len(visit.house.told(SignInRefused)) == 1
    assert visit.house.told(SignedIn) == []


def test_a_browser_that_was_not_sent_away_is_refused_before_the_provider_is_asked(visit: Visit) -> None:
    gate = visit.house.gate()
    other, _ = send_away(gate, visit.doors)
    for asked, state in ((None, visit.asked.state), (visit.asked, other.state), (visit.asked, "")):
        with pytest.raises(NotAllowed, match="not begun here"):
            come_back(gate, visit.doors, asked, state, "code")
    with pytest.raises(NotAllowed, match="did not let you in"):
        come_back(gate, visit.doors, visit.asked, visit.asked.state, "")
    assert visit.issuer.asked == []


def test_a_disabled_user_is_refused_though_the_provider_vouches(visit: Visit) -> None:
    visit.back(visit.issuer.signed(visit.claims()))
    disable(visit.house.gate(), INES, "ana", "has left")
    with pytest.raises(NotAllowed, match="disabled"):
        visit.back(visit.issuer.signed(visit.claims()))


def test_who_signs_in_elsewhere_has_no_password_here(visit: Visit) -> None:
    visit.back(visit.issuer.signed(visit.claims()))
    with pytest.raises(NotAllowed, match="the name or the password"):
        sign_in(visit.house.gate(), "ana", "")


def test_a_provider_that_does_not_answer_or_speaks_for_another_lets_nobody_in(visit: Visit) -> None:
    visit.issuer.status = 500
    with pytest.raises(FetchFailed, match="500"):
        visit.back("")
    visit.house.later(hours=1)
    visit.issuer.metadata["issuer"] = "https://elsewhere.example"
    with pytest.raises(FetchFailed, match="another issuer"):
        send_away(visit.house.gate(), visit.doors)
    visit.issuer.metadata |= {"issuer": visit.issuer.url, "token_endpoint": "http://elsewhere.example/token"}
    with pytest.raises(FetchFailed, match="https endpoint"):
        send_away(visit.house.gate(), visit.doors)
