"""Administration: who may sign in and as what, which programs have a key, and every act with its event on the tape."""

import secrets
from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import Annotated

from fastapi import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from seawall import admission
from seawall.access import Right, rights_of
from seawall.access.keys import LONGEST, USUAL, scopes_of, slug
from seawall.access.users import roles_of
from seawall.admission import Gate
from seawall.audit import Actor, Role
from seawall.errors import InputRefused, NotAllowed
from seawall.web.desk.forms import Form, Said
from seawall.web.desk.page import moment_of, page, see
from seawall.web.desk.page import pages as _pages
from seawall.web.guard import needs
from seawall.web.house import Visitor, house_of
from seawall.web.signing.lobby import lobby_of

pages = _pages()
_Administrator = Annotated[Visitor, needs(Right.ADMINISTER)]
_HERE = "/desk/administration"
# 96 bits: nobody guesses it before it is changed, which its user must do when they first come.
_PASSWORD_BYTES = 12
_ROLES = tuple(role.value for role in Role if role is not Role.SERVICE)
_SCOPES = tuple((slug(right), right.value) for right in Right if right in rights_of([Role.SERVICE]))
# What an act gives that is shown once: what it is called, and the word itself.
_Once = tuple[str, str]
_Act = Callable[[Gate, Actor, str, Said], _Once | None]


@pages.get("/administration", name="administration")
def administration(request: Request, visitor: _Administrator) -> Response:
    """Users and keys, each with what can be done about it."""
    return _shown(request, visitor, Said())


@pages.post("/administration/users")
def add(request: Request, visitor: _Administrator, form: Form) -> Response:
    """Add a user; the answer shows their first password, this once."""

    def added(gate: Gate, actor: Actor) -> _Once:
        first = secrets.token_urlsafe(_PASSWORD_BYTES)
        user = admission.add_user(
            gate, actor, form.text("id"), form.text("name"), roles_of(form.many.get("role", ())), first
        )
        return f"The first password of {user.id}, who must change it", first

    return _done(request, visitor, form, added)


@pages.post("/administration/users/{name}/{act}")
def act_on_user(
    request: Request, visitor: _Administrator, name: str, act: str, form: Form
) -> Response:  # what a route is given
    """One act on one user."""
    return _acted(request, visitor, form, _ON_USERS, (name, act))


@pages.post("/administration/keys")
def make(request: Request, visitor: _Administrator, form: Form) -> Response:
    """Make a key; the answer shows it, this once."""

    def made(gate: Gate, actor: Actor) -> _Once:
        lasts = timedelta(days=min(form.whole("days"), LONGEST.days + 1))
        key, text = admission.make_key(gate, actor, form.text("name"), scopes_of(form.many.get("may", ())), lasts)
        return f"The key of {key.name}, until {key.until:%Y-%m-%d}", text

    return _done(request, visitor, form, made)


@pages.post("/administration/keys/{name}/{act}")
def act_on_key(
    request: Request, visitor: _Administrator, name: str, act: str, form: Form
) -> Response:  # what a route is given
    """One act on one key."""
    return _acted(request, visitor, form, _ON_KEYS, (name, act))


def _password(gate: Gate, actor: Actor, name: str, _said: Said) -> _Once:
    made = secrets.token_urlsafe(_PASSWORD_BYTES)
    admission.set_password(gate, actor, name, made)
    return f"The new password of {name}, who must change it", made


def _roles(gate: Gate, actor: Actor, name: str, said: Said) -> None:
    admission.give_roles(gate, actor, name, roles_of(said.many.get("role", ())))


def _disable(gate: Gate, actor: Actor, name: str, said: Said) -> None:
    admission.disable(gate, actor, name, said.text("why"))


def _enable(gate: Gate, actor: Actor, name: str, said: Said) -> None:
    admission.enable(gate, actor, name, said.text("why"))


def _factor(gate: Gate, actor: Actor, name: str, _said: Said) -> None:
    admission.drop_second_factor(gate, actor, name)


def _unlock(gate: Gate, actor: Actor, name: str, _said: Said) -> None:
    admission.unlock(gate, actor, name)


def _revoke(gate: Gate, actor: Actor, name: str, said: Said) -> None:
    admission.revoke_key(gate, actor, name, said.text("why"))


_ON_USERS: Mapping[str, _Act] = {
    "roles": _roles, "disable": _disable, "enable": _enable, "password": _password, "second-factor": _factor,
    "unlock": _unlock,
}  # fmt: skip
_ON_KEYS: Mapping[str, _Act] = {"revoke": _revoke}


def _acted(
    request: Request, visitor: Visitor, form: Said, acts: Mapping[str, _Act], asked: tuple[str, str]
) -> Response:
    name, word = asked
    act = acts.get(word)
    if act is None:
        raise HTTPException(404, f"nothing is called {word!r} that could be done here")
    return _done(request, visitor, form, lambda gate, actor: act(gate, actor, name, form))


def _done(request: Request, visitor: Visitor, form: Said, act: Callable[[Gate, Actor], _Once | None]) -> Response:
    """Take the step: back to the page, or the page with the word that is shown once, or with what stands against it."""
    gate = lobby_of(request).gate(request)
    try:
        once = act(gate, visitor.actor)
    except (NotAllowed, InputRefused) as refusal:
        return _shown(request, visitor, form, str(refusal))
    if once is None:
        return see(_HERE)
    return _shown(request, visitor, Said(), once=once)


def _shown(request: Request, visitor: Visitor, said: Said, refused: str = "", once: _Once | None = None) -> Response:
    gate = Gate(house_of(request).store, moment_of(request), secrets.token_bytes)
    return page(
        request,
        visitor,
        "administration.html.j2",
        title="Administration",
        status=409 if refused else 200,
        users=admission.people(gate),
        keys=[
            (key, key.why_not(gate.now), sorted(right.value for right in key.scopes))
            for key in admission.programs(gate)
        ],
        roles=_ROLES,
        scopes=_SCOPES,
        usual=USUAL.days,
        said=said,
        refused=refused,
        once=once,
    )
