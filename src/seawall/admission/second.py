"""The second factor: enrolled once, asked for at each sign-in, no code of it taken twice."""

from dataclasses import replace

from seawall.access import User, Wants
from seawall.access import second_factor as factor
from seawall.admission.gate import Entered, Gate, anew, closes, entered, refused, try_once, user_stream, wants
from seawall.admission.signing_in import prove
from seawall.audit.access_events import SecondFactorSet
from seawall.errors import NotAllowed
from seawall.store.access import Step, change_user, end_sessions

_WRONG = "the code is not right, or was used already"


def second_factor(gate: Gate, here: Entered, code: str) -> Entered:
    """Finish a sign-in by an authenticator's code or a recovery code. NotAllowed where it is wrong or was used."""
    if here.session.wants is not Wants.CODE:
        raise NotAllowed("no code is asked for")
    name = try_once(gate, "code", here.user.id)
    number = factor.number_of(here.user.totp, code, gate.now, here.user.totp_used)
    left = None if number else factor.without(here.user.recovery, code)
    if number is None and left is None:
        refused(gate, here.user, "wrong code", closes(gate, name))
        raise NotAllowed(_WRONG)
    by = "password and code" if number else "password and recovery code"
    return entered(
        gate,
        here.user,
        wants(gate, here.user, has_code=True),
        by,
        old=here.token,
        steps=(_used(here.user, number, code),),
        forgiven=(name,),
    )


def _used(seen: User, number: int | None, code: str) -> Step:
    """Use the code up, as the user stands when it is written: of two who come with it at once one is let in."""

    def changed(user: User) -> User:
        if user.epoch != seen.epoch or user.is_disabled:
            raise NotAllowed("your account was changed meanwhile: sign in again")
        if number is not None:
            if number <= user.totp_used:
                raise NotAllowed(_WRONG)
            return replace(user, totp_used=number)
        left = factor.without(user.recovery, code)
        if left is None:
            raise NotAllowed(_WRONG)
        return replace(user, recovery=left)

    return change_user(seen.id, changed)


def offered(here: Entered) -> tuple[str, str]:
    """The secret that is offered for enrolment in this session, and its address for the picture."""
    _refuse_another(here)
    secret = factor.secret_for(here.token)
    return secret, factor.address_of(secret, here.user.id)


def enrol(gate: Gate, here: Entered, code: str, password: str = "") -> tuple[Entered, tuple[str, ...]]:
    """Take the offered secret, once its first code is right; gives the recovery codes, which are shown this once.

    Who is signed in already says their password again: an unwatched screen must not give away an account.
    """
    _refuse_another(here)
    forgiven = (prove(gate, here.user, password),) if here.session.wants is Wants.NOTHING else ()
    secret = factor.secret_for(here.token)
    number = factor.number_of(secret, code, gate.now, 0)
    if number is None:
        raise NotAllowed("the code is not right: look at the clock of the telephone, then try the next code")
    codes = factor.new_recovery(gate.chance)

    def changed(user: User) -> User:
        if user.totp or user.epoch != here.user.epoch:
            raise NotAllowed("your account was changed meanwhile: sign in again")
        return anew(replace(user, totp=secret, totp_used=number, recovery=tuple(map(factor.kept, codes))))

    after = changed(here.user)
    done = entered(
        gate,
        after,
        wants(gate, after, has_code=True),
        "password and code" if here.session.wants else "",
        said=((user_stream(after.id), SecondFactorSet(is_on=True)),),
        steps=(change_user(after.id, changed), end_sessions(after.id)),
        forgiven=forgiven,
    )
    return done, codes


def _refuse_another(here: Entered) -> None:
    if here.session.wants not in {Wants.NOTHING, Wants.ENROLMENT}:
        raise NotAllowed("finish signing in first")
    if here.user.totp:
        raise NotAllowed("there is a second factor already: an administrator can take it away")
    if not here.user.password:
        raise NotAllowed("who signs in elsewhere has their second factor there")
