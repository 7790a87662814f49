"""Payments: a pacs.008 with eight parties and free text to its decision, and a file of many of them, on one core and two.

    python -m bench.payments [--payments 100000]

Against the corpus of all OFAC lists that bench.main_job builds. Times are processor seconds of this process, so that a busy
machine does not change them much; of the whole command they are seconds of the clock, and memory is that of all its processes.
"""

import argparse
import io
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from xml.sax.saxutils import escape

from bench import results
from bench.data import ROOT
from bench.main_job import OFFICIAL_SET, built, ordinary_names
from seawall.corpus import Corpus
from seawall.crew import collect_seldom
from seawall.decisions import Decision, Outcome, us_policy
from seawall.payments import Payment, read
from seawall.screen import Screening, screen, screen_one

# One payment in twenty names a listed party, as creditor: more than a bank has, so that hits are not cheap by being rare.
_ONE_IN = 20
_SINGLES = 1_000
_BANKS = ("EXAMUS33", "EXAMGB2L", "EXAMDEFF", "EXAMFRPP", "EXAMSGSG", "EXAMJPJT", "EXAMCHZZ", "EXAMBRSP")
_TOWNS = (("Boston", "US"), ("Leeds", "GB"), ("Bremen", "DE"), ("Lyon", "FR"), ("Singapore", "SG"), ("Osaka", "JP"))
_TEXTS = (
    "Invoice {0} of 12 May, less 2 % discount, contract FW-{0}, delivery to warehouse 7",
    "Salary May {0}; payroll account of the branch; please credit without deduction",
    "Freight and insurance for 40 cartons of spare parts, order {0}, vessel to be named",
)
_HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<Document xmlns="urn:iso:std:iso:20022:tech:xsd:pacs.008.001.08">'
    "<FIToFICstmrCdtTrf><GrpHdr><MsgId>BENCH</MsgId><CreDtTm>2026-11-20T09:30:00Z</CreDtTm><NbOfTxs>{}</NbOfTxs>"
    "<SttlmInf><SttlmMtd>INDA</SttlmMtd></SttlmInf></GrpHdr>\n"
)
_TAIL = "</FIToFICstmrCdtTrf></Document>\n"


