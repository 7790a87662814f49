"""Old corpora are removed, a few kept, and never one that somebody reads."""

import gc
import os
import subprocess
import sys
from pathlib import Path

import pytest

from seawall.corpus import Corpus, current, folder_for, mark_used, prune
from seawall.corpus.held import is_held
from seawall.corpus.prune import KEPT, LOOK_BACKS_KEPT
from tests.conftest import ROOT
from tests.made import corpus, listed, version


def built(home: Path, count: int) -> list[str]:
    """So many corpora, one after the other in use; each used a second after the one before."""
    found = []
    for number in range(count):
        name = corpus(home, [listed(number, f"ENTRY {number}")], [version(sha256="0123456789abcdef"[number])]).version
        os.utime(folder_for(home, name), (1_000 + number, 1_000 + number))
        found.append(name)
    gc.collect()  # a corpus goes with its cycles: those who built them read no more
    return found


def there(home: Path) -> set[str]:
    return {path.name for path in (home / "corpus").iterdir() if path.is_dir()}


def test_the_last_three_stay_beside_the_one_in_use(tmp_path: Path) -> None:
    names = built(tmp_path, 6)
    assert set(prune(tmp_path)) == set(names[: -1 - KEPT])
    assert there(tmp_path) == set(names[-1 - KEPT :])
    assert current(tmp_path).version == names[-1]
    assert prune(tmp_path) == ()


def test_look_backs_have_places_of_their_own_and_the_one_not_asked_for_longest_goes(tmp_path: Path) -> None:
    names = built(tmp_path, 6)
    for number, name in enumerate(names[:5]):
        mark_used(folder_for(tmp_path, name), look_back=True)
        os.utime(folder_for(tmp_path, name), (2_000 + number, 2_000 + number))
    os.utime(folder_for(tmp_path, names[0]), (3_000, 3_000))
    assert set(prune(tmp_path)) == {names[1], names[2]}
    assert len(there(tmp_path)) - 1 == LOOK_BACKS_KEPT


def test_one_that_is_read_stays_until_its_reader_is_gone(tmp_path: Path) -> None:
    names = built(tmp_path, 6)
    reader = Corpus.open(folder_for(tmp_path, names[0]))
    assert set(prune(tmp_path)) == {names[1]}
    assert [entity.caption for entity in reader] == ["ENTRY 0"]
    assert reader.has("ofac-0")  # what is opened only when it is asked for is still there
    del reader
    gc.collect()  # a corpus goes with its cycles
    assert prune(tmp_path) == (names[0],)


READING = """
import sys
from pathlib import Path
from seawall.corpus import Corpus
held = Corpus.open(Path(sys.argv[1]))
print("open", flush=True)
sys.stdin.read()
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows refuses to move a folder with open files")
def test_a_reader_in_another_process_holds_it_and_one_that_was_killed_does_not(tmp_path: Path) -> None:
    folder = folder_for(tmp_path, built(tmp_path, 1)[0])
    command = [sys.executable, "-c", READING, str(folder)]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=ROOT,
        env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)},
    ) as reader:  # fmt: skip
        assert reader.stdout is not None
        assert reader.stdout.readline() == b"open\n"
        assert is_held(folder)
        reader.kill()
    assert not is_held(folder)


def test_without_a_pointer_none_is_removed(tmp_path: Path) -> None:
    names = built(tmp_path, 6)
    (tmp_path / "corpus" / "current").write_text("")
    assert prune(tmp_path) == ()
    assert there(tmp_path) == set(names)
