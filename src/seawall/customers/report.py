"""Who is newly hit, as files: one row or one JSON object a change; the attestation closes the JSON lines."""

import csv
from pathlib import Path
from typing import IO

import msgspec

from seawall.audit.events import PopulationScreened
from seawall.customers.change import NewlyHit
from seawall.reports.rows import harmless, writable
from seawall.reports.whole_file import WholeFile

# Stable: people build on these. A new column goes to the end.
COLUMNS = (
    "kind", "key", "customer", "entity_id", "entity", "lists", "programmes", "score_before", "score_after", "outcome_before",
    "outcome_after", "why", "said", "told_again",
)  # fmt: skip


def row_of_change(change: NewlyHit) -> dict[str, str]:
    """One change by the columns."""
    return {
        "kind": change.kind,
        "key": change.key,
        "customer": change.customer,
        "entity_id": change.entity_id,
        "entity": change.entity,
        "lists": ", ".join(change.lists),
        "programmes": ", ".join(change.programmes),
        "score_before": score(change.before),
        "score_after": score(change.after),
        "outcome_before": change.outcome_before or "",
        "outcome_after": change.outcome_after or "",
        "why": change.why,
        "said": change.said,
        "told_again": change.told_again,
    }


def score(value: float | None) -> str:
    """A score as text; empty where there is none."""
    return "" if value is None else f"{value:.4f}"


class _JsonLines:
    def __init__(self, path: Path) -> None:
        self._stream = path.open("wb")
        self._encoder = msgspec.json.Encoder()

    def write(self, item: NewlyHit | PopulationScreened) -> None:
        told = {"attestation": item} if isinstance(item, PopulationScreened) else item
        self._stream.write(self._encoder.encode(told) + b"\n")

    def close(self) -> None:
        self._stream.close()

    def abandon(self) -> None:
        self._stream.close()


class _Csv:
    def __init__(self, path: Path) -> None:
        self._stream: IO[str] = path.open("w", encoding="utf-8", newline="")
        self._writer = csv.DictWriter(self._stream, COLUMNS)
        self._writer.writeheader()

    def write(self, item: NewlyHit | PopulationScreened) -> None:
        if isinstance(item, NewlyHit):
            told = {column: harmless(writable(text)) for column, text in row_of_change(item).items()}
            self._writer.writerow(told)

    def close(self) -> None:
        self._stream.close()

    def abandon(self) -> None:
        self._stream.close()


class ChangesFile(WholeFile[NewlyHit | PopulationScreened]):
    """Changes in the format that the file's ending names: .jsonl, with the attestation as its last line, or .csv."""

    def __init__(self, path: Path) -> None:
        super().__init__(path, {".jsonl": _JsonLines, ".ndjson": _JsonLines, ".csv": _Csv})
