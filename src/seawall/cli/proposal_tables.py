"""Rich tables of what a document proposes, and of what was not proposed and why."""

from collections.abc import Sequence

from rich.table import Table
from rich.text import Text

from seawall.cli.terminal import clean, shown
from seawall.proposals import Proposal, Refusal


def proposals(found: Sequence[Proposal]) -> Table:
    """One line a proposal: the claim, its days, its mark, the rule; a sentence stands beside the first of its proposals."""
    table = _table()
    table.add_column("claim", ratio=5, overflow="fold")
    for name in ("days", "mark", "rule"):
        table.add_column(name, no_wrap=True)
    table.add_column("sentence", ratio=6, overflow="fold")
    last = None
    for one in found:
        sentence = "" if one.sentence == last else shown(one.sentence.text)
        last = one.sentence
        claim = one.claim
        days = " – ".join(dict.fromkeys(text for text in (one.first, one.last) if text))
        doubt = "" if claim.confidence == 1 else f" {claim.confidence:g}"
        told = Text(clean(claim.sentence), "gold3" if claim.denied else "")
        if claim.role and claim.role.casefold() not in claim.sentence.casefold():
            told.append(f" ({clean(claim.role)})", "dim")
        table.add_row(told, days, f"{claim.saying.reading}{doubt}", one.rule, sentence)
    return table


def not_proposed(found: Sequence[Refusal]) -> Table:
    """One line a statement that looks like a claim and is none, with its reason."""
    table = _table()
    for name, ratio in (("not proposed", 5), ("why", 5), ("sentence", 7)):
        table.add_column(name, ratio=ratio, overflow="fold", style="dim")
    for one in found:
        table.add_row(shown(one.said), shown(one.why), shown(one.sentence.text))
    return table


def _table() -> Table:
    return Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim", expand=True)
