"""The desk: how much of the processor each of its pages takes, asked for as a browser asks.

python -m bench.desk [--asked 9]

The house is the tests' own: the example payments, owners and customers stopped, a hunt on the tape and a document read in. From the
first page the links are followed, so that a page nobody thought of is measured too; of many alike two are.
"""

import argparse
import re
import statistics
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urldefrag, urljoin, urlsplit

import httpx
from tests.web.desk.made import app_of, examples, house, network_of, odd_customers, recorded_hunt, screened
from tests.web.served import threaded

from bench import results
from bench.data import ROOT
from seawall import load
from seawall.corpus import current

_TARGET = 100.0
# Of pages that differ in a number or a name so many are asked for: each kind, and not each case.
_ALIKE = 2
# A link, as the desk's templates write it.
_LINK = re.compile(r'href="(/desk[^"]*)"')
_NUMBERED = re.compile(r"(?<=/)(?:\d+|[0-9a-f]{12,}|(?:ofac|un|uk|eu|gb)-[^/?]+)(?=/|\?|$)|(?<==)[^&]*")
# What only measures the machine: the same sum in every run, beside which another machine's figures can be read.
_SUM = 200_000


def main() -> None:
    """Run as a command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "--asked", type=int, default=9, help="how often each page is asked for; the first look warms up"
    )
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as made, _served(Path(made)) as (url, first):
        rows = sorted(_measured(url, first, given.asked), key=lambda row: -row[1])
    slow = sum(middle >= _TARGET for _page, middle, _most in rows)
    report = results.Report(
        title="The desk",
        intro=f"Milliseconds of processor time for one page, server and asking together, in one process over HTTP on loopback; {len(rows)} "
        f"pages by following links. Target: each under {_TARGET:.0f} ms; {slow or 'none'} at or above it. A sum of {_SUM:,} whole numbers "
        f"in plain Python takes {_sum():.1f} ms on the same machine in the same run. The ten dearest:",
        tables=[
            results.Table(
                "Pages of the desk",
                ["page", "ms, median", "ms, most"],
                [[f"`{page}`", f"{middle:.0f}", f"{most:.0f}"] for page, middle, most in rows[:10]],
            )
        ],
    )
    results.save("desk", report)
    print(report.markdown())


@contextmanager
def _served(folder: Path) -> Iterator[tuple[str, list[str]]]:
    """A desk at work at a URL, and the pages to which no other one may lead."""
    load(ROOT / "examples" / "lists", folder / "lists")
    corpus = current(folder / "lists")
    corpus.prepare()
    opened = house(folder / "home", corpus)
    files = ("payments/payments.xml", "payments/beyond-names.xml", "payments/customers.csv")
    screened(opened, [*examples(*files), *odd_customers()], ROOT / "examples" / "ownership" / "hosting.csv")
    recorded_hunt(opened, folder)
    exposure, document = network_of(opened)
    try:
        with threaded(app_of(opened)) as url:
            yield url, ["/desk/queue", exposure, document, f"{exposure}/brief", f"{exposure}/brief/books"]
    finally:
        opened.store.close()


def _measured(url: str, first: list[str], times: int) -> Iterator[tuple[str, float, float]]:
    """Each page with the median and the most of its milliseconds, the first look not counted."""
    waiting, known, alike = list(first), set(first), Counter[str]()
    with httpx.Client(base_url=url, headers={"x-visitor": "ana"}) as asked:
        while waiting:
            path = waiting.pop(0)
            kind = _NUMBERED.sub("…", path)
            alike[kind] += 1
            if alike[kind] > _ALIKE:
                continue
            answer = asked.get(path)
            if answer.status_code != 200 or not answer.headers["content-type"].startswith("text/html"):
                continue
            took = [_milliseconds(asked, path) for _ in range(times)]
            yield path if len(path) <= 70 else path[:69] + "…", statistics.median(took), max(took)
            for link in _LINK.findall(answer.text):
                found = urldefrag(urljoin(path, link.replace("&amp;", "&"))).url
                if found not in known and urlsplit(found).path.startswith("/desk"):
                    known.add(found)
                    waiting.append(found)


def _milliseconds(asked: httpx.Client, path: str) -> float:
    begun = time.process_time()
    asked.get(path)
    return (time.process_time() - begun) * 1_000


def _sum() -> float:
    begun = time.process_time()
    total = 0
    for number in range(_SUM):
        total += number
    return (time.process_time() - begun) * 1_000


if __name__ == "__main__":
    main()
