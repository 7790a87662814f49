"""The story of checkpoints: one hash over all events, put on the tape, time-stamped, exported, and proved years later."""

from seawall.checkpoints.stamp import Authority, Stamp
from seawall.checkpoints.story import Exported, checked, export, read_exported

__all__ = ["Authority", "Exported", "Stamp", "checked", "export", "read_exported"]
