"""Other names in parentheses behind a name: "(Integrity Tech)", "(in Chinese 永信至诚, Yongxin Zhicheng)", "(also known as A or B)"."""

from collections.abc import Iterator

from seawall.proposals.countries import COUNTRY_OF, NATIONALITIES
from seawall.proposals.late import late
from seawall.proposals.words import NO_NAME

_INSIDE = late(r"\.?\s*\((?P<inside>[^()]{2,160})\)")
# What leads to a name: "also known as", "in Chinese", "hereafter", "or".
_LEADING = late(
    r"(?:(?:(?:also|formerly|previously|better|hereafter|hereinafter|aka|f/k/a|known|called|tracked|referred|listed|abbreviated|short|trading|doing business|simply|pinyin|"
    rf"(?:in|its|the)? ?(?:{'|'.join(NATIONALITIES)}|English|Mandarin|Pinyin|pinyin)(?: name| characters)?|name|names|as|to|by|the|or|and|for|formally|locally|at home)\b|a\.k\.a\.|f\.k\.a\.|:|,)\s*)*"
)
_NAME = late(
    r"[“\"‘']?(?P<name>(?<=aka )[a-z][a-z0-9_.-]{3,20}|(?<=alias )[a-z][a-z0-9_.-]{3,20}|(?:[A-Z][\w&’'.-]*|[a-z]{1,2}-[A-Z][\w-]*)(?: (?:(?:of|and|the|for|&) )?[A-Z0-9][\w&’'.-]*){0,6}(?:, (?i:limited|ltd|incorporated|inc|llc|co)\b\.?)?|[\u3400-\u9fff]{2,30})[”\"’']?"
)
_PART = late(r"\s*(?:,(?!\s*(?i:limited|ltd|incorporated|inc|llc|co)\b)|[;/|]|\bor\b|\band\b|\baka\b|a\.k\.a\.)\s*")
# Years, tickers, numbers of laws are no names.
_NO_ALIAS = late(r"\d{3,}|^(?:SSE|SZSE|NYSE|CEO|E\.O|Reuters|AP|AFP)\b|^[A-Z]$")


def bracketed(text: str, stop: int) -> Iterator[tuple[int, int, str]]:
    """The names in the parentheses that open here, with their places, up to the first part that is none."""
    found = _INSIDE.match(text, stop)
    at = found.start("inside") if found else 0
    for part in _parts(text, at, found.end("inside")) if found else ():
        start, end = part
        begin = _LEADING.match(text, start, end)
        name = _NAME.fullmatch(text, begin.end() if begin else start, end)
        if name is None or not _is_name(name["name"]):
            return
        said = name["name"].rstrip(".,")
        yield name.start("name"), name.start("name") + len(said), said


def _parts(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    at = start
    for joint in _PART.finditer(text, start, end):
        if text[at : joint.start()].strip():
            yield at, joint.start()
        at = joint.end()
    if text[at:end].strip():
        yield at, end


def _is_name(name: str) -> bool:
    first = name.split(maxsplit=1)[0]
    return (
        first.casefold() not in NO_NAME
        and name not in COUNTRY_OF
        and first not in NATIONALITIES
        and not _NO_ALIAS.search(name)
    )
