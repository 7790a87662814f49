"""One of OFAC's entries as it is put together from what a file said, by OFAC's words for types, names and labels."""

import re
from collections.abc import Callable, Iterable
from dataclasses import replace

from seawall.entities import (
    Entity,
    Fact,
    Identifier,
    IdentifierKind,
    Link,
    NameKind,
    NamePart,
    PartialDate,
    PartRole,
    Schema,
    Source,
)
from seawall.lists import draft as lists
from seawall.lists.ofac.labels import Label, Use, identifier_kind, label_named
from seawall.lists.ofac.listings import Listing, designated
from seawall.lists.ofac.said import Said, date_words
from seawall.lists.ofac.scripts import SCRIPTS

# Types of party as the XML formats spell them, in lower case. A party of unknown type is a LegalEntity, which is what
# FollowTheMoney calls "a person or an organisation", and its type is reported.
SCHEMAS = {
    "individual": Schema.PERSON,
    "entity": Schema.LEGAL_ENTITY,
    "vessel": Schema.VESSEL,
    "aircraft": Schema.AIRPLANE,
}
KINDS = {"A.K.A.": NameKind.AKA, "F.K.A.": NameKind.FKA, "N.K.A.": NameKind.NKA, "NAME": NameKind.PRIMARY}
ROLES = {
    "Last Name": PartRole.FAMILY,
    "First Name": PartRole.GIVEN,
    "Middle Name": PartRole.MIDDLE,
    "Maiden Name": PartRole.MAIDEN,
    "Nickname": PartRole.NICKNAME,
    "Patronymic": PartRole.PATRONYMIC,
    "Matronymic": PartRole.MATRONYMIC,
}
# Somebody at OFAC typed the country into the number at times ("33556474 (Russia)"), as the CSV files write all of them.
_TYPED_COUNTRY = re.compile(r"(?P<number>[^()]*\d[^()]*) \((?P<country>[A-Z][^()\d]+)\)")
_BEARS_COUNTRY = frozenset(
    {
        IdentifierKind.PASSPORT,
        IdentifierKind.NATIONAL_ID,
        IdentifierKind.TAX_ID,
        IdentifierKind.REGISTRATION,
        IdentifierKind.USCC,
    }
)

# Parts that are the whole name of something that is no person.
WHOLE_NAMES = frozenset({"Entity Name", "Vessel Name", "Aircraft Name"})


_PUBLISHER = "ofac"


def entity_id(uid: str) -> str:
    """The id of an entity of OFAC's lists, the same in all formats and over all publications: "ofac-50543"."""
    return f"{_PUBLISHER}-{uid}"


