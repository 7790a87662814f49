"""A desk for tests: the example payments screened and recorded, people who come by a header, and the policy of the browser."""

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

from fastapi import FastAPI
from starlette.requests import Request
from starlette.responses import Response

from seawall.access import rights_of
from seawall.audit import Actor, Role
from seawall.cases import Case
from seawall.claims import Reading as ReadAs
from seawall.claims import Source
from seawall.corpus import Corpus
from seawall.decisions import Decision, us_policy
from seawall.entities import Party
from seawall.entities import Role as PartyRole
from seawall.errors import Problem
from seawall.hunt.tape import put
from seawall.ingest import put as ingested
from seawall.owners import ownership_of
from seawall.ownership.readers import read as read_ownership
from seawall.payments import Customer, Subject
from seawall.payments.sources import Reading, read_path
from seawall.read import read
from seawall.readings import HUNT, HUNTS, READINGS
from seawall.receipts import Recorder
from seawall.review import Casebook, Desk, all_cases, record, stopped_of
from seawall.screen import Screening, entities_of, screen
from seawall.settings import load
from seawall.store import Store
from seawall.web import House, application
from seawall.web.house import Visitor
from tests.conftest import ROOT
from tests.hunt.made import example

CLAIMS = (ROOT / "examples" / "attribution" / "claims.csv", ROOT / "examples" / "hunt" / "claims.csv")
NOW = datetime(2026, 11, 23, 14, 30, tzinfo=UTC)
PROGRAM = Actor("seawall screen", is_program=True)
# Who a test comes as, by the header "x-visitor"; nobody without one.
PEOPLE = {
    "ana": ("Ana Example", (Role.ANALYST,)),
    "ben": ("Ben Example", (Role.APPROVER,)),
    "eva": ("Eva Example", (Role.AUDITOR,)),
    "sam": ("Sam Example", (Role.ADMINISTRATOR,)),
}
# What the service's own headers say; a desk that needs more than this is broken.
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; form-action 'self'; "
    "connect-src 'self'; frame-ancestors 'none'"
)
FILER = {
    "SEAWALL_FILER_NAME": "Example Bank",
    "SEAWALL_FILER_STREET": "1 Example Street",
    "SEAWALL_FILER_CITY": "Springfield",
    "SEAWALL_FILER_STATE": "NY",
    "SEAWALL_FILER_POSTAL_CODE": "00000",
    "SEAWALL_FILER_COUNTRY": "US",
    "SEAWALL_FILER_CONTACT": "Compliance Desk",
    "SEAWALL_FILER_TITLE": "Officer",
    "SEAWALL_FILER_TELEPHONE": "+1 555 0100",
    "SEAWALL_FILER_EMAIL": "sanctions@example.com",
}


async def by_header(request: Request) -> Visitor | None:
    """The person whom the header names."""
    who = request.headers.get("x-visitor", "")
    if who not in PEOPLE:
        return None
    name, roles = PEOPLE[who]
    return Visitor(Actor(who, frozenset(roles)), name, rights_of(roles))


def house(home: Path, corpus: Corpus, now: datetime = NOW, claims: Sequence[Path] = CLAIMS) -> House:
    """A house with an empty store in home, a filer, and files of claims, those of the examples where none are named."""
    known = {"SEAWALL_CLAIMS": ",".join(map(str, claims))} if claims else {}
    settings = load({"SEAWALL_HOME": str(home)} | known | FILER)
    store = Store.open(settings.store_url, READINGS, salts=_salts)
    return House(settings, store, lambda: corpus, us_policy, lambda: now, by_header)


def _salts(count: int) -> bytes:
    return bytes(count)


def app_of(made: House) -> FastAPI:
    """The service, with the headers that a browser obeys."""
    app = application(made)

    @app.middleware("http")
    async def bound(request: Request, call_next) -> Response:  # type: ignore[no-untyped-def]  # noqa: ANN001
        response: Response = await call_next(request)
        response.headers.setdefault("Content-Security-Policy", POLICY)
        return response

    return app


def screened(made: House, subjects: Iterable[Subject | Problem], owned: Path | None = None) -> list[Decision]:
    """Screen subjects, record what was decided, and open cases for what was stopped."""
    corpus, policy = made.corpus(), made.policy()
    owners = None
    if owned:
        with owned.open("rb") as stream:
            owners = ownership_of(list(read_ownership(stream, owned.name)), corpus, policy, made.now().date())
    using = Screening(corpus, policy, made.now(), ownership=owners)
    desk, book = Desk(made.store, PROGRAM, made.now()), Casebook(made.store)

    def open_cases(rows: Sequence[tuple[str, Subject, Decision]]) -> int:
        stopped = (
            stopped_of(decision, subject, entities_of(decision, using), policy, receipt)
            for receipt, subject, decision in rows
        )
        return record(desk, [row for row in stopped if row], book)

    recorder = Recorder(made.store, using, (), open_cases)
    found = []
    for item in screen(recorder.watched(subjects), recorder.using):
        recorder.take(item)
        if isinstance(item, Decision):
            found.append(item)
    recorder.flush()
    return found


def examples(*names: str) -> list[Subject | Problem]:
    """The subjects of example files."""
    return [row for name in names for row in read_path(ROOT / "examples" / name, Reading())]


def odd_customers() -> list[Subject]:
    """Customers whose names strain a page: one of many words, one written from the right, one with a word of a hundred letters.

    The second is a listed person's name in his own script (OFAC's entry has it in Latin letters).
    """
    names = (
        "Integrity Technology Group, Incorporated / Representative Office in the Example Free Zone / in Liquidation",
        "عزيز دويك",
        "MEDIA LAND, LLC AccountReferenceWithoutAnyBlankAsSomeSystemsSendItToTheirCorrespondents0000000000000001",
    )
    rows = enumerate(names, start=1)
    return [
        Customer(f"ODD-{row}", (Party(PartyRole.CUSTOMER, (name,), place=f"row {row}"),), "odd.csv", f"row {row}")
        for row, name in rows
    ]


def recorded_hunt(made: House, folder: Path) -> str:
    """The example hunt put on the tape; returns the exposure's id."""
    stream, _ = put(made.store, example(folder)[0], NOW)
    return stream.removeprefix(HUNT)


def case_of(house: House, key: str) -> Case:
    """The case of a payment by its key."""
    return next(row for row in all_cases(house.store).values() if row.alerts[-1].key == key)


def network_of(house: House) -> list[str]:
    """The pages of the exposure that is on the tape and of a document that was read in, with long and foreign words."""
    text = f"OFAC sanctioned Integrity Technology Group, Incorporated ({'x' * 90}), 永信至诚, on Friday. It may sanction others."
    source = Source(f"{'long-name-' * 9}.txt", "عزيز دويك", reading=ReadAs.EXTRACTED)
    made = read(BytesIO(text.encode()), source, house.corpus())
    id_, _ = ingested(house.store, made, text.encode(), Actor("ana"), house.now())
    (hunted,) = house.store.states(HUNTS)
    return [f"/desk/network/exposures/{hunted.state.id}", f"/desk/network/documents/{id_}"]
