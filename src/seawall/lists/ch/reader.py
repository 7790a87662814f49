"""SECO's XML to records that say what the file said, nothing more.

Element and attribute names as public readers of the list have them: OpenSanctions (ch_seco_sanctions), ammitto, and others
that quote the file of August 2026.
"""

from dataclasses import dataclass
from datetime import date

from seawall.lists.draft import Leftover
from seawall.lists.edition import iso_day
from seawall.lists.fields import Fields
from seawall.records import XmlElement

KINDS = ("individual", "entity", "object")
# The kinds of modification, and whether a target is in force after it.
IN_FORCE = {"listed": True, "amended": True, "de-listed": False}

_KEYS = (
    "identity", "name", "day-month-year", "address", "place-of-birth", "nationality", "identification-document",
    "justification", "relation", "other-information", "generic-attribute",
)  # fmt: skip
# Known, and of no use to screening: "parent/child" with the reason why it is left.
UNUSED = {
    **{f"{name}/@ssid": "a key inside SECO's database; target/@ssid is the public one" for name in _KEYS},
    "name/@lang": "the script of a name is told from its letters",
    "spelling-variant/@lang": "the script says which variants belong together",
    "spelling-variant/@spelling-variant-type": "every variant is screened",
    "justification/@lang": "every justification is kept",
    "other-information/@lang": "every text is kept",
    "modification/added": "history; the target itself says what holds now",
    "modification/removed": "history; the target itself says what holds now",
    "modification/remark": "history",
}


@dataclass(frozen=True, slots=True)
class PartRecord:
    """One part of a name: its kind ("family-name"), its place, and its spellings as (script, text)."""

    kind: str
    order: str
    value: str
    variants: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class NameRecord:
    """One name in its parts; is_main says that it belongs to the target's main identity."""

    kind: str
    quality: str
    is_main: bool
    parts: tuple[PartRecord, ...]


@dataclass(frozen=True, slots=True)
class DateRecord:
    """One date of birth or of founding."""

    day: str
    month: str
    year: str
    calendar: str
    quality: str


@dataclass(frozen=True, slots=True)
class AddressRecord:
    """One address or place of birth; what is missing stands at its place (place_id)."""

    place_id: str
    care_of: str
    details: str
    po_box: str
    zip_code: str
    remark: str
    quality: str
    current: str


@dataclass(frozen=True, slots=True)
class DocumentRecord:
    """One identity document."""

    kind: str
    number: str
    issuer: str
    issued: str
    expires: str
    place_id: str
    remark: str


@dataclass(frozen=True, slots=True)
class RelationRecord:
    """A tie to another target."""

    kind: str
    target_id: str
    remark: str


@dataclass(frozen=True, slots=True)
class Modification:
    """One step of a target's history with the day on which it took effect, else on which it was made or published."""

    kind: str
    day: date | None


@dataclass(frozen=True, slots=True)
class TargetRecord:
    """One <target>, whole. kind is individual, entity or object, and empty where it is none of them."""

    uid: str
    kind: str
    sex: str
    object_type: str
    sets: tuple[str, ...]
    names: tuple[NameRecord, ...]
    dates: tuple[DateRecord, ...]
    nationalities: tuple[tuple[str, str], ...]
    addresses: tuple[AddressRecord, ...]
    birth_places: tuple[AddressRecord, ...]
    documents: tuple[DocumentRecord, ...]
    relations: tuple[RelationRecord, ...]
    justifications: tuple[str, ...]
    other: tuple[str, ...]
    attributes: tuple[tuple[str, str], ...]
    modifications: tuple[Modification, ...]
    leftovers: tuple[Leftover, ...]

    def is_delisted(self, published: date | None) -> bool:
        """Whether the last step was a de-listing that has taken effect by the day of the list.

        The day of a step counts, and of two on one day the one that stands first: the file has the latest first, but
        for five targets of 2025, whose de-listing stands below an older amendment. A step without a day is old.
        """
        if not self.modifications:
            return False
        latest = max(self.modifications, key=lambda step: step.day or date.min)
        is_over = published is None or latest.day is None or latest.day <= published
        return is_over and not IN_FORCE.get(latest.kind, True)


