"""Values to their one canonical form in JSON (RFC 8785), so that the same value always has the same hash."""

from typing import Any

import msgspec
import rfc8785


def canonical(value: Any) -> bytes:
    """The canonical bytes of a value of structs, mappings, lists, texts, whole numbers, dates and decimals.

    Decimals and dates are written as texts, so that no amount passes through a floating-point number. Raises
    TypeError or ValueError for what JSON can't say, an integer beyond 2**53 or an infinite number.
    """
    return rfc8785.dumps(msgspec.to_builtins(value))
