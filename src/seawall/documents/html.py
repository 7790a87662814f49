"""A web page to paragraphs: scripts, styles and comments dropped, what a reader would not see marked as hidden.

Nothing is fetched and nothing is run. Text that only machines see is where instructions to machines are put: it is kept,
told, and nothing is proposed from it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree, html

from seawall.documents.document import Document, Kind, Paragraph, bounded
from seawall.documents.encodings import decoded
from seawall.errors import Problem

_DROPPED = frozenset(
    "script style template svg math canvas iframe object embed audio video noscript select head".split()
)
_BLOCKS = frozenset(
    "p div li ul ol dl dt dd h1 h2 h3 h4 h5 h6 table tr td th caption section article header footer main aside nav "
    "blockquote pre figure figcaption address form fieldset details summary hr br body title".split()
)
_UNSEEN = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|font-size\s*:\s*0(?:[a-z%]*)\s*(?:;|$)|opacity\s*:\s*0(?:\.0+)?\s*(?:;|$)"
    r"|(?:left|text-indent|top)\s*:\s*-\d{3,}", re.IGNORECASE,
)  # fmt: skip
_DECLARED = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{1,40})", re.IGNORECASE)
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
# Under which names pages say when they were published, the surest first.
_PUBLISHED = (
    "article:published_time", "og:published_time", "datepublished", "date", "pubdate", "dc.date", "dc.date.issued",
    "dcterms.date", "parsely-pub-date", "sailthru.date",
)  # fmt: skip
# Where the mark stands within the first bytes, browsers heed it (HTML standard, 13.2.3.2).
_HEAD = 4096


def document(data: bytes, name: str) -> Document:
    """The page as a document. Any bytes give one, if an empty one, with Problems."""
    declared = _DECLARED.search(data[:_HEAD])
    text = decoded(data, declared[1].decode("ascii", "replace") if declared else "")
    problems = [Problem(name, "", "encoding", "", text.doubt)] if text.doubt else []
    parser = html.HTMLParser(remove_comments=True, remove_pis=True, huge_tree=False, no_network=True, encoding="utf-8")
    try:
        root = html.document_fromstring(text.text.encode("utf-8", "replace"), parser=parser, ensure_head_body=False)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError, AssertionError) as error:
        problems.append(Problem(name, "", "", "", f"not a page that can be read: {error}"))
        return Document(name, Kind.HTML, encoding=text.encoding, problems=tuple(problems))
    problems += _cut_short(parser, name)
    walk = _Walk()
    walk.over(root)
    kept, beyond = bounded(walk.paragraphs, name)
    hidden = [one for one in kept if one.hidden]
    problems += [
        Problem(name, f"paragraph {one.number}", "", one.text, "text that the page hides: kept, and nothing is proposed from it")
        for one in hidden
    ]  # fmt: skip
    title = " ".join((root.findtext(".//title") or "").split())
    return Document(name, Kind.HTML, kept, text.encoding, title, _published(root), (*problems, *beyond))


def _cut_short(parser: html.HTMLParser, name: str) -> Iterator[Problem]:
    for entry in parser.error_log:
        if entry.level_name == "FATAL":
            why = f"the page was not read to its end: {entry.message.strip()}"
            yield Problem(name, f"line {entry.line}", "", "", why)
            return


@dataclass(slots=True)
class _Walk:
    """The paragraphs met so far, and the pieces of the one that is open."""

    paragraphs: list[Paragraph] = field(default_factory=list)
    pieces: list[str] = field(default_factory=list)
    hidden: bool = False

    def over(self, root: html.HtmlElement) -> None:
        """Walk the page without recursion: its depth is its author's choice."""
        dropped, unseen = 0, 0
        for event, element in etree.iterwalk(root, events=("start", "end")):
            tag = str(element.tag).lower()
            starts = event == "start"
            step = 1 if starts else -1
            if tag in _BLOCKS:
                self._close()
            dropped += step * (tag in _DROPPED)
            if _is_hidden(element):
                self._close()
                unseen += step
            self.hidden = unseen > 0
            text = element.text if starts else element.tail
            if text and not dropped and element is not root:
                self.pieces.append(text)
        self._close()

    def _close(self) -> None:
        text = " ".join("".join(self.pieces).split())
        self.pieces = []
        if text:
            self.paragraphs.append(Paragraph(len(self.paragraphs) + 1, text, hidden=self.hidden))


def _is_hidden(element: html.HtmlElement) -> bool:
    return element.get("hidden") is not None or bool(_UNSEEN.search(element.get("style") or ""))


def _published(root: html.HtmlElement) -> str:
    """The day of publication by the page's own metadata, ISO."""
    said: dict[str, str] = {}
    for meta in root.iter("meta"):
        key = (meta.get("property") or meta.get("name") or meta.get("itemprop") or "").lower()
        said.setdefault(key, meta.get("content") or "")
    texts = [said.get(key, "") for key in _PUBLISHED]
    texts += [element.get("datetime") or "" for element in root.iter("time")]
    return next((found[0] for text in texts if (found := _DAY.match(text.strip()))), "")
