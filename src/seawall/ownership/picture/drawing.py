"""What a picture shows: the boxes and arrows of one proof, or of all that a designation touches."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from seawall.ownership.assess import Assessment, Status
from seawall.ownership.proof import Counted, Proof, prove
from seawall.ownership.share import UNKNOWN, plain
from seawall.ownership.stake import ControlLink, Right, Stake, Standing

# More boxes than this are no picture: the rest is counted on it and stands in the text.
MOST_DRAWN = 120


@dataclass(frozen=True, slots=True)
class Box:
    """One member: what stands in its box, and how it is drawn."""

    member: str
    name: str
    status: Status
    is_listed: bool
    note: str


@dataclass(frozen=True, slots=True)
class Arrow:
    """One holding, from the number of the owner's box to that of the company's."""

    owner: int
    owned: int
    label: str
    counted: Counted
    told: str


@dataclass(frozen=True, slots=True)
class Drawing:
    """A picture's content. left_out counts members that had no room."""

    title: str
    text: str
    boxes: tuple[Box, ...]
    arrows: tuple[Arrow, ...]
    words: tuple[str, str, str]
    rule: str
    notices: tuple[str, ...] = ()
    left_out: int = 0


def drawing_of(result: Assessment, member_id: str) -> Drawing:
    """The drawing of one member's proof. KeyError where the graph has none of this id."""
    proof = prove(result, member_id)
    title = f"Why {proof.name} is {proof.status.word(result.regime)}"
    return _drawing(result, list(dict.fromkeys(_members(proof))), title, proof.why)


def drawing_of_all(result: Assessment) -> Drawing:
    """The drawing of everyone with a status or a stake of a blocked person, and of their other direct owners."""
    touched = sorted(result.touched, key=lambda member: (-result.status(member).rank, member))
    direct = (
        stake.owner
        for member in touched
        for stake in result.graph.stakes_in.get(member, ())
        if stake.standing(result.on) is not Standing.NO
    )
    counts = [
        sum(result.status(member) is status for member in touched) for status in (Status.BLOCKED, Status.POSSIBLE)
    ]
    text = f"{counts[0]} {Status.BLOCKED.word(result.regime)}, {counts[1]} {Status.POSSIBLE.word(result.regime)}"
    return _drawing(result, list(dict.fromkeys((*touched, *direct))), f"Ownership on {result.on}", text)


def _members(proof: Proof) -> Iterator[str]:
    """The members of a proof, nearest first: what is cut is farthest away."""
    level = [proof]
    yield proof.member
    while level:
        following = []
        for each in level:
            for step in each.steps:
                yield step.owner
                if step.below:
                    following.append(step.below)
        level = following


def _drawing(result: Assessment, members: list[str], title: str, text: str) -> Drawing:
    shown = members[:MOST_DRAWN]
    number = {member: place for place, member in enumerate(shown)}
    word = tuple(status.word(result.regime) for status in (Status.BLOCKED, Status.POSSIBLE, Status.CLEAR))
    return Drawing(
        title,
        text,
        tuple(_box(result, member) for member in shown),
        tuple(_arrows(result, shown, number)),
        (word[0], word[1], word[2]),
        f"{result.regime.title}: {result.regime.rule}, as of {result.on} [{result.regime.verified}]",
        tuple(result.notices),
        len(members) - len(shown),
    )


def _box(result: Assessment, member: str) -> Box:
    status, together = result.status(member), result.sum(member)
    word = status.word(result.regime)
    rulings = result.rulings.get(member, ())
    if result.is_listed(member) or rulings:
        lists = dict.fromkeys(ruling.listing.designations[0].list_name for ruling in rulings)
        named = ", ".join(name for name in lists if name)
        sure = "" if all(ruling.listing.certain for ruling in rulings) else "may be "
        return Box(member, result.graph.name(member), status, True, f"{sure}listed{f': {named}' if named else ''}")
    if together.is_control and status is not Status.CLEAR:
        return Box(member, result.graph.name(member), status, False, f"{word}: controlled")
    share = plain(together.high) if together.low == together.high else f"{plain(together.low)}–{plain(together.high)}"
    return Box(member, result.graph.name(member), status, False, f"{word}: {share} %" if together.high else word)


def _arrows(result: Assessment, shown: list[str], number: dict[str, int]) -> Iterator[Arrow]:
    as_what = {Status.BLOCKED: Counted.FULL, Status.POSSIBLE: Counted.POSSIBLY, Status.CLEAR: Counted.NOTHING}
    for owned in shown:
        said: dict[str, list[Stake | ControlLink]] = {}
        for stake in result.graph.stakes_in.get(owned, ()):
            if stake.owner in number and stake.standing(result.on) is not Standing.NO:
                said.setdefault(stake.owner, []).append(stake)
        for link in result.graph.controls_of.get(owned, ()):
            if link.holder in number and link.standing(result.on) is not Standing.NO:
                said.setdefault(link.holder, []).append(link)
        for owner, statements in said.items():
            tested = any(_is_tested(result, each) for each in statements)
            counted = as_what[result.counts(owner)] if tested else Counted.NOTHING
            told = f"{result.graph.name(owner)} – {'; '.join(_told(each) for each in statements)}"
            label = ", ".join(dict.fromkeys(_label(each) for each in statements))
            yield Arrow(number[owner], number[owned], label, counted, told)


def _is_tested(result: Assessment, said: Stake | ControlLink) -> bool:
    if isinstance(said, Stake):
        return said.right in result.regime.rights
    return result.regime.control_of(said.kind).effect != "flag"


def _label(said: Stake | ControlLink) -> str:
    if isinstance(said, ControlLink):
        return {"director or officer": "director", "manages": "manages"}.get(said.kind, "control")
    share = said.share
    votes = " votes" if said.right is Right.VOTES else ""
    if share == UNKNOWN:
        return f"? %{votes}"
    if share.is_exact:
        return f"{plain(share.low)} %{votes}"
    return f"{'>' if share.low_open else ''}{plain(share.low)}–{plain(share.high)} %{votes}"


def _told(said: Stake | ControlLink) -> str:
    what = f"{said.share.text} of {said.right}" if isinstance(said, Stake) else str(said.kind)
    where: Iterable[str] = (said.source, said.place, said.note)
    return f"{what} ({', '.join(part for part in where if part) or 'no source'})"
