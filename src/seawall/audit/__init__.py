"""All that can happen, and the proof that it did: event types, their canonical bytes, the hash chain, Merkle checkpoints."""

from seawall.audit.canonical import canonical
from seawall.audit.chain import GENESIS, Link, Sealed, opened, private_words, sealed, verify
from seawall.audit.event import Actor, Event, Role
from seawall.audit.events import BODIES, Body, kind_of
from seawall.audit.merkle import Checkpoint, consistent, inclusion, root_of

__all__ = [
    "BODIES", "GENESIS", "Actor", "Body", "Checkpoint", "Event", "Link", "Role", "Sealed", "canonical", "consistent",
    "inclusion", "kind_of", "opened", "private_words", "root_of", "sealed", "verify",
]  # fmt: skip
