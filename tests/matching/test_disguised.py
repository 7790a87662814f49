"""Disguised names are found as the plain ones are, by every way of asking, and plain names score as before."""

import pytest

from seawall.entities import Designation, Entity, ListedName, Party, Role, Schema, Source
from seawall.matching import FieldMatcher
from seawall.matching.matcher import Matcher, listed_of

LISTED = Entity(
    "1",
    Schema.PERSON,
    (ListedName("SAMPLOVSKY, Examplar"), ListedName("Экземпляр Самплёвский")),
    (Designation("", "", ()),),
    Source("test", "", ""),
)
DISGUISED = [
    "S A M P L O V S K Y  E X A M P L A R",
    "E-X-A-M-P-L-A-R S-A-M-P-L-O-V-S-K-Y",
    "Examplar S A M P L O V S K Y",
    "Examplar%2520Samplovsky",
    "&#69;xamplar &amp;#83;amplovsky",
    "\\u0053amplovsky Examplar",
    "\u202eYKSVOLPMAS ralpmaxE\u202c",
    "Экземпляр Самплёвский".encode().decode("cp1251", "replace"),
    "".join(map(chr, "Экземпляр Самплёвский".encode())),
    "Example Trading d/b/a E X A M P L A R  S A M P L O V S K Y",
]


def _party(name: str) -> Party:
    return Party(Role.CUSTOMER, (name,), schema=Schema.PERSON)


@pytest.mark.parametrize("name", DISGUISED)
def test_a_disguised_name_is_found(name: str) -> None:
    listed = listed_of([LISTED])
    one = Matcher(listed).matches(_party(name), 0.85)
    assert [match.entity_id for match in one] == ["1"]
    assert Matcher(listed).matches_many([_party(name), _party("Max Example")], 0.85) == [one, []]


def test_a_disguised_name_among_other_words_is_found() -> None:
    field = "Payment of the rent for E X A M P L A R  S A M P L O V S K Y for March"
    found = FieldMatcher(listed_of([LISTED]), lambda _: LISTED).matches(_party(field), 0.7)
    assert [match.entity_id for match in found] == ["1"]


def test_a_plain_name_scores_as_before() -> None:
    matcher = Matcher(listed_of([LISTED]))
    plain = matcher.matches(_party("Examplar Samplovsky"), 0.5)
    spaced = matcher.matches(_party("E X A M P L A R  S A M P L O V S K Y"), 0.5)
    assert [(reason.feature, reason.points, reason.text) for reason in spaced[0].reasons] == [
        (reason.feature, reason.points, reason.text) for reason in plain[0].reasons
    ]
    assert plain[0].screened_name == "Examplar Samplovsky"
