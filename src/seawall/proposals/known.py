"""Names that are known before the document is opened, and those that it introduces: found as whole words, longest first."""

import re
from collections.abc import Iterable, Iterator

from seawall.claims import Claim, Node, NodeKind, Relation, node
from seawall.claims.node import key_of
from seawall.claims.owned import is_network_of_somebody
from seawall.proposals.countries import COUNTRIES
from seawall.proposals.late import late
from seawall.proposals.words import AUTHORITIES, GROUPS

_WORD = late(r"[^\W_]+(?:\.(?=[^\W_])|[’'](?!s\b)(?=[^\W_]))?|[\u4e00-\u9fff]")
# The kinds of things whose names claims teach; an event's name ("Canary", "Finch") is too often another word.
_TAUGHT = frozenset({
    NodeKind.ACTOR, NodeKind.COMPANY, NodeKind.PERSON, NodeKind.INFRASTRUCTURE, NodeKind.TOOL, NodeKind.MALWARE,
})  # fmt: skip
# Shorter names are words of every text.
_LEAST_CHARS = 3
_HAN = late(r"[\u3400-\u9fff]")


class Known:
    """An index of names. A name of one word is known only as it is written: "Sparrow" is not "sparrow"."""

    def __init__(self, named: Iterable[tuple[str, Node]] = ()) -> None:
        self._by_first: dict[str, list[tuple[tuple[str, ...], str, Node]]] = {}
        for name, each in named:
            self.add(name, each)

    def add(self, name: str, meant: Node, *, anew: bool = False) -> None:
        """Know one name more; a name that is known already keeps its meaning, unless the document gives it anew."""
        words = tuple(word[0].casefold() for word in _WORD.finditer(name))
        if not words or (len(name) < (2 if _HAN.search(name) else _LEAST_CHARS) and not name.isupper()):
            return
        rows = self._by_first.setdefault(words[0], [])
        if anew:
            rows[:] = [row for row in rows if row[0] != words]
        # "DOJ" and "DoJ": one office, two spellings.
        if all(row[0] != words or (row[1] != name and row[2].id == meant.id and len(words) == 1) for row in rows):
            rows.append((words, name, meant))
            rows.sort(key=lambda row: -len(row[0]))

    def get(self, name: str) -> Node | None:
        """Whom a whole text names."""
        words = tuple(word[0].casefold() for word in _WORD.finditer(name))
        rows = self._by_first.get(words[0], ()) if words else ()
        return next((meant for known, _, meant in rows if known == words), None)

    def find(self, text: str) -> Iterator[tuple[int, int, Node]]:
        """The known names of a text with their places; none overlaps another."""
        words = list(_WORD.finditer(text))
        forms = [word[0].casefold() for word in words]
        at = 0
        while at < len(words):
            found = self._at(text, words, forms, at)
            if found is None:
                at += 1
                continue
            size, meant = found
            yield words[at].start(), words[at + size - 1].end(), meant
            at += size

    def _at(
        self, text: str, words: list[re.Match[str]], forms: list[str], at: int
    ) -> tuple[int, Node] | None:  # fmt: skip
        for known, name, meant in self._by_first.get(forms[at], ()):
            size = len(known)
            if tuple(forms[at : at + size]) != known:
                continue
            said = text[words[at].start() : words[at + size - 1].end()]
            # "i-Soon" at the head of a sentence is "I-Soon".
            is_first = name[0].islower() and said[1:] == name[1:]
            if size == 1 and said != name and not is_first and not (len(name) > 4 and said == name.upper()):
                continue
            if any(
                len(text[one.end() : two.start()]) > 2
                for one, two in zip(words[at:], words[at + 1 : at + size], strict=False)
            ):
                continue
            if not said[0].isupper() and said != name and not _HAN.match(said):
                continue
            return size, meant
        return None


def taught(claims: Iterable[Claim]) -> Iterator[tuple[str, Node]]:
    """The names that claims teach: of actors, companies, networks and tools.

    A company's other name means the company. That two names are one group is a vendor's view: each stays its own node.
    """
    claims = list(claims)
    seen: set[str] = set()
    for claim in claims:
        if claim.relation is Relation.ALSO_CALLED and not claim.denied and claim.object.kind is NodeKind.COMPANY:
            seen.add(claim.object.id)
            yield claim.object.name, claim.subject
    for claim in claims:
        if claim.relation is Relation.ALSO_CALLED and claim.denied:
            continue
        for each in (claim.subject, claim.object):
            if each.kind in _TAUGHT and each.id not in seen and not is_network_of_somebody(each):
                seen.add(each.id)
                yield each.name, each


def built_in() -> Iterator[tuple[str, Node]]:
    """Authorities and countries by all their names, and groups whose names show of no scheme."""
    for group in GROUPS:
        yield group, node(NodeKind.ACTOR, group)
    for name, texts in AUTHORITIES.items():
        for text in texts.split("|"):
            yield text, node(NodeKind.AUTHORITY, name)
    for name, names in COUNTRIES.items():
        for text in names:
            yield text, node(NodeKind.COUNTRY, name)


def same_name(one: str, two: str) -> bool:
    """Whether two names differ in case and punctuation only."""
    return key_of(one) == key_of(two)
