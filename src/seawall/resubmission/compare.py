"""A payment against summaries of stopped ones: whether it is one of them sent again, and what differs."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from seawall.decisions import Change as ToldChange
from seawall.decisions import Outcome
from seawall.decisions import Resubmission as Told
from seawall.entities import IdentifierKind, Party, Role
from seawall.names import fold
from seawall.payments import Money, Payment

_AGENTS = frozenset(
    {Role.DEBTOR_AGENT, Role.CREDITOR_AGENT, Role.INTERMEDIARY_AGENT, Role.INSTRUCTING_AGENT, Role.INSTRUCTED_AGENT}
)
_PAYERS = frozenset({Role.DEBTOR, Role.ULTIMATE_DEBTOR, Role.INITIATING_PARTY, *_AGENTS})
_BANK_CODES = frozenset({IdentifierKind.BIC, IdentifierKind.LEI})


@dataclass(frozen=True, slots=True)
class Field:
    """One thing that a payment said: of whom ("creditor"), which field ("name"), and the words."""

    of: str
    field: str
    said: str


@dataclass(frozen=True, slots=True)
class Summary:
    """What of a decided payment is kept to know it again.

    accounts and agents are plain letters and digits; a BIC counts by its first eight. fields hold names, addresses,
    identifiers and free texts as they stood.
    """

    key: str
    source: str
    place: str
    outcome: Outcome
    on: date
    amounts: tuple[Money, ...]
    accounts: tuple[str, ...]
    agents: tuple[str, ...]
    fields: tuple[Field, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """A field that differs: before as in the stopped payment, after as now; one of them empty where it was left out or added."""

    of: str
    field: str
    before: str
    after: str

    @property
    def is_removed(self) -> bool:
        """Whether the field was taken out: what stripping does."""
        return bool(self.before) and not self.after


@dataclass(frozen=True, slots=True)
class Resubmission:
    """An earlier stopped payment that this one repeats, with what they share and what differs, side by side."""

    earlier: Summary
    shared: tuple[str, ...]
    changes: tuple[Change, ...]
    why: str


def summarise(payment: Payment, outcome: Outcome, on: date) -> Summary:
    """The summary of a payment that was decided on a day."""
    return Summary(
        key=payment.key,
        source=payment.source,
        place=payment.place,
        outcome=outcome,
        on=on,
        amounts=payment.amounts,
        accounts=tuple(sorted({_plain(row.value) for party in payment.parties for row in party.identifiers
                               if row.kind is IdentifierKind.ACCOUNT})),
        agents=tuple(sorted({_plain(row.value)[:8] for party in payment.parties if party.role in _AGENTS
                             for row in party.identifiers if row.kind in _BANK_CODES})),
        fields=tuple(_fields(payment)),
    )  # fmt: skip


def resubmissions_of(payment: Payment, earlier: Iterable[Summary], on: date, days: int) -> list[Resubmission]:
    """The stopped payments of the last `days` days that this one repeats, the latest first.

    Same amount and currency; and an account in common, or, where one of them names no account, the same agents. What
    was released is passed over, and so is the same message read twice (same key and nothing changed).
    """
    mine = summarise(payment, Outcome.RELEASE, on)
    found = [again for summary in earlier if (again := _again(mine, summary, on, days)) is not None]
    return sorted(found, key=lambda row: (-row.earlier.on.toordinal(), row.earlier.key))


def known_again(payment: Payment, earlier: Iterable[Summary], on: date, days: int) -> Iterator[Told]:
    """The same in the words of a decision: every field of both versions, side by side."""
    mine = tuple(_fields(payment))
    for again in resubmissions_of(payment, earlier, on, days):
        yield Told(
            again.earlier.key,
            tuple(ToldChange(f"{row.of} {row.field}", row.before, row.after) for row in again.changes),
            (on - again.earlier.on).days,
            tuple(_unchanged(again.earlier.fields, mine)),
            again.shared,
        )


def _unchanged(before: tuple[Field, ...], after: tuple[Field, ...]) -> Iterator[ToldChange]:
    """Fields that say the same in both versions, each as it stands in either."""
    old = {(row.of, row.field, fold(row.said) or row.said): row.said for row in before}
    for row in after:
        said = old.get((row.of, row.field, fold(row.said) or row.said))
        if said is not None:
            yield ToldChange(f"{row.of} {row.field}", said, row.said)


def _again(mine: Summary, earlier: Summary, on: date, days: int) -> Resubmission | None:
    if earlier.outcome is Outcome.RELEASE or not on - timedelta(days=days) <= earlier.on <= on:
        return None
    amounts = [row for row in mine.amounts if any(_same_money(row, other) for other in earlier.amounts)]
    parts = _shared_parts(mine, earlier)
    if not amounts or not parts:
        return None
    changes = tuple(_changes(earlier.fields, mine.fields))
    if not changes and mine.key == earlier.key:
        return None
    shared = (*(f"{row.amount} {row.currency}" for row in amounts), *parts)
    return Resubmission(earlier, shared, changes, _why(earlier, changes))


def _same_money(one: Money, two: Money) -> bool:
    return one.currency.upper() == two.currency.upper() and Decimal(one.amount) == Decimal(two.amount)


def _shared_parts(mine: Summary, earlier: Summary) -> list[str]:
    """Accounts in common; else all agents, where one of the payments names no account: it may have been left out.

    Where both name two accounts and only one is the same, a payer may pay the same amount to somebody else: then a name
    or text of the other side must be the same too.
    """
    accounts = sorted(set(mine.accounts) & set(earlier.accounts))
    if not accounts and not (mine.accounts and earlier.accounts):
        return [f"agent {agent}" for agent in mine.agents] if mine.agents == earlier.agents else []
    is_half = len(accounts) == 1 < min(len(mine.accounts), len(earlier.accounts))
    told = _told_alike(mine, earlier) if is_half else []
    return [] if is_half and not told else [*(f"account {account}" for account in accounts), *told]


def _told_alike(mine: Summary, earlier: Summary) -> list[str]:
    """Names and texts that both payments hold and that are not the payer's."""
    known = {fold(row.said) for row in earlier.fields if _is_telling(row)}
    return [f"{row.of} {row.field} {row.said}" for row in mine.fields if _is_telling(row) and fold(row.said) in known]


