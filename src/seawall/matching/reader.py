"""Names as bytes to queries by the compiled reader; what it can't read alone it is taught by names/analyse.py, piece by piece.

A piece is what stands between two blanks. names/analyse.py reads the pieces of a name one by one, so a piece that it has
read once reads the same wherever it stands: Chinese, Arabic, disguised words and the like are learned when they are met.
"""

from collections.abc import Iterator, Sequence
from dataclasses import fields
from types import SimpleNamespace

import numpy as np

from seawall.matching.kernels.reader_types import (
    COMPANY,
    FAMILY,
    FOREIGN,
    SYLLABLE,
    UNVOWELLED,
    Learned,
    must_be_taught,
)
from seawall.matching.kernels.words import piece_hash
from seawall.matching.reading import reading
from seawall.matching.variants import meaning_key
from seawall.names import NameType, Token
from seawall.names.analyse import initials_parted, read_words

# At first there is room for so many pieces, then for eight times as many, and at most for so many: then all are forgotten.
# Beside each a name against another asks for no more than the first; the last are 33 MB.
_FIRST_PIECES, _GROWTH, _PIECES = 1 << 10, 8, 1 << 16
# Of each piece so many bytes, tokens and other readings, on average.
_BYTES, _TOKENS, _READINGS = 128, 2, 16
# A piece of more bytes is not learned: its name is read whole by names/analyse.py.
_LONGEST = 200


