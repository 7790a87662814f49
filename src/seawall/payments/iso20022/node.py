"""XML elements to nodes that are read by taking: what is taken is gone, so that what is left is what nobody read."""

from collections import Counter
from collections.abc import Callable
from typing import TypeAlias

from seawall.records import XmlElement, local_name


class Node:
    """One element: its local name, its exact place, its own text, its children. Taking a text leaves an empty one."""

    __slots__ = ("children", "currency", "name", "place", "text")

    def __init__(self, name: str, place: str, text: str, currency: str, children: "list[Node]") -> None:
        self.name = name
        self.place = place
        self.text = text
        self.currency = currency
        self.children = children

    def names(self) -> frozenset[str]:
        """The names of its children: what is looked for by many names is looked for only where it is."""
        return frozenset([child.name for child in self.children])

    def all(self, *path: str) -> "list[Node]":
        """All descendants at the end of a chain of child names."""
        nodes = [self]
        for name in path:
            nodes = [child for node in nodes for child in node.children if child.name == name]
            if not nodes:
                break
        return nodes

    def named(self, name: str) -> "list[Node]":
        """Its children of that name: what `all` gives for one step, with fewer of its own."""
        return [child for child in self.children if child.name == name] if self.children else []

    def first(self, *path: str) -> "Node | None":
        """The first descendant at the end of a chain of child names."""
        node = self
        for name in path:
            for child in node.children:
                if child.name == name:
                    node = child
                    break
            else:
                return None
        return node

    def take(self, *path: str) -> str:
        """The text of the first descendant at that path, which then has none; empty where there is none."""
        node = self.first(*path)
        if node is None:
            return ""
        text, node.text = node.text, ""
        return text

    def take_all(self, *path: str) -> list[str]:
        """The texts of all descendants at that path, without empty ones."""
        found = self.named(path[0]) if len(path) == 1 else self.all(*path)
        return [text for node in found if (text := node.take_own())] if found else []

    def take_own(self) -> str:
        """Its own text, which then is gone."""
        text, self.text = self.text, ""
        return text

    def left(self) -> "list[Node]":
        """Itself and those below that still have a text, in document order."""
        found, waiting = [], [self]
        while waiting:
            node = waiting.pop()
            if node.text:
                found.append(node)
            if node.children:
                waiting.extend(reversed(node.children))
        return found


# Of XML schemas: where they lie, and of which type an element is.
_XSI = "{http://www.w3.org/2001/XMLSchema-instance}"
# How a child of the outermost element becomes a node, by its name and place.
Make: TypeAlias = Callable[[XmlElement, str, str], Node]


def node_of(xml: XmlElement, name: str, place: str) -> Node:
    """Build nodes of an element that is called so and stands there; places are numbered where siblings share a name."""
    text, attributes = xml.text, xml.items()
    node = Node(name, place, text.strip() if text else "", xml.get("Ccy") or "" if attributes else "", [])
    if len(xml):
        _add_children(node, xml, node_of)
    if attributes:
        _add_attributes(node, attributes)
    return node


def tree(xml: XmlElement, place: str, make: Make = node_of) -> Node:
    """Build nodes of an element; places are numbered where siblings share a name, as XPath does.

    Text around inner elements ("SIS <b/>DOO") belongs to the element that it stands in, so that none is lost.
    """
    node = Node(local_name(xml), place, (xml.text or "").strip(), xml.get("Ccy") or "", [])
    _add_children(node, xml, make)
    _add_attributes(node, xml.items())
    return node


def _add_attributes(node: Node, attributes: list[tuple[str, str]]) -> None:
    """Attributes as children, as XPath names them: the messages know but Ccy, supplements of others may say anything."""
    for name, value in attributes:
        if name != "Ccy" and not name.startswith(_XSI) and (text := value.strip()):
            node.children.append(
                Node(f"@{name.rpartition('}')[2]}", f"{node.place}/@{name.rpartition('}')[2]}", text, "", [])
            )


def _add_children(node: Node, xml: XmlElement, make: Make) -> None:
    place = node.place
    inner = list(xml)
    kids = [child for child in inner if isinstance(child.tag, str)]
    names = [child.tag.rpartition("}")[2] for child in kids]
    steps = names if len(set(names)) == len(names) else _numbered(names)
    node.children = [
        make(child, step, f"{place}/{numbered}") for child, step, numbered in zip(kids, names, steps, strict=True)
    ]
    tails = [tail.strip() for child in inner if (tail := child.tail) and not tail.isspace()]
    if tails:
        node.text = " ".join([node.text, *tails]).strip()


def _numbered(names: list[str]) -> list[str]:
    totals, seen, steps = Counter(names), Counter[str](), []
    for name in names:
        seen[name] += 1
        steps.append(f"{name}[{seen[name]}]" if totals[name] > 1 else name)
    return steps
