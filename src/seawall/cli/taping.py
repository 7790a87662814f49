"""What refreshing and rescreening add to the tape, where the settings record: which corpus is in use, who was screened."""

from collections.abc import Iterable
from pathlib import Path

from seawall.audit.events import PopulationScreened
from seawall.cli.context import now, open_store, settings
from seawall.corpus import current
from seawall.refresh.tape import note_in_use
from seawall.rescreen.tape import attest


def tape_corpus(home: Path | None) -> None:
    """Note the corpus in use; of another home folder than the one set nothing is said on this one's tape."""
    if _records(home):
        with open_store() as store:
            note_in_use(store, current(settings().home), now())


def tape_screenings(home: Path | None, attested: Iterable[PopulationScreened]) -> None:
    """Note that all known customers were screened; of a screening that is on the tape already nothing is said."""
    if _records(home):
        with open_store() as store:
            attest(store, attested, now())


def _records(home: Path | None) -> bool:
    chosen = settings()
    return chosen.record and (home is None or home == chosen.home)
