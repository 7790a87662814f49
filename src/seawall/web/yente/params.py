"""The parameters of yente's routes, read and refused as yente does: unknown ones are ignored, wrong ones are a 422."""

import math
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeVar
from urllib.parse import parse_qs

from starlette.exceptions import HTTPException

from seawall.web.refusals import invalid

_T = TypeVar("_T")

MOST_RESULTS = 500
MOST_QUERIES = 100
MOST_EXCLUDED = 50
_SINCE = re.compile(r"\d{4}-\d{2}-\d{2}(T\d{2}(:\d{2}(:\d{2})?)?)?")
# yente's algorithms, each of which is answered with Seawall's one score.
ALGORITHMS = ("seawall", "logic-v2", "name-based", "name-qualified", "logic-v1", "regression-v1")
BEST = "best"


@dataclass(frozen=True, slots=True)
class MatchParams:
    """What is asked of /match beside its body. cutoff is the effective one."""

    limit: int = 5
    threshold: float = 0.7
    cutoff: float = 0.7
    algorithm: str = BEST
    include_dataset: tuple[str, ...] = ()
    exclude_dataset: tuple[str, ...] = ()
    exclude_schema: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    changed_since: str = ""
    exclude_entity_ids: frozenset[str] = frozenset()

    @property
    def candidates(self) -> int:
        """How many of the best are looked at: yente's clamp."""
        return max(20, min(500, self.limit * 10))


@lru_cache(256)  # clients ask with the same words again and again
def match_params(query: bytes) -> MatchParams:
    """The parameters in a query string. 422 for one that makes no sense, 400 for an algorithm that is not known."""
    said = parse_qs(query.decode("latin-1"), keep_blank_values=True)
    threshold = _one(said, "threshold", _number, 0.7)
    params = MatchParams(
        limit=max(0, at_most(_one(said, "limit", _whole, 5), MOST_RESULTS, "limit")),
        threshold=threshold,
        cutoff=min(_one(said, "cutoff", _number, 0.7), threshold),
        algorithm=known_algorithm(_one(said, "algorithm", str, BEST)),
        include_dataset=tuple(said.get("include_dataset", ())),
        exclude_dataset=tuple(said.get("exclude_dataset", ())),
        exclude_schema=tuple(said.get("exclude_schema", ())),
        topics=tuple(said.get("topics", ())),
        changed_since=since(_one(said, "changed_since", str, "")),
        exclude_entity_ids=frozenset(said.get("exclude_entity_ids", ())),
    )
    if len(said.get("exclude_entity_ids", ())) > MOST_EXCLUDED:
        raise invalid("query", "exclude_entity_ids", f"List should have at most {MOST_EXCLUDED} items")
    return params


def known_algorithm(said: str) -> str:
    """An algorithm's name. 400 where there is none of it."""
    if said != BEST and said not in ALGORITHMS:
        raise HTTPException(400, f"Invalid algorithm: {said}")
    return said


def since(said: str) -> str:
    """A moment as yente takes it. 422 where it is none."""
    if said and not _SINCE.fullmatch(said):
        raise invalid("query", "changed_since", f"String should match pattern '^{_SINCE.pattern}$'", said)
    return said


def at_most(number: int, most: int, name: str) -> int:
    """A number up to the most. 422 above."""
    if number > most:
        raise invalid("query", name, f"Input should be less than or equal to {most}", str(number))
    return number


def _one(said: Mapping[str, list[str]], name: str, read: Callable[[str], _T], default: _T) -> _T:
    """The last that was said of a parameter, as FastAPI takes it."""
    if name not in said:
        return default
    text = said[name][-1]
    try:
        return read(text)
    except ValueError:
        raise invalid("query", name, "Input should be a valid number", text) from None


def _whole(text: str) -> int:
    if len(text) > 18:
        raise ValueError(text)
    return int(text)


def _number(text: str) -> float:
    number = float(text)
    if math.isnan(number):
        raise ValueError(text)
    return number
