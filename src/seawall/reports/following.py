"""What follows, for a reader: ties on the money side and obligations as a part of a page."""

from importlib.resources import files
from typing import Final

from jinja2 import Environment, StrictUndefined
from markupsafe import Markup

from seawall.obligations import Following, Obligation, State, shipped_table

# A page with more lines than this is no page: the rest is counted on it and stands in the JSON.
MOST_ON_PAGE: Final = 500
# Rules whose last day only lacks the day to count from.
_COUNTING: Final = frozenset(rule.id for rule in shipped_table().rule if rule.count)


def fragment(told: Following) -> Markup:
    """A part of an HTML page: what is tied to the party, the obligations, and what is to be said beside them."""
    template = Environment(
        autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    ).from_string((files("seawall.reports") / "following.html.j2").read_text(encoding="utf-8"))
    ties = told.facts.nexuses
    return Markup(  # noqa: S704  # rendered just now, with every value escaped
        template.render(
            told=told,
            ties=ties[:MOST_ON_PAGE],
            ties_left_out=max(0, len(ties) - MOST_ON_PAGE),
            rows=[(row, last_day(row, told)) for row in told.obligations[:MOST_ON_PAGE]],
            rows_left_out=max(0, len(told.obligations) - MOST_ON_PAGE),
        )
    )


def last_day(row: Obligation, told: Following) -> str:
    """The last day in words; that it has passed is said, not what was missed: the report may have been filed."""
    if row.due is None:
        counts = row.rule in _COUNTING and row.starts is None and row.state is State.IN_FORCE
        return "day not known" if counts else "none set"
    return f"{row.due}" if row.due >= told.on else f"{row.due}, passed"
