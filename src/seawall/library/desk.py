"""The desk from Python: decisions recorded and made again, cases, the ledger of blocked property, reports to OFAC.

    from seawall.library import desk

Every function takes the store that `open_store` gave and, where it writes, a person: `person("ana", "analyst")`. Each writes its
step whole or not at all. What a duty forbids is NotAllowed; where somebody else was faster it is Overtaken: look again.
"""

import secrets
from collections.abc import Callable, Generator, Iterable, Mapping, Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from seawall import cases as _cases
from seawall.audit import Actor, Role
from seawall.audit.events import PropertyBlocked, TransactionRejected
from seawall.audit.words import Action, PropertyKind
from seawall.cases import Case
from seawall.corpus import Corpus
from seawall.decisions import Decision, Policy, us_policy
from seawall.errors import InputRefused, Problem, SettingRefused
from seawall.hold import (
    Asked,
    Book,
    Hand,
    Told,
    Waiting,
    authorities_of,
    block_stopped,
    book,
    form_of,
    item_of,
    kind_of_slug,
    reject_stopped,
    targets_of,
    waiting_of,
)
from seawall.ledger import Property
from seawall.library.screening import read_ownership, warn
from seawall.payments import Subject
from seawall.payments.sources import Reading, read_path
from seawall.readings import READINGS
from seawall.receipts import PROGRAM, BeforeWriting, Beside, Recorder, Replayed, receipts_of, subject_of
from seawall.receipts import replay as _replay
from seawall.reports.ofac import Filer, Form
from seawall.review import Casebook, Command, Desk, act, all_cases, good_guys, stopped_of
from seawall.review import record as _to_cases
from seawall.screen import Screening, entities_of
from seawall.screen import screen as _screen
from seawall.store import Store


def open_store(where: Path | str) -> Store:
    """The store of a home folder, or of a database by its URL ("postgresql://…"); made where it is not there yet.

    Use it in a `with`, or close it. Raises StoreFailed where it can't be opened, SettingRefused for a URL of no kind.
    """
    url = str(where) if "://" in str(where) else f"sqlite:///{Path(where) / 'seawall.db'}"
    return Store.open(url, READINGS, salts=secrets.token_bytes)


def person(id_: str, *roles: str) -> Actor:
    """Who acts: an id and roles among "analyst", "approver", "auditor", "administrator". SettingRefused for another one."""
    try:
        return Actor(id_, frozenset(Role(role) for role in roles))
    except ValueError as error:
        raise SettingRefused(f"{error}; there are {', '.join(Role)}") from error


def record(  # noqa: PLR0913  # what can be chosen, each with its usual value
    what: Path | str | Iterable[Subject | Problem],
    corpus: Corpus,
    store: Store,
    *,
    policy: Policy | None = None,
    now: datetime | None = None,
    lists: Sequence[str] = (),
    columns: Mapping[str, str] | None = None,
    ownership: Sequence[Path | str] = (),
    left_out: Callable[[str], None] = warn,
) -> Generator[Decision | Problem]:
    """Screen as `seawall.screen`, with each decision on the tape and a case for each that was not released.

    ownership are files of who owns whom; they are archived with the decisions. What the store remembers as a false
    positive is released. left_out is as for `seawall.screen`. Decisions are written some hundred at a time, the last ones when the iterator ends or is closed:
    what it gave before is proved only then. Raises as `seawall.screen`, and StoreFailed where the store refuses.
    """
    law, at = policy or us_policy(), now or _now()
    owned = read_ownership(*ownership, corpus=corpus, policy=law, on=at.date()) if ownership else None
    using = Screening(corpus, law, at, tuple(lists), good_guys=good_guys(store), ownership=owned)
    recorder = Recorder(store, using, [Beside.of(Path(file)) for file in ownership], _to_cases_of(store, using))
    subjects = read_path(Path(what), Reading(columns, left_out=left_out)) if isinstance(what, str | Path) else what
    return _recorded(owned.problems if owned else (), subjects, recorder)


def _to_cases_of(store: Store, using: Screening) -> BeforeWriting:
    desk, known = Desk(store, PROGRAM, using.now), Casebook(store)

    def stopped(rows: Sequence[tuple[str, Subject, Decision]]) -> int:
        made = (
            stopped_of(row, subject, entities_of(row, using), using.policy, receipt) for receipt, subject, row in rows
        )
        return _to_cases(desk, [one for one in made if one], known)

    return stopped


def _recorded(
    problems: Iterable[Problem], subjects: Iterable[Subject | Problem], recorder: Recorder
) -> Generator[Decision | Problem]:
    yield from problems
    try:
        for item in _screen(recorder.watched(subjects), recorder.using):
            recorder.take(item)
            yield item
    finally:
        recorder.flush()


def replay(store: Store, asked: str, home: Path | str) -> tuple[Replayed, ...]:
    """Each recorded decision of a receipt, or of the key of a payment or customer, made again from what was archived.

    home holds the corpora and the archive of lists. `is_same` says whether the same bytes came out, `missing` what is not
    there any more. InputRefused where nothing was recorded under it.
    """
    return tuple(_replay(store, row.receipt, Path(home)) for row in receipts_of(store, asked))


