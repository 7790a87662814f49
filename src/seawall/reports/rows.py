"""Decisions as flat rows: one a finding or ground, or one for a subject without any; the columns of CSV and Parquet."""

from collections.abc import Iterator

from seawall.decisions import Citation, Decision, Finding, Ground
from seawall.matching import ofac_tool_of

# Stable: people build on these. A new column goes to the end.
COLUMNS = (
    "key", "kind", "source", "place", "outcome", "why", "party", "role", "party_place", "entity_id", "entity", "list",
    "programmes", "score", "basis", "screened_name", "listed_name", "weak_aka", "finding_outcome", "reasons",
    "authorities", "problems", "notes", "corpus", "policy", "engine", "decided_at", "ofac_tool_emulated", "counterfactual",
    "action", "question", "licence", "conditions",
)  # fmt: skip


def rows(decision: Decision) -> Iterator[dict[str, str]]:
    """One row for each finding and ground, strictest first; exactly one, with those columns empty, where there is none."""
    told = [(row.outcome, _finding(row)) for row in decision.findings]
    told += [(row.outcome, _ground(row)) for row in decision.grounds]
    told.sort(key=lambda pair: -pair[0].rank)
    for _, columns in told or [(decision.outcome, _NO_FINDING)]:
        row = _subject(decision) | columns
        yield {column: writable(row[column]) for column in COLUMNS}


def writable(text: str) -> str:
    """The text with halves of characters replaced: half a surrogate pair in a JSON name can't be written as UTF-8."""
    return text if text.isascii() else text.encode("utf-8", "replace").decode("utf-8")


# A spreadsheet runs cells that begin so as formulas (OWASP, CSV injection); East Asian ones know the wide signs too.
_FORMULA = tuple("=+-@\t\r\n＝＋－＠")


def harmless(text: str) -> str:
    """The text as a spreadsheet shows it: an apostrophe keeps what would be a formula from being run."""
    return f"'{text}" if text.startswith(_FORMULA) else text


def _subject(decision: Decision) -> dict[str, str]:
    return {
        "key": decision.key,
        "kind": decision.kind,
        "source": decision.source,
        "place": decision.place,
        "outcome": decision.outcome,
        "why": decision.why,
        "party": decision.party,
        "problems": " | ".join(str(problem) for problem in decision.problems),
        "notes": " | ".join(decision.notes),
        "corpus": decision.versions.corpus,
        "policy": decision.versions.policy,
        "engine": decision.versions.engine,
        "decided_at": decision.decided_at.isoformat(),
        "action": decision.action,
    }


def _finding(finding: Finding) -> dict[str, str]:
    match = finding.match
    ofac_tool = ofac_tool_of(match)
    return {
        "party": finding.party,
        "role": finding.role,
        "party_place": finding.place,
        "entity_id": match.entity_id,
        "entity": finding.entity,
        "list": ", ".join(finding.lists),
        "programmes": ", ".join(finding.programmes),
        "score": f"{match.score:.4f}",
        "basis": match.basis,
        "screened_name": match.screened_name,
        "listed_name": match.listed_name,
        "weak_aka": "yes" if match.weak else "no",
        "finding_outcome": finding.outcome,
        "reasons": "; ".join(f"{reason.feature} {reason.points:+.2f} ({reason.text})" for reason in match.reasons),
        "authorities": _cited(finding.authorities),
        "ofac_tool_emulated": "" if ofac_tool is None else str(ofac_tool),
        "counterfactual": finding.counterfactual,
        "question": finding.question,
        "licence": finding.licence,
        "conditions": "; ".join(finding.conditions),
    }


def _ground(ground: Ground) -> dict[str, str]:
    """A place, owners or a resubmission: what it is about stands as the entity, what stood there as the screened name."""
    return _NO_FINDING | {
        "party": ground.party,
        "role": ground.role,
        "party_place": ground.place,
        "entity": ground.about,
        "basis": ground.kind,
        "screened_name": ground.said,
        "finding_outcome": ground.outcome,
        "reasons": ground.why,
        "authorities": _cited(ground.authorities),
        "question": ground.question,
        "licence": ground.licence,
        "conditions": "; ".join(ground.conditions),
    }


def _cited(authorities: tuple[Citation, ...]) -> str:
    """Citations, each with its mark; those that nobody has verified say so."""
    return "; ".join(f"{cite.cite} [{mark(cite)}]" for cite in authorities)


def mark(cite: Citation) -> str:
    """The mark of a citation, with the word that an unverified one needs, and with the day on which its rule ends."""
    told = str(cite.verified) if cite.verified.may_release else f"{cite.verified}, unverified"
    return f"{told}, until {cite.valid_to}" if cite.valid_to else told


_NO_FINDING = dict.fromkeys(
    (
        "role", "party_place", "entity_id", "entity", "list", "programmes", "score", "basis", "screened_name",
        "listed_name", "weak_aka", "finding_outcome", "reasons", "authorities", "ofac_tool_emulated", "counterfactual",
        "question", "licence", "conditions",
    ),
    "",
)  # fmt: skip
