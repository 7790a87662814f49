"""Lines of a tab-separated connection log to columns of numbers, compiled: what is plain is read here, the rest is marked.

A line is plain when it has as many fields as the header and all of them are as Zeek usually writes them. A marked line
goes to the careful reader (zeek_tsv), so that only one place decides what is bad and says so. What is read here must be
what the careful reader would have read: tests/exposure/logs/test_parity.py.
"""

from typing import Any

import numba
import numpy as np

# What a column is for; SKIP is not looked at.
SKIP, TS, DURATION, SRC, DST, SPORT, DPORT, TEXT, COUNT = range(9)

# Nothing is allocated, so nothing counts references; what only kernels call becomes part of its caller.
_options: Any = {"cache": True, "nogil": True, "error_model": "numpy", "_nrt": False, "no_cfunc_wrapper": True}
_compile: Any = numba.njit  # its types lack some of the options that it takes
_door: Any = _compile(**_options)
_njit: Any = _compile(**_options, forceinline=True, no_cpython_wrapper=True)
_TAB, _LF, _DOT, _COLON, _MINUS, _ZERO, _NINE = 9, 10, 46, 58, 45, 48, 57
_BACKSLASH, _PAREN = 92, 40


@_njit
def _micros(data, start, end):
    """Seconds with up to nine decimals in microseconds, cut; -1 where it is written otherwise."""
    value, at = 0, start
    while at < end and _ZERO <= data[at] <= _NINE:
        value = value * 10 + (data[at] - _ZERO)
        at += 1
    if at == start or at - start > 10:
        return -1
    fraction, digits = 0, 0
    if at < end:
        if data[at] != _DOT or end - at < 2 or end - at > 10:
            return -1
        at += 1
        while at < end:
            if not _ZERO <= data[at] <= _NINE:
                return -1
            if digits < 6:
                fraction = fraction * 10 + (data[at] - _ZERO)
                digits += 1
            at += 1
    while digits < 6:
        fraction *= 10
        digits += 1
    return value * 1_000_000 + fraction


@_njit
def _whole(data, start, end):
    """A whole number of up to 18 digits; -1 where it is written otherwise."""
    if end == start or end - start > 18:
        return -1
    value = 0
    for at in range(start, end):
        if not _ZERO <= data[at] <= _NINE:
            return -1
        value = value * 10 + (data[at] - _ZERO)
    return value


@_njit
def _ipv4(data, start, end):
    """A dotted address as a number; -1 where it is written otherwise. No octet has a zero before it."""
    value, octet, digits, dots = 0, 0, 0, 0
    for at in range(start, end):
        byte = data[at]
        if byte == _DOT:
            if digits == 0:
                return -1
            value = value * 256 + octet
            octet, digits = 0, 0
            dots += 1
        elif _ZERO <= byte <= _NINE:
            if digits > 0 and octet == 0:
                return -1
            octet = octet * 10 + (byte - _ZERO)
            digits += 1
            if octet > 255:
                return -1
        else:
            return -1
    if dots != 3 or digits == 0:
        return -1
    return value * 256 + octet


@_njit
def _hexadecimal(byte):
    if _ZERO <= byte <= _NINE:
        return byte - _ZERO
    if 97 <= byte <= 102:
        return byte - 87
    if 65 <= byte <= 70:
        return byte - 55
    return -1


@_njit
def _ipv6(data, start, end, out):
    """Groups in hexadecimal with at most one ::, to sixteen bytes; False for all else (dotted tails, zones)."""
    for place in range(16):
        out[place] = 0
    groups, gap, at = 0, -1, start
    if end - start >= 2 and data[start] == _COLON:
        if data[start + 1] != _COLON:
            return False
        gap, at = 0, start + 2
    while at < end:
        value, digits = 0, 0
        while at < end and data[at] != _COLON:
            nibble = _hexadecimal(data[at])
            if nibble < 0 or digits == 4:
                return False
            value = value * 16 + nibble
            digits += 1
            at += 1
        if digits == 0 or groups == 8:
            return False
        out[2 * groups] = value >> 8
        out[2 * groups + 1] = value & 255
        groups += 1
        if at < end:
            at += 1
            if at == end:
                return False
            if data[at] == _COLON:
                if gap >= 0:
                    return False
                gap = groups
                at += 1
    if gap < 0:
        return groups == 8
    if groups > 7:
        return False
    tail = 2 * (groups - gap)
    for place in range(1, tail + 1):
        out[16 - place] = out[2 * groups - place]
    for place in range(2 * gap, 16 - tail):
        out[place] = 0
    return True


