"""Seawall's own API under /v1: what is screened comes in, and what the command line would say goes out."""

from fastapi import APIRouter, Depends

from seawall.web.native.case_acts import case_acts
from seawall.web.native.casework import casework
from seawall.web.native.holding import holding
from seawall.web.native.knowing import knowing
from seawall.web.native.looking import looking
from seawall.web.native.parameters import no_others
from seawall.web.native.posting_acts import posting_acts
from seawall.web.native.receipts import receipts
from seawall.web.native.reporting import reporting
from seawall.web.native.screening import screening
from seawall.web.native.webhooks import webhooks
from seawall.web.native.whoami import whoami

router = APIRouter(prefix="/v1")
for _part in (
    screening, looking, receipts, casework, case_acts, holding, posting_acts, reporting, knowing, webhooks, whoami,
):  # fmt: skip
    router.include_router(_part, dependencies=[Depends(no_others)])

__all__ = ["router"]
