"""What sources say of ownership: members, direct stakes, control without a percentage, and who is listed."""

from datetime import date
from enum import StrEnum

import msgspec

from seawall.entities import Designation, Identifier, PartialDate, Schema
from seawall.ownership.share import Share


class Right(StrEnum):
    """What a stake is a share of. Different rights in one company are never added to one another."""

    SHARES = "shares"
    VOTES = "votes"


class ControlKind(StrEnum):
    """Power over a company that is no percentage."""

    APPOINTS_MAJORITY = "appoints the majority of the board"
    INFLUENCE = "significant influence or control"
    TRUST = "controls through a trust"
    MANAGES = "manages"
    DIRECTOR = "director or officer"
    CONTRACT = "controls by contract"
    OTHER = "other tie"


class Standing(StrEnum):
    """Whether a stake stands on a day."""

    YES = "yes"
    MAYBE = "maybe"  # the source dates it only to a month or year
    NO = "no"


class Member(msgspec.Struct, frozen=True, gc=False):
    """Anyone in an ownership graph; id is what stakes point to, name and identifiers what lists are asked for."""

    id: str
    name: str
    schema: Schema = Schema.LEGAL_ENTITY
    identifiers: tuple[Identifier, ...] = ()
    countries: tuple[str, ...] = ()
    source: str = ""
    place: str = ""


class Stake(msgspec.Struct, frozen=True, gc=False):
    """One statement of a direct stake: owner holds share of a right in owned, from since, last on until.

    Where since or until is None the source sets no bound. stated is the day as of which the source says so.
    """

    owner: str
    owned: str
    share: Share
    right: Right = Right.SHARES
    since: PartialDate | None = None
    until: PartialDate | None = None
    stated: date | None = None
    source: str = ""
    place: str = ""
    note: str = ""

    def standing(self, on: date) -> Standing:
        """Whether it stands on a day."""
        return standing(self.since, self.until, on)


class ControlLink(msgspec.Struct, frozen=True, gc=False):
    """One statement that somebody has power over a company without saying a percentage."""

    holder: str
    held: str
    kind: ControlKind
    since: PartialDate | None = None
    until: PartialDate | None = None
    source: str = ""
    place: str = ""
    note: str = ""

    def standing(self, on: date) -> Standing:
        """Whether it stands on a day."""
        return standing(self.since, self.until, on)


class Listing(msgspec.Struct, frozen=True, gc=False):
    """Somebody in the graph who is on a list, or may be: certain is False where only names are alike."""

    member: str
    designations: tuple[Designation, ...]
    certain: bool = True
    source: str = ""
    place: str = ""
    note: str = ""


Statement = Member | Stake | ControlLink | Listing


def standing(since: PartialDate | None, until: PartialDate | None, on: date) -> Standing:
    """Whether what holds from since to until, both days included, holds on a day.

    The last day counts: what is sold on a day is on that day still the seller's for whoever can't see the hour.
    """
    if (since and on < since.earliest) or (until and on > until.latest):
        return Standing.NO
    if (since and on < since.latest) or (until and on > until.earliest):
        return Standing.MAYBE
    return Standing.YES