@_njit
def _clothed(out):
    """Whether sixteen bytes are an IPv4 address in IPv6's clothes: ::ffff:0:0/96 or 64:ff9b::/96, as seawall/hosts.py has it."""
    translated = out[0] == 0 and out[1] == 0x64 and out[2] == 0xFF and out[3] == 0x9B
    for place in range(4 if translated else 0, 12 if translated else 10):
        if out[place] != 0:
            return False
    return translated or (out[10] == 255 and out[11] == 255)


@_njit
def _address(data, start, end, side, row, four, six, kind):
    """One address into its place; False where it is not plain."""
    if end - start == 1 and data[start] == _MINUS:
        kind[side, row] = 0
        four[side, row] = 0
        return True
    value = _ipv4(data, start, end)
    if value < 0:
        out = six[side, row]
        if not _ipv6(data, start, end, out):
            return False
        if not _clothed(out):
            kind[side, row] = 6
            four[side, row] = 0
            return True
        value = ((np.int64(out[12]) * 256 + out[13]) * 256 + out[14]) * 256 + out[15]
    kind[side, row] = 4
    four[side, row] = value
    return True


@_njit
def _text(data, start, end, texts, offsets, filled, column, row):
    """Copy one text; False where a byte of it needs a careful look. "-" is unset."""
    place = filled[column]
    length = end - start
    if length == 0 or data[start] == _PAREN:
        return False
    if length > 1 or data[start] != _MINUS:
        for at in range(start, end):
            byte = data[at]
            if byte < 33 or byte > 126 or byte == _BACKSLASH:
                return False
            texts[column, place] = byte
            place += 1
    filled[column] = place
    offsets[column, row + 1] = place
    return True


@_njit
def _number(data, start, end, numbers, slot, row, largest):
    """A whole number or unset (-1); False where it is not plain."""
    if end - start == 1 and data[start] == _MINUS:
        numbers[slot, row] = -1
        return True
    value = _whole(data, start, end)
    numbers[slot, row] = value
    return 0 <= value <= largest


@_njit
def _field(data, start, end, role, slot, row, times, four, six, kind, numbers, texts, offsets, filled, earliest, last):
    """One field of one line into its place; False where it is not plain."""
    if role == TS:
        times[0, row] = _micros(data, start, end)
        return earliest <= times[0, row] <= last
    if role == DURATION:
        if end - start == 1 and data[start] == _MINUS:
            times[1, row] = -1
            return True
        times[1, row] = _micros(data, start, end)
        return times[1, row] >= 0
    if SRC <= role <= DST:
        return _address(data, start, end, role - SRC, row, four, six, kind)
    if SPORT <= role <= DPORT:
        return _number(data, start, end, numbers, slot, row, 65535)
    if role == TEXT:
        return _text(data, start, end, texts, offsets, filled, slot, row)
    return _number(data, start, end, numbers, slot, row, 999_999_999_999_999_999)


@_door
def columns(
    data,
    roles,
    slots,
    times,
    four,
    six,
    kind,
    numbers,
    texts,
    offsets,
    filled,
    kept,
    line,
    marks,
    earliest,
    last,
    longest,
):
    """Read all lines of a block; return how many rows were plain and how many lines were marked.

    data    bytes of whole lines, each with a line feed but perhaps the last
    roles, slots  by column of the file: what it is for, and the row of `numbers` or `texts` that it goes to
    times, four, six, kind, numbers, texts, offsets  what the lines say, by row; kind is 0 (not said), 4 or 6
    filled, kept  room for how far each row of `texts` is filled
    line    by row: its number within the block, from 0
    marks   (number of the line, start, end) of each marked line
    """
    size, width = len(data), len(roles)
    rows, marked, number, at = 0, 0, 0, 0
    while at < size:
        begun, start, column, plain = at, at, 0, True
        for place in range(len(filled)):
            kept[place] = filled[place]
        while True:
            byte = data[at] if at < size else _LF
            if byte in (_TAB, _LF):
                if column >= width:
                    plain = False
                elif plain and roles[column] != SKIP:
                    plain = _field(
                        data, start, at, roles[column], slots[column], rows, times, four, six, kind, numbers,
                        texts, offsets, filled, earliest, last,
                    )  # fmt: skip
                column += 1
                start = at + 1
                if byte == _LF:
                    break
            elif byte < 32 or byte > 126:
                plain = False
            at += 1
        if plain and column == width and at - begun < longest:
            line[rows] = number
            rows += 1
        else:
            for place in range(len(filled)):
                filled[place] = kept[place]
            marks[marked, 0] = number
            marks[marked, 1] = begun
            marks[marked, 2] = at
            marked += 1
        number += 1
        at += 1
    return rows, marked
