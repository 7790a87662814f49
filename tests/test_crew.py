"""A crew: several processes decide as one does, in the same order, and an end of any of them is heard of."""

import os
import pickle
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import count
from multiprocessing import active_children
from pathlib import Path

import pytest

from seawall import crew
from seawall.corpus import Corpus
from seawall.crew import ALONE, LONG, alone_of, can_be_shared, screen_in_crew
from seawall.decisions import Decision, us_policy
from seawall.errors import CrewLost, Problem, SettingRefused
from seawall.payments import Subject
from seawall.payments.sources import Reading, read_path
from seawall.screen import Screening, screen
from tests.cli.asked import asked
from tests.conftest import ROOT
from tests.made import NOW, customer
from tests.owners.made import ALIKE, SDN, ownership, payment

PAYMENTS = ROOT / "examples" / "payments"
SEED = "Integrity Technology Group, Incorporated"


def examples() -> list[Subject | Problem]:
    """Payments and customers of all formats of the examples, with the problems of their readers."""
    unreadable = Problem("payments.xml", "line 7", "", "", "not well-formed XML")
    return [*read_path(PAYMENTS, Reading()), unreadable, customer("half a \ud800 character", key="C-half")]


@pytest.fixture(scope="module")
def using(example_corpus: Corpus) -> Screening:
    return Screening(example_corpus, us_policy(), NOW)


def endless() -> Iterator[Subject]:
    return (customer("Example Trading LLC", key=f"C-{number}") for number in count())


def test_several_processes_decide_as_one_in_the_same_order(using: Screening, monkeypatch: pytest.MonkeyPatch) -> None:
    # Small batches, so that one process ends some before another ends earlier ones.
    monkeypatch.setattr(crew, "_BATCH", 20)
    subjects = examples() * 2
    shared = list(screen_in_crew(subjects, using, 2, alone=0))
    assert shared == list(screen(subjects, using))
    passed = [item for item in subjects if isinstance(item, Problem)]
    assert [id(item) for item in shared if isinstance(item, Problem)] == [id(item) for item in passed]


def test_ownership_goes_to_other_processes_too(using: Screening) -> None:
    owned = ownership(using.corpus, f"{SDN},Example Quartz BV,60", f"{ALIKE},Example Birch Ltd,60")
    asking = replace(using, ownership=owned)
    next(iter(owned.members([customer("Example Quartz BV").parties[0]])))
    names = ["Example Quartz BV", "Example Birch Ltd", "Example Trading LLC"]
    subjects: list[Subject | Problem] = [
        *(customer(name, key=name) for name in names),
        *(payment(text=f"for {name}") for name in names),
    ]
    assert can_be_shared(asking)
    shared = list(screen_in_crew(subjects, asking, 2, alone=0))
    assert shared == list(screen(subjects, asking))
    assert [item.outcome.rank > 0 for item in shared if isinstance(item, Decision)] == [True, True, False] * 2


def test_what_was_read_is_decided_before_a_reader_s_failure_is_heard_of(using: Screening) -> None:
    def failing() -> Iterator[Subject]:
        yield from (customer("Example", key=f"C-{number}") for number in range(600))
        raise OSError("the disk is gone")

    stream = screen_in_crew(failing(), using, 2, alone=0)
    decided = [next(stream) for _ in range(600)]
    assert [item.key for item in decided if isinstance(item, Decision)] == [f"C-{number}" for number in range(600)]
    with pytest.raises(OSError, match="disk"):
        next(stream)


def test_a_process_that_ends_is_heard_of_and_nothing_is_left_out_in_silence(using: Screening) -> None:
    stream = screen_in_crew(endless(), using, 2, alone=10)
    decided = [next(stream) for _ in range(20)]
    for process in active_children():
        process.kill()
    with pytest.raises(CrewLost, match="--jobs 1"):
        decided.extend(stream)
    # list.extend keeps what came before the failure.
    assert [item.key for item in decided if isinstance(item, Decision)] == [f"C-{n}" for n in range(len(decided))]


