"""Denied claims in STIX 2.1: an opinion on the relationships that say so, or a note where none stands beside it; never a tie.

A reader who knows no extension of ours would take a relationship for its contrary. The standard's opinion (section 4.12) is an
assessment of the correctness of an object by somebody else, and "strongly-disagree" its word for a denial; its note (4.11)
says in words what no object may say.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from seawall.claims.claim import Claim, to_json
from seawall.claims.crosswalk.parts import envelope, object_id
from seawall.claims.crosswalk.words import CLAIM_EXTENSION, MARKING_OF_TLP, stix_id
from seawall.claims.node import NodeKind

Json = dict[str, Any]

DISAGREES = "strongly-disagree"


def denial(claim: Claim, denied: Sequence[str] = ()) -> Json:
    """A denied claim: an opinion on these relationships, by their ids; without any a note on the two ends.

    An indicator is no end of a note: whoever reads the bundle would look for it.
    """
    whole = {
        "object_marking_refs": [MARKING_OF_TLP[claim.saying.tlp]],
        "confidence": round(claim.confidence * 100),
        "extensions": {CLAIM_EXTENSION: {"extension_type": "property-extension", "claim": to_json(claim)}},
    } | ({"revoked": True} if claim.withdrawn else {})
    said = f"{claim.saying.by or 'somebody'}: {claim.sentence}"
    if denied:
        own: Json = {"opinion": DISAGREES, "object_refs": sorted(denied), "explanation": _with_note(said, claim)}
        return envelope("opinion", stix_id("opinion", claim.id), claim) | whole | own
    ends = [each for each in (claim.subject, claim.object) if each.kind is not NodeKind.INDICATOR]
    refs = list(dict.fromkeys(object_id(each, claim) for each in ends)) or [
        stix_id("identity", f"by:{claim.saying.by}")
    ]
    own = {"abstract": "a denial", "content": _with_note(said, claim), "object_refs": refs}
    return envelope("note", stix_id("note", claim.id), claim) | whole | own


def sayers(claims: Iterable[Claim], ids: Mapping[str, str]) -> Mapping[tuple[str, str, str], list[str]]:
    """Of each sentence the ids of the relationships that say so; ids are those of the relationships by their claims' ids."""
    found: dict[tuple[str, str, str], list[str]] = {}
    for claim in claims:
        if claim.id in ids:
            found.setdefault(sentence_of(claim), []).append(ids[claim.id])
    return found


def sentence_of(claim: Claim) -> tuple[str, str, str]:
    """What is said or denied, whoever says it."""
    return claim.subject.id, claim.relation.value, claim.object.id


def _with_note(said: str, claim: Claim) -> str:
    return f"{said} ({claim.note})" if claim.note else said
