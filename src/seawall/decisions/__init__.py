"""What law and policy require of a match: block, reject, review or release, with the authority."""

from seawall.decisions.bar import Band, Bar, band_of, bar_of
from seawall.decisions.counterfactual import what_would_change
from seawall.decisions.dealing import Dealing, Kind
from seawall.decisions.decide import Circumstances, decide
from seawall.decisions.decision import Citation, Decision, Finding, Ground, GroundKind, Listing, Versions
from seawall.decisions.evidence import (
    NO_EVIDENCE,
    Certainty,
    Change,
    Evidence,
    Kin,
    Owner,
    OwnershipFinding,
    OwnershipStatus,
    Part,
    PlaceFinding,
    Resubmission,
    TextFinding,
    Where,
    Who,
)
from seawall.decisions.good_guys import GoodGuy, entry_hash, good_guy, party_hash
from seawall.decisions.marks import Verified
from seawall.decisions.name_quality import Poor, poor_names
from seawall.decisions.outcome import Outcome, strictest
from seawall.decisions.policy import Policy
from seawall.decisions.policy_file import read_policy, shipped_policy, us_policy, with_overrides
from seawall.decisions.policy_names import SHIPPED
from seawall.decisions.rows import (
    FieldRule,
    ListedType,
    PoorNameMode,
    PoorNameRule,
    Thresholds,
    TypeThresholds,
    WeakAka,
    WeakAkaRule,
)
from seawall.decisions.told_files import read_dealings, read_good_guys, written_good_guys

__all__ = [
    "NO_EVIDENCE", "SHIPPED", "Band", "Bar", "Certainty", "Change", "Circumstances", "Citation", "Dealing", "Decision",
    "Evidence", "FieldRule", "Finding", "GoodGuy", "Ground", "GroundKind", "Kin", "Kind", "ListedType", "Listing", "Outcome", "Owner",
    "OwnershipFinding", "OwnershipStatus", "Part", "PlaceFinding", "Policy", "Poor", "PoorNameMode", "PoorNameRule",
    "Resubmission", "TextFinding", "Thresholds", "TypeThresholds", "Verified", "Versions", "WeakAka", "WeakAkaRule",
    "Where", "Who", "band_of", "bar_of", "decide", "entry_hash", "good_guy", "party_hash", "poor_names", "read_dealings",
    "read_good_guys", "read_policy", "shipped_policy", "strictest", "us_policy", "what_would_change", "with_overrides",
    "written_good_guys",
]  # fmt: skip
