"""Bytes from outside, archived: the only room that speaks HTTP."""

from seawall.fetch.archive import Archive, sync_folder
from seawall.fetch.ask import ask, look_up
from seawall.fetch.download import Got, Progress, Unchanged, Wanted, Web, client, download
from seawall.fetch.index import Fetched
from seawall.fetch.inflate import unpack
from seawall.fetch.journal import append, drop_torn_line, read_journal
from seawall.fetch.lock import Holder, locked
from seawall.fetch.looks import Kind, complaint
from seawall.fetch.part import Validators
from seawall.fetch.patience import MAX_BYTES, Clock, Patience
from seawall.fetch.room import refuse_without_room

__all__ = [
    "MAX_BYTES",
    "Archive",
    "Clock",
    "Fetched",
    "Got",
    "Holder",
    "Kind",
    "Patience",
    "Progress",
    "Unchanged",
    "Validators",
    "Wanted",
    "Web",
    "append",
    "ask",
    "client",
    "complaint",
    "download",
    "drop_torn_line",
    "locked",
    "look_up",
    "read_journal",
    "refuse_without_room",
    "sync_folder",
    "unpack",
]
