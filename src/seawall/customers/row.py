"""One known customer as it is kept: its key, its bytes, and two hashes that tell whether it changed."""

from dataclasses import replace
from hashlib import blake2b
from typing import Any, NamedTuple

import msgspec

from seawall.errors import Problem
from seawall.payments import Customer

HASH_BYTES = 16
_ENCODER = msgspec.msgpack.Encoder()
_DECODER = msgspec.msgpack.Decoder(Customer)
_NO_KEY = "the row has no key: it is known by its place, so that a later file can't bring it up to date"
_HALF = "it holds half a character, which can't be kept; it was replaced"


class Row(NamedTuple):
    """A customer on its way into a shard.

    again counts the rows of one file that share a key: all are kept. content is a hash of all that the row says, party of
    what of it is screened; neither knows the file or the line, so that a row that only moved has not changed.
    """

    key: str
    again: int
    content: bytes
    party: bytes
    packed: bytes


def row_of(customer: Customer) -> Row:
    """A customer as a row; one without a key, or with text that can't be kept, gets a Problem and is reviewed."""
    kept = _named(customer)
    try:
        return _row(kept)
    except UnicodeEncodeError:
        return _row(_writable(kept))


def row_of_problem(problem: Problem) -> Row:
    """A record that could not be read at all, kept as a customer of whom nothing is known: it is reviewed, never lost."""
    place = f"{problem.record} {problem.field}".strip()
    return row_of(Customer(f"{problem.source}, {place}", (), problem.source, place, problems=(problem,)))


def unpacked(packed: bytes | memoryview) -> Customer:
    """The customer of a row's bytes. Raises msgspec.MsgspecError where they are damaged."""
    return _DECODER.decode(packed)


def _named(customer: Customer) -> Customer:
    if customer.key != customer.place:
        return customer
    problem = Problem(customer.source, customer.place, "key", "", _NO_KEY)
    key = f"{customer.source}, {customer.place}"
    return replace(customer, key=key, problems=(*customer.problems, problem))


def _row(customer: Customer) -> Row:
    party = _hash(_ENCODER.encode(_screened(customer)))
    content = _hash(party + _ENCODER.encode(customer.extra))
    return Row(customer.key, 0, content, party, _ENCODER.encode(customer))


def _screened(customer: Customer) -> list[Any]:
    """Everything that a decision may depend on, without the places where it stood."""
    parties = [
        (
            party.role, party.names, party.schema, party.identifiers, party.addresses, party.birth_dates, party.countries,
            party.gender, party.unread, party.birth_places,
        )
        for party in customer.parties
    ]  # fmt: skip
    return [parties, [(problem.field, problem.said, problem.why) for problem in customer.problems]]


def _hash(data: bytes) -> bytes:
    return blake2b(data, digest_size=HASH_BYTES).digest()


def _writable(customer: Customer) -> Customer:
    """The customer with halves of characters replaced: half a surrogate pair of a JSON name can't be written as UTF-8."""
    problem = Problem(customer.source, customer.place, "", "", _HALF)
    told = replace(customer, problems=(*customer.problems, problem))
    whole: Customer = msgspec.convert(_replaced(msgspec.to_builtins(told)), Customer)
    return whole


def _replaced(value: Any) -> Any:
    if isinstance(value, str):
        return value.encode("utf-8", "replace").decode("utf-8")
    if isinstance(value, dict):
        return {name: _replaced(one) for name, one in value.items()}
    return [_replaced(one) for one in value] if isinstance(value, list | tuple) else value
