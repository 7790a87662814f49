"""A checkpoint made, put on the tape with its time-stamp, exported, and read again years later."""

from base64 import b64decode, b64encode
from datetime import datetime
from pathlib import Path

import msgspec

from seawall.audit import Actor, Checkpoint, canonical, root_of
from seawall.audit.events import CheckpointMade
from seawall.checkpoints.stamp import Authority, read, stamped
from seawall.errors import ChainBroken, InputRefused
from seawall.fetch import Web
from seawall.store import Document, Store


class Exported(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A checkpoint as it is kept elsewhere: the Merkle root (RFC 6962) over the hashes of the first `size` events.

    made_at is the moment by the clock of whoever made it (UTC); it proves nothing. timestamp is an authority's answer
    (RFC 3161, DER in Base64) over the canonical JSON of root and size; empty where none was asked.
    """

    size: int
    root: str
    made_at: datetime
    timestamp: str = ""
    kind: str = "seawall checkpoint"

    @property
    def checkpoint(self) -> Checkpoint:
        """What is proved against it."""
        return Checkpoint(self.size, self.root)

    def written(self) -> bytes:
        """The bytes of its file."""
        return msgspec.json.format(msgspec.json.encode(self)) + b"\n"


def export(store: Store, actor: Actor, now: datetime, stamping: tuple[Web, Authority] | None = None) -> Exported:
    """Prove the tape, and put a checkpoint over all its events on it, time-stamped where an authority is given.

    ChainBroken where the tape does not hold; FetchFailed where the authority gives no time-stamp: then there is no
    checkpoint either.
    """
    size = store.verify().last.seq
    if not size:
        raise InputRefused("the tape is empty: there is nothing to make a checkpoint of")
    made = root_of(store.hashes(size))
    token = stamped(*stamping, signed_bytes(made)) if stamping else b""
    kept = Document(token, is_private=False)
    body = CheckpointMade(size=made.size, root=made.root, timestamp_sha256=kept.sha256 if token else "")
    store.append([("system", body)], actor, now, archived=[kept] if token else [])
    return Exported(size=made.size, root=made.root, made_at=now, timestamp=b64encode(token).decode("ascii"))


def signed_bytes(checkpoint: Checkpoint) -> bytes:
    """What a time-stamp is over: the canonical JSON of root and size."""
    return canonical({"root": checkpoint.root, "size": checkpoint.size})


def read_exported(data: bytes, name: str) -> Exported:
    """An exported checkpoint of a file's bytes. InputRefused where it is none."""
    try:
        found = msgspec.json.decode(data, type=Exported)
    except msgspec.MsgspecError as error:
        raise InputRefused(f"{name} is no checkpoint: {error}") from error
    if found.size < 0 or len(found.root) != 64 or set(found.root) - set("0123456789abcdef"):
        raise InputRefused(f"{name} is no checkpoint: its size or root makes no sense")
    return found


def checked(exported: Exported, ca_file: Path | None = None) -> tuple[str, ...]:
    """What must be said of a checkpoint's moment. ChainBroken where its time-stamp is of another one or not signed.

    ca_file holds the certificates that the authority's own must lead to; without it the signature is not looked at.
    """
    claimed = f"{exported.made_at:%Y-%m-%d %H:%M:%S} UTC"
    if not exported.timestamp:
        return (f"the checkpoint says that it was made at {claimed}; no time-stamp proves that",)
    try:
        token = b64decode(exported.timestamp, validate=True)
    except ValueError as error:
        raise ChainBroken(f"the time-stamp can't be read: {error}") from error
    stamp = read(token, signed_bytes(exported.checkpoint), ca_file)
    how = (
        ""
        if stamp.is_trusted
        else "; its signature was not checked: set timestamp.ca_file to the authority's certificates"
    )
    return (f"time-stamped at {stamp.at:%Y-%m-%d %H:%M:%S} UTC by {stamp.by}{how}",)
