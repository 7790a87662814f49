"""Signing in by password, signing out, changing the password, and whose session a word is."""

from dataclasses import replace

from seawall.access import User, Wants, passwords, sessions
from seawall.access.users import could_be, folded
from seawall.admission.gate import (
    WRONG,
    Entered,
    Gate,
    anew,
    closes,
    entered,
    in_words,
    refused,
    sign_in_stream,
    try_once,
    user_stream,
    wants,
)
from seawall.audit.access_events import PasswordSet, SignedOut
from seawall.errors import NotAllowed
from seawall.store.access import (
    Step,
    change_user,
    end_session,
    end_sessions,
    find_session,
    find_user,
    noted,
)

_SALT_BYTES = 16
# The longest id is shorter; what is longer is hashed and compared with nothing.
_LONGEST_ID = 200


def sign_in(gate: Gate, said: str, password: str, before: str = "") -> Entered:
    """Let somebody in by name and password. NotAllowed, with the same words for a wrong name as for a wrong password.

    before is the word that the browser came with: its session, whosever it was, ends. A name that nobody has takes the same steps and the same time, and closes after the same attempts.
    """
    id_ = folded(said)[:_LONGEST_ID]
    name = try_once(gate, "password", id_)
    user = gate.store.ask(find_user(id_ if could_be(id_) else ""))
    is_right = passwords.is_right((user.password if user else "") or gate.absent, password)
    if not is_right or user is None or not user.password or user.is_disabled:
        until = closes(gate, name)
        refused(gate, user, _why(user, is_right=is_right), until)
        raise NotAllowed(WRONG)
    return entered(
        gate, user, wants(gate, user, has_code=False), "password", old=before,
        steps=_hashed_anew(gate, user, password), forgiven=(name,),
    )  # fmt: skip


def _why(user: User | None, *, is_right: bool) -> str:
    if user is None:
        return "nobody has this name"
    if not user.password:
        return "this user signs in elsewhere"
    return "this user is disabled" if is_right else "wrong password"


def _hashed_anew(gate: Gate, user: User, password: str) -> tuple[Step, ...]:
    """A hash of an older cost is made anew now that the password is seen."""
    if not passwords.is_weaker(user.password, gate.cost):
        return ()
    made = passwords.hashed(password, gate.cost, gate.chance(_SALT_BYTES))
    return (change_user(user.id, lambda now: replace(now, password=made) if now.password == user.password else now),)


def who_is(gate: Gate, token: str) -> Entered | None:
    """Whose session a cookie's word is, whatever it still wants; None where it is nobody's, or over."""
    found = gate.store.ask(find_session(sessions.kept(token))) if token else None
    if found is None or found[0].is_over(found[1], gate.now):
        return None
    session, user = found
    if gate.now - session.seen_at >= sessions.NOTED:
        gate.store.take(noted(session, gate.now))
    return Entered(token, session, user)


def sign_out(gate: Gate, here: Entered, *, everywhere: bool = False) -> None:
    """End a session, or all of its user's."""
    said = (sign_in_stream(here.user.id), SignedOut(everywhere=everywhere))
    step = end_sessions(here.user.id) if everywhere else end_session(here.session.sha256)
    gate.store.append([said], in_words(here.user), gate.now, beside=[step])


def change_password(gate: Gate, here: Entered, old: str, new: str) -> Entered:
    """A user's own new password: all their other sessions end, and this one gets a new word.

    NotAllowed where the old one is wrong; InputRefused where the new one is none, or the old one again.
    """
    if here.session.wants is Wants.CODE:
        raise NotAllowed("the code of your second factor comes first")
    name = prove(gate, here.user, old)
    chosen = passwords.worthy(new, here.user.id, here.user.name)
    if passwords.normal(old) == chosen:
        raise NotAllowed("this is the old password: choose another one")
    made = passwords.hashed(chosen, gate.cost, gate.chance(_SALT_BYTES))

    def changed(user: User) -> User:
        if user.password != here.user.password or user.epoch != here.user.epoch:
            raise NotAllowed("your account was changed meanwhile: sign in again")
        return anew(replace(user, password=made, must_change=False))

    after = changed(here.user)
    return entered(
        gate,
        after,
        wants(gate, after, has_code=True),
        _by(here),
        said=((user_stream(after.id), PasswordSet(by_another=False)),),
        steps=(change_user(after.id, changed), end_sessions(after.id)),
        forgiven=(name,),
    )


def _by(here: Entered) -> str:
    if not here.session.wants:
        return ""
    return "password and code" if here.user.totp else "password"


def prove(gate: Gate, user: User, password: str) -> str:
    """Ask a user for their password once more; gives what forgives the attempt. NotAllowed where it is wrong."""
    name = try_once(gate, "password", user.id)
    if not user.password or not passwords.is_right(user.password, password):
        refused(gate, user, "wrong password", closes(gate, name))
        raise NotAllowed("the password is not right")
    return name
