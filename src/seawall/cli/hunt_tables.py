"""What a hunt shows in the terminal: the timeline, findings, and the answer with what it rests on."""

from collections import Counter
from collections.abc import Callable
from typing import Final

from rich.table import Table
from rich.text import Text

from seawall.cli.terminal import clean, complain, note, out, shown
from seawall.errors import Problem
from seawall.exposure.answer import Touched, is_mere_answer
from seawall.exposure.found import Exposure, Moment, timeline
from seawall.exposure.phases import Direction, Phase
from seawall.reports.exposure import days_of

_COLOURS: Final = {Touched.YES: "bold red", Touched.UNKNOWN: "gold3", Touched.NO: "green"}
# Short enough for a table of eight columns; the page and the files have the whole words.
_PHASES: Final = {
    Phase.IN_WINDOW: ("in window", "bold red"),
    Phase.GRACE: ("near window", "gold3"),
    Phase.OPEN: ("no window said", "gold3"),
    Phase.BEFORE: ("before", "dim"),
    Phase.AFTER: ("after", "dim"),
    Phase.SEIZED: ("after seizure", "gold3"),
    Phase.REASSIGNED: ("reassigned", "dim"),
}
_WAYS: Final = {
    Direction.OUTBOUND: "contacted",
    Direction.UNANSWERED: "tried",
    Direction.INBOUND: "came in",
    Direction.SCANNED: "was scanned",
    Direction.ASKED: "looked up",
}
_MOST_ROWS: Final = 100
_MOST_FINDINGS: Final = 20
_MOST_ALIKE: Final = 3
_MOST_WHY: Final = 6


def show(found: Exposure) -> None:
    """All of it: problems on the error stream, the rest on the output."""
    _tell(found.problems, complain)
    _tell(found.notes, note)
    for why in found.sought.why[:_MOST_WHY]:
        note(why)
    if len(found.sought.why) > _MOST_WHY:
        note(f"… and {len(found.sought.why) - _MOST_WHY} more names of the party; all stand in the files")
    moments = timeline(found.met)
    if moments:
        out.print(_timeline(moments[:_MOST_ROWS]))
        out.print()
    if len(moments) > _MOST_ROWS:
        note(f"only the first {_MOST_ROWS} of {len(moments):,} are shown; write all with -o")
    _show_findings(found)
    _show_answer(found)


def _tell(problems: tuple[Problem, ...], say: Callable[[str], None]) -> None:
    """The first problems of each kind: an advisory's fifty hashes that no log shows are one thing to know."""
    counts = Counter(problem.why for problem in problems)
    told: Counter[str] = Counter()
    for problem in problems:
        told[problem.why] += 1
        if told[problem.why] <= _MOST_ALIKE:
            say(str(problem))
        if told[problem.why] == counts[problem.why] > _MOST_ALIKE:
            note(f"… and {counts[problem.why] - _MOST_ALIKE:,} more: {problem.why}; all stand in the files")


def _timeline(moments: list[Moment]) -> Table:
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim")
    for title in ("days", "phase", "direction", "host"):
        table.add_column(title, no_wrap=title != "days", overflow="fold")
    for title in ("rows", "bytes out/in"):
        table.add_column(title, justify="right", no_wrap=True)
    for title in ("indicator", "whose"):
        table.add_column(title, overflow="fold")
    for one in moments:
        seen = one.told
        word, colour = _PHASES[seen.phase]
        table.add_row(
            days_of(seen.first, seen.last),
            Text(word, colour if one.best.is_contact or seen.phase is not Phase.IN_WINDOW else "gold3"),
            "DNS answer" if is_mere_answer(seen) else _WAYS[seen.direction],
            shown(seen.host),
            f"{seen.rows:,}",
            f"{_size(seen.bytes_out)}/{_size(seen.bytes_in)}" if seen.bytes_out or seen.bytes_in else "",
            shown(_met(one)),
            shown(_whose(one)),
        )
    return table


def _met(one: Moment) -> str:
    """What was met, and by which indicator where that is wider."""
    seen = one.told
    return seen.met if seen.met == seen.indicator.value else f"{seen.met} (by {seen.indicator.value})"


def _whose(one: Moment) -> str:
    told = ", ".join(one.whose)
    if one.told.indicator.tier.name == "DEVICE":
        return f"a victim's device, used by {told}"
    lists = ", ".join(sorted({each.list for each in one.best.confidence.annotations}))
    return f"{told} [{lists}]" if lists else told


def _size(count: int | None) -> str:
    if count is None:
        return "–"
    for unit in ("", "k", "M", "G"):
        if count < 10_000:
            return f"{count:,.0f}{unit}"
        count = round(count / 1000)
    return f"{count:,}T"


def _show_findings(found: Exposure) -> None:
    if not found.findings:
        return
    out.print("[bold]Detectors[/]: places to look at; none makes the answer a yes")
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim")
    for title in ("detector", "host", "about", "rows", "score", "why"):
        table.add_column(title, overflow="fold", no_wrap=title in {"host", "score"})
    for one in found.findings[:_MOST_FINDINGS]:
        table.add_row(
            shown(one.detector), shown(one.host), shown(one.about), f"{one.rows:,}", f"{one.score:.2f}", shown(one.why)
        )
    out.print(table)
    if len(found.findings) > _MOST_FINDINGS:
        note(f"{len(found.findings) - _MOST_FINDINGS:,} more findings; write all with -o")
    out.print()


def _show_answer(found: Exposure) -> None:
    said = found.answer
    out.print(Text(clean(said.sentence), _COLOURS[said.touched]), soft_wrap=not out.is_terminal)
    for reason in said.reasons:
        out.print(f"  {shown(reason)}", soft_wrap=not out.is_terminal)
