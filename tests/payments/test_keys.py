"""Keys that come twice, in bounded memory."""

from seawall.payments.keys import Keys


def test_a_key_that_came_before_is_said() -> None:
    keys = Keys("x.csv")
    assert [keys.problem(key, "row") is None for key in ("a", "b", "a", "\ud800")] == [True, True, False, True]


def test_beyond_the_limit_it_says_once_that_it_stops_looking() -> None:
    keys = Keys("x.csv", limit=2)
    whys = [str(found) if (found := keys.problem(key, "row 1")) else "" for key in ("a", "b", "c", "d", "a")]
    assert whys[2] == "x.csv row 1 key: more than 2 keys: later ones are not checked for doubles (said 'c')"
    assert whys[3] == ""
    assert "came before" in whys[4]
