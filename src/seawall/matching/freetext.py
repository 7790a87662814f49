"""Listed names in running text: candidates by an index over the text, each scored by the one path of all names.

A remittance line is not a name: it holds names among other words. Trying every run of words as a name would be n² names a
text. Instead each word is looked up once; a listed name counts where most of its weight stands in one short run; that
run is then analysed and scored like any name, the other words of the text left out.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

import numpy as np

from seawall.matching.enough import (
    ALONE,
    IN_FORM,
    LEAST_NATS,
    LEAST_NATS_SINGLE,
    MOST_NATS_CONCEPT,
    MOST_NATS_ORDINARY,
    MOST_NATS_PAYMENT,
    NATS_FORM,
    NATS_WHOLE,
    says_enough,
)
from seawall.matching.kernels.scratch import new_scratch
from seawall.matching.kernels.screen import log_odds
from seawall.matching.kernels.spans import new_room, spans
from seawall.matching.kernels.table import find
from seawall.matching.kernels.types import FloatArray, Query, Vocabulary
from seawall.matching.match import Reason, probability, to_log_odds, total
from seawall.matching.matcher import Listed, name_of
from seawall.matching.name_reasons import name_reasons
from seawall.matching.ordinary import ORDINARY_WORDS, PAYMENT_WORDS
from seawall.matching.screener import Screener, to_query
from seawall.matching.variants import form_key
from seawall.names import Kind, Name, NameType, Token, analyse
from seawall.names.analyse import MAX_TOKEN_CHARS
from seawall.names.pieces import Piece
from seawall.names.reading import Script
from seawall.names.text import Word, is_syllabic, words_in
from seawall.names.words import PARTICLES, concepts, han_phrases, legal_forms, number_of

# A window holds as many words as a name may have tokens; windows overlap by half, so that a name of up to 16 words is
# whole in one of them.
WINDOW, STEP = 32, 16
# At least this much of a listed name's weight must stand in the text. In a text every word would be a name of its own:
# a part of a listed name says nothing there (OFAC FAQ 5, step 3), but Russians are called without the patronymic.
LEAST_SHARE = 0.62
# Words before a ship's or aircraft's name: ships are called by any word, so that a text must say that it means a ship.
_CRAFT_WORDS = frozenset(
    "mv mt ms ss vessel ship tanker vsl imo motor carrier bulker aircraft airplane plane tail boat steamer barge "
    "schiff navire buque sudno vapor motonave mn nave".split()
)
_CRAFT_REACH = 4
# Legal forms of two letters that are no small words of sentences.
_SHORT_FORMS = frozenset("sa ag bv nv oy ab kg ek ao co jv lp".split())
# So many Chinese or Korean syllables are a name even in the middle of writing without blanks.
_LEAST_SYLLABLES = 4
# So many texts of up to so many characters are remembered with what they mention: some 2 MB.
_REMEMBERED, _SHORT = 4096, 200
# The longest legal form that is looked for beside a run, in words.
_LONGEST_FORM = 8


@dataclass(frozen=True, slots=True)
class Mention:
    """A listed name that stands in a text.

    start and stop give the run of words, `said` is text[start:stop]; score is the logistic curve of the reasons' points,
    as in a Match. weak marks a weak a.k.a. (OFAC FAQ 122), which is given only where it was asked for.
    """

    entity_id: str
    score: float
    start: int
    stop: int
    said: str
    listed_name: str
    weak: bool
    reasons: tuple[Reason, ...]

    @property
    def log_odds(self) -> float:
        """The sum of the points."""
        return total(self.reasons)


@dataclass(frozen=True, slots=True)
class _Run:
    """A run of words, first and last, that may be the listed name `record`."""

    first: int
    last: int
    record: int


class TextScreener:
    """Finds listed names in texts, one text at a time; keeps scratch memory, so each thread needs its own."""

    def __init__(self, listed: Listed) -> None:
        self._listed = listed
        self._screener = Screener(listed.index)
        self._scratch = new_scratch(listed.index.vocabulary, listed.index.records)
        self._caps = _caps(listed.index.vocabulary)
        self._memory = new_room()
        self._mark = 0
        self._room = 4096
        # Addresses of banks and phrases of instructions come again from payment to payment.
        self._short = lru_cache(_REMEMBERED)(self._mentions)

    def mentions(self, text: str, threshold: float, *, weak: bool = False) -> list[Mention]:
        """All mentions whose score reaches the threshold (0–1): of each entity and run the best, in text order.

        Weak a.k.a. are left out unless asked for. Work grows with the text's length, up to names.text.MAX_TEXT_CHARS.
        """
        read = self._short if len(text) <= _SHORT else self._mentions
        return list(read(text, threshold, weak=weak))

    def _mentions(self, text: str, threshold: float, *, weak: bool) -> tuple[Mention, ...]:
        floor = to_log_odds(threshold)
        words = list(words_in(text))
        forms = _words_of_forms(words)
        grouped: dict[tuple[int, int], dict[int, None]] = defaultdict(dict)
        for run in self._runs(words, forms, floor, weak=weak):
            if _cuts_syllables(text, words, run.first, run.last):
                continue
            grouped[_with_forms(text, words, run, forms)][run.record] = None
        found = [
            mention
            for (first, last), records in grouped.items()
            for mention in self._scored(text, words, (first, last), records, floor)
        ]
        return tuple(sorted(_best(found), key=lambda one: (one.start, -one.log_odds, one.entity_id)))

    def _runs(self, words: Sequence[Word], forms: frozenset[int], floor: float, *, weak: bool) -> Iterator[_Run]:
        for begin in range(0, max(1, len(words) - STEP), STEP):
            window = words[begin : begin + WINDOW]
            if not window:
                continue
            query = to_query(Name("", NameType.UNKNOWN, tuple(_token(word.form, word.piece) for word in window)))
            any_form = any(begin <= place < begin + WINDOW for place in forms)
            limits = _limits(floor, any_craft=_is_called_craft(window), any_form=any_form)
            for record, first, last in self._ask(query, limits):
                if weak or not self._listed.record_weak[record]:
                    yield _Run(begin + first, begin + last, record)

    def _ask(self, query: Query, limits: FloatArray) -> Iterator[tuple[int, int, int]]:
        """Record, first and last word of each listed name that may stand in a window."""
        index = self._listed.index
        while True:
            self._mark += 1
            out = np.empty((self._room, 3), np.int64)
            count = spans(
                query, index.vocabulary, index.records, limits, self._caps, self._scratch, self._memory, self._mark, out
            )  # fmt: skip
            if count <= self._room:
                break
            self._room = count
        for record, first, last in out[:count]:
            yield int(record), int(first), int(last)

    def _scored(
        self, text: str, words: Sequence[Word], run: tuple[int, int], records: Iterable[int], floor: float
    ) -> Iterator[Mention]:
        """One run of words as a name, against the listed names that it may be."""
        start, stop = words[run[0]].start, words[run[1]].stop
        name = analyse(text[start:stop])
        if not name.tokens:
            return
        called = _is_called_craft(words[max(0, run[0] - _CRAFT_REACH) : run[0]])
        for record in records:
            alignment = self._screener.alignment(name, record)
            if log_odds(alignment.measures) < floor:
                continue
            number = int(self._listed.index.records.entity[record])
            entity = self._listed.entity(number)
            said, listed = name_of(self._listed, record)
            if not says_enough(name, listed, alignment, is_called_craft=called and listed.type is NameType.OBJECT):
                continue
            reasons = tuple(name_reasons(name, listed, alignment))
            if total(reasons) >= floor:
                yield Mention(
                    entity.id, probability(total(reasons)), start, stop, name.text, said.text, said.weak, reasons
                )


def _limits(floor: float, *, any_craft: bool, any_form: bool) -> FloatArray:
    """What the kernel asks of a run. Beside "M/V" a ship's name may be any word; beside a legal form slips may be larger."""
    least = 0.0 if any_craft else 1.0
    several = LEAST_NATS - NATS_FORM - NATS_WHOLE
    alike = (IN_FORM if any_craft or any_form else ALONE).slip_alike
    limits = (floor, LEAST_SHARE, several * least, LEAST_NATS_SINGLE * least, MOST_NATS_CONCEPT, alike)
    return np.array(limits, np.float32)