def queue(store: Store, now: datetime | None = None) -> tuple[Case, ...]:
    """The open cases in the order of work: overdue first, then those due soon, the strongest suspicion first."""
    return tuple(_cases.queue(all_cases(store).values(), (now or _now()).date()))


def review(store: Store, case: str, who: Actor, command: Command, now: datetime | None = None) -> Case:
    """Do something to a case, by its number or the key of a payment or customer in it; the case as it is then.

    command takes the case and who acts, as those of `seawall.cases` do: `partial(propose, action=…, reason=…)`, `approve`.
    """
    return act(Desk(store, who, now or _now()), case, command)


def ledger(store: Store) -> Book:
    """All blocked property, rejected transactions and reports; `duties(day)` says what is due, `owed` what is not recorded yet."""
    return book(store)


def block(  # noqa: PLR0913  # what a block is of, and what its report rests on
    store: Store,
    name: str,
    case: str,
    kind: PropertyKind,
    who: Actor,
    *,
    corpus: Corpus,
    policy: Policy | None = None,
    key: str = "",
    documents: Mapping[str, bytes] | None = None,
    now: datetime | None = None,
    **said: Any,
) -> Property:
    """Record in the ledger, under a name, what two people decided to block in a case: once, with what the payment says.

    key is that of the payment or customer where the case has several. said are fields of PropertyBlocked that are
    known better (`account`, `holder`, `amount`, `usd`). Amounts are in the payment's currency; usd is known by itself only
    where that is the dollar. NotAllowed where the case decided otherwise, or it is recorded already.
    """
    hand = Hand(store, who, now or _now())
    waiting, told = _told(store, case, Action.BLOCK, key)
    common = _common(told, corpus, policy or us_policy(), said)
    whole = {"description": "", "location": "", "holder": "", "account": "", **common, **said}
    block_stopped(hand, name, _made(PropertyBlocked, kind=kind, **whole), waiting, documents)
    return item_of(store, name)


def reject(  # noqa: PLR0913  # as of a block
    store: Store,
    name: str,
    case: str,
    what: str,
    who: Actor,
    *,
    corpus: Corpus,
    policy: Policy | None = None,
    key: str = "",
    documents: Mapping[str, bytes] | None = None,
    now: datetime | None = None,
    **said: Any,
) -> None:
    """Record under a name what two people decided to reject in a case; what it was about: "funds", "services".

    As `block`; said are fields of TransactionRejected.
    """
    hand = Hand(store, who, now or _now())
    waiting, told = _told(store, case, Action.REJECT, key)
    whole = {**_common(told, corpus, policy or us_policy(), said), **said}
    reject_stopped(hand, name, _made(TransactionRejected, property=what, **whole), waiting, documents)


def report(  # noqa: PLR0913  # a report is of a kind, about something, of somebody, on a day
    store: Store, kind: str, about: str, filer: Filer, today: date | None = None, *, because: str = ""
) -> Form:
    """A report as it would be filed today, with what it still lacks in `missing`.

    kind is "blocked", "annual", "unblocked", "rejected" or "compliance-release" (with because); about an item,
    "item/entry", a rejected transaction, or a year. `seawall.reports.ofac.page.page` makes a page of it, its `workbook` and
    `print` an Excel file and a PDF. SettingRefused where it is about nothing that there is.
    """
    return form_of(Asked(kind_of_slug(kind), about, filer, because), book(store), today or _now().date())


def _told(store: Store, case: str, action: Action, key: str) -> tuple[Waiting, Told]:
    waiting = waiting_of(store, case, action, key)
    try:
        return waiting, waiting.told(subject_of(store, waiting.receipt))
    except InputRefused:  # redacted or never recorded: the case alone speaks, and the report says what it lacks
        return waiting, waiting.told()


def _common(told: Told, corpus: Corpus, policy: Policy, said: Mapping[str, Any]) -> dict[str, Any]:
    """What both kinds of record have, as far as the case and the lists know it."""
    amount, coin = said.get("amount", told.amount), told.coin(said.get("currency", ""))
    if amount is None:
        raise SettingRefused(f"say the amount: case {told.case} knows none")
    targets = said.get("targets", targets_of(told.suspects, corpus))
    return {
        "on": told.on, "amount": amount, "currency": coin, "usd": amount if coin == "USD" else None, "is_actual": True,
        "targets": targets, "authorities": authorities_of(targets, corpus, policy), "case": told.case,
        "receipt": told.receipt, "transaction": told.transaction, "transaction_on": told.transaction_on,
        "participants": told.participants, "references": told.references,
    }  # fmt: skip


def _made(body: type[Any], **fields: Any) -> Any:
    unknown = sorted(fields.keys() - set(body.__struct_fields__))
    if unknown:
        raise SettingRefused(f"{body.__name__} has no {', '.join(unknown)}; it has {', '.join(body.__struct_fields__)}")
    return body(**fields)


def _now() -> datetime:
    return datetime.now(UTC)
