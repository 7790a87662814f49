"""Whether words that were matched in a text say enough to be a name there, and not only words of a text.

In a name field everything is a name; in a text almost nothing is. A score says how alike two names are, not whether the
first is a name at all. That is decided here, by what the matched words say: without these rules every tenth remittance
text would mention somebody.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from seawall.matching.explained import Alignment, Pair
from seawall.matching.ordinary import ORDINARY_WORDS, PAYMENT_WORDS
from seawall.matching.rarity import token_bits
from seawall.names import Kind, Name, NameType, Token

# What the matched words must say together, in nats: one run of words in 36,000. A text has some hundred runs, the
# lists some 60,000 names; below this chance finds one.
LEAST_NATS = 10.5
# A word alone that is the whole of a listed name, without a legal form or beside it, written alike: one name in 400 has
# it. What the lists themselves repeat (Sberbank and its daughters) fails the higher bar, ordinary words fail this one.
LEAST_NATS_SINGLE = 6.0
# How much a common word says at most. One word in ten of a payment's text is a payment word; an ordinary word is one in
# some hundreds.
MOST_NATS_PAYMENT, MOST_NATS_ORDINARY, MOST_NATS_CONCEPT = 2.0, 5.0, 3.0
# Of an organisation's name that is there in part, without a legal form, this many words must be there: "Buenos Aires" is
# no Buenos Aires Servicios, "Sichuan Silence Information" is cut where a line was full.
LEAST_OF_PART = 3
# A legal form in the run says that a name stands there; so does a listed name of several words that is there
# whole, unless it is a person's: thousands are called John Smith.
NATS_FORM, NATS_WHOLE = 4.0, 2.0
# From here on two words are written the same.
SAME = 0.999
# The kinds of token that tell one party from another; forms of law, particles and numbers alone name nobody.
_TELLING = frozenset({Kind.WORD, Kind.CONCEPT})


@dataclass(frozen=True, slots=True)
class Single:
    """When one word stands for a listed name: how long it is, from what length a slip is let pass, and how small."""

    least: int
    slip_from: int
    slip_alike: float


# Shorter words are codes and syllables. Beside its legal form, or after M/V, a shorter word is a name too (RIIT LTD).
ALONE = Single(least=5, slip_from=8, slip_alike=0.90)
IN_FORM = Single(least=3, slip_from=5, slip_alike=0.80)


@dataclass(frozen=True, slots=True)
class _Met:
    """What of two names was matched: the places of the telling tokens on either side, and what that amounts to."""

    screened: Name
    listed: Name
    pairs: tuple[Pair, ...]
    telling: tuple[int, ...]
    spoken: tuple[int, ...]
    has_form: bool

    @property
    def is_whole(self) -> bool:
        """Whether all of the listed name that tells one party from another is there."""
        return len(self.telling) == sum(token.kind in _TELLING for token in self.listed.tokens)

    @property
    def is_single(self) -> bool:
        """Whether one word alone carries the match."""
        return len(self.telling) == 1 or len(self.spoken) == 1


def says_enough(screened: Name, listed: Name, found: Alignment, *, is_called_craft: bool = False) -> bool:
    """Whether the matched words may be a name in a text.

    Of a person the family name must be among them. They must say LEAST_NATS together, where words of payments, ordinary
    words and words of companies count little. A word alone must be the whole name, long and written alike. A ship or
    aircraft that is called by one word needs a word before it that says what it is (M/V, tanker); then its whole name is
    enough, however ordinary.
    """
    met = _Met(
        screened,
        listed,
        found.pairs,
        telling=_places(listed, [pair.listed for pair in found.pairs]),
        spoken=_places(screened, [pair.query for pair in found.pairs]),
        has_form=is_called_craft or any(_is_of(pair.listed, listed, Kind.LEGAL) for pair in found.pairs),
    )
    if listed.type is NameType.OBJECT and _is_mark(screened, listed):
        return True
    if not met.telling or not met.spoken or not _has_family(met):
        return False
    if met.is_single and not (met.is_whole and _is_alike(met, IN_FORM if met.has_form else ALONE)):
        return False
    if listed.type is NameType.OBJECT and (is_called_craft or met.is_single):
        return met.is_whole and is_called_craft
    return _single_says(met) if met.is_single else _several_say(met)


def _single_says(met: _Met) -> bool:
    """Lists call Citadel "Citadel LLC" and Sberbank "Sberbank": the first is a word of texts, the second is not."""
    is_bare = met.has_form or all(token.kind is not Kind.LEGAL for token in met.listed.tokens)
    is_same = all(pair.alike >= SAME for pair in met.pairs)
    said = min(_single_nats(met.listed, met.telling), _single_nats(met.screened, met.spoken))
    return said >= LEAST_NATS_SINGLE if is_bare else is_same and said >= LEAST_NATS


def _several_say(met: _Met) -> bool:
    is_person = met.listed.type is NameType.PERSON
    if not (is_person or met.is_whole or met.has_form) and len(met.telling) < LEAST_OF_PART:
        return False
    said = sum(_nats(met.screened, met.listed, pair) for pair in met.pairs)
    return said + NATS_FORM * met.has_form + NATS_WHOLE * (met.is_whole and not is_person) >= LEAST_NATS


def _places(name: Name, masks: Sequence[int]) -> tuple[int, ...]:
    """The places of the tokens in some masks that tell one party from another."""
    used = 0
    for mask in masks:
        used |= mask
    return tuple(place for place, token in enumerate(name.tokens) if used >> place & 1 and token.kind in _TELLING)


def _has_family(met: _Met) -> bool:
    """Whether the family name of "LAST, First" is matched, where the list marks it (OFAC FAQ 5, step 3)."""
    family = sum(1 << place for place, token in enumerate(met.listed.tokens) if token.family and token.kind in _TELLING)
    return not family or any(pair.listed & family for pair in met.pairs)


def _is_of(mask: int, name: Name, kind: Kind) -> bool:
    return any(token.kind is kind for place, token in enumerate(name.tokens) if mask >> place & 1)


def _is_alike(met: _Met, rule: Single) -> bool:
    """Whether a word that stands alone is written alike: the same, or a slip away where it is long.

    Glued from pieces (Sber Bank) it must be of whole words: "du Lac" is not Dulac. Letters and numbers of the listed name
    must stand in the text too: a platform is not T-Platforms.
    """
    there = 0
    for pair in met.pairs:
        there |= pair.listed
        tokens = [token for place, token in enumerate(met.screened.tokens) if pair.query >> place & 1]
        if all(token.kind not in _TELLING for token in tokens):
            continue
        length = sum(len(token.form) for token in tokens)
        is_glued = len(tokens) > 1 or pair.listed & (pair.listed - 1) > 0
        alike = rule.slip_alike if length >= rule.slip_from and not is_glued else SAME
        if length < rule.least or pair.alike < alike or any(token.kind not in _TELLING for token in tokens):
            return False
    return all(
        there >> place & 1 for place, token in enumerate(met.listed.tokens) if token.kind in {Kind.INITIAL, Kind.NUMBER}
    )


def _is_mark(screened: Name, listed: Name) -> bool:
    """Whether an aircraft's registration mark stands there as it is, hyphen and all: EP-MOB."""
    return "-" in listed.text and screened.text.upper() == listed.text.upper()


