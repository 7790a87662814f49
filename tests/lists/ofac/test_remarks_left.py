"""Remarks of the XML formats: ties in parentheses, and words that stay words."""

import pytest

from seawall.entities import Source
from seawall.lists.ofac.draft import Draft
from seawall.lists.ofac.remarks_left import take_remark


@pytest.mark.parametrize(
    ("text", "ties", "facts"),
    [
        ("(Linked To: HAMAS)", ["HAMAS"], []),
        ("(Linked To: BANK (TEHRAN))", ["BANK (TEHRAN)"], []),
        ("(Linked To: HUAWEI TECHNOLOGIES CO., LTD.)", ["HUAWEI TECHNOLOGIES CO., LTD."], []),
        ("(Linked To: A COMPANY; Linked To: B COMPANY)", ["A COMPANY", "B COMPANY"], []),
        ("HAMAS - Hebron; (Linked To: HAMAS)", ["HAMAS"], ["HAMAS - Hebron"]),
        ("All offices worldwide.", [], ["All offices worldwide."]),
        ("", [], []),
    ],
)
def test_ties_become_links_and_words_become_facts(text: str, ties: list[str], facts: list[str]) -> None:
    draft = Draft("1", Source("ofac-sdn", "x.xml", "1"))
    take_remark(draft, text, is_person=False)
    assert [link.target_name for link in draft.links] == ties
    assert [fact.value for fact in draft.facts] == facts
    assert draft.problems == []


def test_words_that_are_not_known_are_kept_and_said() -> None:
    draft = Draft("1", Source("ofac-sdn", "x.xml", "1"))
    take_remark(draft, "Lorem ipsum dolor", is_person=False)
    assert draft.unread == ["remarks: Lorem ipsum dolor"]
    assert len(draft.problems) == 1
