"""The corpus in use follows a swap; what is broken never replaces what is good."""

import gc
import weakref
from pathlib import Path

import pytest

from seawall.corpus import Corpus
from seawall.errors import CorpusMissing
from seawall.web.holder import Holder
from seawall.web.kept import kept
from tests.made import corpus, listed, version


def test_a_swap_is_followed_and_the_old_one_let_go(tmp_path: Path) -> None:
    corpus(tmp_path, [listed(1, "EXAMPLE ONE")], [version(sha256="a")])
    seen: list[str] = []
    holder = Holder(tmp_path, lambda opened: seen.append(opened.version))
    assert holder.look()
    old, first = weakref.ref(holder()), holder().version
    assert not holder.look(), "nothing was swapped"
    corpus(tmp_path, [listed(2, "EXAMPLE TWO")], [version(sha256="b")])
    assert holder().version == first, "until it looks"
    assert holder.look()
    assert seen == [first, holder().version]
    gc.collect()
    assert old() is None


def test_a_corpus_that_can_not_be_opened_leaves_the_old_one(tmp_path: Path) -> None:
    good = corpus(tmp_path, [listed(1, "EXAMPLE ONE")], [version(sha256="a")])
    holder = Holder(tmp_path)
    holder.look()
    bad = corpus(tmp_path, [listed(2, "EXAMPLE TWO")], [version(sha256="b")])
    (bad.folder / "entities.msgpack").unlink(missing_ok=True)
    (bad.folder / "manifest.json").write_text("{}")
    assert not holder.look()
    assert holder().version == good.version


def test_without_lists_there_is_none(tmp_path: Path) -> None:
    holder = Holder(tmp_path)
    assert not holder.look()
    with pytest.raises(CorpusMissing):
        holder()


def test_what_is_made_of_a_corpus_goes_with_it(tmp_path: Path) -> None:
    made: list[str] = []

    @kept(2)
    def spelt(_corpus: Corpus, text: str) -> str:
        made.append(text)
        return text.upper()

    opened = corpus(tmp_path, [listed(1, "EXAMPLE ONE")])
    assert [spelt(opened, "a"), spelt(opened, "a"), spelt(opened, "b"), spelt(opened, "c"), spelt(opened, "a")] == list(
        "AABCA"
    )
    assert made == ["a", "b", "c", "a"], "at most two are kept"
    gone = weakref.ref(opened)
    del opened
    gc.collect()
    assert gone() is None