def _caps(vocabulary: Vocabulary) -> FloatArray:
    """How much each form of the vocabulary says at most in a text."""
    caps = np.full(len(vocabulary.start) - 1, np.inf, np.float32)
    for words, most in ((ORDINARY_WORDS, MOST_NATS_ORDINARY), (PAYMENT_WORDS, MOST_NATS_PAYMENT)):
        for word in words:
            low, high = find(vocabulary.exact_slots, vocabulary.exact_runs, np.uint64(form_key(word)))
            caps[vocabulary.exact_values[low:high]] = most
    return caps


def _words_of_forms(words: Sequence[Word]) -> frozenset[int]:
    """The places of words that make up legal forms: a name is read with the form beside it."""
    known, places, start = legal_forms(), set[int](), 0
    while start < len(words):
        sizes = range(min(_LONGEST_FORM, len(words) - start), 0, -1)
        size = next((size for size in sizes if _form(words[start : start + size]) in known), 1)
        phrase = _form(words[start : start + size])
        if phrase in known and (len("".join(phrase)) > 2 or phrase[0] in _SHORT_FORMS):
            places.update(range(start, start + size))
        start += size
    return frozenset(places)


def _form(words: Sequence[Word]) -> tuple[str, ...]:
    return tuple(word.form for word in words)


