"""Labelled pairs and names, and what a threshold finds and costs on them: the evidence for a policy's numbers."""

from seawall.backtest.measures import Confusion, Labelled, Point, best_threshold, confusion_at, sweep
from seawall.backtest.pair import Pair
from seawall.backtest.read import PairFile, looks_like_pairs, open_pairs

__all__ = [
    "Confusion", "Labelled", "Pair", "PairFile", "Point", "best_threshold", "confusion_at", "looks_like_pairs", "open_pairs", "sweep",
]  # fmt: skip
