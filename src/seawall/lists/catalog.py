"""The lists that Seawall knows: one row each, with publisher, files in order of preference, and what must be in them.

Addresses are marked with the confidence of the facts that they come from: A official text was read, B two sources
agree, C one public source, M general knowledge. The Sanctions List Service answers GET only, needs a User-Agent and
redirects to a presigned address (C).
"""

from dataclasses import dataclass, replace
from datetime import timedelta
from enum import StrEnum

from seawall.fetch import Kind, Wanted


class Format(StrEnum):
    """The formats in which a list is read, the richest first."""

    ENHANCED_XML = "enhanced XML"
    ADVANCED_XML = "advanced XML"
    LEGACY_XML = "legacy XML"
    CSV_SET = "CSV set"
    NAMES_EXTRACT = "names extract"


# What a format is without, said in the refresh's result, in the manifest and on every decision that rests on it.
LACKS = {
    Format.NAMES_EXTRACT: "a names-only extract by a third party, not OFAC's own file: "
    "it has no weak aliases, identifiers, addresses or dates",
}


@dataclass(frozen=True, slots=True)
class Address:
    """Where a file is found, and how sure that is: A, B, C or M."""

    url: str
    confidence: str


class Part(StrEnum):
    """What a file is of its list: all of it, one of the files of a CSV set, or what speaks of an extract beside it."""

    WHOLE = "whole"
    PRIMARY = "primary"
    NAMES = "names"
    ADDRESSES = "addresses"
    COMMENTS = "comments"
    METADATA = "metadata"


@dataclass(frozen=True, slots=True)
class ListFile:
    """One file of a format, with its addresses in order of preference."""

    part: Part
    name: str
    kind: Kind
    addresses: tuple[Address, ...]

    @property
    def wanted(self) -> Wanted:
        """The file as a request to the fetch room."""
        return Wanted(self.name, self.kind, tuple(address.url for address in self.addresses))


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


@dataclass(frozen=True, slots=True)
class ListRow:
    """One list.

    file_sets    in order of preference; the first that can be fetched and read is used
    least        a whole publication holds at least so much; a file that a user hands in may be an excerpt
    poll_every   how often it is worth asking; stale_after: from this age of the last good fetch on it is said
    shrink_limit the share of entries that may vanish from one version to the next without a person's consent
    """

    id: str
    title: str
    publisher: str
    jurisdiction: str
    licence: str
    file_sets: tuple[FileSet, ...]
    least: Counts
    poll_every: timedelta
    stale_after: timedelta
    shrink_limit: float = 0.05

    def least_in(self, form: Format) -> Counts:
        """The least that a whole publication holds in this format: an extract of names has no identifiers."""
        return replace(self.least, identifiers=0) if form in LACKS else self.least


_SERVICE = "https://sanctionslistservice.ofac.treas.gov/api"
_EXPORTS = f"{_SERVICE}/PublicationPreview/exports/"
_DOWNLOAD = f"{_SERVICE}/download/"


def _ofac(part: Part, name: str, kind: Kind) -> ListFile:
    """A file of OFAC's Sanctions List Service with its two addresses (C: several public repositories)."""
    return ListFile(part, name, kind, (Address(_EXPORTS + name, "C"), Address(_DOWNLOAD + name, "C")))


def _xml(form: Format, name: str) -> FileSet:
    return FileSet(form, (_ofac(Part.WHOLE, name, Kind.XML),))


def _csv(primary: str, addresses: str, names: str, comments: str) -> FileSet:
    pairs = ((Part.PRIMARY, primary), (Part.ADDRESSES, addresses), (Part.NAMES, names), (Part.COMMENTS, comments))
    return FileSet(Format.CSV_SET, tuple(_ofac(part, name, Kind.CSV) for part, name in pairs))


_OFAC = "Office of Foreign Assets Control, U.S. Department of the Treasury"
_PUBLIC_DOMAIN = "US Government work, public domain"
# OFAC publishes irregularly, often several times a week, and a listing has effect at once: MidFirst's payments of the
# same afternoon were violations. More than hourly is not asked for; a day without a good fetch is a failure.
_HOURLY, _A_DAY = timedelta(hours=1), timedelta(days=1)

CATALOG: tuple[ListRow, ...] = (
    ListRow(
        id="us-ofac-sdn",
        title="Specially Designated Nationals and Blocked Persons List",
        publisher=_OFAC,
        jurisdiction="us",
        licence=_PUBLIC_DOMAIN,
        file_sets=(
            _xml(Format.ENHANCED_XML, "SDN_ENHANCED.XML"),
            _xml(Format.ADVANCED_XML, "SDN_ADVANCED.XML"),
            _csv("SDN.CSV", "ADD.CSV", "ALT.CSV", "SDN_COMMENTS.CSV"),
            FileSet(Format.NAMES_EXTRACT, ()),
        ),
        # 19,249 entries with 20,194 strong aliases on 2026-08-20: about four fifths, the size of May 2024, whose Remarks
        # alone gave 17,328 identifiers.
        least=Counts(entities=15_000, names=30_000, identifiers=15_000),
        poll_every=_HOURLY,
        stale_after=_A_DAY,
    ),
    ListRow(
        id="us-ofac-cons",
        title="Consolidated (non-SDN) Sanctions List",
        publisher=_OFAC,
        jurisdiction="us",
        licence=_PUBLIC_DOMAIN,
        file_sets=(
            _xml(Format.ENHANCED_XML, "CONS_ENHANCED.XML"),
            _xml(Format.ADVANCED_XML, "CONS_ADVANCED.XML"),
            _csv("CONS_PRIM.CSV", "CONS_ADD.CSV", "CONS_ALT.CSV", "CONS_COMMENTS.CSV"),
        ),
        # 443 entries with 1,579 names on 2025-03-28, 442 on 2025-12-19; 941 identifiers in 2020, 1,284 in 2025.
        least=Counts(entities=350, names=1_200, identifiers=900),
        poll_every=_HOURLY,
        stale_after=_A_DAY,
    ),
)

BY_ID = {row.id: row for row in CATALOG}
