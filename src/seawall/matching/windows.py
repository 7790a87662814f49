"""Windows of running texts, packed: the words of many windows are asked of the index in one call."""

import struct
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple, TypeAlias

import numpy as np

from seawall.matching.index import Index
from seawall.matching.kernels.spans import new_room, spans
from seawall.matching.kernels.types import FloatArray
from seawall.matching.kernels.windows import spans_of_windows
from seawall.matching.rarity import token_weight
from seawall.matching.reading import reading
from seawall.matching.screener import to_query
from seawall.matching.variants import meaning_key
from seawall.matching.workers import Worker
from seawall.names import Kind, Name, NameType, Token
from seawall.names.analyse import MAX_TOKEN_CHARS
from seawall.names.pieces import Piece
from seawall.names.reading import Script
from seawall.names.words import PARTICLES, concepts, han_phrases, legal_forms, number_of

# A record of the index that may stand in a window, and its first and last word there.
Span: TypeAlias = tuple[int, int, int]


class Packed(NamedTuple):
    """A word of a text as what it would be in a name, and the same as the kernel takes it."""

    token: Token
    letters: bytes
    numbers: bytes  # kernels/windows.py: SIZE, KIND, UNVOWELLED, SYLLABLE
    meaning: bytes
    weight: bytes


class Window(NamedTuple):
    """Some neighbouring words, at most as many as a name has tokens, and what a run of them must reach."""

    words: Sequence[Packed]
    limits: tuple[float, ...]  # kernels/spans.py: FLOOR to SINGLE_ALIKE


class Asker:
    """Asks an index about windows; keeps scratch memory, so each thread needs its own."""

    def __init__(self, index: Index, caps: FloatArray) -> None:
        self._caps = caps
        self._worker = Worker(index)
        self._tables = reading()
        self._memory = new_room()
        self._room = 4096

    def turn_to(self, index: Index, caps: FloatArray) -> None:
        """Ask another index, in the same memory."""
        self._caps = caps
        self._worker.turn_to(index)

    def ask(self, windows: Sequence[Window]) -> list[list[Span]]:
        """For each window the listed names that may stand in it, in the order of the kernel."""
        plain = [number for number, window in enumerate(windows) if not _has_readings(window)]
        found: list[list[Span]] = [[] for _ in windows]
        if plain:
            self._ask_plain([windows[number] for number in plain], [found[number] for number in plain])
        for number in set(range(len(windows))).difference(plain):
            found[number] = self._ask_one(windows[number])
        return found

    def _ask_plain(self, windows: Sequence[Window], found: Sequence[list[Span]]) -> None:
        """Windows of words that are read in one way, all in one call."""
        words = [word for window in windows for word in window.words]
        numbers = np.frombuffer(bytearray(b"".join([word.numbers for word in words])), np.uint8).reshape(-1, 4)
        starts, bounds = np.zeros(len(words) + 1, np.int64), np.zeros(len(windows) + 1, np.int64)
        np.cumsum(numbers[:, 0], out=starts[1:])
        np.cumsum([len(window.words) for window in windows], out=bounds[1:])
        arrays = (
            self._tables,
            np.frombuffer(bytearray(b"".join([word.letters for word in words])), np.uint8),
            starts,
            numbers,
            np.frombuffer(bytearray(b"".join([word.meaning for word in words])), np.uint64),
            np.frombuffer(bytearray(b"".join([word.weight for word in words])), np.float32),
            bounds,
            np.array([window.limits for window in windows], np.float32),
        )
        done, worker = 0, self._worker
        while done < len(windows):
            owners, out = np.empty(self._room, np.int64), np.empty((self._room, 3), np.int64)
            begun = done
            done, count = spans_of_windows(
                *arrays, begun, worker.sheet, worker.index.vocabulary, worker.index.records, self._caps, worker.scratch,
                self._memory, worker.marks(len(windows) - begun + 1), owners, out,
            )  # fmt: skip
            for owner, (record, first, last) in zip(owners[:count].tolist(), out[:count].tolist(), strict=True):
                found[owner].append((record, first, last))
            # A window with more rows than all the room comes again with more of it.
            self._room *= 2 if done == begun else 1

    def _ask_one(self, window: Window) -> list[Span]:
        """A window with words that have other readings, which to_query alone can glue."""
        query = to_query(Name("", NameType.UNKNOWN, tuple(word.token for word in window.words)))
        limits, worker = np.array(window.limits, np.float32), self._worker
        while True:
            out = np.empty((self._room, 3), np.int64)
            count = spans(
                query, worker.index.vocabulary, worker.index.records, limits, self._caps, worker.scratch, self._memory,
                worker.marks(1) + 1, out,
            )  # fmt: skip
            if count <= self._room:
                return [(record, first, last) for record, first, last in out[:count].tolist()]
            self._room = count


def _has_readings(window: Window) -> bool:
    return any(word.token.readings for word in window.words)


@lru_cache(1 << 15)
def packed(form: str, piece: Piece | None) -> Packed:
    """A word of a text, by its folded form and the piece that it was read from."""
    token = _token(form, piece)
    letters = token.form.encode("ascii")
    return Packed(
        token,
        letters,
        bytes((len(letters), int(token.kind), token.unvowelled, token.syllable)),
        struct.pack("=Q", meaning_key(token.kind, token.meaning)),
        struct.pack("=f", token_weight(token)),
    )


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
