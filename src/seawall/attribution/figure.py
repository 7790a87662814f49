"""How many: the number of devices or victims that a tie's sources state, in their own words."""

import re
from typing import Final

from seawall.attribution.graph import Edge
from seawall.claims import Claim
from seawall.proposals.figures import figures

# "more than 65,000 devices in six member states": what is longer is a sentence, and no figure.
_MOST_FIGURE: Final = 80


def figure_of(edge: Edge) -> str:
    """The number of things that a standing claim states in its source's words, or in its note's first part; else empty."""
    return next((figure for claim in edge.standing if (figure := _stated(claim))), "")


def other_figures(edge: Edge) -> tuple[tuple[str, str], ...]:
    """The other numbers that sources state of the same things, each with who says so."""
    first = _numbers(figure_of(edge))
    found: dict[tuple[str, ...], tuple[str, str]] = {}
    for claim in edge.standing:
        figure = _stated(claim)
        if figure and _numbers(figure) != first:
            found.setdefault(_numbers(figure), (figure, claim.saying.by))
    return tuple(found.values())


def _numbers(figure: str) -> tuple[str, ...]:
    return tuple(re.findall(r"\d+(?:[.,]\d+)*", figure)) or (figure,)


def _stated(claim: Claim) -> str:
    for text in (claim.role, claim.note.partition(";")[0]):
        if 0 < len(text) <= _MOST_FIGURE and any(each.is_of_devices or each.is_of_victims for each in figures(text)):
            return text
    return ""


def tally(edge: Edge) -> str:
    """The figure that says the tie's object too ("more than 260,000 devices" of "devices"); else empty."""
    figure = figure_of(edge)
    return figure if figure.casefold().endswith(f" {edge.object.name.casefold()}") else ""
