"""What all tests share: where the real data lies, and the profile of the property tests."""

import gc
import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from seawall import load
from seawall.corpus import Corpus, current
from tests.databases import cluster, store_url

__all__ = ["cluster", "store_url"]  # fixtures

ROOT = Path(__file__).resolve().parents[1]
# What the command line says here it says to a pipe, whatever the width of the terminal that the tests are started from.
os.environ.pop("COLUMNS", None)

# Property tests are bounded in examples, not in time: two busy cores must not fail them.
# In CI the examples are the same from run to run, as hypothesis has it by default there; elsewhere they are new each time.
settings.register_profile(
    "seawall",
    deadline=None,
    max_examples=60,
    derandomize=bool(os.environ.get("CI")),
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("seawall")

# Tests make and let go of much; the collector, as Python sets it, looks through all that is kept so often that it takes a
# twentieth of the time.
gc.set_threshold(50_000, 20, 50)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The longest first: at the end of a run two processes would wait for a third."""
    items.sort(key=lambda item: item.get_closest_marker("long") is None)


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """The folder of real lists, payments and pairs beside the checkout; tests that need it skip where it is absent."""
    folder = Path(os.environ.get("SEAWALL_SHARED_DATA", ROOT.parent / "shared" / "data"))
    if not folder.is_dir():
        pytest.skip(f"real data not found at {folder} (set SEAWALL_SHARED_DATA)")
    return folder


@pytest.fixture(scope="session")
def example_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home folder with the example lists refreshed; tests must not write into it."""
    home = tmp_path_factory.mktemp("home")
    load(ROOT / "examples" / "lists", home)
    return home


@pytest.fixture(scope="session")
def example_corpus(example_home: Path) -> Corpus:
    """The corpus of the example lists."""
    return current(example_home)


@pytest.hookimpl
def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print the enforcement corpus as a table where it was run: case, what was missed, what is decided now."""
    reports = (report for reports in terminalreporter.stats.values() for report in reports)
    told = [
        value for report in reports for name, value in getattr(report, "user_properties", ()) if name == "enforcement"
    ]
    if told:
        terminalreporter.section("enforcement actions, screened again")
    for case, missed, action, why in dict.fromkeys(map(tuple, told)):
        terminalreporter.write_line(f"{case:<27} {missed:<45} {action:<16} {why[:110]}")
