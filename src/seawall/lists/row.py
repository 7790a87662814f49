"""What the catalogue says of a list: its publisher, its files in order of preference, and what must be in them."""

from dataclasses import dataclass, field, replace
from datetime import timedelta
from enum import StrEnum
from pathlib import Path

from seawall.fetch import MAX_BYTES, Kind, Wanted


class Format(StrEnum):
    """The formats in which a list is read, the richest first."""

    ENHANCED_XML = "enhanced XML"
    ADVANCED_XML = "advanced XML"
    LEGACY_XML = "legacy XML"
    CSV_SET = "CSV set"
    UN_XML = "UN consolidated XML"
    FSF_XML = "FSF XML 1.1"
    FSF_CSV = "FSF CSV"
    ANNEX_CSV = "Official Journal annex CSV"
    UK_XML = "UK XML"
    UK_ODS = "UK ODS"
    UK_CSV = "UK CSV"
    CONLIST_CSV = "OFSI ConList CSV"
    CA_XML = "SEMA XML"
    DFAT_XLSX = "DFAT XLSX"
    DFAT_CSV = "DFAT CSV"
    SECO_XML = "SECO XML"
    CSL_JSON = "CSL JSON"
    CSL_CSV = "CSL CSV"
    FTM_JSON = "FollowTheMoney JSON lines"
    FTM_NESTED = "FollowTheMoney nested JSON lines"
    FTM_CSV = "OpenSanctions simple CSV"
    OWN_TABLE = "own table"
    ENRICHMENT_CSV = "enrichment CSV"
    NAMES_EXTRACT = "names extract"
    EU_NAMES = "EU names extract"


# What a format is without, said in the refresh's result, in the manifest and on every decision that rests on it.
LACKS = {
    Format.NAMES_EXTRACT: "a names-only extract by a third party, not OFAC's own file: "
    "it has no weak aliases, identifiers, addresses or dates",
    Format.EU_NAMES: "a names-only extract by a third party, not the Commission's own file: "
    "it has no EU reference numbers, kinds, programmes, identifiers, addresses or dates",
}

# Formats of which one version is as many files as lie in a folder: the Official Journal has a file for each act.
GATHERED = frozenset({Format.ANNEX_CSV})


@dataclass(frozen=True, slots=True)
class Address:
    """Where a file is found, and how sure that is: A, B, C or M."""

    url: str
    confidence: str


class Part(StrEnum):
    """What a file is of its list: all of it, one of the files of a CSV set, what speaks of the others, or what changes the whole."""

    WHOLE = "whole"
    PRIMARY = "primary"
    NAMES = "names"
    ADDRESSES = "addresses"
    COMMENTS = "comments"
    METADATA = "metadata"
    DELTA = "delta"


@dataclass(frozen=True, slots=True)
class ListFile:
    """One file of a format, with its addresses in order of preference.

    authorization is what its server is told of who asks: a secret, which is never shown or stored. max_bytes is the most
    that is taken of it.
    """

    part: Part
    name: str
    kind: Kind
    addresses: tuple[Address, ...]
    authorization: str = field(default="", repr=False)
    max_bytes: int = MAX_BYTES

    @property
    def wanted(self) -> Wanted:
        """The file as a request to the fetch room."""
        return Wanted(
            self.name, self.kind, tuple(address.url for address in self.addresses), self.authorization, self.own_limit
        )

    @property
    def own_limit(self) -> int | None:
        """The limit where it is not the one of every official list."""
        return self.max_bytes if self.max_bytes != MAX_BYTES else None

    @property
    def at_hand(self) -> Path | None:
        """The user's own file that it is, where its address is one of the disk."""
        place = self.addresses[0].url if self.addresses else ""
        return Path(place.removeprefix("file:")) if place.startswith("file:") else None


@dataclass(frozen=True, slots=True)
class FileSet:
    """One format of a list: all of its files are needed. Without any it is never downloaded, only read from a folder."""

    format: Format
    files: tuple[ListFile, ...]


@dataclass(frozen=True, slots=True)
class Counts:
    """How much a publication holds."""

    entities: int
    names: int
    identifiers: int

    def shortfalls(self, least: "Counts") -> tuple[str, ...]:
        """What is fewer than it must at least be, in words; empty where nothing is."""
        pairs = (
            ("entities", self.entities, least.entities),
            ("names", self.names, least.names),
            ("identifiers", self.identifiers, least.identifiers),
        )
        return tuple(
            f"{have:,} {what} where at least {need:,} are expected" for what, have, need in pairs if have < need
        )


class Origin(StrEnum):
    """Whose word a list is; shown with every match that rests on anything but an authority's."""

    OFFICIAL = "official"
    COLLECTED = "collected"  # a third party's collection of official lists (OpenSanctions)
    ENRICHMENT = "enrichment, not list data"
    OWN = "the user's own"


@dataclass(frozen=True, slots=True)
class ListRow:
    """One list.

    authority    the word that its entries' designations bear ("OFAC"); policies name it among their keepers
    effect       what a listing means to those whom it binds, in a line; what follows for a payment stands in the policies
    file_sets    in order of preference; the first that can be fetched and read is used
    least        a whole publication holds at least so much; a file that a user hands in may be an excerpt
    poll_every   how often it is worth asking; stale_after: from this age of the last good fetch on it is said
    shrink_limit the share of entries that may vanish from one version to the next without a person's consent
    """

    id: str
    title: str
    publisher: str
    jurisdiction: str
    authority: str
    effect: str
    licence: str
    file_sets: tuple[FileSet, ...]
    least: Counts
    poll_every: timedelta
    stale_after: timedelta
    shrink_limit: float = 0.05
    origin: Origin = Origin.OFFICIAL

    @property
    def is_at_hand(self) -> bool:
        """Whether all its files are the user's own, on the disk: they are read wherever the other lists come from."""
        files = [file for file_set in self.file_sets for file in file_set.files]
        return bool(files) and all(file.at_hand for file in files)

    def least_in(self, form: Format) -> Counts:
        """The least that a whole publication holds in this format: an extract of names has no identifiers."""
        return replace(self.least, identifiers=0) if form in LACKS else self.least
