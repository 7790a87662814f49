"""Rich tables: decisions, found entities, one entity whole, a waterfall of reasons."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Literal

from rich.console import Group, RenderableType
from rich.panel import Panel
from rich.table import Table
from rich.text import Text

from seawall.backtest import Labelled, best_threshold, confusion_at
from seawall.cli.terminal import clean, shown
from seawall.decisions import Decision, Finding, GroundKind, Outcome
from seawall.entities import Entity, Identifier
from seawall.matching import Match, ofac_tool_best, ofac_tool_score
from seawall.reports import Tally
from seawall.reports.tuning import Study, number, percent

COLOURS = {Outcome.BLOCK: "bold red", Outcome.REJECT: "dark_orange3", Outcome.REVIEW: "gold3", Outcome.RELEASE: "green"}


OFAC_TOOL_NOTE = "* about what OFAC's Sanctions List Search would show, 50 to 100; emulated, not official"

# From this width on a decision fits one line; in a narrower terminal its cells are folded.
_WIDE = 110


def decisions(found: Iterable[Decision], width: int) -> Table:
    """One line a decision: what, who, how alike, as what listed, why."""
    one_line = width >= _WIDE
    overflow: Literal["ellipsis", "fold"] = "ellipsis" if one_line else "fold"
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim", expand=True)
    table.add_column("key", no_wrap=True)
    table.add_column("decision", no_wrap=True)
    table.add_column("party", ratio=4, overflow=overflow, no_wrap=one_line)
    table.add_column("score", justify="right", no_wrap=True)
    table.add_column("listed as", ratio=4, overflow=overflow, no_wrap=one_line)
    table.add_column("why", ratio=7, overflow=overflow, no_wrap=one_line)
    for decision in found:
        first = _leading(decision)
        table.add_row(
            shown(decision.key),
            Text(decision.action or decision.outcome.value, COLOURS[decision.outcome]),
            shown(_party(decision)),
            f"{first.match.score:.4f}" if first else "",
            shown(
                f"{first.match.listed_name} ({first.match.entity_id.partition('-')[2]})" if first else _owners(decision)
            ),
            shown(short_why(decision)),
        )
    return table


def _leading(decision: Decision) -> Finding | None:
    """The finding that a line speaks of; none where something else than a listed party decided."""
    first = decision.findings[0] if decision.findings else None
    if first and decision.grounds and first.outcome is not decision.outcome:
        return None
    return first


def _owners(decision: Decision) -> str:
    """Through whom it is listed, where a ground speaks and that is ownership."""
    first = decision.grounds[0] if decision.grounds else None
    return first.about if first and first.kind is GroundKind.OWNERSHIP else ""


def _party(decision: Decision) -> str:
    """Who it is about; where another of the party's names was found, that name too."""
    first = _leading(decision)
    if first is None or first.match.screened_name in {decision.party, first.party, ""}:
        return decision.party
    return f"{decision.party} (as {first.match.screened_name})"


def short_why(decision: Decision) -> str:
    """The reason without what other columns say."""
    first = decision.findings[0] if decision.findings else None
    if first is None or first.outcome is not decision.outcome:
        return decision.why
    tags = f"{', '.join(first.programmes)}: " if first.programmes else ""
    how = "" if first.match.basis == "name" else f"by {first.match.basis}; "
    unread = f"; and {decision.problems[0]}" if decision.problems else ""
    return f"{tags}{how}{first.why}{unread}"


def summary(tally: Tally) -> Text:
    """The counts in one line."""
    text = Text(f"{tally.decided:,} screened: ")
    for place, outcome in enumerate(sorted(Outcome, key=lambda outcome: -outcome.rank)):
        text.append(", " if place else "")
        text.append(f"{tally.outcomes[outcome]:,} {outcome}", COLOURS[outcome] if tally.outcomes[outcome] else "dim")
    if tally.problems:
        what = "record" if tally.problems == 1 else "records"
        text.append(f"; {tally.problems:,} {what} could not be read", "bold red")
    return text


