"""Words: days, lists of names, things by their kind, as an English text has them; nothing here knows a claim's content."""

import re
from collections.abc import Sequence
from typing import Final

from seawall.attribution.measure import drawable
from seawall.claims import Node, NodeKind

_MONTHS: Final = "January February March April May June July August September October November December".split()
# Longer names stand whole in the notes; a sentence with more is not read.
_MOST_CHARS: Final = 120
# Who is spoken of with an article: "the US Treasury", but "OFAC" and "Microsoft".
_THE: Final = re.compile(
    r"\b(?:Department|Treasury|Council|Office|Ministry|Government|Commission|Bureau|Agency|FBI|NSA|CIA|NCSC|galaxy|Court|Police|Parliament|Union)\b"
    r"|^(?:United|Netherlands|Philippines)\b|^(?:UK|EU|US|UN)$"
)
_HAS_ARTICLE: Final = re.compile(r"(?:the|a|an|one|two|three|four|five|six|seven|eight|nine|ten|\d+)\b", re.IGNORECASE)
# What a thing is called before its name; kinds without a word stand by their names alone.
_KINDS: Final = {
    NodeKind.ACTOR: "the group", NodeKind.INFRASTRUCTURE: "the network", NodeKind.TOOL: "the tool",
    NodeKind.MALWARE: "the malware",
}  # fmt: skip
_AGAIN: Final = {**_KINDS, NodeKind.COMPANY: "the company"}
_PLURALS: Final = {
    NodeKind.ACTOR: "the groups", NodeKind.INFRASTRUCTURE: "the networks", NodeKind.TOOL: "the tools",
    NodeKind.MALWARE: "the malware",
}  # fmt: skip
# A name that says itself what it names: "Network of …" becomes "the network of …", and "A tool that …" needs no kind before it.
_SAYS_ITSELF: Final = re.compile(r"(?:botnet|network|infrastructure|group|servers|agencies) of\b", re.IGNORECASE)
# One whom nobody names, by what and where it is: "organization in California".
_UNNAMED: Final = re.compile(r"[a-z]+ in [A-Z]")
_OF_STATE: Final = re.compile(r"\bof (?=United\b|Netherlands\b|Philippines\b)")
_DESCRIBES: Final = re.compile(r"an? \w+ (?:for|of|that|which)\b", re.IGNORECASE)
_NUMBERS: Final = "no one two three four five six seven eight nine ten".split()


def plain(text: str) -> str:
    """A text from outside in one line, without what would turn or command the reader's page, and no longer than is read."""
    clean = drawable(text)
    return clean if len(clean) <= _MOST_CHARS else f"{clean[:_MOST_CHARS].rstrip()}…"


def day_words(iso: str) -> str:
    """A day in words: "2025-01-03" as "3 January 2025", "2021-06" as "June 2021", "2021" as it is, "a/b" as "between a and b"."""
    first, sign, last = iso.partition("/")
    if sign:
        return f"between {day_words(first)} and {day_words(last)}"
    parts = iso.split("-")
    if len(parts) == 1:
        return iso
    month = f"{_MONTHS[int(parts[1]) - 1]} {parts[0]}"
    return f"{int(parts[2])} {month}" if len(parts) == 3 else month


def on_day(iso: str) -> str:
    """A day as a sentence has it: "on 3 January 2025", "in June 2021", "in 2021"."""
    if "/" in iso:
        return day_words(iso)
    return f"{'on' if iso.count('-') == 2 else 'in'} {day_words(iso)}"


def span_words(start: str, end: str) -> str:
    """Days as a sentence has them: "since 2021", "from May 2020 to April 2022", "until 2023", "in June 2024"; empty where neither is said."""
    if start and start == end:
        return on_day(start)
    if start and end:
        return f"from {day_words(start)} to {day_words(end)}"
    return f"since {day_words(start)}" if start else f"until {day_words(end)}" if end else ""


def listed(names: Sequence[str], most: int = 0, more: str = "more") -> str:
    """Names in a row: "A, B and C"; of more than `most` (0: all are named) the rest is counted: "A, B and 7 more"."""
    if most and len(names) > most + 1:
        return f"{', '.join(names[:most])} and {len(names) - most:,} {more}"
    return " and ".join(part for part in (", ".join(names[:-1]), names[-1] if names else "") if part)


def number(count: int) -> str:
    """Small numbers as words."""
    return _NUMBERS[count] if count < len(_NUMBERS) else f"{count:,}"


def counted(count: int, one: str, many: str = "") -> str:
    """A count with its noun: "one source", "12 sources"."""
    return f"{number(count)} {one if count == 1 else many or one + 's'}"


def capital(text: str) -> str:
    """The text with a capital letter at its beginning."""
    return text[:1].upper() + text[1:]


def who(name: str) -> str:
    """A publisher or an authority with its article, where it has one."""
    clean = _OF_STATE.sub("of the ", plain(name))
    return f"the {clean}" if _THE.search(clean) and not _HAS_ARTICLE.match(clean) else clean


def thing(node: Node) -> str:
    """A thing with what it is: "the group Flax Typhoon", "the network of Integrity Technology Group", "Taiwan"."""
    name = plain(node.name)
    if node.kind in {*_KINDS, NodeKind.AUTHORITY} and _SAYS_ITSELF.match(name):
        return f"the {name[:1].lower()}{name[1:]}"
    if node.kind in _KINDS and _DESCRIBES.match(name):
        return f"{name[:1].lower()}{name[1:]}"
    if _UNNAMED.match(name):
        return f"{'an' if name[0] in 'aeiou' else 'a'} {name}"
    if node.kind in {NodeKind.DOCUMENT, NodeKind.EVENT} and " " in name:
        return f"“{name}”"
    if node.kind in {NodeKind.AUTHORITY, NodeKind.COUNTRY}:
        return who(name)
    word = _KINDS.get(node.kind)
    return name if word is None or name.casefold().startswith(word.split()[1]) else f"{word} {name}"


def things(nodes: Sequence[Node]) -> list[str]:
    """Several things of one kind: the kind is said once, before the first."""
    word = _PLURALS.get(nodes[0].kind) if len({node.kind for node in nodes}) == 1 else None
    if (
        len(nodes) < 2
        or word is None
        or any(_SAYS_ITSELF.match(node.name) or _DESCRIBES.match(node.name) for node in nodes)
    ):
        return [thing(node) for node in nodes]
    names = [plain(node.name) for node in nodes]
    return [f"{word} {names[0]}", *names[1:]]


def again(node: Node) -> str:
    """What a thing is called when it was just named; a person is named anew."""
    return _AGAIN.get(node.kind, thing(node))


def defanged(value: str) -> str:
    """An indicator so that nobody clicks on it: "c0cc[.]cc"."""
    shown = plain(value)
    head, dot, tail = shown.rpartition(".")
    return f"{head}[.]{tail}".replace("http", "hxxp", 1) if dot else shown
