"""Zeek's logs as JSON lines: which log a record is of stands in _path or is told by its keys."""

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any

from seawall.exposure.logs import zeek
from seawall.exposure.logs.lines import records
from seawall.exposure.logs.reading import Reading
from seawall.exposure.logs.schema import Row
from seawall.exposure.logs.unpack import Plain

# By the keys that only this log has, most telling first; the log's name is said by no record unless _path is written.
_BY_KEYS: tuple[tuple[frozenset[str], str], ...] = (
    (frozenset({"certificate.serial"}), "x509"),
    (frozenset({"tx_hosts"}), "files"),
    (frozenset({"fuid", "source", "depth"}), "files"),
    (frozenset({"conn_state"}), "conn"),
    (frozenset({"trans_id"}), "dns"),
    (frozenset({"client_initial_dcid"}), "quic"),
    (frozenset({"trans_depth", "helo"}), "smtp"),
    (frozenset({"trans_depth", "mailfrom"}), "smtp"),
    (frozenset({"trans_depth"}), "http"),
    (frozenset({"cipher", "established"}), "ssl"),
    (frozenset({"resumed", "established"}), "ssl"),
    (frozenset({"server_name", "established"}), "ssl"),
    (frozenset({"auth_attempts"}), "ssh"),
    (frozenset({"note", "actions"}), "notice"),
    (frozenset({"client_addr", "msg_types"}), "dhcp"),
    (frozenset({"uids", "msg_types"}), "dhcp"),
    (frozenset({"operation", "src_mac"}), "arp"),
    (frozenset({"software_type"}), "software"),
    (frozenset({"tunnel_type"}), "tunnel"),
    (frozenset({"machine", "compile_ts"}), "pe"),
    (frozenset({"name", "peer", "notice"}), "weird"),
)
NOT_KNOWN = "its keys are of no log that is known; it was not used"


def path_of(record: Mapping[str, Any]) -> str:
    """The log that a record is of; "" where nothing tells."""
    said = record.get("_path")
    if isinstance(said, str) and said:
        return said
    return _by_keys(tuple(record))


@lru_cache(maxsize=4096)
def _by_keys(present: tuple[str, ...]) -> str:
    return next((path for keys, path in _BY_KEYS if keys <= set(present)), "")


def parse(plain: Plain, reading: Reading) -> Iterator[Row]:
    """All records of logs that are read; a file may mix logs, as those of one stream do."""
    for line, record in records(plain, reading.notes):
        path = path_of(record)
        if path in zeek.READ:
            yield from zeek.rows(path, record, line, reading)
        elif path:
            reading.notes.passed += 1
        else:
            reading.notes.say(line, "", str(sorted(record)[:12]), NOT_KNOWN)
