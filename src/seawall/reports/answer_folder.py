"""Answers as files in a folder of their own, with a table that says what each is, what is known of its codes, what to do.

The folder appears under its name only when it was written whole. Its table, answers.csv, is for the bank alone.
"""

import csv
import os
import re
import shutil
from pathlib import Path
from types import TracebackType
from typing import Self

from seawall.answers import Answer
from seawall.errors import SettingRefused
from seawall.reports.rows import harmless, writable

# Stable: people build on these. A new column goes to the end.
COLUMNS = ("file", "source", "place", "key", "outcome", "message", "status", "codes", "note")
_MOST_OF_KEY = 40


class AnswerFolder:
    """A folder of suggested answers. Raises SettingRefused where it can't be made or holds anything already.

    To be used in a `with` statement: an interrupted run leaves nothing.
    """

    def __init__(self, folder: Path) -> None:
        _refuse_unusable(folder)
        self._folder = folder
        self._partial = folder.with_name(folder.name + ".part")
        self._number = 0

    def __enter__(self) -> Self:
        try:
            self._partial.mkdir()
        except OSError as error:
            raise SettingRefused(f"can't make the folder {self._partial}: {error.strerror or error}") from error
        self._table = (self._partial / "answers.csv").open("w", encoding="utf-8", newline="")
        self._writer = csv.DictWriter(self._table, COLUMNS)
        self._writer.writeheader()
        return self

    def write(self, answer: Answer) -> None:
        """Write one answer: a file where it has a text, and its row."""
        self._number += 1
        name = _file_name(answer, self._number) if answer.text else ""
        if name:
            (self._partial / name).write_text(answer.text, encoding="utf-8", errors="replace", newline="\n")
        row = _row(answer, name)
        self._writer.writerow({column: harmless(writable(text)) for column, text in row.items()})

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._table.close()
        if kind is None:
            self._partial.replace(self._folder)
        else:
            shutil.rmtree(self._partial)


def _row(answer: Answer, name: str) -> dict[str, str]:
    decision = answer.decision
    codes = "; ".join(f"{row.code}: {row.meaning} ({row.cite}) [{row.verified}]" for row in answer.codes)
    return {
        "file": name,
        "source": decision.source,
        "place": decision.place,
        "key": decision.key,
        "outcome": decision.outcome,
        "message": answer.message or "nothing to be sent",
        "status": answer.status,
        "codes": codes,
        "note": answer.note,
    }


def _file_name(answer: Answer, number: int) -> str:
    """A name that says what it is and that it is a suggestion; of the key only signs that no file system takes amiss."""
    key = re.sub(r"[^A-Za-z0-9]+", "-", answer.decision.key).strip("-")[:_MOST_OF_KEY]
    what = re.sub(r"[^A-Za-z0-9.]+", "-", answer.message).lower()
    return f"{number:06}-{key or 'payment'}.{what}.suggestion.{answer.ending}"


def _refuse_unusable(folder: Path) -> None:
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise SettingRefused(f"answers go to a new or an empty folder, and {folder} is neither")
    if folder.is_symlink():
        raise SettingRefused(f"{folder} is a link; name the folder itself")
    if not folder.resolve().parent.is_dir():
        raise SettingRefused(f"can't make {folder}: there is no folder {folder.parent}")
    if not os.access(folder.resolve().parent, os.W_OK):
        raise SettingRefused(f"can't make {folder}: the folder {folder.parent} is not yours to write in")
    if folder.with_name(folder.name + ".part").exists():
        raise SettingRefused(f"{folder}.part is there, from a run that was cut off or still goes on; remove it first")
