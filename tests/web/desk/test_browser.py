"""The desk in a browser, as people use it: by keys, without script, for every eye."""

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from seawall.ingest import papers
from seawall.web import House
from tests.conftest import ROOT
from tests.web.desk.conftest import opened
from tests.web.desk.made import case_of, network_of
from tests.web.desk.pictures import WRITES_PICTURES, pictured

_Served = tuple[House, str]


@pytest.fixture
def ana(browser: Browser, served: _Served, faults: list[str]) -> Iterator[Page]:
    """An analyst's browser."""
    page = opened(browser, served[1], "ana", faults)
    yield page
    page.context.close()


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


def test_the_network_is_gone_through_by_keys(ana: Page, served: _Served, faults: list[str]) -> None:
    """From a hunt to the graph around its party, a claim, and a document whose proposals are accepted and refused."""
    keys = ana.keyboard
    ana.goto("/desk/network")
    keys.press("j")
    keys.press("Enter")
    expect(ana.locator("h1")).to_have_text("Did our network meet Integrity Technology Group?")
    pictured(ana, "exposure")

    ana.goto("/desk/network/graph")
    expect(ana.locator("#party")).to_be_focused()
    keys.type("Integrity Technology Group")
    keys.press("Enter")
    ana.locator(".graph").focus()
    keys.press("Tab")
    expect(ana.locator("#box-0")).to_be_focused()
    keys.press("ArrowRight")
    expect(ana.get_by_role("link", name="actor Flax Typhoon")).to_be_focused()
    keys.press("Enter")
    expect(ana.locator("#opened")).to_contain_text("Ethereal Panda")
    expect(ana.locator("#opened")).to_be_focused()
    keys.press("Tab")
    keys.press("Enter")
    expect(ana.get_by_role("link", name="actor Flax Typhoon")).to_be_focused()

    ana.goto("/desk/network/claims?state=denied")
    keys.press("j")
    keys.press("Enter")
    expect(ana.locator("h1")).to_contain_text("it is denied that")

    ana.goto("/desk/network/documents")
    ana.get_by_label("Story, release or advisory").set_input_files(ROOT / "examples" / "documents" / "story.txt")
    ana.get_by_label("Who published it").fill("Example Herald")
    ana.get_by_label("On which day").fill("2025-01-03")
    keys.press("Enter")
    expect(ana.locator(".suggestion")).to_have_count(15)
    for key, why in (("a", "it says so"), ("r", "of no use")):
        keys.press("j")
        keys.press(key)
        keys.type(why)
        keys.press("Enter")
        expect(ana.locator(".head .counts").first).to_contain_text("1 accepted")
    expect(ana.locator(".suggestion")).to_have_count(13)
    expect(ana.locator(".head .counts").first).to_contain_text("1 refused")
    pictured(ana, "document")
    (paper,) = papers(served[0].store)
    assert [(row.verdict.value, row.by, row.why) for row in paper.decided.values()] == [
        ("accepted", "ana", "it says so"), ("refused", "ana", "of no use"),
    ]  # fmt: skip
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
_GRAPH = "/desk/network/graph?party=Integrity+Technology+Group&open=actor:flax-typhoon&steps=1"
_IN_THE_DARK = ("/desk/queue", _GRAPH)
_PAGES = (
    *_IN_THE_DARK, "/desk/policy?against=uk", "/desk/search?q=Yongxin+Zhicheng", "/desk/entities/ofac-50543", "/desk/deadlines",
    "/desk/blocks/new", "/desk/ledger", "/desk/cases/99999", "/desk/network/claims?about=oriole", "/desk/network/documents",
    "/desk/network/briefs?party=Flax+Typhoon",
)  # fmt: skip