class Reader:
    """The tables of the compiled reader, and the pieces it was taught. Each caller that teaches needs its own."""

    def __init__(self) -> None:
        self.tables = reading()
        self._flags = self.tables.point_flags.data
        # The pieces that are known, by type of name, and how many tokens they have.
        self.known: set[tuple[int, str]] = set()
        self.tokens = 0
        self._begin(min(_FIRST_PIECES, _PIECES))

    def learn(self, text: str, kind: NameType) -> None:
        """Learn the pieces of a name that names/analyse.py alone can read."""
        number = int(kind)
        for piece in pieces(text, kind):
            if not piece.isascii() and (number, piece) not in self.known and must_be_taught(self._seen(piece)):
                self._learn(piece, kind)

    def _seen(self, piece: str) -> int:
        """All that the code points of a piece are."""
        seen, flags = 0, self._flags
        for point in map(ord, piece):
            seen |= flags[point] if point < len(flags) else FOREIGN
        return seen

    def take_over(self, other: "Reader") -> None:
        """Know what another reader was taught, and nothing else."""
        if self.room != other.room:
            self._begin(other.room)
        self._copy(other.learned, len(other.known), other.tokens)
        self.learned.slots[:] = other.learned.slots
        self.known, self.tokens = set(other.known), other.tokens

    def _copy(self, theirs: Learned, pieces: int, tokens: int) -> None:
        """Take over what is said of the first pieces and their tokens, but not where they are found."""
        mine = self.learned
        letters, forms = int(theirs.start[pieces]), int(theirs.form_start[tokens])
        readings = int(theirs.reading_start[tokens])
        used = {"start": pieces + 1, "token_start": pieces + 1, "kind": pieces, "text": letters, "form_text": forms}
        used |= {"form_start": tokens + 1, "reading_start": tokens + 1}
        used |= {"token_kind": tokens, "meaning": tokens, "marks": tokens}
        used |= {"reading_at": readings + 1, "reading_new": readings, "reading_text": int(theirs.reading_at[readings])}
        for name, size in used.items():
            getattr(mine, name)[:size] = getattr(theirs, name)[:size]

    def _begin(self, room: int) -> None:
        """Forget all, and have room for so many pieces. What is learned is written through Python's views of the arrays, which take a third of numpy's time."""
        self.room, self.learned = room, _new_learned(room)
        views = {part.name: memoryview(getattr(self.learned, part.name)) for part in fields(self.learned)}
        self._views = SimpleNamespace(**views)
        self.known, self.tokens = set(), 0

    def _learn(self, piece: str, kind: NameType) -> None:
        data = piece.encode("utf-8", "surrogatepass")
        tokens = list(read_words(piece, kind, family=True))
        if len(data) > _LONGEST or len(tokens) > _LONGEST:
            return
        forms = "".join(token.form for token in tokens)
        readings = "".join(text for token in tokens for text in token.readings)
        if self._is_full(
            len(data), len(tokens), len(forms), sum(len(token.readings) for token in tokens), len(readings)
        ):
            self._grow()
        learned, number = self._views, len(self.known)
        begin = learned.start[number]
        learned.text[begin : begin + len(data)] = data
        learned.start[number + 1] = begin + len(data)
        learned.kind[number] = int(kind)
        begin = learned.form_start[self.tokens]
        learned.form_text[begin : begin + len(forms)] = forms.encode("ascii")
        begin = learned.reading_at[learned.reading_start[self.tokens]]
        learned.reading_text[begin : begin + len(readings)] = readings.encode("ascii")
        for place, token in enumerate(tokens, self.tokens):
            self._write(place, token)
            self._write_readings(place, token.readings)
        self.tokens += len(tokens)
        learned.token_start[number + 1] = self.tokens
        self._place(number)
        self.known.add((int(kind), piece))

    def _place(self, number: int) -> None:
        """Put a piece where the kernels look for it."""
        learned = self._views
        begin, end = learned.start[number], learned.start[number + 1]
        slot = int(piece_hash(self.learned.text, begin, end, learned.kind[number])) % len(learned.slots)
        while learned.slots[slot] >= 0:
            slot = (slot + 1) % len(learned.slots)
        learned.slots[slot] = number

    def _grow(self) -> None:
        """More room for what is known; where there may be no more, all is forgotten."""
        before, known, tokens, has_room = self.learned, self.known, self.tokens, self.room < _PIECES
        self._begin(min(self.room * _GROWTH, _PIECES))
        if has_room:
            self._copy(before, len(known), tokens)
            self.known, self.tokens = known, tokens
            for number in range(len(known)):
                self._place(number)

    def _is_full(self, data: int, tokens: int, forms: int, readings: int, letters: int) -> bool:
        """Whether there is no room for a piece of so many bytes, with so many tokens, letters of their forms, readings and letters of these."""
        learned, room = self._views, self.room
        read = learned.reading_start[self.tokens]
        return bool(
            len(self.known) + 1 >= room
            or self.tokens + tokens >= _TOKENS * room
            or learned.start[len(self.known)] + data >= _BYTES * room
            or learned.form_start[self.tokens] + forms >= _BYTES * room
            or read + readings >= _READINGS * room
            or learned.reading_at[read] + letters >= _BYTES * room
        )

    def _write(self, place: int, token: Token) -> None:
        learned = self._views
        learned.form_start[place + 1] = learned.form_start[place] + len(token.form)
        learned.token_kind[place] = int(token.kind)
        learned.meaning[place] = meaning_key(token.kind, token.meaning)
        marks = COMPANY if token.meaning == "CO" else 0
        marks |= UNVOWELLED if token.unvowelled else 0
        marks |= FAMILY if token.family else 0
        learned.marks[place] = marks | (SYLLABLE if token.syllable else 0)

    def _write_readings(self, place: int, readings: Sequence[str]) -> None:
        """Say where each reading ends, and whether it is the first of its letters."""
        learned = self._views
        number = learned.reading_start[place]
        end = learned.reading_at[number]
        seen = {""}
        for text in readings:
            end += len(text)
            learned.reading_new[number] = text not in seen
            seen.add(text)
            number += 1
            learned.reading_at[number] = end
        learned.reading_start[place + 1] = number


def pieces(text: str, kind: NameType) -> Iterator[str]:
    """What stands between the blanks of a name, as the compiled reader cuts it."""
    if kind is NameType.PERSON:
        text = initials_parted(text) if "." in text else text
        text = text.replace(",", " ", 1)
    yield from text.split()


def _new_learned(room: int) -> Learned:
    tokens, readings, size = _TOKENS * room, _READINGS * room, _BYTES * room
    return Learned(
        slots=np.full(2 * room, -1, np.int32),
        kind=np.zeros(room, np.uint8),
        start=np.zeros(room + 1, np.int32),
        text=np.zeros(size, np.uint8),
        token_start=np.zeros(room + 1, np.int32),
        form_start=np.zeros(tokens + 1, np.int32),
        form_text=np.zeros(size, np.uint8),
        token_kind=np.zeros(tokens, np.uint8),
        meaning=np.zeros(tokens, np.uint64),
        marks=np.zeros(tokens, np.uint8),
        reading_start=np.zeros(tokens + 1, np.int32),
        reading_at=np.zeros(readings + 1, np.int32),
        reading_text=np.zeros(size, np.uint8),
        reading_new=np.zeros(readings, np.uint8),
    )