def _with_forms(text: str, words: Sequence[Word], run: _Run, forms: frozenset[int]) -> tuple[int, int]:
    """A run with the legal form after it, or else the one before it; a slash or an arrow between ends a name."""
    begin, end = run.first, run.last
    while begin < end and begin in forms:
        begin += 1
    while begin < end and end in forms:
        end -= 1
    first, last = begin, end
    while end + 1 in forms and end - last < _LONGEST_FORM and _is_joined(text, words, end):
        end += 1
    while end == last and first - begin < _LONGEST_FORM and begin - 1 in forms and _is_joined(text, words, begin - 1):
        begin -= 1
    return begin, end


def _is_joined(text: str, words: Sequence[Word], place: int) -> bool:
    """Whether nothing but blanks, commas and quotation marks stand between a word and the next."""
    return not text[words[place].stop : words[place + 1].start].strip(" \t\r\n,.\"'«»“”()-")


def _cuts_syllables(text: str, words: Sequence[Word], first: int, last: int) -> bool:
    """Whether a short run takes some syllables out of Chinese or Korean writing that goes on without a blank.

    永信 is a listed name, and two of the syllables of 永信至诚: among so few syllables chance finds names everywhere.
    """
    if last - first + 1 >= _LEAST_SYLLABLES:
        return False
    start, stop = words[first].start, words[last].stop
    before = start > 0 and is_syllabic(text[start - 1]) and is_syllabic(text[start])
    after = stop < len(text) and is_syllabic(text[stop]) and is_syllabic(text[stop - 1])
    return before or after


def _is_called_craft(before: Sequence[Word]) -> bool:
    """Whether the words before a name say that a ship or an aircraft is meant; "M/V" is two words."""
    forms = [word.form for word in before]
    pairs = [one + two for one, two in pairwise(forms) if len(one) == len(two) == 1]
    return any(form in _CRAFT_WORDS for form in (*forms, *pairs))


def _best(found: Iterable[Mention]) -> Iterator[Mention]:
    """Of one entity's mentions that overlap the best one; of equals the longer, then the first."""
    by_entity: dict[str, list[Mention]] = defaultdict(list)
    for one in sorted(found, key=lambda one: (-one.log_odds, one.start - one.stop, one.start, one.listed_name)):
        kept = by_entity[one.entity_id]
        if all(one.stop <= other.start or one.start >= other.stop for other in kept):
            kept.append(one)
    for kept in by_entity.values():
        yield from kept


@lru_cache(1 << 15)
def _token(form: str, piece: Piece | None) -> Token:
    """A word of a text as what it would be in a name; phrases are found by their neighbours glued together."""
    known = han_phrases().get(piece.text) if piece else None
    if known:
        sort, meaning = known
        return Token(meaning.lower(), Kind.LEGAL if sort == "legal" else Kind.CONCEPT, meaning)
    form = form[:MAX_TOKEN_CHARS]
    number = number_of(form, is_person=None)
    if number is not None:
        return Token(str(number), Kind.NUMBER, str(number))
    script = piece.script if piece else Script.PLAIN
    others = piece.readings[1:] if piece else ()
    if script is Script.PLAIN:
        if len(form) == 1:
            return Token(form, Kind.INITIAL)
        if form in PARTICLES:
            return Token(form, Kind.PARTICLE)
        for table, kind in ((concepts(), Kind.CONCEPT), (legal_forms(), Kind.LEGAL)):
            if (form,) in table:
                return Token(form, kind, table[form,], readings=others)
    return Token(form, Kind.WORD, "", script is Script.UNVOWELLED, syllable=script is Script.SYLLABLE, readings=others)
