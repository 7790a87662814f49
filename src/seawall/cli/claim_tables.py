"""Rich tables of claims: counts, the claims themselves, where sources differ, and the candidates of a sorted advisory."""

from collections import Counter
from collections.abc import Iterable, Sequence

from rich.table import Table
from rich.text import Text

from seawall.claims import Contradiction, Counts, Judged, Sorted, Standing, Verdict
from seawall.cli.terminal import clean
from seawall.reports.claims import days_of

_MOST = 12
_STYLES = {
    Standing.SUPERSEDED: "dim strike",
    Standing.WITHDRAWN: "dim strike",
    Standing.OUTSIDE: "dim",
    Standing.LATER: "dim",
}
# Short enough for a column; the files have the whole words.
_WORDS = {
    Standing.UNDATED: "holds, undated", Standing.SUPERSEDED: "superseded", Standing.WITHDRAWN: "withdrawn",
    Standing.NEVER_DATED: "never dated",
}  # fmt: skip
_VERDICTS = {Verdict.ACCEPTED: "green", Verdict.REFUSED: "dim", Verdict.DOUBTFUL: "gold3"}


def counted(found: Counts) -> Table:
    """The counts side by side, the largest of each first; the rest is added up."""
    table = _table()
    columns = (
        ("publisher", found.publishers), ("relation", found.relations), ("kind", found.kinds), ("standing", found.standings),
        ("mark", found.marks),
    )  # fmt: skip
    cells = [_most(values) for _, values in columns]
    for name, _ in columns:
        table.add_column(name, overflow="fold", ratio=3)
        table.add_column("", justify="right", no_wrap=True)
    for line in range(max(map(len, cells), default=0)):
        row: list[str | Text] = []
        for column in cells:
            word, count = column[line] if line < len(column) else ("", "")
            row += [Text(clean(word)), count]
        table.add_row(*row)
    return table


def _most(values: Sequence[tuple[str, int]]) -> list[tuple[str, str]]:
    shown = [(word, f"{count:,}") for word, count in values[:_MOST]]
    rest = values[_MOST:]
    return [*shown, (f"{len(rest):,} more", f"{sum(count for _, count in rest):,}")] if rest else shown


def rows(judged: Iterable[Judged]) -> Table:
    """One line a claim: the sentence, its days, how it stands, who says it and where, its mark."""
    table = _table()
    table.add_column("claim", ratio=6, overflow="fold")
    table.add_column("days", no_wrap=True)
    table.add_column("standing", ratio=2, overflow="fold")
    table.add_column("said by", ratio=5, overflow="fold")
    table.add_column("mark", no_wrap=True)
    for each in judged:
        claim = each.claim
        on = f", {claim.saying.on.iso}" if claim.saying.on else ""
        said = Text(clean(claim.saying.by + on))
        if str(claim.saying.place) != claim.saying.by:
            said.append(f"  {clean(str(claim.saying.place))}", "dim")
        sentence = Text(clean(claim.sentence), "gold3" if claim.denied else _STYLES.get(each.standing, ""))
        table.add_row(
            sentence, days(each), _WORDS.get(each.standing, each.standing.value), said, claim.saying.reading.value
        )
    return table


def days(each: Judged) -> str:
    """The claim's days at its own precision, and from when it was in other hands."""
    window = each.claim.window
    first, last = days_of(window)
    whole = " – ".join(dict.fromkeys(text for text in (first, last) if text))
    if first and not last:
        whole = f"since {first}"
    elif last and not first:
        whole = f"until {last}"
    seized = f"seized {window.seized.date().isoformat()}" if window.seized else ""
    return ", ".join(text for text in (whole, seized) if text)


def differing(found: Iterable[Contradiction]) -> Table:
    """One line a contradiction: what is said, and in what the sources differ."""
    table = _table()
    table.add_column("sources differ on", ratio=4, overflow="fold")
    table.add_column("in what", ratio=6, overflow="fold")
    for each in found:
        sentences = list(dict.fromkeys(claim.sentence.removeprefix("it is denied that ") for claim in each.claims))
        more = f" and {len(sentences) - 1:,} more" if len(sentences) > 1 else ""
        table.add_row(Text(clean(sentences[0]) + more), Text(clean(each.what)))
    return table


def candidates(found: Iterable[Sorted]) -> Table:
    """One line a candidate: the verdict, what stood there and where, its form, its days, and why."""
    table = _table()
    for name, ratio in (
        ("verdict", 1),
        ("said", 4),
        ("form", 4),
        ("days", 2),
        ("place", 2),
        ("why, or what to know", 6),
    ):
        table.add_column(name, ratio=ratio, overflow="fold")
    for each in found:
        whole = " – ".join(dict.fromkeys(text for text in days_of(each.window) if text))
        form = each.value if each.value != each.said else ""
        why = "; ".join((*each.reasons, *each.notes, *each.dates))
        cells = (each.said, form, whole, each.place, why)
        table.add_row(Text(each.verdict, _VERDICTS[each.verdict]), *(Text(clean(cell)) for cell in cells))
    return table


def verdicts(found: Iterable[Sorted]) -> str:
    """How many candidates were accepted, refused and left to a person."""
    counts = Counter(each.verdict for each in found)
    return ", ".join(f"{counts[verdict]:,} {verdict}" for verdict in Verdict)


def _table() -> Table:
    return Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim", expand=True)
