"""Programs and their keys: made, shown once, used, revoked; a program's own, or a person's."""

from dataclasses import replace
from datetime import timedelta

from seawall.access import Key, Right, keys
from seawall.access.users import name_of
from seawall.admission.gate import Entered, Gate, in_words
from seawall.audit import Actor, Role
from seawall.audit.access_events import KeyMade, KeyRevoked
from seawall.errors import NotAllowed
from seawall.store.access import all_keys, change_key, find_key, keep_key, used

# How exactly it is known when a key was last used.
_NOTED = timedelta(minutes=10)


def make_key(
    gate: Gate, actor: Actor, name: str, scopes: frozenset[Right], lasts: timedelta = keys.USUAL
) -> tuple[Key, str]:
    """A key for a program, and its text, which nobody can show again. NotAllowed where it would do or last too much."""
    _administers(actor)
    made, text = keys.new(name_of(name), scopes, by=actor.id, now=gate.now, lasts=lasts, chance=gate.chance)
    told = tuple(sorted(map(keys.slug, scopes)))
    body = KeyMade(name=made.name, scopes=told, until=made.until)
    gate.store.append([(f"key:{made.id}", body)], actor, gate.now, {f"key:{made.id}": 0}, beside=[keep_key(made)])
    return made, text


def make_token(
    gate: Gate, here: Entered, name: str, scopes: frozenset[Right], lasts: timedelta = keys.USUAL
) -> tuple[Key, str]:
    """A person's own key, by which a program acts as them, and its text. Only they make it, in a session of their own.

    NotAllowed where the session wants something yet, and where the key would do more than they may, or last too long.
    """
    if here.session.wants:
        raise NotAllowed("sign in first, with all that is asked for")
    made, text = keys.new(
        name_of(name), scopes, by=here.user.id, now=gate.now, lasts=lasts, chance=gate.chance, holder=here.user
    )
    told = tuple(sorted(map(keys.slug, scopes)))
    body = KeyMade(name=made.name, scopes=told, until=made.until, user=here.user.id)
    stream = f"key:{made.id}"
    gate.store.append([(stream, body)], in_words(here.user), gate.now, {stream: 0}, beside=[keep_key(made)])
    return made, text


def end_token(gate: Gate, here: Entered, id_: str) -> None:
    """End one's own key. NotAllowed where it is nobody's or somebody else's."""

    def ended(key: Key) -> Key:
        if key.user != here.user.id:
            raise NotAllowed(f"you have no key {id_!r}")
        return _revoked(key, gate)

    body = KeyRevoked(why="by its person")
    gate.store.append([(f"key:{id_}", body)], in_words(here.user), gate.now, beside=[change_key(id_, ended)])


def tokens_of(gate: Gate, user: str) -> tuple[Key, ...]:
    """A person's own keys that open something, the newest first."""
    return tuple(key for key in gate.store.ask(all_keys) if key.user == user and not key.why_not(gate.now))


def revoke_key(gate: Gate, actor: Actor, id_: str, why: str) -> None:
    """End a key. A service that has just taken it goes on taking it for the seconds that it remembers."""
    _administers(actor)

    step = change_key(id_, lambda key: _revoked(key, gate))
    gate.store.append([(f"key:{id_}", KeyRevoked(why=why))], actor, gate.now, beside=[step])


def _revoked(key: Key, gate: Gate) -> Key:
    if key.revoked_at is not None:
        raise NotAllowed(f"the key {key.id} was revoked before")
    return replace(key, revoked_at=gate.now)


def programs(gate: Gate) -> tuple[Key, ...]:
    """Every key, the newest first, the ended ones too."""
    return gate.store.ask(all_keys)


def program(gate: Gate, text: str) -> Key | None:
    """The key that a program came with; None where it is none, or opens nothing any more."""
    said = keys.parts(text)
    found = gate.store.ask(find_key(said[0])) if said else None
    if said is None or found is None or not keys.is_right(found, said[1]) or found.why_not(gate.now):
        return None
    if found.used_at is None or gate.now - found.used_at >= _NOTED:
        gate.store.take(used(found, gate.now))
    return found


def _administers(actor: Actor) -> None:
    if Role.ADMINISTRATOR not in actor.roles:
        raise NotAllowed(f"{actor.id} is no administrator")
