"""A page drawn: a template of one group of pages inside the frame that all of them share."""

from typing import Any

from fastapi.responses import HTMLResponse
from jinja2 import ChoiceLoader, Environment, PackageLoader, StrictUndefined
from starlette.requests import Request

from seawall.access import Right
from seawall.days import day_of_duty
from seawall.web.house import Visitor, house_of
from seawall.web.look.assets import address_of
from seawall.web.look.navigation import ACCOUNT, places
from seawall.web.look.shown import FILTERS

# The hidden field by which a form shows that it is of this service's own page, in this session.
FORM_WORD = "form_word"


def environment(package: str) -> Environment:
    """The templates of a package, with the frame. A name that a template uses and nobody gave is an error."""
    made = Environment(
        loader=ChoiceLoader([PackageLoader(package), PackageLoader("seawall.web.look")]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters.update(FILTERS)
    made.globals.update(asset=address_of, Right=Right, form_word=FORM_WORD)
    return made


def drawn(  # noqa: PLR0913  # the parts of a page
    templates: Environment,
    template: str,
    request: Request,
    visitor: Visitor | None,
    *,
    title: str,
    csrf: str,
    status: int = 200,
    **values: Any,
) -> HTMLResponse:
    """The page of a template: values are the template's own, csrf is the word that its forms carry."""
    told = values | {
        "title": title,
        "visitor": visitor,
        "may": visitor.rights if visitor else frozenset(),
        "places": places(visitor),
        "here": request.url.path,
        "csrf": csrf,
        "account": ACCOUNT,
        "today": day_of_duty(house_of(request).now()),
    }
    # What stands on a page is of one moment and of one person: nobody keeps it.
    return HTMLResponse(templates.get_template(template).render(told), status, {"Cache-Control": "no-store"})
