"""STIX patterns to the indicators in them: the few forms that publishers use; what is more is refused with the reason.

A condition that is joined with AND is stricter than each of its parts: one part alone would alert where its author did not
mean it. Such a pattern is refused whole, but where the other parts are a port, a protocol or a type.
"""

import re
from dataclasses import dataclass

from seawall.claims.crosswalk.words import KIND_OF_PATH, NARROWING
from seawall.claims.indicator import IndicatorKind

# The longest pattern in public bundles joins some two hundred addresses.
_MAX_CHARS = 50_000
_TOKEN = re.compile(
    r"\s*(?:(?P<text>'(?:[^'\\]|\\.)*')|(?P<sign>[\[\](),]|!=|<=|>=|=|<|>)"
    r"|(?P<path>[a-z0-9-]+:[A-Za-z0-9_-]+(?:\.[A-Za-z0-9_-]+|\.'[^']*'|\.\"[^\"]*\"|\[[*0-9]{1,4}\])*)"
    r"|(?P<word>[A-Za-z_][\w.:+-]*)|(?P<number>-?\d{1,18}(?:\.\d{1,18})?))"
)
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)
_INDEX = re.compile(r"\[[^\]]*\]")


@dataclass(frozen=True, slots=True)
class Found:
    """One value of a pattern, what its path says that it is, and the port that the pattern asks for."""

    text: str
    kind: IndicatorKind | None
    port: int | None = None


@dataclass(frozen=True, slots=True)
class _Condition:
    path: str
    texts: tuple[str, ...]


class _NotUnderstood(Exception):
    """The pattern has a form that is not read."""


def indicators(pattern: str) -> list[Found] | str:
    """The values of a pattern, or why it was not understood."""
    if len(pattern) > _MAX_CHARS:
        return f"the pattern is not read: longer than {_MAX_CHARS:,} characters"
    try:
        return [found for group in _groups(_tokens(pattern)) for found in _values(group)]
    except _NotUnderstood as reason:
        return f"the pattern is not read: {reason}"


def _tokens(pattern: str) -> list[tuple[str, str]]:
    tokens, at, end = [], 0, len(pattern.rstrip())
    while at < end:
        found = _TOKEN.match(pattern, at)
        if not found or found.lastgroup is None:
            raise _NotUnderstood(f"at {pattern[at : at + 20]!r}")
        tokens.append((found.lastgroup, found[found.lastgroup]))
        at = found.end()
    return tokens


def _groups(tokens: list[tuple[str, str]]) -> list[list[_Condition]]:
    """What is joined by AND, each a list of conditions; the lists are joined by OR."""
    groups: list[list[_Condition]] = []
    at, depth = 0, 0
    joined = False
    while at < len(tokens):
        token = tokens[at]
        if token[1] in {"[", "("} and token[0] == "sign":
            depth += 1
            if joined and token[1] == "(":
                raise _NotUnderstood("brackets behind AND")
            at += 1
        elif token[1] in {"]", ")"} and token[0] == "sign":
            depth -= 1
            joined = False
            at += 1
        elif token == ("word", "OR"):
            joined = False
            at += 1
        elif token == ("word", "AND") and depth == 1:
            joined = True
            at += 1
        else:
            condition, at = _condition(tokens, at)
            if joined:
                groups[-1].append(condition)
            else:
                groups.append([condition])
            joined = False
    if depth or not groups or joined:
        raise _NotUnderstood("it does not end where it should")
    return groups


def _condition(tokens: list[tuple[str, str]], at: int) -> tuple[_Condition, int]:
    """One comparison, and where the next token stands."""
    kind, path = tokens[at]
    if kind != "path":
        raise _NotUnderstood(f"{path!r} is a form that is not known here")
    rest = tokens[at + 1 : at + 3]
    if len(rest) < 2:
        raise _NotUnderstood(f"nothing is said of {path}")
    operator, value = rest[0][1], rest[1]
    if operator in {"=", "ISSUBSET"} and value[0] in {"text", "number"}:
        return _Condition(_plain(path), (_unquoted(value[1]),)), at + 3
    if operator == "IN" and value == ("sign", "("):
        texts, end = _set(tokens, at + 3)
        return _Condition(_plain(path), texts), end
    raise _NotUnderstood(f"{path} {operator}: only =, IN and ISSUBSET name an indicator")


def _set(tokens: list[tuple[str, str]], at: int) -> tuple[tuple[str, ...], int]:
    texts = []
    while at < len(tokens) and tokens[at] != ("sign", ")"):
        if tokens[at][0] in {"text", "number"}:
            texts.append(_unquoted(tokens[at][1]))
        elif tokens[at] != ("sign", ","):
            break
        at += 1
    if at >= len(tokens) or tokens[at] != ("sign", ")") or not texts:
        raise _NotUnderstood("a set that does not end")
    return tuple(texts), at + 1


def _values(group: list[_Condition]) -> list[Found]:
    narrowing = [each for each in group if _INDEX.sub("", each.path).startswith(NARROWING)]
    naming = [each for each in group if each not in narrowing]
    if len(naming) != 1:
        raise _NotUnderstood("several conditions must hold at once, and each alone would say more than its author")
    if naming[0].path not in KIND_OF_PATH:
        raise _NotUnderstood(f"{naming[0].path} is nothing that is looked for here")
    ports = [each.texts[0] for each in narrowing if each.path == "network-traffic:dst_port" and len(each.texts) == 1]
    port = int(ports[0]) if len(ports) == 1 and ports[0].isdecimal() and int(ports[0]) < 65_536 else None
    return [Found(text, KIND_OF_PATH[naming[0].path], port) for text in naming[0].texts]


def _plain(path: str) -> str:
    """A path without the quotes around its parts: file:hashes.'SHA-256', file:hashes.SHA256."""
    bare = path.replace("'", "").replace('"', "")
    return bare.replace("hashes.SHA256", "hashes.SHA-256").replace("hashes.SHA1", "hashes.SHA-1")


def _unquoted(text: str) -> str:
    return _ESCAPED.sub(r"\1", text[1:-1]) if text.startswith("'") else text