def main() -> None:
    """Run as a command."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--payments", type=int, default=100_000, help="how many in the file")
    count = parser.parse_args().payments
    collect_seldom()
    report = results.Report(
        title="Payments",
        intro="pacs.008 with eight parties (four names, four banks by BIC) and free text, one in twenty to a listed creditor. "
        "Targets: 3 ms p99 for one message, 3,000 payments a second on two cores, memory flat. Of the whole command the rate is "
        "by the clock, with all of its start, and counts what else the machine does; the rest is processor time.",
        tables=[results.Table("Messages and files", ["what", "measured"], list(_figures(count)))],
    )
    results.save("payments", report)
    print(report.markdown())


def transactions(count: int, listed: Sequence[str]) -> Iterator[str]:
    """So many transactions, by a fixed seed."""
    chance, names = random.Random(5), ordinary_names()
    for number in range(count):
        creditor = chance.choice(listed) if number % _ONE_IN == 0 else chance.choice(names)
        yield _transaction(number, chance, creditor, chance.sample(names, 3))


def _transaction(number: int, chance: random.Random, creditor: str, others: Sequence[str]) -> str:
    bank = chance.sample(_BANKS, 4)
    text = chance.choice(_TEXTS).format(number)
    return (
        f"<CdtTrfTxInf><PmtId><InstrId>P{number}</InstrId><EndToEndId>E{number}</EndToEndId></PmtId>"
        f'<IntrBkSttlmAmt Ccy="USD">{chance.randrange(100, 10**7) / 100:.2f}</IntrBkSttlmAmt>'
        f"<IntrBkSttlmDt>2026-11-20</IntrBkSttlmDt><ChrgBr>SHAR</ChrgBr>{_agent('InstgAgt', bank[0])}"
        f"{_agent('InstdAgt', bank[1])}{_party('UltmtDbtr', others[0], chance)}{_party('Dbtr', others[1], chance)}"
        f"{_agent('DbtrAgt', bank[2])}{_agent('CdtrAgt', bank[3])}{_party('Cdtr', creditor, chance)}"
        f"{_party('UltmtCdtr', others[2], chance)}<RmtInf><Ustrd>{text}</Ustrd></RmtInf></CdtTrfTxInf>\n"
    )


def _party(element: str, name: str, chance: random.Random) -> str:
    town, country = chance.choice(_TOWNS)
    address = f"<PstlAdr><TwnNm>{town}</TwnNm><Ctry>{country}</Ctry></PstlAdr>"
    return f"<{element}><Nm>{escape(name)}</Nm>{address}</{element}>"


def _agent(element: str, bic: str) -> str:
    return f"<{element}><FinInstnId><BICFI>{bic}XXX</BICFI></FinInstnId></{element}>"


def _figures(count: int) -> Iterator[list[str]]:
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        corpus, _ = built(folder / "official", OFFICIAL_SET)
        using = Screening(corpus, us_policy(), datetime.now(UTC))
        listed = [name.text for entity in corpus for name in entity.names if not name.weak]
        yield from _singles(using, listed)
        sizes = sorted({max(1, count // 10), count})
        for size in sizes:
            _write(folder / f"{size}.xml", size, listed)
        yield from _file(folder / f"{sizes[0]}.xml", sizes[0], using)
        for size in sizes:
            yield _whole(folder / f"{size}.xml", size, corpus, 1)
        yield _whole(folder / f"{count}.xml", count, corpus, 2)
        yield ["the machine meanwhile", f"{os.cpu_count()} cores, load {os.getloadavg()[1]:.1f}"]


def _singles(using: Screening, listed: Sequence[str]) -> Iterator[list[str]]:
    """One message at a time: its bytes to a payment, and on to the decision."""
    messages = [f"{_HEAD.format(1)}{one}{_TAIL}".encode() for one in transactions(_SINGLES + 50, listed)]
    spent, reading, stopped = [], 0.0, 0
    for number, message in enumerate(messages):
        begun = time.process_time()
        (payment,) = read(io.BytesIO(message), "p.xml")
        between = time.process_time()
        assert isinstance(payment, Payment)
        assert len(payment.parties) == 8
        decision = screen_one(payment, using)
        if number >= 50:  # what is compiled or loaded at the first use is left out
            spent.append(time.process_time() - begun)
            reading += between - begun
            stopped += decision.outcome is not Outcome.RELEASE
    spent.sort()
    p50, p99 = (spent[int(len(spent) * share)] * 1000 for share in (0.5, 0.99))
    yield [f"{len(spent):,} messages one by one, bytes to decision: p50 / p99", f"{p50:.2f} ms / {p99:.2f} ms"]
    yield ["of that, reading the message, on average", f"{reading / len(spent) * 1000:.2f} ms"]
    yield ["of them stopped", f"{stopped / len(spent):.1%}"]


def _write(path: Path, count: int, listed: Sequence[str]) -> None:
    with path.open("w", encoding="utf-8") as stream:
        stream.write(_HEAD.format(count))
        stream.writelines(transactions(count, listed))
        stream.write(_TAIL)


def _file(path: Path, count: int, using: Screening) -> Iterator[list[str]]:
    """A file read alone, then read and decided, in this process."""
    begun = time.process_time()
    with path.open("rb") as stream:
        assert sum(1 for _ in read(stream, path.name)) == count
    yield [f"a file of {count:,}: read only, one core", f"{count / (time.process_time() - begun):,.0f} payments/s"]
    begun = time.process_time()
    with path.open("rb") as stream:
        assert sum(isinstance(one, Decision) for one in screen(read(stream, path.name), using)) == count
    yield ["the same, read and decided, one core", f"{count / (time.process_time() - begun):,.0f} payments/s"]


def _whole(path: Path, count: int, corpus: Corpus, jobs: int) -> list[str]:
    """The whole command, start included: its rate by the clock, its processor time, and the most memory of all its processes."""
    output = path.with_suffix(".jsonl")
    command: list[str | Path] = [
        sys.executable, "-m", "seawall", "screen", "-q", "--corpus", corpus.folder, path, "-o", output, "--jobs", str(jobs),
    ]  # fmt: skip
    before, begun = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, cwd=ROOT) as running:
        most = _most_memory(running)
        assert running.stderr
        assert running.returncode == 3, running.stderr.read()
    seconds = time.perf_counter() - begun
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    who = "one process" if jobs == 1 else f"--jobs {jobs}"
    said = f"{count / seconds:,.0f} payments/s, {spent / count * 1000:.2f} ms of processor each, {most:,.0f} MB"
    return [f"seawall screen, {count:,} payments ({path.stat().st_size / 2**20:,.0f} MiB) to JSON lines, {who}", said]


def _most_memory(running: "subprocess.Popen[bytes]") -> float:
    """The most memory that a process and those that it started have together while it runs, in MB; shared pages count once."""
    most = 0.0
    while running.poll() is None:
        most = max(most, sum(_memory(pid) for pid in _with_children(running.pid)))
        time.sleep(0.25)
    return most


def _with_children(pid: int) -> Iterator[int]:
    yield pid
    for children in Path(f"/proc/{pid}/task").glob("*/children"):
        with suppress(OSError):
            for child in children.read_text().split():
                yield from _with_children(int(child))


def _memory(pid: int) -> float:
    with suppress(OSError):
        for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1]) / 1024
    return 0.0


if __name__ == "__main__":
    main()
