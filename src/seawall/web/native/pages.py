"""Pages of a long answer: how many rows, and from which on."""

from typing import Annotated, TypeAlias

from fastapi import Query

# A row of a case has some two thousand bytes: an answer stays below a few megabytes.
_MOST = 1_000
Limit: TypeAlias = Annotated[int, Query(ge=1, le=_MOST, description="So many rows at most", examples=[100])]
# SQLite and Python count further; nobody has so many rows.
Offset: TypeAlias = Annotated[int, Query(ge=0, le=10_000_000, description="So many rows are passed over", examples=[0])]
