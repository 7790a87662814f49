"""Whether a payment is an earlier stopped one sent again with something left out or changed ("stripping").

Banks were fined for taking names out of wires that filters had stopped and sending them again. So the summary of each
stopped payment is kept, and a payment with the same amount between the same accounts is held against them: both versions
are shown side by side, and a person decides.
"""

from seawall.resubmission.compare import Change, Field, Resubmission, Summary, known_again, resubmissions_of, summarise
from seawall.resubmission.register import FileRegister, Register, read_summaries, write_summary

__all__ = [
    "Change", "Field", "FileRegister", "Register", "Resubmission", "Summary", "known_again", "read_summaries",
    "resubmissions_of", "summarise", "write_summary",
]  # fmt: skip
