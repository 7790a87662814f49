"""XML elements to nodes that are read by taking: what is taken is gone, so that what is left is what nobody read."""

from collections import Counter

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
        return node.take_own() if node else ""

    def take_all(self, *path: str) -> list[str]:
        """The texts of all descendants at that path, without empty ones."""
        return [text for node in self.all(*path) if (text := node.take_own())]

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


def tree(xml: XmlElement, place: str) -> Node:
    """Build nodes of an element; places are numbered where siblings share a name, as XPath does.

    Text around inner elements ("SIS <b/>DOO") belongs to the element that it stands in, so that none is lost.
    """
    return _node(xml, local_name(xml), place)


def _node(xml: XmlElement, name: str, place: str) -> Node:
    text, currency = (xml.text or "").strip(), xml.get("Ccy") or ""
    inner = list(xml)
    if not inner:
        return Node(name, place, text, currency, [])
    kids = [child for child in inner if isinstance(child.tag, str)]
    names = [child.tag.rpartition("}")[2] for child in kids]
    children = [
        _node(child, step, f"{place}/{numbered}")
        for child, step, numbered in zip(kids, names, _steps(names), strict=True)
    ]
    tails = [tail.strip() for child in inner if (tail := child.tail) and not tail.isspace()]
    return Node(name, place, " ".join([text, *tails]).strip() if tails else text, currency, children)


def _steps(names: list[str]) -> list[str]:
    if len(set(names)) == len(names):
        return names
    totals, seen, steps = Counter(names), Counter[str](), []
    for name in names:
        seen[name] += 1
        steps.append(f"{name}[{seen[name]}]" if totals[name] > 1 else name)
    return steps
