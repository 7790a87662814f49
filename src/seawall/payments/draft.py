"""A party while its fields are read: a draft that readers write to and a frozen party is made of."""

from dataclasses import dataclass, field

from seawall.entities import Address, Identifier, PartialDate, Party, Role, Schema


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
