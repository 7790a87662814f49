"""Of more forms than one way of looking keeps, the least alike are left out, in whatever order they were met."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from seawall.matching import build_index
from seawall.matching.kernels.nearest import FLOOR, MOST, begin_way, keep
from seawall.matching.kernels.scratch import new_scratch
from seawall.names import NameType, analyse

_INDEX = build_index([(0, analyse("Example", NameType.PERSON))])
_SCRATCH = new_scratch(_INDEX.vocabulary, _INDEX.records)
_ROOM = MOST // 4


def kept(values: list[float], first: int = 0) -> list[tuple[int, float]]:
    """What is kept of forms met in this order, those that were kept by another way before left alone."""
    n, limit = first, begin_way(_SCRATCH, first)
    for form, value in enumerate(values):
        n = keep(_SCRATCH, form, value, 1, n, limit)
    return list(zip(_SCRATCH.memo_form[first:n].tolist(), _SCRATCH.memo_alike[first:n].tolist(), strict=True))


@settings(max_examples=40)
@given(st.lists(st.integers(60, 100), min_size=1, max_size=3 * _ROOM), st.integers(0, 5))
def test_the_most_alike_are_kept(hundredths: list[int], first: int) -> None:
    _SCRATCH.memo_alike[:first] = 0.5
    values = [number / 100 for number in hundredths]
    found = kept(values, first)
    enough = sorted((np.float32(value) for value in values if value >= FLOOR), reverse=True)
    assert sorted((alike for _, alike in found), reverse=True) == [float(value) for value in enough[:_ROOM]]
    assert all(alike == np.float32(values[form]) for form, alike in found)
    assert len({form for form, _ in found}) == len(found)
    assert _SCRATCH.memo_alike[:first].tolist() == [0.5] * first


def test_while_there_is_room_they_stand_as_they_were_met() -> None:
    assert [form for form, _ in kept([0.9, 0.6, 0.8, 0.95])] == [0, 2, 3]


def test_one_that_is_met_last_takes_the_place_of_the_least_alike() -> None:
    found = dict(kept([0.8] * (_ROOM - 1) + [0.71, 0.99]))
    assert _ROOM in found
    assert _ROOM - 1 not in found


def test_each_way_has_room_of_its_own() -> None:
    kept([0.9] * (_ROOM + 10))
    assert [form for form, _ in kept([0.7, 0.8], _ROOM)] == [0, 1]
