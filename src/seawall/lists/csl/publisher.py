"""The Consolidated Screening List as a publisher of the catalogue: how its file is known, and which functions read it."""

import csv
from io import BytesIO

from seawall.lists.csl import parse_csv, parse_json, publication
from seawall.lists.csl.reader import TELLING
from seawall.lists.csl.rows import ROWS
from seawall.lists.csl.sources import LIST_IDS
from seawall.lists.publisher import HEAD_BYTES, Apart, Publisher, one_file
from seawall.lists.row import Format, Part
from seawall.records import Lines


def told_apart(head: bytes, _: str) -> Apart | None:
    """The file by its header or by the keys of its first entries; it holds all lists of this publisher."""
    form = _format(head)
    return Apart(LIST_IDS[0], form, Part.WHOLE, LIST_IDS[1:]) if form else None


def _format(head: bytes) -> Format | None:
    text = "".join(Lines(BytesIO(head[:HEAD_BYTES]), "")).lstrip("\ufeff \t\r\n")
    if text.startswith("{"):
        is_ours = all(f'"{key}"' in text for key in ("results", "source_list_url", "source_information_url"))
        return Format.CSL_JSON if is_ours else None
    first = text.split("\n", 1)[0]
    try:
        titles = next(csv.reader([first], delimiter="\t" if "\t" in first else ","), [])
    except csv.Error:
        return None
    return Format.CSL_CSV if {title.strip().lower() for title in titles} >= TELLING else None


PUBLISHER = Publisher(
    ROWS,
    told_apart,
    {Format.CSL_JSON: one_file(parse_json), Format.CSL_CSV: one_file(parse_csv)},
    {Format.CSL_JSON: publication},
)
