"""Announced entities as rows of a list of one's own (lists/own): ready to screen until the publisher's file holds them."""

from collections.abc import Mapping

from seawall.entities import Entity, Schema

COLUMNS = (
    "id", "name", "aliases", "type", "country", "birth_date", "identifiers", "owner", "reason", "expires", "list",
    "programmes", "addresses", "weak a.k.a.", "statements", "not read",
)  # fmt: skip
_TYPES = {
    Schema.PERSON: "person", Schema.COMPANY: "company", Schema.ORGANIZATION: "organisation", Schema.LEGAL_ENTITY: "entity",
    Schema.VESSEL: "vessel", Schema.AIRPLANE: "aircraft", Schema.WALLET: "wallet",
}  # fmt: skip
_OWNER = "OFAC's notice, read by Seawall"


def row(entity: Entity, day: str) -> Mapping[str, str]:
    """One entity as cells. day is that of the notice, ISO, or empty.

    Its last day is left open: when the list holds it, a person takes the row away; a timer never does. A weak a.k.a. is
    told and not screened by, as OFAC's FAQ 122 has it.
    """
    strong = [name.text for name in entity.names if not name.weak]
    weak = [name.text for name in entity.names if name.weak]
    countries = dict.fromkeys((*(one.country for one in entity.addresses), *entity.nationalities, *entity.citizenships))
    designation = entity.designations[0]
    reason = (
        f"{designation.authority} {', '.join(designation.programmes)}{f' of {day}' if day else ''}: not list data yet"
    )
    cells = {
        "id": (entity.id,),
        "name": strong[:1] or weak[:1],
        "aliases": strong[1:],
        "type": (_TYPES[entity.schema],),
        "country": [country for country in countries if country],
        "birth_date": [born.iso for born in entity.birth_dates],
        "identifiers": [f"{one.kind}: {one.value}" for one in entity.identifiers],
        "owner": (_OWNER,),
        "reason": (reason,),
        "list": (designation.list_name,),
        "programmes": designation.programmes,
        "addresses": [address.text for address in entity.addresses],
        "weak a.k.a.": weak if strong else weak[1:],
        "statements": [*(f"{fact.label.rstrip(':')}: {fact.value}" for fact in entity.facts), *(f"{link.relation}: {link.target_name}" for link in entity.links)],
        "not read": entity.unread,
    }  # fmt: skip
    return {name: "; ".join(text.replace(";", ",") for text in texts) for name, texts in cells.items()}
