"""Merkle checkpoints, held to the test vectors of Certificate Transparency's reference implementation."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seawall.audit import Checkpoint, consistent, inclusion, root_of
from seawall.audit.merkle import roots

# The leaves and roots of google/certificate-transparency, merkletree/merkle_tree_test.cc.
_LEAVES = ("", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f")
_ROOTS = {
    0: "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    1: "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    2: "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    3: "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    8: "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
}
_HASHES = st.lists(st.binary(min_size=32, max_size=32).map(bytes.hex), min_size=1, max_size=40)


@pytest.mark.parametrize("size, root", _ROOTS.items())
def test_roots_are_those_of_the_reference(size: int, root: str) -> None:
    assert root_of(_LEAVES[:size]) == Checkpoint(size, root)


@given(_HASHES, st.data())
def test_every_event_is_shown_to_be_under_its_root_and_no_other_is(hashes: list[str], data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(hashes) - 1))
    checkpoint, path = root_of(hashes), inclusion(hashes, at)
    assert consistent(hashes[at], at, path, checkpoint)
    assert not consistent("ff" * 31 + "00", at, path, checkpoint) or hashes[at] == "ff" * 31 + "00"
    assert not consistent(hashes[at], at, (*path, "00" * 32), checkpoint)


def test_an_event_that_is_not_there_has_no_path() -> None:
    with pytest.raises(IndexError, match="no event 3 among 3"):
        inclusion(["00" * 32] * 3, 3)
    assert not consistent("00" * 32, 3, (), Checkpoint(3, "00" * 32))


def test_roots_of_several_sizes_in_one_pass_are_those_of_each() -> None:
    hashes = [f"{number:064x}" for number in range(20)]
    sizes = [0, 1, 2, 3, 7, 8, 19, 20]
    assert list(roots(iter(hashes), sizes)) == [root_of(hashes[:size]) for size in sizes]
    left = iter(hashes)
    assert [found.size for found in roots(left, [3, 40])] == [3]
    assert next(left, None) is None  # all hashes were taken
