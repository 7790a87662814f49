"""Rich tables of the ledger: what is held, one item's history, balances by day, deadlines, a report's fields."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from decimal import Decimal

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from seawall.cli.terminal import clean, shown
from seawall.days import ASSUMPTION
from seawall.ledger import Duty, Property, State, Urgency, kept_until, value_at_block, value_on
from seawall.ledger.amounts import shown as amount_of
from seawall.reports.ledger import told
from seawall.reports.ofac import Form

_WIDE = 110
_STATES = {
    State.BLOCKED: "bold red", State.PARTLY: "gold3", State.UNBLOCKED: "green", State.TRANSFERRED: "dim", State.STRUCK: "dim",
}  # fmt: skip
_URGENCIES = {
    Urgency.RETURNED: "bold red", Urgency.OVERDUE: "bold red", Urgency.SOON: "gold3", Urgency.OPEN: "", Urgency.LATER: "dim",
    Urgency.FILED_LATE: "gold3", Urgency.FILED: "green", Urgency.NONE: "dim",
}  # fmt: skip


def _table(*titles: str, numbers: Sequence[str] = ()) -> Table:
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim")
    for title in titles:
        right = title in numbers
        table.add_column(title, justify="right" if right else "left", no_wrap=right, overflow="fold")
    return table


def _dollars(usd: Decimal | None) -> str:
    return "no rate" if usd is None else f"{usd:,.2f}"


def holdings(items: Iterable[Property], day: date, width: int) -> Table:
    """One line an item; in a narrow terminal without what one item's own page says."""
    wide = width >= _WIDE
    more = ("kind", "at block, USD") if wide else ()
    table = _table(
        "item", "blocked", "of", *more, "held", "", "USD now", "state", numbers=("held", "USD now", "at block, USD")
    )
    table.columns[0].no_wrap = table.columns[1].no_wrap = True
    for item in items:
        value = value_on(item, day)
        table.add_row(
            shown(item.id),
            item.facts.on.isoformat(),
            shown(_of(item)),
            *((shown(item.facts.kind), _dollars(value_at_block(item).usd)) if wide else ()),
            amount_of(item.held, item.measure),
            shown(item.measure),
            Text(_dollars(value.usd), "gold3" if value.usd is None else ""),
            Text(item.state, _STATES[item.state]),
        )
    return table


def _of(item: Property) -> str:
    return "; ".join(row.name for row in item.facts.targets) or "(nobody is named)"


def totals(items: Sequence[Property], day: date) -> Text:
    """How much is held of each measure, and what of it has a value in dollars."""
    held: dict[str, Decimal] = {}
    for item in items:
        held[item.measure] = held.get(item.measure, Decimal(0)) + item.held
    values = [value_on(item, day).usd for item in items]
    known = sum((usd for usd in values if usd is not None), Decimal(0))
    sums = ", ".join(f"{amount_of(amount, measure)} {clean(measure)}" for measure, amount in sorted(held.items()))
    text = Text(f"{len(items):,} item{'s' if len(items) != 1 else ''} on {day}: {sums}; {known:,.2f} USD in all")
    lacking = sum(usd is None for usd in values)
    if lacking:
        text.append(f", without {lacking:,} of no known rate", "gold3")
    return text


def history(item: Property, day: date, duties: Sequence[Duty], width: int) -> RenderableType:
    """One item: its facts, every posting with the balance after it, its reports."""
    facts, value, at_block = item.facts, value_on(item, day), value_at_block(item)
    head = Table(box=None, show_header=False, pad_edge=False, padding=(0, 2, 0, 0))
    head.add_column(style="dim", no_wrap=True)
    head.add_column(overflow="fold")
    keep = kept_until(item)
    rows = (
        ("item", Text.assemble(clean(item.id), "  ", (item.state, _STATES[item.state]))),
        ("what", f"{facts.kind}: {clean(facts.description) or '(not said)'}"),
        ("of", "; ".join(clean(f"{row.name} {row.entity_id}".strip()) for row in facts.targets) or "(nobody is named)"),
        ("held at", clean(", ".join(part for part in (item.holder, item.account) if part)) or "(not said)"),
        (
            "blocked",
            f"{facts.on}: {amount_of(item.opening, item.measure)} {clean(item.measure)}, {_dollars(at_block.usd)} USD ({clean(at_block.basis)})",
        ),
        (
            "held",
            f"{amount_of(item.held, item.measure)} {clean(item.measure)} on {day}, {_dollars(value.usd)} USD ({clean(value.basis)})",
        ),
        ("interest", _interest(item)),
        ("authority", clean("; ".join(facts.authorities)) or "(not said)"),
        ("documents", clean("; ".join(paper.name or paper.sha256[:12] for paper in item.all_papers)) or "none"),
        (
            "records",
            f"keep until {keep} (31 CFR 501.601)"
            if keep
            else "keep while blocked and ten years after (31 CFR 501.601)",
        ),
    )
    for name, words in rows:
        head.add_row(name, words if isinstance(words, Text) else Text(words))
    parts: list[RenderableType] = [head, Text(""), _postings(item, width)]
    if item.unfit:
        parts.append(
            Text("\n".join(f"event {seq} counts for nothing: {clean(why)}" for seq, why in item.unfit), "bold red")
        )
    mine = [duty for duty in duties if item.stream in duty.about]
    return Group(*parts, Text(""), deadlines(mine, width)) if mine else Group(*parts)


