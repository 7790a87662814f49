"""What a hunt leaves behind: files, a folder of evidence, an event on the tape."""

from collections.abc import Sequence
from contextlib import ExitStack
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Self

import polars as pl

from seawall.cli.context import open_store
from seawall.cli.hunt_brief import Briefs
from seawall.cli.terminal import note
from seawall.exposure.found import Exposure
from seawall.hunt import Question
from seawall.hunt.tape import put
from seawall.obligations import Following
from seawall.reports.brief import BriefOutput
from seawall.reports.exposure import ExposureOutput, Followed
from seawall.reports.exposure_evidence import Rows, refuse, write_evidence


class Outputs:
    """The files that were asked for; places that can't be written are refused before anything is read."""

    def __init__(self, outputs: Sequence[Path], evidence: Path | None, briefs: Sequence[BriefOutput] = ()) -> None:
        self._files = [ExposureOutput(path) for path in outputs]
        self._briefs = briefs
        self._evidence = evidence
        self._rows = Rows() if evidence else Rows(0)
        self._open = ExitStack()
        if evidence:
            refuse(evidence)

    def __enter__(self) -> Self:
        for file in self._files:
            self._open.enter_context(file)
        for brief in self._briefs:
            self._open.enter_context(brief)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._open.__exit__(kind, error, trace)

    def keep(self, part: pl.DataFrame) -> None:
        """A part of the rows that met an indicator."""
        if self._evidence:
            self._rows.keep(part)

    def write(self, found: Exposure, asked: Question, told: Following, briefs: Briefs | None = None) -> None:
        """Write all of it. Evidence holds what logs, claims and question give, and nothing of the house's own books."""
        if briefs:
            for brief in self._briefs:
                brief.write(briefs.told)
        for file in self._files:
            file.write(Followed(found, told))
        if self._evidence:
            story = briefs.evidence if briefs else None
            digest = write_evidence(self._evidence, found, asked.wanted.indicators, self._rows, story)
            note(f"evidence in {self._evidence}, manifest sha256 {digest}")


def record(found: Exposure, moment: datetime) -> None:
    """Put the exposure on the tape, once."""
    with open_store() as store:
        stream, is_new = put(store, found, moment)
    note(f"recorded as {stream}" if is_new else f"{stream} is on the tape already")
