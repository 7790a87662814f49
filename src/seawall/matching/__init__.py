"""How alike a party and a listed entity are, and why: candidates, features, one score."""

from seawall.matching.asked_names import name_type, screened_names
from seawall.matching.askers import Askers
from seawall.matching.counterfactual import Change, changes
from seawall.matching.countries import country_code
from seawall.matching.fields import FieldMatcher, longer_fields, others_in, unread_names
from seawall.matching.identifier_index import find_identifier, identifier_table
from seawall.matching.identifiers import guesses, nats
from seawall.matching.identifiers import keys as keys_of
from seawall.matching.index import Index
from seawall.matching.index import build as build_index
from seawall.matching.match import Basis, Match, Reason, probability
from seawall.matching.matcher import (
    Listed,
    Matcher,
    listed_names,
    listed_of,
    records_of,
)
from seawall.matching.ofac_tool import ofac_tool_best, ofac_tool_of, ofac_tool_score
from seawall.matching.pairs import compare, compare_names
from seawall.matching.screener import prepare

__all__ = [
    "Askers",
    "Basis",
    "Change",
    "FieldMatcher",
    "Index",
    "Listed",
    "Match",
    "Matcher",
    "Reason",
    "build_index",
    "changes",
    "compare",
    "compare_names",
    "country_code",
    "find_identifier",
    "guesses",
    "identifier_table",
    "keys_of",
    "listed_names",
    "listed_of",
    "longer_fields",
    "name_type",
    "nats",
    "ofac_tool_best",
    "ofac_tool_of",
    "ofac_tool_score",
    "others_in",
    "prepare",
    "probability",
    "records_of",
    "screened_names",
    "unread_names",
]
