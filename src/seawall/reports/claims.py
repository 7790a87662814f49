"""Claims, and the candidates of a sorted advisory, as rows for a table; the second can be read back when a person has decided."""

from collections.abc import Mapping

from seawall.claims import Judged, Node, NodeKind, Precision, Sorted, Source, Tier, Verdict, Window
from seawall.claims.node import key_of
from seawall.claims.normal import Normal, normal

COLUMNS = (
    "standing", "subject_kind", "subject", "subject_key", "relation", "object_kind", "object", "object_key", "kind", "from", "until",
    "seized", "reassigned", "basis", "tier", "role", "port", "confidence", "denied", "withdrawn", "said_by", "said_on", "root",
    "mark", "document", "url", "page", "table", "row", "tlp", "handling", "note", "claim", "corrected_by",
)  # fmt: skip
# The columns of a table of indicators (claims/readers/table.py), and before them what a person writes and reads.
SORTED_COLUMNS = (
    "accept", "rule", "sentence", "value", "kind", "port", "from", "until", "party", "party_kind", "said_by", "said_on", "mark",
    "document", "url", "row", "root", "tlp", "note",
)  # fmt: skip
# As a table of claims writes them (docs/how-to/load-claims.md).
_TIERS = {Tier.DEVICE: "1", Tier.CONTROL: "2", Tier.MANAGEMENT: "3"}
_DIGITS = {Precision.YEAR: 4, Precision.MONTH: 7, Precision.DAY: 10}
# What was accepted or refused for a reason is filled in, and may be overruled; what is doubtful waits for a person.
_DECIDED = {Verdict.ACCEPTED: "yes", Verdict.REFUSED: "no", Verdict.DOUBTFUL: ""}


def row(each: Judged) -> Mapping[str, str]:
    """One claim as cells, with how it stands."""
    claim, saying, window = each.claim, each.claim.saying, each.claim.window
    first, last = days_of(window)
    return {
        "standing": each.standing.value, **_end("subject", claim.subject), "relation": claim.relation.value,
        **_end("object", claim.object), "kind": str(claim.object.indicator or ""), "from": first, "until": last,
        "seized": window.seized.isoformat() if window.seized else "",
        "reassigned": window.reassigned.isoformat() if window.reassigned else "",
        "basis": window.basis.value if first or last else "", "tier": _TIERS.get(claim.tier, ""),
        "role": claim.role, "port": "" if claim.port is None else str(claim.port),
        "confidence": "" if claim.confidence == 1 else f"{claim.confidence:g}", "denied": "yes" if claim.denied else "",
        "withdrawn": claim.withdrawn.isoformat() if claim.withdrawn else "", "said_by": saying.by,
        "said_on": saying.on.iso if saying.on else "", "root": saying.root, "mark": saying.reading.value,
        "document": saying.place.document, "url": saying.place.url, "page": saying.place.page, "table": saying.place.table,
        "row": saying.place.row, "tlp": saying.tlp.value, "handling": claim.handling.value, "note": claim.note,
        "claim": claim.id, "corrected_by": " ".join(each.superseded_by),
    }  # fmt: skip


def sorted_row(each: Sorted, source: Source) -> Mapping[str, str]:
    """One candidate as cells of a table of indicators: accepted has a yes, refused a no, what is doubtful waits for a person."""
    first, last = days_of(each.window)
    read = normal(each.said, each.kind)
    port = read.port if isinstance(read, Normal) else None
    owner = source.subject
    reasons = "; ".join(each.reasons)
    return {
        "accept": _DECIDED[each.verdict], "rule": f"{each.verdict}: {reasons}" if reasons else each.verdict.value,
        "sentence": each.said, "value": each.value or each.said, "kind": each.kind or "",
        "port": "" if port is None else str(port), "from": first, "until": last, "party": owner.name, "party_kind": owner.kind,
        "said_by": source.by or source.file, "said_on": source.on.iso if source.on else "", "mark": source.reading,
        "document": source.file, "url": source.url, "row": each.place, "root": source.root, "tlp": source.tlp,
        "note": "; ".join((*each.notes, *each.dates)),
    }  # fmt: skip


def days_of(window: Window) -> tuple[str, str]:
    """Start and end at the window's own precision, empty where not said."""
    digits = _DIGITS.get(window.precision)
    first, last = ((each.isoformat()[:digits] if each else "") for each in (window.start, window.end))
    return first, last


def _end(side: str, each: Node) -> dict[str, str]:
    key = each.id.partition(":")[2]
    own = "" if key == key_of(each.name) or each.kind is NodeKind.INDICATOR else key
    return {f"{side}_kind": each.kind.value, side: each.name, f"{side}_key": own}
