"""Records of a names-only extract to entities: what each piece becomes, and what is wrong with it."""

from collections.abc import Iterator

from seawall.entities import ListedName, NameKind, Schema, Source
from seawall.lists.ofac.delimited.mapper import listed_name
from seawall.lists.ofac.draft import Draft
from seawall.lists.ofac.extract.reader import EntryRecord
from seawall.lists.ofac.listings import Listing
from seawall.lists.ofac.programmes import Publication, tags


def draft_entity(record: EntryRecord, source: Source) -> Draft:
    """One entity of the SDN list with all that its record says: id "ofac-50543", names, programmes.

    All aliases are strong ones of ALT.CSV; whether one is an a.k.a., f.k.a. or n.k.a. the extract doesn't say.
    """
    draft = Draft(_number(record.uid), source)
    if record.uid and not draft.uid:
        draft.leave("uid", record.uid, "not a number")
    if record.party_type:
        draft.party_type(record.party_type)
    else:
        draft.problem("type", "", "no type of party; screened as a legal entity")
    draft.names.extend(_names(record, is_person=draft.schema is Schema.PERSON))
    draft.leave_all(record.leftovers)
    programmes = tuple(dict.fromkeys(tag for text in record.programmes for tag in tags(text)))
    draft.listings.append(Listing(Publication.SDN.value, None, programmes))
    draft.check()
    return draft


def _number(uid: str) -> str:
    # Ten digits are more than OFAC will ever have used; the same limit holds for counts.
    return uid if uid.isascii() and uid.isdecimal() and len(uid) <= 10 else ""


def _names(record: EntryRecord, *, is_person: bool) -> Iterator[ListedName]:
    if record.name:
        yield listed_name(record.name, NameKind.PRIMARY, is_person=is_person)
    yield from (listed_name(alias, NameKind.AKA, is_person=is_person) for alias in record.aliases)
