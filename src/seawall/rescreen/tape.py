"""The attestation of a screening of all known customers, on the tape: that nobody was left out, under which lists and policy."""

from collections.abc import Iterable
from datetime import datetime

from seawall.audit import Actor
from seawall.audit.events import PopulationScreened
from seawall.store import Store

PROGRAM = Actor("seawall customers", is_program=True)
_KIND = str(PopulationScreened.__struct_config__.tag)


def attest(store: Store, attested: Iterable[PopulationScreened], now: datetime) -> None:
    """Say on the tape what was screened, each screening once; the file of attestations has said it already."""
    bodies = (event.body for event in store.events(0, (_KIND,)))
    known = {body.screening for body in bodies if isinstance(body, PopulationScreened)}
    new = [("system", one) for one in attested if one.screening not in known]
    if new:
        store.append(new, PROGRAM, now)
