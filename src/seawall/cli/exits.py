"""Exit codes, in one table: scripts build on them."""

from seawall.decisions import Outcome

OK = 0
# What was asked makes no sense or can't be done: one line on the error stream says why.
ERROR = 1
REVIEW = 2
STOPPED = 3
# By the shell's custom, 128 and the number of the signal: Ctrl-C, and a reader that closed the pipe.
INTERRUPTED = 130
PIPE_CLOSED = 141

BY_OUTCOME = {Outcome.RELEASE: OK, Outcome.REVIEW: REVIEW, Outcome.REJECT: STOPPED, Outcome.BLOCK: STOPPED}
