"""Paragraphs to sentences with their places; what only looks like an end ("U.S. agencies", "Inc. said") is none."""

import re
from collections.abc import Iterator

from seawall.documents.document import Document, Paragraph, Sentence

# Sentences of releases have up to some 600 characters; what is longer is a table without its lines, and rules cost its square.
MAX_SENTENCE = 1_000
_END = re.compile(r"(?:[.!?…]+[\"”’')\]]*(?=\s+[\"“‘'(\[]*[^\W_a-z]|\s*$)|[。！？]+[”’」』)]*)")
_SHORTENED = frozenset(
    "mr mrs ms dr prof sen rep gov gen col lt sgt st no nos vs inc co corp ltd llc bros dept jan feb mar apr jun jul aug sep "
    "sept oct nov dec mon tue wed thu fri sat sun est approx fig art sec para cf al eds ed".split()
)
_LAST_WORD = re.compile(r"(\S+)$")
_DOTTED = re.compile(r"(?:[^\W\d_]\.){1,}")
# A word after "U.S." that starts a sentence far more often than it goes on in one.
_STARTERS = frozenset(
    "the this that these those it its he she they we in on at as for but and however officials according".split()
)


def sentences(document: Document) -> Iterator[Sentence]:
    """The sentences that a reader of the document would see, in its order."""
    for paragraph in document.paragraphs:
        if not paragraph.hidden:
            yield from of_paragraph(paragraph)


def of_paragraph(paragraph: Paragraph) -> Iterator[Sentence]:
    """The sentences of one paragraph; one that is too long is cut between words."""
    text, start = paragraph.text, 0
    ends = [found.end() for found in _END.finditer(text) if not _goes_on(text, found)]
    for end in [*ends, len(text)]:
        yield from _pieces(paragraph, start, end)
        start = max(start, end)


def _pieces(paragraph: Paragraph, start: int, end: int) -> Iterator[Sentence]:
    text = paragraph.text
    while start < end:
        stop = end
        if stop - start > MAX_SENTENCE:
            stop = text.rfind(" ", start + 1, start + MAX_SENTENCE) + 1 or start + MAX_SENTENCE
        said = text[start:stop]
        first = start + len(said) - len(said.lstrip())
        if said.strip():
            yield Sentence(said.strip(), paragraph.number, first, first + len(said.strip()), paragraph.page)
        start = stop


def _goes_on(text: str, found: re.Match[str]) -> bool:
    """Whether the sentence goes on behind this full stop: it ends a shortened word or an initial."""
    if found.end() >= len(text.rstrip()):
        return False
    if found[0] != ".":
        return _is_aside(text, found)
    last = _LAST_WORD.search(text[max(0, found.start() - 40) : found.start()])
    word = (last[1] if last else "").lstrip("(\"“‘'[")
    after = re.match(r"\s+(\w+)", text[found.end() :])
    following = after[1] if after else ""
    if _DOTTED.fullmatch(word + "."):
        return following.casefold() not in _STARTERS
    if word.casefold() in _SHORTENED:
        # "Inc. said", "Jan. 3", "Ltd. Officials": behind a legal form the next capital may start a sentence.
        return following.casefold() not in _STARTERS
    return False


# 'Executive Order ("E.O.") 13694', '("Example Ltd.") added': a shortened word in parentheses ends no sentence.
_CLOSING = re.compile(r"\.[\"”’']*\)[\"”’']*")


def _is_aside(text: str, found: re.Match[str]) -> bool:
    """Whether this full stop ends a shortened word inside parentheses, behind which the sentence goes on."""
    last = _LAST_WORD.search(text[max(0, found.start() - 40) : found.start()])
    word = (last[1] if last else "").lstrip("(\"“‘'[")
    is_short = bool(_DOTTED.fullmatch(word + ".")) or word.casefold() in _SHORTENED
    opens = text.rfind("(", max(0, found.start() - 200), found.start())
    begins = re.match(r"\s+[\"“‘']?(\w+)", text[found.end() :])
    return (
        bool(_CLOSING.fullmatch(found[0]))
        and is_short
        and opens >= 0
        and not (begins and begins[1].casefold() in _STARTERS)
    )
