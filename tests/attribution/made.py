"""What the tests of attribution share: the example's claims, graphs drawn as text, and a network of many servers."""

from functools import cache

from seawall.attribution import Graph, graph
from seawall.claims import (
    Claim,
    IndicatorKind,
    Node,
    NodeKind,
    Relation,
    Source,
    Tier,
    indicator_node,
    node,
    read,
)
from tests.claims.made import COMPANY, EXAMPLE, GROUP, NETWORK, claim

INTEGRITY = "company:integrity-technology-group"
_KINDS = {"c": NodeKind.COMPANY, "a": NodeKind.ACTOR, "n": NodeKind.INFRASTRUCTURE, "t": NodeKind.TOOL, "o": NodeKind.COUNTRY,
          "u": NodeKind.AUTHORITY, "d": NodeKind.DOCUMENT, "e": NodeKind.EVENT}  # fmt: skip


@cache
def example() -> tuple[Claim, ...]:
    with EXAMPLE.open("rb") as stream:
        return tuple(each for each in read(stream, Source("claims.csv")) if isinstance(each, Claim))


def thing(text: str) -> Node:
    """A thing by two parts: c1 is a company called 1; the letters stand in _KINDS."""
    return node(_KINDS[text[0]], text[1:])


def drawn(*lines: str) -> Graph:
    """A graph from lines as "a1 uses t1"."""
    return graph(said(*lines))


def said(*lines: str) -> list[Claim]:
    rows = []
    for line in lines:
        subject, *words, other = line.split()
        rows.append(claim(thing(subject), Relation(" ".join(words)), thing(other)))
    return rows


def many(count: int = 90) -> list[Claim]:
    """A company, its group, its network, and so many servers of tier 2 in it, as a publisher's file has them."""
    servers = [
        claim(NETWORK, Relation.CONSISTS_OF, indicator_node(f"198.51.{number // 250}.{number % 250 + 1}", IndicatorKind.IP),
              f"2024-0{1 + number % 8}-03", "2024-09-04", by="Example Labs", tier=Tier.CONTROL, row=f"line {number}")
        for number in range(count)
    ]  # fmt: skip
    return [
        claim(COMPANY, Relation.CONTROLS, NETWORK, "2021"),
        claim(GROUP, Relation.ATTRIBUTED_TO, COMPANY),
        *servers,
    ]
