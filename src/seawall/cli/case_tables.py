"""Rich tables of cases: the queue, one case whole, identical cases, remembered false positives."""

from collections.abc import Iterable, Sequence
from datetime import date

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from seawall.cases import SHEET, Alert, Case, Remembered, Status, Urgency, open_steps, stops_of, urgency
from seawall.cli.terminal import clean, shown
from seawall.days import day_of_duty
from seawall.reports.case_rows import next_step

_URGENT = {Urgency.OVERDUE: "bold red", Urgency.SOON: "gold3", Urgency.LATER: ""}
_STATUS = {Status.PROPOSED: "steel_blue1", Status.CLOSED: "dim", Status.REOPENED: "gold3"}
_ACTION = {"release": "green", "block": "bold red", "reject": "dark_orange3", "review": "gold3"}
# From this width on the queue says what its cases may come to, and how many alerts they have.
_WIDE = 110
# The last so many alerts and lines of history are shown; all of them stand in the JSON.
_SHOWN = 20


def _plain(*titles: str) -> Table:
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim")
    for title in titles:
        table.add_column(title, overflow="fold")
    return table


def _due(case: Case, today: date) -> Text:
    if case.due is None:
        return Text("–")
    style = "dim" if case.closing else _URGENT[urgency(case, today)]
    return Text(case.due.isoformat(), style)


def queue(cases: Iterable[Case], today: date, width: int) -> Table:
    """One line a case in the order of work."""
    is_wide = width >= _WIDE
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim", expand=True)
    for title in ("case", "due", "status", "score"):
        table.add_column(title, no_wrap=True, justify="right" if title == "score" else "left")
    if is_wide:
        table.add_column("may be", no_wrap=True)
        table.add_column("alerts", justify="right", no_wrap=True)
    table.add_column("about", ratio=1, overflow="fold")
    table.add_column("with", overflow="fold", max_width=20)
    for case in cases:
        last = case.alerts[-1].could_be if case.alerts else ""
        wide = (Text(last, _ACTION.get(last, "")), f"{len(case.alerts):,}") if is_wide else ()
        table.add_row(
            shown(case.id), _due(case, today), Text(case.status, _STATUS.get(case.status, "")),
            f"{case.score:.4f}" if case.score else "–", *wide, shown(case.title), shown(_with_whom(case)),
        )  # fmt: skip
    return table


def _with_whom(case: Case) -> str:
    """Who has to act next."""
    if case.status is Status.PROPOSED and case.proposal:
        return f"not {case.proposal.by}"
    return case.escalated_to or case.assigned_to or "–"


def one(case: Case, today: date) -> RenderableType:
    """A case whole: what stopped, the work sheet, what is asked, what is proposed, what happened."""
    sections = (
        ("Alerts", _alerts(case.alerts) if case.alerts else None),
        ("Suspects", _suspects(case)),
        ("Work sheet", _sheet(case)),
        ("Asked", _asked(case)),
        ("Documents", _documents(case)),
        ("Proposed", _proposal(case)),
        ("Closed", _closing(case)),
        ("In the ledger", _stops(case)),
        ("What happened", _history(case)),
    )
    parts: list[RenderableType] = [_head(case, today)]
    for title, table in sections:
        if table is not None and table.row_count:
            parts += [Text(f"\n{title}", "bold"), table]
    parts.append(Text(f"\nNext: {clean(next_step(case))}", "steel_blue1"))
    return Group(*parts)


def _pairs(rows: Iterable[tuple[str, RenderableType]]) -> Table:
    table = Table(box=None, show_header=False, pad_edge=False, padding=(0, 2, 0, 0))
    table.add_column(style="dim", no_wrap=True)
    table.add_column(overflow="fold")
    for name, told in rows:
        table.add_row(name, told)
    return table


def _head(case: Case, today: date) -> Table:
    rows: list[tuple[str, RenderableType]] = [
        ("case", Text(clean(f"{case.id}  {case.title}"), "bold")),
        ("status", Text(case.status, _STATUS.get(case.status, ""))),
        ("due", _due(case, today)),
        ("score", f"{case.score:.4f}" if case.score else "no listed party is suspected"),
        ("the law knows", ", ".join(case.may)),
    ]
    if case.assigned_to:
        rows.append(("assigned to", shown(case.assigned_to)))
    if case.escalated_to:
        rows.append(("handed up to", shown(case.escalated_to)))
    return _pairs(rows)


def _alerts(alerts: Sequence[Alert]) -> Table:
    table = _plain("day", "what", "amount", "decision", "why")
    for alert in alerts[-_SHOWN:]:
        amount = f"{alert.amount:,} {alert.currency}" if alert.amount is not None else ""
        why = "; ".join(text for text in (alert.why, *alert.grounds) if text)
        table.add_row(
            alert.at.date().isoformat(), shown(f"{alert.subject} {alert.key}"), shown(amount),
            Text(alert.outcome, _ACTION.get(alert.outcome, "")), shown(why),
        )  # fmt: skip
    if len(alerts) > _SHOWN:
        table.caption, table.caption_justify = f"{len(alerts) - _SHOWN:,} earlier ones stand in the JSON", "left"
    return table


