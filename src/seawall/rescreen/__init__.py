"""The story of known customers: all screened once, and after a change of lists or customers only those concerned."""

from seawall.rescreen.results import ATTESTATIONS, Run, changes_of, runs
from seawall.rescreen.story import Rescreened, Rescreening, load_customers, rescreen, screen_all

__all__ = [
    "ATTESTATIONS", "Rescreened", "Rescreening", "Run", "changes_of", "load_customers", "rescreen", "runs", "screen_all",
]  # fmt: skip