class Draft(lists.Draft):
    """One of OFAC's entries in the making. Every method takes text as published."""

    def __init__(self, uid: str, source: Source) -> None:
        super().__init__(_PUBLISHER, uid, source)
        self.listings: list[Listing] = []

    def party_type(self, said: str) -> None:
        """Set the schema from OFAC's word for the type of party."""
        schema = SCHEMAS.get(said.lower())
        if schema is None:
            self.leave("type", said, "an unknown type of party; screened as a legal entity")
        else:
            self.schema = schema

    def name_kind(self, said: str) -> NameKind:
        """The kind of name; an unknown one is screened as an a.k.a., kept and reported."""
        kind = KINDS.get(said.upper())
        if kind is None:
            self.leave("alias type", said, "an unknown kind of alias; screened as a.k.a.")
        return kind or NameKind.AKA

    def flag(self, field: str, said: str, *, when_unread: bool) -> bool:
        """An XML boolean; the caller names the answer that is safe where it can't be read."""
        value = {"true": True, "1": True, "false": False, "0": False}.get(said.lower())
        if value is None:
            self.leave(field, said, f"neither true nor false; read as {str(when_unread).lower()}")
        return when_unread if value is None else value

    def script(self, said: str) -> str:
        """The ISO 15924 code of OFAC's word for a script; empty where it has none."""
        code = SCRIPTS.get(said, "")
        if said and not code:
            self.leave("script", said, "an unknown script")
        return code

    def name_parts(self, parts: Iterable[tuple[str, str]]) -> tuple[NamePart, ...]:
        """The labelled parts of a person's name; the one part of another name says nothing more than the name."""
        made = []
        for word, text in parts:
            role = ROLES.get(word)
            if role and text:
                made.append(NamePart(role, text))
            elif word not in WHOLE_NAMES and text:
                self.leave("name part", f"{word} {text}", "an unknown part of a name")
        return tuple(made)

    def say(self, said: Said) -> None:
        """File one labelled statement under what its label becomes (labels.py)."""
        # ADVANCED XML has typographic apostrophes in its labels ("Manufacturer’s"), the other formats plain ones.
        label = label_named(said.label.replace("’", "'"))
        if not said.value and said.date:
            said = replace(said, value=date_words(said.date))
        if label is None:
            self.leave(said.label or "a statement without a label", _told(said), "an unknown label")
        elif not said.value and label.use is not Use.FACT:
            self.leave(label.text, _told(said), "the label has no value")
        else:
            _FILING[label.use](self, label, said)
            if said.note and label.use not in _KEEPS_NOTE:
                self.facts.append(Fact(f"{label.text} (comment)", said.note))

    def entity(self) -> Entity:
        """The entity as far as it is known, with one designation for each of OFAC's lists that it stands on."""
        self.designations = list(designated(self.listings))
        return super().entity()

    def check(self) -> None:
        """Report what no entity may lack: one primary name, and a list with a programme."""
        primary = sum(name.kind is NameKind.PRIMARY and name.script in ("", "Latn") for name in self.names)
        if primary != 1:
            self.problem("names", "", f"one primary name was expected, {primary} found")
        if not any(listing.programmes for listing in self.listings):
            self.problem("programmes", "", "no programme: the effect of this designation is not known")


def _identify(draft: Draft, label: Label, said: Said) -> None:
    value, country = said.value, said.country
    found = _TYPED_COUNTRY.fullmatch(value)
    if found and not country and label.kind in _BEARS_COUNTRY:
        value, country = found["number"], found["country"]
    kind = identifier_kind(label, value)
    identifier = Identifier(kind, value, label.text, country, label.currency, said.issued, said.expires, said.note)
    draft.identifiers.append(identifier)


def _born_on(draft: Draft, label: Label, said: Said) -> None:
    born = said.date or PartialDate.parse(said.value)
    if born is None:
        draft.leave(label.text, said.value, "not a date")
    else:
        draft.birth_dates.append(born)


def _registered_in(draft: Draft, label: Label, said: Said) -> None:
    draft.nationalities.append(said.value)
    _state(draft, label, said)


def _is_of_gender(draft: Draft, label: Label, said: Said) -> None:
    if draft.gender and draft.gender != said.value:
        draft.leave(label.text, said.value, f"a second gender after {draft.gender!r}")
    else:
        draft.gender = said.value


def _is_titled(draft: Draft, label: Label, said: Said) -> None:
    if draft.title and draft.title != said.value:
        _state(draft, label, said)
    else:
        draft.title = said.value


def _state(draft: Draft, label: Label, said: Said) -> None:
    draft.facts.append(Fact(label.text, said.value))


_FILING: dict[Use, Callable[[Draft, Label, Said], None]] = {
    Use.IDENTIFIER: _identify,
    Use.WALLET: _identify,
    Use.BIRTH_DATE: _born_on,
    Use.BIRTH_PLACE: lambda draft, _, said: draft.birth_places.append(said.value),
    Use.NATIONALITY: lambda draft, _, said: draft.nationalities.append(said.value),
    Use.REGISTERED_IN: _registered_in,
    Use.CITIZENSHIP: lambda draft, _, said: draft.citizenships.append(said.value),
    Use.GENDER: _is_of_gender,
    Use.TITLE: _is_titled,
    Use.LINK: lambda draft, label, said: draft.links.append(Link(label.text.rstrip(":"), said.value)),
    Use.FACT: _state,
}
_KEEPS_NOTE = frozenset({Use.IDENTIFIER, Use.WALLET})


def _told(said: Said) -> str:
    return " ".join(piece for piece in (said.value, said.country, said.note) if piece)
