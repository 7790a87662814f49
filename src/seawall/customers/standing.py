"""How a customer stands after a screening: the outcome and every listed entry met, small enough to be kept for all."""

from collections.abc import Callable, Iterable
from pathlib import Path

import msgspec

from seawall.customers.whole import write_whole
from seawall.decisions import Decision, Outcome
from seawall.errors import InputRefused
from seawall.payments import Customer


class Hit(msgspec.Struct, frozen=True, array_like=True):
    """One listed entry that a customer may be: the strictest finding with it, then the one with the highest score.

    said is the customer's name or identifier that carries it, listed the entry's. memory says what is remembered of
    customer and entry as a false positive, and whether it holds; empty where nothing is.
    """

    entity_id: str
    entity: str
    lists: tuple[str, ...]
    programmes: tuple[str, ...]
    score: float
    outcome: Outcome
    said: str
    listed: str
    memory: str = ""


class Standing(msgspec.Struct, frozen=True, array_like=True):
    """One customer of whom there is anything to say; of all others a screening found nothing.

    again numbers the rows of one key. party is the hash of what of the customer was screened, in hexadecimal. name is
    what to call the customer, why the decision's reason in one line.
    """

    key: str
    again: int
    name: str
    party: str
    outcome: Outcome
    why: str
    hits: tuple[Hit, ...]

    @property
    def id(self) -> tuple[str, int]:
        """What tells the row from all others."""
        return self.key, self.again


class _File(msgspec.Struct, frozen=True, array_like=True):
    """A shard's standings; customers is how many were screened for it, those with nothing to say among them."""

    customers: int
    standings: tuple[Standing, ...]


def standing_of(
    customer: Customer, again: int, party: bytes, decision: Decision, memory: Callable[[str], str] = lambda _: ""
) -> Standing | None:
    """What is kept of a decision; None where nothing was found and nothing is wrong. memory is asked by an entry's id."""
    if decision.outcome is Outcome.RELEASE and not decision.findings:
        return None
    best: dict[str, Hit] = {}
    for finding in decision.findings:
        match, known = finding.match, best.get(finding.match.entity_id)
        if known is None or (finding.outcome.rank, match.score) > (known.outcome.rank, known.score):
            best[match.entity_id] = Hit(
                match.entity_id, finding.entity, finding.lists, finding.programmes, match.score, finding.outcome,
                match.screened_name, match.listed_name, memory(match.entity_id),
            )  # fmt: skip
    hits = tuple(best[entity_id] for entity_id in sorted(best))
    name = customer.parties[0].caption if customer.parties else customer.key
    return Standing(customer.key, again, name, party.hex(), decision.outcome, decision.why, hits)


def write_standings(path: Path, customers: int, standings: Iterable[Standing]) -> None:
    """Keep the standings of one shard, of which so many customers were screened."""
    write_whole(path, msgspec.msgpack.encode(_File(customers, tuple(standings))))


def read_standings(path: Path) -> tuple[int, tuple[Standing, ...]]:
    """How many customers were screened, and those of whom there is anything to say. InputRefused where it is damaged."""
    try:
        file = msgspec.msgpack.decode(path.read_bytes(), type=_File)
    except (OSError, msgspec.MsgspecError) as error:
        raise InputRefused(f"{path} can't be read ({error}); run seawall customers screen --again") from error
    return file.customers, file.standings
