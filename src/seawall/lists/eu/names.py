"""A third party's extract of the EU's consolidated list, names only: JSON objects with a name, its source and aliases.

No format of the EU's (danganhtu01/FinFan-Compliance-Demo, data/eu_fin.json, 2026): no EU reference number, no kind of
entry, no programme. Its "id" is the place in the file and changes from one publication to the next.
"""

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any, BinaryIO

from seawall.entities import Designation, Entity, ListedName, NameKind, Source
from seawall.errors import Problem
from seawall.lists.draft import Draft, Leftover
from seawall.lists.eu.fsf.mapper import AUTHORITY, LIST_NAME, PUBLISHER
from seawall.lists.fields import MAX_LEFTOVER_CHARS
from seawall.lists.roll import Roll
from seawall.lists.script import script_of

# JSON is decoded whole. Eighteen times the real file (1.8 MB).
MAX_JSON_BYTES = 32 << 20
_SOURCE = "EU consolidated financial sanctions"
_SHAPE = re.compile(rf'\s*\[\s*\{{[^{{}}\[\]]*"full_name"\s*:[^{{}}\[\]]*"source"\s*:\s*"{_SOURCE}')


def is_extract(text: str) -> bool:
    """Whether a text begins as such an extract does."""
    return bool(_SHAPE.match(text))


def parse(stream: BinaryIO, *, list_id: str, file: str) -> Iterator[Entity | Problem]:
    """Every entry of the extract, in its order, with Problems between them and after them."""
    roll = Roll(file)
    entries = _decoded(stream, file)
    if isinstance(entries, Problem):
        yield entries
        return
    for number, entry in enumerate(entries, start=1):
        source = Source(list_id, file, f"entry {number}")
        yield from roll.enter(_draft(entry, source))
    yield from roll.close("entry", None)


def _decoded(stream: BinaryIO, file: str) -> list[Any] | Problem:
    data = stream.read(MAX_JSON_BYTES + 1)
    if len(data) > MAX_JSON_BYTES:
        return Problem(file, "", "", "", f"longer than {MAX_JSON_BYTES} bytes: no names-only extract is")
    try:
        document = json.loads(data.decode("utf-8-sig"), parse_int=str, parse_float=str)
    except (ValueError, RecursionError) as error:  # UnicodeDecodeError is a ValueError
        return Problem(file, "", "", "", f"not readable JSON: {error}")
    if not isinstance(document, list):
        return Problem(file, "", "", str(document)[:80], "no entry was found: not a JSON list")
    return document


def _draft(entry: object, source: Source) -> Draft:
    said = dict(entry) if isinstance(entry, Mapping) else {"entry": entry}
    number, name, aliases = said.pop("id", ""), said.pop("full_name", ""), said.pop("aliases", [])
    draft = Draft(f"{PUBLISHER}-name", number if isinstance(number, str) and len(number) <= 10 else "", source)
    if str(said.get("source", _SOURCE)).startswith(_SOURCE):
        said.pop("source", None)
    texts = [name, *(aliases if isinstance(aliases, list) else [aliases])]
    plain = dict.fromkeys(_plain(text) for text in texts if isinstance(text, str))
    listed = [ListedName(text, NameKind.AKA, script=script_of(text)) for text in plain if text]
    if listed:
        listed[0] = ListedName(listed[0].text, NameKind.PRIMARY, script=listed[0].script)
    else:
        draft.problem("full_name", "", "no name")
    draft.names = listed
    draft.designations.append(Designation(AUTHORITY, LIST_NAME, ()))
    labelled = zip(("full_name", *("aliases" for _ in texts[1:])), texts, strict=True)
    left = [*said.items(), *((label, text) for label, text in labelled if not isinstance(text, str | None))]
    draft.leave_all(Leftover(str(key)[:80], _words(value)) for key, value in left)
    return draft


def _plain(text: str) -> str:
    # The extract keeps commas at ends and double blanks of the database.
    return " ".join(text.split()).strip(",; ")


def _words(value: object) -> str:
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return text[:MAX_LEFTOVER_CHARS]
