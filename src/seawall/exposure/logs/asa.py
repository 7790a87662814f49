"""Cisco ASA and FTD syslog: connections built and torn down (302013 to 302016, 302020, 302021) and refused (106023).

Cisco Secure Firewall ASA Series Syslog Messages. A teardown tells the bytes of both directions in one sum, which belongs
to neither side and is not kept. Syslog without a year has no date that can be read.
"""

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import NamedTuple

from seawall.exposure.logs.clock import NO_TIME
from seawall.exposure.logs.lines import lines
from seawall.exposure.logs.reading import Reading
from seawall.exposure.logs.schema import Flow, Row
from seawall.exposure.logs.unpack import Plain
from seawall.exposure.logs.values import protocol

# So many connections are remembered until they are torn down: an ASA 5585's own limit is ten million, a branch's far below.
MOST_OPEN = 1 << 18
_SIGN = re.compile(r"%(?:ASA|FTD|PIX)-(?:\w+-)?\d-(\d{6}): ?(.*)")
_PLACE = r"(?:[^\s:]+:)?(?P<{0}>[0-9A-Fa-f.:]+)/(?P<{0}_port>\d+)"
_BUILT = re.compile(
    r"Built (?P<way>inbound|outbound) (?P<proto>\w+) connection (?P<id>\d+) for "
    + _PLACE.format("far") + r"(?: \([^)]*\))*(?:\([^)]*\))* to " + _PLACE.format("near")
)  # fmt: skip
_DOWN = re.compile(
    r"Teardown (?P<proto>\w+) connection (?P<id>\d+) for " + _PLACE.format("far") + r"(?:\([^)]*\))* to "
    + _PLACE.format("near") + r"(?:\([^)]*\))* duration (?P<h>\d{1,6}):(?P<m>\d\d):(?P<s>\d\d) bytes (?P<bytes>\d+)(?: (?P<why>.*))?"
)  # fmt: skip
_ICMP = re.compile(
    r"Built (?P<way>inbound|outbound) (?P<proto>ICMP|ICMPv6) connection for faddr "
    r"(?P<far>[0-9A-Fa-f.:]+)/\d+.*? laddr (?P<near>[0-9A-Fa-f.:]+)/"
)
_DENY = re.compile(r"Deny (?P<proto>\S+) src " + _PLACE.format("far") + r".*? dst " + _PLACE.format("near"))
_MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
_YEARLY = re.compile(r"\b([A-Z][a-z]{2}) +(\d{1,2}) (\d{4}) (\d\d):(\d\d):(\d\d)(?: (UTC|GMT))?\b")
_ISO = re.compile(r"\b(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:?\d\d)?)(?=\s|:)")

NOT_ASA = "not a message of an ASA; it was not used"
NOT_UNDERSTOOD = "a message of a connection that is written otherwise; it was not used"
NO_START = "torn down, but its start stands in no log before: which side began is not told, and the near one is taken"


class _Open(NamedTuple):
    """A connection that was built."""

    flow: Flow
    near_began: bool


def parse(plain: Plain, reading: Reading) -> Iterator[Row]:
    """One flow for each connection, when it is torn down or at the end of the file."""
    opened: dict[str, _Open] = {}
    for number, text in lines(plain, reading.notes):
        found = _SIGN.search(text)
        if found is None:
            reading.notes.say(number, "", text, NOT_ASA)
        elif found[1] in ("302013", "302015"):
            yield from _built(number, text, found[2], opened, reading)
        elif found[1] in ("302014", "302016"):
            yield from _down(number, text, found[2], opened, reading)
        elif found[1] in ("302020", "106023"):
            yield from _once(number, text, found[2], reading)
        else:
            reading.notes.passed += 1
    yield from (one.flow for one in opened.values())


def _built(line: int, text: str, said: str, opened: dict[str, _Open], reading: Reading) -> Iterator[Flow]:
    found = _found(_BUILT, line, said, reading)
    flow = found and _flow(line, text, found, "built", reading)
    if not found or not flow:
        return
    # The numbers of connections begin anew at a restart: the older one of the same number was never torn down.
    if before := opened.pop(found["id"], None):
        yield before.flow
    opened[found["id"]] = _Open(flow, found["way"] == "outbound")
    if len(opened) > MOST_OPEN:
        yield opened.pop(next(iter(opened))).flow


def _down(line: int, text: str, said: str, opened: dict[str, _Open], reading: Reading) -> Iterator[Flow]:
    found = _found(_DOWN, line, said, reading)
    if not found:
        return
    began = opened.pop(found["id"], None)
    if began is None:
        reading.notes.say(line, "", said, NO_START)
    flow = _flow(line, text, found, found["why"] or "teardown", reading)
    if flow:
        # A teardown names no direction; the near side stands as source where none began it.
        flow = flow if began is None or began.near_began else _turned(flow)
        span = ((int(found["h"]) * 60 + int(found["m"])) * 60 + int(found["s"])) * 1_000_000
        yield flow._replace(ts=max(0, flow.ts - span), end=flow.ts)


def _once(line: int, text: str, said: str, reading: Reading) -> Iterator[Flow]:
    """What has no end: ICMP, and what was refused, which the far side (src) began."""
    denied = said.startswith("Deny")
    found = _found(_DENY if denied else _ICMP, line, said, reading)
    if found:
        flow = _flow(line, text, found, "deny" if denied else "built", reading)
        yield from [flow] if flow else []


def _found(pattern: "re.Pattern[str]", line: int, said: str, reading: Reading) -> "re.Match[str] | None":
    found = pattern.match(said)
    if found is None:
        reading.notes.say(line, "", said, NOT_UNDERSTOOD)
    return found


def _turned(flow: Flow) -> Flow:
    return flow._replace(src=flow.dst, dst=flow.src, sport=flow.dport, dport=flow.sport)


def _flow(line: int, text: str, found: "re.Match[str]", state: str, reading: Reading) -> Flow | None:
    """From the near side to the far one, but where the message says that the far one began (inbound, refused)."""
    ts = _moment(line, text, reading)
    if ts is None:
        return None
    groups = found.groupdict()
    sides = [
        (reading.cells.address(line, side, groups[side]), reading.cells.port(line, side, groups.get(f"{side}_port")))
        for side in ("far", "near")
    ]
    (dst, dport), (src, sport) = sides
    flow = Flow(
        ts, None, src, dst, sport, dport, protocol(groups["proto"]), None, None, None, None, None, None, state,
        groups.get("id"), line,
    )  # fmt: skip
    return _turned(flow) if groups.get("way") == "inbound" or state == "deny" else flow


def _moment(line: int, text: str, reading: Reading) -> int | None:
    head = text.partition("%")[0]
    if iso := _ISO.search(head):
        return reading.clock.written(line, iso[1])
    found = _YEARLY.search(head)
    if found is None or found[1] not in _MONTHS:
        reading.notes.say(line, "ts", head, NO_TIME)
        return None
    month = _MONTHS.index(found[1]) + 1
    try:
        moment = datetime(int(found[3]), month, int(found[2]), int(found[4]), int(found[5]), int(found[6]))  # noqa: DTZ001  # its zone is the clock's to place
    except ValueError:
        reading.notes.say(line, "ts", head, NO_TIME)
        return None
    return reading.clock.of(line, found[0], moment.replace(tzinfo=UTC) if found[7] else moment)
