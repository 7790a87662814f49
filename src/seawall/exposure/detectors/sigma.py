"""Sigma rules over the tables that logs become: pySigma reads them, Polars evaluates them. What can't be evaluated is told, not skipped.

Tables: flows; names, with one row for all that one connection said; and events, if the caller has any (process creation). A rule
whose fields or values have no place here is a Problem, for a rule that silently never matches is worse than none.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from ipaddress import ip_address
from pathlib import Path
from typing import Any, Final

import polars as pl
from sigma.conditions import (
    ConditionAND,
    ConditionFieldEqualsValueExpression,
    ConditionItem,
    ConditionNOT,
    ConditionOR,
)
from sigma.exceptions import SigmaError
from sigma.rule import SigmaRule
from sigma.types import (
    SigmaCasedString,
    SigmaCIDRExpression,
    SigmaCompareExpression,
    SigmaExists,
    SigmaNull,
    SigmaNumber,
    SigmaRegularExpression,
    SigmaString,
    SpecialChars,
)
from yaml import YAMLError

from seawall.errors import Problem
from seawall.exposure.detectors.finding import Finding, grouped, with_hosts

OWN: Final = Path(__file__).parents[1] / "rules"
_MOST_BYTES: Final = 256 * 1024  # the longest rule of SigmaHQ has 60 kB
_LEVELS: Final = {"critical": 1.0, "high": 0.8, "medium": 0.5, "low": 0.3, "informational": 0.1}

# Sigma's field → our column, by table. Zeek's names, and those of Sigma's own categories.
_FLOWS: Final = {
    "id.orig_h": "host", "src_ip": "host", "SourceIp": "host", "id.resp_h": "to", "dst_ip": "to", "DestinationIp": "to",
    "id.orig_p": "sport", "src_port": "sport", "SourcePort": "sport", "id.resp_p": "dport", "dst_port": "dport", "DestinationPort": "dport",
    "proto": "proto", "Protocol": "proto", "service": "service", "conn_state": "state", "orig_bytes": "src_bytes", "resp_bytes": "dst_bytes",
    "orig_pkts": "src_packets", "resp_pkts": "dst_packets",
}  # fmt: skip
_NAMES: Final = {
    "id.orig_h": "host", "src_ip": "host", "c-ip": "host", "id.resp_h": "to", "dst_ip": "to", "id.resp_p": "dport", "dst_port": "dport",
    "query": "dns", "QueryName": "dns", "answers": "answer_ip", "host": "http_host", "cs-host": "http_host", "c-uri": "url", "uri": "url",
    "user_agent": "user_agent", "c-useragent": "user_agent", "server_name": "sni", "ja3": "ja3",
}  # fmt: skip
_KINDS: Final = (
    "dns", "answer_ip", "sni", "http_host", "url", "user_agent", "ja3", "cert_sha256", "cert_sha1", "cert_name", "file_sha256",
    "file_sha1", "file_md5",
)  # fmt: skip
# Which table a log source is, by its service or category.
_TABLES: Final = {
    "conn": "flows", "firewall": "flows", "network_connection": "flows", "dns": "names", "dns_query": "names", "http": "names",
    "proxy": "names", "webserver": "names", "ssl": "names", "process_creation": "process_creation",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Rule:
    """A rule as it is evaluated."""

    id: str
    title: str
    table: str
    level: float
    techniques: tuple[str, ...]
    when: Any  # pySigma's tree of conditions


@dataclass(frozen=True, slots=True)
class Rules:
    """Rules that were read; problems: files and rules that could not be."""

    rules: tuple[_Rule, ...]
    problems: tuple[Problem, ...]

    def of(self, table: str) -> "Rules":
        """Those that ask this table."""
        return Rules(tuple(rule for rule in self.rules if rule.table == table), ())

    def __add__(self, more: "Rules") -> "Rules":
        """These rules and more."""
        return Rules((*self.rules, *more.rules), (*self.problems, *more.problems))

    @classmethod
    def read(cls, folder: Path = OWN) -> "Rules":
        """All *.yml below a folder, in the order of their paths; the project's own where none is named."""
        told = [_read(path) for path in sorted(folder.rglob("*.yml"))]
        return cls(
            tuple(one for one in told if isinstance(one, _Rule)), tuple(one for one in told if isinstance(one, Problem))
        )


