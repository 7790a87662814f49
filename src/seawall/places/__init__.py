"""Places under territorial sanctions in words and codes: which jurisdiction a text, an address or a code names, and how surely.

Countries are not found in country codes alone: "Yalta, Krimea" in an address line is what enforcement cases are about
(Amazon, 2020; OFAC's Framework, root cause VI). What follows from a hit is the policy's to say.
"""

from seawall.places.codes import place_of_code
from seawall.places.find import Certainty, PlaceHit, places_in
from seawall.places.table import Jurisdiction, PlaceKind, Restriction, jurisdictions

__all__ = [
    "Certainty",
    "Jurisdiction",
    "PlaceHit",
    "PlaceKind",
    "Restriction",
    "jurisdictions",
    "place_of_code",
    "places_in",
]
