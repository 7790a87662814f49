"""All known customers of a house: one small file that names the shards, replaced whole, so that old or new is seen."""

from collections.abc import Iterator
from hashlib import blake2b
from itertools import islice
from pathlib import Path

import msgspec

from seawall.customers.row import HASH_BYTES
from seawall.customers.shard import Shard
from seawall.customers.whole import write_whole
from seawall.errors import InputRefused, Problem

_FILE = "population.json"
# Ten million customers make shards of some 156,000: 100 MB while one is written, and files enough to resume by.
SHARDS = 64


class ShardRow(msgspec.Struct, frozen=True, kw_only=True):
    """One shard: its number (of the keys' hash), its name, and what is in it. content has no part in its engine."""

    number: int
    name: str
    content: str
    customers: int
    names: int
    with_problems: int


class Population(msgspec.Struct, frozen=True, kw_only=True):
    """The population in one page.

    version is a hash over the customers' content: the same customers give the same, however and whenever they were
    loaded. engine is the version of Seawall that read their names. files are those that were loaded, newest last.
    """

    version: str
    engine: str
    shards: tuple[ShardRow, ...] = ()
    files: tuple[str, ...] = ()

    @property
    def customers(self) -> int:
        """How many rows are known, those with problems among them."""
        return sum(row.customers for row in self.shards)

    @property
    def with_problems(self) -> int:
        """How many rows hold something that could not be read."""
        return sum(row.with_problems for row in self.shards)

    def shard(self, home: Path, number: int) -> Shard:
        """One of the shards, by its place among them."""
        return Shard(shards_of(home), self.shards[number].name)


def folder_of(home: Path) -> Path:
    """Where everything about known customers lies in a home folder."""
    return home / "customers"


def shards_of(home: Path) -> Path:
    """Where the shards lie."""
    return folder_of(home) / "shards"


def open_population(home: Path) -> Population:
    """The population of a home folder. Raises InputRefused where none was loaded or its page can't be read."""
    path = folder_of(home) / _FILE
    try:
        return msgspec.json.decode(path.read_bytes(), type=Population)
    except FileNotFoundError as error:
        raise InputRefused(f"no customers are known in {home}; run seawall customers load FILE") from error
    except (OSError, msgspec.MsgspecError) as error:
        raise InputRefused(f"{path} can't be read ({error}); load the customers again") from error


def has_population(home: Path) -> bool:
    """Whether customers were ever loaded."""
    return (folder_of(home) / _FILE).is_file()


def made(shards: tuple[ShardRow, ...], engine: str, files: tuple[str, ...]) -> Population:
    """A population of these shards, with the version that follows from them."""
    digest = blake2b(digest_size=HASH_BYTES // 2)
    for row in shards:
        digest.update(f"{row.number} {row.content}\n".encode())
    return Population(version=digest.hexdigest(), engine=engine, shards=shards, files=files)


def keep(home: Path, page: Population) -> None:
    """Make it the population of the home folder. Only for the holder of the lock."""
    write_whole(folder_of(home) / _FILE, msgspec.json.format(msgspec.json.encode(page)))


def problems_of(home: Path, page: Population, most: int) -> list[Problem]:
    """The first problems of customers' rows, at most so many."""
    return list(islice(_problems(home, page), most))


def _problems(home: Path, page: Population) -> Iterator[Problem]:
    for number, row in enumerate(page.shards):
        if row.with_problems:
            shard = page.shard(home, number)
            for customer in shard.customers(shard["marked"].tolist()):
                yield from customer.problems
