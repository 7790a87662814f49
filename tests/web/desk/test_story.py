"""From a stopped payment to a filed report in a browser, through the real door: three people, each with password and code.

docs/tutorial.md tells this story; its pictures are taken here (pictures.py).
"""

import re
from collections.abc import Iterator
from pathlib import Path

import pyotp
import pytest
from playwright.sync_api import Browser, Page, expect

from seawall.audit import Role
from seawall.audit.access_events import CaseRead, SignedIn
from seawall.corpus import Corpus
from seawall.hold import book
from tests.admission.made import FIRST, SECOND
from tests.web.desk.conftest import OWNED, opened
from tests.web.desk.made import FILER, NOW, examples, odd_customers, screened
from tests.web.desk.pictures import pictured
from tests.web.served import threaded
from tests.web.signing.made import Service, serving

EVERYBODY = frozenset({Role.ANALYST, Role.APPROVER, Role.AUDITOR, Role.ADMINISTRATOR})
REASON = "It is the listed party: name, city and country are those of the entry."


class Seat:
    """One browser before the desk, at which one person after the other sits down."""

    def __init__(self, page: Page, service: Service) -> None:
        self.page, self.service = page, service
        # Whose authenticator is whose.
        self.codes: dict[str, pyotp.TOTP] = {}

    def code_of(self, who: str) -> str:
        """What somebody's authenticator shows now: half a minute later than the last time, for no code is taken twice."""
        self.service.users.later(seconds=30)
        return self.codes[who].at(self.service.users.now)

    def signs_in(self, who: str, password: str = SECOND) -> None:
        """Name and password, then the code."""
        self.page.get_by_label("Name").fill(who)
        self.page.get_by_label("Password").fill(password)
        self.page.get_by_role("button", name="Sign in").click()
        if who in self.codes:
            box = self.page.get_by_label("Code of your authenticator")
            expect(box).to_be_focused()
            pictured(self.page, "code")
            box.fill(self.code_of(who))
            self.page.get_by_role("button", name="Go on").click()

    def signs_out(self) -> None:
        """And nothing of the session is left to the next one."""
        before = self.page.url
        self.page.get_by_role("button", name="Sign out").click()
        expect(self.page.get_by_label("Password")).to_be_visible()
        # What is left is the word of the sign-in form.
        assert [cookie["name"] for cookie in self.page.context.cookies()] == ["seawall-form"]
        self.page.goto(before)
        expect(self.page.get_by_role("heading", name="Sign in")).to_be_visible()

    def answers(self, step: str, word: str, why: str) -> None:
        """Answer a step of the work sheet on a case's page."""
        box = self.page.locator(f"#step-{step}")
        box.locator("summary").click()
        box.get_by_label(word, exact=True).check()
        box.get_by_label("Why").fill(why)
        box.get_by_role("button").click()
        expect(self.page.locator(f"#step-{step} .a")).to_contain_text(why)


@pytest.fixture
def seat(tmp_path: Path, warm_corpus: Corpus, browser: Browser, faults: list[str]) -> Iterator[Seat]:
    """A service in which everybody needs a second factor: Ben and Eva have theirs, Ana comes for the first time."""
    with serving(tmp_path, warm_corpus, demanded=EVERYBODY, **FILER) as service:
        users = service.users
        users.add("ana", Role.ANALYST)
        codes = {who: users.enrolled(who, role)[0] for who, role in (("ben", Role.APPROVER), ("eva", Role.AUDITOR))}
        users.now = NOW
        files = ("payments/payments.xml", "payments/beyond-names.xml", "payments/customers.csv")
        screened(service.app.state.house, [*examples(*files), *odd_customers()], OWNED)
        with threaded(service.app) as url:
            made = Seat(opened(browser, url, "", faults), service)
            made.codes |= codes
            yield made
            made.page.context.close()


def ana_comes_for_the_first_time(seat: Seat) -> None:
    """She chooses a password that nobody else knows, and enrols an authenticator, before she sees a page."""
    page = seat.page
    page.goto("/desk/queue")
    pictured(page, "sign-in")
    seat.signs_in("ana", FIRST)
    page.get_by_label("Password until now").fill(FIRST)
    page.get_by_label(re.compile("^New password")).fill(SECOND)
    page.get_by_label("Once more").fill(SECOND)
    page.get_by_role("button", name="Change it").click()
    expect(page.locator("figure.qr svg")).to_be_visible()
    seat.codes["ana"] = pyotp.TOTP(page.locator("code").inner_text())
    page.get_by_label("Code", exact=True).fill(seat.code_of("ana"))
    page.get_by_role("button", name="Enrol").click()
    expect(page.locator(".codes li")).to_have_count(10)
    page.get_by_role("link", name="I have them").click()
    expect(page.get_by_role("heading", name="Queue")).to_be_visible()
    pictured(page, "queue")


