"""OFAC's text of "recent actions" to whole entities, to be screened in the hours before the list file arrives.

What comes in are the paragraphs of a notice; what goes out are entities marked as announced: they are no list data yet,
have no number of OFAC's, and are to be taken away when the list holds them. The wording is that of the list's PDF: names,
a.k.a. in parentheses, addresses, labelled statements as in the Remarks of SDN.CSV, the kind, the programmes.
"""

import hashlib
import re
from collections.abc import Iterable, Iterator

from seawall.entities import Address, Designation, Entity, ListedName, NameKind, Schema, Source
from seawall.errors import Problem
from seawall.lists.draft import Draft
from seawall.lists.ofac.labels import label_starting
from seawall.lists.ofac.remarks import read_remarks
from seawall.lists.script import script_of

LIST_ID = "ofac-announced"
LIST_NAME = "announced, not list data yet"
_AUTHORITY = "OFAC"
# An entry with 60 aliases and 40 wallets has some 8,000 characters.
_MAX_ENTRY = 40_000
_TAGS = re.compile(r"\[([A-Z0-9][A-Z0-9 .&/-]{1,40})\]")
_KIND = re.compile(r"\((individual|entity|vessel|aircraft)\)")
_KINDS = {
    "individual": Schema.PERSON,
    "entity": Schema.LEGAL_ENTITY,
    "vessel": Schema.VESSEL,
    "aircraft": Schema.AIRPLANE,
}
_LINKED = re.compile(r"\(Linked To: ([^()]{1,300}(?:\([^()]*\))?[^()]{0,100})\)")
_HEADING = re.compile(
    r"\bfollowing\b.{0,200}\b(?P<what>added|deletions?|deleted|removed|removals?|changes?|changed|amended|updated)\b",
    re.IGNORECASE,
)
_ENTRY_END = re.compile(r"(?<=\])(?:\s*\(Linked To: [^;\]]{1,300}\))?\.(?=\s+\S)")
_ALIASES = re.compile(r"\s*\((?=(?:[afn]\.k\.a\.|Chinese|Cyrillic|Arabic|Korean|Persian|Latin))")
_ALIAS = re.compile(r"^(?P<kind>[afn]\.k\.a\.)\s*(?P<name>.+)$", re.IGNORECASE | re.DOTALL)
_NAME_KINDS = {"a.k.a.": NameKind.AKA, "f.k.a.": NameKind.FKA, "n.k.a.": NameKind.NKA}
_QUOTED = re.compile(r"^[\"“'‘](?P<name>.+?)[\"”'’]$")
_IN_SCRIPT = re.compile(
    r"\s*\((?:Chinese(?: Simplified| Traditional)?|Cyrillic|Arabic|Korean|Persian|Hebrew|Japanese): (?P<name>[^()]+)\)"
)
# "X -to- Y": what the entry was, and what it is.
_CHANGED = re.compile(r"\s-to-\s")


def parse(paragraphs: Iterable[tuple[str, str]], file: str) -> Iterator[Entity | Problem]:
    """The announced entries of a notice, paragraphs given as (place, text), with Problems between them.

    Only what stands under "added" is taken. A deletion or a change is a Problem: the list file will say it, and until then
    what is listed stays as it is.
    """
    taking, met = "added", 0
    for place, text in paragraphs:
        heading = _HEADING.search(text)
        if heading and not _TAGS.search(text):
            taking = heading["what"].casefold()
            continue
        for entry in _ENTRY_END.split(text):
            if not _TAGS.search(entry):
                continue
            met += 1
            if taking != "added" or _CHANGED.search(entry):
                why = "a deletion or a change: not taken from a notice, the list file will say it"
                yield Problem(file, place, "", entry.strip(), why)
            elif len(entry) > _MAX_ENTRY:
                yield Problem(file, place, "", entry, f"an entry longer than {_MAX_ENTRY:,} characters")
            else:
                yield from _entry(" ".join(entry.split()), Source(LIST_ID, file, place))
    if not met:
        yield Problem(file, "", "", "", "no entry was found: each ends with its programme in brackets, as in [CYBER2]")


def _entry(text: str, source: Source) -> Iterator[Entity | Problem]:
    kind = _KIND.search(text)
    tags = tuple(dict.fromkeys(_TAGS.findall(text)))
    links = _LINKED.findall(text)
    body = _TAGS.sub("", _LINKED.sub("", _KIND.sub("", text))).strip(" .;")
    is_person = bool(kind) and kind is not None and kind[1] == "individual"
    name, aliases, rest = _parts(body, is_person=is_person)
    draft = Draft(
        "", f"announced-{hashlib.blake2b(name.encode('utf-8', 'replace'), digest_size=6).hexdigest()}", source
    )
    draft.schema = _KINDS[kind[1]] if kind else Schema.LEGAL_ENTITY
    _take_name(draft, name, NameKind.PRIMARY)
    for alias in aliases:
        _take_alias(draft, alias)
    _take_rest(draft, rest, is_person=is_person)
    for link in links:
        draft.state("Linked To", link)
    draft.designations.append(Designation(_AUTHORITY, LIST_NAME, tags))
    draft.state("Status", "announced by OFAC; not list data yet")
    if not name:
        draft.problem("name", text, "no name was found before the first comma")
    yield draft.entity()
    yield from draft.problems


