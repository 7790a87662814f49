"""A finding: all that is to be said of one member under one regime – status, sum, warnings, past and proof."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from seawall.ownership.assess import Assessment, Status
from seawall.ownership.flags import Flag, flags
from seawall.ownership.history import Past, Period
from seawall.ownership.proof import Proof, prove
from seawall.ownership.share import plain


@dataclass(frozen=True, slots=True)
class Finding:
    """One member's result. low and high are what blocked persons hold together, in percent.

    word is the status in the regime's own word. formerly are times in which the status was stricter than now, with
    what the regime says of property from then.
    """

    member: str
    name: str
    regime: str
    on: date
    status: Status
    word: str
    is_listed: bool
    low: Decimal
    high: Decimal
    rule: str
    cite: str
    verified: str
    proof: Proof
    flags: tuple[Flag, ...] = ()
    formerly: tuple[Period, ...] = ()
    formerly_means: str = ""
    notices: tuple[str, ...] = ()

    @property
    def share(self) -> str:
        """What blocked persons hold together, in words."""
        if self.low == self.high:
            return f"{plain(self.low)} %"
        return f"{plain(self.low)} to {plain(self.high)} %"


def finding(result: Assessment, member_id: str, earlier: Past | None = None) -> Finding:
    """The finding of one member. KeyError where the graph has none of this id."""
    regime, together = result.regime, result.sum(member_id)
    formerly = earlier.periods.get(member_id, ()) if earlier else ()
    return Finding(
        member=member_id,
        name=result.graph.name(member_id),
        regime=regime.id,
        on=result.on,
        status=result.status(member_id),
        word=result.status(member_id).word(regime),
        is_listed=result.is_listed(member_id),
        low=together.low,
        high=together.high,
        rule=regime.rule,
        cite=regime.cite,
        verified=str(regime.verified),
        proof=prove(result, member_id),
        flags=flags(result, member_id),
        formerly=formerly,
        formerly_means=regime.divested if formerly else "",
        notices=tuple(result.notices),
    )


def findings(result: Assessment, earlier: Past | None = None) -> Iterator[Finding]:
    """The findings worth telling: whoever has a status, a listing, a warning or a past; strictest first, then by name."""
    known = earlier.periods if earlier else {}
    members = dict.fromkeys((*result.touched, *known))
    graph = result.graph
    ordered = sorted(
        members, key=lambda member: (-result.status(member).rank, result.is_listed(member), graph.name(member), member)
    )
    return (finding(result, member, earlier) for member in ordered)
