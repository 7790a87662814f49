"""The treatments do what their names say, to names of the right kind, the same every time."""

import random

import pytest
from bench.treatments import TREATMENTS, Treatment, treat
from hypothesis import given
from hypothesis import strategies as st

BY_NAME = {treatment.name: treatment for treatment in TREATMENTS}


@pytest.mark.parametrize("treatment", TREATMENTS, ids=lambda treatment: treatment.name)
def test_every_treatment_gives_the_same_for_the_same_seed(treatment: Treatment) -> None:
    for name, schema in (
        ("PETROV, Ivan Sergeyevich", "Person"),
        ("EXAMPLE TRADING LIMITED LIABILITY COMPANY OF SEA", "LegalEntity"),
    ):
        assert treat(treatment, name, schema, "1") == treat(treatment, name, schema, "1")


@given(st.sampled_from(TREATMENTS), st.text(max_size=60), st.sampled_from(["Person", "LegalEntity", "Vessel"]))
def test_no_text_upsets_a_treatment(treatment: Treatment, name: str, schema: str) -> None:
    changed = treat(treatment, name, schema, "1")
    assert changed is None or changed


@pytest.mark.parametrize(
    ("name", "before", "schema", "words"),
    [
        ("missing", "PETROV, Ivan Sergeyevich", "Person", 2),
        ("extra", "PETROV, Ivan", "Person", 3),
        ("glued", "PETROV, Ivan Sergeyevich", "Person", 2),
        ("split", "PETROVSKY, Ivan", "Person", 3),
        ("title", "PETROV, Ivan Sergeyevich", "Person", 4),
    ],
)
def test_words_are_lost_added_glued_and_split(name: str, before: str, schema: str, words: int) -> None:
    changed = treat(BY_NAME[name], before, schema, "1")
    assert changed is not None
    assert len(changed.replace("Prof. Dr.", "Dr.").split()) == words


def test_a_person_never_loses_the_family_name() -> None:
    changed = [
        BY_NAME["missing"].change("PETROV, Ivan Sergeyevich", "Person", random.Random(seed)) for seed in range(20)
    ]
    assert {text.split()[-1] for text in changed if text} == {"PETROV"}


def test_an_initial_stands_for_a_given_name_only() -> None:
    changed = {
        BY_NAME["initials"].change("PETROV, Ivan Sergeyevich", "Person", random.Random(seed)) for seed in range(30)
    }
    assert changed == {"I Sergeyevich PETROV", "I. Sergeyevich PETROV", "Ivan S PETROV", "Ivan S. PETROV"}


def test_a_company_keeps_two_words_of_its_own() -> None:
    assert treat(BY_NAME["missing"], "SPARROW TRADING LIMITED", "LegalEntity", "1") is None


def test_names_too_short_to_be_known_again_are_left_alone() -> None:
    assert [treat(treatment, "DAN", "Vessel", "1") for treatment in TREATMENTS if treatment.name != "clean"] == [
        None
    ] * (len(TREATMENTS) - 1)


def test_a_line_is_cut_after_35_characters() -> None:
    changed = treat(BY_NAME["cut"], "EXAMPLE SHIPBUILDING AND REPAIR YARD OF THE NORTH", "LegalEntity", "1")
    assert changed == "EXAMPLE SHIPBUILDING AND REPAIR YAR"


@pytest.mark.parametrize(
    ("name", "before", "expected"),
    [
        ("Cyrillic", "ZHUKOV, Yuriy", "Юрий Жуков"),
        ("Arabic", "KARIM, Ahmad", "أحمد كريم"),
        ("Greek", "PAPADOPOULOS, Nikolaos", "Νικολαος Παπαδοπουλος"),
    ],
)
def test_names_are_written_in_other_scripts(name: str, before: str, expected: str) -> None:
    assert treat(BY_NAME[name], before, "Person", "1") == expected
