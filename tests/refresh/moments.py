"""A refresh that is struck: killed at its Nth change of the disk, or met by a disk that is full from then on or lets no file grow further.

Run as a program (folder, kind=step, kind=step …): it forks one child for each moment, so that Python and the kernels are
loaded once. It prints one line of JSON for each moment.
"""

import errno
import json
import os
import resource
import shutil
import signal
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from tests.fetch.server import Site, ranged, serving
from tests.refresh.documents import enhanced, name_of, put

from seawall.corpus import current
from seawall.errors import SeawallError
from seawall.fetch import Archive, Clock, Fetched, Kind, Patience, Web, client
from seawall.lists.catalog import BY_ID
from seawall.lists.row import Address, Counts, FileSet, Format, ListFile, ListRow, Part
from seawall.refresh import FromFolder, FromWeb, refresh, versions

NOW = datetime(2026, 8, 22, 16, tzinfo=UTC)
SITE = Site()
OLD, NEW = range(100), range(102)
# A refresh changes the disk some hundred times; more is a loop.
MOST = 400
# Bytes that one file may have: from nothing to nearly what the largest file of this small corpus needs.
QUOTAS = (0, 1, 30, 100, 300, 500, 1_000, 2_000, 3_000, 5_000, 8_000, 12_000, 16_000, 24_000, 40_000)
UNTOUCHED, STRUCK, RAISED = 0, 3, 4

_CHANGES = frozenset({"os.rename", "os.mkdir", "os.remove", "os.rmdir", "os.truncate", "os.utime"})
_NEEDS_ROOM = frozenset({"os.rename", "os.mkdir"})


def _changes(event: str, args: tuple[object, ...]) -> bool:
    """Whether an audited event changes the disk, or opens a file in order to."""
    if event == "open":
        _, mode, flags = args
        writes = isinstance(flags, int) and flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT)
        return bool(writes) or (isinstance(mode, str) and any(sign in mode for sign in "wax+"))
    return event in _CHANGES


def _arm(moment: int, kind: str) -> Callable[[], bool]:
    """Strike this process at its Nth change; gives whether it was struck, which only a full disk lets one ask."""
    count, struck = 0, False

    def hook(event: str, args: tuple[object, ...]) -> None:
        nonlocal count, struck
        if not _changes(event, args):
            return
        count += 1
        if count < moment:
            return
        if kind.endswith("kill"):
            os.kill(os.getpid(), signal.SIGKILL)
        elif event == "open" or event in _NEEDS_ROOM:
            struck = True
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    sys.addaudithook(hook)
    return lambda: struck


def _child(home: Path, lists: Path, moment: int, kind: str) -> int:
    if kind == "quota":
        resource.setrlimit(resource.RLIMIT_FSIZE, (QUOTAS[moment - 1], resource.RLIM_INFINITY))
    was_struck = _arm(moment, kind) if kind != "quota" else (lambda: True)
    try:
        (_from_web if kind.startswith("web") else _from_folder)(home, lists)
    except SeawallError:
        return STRUCK
    except BaseException as error:  # noqa: BLE001  # told to the test
        _tell({"kind": kind, "moment": moment, "raised": repr(error)})
        return RAISED
    return STRUCK if was_struck() else UNTOUCHED


def _from_folder(home: Path, lists: Path) -> None:
    refresh(home, FromFolder(lists), now=NOW)


def _from_web(home: Path, _: Path) -> None:
    patience = Patience(tries=1)
    clock = Clock(lambda: NOW, lambda: 0.0, lambda _: None, lambda: 0.5)
    with client(patience, "Seawall/test") as http:
        refresh(home, FromWeb(Web(http, patience, clock)), now=NOW, lists=("us-ofac-sdn",), rows=[_row(SITE.base)])


def _row(base: str) -> ListRow:
    file = ListFile(Part.WHOLE, "SDN_ENHANCED.XML", Kind.XML, (Address(f"{base}/SDN_ENHANCED.XML", "M"),))
    sets = (FileSet(Format.ENHANCED_XML, (file,)),)
    return replace(BY_ID["us-ofac-sdn"], file_sets=sets, least=Counts(0, 0, 0))


def _fork(home: Path, lists: Path, moment: int, kind: str) -> int:
    pid = os.fork()
    if pid == 0:
        os._exit(_child(home, lists, moment, kind))
    _, status = os.waitpid(pid, 0)
    return STRUCK if os.WIFSIGNALED(status) else os.WEXITSTATUS(status)


def _tell(row: dict[str, object]) -> None:
    sys.stdout.write(json.dumps(row) + "\n")
    sys.stdout.flush()


def _state(home: Path) -> dict[str, object]:
    """What a reader finds in a home: which version is in use, whole, and whether all that is archived can be opened."""
    names = {entity.caption for entity in current(home)}
    known = {"old": {name_of(uid) for uid in OLD}, "new": {name_of(uid) for uid in NEW}}
    archive = Archive(home / "archive")
    for entry in archive.entries():
        if isinstance(entry, Fetched):
            archive.open(entry.sha256).close()
    versions(home)
    return {"in use": next((name for name, those in known.items() if those == names), "neither")}


def moments(folder: Path, kind: str, step: int) -> Iterator[dict[str, object]]:
    """Strike at every moment until a refresh comes through; after every few, refresh once more undisturbed."""
    old = put(folder / "old", SDN_ENHANCED__XML=enhanced(OLD, "2026-08-20"))
    new = put(folder / "new", SDN_ENHANCED__XML=enhanced(NEW, "2026-08-21"))
    refresh(folder / "template", FromFolder(old), now=NOW)
    for moment in range(1, len(QUOTAS) + 1 if kind == "quota" else MOST, step):
        home = folder / f"home-{moment}"
        shutil.copytree(folder / "template", home)
        SITE.seen.clear()
        end = _fork(home, new, moment, kind)
        told = {"kind": kind, "moment": moment, "end": end, **_state(home)}
        if moment % 8 == 1 or end == UNTOUCHED:
            refresh(home, FromFolder(new), now=NOW)
            told["afterwards"] = _state(home)["in use"]
            told["left"] = [path.name for path in home.rglob("*") if ".part" in path.name or "adding" in path.name]
            told["recorded"] = len(versions(home))
        yield told
        shutil.rmtree(home)
        if end == UNTOUCHED:
            return


if __name__ == "__main__":
    with serving() as SITE:
        SITE.url("/SDN_ENHANCED.XML", ranged(enhanced(NEW, "2026-08-21"), '"v2"'))
        for asked in sys.argv[2:]:
            kind, _, step = asked.partition("=")
            for row in moments(Path(sys.argv[1]) / kind, kind, int(step)):
                _tell(row)
