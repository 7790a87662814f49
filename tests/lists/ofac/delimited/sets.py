"""CSV sets for tests: from rows written in the test, or from a folder of real files."""

from datetime import date
from io import BytesIO
from pathlib import Path

from seawall.entities import Entity
from seawall.errors import Problem
from seawall.lists.ofac.delimited import CsvFile, CsvSet, parse
from seawall.lists.ofac.programmes import Publication

PUBLISHED = date(2025, 1, 3)


def csv_file(content: str | bytes | None, name: str) -> CsvFile | None:
    if content is None:
        return None
    data = content if isinstance(content, bytes) else content.encode()
    return CsvFile(BytesIO(data), name)


def csv_set(
    primary: str | bytes,
    names: str | bytes | None = None,
    addresses: str | bytes | None = None,
    comments: str | bytes | None = None,
    publication: Publication = Publication.SDN,
) -> CsvSet:
    data = primary if isinstance(primary, bytes) else primary.encode()
    return CsvSet(
        publication,
        "ofac-sdn",
        CsvFile(BytesIO(data), "SDN.CSV"),
        csv_file(names, "ALT.CSV"),
        csv_file(addresses, "ADD.CSV"),
        csv_file(comments, "SDN_COMMENTS.CSV"),
        PUBLISHED,
    )


def sdn_row(number: str, name: str, kind: str = "-0- ", programme: str = "SDGT", remarks: str = "-0- ") -> str:
    """One row of SDN.CSV in OFAC's manner, its other columns null."""
    quoted = "-0- " if remarks == "-0- " else f'"{remarks}"'
    return f'{number},"{name}",{kind},"{programme}",' + "-0- ," * 7 + quoted + "\n"


def read(files: CsvSet) -> tuple[list[Entity], list[Problem]]:
    items = list(parse(files))
    return [i for i in items if isinstance(i, Entity)], [i for i in items if isinstance(i, Problem)]


def real_set(folder: Path, files: str, publication: Publication = Publication.SDN) -> CsvSet:
    """The named files of a folder, in the order primary, ALT, ADD, COMMENTS; further ones may be missing."""
    primary, *others = [(folder / name).read_bytes() for name in files.split()]
    names, addresses, comments = (*others, None, None, None)[:3]
    return csv_set(primary, names, addresses, comments, publication)
