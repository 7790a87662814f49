"""The story of receipts: decisions recorded with all that they rested on, and made again from it, byte for byte."""

from seawall.receipts.find import decision_of, receipts_of, subject_of
from seawall.receipts.papers import Beside, Inputs, Under, written
from seawall.receipts.record import PROGRAM, BeforeWriting, Recorder
from seawall.receipts.replay import Replayed, replay

__all__ = [
    "PROGRAM",
    "BeforeWriting",
    "Beside",
    "Inputs",
    "Recorder",
    "Replayed",
    "Under",
    "decision_of",
    "receipts_of",
    "replay",
    "subject_of",
    "written",
]
