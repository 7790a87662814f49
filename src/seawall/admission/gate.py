"""The gate: what every step of admission works with, and what somebody has in hand who came through."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import MAXYEAR, datetime, timedelta
from hashlib import sha256

from seawall.access import Session, User, Wants, sessions
from seawall.access.lockout import closed_until
from seawall.access.passwords import ABSENT, USUAL, Cost
from seawall.audit import Actor, Body, Role
from seawall.audit.access_events import SignedIn, SignInRefused
from seawall.errors import NotAllowed
from seawall.store import Store
from seawall.store.access import Step, attempt, end_session, failures_of, forget_failures, keep_session

# Who acts where nobody is known yet. A space is in no user's id.
AT_THE_DOOR = Actor("seawall sign-in", is_program=True)
# One sentence for a name that nobody has and for a wrong password: what it was is nobody's who does not know.
WRONG = "the name or the password is not right"
# Those whose word moves money or gives rights prove by two things who they are.
DEMANDED = frozenset({Role.APPROVER, Role.ADMINISTRATOR})


@dataclass(frozen=True, slots=True)
class Gate:
    """One moment at the door.

    chance    gives so many random bytes
    address   where whoever comes, comes from; it is a private word on the tape
    demanded  the roles that need a second factor
    cost      what a new password's hash costs; absent is the hash that is compared for names that nobody has
    """

    store: Store
    now: datetime
    chance: Callable[[int], bytes]
    address: str = ""
    demanded: frozenset[Role] = DEMANDED
    cost: Cost = USUAL
    absent: str = ABSENT


@dataclass(frozen=True, slots=True)
class Entered:
    """Somebody with a session: token is the word for the cookie. session.wants says what is still lacking."""

    token: str
    session: Session
    user: User


def in_words(user: User) -> Actor:
    """The user as the tape names them."""
    return Actor(user.id, user.roles)


def user_stream(id_: str) -> str:
    """Where a user's roles, passwords and factors are told of."""
    return f"user:{id_}"


def sign_in_stream(id_: str) -> str:
    """Where it is told when a user came; without an id, of names that nobody has."""
    return f"sign-in:{id_}" if id_ else "sign-in"


def try_once(gate: Gate, kind: str, id_: str) -> str:
    """Count an attempt as a wrong one before it is looked at; gives what forgives it.

    NotAllowed, without looking, while the name is closed. The event that closed it is on the tape; attempts meanwhile are not.
    """
    name = sha256(f"{kind}:{id_}".encode("utf-8", "replace")).hexdigest()
    _, until = gate.store.take(attempt(name, gate.now))
    if until is not None:
        raise NotAllowed(closed(until))
    return name


def closed(until: datetime) -> str:
    """What whoever waits is told."""
    if until.year == MAXYEAR:
        return "too many wrong attempts: an administrator has to open this name again"
    return f"too many wrong attempts: try again after {until:%H:%M} UTC"


def refused(gate: Gate, user: User | None, why: str, until: datetime | None) -> None:
    """Write down that somebody was not let in."""
    event = SignInRefused(why=why, address=gate.address, until=until)
    gate.store.append([(sign_in_stream(user.id if user else ""), event)], AT_THE_DOOR, gate.now)


def closes(gate: Gate, name: str) -> datetime | None:
    """Until when the name is closed by the attempt that was just counted; None: it is not."""
    return closed_until(gate.store.ask(failures_of(name)), gate.now + timedelta(microseconds=1))


def entered(  # noqa: PLR0913  # all that is written in one step
    gate: Gate,
    user: User,
    wants: Wants,
    by: str,
    *,
    old: str = "",
    said: tuple[tuple[str, Body], ...] = (),
    steps: tuple[Step, ...] = (),
    forgiven: tuple[str, ...] = (),
) -> Entered:
    """Give somebody a session with a new word, whatever word they came with; the old one ends in the same step.

    by says by what they proved who they are: it is told once nothing is wanted any more; empty: they were in before. user is as steps leave them.
    """
    token = sessions.token_of(gate.chance(sessions.TOKEN_BYTES))
    session = Session(sessions.kept(token), user.id, user.epoch, gate.now, gate.now, wants)
    told = (*said, *(() if wants or not by else ((sign_in_stream(user.id), SignedIn(by=by, address=gate.address)),)))
    written = (
        *steps,
        *map(forget_failures, forgiven),
        *((end_session(sessions.kept(old)),) if old else ()),
        keep_session(session),
    )
    if told:
        gate.store.append(told, in_words(user), gate.now, beside=written)
    else:
        gate.store.take(lambda connection: [step(connection) for step in written])
    return Entered(token, session, user)


def wants(gate: Gate, user: User, *, has_code: bool) -> Wants:
    """What a user's session lacks, in the order in which it is asked for."""
    if user.totp and not has_code:
        return Wants.CODE
    if user.must_change:
        return Wants.NEW_PASSWORD
    return Wants.ENROLMENT if not user.totp and user.roles & gate.demanded else Wants.NOTHING


def anew(user: User) -> User:
    """The user with all older sessions at their end."""
    return replace(user, epoch=user.epoch + 1)
