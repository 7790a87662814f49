"""The kernel for many names, compiled where nobody waits for it: at the building of a corpus, or behind the first answers.

One name needs the kernels of kernels/screen.py only; those that read names take twice as long to compile. Until they are
there, names are read by names/analyse.py, which gives the same answers.
"""

import threading
from functools import partial

import numpy as np

from seawall.matching.kernels.align import MEASURES
from seawall.matching.kernels.batch import explain_hits, screen_names
from seawall.matching.kernels.compiled import is_kept, keep, later
from seawall.matching.kernels.prepared import made_since, take_over
from seawall.matching.kernels.reader_types import new_sheet
from seawall.matching.kernels.scratch import new_scratch
from seawall.matching.kernels.types import Records, Vocabulary
from seawall.matching.kernels.words import piece_hash
from seawall.matching.reader import Reader

_KEPT = "many-names"
_ready = threading.Event()
_begin = threading.Lock()


def is_ready(vocabulary: Vocabulary, records: Records) -> bool:
    """Whether the kernel can be called without a wait; loads it where an earlier process compiled it."""
    if not _ready.is_set() and is_kept(_KEPT):
        compile_all(vocabulary, records)
    return _ready.is_set()


def is_loaded() -> bool:
    """Whether this process has the kernel at hand."""
    return _ready.is_set()


def begin_loading(vocabulary: Vocabulary, records: Records) -> None:
    """Load in the background what an earlier process compiled; where none has, nothing is begun."""
    if is_kept(_KEPT):
        begin(vocabulary, records)


def begin(vocabulary: Vocabulary, records: Records) -> None:
    """Compile in the background, once a process."""
    if _begin.acquire(blocking=False):
        later(partial(compile_all, vocabulary, records))


def compile_all(vocabulary: Vocabulary, records: Records) -> None:
    """Compile or load the kernel by calling it for no name at all; the arrays of any index will do."""
    reader = Reader()
    hits = np.empty(1, np.int64), np.empty(1, np.int64), np.empty(1, np.float32)
    none, numbers = np.zeros(1, np.uint8), np.zeros(1, np.int64)
    scratch = new_scratch(vocabulary, records)
    screen_names(
        none, numbers, none, np.zeros(1, np.float64), 0, 0, reader.tables, reader.learned, new_sheet(),
        vocabulary, records, scratch, 0, hits, none,
    )  # fmt: skip
    explain_hits(
        none, numbers, none, numbers[:0], numbers[:0], reader.tables, reader.learned, new_sheet(),
        vocabulary, records, scratch, 0, numbers, np.zeros((0, 1, 3), np.int64), np.zeros((0, 1), np.float32),
        np.zeros((0, MEASURES), np.float32),
    )  # fmt: skip
    # The reader asks it for each piece it is taught.
    piece_hash(none, 0, 0, 0)
    take_over(*made_since(scratch, scratch.memo_used.tolist()), scratch)
    keep(_KEPT)
    _ready.set()
