"""What the columns of a file of pairs mean, as a table."""

import pytest

from seawall.backtest.columns import plan_of, use_of
from seawall.errors import InputRefused, SettingRefused
from seawall.payments.tables.synonyms import Target

TABLE = [
    # header                 side, meaning
    ("name1", 1, "name"),
    ("name2", 2, "name"),
    ("name_2", 2, "name"),
    ("Name 1", 1, "name"),
    ("left", 1, "name"),
    ("query_name", 1, "name"),
    ("result_name", 2, "name"),
    ("candidate.firstName", 2, "first_name"),
    ("left.properties.birthDate", 1, "birth_date"),
    ("left.names", 1, "name"),
    ("right.addresses.country", 2, "country"),
    ("entity2.registrationNumber", 2, "registration"),
    ("birth_date1", 1, "birth_date"),
    ("country2", 2, "country"),
    ("gender1", 1, "gender"),
    ("schema2", 2, "type"),
    ("address1", 1, "address"),
    ("imo_number_2", 2, "imo"),
    ("id1", 1, "an identifier"),
    ("left.identifiers.value", 1, "an identifier"),
    ("right.weakAlias", 2, "a weak alias"),
    ("birht_date1", 0, ""),
    ("notes", 0, ""),
    ("case_id", 0, ""),
    ("score", 0, ""),
    ("name", 0, ""),
]


@pytest.mark.parametrize("header, side, meaning", TABLE)
def test_what_a_header_means(header: str, side: int, meaning: str) -> None:
    use = use_of(header)
    if use is None:
        assert (side, meaning) == (0, "")
        return
    said = "an identifier" if use.is_identifier else "a weak alias" if use.is_weak else str(use.target)
    assert (use.side, said) == (side, meaning)


def test_a_kind_stated_for_the_pair_holds_for_a_side_that_states_none() -> None:
    plan = plan_of(["schema", "name1", "name2", "schema2"], "pairs.csv")
    cells = [("schema", "Person"), ("name1", "A"), ("name2", "B"), ("schema2", "Vessel")]
    kinds = [
        [text for use, _, text in plan.columns(cells, side) if use.target is Target.TYPE] for side in (1, 2)
    ]  # fmt: skip
    assert kinds == [["Person"], ["Vessel"]]


def test_the_label_and_the_group_are_found_and_what_is_not_scored_is_known() -> None:
    headers = ["case_group", "schema", "name1", "name2", "is_match", "birht_date1"]
    plan = plan_of(headers, "pairs.csv")
    assert (plan.label, plan.group) == ("is_match", "case_group")
    assert plan.not_scored(headers) == ["birht_date1"]


REFUSED = [
    (["name1", "country2"], {}, InputRefused, "no column names side 2"),
    (["name", "expected"], {}, InputRefused, "no column names side 1"),
    (["name1", "name2", "name1"], {}, InputRefused, "2 columns named 'name1'"),
    (["name1", "name2"], {"label": "truth"}, SettingRefused, "no column 'truth'"),
    (["name1", "name2"], {"group": "tier"}, SettingRefused, "no column 'tier'"),
]


@pytest.mark.parametrize("headers, chosen, kind, said", REFUSED)
def test_what_is_no_file_of_pairs_is_refused(
    headers: list[str], chosen: dict[str, str], kind: type[Exception], said: str
) -> None:
    with pytest.raises(kind, match=said):
        plan_of(headers, "pairs.csv", **chosen)
