"""The story of holding: blocked property is posted to, looked at and reported; each step is written whole, with its documents."""

from seawall.hold.book import (
    Book,
    Hand,
    act,
    book,
    find_item,
    item_of,
    paper,
    record_block,
    record_rejection,
    strike_record,
)
from seawall.hold.filing import Asked, file_report, form_of, kind_of_slug, prepare_report, return_report
from seawall.hold.stopped import Told, Waiting, block_stopped, record, reject_stopped, release, waiting_of
from seawall.hold.targets import authorities_of, listed, target_of, targets_of

__all__ = [
    "Asked", "Book", "Hand", "Told", "Waiting", "act", "authorities_of", "block_stopped", "book", "file_report", "find_item",
    "form_of", "item_of", "kind_of_slug", "listed", "paper", "prepare_report", "record", "record_block", "record_rejection",
    "reject_stopped", "release", "return_report", "strike_record", "target_of", "targets_of", "waiting_of",
]  # fmt: skip
