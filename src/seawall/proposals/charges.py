"""Charges: who was charged, indicted or arrested, and when. They are no relation: a mention with its words."""

from collections.abc import Iterator

from seawall.claims import NodeKind, Relation, node
from seawall.proposals.hits import Hit
from seawall.proposals.late import late
from seawall.proposals.memory import Memory
from seawall.proposals.phrase import Phrase
from seawall.proposals.said import Said
from seawall.proposals.sides import first_of, subjects_of
from seawall.proposals.slot import Slot

_CHARGING = frozenset("charge indict arrest convict sentence extradite".split())


_STAFF = frozenset("employees staff executives officers staffers workers".split())
_OF_COURTS = late(r"\b(?:Justice|prosecutors?|indictments?|complaint|grand jury|court|lawsuit)\b")
_PEOPLE = frozenset({NodeKind.PERSON, NodeKind.COMPANY})


def charged(said: Said, memory: Memory) -> Iterator[Hit]:
    """Charges are no claim of a relation: that somebody was charged, and when, is a mention with its words."""
    # "Accused" is a charge where prosecutors or a court are told of.
    by = " ".join(word.text for some in said.subjects for each in some for word in each.words)
    of_people = said.verb.is_passive and bool(subjects_of(said, frozenset({NodeKind.PERSON}), memory))
    is_accused = said.verb.verb == "accuse" and (of_people or bool(_OF_COURTS.search(by)))
    if said.verb.verb not in _CHARGING and not is_accused:
        return
    memory.names_new = memory.is_text
    whom = subjects_of(said, _PEOPLE, memory) if said.verb.is_passive else first_of(said.objects, _PEOPLE, memory, said)
    memory.names_new = False
    some = [*(each for more in said.subjects[:1] for each in more)] if said.verb.is_passive else said.objects
    staff = next((each for each in some if each.head.text.casefold() in _STAFF and _is_plain(each, memory.text)), None)
    if not whom and staff is not None and memory.topic and memory.topic.kind is NodeKind.COMPANY:
        whom = [Slot(memory.topic.kind, memory.topic, staff.start, staff.stop, staff.text, is_named=False)]
    for one in whom:
        document = node(NodeKind.DOCUMENT, memory.document)
        words = " ".join(word.text for word in said.verb.words)
        yield Hit(
            "charged",
            document,
            Relation.MENTIONS,
            one.node,
            words,
            said.verb.words[-1].start,
            said.verb.stop,
            (one.start, said.verb.stop),
        )


def _is_plain(phrase: Phrase, text: str) -> bool:
    """Whether nobody's name stands in it or behind it: "eight i-Soon employees", "employees of the latter" are another's."""
    is_of = text[phrase.stop :].lstrip().startswith(("of ", "at ", "from "))
    return not is_of and all(word.slot is None and word.text.islower() and word.text.isalpha() for word in phrase.words)