def _suspects(case: Case) -> Table:
    """Each suspicion once, the strongest first."""
    table = _plain("score", "listed as", "id", "as the")
    rows = {(row.entity_id, row.party): row for alert in case.alerts for row in alert.suspects}
    for row in sorted(rows.values(), key=lambda row: -row.score):
        table.add_row(f"{row.score:.4f}", shown(row.entity), shown(row.entity_id), shown(row.party))
    table.caption, table.caption_justify = "seawall show ID shows an entry whole, to be compared with", "left"
    return table


def _sheet(case: Case) -> Table:
    table = _plain("step", "question", "answer", "by", "why")
    needs = open_steps(case)
    answered = {row.step: row for row in case.sheet}
    valid = case.answers
    for step in SHEET:
        row = answered.get(step.id)
        if row is None and step.id not in needs:
            continue
        is_stale = row is not None and step.id not in valid
        answer = Text("to be answered" if row is None else "anew" if is_stale else row.answer, "" if row else "gold3")
        by = f"{row.by} {row.at:%Y-%m-%d %H:%M}" if row else ""
        why = f"was {row.answer}: {row.why}" if row and is_stale else row.why if row else ""
        table.add_row(step.id, shown(step.question), answer, shown(by), shown(why))
    return table


def _asked(case: Case) -> Table:
    table = _plain("number", "of", "question", "by", "due", "answer")
    for row in case.asked:
        due = row.due.isoformat() if row.due else "–"
        answer = shown(row.answer) if row.answer else Text("open", "gold3")
        table.add_row(str(row.seq), shown(row.of), shown(row.question), shown(row.by), due, answer)
    return table


def _documents(case: Case) -> Table:
    table = _plain("name", "bytes", "SHA-256")
    for row in case.documents:
        table.add_row(shown(row.name), f"{row.size:,}", row.sha256)
    return table


def _proposal(case: Case) -> Table | None:
    row = case.proposal
    if row is None:
        return None
    rows: list[tuple[str, RenderableType]] = [
        ("to", Text(row.action, _ACTION[row.action])),
        ("by", shown(f"{row.by}, {row.at:%Y-%m-%d %H:%M} UTC")),
        ("why", shown(row.reason)),
    ]
    if row.licence:
        rows.append(("licence", shown(row.licence)))
    if row.bulk:
        rows.append(("bulk", shown(row.bulk)))
    for scope in row.remember:
        whom = f"customer {scope.customer}" if scope.customer else f"account {scope.account}"
        rows.append(("to remember", shown(f"{whom} is not {scope.entity_id}, until {scope.expires}")))
    if case.is_overtaken:
        rows.append(("", Text("overtaken: something came after it", "gold3")))
    return _pairs(rows)


def _closing(case: Case) -> Table | None:
    row = case.closing
    if row is None:
        return None
    rows: list[tuple[str, RenderableType]] = [
        ("action", Text(row.action, _ACTION[row.action])),
        ("proposed by", shown(row.proposed_by)),
        ("approved by", shown(f"{row.approved_by}, {row.at:%Y-%m-%d %H:%M} UTC")),
        ("why", shown(row.reason)),
    ]
    return _pairs([*rows, *([("licence", shown(row.licence))] if row.licence else [])])


def _stops(case: Case) -> Table:
    """What was blocked and rejected, each with its place in the ledger."""
    table = _plain("what", "decided", "on", "in the ledger as")
    for row in stops_of(case):
        places = [Text(clean(told.stream or f"nothing is held: {told.why}")) for told in row.recorded]
        table.add_row(
            shown(row.alert.key), Text(row.stop.action, _ACTION[row.stop.action]), day_of_duty(row.stop.at).isoformat(),
            Text("; ").join(places) if places else Text("not recorded yet", "bold red"),
        )  # fmt: skip
    return table


def _history(case: Case) -> Table:
    table = _plain("when", "who", "what", "")
    for row in case.history[-_SHOWN:]:
        what = row.kind.removeprefix("case.").replace("-", " ")
        table.add_row(f"{row.at:%Y-%m-%d %H:%M}", shown(row.by), what, shown(row.text))
    return table


def identical(groups: Iterable[Sequence[Case]]) -> Table:
    """One line a group of cases that ask the same question."""
    table = _plain("cases", "score", "about", "numbers")
    for group in groups:
        ids = " ".join(case.id for case in group)
        table.add_row(f"{len(group):,}", f"{group[0].score:.4f}", shown(group[0].title), ids)
    return table


def waiting_bulks(found: Iterable[tuple[str, Sequence[Case]]]) -> Table:
    """One line a bulk that waits for a second person."""
    table = _plain("bulk", "cases", "by", "why")
    for name, cases in found:
        made = cases[0].proposal
        table.add_row(
            shown(name), f"{len(cases):,}", shown(made.by if made else ""), shown(made.reason if made else "")
        )
    return table


def remembered(rows: Iterable[Remembered], today: date) -> Table:
    """One line a remembered false positive: whom it speaks of, until when, and whether it still releases."""
    table = _plain("number", "speaks of", "is not", "until", "case", "by", "why")
    for row in rows:
        scope, why_not = row.body.scope, row.why_not(today)
        whom = f"customer {scope.customer}" if scope.customer else f"account {scope.account}"
        until = Text(f"ended: {clean(why_not)}", "gold3") if why_not else Text(scope.expires.isoformat())
        table.add_row(
            str(row.seq), shown(whom), shown(scope.entity_id), until, shown(row.body.case), shown(row.by),
            shown(row.body.reason),
        )  # fmt: skip
    return table
