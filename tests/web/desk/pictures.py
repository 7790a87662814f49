"""Pictures of the documentation: made by the tests that walk through the desk, where SEAWALL_WRITE_SCREENSHOTS=1 asks for them.

`make screenshot` does. Without the variable the same tests run and keep nothing.
"""

import os

from playwright.sync_api import Page

from tests.conftest import ROOT

WRITES_PICTURES = os.environ.get("SEAWALL_WRITE_SCREENSHOTS") == "1"
_FOLDER = ROOT / "docs" / "images" / "desk"
# A picture of the documentation is looked at in a column of text, and stays below 150 kB.
_WIDTH, _HEIGHT, _MOST_BYTES = 1080, 660, 150_000


def pictured(page: Page, name: str) -> None:
    """Keep a picture of the top of a page, where that is asked for."""
    if not WRITES_PICTURES:
        return
    page.set_viewport_size({"width": _WIDTH, "height": _HEIGHT})
    page.evaluate("window.scrollTo(0, 0)")
    page.evaluate("new Promise(requestAnimationFrame)")  # what a page does when its window changes is done
    data = page.screenshot()
    assert len(data) < _MOST_BYTES, f"{name} has {len(data):,} bytes"
    _FOLDER.mkdir(parents=True, exist_ok=True)
    (_FOLDER / f"{name}.png").write_bytes(data)
