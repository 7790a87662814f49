"""Counting is where a benchmark deceives first: small cases that can be counted by hand."""

from bench.measures import best_threshold, confusion, false_hits, rank, threshold_for

SCORED = [(0.9, True), (0.8, False), (0.7, True), (0.2, True), (0.1, False)]


def test_precision_recall_and_f1_are_counted_at_the_threshold() -> None:
    counted = confusion(SCORED, 0.7)
    assert (counted.hits, counted.false, counted.missed, counted.rejected) == (2, 1, 1, 1)
    assert (counted.precision, counted.recall, counted.f1) == (2 / 3, 2 / 3, 2 / 3)


def test_the_best_threshold_is_one_of_the_scores() -> None:
    assert best_threshold(SCORED) == 0.2


def test_ties_are_in_the_engines_favour_and_twins_do_not_count() -> None:
    answer = [(1, 0.9), (2, 0.9), (3, 0.8), (4, 0.7)]
    assert rank(answer, 2, {2}) == 1
    assert rank(answer, 4, {4, 1}) == 3
    assert rank(answer, 9, {9}) is None


def test_a_recall_out_of_reach_has_no_threshold() -> None:
    assert threshold_for([0.9, 0.8, None, 0.5], 0.75) == 0.5
    assert threshold_for([0.9, 0.8, None, 0.5], 0.95) is None


def test_false_hits_are_entities_for_each_name() -> None:
    assert false_hits([[(1, 0.9), (2, 0.5)], [], [(3, 0.7)], []], 0.7) == 0.5