@pytest.mark.parametrize(("scheme", "paths"), [("light", _PAGES), ("dark", _IN_THE_DARK)])
def test_pages_are_for_every_eye(
    browser: Browser, served: _Served, faults: list[str], scheme: str, paths: tuple[str, ...]
) -> None:
    """Axe finds nothing, nothing is cut off at the side, and the browser refuses nothing of the page."""
    page = opened(browser, served[1], "ana", faults, scheme=scheme)
    ones = [f"/desk/cases/{case_of(served[0], 'PAY-11').id}", *(network_of(served[0]) if scheme == "light" else ())]
    found = []
    for path in (*paths, *ones):
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
    more = (*network_of(served[0]), _GRAPH, "/desk/network/claims") if key == "PAY-11" else ()
    for path in (f"/desk/cases/{case_of(served[0], key).id}", f"/desk/queue?find={key}", *more):
        page.goto(path)
        assert too_wide(page, path) == []
    page.context.close()


# Gives the focus to everything from the end of the page to its beginning, and names what then stands below the navigation,
# or below the sentence that stays above its proposals.
_HIDDEN = """() => {
  const top = document.querySelector(".top"), found = [];
  const below = (one) => one && getComputedStyle(one).position === "sticky" ? one.getBoundingClientRect().bottom : 0;
  const all = [...document.querySelectorAll("main :is(a[href], button, input, select, textarea, summary)")];
  window.scrollTo(0, document.body.scrollHeight);
  for (const one of all.reverse()) {
    if (one.type === "hidden" || one.closest("details:not([open]) > :not(summary), svg")) continue;
    one.focus();
    const sentence = one.closest(".suggestion")?.closest(".of-sentence").querySelector(".sentence");
    const edge = Math.max(below(top), below(sentence)), at = one.getBoundingClientRect().top;
    if (at < edge - 1) found.push(`${one.id || one.textContent.trim()} at ${at}, hidden down to ${edge}`);
  }
  return found;
}"""


@pytest.mark.parametrize("width", [1440, 1280, 1024, 768, 390])
def test_what_has_the_focus_is_not_hidden_by_the_navigation(
    browser: Browser, served: _Served, faults: list[str], width: int
) -> None:
    page = opened(browser, served[1], "ana", faults, width=width)
    for path in (f"/desk/cases/{case_of(served[0], 'PAY-05').id}", network_of(served[0])[1]):
        page.goto(path)
        assert page.evaluate(_HIDDEN) == []
    page.context.close()


def test_an_address_of_no_page_is_told_on_one(ana: Page, served: _Served) -> None:
    ana.goto("/desk/queue/")
    expect(ana).to_have_url(f"{served[1]}/desk/queue")
    ana.goto("/desk/cues")
    expect(ana.get_by_role("heading", name="There is no such page")).to_be_visible()
    expect(ana.get_by_role("link", name="Queue")).to_be_visible()


def test_what_is_opened_in_a_graph_is_on_the_screen_however_low_it_is(ana: Page) -> None:
    for height in (660, 860):
        ana.set_viewport_size({"width": 1080, "height": height})
        ana.goto(_GRAPH)
        expect(ana.locator(".graph a[aria-current]")).to_be_in_viewport(ratio=1)


def test_a_telephone_shows_whom_a_case_is_about(browser: Browser, served: _Served, faults: list[str]) -> None:
    page = opened(browser, served[1], "ana", faults, width=390)
    page.goto("/desk/queue")
    shown = page.locator("tbody tr").first.locator(".about").bounding_box()
    assert shown
    assert 0 <= shown["x"] <= shown["x"] + shown["width"] <= 390
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
_PICTURES = (
    ("case", "PAY-05", "ana", "light"), ("owners", "PAY-11", "ana", "dark"), ("graph", _GRAPH, "ana", "light"),
)  # fmt: skip


@pytest.mark.skipif(not WRITES_PICTURES, reason="SEAWALL_WRITE_SCREENSHOTS=1 writes the pictures of the documentation")
def test_the_pictures_of_the_documentation_are_of_the_desk_as_it_is(
    browser: Browser, served: _Served, faults: list[str]
) -> None:
    for name, where, who, scheme in _PICTURES:
        page = opened(browser, served[1], who, faults, scheme=scheme)
        page.goto(where if where.startswith("/") else f"/desk/cases/{case_of(served[0], where).id}")
        pictured(page, name)
        page.context.close()
