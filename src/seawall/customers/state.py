"""What the population was last screened with, and where what was found lies: one page, replaced whole."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from hashlib import blake2b
from pathlib import Path

import msgspec

from seawall.customers.population import Population, folder_of, shards_of
from seawall.customers.standing import Standing, read_standings
from seawall.customers.whole import write_whole
from seawall.decisions import GoodGuy
from seawall.entities import Entity
from seawall.errors import InputRefused

_PAGE = "screened.json"
# Raised whenever the meaning of a standing changes: they are all made anew then.
_FORMAT = 1


class Conditions(msgspec.Struct, frozen=True, kw_only=True):
    """All that the same customers may be decided differently by. good_guys is empty where nothing is remembered."""

    corpus: str
    policy: str
    engine: str
    day: date
    good_guys: str = ""

    @property
    def id(self) -> str:
        """A short name that is the same for the same conditions."""
        told = f"{_FORMAT} {self.corpus} {self.policy} {self.engine} {self.day} {self.good_guys}".rstrip()
        return blake2b(told.encode(), digest_size=8).hexdigest()


class Screened(msgspec.Struct, frozen=True, kw_only=True):
    """A whole screening of a whole population.

    shards has a row for each shard: its name in the population, and the file of its standings. entries is the file of
    the lists' entries as they were.
    """

    conditions: Conditions
    population: str
    customers: int
    at: datetime
    shards: tuple[tuple[int, str, str], ...]
    entries: str
    with_hits: int
    outcomes: dict[str, int]


class Entries(msgspec.Struct, frozen=True, array_like=True):
    """The entries of all lists as they were: a hash of each by id, and those whole that customers were like.

    good_guys are the false positives that were remembered then.
    """

    hashes: dict[str, bytes]
    met: dict[str, Entity]
    good_guys: tuple[GoodGuy, ...] = ()


def standings_path(home: Path, run: str, number: int, shard: str) -> Path:
    """Where a run keeps what it found in a shard: there when the shard is done, so that a killed run goes on from it."""
    return folder_of(home) / "standings" / f"{run}-{number:02d}-{shard[:16]}.msgpack"


def standings_of(home: Path, screened: Screened, number: int) -> tuple[Standing, ...]:
    """What was found in the shard of this number; nothing where the population had none."""
    file = next((file for mine, _, file in screened.shards if mine == number), None)
    return read_standings(folder_of(home) / "standings" / file)[1] if file else ()


def last_screened(home: Path) -> Screened | None:
    """The last whole screening; None where there was none, or its page is of another version."""
    path = folder_of(home) / _PAGE
    if not path.exists():
        return None
    try:
        return msgspec.json.decode(path.read_bytes(), type=Screened)
    except (OSError, msgspec.MsgspecError) as error:
        raise InputRefused(f"{path} can't be read ({error}); run seawall customers screen --again") from error


def entries_of(home: Path, screened: Screened) -> Entries:
    """The lists' entries as they were when the population was screened."""
    path = folder_of(home) / "standings" / screened.entries
    try:
        return msgspec.msgpack.decode(path.read_bytes(), type=Entries)
    except (OSError, msgspec.MsgspecError) as error:
        raise InputRefused(f"{path} can't be read ({error}); run seawall customers screen --again") from error


def write_entries(
    home: Path, run: str, hashes: Mapping[str, bytes], met: Iterable[Entity], good_guys: tuple[GoodGuy, ...] = ()
) -> str:
    """Keep the lists' entries as they are now; gives the file's name."""
    name = f"{run}-entries.msgpack"
    entries = Entries(dict(hashes), {entity.id: entity for entity in met}, good_guys)
    write_whole(folder_of(home) / "standings" / name, msgspec.msgpack.encode(entries))
    return name


def keep_screened(home: Path, screened: Screened, page: Population) -> None:
    """Make this the last screening, and clear away what neither it nor the population names."""
    write_whole(folder_of(home) / _PAGE, msgspec.json.format(msgspec.json.encode(screened)))
    files = {screened.entries, *(file for _, _, file in screened.shards)}
    names = {row.name for row in page.shards} | {shard for _, shard, _ in screened.shards}
    for path in (folder_of(home) / "standings").iterdir():
        if path.name not in files:
            path.unlink(missing_ok=True)
    for path in shards_of(home).iterdir():
        if path.stem not in names:
            path.unlink(missing_ok=True)
