"""What one transaction of a fixed or tagged format gives while it is read: a notebook that a frozen payment is made of."""

from dataclasses import dataclass, field
from datetime import date

from seawall.entities import Party
from seawall.errors import Problem
from seawall.payments.subject import FreeText, Money, Payment

# One payment tells so many problems, and so many breaches, singly; the rest is counted. A hostile one could carry a
# problem in each of 9,999 addenda.
MAX_NOTES = 50


@dataclass(slots=True)
class Notebook:
    """Parties, texts, problems and breaches of one transaction, or of the header above it, in the order they were met."""

    source: str
    parties: list[Party] = field(default_factory=list)
    amounts: list[Money] = field(default_factory=list)
    references: list[tuple[str, str]] = field(default_factory=list)
    free_texts: list[FreeText] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    violations: list[Problem] = field(default_factory=list)
    value_date: date | None = None
    untold: int = 0

    def problem(self, record: str, where: str, said: str, why: str) -> None:
        """Note what could not be read: the payment is reviewed."""
        self._note(self.problems, Problem(self.source, record, where, said, why))

    def violation(self, record: str, where: str, said: str, why: str) -> None:
        """Note a breach of the format's rules that hides nothing."""
        self._note(self.violations, Problem(self.source, record, where, said, why))

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

    def payment(self, key: str, place: str, name: str) -> Payment:
        """The payment, frozen; name is its format."""
        problems = list(self.problems)
        if self.untold:
            problems.append(Problem(self.source, place, "", "", f"{self.untold} more problems are not told singly"))
        return Payment(
            key=key, parties=tuple(self.parties), source=self.source, place=place, format=name,
            amounts=tuple(self.amounts), value_date=self.value_date, references=tuple(self.references),
            free_texts=tuple(self.free_texts), problems=tuple(problems), violations=tuple(self.violations),
        )  # fmt: skip

    def _note(self, notes: list[Problem], problem: Problem) -> None:
        if len(notes) < MAX_NOTES:
            notes.append(problem)
        elif notes is self.problems:
            self.untold += 1
