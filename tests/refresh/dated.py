"""A home whose lists were refreshed day by day, each version with a day of its own."""

import zlib
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

from tests.refresh.documents import consolidated, enhanced, put

from seawall.refresh import FromFolder, RefreshResult, refresh

SDN, CONS = "us-ofac-sdn", "us-ofac-cons"
NOW = datetime(2026, 8, 30, 16, tzinfo=UTC)


class Days:
    """Refreshes of one home, an hour apart."""

    def __init__(self, folder: Path) -> None:
        self.home, self._lists = folder / "home", folder / "lists"
        self.now = NOW - timedelta(days=5)

    def refresh(self, **files: bytes) -> RefreshResult:
        """One refresh, an hour after the one before."""
        self.now += timedelta(hours=1)
        return refresh(self.home, FromFolder(put(self._lists, **files)), now=self.now)

    def sdn(self, uids: Iterable[int], day: str) -> RefreshResult:
        """A version of the SDN list."""
        return self.refresh(SDN_ENHANCED__XML=enhanced(uids, day))

    def cons(self, uids: Iterable[int], day: str) -> RefreshResult:
        """A version of the consolidated list."""
        return self.refresh(CONS_ENHANCED__XML=consolidated(uids, day))


def three_versions(folder: Path) -> Days:
    """The SDN list on three days, the consolidated list from the second of them on."""
    days = Days(folder)
    days.sdn(range(100), "2026-08-01")
    days.refresh(
        SDN_ENHANCED__XML=enhanced(range(1, 103), "2026-08-10"),
        CONS_ENHANCED__XML=consolidated(range(200, 210), "2026-08-09"),
    )
    days.sdn(range(1, 104), "2026-08-20")
    return days


def thinned(files: Sequence[Path], folder: Path, every: int) -> list[Path]:
    """The same files with all lines in which they differ, and every so-manieth of the others, which only cost time."""
    lines = [file.read_text("utf-8").splitlines() for file in files]
    same = set.intersection(*map(set, lines))
    folder.mkdir()
    for file, (head, *rows) in zip(files, lines, strict=True):
        kept = [row for row in rows if row not in same or zlib.crc32(row.encode()) % every == 0]
        (folder / file.name).write_text("\n".join([head, *kept, ""]), "utf-8")
    return [folder / file.name for file in files]
