"""What the page of an exposure shows, made of the value that was read back. Imported only where the extra `hunt` is installed."""

from typing import Any

from seawall.exposure.found import timeline
from seawall.exposure.phases import MEANING, PHASES
from seawall.hunt.tape import recorded
from seawall.readings import HUNT, Hunted
from seawall.reports.exposure import hosts_of
from seawall.store import Store
from seawall.web.desk.tracks import tracks

# A page with more lines is no page; the rest is counted on it, and stands in the JSON.
_MOMENTS, _FINDINGS, _HOSTS, _PROBLEMS = 200, 100, 100, 50


def told(store: Store, hunted: Hunted) -> dict[str, Any]:
    """The values of the page. InputRefused where the archived exposure was redacted or is of another version."""
    found = recorded(store, f"{HUNT}{hunted.id}")
    moments = timeline(found.met)
    hosts = hosts_of(found)
    coverage = found.answer.coverage
    return {
        "found": found,
        "moments": moments[:_MOMENTS],
        "moments_left": max(0, len(moments) - _MOMENTS),
        "hosts": hosts[:_HOSTS],
        "hosts_left": max(0, len(hosts) - _HOSTS),
        "phases": [
            (phase, count, MEANING[phase]) for phase in PHASES if (count := sum(one.told.phase is phase for one in moments))
        ],
        "drawn": tracks(moments, [host for host, *_ in hosts], found.calendar),
        "findings": found.findings[:_FINDINGS],
        "findings_left": max(0, len(found.findings) - _FINDINGS),
        "claims": {claim.id: claim for claim in found.claims},
        "problems": [*found.problems, *found.notes][:_PROBLEMS],
        "problems_left": max(0, len(found.problems) + len(found.notes) - _PROBLEMS),
        "share": coverage.share,
    }  # fmt: skip
