"""The attestation of a screening of all known customers, on the tape: that nobody was left out, under which lists and policy."""

from datetime import datetime

from seawall.audit import Actor
from seawall.rescreen.story import Rescreened
from seawall.store import Store

PROGRAM = Actor("seawall customers", is_program=True)


def attest(store: Store, done: Rescreened, now: datetime) -> None:
    """Say on the tape what was screened; the file of attestations has said it already."""
    store.append([("system", done.attestation)], PROGRAM, now)
