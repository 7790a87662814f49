"""Two entries of two lists: what makes them one party, what keeps them apart, and what leaves it open."""

import pytest

from seawall.clusters import Verdict
from seawall.clusters.judgement import Strength
from seawall.entities import Entity, IdentifierKind, Schema
from tests.clusters.made import EU, OFAC, UK, entry, judged

PERSON, VESSEL = Schema.PERSON, Schema.VESSEL
PASSPORT, IMO, LEI = IdentifierKind.PASSPORT, IdentifierKind.IMO, IdentifierKind.LEI
SAME, UNSURE, DIFFERENT = Verdict.SAME, Verdict.UNSURE, Verdict.DIFFERENT


def person(entity_id: str, name: str, *born: str, **more: object) -> Entity:
    return entry(entity_id, name, schema=PERSON, born=born, **more)  # type: ignore[arg-type]


CASES = [
    ("one USCC", EU, OFAC, SAME, "the same USCC 91110108562135265P"),
    ("one whole name under one regime", UK, OFAC, SAME, "both are listed for cyber activities"),
    ("a name and a day of birth", person("uk-1", "Ivan Exampleovich TESTOV", "1970-05-02"),
     person("ofac-1", "TESTOV, Ivan Exampleovich", "1970-05-02"), SAME, "born 1970-05-02"),
    ("a name alone is no person", person("uk-1", "Ivan Exampleovich TESTOV"),
     person("ofac-1", "TESTOV, Ivan Exampleovich"), UNSURE, "no date of birth or identifier is known on both lists"),
    ("one name, two days of birth", person("uk-1", "Ivan Exampleovich TESTOV", "1970-05-02"),
     person("ofac-1", "TESTOV, Ivan Exampleovich", "1952-04-19"), DIFFERENT, "born 1970-05-02 and 1952-04-19"),
    ("a day that stands for a year", person("uk-1", "Abdul EXAMPLE", "1970-01-01", tags=("X",)),
     person("ofac-1", "EXAMPLE, Abdul", "1970-01-01", tags=("Y",)), UNSURE, "born 1970-01-01 and 1970-01-01, which may be the same"),
    ("a father and his son", person("uk-1", "Noor Barzan Ibrahim EXAMPLE"),
     person("un-1", "BARZAN IBRAHIM EXAMPLE", "1951"), UNSURE, ""),
    ("a passport and a name", person("uk-1", "Ivan TESTOV", numbers=[(PASSPORT, "A12345678")]),
     person("ofac-1", "TESTOV, Ivan", numbers=[(PASSPORT, "A12345678")]), SAME, "the same passport A12345678"),
    ("a passport that two people share by a slip", person("uk-1", "Azim AGHAJANI", numbers=[(PASSPORT, "A12345678")]),
     person("un-1", "ALI AKBAR TABATABAEI", numbers=[(PASSPORT, "A12345678")]), UNSURE, "the names are not alike"),
    ("a number too short to say anything", person("uk-1", "Ivan TESTOV", numbers=[(PASSPORT, "12345")]),
     person("ofac-1", "TESTOV, Ivan", numbers=[(PASSPORT, "12345")]), UNSURE, "no date of birth"),
    ("one ship under two names", entry("uk-1", "LAURYN", schema=VESSEL, numbers=[(IMO, "IMO9259599")]),
     entry("ofac-1", "HAI II", schema=VESSEL, numbers=[(IMO, "9259599")]), SAME, "the same IMO number"),
    ("two ships of one name", entry("uk-1", "MARLIN", schema=VESSEL, numbers=[(IMO, "9396854")]),
     entry("ofac-1", "MARLIN", schema=VESSEL, numbers=[(IMO, "9585912")]), DIFFERENT, "different IMO number"),
    ("a ship by its name alone", entry("uk-1", "MARLIN EXAMPLE", schema=VESSEL),
     entry("ofac-1", "MARLIN EXAMPLE", schema=VESSEL), UNSURE, "no number is the same"),
    ("a ship and a man", entry("uk-1", "IVAN TESTOV", schema=VESSEL), person("ofac-1", "IVAN TESTOV"), DIFFERENT, "one is a"),
    ("two funds of one house", entry("uk-1", "Example Infrastructure Fund XII", tags=("RUS",)),
     entry("ofac-1", "EXAMPLE INFRASTRUCTURE FUND XIII", tags=("RUSSIA-EO14024",)), UNSURE, ""),
    ("a parent and its daughter", entry("uk-1", "Example Bank International PLC", tags=("IRN",)),
     entry("ofac-1", "EXAMPLE BANK", tags=("IRAN",)), UNSURE, ""),
    ("only another name is the same", entry("uk-1", "Ansar of Example", "Holy Warriors of Example"),
     entry("ofac-1", "LIONS OF EXAMPLE", "HOLY WARRIORS OF EXAMPLE"), UNSURE, "not the main name of both"),
    ("one name in two countries", entry("uk-1", "Orbis Marine Logistics", country="Panama", tags=("X",)),
     entry("ofac-1", "ORBIS MARINE LOGISTICS", country="Iran", tags=("Y",)), UNSURE, "no country in common"),
    ("the UK names the UN's entry", person("uk-1", "Ivan TESTOV", facts=(("UN Reference Number", "QDi.001"),)),
     person("un-QDi.001", "IVAN TESTOV"), SAME, "un-QDi.001 says its number is QDi.001"),
    ("the UK names the UN's entry of another", person("uk-1", "Dimitri HERARD", facts=(("UN Reference Number", "HTi.009"),)),
     person("un-HTi.009", "KEMPES SANON"), UNSURE, "the names are not alike"),
    ("two firms with two LEIs", entry("uk-1", "Example Zenith Bank", numbers=[(LEI, "253400V1H6ART1UQ0N98")], tags=("RUS",)),
     entry("ofac-1", "EXAMPLE ZENITH BANK", numbers=[(LEI, "5299008ONRYZRO61SY92")], tags=("RUSSIA-EO14024",)),
     DIFFERENT, "different LEI"),
]  # fmt: skip


