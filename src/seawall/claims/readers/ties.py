"""What every reader makes of an indicator: the claim whose it is, with its window, or a Problem that says why not."""

from collections.abc import Mapping
from types import MappingProxyType

from seawall.claims.claim import NO_WINDOW, Claim, Relation, Saying
from seawall.claims.days import DateOrder, window
from seawall.claims.indicator import IndicatorKind, Tier, Window
from seawall.claims.node import Node, NodeKind, indicator_node
from seawall.claims.normal import Refused, normal
from seawall.errors import Problem

# How the owner of an indicator is tied to it. What is only mentioned is nobody's.
OWNED_BY: Mapping[NodeKind, Relation] = MappingProxyType({
    NodeKind.DOCUMENT: Relation.MENTIONS,
    NodeKind.EVENT: Relation.USES,
    NodeKind.INFRASTRUCTURE: Relation.CONSISTS_OF,
    NodeKind.MALWARE: Relation.COMMUNICATES_WITH,
    NodeKind.TOOL: Relation.COMMUNICATES_WITH,
    NodeKind.DEVICE: Relation.COMMUNICATES_WITH,
})  # fmt: skip
# The words for tiers, in the order in which they are looked for.
_TIERS = (
    ("tier 1", Tier.DEVICE), ("tier 2", Tier.CONTROL), ("tier 3", Tier.MANAGEMENT), ("sparrow", Tier.MANAGEMENT),
)  # fmt: skip


def tier_of(role: str) -> Tier:
    """The tier that a publisher's word for a role names: "Tier 3 Sparrow" is management. A word that names none: not said."""
    lower = role.lower()
    return next((tier for word, tier in _TIERS if word in lower), Tier.UNKNOWN)


def relation_to(owner: Node) -> Relation:
    """How this owner is tied to its indicators."""
    return OWNED_BY.get(owner.kind, Relation.USES)


def indicator_claim(  # noqa: PLR0913  # a row has so many cells
    text: str,
    owner: Node,
    saying: Saying,
    *,
    kind: IndicatorKind | None = None,
    window: Window = NO_WINDOW,
    role: str = "",
    tier: Tier | None = None,
    confidence: float = 1.0,
    note: str = "",
) -> Claim | Problem:
    """The claim that an indicator is its owner's, or why the text is no indicator."""
    read = normal(text, kind)
    if isinstance(read, Refused):
        return Problem(saying.place.document, saying.place.row, str(kind or "indicator"), read.said, read.why)
    notes = [note, f"written with the path {read.rest}, which is not looked for" if read.rest else ""]
    return Claim(
        owner,
        relation_to(owner),
        indicator_node(read.value, read.kind),
        saying,
        window,
        tier_of(role) if tier is None else tier,
        role,
        read.port,
        confidence,
        note="; ".join(each for each in notes if each),
    )


def read_window(
    first: str, last: str, saying: Saying, order: DateOrder = DateOrder.UNPROVEN
) -> tuple[Window, list[Problem]]:
    """The window between two texts; one that can't be read is a Problem and leaves the claim without any window."""
    try:
        return window(first, last, order=order), []
    except ValueError as error:
        said = f"{first.strip()} – {last.strip()}"
        why = f"{error}; the claim is kept without a window"
        return NO_WINDOW, [Problem(saying.place.document, saying.place.row, "window", said, why)]
