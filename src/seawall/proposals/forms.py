"""Whether words with capitals are a name, or only say what kind of thing or of which country it is."""

import re

from seawall.proposals.countries import COUNTRIES, NATIONALITIES
from seawall.proposals.late import late
from seawall.proposals.words import NO_NAME

_HOW = (
    r"-(?:based|headquartered|listed|registered|linked|backed|sponsored|owned|led|made|born|nexus|operated|run|controlled|managed|directed|"
    r"affiliated|aligned|associated|connected|related|tied|built|funded|supported|infected|powered|hosted)"
)
# A word as names have it.
PLAIN_WORD = r"[A-Z][\w&’'-]*"
ADJECTIVAL = late(rf"{_HOW}$", re.IGNORECASE)
# "A Flax Typhoon-operated botnet": what is drawn to a name makes it an adjective.
DRAWN_TO_NAME = late(rf"{_HOW}(?= )")


# "An IoT botnet": of what it is made, and no name.
_KINDS_OF_BOTNETS = frozenset(
    "iot ddos soho p2p irc android linux windows tor proxy residential router routers orb".split()
)


def is_name(text: str) -> bool:
    """Whether these words are a name."""
    first = text.split(maxsplit=1)[0]
    return (
        not ADJECTIVAL.search(text)
        and text.casefold() not in _KINDS_OF_BOTNETS
        and first.casefold() not in NO_NAME
        and first not in NATIONALITIES
        and text not in COUNTRIES
    )
