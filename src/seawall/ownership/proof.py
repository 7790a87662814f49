"""The proof of a status: which stakes of whom, from which source and day, and why each owner is or isn't blocked.

A proof can't go in a circle: an owner is unfolded only where it came in before the company that it carries.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from seawall.ownership.assess import Assessment, Status, Sum
from seawall.ownership.holdings import bounds_of, control_of
from seawall.ownership.regime import Effect, Reach
from seawall.ownership.share import UNKNOWN, plain
from seawall.ownership.stake import ControlLink, Right, Stake, Standing

# A chain deeper than this is cut and says so; the longest chains that registers know have about 30 links.
DEEPEST = 60
# A proof with more steps than this is cut and says so: nobody reads it, and rings of rings would never end.
MOST_STEPS = 400


class Counted(StrEnum):
    """As what an owner's holding was counted."""

    FULL = "counts in full"
    POSSIBLY = "may count"
    NOTHING = "counts for nothing"


@dataclass(frozen=True, slots=True)
class Step:
    """One owner's holding in a member, with all statements it rests on, and the proof of the owner's own status.

    share is in words. below is None where the owner has been unfolded elsewhere in the same proof ("above"), stands in
    a ring with the member ("ring"), or the proof was cut ("cut"): see folded.
    """

    owner: str
    name: str
    share: str
    counted: Counted
    status: Status
    stakes: tuple[Stake, ...] = ()
    links: tuple[ControlLink, ...] = ()
    below: "Proof | None" = None
    folded: str = ""


@dataclass(frozen=True, slots=True)
class Proof:
    """Why a member has its status."""

    member: str
    name: str
    status: Status
    why: str
    steps: tuple[Step, ...] = ()


def prove(result: Assessment, member_id: str) -> Proof:
    """The proof tree of one member's status. KeyError where the graph has none of this id."""
    return _Prover(result).proof(member_id, DEEPEST)


class _Prover:
    """Builds one proof; remembers whom it has unfolded."""

    def __init__(self, result: Assessment) -> None:
        self._result = result
        self._unfolded: set[str] = set()
        self._steps = 0

    def proof(self, member_id: str, depth: int) -> Proof:
        self._unfolded.add(member_id)
        result = self._result
        held = sorted(_held(result, member_id), key=lambda step: _order(step, result))
        steps = tuple(self._with_below(step, member_id, depth) for step in held)
        return Proof(member_id, result.graph.name(member_id), result.status(member_id), why(result, member_id), steps)

    def _with_below(self, step: Step, member_id: str, depth: int) -> Step:
        self._steps += 1
        result, owner = self._result, step.owner
        if owner in self._unfolded:
            folded = "ring" if _is_ring(result, owner, member_id) else "above"
            return _replaced(step, None, folded)
        if _is_ring(result, owner, member_id):
            return _replaced(step, None, "ring")
        if depth <= 1 or self._steps > MOST_STEPS:
            return _replaced(step, None, "cut")
        if step.status is Status.CLEAR and not result.sum(owner).high:
            return _replaced(step, Proof(owner, step.name, step.status, why(result, owner)), "")
        return _replaced(step, self.proof(owner, depth - 1), "")


def _replaced(step: Step, below: Proof | None, folded: str) -> Step:
    return Step(step.owner, step.name, step.share, step.counted, step.status, step.stakes, step.links, below, folded)


def _is_ring(result: Assessment, owner: str, member_id: str) -> bool:
    """Whether the owner came in with the member or after it, so that it proves nothing."""
    came, member = result.round(owner), result.round(member_id)
    return owner == member_id or (came >= member > 0 and result.counts(owner) is result.counts(member_id))


def _held(result: Assessment, member_id: str) -> Iterator[Step]:
    """The holdings in a member that stand on the day, one for each owner and right."""
    stakes: dict[tuple[str, Right], list[Stake]] = {}
    for stake in result.graph.stakes_in.get(member_id, ()):
        if stake.right in result.regime.rights and stake.standing(result.on) is not Standing.NO:
            stakes.setdefault((stake.owner, stake.right), []).append(stake)
    for (owner, right), said in stakes.items():
        share = f"{_share_text(result, said)} of the {right}"
        yield Step(owner, result.graph.name(owner), share, _counted(result, owner), result.status(owner), tuple(said))
    links: dict[str, list[ControlLink]] = {}
    for link in result.graph.controls_of.get(member_id, ()):
        stands = link.standing(result.on) is not Standing.NO
        if stands and result.regime.control_of(link.kind).effect is not Effect.FLAG:
            links.setdefault(link.holder, []).append(link)
    for holder, tied in links.items():
        low, _ = control_of(tied, result.regime, result.held.unit, result.on)
        counted = _counted(result, holder)
        if counted is Counted.FULL and not low:
            counted = Counted.POSSIBLY
        share = ", ".join(dict.fromkeys(str(link.kind) for link in tied))
        yield Step(holder, result.graph.name(holder), share, counted, result.status(holder), links=tuple(tied))


