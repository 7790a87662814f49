"""The register of stopped payments: one summary a line, appended and never changed, read when screening begins.

It is the small store for one machine. A database may stand in its place: what screening needs of it is Register.
"""

import os
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import BinaryIO, Protocol

import msgspec

from seawall.errors import Problem, SettingRefused
from seawall.payments import Money, Payment
from seawall.resubmission.compare import Summary

# Longer lines are not read: a payment's own fields are bounded, a summary holds nothing else.
_MAX_LINE = 1 << 20


class Register(Protocol):
    """Where summaries of stopped payments are kept."""

    def like(self, payment: Payment) -> Iterable[Summary]:
        """Summaries that may be of this payment: all with one of its amounts, and whichever else."""

    def keep(self, summary: Summary) -> None:
        """Keep the summary of a payment that was stopped now; it is known from now on."""


class FileRegister:
    """A register in a file of JSON lines; what is kept is held in memory until `append` writes it.

    problems are the lines that could not be read. Lines older than `days` before `on` are passed over.
    """

    def __init__(self, path: Path, on: date, days: int) -> None:
        """Read the file, if it is there. Raises SettingRefused where it can't be read."""
        self.path = path
        self.problems: list[Problem] = []
        self.is_new = not path.exists()
        self._by_amount: dict[tuple[str, Decimal], list[Summary]] = {}
        self._known: set[Summary] = set()
        self._kept: list[Summary] = []
        if not self.is_new:
            self._read(on - timedelta(days=days))

    def _read(self, since: date) -> None:
        try:
            with self.path.open("rb") as stream:
                for row in read_summaries(_lines(stream), self.path.name):
                    if isinstance(row, Problem):
                        self.problems.append(row)
                    elif row.on >= since:
                        self._add(row)
        except OSError as error:
            raise SettingRefused(f"{self.path} can't be read: {error.strerror or error}") from error

    def _add(self, summary: Summary) -> None:
        self._known.add(summary)
        for amount in dict.fromkeys(_amount(money) for money in summary.amounts):
            self._by_amount.setdefault(amount, []).append(summary)

    def like(self, payment: Payment) -> list[Summary]:
        """Summaries with one of the payment's amounts, in the order in which they were kept."""
        amounts = dict.fromkeys(_amount(money) for money in payment.amounts)
        return list(dict.fromkeys(row for amount in amounts for row in self._by_amount.get(amount, ())))

    def keep(self, summary: Summary) -> None:
        """Hold the summary for `append`; one that is in the register word for word is not written twice."""
        if summary not in self._known:
            self._add(summary)
            self._kept.append(summary)

    def append(self) -> None:
        """Write what was kept behind what is there, in one piece, and have the disk take it.

        Raises SettingRefused where it can't be written.
        """
        if not self._kept and not self.is_new:
            return
        try:
            with self.path.open("ab") as stream:
                # A line that was cut short must not swallow the next one.
                begin = b"\n" if stream.tell() and not _ends_with_a_line(self.path) else b""
                stream.write(begin + b"".join(write_summary(row) for row in self._kept))
                stream.flush()
                os.fsync(stream.fileno())
        except OSError as error:
            why = error.strerror or error
            raise SettingRefused(
                f"the decisions are made, but {self.path} can't be written ({why}): what was stopped is not known again"
            ) from error
        self._kept.clear()
        self.is_new = False


def _ends_with_a_line(path: Path) -> bool:
    with path.open("rb") as stream:
        stream.seek(-1, os.SEEK_END)
        return stream.read(1) == b"\n"


def _lines(stream: BinaryIO) -> Iterator[bytes]:
    """The lines; of one that is too long so much that it is seen to be."""
    while line := stream.readline(_MAX_LINE + 1):
        rest = line
        while rest and not rest.endswith(b"\n"):
            rest = stream.readline(_MAX_LINE + 1)
        yield line


def _amount(money: Money) -> tuple[str, Decimal]:
    return money.currency.upper(), Decimal(money.amount).normalize()


def write_summary(summary: Summary) -> bytes:
    """One line of a file of summaries (JSON)."""
    return msgspec.json.encode(summary) + b"\n"


def read_summaries(lines: Iterable[bytes], source: str) -> Iterator[Summary | Problem]:
    """Read a file of summaries line by line; a line that can't be read is a Problem, and what it held is not known again."""
    decoder = msgspec.json.Decoder(Summary)
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            if len(line) > _MAX_LINE:
                raise msgspec.DecodeError(f"it is longer than {_MAX_LINE:,} bytes")
            summary = decoder.decode(line)
            if not all(money.amount.is_finite() for money in summary.amounts):
                raise msgspec.ValidationError("an amount is no number")
            yield summary
        except (msgspec.MsgspecError, ValueError) as error:
            said = line[: Problem.SAID_LIMIT].decode("utf-8", "replace")
            yield Problem(
                source, f"line {number}", "", said, f"this summary of a stopped payment can't be read: {error}"
            )
