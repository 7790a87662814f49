"""What `screen --record` adds: the decisions on the tape, with all that they rested on."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from seawall.cli.context import open_store
from seawall.cli.terminal import note
from seawall.errors import InputRefused
from seawall.receipts import Beside, Recorder
from seawall.screen import Screening


@contextmanager
def recording(using: Screening, owned: Sequence[str], *, is_asked: bool) -> Iterator[Recorder | None]:
    """A recorder of this screening's decisions, where that is asked for; what still waits is written at the end."""
    if not is_asked:
        yield None
        return
    with open_store() as store:
        recorder = Recorder(store, using, [_beside(name) for name in owned])
        yield recorder
        recorder.flush()


def say(recorder: Recorder | None) -> None:
    """How many decisions were recorded, and how one is made again."""
    if recorder and recorder.count:
        noun = "decision" if recorder.count == 1 else "decisions"
        note(f"recorded {recorder.count:,} {noun}; seawall replay KEY makes one again")


def _beside(name: str) -> Beside:
    path = Path(name)
    if name == "-" or not path.is_file():
        raise InputRefused(f"--record needs the ownership file {name} as a file: it is archived with the decisions")
    found = Beside.of(path)
    if found.data is None:
        note(f"{name} is too large to be archived: its hash is kept, and a replay will miss it", "gold3")
    return found
