"""XML to elements, streaming and safe: no entities, no DTD, no network, bounded depth and size."""

from collections.abc import Iterator
from functools import lru_cache
from typing import Any, BinaryIO, TypeAlias

from lxml import etree

from seawall.errors import Problem
from seawall.records.limits import MAX_XML_DEPTH, MAX_XML_ELEMENTS_PER_RECORD, MAX_XML_TEXT_CHARS

XmlElement: TypeAlias = Any  # lxml's element; its stubs differ between versions


class Element:
    """One wanted element with the path that led to it and its number among its like, from 1."""

    __slots__ = ("number", "path", "xml")

    def __init__(self, xml: XmlElement, path: str, number: int) -> None:
        self.xml = xml
        self.path = path
        self.number = number

    @property
    def place(self) -> str:
        """Where it stood: its path with its number, in the manner of XPath, and the line."""
        return f"/{self.path}[{self.number}] (line {self.xml.sourceline})"


def local_name(xml: XmlElement) -> str:
    """An element's name without its namespace; empty for comments and processing instructions."""
    tag = xml.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def child_text(xml: XmlElement, *path: str) -> str:
    """The text below a chain of child names (local names), stripped; empty where any of them is missing."""
    node = xml
    for name in path:
        node = next((child for child in node if local_name(child) == name), None)
        if node is None:
            return ""
    return (node.text or "").strip()


def elements(
    stream: BinaryIO, source: str, *wanted: str, entered: frozenset[str] = frozenset()
) -> Iterator[Element | Problem]:
    """Yield each element whose path of local names ends with one of `wanted`, in document order, whole.

    A path may end with "*": every child that does not itself end a path of `entered`, whose children come singly.

    An element is cleared when the next one is asked for: take what you need. Where wanted elements nest, the outer
    one comes whole and the inner one does not come by itself: a party can't be hidden by wrapping it.
    Broken XML gives one Problem with line and column after the elements that could be read; so does a document
    type declaration, too great a depth, and a text or record over its limit (records/limits.py).
    """
    events = etree.iterparse(
        stream, events=("start", "end"), resolve_entities=False, load_dtd=False, no_network=True, huge_tree=False,
        remove_comments=True, remove_pis=True,
    )  # fmt: skip
    try:
        yield from _walk(events, source, _paths(wanted, entered))
    except etree.XMLSyntaxError as error:
        line, column = error.position
        yield Problem(source, f"line {line}, column {column}", "", "", f"not well-formed XML: {error.msg}")


def _walk(events: Any, source: str, wanted: "_Wanted") -> Iterator[Element | Problem]:
    path: list[str] = []
    counts: dict[str, int] = {}
    inside = 0  # elements seen inside the wanted one; 0 outside
    below = 0  # how far below the wanted one
    for event, xml in events:
        if event == "start":
            if inside:
                below += 1
                if inside <= MAX_XML_ELEMENTS_PER_RECORD and len(path) + below <= MAX_XML_DEPTH:
                    inside += 1
                    continue
            else:
                path.append(local_name(xml))
            if refusal := _refusal(xml, len(path) + below, inside):
                yield _refused(xml, source, refusal)
                return
            inside = int(wanted.has(path))
            continue
        text = xml.text
        if text is not None and len(text) > MAX_XML_TEXT_CHARS:
            yield _refused(xml, source, f"a text longer than {MAX_XML_TEXT_CHARS} characters was refused", text[:80])
            return
        if below:
            below -= 1
            continue
        if inside:
            joined = "/".join(path)
            counts[joined] = counts.get(joined, 0) + 1
            yield Element(xml, joined, counts[joined])
            inside = 0
        _forget(xml)
        path.pop()


def _refused(xml: XmlElement, source: str, why: str, said: str = "") -> Problem:
    above = [local_name(xml), *(local_name(parent) for parent in xml.iterancestors())]
    return Problem(source, f"line {xml.sourceline}", "/".join(reversed(above[:4])), said, why)


class _Wanted:
    """Paths by their last step, so that hundreds of them cost no more than one."""

    def __init__(self, wanted: tuple[str, ...], entered: frozenset[str]) -> None:
        self._named = _by_last_step([name.split("/") for name in wanted if not name.endswith("/*")])
        self._parents = _by_last_step([name.split("/")[:-1] for name in wanted if name.endswith("/*")])
        self._entered = _by_last_step([name.split("/") for name in entered])

    def has(self, path: list[str]) -> bool:
        if _ends(path, self._entered):
            return False
        return _ends(path, self._named) or _ends(path[:-1], self._parents)


# A service reads one short message after another, each by the same paths.
_paths = lru_cache(64)(_Wanted)


def _by_last_step(paths: list[list[str]]) -> dict[str, list[list[str]]]:
    found: dict[str, list[list[str]]] = {}
    for steps in paths:
        found.setdefault(steps[-1], []).append(steps)
    return found


def _ends(path: list[str], paths: dict[str, list[list[str]]]) -> bool:
    return bool(path) and any(path[-len(steps) :] == steps for steps in paths.get(path[-1], ()))


def _refusal(xml: XmlElement, depth: int, inside: int) -> str:
    if depth > 1 and depth <= MAX_XML_DEPTH and inside <= MAX_XML_ELEMENTS_PER_RECORD:
        return ""
    if depth == 1 and xml.getroottree().docinfo.doctype:
        return "a document type declaration was refused: no format that is read here has one"
    if depth > MAX_XML_DEPTH:
        return f"elements nest deeper than {MAX_XML_DEPTH}"
    if inside > MAX_XML_ELEMENTS_PER_RECORD:
        return f"one record holds more than {MAX_XML_ELEMENTS_PER_RECORD} elements"
    return ""


def _forget(xml: XmlElement) -> None:
    """Free what was read: the element's content, and its elder siblings, so that memory stays flat."""
    xml.clear(keep_tail=False)
    while xml.getprevious() is not None:
        del xml.getparent()[0]
