"""The policy in use as tables, and what differs between two policies. It is a file under version control: here it is read."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Annotated, Any

import msgspec
from starlette.requests import Request
from starlette.responses import Response

from seawall.access import Right
from seawall.decisions import SHIPPED, Policy, shipped_policy
from seawall.errors import SettingRefused
from seawall.web.desk.page import page
from seawall.web.desk.page import pages as _pages
from seawall.web.guard import needs
from seawall.web.house import Visitor, house_of

pages = _pages()
_Reader = Annotated[Visitor, needs(Right.READ_POLICY)]
# The tables in the order in which one asks for them, with what each says.
_TITLES = {
    "thresholds": "Thresholds", "type_thresholds": "Thresholds by type", "effect": "What a list requires",
    "measure": "Measures of entries", "measure_label": "Where measures stand", "tenor": "Tenors",
    "field": "Fields of a payment", "weak_aka": "Weak a.k.a.", "poor_name": "Poor names", "jurisdiction": "Places",
    "flow_down": "What reaches the owned", "part": "Parts in a transaction", "licence": "Licences",
    "authority": "Legal authorities", "words": "Words",
}  # fmt: skip
_IN_USE = "in use"


@dataclass(frozen=True, slots=True)
class Table:
    """One table of a policy: its columns, and its rows as texts."""

    name: str
    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """One table of two policies: the rows that only one of them has."""

    title: str
    columns: tuple[str, ...]
    removed: tuple[tuple[str, ...], ...]
    added: tuple[tuple[str, ...], ...]


@pages.get("/policy")
def policy(request: Request, visitor: _Reader, show: str = _IN_USE, against: str = "") -> Response:
    """A policy as tables, or what differs from another."""
    in_use = house_of(request).policy()
    chosen = _policy(show, in_use)
    other = _policy(against, in_use) if against else None
    return page(
        request,
        visitor,
        "policy.html.j2",
        title="Policy",
        policy=chosen,
        show=show,
        against=against,
        known=(_IN_USE, *SHIPPED),
        other=other,
        plain=list(_plain(chosen)),
        tables=[] if other else list(tables_of(chosen)),
        differences=list(differences(other, chosen)) if other else [],
    )


@cache
def _shipped(regime: str) -> Policy:
    """A shipped policy, read once: it is part of the program."""
    return shipped_policy(regime)


def _policy(name: str, in_use: Policy) -> Policy:
    if name == _IN_USE:
        return in_use
    if name not in SHIPPED:
        raise SettingRefused(f"there is no policy {name!r} here; there are {_IN_USE}, {', '.join(SHIPPED)}")
    return _shipped(name)


def tables_of(one: Policy) -> Iterator[Table]:
    """The tables of a policy that hold anything."""
    told: Mapping[str, Any] = msgspec.to_builtins(one)
    for name, title in _TITLES.items():
        value = told.get(name)
        rows = [value] if isinstance(value, dict) else value or []
        columns = tuple(column for column in (rows[0] if rows else {}) if any(row.get(column) for row in rows))
        if columns:
            yield Table(
                name, title, columns, tuple(tuple(_text(row.get(column)) for column in columns) for row in rows)
            )


def _plain(one: Policy) -> Iterator[tuple[str, str]]:
    """What is no table."""
    told: Mapping[str, Any] = msgspec.to_builtins(one)
    for name, value in told.items():
        if name not in _TITLES and value not in ((), [], "", None):
            yield name.replace("_", " "), _text(value)


def differences(before: Policy, after: Policy) -> Iterator[Difference]:
    """What differs, table by table; rows are compared whole."""
    old, new = ({table.name: table for table in tables_of(one)} for one in (before, after))
    for name, title in _TITLES.items():
        columns = tuple(dict.fromkeys(column for side in (old, new) if name in side for column in side[name].columns))
        was, is_now = (_rows(side.get(name), columns) for side in (old, new))
        removed, added = [row for row in was if row not in is_now], [row for row in is_now if row not in was]
        if removed or added:
            yield Difference(title, columns, tuple(removed), tuple(added))
    said, says = dict(_plain(before)), dict(_plain(after))
    changed = [name for name in {**said, **says} if said.get(name) != says.get(name) and name != "version"]
    if changed:
        rows = ((name, side.get(name, "")) for side in (said, says) for name in changed)
        told = tuple(rows)
        yield Difference("Other settings", ("setting", "value"), told[: len(changed)], told[len(changed) :])


def _rows(table: Table | None, columns: tuple[str, ...]) -> dict[tuple[str, ...], None]:
    """A table's rows under other columns, in their order."""
    if table is None:
        return {}
    return {
        tuple(dict(zip(table.columns, row, strict=True)).get(column, "") for column in columns): None
        for row in table.rows
    }


def _text(value: object) -> str:
    if isinstance(value, list | tuple):
        return ", ".join(map(_text, value))
    if isinstance(value, dict):
        return "; ".join(f"{name} {_text(one)}" for name, one in value.items() if one not in ("", None, [], ()))
    return "" if value is None else str(value)