class _Unknown(ValueError):
    """Something in a rule that has no place here."""


def _read(path: Path) -> _Rule | Problem:
    try:
        raw = path.read_bytes()
        if len(raw) > _MOST_BYTES:
            return Problem(path.name, "", "", "", "larger than any rule; it was not read")
        rule = SigmaRule.from_yaml(raw.decode("utf-8"))
        conditions = [condition.parse() for condition in rule.detection.parsed_condition]
        if len(conditions) != 1 or not isinstance(conditions[0], ConditionItem | ConditionFieldEqualsValueExpression):
            return Problem(path.name, "", "condition", "", "not one condition over fields; it was not used")
        source = rule.logsource
        table = _TABLES.get(source.service or "") or _TABLES.get(source.category or "")
    except (OSError, SigmaError, YAMLError, ValueError, TypeError, AttributeError, KeyError, RecursionError) as why:
        return Problem(path.name, "", "", "", f"no Sigma rule that can be read: {why}")
    if table is None:
        return Problem(
            path.name,
            rule.title,
            "logsource",
            str(source),
            "a log source of which there is no table; the rule was not used",
        )
    techniques = tuple(
        tag.name.upper()
        for tag in rule.tags
        if tag.namespace == "attack" and re.fullmatch(r"t\d{4}(\.\d{3})?", tag.name)
    )
    level = _LEVELS[rule.level.name.lower()] if rule.level else _LEVELS["medium"]
    return _Rule(str(rule.id or path.stem), rule.title, table, level, techniques, conditions[0])


def matched(rules: Rules, tables: Mapping[str, pl.DataFrame]) -> tuple[list[Finding], list[Problem]]:
    """What the rules find, by rule and host, and the rules that could not be evaluated.

    tables  "flows", "names" (tables.py), and "process_creation" with the columns ts, host, file, line and Sigma's own field names
    """
    wide = {name: _prepared(name, table) for name, table in tables.items()}
    found: list[Finding] = []
    problems: list[Problem] = []
    for rule in rules.rules:
        if rule.table not in wide:
            problems.append(
                Problem(rule.title, rule.id, "logsource", rule.table, "no such logs were given; the rule was not asked")
            )
            continue
        table, fields = wide[rule.table]
        try:
            lacking = sorted(_fields(rule.when) - set(fields)) if rule.table == "process_creation" else []
            if lacking:
                why = f"the logs lack the field(s) {', '.join(lacking)}: the rule was asked and sees less"
                problems.append(Problem(rule.title, rule.id, "detection", "", why))
                table = table.with_columns(pl.lit(None, pl.String).alias(name) for name in lacking)
            asked = {**fields, **{name: name for name in lacking}}
            found += _found(rule, table.filter(_when(rule.when, table, asked)))
        except (_Unknown, pl.exceptions.PolarsError) as why:
            problems.append(Problem(rule.title, rule.id, "detection", "", f"can't be evaluated: {why}"))
    return found, problems


def _fields(node: Any) -> set[str]:
    if isinstance(node, ConditionFieldEqualsValueExpression):
        return {node.field}
    return {field for part in getattr(node, "args", []) for field in _fields(part)}


def _prepared(name: str, table: pl.DataFrame) -> tuple[pl.DataFrame, Mapping[str, str]]:
    if name == "flows":
        return with_hosts(table), _FLOWS
    if name == "names":
        return _wide(with_hosts(table)), _NAMES
    return table, {column: column for column in table.columns}


