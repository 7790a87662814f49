"""The story of known customers: all screened once, and after a change of lists or customers only those concerned."""

from seawall.rescreen.story import Rescreened, Rescreening, rescreen, screen_all, screened_customers

__all__ = ["Rescreened", "Rescreening", "rescreen", "screen_all", "screened_customers"]