def _interest(item: Property) -> str:
    if not item.is_funds:
        return "bears none: only funds in an account do"
    until = item.interest_until
    return (
        f"accrued until {until}"
        if until
        else "never accrued: blocked funds belong in an interest-bearing account (31 CFR 578.203)"
    )


def _postings(item: Property, width: int) -> Table:
    wide = width >= _WIDE
    table = _table(
        "entry",
        "date",
        "what",
        "change",
        "held",
        "in words",
        *(("by",) if wide else ()),
        numbers=("change", "held", "entry"),
    )
    table.columns[1].no_wrap = True
    table.add_row(
        str(item.seq), item.facts.on.isoformat(), "block", f"+{amount_of(item.opening, item.measure)}", amount_of(item.opening, item.measure),
        shown(item.facts.transaction or item.facts.kind), *((shown(item.actor),) if wide else ()),
    )  # fmt: skip
    for entry in item.entries:
        what, words = told(entry.body)
        sign = "+" if entry.change > 0 else ""
        change = f"{sign}{amount_of(entry.change, item.measure)}" if entry.change else ""
        by = (shown(entry.actor),) if wide else ()
        table.add_row(
            str(entry.seq), entry.on.isoformat(), what, change, amount_of(entry.held, item.measure), shown(words), *by
        )
    return table


def balances(item: Property, first: date, last: date) -> Table:
    """What was held at the end of each day."""
    table = _table("day", "held", "USD", numbers=("held", "USD"))
    day = first
    while day <= last:
        table.add_row(day.isoformat(), amount_of(item.on(day).held, item.measure), _dollars(value_on(item, day).usd))
        day += timedelta(days=1)
    return table


def deadlines(duties: Iterable[Duty], width: int) -> Table:
    """One line a report: by when, how it stands, what triggers it."""
    wide = width >= _WIDE
    table = _table("report", "due", "state", "why", *(("by the calendars", "rule") if wide else ()))
    table.columns[0].no_wrap = table.columns[1].no_wrap = True
    for duty in duties:
        more = (shown(duty.due.words if duty.due else ""), shown(duty.cite)) if wide else ()
        state = f"{duty.urgency} {clean(duty.filed)}" if duty.filed else str(duty.urgency)
        day = Text(str(duty.day or "–"), _URGENCIES[duty.urgency])
        table.add_row(shown(duty.report), day, Text(state, _URGENCIES[duty.urgency]), shown(duty.why), *more)
    return table


def assumption() -> Text:
    """What the days rest on, wherever they are shown."""
    return Text(f"{ASSUMPTION} [M: unverified]", "dim")


def report(form: Form) -> RenderableType:
    """A report's fields, those that are empty marked."""
    parts: list[RenderableType] = [
        Text(f"{form.title}  {form.id}", "bold"),
        Text(f"{form.cite} · {form.channel}", "dim"),
    ]
    if form.due_words:
        parts.append(Text(f"due {form.due or ''} {form.due_words}".replace("  ", " ")))
    if form.not_due:
        parts.append(Text(form.not_due, "gold3"))
    table = Table(box=None, show_header=False, pad_edge=False, padding=(0, 2, 0, 0))
    table.add_column(style="dim", no_wrap=True)
    table.add_column(style="dim", overflow="fold", max_width=34)
    table.add_column(overflow="fold")
    for section in form.sections:
        mark = "" if section.lettered.may_release else f" [{section.lettered}]"
        for place, field in enumerate(section.fields):
            letter = f"{section.letter}{mark}" if place == 0 else ""
            table.add_row(Text(letter), Text(field.label), _value(field.value, missing=field.is_missing))
    for row in form.rows[:_MOST_ROWS]:
        for place, cell in enumerate(row.cells):
            table.add_row(
                Text(row.item if place == 0 else ""), Text(cell.label), _value(cell.value, missing=cell.is_missing)
            )
    parts.append(table)
    if len(form.rows) > _MOST_ROWS:
        parts.append(Text(f"… and {len(form.rows) - _MOST_ROWS:,} more rows; write them to a file with -o", "dim"))
    return Group(*parts)


# More rows are no screen but a file.
_MOST_ROWS = 10


def _value(text: str, *, missing: bool) -> Text:
    return Text("empty", "bold red") if missing else Text(clean(text) or "–", "" if text else "dim")
