"""The forms that one way of looking has found, the most alike of them where there are too many."""

from seawall.matching.kernels.compiled import apart, compiled
from seawall.matching.kernels.types import Scratch

# A form less alike than this is not similar; the limit is part of the score's definition.
FLOOR = 0.70
# At most this many similar forms a token, a quarter of them by each way. Against a list of 40,000 names the most that a real name
# meets is about 150; of a million names one word of four has more by one way, of which the least alike are left out.
MOST = 1024


@compiled
def begin_way(scratch: Scratch, n: int) -> int:
    """Begin another way of looking, which keeps its forms from n on; return behind which of them it has no room."""
    scratch.is_full[0] = 0
    return n + MOST // 4


@compiled
def keep(scratch: Scratch, form: int, alike: float, how: int, n: int, limit: int) -> int:
    """Keep a form that is alike enough; return how many are kept then. Without room it takes the place of the least alike."""
    if alike < FLOOR:
        return n
    if n >= limit:
        _replace(scratch, limit - MOST // 4, limit, form, alike, how)
        return n
    scratch.memo_form[n], scratch.memo_alike[n], scratch.memo_how[n] = form, alike, how
    return n + 1


@apart
def _replace(scratch, first, limit, form, alike, how):
    """Keep a form instead of the least alike, if it is more: from the first time on those of the way are a heap, the least alike on top."""
    size = limit - first
    if not scratch.is_full[0]:
        scratch.is_full[0] = 1
        for place in range(size // 2 - 1, -1, -1):
            _sink(scratch, first, size, place, *_at(scratch, first + place))
    if alike > scratch.memo_alike[first]:
        _sink(scratch, first, size, 0, form, alike, how)


@compiled
def _sink(scratch, first, size, place, form, alike, how):
    """Put a form into the heap where it belongs, from this place down."""
    while True:
        child = 2 * place + 1
        if child + 1 < size and scratch.memo_alike[first + child + 1] < scratch.memo_alike[first + child]:
            child += 1
        if child >= size or scratch.memo_alike[first + child] >= alike:
            break
        _set(scratch, first + place, *_at(scratch, first + child))
        place = child
    _set(scratch, first + place, form, alike, how)


@compiled
def _at(scratch, place):
    return scratch.memo_form[place], scratch.memo_alike[place], scratch.memo_how[place]


@compiled
def _set(scratch, place, form, alike, how):
    scratch.memo_form[place], scratch.memo_alike[place], scratch.memo_how[place] = form, alike, how
