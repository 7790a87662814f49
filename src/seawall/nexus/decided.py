"""From decisions to what is tied to a party: nothing is compared again, the decisions' own findings say who it is."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Protocol

from seawall.corpus import Corpus
from seawall.decisions import Outcome
from seawall.decisions.decision import GroundKind
from seawall.entities import IdentifierKind
from seawall.matching import Basis
from seawall.obligations import Nexus, NexusKind
from seawall.payments import Payment, Subject


@dataclass(frozen=True, slots=True)
class Tied:
    """Whom to look for: entries of the lists that are one party, by id, with their names; and wallets that they list."""

    names: dict[str, str]
    wallets: frozenset[str] = frozenset()

    @classmethod
    def of(cls, entities: Sequence[str], corpus: Corpus | None) -> "Tied":
        """The entries, and those of other lists that are held to be the same party; without lists the ids alone."""
        ids = dict.fromkeys(entities)
        if corpus is None:
            return cls({each: each for each in ids})
        ids |= dict.fromkeys(member for each in entities for member in corpus.clusters.members(each))
        known = [corpus.entity(each) for each in ids if corpus.has(each)]
        wallets = {row.value for one in known for row in one.identifiers if row.kind is IdentifierKind.WALLET}
        return cls({each: each for each in ids} | {one.id: one.caption for one in known}, frozenset(wallets))


class _Reason(Protocol):
    @property
    def feature(self) -> str: ...

    @property
    def listed(self) -> str: ...


class _Match(Protocol):
    @property
    def entity_id(self) -> str: ...

    @property
    def basis(self) -> str: ...

    @property
    def reasons(self) -> Sequence[_Reason]: ...


class _Finding(Protocol):
    @property
    def party(self) -> str: ...

    @property
    def match(self) -> _Match: ...

    @property
    def entity(self) -> str: ...

    @property
    def outcome(self) -> Outcome: ...


class _Ground(Protocol):
    @property
    def kind(self) -> str: ...

    @property
    def party(self) -> str: ...

    @property
    def about(self) -> str: ...

    @property
    def owners(self) -> Sequence[str]: ...

    @property
    def outcome(self) -> Outcome: ...


class Decided(Protocol):
    """What is asked of a decision, whether it was just made or read from a file."""

    @property
    def key(self) -> str:
        """The subject's own key."""

    @property
    def kind(self) -> str:
        """Whether it is a payment or a customer, in a word."""

    @property
    def source(self) -> str:
        """The file that the subject stood in."""

    @property
    def place(self) -> str:
        """Where in it."""

    @property
    def findings(self) -> Sequence[_Finding]:
        """Parties that may be listed entries."""

    @property
    def grounds(self) -> Sequence[_Ground]:
        """What else stopped it."""


@dataclass(frozen=True, slots=True)
class Told:
    """What the subject says beyond the decision; all empty where only the decision is known."""

    when: date | None = None
    amount: Decimal | None = None
    currency: str = ""
    place: str = ""

    @classmethod
    def of(cls, subject: Subject | None, place: str = "") -> "Told":
        """The day and the first amount of a payment."""
        if not isinstance(subject, Payment):
            return cls(place=place)
        money = next(iter(subject.amounts), None)
        return cls(
            subject.value_date, money.amount if money else None, money.currency if money else "", place
        )  # fmt: skip


def of_decision(decision: Decided, tied: Tied, told: Told) -> Iterator[Nexus]:
    """What a decision ties to the party, each entry once by its strictest finding; what it released is no tie."""
    best: dict[str, _Finding] = {}
    for row in decision.findings:
        known = best.get(row.match.entity_id)
        counts = row.match.entity_id in tied.names and row.outcome is not Outcome.RELEASE
        if counts and (known is None or row.outcome.rank > known.outcome.rank):
            best[row.match.entity_id] = row
    # Entries of one party are one tie: the strictest speaks.
    for row in sorted(best.values(), key=lambda one: (-one.outcome.rank, one.match.entity_id))[:1]:
        kind = _kind(decision, row.outcome, is_wallet=_is_by_wallet(row.match, tied))
        yield _nexus(decision, told, kind, row.party, row.outcome, (row.match.entity_id, row.entity))
    # Ids say for certain who is meant; a name only stands where ownership files alone call an owner listed, or in older decisions.
    known_as = {name: key for key, name in tied.names.items()} | {key: key for key in tied.names}
    for ground in decision.grounds:
        owner = next((each for each in ground.owners or ground.about.split("; ") if each in known_as), "")
        if not best and owner and ground.kind == GroundKind.OWNERSHIP and ground.outcome is not Outcome.RELEASE:
            kind = _kind(decision, ground.outcome)
            # Stakes are added up: what the party owns together with others is tied to all of them.
            entity = known_as[owner], f"owned by {' and '.join(ground.about.split('; '))}"
            yield _nexus(decision, told, kind, ground.party, ground.outcome, entity)


def _is_by_wallet(match: _Match, tied: Tied) -> bool:
    """Whether a wallet that the party's entries list is what carries the match."""
    same = {reason.listed for reason in match.reasons if reason.feature == "identifier"}
    return match.basis == Basis.IDENTIFIER and not same.isdisjoint(tied.wallets)


def _kind(decision: Decided, outcome: Outcome, *, is_wallet: bool = False) -> NexusKind:
    if is_wallet:
        return NexusKind.WALLET
    if decision.kind == "customer":
        return NexusKind.CUSTOMER
    return NexusKind.REJECTED if outcome is Outcome.REJECT else NexusKind.PAYMENT


def _nexus(  # noqa: PLR0913, PLR0917  # the fields of a tie, as its two callers know them
    decision: Decided, told: Told, kind: NexusKind, who: str, outcome: Outcome, entity: tuple[str, str]
) -> Nexus:
    return Nexus(
        kind, who, decision.key, *entity, outcome.value, outcome is not Outcome.REVIEW, told.when, told.amount, told.currency,
        told.place or ", ".join(filter(None, (decision.source, decision.place))),
    )  # fmt: skip
