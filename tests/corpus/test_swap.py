"""Which corpus is in use: always a whole one, whatever is killed when."""

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from seawall.corpus import Corpus, build, current, folder_for, home_of, swap
from seawall.errors import CorpusMissing
from tests.made import corpus, listed, version

OLD, NEW = listed(1, "OLD ENTRY"), listed(2, "NEW ENTRY")


def test_the_last_corpus_swapped_in_is_the_one_in_use(tmp_path: Path) -> None:
    first = corpus(tmp_path, [OLD])
    second = corpus(tmp_path, [NEW], [version(sha256="b")])
    assert first.version != second.version
    assert current(tmp_path).version == second.version
    assert list(current(tmp_path)) == [NEW]


def test_one_that_was_open_before_the_swap_goes_on_reading_the_old_whole(tmp_path: Path) -> None:
    first = corpus(tmp_path, [OLD])
    corpus(tmp_path, [NEW], [version(sha256="b")])
    assert list(first) == [OLD]


def test_a_corpus_that_is_not_whole_is_not_swapped_in(tmp_path: Path) -> None:
    first = corpus(tmp_path, [OLD])
    second = build(folder_for(tmp_path, "f" * 16), [version(sha256="b")], [NEW])
    (second.folder / "ids.txt").unlink()
    with pytest.raises(CorpusMissing):
        swap(tmp_path, "f" * 16)
    assert current(tmp_path).version == first.version


# What a kill -9 in the middle of a build leaves: everything written but the manifest.
KILLED = """
import sys, time
from pathlib import Path
from importlib import import_module
from tests.made import corpus, listed, version

def stop(*_):
    print("building", flush=True)
    time.sleep(60)

import_module("seawall.corpus.build")._write_manifest = stop
corpus(Path(sys.argv[1]), [listed(2, "NEW ENTRY")], [version(sha256="b")])
"""


def test_a_build_that_is_killed_leaves_the_old_corpus_in_use_and_the_next_one_clears_up(tmp_path: Path) -> None:
    first = corpus(tmp_path, [OLD])
    command = [sys.executable, "-c", KILLED, str(tmp_path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, cwd=Path(__file__).parents[2]) as builder:
        assert builder.stdout is not None
        assert builder.stdout.readline() == b"building\n"
        builder.send_signal(signal.SIGKILL)
    assert current(tmp_path).version == first.version
    assert len(list((tmp_path / "corpus").glob("*.part"))) == 1
    second = corpus(tmp_path, [NEW], [version(sha256="b")])
    assert list(current(tmp_path)) == [NEW]
    assert list((tmp_path / "corpus").glob("*.part")) == []
    assert Corpus.open(second.folder).version == second.version


@pytest.mark.parametrize("pointer", [b"", b"\xff\xff", b"../../etc", b"0123456789abcdef"])
def test_a_pointer_to_nothing_is_refused_with_what_to_do(tmp_path: Path, pointer: bytes) -> None:
    (tmp_path / "corpus").mkdir()
    (tmp_path / "corpus" / "current").write_bytes(pointer)
    with pytest.raises(CorpusMissing, match="run seawall refresh"):
        current(tmp_path)


def test_a_corpus_knows_its_home_and_one_copied_elsewhere_has_none(tmp_path: Path) -> None:
    assert home_of(corpus(tmp_path, [OLD]).folder) == tmp_path.resolve()
    assert home_of(tmp_path / "elsewhere") is None
