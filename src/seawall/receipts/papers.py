"""The documents behind a receipt: what was screened, and under which lists, policy, notes and facts."""

import json
from dataclasses import dataclass
from datetime import datetime
from hashlib import file_digest
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from seawall.clusters import Judgement
from seawall.corpus import ListVersion
from seawall.decisions import Dealing, GoodGuy, Policy
from seawall.errors import InputRefused
from seawall.payments import Customer, Payment, Subject
from seawall.resubmission.compare import Summary

_T = TypeVar("_T")

# Ownership files of more bytes are named by their hashes and not archived: a register of a country has gigabytes.
MOST_BESIDE = 32 * 2**20


@dataclass(frozen=True, slots=True)
class Beside:
    """A file that was asked beside the lists (who owns whom), by its name and hash.

    data are its bytes where it is small enough to be archived; None: its hash alone is kept.
    """

    name: str
    sha256: str
    data: bytes | None

    @classmethod
    def of(cls, path: Path) -> "Beside":
        """A file as it lies there now; of a large one the hash alone."""
        with path.open("rb") as stream:
            digest = file_digest(stream, "sha256").hexdigest()
            stream.seek(0)
            data = stream.read(MOST_BESIDE + 1)
        return cls(path.name, digest, data if len(data) <= MOST_BESIDE else None)


class Under(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What all decisions of one run were made under. Hashes are of archived documents; empty: there was none.

    moment    the run's moment, in UTC
    engine, corpus, lists   the program, the corpus, and what the corpus was built from
    missing   ids of lists that the corpus was asked to hold and had no good version of
    policy    the policy, as it was with what the command line changed
    only, top the lists asked for by name, and how many matches a party shows
    notes     what every decision said of the lists
    good_guys the remembered false positives
    rulings   what persons had ruled of entries being one party or not
    ownership the version of what the files said of who owns whom; ownership_files their names and hashes
    """

    moment: datetime
    engine: str
    corpus: str
    lists: tuple[ListVersion, ...]
    missing: tuple[str, ...] = ()
    policy: str
    only: tuple[str, ...]
    top: int
    notes: tuple[str, ...]
    good_guys: str = ""
    rulings: str = ""
    ownership: str = ""
    ownership_files: tuple[tuple[str, str], ...] = ()


class Inputs(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What one decision was made of: the subject as it was read, the facts told of it, and under what.

    earlier are the stopped payments that it was held against; remembers says that such a register was asked.
    """

    subject: Payment | Customer
    under: str
    dealing: Dealing | None = None
    earlier: tuple[Summary, ...] = ()
    remembers: bool = False


# A subject is written with its kind, for nothing else in it tells a payment from a customer.
_KINDS: dict[str, type[Payment] | type[Customer]] = {"payment": Payment, "customer": Customer}


def written(value: Any) -> bytes:
    """A document's bytes: JSON; halves of characters, which texts of a file may have, as their escapes."""
    try:
        return msgspec.json.encode(value)
    except UnicodeEncodeError:
        return json.dumps(msgspec.to_builtins(value), ensure_ascii=True).encode("ascii")


def written_inputs(inputs: Inputs) -> bytes:
    """The document of one decision's inputs."""
    told = msgspec.structs.asdict(inputs)
    return written({"kind": kind_of(inputs.subject), **told})


def kind_of(subject: Subject) -> str:
    """Whether it is a payment or a customer, in the word of decisions."""
    return "payment" if isinstance(subject, Payment) else "customer"


def read_inputs(data: bytes) -> Inputs:
    """The inputs of a document. InputRefused where it is none that this version of Seawall reads."""
    told = _read(data, dict[str, Any])
    kind = _KINDS.get(str(told.pop("kind", "")))
    if kind is None:
        raise InputRefused("the inputs are of a kind that this version of Seawall does not know")
    subject = _read_value(told.pop("subject", None), kind)
    return Inputs(subject=subject, **msgspec.structs.asdict(_read_value(told, _Rest)))


class _Rest(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    under: str
    dealing: Dealing | None = None
    earlier: tuple[Summary, ...] = ()
    remembers: bool = False


def read_under(data: bytes) -> Under:
    """What a run was made under. InputRefused where the document is none that this version of Seawall reads."""
    return _read(data, Under)


def read_policy(data: bytes) -> Policy:
    """The policy of a document, with the version that it had. InputRefused as above."""
    return _read(data, Policy)


def read_good_guys(data: bytes) -> tuple[GoodGuy, ...]:
    """The remembered false positives of a document. InputRefused as above."""
    return _read(data, tuple[GoodGuy, ...])


def read_rulings(data: bytes) -> tuple[Judgement, ...]:
    """The persons' rulings of a document. InputRefused as above."""
    return _read(data, tuple[Judgement, ...])


def _read(data: bytes, kind: type[_T]) -> _T:
    try:
        return _read_value(json.loads(data), kind)
    except (ValueError, RecursionError) as error:
        raise InputRefused(f"an archived document can't be read: {error}") from error


def _read_value(value: Any, kind: type[_T]) -> _T:
    try:
        return msgspec.convert(value, kind)
    except msgspec.MsgspecError as error:
        raise InputRefused(f"an archived document is not one of this version of Seawall: {error}") from error
