"""The walk along the labels: below a suffix is below a whole label."""

import polars as pl
from hypothesis import given
from hypothesis import strategies as st

from seawall.exposure.suffixes import below

NAMES = st.lists(st.sampled_from(["a", "b", "ab", ""]), min_size=1, max_size=5).map(".".join)


@given(st.lists(NAMES, unique=True, max_size=8), st.lists(NAMES, max_size=6))
def test_a_name_is_below_what_it_ends_with_behind_a_dot(names: list[str], suffixes: list[str]) -> None:
    wanted = pl.DataFrame(
        {"value": suffixes, "indicator": list(range(len(suffixes)))}, schema={"value": pl.String, "indicator": pl.Int64}
    )
    found = below(pl.DataFrame({"value": names}, schema={"value": pl.String}), wanted)
    expected = [
        (name, number) for name in names for number, suffix in enumerate(suffixes) if f".{name}".endswith(f".{suffix}")
    ]
    assert sorted(found.rows()) == sorted(expected)


def test_a_name_of_a_thousand_labels_ends_the_walk() -> None:
    long = pl.DataFrame({"value": [".".join(["a"] * 1_000) + ".example"]})
    wanted = pl.DataFrame({"value": ["example"], "indicator": [0]})
    assert below(long, wanted).height == 0, "no name has more than 127 labels"
