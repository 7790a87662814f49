"""The first bytes of a log to its format; what is no log that is read is refused with what to do instead. Names of files are not asked."""

import re
from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import Any, NamedTuple

import orjson

from seawall.exposure.logs import zeek, zeek_json, zeek_tsv

# Enough for the longest header of a table and for the first record of what is written a record a line.
HEAD_BYTES = 1 << 16


class Format(StrEnum):
    """The formats that are read; the values are what a user calls them."""

    ZEEK_CONN = "Zeek conn, tab-separated"
    ZEEK_TSV = "Zeek, tab-separated"
    ZEEK_JSON = "Zeek, JSON lines"
    SURICATA = "Suricata eve"
    NFDUMP = "nfdump text"
    NFDUMP_CSV = "nfdump CSV"
    ARGUS = "argus flows"
    AWS = "AWS VPC flow log"
    GCP = "Google Cloud VPC flow log"
    AZURE = "Azure flow log"
    PALO_ALTO = "Palo Alto traffic CSV"
    FORTINET = "Fortinet traffic"
    ASA = "Cisco ASA syslog"
    SQUID = "Squid access log"
    WINDOWS = "Windows events, JSON"


class Recognised(NamedTuple):
    """What a log is: its format and, of Zeek, which log; or why it is not read (skipped: a known log without use)."""

    format: Format | None
    log: str = ""
    refused: str = ""
    skipped: str = ""


_NOT_TEXT: tuple[tuple[bytes, str], ...] = (
    (b"\x0c\xa5", "nfdump's own binary file: write it as text first, nfdump -r FILE -o csv"),
    (b"\xa5\x0c", "nfdump's own binary file: write it as text first, nfdump -r FILE -o csv"),
    (b"\xd4\xc3\xb2\xa1", "captured packets: let Zeek or Suricata read them, and give their logs"),
    (b"\xa1\xb2\xc3\xd4", "captured packets: let Zeek or Suricata read them, and give their logs"),
    (b"\x4d\x3c\xb2\xa1", "captured packets: let Zeek or Suricata read them, and give their logs"),
    (b"\x0a\x0d\x0d\x0a", "captured packets: let Zeek or Suricata read them, and give their logs"),
    (b"ElfFile\0", "a Windows event file: export its events as JSON"),
    (b"PAR1", "a Parquet file: it is no log as its source wrote it"),
    (b"Obj\x01", "an Avro file: export its records as JSON lines"),
)
UNKNOWN = "no log format that is known"
EMPTY = "an empty file"

