"""OFAC's notices to whole entities: names, weak names, scripts, addresses, numbers; deletions and changes are left alone."""

from collections.abc import Iterable

from hypothesis import given
from hypothesis import strategies as st

from seawall.entities import Entity, IdentifierKind, NameKind, Schema
from seawall.errors import Problem
from seawall.lists.ofac.announced import parse

ADDED = "The following entity has been added to OFAC's SDN List:"
GROUP = (
    'INTEGRITY TECHNOLOGY GROUP, INCORPORATED (a.k.a. BEIJING INTEGRITY TECHNOLOGY COMPANY, LIMITED; a.k.a. "YONGXIN ZHICHENG '
    'TECHNOLOGY GROUP COMPANY, LIMITED"; Chinese Simplified: 永信至诚科技集团股份有限公司), Room 103, Building 6, No. 9, Fenghao East '
    "Road, Haidian District, Beijing, China; Website www.integritytech.com.cn; Organization Established Date 02 Sep 2010; "
    "Equity Ticker 688244 CH; Unified Social Credit Code (USCC) 91110108562135265P (China) [CYBER2]."
)
PERSON = (
    "EXAMPLE, Person, Beijing, China; DOB 02 Sep 1980; nationality China; Gender Male; Passport E00000000 (China) "
    "(individual) [CYBER2] (Linked To: EXAMPLE GROUP)."
)


def read(*paragraphs: str) -> tuple[list[Entity], list[Problem]]:
    found = list(parse([(f"paragraph {at}", text) for at, text in enumerate(paragraphs, start=1)], "notice.txt"))
    return [one for one in found if isinstance(one, Entity)], [one for one in found if isinstance(one, Problem)]


def texts(values: Iterable[object]) -> list[str]:
    return [str(value) for value in values]


def test_an_entity_is_read_whole() -> None:
    (entity,), problems = read(ADDED, GROUP)
    assert problems == []
    assert [(name.text, name.kind, name.weak, name.script) for name in entity.names] == [
        ("INTEGRITY TECHNOLOGY GROUP, INCORPORATED", NameKind.PRIMARY, False, "Latn"),
        ("BEIJING INTEGRITY TECHNOLOGY COMPANY, LIMITED", NameKind.AKA, False, "Latn"),
        ("YONGXIN ZHICHENG TECHNOLOGY GROUP COMPANY, LIMITED", NameKind.AKA, True, "Latn"),
        ("永信至诚科技集团股份有限公司", NameKind.AKA, False, "Hani"),
    ]
    assert entity.programmes == ("CYBER2",)
    assert entity.addresses[0].country == "China"
    assert {one.kind: one.value for one in entity.identifiers} == {
        IdentifierKind.WEBSITE: "www.integritytech.com.cn",
        IdentifierKind.TICKER: "688244 CH",
        IdentifierKind.USCC: "91110108562135265P",
    }


def test_it_says_that_it_is_no_list_data_yet() -> None:
    (entity,), _ = read(GROUP)
    assert entity.designations[0].list_name == "announced, not list data yet"
    assert not entity.id.startswith("ofac-")


def test_a_person_has_birth_passport_and_ties() -> None:
    (entity,), problems = read(PERSON)
    assert problems == []
    assert entity.schema is Schema.PERSON
    assert entity.caption == "EXAMPLE, Person"
    assert texts(born.iso for born in entity.birth_dates) == ["1980-09-02"]
    assert entity.nationalities == ("China",)
    assert ("Linked To", "EXAMPLE GROUP") in [(fact.label, fact.value) for fact in entity.facts]


def test_two_entries_in_one_paragraph_are_two() -> None:
    entities, _ = read(f"{GROUP} {PERSON}")
    assert [entity.caption for entity in entities] == ["INTEGRITY TECHNOLOGY GROUP, INCORPORATED", "EXAMPLE, Person"]


def test_deletions_and_changes_are_told_and_not_taken() -> None:
    entities, problems = read("The following deletions have been made to OFAC's SDN List:", GROUP)
    assert entities == []
    assert "deletion or a change" in problems[0].why
    entities, problems = read(
        ADDED, "OLD EXAMPLE LLC, Moscow, Russia [CYBER2]. -to- NEW EXAMPLE LLC, Moscow, Russia [CYBER2]."
    )
    assert problems


def test_a_text_without_entries_says_so() -> None:
    assert "no entry" in read("Nothing is added here.")[1][0].why


@given(st.lists(st.text(max_size=200).map(lambda text: f"{text} (a.k.a. {text}) [CYBER2]."), max_size=3))
def test_any_text_gives_entities_or_problems(paragraphs: list[str]) -> None:
    entities, problems = read(*paragraphs)
    assert entities or problems
