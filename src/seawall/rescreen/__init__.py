"""The story of known customers: all screened once, and after a change of lists or customers only those concerned."""

from seawall.rescreen.results import ATTESTATIONS, Run, runs
from seawall.rescreen.story import Rescreened, Rescreening, load_customers, rescreen, screen_all
from seawall.rescreen.telling import Untold, changes_of, marked, told, untold, was_cut_short

__all__ = [
    "ATTESTATIONS", "Rescreened", "Rescreening", "Run", "Untold", "changes_of", "load_customers", "marked", "rescreen", "runs",
    "screen_all", "told", "untold", "was_cut_short",
]  # fmt: skip
