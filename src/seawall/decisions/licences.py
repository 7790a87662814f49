"""Whether a licence covers what would be stopped: every condition that a machine can check, and those it can't."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from seawall.decisions.dealing import Dealing
from seawall.decisions.decision import Citation
from seawall.decisions.policy import Policy, in_force
from seawall.decisions.rule_tables import Licence
from seawall.entities import Designation
from seawall.payments import Money


@dataclass(frozen=True, slots=True)
class Stopped:
    """What a licence would have to cover: the designations that stop it, the entry's id, or a jurisdiction."""

    designations: tuple[Designation, ...] = ()
    entity_id: str = ""
    jurisdiction: str = ""


@dataclass(frozen=True, slots=True)
class Payable:
    """What the conditions are checked against: the dealing, the amounts, all places found, and the day."""

    dealing: Dealing
    amounts: tuple[Money, ...]
    jurisdictions: frozenset[str]
    on: date


@dataclass(frozen=True, slots=True)
class Check:
    """One licence checked: it holds where nothing fails and nothing is open."""

    licence: Licence
    fails: tuple[str, ...]
    open: tuple[str, ...]

    @property
    def holds(self) -> bool:
        """Whether every condition that can be checked holds."""
        return not self.fails and not self.open

    @property
    def cite(self) -> Citation:
        """The licence as an authority."""
        row = self.licence
        return Citation(f"{row.id}: {row.title} ({row.cite})", row.verified, row.valid_from, row.valid_to)


def check(policy: Policy, stopped: Stopped, payable: Payable) -> Check | None:
    """The licence that helps most: one that holds, else one with open conditions, else one that fails; None: none."""
    found = [_checked(row, stopped, payable) for row in policy.licence if _relied_upon(row, payable.dealing)]
    return min(found, key=lambda made: (bool(made.fails), bool(made.open), made.licence.id), default=None)


def unknown_licence(policy: Policy, dealing: Dealing) -> str:
    """The name of a licence that a payment relies on and the policy does not know; else empty."""
    known = {row.id.casefold() for row in policy.licence}
    return dealing.licence if dealing.licence and dealing.licence.casefold() not in known else ""


def _relied_upon(row: Licence, dealing: Dealing) -> bool:
    named = bool(dealing.licence) and dealing.licence.casefold() == row.id.casefold()
    return named or (not dealing.licence and bool(dealing.purpose) and dealing.purpose in row.purposes)


def _checked(row: Licence, stopped: Stopped, payable: Payable) -> Check:
    told = [*_scope(row, stopped), *_days(row, stopped, payable), *_terms(row, payable), *_trust(row, payable)]
    return Check(row, tuple(text for sure, text in told if sure), tuple(text for sure, text in told if not sure))


def _scope(row: Licence, stopped: Stopped) -> Iterator[tuple[bool, str]]:
    """What it does not cover fails for sure: every designation that stops the payment must be covered."""
    if stopped.jurisdiction and stopped.jurisdiction not in row.jurisdictions:
        yield True, f"it does not cover {stopped.jurisdiction}"
    if stopped.entity_id and stopped.entity_id in row.entities:
        return
    if row.entities and not stopped.jurisdiction:
        yield True, "it names other parties"
    for listing in stopped.designations:
        tags = set(listing.programmes)
        if (row.programmes and not (tags and tags <= set(row.programmes))) or (
            row.lists and listing.list_name not in row.lists
        ):
            on = ", ".join((listing.list_name, *listing.programmes))
            yield True, f"it does not cover {on or 'an entry that names no list'}"
        elif not row.programmes and not row.lists and not row.entities:
            yield True, "it covers no listed party"


def _days(row: Licence, stopped: Stopped, payable: Payable) -> Iterator[tuple[bool, str]]:
    if not in_force(row, payable.on):
        ended = row.valid_to is not None and payable.on > row.valid_to
        yield True, f"it ended on {row.valid_to}" if ended else f"it holds from {row.valid_from} on"
    if row.days_after_listing is None:
        return
    for listing in stopped.designations:
        if listing.since is None:
            yield False, f"when was it listed? It holds for {row.days_after_listing} days from then"
        elif payable.on > listing.since + timedelta(days=row.days_after_listing):
            yield True, f"its {row.days_after_listing} days from the listing on {listing.since} are over"


def _terms(row: Licence, payable: Payable) -> Iterator[tuple[bool, str]]:
    dealing = payable.dealing
    if row.kinds and dealing.kind not in row.kinds:
        yield dealing.kind is not None, f"it is for {' or '.join(row.kinds)}: what is this payment for?"
    if row.purposes and dealing.purpose not in row.purposes:
        yield bool(dealing.purpose), f"its purpose is {' or '.join(row.purposes)}"
    for place in sorted(payable.jurisdictions & set(row.not_jurisdictions)):
        yield True, f"it does not authorise dealings with {place}"
    if row.most_amount is not None:
        yield from _amount(row.most_amount, row.currency, payable.amounts)


def _amount(most: Decimal, currency: str, amounts: tuple[Money, ...]) -> Iterator[tuple[bool, str]]:
    limit = f"at most {most} {currency}"
    if not amounts:
        yield False, f"{limit}: the payment's amount is not known"
    for money in amounts:
        if money.currency != currency or not money.amount.is_finite() or money.amount < 0:
            yield False, f"{limit}: how much is {money.amount} {money.currency}?"
        elif money.amount > most:
            yield True, f"{limit}: it is {money.amount}"


def _trust(row: Licence, payable: Payable) -> Iterator[tuple[bool, str]]:
    """A licence that demands reports is void without them (31 CFR 501.801; Amazon, 2020)."""
    if row.must_report and payable.dealing.reported is not True:
        late = payable.dealing.reported is False
        yield late, "its reports were not filed in time" if late else "were the reports that it demands filed in time?"
    if not row.verified.may_release:
        yield False, f"nobody has verified its terms (mark {row.verified})"
    for text in row.unread:
        yield False, text
