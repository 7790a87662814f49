"""The API of yente 5 at the root, so that its clients, OpenRefine and case systems work as they are; scores are Seawall's."""

from fastapi import APIRouter

from seawall.web.yente.entities import entities
from seawall.web.yente.match import PLAIN
from seawall.web.yente.reconcile import reconciling
from seawall.web.yente.search import searching
from seawall.web.yente.system import system

router = APIRouter()
for _part in (searching, entities, reconciling, system):
    router.include_router(_part)

__all__ = ["PLAIN", "router"]