def _share_text(result: Assessment, said: list[Stake]) -> str:
    """The holding in words; with several statements, what they come to."""
    dated = ", by its dates uncertain" if any(stake.standing(result.on) is Standing.MAYBE for stake in said) else ""
    if len(said) == 1 and said[0].share == UNKNOWN:
        return f"an unknown part{dated}"
    if len(said) == 1:
        return f"{said[0].share.text}{dated}"
    low, high = (plain(result.percent(units)) for units in bounds_of(said, result.held.unit, result.on))
    return f"{low} %{dated}" if low == high else f"{low} to {high} % ({len(said)} statements){dated}"


def _counted(result: Assessment, owner: str) -> Counted:
    counts = {Status.BLOCKED: Counted.FULL, Status.POSSIBLE: Counted.POSSIBLY, Status.CLEAR: Counted.NOTHING}
    return counts[result.counts(owner)]


def _order(step: Step, result: Assessment) -> tuple[int, int, str, str]:
    """What counts most stands first."""
    most = bounds_of(step.stakes, result.held.unit, result.on)[1] if step.stakes else result.held.unit.whole
    return list(Counted).index(step.counted), -most, step.name, step.owner


def why(result: Assessment, member_id: str) -> str:
    """In one sentence why a member has its status."""
    listed = "; ".join(dict.fromkeys(_listed(result, member_id)))
    if not listed:
        return owned(result, member_id)
    came = result.round(member_id)
    return f"{listed}; moreover {owned(result, member_id)}" if came > 0 else listed


def _listed(result: Assessment, member_id: str) -> Iterator[str]:
    for ruling in result.rulings.get(member_id, ()):
        (designation,) = ruling.listing.designations
        name = " ".join(part for part in (designation.authority, designation.list_name) if part)
        tags = f" ({', '.join(designation.programmes)})" if designation.programmes else ""
        since = f" since {designation.since}" if designation.since else ""
        seems = "listed" if ruling.listing.certain else "may be listed"
        said = f": {ruling.listing.note}" if ruling.listing.note else ""
        effect = _REACH[ruling.row.reach]
        yield f"{seems}{f' on {name}' if name else ''}{tags}{since}{said}{effect}{_cited(ruling.row.reach, ruling.row.cite)}"


_REACH = {
    Reach.OWNED: "",
    Reach.ITSELF: "; this reaches itself only, not what it owns",
    Reach.DOUBT: "; whether this reaches what it owns is in doubt",
    Reach.NONE: "; this does not count here",
}


def _cited(reach: Reach, cite: str) -> str:
    return "" if reach is Reach.OWNED else f" ({cite})"


def owned(result: Assessment, member_id: str) -> str:
    """What blocked persons hold of a member, against the rule, in words."""
    together, regime, status = result.sum(member_id), result.regime, result.counts(member_id)
    who = (
        "one listed person, with what it owns or controls," if regime.aggregate == "each" else f"{regime.word} persons"
    )
    verb = "holds" if regime.aggregate == "each" else "hold"
    if together.is_control and status is not Status.CLEAR:
        return f"{who} {'control' if verb == 'hold' else 'controls'} it, which {_COUNTS[status]}"
    if not together.high:
        return f"{_nobody(regime.aggregate == 'each')} anything in it"
    share = _span(together)
    if status is Status.BLOCKED:
        return f"{who} {verb} {share} of it: {regime.rule}"
    if status is Status.POSSIBLE:
        return f"{who}, or persons who may be, {verb} {share} of it: that may be {regime.rule}"
    return f"{who} {verb} {share} of it: not {regime.rule}"


_COUNTS = {Status.BLOCKED: "counts as ownership", Status.POSSIBLE: "may count as ownership"}


def _nobody(each: bool) -> str:
    return "no listed person holds" if each else "no listed or owned person holds"


def _span(together: Sum) -> str:
    if together.low == together.high:
        return f"{plain(together.low)} %"
    return f"{plain(together.low)} to {plain(together.high)} %"
