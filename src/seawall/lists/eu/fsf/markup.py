"""FSF XML 1.1 to records: one <sanctionEntity> taken apart by name, and what nobody asked for as leftovers.

No schema of the file is at hand: read from an official excerpt of 2020 and from what other programs read.
"""

from seawall.lists.eu.fsf.record import (
    EntityRecord,
    address_of,
    birth_of,
    citizenship_of,
    id_of,
    name_of,
    regulation_of,
)
from seawall.lists.fields import Fields
from seawall.records import XmlElement

_KEY = "a key inside the Commission's database"
_LANGUAGE = "the language of the act that was copied, not of the value"
_ACT = "the act that last changed this piece; the entry's own acts stand in <regulation>"
_PIECES = ("nameAlias", "address", "birthdate", "identification", "citizenship")

# Known, and of no use to screening: "parent/child" with the reason why it is left.
UNUSED = {
    "regulation/publicationUrl": "the address of the act, whose number is kept",
    "regulation/@regulationType": "amendment, repealing …: which kind of act it is",
    "regulation/@organisationType": "Council or Commission: whose act it is",
    "regulation/@publicationDate": "the day of the act that last changed the entry, not of the designation",
    "regulation/@entryIntoForceDate": "as above",
    "regulation/@logicalId": _KEY,
    "regulation/remark": "a remark on the act",
    "subjectType/@classificationCode": "P or E: the same as @code, person or enterprise",
    "nameAlias/@nameLanguage": "the language of a name; its script is told from its letters",
    **{f"{piece}/@logicalId": _KEY for piece in _PIECES},
    **{f"{piece}/@regulationLanguage": _LANGUAGE for piece in _PIECES},
    **{f"{piece}/regulationSummary": _ACT for piece in _PIECES},
}


def read_entity(xml: XmlElement) -> EntityRecord:
    """Take one <sanctionEntity> apart; what this reader doesn't know stands in `leftovers`."""
    entity = Fields(xml)
    subject = entity.one("subjectType")
    return EntityRecord(
        reference=entity.attribute("euReferenceNumber"),
        logical_id=entity.attribute("logicalId"),
        un_id=entity.attribute("unitedNationId"),
        designated=entity.attribute("designationDate"),
        details=entity.attribute("designationDetails"),
        subject=subject.attribute("code") if subject else "",
        remarks=tuple(text for remark in entity.all("remark") if (text := remark.own_text())),
        regulations=tuple(regulation_of(piece) for piece in entity.all("regulation")),
        names=tuple(name_of(piece, _remark(piece)) for piece in entity.all("nameAlias")),
        addresses=tuple(address_of(piece, _contacts(piece), _remark(piece)) for piece in entity.all("address")),
        births=tuple(birth_of(piece, _remark(piece)) for piece in entity.all("birthdate")),
        ids=tuple(id_of(piece, _remark(piece)) for piece in entity.all("identification")),
        citizenships=tuple(citizenship_of(piece, _remark(piece)) for piece in entity.all("citizenship")),
        leftovers=entity.leftovers(UNUSED),
    )


def _remark(piece: Fields) -> str:
    return "; ".join(text for remark in piece.all("remark") if (text := remark.own_text()))


def _contacts(piece: Fields) -> tuple[tuple[str, str], ...]:
    return tuple((item.attribute("key"), item.attribute("value")) for item in piece.all("contactInfo"))
