"""Files that are often kept beside OFAC's lists and are no list: what such a file holds instead, told from its first bytes."""

import re
from io import BytesIO

from seawall.records import Lines

_UNKNOWN = "is in no format of a list that is known"
_ADDRESSES = "holds digital currency addresses and no entries"
# OFAC's own label, which third parties' JSON keeps.
_LABEL = "Digital Currency Address - "
# The shortest address on the list has 33 characters (TRX), the longest 95 (XMR); shorter and longer ones exist.
_ADDRESS = re.compile(r"[A-Za-z0-9]{26,110}")


def why_no_list(head: bytes) -> str:
    """What a file that is in no known format holds, in words that follow its name."""
    lines = [line.strip() for line in Lines(BytesIO(head), "")]
    full = [line for line in lines if line]
    # The last line may be cut in its middle.
    bare = bool(full) and all(_ADDRESS.fullmatch(line) for line in full[:-1] or full)
    is_json = bool(full) and full[0].startswith(("{", "["))
    return _ADDRESSES if bare or (is_json and any(_LABEL in line for line in full)) else _UNKNOWN
