"""What other rooms and people know of a payment beyond its parties' matches: places, mentions, owners, resubmission."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from seawall.decisions.dealing import NOTHING_SAID, Dealing
from seawall.decisions.good_guys import GoodGuy
from seawall.entities import Designation, Entity, Fact, Party
from seawall.matching import Match
from seawall.ownership import Finding as OwnershipResult


class Certainty(StrEnum):
    """How sure it is that a place was meant."""

    CERTAIN = "certain"
    POSSIBLE = "possible"


class Where(StrEnum):
    """In what kind of field a place stood; a policy's rules for fields name them so."""

    COUNTRY = "party country"
    ADDRESS = "party address"
    BANK = "bank country"  # of a BIC, an IBAN, or an agent's address
    NAME = "party name"
    TEXT = "free text"
    IP = "ip address"
    PORT = "port"


class Who(StrEnum):
    """Who somebody is in a jurisdiction, as a policy's rules say it."""

    ANYONE = "anyone"
    NATIONAL = "national"
    INSTITUTION = "financial institution"
    GOVERNMENT = "government"


@dataclass(frozen=True, slots=True)
class PlaceFinding:
    """A place of an embargoed or restricted jurisdiction, found somewhere in a payment.

    jurisdiction is the policy's id ("crimea"), said the text as it stood, place where it stood. party is set where it
    stood in a party's own fields. who is what is known beyond that, such as that the party is the government.
    """

    jurisdiction: str
    said: str
    place: str
    certainty: Certainty = Certainty.CERTAIN
    where: Where = Where.ADDRESS
    party: Party | None = None
    who: frozenset[Who] = frozenset()


@dataclass(frozen=True, slots=True)
class TextFinding:
    """A listed name or identifier in free text: the words, their place, and the match."""

    said: str
    place: str
    match: Match


@dataclass(frozen=True, slots=True)
class Kin:
    """Another listing of the party that an entry is, or of which it is not sure whether it is; why gives the reasons."""

    entity: Entity
    sure: bool
    why: tuple[str, ...]


class OwnershipStatus(StrEnum):
    """What the ownership rule gives for a party, or what the ownership files know of it beside."""

    BLOCKED = "blocked"
    POSSIBLE = "possibly blocked"
    CONTROL = "control"  # no ownership that counts, but control
    LISTED = "listed"  # the files or the lists name it, under this name or another
    FORMERLY = "formerly blocked"
    MINORITY = "significant minority"


@dataclass(frozen=True, slots=True)
class Owner:
    """A listed owner: its name, the entry's id, its designations and what the entry says of its measures."""

    name: str
    entity_id: str = ""
    designations: tuple[Designation, ...] = ()
    facts: tuple[Fact, ...] = ()


@dataclass(frozen=True, slots=True)
class OwnershipFinding:
    """A party that listed owners own or control; proof is the chain in words, with stakes, sources and dates.

    result is the same as data. as_member says how the party is known to be a member of the ownership files, where
    is_sure is False only as something to be looked at.
    """

    party: Party
    status: OwnershipStatus
    owners: tuple[Owner, ...]
    proof: str
    result: OwnershipResult | None = None
    as_member: str = ""
    is_sure: bool = True


@dataclass(frozen=True, slots=True)
class Change:
    """One field that differs between a stopped payment and its resubmission."""

    field: str
    before: str
    now: str


@dataclass(frozen=True, slots=True)
class Resubmission:
    """A payment that seems to be a stopped one sent again: the earlier one's key, and both versions side by side.

    unchanged are the fields that say the same in both, shared is what the two were known by: amount, accounts, agents.
    """

    earlier_key: str
    changed: tuple[Change, ...]
    days: int = 0
    unchanged: tuple[Change, ...] = ()
    shared: tuple[str, ...] = ()


class Part(StrEnum):
    """What part a listed person takes in a dealing, where a person has established it; without it: an interest."""

    SIGNS = "signs for another"
    NOT_INVOLVED = "official who is not involved"


@dataclass(frozen=True, slots=True)
class Evidence:
    """All that is known beside the matches. parts gives a party's part by its place in the payment; kin by an entry's id the
    other listings of the same party.
    """

    places: tuple[PlaceFinding, ...] = ()
    texts: tuple[TextFinding, ...] = ()
    owners: tuple[OwnershipFinding, ...] = ()
    resubmissions: tuple[Resubmission, ...] = ()
    dealing: Dealing = NOTHING_SAID
    parts: Mapping[str, Part] = field(default_factory=dict)
    good_guys: tuple[GoodGuy, ...] = ()
    hints: tuple[str, ...] = ()
    kin: Mapping[str, tuple[Kin, ...]] = field(default_factory=dict)


NO_EVIDENCE = Evidence()
