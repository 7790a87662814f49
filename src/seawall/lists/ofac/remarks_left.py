"""What the XML formats leave in a remark: "(Linked To: …)", which is a tie, and free words, which stay words."""

from seawall.entities import Fact, Link
from seawall.lists.ofac.draft import Draft

LINKED_TO = "Linked To"
REMARKS = "Remarks"


def take_remark(draft: Draft, text: str) -> None:
    """File a remark: each "Linked To:" as a link, all else as a fact in OFAC's words."""
    free = []
    for piece in text.split("; "):
        name = _linked_name(piece.strip())
        if name:
            draft.links.append(Link(LINKED_TO, name))
        elif piece.strip():
            free.append(piece.strip())
    if free:
        draft.facts.append(Fact(REMARKS, "; ".join(free)))


def _linked_name(piece: str) -> str:
    bare = piece.removeprefix("(")
    if not bare.startswith(f"{LINKED_TO}:"):
        return ""
    name = bare.removeprefix(f"{LINKED_TO}:").strip()
    closes_what_it_did_not_open = name.count(")") > name.count("(")
    return name[:-1].strip() if closes_what_it_did_not_open and name.endswith(")") else name
