"""An XML record taken apart by name: what a reader asks for is taken, and what nobody asked for is a leftover."""

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from seawall.lists.draft import Leftover
from seawall.records import XmlElement

# A leftover is kept in Entity.unread; a hostile record must not make it endless. OFAC's longest real remark is 21 kB.
MAX_LEFTOVER_CHARS = 32_768


class Fields:
    """The attributes and children of one element, by local name; each is handed out once.

    All Fields of one record share the list `opened`, so that leftovers() finds what was missed at any depth.
    """

    __slots__ = ("_attributes", "_children", "_opened", "_text", "path", "tag")

    def __init__(self, xml: XmlElement, path: str = "", opened: "list[Fields] | None" = None) -> None:
        self.path = path
        self.tag = _bare(xml.tag)
        self._opened: list[Fields] = [] if opened is None else opened
        self._opened.append(self)
        self._attributes: dict[str, str] = {_bare(name): value for name, value in xml.items()}
        self._text: str = (xml.text or "").strip()
        self._children: dict[str, list[XmlElement]] = {}
        for child in xml:
            self._children.setdefault(_bare(child.tag), []).append(child)
            tail = child.tail
            if tail and not tail.isspace():
                self._text = f"{self._text} {tail.strip()}".strip()

    def attribute(self, name: str) -> str:
        """The attribute's value, stripped; empty where it is missing."""
        return self._attributes.pop(name, "").strip()

    def own_text(self) -> str:
        """The element's own text, stripped."""
        text, self._text = self._text, ""
        return text

    def text(self, name: str) -> str:
        """The text of the next child of this name; empty where there is none. Its attributes and children are leftovers."""
        xml = self._next(name)
        if xml is None:
            return ""
        if len(xml) or xml.attrib:
            return Fields(xml, self._below(name), self._opened).own_text()
        return (xml.text or "").strip()

    def texts(self, wrapper: str, name: str) -> list[str]:
        """The texts of all `name` inside `wrapper`, empty ones left out."""
        return [text for item in self.each(wrapper, name) if (text := item.own_text())]

    def one(self, name: str) -> "Fields | None":
        """The next child of this name, to be taken apart in turn."""
        xml = self._next(name)
        return None if xml is None else Fields(xml, self._below(name), self._opened)

    def all(self, name: str) -> "list[Fields]":
        """All children of this name."""
        return [Fields(xml, self._below(name), self._opened) for xml in self._children.pop(name, ())]

    def each(self, wrapper: str, name: str) -> "list[Fields]":
        """All children `name` of all children `wrapper`."""
        return [item for holder in self.all(wrapper) for item in holder.all(name)]

    def leftovers(self, unused: Mapping[str, str]) -> tuple[Leftover, ...]:
        """What was not taken from this record; `unused` names what is known and left ("parent/child"), with its reason."""
        return tuple(leftover for fields in self._opened for leftover in fields._own_leftovers(unused))  # noqa: SLF001  # one class

    def _own_leftovers(self, unused: Mapping[str, str]) -> Iterator[Leftover]:
        if self._text:
            yield Leftover(self._below("text()"), self._text[:MAX_LEFTOVER_CHARS])
        for name, value in self._attributes.items():
            if f"{self.tag}/@{name}" not in unused:
                yield Leftover(self._below(f"@{name}"), value[:MAX_LEFTOVER_CHARS])
        for name, children in self._children.items():
            if f"{self.tag}/{name}" not in unused:
                yield from (Leftover(self._below(name), _whole_text(child)) for child in children)

    def _next(self, name: str) -> XmlElement | None:
        waiting = self._children.get(name)
        if not waiting:
            return None
        if len(waiting) == 1:
            del self._children[name]
        return waiting.pop(0)

    def _below(self, name: str) -> str:
        return f"{self.path}/{name}" if self.path else name


# A list has some hundred names of elements and attributes; a hostile file's others push each other out.
@lru_cache(maxsize=1024)
def _bare(name: str) -> str:
    """A name without its namespace. Comments and instructions, whose name is no text, don't come here (records/xml.py)."""
    return name.rpartition("}")[2]


def _whole_text(xml: XmlElement) -> str:
    pieces: Iterable[str] = (text.strip() for text in xml.itertext())
    return " ".join(piece for piece in pieces if piece)[:MAX_LEFTOVER_CHARS]
