"""The Remarks field of OFAC's CSV files: everything that has no column of its own, in one line of text."""

from seawall.lists.ofac.remarks.reader import Remarks, Unread, read_remarks

__all__ = ["Remarks", "Unread", "read_remarks"]
