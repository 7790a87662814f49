"""Lists: "Its victims include:" and lines that begin with a sign; each item is read as the end of the sentence that opens the list."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from seawall.documents import Sentence
from seawall.proposals.late import late
from seawall.proposals.slot import Slot

SIGN = late(r"(?:[-–—•·*▪‣◦]|\(?[\da-z]{1,2}[.)])\s+")
# Longer openings tell more than what the list is of; a longer item is a sentence of its own.
_LONGEST_LEAD, _LONGEST_ITEM = 240, 160
# An item that ends so is a sentence.
_DASH = late(r" ?[–—-]$")
_ENDS = (".", "!", "?", "”", '"')
_MOST_ITEMS = 40
_VICTIMS = late(r"(?:[Kk]nown |[Mm]ain |[Ii]ts |[Tt]heir |[Tt]he )?(?:[Vv]ictims|[Tt]argets)\b")
_HAS_VERB = late(r"\b(?:includ\w+|was|were|are|is|have|has|had|ranged?|cover\w*)\b")


@dataclass(slots=True)
class Lead:
    """The sentence that opens a list, without its colon, and the mentions in it; in which paragraph its last item stood."""

    text: str
    slots: Sequence[Slot]
    paragraph: int
    items: int = 0


def lead_of(sentence: Sentence, slots: Sequence[Slot], following: Sentence | None) -> Lead | None:
    """The opening of a list: a sentence that ends in a colon behind a word in small letters. "Key details:" opens none."""
    text = _DASH.sub(":", sentence.text.rstrip())
    last = text[:-1].split()[-1:] if text.endswith(":") else []
    is_open = bool(last) and last[0].islower() and " " in text and len(text) <= _LONGEST_LEAD
    opening = text[:-1].rstrip()
    # "Victims named by the two departments:" has no verb of its own.
    opening += " include" if _VICTIMS.match(opening) and not _HAS_VERB.search(opening) else ""
    lead = Lead(opening, tuple(slots), sentence.paragraph) if is_open else None
    return lead if lead and following and _item(lead, following) else None


def item_of(lead: Lead, sentence: Sentence, slots: Sequence[Slot]) -> tuple[Sentence, list[Slot], int] | None:
    """The opening said of an item, with both's mentions, and where the item begins in it; None where this is no item."""
    sign = _item(lead, sentence)
    if sign is None:
        return None
    lead.paragraph, lead.items = sentence.paragraph, lead.items + 1
    begin = len(lead.text) + 1
    moved = [
        replace(slot, start=slot.start - sign.end() + begin, stop=slot.stop - sign.end() + begin)
        for slot in slots
        if slot.start >= sign.end()
    ]
    return replace(sentence, text=f"{lead.text} {sentence.text[sign.end() :]}"), [*lead.slots, *moved], begin


def _item(lead: Lead, sentence: Sentence) -> re.Match[str] | None:
    """The sign of an item of this list."""
    sign = SIGN.match(sentence.text)
    item = sentence.text[sign.end() :] if sign else ""
    is_near = lead.items < _MOST_ITEMS and sentence.paragraph - lead.paragraph <= 1
    return sign if is_near and item and len(item) <= _LONGEST_ITEM and not item.endswith(_ENDS) else None
