"""What law and policy require of a match: block, reject, review or release, with the authority."""

from seawall.decisions.decide import Circumstances, decide
from seawall.decisions.decision import Citation, Decision, Finding, Versions
from seawall.decisions.outcome import Outcome, strictest
from seawall.decisions.policy import (
    Policy,
    Thresholds,
    Verified,
    WeakAka,
    WeakAkaRule,
    read_policy,
    us_policy,
    with_overrides,
)

__all__ = [
    "Circumstances", "Citation", "Decision", "Finding", "Outcome", "Policy", "Thresholds", "Verified", "Versions", "WeakAka",
    "WeakAkaRule", "decide", "read_policy", "strictest", "us_policy", "with_overrides",
]  # fmt: skip
