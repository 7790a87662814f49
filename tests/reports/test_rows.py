"""Rows of decisions: one a finding, with columns that people build on."""

from seawall.reports import COLUMNS, rows
from tests.reports.made_decisions import decision, with_two_findings

# People build on these: a new column goes to the end, and none is ever renamed.
STABLE = (
    "key kind source place outcome why party role party_place entity_id entity list programmes score basis "
    "screened_name listed_name weak_aka finding_outcome reasons authorities problems notes corpus policy engine "
    "decided_at ofac_tool_emulated counterfactual action question licence conditions"
).split()


def test_the_columns_are_those_that_people_build_on() -> None:
    assert list(COLUMNS[: len(STABLE)]) == STABLE


def test_every_row_has_every_column_and_no_other() -> None:
    for row in (*rows(decision()), *rows(with_two_findings())):
        assert set(row) == set(COLUMNS)


def test_a_subject_without_findings_is_one_row_with_those_columns_empty() -> None:
    (row,) = rows(decision())
    assert (row["key"], row["outcome"], row["party"]) == ("C-1", "release", "Example Trading LLC")
    assert not any(
        row[column] for column in ("entity_id", "score", "reasons", "list", "finding_outcome", "ofac_tool_emulated")
    )


def test_each_finding_is_a_row_strictest_first() -> None:
    first, second = rows(with_two_findings())
    assert (first["entity_id"], first["finding_outcome"], first["list"]) == ("ofac-1", "block", "OFAC SDN")
    assert (second["entity_id"], second["finding_outcome"], second["list"]) == ("ofac-2", "review", "OFAC SSI")
    assert first["outcome"] == second["outcome"] == "block"
    assert first["score"] == "0.9933"
    assert first["reasons"] == "name +5.00 (the names are alike)"
    assert "FAQ 36" in first["authorities"]
    assert first["authorities"].endswith("[B]")
    assert first["problems"] == "customers.csv row 7 date_of_birth: this is no date (said '31.02.1960')"
    assert first["notes"] == "us-ofac-sdn: last fetched 3 days ago"
    assert first["decided_at"] == "2026-08-20T16:00:00+00:00"


def test_half_a_character_is_written_as_a_question_mark() -> None:
    (row,) = rows(decision(name="Sm\ud800th"))
    assert row["party"] == "Sm?th"