# The signs of a table stand at the start of a line; what lies behind is not searched.
_SIGN_CHARS = 2_000
_LINES: tuple[tuple[Format, "re.Pattern[str]"], ...] = (
    (Format.ARGUS, re.compile(r"StartTime[,\t].*SrcAddr[,\t].*DstAddr")),
    (Format.NFDUMP_CSV, re.compile(r"(ts,te,td,(sa|sip),|(firstSeen|first),(?=.*(srcAddr|sa\b)))")),
    (Format.NFDUMP, re.compile(r"Date first seen\s+.*Src IP Addr:Port")),
    (Format.NFDUMP, re.compile(r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{3}\s+[\d.]+\s+\S+\s+\S+\s+->\s+\S+")),
    (Format.AWS, re.compile(r"(?=.*\bsrcaddr\b)(?=.*\bdstaddr\b)[a-z0-9 -]+$")),
    (Format.AWS, re.compile(r"2 \S+ eni-\S+ \S+ \S+ \S+ \S+ \S+ \S+ \S+ \d+ \d+ \S+ \S+\s*$")),
    (Format.PALO_ALTO, re.compile(r'"?Domain"?,"?Receive Time"?,"?Serial')),
    (Format.PALO_ALTO, re.compile(r'.*?"?1?"?,"?\d{4}/\d\d/\d\d \d\d:\d\d:\d\d"?,[^,]*,"?TRAFFIC"?,')),
    (Format.ASA, re.compile(r".*%(ASA|FTD|PIX)-(\w+-)?\d-\d{6}:")),
    (Format.FORTINET, re.compile(r'.*\btype="?(traffic|utm|event|dns)\b.*\b(subtype|level|srcip)=')),
    (Format.SQUID, re.compile(r"\s*\d{9,10}\.\d{3}\s+\d+ \S+ [A-Z_]+/\d{3} \d+ [A-Z_-]+ \S+ ")),
)

_JSON: tuple[tuple[Format, Callable[[Mapping[str, Any]], object]], ...] = (
    (Format.SURICATA, lambda it: "event_type" in it and "timestamp" in it),
    (Format.GCP, lambda it: isinstance(it.get("jsonPayload"), dict) or {"src_ip", "dest_ip"} <= _keys(it, "connection")),
    (Format.AZURE, lambda it: isinstance(it.get("records"), list) or "FlowEvent" in str(it.get("category"))),
    (Format.WINDOWS, lambda it: "EventID" in it or "winlog" in it or "System" in _keys(it, "Event")),
    (Format.ZEEK_JSON, lambda it: "_path" in it or ("ts" in it and zeek_json.path_of(it))),
    (Format.ZEEK_JSON, lambda it: "ts" in it and ("uid" in it or "id.orig_h" in it)),
)  # fmt: skip


def _keys(record: Mapping[str, Any], key: str) -> set[str]:
    value = record.get(key)
    return set(value) if isinstance(value, dict) else set()


def recognise(head: bytes) -> Recognised:
    """What begins with these bytes, of which there are HEAD_BYTES or all."""
    why = next((why for sign, why in _NOT_TEXT if head.startswith(sign)), "")
    if why:
        return Recognised(None, refused=why)
    text = head.removeprefix(b"\xef\xbb\xbf").decode("utf-8", "replace").replace("\0", "")
    if not text.strip():
        return Recognised(None, refused="" if text else EMPTY, skipped="nothing but blank lines" if text else "")
    first = text.lstrip()
    if first[0] in "{[":
        return _json(first)
    if first.startswith("#") or "\n#fields" in text:
        return _zeek(text)
    return _table(text)


def _zeek(text: str) -> Recognised:
    header = zeek_tsv.Header()
    for number, line in enumerate(text.splitlines(), 1):
        if not zeek_tsv.is_comment(line, number):
            break
        header = header.after(line)
    if not header.fields:
        return _table(text)
    if header.path in zeek.READ:
        return Recognised(Format.ZEEK_CONN if header.path == "conn" else Format.ZEEK_TSV, header.path)
    return Recognised(Format.ZEEK_TSV, header.path, skipped=_of_no_use(header.path))


def _of_no_use(path: str) -> str:
    return f"a Zeek log that holds no flows or names that are looked for ({path or 'without a name'})"


def _json(text: str) -> Recognised:
    record = _first_object(text)
    if record is None:
        return Recognised(*_by_words(text))
    found = next((kind for kind, is_it in _JSON if is_it(record)), None)
    if found is not Format.ZEEK_JSON:
        return Recognised(found, refused="" if found else UNKNOWN)
    path = zeek_json.path_of(record)
    mixed = "_path" in record
    used = path in zeek.READ or mixed or not path
    return Recognised(found, path, skipped="" if used else _of_no_use(path))


def _first_object(text: str) -> Mapping[str, Any] | None:
    """The first record: the first line, the first member of an array, or the whole; None where the head cuts it."""
    for candidate in (text.partition("\n")[0], text):
        try:
            value = orjson.loads(candidate)
        except orjson.JSONDecodeError:
            continue
        first = value[0] if isinstance(value, list) and value else value
        return first if isinstance(first, dict) else None
    return None


# Of a document whose first record is longer than the head, or is written over several lines: words of its keys.
_WORDS: tuple[tuple[Format, "re.Pattern[str]"], ...] = (
    (Format.AZURE, re.compile(r'"category"\s*:\s*"(NetworkSecurityGroupFlowEvent|FlowLogFlowEvent)"')),
    (Format.AZURE, re.compile(r'"flowTuples"\s*:')),
    (Format.GCP, re.compile(r'"jsonPayload"\s*:\s*\{')),
    (Format.SURICATA, re.compile(r'"event_type"\s*:\s*"')),
    (Format.WINDOWS, re.compile(r'"(EventID|event_id)"\s*:')),
    (Format.ZEEK_JSON, re.compile(r'"id\.orig_h"\s*:')),
)


def _by_words(text: str) -> tuple[Format | None, str, str]:
    found = next((kind for kind, words in _WORDS if words.search(text)), None)
    return found, "", "" if found else UNKNOWN


def _table(text: str) -> Recognised:
    """By the first lines: a header, or a record of a log that has none."""
    for line in text.splitlines()[:5]:
        found = next((kind for kind, sign in _LINES if sign.match(line[:_SIGN_CHARS])), None)
        if found:
            return Recognised(found)
    return Recognised(None, refused=UNKNOWN)
