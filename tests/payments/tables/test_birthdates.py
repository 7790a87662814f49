"""Dates of birth as tables write them."""

import pytest

from seawall.payments.tables.birthdates import birth_date

CASES = """
1970-03-04           1970-03-04
1970-03              1970-03
1970                 1970
4 Mar 1970           1970-03-04
circa 1970           1970
25/03/1970           1970-03-25
03/25/1970           1970-03-25
03/04/1970           1970-03-04/1970-04-03
3-4-1970             1970-03-04/1970-04-03
04/04/1970           1970-04-04
2.9.2010             2010-09-02
1970/03/04           1970-03-04
19700304             1970-03-04
1970-03-04 00:00:00  1970-03-04
03/04/70             -
31/31/1970           -
25600                -
2/30/1970            -
yesterday            -
"""


@pytest.mark.parametrize("row", CASES.strip().splitlines())
def test_a_date_that_can_be_read_two_ways_covers_both(row: str) -> None:
    text, expected = row.rsplit(maxsplit=1)
    found = birth_date(text.strip())
    assert (found.iso if found else "-") == expected
