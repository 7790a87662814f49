"""The story of known customers: all screened once, and after a change of lists or customers only those concerned."""

from seawall.rescreen.story import ATTESTATIONS, Rescreened, Rescreening, load_customers, rescreen, screen_all

__all__ = ["ATTESTATIONS", "Rescreened", "Rescreening", "load_customers", "rescreen", "screen_all"]
