"""Networks that have no name of their own: called by whose they are, in one manner wherever a text is read."""

from collections.abc import Mapping

from seawall.claims.node import Node, NodeKind, node

_BOTNET, _NETWORK = "Botnet of ", "Network of "


def botnet_of(owner: str) -> Node:
    """The botnet that a text tells to be somebody's."""
    return node(NodeKind.INFRASTRUCTURE, f"{_BOTNET}{owner}")


def network_of(owner: str) -> Node:
    """Somebody's own servers, which others may use."""
    return node(NodeKind.INFRASTRUCTURE, f"{_NETWORK}{owner}")


def is_botnet_of_somebody(one: Node) -> bool:
    """Whether it is called by its owner as `botnet_of` does."""
    return one.name.startswith(_BOTNET)


def is_network_of_somebody(one: Node) -> bool:
    """Whether it is called by its owner as `network_of` does."""
    return one.name.startswith(_NETWORK)


def owner_of(one: Node) -> str:
    """By whose name a network is called that has none of its own; empty where it has one."""
    words = next((words for words in (_BOTNET, _NETWORK) if one.name.startswith(words)), "")
    return one.name.removeprefix(words) if words and one.kind is NodeKind.INFRASTRUCTURE else ""


def of_other_owner(one: Node, names: Mapping[str, str]) -> Node | None:
    """The same network under its owner's other name (names: by name the other one); None where it is called by none of them."""
    for words in (_BOTNET, _NETWORK):
        owner = names.get(one.name.removeprefix(words)) if one.name.startswith(words) else None
        if owner and one.kind is NodeKind.INFRASTRUCTURE:
            return node(NodeKind.INFRASTRUCTURE, f"{words}{owner}")
    return None
