"""The desk's routes put together: one module a group of pages."""

from fastapi import APIRouter, FastAPI

from seawall.web.desk import (
    administering,
    audit,
    beginning,
    briefs,
    case,
    case_acts,
    case_papers,
    claims,
    customers,
    deadlines,
    documents,
    entity,
    exposures,
    filing,
    graph,
    ledger,
    lists,
    policy,
    postings,
    queue,
    recording,
    reports,
    search,
)
from seawall.web.look import assets

_GROUPS: tuple[APIRouter, ...] = (
    assets.pages, beginning.pages, queue.pages, case.pages, case_acts.pages, case_papers.pages, search.pages, entity.pages, lists.pages,
    deadlines.pages, reports.pages, filing.pages, ledger.pages, recording.pages, postings.pages, customers.pages,
    policy.pages, audit.pages, administering.pages, exposures.pages, graph.pages, claims.pages, documents.pages, briefs.pages,
    beginning.nowhere,
)  # fmt: skip


def join(app: FastAPI) -> None:
    """Put the desk's pages into the service, below /desk."""
    for group in _GROUPS:
        app.include_router(group)
