"""What hackers of a state did whom nobody names: "state-sponsored Chinese hackers breached the Treasury": the state, by who says so."""

import re
from collections.abc import Iterator

from seawall.claims import Node, NodeKind, Relation, node
from seawall.proposals.countries import COUNTRY_OF, WHERE
from seawall.proposals.hits import Hit
from seawall.proposals.intruded import BREAKING, UNDERWENT, broken_into
from seawall.proposals.late import late
from seawall.proposals.memory import Memory
from seawall.proposals.slot import Marked

_HACKERS = r"(?:hackers?|actors?|spies|attackers?|intruders?|miscreants|crooks|snoops|group|APT)"
# "Suspected Chinese hackers broke into its systems": hackers of a country, of whom nobody says for whom they work.
_OF_COUNTRY = late(rf"\b(?P<where>{WHERE}) (?:hackers|(?:cyber)?spies|hacking (?:group|crew))\b")
_OF_STATE = late(
    rf"\b(?P<one>{WHERE})(?:[’']s)?[ -](?:[\w-]+ ){{0,2}}?(?:state|government)[ -](?:sponsored|backed|linked|affiliated|directed) (?:[\w-]+ ){{0,3}}?{_HACKERS}\b"
    rf"|\b(?:state|government)[ -](?:sponsored|backed) (?P<two>{WHERE}) (?:[\w-]+ ){{0,2}}?{_HACKERS}\b|\b(?P<three>{WHERE})-(?:backed|sponsored) {_HACKERS}\b"
    rf"|\b{_HACKERS} (?:sponsored|backed) by (?:the )?(?P<four>{WHERE})\b"
    rf"|\b(?P<five>{WHERE})(?:[’']s)? (?:government|state|military|intelligence) (?:{_HACKERS}|agency|service)\b"
    rf"|\b(?P<six>{WHERE})(?:[’']s)?[ -](?:(?:state|government)[ -])?(?:sponsored|backed|linked) (?:cyber-?)?(?:hack|hacking|attack|breach|intrusion|group)\b"
)
# "Integrity Tech was sanctioned days after the Treasury said …": what follows is told of somebody else.
_ANOTHER_MATTER = late(r"\b(?:after|follow(?:s|ed|ing)?|since|while|whereas|separately)\b|[;]")


# "The breach had nothing to do with Chinese hackers".
_NO_TIE = late(
    r"\b(?:nothing to do with|no (?:link|links|tie|ties|connection|evidence|sign)|unrelated|not (?:be |been )?(?:linked|tied|related|connected|attributed|behind))\b"
)


def of_strangers(sentence: Marked, memory: Memory) -> Iterator[Hit]:
    """That a state's hackers broke into an authority, where the sentence names no group and is not of the one that is told of."""
    found = _OF_STATE.search(sentence.text)
    plain = None if found else _OF_COUNTRY.search(sentence.text)
    end = next((each.end() for each in (found, plain) if each), 0)
    is_named = any(
        (slot.kind is NodeKind.ACTOR and slot.start < end)
        or (slot.node == memory.main and not _ANOTHER_MATTER.search(sentence.hidden, slot.stop, max(slot.stop, end)))
        for slot in sentence.slots
    )
    is_apart = bool(_NO_TIE.search(sentence.text))
    victim = broken_into(sentence) if (found or plain) and not is_named and not is_apart else None
    if victim is None:
        return
    if plain:
        who = node(NodeKind.ACTOR, f"unnamed hackers of {COUNTRY_OF[plain['where']]}")
        yield _broke_in(who, victim, plain, sentence, "the sentence names no group")
    elif found:
        state = next(COUNTRY_OF[said] for said in found.groupdict().values() if said)
        whose = node(NodeKind.AUTHORITY, f"Government of {state}")
        if whose.id != victim.id:
            note = f"the sentence names no group: {found[0]!r} is told of as the state's"
            yield _broke_in(whose, victim, found, sentence, note)


def _broke_in(who: Node, victim: Node, found: re.Match[str], sentence: Marked, note: str) -> Hit:
    """The statement, at the verb that tells it: its day is the verb's."""
    verb = BREAKING.search(sentence.text, found.end()) or UNDERWENT.search(sentence.text) or found
    reach = (found.start(), verb.end())
    return Hit("compromises", who, Relation.COMPROMISES, victim, found[0], *verb.span(), reach, notes=(note,))
