"""The names that a policy's rows speak of: lists and places. A misspelt one would match nothing, and its row would never hold."""

import tomllib
from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from functools import cache
from importlib.resources import files

from seawall.decisions.policy import Policy
from seawall.places import jurisdictions

# The regimes whose policies ship, by the word that the command line knows them by.
SHIPPED = ("us", "uk", "eu")
_EVERY = "*"
# How alike (difflib's ratio) a name must be to be a misspelling of another: one letter of three may be wrong.
_NEAR = 0.6
# Names under which lists are read that no policy that ships has a row of its own for; a test holds them to the readers.
_OTHERS = frozenset(
    {
        "13599", "561", "Autonomous Sanctions", "CONSOLIDATED", "Consolidated List", "Consolidated List (no financial sanction)",
        "FSF", "Official Journal", "Official Journal (no freeze)", "SECO", "UNSC", "announced, not list data yet",
    }
)  # fmt: skip


def misspelt(policy: Policy) -> Iterator[str]:
    """Each name of a place that there is not, and each name of a list that is nearly another's, with its row and the nearest.

    Lists of one's own may be called anything: they are known by a row of `effect`, which says what follows from them.
    """
    yield from _places(policy)
    known = known_lists() | {_EVERY, *(row.list for row in policy.effect)}
    for where, name in _lists_said(policy):
        if name not in known and (near := _nearest(name, known)):
            yield (
                f"{where}: no list is called {name!r}; did you mean {near!r}? A list of your own is known by its row of effect"
            )


def _places(policy: Policy) -> Iterator[str]:
    for where, id_ in _places_said(policy):
        if id_ not in jurisdictions():
            near = _nearest(id_, jurisdictions())
            meant = f"; did you mean {near!r}?" if near else ""
            yield f"{where}: no place is called {id_!r}{meant or '; there are ' + ', '.join(jurisdictions())}"


def _places_said(policy: Policy) -> Iterator[tuple[str, str]]:
    yield from ((f"jurisdiction[{place}]", row.id) for place, row in enumerate(policy.jurisdiction))
    for place, row in enumerate(policy.licence):
        for field in ("jurisdictions", "not_jurisdictions"):
            yield from ((f"licence[{place}].{field}", id_) for id_ in getattr(row, field))


def _lists_said(policy: Policy) -> Iterator[tuple[str, str]]:
    for table in ("weak_aka", "measure", "measure_label", "flow_down"):
        yield from ((f"{table}[{place}]", row.list) for place, row in enumerate(getattr(policy, table)))
    for table in ("field", "licence"):
        for place, row in enumerate(getattr(policy, table)):
            yield from ((f"{table}[{place}].lists", name) for name in row.lists)


def _nearest(name: str, known: Iterable[str]) -> str:
    by_fold = {one.casefold(): one for one in sorted(known)}
    near = get_close_matches(name.casefold(), list(by_fold), n=1, cutoff=_NEAR)
    return by_fold[near[0]] if near else ""


@cache
def known_lists() -> frozenset[str]:
    """The names of all lists that Seawall reads by itself: those that the policies that ship have a rule for, and the others."""
    told = (tomllib.loads((files("seawall.decisions") / f"{one}.toml").read_text("utf-8")) for one in SHIPPED)
    return frozenset(row["list"] for policy in told for row in policy["effect"]) - {_EVERY} | _OTHERS
