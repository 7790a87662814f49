"""The one room that knows the database: the tape of events, documents by hash, and what is read off the tape."""

from seawall.store.compared import Unlike
from seawall.store.documents import Document, Kept
from seawall.store.projections import Projected, Projection
from seawall.store.proof import Proof
from seawall.store.store import Store

__all__ = ["Document", "Kept", "Projected", "Projection", "Proof", "Store", "Unlike"]