def _nats(screened: Name, listed: Name, pair: Pair) -> float:
    """What two matched pieces say: what the commoner reading says, less what they differ in.

    Short words that differ are other words: in texts Chinese and Korean syllables meet by the dozen.
    """
    mine = [token for place, token in enumerate(screened.tokens) if pair.query >> place & 1]
    theirs = [token for place, token in enumerate(listed.tokens) if pair.listed >> place & 1]
    if pair.alike < SAME and sum(len(token.form) for token in mine) < ALONE.least:
        return 0.0
    said = min(sum(_token_nats(token) for token in mine), sum(_token_nats(token) for token in theirs))
    return said * max(0.0, 1.0 - 3.0 * (1.0 - pair.alike))


def _single_nats(name: Name, places: Sequence[int]) -> float:
    return sum(_token_nats(name.tokens[place]) for place in places)


def _token_nats(token: Token) -> float:
    """What a token says in a text: as in names, but common words of texts count little."""
    most = math.inf
    if token.kind is Kind.CONCEPT:
        most = MOST_NATS_CONCEPT
    elif token.form in PAYMENT_WORDS:
        most = MOST_NATS_PAYMENT
    elif token.form in ORDINARY_WORDS:
        most = MOST_NATS_ORDINARY
    return min(most, token_bits(token))
