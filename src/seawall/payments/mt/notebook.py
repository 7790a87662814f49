"""What one transaction gives while its fields are read: readers write to it, a frozen payment is made of it."""

from dataclasses import dataclass, field, replace
from datetime import date

from seawall.entities import Address, Identifier, PartialDate, Party, Role, Schema
from seawall.errors import Problem
from seawall.payments.mt.fields import Field
from seawall.payments.subject import FreeText, Money

# One transaction names so many problems singly; the rest is counted. A hostile one could have 20,000 fields.
MAX_PROBLEMS = 50


@dataclass(slots=True)
class Notebook:
    """Parties, amounts, references, texts and problems of one transaction, or of the part common to several."""

    source: str
    place: str
    parties: list[Party] = field(default_factory=list)
    amounts: list[Money] = field(default_factory=list)
    references: list[tuple[str, str]] = field(default_factory=list)
    free_texts: list[FreeText] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    violations: list[Problem] = field(default_factory=list)
    value_date: date | None = None
    currency: str = ""  # of the account that a statement is about: its lines say none
    residences: list[tuple[Role, str]] = field(default_factory=list)
    untold: int = 0

    def at(self, place: str) -> str:
        """A place below the message, whole."""
        return f"{self.place}, {place}"

    def problem(self, where: str, said: str, why: str) -> None:
        """Note bad data."""
        if len(self.problems) >= MAX_PROBLEMS:
            self.untold += 1
        else:
            self.problems.append(Problem(self.source, self.place, where, said, why))

    def violation(self, where: str, said: str, why: str) -> None:
        """Note a breach of the format that hides nothing."""
        if len(self.violations) < MAX_PROBLEMS:
            self.violations.append(Problem(self.source, self.place, where, said, why))

    def text(self, known: Field, text: str = "") -> None:
        """Keep a field's words to be screened as free text."""
        if words := text or known.value:
            self.free_texts.append(FreeText(words, self.at(known.place)))

    def all_problems(self) -> tuple[Problem, ...]:
        """The problems, and how many more there were."""
        if not self.untold:
            return tuple(self.problems)
        more = Problem(self.source, self.place, "", "", f"{self.untold} more fields were not understood")
        return (*self.problems, more)

    def all_parties(self) -> tuple[Party, ...]:
        """The parties, with the countries of residence that regulatory reporting gives them."""
        if not self.residences:
            return tuple(self.parties)
        return tuple(
            replace(party, countries=tuple(dict.fromkeys((*party.countries, *self._residence(party.role)))))
            for party in self.parties
        )

    def _residence(self, role: Role) -> list[str]:
        return [country for known, country in self.residences if known is role]


@dataclass(slots=True)
class Draft:
    """A party being put together."""

    role: Role
    place: str
    schema: Schema = Schema.LEGAL_ENTITY
    names: list[str] = field(default_factory=list)
    identifiers: list[Identifier] = field(default_factory=list)
    addresses: list[Address] = field(default_factory=list)
    birth_dates: list[PartialDate] = field(default_factory=list)
    birth_places: list[str] = field(default_factory=list)
    countries: list[str] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)

    def add_name(self, text: str) -> None:
        """One more name, each once, with single blanks."""
        name = " ".join(text.split())
        if name and name not in self.names:
            self.names.append(name)

    def party(self) -> Party:
        """The party, frozen."""
        return Party(
            role=self.role, names=tuple(self.names), schema=self.schema, identifiers=tuple(self.identifiers),
            addresses=tuple(self.addresses), birth_dates=tuple(self.birth_dates),
            countries=tuple(dict.fromkeys(self.countries)), place=self.place, unread=tuple(self.unread),
            birth_places=tuple(self.birth_places),
        )  # fmt: skip
