"""Warnings that block nothing: control without ownership, a significant minority, and data that can't all be true."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from seawall.ownership.assess import Assessment, Status
from seawall.ownership.holdings import bounds_of
from seawall.ownership.regime import Aggregate, Effect, Mark
from seawall.ownership.share import plain
from seawall.ownership.stake import ControlKind, Right, Stake, Standing


class FlagKind(StrEnum):
    """What a warning is about."""

    CONTROL = "control without ownership"
    OFFICER = "listed director or officer"
    MINORITY = "significant minority"
    JOINT = "together over the threshold"
    SOURCES = "sources differ"
    OVERSTATED = "more than 100 %"


@dataclass(frozen=True, slots=True)
class Flag:
    """One warning, with what it rests on."""

    kind: FlagKind
    text: str
    cite: str
    verified: Mark


def flags(result: Assessment, member_id: str) -> tuple[Flag, ...]:
    """The warnings for one member, each once, in an order that follows from them. KeyError where nobody has this id."""
    found = (
        *_control(result, member_id),
        *_votes(result, member_id),
        *_minority(result, member_id),
        *_joint(result, member_id),
        *_statements(result, member_id),
    )
    return tuple(sorted(dict.fromkeys(found), key=lambda flag: (list(FlagKind).index(flag.kind), flag.text)))


def _control(result: Assessment, member_id: str) -> Iterator[Flag]:
    for link in result.graph.controls_of.get(member_id, ()):
        row = result.regime.control_of(link.kind)
        holder = result.status(link.holder)
        if holder is Status.CLEAR or link.standing(result.on) is Standing.NO:
            continue
        name, word = result.graph.name(link.holder), holder.word(result.regime)
        if link.kind is ControlKind.DIRECTOR:
            text = f"{name} ({word}) is {link.note or link.kind}: enter no contract that bears this signature"
            yield Flag(FlagKind.OFFICER, text, "FAQ 400", Mark.OFFICIAL)
        elif row.effect is Effect.FLAG:
            said = f": {link.note}" if link.note and link.note.casefold() != link.kind else ""
            text = f"{name} ({word}) has power over it – {link.kind}{said}; caution"
            yield Flag(FlagKind.CONTROL, text, row.cite, row.verified)


def _votes(result: Assessment, member_id: str) -> Iterator[Flag]:
    """Votes of blocked persons where the regime doesn't test votes."""
    if Right.VOTES in result.regime.rights:
        return
    for stake in result.graph.stakes_in.get(member_id, ()):
        owner = result.status(stake.owner)
        if stake.right is Right.VOTES and owner is not Status.CLEAR and stake.standing(result.on) is not Standing.NO:
            row = result.regime.control_of(ControlKind.INFLUENCE)
            name = result.graph.name(stake.owner)
            text = f"{name} ({owner.word(result.regime)}) holds {stake.share.text} of the votes; caution"
            yield Flag(FlagKind.CONTROL, text, row.cite, row.verified)


def _minority(result: Assessment, member_id: str) -> Iterator[Flag]:
    together = result.sum(member_id)
    if result.status(member_id) is Status.CLEAR and together.high >= Decimal(result.regime.caution_from):
        share = f"{plain(together.low)} %" if together.low == together.high else f"up to {plain(together.high)} %"
        text = f"listed persons hold {share}, short of {result.regime.rule}; caution"
        yield Flag(FlagKind.MINORITY, text, result.regime.caution_why, Mark.OWN)


def _joint(result: Assessment, member_id: str) -> Iterator[Flag]:
    """Where stakes are not added up, what they would come to if their holders acted together."""
    if result.regime.aggregate is not Aggregate.EACH or result.counts(member_id) is not Status.CLEAR:
        return
    unit = result.held.unit
    for right in result.regime.rights:
        together = sum(
            bounds_of([stake], unit, result.on)[1]
            for stake in result.graph.stakes_in.get(member_id, ())
            if stake.right is right and result.counts(stake.owner) is not Status.CLEAR
        )
        if together >= unit.threshold(result.regime):
            text = f"listed persons together hold {plain(result.percent(together))} % of the {right}: is there a joint arrangement?"
            yield Flag(FlagKind.JOINT, text, result.regime.cite, result.regime.verified)


def _statements(result: Assessment, member_id: str) -> Iterator[Flag]:
    """Statements about one company that differ, or that together say more than all there is."""
    own = "a property of the data, not a rule"
    for right in result.regime.rights:
        by_owner: dict[str, list[Stake]] = {}
        for stake in result.graph.stakes_in.get(member_id, ()):
            if stake.right is right and stake.standing(result.on) is not Standing.NO:
                by_owner.setdefault(stake.owner, []).append(stake)
        for owner, said in by_owner.items():
            if _is_plain(said) or result.counts(owner) is Status.CLEAR:
                continue
            each = "; ".join(sorted(f"{stake.share.text} ({stake.source or 'no source'})" for stake in said))
            text = f"{result.graph.name(owner)} is said to hold {each}: one holding, or several to be added?"
            yield Flag(FlagKind.SOURCES, text, own, Mark.OWN)
        unit = result.held.unit
        least = sum(bounds_of(said, unit, result.on)[0] for said in by_owner.values())
        if least > unit.whole + unit.gap // 2:
            share = plain(Decimal(least // unit.gap) / unit.scale)
            text = (
                f"the {right} that are stated add up to {share} % or more: some of it is told twice or is out of date"
            )
            yield Flag(FlagKind.OVERSTATED, text, own, Mark.OWN)


def _is_plain(said: list[Stake]) -> bool:
    """Whether statements are simply added: one source as of one day, none of them twice."""
    groups = {(stake.source, stake.since, stake.until, stake.stated) for stake in said}
    return len(groups) == 1 and len({(stake.share, stake.note) for stake in said}) == len(said)
