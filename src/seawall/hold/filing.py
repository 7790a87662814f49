"""Reports made of the ledger: prepared, filed under OFAC's number, returned; what was filed is archived by its hash."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from seawall.audit.words import ReportKind
from seawall.errors import NotAllowed, SettingRefused
from seawall.hold.book import Book, Hand, nearest
from seawall.ledger import SLUGS, Entry, Filing, Made, Property, Receipt, is_reportable, name_of
from seawall.ledger import filings as _filings
from seawall.ledger.commands import works
from seawall.reports.ofac import Filer, Form, annual, blocked, compliance_release, rejected, unblocked
from seawall.store import Document


@dataclass(frozen=True, slots=True)
class Asked:
    """Which report: its kind, what it is about (an item, an item's entry, a year, a rejected transaction), who files.

    mistake says, of a compliance release, why the property was blocked in error.
    """

    kind: ReportKind
    about: str
    filer: Filer
    mistake: str = ""


def form_of(asked: Asked, book: Book, today: date) -> Form:
    """The report as it would be filed today. SettingRefused where it is about nothing that there is."""
    return _FORMS[asked.kind](asked, book, today)


def _blocked(asked: Asked, book: Book, today: date) -> Form:
    return blocked(_item(asked.about, book), asked.filer, today)


def _annual(asked: Asked, book: Book, today: date) -> Form:
    if asked.about and not (asked.about.isdecimal() and len(asked.about) == 4):
        raise SettingRefused(f"the annual report is of a year such as {today.year}, not of {asked.about!r}")
    return annual(book.items.values(), asked.filer, int(asked.about or _last_year(today)), today)


def _last_year(today: date) -> int:
    """The year of the last June 30 that is over."""
    return today.year if (today.month, today.day) > (6, 30) else today.year - 1


def _unblocked(asked: Asked, book: Book, today: date) -> Form:
    name, _, number = asked.about.partition("/")
    item = _item(name, book)
    entry = _entry(item, number)
    return unblocked(item, entry, book.filings.get(name_of(ReportKind.BLOCKED, name)), asked.filer, today)


def _entry(item: Property, number: str) -> Entry:
    found = [entry for entry in item.entries if is_reportable(entry)]
    if number:
        found = [entry for entry in found if str(entry.seq) == number]
    if len(found) == 1:
        return found[0]
    if found:
        which = ", ".join(f"{item.id}/{entry.seq} of {entry.on}" for entry in found)
        raise SettingRefused(f"{item.id} was unblocked or transferred more than once: say which, {which}")
    raise SettingRefused(f"{item.id}{f'/{number}' if number else ''} was neither unblocked nor transferred")


def _rejected(asked: Asked, book: Book, today: date) -> Form:
    row = book.rejections.get(asked.about)
    if row is None:
        near = nearest(asked.about, list(book.rejections))
        raise SettingRefused(f"there is no rejected transaction {asked.about!r}{near}")
    return rejected(row, asked.filer, today)


def _compliance_release(asked: Asked, book: Book, today: date) -> Form:
    first = book.filings.get(name_of(ReportKind.BLOCKED, asked.about))
    return compliance_release(_item(asked.about, book), asked.mistake, first, asked.filer, today)


_FORMS: dict[ReportKind, Callable[[Asked, Book, date], Form]] = {
    ReportKind.BLOCKED: _blocked,
    ReportKind.ANNUAL: _annual,
    ReportKind.UNBLOCKED: _unblocked,
    ReportKind.REJECTED: _rejected,
    ReportKind.COMPLIANCE_RELEASE: _compliance_release,
}


def _item(name: str, book: Book) -> Property:
    if name not in book.items:
        raise SettingRefused(f"there is no item {name!r} in the ledger{nearest(name, list(book.items))}")
    return book.items[name]


def prepare_report(hand: Hand, form: Form) -> Made:
    """Archive a report as it stands and note it on the tape; it may lack something. NotAllowed for whoever may only read."""
    works(hand.actor)
    document, made = _archived(form)
    stream = f"{_filings.PREFIX}{form.id}"
    seen = hand.store.last_of([stream]).get(stream, 0)
    hand.store.append(_filings.prepare(made), hand.actor, hand.now, {stream: seen}, [document])
    return made


def file_report(hand: Hand, form: Form, before: Filing | None, receipt: Receipt) -> Made:
    """Note that a report was filed as it stands. NotAllowed where a required field is empty, or none is due.

    NotAllowed for whoever may only read, as for all that is noted of reports.
    """
    works(hand.actor)
    if form.not_due:
        raise NotAllowed(f"report {form.id} is not to be filed: {form.not_due}")
    document, made = _archived(form)
    said = _filings.file(before, made, receipt, hand.now)
    hand.store.append(said, hand.actor, hand.now, {said[0][0]: before.last if before else 0}, [document])
    return made


def return_report(hand: Hand, before: Filing | None, on: date, reason: str) -> None:
    """Note that OFAC sent a report back. NotAllowed for whoever may only read."""
    works(hand.actor)
    said = _filings.returned(before, on, reason, hand.now)
    hand.store.append(said, hand.actor, hand.now, {said[0][0]: before.last if before else 0})


def _archived(form: Form) -> tuple[Document, Made]:
    data = form.as_json()
    document = Document(data, (f"{_filings.PREFIX}{form.id}", *form.about))
    return document, form.made(document.sha256)


def kind_of_slug(slug: str) -> ReportKind:
    """The kind of report that a word of the command line names. SettingRefused for a word that names none."""
    for kind, word in SLUGS.items():
        if word == slug:
            return kind
    raise SettingRefused(f"there is no report {slug!r}; those that there are: {', '.join(SLUGS.values())}")
