"""Days on which something may be decided otherwise though nothing was written anew."""

from dataclasses import replace
from datetime import date

import msgspec

from seawall.decisions import us_policy
from seawall.entities import Fact
from seawall.rescreen.turning import dated_between, turning_day
from tests.made import listed

DAY = date(2031, 5, 17)


def test_a_rule_that_begins_or_ended_between_two_days_turns() -> None:
    policy = us_policy()
    quiet = date(2031, 5, 1), date(2031, 5, 31)
    assert turning_day(policy, *quiet) is None
    begins = msgspec.structs.replace(policy.effect[0], valid_from=DAY)
    ends = msgspec.structs.replace(policy.effect[0], valid_to=DAY)
    for rule in (begins, ends):
        other = msgspec.structs.replace(policy, effect=(rule, *policy.effect[1:]))
        assert turning_day(other, *quiet) == DAY
        assert turning_day(other, *reversed(quiet)) == DAY
        assert turning_day(other, DAY, DAY) is None
    last_day = msgspec.structs.replace(policy, effect=(ends, *policy.effect[1:]))
    assert turning_day(last_day, date(2031, 5, 18), date(2031, 5, 19)) == DAY  # a rule holds on its last day too


def test_an_entry_turns_when_a_day_that_it_states_comes() -> None:
    entry = replace(listed(1, "EXAMPLE"), facts=(Fact("Effective Date (CMIC)", "17 May 2031"),))
    assert list(dated_between([entry], date(2031, 5, 1), date(2031, 5, 31))) == ["ofac-1"]
    assert list(dated_between([entry], date(2031, 6, 1), date(2031, 6, 30))) == []