def ana_proposes_to_block(seat: Seat) -> str:
    """She compares payment and entry, answers the work sheet and proposes; gives the address of the case."""
    page = seat.page
    page.get_by_label("Party, entry or key").fill("PAY-02")
    page.get_by_role("button", name="Narrow").click()
    page.locator("tbody a").first.click()
    expect(page.locator("mark.same").first).to_be_visible()
    page.get_by_role("button", name="Take it").click()
    for step in ("1", "2", "3", "4", "5"):
        seat.answers(step, "yes", f"compared with the whole entry, step {step}")
    seat.answers("6", "no", "no licence speaks of it")
    page.get_by_role("radio", name=re.compile("^block")).check()
    page.get_by_label("Reason", exact=True).fill(REASON)
    page.get_by_role("button", name="Propose").click()
    expect(page.locator("#proposal")).to_contain_text("A second person decides on this")
    expect(page.get_by_role("button", name=re.compile("^Approve"))).to_have_count(0)
    pictured(page, "proposed")
    return page.url


def ben_approves_and_records_it(seat: Seat, case: str) -> None:
    """A link leads him to the door and from there to the case."""
    page = seat.page
    page.goto(case)
    seat.signs_in("ben")
    expect(page).to_have_url(case)
    pictured(page, "to-approve")
    page.get_by_role("button", name="Approve: block").click()
    expect(page.locator("section.closed")).to_contain_text("ben")
    expect(page.locator(".next")).to_have_text("Next: record it in the ledger.")
    page.get_by_role("link", name="Record the block in the ledger").click()
    expect(page.get_by_label("Amount", exact=False).first).to_have_value("48000.00")
    page.get_by_label("Holder").fill("Example Bank, blocked accounts")
    page.get_by_label("Account", exact=True).fill("BLOCKED-0001")
    page.get_by_label("Location").fill("Springfield, US")
    page.get_by_label("Location").blur()
    pictured(page, "record-a-block")
    message = {"name": "pay-02.xml", "mimeType": "text/xml", "buffer": b"<example/>"}
    page.locator("input[type=file]").set_input_files(message)  # type: ignore[arg-type]  # Playwright's own type is private
    page.get_by_role("button", name="Record a block").click()


def ben_files_the_report(seat: Seat, item: str) -> None:
    """Looked at, taken away as a workbook, and marked filed with the number that the authority's system gave."""
    page = seat.page
    page.get_by_role("link", name=f"blocked/{item}").click()
    expect(page.locator(".remark.good")).to_contain_text("Complete")
    pictured(page, "report")
    with page.expect_download() as saved:
        page.get_by_role("button", name="XLSX").click()
    assert saved.value.suggested_filename.endswith(".xlsx")
    page.get_by_label("Number of OFAC's system (ORS)").fill("ORS-0000001")
    page.get_by_role("button", name="Mark it filed").click()
    expect(page.locator("section.closed")).to_contain_text("ORS-0000001")
    page.goto("/desk/ledger")
    expect(page.locator("tbody").last).to_contain_text(item)
    pictured(page, "ledger")


def eva_reads_and_changes_nothing(seat: Seat, case: str, item: str) -> None:
    """An auditor sees case, item and report with no form but the way out, and proves the tape."""
    page = seat.page
    page.goto(case)
    seat.signs_in("eva")
    for path in (case, f"/desk/ledger/items/{item}", f"/desk/reports/blocked/{item}"):
        page.goto(path)
        expect(page.locator("h1")).to_be_visible()
        expect(page.locator("main form[method=post]")).to_have_count(0)
    expect(page.locator("section.closed")).to_contain_text("ORS-0000001")
    page.get_by_role("link", name="Audit").click()
    expect(page.locator("tbody")).to_contain_text("report.filed")
    pictured(page, "audit")
    page.get_by_role("button", name="Verify the tape").click()
    expect(page.locator("main")).to_contain_text("The chain holds")


def test_three_people_go_from_a_stopped_payment_to_a_filed_report(seat: Seat, faults: list[str]) -> None:
    ana_comes_for_the_first_time(seat)
    case = ana_proposes_to_block(seat)
    seat.signs_out()
    number = case.rpartition("/")[2]
    ben_approves_and_records_it(seat, case)
    ben_files_the_report(seat, f"P-{number}")
    seat.signs_out()
    eva_reads_and_changes_nothing(seat, case, f"P-{number}")
    assert faults == []

    users = seat.service.users
    assert book(users.store).filings[f"blocked/P-{number}"].filed is not None
    came = [event.actor for event in users.store.events() if isinstance(event.body, SignedIn)]
    assert came[-3:] == ["ana", "ben", "eva"]
    assert all(body.by == "password and code" for body in users.told(SignedIn)[-2:])  # type: ignore[union-attr]
    reads = {event.actor for event in users.store.events() if isinstance(event.body, CaseRead)}
    assert reads == {"ana", "ben", "eva"}
