"""What every event's body is: frozen, tagged with what happened, with its private words named."""

from typing import ClassVar

import msgspec


class EventBody(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """private names the texts, and lists of texts, that are kept beside the chain: "why"; inside of values "scope.account".

    Whether a field is private, and why, stands for each in a table of the tests. A field may become private later: what was
    chained in the open before is read as it was written, and stays.
    """

    private: ClassVar[frozenset[str]] = frozenset()
