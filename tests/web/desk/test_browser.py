"""The desk in a browser, as people use it: from a stopped payment to a filed report, by keys, without script, for every eye."""

import os
import re
from collections.abc import Iterator
from io import BytesIO

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from seawall.audit import Actor
from seawall.cases import Case
from seawall.claims import Reading, Source
from seawall.hold import book
from seawall.ingest import papers, put
from seawall.read import read
from seawall.readings import HUNTS
from seawall.review import all_cases
from seawall.web import House
from tests.conftest import ROOT
from tests.web.desk.conftest import opened

_Served = tuple[House, str]
WRITES_PICTURES = os.environ.get("SEAWALL_WRITE_SCREENSHOTS") == "1"
_PICTURED = ROOT / "docs" / "images" / "desk"
# A picture of the documentation is looked at in a column of text, and stays below 150 kB.
_SIZE, _MOST_BYTES = {"width": 1080, "height": 660}, 150_000


@pytest.fixture
def ana(browser: Browser, served: _Served, faults: list[str]) -> Iterator[Page]:
    """An analyst's browser."""
    page = opened(browser, served[1], "ana", faults)
    yield page
    page.context.close()


@pytest.fixture
def ben(browser: Browser, served: _Served, faults: list[str]) -> Iterator[Page]:
    """An approver's browser."""
    page = opened(browser, served[1], "ben", faults)
    yield page
    page.context.close()


def case_of(house: House, key: str) -> Case:
    return next(row for row in all_cases(house.store).values() if row.alerts[-1].key == key)


def pictured(page: Page, name: str) -> None:
    """Keep a picture for the documentation, where that is asked for."""
    if WRITES_PICTURES:
        page.set_viewport_size({"width": _SIZE["width"], "height": _SIZE["height"]})
        data = page.screenshot()
        assert len(data) < _MOST_BYTES, f"{name} has {len(data):,} bytes"
        _PICTURED.mkdir(parents=True, exist_ok=True)
        (_PICTURED / f"{name}.png").write_bytes(data)


def answered(page: Page, step: str, word: str, why: str) -> None:
    """Answer a step of the work sheet on a case's page."""
    box = page.locator(f"#step-{step}")
    box.locator("summary").click()
    box.get_by_label(word, exact=True).check()
    box.get_by_label("Why").fill(why)
    box.get_by_role("button").click()
    expect(page.locator(f"#step-{step} .a")).to_contain_text(why)


def test_a_person_can_go_from_a_stopped_payment_to_a_filed_report(
    ana: Page, ben: Page, served: _Served, faults: list[str]
) -> None:
    house, _ = served
    ana.goto("/desk/queue")
    ana.get_by_label("Party, entry or key").fill("PAY-02")
    ana.get_by_role("button", name="Narrow").click()
    ana.locator("tbody a").first.click()
    expect(ana.locator("mark.same").first).to_be_visible()
    ana.get_by_role("button", name="Take it").click()
    for step in ("1", "2", "3", "4", "5"):
        answered(ana, step, "yes", f"compared with the whole entry, step {step}")
    answered(ana, "6", "no", "no licence speaks of it")
    ana.get_by_role("radio", name=re.compile("^block")).check()
    ana.get_by_label("Reason", exact=True).fill("it is the listed party")
    ana.get_by_role("button", name="Propose").click()
    expect(ana.locator("#proposal")).to_contain_text("A second person decides on this")
    expect(ana.get_by_role("button", name=re.compile("^Approve"))).to_have_count(0)
    pictured(ana, "proposed")

    ben.goto(ana.url)
    pictured(ben, "to-approve")
    ben.get_by_role("button", name="Approve: block").click()
    expect(ben.locator("section.closed")).to_contain_text("ben")
    ben.get_by_role("link", name="Record the block in the ledger").click()
    expect(ben.get_by_label("Amount", exact=False).first).to_have_value("48000.00")
    ben.get_by_label("Holder").fill("Example Bank, blocked accounts")
    ben.get_by_label("Account", exact=True).fill("BLOCKED-0001")
    ben.get_by_label("Location").fill("Springfield, US")
    pictured(ben, "record-a-block")
    ben.locator("input[type=file]").set_input_files(
        {"name": "pay-02.xml", "mimeType": "text/xml", "buffer": b"<example/>"}
    )
    ben.get_by_role("button", name="Record a block").click()
    ben.get_by_role("link", name=f"blocked/P-{case_of(house, 'PAY-02').id}").click()
    expect(ben.locator(".remark.good")).to_contain_text("Complete")
    pictured(ben, "report")
    with ben.expect_download() as saved:
        ben.get_by_role("button", name="XLSX").click()
    assert saved.value.suggested_filename.endswith(".xlsx")
    ben.get_by_label("Number of OFAC's system (ORS)").fill("ORS-0000001")
    ben.get_by_role("button", name="Mark it filed").click()
    expect(ben.locator("section.closed")).to_contain_text("ORS-0000001")

    (item,) = (row for row in book(house.store).items.values() if row.facts.case == case_of(house, "PAY-02").id)
    assert book(house.store).filings[f"blocked/{item.id}"].filed is not None
    ben.goto("/desk/ledger")
    expect(ben.locator("tbody").last).to_contain_text(item.id)
    pictured(ben, "ledger")
    assert faults == []


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


def network_of(house: House) -> list[str]:
    """The pages of the exposure that is on the tape and of a document that was read in, with long and foreign words."""
    text = f"OFAC sanctioned Integrity Technology Group, Incorporated ({'x' * 90}), 永信至诚, on Friday. It may sanction others."
    source = Source(f"{'long-name-' * 9}.txt", "عزيز دويك", reading=Reading.EXTRACTED)
    made = read(BytesIO(text.encode()), source, house.corpus())
    id_, _ = put(house.store, made, text.encode(), Actor("ana"), house.now())
    (hunted,) = house.store.states(HUNTS)
    return [f"/desk/network/exposures/{hunted.state.id}", f"/desk/network/documents/{id_}"]


def said_by_axe(page: Page) -> list[str]:
    """What axe has against a page, in one line each."""
    result = Axe().run(page).response
    return [f"{row['id']}: {row['nodes'][0]['html'][:160]}" for row in result["violations"]]


def too_wide(page: Page, path: str) -> list[str]:
    """Whether a page must be moved sideways to be read."""
    width = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    return [f"{path} is {width} pixels too wide"] if width > 0 else []


_PICTURES = (
    ("queue", "/desk/queue", "ana", "light"), ("case", "PAY-05", "ana", "light"), ("owners", "PAY-11", "ana", "dark"),
    ("audit", "/desk/audit", "eva", "light"), ("sign-in", "/sign-in", "nobody", "light"), ("graph", _GRAPH, "ana", "light"),
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
