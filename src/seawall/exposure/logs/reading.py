"""What every reader of a format is handed: where its file stands, what was wrong, and how its fields are read."""

from dataclasses import dataclass
from datetime import tzinfo

from seawall.exposure.logs.clock import Clock
from seawall.exposure.logs.normal import named
from seawall.exposure.logs.notes import Notes
from seawall.exposure.logs.schema import Address, Kind, Name
from seawall.exposure.logs.values import Cells


@dataclass(frozen=True, slots=True)
class Reading:
    """The reading of one file; `file` is its index in the manifest."""

    file: int
    notes: Notes
    clock: Clock
    cells: Cells

    @classmethod
    def of(cls, source: str, file: int, zone: tzinfo | None) -> "Reading":
        """A new reading; `zone` is of times that name none."""
        notes = Notes(source)
        clock = Clock(notes, zone)
        return cls(file, notes, clock, Cells(notes, clock))


@dataclass(frozen=True, slots=True)
class Met:
    """Who met whom and when, of a record that tells names."""

    ts: int
    src: Address
    dst: Address
    dport: int | None
    uid: str | None
    line: int

    def name(self, kind: Kind, said: object, notes: Notes) -> list[Name]:
        """The name that the record tells; none where it tells nothing."""
        if said is None or said in ("", "-", "(empty)"):
            return []
        return [
            Name(self.ts, self.src, self.dst, self.dport, kind, value, raw, self.uid, self.line)
            for value, raw in named(kind, str(said), self.line, notes)
        ]
