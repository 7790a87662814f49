"""The columns of a file of pairs: which side each belongs to, what it means, and which says the truth."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from seawall.errors import InputRefused, SettingRefused
from seawall.payments.tables.columns import fold, target_of
from seawall.payments.tables.synonyms import FURTHER_PARTIES, IDENTIFIERS, Target

# Words that say the side where a number does not: "left.name", "query_name", "listed".
_SIDES = {
    **dict.fromkeys(("left", "query", "screened", "one", "a", "customer", "party"), 1),
    **dict.fromkeys(("right", "candidate", "result", "listed", "two", "b", "entry"), 2),
}
_NUMBERED = re.compile(r"^(?P<what>.*?\D)[\s_.-]?(?P<side>[12])$")
_WORD = re.compile(r"^(?P<side>[A-Za-z]+?)(?:[\s_.-]+|(?=[A-Z]))(?P<what>.+)$")
_WRAPPING = re.compile(r"^(?:properties|entity)\.", re.IGNORECASE)
_LABEL = ("is match", "match", "label", "expected", "expected match", "is match at freeze", "truth", "same", "target")
_GROUP = ("case group", "group", "category", "segment", "quality")
_BARE_IDENTIFIERS = frozenset({"id", "ids", "identifier", "identifiers", "number", "document number"})
_NAMES = frozenset({Target.NAME, Target.FIRST_NAME, Target.LAST_NAME, Target.ALIAS})
_SHOWN = 40


@dataclass(frozen=True, slots=True)
class Use:
    """What a column is for: a field of a customer table, or an identifier of no stated kind; weak marks weak a.k.a."""

    side: int
    target: Target | None
    is_identifier: bool = False
    is_weak: bool = False

    @property
    def names_somebody(self) -> bool:
        """Whether it holds a name, or a bare identifier."""
        return self.is_identifier or self.target in _NAMES


@dataclass(slots=True)
class Plan:
    """What each header of a file means; a header that came later than the first record is read when it comes."""

    label: str = ""
    group: str = ""
    kind: str = ""
    uses: dict[str, Use | None] = field(default_factory=dict)

    def use(self, header: str) -> Use | None:
        """What a header means; None for one that is kept and not scored."""
        if header not in self.uses:
            self.uses[header] = None if header in {self.label, self.group, self.kind} else use_of(header)
        return self.uses[header]

    def columns(self, cells: Iterable[tuple[str, str]], side: int) -> Iterator[tuple[Use, str, str]]:
        """The cells of one side; a kind stated for the pair holds for a side that states none."""
        kind, own = "", False
        for header, text in cells:
            if header == self.kind:
                kind = text
            use = self.use(header)
            if use is not None and use.side == side:
                own = own or use.target is Target.TYPE
                yield use, header, text
        if kind and not own:
            yield Use(side, Target.TYPE), self.kind, kind

    def not_scored(self, headers: Iterable[str]) -> list[str]:
        """The headers that say nothing to the score."""
        return [name for name in headers if name not in {self.label, self.group, self.kind} and self.use(name) is None]


def plan_of(headers: Sequence[str], source: str, label: str = "", group: str = "") -> Plan:
    """Say what each column means.

    Raises InputRefused where one side has neither a name nor an identifier, or a header comes twice; SettingRefused for
    a label or group column that is not there.
    """
    _refuse_doubles(headers, source)
    for wanted in (label, group):
        if wanted and wanted not in headers:
            raise SettingRefused(f"{source}: there is no column {wanted!r}; columns are: {_listed(headers)}")
    kind = next((name for name in headers if target_of(name) is Target.TYPE and fold(name) in _KINDS), "")
    plan = Plan(label or _first(headers, _LABEL), group or _first(headers, _GROUP), kind)
    for side in (1, 2):
        if not any(_says_who(use) for name in headers if (use := plan.use(name)) and use.side == side):
            raise InputRefused(
                f"{source}: no column names side {side}; a file of pairs has name1 and name2, or left and right; "
                f"columns are: {_listed(headers)}"
            )
    return plan


_KINDS = frozenset({"schema", "type", "entity type", "party type"})


def use_of(header: str) -> Use | None:
    """The side and meaning of a header: "birth_date1", "left.birthDate", "query_name"; None where it has none."""
    numbered = _NUMBERED.match(header)
    if numbered:
        side, what = int(numbered["side"]), numbered["what"]
        if fold(what) in {"entity", *_SIDES}:  # "entity1" alone is its name
            return Use(side, Target.NAME)
        return _use(side, what)
    head, dot, rest = header.partition(".")
    inner = _NUMBERED.match(head) if dot else None
    if inner:
        return _use(int(inner["side"]), rest)
    if header.casefold() in _SIDES:
        return Use(_SIDES[header.casefold()], Target.NAME)
    word = _WORD.match(header)
    side = _SIDES.get(word["side"].casefold(), 0) if word else 0
    return _use(side, word["what"]) if word and side else None


def _use(side: int, what: str) -> Use | None:
    bare = _WRAPPING.sub("", what.strip(" _-."))
    words = fold(bare)
    if words in _BARE_IDENTIFIERS or words in {"identifiers value", "identifiers number"}:
        return Use(side, None, is_identifier=True)
    for spelling in (bare, _singular(bare)):
        target = target_of(spelling)
        if target is not None and target not in FURTHER_PARTIES and target is not Target.KEY:
            return Use(side, target, is_weak=words.startswith("weak"))
    return None


def _singular(text: str) -> str:
    """A list of JSON is named in the plural: names, addresses, countries."""
    *above, last = text.split(".")
    for ending, one in (("ies", "y"), ("sses", "ss"), ("ases", "as"), ("s", "")):
        if last.endswith(ending):
            return ".".join([*(_singular(step) for step in above), last.removesuffix(ending) + one])
    return ".".join([*(_singular(step) for step in above), last])


def is_name(header: str) -> bool:
    """Whether a customer table would hold a name under this header."""
    return target_of(header) in _NAMES


def _says_who(use: Use) -> bool:
    return use.names_somebody or use.target in IDENTIFIERS


def _first(headers: Sequence[str], words: Sequence[str]) -> str:
    folded = {fold(name): name for name in reversed(headers)}
    return next((folded[word] for word in words if word in folded), "")


def _refuse_doubles(headers: Sequence[str], source: str) -> None:
    for name in headers:
        if headers.count(name) > 1:
            raise InputRefused(f"{source}: there are {headers.count(name)} columns named {name!r}; rename one of them")


def _listed(headers: Sequence[str]) -> str:
    more = f" … and {len(headers) - _SHOWN} more" if len(headers) > _SHOWN else ""
    return ", ".join(headers[:_SHOWN]) + more
