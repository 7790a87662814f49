"""What SECO's targets point to: the sanctions sets of the programmes, and the places of addresses and births."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import BinaryIO

from seawall.errors import Problem
from seawall.lists.draft import Leftover
from seawall.lists.fields import Fields
from seawall.records import Element, XmlElement, elements

_ENGLISH = "eng"
# Known, and of no use to screening: "parent/child" with the reason why it is left.
UNUSED = {
    "sanctions-program/@ssid": "targets point to the sanctions sets, not to the programme",
    "sanctions-program/@version-date": "the date of the list says which version it is",
    "sanctions-program/@predecessor-version-date": "the date of the list says which version it is",
    "location-variant/@variant-type": "every variant is kept",
    "area-variant/@variant-type": "every variant is kept",
}


@dataclass(frozen=True, slots=True)
class SanctionsSet:
    """What a target is subject to: the programme's key and name, the set's own text, and whose measure it follows."""

    programme: str
    ordinance: str
    text: str
    origin: str


@dataclass(frozen=True, slots=True)
class Place:
    """One place with the other ways in which it is written."""

    location: str = ""
    area: str = ""
    country: str = ""
    country_code: str = ""
    variants: tuple[str, ...] = ()


@dataclass(slots=True)
class Context:
    """Sets and places by their ids; filled by the first reading of the file."""

    sets: dict[str, SanctionsSet] = field(default_factory=dict)
    places: dict[str, Place] = field(default_factory=dict)


def read_context(stream: BinaryIO, file: str, root: str, context: Context) -> Iterator[Problem]:
    """Fill the context, and say what is not known in it. That the file is cut short is said by its second reading."""
    readers = {f"{root}/sanctions-program": _take_programme, f"{root}/place": _take_place}
    for item in elements(stream, file, *readers):
        if isinstance(item, Element):
            take = readers["/".join(item.path.split("/")[-2:])]
            for leftover in take(item.xml, context):
                why = "this part of the record is not known"
                yield Problem(file, item.place, leftover.path, leftover.text, why)


def _take_programme(xml: XmlElement, context: Context) -> tuple[Leftover, ...]:
    programme = Fields(xml)
    key, name = _in_english(programme, "program-key"), _in_english(programme, "program-name")
    origin = programme.text("origin")
    texts: dict[str, dict[str, str]] = {}
    for item in programme.all("sanctions-set"):
        texts.setdefault(item.attribute("ssid"), {})[item.attribute("lang")] = " ".join(item.own_text().split())
    for ssid, by_language in texts.items():
        context.sets[ssid] = SanctionsSet(key, name, _english(by_language), origin)
    return programme.leftovers(UNUSED)


def _in_english(programme: Fields, name: str) -> str:
    return _english({item.attribute("lang"): " ".join(item.own_text().split()) for item in programme.all(name)})


def _english(by_language: dict[str, str]) -> str:
    """The English text, else the first there is: an ordinance without an English name is none the less one."""
    return by_language.get(_ENGLISH) or next(iter(by_language.values()), "")


def _take_place(xml: XmlElement, context: Context) -> tuple[Leftover, ...]:
    fields = Fields(xml)
    ssid = fields.attribute("ssid")
    location, area = fields.text("location"), fields.text("area")
    country = fields.one("country")
    context.places[ssid] = Place(
        location=location,
        area=area,
        country=country.own_text() if country else "",
        country_code=country.attribute("iso-code").lower() if country else "",
        variants=tuple(_variants(fields)),
    )
    return fields.leftovers(UNUSED)


def _variants(fields: Fields) -> Iterator[str]:
    for name in ("location-variant", "area-variant"):
        yield from (text for item in fields.all(name) if (text := item.own_text()))
