"""The reference values of an ADVANCED file: the words behind its ids, by kind ("FeatureType" 8 is "Birthdate")."""

from dataclasses import dataclass

from seawall.records import XmlElement, local_name


@dataclass(frozen=True, slots=True)
class Reference:
    """One value: its words, and the attributes beside its id (a country's ISO2, a party subtype's PartyTypeID)."""

    words: str
    attributes: dict[str, str]


class References:
    """All values of one file. An id that is not there has no words: the caller says what that costs."""

    def __init__(self) -> None:
        self._values: dict[tuple[str, str], Reference] = {}

    def take(self, sets: XmlElement) -> None:
        """Read <ReferenceValueSets>: sets of elements that are named by their kind and carry an ID."""
        for values in sets:
            for xml in values:
                attributes = {name.rpartition("}")[2]: value for name, value in xml.attrib.items()}
                key = (local_name(xml), attributes.pop("ID", ""))
                self._values[key] = Reference((xml.text or "").strip(), attributes)

    def words(self, kind: str, uid: str) -> str:
        """The words of one value; empty where the file doesn't define it."""
        found = self._values.get((kind, uid))
        return found.words if found else ""

    def attribute(self, kind: str, uid: str, name: str) -> str:
        """An attribute of one value; empty where it or the value is missing."""
        found = self._values.get((kind, uid))
        return found.attributes.get(name, "") if found else ""

    def party_type(self, subtype_id: str) -> str:
        """OFAC's word for the type of party: "Vessel" and "Aircraft" are subtypes, "Individual" and "Entity" are types."""
        subtype = self.words("PartySubType", subtype_id)
        if subtype and subtype != "Unknown":
            return subtype
        return self.words("PartyType", self.attribute("PartySubType", subtype_id, "PartyTypeID"))

    def country(self, country_id: str, area_code_id: str) -> tuple[str, str]:
        """A country's name and ISO 3166-1 code; OFAC's "undetermined" area is no country."""
        if country_id:
            return self.words("Country", country_id), self.attribute("Country", country_id, "ISO2").lower()
        area = self.attribute("AreaCode", area_code_id, "Description")
        return ("", "") if area == "undetermined" else (area, self.words("AreaCode", area_code_id).lower())
