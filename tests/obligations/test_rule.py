"""The table of rules: whole, cited, marked; a table that makes no sense is refused with the place."""

from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seawall.errors import SettingRefused
from seawall.obligations import read_table, shipped_table
from seawall.obligations.rule import LedBy, Standing

SHIPPED = (files("seawall.obligations") / "rules.toml").read_text("utf-8")


def test_every_rule_cites_its_authority_and_says_who_is_bound_and_how_far_it_was_checked() -> None:
    rows = shipped_table().rule
    assert len(rows) >= 18
    assert all(row.authority and row.binds and row.source and row.mark for row in rows)


def test_everything_that_can_be_found_leads_to_some_rule() -> None:
    assert {led for row in shipped_table().rule for led in row.led_by} == set(LedBy)


def test_what_is_proposed_or_voluntary_is_marked_so_and_counts_no_days() -> None:
    assert {row.id for row in shipped_table().rule if row.standing is Standing.PROPOSED} == {
        "us-circia-incident",
        "us-circia-ransom",
    }
    assert not [row.id for row in shipped_table().rule if row.standing is not Standing.LAW and row.count]


# what is written in place of what | what the refusal says
WRONG = [
    ('id = "us-8k"', 'id = "us-block"', "2 rules with the id 'us-block'"),
    ('regime = "EU"', 'regime = "EEA"', "no regime is called 'EEA'"),
    ('mark = "A"', 'mark = "Z"', "can't be read"),
    ('led_by = ["listing"]', "led_by = []", "nothing leads to it"),
    ("valid_to = 2025-03-11", "valid_to = 1990-01-01", "it ends on 1990-01-01, before it begins"),
    ('replaced_by = "us-records-10"', 'replaced_by = "us-records-11"', "there is no rule 'us-records-11'"),
    ('id = "touched-alone"', 'id = "touched"', "the reading 'touched-alone' is missing"),
    ('standing = "proposed"', 'standing = "proposed"\ncount = 3\nunit = "business days"', "has no last day"),
    ("count = 4\n", "", "count and unit belong together"),
    ('binds = "nobody"', 'binds = " "', "binds must not be empty"),
    ('clock = "24 hours after the payment"', "", "can't be read"),
    ('mark = "M"\n', 'mark = "M"\ntitel = "x"\n', "can't be read"),
]


@pytest.mark.parametrize(("was", "becomes", "said"), WRONG)
def test_a_table_that_makes_no_sense_is_refused_with_the_place(was: str, becomes: str, said: str) -> None:
    assert was in SHIPPED
    with pytest.raises(SettingRefused) as refusal:
        read_table(SHIPPED.replace(was, becomes).encode(), "mine.toml")
    assert said in str(refusal.value)
    assert "mine.toml" in str(refusal.value)


@given(st.binary(max_size=300) | st.text(max_size=300).map(str.encode))
def test_any_bytes_give_a_table_or_a_refusal(data: bytes) -> None:
    with pytest.raises(SettingRefused):
        read_table(data, "any.toml")
