"""The parameters that a route does not know: refused, for "recrod=true" records nothing and nobody would hear of it."""

from collections.abc import Iterator
from difflib import get_close_matches

from fastapi.dependencies.models import Dependant
from starlette.requests import Request

from seawall.web.refusals import invalid

# The key may stand in the address: keys.py reads it there.
_ANYWHERE = frozenset({"api_key"})


async def no_others(request: Request) -> None:
    """Refuse a query parameter of no meaning here, with the nearest that has one."""
    if not request.query_params:
        return
    known = {*_names(request.scope["route"].dependant), *_ANYWHERE}
    for name in request.query_params:
        if name not in known:
            near = get_close_matches(name, sorted(known), n=1)
            raise invalid(
                "query", name, f"there is no such parameter here{f' (did you mean {near[0]}?)' if near else ''}"
            )


def _names(dependant: Dependant) -> Iterator[str]:
    yield from (field.alias for field in dependant.query_params)
    for below in dependant.dependencies:
        yield from _names(below)
