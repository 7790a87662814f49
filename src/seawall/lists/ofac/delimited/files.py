"""One publication of OFAC's CSV files as the reader is handed it: open streams with their names."""

from dataclasses import dataclass
from datetime import date
from typing import BinaryIO

from seawall.lists.ofac.programmes import Publication


@dataclass(frozen=True, slots=True)
class CsvFile:
    """One open file, and the name under which the user knows it."""

    stream: BinaryIO
    name: str


@dataclass(frozen=True, slots=True)
class CsvSet:
    """The files of one publication; of them only the primary one is needed.

    primary SDN.CSV or CONS_PRIM.CSV, names ALT.CSV, addresses ADD.CSV, comments SDN_COMMENTS.CSV; list_id is the
    catalogue's. Without comments, Remarks that stop at 1,000 characters are reported.
    """

    publication: Publication
    list_id: str
    primary: CsvFile
    names: CsvFile | None = None
    addresses: CsvFile | None = None
    comments: CsvFile | None = None
    published: date | None = None
