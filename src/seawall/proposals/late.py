"""Patterns that are compiled when they are first used.

The rules of reading have some four hundred, which take half a second to compile: a third of the time in which the command
line starts, and most commands read no story.
"""

import re
from typing import Any, cast


def late(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """The compiled pattern, as soon as anything is asked of it. What is wrong with it is told then (re.error)."""
    return cast("re.Pattern[str]", _Late(pattern, flags))


class _Late:
    """Stands for a pattern; from the first question on its methods are the pattern's own."""

    def __init__(self, pattern: str, flags: int) -> None:
        self.pattern = pattern
        self._flags = flags

    def __getattr__(self, name: str) -> Any:
        compiled = re.compile(self.pattern, self._flags)
        for method in ("search", "match", "fullmatch", "finditer", "findall", "sub", "split", "flags", "groups"):
            setattr(self, method, getattr(compiled, method))
        return getattr(compiled, name)
