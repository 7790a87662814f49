"""The picture of an ownership ground, drawn from the proof that the decision holds: nothing is looked up again."""

from collections.abc import Iterator

from seawall.ownership import Finding, Proof, Status, Step, regime_of
from seawall.ownership.picture import MOST_DRAWN, Drawing, svg
from seawall.ownership.picture.drawing import Arrow, Box
from seawall.ownership.proof import Counted

_STATUSES = (Status.BLOCKED, Status.POSSIBLE, Status.CLEAR)


def picture_of(found: Finding) -> str:
    """The SVG picture of a finding's proof."""
    regime = regime_of(found.regime)
    nodes = _nodes(found.proof)
    shown = list(nodes)[:MOST_DRAWN]
    number = {member: place for place, member in enumerate(shown)}
    words = tuple(status.word(regime) for status in _STATUSES)
    drawing = Drawing(
        f"Why {found.name} is {found.word}",
        found.proof.why,
        tuple(
            _box(nodes[member], words, f"{found.word}: {found.share}" if member == found.member else "")
            for member in shown
        ),
        tuple(_arrows(found.proof, number)),
        (words[0], words[1], words[2]),
        f"{regime.title}: {found.rule}, as of {found.on} [{found.verified}]",
        found.notices,
        len(nodes) - len(shown),
    )
    return svg(drawing)


def _nodes(proof: Proof) -> dict[str, Proof]:
    """The members of a proof, nearest first; of one that is unfolded elsewhere, the unfolded one."""
    found = {proof.member: proof}
    level = [proof]
    while level:
        below = [step for each in level for step in each.steps]
        for step in below:
            here = step.below or Proof(step.owner, step.name, step.status, "")
            if step.owner not in found or not found[step.owner].steps:
                found[step.owner] = here
        level = [step.below for step in below if step.below]
    return found


def _box(proof: Proof, words: tuple[str, ...], note: str) -> Box:
    # Who is blocked and owned by nobody who counts is so by a listing of its own.
    is_listed = proof.status is not Status.CLEAR and not any(
        step.counted is not Counted.NOTHING for step in proof.steps
    )
    word = words[_STATUSES.index(proof.status)]
    return Box(proof.member, proof.name, proof.status, is_listed, note or (f"{word}: listed" if is_listed else word))


def _arrows(proof: Proof, number: dict[str, int]) -> Iterator[Arrow]:
    level = [proof]
    while level:
        for each in level:
            yield from (_arrow(step, each, number) for step in each.steps if {step.owner, each.member} <= number.keys())
        level = [step.below for each in level for step in each.steps if step.below]


def _arrow(step: Step, owned: Proof, number: dict[str, int]) -> Arrow:
    places = [(row.source, row.place) for row in step.stakes] + [(row.source, row.place) for row in step.links]
    told = "; ".join(f"{source} {place}".strip() for source, place in places) or "no source"
    label = step.share.removesuffix(" of the shares")
    return Arrow(number[step.owner], number[owned.member], label, step.counted, f"{step.name} – {step.share} ({told})")
