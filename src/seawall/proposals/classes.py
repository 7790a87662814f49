"""The small words of English by their kind, and words that look like verbs and are none."""

DETERMINERS = frozenset(
    "the a an this these those its their his her our your some any several many most all both each every no another other such more "
    "further multiple numerous various certain own".split()
)


PREPOSITIONS = frozenset(
    "of in on at by for from with to into against over under through during between among amongst across within via without about "
    "around per like near off onto toward towards upon behind beyond including excluding despite amid alongside throughout inside "
    "outside as after before since until out up down offline aboard following according".split()
)


WHILE = frozenset(
    "while although though whereas because if unless whether when where whenever once but yet than how why what".split()
)


WHICH = frozenset("which who whom".split())


_ADVERBS = frozenset(
    "also then now still already later long once again itself themselves himself not never only even just often routinely soon ever thus instead together both either "
    "so better best n’t n't however moreover meanwhile too first reportedly overnight abroad worldwide there here far well thereby further back ago today yesterday "
    "tomorrow almost nearly quietly previously formerly always sometimes seldom perhaps indeed likewise afterwards elsewhere altogether twice".split()
)


_NO_ADVERBS = frozenset(
    "family supply assembly ally italy july anomaly monopoly early friendly daily weekly monthly likely".split()
)


PRONOUNS = frozenset("it they he she them him we i us you".split())


# Words in -ed that stand before nouns far more often than they tell a deed.
ADJECTIVES = frozenset(
    "main primary chief principal prime favorite favourite key biggest usual so-called united advanced armed related aforementioned alleged unnamed infrared limited red shared embedded hundred indeed speed need seed feed breed bleed ranges".split()
)


COMMAS = frozenset({",", "–", "—", "--", "-"})


def is_adverb(low: str) -> bool:
    """Whether a word only tells how or when: those in -ly, and a table of others."""
    return low in _ADVERBS or (low.endswith("ly") and low not in _NO_ADVERBS and len(low) > 4)
