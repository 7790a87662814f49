"""Who owns whom, and what a designation does to what is owned: OFAC's 50 Percent Rule and its cousins, with proofs."""

from seawall.ownership.assess import Assessment, Status, Sum, assess
from seawall.ownership.finding import Finding, finding, findings
from seawall.ownership.flags import Flag, FlagKind
from seawall.ownership.graph import Graph
from seawall.ownership.history import Past, Period, past
from seawall.ownership.lines import lines
from seawall.ownership.lookalikes import lookalikes
from seawall.ownership.proof import Proof, Step, prove
from seawall.ownership.readers.ids import folded
from seawall.ownership.regime import Regime, read_regimes, regime_of, regimes
from seawall.ownership.running import Change, Running
from seawall.ownership.share import UNKNOWN, Share, between, exactly, read_share
from seawall.ownership.stake import ControlKind, ControlLink, Listing, Member, Right, Stake, Statement

__all__ = [
    "UNKNOWN", "Assessment", "Change", "ControlKind", "ControlLink", "Finding", "Flag", "FlagKind", "Graph", "Listing",
    "Member", "Past", "Period", "Proof", "Regime", "Right", "Running", "Share", "Stake", "Statement", "Status", "Step",
    "Sum", "assess", "between", "exactly", "finding", "findings", "folded", "lines", "lookalikes", "past", "prove", "read_regimes",
    "read_share", "regime_of", "regimes",
]  # fmt: skip