@pytest.mark.parametrize("case, one, two, verdict, why", CASES, ids=[case[0] for case in CASES])
def test_two_entries_are_judged(case: str, one: Entity, two: Entity, verdict: Verdict, why: str) -> None:
    found = judged(one, two)
    assert found.verdict is verdict, (case, found)
    assert why in "; ".join(found.why)


def test_a_weak_alias_tells_nobody_who_is_meant() -> None:
    weak = entry("ofac-1", "QUITE ANOTHER NAME", "'YONGXIN ZHICHENG TECHNOLOGY GROUP COMPANY, LIMITED'")
    assert judged(EU, weak).verdict is not Verdict.SAME


def test_one_regime_lists_a_party_twice_and_says_so() -> None:
    one = person("uk-BEL0005", "Yuri Example KARAEV", facts=(("OFSI Group ID", "13923"),))
    two = person("uk-GHR0055", "Yuri Example KARAYEV", facts=(("OFSI Group ID", "13923"),))
    assert (judged(two, one).verdict, judged(two, one).strength) == (Verdict.SAME, Strength.REFERENCE)


def test_two_entries_of_one_list_that_name_one_entry_of_another_are_still_two() -> None:
    one = person("uk-INU0276", "Ahmad EXAMPLE", facts=(("UN Reference Number", "IRi.012"),))
    two = person("uk-INU0279", "Ahmad EXAMPLE", facts=(("UN Reference Number", "IRi.012"),))
    assert judged(two, one).verdict is not Verdict.SAME


def test_a_judgement_names_its_pair_in_one_order_whoever_asks() -> None:
    assert judged(EU, OFAC).pair == judged(OFAC, EU).pair == ("eu-32019R0796-I.B-5", "ofac-50543")
