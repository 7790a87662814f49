"""Canada's XML to records that say what the file said, nothing more."""

from dataclasses import dataclass

from seawall.lists.draft import Leftover
from seawall.lists.fields import Fields
from seawall.records import XmlElement

# Each field by its element until 24 August 2026 and since then; a file may be of either time.
ELEMENTS = {
    "regime": ("Country", "Country-Pays"),
    "last_name": ("LastName", "LastName-NomDeFamille"),
    "given_name": ("GivenName", "GivenName-Prenom"),
    "entity_or_ship": ("EntityOrShip", "EntityOrShip-EntiteOuNavire"),
    "title": ("TitleOrShip", "TitleOrShipType-TitreOuTypeDeNavire"),
    "aliases": ("Aliases", "Aliases-Alias"),
    "born_or_built": (
        "DateOfBirthOrShipBuildDate",
        "DateOfBirthOrShipBuildDate-DateDeNaissanceOuDateDeConstructionDuNavire",
    ),
    "imo": ("ShipIMONumber", "ShipIMONumber-NumeroOMIDuNavire"),
    "schedule": ("Schedule", "Schedule-Annexe"),
    "item": ("Item", "Item-NumeroDarticle"),
    "listed_on": ("DateOfListing", "DateOfListing-DateDinscription"),
}


@dataclass(frozen=True, slots=True)
class Record:
    """One <record>: a person has last_name and given_name, an entity or a ship the one name. Texts are in one line."""

    regime: str
    last_name: str
    given_name: str
    entity_or_ship: str
    title: str
    aliases: str
    born_or_built: str
    imo: str
    schedule: str
    item: str
    listed_on: str
    leftovers: tuple[Leftover, ...]


def read_record(xml: XmlElement) -> Record:
    """Take one record apart; what this reader doesn't know stands in `leftovers`."""
    record = Fields(xml)
    texts = {field: _text(record, names) for field, names in ELEMENTS.items()}
    return Record(**texts, leftovers=record.leftovers({}))


def _text(record: Fields, names: tuple[str, ...]) -> str:
    """The first of its names that says something; the file breaks lines in the middle of names."""
    return next((text for name in names if (text := " ".join(record.text(name).split()))), "")
