"""Several names in one string: which are names of their own, and what a slash doesn't part."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seawall.names import NameType, alternatives
from seawall.names.alternatives import MOST_ALTERNATIVES

ORG, PER = NameType.ORGANISATION, NameType.PERSON

SEVERAL = [
    ("Al-Qa'ida/Islamic Army", ORG, {"Al-Qa'ida"}),
    ("Lord's Resistance Movement/Army", ORG, {"Lord's Resistance Movement", "Lord's Resistance Army"}),
    ("7th of Tir Industries of Isfahan/Esfahan", ORG, {"7th of Tir Industries of Esfahan"}),
    ("Example Trading LLC/Sample Shipping GmbH", ORG, {"Example Trading LLC", "Sample Shipping GmbH"}),
    ("New People's Army / Communist Party of the Philippines", ORG, {"Communist Party of the Philippines"}),
    ("Azim Adhajani; Azim Agha-Jani", PER, {"Azim Adhajani", "Azim Agha-Jani"}),
    ("Examplar Samplovsky (Экземпляр Самплёвский)", PER, {"Examplar Samplovsky", "Экземпляр Самплёвский"}),
    ("Экземпляр Самплёвский (Examplar Samplovsky)", ORG, {"Examplar Samplovsky", "Экземпляр Самплёвский"}),
]


@pytest.mark.parametrize(("text", "kind", "names"), SEVERAL)
def test_each_name_of_a_string_is_a_name(text: str, kind: NameType, names: set[str]) -> None:
    found = alternatives(text, kind)
    assert found[0] == text
    assert names <= set(found)


ONE = [
    ("Maersk A/S", ORG),
    ("M/S Aren Ship Management", ORG),
    ("Golden Sun I/E Dalian Co., Ltd.", ORG),
    ("DHKP/C", ORG),
    ("Department 140/14", ORG),
    ("Example Payer c/o Sample Bank", ORG),
    ("Invoice 12/2026", NameType.UNKNOWN),
    ("Night/Day Vision One", NameType.OBJECT),
    ("Example Trading LLC", ORG),
    ("Examplar Samplovsky (Россия)", PER),
    ("Examplar Samplovsky (Экземпляр) & Sons", ORG),
    ("Exämplar (Samplovsky)", PER),
    ("華信船務(香港)有限公司", ORG),
]


@pytest.mark.parametrize(("text", "kind"), ONE)
def test_what_is_one_name_stays_one(text: str, kind: NameType) -> None:
    assert alternatives(text, kind) == (text,)


NO_NAMES = [
    ("Example Machinery Import/Export Corporation", ORG, "Export Corporation"),
    ("Organization of Special Industries; Special Group", ORG, "Special Group"),
    ("Alexandra Example/Exampel", PER, "Exampel"),
    ("The Base of the Example Movement/Mesopotamia", ORG, "Mesopotamia"),
]


@pytest.mark.parametrize(("text", "kind", "part"), NO_NAMES)
def test_a_part_that_says_too_little_is_no_name(text: str, kind: NameType, part: str) -> None:
    assert part not in alternatives(text, kind)


@given(text=st.text(alphabet="abcXYZ /;&.'1áж", max_size=80), kind=st.sampled_from(NameType))
def test_any_text_gives_itself_first_and_few_others(text: str, kind: NameType) -> None:
    found = alternatives(text, kind)
    assert found[0] == text
    assert len(found) <= MOST_ALTERNATIVES + 1
    assert len(set(found)) == len(found)
