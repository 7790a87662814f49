"""Precision and recall over the whole of six published lists, against pairs that somebody looked at, each with why."""

import csv
from datetime import UTC, datetime
from pathlib import Path

import pytest

from seawall.clusters import Clusters
from seawall.clusters.rolls import references, roll_of
from seawall.corpus import Corpus, current
from seawall.refresh import FromFolder, refresh
from tests.lists.uk import may

LABELLED = Path(__file__).parent / "labelled.csv"
LISTS = ("us-ofac-sdn", "us-ofac-cons", "un-sc-consolidated", "eu-fisma-fsf", "uk-fcdo-sanctions", "ca-gac-autonomous",
         "au-dfat-consolidated")  # fmt: skip
FILES = {
    "sdn/sdn.csv": "ofac/sdn-2024-05/sdn_2024-05-03.csv",
    "sdn/add.csv": "ofac/2025-12/add.csv",
    "sdn/alt.csv": "ofac/2025-12/alt.csv",
    "CONS_ENHANCED.XML": "ofac/cons-2025-03/CONS_ENHANCED.XML",
    "un_consolidated_2026-02-27.xml": "un/un_consolidated_2026-02-27.xml",
    "fsf_2020-04-15.xml": "eu/format-samples/fsf_export_sample_2020-04-15.xml",
    "sema_2025-05.xml": "ca/sema_2025-05.xml",
    "regulation8_consolidated_2024-12.xlsx": "au/regulation8_consolidated_2024-12.xlsx",
}

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def corpus(shared_data: Path, tmp_path_factory: pytest.TempPathFactory) -> Corpus:
    """All lists of the data. The UK's without dates of birth: in that table they stand beside other people's numbers."""
    folder = tmp_path_factory.mktemp("lists")
    for name, source in FILES.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).symlink_to(shared_data / source)
    subjects = may.subjects(shared_data / "uk" / "2026-05")
    for subject in subjects.values():
        subject.births.clear()
    (folder / "uk.xml").write_bytes(may.as_xml(subjects.values()))
    home = tmp_path_factory.mktemp("home")
    refresh(home, FromFolder(folder), now=datetime(2026, 11, 22, tzinfo=UTC), lists=LISTS)
    return current(home)


def test_precision_is_995_in_a_thousand_on_pairs_that_somebody_looked_at(corpus: Corpus) -> None:
    with LABELLED.open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    assert len(rows) >= 200
    merged = [row for row in rows if row["right"] in corpus.clusters.members(row["left"])]
    wrong = [row for row in merged if row["verdict"] == "different"]
    same = [row for row in rows if row["verdict"] == "same"]
    assert 1 - len(wrong) / len(merged) >= 0.995, wrong
    assert len(merged) - len(wrong) >= 0.9 * len(same)


def test_what_the_lists_say_of_one_another_is_found(corpus: Corpus) -> None:
    pairs = _referring(corpus)
    missed = [pair for pair in pairs if pair[1] not in corpus.clusters.members(pair[0])]
    assert len(pairs) > 900
    assert len(missed) <= 0.005 * len(pairs), missed


def test_no_person_is_merged_without_a_date_or_a_number_or_a_reference(corpus: Corpus) -> None:
    names_only = [row for row in corpus.clusters.judgements if row.strength.name == "NAME" and row.verdict == "same"]
    assert names_only
    for row in names_only:
        assert {corpus.entity(row.left).schema.value, corpus.entity(row.right).schema.value}.isdisjoint(
            {"Person", "Vessel"}
        )


def test_no_cluster_has_two_entries_of_one_list_unless_that_list_says_so(corpus: Corpus) -> None:
    clusters: Clusters = corpus.clusters
    for members in clusters.clusters:
        rolls = [roll_of(corpus.entity(member)) for member in members]
        if len(set(rolls)) < len(rolls):
            groups = [
                key for member in members for key, _ in references(corpus.entity(member)) if key.startswith("ofsi:")
            ]
            assert len(set(groups)) < len(groups), members


def _referring(corpus: Corpus) -> list[tuple[str, str]]:
    bearers: dict[str, list[str]] = {}
    for entity in corpus:
        for key, _ in references(entity):
            bearers.setdefault(key, []).append(entity.id)
    return [(one, two) for several in bearers.values() for one in several for two in several if one < two]
