"""A rescreening that is killed at its Nth change of the disk, and what is heard of it and of the run after it.

Run as a program (folder): it forks one child for each moment, and prints one line of JSON for each. What a run tells is
written to a file of its own, as a terminal would have it: line by line, behind the screening and before the note that it
was told.
"""

import json
import os
import shutil
import sys
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

from seawall.corpus import Corpus
from seawall.customers import Manner
from seawall.customers.population import folder_of
from seawall.rescreen import ATTESTATIONS, Rescreening, load_customers, rescreen, screen_all, told, untold
from tests.made import corpus, listed, version
from tests.refresh.moments import MOST, STRUCK, UNTOUCHED, _arm
from tests.rescreen.test_rescreen import INTEGRITY, NOW, OTHER, SILENCE, US, House, keyed

EXAMPLE = listed(7, "EXAMPLE TRADING LLC")


def run(house: House, lists: Corpus, hours: int, heard: int) -> None:
    """One run as a command makes it: screen, tell, take note that it was told."""
    using = Rescreening(house.home, lists, house.policy, NOW + timedelta(hours=hours))
    done = rescreen(using)
    for change in done.to_tell:
        line = {"kind": change.kind, "key": change.key, "again": change.told_again}
        os.write(heard, json.dumps(line).encode() + b"\n")
    told(house.home, done.ids)


def _fork(house: House, lists: Corpus, moment: int, heard: int) -> int:
    pid = os.fork()
    if pid == 0:
        _arm(moment, "kill")
        run(house, lists, 1, heard)
        os._exit(UNTOUCHED)
    _, status = os.waitpid(pid, 0)
    return STRUCK if os.WIFSIGNALED(status) else os.WEXITSTATUS(status)


def moments(folder: Path) -> Iterator[dict[str, object]]:
    """Kill at every moment until a run comes through; the run after it meets the same lists, or, every other time, newer ones."""
    template = House(folder / "template")
    load_customers(template.home, keyed(US, OTHER), Manner("0.1.0", replace=True), NOW)
    old, new, newer = (
        corpus(folder / "lists", entities, (version(sha256=sign),))
        for sign, entities in (
            ("b", [SILENCE]), ("c", [SILENCE, INTEGRITY]), ("d", [SILENCE, INTEGRITY, EXAMPLE]),
        )
    )  # fmt: skip
    screen_all(Rescreening(template.home, old, template.policy, NOW))
    for moment in range(1, MOST):
        house = House(folder / f"home-{moment}")
        shutil.copytree(template.home, house.home)
        terminal = folder / f"heard-{moment}"
        heard = os.open(terminal, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
        end = _fork(house, new, moment, heard)
        before = len(terminal.read_bytes().splitlines())
        run(house, newer if moment % 2 else new, 2, heard)
        os.close(heard)
        yield {"moment": moment, "end": end, "before": before, "newer": bool(moment % 2), **_state(house, terminal)}
        shutil.rmtree(house.home)
        if end == UNTOUCHED:
            return


def _state(house: House, terminal: Path) -> dict[str, object]:
    lines = (folder_of(house.home) / ATTESTATIONS).read_text("utf-8").splitlines()
    left = (path.suffix for path in (folder_of(house.home) / "changes").iterdir())
    return {
        "heard": [json.loads(line) for line in terminal.read_text("utf-8").splitlines()],
        "untold": len(untold(house.home)),
        "left": [suffix for suffix in left if suffix != ".jsonl"],
        "attested": [json.loads(line)["newly_hit"] for line in lines],
    }


if __name__ == "__main__":
    for row in moments(Path(sys.argv[1])):
        sys.stdout.write(json.dumps(row) + "\n")
        sys.stdout.flush()
