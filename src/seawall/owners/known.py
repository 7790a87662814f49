"""What one test of ownership says of a member, in the words of a decision: its status, by whose listings, with the proof."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from seawall.decisions import Owner, OwnershipStatus
from seawall.entities import Designation, Fact
from seawall.owners.listed import DIRECTIVE, Listed
from seawall.ownership import Assessment, Finding, FlagKind, Listing, Past, Right, Stake, Status, finding
from seawall.ownership.flags import flags
from seawall.ownership.regime import Aggregate, Effect, Reach
from seawall.ownership.stake import Standing


@dataclass(frozen=True, slots=True)
class Tested:
    """A graph under one test: the assessment, what was before, and by member its entries and what the files call listed.

    directive is the one whose stakes were added up, where the test does so by directive.
    """

    assessment: Assessment
    past: Past
    listed: Mapping[str, Sequence[Listed]]
    said: Mapping[str, Sequence[Listing]]
    directive: str = ""

    @property
    def members(self) -> Iterator[str]:
        """Whoever has something to be told."""
        told = dict.fromkeys((*self.assessment.touched, *self.past.periods))
        return (member for member in told if statuses_of(self, member))


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of one member: owners are the listed ones whose stakes carry it; is_sure as in a decision."""

    status: OwnershipStatus
    owners: tuple[Owner, ...]
    result: Finding
    is_sure: bool = True


_OWNED = {Status.BLOCKED: OwnershipStatus.BLOCKED, Status.POSSIBLE: OwnershipStatus.POSSIBLE}


def statuses_of(tested: Tested, member: str) -> dict[OwnershipStatus, bool]:
    """Each status of a member, and whether it is sure; empty where nothing is to be told."""
    result, found = tested.assessment, dict[OwnershipStatus, bool]()
    if result.is_listed(member):
        found[OwnershipStatus.LISTED] = any(ruling.is_certain for ruling in result.rulings[member])
    if result.round(member) > 0:
        found[_OWNED[result.counts(member)]] = True
    elif not found:
        found |= dict.fromkeys(_warned(tested, member), True)
    # What a sectoral directive forbids is new: nothing stays of it when the stake is sold.
    if member in tested.past.periods and result.regime.aggregate is not Aggregate.DIRECTIVE:
        found[OwnershipStatus.FORMERLY] = True
    return found


def known_of(tested: Tested, member: str) -> list[Known]:
    """All that one test says of a member, with its proof."""
    result = finding(tested.assessment, member, tested.past)
    return [
        Known(status, tuple(_owners(tested, member, status)), result, is_sure)
        for status, is_sure in statuses_of(tested, member).items()
    ]


# What a warning of the ownership rules amounts to for a payment; others speak of the data alone.
_WARNINGS = {
    FlagKind.CONTROL: OwnershipStatus.CONTROL,
    FlagKind.OFFICER: OwnershipStatus.CONTROL,
    FlagKind.JOINT: OwnershipStatus.POSSIBLE,
    FlagKind.MINORITY: OwnershipStatus.MINORITY,
}
_STRICTEST = (OwnershipStatus.POSSIBLE, OwnershipStatus.CONTROL, OwnershipStatus.MINORITY)


def _warned(tested: Tested, member: str) -> tuple[OwnershipStatus, ...]:
    """The strictest that a member's warnings amount to."""
    met = {_WARNINGS[flag.kind] for flag in flags(tested.assessment, member) if flag.kind in _WARNINGS}
    return tuple(status for status in _STRICTEST if status in met)[:1]


def _owners(tested: Tested, member: str, status: OwnershipStatus) -> Iterator[Owner]:
    if status is OwnershipStatus.LISTED:
        yield from _entries(tested, member, frozenset(Reach) - {Reach.NONE}, is_sure=False)
        return
    is_sure = status is OwnershipStatus.BLOCKED
    reaches = frozenset({Reach.OWNED} if is_sure else {Reach.OWNED, Reach.DOUBT})
    for owner in sorted(_upstream(tested, member, status)):
        yield from _entries(tested, owner, reaches, is_sure=is_sure)


