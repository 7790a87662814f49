"""What law and policy require of a match: block, reject, review or release, with the authority."""

from seawall.decisions.counterfactual import what_would_change
from seawall.decisions.decide import Band, Bar, Circumstances, band_of, bar_of, decide
from seawall.decisions.decision import Citation, Decision, Finding, Versions
from seawall.decisions.name_quality import Poor, poor_names
from seawall.decisions.outcome import Outcome, strictest
from seawall.decisions.policy import (
    ListedType,
    Policy,
    PoorNameMode,
    PoorNameRule,
    Thresholds,
    TypeThresholds,
    Verified,
    WeakAka,
    WeakAkaRule,
    read_policy,
    us_policy,
    with_overrides,
)

__all__ = [
    "Band", "Bar", "Circumstances", "Citation", "Decision", "Finding", "ListedType", "Outcome", "Policy", "Poor", "PoorNameMode",
    "PoorNameRule", "Thresholds", "TypeThresholds", "Verified", "Versions", "WeakAka", "WeakAkaRule", "band_of", "bar_of", "decide", "poor_names",
    "read_policy", "strictest", "us_policy", "what_would_change", "with_overrides",
]  # fmt: skip
