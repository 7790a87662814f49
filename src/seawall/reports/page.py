"""The screening report as one HTML file that opens from disk: no script from elsewhere, no font, no network."""

from collections.abc import Callable
from importlib.resources import files
from pathlib import Path

from jinja2 import Environment, StrictUndefined

from seawall.decisions import Decision, Outcome
from seawall.errors import Problem
from seawall.matching import ofac_tool_of
from seawall.ownership import Finding
from seawall.reports.rows import mark, writable
from seawall.reports.tally import Tally

# Draws the proof of an ownership finding as SVG.
Picture = Callable[[Finding], str]

# A page with more decisions is no page: the rest is counted on it and stands in the other formats.
MOST_ON_PAGE = 2_000


class PageWriter:
    """Keeps what goes on the page – stopped subjects first – and renders it when closed."""

    def __init__(self, path: Path, picture: Picture | None = None) -> None:
        self._picture = picture
        self._stream = path.open("w", encoding="utf-8", errors="replace")  # halves of characters
        self._tally = Tally()
        self._kept: dict[Outcome, list[Decision]] = {outcome: [] for outcome in Outcome}

    def write(self, item: Decision | Problem) -> None:
        """Count it, and keep it while there is room."""
        self._tally.add(item)
        if isinstance(item, Problem):
            return
        kept = self._kept[item.outcome]  # by outcome: a late block must not find the page full of reviews
        if len(kept) < MOST_ON_PAGE:
            kept.append(item)

    def close(self) -> None:
        """Render and write the page."""
        stopped = [*self._kept[Outcome.BLOCK], *self._kept[Outcome.REJECT], *self._kept[Outcome.REVIEW]]
        with self._stream:
            self._stream.write(render(stopped[:MOST_ON_PAGE], self._kept[Outcome.RELEASE], self._tally, self._picture))

    def abandon(self) -> None:
        """Let go of the file without rendering."""
        self._stream.close()


def render(stopped: list[Decision], released: list[Decision], tally: Tally, picture: Picture | None = None) -> str:
    """The page: counts, every stopped subject with its waterfall of reasons, then what passed.

    The proof of an owned party is drawn where it comes first; further on the page it stands as text.
    """
    page = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True).from_string(
        (files("seawall.reports") / "screening.html.j2").read_text(encoding="utf-8")
    )
    ordered = sorted(stopped, key=lambda decision: -decision.outcome.rank)
    left_out = tally.decided - len(stopped) - len(released)
    first = (ordered or released)[0] if ordered or released else None
    return page.render(
        stopped=ordered,
        released=released,
        tally=tally,
        left_out=left_out,
        first=first,
        outcomes=Outcome,
        ofac_tool=ofac_tool_of,
        mark=mark,
        picture=_drawn_once(picture),
    )


def _drawn_once(picture: Picture | None) -> Picture:
    drawn: set[tuple[str, str]] = set()

    def drawing(result: Finding) -> str:
        known = (result.regime, result.proof.why + result.member)
        if picture is None or known in drawn:
            return ""
        drawn.add(known)
        return writable(picture(result))

    return drawing
