"""A notebook for MT messages: places of fields below a message, and what fields say of parties that others name."""

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
