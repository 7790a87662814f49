"""The desk in a browser, as people use it: by keys, without script, for every eye."""

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from seawall.cases import Case
from seawall.review import all_cases
from seawall.web import House
from tests.web.desk.conftest import opened
from tests.web.desk.pictures import WRITES_PICTURES, pictured

_Served = tuple[House, str]


@pytest.fixture
def ana(browser: Browser, served: _Served, faults: list[str]) -> Iterator[Page]:
    """An analyst's browser."""
    page = opened(browser, served[1], "ana", faults)
    yield page
    page.context.close()


def case_of(house: House, key: str) -> Case:
    return next(row for row in all_cases(house.store).values() if row.alerts[-1].key == key)


def test_keys_move_and_a_key_alone_does_nothing(ana: Page, served: _Served, faults: list[str]) -> None:
    ana.goto("/desk/queue")
    ana.keyboard.press("j")
    ana.keyboard.press("j")
    ana.keyboard.press("k")
    expect(ana.locator("tbody tr").first.locator("a")).to_be_focused()
    ana.keyboard.press("?")
    expect(ana.locator("#keys")).to_be_visible()
    ana.keyboard.press("Escape")
    expect(ana.locator("#keys")).to_be_hidden()
    ana.keyboard.press("/")
    expect(ana.locator("[data-key=search]")).to_be_focused()
    ana.goto(f"/desk/cases/{case_of(served[0], 'PAY-05').id}")
    ana.keyboard.press("r")
    expect(ana.locator("[data-key=r]")).to_be_focused()
    ana.keyboard.press("n")
    expect(ana.locator("#note-text")).to_be_focused()
    assert case_of(served[0], "PAY-05").history[-1].kind == "case.alert-added"
    assert faults == []


def test_the_desk_works_without_script(browser: Browser, served: _Served) -> None:
    context = browser.new_context(
        base_url=served[1], java_script_enabled=False, extra_http_headers={"x-visitor": "ana"}
    )
    page = context.new_page()
    page.goto(f"/desk/cases/{case_of(served[0], 'PAY-07').id}")
    page.locator("#note-text").fill("looked at without script")
    page.get_by_role("button", name="Write it down").last.click()
    expect(page.locator("#history")).to_contain_text("looked at without script")
    context.close()


# Axe takes half a second a page: one page of each build in the light; in the dark, where colours alone differ, two.
_IN_THE_DARK = ("/desk/queue",)
_PAGES = (
    *_IN_THE_DARK, "/desk/policy?against=uk", "/desk/search?q=Yongxin+Zhicheng", "/desk/entities/ofac-50543", "/desk/deadlines",
    "/desk/blocks/new", "/desk/ledger", "/desk/cases/99999",
)  # fmt: skip


@pytest.mark.parametrize(("scheme", "paths"), [("light", _PAGES), ("dark", _IN_THE_DARK)])
def test_pages_are_for_every_eye(
    browser: Browser, served: _Served, faults: list[str], scheme: str, paths: tuple[str, ...]
) -> None:
    """Axe finds nothing, nothing is cut off at the side, and the browser refuses nothing of the page."""
    page = opened(browser, served[1], "ana", faults, scheme=scheme)
    cases = [f"/desk/cases/{case_of(served[0], 'PAY-11').id}"]
    found = []
    for path in (*paths, *cases):
        page.goto(path)
        found += [f"{path}: {row}" for row in said_by_axe(page)] + too_wide(page, path)
    page.context.close()
    assert found == []
    assert [row for row in faults if "404" not in row] == []


@pytest.mark.parametrize("key", ["ODD-1", "ODD-2", "ODD-3", "PAY-11"])
def test_long_and_right_to_left_names_fit_a_telephone(
    browser: Browser, served: _Served, faults: list[str], key: str
) -> None:
    page = opened(browser, served[1], "ana", faults, width=390)
    for path in (f"/desk/cases/{case_of(served[0], key).id}", f"/desk/queue?find={key}"):
        page.goto(path)
        assert too_wide(page, path) == []
    page.context.close()


def said_by_axe(page: Page) -> list[str]:
    """What axe has against a page, in one line each."""
    result = Axe().run(page).response
    return [f"{row['id']}: {row['nodes'][0]['html'][:160]}" for row in result["violations"]]


def too_wide(page: Page, path: str) -> list[str]:
    """Whether a page must be moved sideways to be read."""
    width = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    return [f"{path} is {width} pixels too wide"] if width > 0 else []


# Pages that nobody comes by in the story (test_story.py), which takes its own.
_PICTURES = (("case", "PAY-05", "ana", "light"), ("owners", "PAY-11", "ana", "dark"))


@pytest.mark.skipif(not WRITES_PICTURES, reason="SEAWALL_WRITE_SCREENSHOTS=1 writes the pictures of the documentation")
def test_the_pictures_of_the_documentation_are_of_the_desk_as_it_is(
    browser: Browser, served: _Served, faults: list[str]
) -> None:
    for name, where, who, scheme in _PICTURES:
        page = opened(browser, served[1], who, faults, scheme=scheme)
        page.goto(where if where.startswith("/") else f"/desk/cases/{case_of(served[0], where).id}")
        pictured(page, name)
        page.context.close()
