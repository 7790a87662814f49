"""The story of receipts: decisions recorded with all that they rested on, and made again from it, byte for byte."""

from seawall.receipts.find import receipts_of, subject_of
from seawall.receipts.papers import Beside, Inputs, Under
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
    "receipts_of",
    "replay",
    "subject_of",
]
