"""A desk with stopped payments, a client that asks it, and a server with a browser before it."""

import os
import socket
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import uvicorn
from fastapi.testclient import TestClient
from playwright.sync_api import Browser, Page, expect, sync_playwright

from seawall.corpus import Corpus
from seawall.web import House
from tests.conftest import ROOT
from tests.web.desk.made import app_of, examples, house, odd_customers, recorded_hunt, screened
from tests.web.signing.made import Service, serving

CHROMIUM = Path("/usr/bin/chromium")
# Milliseconds: two cores may have other work, and a page that is there at once is not waited for.
_PATIENCE = 20_000
expect.set_options(timeout=_PATIENCE)
OWNED = ROOT / "examples" / "ownership" / "hosting.csv"


@pytest.fixture(scope="session")
def warm_corpus(example_corpus: Corpus) -> Corpus:
    """The example lists, their matcher compiled."""
    example_corpus.prepare()
    return example_corpus


@pytest.fixture
def service(tmp_path: Path, warm_corpus: Corpus) -> Iterator[Service]:
    """The desk behind the real door; nobody needs a second factor."""
    with serving(tmp_path, warm_corpus) as opened:
        yield opened


@pytest.fixture
def made(tmp_path: Path, warm_corpus: Corpus) -> Iterator[House]:
    """A house in which the example payments were stopped."""
    opened = house(tmp_path, warm_corpus)
    screened(opened, examples("payments/payments.xml"))
    yield opened
    opened.store.close()


@pytest.fixture
def ana(made: House) -> Iterator[TestClient]:
    """An analyst before the desk; another person comes with another header."""
    with TestClient(app_of(made), headers={"x-visitor": "ana"}, follow_redirects=False) as client:
        yield client


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory, warm_corpus: Corpus) -> Iterator[tuple[House, str]]:
    """A house behind a server on a port of its own, with payments, owners and customers stopped, and a hunt on the tape."""
    opened = house(tmp_path_factory.mktemp("served"), warm_corpus)
    files = ("payments/payments.xml", "payments/beyond-names.xml", "payments/customers.csv")
    screened(opened, [*examples(*files), *odd_customers()], OWNED)
    recorded_hunt(opened, tmp_path_factory.mktemp("hunted"))
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        server = uvicorn.Server(uvicorn.Config(app_of(opened), log_level="warning", lifespan="off"))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
        thread.start()
        while not server.started and thread.is_alive():
            time.sleep(0.01)
        yield opened, f"http://127.0.0.1:{listening.getsockname()[1]}"
        server.should_exit = True
        thread.join(10)
    opened.store.close()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """The system's Chromium."""
    if not CHROMIUM.exists() and not os.environ.get("CI"):
        pytest.skip(f"no Chromium at {CHROMIUM}: the desk is not looked at in a browser")
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(
            executable_path=str(CHROMIUM), args=["--no-sandbox"] if os.geteuid() == 0 else []
        )
        yield opened
        opened.close()


@pytest.fixture
def faults() -> list[str]:
    """What a browser complained of: refused styles and scripts, errors of scripts."""
    return []


def opened(
    browser: Browser, url: str, who: str, faults: list[str], *, scheme: str = "light", width: int = 1280
) -> Page:
    """A page of one person's own browser; what it complains of is gathered."""
    context = browser.new_context(
        base_url=url,
        extra_http_headers={"x-visitor": who},
        color_scheme="dark" if scheme == "dark" else "light",
        viewport={"width": width, "height": 860},
        accept_downloads=True,
    )
    context.set_default_timeout(_PATIENCE)
    page = context.new_page()
    page.on("console", lambda said: faults.append(said.text) if said.type in {"error", "warning"} else None)
    page.on("pageerror", lambda error: faults.append(str(error)))
    return page