def test_a_stream_that_is_closed_ends_its_processes(using: Screening) -> None:
    stream = screen_in_crew(endless(), using, 2, alone=1)
    for _ in range(3):
        next(stream)
    assert len(active_children()) == 2
    assert isinstance(stream, Iterator)
    stream.close()  # type: ignore[attr-defined]  # a generator, which the interface doesn't promise
    assert active_children() == []


def test_few_subjects_start_no_process(using: Screening) -> None:
    for item in screen_in_crew([customer("Example", key=str(number)) for number in range(20)], using, 2):
        assert isinstance(item, Decision)
        assert active_children() == []


def test_of_long_input_the_others_are_started_at_once() -> None:
    assert [alone_of(size) for size in (0, LONG - 1, LONG)] == [ALONE, ALONE, 0]


def test_the_module_that_other_processes_load_loads_no_command_line() -> None:
    loaded = "import sys, seawall.__main__; print('seawall.cli' in sys.modules)"
    assert (
        subprocess.run([sys.executable, "-c", loaded], capture_output=True, text=True, check=True).stdout == "False\n"
    )


def test_there_is_one_process_at_least(using: Screening) -> None:
    with pytest.raises(SettingRefused, match="not 0"):
        next(screen_in_crew([customer("Example")], using, 0))


@dataclass(frozen=True, slots=True)
class WithRegister(Screening):
    """A screening that remembers what went by: parts of a stream can't be decided apart."""

    register: list[str] | None = None


def test_what_remembers_from_subject_to_subject_is_not_shared(using: Screening) -> None:
    remembering = WithRegister(using.corpus, using.policy, using.now, register=[])
    assert can_be_shared(using)
    assert can_be_shared(replace(remembering, register=None))
    assert not can_be_shared(remembering)
    for _ in screen_in_crew([customer("Example", key=str(number)) for number in range(20)], remembering, 2, alone=0):
        assert active_children() == []


def test_a_corpus_goes_to_another_process_as_its_folder(example_corpus: Corpus) -> None:
    again = pickle.loads(pickle.dumps(example_corpus))
    assert (again.folder, again.version) == (example_corpus.folder, example_corpus.version)


def test_the_command_writes_the_same_bytes_with_any_number_of_processes(
    tmp_path: Path, example_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("seawall.cli.context.now", lambda: NOW)
    monkeypatch.setattr("seawall.cli.screening.now", lambda: NOW)
    monkeypatch.setattr(crew, "_first", lambda subjects, _: iter([next(subjects)]))
    written = []
    for jobs in ("1", "2"):
        folder = tmp_path / jobs
        folder.mkdir()
        paths = [folder / f"out.{ending}" for ending in ("jsonl", "csv", "html")]
        outputs = [word for path in paths for word in ("-o", path)]
        answer = asked(example_home, "screen", PAYMENTS, *outputs, "--answers", folder / "answers", "--jobs", jobs)
        files = sorted(path for path in folder.rglob("*") if path.is_file())
        written.append((answer.code, answer.out, [(path.name, path.read_bytes()) for path in files]))
    assert len(written[0][2]) > 3
    assert written[0] == written[1]


@pytest.mark.skipif(sys.platform != "linux", reason="asks /proc which processes there are")
def test_processes_whose_parent_was_killed_end_too(using: Screening) -> None:
    reader, writer = os.pipe()
    parent = os.fork()
    if not parent:
        stream = screen_in_crew(endless(), using, 2, alone=1)
        for _ in range(3):
            next(stream)
        os.write(writer, " ".join(str(process.pid) for process in active_children()).encode())
        time.sleep(60)
        os._exit(0)
    workers = [int(word) for word in os.read(reader, 100).split()]
    os.kill(parent, signal.SIGKILL)
    os.waitpid(parent, 0)
    assert len(workers) == 2
    until = time.monotonic() + 20
    while any(Path(f"/proc/{pid}").exists() for pid in workers):
        assert time.monotonic() < until, "they live on"
        time.sleep(0.1)
