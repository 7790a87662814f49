"""What every event's body is: frozen, tagged with what happened, with its private texts named."""

from typing import ClassVar

import msgspec


class EventBody(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """private names the texts that are kept beside the chain: "why", or inside of values and of lists of them "scope.account"."""

    private: ClassVar[frozenset[str]] = frozenset()