def _parts(body: str, *, is_person: bool) -> tuple[str, list[str], str]:
    """The name, the texts in the parentheses behind it, and what follows."""
    opened = _ALIASES.search(body)
    if opened:
        close = _closing(body, opened.end() - 1)
        inside = body[opened.end() : close]
        return body[: opened.start()].strip(" ,"), _split(inside), body[close + 1 :].lstrip(" ,;")
    head, _, tail = body.partition(";")
    pieces = [piece.strip() for piece in head.split(",")]
    size = min(2, len(pieces)) if is_person else max(1, _leading_capitals(pieces))
    rest = ", ".join(pieces[size:])
    return ", ".join(pieces[:size]), [], "; ".join(part for part in (rest, tail.strip()) if part)


def _leading_capitals(pieces: list[str]) -> int:
    """How many pieces are of the name: OFAC writes names in capitals ("GROUP, INCORPORATED"), addresses not."""
    return next((at for at, piece in enumerate(pieces) if piece.upper() != piece or not piece), len(pieces))


def _closing(text: str, opened: int) -> int:
    depth = 0
    for at in range(opened, len(text)):
        depth += {"(": 1, ")": -1}.get(text[at], 0)
        if not depth:
            return at
    return len(text)


def _split(text: str) -> list[str]:
    """The pieces between semicolons, those inside further parentheses left whole."""
    pieces, depth, start = [], 0, 0
    for at, sign in enumerate(text):
        depth += {"(": 1, ")": -1}.get(sign, 0)
        if sign == ";" and depth == 0:
            pieces.append(text[start:at].strip())
            start = at + 1
    return [piece for piece in (*pieces, text[start:].strip()) if piece]


def _take_name(draft: Draft, text: str, kind: NameKind, *, weak: bool = False) -> None:
    for found in _IN_SCRIPT.finditer(text):
        draft.enter_name(ListedName(found["name"].strip(), NameKind.AKA, script=script_of(found["name"])))
    plain = _IN_SCRIPT.sub("", text).strip(" ,")
    quoted = _QUOTED.match(plain)
    if plain:
        # Quotation marks are how OFAC writes a weak a.k.a. (dat_spec.txt; FAQ 122).
        draft.enter_name(
            ListedName(quoted["name"] if quoted else plain, kind, weak or bool(quoted), script=script_of(plain))
        )


def _take_alias(draft: Draft, text: str) -> None:
    found = _ALIAS.match(text)
    if found:
        _take_name(draft, found["name"], _NAME_KINDS[found["kind"].lower()])
    elif bare := re.match(r"^(?:Chinese|Cyrillic|Arabic|Korean|Persian)[^:]*: (?P<name>.+)$", text):
        draft.enter_name(ListedName(bare["name"].strip(), NameKind.AKA, script=script_of(bare["name"])))
    else:
        draft.leave("alias", text, "an unknown kind of alias; screened as a.k.a.")
        _take_name(draft, text, NameKind.AKA)


def _take_rest(draft: Draft, text: str, *, is_person: bool) -> None:
    """Addresses up to the first labelled statement, then statements as in the Remarks."""
    pieces = _split(text)
    first = next((at for at, piece in enumerate(pieces) if label_starting(re.sub(r"^alt\. ", "", piece))), len(pieces))
    for piece in pieces[:first]:
        street, comma, country = piece.rpartition(", ")
        draft.addresses.append(Address(street=street, country=country) if comma else Address(country=piece))
    remarks = read_remarks("; ".join((*pieces[first:], "")), is_person=is_person)
    draft.names.extend(remarks.names)
    draft.identifiers.extend(remarks.identifiers)
    draft.birth_dates.extend(remarks.birth_dates)
    draft.birth_places.extend(remarks.birth_places)
    draft.nationalities.extend(remarks.nationalities)
    draft.citizenships.extend(remarks.citizenships)
    draft.gender = remarks.gender
    draft.title = "; ".join(remarks.titles)
    draft.links.extend(remarks.links)
    draft.facts.extend(remarks.facts)
    for unread in remarks.unread:
        draft.leave("statement", unread.text, unread.why)
