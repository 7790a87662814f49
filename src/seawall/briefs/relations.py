"""How each relation is said in a sentence, and in which part of a brief: a table to be read aloud."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from seawall.claims import Relation


class Part(StrEnum):
    """Which part of a brief tells of it; the order is that of the parts."""

    LISTED = "listings"
    NAMES = "names"
    TIES = "ties"
    WORKS = "what it runs and makes"
    MEANS = "means"
    HITS = "victims"
    TAKEN = "what authorities did"
    TOLD = "documents"


@dataclass(frozen=True, slots=True)
class Way:
    """One relation in words: of today, of days that are over, and of days that have no end said.

    turned  many subjects of one object are told together ("Crossbill and Finch were parts of …"); many is then the plural of now
            and of past
    once    it happens on a day and does not last
    quotes  the source's own word for it, which stands in `role`, is part of the sentence
    """

    part: Part
    now: str
    past: str
    since: str
    many: tuple[str, str] = ("", "")
    turned: bool = False
    once: bool = False
    quotes: bool = False


WAYS: Final = {
    Relation.DESIGNATED_BY: Way(Part.LISTED, "has designated", "designated", "designated", once=True),
    Relation.LISTED_AS: Way(Part.LISTED, "is listed as", "was listed as", "has been listed as"),
    Relation.ALSO_CALLED: Way(Part.NAMES, "is also called", "was also called", "has also been called"),
    Relation.SIMILAR_TO: Way(Part.NAMES, "is described as similar to", "was described as similar to", "has been described as similar to"),
    Relation.LOCATED_IN: Way(Part.NAMES, "is located in", "was located in", "has been located in"),
    Relation.ATTRIBUTED_TO: Way(Part.TIES, "is attributed to", "is attributed to", "is attributed to", ("are attributed to", "are attributed to"), turned=True),
    # The readers of stories know it by support, aid and help, the STIX crosswalk by goods.
    Relation.SUPPLIES: Way(Part.TIES, "supplies or supports", "supplied or supported", "has supplied or supported", quotes=True),
    Relation.RELATED_TO: Way(Part.TIES, "is tied to", "was tied to", "has been tied to", quotes=True),
    Relation.SUCCEEDS: Way(Part.TIES, "succeeds", "succeeded", "has succeeded"),
    Relation.UNREAD: Way(Part.TIES, "is brought together with", "was brought together with", "has been brought together with", quotes=True),
    Relation.OWNS: Way(Part.WORKS, "owns", "owned", "has owned"),
    Relation.CONTROLS: Way(Part.WORKS, "controls", "controlled", "has controlled"),
    Relation.OPERATES: Way(Part.WORKS, "operates", "operated", "has operated"),
    Relation.DEVELOPS: Way(Part.WORKS, "develops", "developed", "has developed"),
    Relation.CONSISTS_OF: Way(Part.WORKS, "consists of", "consisted of", "has consisted of"),
    Relation.PART_OF: Way(Part.WORKS, "is part of", "was part of", "has been part of", ("are parts of", "were parts of"), turned=True),
    Relation.USES: Way(Part.MEANS, "uses", "used", "has used"),
    Relation.EXPLOITS: Way(Part.MEANS, "exploits", "exploited", "has exploited"),
    Relation.COMMUNICATES_WITH: Way(Part.MEANS, "communicates with", "communicated with", "has communicated with"),
    Relation.COMPROMISES: Way(Part.HITS, "has compromised", "compromised", "has compromised"),
    Relation.TARGETS: Way(Part.HITS, "has targeted", "targeted", "has targeted"),
    Relation.SEIZED: Way(Part.TAKEN, "has seized", "seized", "seized", once=True),
    Relation.MENTIONS: Way(Part.TOLD, "speaks of", "spoke of", "spoke of", ("speak of", "spoke of"), turned=True, once=True),
    Relation.AUTHORED_BY: Way(Part.TOLD, "was written by", "was written by", "was written by"),
}  # fmt: skip
