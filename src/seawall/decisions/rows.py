"""The rows of a policy that speak of names and lists: thresholds, weak aliases, poor names, effects, authorities."""

from datetime import date
from enum import StrEnum

import msgspec

from seawall.decisions.marks import Verified
from seawall.decisions.name_quality import Poor
from seawall.decisions.outcome import Outcome
from seawall.entities import Schema


class WeakAka(StrEnum):
    """What a hit on nothing but a weak a.k.a. leads to (OFAC FAQ 122 to 125)."""

    CORROBORATE = "corroborate"  # review when a second fact agrees, else noted and released
    ALWAYS = "always"
    NEVER = "never"


class Thresholds(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Scores between 0 and 1: from `review` on a match is looked at, from `certain` on the rule of its list applies."""

    review: float
    certain: float
    reason: str


class ListedType(StrEnum):
    """What an entry stands for, as a policy says it."""

    PERSON = "person"
    ORGANISATION = "organisation"
    VESSEL = "vessel"
    AIRCRAFT = "aircraft"


# OFAC's "entity" is an organisation; a wallet alone has no name, so that the general thresholds hold for it.
TYPE_OF: dict[Schema, ListedType] = {
    Schema.PERSON: ListedType.PERSON,
    Schema.ORGANIZATION: ListedType.ORGANISATION,
    Schema.COMPANY: ListedType.ORGANISATION,
    Schema.LEGAL_ENTITY: ListedType.ORGANISATION,
    Schema.VESSEL: ListedType.VESSEL,
    Schema.AIRPLANE: ListedType.AIRCRAFT,
}


class TypeThresholds(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Thresholds for entries of one type in place of the general ones. The listed side decides: its type is known."""

    type: ListedType
    review: float
    certain: float
    reason: str
    cite: str = ""
    verified: Verified = Verified.UNVERIFIED


class WeakAkaRule(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The policy for weak aliases of one list, or of all ("*"), with the reason that an examiner will ask for."""

    list: str
    mode: WeakAka
    reason: str
    cite: str = ""
    verified: Verified = Verified.UNVERIFIED


class PoorNameMode(StrEnum):
    """How far a match leads where the party has nothing but a poor name, and no second fact agrees."""

    REVIEW = "review"  # a person looks, whatever the score
    CORROBORATE = "corroborate"  # noted and released


class PoorNameRule(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a poor name can carry by itself, with the reason that an examiner will ask for."""

    name: Poor
    mode: PoorNameMode
    reason: str
    cite: str = ""
    verified: Verified = Verified.UNVERIFIED


class FieldRule(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What may follow from what stood in one field: a role ("debtor agent"), "free text", "longer name", or a kind of place.

    names, identifiers and places say how far each of them leads there. lists narrows the lists that are screened for,
    empty means all; review is a threshold above the policy's own.
    """

    field: str
    reason: str
    names: Outcome = Outcome.BLOCK
    identifiers: Outcome = Outcome.BLOCK
    places: Outcome = Outcome.BLOCK
    lists: tuple[str, ...] = ()
    review: float = 0.0
    cite: str = ""
    verified: Verified = Verified.UNVERIFIED


class Effect(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What an entry of a list requires, in a window of dates; programmes narrows it to some tags where not empty.

    list "*" means every list of the authorities that bind the policy's user (Policy.keepers). could_be is set where
    the outcome is review because entries differ, to the strictest that an entry may require. until_fact is the label of
    the fact in which an entry says its last day: from the day after it nothing follows from the entry.
    """

    list: str
    outcome: Outcome
    requires: str
    cite: str
    verified: Verified
    valid_from: date
    valid_to: date | None = None
    programmes: tuple[str, ...] = ()
    could_be: Outcome | None = None
    until_fact: str = ""


class Authority(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """On what law a programme tag rests."""

    programme: str
    cite: str
    verified: Verified
