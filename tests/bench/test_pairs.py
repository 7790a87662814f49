"""Labelled pairs: all sources are read, and the halves stay apart."""

from pathlib import Path

import pytest


def test_every_source_gives_pairs_and_both_halves_hold_about_as_many(shared_data: Path) -> None:
    pytest.importorskip("yaml")
    from bench.pairs import all_pairs  # noqa: PLC0415 – it needs a library that only the benchmark has

    assert shared_data
    pairs = all_pairs()
    assert [pair.source for pair in pairs].count("name_bench") == 424
    assert {pair.source for pair in pairs} == {"name_bench", "entity_checks", "cross_script", "probablepeople"}
    assert 0.4 < sum(pair.is_development for pair in pairs) / len(pairs) < 0.6
    assert pairs == all_pairs()
