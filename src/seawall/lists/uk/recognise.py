"""Which of the United Kingdom's files a file is, told from its first bytes; of a spreadsheet only the name can say."""

import csv
import re
from io import BytesIO

from seawall.lists.publisher import HEAD_BYTES, Apart
from seawall.lists.row import Format, Part
from seawall.lists.uk.table import HEAD_ROWS, headings_in
from seawall.lists.uk.tables import CONLIST, SANCTIONS_LIST
from seawall.records import Lines

SANCTIONS_LIST_ID = "uk-fcdo-sanctions"
CONLIST_ID = "uk-ofsi-conlist"

# What stands before the root element is taken once: a mass of comments must not be tried in all ways.
_ROOT = re.compile(r"(?>\s+|<\?.*?\?>|<!--.*?-->)*+<(?:[\w.-]+:)?Designations[\s>]", re.DOTALL)
_INSIDE = re.compile(r"<(?:[\w.-]+:)?(?:DateGenerated|Designation|UniqueID)\b")
# An OpenDocument file opens with its type, stored plain (ODF 1.3, part 2, 3.3); its content is packed.
_SPREADSHEET = b"mimetypeapplication/vnd.oasis.opendocument.spreadsheet"
_NAMED = re.compile(r"uk[-_ ]?sanctions[-_ ]?list", re.IGNORECASE)
_TABLES = ((SANCTIONS_LIST, SANCTIONS_LIST_ID, Format.UK_CSV), (CONLIST, CONLIST_ID, Format.CONLIST_CSV))


def told_apart(head: bytes, name: str) -> Apart | None:
    """What a file is, from its first bytes (HEAD_BYTES) and its name; None where it is none of the United Kingdom's."""
    if head.startswith(b"PK\x03\x04"):
        is_list = _SPREADSHEET in head[:128] and _NAMED.search(re.split(r"[\\/]", name)[-1])
        return Apart(SANCTIONS_LIST_ID, Format.UK_ODS, Part.WHOLE) if is_list else None
    text = "".join(Lines(BytesIO(head[:HEAD_BYTES]), "")).lstrip("\ufeff")
    if text.lstrip().startswith("<"):
        is_list = _ROOT.match(text) and _INSIDE.search(text)
        return Apart(SANCTIONS_LIST_ID, Format.UK_XML, Part.WHOLE) if is_list else None
    return _table(text)


def _table(text: str) -> Apart | None:
    try:
        first = [row for _, row in zip(range(HEAD_ROWS), csv.reader(text.splitlines()), strict=False)]
    except csv.Error:
        return None
    found = ((list_id, form) for layout, list_id, form in _TABLES if any(headings_in(row, layout) for row in first))
    return next((Apart(list_id, form, Part.WHOLE) for list_id, form in found), None)
