"""Exit codes, in one table: scripts build on them."""

from seawall.decisions import Outcome

OK = 0
ERROR = 1
REVIEW = 2
STOPPED = 3

BY_OUTCOME = {Outcome.RELEASE: OK, Outcome.REVIEW: REVIEW, Outcome.REJECT: STOPPED, Outcome.BLOCK: STOPPED}