def read_target(xml: XmlElement) -> TargetRecord:
    """Take one target apart; what this reader doesn't know stands in `leftovers`."""
    target = Fields(xml)
    kind, body = _body(target)
    identities = [(item.attribute("main") != "false", item) for item in body.all("identity")] if body else []
    sets = [target.attribute("sanctions-set-id"), *(item.own_text() for item in target.all("sanctions-set-id"))]
    return TargetRecord(
        uid=target.attribute("ssid"),
        kind=kind,
        sex=body.attribute("sex") if body else "",
        object_type=body.attribute("object-type") if body else "",
        sets=tuple(filter(None, sets)),
        names=tuple(_name(name, is_main=is_main) for is_main, item in identities for name in item.all("name")),
        dates=tuple(_date(date_) for _, item in identities for date_ in item.all("day-month-year")),
        nationalities=tuple(_country(found) for _, item in identities for found in item.each("nationality", "country")),
        addresses=tuple(_address(place) for _, item in identities for place in item.all("address")),
        birth_places=tuple(_address(place) for _, item in identities for place in item.all("place-of-birth")),
        documents=tuple(_document(paper) for _, item in identities for paper in item.all("identification-document")),
        relations=tuple(_relation(item) for item in body.all("relation")) if body else (),
        justifications=_texts(body, "justification"),
        other=_texts(body, "other-information"),
        attributes=tuple(_attributes(target)),
        modifications=tuple(_modification(item) for item in target.all("modification")),
        leftovers=target.leftovers(UNUSED),
    )


def _body(target: Fields) -> tuple[str, Fields | None]:
    for kind in KINDS:
        if body := target.one(kind):
            return kind, body
    return "", None


def _attributes(target: Fields) -> list[tuple[str, str]]:
    found = [("Foreign identifier", item.own_text()) for item in target.all("foreign-identifier")]
    return [*found, *((item.attribute("name"), item.own_text()) for item in target.all("generic-attribute"))]


def _texts(body: Fields | None, name: str) -> tuple[str, ...]:
    return tuple(" ".join(item.own_text().split()) for item in body.all(name)) if body else ()


def _name(name: Fields, *, is_main: bool) -> NameRecord:
    kind, quality = name.attribute("name-type"), name.attribute("quality")
    return NameRecord(kind, quality, is_main, tuple(_part(item) for item in name.all("name-part")))


def _part(part: Fields) -> PartRecord:
    variants = ((item.attribute("script"), " ".join(item.own_text().split())) for item in part.all("spelling-variant"))
    return PartRecord(
        kind=part.attribute("name-part-type"),
        order=part.attribute("order"),
        value=" ".join(part.text("value").split()),
        variants=tuple((script, text) for script, text in variants if text),
    )


def _date(found: Fields) -> DateRecord:
    return DateRecord(
        day=found.attribute("day"),
        month=found.attribute("month"),
        year=found.attribute("year"),
        calendar=found.attribute("calendar"),
        quality=found.attribute("quality"),
    )


def _country(country: Fields) -> tuple[str, str]:
    return country.own_text(), country.attribute("iso-code")


def _address(place: Fields) -> AddressRecord:
    return AddressRecord(
        place_id=place.attribute("place-id"),
        care_of=place.text("c-o"),
        details=place.text("address-details"),
        po_box=place.text("p-o-box"),
        zip_code=place.text("zip-code"),
        remark=place.text("remarks") or place.text("remark"),
        quality=place.attribute("quality"),
        current=place.attribute("current"),
    )


def _document(paper: Fields) -> DocumentRecord:
    issuer, place = paper.one("issuer"), paper.one("place-of-issue")
    code = issuer.attribute("code") if issuer else ""
    return DocumentRecord(
        kind=paper.attribute("document-type"),
        number=paper.text("number"),
        issuer=(issuer.own_text() or code) if issuer else "",
        issued=paper.text("date-of-issue"),
        expires=paper.text("expiry-date"),
        place_id=place.attribute("place-id") if place else "",
        remark=paper.text("remark"),
    )


def _relation(relation: Fields) -> RelationRecord:
    kind, target_id = relation.attribute("relation-type"), relation.attribute("target-id")
    return RelationRecord(kind, target_id, relation.text("remark"))


def _modification(step: Fields) -> Modification:
    kind = step.attribute("modification-type")
    days = [step.attribute(f"{word}-date") for word in ("effective", "enactment", "publication")]
    return Modification(kind, next((day for text in days if (day := iso_day(text))), None))