def sources(rows: Iterable[tuple[str, Tally]]) -> Table:
    """One line a source: how many of each outcome, and what could not be read."""
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim")
    table.add_column("source", overflow="fold")
    outcomes = sorted(Outcome, key=lambda outcome: -outcome.rank)
    for title in ("screened", *(str(outcome) for outcome in outcomes), "not read"):
        table.add_column(title, justify="right")
    for name, tally in rows:
        counts = (Text(f"{tally.outcomes[one]:,}", COLOURS[one] if tally.outcomes[one] else "dim") for one in outcomes)
        unread = Text(f"{tally.problems:,}", "bold red" if tally.problems else "dim")
        table.add_row(shown(name), f"{tally.decided:,}", *counts, unread)
    return table


def found(text: str, matches: Sequence[tuple[Match, Entity]]) -> Table:
    """Search results, best first; beside our score the one that OFAC's own tool would show, emulated."""
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim")
    for title in ("score", "OFAC tool*", "id", "name", "list", "programmes", "found by"):
        table.add_column(title, overflow="fold")
    table.caption, table.caption_justify = OFAC_TOOL_NOTE, "left"
    for match, entity in matches:
        listed = ", ".join(dict.fromkeys(row.list_name for row in entity.designations))
        table.add_row(
            f"{match.score:.4f}",
            _ofac_tool(text, entity),
            shown(entity.id),
            shown(entity.caption),
            shown(listed),
            shown(", ".join(entity.programmes)),
            _found_by(match),
        )
    return table


def _ofac_tool(text: str, entity: Entity) -> str:
    """Empty where the tool would show nothing, or cannot: an entity of another authority's list."""
    if not any(row.authority == "OFAC" for row in entity.designations):
        return ""
    score = ofac_tool_best(text, (name.text for name in entity.names))
    return "" if score is None else f"~{score}"


def ofac_tool_line(screened: str, listed: str) -> Text:
    """What OFAC's own tool would say of two names, in one line."""
    score = ofac_tool_score(screened, listed)
    said = "would not show this pair" if score is None else f"would show about {score}"
    return Text(f"OFAC's Sanctions List Search {said} (emulated, not official)", "dim")


def _found_by(match: Match) -> str:
    same = [reason for reason in match.reasons if reason.feature == "identifier"]
    if same:
        return shown(f"{same[0].text} {same[0].listed}")
    kind = " [gold3](weak a.k.a.)[/]" if match.weak else ""
    return shown(match.listed_name) + kind


def waterfall(match: Match) -> Table:
    """The reasons with their points, running total and a bar each; the last line is the score."""
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim")
    table.add_column("reason", no_wrap=True)
    table.add_column("points", justify="right")
    table.add_column("total", justify="right", style="dim")
    table.add_column("")
    table.add_column("in words", overflow="fold")
    running = 0.0
    for reason in match.reasons:
        running += reason.points
        colour = "steel_blue1" if reason.points >= 0 else "indian_red1"
        bar = Text("█" * min(16, max(1, round(abs(reason.points) * 2))), colour)
        table.add_row(shown(reason.feature), f"{reason.points:+.2f}", f"{running:+.2f}", bar, shown(reason.text))
    table.add_row(
        "[bold]score", f"[bold]{match.score:.4f}", "", "", "the logistic curve of the total", end_section=True
    )
    return table


def entity(entry: Entity) -> RenderableType:
    """Everything one list says about one party."""
    parts: list[RenderableType] = [_names(entry)]
    for title, rows in _sections(entry):
        if rows:
            table = Table(box=None, show_header=False, pad_edge=False, padding=(0, 2, 0, 2))
            for row in rows:
                table.add_row(*(shown(cell) for cell in row))
            parts += [Text(f"\n{title}", "bold"), table]
    published = f", published {entry.source.published.isoformat()}" if entry.source.published else ""
    place = clean(f"{entry.source.list_id}: {entry.source.file} {entry.source.record}{published}")
    parts.append(Text(f"\n{place}", "dim"))
    return Panel(Group(*parts), title=shown(f"{entry.id} · {entry.schema}"), title_align="left", border_style="dim")


