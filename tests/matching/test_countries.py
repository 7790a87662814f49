"""Countries as lists and files write them."""

import pytest
from rigour.territories import lookup_territory

from seawall.corpus import Corpus
from seawall.matching.countries import country_code, own_names


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("CN", "cn"),
        (" uk ", "gb"),
        ("China", "cn"),
        ("CHINA", "cn"),
        ("Korea, North", "kp"),
        ("Congo, Democratic Republic of the", "cd"),
        ("Bahamas, The", "bs"),
        ("Burma", "mm"),
        ("Turkey", "tr"),
        ("Türkiye", "tr"),
        ("Российская Федерация", "ru"),
        ("中国", "cn"),
        ("Crimea", "ua"),
        ("USA", "us"),
        ("undetermined", ""),
        ("", ""),
        (",", ""),
    ],
)
def test_a_country_is_known_as_it_is_written(written: str, code: str) -> None:
    assert country_code(written) == code


def test_the_short_way_says_what_the_long_table_says() -> None:
    told = {name: lookup_territory(name) for name in own_names()}
    assert {name: found.code if found else "" for name, found in told.items()} == own_names()


def test_a_listed_country_is_the_one_of_the_long_table(example_corpus: Corpus) -> None:
    written = {
        text
        for entity in example_corpus
        for text in (*entity.nationalities, *entity.citizenships, *(one.country for one in entity.addresses))
        if len(text) > 2
    }
    assert len(written) > 10
    for text in written:
        found = lookup_territory(text)
        # The long table knows no names turned round a comma.
        if found or "," not in text:
            assert country_code(text) == (found.code.partition("-")[0] if found else "")
