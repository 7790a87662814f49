"""What one transaction of any format gives while it is read: a notebook that a frozen payment is made of."""

from dataclasses import dataclass, field
from datetime import date
from typing import ClassVar

from seawall.entities import Party
from seawall.errors import Problem
from seawall.payments.subject import Attachment, FreeText, Money, Payment

# One payment tells so many problems, and so many breaches, singly; the rest is counted. A hostile one could carry
# 200,000 unread elements, or a problem in each of 9,999 addenda.
MAX_NOTES = 50


@dataclass(slots=True)
class Notebook:
    """Parties, texts, problems and breaches of one transaction, or of the header above it, in the order they were met.

    place is where it stands; empty where each of its records has a place of its own.
    """

    source: str
    place: str = ""
    parties: list[Party] = field(default_factory=list)
    amounts: list[Money] = field(default_factory=list)
    references: list[tuple[str, str]] = field(default_factory=list)
    free_texts: list[FreeText] = field(default_factory=list)
    attachments: list[Attachment] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    violations: list[Problem] = field(default_factory=list)
    value_date: date | None = None
    untold: int = 0

    # What is said of the problems past MAX_NOTES, behind their number.
    MORE: ClassVar[str] = "more problems are not told singly"

    def problem(self, where: str, said: str, why: str, *, record: str = "") -> None:
        """Note what could not be read: the payment is reviewed. `where` may be given whole or from the place on."""
        if len(self.problems) < MAX_NOTES:
            self.problems.append(self._told(where, said, why, record))
        else:
            self.untold += 1

    def violation(self, where: str, said: str, why: str, *, record: str = "") -> None:
        """Note a breach of the format's rules that hides nothing."""
        if len(self.violations) < MAX_NOTES:
            self.violations.append(self._told(where, said, why, record))

    def reference(self, name: str, text: str) -> None:
        """Keep a reference that says something."""
        if text:
            self.references.append((name, text))

    def free_text(self, text: str, place: str) -> None:
        """Keep free text that says something."""
        if text.strip():
            self.free_texts.append(FreeText(text.strip(), place))

    def include(self, other: "Notebook") -> None:
        """Take over all that a header says for each of its transactions."""
        self.parties += other.parties
        self.references[:0] = other.references
        self.free_texts += other.free_texts
        self.problems += other.problems
        self.violations += other.violations
        self.untold += other.untold
        self.value_date = self.value_date or other.value_date

    def all_problems(self, place: str = "") -> tuple[Problem, ...]:
        """The problems, and how many more there were."""
        if not self.untold:
            return tuple(self.problems)
        return (*self.problems, Problem(self.source, place or self.place, "", "", f"{self.untold} {self.MORE}"))

    def payment(self, key: str, place: str, name: str) -> Payment:
        """The payment, frozen, where one notebook holds all of it; name is its format."""
        return Payment(
            key=key, parties=tuple(self.parties), source=self.source, place=place, format=name,
            amounts=tuple(self.amounts), value_date=self.value_date, references=tuple(self.references),
            free_texts=tuple(self.free_texts), problems=self.all_problems(place), violations=tuple(self.violations),
        )  # fmt: skip

    def _told(self, where: str, said: str, why: str, record: str) -> Problem:
        return Problem(self.source, record or self.place, where.removeprefix(f"{self.place}/"), said, why)