def _names(entry: Entity) -> Table:
    table = Table(box=None, show_header=False, pad_edge=False, padding=(0, 2, 0, 0))
    for place, name in enumerate(entry.names):
        kind = f"{name.kind}{' (weak)' if name.weak else ''}"
        table.add_row(
            Text(clean(name.text), "bold" if place == 0 else "gold3" if name.weak else ""), kind, shown(name.script)
        )
    return table


def _sections(entry: Entity) -> list[tuple[str, list[tuple[str, ...]]]]:
    return [
        ("Designations", [
            (row.authority, row.list_name, ", ".join(row.programmes), row.since.isoformat() if row.since else "",
             "; ".join(row.legal_authorities))
            for row in entry.designations
        ]),
        ("Identifiers", [
            (row.label or row.kind, row.value, row.currency or row.country, _dates(row)) for row in entry.identifiers
        ]),
        ("Addresses", [(row.text, row.note) for row in entry.addresses]),
        ("Birth", [*((date.iso, date.text) for date in entry.birth_dates), *((place, "") for place in entry.birth_places)]),
        ("Nationality and citizenship", [(text,) for text in (*entry.nationalities, *entry.citizenships)]),
        ("Gender and title", [(text,) for text in (entry.gender, entry.title) if text]),
        ("Links", [(row.relation, row.target_name or row.target_id) for row in entry.links]),
        ("Further", [(row.label, row.value) for row in entry.facts]),
        ("Not understood, kept as it stood", [(text,) for text in entry.unread]),
    ]  # fmt: skip


def _dates(identifier: Identifier) -> str:
    issued = f"issued {identifier.issued.iso}" if identifier.issued else ""
    expires = f"expires {identifier.expires.iso}" if identifier.expires else ""
    return " ".join(part for part in (issued, expires, identifier.note) if part)


def measures(by_group: Mapping[str, Sequence[Labelled]]) -> Table:
    """Precision, recall and F1 by what the policy stops, and the threshold that would have the best F1, by group."""
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim")
    table.add_column("group", overflow="fold")
    for title in ("pairs", "matches", "precision", "recall", "F1", "best threshold", "F1 there"):
        table.add_column(title, justify="right", no_wrap=True)
    every = [row for rows in by_group.values() for row in rows]
    shown_groups = list(by_group.items()) if set(by_group) != {""} else []
    for name, rows in [*shown_groups, ("all", every)]:
        at = confusion_at(rows, None)
        best = best_threshold(rows)
        table.add_row(
            shown(name or "(no group)"),
            f"{len(rows):,}",
            f"{at.found + at.missed:,}",
            *(f"{share:.3f}" for share in (at.precision, at.recall, at.f1)),
            f"{best:.4f}",
            f"{confusion_at(rows, best).f1:.3f}",
        )
    return table


def tuning(study: Study) -> Table:
    """Every tenth threshold and the policy's: recall, false hits, precision."""
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim")
    for title in ("review from", "recall", "false hits", "per 1,000", "precision"):
        table.add_column(title, justify="right", no_wrap=True)
    tenths = [point for point in study.points if round(point.threshold * 100) % 10 == 0]
    for point in (*tenths, study.policy):
        precision = point.precision
        table.add_row(
            f"{'the policy, ' if point is study.policy else ''}{point.threshold:.2f}",
            percent(point.recall) if point.positives else "–",
            f"{point.false:,}",
            number(point.false_per_1000) if point.asked else "–",
            percent(precision) if precision is not None else "–",
            style="bold" if point is study.policy else "",
        )
    return table