def _wide(names: pl.DataFrame) -> pl.DataFrame:
    """One row for what one connection said, a column for each kind of name: the first that stands in the log."""
    alone = pl.format("{}:{}", "file", "line")
    keyed = names.with_columns(pl.coalesce("uid", alone).alias("said_by"))
    return keyed.sort("file", "line").group_by("said_by", "host", maintain_order=True).agg(
        pl.col("ts", "to", "dport", "file", "line").first(),
        *(pl.col("value").filter(pl.col("kind") == kind).first().alias(kind) for kind in _KINDS),
    )  # fmt: skip


def _found(rule: _Rule, rows: pl.DataFrame) -> Iterator[Finding]:
    for row in grouped(rows, "host"):
        yield Finding(
            "Sigma", row["host"], rule.title, row["rows"], row["first"], row["last"], rule.level,
            f"rule {rule.id}", rule.techniques, row["places"],
        )  # fmt: skip


def _when(node: Any, table: pl.DataFrame, fields: Mapping[str, str]) -> pl.Expr:
    if isinstance(node, ConditionFieldEqualsValueExpression):
        if node.field not in fields:
            raise _Unknown(f"the field {node.field}")
        return _test(fields[node.field], node.value, table).fill_null(value=False)
    if not isinstance(node, ConditionAND | ConditionOR | ConditionNOT):
        raise _Unknown("words that belong to no field")
    parts = [_when(part, table, fields) for part in node.args]
    if isinstance(node, ConditionNOT):
        return ~parts[0]
    return pl.all_horizontal(parts) if isinstance(node, ConditionAND) else pl.any_horizontal(parts)


def _test(column: str, value: Any, table: pl.DataFrame) -> pl.Expr:
    """Whether a column has a value of Sigma's."""
    here = pl.col(column)
    found: pl.Expr | None = None
    if isinstance(value, SigmaNull):
        found = here.is_null()
    elif isinstance(value, SigmaExists):
        found = here.is_not_null() if value.exists else here.is_null()
    elif isinstance(value, SigmaNumber):
        found = here.cast(pl.String) == str(value.number)
    elif isinstance(value, SigmaCompareExpression):
        found = _compared(here.cast(pl.Float64, strict=False), value)
    elif isinstance(value, SigmaCIDRExpression):
        found = here.is_in(_inside(table.get_column(column).unique().drop_nulls(), value))
    elif isinstance(value, SigmaRegularExpression):
        found = here.cast(pl.String).str.contains(str(value.regexp))
    elif isinstance(value, SigmaString):
        found = here.cast(pl.String).str.contains(_pattern(value))
    if found is None:
        raise _Unknown(f"a value of the type {type(value).__name__}")
    return found


def _compared(here: pl.Expr, value: SigmaCompareExpression) -> pl.Expr:
    number, op = float(value.number.number), value.op.name
    known = {"LT": here < number, "LTE": here <= number, "GT": here > number, "GTE": here >= number}
    if op not in known:
        raise _Unknown(f"the comparison {op}")
    return known[op]


def _inside(values: Iterable[str], value: SigmaCIDRExpression) -> list[str]:
    found = []
    for said in values:
        try:
            if ip_address(said) in value.network:
                found.append(said)
        except ValueError:  # "unknown" is in no network
            continue
    return found


def _pattern(value: SigmaString) -> str:
    """A whole-text pattern: letters of either case unless the rule says so, * any run, ? any letter."""
    wild: dict[Any, str] = {SpecialChars.WILDCARD_MULTI: ".*", SpecialChars.WILDCARD_SINGLE: "."}
    parts = []
    for part in value.s:
        if isinstance(part, str):
            parts.append(re.escape(part))
        elif part in wild:
            parts.append(wild[part])
        else:
            raise _Unknown("a placeholder")
    flags = "(?s)" if isinstance(value, SigmaCasedString) else "(?is)"
    return f"{flags}^{''.join(parts)}$"
