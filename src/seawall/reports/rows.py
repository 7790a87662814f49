"""Decisions as flat rows: one a finding, or one for a subject without any; the columns of CSV and Parquet."""

from collections.abc import Iterator

from seawall.decisions import Decision, Finding
from seawall.matching import ofac_tool_of

# Stable: people build on these. A new column goes to the end.
COLUMNS = (
    "key", "kind", "source", "place", "outcome", "why", "party", "role", "party_place", "entity_id", "entity", "list",
    "programmes", "score", "basis", "screened_name", "listed_name", "weak_aka", "finding_outcome", "reasons",
    "authorities", "problems", "notes", "corpus", "policy", "engine", "decided_at", "ofac_tool_emulated", "counterfactual",
)  # fmt: skip


def rows(decision: Decision) -> Iterator[dict[str, str]]:
    """One row for each finding, strictest first; exactly one, with those columns empty, where there is none."""
    for finding in decision.findings or (None,):
        row = _subject(decision) | (_finding(finding) if finding else _NO_FINDING)
        yield {column: writable(text) for column, text in row.items()}


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
        "authorities": "; ".join(f"{cite.cite} [{cite.verified}]" for cite in finding.authorities),
        "ofac_tool_emulated": "" if ofac_tool is None else str(ofac_tool),
        "counterfactual": finding.counterfactual,
    }


_NO_FINDING = dict.fromkeys(
    (
        "role", "party_place", "entity_id", "entity", "list", "programmes", "score", "basis", "screened_name",
        "listed_name", "weak_aka", "finding_outcome", "reasons", "authorities", "ofac_tool_emulated", "counterfactual",
    ),
    "",
)  # fmt: skip
