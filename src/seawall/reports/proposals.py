"""Proposals to a file: CSV for a person to set `accept`, JSON for programs, with what was refused and why."""

import csv
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import msgspec

from seawall.claims.claim import to_json
from seawall.errors import Problem
from seawall.proposals import COLUMNS, Proposal, Refusal, row
from seawall.reports.rows import harmless, writable
from seawall.reports.whole_file import WholeFile

Item = Proposal | Refusal | Problem


class ProposalsOutput(WholeFile[Item]):
    """A table (.csv) or an object (.json) of proposals; refusals and problems stand in the JSON only."""

    def __init__(self, path: Path) -> None:
        super().__init__(path, {".csv": _Csv, ".json": _Json})


class _Csv:
    """A cell that a spreadsheet would run as a formula has an apostrophe before it."""

    def __init__(self, path: Path) -> None:
        self._stream = path.open("w", encoding="utf-8", newline="")
        self._writer = csv.DictWriter(self._stream, COLUMNS, restval="")
        self._writer.writeheader()

    def write(self, item: Item) -> None:
        if isinstance(item, Proposal):
            self._writer.writerow({name: harmless(writable(text)) for name, text in row(item).items()})

    def close(self) -> None:
        self._stream.close()

    def abandon(self) -> None:
        self._stream.close()


@dataclass(slots=True)
class _Json:
    path: Path
    told: dict[str, list[Mapping[str, Any]]] = field(
        default_factory=lambda: {"proposals": [], "refused": [], "problems": []}
    )

    def write(self, item: Item) -> None:
        if isinstance(item, Proposal):
            self.told["proposals"].append(
                {"accept": "", "rule": item.rule, "sentence": item.sentence.text, "claim": to_json(item.claim)}
            )
        elif isinstance(item, Refusal):
            place = item.sentence.place
            self.told["refused"].append(
                {"rule": item.rule, "said": item.said, "why": item.why, "sentence": item.sentence.text, "place": place}
            )
        else:
            self.told["problems"].append(msgspec.to_builtins(item))

    def close(self) -> None:
        self.path.write_bytes(msgspec.json.format(msgspec.json.encode(self.told), indent=2) + b"\n")

    def abandon(self) -> None:
        """Nothing was opened."""
