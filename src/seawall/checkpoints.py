"""The story of checkpoints: one hash over all events, put on the tape, exported, and read again years later."""

from collections.abc import Iterator
from datetime import datetime

import msgspec

from seawall.audit import Actor, Checkpoint, root_of
from seawall.audit.events import CheckpointMade
from seawall.errors import InputRefused
from seawall.store import Store


class Exported(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A checkpoint as it is kept elsewhere: the Merkle root (RFC 6962) over the hashes of the first `size` events.

    made_at is the moment by the clock of whoever made it (UTC); it proves nothing.
    """

    size: int
    root: str
    made_at: datetime
    kind: str = "seawall checkpoint"

    @property
    def checkpoint(self) -> Checkpoint:
        """What is proved against it."""
        return Checkpoint(self.size, self.root)

    def written(self) -> bytes:
        """The bytes of its file."""
        return msgspec.json.format(msgspec.json.encode(self)) + b"\n"


def export(store: Store, actor: Actor, now: datetime) -> Exported:
    """Prove the tape, and put a checkpoint over all its events on it. ChainBroken where it does not hold."""
    size = store.verify().last.seq
    if not size:
        raise InputRefused("the tape is empty: there is nothing to make a checkpoint of")
    made = root_of(store.hashes(size))
    store.append([("system", CheckpointMade(size=made.size, root=made.root))], actor, now)
    return Exported(size=made.size, root=made.root, made_at=now)


def read_exported(data: bytes, name: str) -> Exported:
    """An exported checkpoint of a file's bytes. InputRefused where it is none."""
    try:
        found = msgspec.json.decode(data, type=Exported)
    except msgspec.MsgspecError as error:
        raise InputRefused(f"{name} is no checkpoint: {error}") from error
    if found.size < 0 or len(found.root) != 64 or set(found.root) - set("0123456789abcdef"):
        raise InputRefused(f"{name} is no checkpoint: its size or root makes no sense")
    return found


def checked(exported: Exported) -> Iterator[str]:
    """What must be said of a checkpoint that was found right."""
    yield f"the checkpoint says that it was made at {exported.made_at:%Y-%m-%d %H:%M:%S} UTC; no time-stamp proves that"
