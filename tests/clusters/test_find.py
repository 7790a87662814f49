"""All judgements over some lists: who asks whom, what is asked again after a change, and that it makes no difference."""

from dataclasses import replace

import pytest

from seawall.clusters import NOTHING_KNOWN, clusters_of, found_among
from seawall.clusters.find import print_of
from seawall.entities import Entity, Schema, Source
from seawall.matching import listed_of
from tests.clusters.made import EU, OFAC, UK, entry

OTHERS = [
    entry(f"ofac-{number}", f"EXAMPLE TRADING {word} LLC") for number, word in enumerate(("ALPHA", "BRAVO", "CHARLIE"))
]
ALL = [OFAC, *OTHERS, EU, UK, entry("un-QDi.001", "IVAN TESTOV", schema=Schema.PERSON, born=["1970-05-02"])]


def test_the_seed_company_is_one_party_on_three_lists() -> None:
    known = found_among(ALL, listed_of(ALL), "test")
    found = clusters_of(ALL, known.judgements, ())
    assert found.clusters == (("ofac-50543", "eu-32019R0796-I.B-5", "uk-CYB0113"),)


def test_one_list_by_itself_is_not_judged() -> None:
    alone = [OFAC, *OTHERS]
    assert found_among(alone, listed_of(alone), "test").judgements == ()


def test_where_an_entry_was_read_changes_nothing_about_it() -> None:
    assert print_of(OFAC) == print_of(replace(OFAC, source=Source("us-ofac-sdn", "another.csv", "line 9")))
    assert print_of(OFAC) != print_of(replace(OFAC, title="Company"))


_LATER = [
    ("nothing", lambda rows: rows),
    ("an entry left", lambda rows: [row for row in rows if row.id != "uk-CYB0113"]),
    ("an entry came", lambda rows: [*rows, entry("un-QDi.002", "EXAMPLE TRADING BRAVO LLC")]),
    ("the asked one changed", lambda rows: [replace(row, identifiers=()) if row.id == "ofac-50543" else row for row in rows]),
    ("the asking one changed", lambda rows: [replace(row, names=row.names[:1]) if row.id == "uk-CYB0113" else row for row in rows]),
]  # fmt: skip


@pytest.mark.parametrize("_, change", _LATER, ids=[name for name, _ in _LATER])
def test_judging_only_what_changed_gives_what_judging_all_gives(_: str, change: object) -> None:
    many = [*ALL[:4], *(entry(f"ofac-9{number}", f"FILLER {number} EXAMPLE") for number in range(40)), *ALL[4:]]
    before = found_among(many, listed_of(many), "test")
    later: list[Entity] = change(many)  # type: ignore[operator]
    assert found_among(later, listed_of(later), "test", before) == found_among(
        later, listed_of(later), "test", NOTHING_KNOWN
    )


def test_what_another_engine_judged_is_judged_again() -> None:
    before = found_among(ALL, listed_of(ALL), "old")
    assert {row.by for row in found_among(ALL, listed_of(ALL), "new", before).judgements} == {"seawall new"}