def _upstream(tested: Tested, member: str, status: OwnershipStatus) -> set[str]:
    """Whose stakes come together in a member, through whatever counts between."""
    result = tested.assessment
    wanted = {Status.BLOCKED} if status is OwnershipStatus.BLOCKED else {Status.BLOCKED, Status.POSSIBLE}
    is_past = status is OwnershipStatus.FORMERLY
    found, waiting = set[str](), [member]
    while waiting:
        for owner in _holders(tested, waiting.pop(), status):
            if owner not in found and (is_past or result.counts(owner) in wanted):
                found.add(owner)
                waiting.append(owner)
    return found - {member}


def _holders(tested: Tested, member: str, status: OwnershipStatus) -> Iterator[str]:
    """Who holds something in a member: what the test counts, of warnings also what it only flags."""
    graph, regime, on = tested.assessment.graph, tested.assessment.regime, tested.assessment.on
    is_past, is_warning = status is OwnershipStatus.FORMERLY, status is OwnershipStatus.CONTROL

    def stands(said: Stake) -> bool:
        rights = (*regime.rights, Right.VOTES) if is_warning else regime.rights
        return said.right in rights and (is_past or said.standing(on) is not Standing.NO)

    yield from (stake.owner for stake in graph.stakes_in.get(member, ()) if stands(stake))
    for link in graph.controls_of.get(member, ()):
        counts = is_warning or regime.control_of(link.kind).effect is not Effect.FLAG
        if counts and (is_past or link.standing(on) is not Standing.NO):
            yield link.holder


def _entries(tested: Tested, member: str, reaches: frozenset[Reach], *, is_sure: bool) -> Iterator[Owner]:
    """A member's entries on the lists, and what the files themselves say of its listing, as far as they reach."""
    for row in tested.listed.get(member, ()):
        if row.listing.certain or not is_sure:
            pairs = zip(row.entity.designations, row.listing.designations, strict=True)
            designations = tuple(plain for plain, shown in pairs if _reaches(tested, shown, reaches))
            if designations:
                facts = tuple(fact for fact in row.entity.facts if not _is_of_another(fact, tested.directive))
                yield Owner(row.entity.caption, row.entity.id, designations, facts)
    for listing in tested.said.get(member, ()):
        designations = tuple(row for row in listing.designations if _reaches(tested, row, reaches))
        if designations and (listing.certain or not is_sure):
            yield Owner(tested.assessment.graph.name(member), "", designations)


def _reaches(tested: Tested, designation: Designation, reaches: frozenset[Reach]) -> bool:
    result = tested.assessment
    is_listed = designation.since is None or designation.since <= result.on
    return is_listed and result.regime.reach_of(designation).reach in reaches


def _is_of_another(fact: Fact, directive: str) -> bool:
    """Whether a fact names another directive than the one whose stakes were added up."""
    return bool(directive) and fact.label.startswith(DIRECTIVE) and fact.value != directive


def under_directive(listed: Listed, directive: str) -> Listed:
    """The entry as listed under one directive only; one that names none may be under any, and stays as it is."""
    rows = [_under(row, directive) for row in listed.listing.designations]
    kept = [pair for pair in zip(rows, listed.entity.designations, strict=True) if pair[0] is not None]
    entity = replace(listed.entity, designations=tuple(plain for _, plain in kept))
    return Listed(listed.with_designations(tuple(row for row, _ in kept if row)), entity)


def directives_of(row: Designation) -> tuple[str, ...]:
    """The directives among a designation's tags."""
    return tuple(tag for tag in row.programmes if "directive" in tag.casefold())


def _under(row: Designation, directive: str) -> Designation | None:
    mine = directives_of(row)
    if mine and directive not in mine:
        return None
    tags = tuple(tag for tag in row.programmes if tag not in mine or tag == directive)
    return replace(row, programmes=tags)
