"""What is typed into a search: words, phrases, fields and their combinations, in the syntax that yente's clients use.

A part of Lucene's: `a b` and `a AND b` ask for both, `a OR b` for either, `-a` and `NOT a` for entries without; "a b" for
words in that order, `a*` for what begins so, `a~` for what is spelt alike, `field:a` for a value, and parentheses.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias

# Nobody types more; every part costs a look into the index.
MOST_PARTS, DEEPEST = 64, 16


@dataclass(frozen=True, slots=True)
class Term:
    """One thing asked for. field is empty for the text; how is "", "phrase", "prefix" or "fuzzy"."""

    text: str
    field: str = ""
    how: str = ""


@dataclass(frozen=True, slots=True)
class Every:
    """All of these."""

    parts: "tuple[Query, ...]"


@dataclass(frozen=True, slots=True)
class Either:
    """Any of these."""

    parts: "tuple[Query, ...]"


@dataclass(frozen=True, slots=True)
class Without:
    """Not this."""

    part: "Query"


Query: TypeAlias = Term | Every | Either | Without

# Letters that have a meaning elsewhere in Lucene's syntax, and none here: a regular expression, a range, a boost.
_PIECE = re.compile(
    r"""\s*(?:(?P<phrase>"(?:[^"\\]|\\.)*")|(?P<sign>[()])|(?P<minus>[-!+](?=\S))|(?P<bad>["/\[\]{}^])"""
    r"""|(?P<word>(?:[^\s()"\[\]{}^/\\]|\\.)+))"""
)
_ESCAPED = re.compile(r"\\(.)")
_FIELD = re.compile(r"([A-Za-z_.]{1,40}):(.*)", re.DOTALL)


def parse(text: str) -> Query | None:
    """A query; None where nothing is asked for. ValueError where it has no sense."""
    pieces = list(_pieces(text))
    if len(pieces) > MOST_PARTS:
        raise ValueError(f"more than {MOST_PARTS} parts")
    if not pieces:
        return None
    reader = _Reader(pieces)
    query = reader.either(0)
    if reader.left:
        raise ValueError("a parenthesis was not opened")
    return query


def simple(text: str) -> Query | None:
    """The words of a text, whatever else stands in it."""
    parts = tuple(Term(word) for word in re.findall(r"\w+", text)[:MOST_PARTS])
    return Every(parts) if parts else None


def _pieces(text: str) -> Iterator[tuple[str, str]]:
    place, text = 0, text.rstrip()
    while place < len(text):
        found = _PIECE.match(text, place)
        if found is None or found.lastgroup is None or found.lastgroup == "bad":
            raise ValueError("a sign stands where it has no sense")
        yield found.lastgroup, found[found.lastgroup]
        place = found.end()


class _Reader:
    def __init__(self, pieces: list[tuple[str, str]]) -> None:
        self._pieces, self._at = pieces, 0

    @property
    def left(self) -> bool:
        return self._at < len(self._pieces)

    def either(self, depth: int) -> Query:
        if depth > DEEPEST:
            raise ValueError("too many parentheses in one another")
        parts = [self._every(depth)]
        while self._takes("word", "OR") or self._takes("word", "||"):
            parts.append(self._every(depth))
        return parts[0] if len(parts) == 1 else Either(tuple(parts))

    def _every(self, depth: int) -> Query:
        parts: list[Query] = []
        while self.left and self._next not in {("sign", ")"), ("word", "OR"), ("word", "||")}:
            if not (self._takes("word", "AND") or self._takes("word", "&&")):
                parts.append(self._one(depth))
        if not parts:
            raise ValueError("nothing stands where something is asked for")
        return parts[0] if len(parts) == 1 else Every(tuple(parts))

    def _one(self, depth: int) -> Query:
        kind, said = self._next
        self._at += 1
        if said == "NOT" or kind == "minus":
            if not self.left:
                raise ValueError("nothing stands behind a NOT")
            return self._one(depth) if said == "+" else Without(self._one(depth))
        if kind == "sign" and said == "(":
            inner = self.either(depth + 1)
            if not self._takes("sign", ")"):
                raise ValueError("a parenthesis is not closed")
            return inner
        return Term(_plain(said[1:-1]), how="phrase") if kind == "phrase" else self._word(said)

    def _word(self, said: str) -> Term:
        found = _FIELD.fullmatch(said)
        field, text = (found[1], found[2]) if found else ("", said)
        if field and not text:
            if not self.left or self._next[0] != "phrase":
                raise ValueError("nothing stands behind a field")
            phrase = self._next[1]
            self._at += 1
            return Term(_plain(phrase[1:-1]), field, "phrase")
        how = "prefix" if text.endswith("*") else "fuzzy" if re.search(r"~\d?$", text) else ""
        bare = _plain(re.sub(r"(?:\*|~\d?)$", "", text))
        return Term(bare, field, how if bare else "")

    @property
    def _next(self) -> tuple[str, str]:
        return self._pieces[self._at]

    def _takes(self, kind: str, said: str) -> bool:
        if self.left and self._next == (kind, said):
            self._at += 1
            return True
        return False


def _plain(text: str) -> str:
    return _ESCAPED.sub(r"\1", text)