def _is_telling(row: Field) -> bool:
    return row.field in {"name", "free text"} and row.of not in _PAYERS and bool(fold(row.said))


def _changes(before: tuple[Field, ...], after: tuple[Field, ...]) -> Iterator[Change]:
    """Fields that differ in their words, not in case or punctuation; of one kind they are set against one another in order."""
    kinds = dict.fromkeys((row.of, row.field) for row in (*before, *after))
    for of, field in kinds:
        old = [row.said for row in before if (row.of, row.field) == (of, field)]
        new = [row.said for row in after if (row.of, row.field) == (of, field)]
        gone = _without(old, new)
        come = _without(new, old)
        for place in range(max(len(gone), len(come))):
            yield Change(of, field, _at(gone, place), _at(come, place))


def _without(these: list[str], those: list[str]) -> list[str]:
    known = {fold(text) or text for text in those}
    return [text for text in these if (fold(text) or text) not in known]


def _at(texts: list[str], place: int) -> str:
    return texts[place] if place < len(texts) else ""


def _why(earlier: Summary, changes: tuple[Change, ...]) -> str:
    stopped = f"{earlier.key} of {earlier.on.isoformat()} was stopped ({earlier.outcome})"
    if not changes:
        return f"{stopped} and comes again as it was"
    told = ", ".join(
        f"{row.of} {row.field} {'left out' if row.is_removed else 'added' if not row.before else 'changed'}"
        for row in changes
    )
    return f"{stopped} and comes again: {told}"


def _fields(payment: Payment) -> Iterator[Field]:
    for party in payment.parties:
        yield from _party_fields(party)
    for text in payment.free_texts:
        yield Field("payment", "free text", text.text)


def _party_fields(party: Party) -> Iterator[Field]:
    of = str(party.role)
    for name in party.names:
        yield Field(of, "name", name)
    for address in party.addresses:
        yield Field(of, "address", address.text or address.country_code)
    for country in party.countries:
        yield Field(of, "country", country)
    for identifier in party.identifiers:
        yield Field(of, str(identifier.kind), identifier.value)


def _plain(value: str) -> str:
    return "".join(character for character in value.upper() if character.isalnum())
