"""Proposals as rows of a table of claims, to be confirmed by a person in the column `accept` and read back as claims."""

from collections.abc import Mapping

from seawall.claims import Node, NodeKind
from seawall.claims.indicator import WindowBasis
from seawall.claims.node import key_of
from seawall.proposals.proposal import Proposal

# The columns of claims/readers/table.py, and before them what a person writes and reads. `accept` is empty: nobody has
# confirmed anything yet.
COLUMNS = (
    "accept", "rule", "sentence", "subject_kind", "subject", "subject_key", "relation", "object_kind", "object", "object_key",
    "from", "until", "basis", "role", "confidence", "denied", "said_by", "said_on", "mark", "document", "url", "page", "row",
    "root", "tlp", "note",
)  # fmt: skip


def row(proposal: Proposal) -> Mapping[str, str]:
    """One proposal as cells. Read back with `accept` set to "yes" it is the same claim, by its id."""
    claim = proposal.claim
    saying = claim.saying
    subject, target = _end("subject", claim.subject), _end("object", claim.object)
    return {
        "accept": "", "rule": proposal.rule, "sentence": proposal.sentence.text, **subject, "relation": claim.relation, **target,
        "from": proposal.first, "until": proposal.last,
        "basis": "" if claim.window.basis is WindowBasis.NONE else claim.window.basis,
        "role": claim.role, "confidence": "" if claim.confidence == 1 else f"{claim.confidence:g}",
        "denied": "yes" if claim.denied else "", "said_by": saying.by, "said_on": saying.on.iso if saying.on else "",
        "mark": saying.reading, "document": saying.place.document, "url": saying.place.url, "page": saying.place.page,
        "row": saying.place.row, "root": saying.root, "tlp": saying.tlp, "note": "; ".join(proposal.notes),
    }  # fmt: skip


def _end(side: str, each: Node) -> dict[str, str]:
    key = each.id.partition(":")[2]
    own = "" if key == key_of(each.name) or each.kind is NodeKind.INDICATOR else key
    return {f"{side}_kind": each.kind, side: each.name, f"{side}_key": own}
