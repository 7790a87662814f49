"""A corpus that nobody holds any more is gone at once: its memory, and the lock on its folder."""

import gc
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from seawall.corpus import Corpus, current
from seawall.corpus.held import is_held
from seawall.entities import Party, Role


@pytest.fixture
def collector_off() -> Iterator[None]:
    """Without the collector of cycles, which comes by when it likes: in a large process after hours."""
    gc.collect()
    gc.disable()
    yield
    gc.enable()


@pytest.mark.usefixtures("collector_off")
def test_a_corpus_that_is_let_go_of_holds_its_folder_no_longer(example_home: Path, tmp_path: Path) -> None:
    # Of its own: others read the example's in this process.
    folder = Path(shutil.copytree(current(example_home).folder, tmp_path / "corpus"))
    corpus = Corpus.open(folder)
    assert corpus.matches(Party(Role.CREDITOR, ("Payment to our supplier Integrity Technology Group for March",)), 0.5)
    assert corpus.mentions("Payment to our supplier Integrity Technology Group for March", 0.5)
    assert corpus.entity(next(iter(corpus)).id)
    assert is_held(folder)
    del corpus
    assert not is_held(folder)
