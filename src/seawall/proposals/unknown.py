"""Names that nobody knew, of somebody who was designated, charged, or said to be a director: whose kind their words show."""

from seawall.claims import NodeKind, node
from seawall.proposals.apposed import is_own_name
from seawall.proposals.countries import COUNTRY_OF
from seawall.proposals.late import late
from seawall.proposals.memory import Memory
from seawall.proposals.phrase import Phrase
from seawall.proposals.slot import Slot
from seawall.proposals.words import COMPANY_ENDS, NO_NAME

_MOST_WORDS = 4
_GENITIVES = frozenset({"’s", "'s", "’", "'"})
_CAPITAL = late(r"[A-Z]|[a-z]-[A-Z]")
_FIRM = late(
    r"\b(?:Bank|Exchange|Tech\w*|Network\w*|Group|Information|Digital|Cyber\w*|Security|International|Science|Trading|Cloud|Data|Labs?|Capital|Finance|Pay\w*)\b"
)
_NO_PARTY = late(
    r"\b(?:One|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten|Eleven|Twelve|Dozens|Hundreds|Order|Act|Regulations?|Section|Treasury|Department|Office|Ministry|Agency|Congress|Nationals|List|Kremlin|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)\b"
)


def new_party(phrase: Phrase, memory: Memory) -> list[Slot]:
    """A name that nobody knew, of somebody who was designated or charged: of two or three plain words a person's."""
    words = [word for word in phrase.words if word.slot is None and word.text not in _GENITIVES]
    # "Iran's Emennet Pasargad": whose it is says where it is.
    rest = phrase.words[0].slot is not None and phrase.words[0].slot.kind is NodeKind.COUNTRY
    whole = [word for word in phrase.words[1 if rest else 0 :] if word.text not in _GENITIVES]
    if (
        len(words) != len(whole)
        or not 1 <= len(words) <= _MOST_WORDS
        or not all(_CAPITAL.match(word.text) for word in words)
    ):
        return []
    name = " ".join(word.text for word in words)
    if (
        not is_own_name(name)
        or any(word.text.casefold() in NO_NAME or word.text in COUNTRY_OF for word in words)
        or _NO_PARTY.search(name)
    ):
        return []
    is_person = (
        not memory.beside_firms
        and not memory.text.startswith(", which", phrase.stop)
        and len(words) in (2, 3)
        and not _FIRM.search(name)
        and not any(word.text.isupper() or word.text in COMPANY_ENDS for word in words)
    )
    kind = NodeKind.PERSON if is_person else NodeKind.COMPANY
    meant = memory.known.get(name) or node(kind, name)
    memory.known.add(name, meant)
    if is_person:
        for word in words:
            memory.known.add(word.text, meant)
    return [Slot(meant.kind, meant, phrase.start, phrase.stop, name)]
