"""A notebook for MT messages: places of fields below a message, and what fields say of parties that others name."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import ClassVar

from seawall.entities import Party, Role
from seawall.payments import notebook
from seawall.payments.mt.fields import Field
from seawall.payments.subject import FreeText


@dataclass(slots=True)
class Notebook(notebook.Notebook):
    """One transaction of a message, or the part common to several."""

    currency: str = ""  # of the account that a statement is about: its lines say none
    residences: list[tuple[Role, str]] = field(default_factory=list)

    MORE: ClassVar[str] = "more fields were not understood"

    def at(self, place: str) -> str:
        """A place below the message, whole."""
        return f"{self.place}, {place}"

    def text(self, known: Field, text: str = "") -> None:
        """Keep a field's words to be screened as free text."""
        if words := text or known.value:
            self.free_texts.append(FreeText(words, self.at(known.place)))

    def all_parties(self, residences: Sequence[tuple[Role, str]]) -> tuple[Party, ...]:
        """The parties, with the countries of residence that regulatory reporting gives them, wherever it stands."""
        if not residences:
            return tuple(self.parties)
        return tuple(
            replace(party, countries=tuple(dict.fromkeys((*party.countries, *of_role(residences, party.role)))))
            for party in self.parties
        )


def of_role(residences: Sequence[tuple[Role, str]], role: Role) -> list[str]:
    """The countries of those who have a role."""
    return [country for known, country in residences if known is role]
