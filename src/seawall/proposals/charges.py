"""Charges: who was charged, indicted or arrested, and when. They are no relation: a mention with its words."""

from collections.abc import Iterator

from seawall.claims import NodeKind, Relation, node
from seawall.proposals.hits import Hit
from seawall.proposals.late import late
from seawall.proposals.memory import Memory
from seawall.proposals.phrase import Phrase
from seawall.proposals.said import Said
from seawall.proposals.sides import first_of, subjects_of, tail_of
from seawall.proposals.slot import Marked, Slot

_CHARGING = frozenset("charge indict arrest convict sentence extradite".split())


# "Unsealed an indictment of him", "brought charges against them".
_FILING = frozenset("unseal file bring announce return issue".split())
_PAPERS = frozenset("indictment indictments charges complaint warrant warrants".split())
_REWARD = late(
    r"\b(?:pay|pays|paying) (?P<paid>up to (?:[$€£]|US\$)?[\d.,]+(?: (?:million|thousand))?(?: dollars)?) for (?:any )?(?:information|tips|details|leads)\b|"
    r"\b(?:offer(?:ed|s|ing)?|announc(?:ed|es|ing)|put(?:s|ting)? up|post(?:ed|s|ing)) (?:an? )?(?:[\w-]+ )?(?P<what>(?:rewards?|bount(?:y|ies)) of (?:up to )?(?:[$€£]|US\$)?[\d.,]+(?: (?:million|thousand))?(?: dollars)?)"
)
_STAFF = frozenset("employees staff executives officers staffers workers".split())
_OF_COURTS = late(r"\b(?:Justice|prosecutors?|indictments?|complaint|grand jury|court|lawsuit)\b")
_PEOPLE = frozenset({NodeKind.PERSON, NodeKind.COMPANY})


def charged(said: Said, memory: Memory) -> Iterator[Hit]:
    """Charges are no claim of a relation: that somebody was charged, and when, is a mention with its words."""
    # "Accused" is a charge where prosecutors or a court are told of.
    by = " ".join(word.text for some in said.subjects for each in some for word in each.words)
    of_people = said.verb.is_passive and bool(subjects_of(said, frozenset({NodeKind.PERSON}), memory))
    is_accused = said.verb.verb == "accuse" and (of_people or bool(_OF_COURTS.search(by)))
    papers = [each for each in said.objects if each.head.slot is None and each.head.text.casefold() in _PAPERS]
    is_filed = said.verb.verb in _FILING and bool(papers)
    if said.verb.verb not in _CHARGING and not is_accused and not is_filed:
        return
    memory.names_new = memory.is_text
    if is_filed:
        whom = tail_of(said, frozenset({"of", "against"}), _PEOPLE, memory)
    else:
        whom = (
            subjects_of(said, _PEOPLE, memory)
            if said.verb.is_passive
            else first_of(said.objects, _PEOPLE, memory, said)
        )
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


def rewards(sentence: Marked, memory: Memory) -> Iterator[Hit]:
    """A reward for what is told of somebody: of who is named with it, else of who was designated or charged last."""
    found = _REWARD.search(sentence.text)
    if found is None:
        return
    here = [slot.node for slot in sentence.slots if slot.kind is NodeKind.PERSON]
    known = [each for each in memory.designated if each.kind is NodeKind.PERSON]
    whom = here[-1] if here else known[-1] if known else None
    if whom is not None:
        note = () if here else (f"the sentence doesn't say on whom: {whom.name} is spoken of",)
        document = node(NodeKind.DOCUMENT, memory.document)
        group = "what" if found["what"] else "paid"
        yield Hit(
            "reward", document, Relation.MENTIONS, whom, found[group], *found.span(group), found.span(), notes=note
        )


def _is_plain(phrase: Phrase, text: str) -> bool:
    """Whether nobody's name stands in it or behind it: "eight i-Soon employees", "employees of the latter" are another's."""
    is_of = text[phrase.stop :].lstrip().startswith(("of ", "at ", "from "))
    return not is_of and all(word.slot is None and word.text.islower() and word.text.isalpha() for word in phrase.words)
